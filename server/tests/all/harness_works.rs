//! The harness itself, on each database.

use domain::bureau::BureauId;

use crate::harness::{on_both, on_both_with};

#[tokio::test]
async fn the_site_answers_and_is_ready() {
    on_both(|app| async move {
        app.guest()
            .get("/readyz")
            .await
            .has_status(200)
            .shows("\"ok\"");
        app.guest()
            .get("/no-such-page")
            .await
            .has_status(404)
            .says("fault-not-found-title");
    })
    .await;
}

#[tokio::test]
async fn a_signed_in_browser_is_recognised_until_the_session_is_idle_for_too_long() {
    on_both(|app| async move {
        let mut browser = app.applicant("founder@example.jp").await;
        browser.get("/no-such-page").await.shows("href=\"/plans\"");
        app.pass(jiff::SignedDuration::from_hours(15 * 24));
        browser
            .get("/no-such-page")
            .await
            .has_no_element("a[href=/plans]")
            .shows("href=\"/sign-in\"");
    })
    .await;
}

#[tokio::test]
async fn staff_see_their_desk() {
    on_both_with(
        |config| config.operator.name = "Somebody".to_owned(),
        |app| async move {
            let mut clerk = app
                .staff("clerk@example.jp", BureauId::Kantoshinetsu, "clerk")
                .await;
            clerk
                .get("/no-such-page")
                .await
                .shows("href=\"/desk\"")
                .shows("Somebody");
        },
    )
    .await;
}
