//! Signing in and out, and how often one may try.

use jiff::SignedDuration;

use super::{OTHER_PASSWORD, PASSWORD, member};
use crate::harness::{behind_proxy, on_both, on_both_with};

#[tokio::test]
async fn signing_in_goes_on_to_where_one_was_going_and_never_elsewhere() {
    on_both(|app| async move {
        member(&app, "founder@example.jp").await;
        for (next, to) in [
            ("/account", "/account"),
            ("https://evil.example/", "/plans"),
            ("//evil.example", "/plans"),
            ("", "/plans"),
        ] {
            let fields = [
                ("email", "ｆｏｕｎｄｅｒ@example.jp"),
                ("password", PASSWORD),
                ("next", next),
            ];
            app.guest().post("/sign-in", &fields).await.redirects_to(to);
        }
        let mut browser = app.guest();
        browser
            .get("/sign-in?next=%2Fplans%3Fa%3Db")
            .await
            .shows("value=\"/plans?a=b\"");
        browser
            .get("/sign-in?next=%2F%2Fevil.example")
            .await
            .is_without("evil.example\"/>");
    })
    .await;
}

#[tokio::test]
async fn after_too_many_failures_even_the_right_password_waits_and_the_page_says_how_long() {
    on_both_with(
        |config| config.limits.sign_in_failures = 3,
        |app| async move {
            member(&app, "known@example.jp").await;
            for address in ["known@example.jp", "fresh@example.jp"] {
                let mut browser = app.guest();
                for _ in 0..3 {
                    browser
                        .post(
                            "/sign-in",
                            &[("email", address), ("password", OTHER_PASSWORD)],
                        )
                        .await
                        .has_status(422);
                }
                let answer = browser
                    .post("/sign-in", &[("email", address), ("password", PASSWORD)])
                    .await;
                answer.has_status(429).says("wait-title").shows("15分後");
                let seconds: u64 = answer.headers["retry-after"]
                    .to_str()
                    .unwrap()
                    .parse()
                    .unwrap();
                assert!((880..=900).contains(&seconds), "{seconds}");
            }
            app.pass(SignedDuration::from_mins(15));
            let fields = [("email", "known@example.jp"), ("password", PASSWORD)];
            app.guest()
                .post("/sign-in", &fields)
                .await
                .redirects_to("/plans");
        },
    )
    .await;
}

#[tokio::test]
async fn link_mails_are_limited_by_the_address_they_go_to() {
    on_both_with(
        |config| {
            config.limits.link_mails_per_hour = 4;
            behind_proxy(config);
        },
        |app| async move {
            member(&app, "known@example.jp").await;
            for (address, allowed) in [("known@example.jp", 3), ("fresh@example.jp", 4)] {
                for attempt in 0..6 {
                    // Each from another client.
                    let client = format!("198.51.100.{}", attempt + 10 * allowed);
                    let mut browser = app.guest_at(&client);
                    let answer = browser.post("/reset", &[("email", address)]).await;
                    if attempt < allowed {
                        answer.redirects_to("/reset/sent");
                    } else {
                        answer.redirects_to("/reset/sent?enough=yes");
                    }
                }
            }
            let kinds = app.mail_kinds().await;
            assert_eq!(
                kinds
                    .iter()
                    .filter(|kind| *kind == "reset-password")
                    .count(),
                3
            );
        },
    )
    .await;
}

#[tokio::test]
async fn sign_in_attempts_are_limited_by_client() {
    on_both_with(
        |config| config.limits.sign_in_per_minute = 2,
        |app| async move {
            for (address, status) in [
                ("a@example.jp", 422),
                ("b@example.jp", 422),
                ("c@example.jp", 429),
            ] {
                let fields = [("email", address), ("password", PASSWORD)];
                app.guest()
                    .post("/sign-in", &fields)
                    .await
                    .has_status(status);
            }
        },
    )
    .await;
}

#[tokio::test]
async fn signing_out_here_and_everywhere() {
    on_both(|app| async move {
        let mut one = member(&app, "founder@example.jp").await;
        let fields = [("email", "founder@example.jp"), ("password", PASSWORD)];
        let (mut two, mut three) = (app.guest(), app.guest());
        two.post("/sign-in", &fields).await.redirects_to("/plans");
        three.post("/sign-in", &fields).await.redirects_to("/plans");
        one.post("/sign-out", &[]).await.redirects_to("/");
        one.get("/account")
            .await
            .redirects_to("/sign-in?next=%2Faccount");
        two.get("/account").await.has_status(200);
        two.post("/account/sessions", &[])
            .await
            .redirects_to("/sign-in");
        two.get("/sign-in")
            .await
            .has_status(200)
            .says("account-flash-signed-out-everywhere");
        three
            .get("/account")
            .await
            .redirects_to("/sign-in?next=%2Faccount");
    })
    .await;
}
