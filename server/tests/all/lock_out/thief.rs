//! An open browser in a thief's hands.

use super::{NEW_PLACE, OWNER, fields, limited};
use crate::account::{OTHER_PASSWORD, PASSWORD, member};
use crate::harness::on_both_with;

#[tokio::test]
async fn an_open_browser_in_a_thiefs_hands_keeps_its_owner_out_of_nothing() {
    on_both_with(limited, |app| async move {
        let mut thief = member(&app, OWNER).await;
        thief.move_to("203.0.113.9");
        let mut elsewhere = app.guest_at("198.51.100.1");
        elsewhere
            .post("/sign-in", &fields(OWNER, PASSWORD))
            .await
            .redirects_to("/plans");
        let guess = OTHER_PASSWORD;
        let mut waits = 0;
        for _ in 0..6 {
            for (path, fields) in [
                (
                    "/account/password",
                    vec![
                        ("password", guess),
                        ("new_password", "a lamp above the northern door"),
                    ],
                ),
                (
                    "/account/email",
                    vec![("password", guess), ("email", "thief@example.jp")],
                ),
                ("/account/delete", vec![("password", guess)]),
            ] {
                let answer = thief.post(path, &fields).await;
                waits += usize::from(answer.status.as_u16() == 429);
                assert!(
                    matches!(answer.status.as_u16(), 422 | 429),
                    "{path}\n{}",
                    answer.body
                );
            }
        }
        assert_eq!(waits, 8, "ten guesses, whichever form they are made in");
        // A new place, the other browser, and its forms: nothing waits.
        app.guest_at(NEW_PLACE)
            .post("/sign-in", &fields(OWNER, PASSWORD))
            .await
            .redirects_to("/plans");
        elsewhere
            .post(
                "/account/password",
                &[("password", PASSWORD), ("new_password", OTHER_PASSWORD)],
            )
            .await
            .redirects_to("/account");
        thief
            .get("/account")
            .await
            .redirects_to("/sign-in?next=%2Faccount");
    })
    .await;
}
