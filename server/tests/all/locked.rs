//! A database that cannot be written, because another process holds its write
//! lock, because it is read-only or because its disk is full, takes no page
//! down that only reads; and what cannot be kept is refused on a page that
//! claims nothing.

use std::time::{Duration, Instant};

use jiff::SignedDuration;
use locales::{Lang, text};
use office::db::Db;
use office::db::entity::session;
use sea_orm::{ConnectionTrait as _, DatabaseTransaction, EntityTrait as _};
use secrecy::ExposeSecret as _;

use crate::harness::{Answer, App, Browser, html, on_both};

/// Pages that anybody may see.
const PUBLIC: [&str; 6] = [
    "/healthz",
    "/",
    "/start",
    "/plan?opening=2027-04&prefecture=13&kind=medical",
    "/sources",
    "/help",
];

/// The database as another process sees it.
async fn other_process(app: &App) -> Db {
    Db::connect(app.state.config.database.url.expose_secret())
        .await
        .unwrap()
}

/// Holds what writers need, as a long transaction of another process does.
async fn hold_the_lock(app: &App, other: &Db) -> DatabaseTransaction {
    let held = other.begin().await.unwrap();
    if !app.state.db.has_one_deliverer() {
        held.execute_unprepared("LOCK TABLE session IN EXCLUSIVE MODE")
            .await
            .unwrap();
    }
    held
}

/// As a volume mounted read-only is, or a standby after a change of roles.
async fn make_read_only(app: &App) {
    if app.state.db.has_one_deliverer() {
        let transaction = app.state.db.begin().await.unwrap();
        transaction
            .execute_unprepared("PRAGMA query_only = ON")
            .await
            .unwrap();
        transaction.commit().await.unwrap();
    } else {
        let other = other_process(app).await;
        let statements = [
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', \
             current_database()); END $$",
            // Settings are those of the connection's beginning.
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        ];
        for statement in statements {
            other.read().execute_unprepared(statement).await.unwrap();
        }
    }
}

async fn seen_at(app: &App) -> i64 {
    let rows = session::Entity::find()
        .all(app.state.db.read())
        .await
        .unwrap();
    rows.iter().map(|row| row.seen_at.0).max().unwrap()
}

#[track_caller]
fn at_once(started: Instant, path: &str) {
    let waited = started.elapsed();
    assert!(waited < Duration::from_secs(3), "{path} took {waited:?}");
}

async fn shows_public_pages(browser: &mut Browser) {
    for path in PUBLIC {
        let started = Instant::now();
        browser.get(path).await.has_status(200);
        at_once(started, path);
    }
}

fn is_unavailable(answer: &Answer, lang: Lang) {
    answer
        .has_status(503)
        .shows(&html(&text(lang, "fault-unavailable-title")))
        .shows(&html(&text(lang, "fault-unavailable-text")))
        .shows(&format!("<html lang=\"{}\"", lang.as_str()));
    for claim in ["失われていません", "Nothing that you recorded is lost"] {
        // No text of ours says so any more, and none shall again.
        answer.is_without(claim);
    }
    assert!(
        answer.headers.contains_key("retry-after"),
        "{}",
        answer.asked
    );
}

const PLAN: [(&str, &str); 3] = [
    ("opening", "2027-04"),
    ("prefecture", "13"),
    ("kind", "medical"),
];

/// Forms of a founder and of a guest are refused, in the reader's language.
async fn refuses_forms(app: &App, browser: &mut Browser) {
    let mails = app.outbox().await.len();
    is_unavailable(&browser.post("/plans", &PLAN).await, Lang::Ja);
    let mut guest = app.guest();
    guest.headers.insert("accept-language", "en".to_owned());
    let form = [("email", "somebody@example.jp")];
    is_unavailable(&guest.post("/sign-in/link", &form).await, Lang::En);
    assert_eq!(app.outbox().await.len(), mails);
}

#[tokio::test]
async fn no_page_that_only_reads_waits_for_the_write_lock_of_another_process() {
    on_both(|app| async move {
        let mut browser = app.applicant("founder@example.jp").await;
        app.pass(SignedDuration::from_hours(2));
        let before = seen_at(&app).await;
        let other = other_process(&app).await;
        let held = hold_the_lock(&app, &other).await;
        shows_public_pages(&mut browser).await;
        for path in ["/plans", "/account"] {
            let started = Instant::now();
            browser.get(path).await.has_status(200);
            at_once(started, path);
        }
        assert_eq!(seen_at(&app).await, before, "nobody could write");
        held.rollback().await.unwrap();

        // As soon as it can be written it is: the session must not end as idle.
        for _ in 0..100 {
            browser.get("/plans").await.has_status(200);
            if seen_at(&app).await > before {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the last use of the session was never written");
    })
    .await;
}

#[tokio::test]
async fn a_sentence_to_show_once_is_shown_while_another_process_holds_the_write_lock() {
    on_both(|app| async move {
        let mut browser = app.applicant("founder@example.jp").await;
        browser.post("/plans", &PLAN).await.has_status(303);
        let other = other_process(&app).await;
        let held = hold_the_lock(&app, &other).await;
        let started = Instant::now();
        browser
            .get("/plans")
            .await
            .has_status(200)
            .shows("に計画を保存しました");
        at_once(started, "/plans");
        held.rollback().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_form_under_the_lock_is_refused_with_a_page_that_claims_nothing() {
    on_both(|app| async move {
        // PostgreSQL has no lock of a whole database.
        if app.state.db.has_one_deliverer() {
            let mut browser = app.applicant("founder@example.jp").await;
            app.pass(SignedDuration::from_hours(2));
            let other = other_process(&app).await;
            let held = hold_the_lock(&app, &other).await;
            refuses_forms(&app, &mut browser).await;
            held.rollback().await.unwrap();
            browser.post("/plans", &PLAN).await.has_status(303);
        }
    })
    .await;
}

#[tokio::test]
async fn a_read_only_database_shows_pages_and_refuses_forms() {
    on_both(|app| async move {
        let mut browser = app.applicant("founder@example.jp").await;
        app.pass(SignedDuration::from_hours(2));
        make_read_only(&app).await;
        shows_public_pages(&mut browser).await;
        browser.get("/plans").await.has_status(200);
        refuses_forms(&app, &mut browser).await;
    })
    .await;
}

#[tokio::test]
async fn a_full_disk_is_no_internal_error() {
    on_both(|app| async move {
        // What PostgreSQL says of a full disk is in the table of `db::unavailable`.
        if app.state.db.has_one_deliverer() {
            let mut founders = Vec::new();
            for n in 0..20 {
                founders.push(app.applicant(&format!("founder{n}@example.jp")).await);
            }
            let transaction = app.state.db.begin().await.unwrap();
            // No more pages than there are.
            transaction
                .execute_unprepared("PRAGMA max_page_count = 1")
                .await
                .unwrap();
            transaction.commit().await.unwrap();
            for founder in &mut founders {
                for _ in 0..10 {
                    let answer = founder.post("/plans", &PLAN).await;
                    if answer.status.as_u16() != 303 {
                        is_unavailable(&answer, Lang::Ja);
                        shows_public_pages(founder).await;
                        return;
                    }
                }
            }
            panic!("the database was never full");
        }
    })
    .await;
}

#[tokio::test]
async fn a_database_that_cannot_be_read_still_shows_the_pages_that_need_none() {
    on_both(|app| async move {
        let mut browser = app.applicant("founder@example.jp").await;
        let other = other_process(&app).await;
        let transaction = other.begin().await.unwrap();
        transaction
            .execute_unprepared("ALTER TABLE session RENAME TO session_elsewhere")
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        shows_public_pages(&mut browser).await;
        browser.get("/no-such-page").await.has_status(404);
        // Not "sign in first": whether they are is what cannot be read.
        is_unavailable(&browser.get("/plans").await, Lang::Ja);
        let form = [("email", "somebody@example.jp")];
        is_unavailable(&browser.post("/sign-in/link", &form).await, Lang::Ja);
    })
    .await;
}

#[tokio::test]
async fn a_database_that_does_not_answer_still_shows_the_pages_that_need_none() {
    on_both(|app| async move {
        // A reader of SQLite never waits.
        if !app.state.db.has_one_deliverer() {
            let mut browser = app.applicant("founder@example.jp").await;
            let other = other_process(&app).await;
            let held = other.begin().await.unwrap();
            held.execute_unprepared("LOCK TABLE session IN ACCESS EXCLUSIVE MODE")
                .await
                .unwrap();
            for path in PUBLIC {
                let started = Instant::now();
                browser.get(path).await.has_status(200);
                assert!(started.elapsed() < Duration::from_secs(5), "{path}");
            }
            is_unavailable(&browser.get("/plans").await, Lang::Ja);
            held.rollback().await.unwrap();
            browser.get("/plans").await.has_status(200);
        }
    })
    .await;
}
