//! Whether mail is known to arrive.

use office::db::account::flag_mail_failed;
use office::db::column::Class;
use office::mail::links::seen_link;
use uuid::Uuid;

use super::{forget_arrival, path_in, stored};
use crate::harness::{App, on_both, on_both_with};
use crate::mail::{with_sink, work};
use crate::smtp_sink::Answer;

const NOT_YET: &str = "arrival-not-yet";

async fn fails(app: &App, account: Uuid) {
    let transaction = app.state.db.begin().await.unwrap();
    flag_mail_failed(&transaction, account, Some(Class::Refused), app.now())
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

async fn link_of(app: &App, account: Uuid) -> String {
    let url = seen_link(&app.state, &stored(app, account).await).unwrap();
    url.strip_prefix("http://127.0.0.1:3000")
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn a_button_in_a_reminder_proves_that_mail_arrives_and_looking_at_it_does_not() {
    with_sink(|app, sink| async move {
        let kept = app.founder("founder@example.jp").keeps("2027-05").await;
        forget_arrival(&app, kept.account).await;
        let mut founder = app.signed_in(kept.account).await;
        let plan = format!("/plans/{}", kept.plan());
        founder
            .get(&plan)
            .await
            .says(NOT_YET)
            .shows(&format!("href=\"{plan}/calendar\""));
        app.set_now("2026-12-01T00:00:00Z");
        work(&app).await;
        let mail = sink.mails().pop().unwrap();
        let path = path_in(&mail, "/mail/seen").expect("the reminder asks");
        let mut guest = app.guest();
        guest
            .get(&path)
            .await
            .has_status(200)
            .says("mail-seen-button");
        assert_eq!(stored(&app, kept.account).await.mail_seen_at, None);
        guest
            .post(&path, &[])
            .await
            .has_status(200)
            .says("mail-seen-done");
        assert_eq!(
            stored(&app, kept.account).await.mail_seen_at,
            Some(app.now())
        );
        founder.get(&plan).await.does_not_say(NOT_YET);
        founder.get("/plans").await.does_not_say(NOT_YET);
        // Nobody is asked twice.
        app.set_now("2026-12-28T00:00:00Z");
        let before = sink.mails().len();
        work(&app).await;
        for mail in &sink.mails()[before..] {
            assert_eq!(path_in(mail, "/mail/seen"), None);
        }
    })
    .await;
}

#[tokio::test]
async fn a_link_for_somebody_else_or_for_an_older_address_proves_nothing() {
    on_both(|app| async move {
        let id = app.account("founder@example.jp", "applicant", None).await;
        let other = app.account("other@example.jp", "applicant", None).await;
        forget_arrival(&app, id).await;
        let signature = link_of(&app, other).await;
        let signature = signature.split("signature=").nth(1).unwrap();
        let old = link_of(&app, id).await;
        let moved = office::db::account::AccountChange::Address(
            domain::input::email("email", "new@example.jp").unwrap(),
        );
        super::change(&app, id, moved).await;
        forget_arrival(&app, id).await;
        for path in [
            old,
            format!("/mail/seen?account={id}&signature={signature}"),
            format!("/mail/seen?account={id}"),
            "/mail/seen".to_owned(),
            format!("/mail/seen?account=%00&signature={signature}"),
        ] {
            let mut guest = app.guest();
            guest
                .get(&path)
                .await
                .has_status(404)
                .says("mail-seen-invalid");
            guest.post(&path, &[]).await.has_status(404);
        }
        assert_eq!(stored(&app, id).await.mail_seen_at, None);
    })
    .await;
}

#[tokio::test]
async fn who_signs_in_by_a_mailed_link_has_proved_that_mail_arrives() {
    on_both(|app| async move {
        let id = app.account("founder@example.jp", "applicant", None).await;
        forget_arrival(&app, id).await;
        let mut guest = app.guest();
        guest
            .post("/sign-in/link", &[("email", "founder@example.jp")])
            .await
            .has_status(303);
        let token = app.token_of(&app.outbox().await[0]);
        let path = format!("/sign-in/link/{token}");
        guest.get(&path).await.has_status(200);
        assert_eq!(stored(&app, id).await.mail_seen_at, None);
        guest.post(&path, &[]).await.has_status(303);
        assert_eq!(stored(&app, id).await.mail_seen_at, Some(app.now()));
    })
    .await;
}

#[tokio::test]
async fn a_failure_is_told_on_every_page_until_the_test_mail_arrives() {
    with_sink(|app, sink| async move {
        let kept = app.founder("founder@example.jp").keeps("2027-05").await;
        let mut founder = app.signed_in(kept.account).await;
        let plan = format!("/plans/{}", kept.plan());
        let log = format!("{plan}/mails");
        let pages = [
            &plan,
            &log,
            "/plans",
            "/account",
            "/account/mail",
            "/questions",
        ];
        for page in pages {
            founder
                .get(page)
                .await
                .has_status(200)
                .has_no_element(".arrival");
        }
        fails(&app, kept.account).await;
        for page in pages {
            founder
                .get(page)
                .await
                .says("mail-failure-short-refused")
                .says("arrival-test");
        }
        founder
            .post("/account/mail/test", &[("back", &plan)])
            .await
            .redirects_to(&plan);
        founder
            .get(&plan)
            .await
            .shows("09:00 に試しのメールを送りました");
        work(&app).await;
        // Beside the morning's reminder; nobody is unsubscribed from what they
        // asked for.
        let mut mails = sink.mails();
        mails.retain(|mail| mail.header("List-Unsubscribe").is_none());
        assert_eq!(mails.len(), 1);
        let mail = mails.remove(0);
        assert_eq!(mail.to, "founder@example.jp");
        // Sent is not arrived.
        founder.get(&plan).await.says("mail-failure-short-refused");
        let path = path_in(&mail, "/mail/seen").unwrap();
        app.guest().post(&path, &[]).await.has_status(200);
        for page in pages {
            founder.get(page).await.has_no_element(".arrival");
        }
    })
    .await;
}

#[tokio::test]
async fn a_mail_that_the_server_refuses_for_good_flags_its_account_and_no_copy_does() {
    with_sink(|app, sink| async move {
        // Before nine no reminder leaves.
        app.set_now("2026-11-19T22:00:00Z");
        let kept = app.founder("founder@example.jp").keeps("2027-05").await;
        let mut founder = app.signed_in(kept.account).await;
        founder
            .post("/account/mail/reader", &[("reader", "family@home.example")])
            .await
            .has_status(303);
        sink.script(&[Answer::Refuse]);
        work(&app).await;
        assert_eq!(app.mail_states().await, ["dead"]);
        assert_eq!(stored(&app, kept.account).await.mail_failed, None);
        app.set_now("2026-11-20T00:00:00Z");
        sink.script(&[Answer::Refuse]);
        work(&app).await;
        assert_eq!(app.mail_states().await, ["dead", "dead"]);
        let failed = stored(&app, kept.account).await.mail_failed.unwrap();
        assert_eq!(failed.why, Some(Class::Refused));
        founder
            .get(&format!("/plans/{}", kept.plan()))
            .await
            .says("mail-failure-short-refused");
    })
    .await;
}

#[tokio::test]
async fn what_fails_after_a_mail_has_arrived_counts_more() {
    on_both(|app| async move {
        let id = app.account("founder@example.jp", "applicant", None).await;
        let mut founder = app.signed_in(id).await;
        let path = link_of(&app, id).await;
        app.guest().post(&path, &[]).await.has_status(200);
        app.pass(jiff::SignedDuration::from_hours(1));
        fails(&app, id).await;
        founder
            .get("/account")
            .await
            .says("mail-failure-short-refused");
    })
    .await;
}

#[tokio::test]
async fn test_mails_are_counted_like_links_and_lead_back_to_this_site_alone() {
    let limits = |config: &mut office::config::Config| config.limits.link_mails_per_hour = 2;
    on_both_with(limits, |app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        for back in ["https://evil.example/", "//evil.example"] {
            founder
                .post("/account/mail/test", &[("back", back)])
                .await
                .redirects_to("/account/mail");
            app.pass(jiff::SignedDuration::from_secs(1));
        }
        founder
            .post("/account/mail/test", &[])
            .await
            .has_status(429);
        assert_eq!(app.mail_kinds().await, ["test-mail", "test-mail"]);
    })
    .await;
}
