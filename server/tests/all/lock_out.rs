//! Nobody can keep somebody else out: whatever a stranger does with an address,
//! from one client or from a thousand, its owner gets in, and the owner's
//! mailbox is not flooded.

use std::sync::{Arc, Mutex};

use office::config::{Config, Limits};
use office::db::entity::outbox;

use crate::account::{
    DRAFT, OTHER_PASSWORD, PASSWORD, account_of, mail, member, plans_of, without_nonce,
};
use crate::harness::{Answer, App, Browser, behind_proxy, on_both, on_both_with};

const OWNER: &str = "founder@example.jp";
/// Where the owner has never been before.
const NEW_PLACE: &str = "198.51.100.200";

/// As delivered, but for the requests of any kind.
fn limited(config: &mut Config) {
    behind_proxy(config);
    config.limits = Limits {
        requests_per_minute: 0,
        ..Limits::default()
    };
}

/// The same with fewer failures, so that a test need not try a hundred times.
fn strict(config: &mut Config) {
    limited(config);
    config.limits.sign_in_failures = 2;
    config.limits.sign_in_failures_in_all = 6;
}

/// Somebody with one IPv4 address.
fn one_client() -> Vec<String> {
    vec!["203.0.113.9".to_owned()]
}

/// Somebody with a /48 of IPv6: each request from another network.
fn many_networks() -> Vec<String> {
    (0..16).map(|n| format!("2001:db8:77:{n:x}::1")).collect()
}

/// Somebody with many IPv4 addresses.
fn many_clients() -> Vec<String> {
    (0..16).map(|n| format!("203.0.113.{n}")).collect()
}

fn fields<'a>(email: &'a str, password: &'a str) -> [(&'static str, &'a str); 2] {
    [("email", email), ("password", password)]
}

/// Guesses the password and asks for mails, as often as anybody cares to; all
/// of it at once, for each answer takes its time.
async fn attack(app: &App, clients: &[String], email: &str) {
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

/// What lies on top in the owner's mailbox, of this kind.
async fn newest(app: &App, kinds: &[&str]) -> outbox::Model {
    let mails = app.outbox().await;
    let mut mine = mails.into_iter().filter(|mail| {
        kinds.contains(&mail.kind.as_str()) && mail.recipient.as_deref() == Some(OWNER)
    });
    mine.next_back()
        .unwrap_or_else(|| panic!("nothing of {kinds:?} in the mailbox"))
}

/// Asks for a link at a place of one's own and uses what the mailbox has.
async fn comes_in_by_link(app: &App, client: &str) {
    let mut owner = app.guest_at(client);
    let answer = owner.post("/sign-in/link", &[("email", OWNER)]).await;
    assert_eq!(answer.status.as_u16(), 303, "{}", answer.body);
    owner.follow(answer).await.has_status(200).shows(OWNER);
    let mail = newest(app, &["sign-in-link", "account-exists"]).await;
    owner
        .post(&format!("/sign-in/link/{}", app.token_of(&mail)), &[])
        .await
        .redirects_to("/plans");
    owner.get("/account").await.has_status(200).shows(OWNER);
}

async fn comes_in_by_reset(app: &App, client: &str) {
    let mut owner = app.guest_at(client);
    let answer = owner.post("/reset", &[("email", OWNER)]).await;
    assert_eq!(answer.status.as_u16(), 303, "{}", answer.body);
    owner.follow(answer).await.has_status(200).shows(OWNER);
    let mail = newest(app, &["reset-password"]).await;
    owner
        .post(
            &format!("/reset/{}", app.token_of(&mail)),
            &[("password", "a lamp above the northern door")],
        )
        .await
        .redirects_to("/plans");
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
            .hides("type=\"password\"")
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
