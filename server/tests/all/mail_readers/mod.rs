//! Those who read mails: whether mail arrives, what became of it, the weekly
//! summary, and who else gets a copy.

mod arrival;
mod desk;
mod log;
mod second;
mod weekly;

use office::db::account::{self, Account, AccountChange};
use office::db::entity::account as account_row;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use crate::harness::App;
use crate::smtp_sink::Mail;

/// The account as it is stored now.
async fn stored(app: &App, id: Uuid) -> Account {
    account::by_id(app.state.db.read(), id)
        .await
        .unwrap()
        .unwrap()
}

async fn change(app: &App, id: Uuid, change: AccountChange) {
    let transaction = app.state.db.begin().await.unwrap();
    account::change(&transaction, id, change, app.now())
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

/// As a release that did not look has left it: nothing is known.
async fn forget_arrival(app: &App, id: Uuid) {
    let transaction = app.state.db.begin().await.unwrap();
    account_row::Entity::update_many()
        .col_expr(
            account_row::Column::MailSeenAt,
            Expr::value(None::<office::db::Instant>),
        )
        .filter(account_row::Column::Id.eq(id))
        .exec(&transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

/// The path of the link in a mail's text that begins so.
fn path_in(mail: &Mail, begins: &str) -> Option<String> {
    let words = mail.words();
    words.lines().find_map(|line| {
        let path = line.trim().strip_prefix("http://127.0.0.1:3000")?;
        path.starts_with(begins).then(|| path.to_owned())
    })
}

/// The path of the header by which a mail program ends it in one click.
fn one_click(mail: &Mail) -> String {
    assert_eq!(
        mail.header("List-Unsubscribe-Post").as_deref(),
        Some("List-Unsubscribe=One-Click")
    );
    let url = mail.header("List-Unsubscribe").unwrap();
    let url: String = url.split_whitespace().collect();
    let path = url.trim_matches(['<', '>']);
    path.strip_prefix("http://127.0.0.1:3000")
        .unwrap()
        .to_owned()
}

/// As a mail program sends it: no cookies, from anywhere.
async fn click(app: &App, path: &str) -> crate::harness::Answer {
    let mut program = app.guest();
    program
        .headers
        .insert("sec-fetch-site", "cross-site".to_owned());
    program
        .headers
        .insert("origin", "https://mail.example".to_owned());
    program
        .post(path, &[("List-Unsubscribe", "One-Click")])
        .await
}
