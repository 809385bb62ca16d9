//! An office behind one address.

use super::{NEW_PLACE, OWNER, fields, limited};
use crate::account::{DRAFT, PASSWORD};
use crate::harness::on_both_with;

#[tokio::test]
async fn an_office_signs_up_from_one_address_and_beyond_its_share_the_form_is_kept() {
    on_both_with(limited, |app| async move {
        for number in 0..21 {
            let email = format!("founder{number}@example.jp");
            let mut sent = fields(&email, PASSWORD).to_vec();
            sent.extend(DRAFT);
            let answer = app.guest_at("198.51.100.20").post("/sign-up", &sent).await;
            if number < 20 {
                // Twenty a minute are also the share of those who try a password.
                answer.redirects_to("/sign-up/sent");
                continue;
            }
            answer
                .has_status(429)
                .says("wait-title")
                .shows(&format!("value=\"{email}\""))
                .shows("value=\"2027-04\"");
            assert!(answer.headers.contains_key("retry-after"));
        }
        // A link to an account of the same office: the form is kept, too.
        for number in 0..2 {
            let email = format!("founder{number}@example.jp");
            let mut guest = app.guest_at("198.51.100.20");
            for path in ["/sign-in/link", "/reset"] {
                guest
                    .post(path, &[("email", &email)])
                    .await
                    .has_status(429)
                    .says("wait-title")
                    .shows(&format!("value=\"{email}\""));
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_weak_password_is_refused_before_anything_is_counted_for_its_mailbox() {
    on_both_with(limited, |app| async move {
        let mut browser = app.guest_at(NEW_PLACE);
        for _ in 0..7 {
            browser
                .post("/sign-up", &fields(OWNER, "passwordpassword"))
                .await
                .refuses("password");
        }
        browser
            .post("/sign-up", &fields(OWNER, PASSWORD))
            .await
            .redirects_to("/sign-up/sent");
    })
    .await;
}
