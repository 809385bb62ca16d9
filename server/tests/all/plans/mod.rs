//! Kept plans over HTTP, on both databases.

mod application;
mod codes;
mod feed;
mod form1;
mod kept;
mod last_mile;
mod lateness;
mod number_first;
mod older_progress;
mod opening_month;
mod outcome;
mod owner;
mod step_input;
mod steps;
mod told;

use office::db::column::MailKind;
use office::db::entity::{plan, plan_event};
use office::mail::outbox::{NewMail, queue};
use sea_orm::EntityTrait as _;
use uuid::Uuid;

use crate::harness::{App, Browser};

/// Opens the site as an applicant with one plan (or a pair) and gives its ids.
pub(crate) async fn with_plan(
    app: &App,
    opening: &str,
    prefecture: &str,
    kind: &str,
) -> (Browser, Vec<Uuid>) {
    let mut browser = app.applicant("founder@example.jp").await;
    browser
        .post(
            "/plans",
            &[
                ("opening", opening),
                ("prefecture", prefecture),
                ("kind", kind),
            ],
        )
        .await
        .has_status(303);
    let ids = ids(app).await;
    assert!(!ids.is_empty(), "not kept");
    (browser, ids)
}

async fn ids(app: &App) -> Vec<Uuid> {
    let mut rows = plan::Entity::find().all(app.state.db.read()).await.unwrap();
    rows.sort_by_key(|row| row.id);
    rows.into_iter().map(|row| row.id).collect()
}

pub(crate) async fn row(app: &App, id: Uuid) -> plan::Model {
    plan::Entity::find_by_id(id)
        .one(app.state.db.read())
        .await
        .unwrap()
        .unwrap()
}

/// What was recorded, in order.
async fn acts(app: &App, id: Uuid) -> Vec<String> {
    let mut events = plan_event::Entity::find()
        .all(app.state.db.read())
        .await
        .unwrap();
    events.retain(|event| event.plan_id == id);
    events.sort_by_key(|event| event.id);
    events.into_iter().map(|event| event.act).collect()
}

/// Sends a step's form as its page would.
pub(crate) async fn record(
    app: &App,
    browser: &mut Browser,
    id: Uuid,
    step: u8,
    choice: &str,
    on: (&str, &str, &str),
    code: &str,
) -> crate::harness::Answer {
    let version = row(app, id).await.version.to_string();
    let fields = [
        ("version", version.as_str()),
        ("choice", choice),
        ("on_year", on.0),
        ("on_month", on.1),
        ("on_day", on.2),
        ("code", code),
        ("note", ""),
    ];
    browser
        .post(&format!("/plans/{id}/steps/{step}"), &fields)
        .await
}

/// Sends the application's form as the page of step 4 would.
pub(crate) async fn apply(
    app: &App,
    browser: &mut Browser,
    id: Uuid,
    choice: &str,
    on: (&str, &str, &str),
) -> crate::harness::Answer {
    let version = row(app, id).await.version.to_string();
    let fields = [
        ("version", version.as_str()),
        ("application", choice),
        ("applied_year", on.0),
        ("applied_month", on.1),
        ("applied_day", on.2),
    ];
    browser
        .post(&format!("/plans/{id}/application"), &fields)
        .await
}

/// Takes something back, as its button does.
pub(crate) async fn take_back(
    app: &App,
    browser: &mut Browser,
    id: Uuid,
    of: &str,
    more: &[(&str, &str)],
) -> crate::harness::Answer {
    let version = row(app, id).await.version.to_string();
    let mut fields = vec![("version", version.as_str())];
    fields.extend_from_slice(more);
    browser
        .post(&format!("/plans/{id}/{of}/take-back"), &fields)
        .await
}

/// Where the answers to the application's form lead.
pub(crate) fn to_application(id: Uuid) -> String {
    format!("/plans/{id}/steps/4#designation-application")
}

pub(crate) const TODAY: (&str, &str, &str) = ("2026", "11", "20");

pub(crate) const PROVISIONAL: &str = "0012345";

pub(crate) const NUMBER: &str = "0415067";

/// Steps 1 to 4 done, with both codes.
pub(crate) async fn with_number(app: &App, browser: &mut Browser, id: Uuid) {
    let to = |n: u8| format!("/plans/{id}/steps/{n}");
    record(app, browser, id, 1, "done", TODAY, PROVISIONAL)
        .await
        .redirects_to(&to(1));
    record(app, browser, id, 2, "done", TODAY, "")
        .await
        .redirects_to(&to(2));
    record(app, browser, id, 3, "done", TODAY, "")
        .await
        .redirects_to(&to(3));
    record(app, browser, id, 4, "asked", TODAY, "")
        .await
        .redirects_to(&to(4));
    record(app, browser, id, 4, "done", TODAY, NUMBER)
        .await
        .redirects_to(&to(4));
}

pub(crate) async fn version(app: &App, id: Uuid) -> String {
    row(app, id).await.version.to_string()
}

/// Puts a pending reminder of a plan into the outbox.
pub(crate) async fn pending_reminder(app: &App, id: Uuid, key: &str) {
    let account_id = row(app, id).await.account_id;
    let transaction = app.state.db.begin().await.unwrap();
    let mail = NewMail {
        kind: MailKind::Reminder,
        account_id: Some(account_id),
        plan_id: Some(id),
        recipient: None,
        lang: locales::Lang::Ja,
        dedupe_key: key.to_owned(),
        payload: serde_json::json!({}),
        not_before: app.now(),
        not_after: None,
    };
    queue(&transaction, mail, app.now()).await.unwrap();
    transaction.commit().await.unwrap();
}

pub(crate) async fn mail_states(app: &App) -> Vec<String> {
    app.outbox()
        .await
        .into_iter()
        .map(|mail| mail.state.as_str().to_owned())
        .collect()
}

fn designated_on<'a>(
    version: &'a str,
    year: &'a str,
    month: &'a str,
    day: &'a str,
) -> [(&'a str, &'a str); 4] {
    [
        ("version", version),
        ("on_year", year),
        ("on_month", month),
        ("on_day", day),
    ]
}

async fn with_number_after_asking(app: &App, browser: &mut Browser, id: Uuid) {
    record(app, browser, id, 1, "done", TODAY, PROVISIONAL)
        .await
        .has_status(303);
    record(app, browser, id, 2, "done", TODAY, "")
        .await
        .has_status(303);
    record(app, browser, id, 3, "not-needed", TODAY, "")
        .await
        .has_status(303);
    record(app, browser, id, 4, "asked", TODAY, "")
        .await
        .has_status(303);
    record(app, browser, id, 4, "done", TODAY, NUMBER)
        .await
        .has_status(303);
}

pub(crate) fn no_designation(version: &str) -> [(&'static str, &str); 5] {
    [
        ("version", version),
        ("reason", "refused"),
        ("on_year", "2026"),
        ("on_month", "11"),
        ("on_day", "20"),
    ]
}

/// Fields of form 1 as its page sends them.
pub(crate) fn form1<'a>(
    version: &'a str,
    changes: &[(&'static str, &'a str)],
) -> Vec<(&'static str, &'a str)> {
    let mut fields = vec![
        ("version", version),
        ("institution_name", "オン資クリニック"),
        ("institution_postal_code", "〒１００－８９１６"),
        ("institution_address", "東京都千代田区霞が関１－２－２"),
        ("founder", "person"),
        ("founder_name", "資格　太郎"),
        ("reply_postal_code", "1008916"),
        ("reply_address", "東京都千代田区霞が関１－２－２"),
        ("reply_name", "資格　花子"),
        ("date", "令和8"),
        ("date_month", "11"),
        ("date_day", "20"),
    ];
    for change in changes {
        fields.retain(|(name, _)| *name != change.0);
        fields.push(*change);
    }
    fields
}

/// Where `npm ci` in `frontend/` puts the form's font, if it has run here.
pub(crate) fn font_folder() -> Option<std::path::PathBuf> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../frontend/node_modules/@expo-google-fonts/noto-serif-jp/400Regular");
    folder.is_dir().then_some(folder)
}

/// The feed's path in the page that shows its address.
pub(crate) fn feed_path(page: &str) -> String {
    let from = page.find("/feed/").expect("an address");
    let end = page[from..].find(".ics").expect("its end");
    page[from..from + end + 4].to_owned()
}
