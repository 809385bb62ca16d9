//! Whose account it is. An account that is switched off is found by none of
//! these, and whatever lets somebody in, or does something for somebody who
//! shows no session, finds accounts here: so switching one off closes every
//! door at once.

use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::auth::link::Purpose;
use crate::db::account::{self, Account};
use crate::db::entity::one_time_link;

/// The account with this id.
///
/// # Errors
/// When the database is gone.
pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Account>, DbErr> {
    Ok(account::by_id(db, id).await?.filter(is_on))
}

/// The account with this address (in lower case).
///
/// # Errors
/// When the database is gone.
pub async fn by_address(
    db: &impl ConnectionTrait,
    address: &str,
) -> Result<Option<Account>, DbErr> {
    Ok(account::by_address(db, address).await?.filter(is_on))
}

/// What a one-time link is about.
#[derive(Debug)]
pub enum LinkOwner {
    /// Nobody yet: it would make the account.
    Nobody,
    /// This account.
    Account(Box<Account>),
    /// An account that is gone, switched off, or has moved to another address
    /// meanwhile: the link opens nothing.
    Closed,
}

/// Whose a link is.
///
/// # Errors
/// When the database is gone.
pub async fn of_link(
    db: &impl ConnectionTrait,
    link: &one_time_link::Model,
) -> Result<LinkOwner, DbErr> {
    let account = match (link.account_id, &link.email) {
        (Some(id), _) => account::by_id(db, id).await?,
        (None, Some(email)) => match account::by_address(db, email).await? {
            Some(account) => Some(account),
            None => return Ok(LinkOwner::Nobody),
        },
        (None, None) => return Ok(LinkOwner::Closed),
    };
    // A link to the account's own mailbox must not open it from another.
    let moves = link.purpose == Purpose::ChangeAddress.as_str();
    Ok(account
        .filter(is_on)
        .filter(|account| moves || account.email == link.email)
        .map_or(LinkOwner::Closed, |account| {
            LinkOwner::Account(Box::new(account))
        }))
}

fn is_on(account: &Account) -> bool {
    account.deactivated_at.is_none()
}
