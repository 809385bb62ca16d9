//! Nobody can keep somebody else out: whatever a stranger does with an address,
//! from one client or from a thousand, its owner gets in, and the owner's
//! mailbox is not flooded.

mod known_browser;
mod mailbox;
mod one_client;
mod shared_address;
mod thief;

use office::config::{Config, Limits};
use office::db::entity::outbox;

use crate::harness::{App, behind_proxy};

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

fn fields<'a>(email: &'a str, password: &'a str) -> [(&'static str, &'a str); 2] {
    [("email", email), ("password", password)]
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
