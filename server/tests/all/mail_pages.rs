//! The mail preference and the unsubscribe link.

use office::db::entity::account;
use office::mail::render::unsubscribe_url;
use sea_orm::EntityTrait as _;
use uuid::Uuid;

use crate::harness::{App, on_both};
use crate::mail::with_sink;
use crate::mail::work;

async fn preference(app: &App, id: Uuid) -> String {
    account::Entity::find_by_id(id)
        .one(app.state.db.read())
        .await
        .unwrap()
        .unwrap()
        .mail_preference
}

#[tokio::test]
async fn somebody_chooses_how_much_mail_they_get_and_sees_where_it_goes() {
    on_both(|app| async move {
        app.guest()
            .get("/account/mail")
            .await
            .redirects_to("/sign-in?next=%2Faccount%2Fmail");
        let mut founder = app.applicant("founder@example.jp").await;
        let id = founder.account_id.unwrap();
        founder
            .get("/account/mail")
            .await
            .has_status(200)
            .shows("founder@example.jp")
            .says("mail-preference-fewer-hint");
        for nonsense in ["", "all", "<script>", "標準"] {
            founder
                .post("/account/mail", &[("preference", nonsense)])
                .await
                .refuses("preference");
        }
        assert_eq!(preference(&app, id).await, "standard");
        founder
            .post("/account/mail", &[("preference", "fewer")])
            .await
            .redirects_to("/account/mail");
        founder
            .get("/account/mail")
            .await
            .shows("09:00 に保存しました");
        assert_eq!(preference(&app, id).await, "fewer");
    })
    .await;
}

#[tokio::test]
async fn language_and_weekly_summary_are_chosen_and_kept_as_typed_when_something_is_wrong() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        let id = founder.account_id.unwrap();
        let page = founder.get("/account/mail").await;
        page.has_element("#weekly");
        assert!(!page.body.contains("value=\"yes\" checked"));
        founder
            .post(
                "/account/mail",
                &[("preference", "fewer"), ("lang", "xx"), ("weekly", "yes")],
            )
            .await
            .refuses("lang")
            .shows("value=\"yes\" checked")
            .shows("value=\"fewer\" checked");
        assert_eq!(preference(&app, id).await, "standard", "nothing is saved");
        founder
            .post(
                "/account/mail",
                &[("preference", "fewer"), ("lang", "en"), ("weekly", "yes")],
            )
            .await
            .redirects_to("/account/mail");
        let row = account::Entity::find_by_id(id)
            .one(app.state.db.read())
            .await
            .unwrap()
            .unwrap();
        assert_eq!((row.lang.as_str(), row.weekly_summary), ("en", true));
        // The account's page shows how much.
        let mut founder = app.signed_in(id).await;
        founder
            .get("/account?lang=ja")
            .await
            .says("mail-preference-fewer");
        // A box that is not ticked is not sent.
        founder
            .post("/account/mail", &[("preference", "fewer")])
            .await
            .redirects_to("/account/mail");
        let row = account::Entity::find_by_id(id)
            .one(app.state.db.read())
            .await
            .unwrap()
            .unwrap();
        assert_eq!((row.lang.as_str(), row.weekly_summary), ("en", false));
    })
    .await;
}

#[tokio::test]
async fn the_link_in_a_mail_stops_reminders_without_signing_in_and_only_by_post() {
    on_both(|app| async move {
        let id = app.account("founder@example.jp", "applicant", None).await;
        let url = unsubscribe_url(&app.state, id);
        let path = url.strip_prefix("http://127.0.0.1:3000").unwrap();
        let mut guest = app.guest();
        guest
            .get(path)
            .await
            .has_status(200)
            .says("unsubscribe-button");
        assert_eq!(
            preference(&app, id).await,
            "standard",
            "looking changes nothing"
        );
        // As a mail program does it: no cookies, from anywhere.
        guest
            .headers
            .insert("sec-fetch-site", "cross-site".to_owned());
        guest
            .headers
            .insert("origin", "https://mail.example".to_owned());
        guest
            .post(path, &[("List-Unsubscribe", "One-Click")])
            .await
            .has_status(200)
            .says("unsubscribe-done");
        assert_eq!(preference(&app, id).await, "none");
    })
    .await;
}

#[tokio::test]
async fn a_link_of_somebody_elses_making_stops_nothing() {
    on_both(|app| async move {
        let id = app.account("founder@example.jp", "applicant", None).await;
        let other = app.account("other@example.jp", "applicant", None).await;
        let url = unsubscribe_url(&app.state, other);
        let signature = url.split("signature=").nth(1).unwrap();
        for path in [
            format!("/unsubscribe?account={id}&signature={signature}"),
            format!("/unsubscribe?account={id}"),
            "/unsubscribe".to_owned(),
            format!("/unsubscribe?account=%00&signature={signature}"),
        ] {
            app.guest()
                .get(&path)
                .await
                .has_status(404)
                .says("unsubscribe-invalid");
            app.guest().post(&path, &[]).await.has_status(404);
        }
        assert_eq!(preference(&app, id).await, "standard");
    })
    .await;
}

#[tokio::test]
async fn who_has_used_the_link_gets_no_reminder_even_on_the_last_morning() {
    with_sink(|app, sink| async move {
        let leaves = app.founder("leaves@example.jp").keeps("2027-05").await;
        app.founder("stays@example.jp").keeps("2027-05").await;
        let url = unsubscribe_url(&app.state, leaves.account);
        let path = url.strip_prefix("http://127.0.0.1:3000").unwrap();
        app.guest().post(path, &[]).await.has_status(200);
        // Three open days before 1 December, and the day itself.
        for morning in ["2026-11-26T00:00:00Z", "2026-12-01T00:00:00Z"] {
            app.set_now(morning);
            work(&app).await;
        }
        let to: Vec<String> = sink.mails().into_iter().map(|mail| mail.to).collect();
        assert_eq!(to, ["stays@example.jp", "stays@example.jp"]);
    })
    .await;
}
