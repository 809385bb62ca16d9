//! A PostgreSQL database per test, on the server that the environment names.

use sea_orm::{ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection};

/// A database that lives as long as its test.
pub struct Postgres {
    admin: DatabaseConnection,
    server: String,
    name: String,
}

impl Postgres {
    /// Makes one, if `TSUKIHAJIME_TEST_POSTGRES` is set.
    pub async fn create() -> Option<Self> {
        let server = std::env::var("TSUKIHAJIME_TEST_POSTGRES").ok()?;
        let mut options = ConnectOptions::new(server.clone());
        options.max_connections(1).sqlx_logging(false);
        let admin = Database::connect(options)
            .await
            .expect("TSUKIHAJIME_TEST_POSTGRES can be reached");
        let name = format!("test_{}", office::clock::new_id().simple());
        admin
            .execute_unprepared(&format!("CREATE DATABASE {name}"))
            .await
            .unwrap();
        Some(Self {
            admin,
            server,
            name,
        })
    }

    /// Its address: the server's with another database.
    pub fn url(&self) -> String {
        let (address, query) = self.server.split_once('?').unwrap_or((&self.server, ""));
        let (scheme, rest) = address.split_once("://").expect("postgres://…");
        let authority = rest.split('/').next().unwrap_or_default();
        format!("{scheme}://{authority}/{}?{query}", self.name)
    }

    /// Removes it, whoever is still connected.
    pub async fn drop(self) {
        self.admin
            .execute_unprepared(&format!("DROP DATABASE {} WITH (FORCE)", self.name))
            .await
            .unwrap();
    }
}
