//! Hashing a password is dear: only two at a time, whatever strangers do and
//! whether or not they wait for their answer; and what costs nothing is looked
//! at first.

use std::time::{Duration, Instant};

use crate::account::{DRAFT, OTHER_PASSWORD, PASSWORD, member};
use crate::harness::{App, on_both, on_both_with};

const OWNER: &str = "founder@example.jp";

fn fields<'a>(email: &'a str, password: &'a str) -> [(&'static str, &'a str); 2] {
    [("email", email), ("password", password)]
}

#[tokio::test]
async fn of_fifty_who_hang_up_at_once_no_more_than_two_are_hashed_and_another_person_gets_in() {
    on_both(|app| async move {
        member(&app, OWNER).await;
        let before = app.state.passwords.begun();
        for number in 0..50 {
            let mut hasty = app.guest();
            let email = format!("somebody{number}@example.jp");
            let typed = fields(&email, OTHER_PASSWORD);
            let asked = hasty.post("/sign-in", &typed);
            let patience = Duration::from_millis(10 + number % 6 * 8);
            // Dropped like the request of a client that has gone.
            let _ = tokio::time::timeout(patience, asked).await;
        }
        let began = Instant::now();
        app.guest()
            .post("/sign-in", &fields(OWNER, PASSWORD))
            .await
            .redirects_to("/plans");
        assert!(
            began.elapsed() < Duration::from_secs(2),
            "{:?}",
            began.elapsed()
        );
        assert!(app.state.passwords.begun() > before + 5, "they were hashed");
        assert!(
            app.state.passwords.most_at_once() <= 2,
            "{}",
            app.state.passwords.most_at_once()
        );
    })
    .await;
}

/// Fifty people at the door at the same moment.
async fn crowd(app: &App) -> tokio::task::JoinSet<(u16, bool)> {
    let mut crowd = tokio::task::JoinSet::new();
    for number in 0..50 {
        let mut guest = app.guest();
        crowd.spawn(async move {
            let email = format!("somebody{number}@example.jp");
            let answer = guest
                .post("/sign-in", &fields(&email, OTHER_PASSWORD))
                .await;
            let status = answer.status.as_u16();
            if status == 503 {
                assert_eq!(answer.headers["retry-after"], "5");
                answer
                    .says("fault-busy-title")
                    .says("wait-kept")
                    .shows(&format!("value=\"{email}\""));
            }
            (status, answer.body.contains(&email))
        });
    }
    // Let each come as far as the queue.
    while app.state.passwords.begun() < 2 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    crowd
}

#[tokio::test]
async fn a_short_queue_waits_the_rest_is_told_so_and_whoever_is_known_has_a_queue_of_their_own() {
    on_both(|app| async move {
        let mut known = member(&app, OWNER).await;
        known.post("/sign-out", &[]).await.redirects_to("/");
        let crowd = crowd(&app).await;
        let began = Instant::now();
        known
            .post("/sign-in", &fields(OWNER, PASSWORD))
            .await
            .redirects_to("/plans");
        assert!(
            began.elapsed() < Duration::from_secs(4),
            "{:?}",
            began.elapsed()
        );
        let answers = crowd.join_all().await;
        let count = |status| answers.iter().filter(|(got, _)| *got == status).count();
        assert_eq!(count(422) + count(503), 50, "{answers:?}");
        assert!(count(422) >= 18 && count(503) >= 1, "{answers:?}");
        assert!(app.state.passwords.most_at_once() <= 2);
    })
    .await;
}

#[tokio::test]
async fn a_sign_up_that_finds_no_place_keeps_its_address_and_plan() {
    on_both(|app| async move {
        let crowd = crowd(&app).await;
        let mut late = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let mut guest = app.guest();
            late.spawn(async move {
                let mut sent = fields("new@example.jp", PASSWORD).to_vec();
                sent.extend(DRAFT);
                guest.post("/sign-up", &sent).await
            });
        }
        let mut waits = 0;
        for answer in late.join_all().await {
            if answer.status.as_u16() == 503 {
                waits += 1;
                answer
                    .says("fault-busy-text")
                    .shows("value=\"new@example.jp\"")
                    .shows("value=\"2027-04\"");
                assert_eq!(answer.headers["retry-after"], "5");
            }
        }
        crowd.join_all().await;
        assert!(waits > 0, "the queue was never full");
    })
    .await;
}

#[tokio::test]
async fn what_costs_nothing_is_looked_at_before_anything_is_hashed() {
    on_both_with(
        |config| {
            config.limits.link_mails_per_client = 2;
            config.limits.sign_in_failures = 3;
        },
        |app| async move {
            let mut browser = member(&app, OWNER).await;
            let mut guest = app.guest();
            guest
                .post("/sign-up", &fields("one@example.jp", PASSWORD))
                .await
                .has_status(303);
            for _ in 0..3 {
                guest
                    .post("/sign-in", &fields(OWNER, OTHER_PASSWORD))
                    .await
                    .has_status(422);
            }
            let before = app.state.passwords.begun();
            // Over the limit: neither looked at nor hashed.
            guest
                .post("/sign-up", &fields("two@example.jp", PASSWORD))
                .await
                .has_status(429);
            guest
                .post("/sign-in", &fields(OWNER, PASSWORD))
                .await
                .has_status(429);
            // Nothing that could be right.
            guest
                .post("/sign-up", &fields("no address", PASSWORD))
                .await
                .refuses("email");
            guest
                .post("/sign-up", &fields("two@example.jp", "short"))
                .await
                .refuses("password");
            guest
                .post("/sign-up", &fields("two@example.jp", &"x".repeat(5_000)))
                .await
                .refuses("password");
            guest
                .post("/sign-in", &fields("no address", PASSWORD))
                .await
                .refuses("email");
            guest
                .post("/sign-in", &fields(OWNER, ""))
                .await
                .refuses("password");
            for (path, fields) in [
                (
                    "/account/password",
                    vec![("password", PASSWORD), ("new_password", "short")],
                ),
                (
                    "/account/password",
                    vec![("password", ""), ("new_password", OTHER_PASSWORD)],
                ),
                (
                    "/account/email",
                    vec![("password", PASSWORD), ("email", "no address")],
                ),
                (
                    "/account/email",
                    vec![("password", ""), ("email", "new@example.jp")],
                ),
                ("/account/delete", vec![("password", "")]),
            ] {
                browser.post(path, &fields).await.has_status(422);
            }
            assert_eq!(app.state.passwords.begun(), before);
        },
    )
    .await;
}
