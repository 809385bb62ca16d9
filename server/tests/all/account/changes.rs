//! Password, address and language changed.

use super::{OTHER_PASSWORD, PASSWORD, account_of, mail, member, token};
use crate::harness::on_both;

#[tokio::test]
async fn a_reset_ends_every_session_and_every_other_link() {
    on_both(|app| async move {
        let mut old = member(&app, "founder@example.jp").await;
        app.guest()
            .post("/sign-in/link", &[("email", "founder@example.jp")])
            .await
            .has_status(303);
        let other = format!("/sign-in/link/{}", token(&app, "sign-in-link").await);
        let mut browser = app.guest();
        browser
            .post("/reset", &[("email", "founder@example.jp")])
            .await
            .redirects_to("/reset/sent");
        let link = format!("/reset/{}", token(&app, "reset-password").await);
        browser
            .get(&link)
            .await
            .has_status(200)
            .shows("founder@example.jp");
        browser
            .post(&link, &[("password", "short")])
            .await
            .refuses("password");
        browser
            .post(&link, &[("password", OTHER_PASSWORD)])
            .await
            .redirects_to("/plans");
        browser.get("/account").await.has_status(200);
        old.get("/account")
            .await
            .redirects_to("/sign-in?next=%2Faccount");
        app.guest().post(&other, &[]).await.has_status(410);
        mail(&app, "password-changed").await;
        let fields = [
            ("email", "founder@example.jp"),
            ("password", OTHER_PASSWORD),
        ];
        app.guest()
            .post("/sign-in", &fields)
            .await
            .redirects_to("/plans");
    })
    .await;
}

#[tokio::test]
async fn changing_the_password_asks_for_the_present_one_and_signs_out_elsewhere() {
    on_both(|app| async move {
        let mut browser = member(&app, "founder@example.jp").await;
        let mut elsewhere = app.guest();
        let fields = [("email", "founder@example.jp"), ("password", PASSWORD)];
        elsewhere
            .post("/sign-in", &fields)
            .await
            .redirects_to("/plans");
        let before = browser.cookie("session").unwrap().to_owned();
        let change = |present, new| [("password", present), ("new_password", new)];
        browser
            .post("/account/password", &change("", OTHER_PASSWORD))
            .await
            .refuses("password");
        browser
            .post("/account/password", &change(OTHER_PASSWORD, OTHER_PASSWORD))
            .await
            .refuses("password");
        browser
            .post("/account/password", &change(PASSWORD, "short"))
            .await
            .refuses("new_password");
        browser
            .post("/account/password", &change(PASSWORD, OTHER_PASSWORD))
            .await
            .redirects_to("/account");
        assert_ne!(browser.cookie("session").unwrap(), before);
        browser.get("/account").await.has_status(200);
        elsewhere
            .get("/account")
            .await
            .redirects_to("/sign-in?next=%2Faccount");
        assert_eq!(
            mail(&app, "password-changed").await.account_id,
            account_of(&app, "founder@example.jp").await.map(|a| a.id)
        );
    })
    .await;
}

#[tokio::test]
async fn a_new_address_counts_once_its_link_is_used_and_the_old_one_is_told() {
    on_both(|app| async move {
        let mut browser = member(&app, "old@example.jp").await;
        let fields = [("email", "new@example.jp"), ("password", PASSWORD)];
        browser
            .post("/account/email", &[("email", "new@example.jp")])
            .await
            .refuses("password")
            .shows("value=\"new@example.jp\"");
        browser
            .post("/account/email", &fields)
            .await
            .redirects_to("/account/email/sent");
        browser
            .get("/account/email/sent")
            .await
            .shows("new@example.jp");
        let sent = mail(&app, "change-address").await;
        assert_eq!(sent.recipient.as_deref(), Some("new@example.jp"));
        assert!(account_of(&app, "old@example.jp").await.is_some());
        let link = format!("/confirm/{}", app.token_of(&sent));
        browser
            .get(&link)
            .await
            .has_status(200)
            .says("link-change-address-title");
        browser.post(&link, &[]).await.redirects_to("/account");
        browser.get("/account").await.shows("new@example.jp");
        assert_eq!(
            mail(&app, "address-changed").await.recipient.as_deref(),
            Some("old@example.jp")
        );
        browser.post(&link, &[]).await.has_status(410);
    })
    .await;
}

#[tokio::test]
async fn an_address_taken_meanwhile_is_not_given_twice() {
    on_both(|app| async move {
        let mut browser = member(&app, "old@example.jp").await;
        browser
            .post(
                "/account/email",
                &[("email", "new@example.jp"), ("password", PASSWORD)],
            )
            .await
            .has_status(303);
        let link = format!("/confirm/{}", token(&app, "change-address").await);
        app.account("new@example.jp", "applicant", None).await;
        browser.post(&link, &[]).await.has_status(410);
        assert!(account_of(&app, "old@example.jp").await.is_some());
    })
    .await;
}

#[tokio::test]
async fn the_language_of_pages_and_mails_is_the_accounts() {
    on_both(|app| async move {
        let mut browser = member(&app, "founder@example.jp").await;
        let answer = browser.post("/account/language", &[("lang", "en")]).await;
        browser
            .follow(answer)
            .await
            .has_status(200)
            .shows("<html lang=\"en\"");
        assert_eq!(
            account_of(&app, "founder@example.jp").await.unwrap().lang,
            "en"
        );
        browser
            .post("/account/language", &[("lang", "xx")])
            .await
            .has_status(400);
    })
    .await;
}
