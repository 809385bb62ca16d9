//! Nothing leaves a restored place unasked.

use std::collections::HashSet;

use office::db::column::MailState;
use office::db::entity::outbox;
use office::mail::outbox::held;
use office::usecase::notices::resume::resume;
use sea_orm::EntityTrait as _;

use super::drill::deliver;
use super::{FOUNDER, LATER};
use crate::harness::App;
use crate::held_mail::{let_worker_run, to};
use crate::smtp_sink::Sink;

pub(super) async fn nothing_leaves_unasked(app: &App, sink: &Sink) {
    let before = sink.mails().len();
    let mut later = app.guest();
    later
        .post("/sign-in/link", &[("email", LATER)])
        .await
        .redirects_to("/sign-in/sent");
    later
        .get("/sign-in/sent")
        .await
        .has_status(200)
        .says("mail-held-title")
        .says("mail-held-why");
    let_worker_run(app).await;
    assert_eq!(sink.mails().len(), before, "mail is held");
    let hold = held::hold(app.state.db.read()).await.unwrap().unwrap();
    let possibly = held::possibly_sent(app.state.db.read(), &hold, app.now())
        .await
        .unwrap();
    let kinds: Vec<&str> = possibly.iter().map(|m| m.kind.as_str()).collect();
    assert_eq!(
        kinds,
        [
            "question-received",
            "question-answered",
            "sign-in-link",
            "reminder",
            "reminder"
        ]
    );

    resume(&app.state, &held::Choice::default(), false)
        .await
        .unwrap()
        .unwrap();
    let_worker_run(app).await;
    assert_eq!(
        to(&sink.mails()[before..]),
        [LATER],
        "the link asked for since"
    );
    // The reminders of later days leave as ever, each once.
    let before = sink.mails().len();
    for day in 1..=28 {
        app.set_now(&format!("2026-12-{day:02}T00:00:00Z"));
        deliver(app).await;
        deliver(app).await;
    }
    let later = sink.mails().split_off(before);
    for address in [FOUNDER, LATER] {
        let subjects: Vec<Option<String>> = later
            .iter()
            .filter(|mail| mail.to == address)
            .map(|mail| mail.header("Subject"))
            .collect();
        let distinct: HashSet<&Option<String>> = subjects.iter().collect();
        assert!(!subjects.is_empty(), "{address}");
        assert_eq!(distinct.len(), subjects.len(), "{subjects:?}");
    }
    let open = outbox::Entity::find()
        .all(app.state.db.read())
        .await
        .unwrap();
    assert!(
        open.iter()
            .all(|m| !matches!(m.state, MailState::Pending | MailState::Leased))
    );
}
