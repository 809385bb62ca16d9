//! The schema among processes and versions: many may start at once, and a
//! version may meet a database that a newer one has migrated.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use office::db::Db;
use sea_orm::{ConnectionTrait as _, Statement};

use crate::harness::database::Postgres;
use crate::harness::old;
use crate::harness::{App, on_both};

/// Starts five processes at once that each bring the database up to date.
fn start_five(url: &str, folder: &Path) -> Vec<Output> {
    let start = |_| {
        Command::new(env!("CARGO_BIN_EXE_tsukihajime"))
            .arg("migrate")
            .current_dir(folder)
            .env("TSUKIHAJIME__DATABASE__URL", url)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let processes: Vec<_> = (0..5).map(start).collect();
    processes
        .into_iter()
        .map(|process| process.wait_with_output().unwrap())
        .collect()
}

async fn all_are_up_to_date(url: &str, outputs: Vec<Output>) {
    for output in outputs {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(
            output.status.success(),
            "{}\n{}\n{}",
            output.status,
            text(&output.stdout),
            text(&output.stderr)
        );
    }
    let db = Db::connect(url).await.unwrap();
    assert_eq!(db.pending_migrations().await.unwrap(), 0);
    db.read().clone().close().await.unwrap();
}

#[tokio::test]
async fn five_processes_that_start_on_an_empty_database_at_once_all_start() {
    // More than once: a race may be won by chance.
    for _ in 0..3 {
        let folder = tempfile::tempdir().unwrap();
        let url = old::sqlite_url(folder.path());
        all_are_up_to_date(&url, start_five(&url, folder.path())).await;
        if let Some(postgres) = Postgres::create().await {
            let url = postgres.url();
            let outputs = start_five(&url, folder.path());
            all_are_up_to_date(&url, outputs).await;
            postgres.drop().await;
        }
    }
}

#[tokio::test]
async fn five_processes_that_start_on_an_old_database_at_once_all_start() {
    for release in old::releases() {
        let folder = tempfile::tempdir().unwrap();
        let url = old::sqlite_url(folder.path());
        old::load(&release, "sqlite", &url, &[]).await;
        all_are_up_to_date(&url, start_five(&url, folder.path())).await;
        if let Some(postgres) = Postgres::create().await {
            let url = postgres.url();
            old::load(&release, "postgres", &url, &[]).await;
            let outputs = start_five(&url, folder.path());
            all_are_up_to_date(&url, outputs).await;
            postgres.drop().await;
        }
    }
}

/// As a newer version leaves it: a migration that this one does not know, which
/// added a column, a table and an index.
async fn migrated_by_a_newer_version(app: &App) {
    let transaction = app.state.db.begin().await.unwrap();
    for sql in [
        "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_000099_moon_base', 0)",
        "ALTER TABLE plan ADD COLUMN moon_base varchar NOT NULL DEFAULT 'none'",
        "CREATE TABLE moon_base (id integer PRIMARY KEY)",
        "CREATE INDEX plan_moon_base ON plan (moon_base)",
    ] {
        transaction.execute_unprepared(sql).await.unwrap();
    }
    transaction.commit().await.unwrap();
}

#[tokio::test]
async fn a_database_that_a_newer_version_has_migrated_is_opened_and_used() {
    on_both(|app| async move {
        migrated_by_a_newer_version(&app).await;
        app.state.db.migrate().await.unwrap();
        assert_eq!(app.state.db.pending_migrations().await.unwrap(), 0);
        app.guest().get("/readyz").await.has_status(200);
        let (mut founder, plans) = crate::plans::with_plan(&app, "2027-06", "13", "medical").await;
        let page = format!("/plans/{}", plans[0]);
        founder.get(&page).await.has_status(200);
        // It is still the newer version's.
        let known = Statement::from_string(
            app.state.db.backend(),
            "SELECT version FROM seaql_migrations WHERE version LIKE 'm2099%'",
        );
        let known = app.state.db.read().query_all_raw(known).await.unwrap();
        assert_eq!(known.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_missing_is_applied_beside_what_a_newer_version_has_applied() {
    on_both(|app| async move {
        let transaction = app.state.db.begin().await.unwrap();
        for sql in [
            "DROP TABLE outbox_item",
            "DROP TABLE mark",
            "DELETE FROM seaql_migrations WHERE version LIKE '%promise'",
        ] {
            transaction.execute_unprepared(sql).await.unwrap();
        }
        transaction.commit().await.unwrap();
        migrated_by_a_newer_version(&app).await;
        assert_eq!(app.state.db.pending_migrations().await.unwrap(), 1);
        // It fails half way (its column is there), and then nothing of it stays.
        let error = app.state.db.migrate().await.unwrap_err().to_string();
        assert!(error.contains("priority"), "{error}");
        assert_eq!(app.state.db.pending_migrations().await.unwrap(), 1);
        let transaction = app.state.db.begin().await.unwrap();
        transaction
            .execute_unprepared("DROP INDEX outbox_claim")
            .await
            .unwrap();
        transaction
            .execute_unprepared("ALTER TABLE outbox DROP COLUMN priority")
            .await
            .unwrap();
        for index in [
            "outbox_account",
            "outbox_recipient",
            "plan_calendar_token",
            "account_bureau",
            "account_deletion",
            "audit_subject",
            "audit_actor",
            "one_time_link_account",
            "one_time_link_email",
            "one_time_link_expires",
            "guide_turn_account",
            "guide_turn_at",
        ] {
            let sql = format!("DROP INDEX {index}");
            transaction.execute_unprepared(&sql).await.unwrap();
        }
        transaction.commit().await.unwrap();
        app.state.db.migrate().await.unwrap();
        assert_eq!(app.state.db.pending_migrations().await.unwrap(), 0);
    })
    .await;
}
