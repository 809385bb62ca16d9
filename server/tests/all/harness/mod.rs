//! What tests stand on: the whole site over a database of its own, a clock
//! that a test sets, browsers with cookies, and the mails that were queued.
//!
//! ```text
//! #[tokio::test]
//! async fn a_guest_is_asked_to_sign_in() {
//!     on_both(|app| async move {
//!         let mut browser = app.guest();
//!         browser.get("/plans").await.redirects_to("/sign-in?next=%2Fplans");
//!     })
//!     .await;
//! }
//! ```
//!
//! Limits are off unless a test turns one on with [`on_both_with`].

mod browser;
pub mod database;
pub mod old;
mod place;
pub mod process;
mod program;
pub mod seen;
pub mod world;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use axum::Router;
use domain::bureau::BureauId;
use jiff::Timestamp;
use office::auth::session::{self, SessionData};
use office::clock::{Clock, new_id};
use office::config::Config;
use office::db::entity::{account, outbox, plan, question};
use office::db::{Db, Instant};
use office::usecase::open_keys::open_keys;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _,
    QueryOrder as _,
};
use server::http::state::AppState;
use uuid::Uuid;

pub use browser::{Answer, Browser, html};
pub use database::Postgres;
pub use place::{Place, on_both_with_place};
pub use program::{Program, Ran};

/// A Friday morning in Japan on which every test begins.
pub const START: &str = "2026-11-20T00:00:00Z";

/// The site under test.
pub struct App {
    pub state: AppState,
    site: Router,
    clock_file: PathBuf,
    _folder: tempfile::TempDir,
    /// What was typed and shown in this test.
    seen: Arc<Mutex<seen::Seen>>,
}

/// Runs a test on each database.
pub async fn on_both<F, Fut>(test: F)
where
    F: Fn(App) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    on_both_with(|_| (), test).await;
}

/// The same with a changed configuration.
pub async fn on_both_with<C, F, Fut>(configure: C, test: F)
where
    C: Fn(&mut Config),
    F: Fn(App) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("test.db").display());
    test(App::start(folder, url, &configure).await).await;

    if let Some(database) = database::Postgres::create().await {
        let app = App::start(tempfile::tempdir().unwrap(), database.url(), &configure).await;
        // In a task of its own, so that a failure does not leave the database behind.
        let outcome = tokio::spawn(test(app)).await;
        database.drop().await;
        if let Err(error) = outcome {
            eprintln!("(on PostgreSQL)");
            std::panic::resume_unwind(error.into_panic());
        }
    }
}

/// The site stands behind a proxy on the same machine, so that
/// [`App::guest_at`] can be anywhere.
pub fn behind_proxy(config: &mut Config) {
    config.http.trusted_proxies = office::config::NetworkList(vec!["127.0.0.0/8".parse().unwrap()]);
}

impl App {
    async fn start(
        folder: tempfile::TempDir,
        url: String,
        configure: &impl Fn(&mut Config),
    ) -> Self {
        let at = |name: &str| folder.path().join(name);
        let mut config = Config::default();
        config.database.url = url.clone().into();
        config.mail.url = format!("file:{}", at("mail").display()).into();
        config.secrets.key_file = at("keys");
        config.http.site = Some(at("site"));
        config.limits = office::config::Limits {
            guide_per_minute: 0,
            sign_in_per_minute: 0,
            sign_in_failures: 0,
            sign_in_failures_in_all: 0,
            link_mails_per_hour: 0,
            link_mails_per_client: 0,
            link_mails_in_all: 0,
            questions_per_day: 0,
            requests_per_minute: 0,
        };
        configure(&mut config);
        let clock_file = at("clock");
        std::fs::write(&clock_file, START).unwrap();
        let db = Db::connect(&url).await.unwrap();
        db.migrate().await.unwrap();
        let clock = Clock::File(Arc::new(clock_file.clone()));
        let keys = open_keys(&db, &config.secrets.key_file, clock.now().into());
        let keys = keys.await.unwrap();
        let state = AppState::new(office::Office::new(config, db, clock, keys));
        // As `serve` does: no request waits for it.
        office::guide_slot::GuideSlot::build();
        Self {
            site: server::http::site(state.clone()),
            state,
            clock_file,
            _folder: folder,
            seen: Arc::default(),
        }
    }

    /// Moves the clock, e.g. to `2026-12-01T00:00:00Z` (09:00 in Japan).
    pub fn set_now(&self, instant: &str) {
        let instant: Timestamp = instant.parse().unwrap();
        // Renamed into place: a reader never sees half of it.
        let next = self.clock_file.with_extension("next");
        std::fs::write(&next, instant.to_string()).unwrap();
        std::fs::rename(next, &self.clock_file).unwrap();
    }

    /// Moves the clock on.
    pub fn pass(&self, time: jiff::SignedDuration) {
        self.set_now(&(self.state.clock.now() + time).to_string());
    }

    /// Now, as the database writes it.
    pub fn now(&self) -> Instant {
        self.state.clock.now().into()
    }

    /// A text that stands in the database now, so that a page could show it.
    pub fn knows(&self, text: &str) {
        self.seen.lock().unwrap().add(text);
    }

    /// A browser of somebody who is not signed in.
    pub fn guest(&self) -> Browser {
        Browser::new(
            self.site.clone(),
            self.state.config.public_url(),
            Arc::clone(&self.seen),
        )
    }

    /// The same from another address, as the proxy of [`behind_proxy`] writes it.
    pub fn guest_at(&self, address: &str) -> Browser {
        let mut browser = self.guest();
        browser.move_to(address);
        browser
    }

    /// An applicant with a confirmed address, signed in.
    pub async fn applicant(&self, email: &str) -> Browser {
        let id = self.account(email, "applicant", None).await;
        self.signed_in(id).await
    }

    /// A member of a bureau's staff, signed in. `role`: `clerk`, `lead`, `admin`.
    pub async fn staff(&self, email: &str, bureau: BureauId, role: &str) -> Browser {
        let id = self.account(email, role, Some(bureau)).await;
        self.signed_in(id).await
    }

    /// Makes an account without a password.
    pub async fn account(&self, email: &str, role: &str, bureau: Option<BureauId>) -> Uuid {
        let id = new_id();
        self.knows(email);
        let transaction = self.state.db.begin().await.unwrap();
        account::ActiveModel {
            id: Set(id),
            email: Set(Some(email.to_owned())),
            role: Set(role.to_owned()),
            bureau: Set(bureau.map(|b| b.as_str().to_owned())),
            name: Set(bureau.map(|_| format!("{role} {email}"))),
            password_hash: Set(None),
            lang: Set("ja".to_owned()),
            mail_preference: Set("standard".to_owned()),
            confirmed_at: Set(Some(self.now())),
            created_at: Set(self.now()),
            deletion_requested_at: Set(None),
            deactivated_at: Set(None),
            mail_seen_at: Set(Some(self.now())),
            mail_failed_at: Set(None),
            mail_failed_why: Set(None),
            weekly_summary: Set(false),
            address: Set(None),
        }
        .insert(&transaction)
        .await
        .unwrap();
        transaction.commit().await.unwrap();
        id
    }

    /// Makes room for more plans than a person may keep.
    pub async fn forget_plans(&self, db: &sea_orm::DatabaseTransaction, account_id: Uuid) {
        question::Entity::delete_many()
            .filter(question::Column::AccountId.eq(account_id))
            .exec(db)
            .await
            .unwrap();
        plan::Entity::delete_many()
            .filter(plan::Column::AccountId.eq(account_id))
            .exec(db)
            .await
            .unwrap();
    }

    /// A browser in which this account is signed in.
    pub async fn signed_in(&self, account_id: Uuid) -> Browser {
        let transaction = self.state.db.begin().await.unwrap();
        let token = session::start(
            &transaction,
            Some(account_id),
            &SessionData::default(),
            self.now(),
        )
        .await
        .unwrap();
        transaction.commit().await.unwrap();
        let mut browser = self.guest();
        browser.account_id = Some(account_id);
        browser.set_cookie(
            server::http::cookie::session_name(self.state.config.is_https()),
            token.reveal(),
        );
        browser
    }

    /// Every mail ever queued, oldest first.
    pub async fn outbox(&self) -> Vec<outbox::Model> {
        outbox::Entity::find()
            .order_by_asc(outbox::Column::Id)
            .all(self.state.db.read())
            .await
            .unwrap()
    }

    /// The kinds of the mails ever queued, oldest first.
    pub async fn mail_kinds(&self) -> Vec<String> {
        self.outbox()
            .await
            .into_iter()
            .map(|row| row.kind.as_str().to_owned())
            .collect()
    }

    /// What has become of the mails ever queued, oldest first.
    pub async fn mail_states(&self) -> Vec<&'static str> {
        self.outbox()
            .await
            .into_iter()
            .map(|row| row.state.as_str())
            .collect()
    }

    /// The token of the one-time link that a queued mail carries.
    pub fn token_of(&self, mail: &outbox::Model) -> String {
        let key_id = mail.payload["key_id"]
            .as_i64()
            .expect("a link mail has a sealed token");
        let sealed = data_encoding::BASE64
            .decode(mail.payload["sealed"].as_str().expect("sealed").as_bytes())
            .expect("base64");
        self.state
            .keys
            .open(
                i32::try_from(key_id).unwrap(),
                &format!("outbox:{}", mail.dedupe_key),
                &sealed,
            )
            .expect("sealed for this mail")
    }
}
