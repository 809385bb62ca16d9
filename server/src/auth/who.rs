//! Whose account it is. An account that is switched off is found by none of
//! these, and whatever lets somebody in, or does something for somebody who
//! shows no session, finds accounts here: so switching one off closes every
//! door at once.

use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use crate::auth::link::Purpose;
use crate::db::entity::{account, one_time_link};

/// The account with this id.
///
/// # Errors
/// When the database is gone.
pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<account::Model>, DbErr> {
    let found = account::Entity::find_by_id(id).one(db).await?;
    Ok(found.filter(is_on))
}

/// The account with this address (in lower case).
///
/// # Errors
/// When the database is gone.
pub async fn by_address(
    db: &impl ConnectionTrait,
    address: &str,
) -> Result<Option<account::Model>, DbErr> {
    Ok(has_address(db, address).await?.filter(is_on))
}

/// The account with this address, switched off or not: whether the address is
/// free, never for letting anybody in.
///
/// # Errors
/// When the database is gone.
pub async fn has_address(
    db: &impl ConnectionTrait,
    address: &str,
) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find()
        .filter(account::Column::Email.eq(address))
        .one(db)
        .await
}

/// What a one-time link is about.
#[derive(Debug)]
pub enum LinkOwner {
    /// Nobody yet: it would make the account.
    Nobody,
    /// This account.
    Account(Box<account::Model>),
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
        (Some(id), _) => account::Entity::find_by_id(id).one(db).await?,
        (None, Some(email)) => match has_address(db, email).await? {
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

fn is_on(account: &account::Model) -> bool {
    account.deactivated_at.is_none()
}
