//! How much mail an address gets, and strangers in all.

use std::sync::{Arc, Mutex};

use super::one_client::{attack, many_clients, many_networks};
use super::{NEW_PLACE, OWNER, comes_in_by_link, comes_in_by_reset, fields, limited};
use crate::account::{DRAFT, OTHER_PASSWORD, PASSWORD, mail, member, plans_of, without_nonce};
use crate::harness::{Answer, on_both_with};

#[tokio::test]
async fn nobodys_mailbox_is_flooded_from_however_many_places() {
    on_both_with(limited, |app| async move {
        member(&app, OWNER).await;
        attack(&app, &many_networks(), OWNER).await;
        attack(&app, &many_networks(), "stranger@example.jp").await;
        for (address, most) in [(OWNER, 8), ("stranger@example.jp", 5)] {
            let mails = app.outbox().await;
            let to = mails
                .iter()
                .filter(|mail| mail.recipient.as_deref() == Some(address));
            let count = to.count();
            assert!((1..=most).contains(&count), "{address}: {count} mails");
        }
    })
    .await;
}

#[tokio::test]
async fn a_mailbox_that_has_its_share_is_pointed_to_and_the_answer_tells_nothing() {
    on_both_with(
        |config| {
            limited(config);
            config.limits.link_mails_per_hour = 2;
        },
        |app| async move {
            member(&app, "known@example.jp").await;
            for path in ["/sign-in/link", "/reset", "/sign-up"] {
                let mut pages = Vec::new();
                for (number, address) in ["known@example.jp", "fresh@example.jp"]
                    .into_iter()
                    .enumerate()
                {
                    let mut last = None;
                    for attempt in 0..4 {
                        let client = format!("203.0.{number}.{attempt}");
                        let mut browser = app.guest_at(&client);
                        let started = std::time::Instant::now();
                        let answer = browser.post(path, &fields(address, OTHER_PASSWORD)).await;
                        assert!(started.elapsed().as_millis() >= 200, "{path}: no quicker");
                        answer.has_status(303);
                        last = Some(browser.follow(answer).await);
                    }
                    let page: Answer = last.unwrap();
                    page.has_status(200).says("mail-sent-enough").shows(address);
                    pages.push(without_nonce(&page.body).replace(address, "ADDRESS"));
                }
                assert_eq!(pages[0], pages[1], "{path}");
            }
        },
    )
    .await;
}

#[tokio::test]
async fn a_used_link_is_followed_by_a_new_one_whatever_the_mailbox_has_had() {
    on_both_with(
        |config| {
            limited(config);
            config.limits.link_mails_per_hour = 2;
        },
        |app| async move {
            member(&app, OWNER).await;
            for attempt in 0..4 {
                comes_in_by_link(&app, &format!("198.51.100.{attempt}")).await;
            }
        },
    )
    .await;
}

#[tokio::test]
async fn signing_up_with_somebodys_address_first_does_not_keep_them_from_it() {
    on_both_with(limited, |app| async move {
        for client in many_clients() {
            let mut attacker = app.guest_at(&client);
            attacker
                .post("/sign-up", &fields(OWNER, OTHER_PASSWORD))
                .await
                .has_status(303);
        }
        let mut owner = app.guest_at(NEW_PLACE);
        let mut sent = fields(OWNER, PASSWORD).to_vec();
        sent.extend(DRAFT);
        let answer = owner.post("/sign-up", &sent).await;
        owner
            .follow(answer)
            .await
            .has_status(200)
            .says("mail-sent-enough");
        let link = format!(
            "/confirm/{}",
            app.token_of(&mail(&app, "confirm-address").await)
        );
        // Elsewhere it asks for a password that the owner has never heard of …
        app.guest_at("198.51.100.8")
            .get(&link)
            .await
            .says("link-confirm-other-browser");
        // … here the mailbox is theirs, and the password and plan are their own.
        owner
            .get(&link)
            .await
            .has_status(200)
            .has_no_element("input[type=password]")
            .says("account-draft-link");
        owner.post(&link, &[]).await.has_status(303);
        assert_eq!(plans_of(&app, OWNER).await.len(), 1);
        app.guest_at("198.51.100.9")
            .post("/sign-in", &fields(OWNER, PASSWORD))
            .await
            .redirects_to("/plans");
        app.guest_at("198.51.100.10")
            .post("/sign-in", &fields(OWNER, OTHER_PASSWORD))
            .await
            .refuses("email");
    })
    .await;
}

/// Everything logged at ERROR.
#[derive(Clone, Default)]
struct Alarms(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Alarms {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn strangers_get_so_many_mails_an_hour_in_all_and_reaching_that_is_an_alarm() {
    on_both_with(
        |config| {
            limited(config);
            config.limits.link_mails_in_all = 3;
        },
        |app| async move {
            let alarms = Alarms::default();
            let writer = alarms.clone();
            let subscriber = tracing_subscriber::fmt()
                .with_max_level(tracing::Level::ERROR)
                .with_writer(move || writer.clone())
                .finish();
            let _logged = tracing::subscriber::set_default(subscriber);
            member(&app, OWNER).await;
            for number in 0..8 {
                let email = format!("stranger{number}@example.jp");
                let answer = app
                    .guest_at(&format!("203.0.113.{number}"))
                    .post("/sign-up", &fields(&email, PASSWORD))
                    .await;
                if number < 2 {
                    answer.redirects_to("/sign-up/sent");
                } else {
                    answer.has_status(429).shows(&format!("value=\"{email}\""));
                }
            }
            assert_eq!(app.outbox().await.len(), 3);
            // Who has an account still gets its links.
            comes_in_by_link(&app, NEW_PLACE).await;
            comes_in_by_reset(&app, NEW_PLACE).await;
            let text = String::from_utf8(alarms.0.lock().unwrap().clone()).unwrap();
            assert_eq!(
                text.matches("limits.link_mails_in_all").count(),
                1,
                "{text}"
            );
            assert!(
                !text.contains("example.jp"),
                "no address in the log: {text}"
            );
        },
    )
    .await;
}
