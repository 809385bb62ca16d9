//! The second recipient.

use office::db::account::AccountChange;
use office::db::entity::{mail_reader, outbox};
use office::mail::planner;
use office::usecase::account::purge::purge;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use uuid::Uuid;

use super::{change, click, one_click, path_in};
use crate::harness::{App, html, on_both, on_both_with};
use crate::mail::{subjects, with_sink, work};
use crate::smtp_sink::{Mail, Sink};

const FAMILY: &str = "family@home.example";

fn to_family(sink: &Sink) -> Vec<Mail> {
    let mails = sink.mails();
    mails.into_iter().filter(|mail| mail.to == FAMILY).collect()
}

/// Asks the family and lets them say yes.
async fn with_family(app: &App, sink: &Sink, account: Uuid) {
    app.signed_in(account)
        .await
        .post("/account/mail/reader", &[("reader", FAMILY)])
        .await
        .redirects_to("/account/mail");
    work(app).await;
    let path = path_in(to_family(sink).last().unwrap(), "/reader/confirm").unwrap();
    app.guest()
        .post(&path, &[])
        .await
        .has_status(200)
        .shows("これからお送りします");
}

/// This morning's reminders, and the copy beside them.
async fn plan_with_copy(app: &App) -> Option<outbox::Model> {
    planner::round(&app.state, app.state.clock.now())
        .await
        .unwrap();
    let is_new =
        |row: &outbox::Model| row.kind.as_str() == "reminder" && row.state.as_str() == "pending";
    app.outbox().await.into_iter().find(is_new)
}

#[tokio::test]
async fn who_says_yes_gets_a_copy_of_each_reminder_and_leaves_in_one_click() {
    with_sink(|app, sink| async move {
        let kept = app.founder("founder@example.jp").keeps("2027-05").await;
        let mut founder = app.signed_in(kept.account).await;
        with_family(&app, &sink, kept.account).await;
        founder
            .get("/account/mail")
            .await
            .shows(FAMILY)
            .shows(&html("から、控えをお送りしています"));
        app.set_now("2026-12-01T00:00:00Z");
        plan_with_copy(&app).await.unwrap();
        work(&app).await;
        let mails = to_family(&sink);
        let copies = &mails[1..];
        assert_eq!(copies.len(), 1, "{:?}", subjects(&mails));
        let words = copies[0].words();
        assert!(words.contains("f***@example.jp の方への"), "{words}");
        assert!(words.contains("手続3"), "{words}");
        for private in ["/plans", "/account", "founder@example.jp"] {
            assert!(!words.contains(private), "{private}: {words}");
        }
        assert!(subjects(copies)[0].ends_with("（控え）"));
        let path = one_click(&copies[0]);
        app.guest()
            .get(&path)
            .await
            .has_status(200)
            .says("leave-copies-button");
        click(&app, &path).await.has_status(200);
        founder
            .get("/account/mail")
            .await
            .shows(&html("この方が受け取りを止めました"));
        // Nothing more, and no way back but to be asked.
        let confirm = path_in(&mails[0], "/reader/confirm").unwrap();
        app.guest().post(&confirm, &[]).await.has_status(404);
        app.set_now("2026-12-28T00:00:00Z");
        plan_with_copy(&app).await;
        work(&app).await;
        assert_eq!(to_family(&sink).len(), 2);
    })
    .await;
}

#[tokio::test]
async fn the_question_shows_only_how_the_owners_address_begins_and_looking_decides_nothing() {
    with_sink(|app, sink| async move {
        let kept = app.founder("founder@example.jp").keeps("2027-05").await;
        let mut founder = app.signed_in(kept.account).await;
        let ask = [("reader", FAMILY)];
        // Sent twice, asked once.
        for _ in 0..2 {
            founder
                .post("/account/mail/reader", &ask)
                .await
                .redirects_to("/account/mail");
        }
        work(&app).await;
        let mails = to_family(&sink);
        assert_eq!(mails.len(), 1);
        let words = mails[0].words();
        assert!(words.contains("f***@example.jp"), "{words}");
        assert!(!words.contains("founder@example.jp"), "{words}");
        assert_eq!(mails[0].header("List-Unsubscribe"), None);
        let path = path_in(&mails[0], "/reader/confirm").unwrap();
        app.guest()
            .get(&path)
            .await
            .has_status(200)
            .shows("f***@example.jp")
            .says("copies-confirm-button")
            .hides("founder@example.jp");
        founder
            .get("/account/mail")
            .await
            .shows(&html("返事を待っています"));
        app.set_now("2026-12-01T00:00:00Z");
        // Eleven days later it is too late.
        app.guest()
            .get(&path)
            .await
            .has_status(404)
            .says("copies-confirm-expired");
        app.guest().post(&path, &[]).await.has_status(404);
        plan_with_copy(&app).await.unwrap();
        work(&app).await;
        assert_eq!(to_family(&sink).len(), 1);
        founder.get("/account/mail").await.says("copies-no-answer");
    })
    .await;
}

#[tokio::test]
async fn an_owner_takes_the_second_recipient_away_and_what_waits_is_not_sent() {
    with_sink(|app, sink| async move {
        let kept = app.founder("founder@example.jp").keeps("2027-05").await;
        with_family(&app, &sink, kept.account).await;
        app.set_now("2026-12-01T00:00:00Z");
        plan_with_copy(&app).await.unwrap();
        let mut founder = app.signed_in(kept.account).await;
        founder
            .post("/account/mail/reader/remove", &[])
            .await
            .redirects_to("/account/mail");
        work(&app).await;
        assert_eq!(to_family(&sink).len(), 1);
        founder.get("/account/mail").await.hides(FAMILY);
        let rows = app.outbox().await;
        let copy = rows
            .iter()
            .find(|row| row.kind.as_str() == "reminder-copy")
            .unwrap();
        assert_eq!(copy.state.as_str(), "cancelled");
    })
    .await;
}

#[tokio::test]
async fn ones_own_address_is_refused_and_there_is_one_second_recipient_at_a_time() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        for own in ["founder@example.jp", " Founder@Example.JP "] {
            founder
                .post("/account/mail/reader", &[("reader", own)])
                .await
                .refuses("reader")
                .says("error-own-address");
        }
        founder
            .post("/account/mail/reader", &[("reader", FAMILY)])
            .await
            .has_status(303);
        founder
            .post("/account/mail/reader", &[("reader", "office@home.example")])
            .await
            .has_status(409);
        assert_eq!(app.mail_kinds().await, ["reader-confirm"]);
        // Staff keep no plans.
        let bureau = domain::bureau::BureauId::Kinki;
        let mut clerk = app.staff("clerk@example.jp", bureau, "clerk").await;
        clerk
            .post("/account/mail/reader", &[("reader", FAMILY)])
            .await
            .has_status(404);
        clerk
            .get("/account/mail")
            .await
            .has_status(200)
            .does_not_say("copies-title");
    })
    .await;
}

#[tokio::test]
async fn a_mailbox_is_asked_so_often_and_what_was_typed_stays() {
    let limits = |config: &mut office::config::Config| config.limits.link_mails_per_hour = 1;
    on_both_with(limits, |app| async move {
        let mut first = app.applicant("first@example.jp").await;
        first
            .post("/account/mail/reader", &[("reader", FAMILY)])
            .await
            .has_status(303);
        let mut second = app.applicant("second@example.jp").await;
        second
            .post("/account/mail/reader", &[("reader", FAMILY)])
            .await
            .has_status(429)
            .shows(&format!("value=\"{FAMILY}\""));
        assert_eq!(app.mail_kinds().await, ["reader-confirm"]);
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_of_mail_is_in_the_export_and_goes_with_the_account() {
    with_sink(|app, sink| async move {
        let kept = app.founder("founder@example.jp").keeps("2027-05").await;
        with_family(&app, &sink, kept.account).await;
        change(&app, kept.account, AccountChange::WeeklySummary(true)).await;
        app.set_now("2026-12-01T00:00:00Z");
        plan_with_copy(&app).await.unwrap();
        let mut founder = app.signed_in(kept.account).await;
        let data: serde_json::Value =
            serde_json::from_str(&founder.get("/account/export").await.body).unwrap();
        assert_eq!(data["second_recipient"]["address"], FAMILY);
        assert_eq!(data["account"]["weekly_summary"], true);
        assert!(data["account"]["mail_arrived_at"].is_string());
        change(&app, kept.account, AccountChange::Leaves).await;
        app.pass(jiff::SignedDuration::from_hours(8 * 24));
        purge(&app.state).await.unwrap();
        let db = app.state.db.read();
        assert_eq!(mail_reader::Entity::find().count(db).await.unwrap(), 0);
        assert!(
            app.outbox().await.is_empty(),
            "{:?}",
            app.mail_kinds().await
        );
    })
    .await;
}

#[tokio::test]
async fn the_address_of_who_never_answered_or_has_left_is_forgotten_after_a_month() {
    with_sink(|app, sink| async move {
        let stays = app.founder("stays@example.jp").keeps("2027-05").await;
        with_family(&app, &sink, stays.account).await;
        let mut founder = app.applicant("founder@example.jp").await;
        founder
            .post("/account/mail/reader", &[("reader", "nobody@home.example")])
            .await
            .has_status(303);
        for (days, left) in [(29, 2), (2, 1)] {
            app.pass(jiff::SignedDuration::from_hours(days * 24));
            purge(&app.state).await.unwrap();
            let db = app.state.db.read();
            assert_eq!(mail_reader::Entity::find().count(db).await.unwrap(), left);
        }
    })
    .await;
}
