//! The mark of a known browser.

use super::one_client::{attack, many_clients};
use super::{NEW_PLACE, OWNER, fields, limited, strict};
use crate::account::{OTHER_PASSWORD, PASSWORD, account_of, member};
use crate::harness::{Browser, on_both, on_both_with};

/// The cookie that a browser got when it was signed in.
fn device(browser: &Browser) -> String {
    browser
        .cookie("device")
        .expect("signing in leaves a mark")
        .to_owned()
}

#[tokio::test]
async fn a_browsers_mark_is_its_accounts_alone_and_ends_with_the_password() {
    on_both_with(strict, |app| async move {
        let mut known = member(&app, OWNER).await;
        let mark = device(&known);
        let mut other = member(&app, "other@example.jp").await;
        known.post("/sign-out", &[]).await.redirects_to("/");
        attack(&app, &many_clients(), OWNER).await;
        let right = fields(OWNER, PASSWORD);
        let forged = [
            device(&other),
            mark.replace('.', ".0"),
            format!("{}x", mark),
            mark.split('.').next().unwrap().to_owned(),
            "a.b.c".repeat(2_000),
            String::from("..."),
        ];
        for cookie in forged {
            let mut browser = app.guest_at(NEW_PLACE);
            browser.set_cookie("device", &cookie);
            browser.post("/sign-in", &right).await.has_status(429);
        }
        // It has a budget of its own, and no more than that.
        let mut copied = app.guest_at(NEW_PLACE);
        copied.set_cookie("device", &mark);
        for status in [422, 422, 429] {
            copied
                .post("/sign-in", &fields(OWNER, OTHER_PASSWORD))
                .await
                .has_status(status);
        }
        app.pass(jiff::SignedDuration::from_mins(15));
        attack(&app, &many_clients(), OWNER).await;
        known.post("/sign-in", &right).await.redirects_to("/plans");
        // Several accounts in one browser: each is remembered.
        other.move_to("198.51.100.77");
        other.post("/sign-out", &[]).await.redirects_to("/");
        other
            .post("/sign-in", &fields("other@example.jp", PASSWORD))
            .await
            .redirects_to("/plans");
        // A new password makes the marks of the old one worthless.
        known
            .post(
                "/account/password",
                &[("password", PASSWORD), ("new_password", OTHER_PASSWORD)],
            )
            .await
            .redirects_to("/account");
        known.post("/sign-out", &[]).await.redirects_to("/");
        let mut old = app.guest_at(NEW_PLACE);
        old.set_cookie("device", &mark);
        old.post("/sign-in", &fields(OWNER, OTHER_PASSWORD))
            .await
            .has_status(429);
        known
            .post("/sign-in", &fields(OWNER, OTHER_PASSWORD))
            .await
            .redirects_to("/plans");
    })
    .await;
}

#[tokio::test]
async fn one_browser_remembers_several_accounts() {
    on_both_with(strict, |app| async move {
        let mut browser = member(&app, OWNER).await;
        browser.post("/sign-out", &[]).await.redirects_to("/");
        member(&app, "other@example.jp").await;
        browser
            .post("/sign-in", &fields("other@example.jp", PASSWORD))
            .await
            .redirects_to("/plans");
        browser.post("/sign-out", &[]).await.redirects_to("/");
        for address in [OWNER, "other@example.jp"] {
            attack(&app, &many_clients(), address).await;
            browser
                .post("/sign-in", &fields(address, PASSWORD))
                .await
                .redirects_to("/plans");
            browser.post("/sign-out", &[]).await.redirects_to("/");
        }
    })
    .await;
}

#[tokio::test]
async fn a_known_browser_gets_its_link_from_a_network_whose_share_is_gone() {
    on_both_with(limited, |app| async move {
        let mut known = member(&app, OWNER).await;
        known.post("/sign-out", &[]).await.redirects_to("/");
        for number in 0..25 {
            let email = format!("somebody{number}@example.jp");
            app.guest_at("203.0.113.9")
                .post("/reset", &[("email", &email)])
                .await;
        }
        known.move_to("203.0.113.9");
        let sent = app.outbox().await.len();
        known
            .post("/sign-in/link", &[("email", OWNER)])
            .await
            .redirects_to("/sign-in/sent");
        assert_eq!(app.outbox().await.len(), sent + 1);
        known
            .post("/sign-in", &fields(OWNER, PASSWORD))
            .await
            .redirects_to("/plans");
    })
    .await;
}

#[tokio::test]
async fn the_mark_is_out_of_reach_of_scripts_and_says_nothing() {
    on_both(|app| async move {
        let mut browser = member(&app, OWNER).await;
        browser.post("/sign-out", &[]).await.redirects_to("/");
        let answer = browser.post("/sign-in", &fields(OWNER, PASSWORD)).await;
        let cookie = answer
            .headers
            .get_all("set-cookie")
            .iter()
            .map(|value| value.to_str().unwrap().to_owned())
            .find(|cookie| cookie.starts_with("device="))
            .expect("the mark");
        for attribute in ["; HttpOnly", "; SameSite=Lax", "; Path=/", "; Max-Age="] {
            assert!(cookie.contains(attribute), "{cookie}");
        }
        let id = account_of(&app, OWNER).await.unwrap().id;
        for told in [OWNER.to_owned(), id.to_string(), id.simple().to_string()] {
            assert!(!cookie.contains(&told), "{cookie}");
        }
        // Who only asks gets none.
        let mut guest = app.guest();
        guest
            .post("/reset", &[("email", OWNER)])
            .await
            .has_status(303);
        guest
            .post("/sign-in", &fields(OWNER, OTHER_PASSWORD))
            .await
            .has_status(422);
        assert_eq!(guest.cookie("device"), None);
    })
    .await;
}
