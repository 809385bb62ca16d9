//! Accounts, over HTTP: coming in, what an answer gives away, what links do,
//! what their owner changes, and leaving.

mod addresses;
mod changes;
mod leaving;
mod links;
mod sign_in;
mod sign_up;
mod staff;
mod tells_nothing;

use office::db::entity::{account, outbox, plan};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::harness::{App, Browser};

pub const PASSWORD: &str = "correct horse battery staple";

pub const OTHER_PASSWORD: &str = "the river bends at the old mill";

pub const DRAFT: [(&str, &str); 3] = [
    ("opening", "2027-04"),
    ("prefecture", "13"),
    ("kind", "medical"),
];

/// The last mail of a kind.
pub async fn mail(app: &App, kind: &str) -> outbox::Model {
    app.outbox()
        .await
        .into_iter()
        .rfind(|m| m.kind.as_str() == kind)
        .unwrap_or_else(|| panic!("no {kind} mail"))
}

pub async fn token(app: &App, kind: &str) -> String {
    app.token_of(&mail(app, kind).await)
}

/// Signs up and uses the link in the same browser.
pub async fn member(app: &App, email: &str) -> Browser {
    let mut browser = app.guest();
    browser
        .post("/sign-up", &[("email", email), ("password", PASSWORD)])
        .await
        .redirects_to("/sign-up/sent");
    let token = token(app, "confirm-address").await;
    browser
        .post(&format!("/confirm/{token}"), &[])
        .await
        .redirects_to("/plans");
    browser
}

pub async fn account_of(app: &App, email: &str) -> Option<account::Model> {
    account::Entity::find()
        .filter(account::Column::Email.eq(email))
        .one(app.state.db.read())
        .await
        .unwrap()
}

pub async fn plans_of(app: &App, email: &str) -> Vec<plan::Model> {
    let account = account_of(app, email).await.unwrap();
    plan::Entity::find()
        .filter(plan::Column::AccountId.eq(account.id))
        .all(app.state.db.read())
        .await
        .unwrap()
}

/// The page without what is new each time.
pub fn without_nonce(body: &str) -> String {
    let mut rest = body;
    let mut out = String::new();
    while let Some(at) = rest.find("nonce=\"") {
        out.push_str(&rest[..at]);
        rest = rest[at + 7..].split_once('"').unwrap().1;
    }
    out + rest
}
