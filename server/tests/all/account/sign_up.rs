//! Signing up, with a plan on the way.

use super::{DRAFT, OTHER_PASSWORD, PASSWORD, account_of, member, plans_of, token};
use crate::harness::on_both;

#[tokio::test]
async fn signing_up_keeps_the_plan_and_the_link_moves_it_into_the_account() {
    on_both(|app| async move {
        let mut browser = app.guest();
        let page = browser
            .get("/sign-up?opening=2027-04&prefecture=13&kind=both")
            .await;
        page.has_status(200)
            .shows("value=\"2027-04\"")
            .shows("東京都")
            .shows("autocomplete=\"new-password\"");
        let mut fields = vec![("email", "Founder@Example.jp"), ("password", PASSWORD)];
        fields.extend([
            ("opening", "2027-04"),
            ("prefecture", "13"),
            ("kind", "both"),
        ]);
        let answer = browser.post("/sign-up", &fields).await;
        answer.redirects_to("/sign-up/sent");
        browser
            .follow(answer)
            .await
            .shows("Founder@Example.jp")
            .shows("2027年4月")
            .says("mail-sent-again");
        assert!(
            account_of(&app, "founder@example.jp").await.is_none(),
            "no account before its address is proved"
        );

        let before = browser.cookie("session").unwrap().to_owned();
        let link = format!("/confirm/{}", token(&app, "confirm-address").await);
        // A mail scanner opens the link as often as it likes.
        app.guest().get(&link).await.has_status(200);
        browser
            .get(&link)
            .await
            .has_status(200)
            .shows("Founder@Example.jp")
            .has_no_element("input[type=password]");
        let answer = browser.post(&link, &[]).await;
        let plans = plans_of(&app, "founder@example.jp").await;
        assert_eq!(plans.len(), 2);
        let medical = plans.iter().find(|p| p.kind == "medical").unwrap();
        let dental = plans.iter().find(|p| p.kind == "dental").unwrap();
        assert_eq!(
            (medical.twin_id, dental.twin_id),
            (Some(dental.id), Some(medical.id))
        );
        answer.redirects_to(&format!("/plans/{}", medical.id));
        assert_ne!(
            browser.cookie("session").unwrap(),
            before,
            "a new token at sign-in"
        );
        browser
            .get("/account")
            .await
            .has_status(200)
            .shows("Founder@Example.jp")
            .says("account-flash-confirmed");
        // The old token is worth nothing.
        let mut thief = app.guest();
        thief.set_cookie("session", &before);
        thief
            .get("/account")
            .await
            .redirects_to("/sign-in?next=%2Faccount");
    })
    .await;
}

#[tokio::test]
async fn a_link_opened_in_another_browser_asks_for_the_password_chosen_at_sign_up() {
    on_both(|app| async move {
        let mut attacker = app.guest();
        let mut fields = vec![("email", "founder@example.jp"), ("password", PASSWORD)];
        fields.extend(DRAFT);
        attacker
            .post("/sign-up", &fields)
            .await
            .redirects_to("/sign-up/sent");
        let link = format!("/confirm/{}", token(&app, "confirm-address").await);
        let mut phone = app.guest();
        phone
            .get(&link)
            .await
            .has_status(200)
            .says("link-confirm-other-browser");
        phone.post(&link, &[]).await.refuses("password");
        phone
            .post(&link, &[("password", OTHER_PASSWORD)])
            .await
            .refuses("password")
            .says("error-wrong-password");
        assert!(account_of(&app, "founder@example.jp").await.is_none());
        phone
            .post(&link, &[("password", PASSWORD)])
            .await
            .has_status(303);
        assert_eq!(plans_of(&app, "founder@example.jp").await.len(), 1);
        // Signing in where it began does not keep the plan a second time.
        let answer = attacker
            .post(
                "/sign-in",
                &[("email", "founder@example.jp"), ("password", PASSWORD)],
            )
            .await;
        answer.redirects_to("/plans");
        assert_eq!(plans_of(&app, "founder@example.jp").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_known_address_gets_a_sign_in_link_which_keeps_the_plan_and_the_old_password() {
    on_both(|app| async move {
        member(&app, "founder@example.jp").await;
        let mut browser = app.guest();
        let mut fields = vec![
            ("email", "founder@example.jp"),
            ("password", OTHER_PASSWORD),
        ];
        fields.extend(DRAFT);
        browser
            .post("/sign-up", &fields)
            .await
            .redirects_to("/sign-up/sent");
        let link = format!("/sign-in/link/{}", token(&app, "account-exists").await);
        browser
            .get(&link)
            .await
            .has_status(200)
            .says("account-draft-link");
        let answer = browser.post(&link, &[]).await;
        let plans = plans_of(&app, "founder@example.jp").await;
        answer.redirects_to(&format!("/plans/{}", plans[0].id));
        let sign_in = |password| [("email", "founder@example.jp"), ("password", password)];
        app.guest()
            .post("/sign-in", &sign_in(OTHER_PASSWORD))
            .await
            .refuses("email");
        app.guest()
            .post("/sign-in", &sign_in(PASSWORD))
            .await
            .redirects_to("/plans");
    })
    .await;
}

#[tokio::test]
async fn a_weak_password_is_refused_at_its_field_and_the_address_stays() {
    on_both(|app| async move {
        for (password, message) in [
            ("", "error-required-password"),
            ("short", "error-password-too-short"),
            ("passwordpassword", "error-password-too-common"),
            ("founder@example.jp", "error-password-too-common"),
        ] {
            let answer = app
                .guest()
                .post(
                    "/sign-up",
                    &[("email", "founder@example.jp"), ("password", password)],
                )
                .await;
            answer
                .refuses("password")
                .says(message)
                .shows("value=\"founder@example.jp\"");
            if !password.is_empty() && !password.contains('@') {
                answer.has_no_element(&format!("input[value={password}]"));
            }
        }
        app.guest()
            .post(
                "/sign-up",
                &[("email", "no address"), ("password", PASSWORD)],
            )
            .await
            .refuses("email");
        assert!(app.outbox().await.is_empty());
    })
    .await;
}
