//! Guesses from one place and from many.

use super::{NEW_PLACE, OWNER, comes_in_by_link, comes_in_by_reset, fields, limited, strict};
use crate::account::{OTHER_PASSWORD, PASSWORD, member};
use crate::harness::{App, on_both_with};

/// Somebody with one IPv4 address.
fn one_client() -> Vec<String> {
    vec!["203.0.113.9".to_owned()]
}

/// Somebody with a /48 of IPv6: each request from another network.
pub(super) fn many_networks() -> Vec<String> {
    (0..16).map(|n| format!("2001:db8:77:{n:x}::1")).collect()
}

/// Somebody with many IPv4 addresses.
pub(super) fn many_clients() -> Vec<String> {
    (0..16).map(|n| format!("203.0.113.{n}")).collect()
}

/// Guesses the password and asks for mails, as often as anybody cares to; all
/// of it at once, for each answer takes its time.
pub(super) async fn attack(app: &App, clients: &[String], email: &str) {
    let times = if clients.len() == 1 { 25 } else { 3 };
    let mut attackers = tokio::task::JoinSet::new();
    for client in clients {
        for path in ["/sign-in", "/sign-in/link", "/reset", "/sign-up"] {
            let (fresh, email) = (app.guest_at(client), email.to_owned());
            attackers.spawn(async move {
                for _ in 0..times {
                    fresh
                        .clone()
                        .post(path, &fields(&email, OTHER_PASSWORD))
                        .await;
                }
            });
        }
    }
    attackers.join_all().await;
}

#[tokio::test]
async fn somebody_with_one_client_keeps_nobody_out() {
    on_both_with(limited, |app| async move {
        member(&app, OWNER).await;
        attack(&app, &one_client(), OWNER).await;
        // The attacker has to wait …
        let mut attacker = app.guest_at("203.0.113.9");
        attacker
            .post("/sign-in", &fields(OWNER, PASSWORD))
            .await
            .has_status(429);
        // … and the owner, in a browser that was never here, does not.
        app.guest_at(NEW_PLACE)
            .post("/sign-in", &fields(OWNER, PASSWORD))
            .await
            .redirects_to("/plans");
        comes_in_by_link(&app, "198.51.100.201").await;
        comes_in_by_reset(&app, "198.51.100.202").await;
    })
    .await;
}

async fn somebody_with(clients: fn() -> Vec<String>) {
    on_both_with(strict, |app| async move {
        let mut known = member(&app, OWNER).await;
        known.move_to("198.51.100.1");
        known.post("/sign-out", &[]).await.redirects_to("/");
        attack(&app, &clients(), OWNER).await;
        // Where the account was used before, the password is enough.
        known
            .post("/sign-in", &fields(OWNER, PASSWORD))
            .await
            .redirects_to("/plans");
        attack(&app, &clients(), OWNER).await;
        // In a new browser it must wait, and the page says what does not.
        let page = app
            .guest_at(NEW_PLACE)
            .post("/sign-in", &fields(OWNER, PASSWORD))
            .await;
        page.has_status(429)
            .says("wait-title")
            .says("wait-by-link")
            .shows(&format!("value=\"{OWNER}\""));
        comes_in_by_link(&app, NEW_PLACE).await;
        attack(&app, &clients(), OWNER).await;
        comes_in_by_reset(&app, "198.51.100.203").await;
    })
    .await;
}

#[tokio::test]
async fn somebody_with_a_48_of_ipv6_keeps_nobody_out() {
    somebody_with(many_networks).await;
}

#[tokio::test]
async fn somebody_with_many_clients_keeps_nobody_out() {
    somebody_with(many_clients).await;
}

#[tokio::test]
async fn guesses_from_everywhere_are_counted_together() {
    on_both_with(strict, |app| async move {
        member(&app, OWNER).await;
        for address in [OWNER, "fresh@example.jp"] {
            let mut answers = Vec::new();
            for client in many_clients() {
                let answer = app
                    .guest_at(&client)
                    .post("/sign-in", &fields(address, OTHER_PASSWORD))
                    .await;
                answers.push(answer.status.as_u16());
            }
            assert_eq!(answers[..6], [422; 6], "{address}");
            assert!(
                answers[6..].iter().all(|status| *status == 429),
                "{address}: {answers:?}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn the_owners_own_typing_errors_do_not_count_once_the_password_was_right() {
    on_both_with(strict, |app| async move {
        member(&app, OWNER).await;
        for _ in 0..5 {
            let mut owner = app.guest_at(NEW_PLACE);
            owner
                .post("/sign-in", &fields(OWNER, OTHER_PASSWORD))
                .await
                .has_status(422);
            owner
                .post("/sign-in", &fields(OWNER, PASSWORD))
                .await
                .redirects_to("/plans");
        }
    })
    .await;
}
