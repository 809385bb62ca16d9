//! Mail that is not lost: what leaves when, and what a crash does to it.

mod at_once;
mod dkim;
mod fate;
mod link;
mod one_a_day;
mod outage;
mod snapshots;
mod stages;
mod stories;
mod when;
mod words;
mod workers;

use std::sync::atomic::{AtomicUsize, Ordering};

use locales::Lang;
use office::config::Config;
use office::db::column::MailKind;
use office::db::entity::outbox;
use office::mail::deliverer::{Delivered, Deliverer};
use office::mail::outbox::{NewMail, queue};
use office::mail::planner;
use sea_orm::EntityTrait as _;
use sea_orm::sea_query::Expr;
use serde_json::json;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::harness::{App, on_both_with};
use crate::smtp_sink::{Mail, Sink};

/// Runs a test on each database with a mail server of its own.
pub(crate) async fn with_sink<F, Fut>(test: F)
where
    F: Fn(App, Sink) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    with_sink_and(|_| {}, test).await;
}

/// The same, configured.
pub(crate) async fn with_sink_and<C, F, Fut>(configure: C, test: F)
where
    C: Fn(&mut Config),
    F: Fn(App, Sink) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    let sinks = [Sink::start().await, Sink::start().await];
    let configured = AtomicUsize::new(0);
    let run = AtomicUsize::new(0);
    on_both_with(
        |config| {
            config.mail.url = sinks[configured.fetch_add(1, Ordering::SeqCst)]
                .url()
                .into();
            configure(config);
        },
        |app| test(app, sinks[run.fetch_add(1, Ordering::SeqCst)].clone()),
    )
    .await;
}

/// A plan whose steps 1–3 are done, so that only the later steps are due.
pub(crate) async fn prepared_plan(app: &App, email: &str) -> (Uuid, Uuid) {
    let done = ["provisional_code", "account", "card_reader"];
    let kept = app.founder(email).keeps("2027-06").with_done(&done).await;
    (kept.account, kept.plan())
}

/// Plans and delivers everything that is due now.
pub(crate) async fn work(app: &App) {
    planner::round(&app.state, app.state.clock.now())
        .await
        .unwrap();
    let deliverer = Deliverer::new(app.state.office.clone()).unwrap();
    while deliverer
        .deliver_one(&CancellationToken::new())
        .await
        .unwrap()
        == Delivered::One
    {}
}

pub(crate) fn subjects(mails: &[Mail]) -> Vec<String> {
    mails
        .iter()
        .map(|mail| decoded(&mail.header("Subject").unwrap()))
        .collect()
}

/// RFC 2047 words, base64 of UTF-8. The space between two of them is none.
fn decoded(text: &str) -> String {
    let mut whole = Vec::new();
    let mut was_encoded = true;
    for word in text.split(' ') {
        let encoded = word
            .strip_prefix("=?utf-8?b?")
            .and_then(|w| w.strip_suffix("?="));
        if !(whole.is_empty() || was_encoded && encoded.is_some()) {
            whole.push(b' ');
        }
        was_encoded = encoded.is_some();
        match encoded {
            Some(word) => whole.extend(data_encoding::BASE64.decode(word.as_bytes()).unwrap()),
            None => whole.extend(word.as_bytes()),
        }
    }
    String::from_utf8(whole).unwrap()
}

/// The plain-text part.
pub(crate) fn plain(mail: &Mail) -> String {
    mail.words()
}

async fn states(app: &App) -> Vec<&'static str> {
    app.mail_states().await
}

pub(crate) fn new_mail(app: &App, kind: MailKind, key: &str, to: &str) -> NewMail {
    app.knows(to);
    NewMail {
        kind,
        account_id: None,
        plan_id: None,
        recipient: Some(to.to_owned()),
        lang: Lang::Ja,
        dedupe_key: key.to_owned(),
        payload: json!({}),
        not_before: app.now(),
        not_after: None,
    }
}

pub(crate) async fn queue_plain(app: &App, key: &str, to: &str) {
    let transaction = app.state.db.begin().await.unwrap();
    let mail = new_mail(app, MailKind::PasswordChanged, key, to);
    queue(&transaction, mail, app.now()).await.unwrap();
    transaction.commit().await.unwrap();
}

async fn let_leases_run_out(app: &App) {
    let transaction = app.state.db.begin().await.unwrap();
    outbox::Entity::update_many()
        .col_expr(outbox::Column::LeaseUntil, Expr::value(0_i64))
        .exec(&transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}
