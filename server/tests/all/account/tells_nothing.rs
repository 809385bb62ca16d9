//! Whether an address is registered, nobody is told.

use super::{OTHER_PASSWORD, member, without_nonce};
use crate::harness::on_both;

#[tokio::test]
async fn no_answer_tells_whether_an_address_is_registered() {
    on_both(|app| async move {
        member(&app, "known@example.jp").await;
        let mine = app.applicant("me@example.jp").await;
        for (path, sent) in [
            ("/sign-up", "/sign-up/sent"),
            ("/sign-in", ""),
            ("/sign-in/link", "/sign-in/sent"),
            ("/reset", "/reset/sent"),
            ("/account/email", "/account/email/sent"),
        ] {
            let mut answers = Vec::new();
            for address in ["known@example.jp", "fresh@example.jp"] {
                let mut browser = if path.starts_with("/account") {
                    mine.clone()
                } else {
                    app.guest()
                };
                let started = std::time::Instant::now();
                let answer = browser
                    .post(path, &[("email", address), ("password", OTHER_PASSWORD)])
                    .await;
                let time = started.elapsed();
                let after = if sent.is_empty() {
                    answer.clone()
                } else {
                    browser.get(sent).await
                };
                let body = without_nonce(&after.body).replace(address, "ADDRESS");
                answers.push((answer.status, answer.location(), body, time));
            }
            let (known, fresh) = (&answers[0], &answers[1]);
            assert_eq!(
                (known.0, &known.1, &known.2),
                (fresh.0, &fresh.1, &fresh.2),
                "{path}"
            );
            if !sent.is_empty() {
                // The floor hides what was done; see `auth::pace`.
                assert!(
                    known.3.as_millis() >= 200 && fresh.3.as_millis() >= 200,
                    "{path}: {known:?} {fresh:?}"
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn an_unknown_address_costs_a_whole_password_check() {
    on_both(|app| async move {
        member(&app, "known@example.jp").await;
        let mut browser = app.guest();
        // The quickest of many, taken in turns: other tests run beside this one.
        let mut times = [f64::MAX; 2];
        for _ in 0..12 {
            for (index, address) in ["known@example.jp", "fresh@example.jp"].iter().enumerate() {
                let started = std::time::Instant::now();
                browser
                    .post(
                        "/sign-in",
                        &[("email", *address), ("password", OTHER_PASSWORD)],
                    )
                    .await
                    .has_status(422);
                times[index] = times[index].min(started.elapsed().as_secs_f64());
            }
        }
        // Without the check for nobody it would be a tenth.
        assert!(
            times[1] > times[0] / 3.0,
            "known {} s, unknown {} s",
            times[0],
            times[1]
        );
    })
    .await;
}
