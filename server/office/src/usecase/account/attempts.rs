//! How often a password may be tried, and who is counted with whom. Whatever a
//! stranger does with an address, its owner is not made to wait:
//!
//! - a client's network has its own count for the address;
//! - guesses from everywhere have a higher one, which slows many clients down;
//! - a browser that was signed in to the account before has its own, whatever
//!   the others have come to;
//! - a session and a one-time link have theirs: what is tried there is not
//!   counted at the door.
//!
//! Who has neither such a browser nor a network of their own gets in by a link
//! from the mailbox (see `link_mail`).

use std::time::Duration;

use sea_orm::ConnectionTrait;

use crate::actor::Caller;
use crate::auth::attempt::{self, Tally};
use crate::auth::device::Device;
use crate::auth::who;
use crate::db::account::Account;
use crate::office::Office;
use crate::usecase::account::AccountError;

/// This browser, if it was signed in before to the account with this address.
///
/// # Errors
/// When the database is gone.
pub(super) async fn known_device<'a>(
    office: &Office,
    caller: &'a Caller,
    address: &str,
) -> Result<Option<&'a Device>, AccountError> {
    let Some(device) = &caller.device else {
        return Ok(None);
    };
    let account = who::by_address(office.db.read(), address).await?;
    Ok(account
        .filter(|account| device.knows(&office.keys, account))
        .map(|_| device))
}

/// Counts an attempt to sign in; `Some` is how long to wait.
///
/// # Errors
/// When the database is gone.
pub(super) async fn to_sign_in(
    office: &Office,
    caller: &Caller,
    address: &str,
    device: Option<&Device>,
) -> Result<Option<Duration>, AccountError> {
    let limits = &office.config.limits;
    let now = caller.instant();
    if let Some(device) = device {
        let own = Tally::of_device(address, device);
        if of(office, caller, &own).await?.is_none() {
            return Ok(None);
        }
    }
    if let Err(wait) = office.limits.sign_in.check(&caller.network) {
        return Ok(Some(wait));
    }
    let transaction = office.db.begin().await?;
    let here = Tally::of_client(address, caller.network);
    let mut counted = attempt::count(&transaction, &here, limits.sign_in_failures, now).await?;
    // What is refused here is no guess, and does not count everywhere.
    if counted.is_ok() {
        let everywhere = Tally::of_address(address);
        let most = limits.sign_in_failures_in_all;
        counted = attempt::count(&transaction, &everywhere, most, now).await?;
    }
    transaction.commit().await?;
    Ok(counted.err())
}

/// Counts an attempt with a password asked in a session or on a link's page.
///
/// # Errors
/// When the database is gone.
pub(super) async fn of(
    office: &Office,
    caller: &Caller,
    tally: &Tally,
) -> Result<Option<Duration>, AccountError> {
    let most = office.config.limits.sign_in_failures;
    let transaction = office.db.begin().await?;
    let counted = attempt::count(&transaction, tally, most, caller.instant()).await?;
    transaction.commit().await?;
    Ok(counted.err())
}

/// Takes back what was counted of this browser and from here: its user has
/// shown whose the account is.
///
/// # Errors
/// When the database is gone.
pub(super) async fn take_back(
    db: &impl ConnectionTrait,
    caller: &Caller,
    account: &Account,
) -> Result<(), AccountError> {
    let Some(address) = &account.email else {
        return Ok(());
    };
    if let Some(device) = &caller.device {
        attempt::take_back(db, &Tally::of_device(address, device), None).await?;
    }
    let here = Tally::of_client(address, caller.network);
    attempt::take_back(db, &here, Some(&Tally::of_address(address))).await?;
    Ok(())
}
