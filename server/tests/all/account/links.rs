//! Links by mail: once, in time, by whom.

use jiff::SignedDuration;
use office::db::entity::account;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};

use super::{OTHER_PASSWORD, PASSWORD, member, token};
use crate::harness::on_both;

#[tokio::test]
async fn links_work_once_and_not_after_their_time() {
    on_both(|app| async move {
        member(&app, "founder@example.jp").await;
        let mut browser = app.guest();
        for (path, kind, page, minutes) in [
            ("/sign-in/link", "sign-in-link", "/sign-in/link/", 30),
            ("/reset", "reset-password", "/reset/", 60),
        ] {
            browser
                .post(path, &[("email", "founder@example.jp")])
                .await
                .has_status(303);
            let link = format!("{page}{}", token(&app, kind).await);
            let fields = [("password", OTHER_PASSWORD)];
            app.guest().post(&link, &fields).await.has_status(303);
            app.guest()
                .get(&link)
                .await
                .has_status(410)
                .says("link-dead-title");
            app.guest().post(&link, &fields).await.has_status(410);

            browser
                .post(path, &[("email", "founder@example.jp")])
                .await
                .has_status(303);
            let link = format!("{page}{}", token(&app, kind).await);
            app.pass(SignedDuration::from_mins(minutes));
            app.guest().get(&link).await.has_status(410);
            app.guest().post(&link, &fields).await.has_status(410);
        }
        // A link for one thing opens nothing else.
        browser
            .post("/sign-in/link", &[("email", "founder@example.jp")])
            .await
            .has_status(303);
        let token = token(&app, "sign-in-link").await;
        for page in ["/confirm/", "/reset/", "/invite/"] {
            app.guest()
                .post(&format!("{page}{token}"), &[("password", OTHER_PASSWORD)])
                .await
                .has_status(410);
        }
        app.guest().get("/confirm/nonsense").await.has_status(410);
        assert!(
            !app.outbox()
                .await
                .iter()
                .any(|m| m.payload.to_string().contains(&token)),
            "sealed"
        );
    })
    .await;
}

#[tokio::test]
async fn one_link_used_by_two_at_once_lets_one_in() {
    on_both(|app| async move {
        member(&app, "founder@example.jp").await;
        app.guest()
            .post("/sign-in/link", &[("email", "founder@example.jp")])
            .await
            .has_status(303);
        let link = format!("/sign-in/link/{}", token(&app, "sign-in-link").await);
        let (mut one, mut two) = (app.guest(), app.guest());
        let (a, b) = tokio::join!(one.post(&link, &[]), two.post(&link, &[]));
        let mut statuses = [a.status.as_u16(), b.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 410]);
    })
    .await;
}

#[tokio::test]
async fn the_mail_can_be_sent_again_and_the_last_link_works() {
    on_both(|app| async move {
        let mut browser = app.guest();
        // Nothing to send again: no mail, and a page that says so.
        browser
            .post("/sign-up/resend", &[])
            .await
            .redirects_to("/sign-up/sent");
        browser
            .get("/sign-up/sent")
            .await
            .says("mail-sent-nothing-title");
        browser
            .post(
                "/sign-up",
                &[("email", "founder@example.jp"), ("password", PASSWORD)],
            )
            .await
            .has_status(303);
        browser
            .post("/sign-up/resend", &[])
            .await
            .redirects_to("/sign-up/sent");
        assert_eq!(
            app.mail_kinds().await,
            ["confirm-address", "confirm-address"]
        );
        let mails = app.outbox().await;
        let (first, second) = (app.token_of(&mails[0]), app.token_of(&mails[1]));
        browser
            .post(&format!("/confirm/{second}"), &[])
            .await
            .redirects_to("/plans");
        // The first one came late; it signs the same person in, no more.
        let mut again = app.guest();
        again
            .post(&format!("/confirm/{first}"), &[("password", PASSWORD)])
            .await
            .redirects_to("/plans");
        let accounts = account::Entity::find()
            .count(app.state.db.read())
            .await
            .unwrap();
        assert_eq!(accounts, 1);
    })
    .await;
}

#[tokio::test]
async fn the_demo_link_signs_in_once_and_an_older_one_no_more() {
    on_both(|app| async move {
        use office::usecase::staff::demo::sign_in_token;
        let first = sign_in_token(&app.state).await.unwrap().unwrap();
        let second = sign_in_token(&app.state).await.unwrap().unwrap();
        app.guest()
            .post(&format!("/sign-in/link/{}", first.reveal()), &[])
            .await
            .has_status(410);
        let mut browser = app.guest();
        browser
            .post(&format!("/sign-in/link/{}", second.reveal()), &[])
            .await
            .redirects_to("/desk");
        browser.get("/account").await.shows("関東信越厚生局");
    })
    .await;
}
