//! Finding a member of staff by address, for acts that must not hit anybody else.

use domain::account::Role;
use domain::input::Email;
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::Value;
use uuid::Uuid;

use crate::db::account::{self, Account};
use crate::db::{Instant, audit};

/// How alike two addresses are for one to be a slip of the other: 0 to 1.
const ALIKE: f64 = 0.8;

/// Why an address is not acted on; in English, for the operator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotStaff {
    /// Nobody has it.
    #[error(
        "no member of staff has the address {address}{}; `tsukihajime staff list` shows all",
        nearest.as_ref().map(|it| format!("; did you mean {it}?")).unwrap_or_default()
    )]
    Unknown {
        /// As it was given.
        address: String,
        /// The most similar address of a member of staff.
        nearest: Option<String>,
    },
    /// An applicant has it.
    #[error("{0} belongs to an applicant's account; `staff` is for members of a bureau's staff")]
    Applicant(String),
}

/// The member of staff with this address.
///
/// # Errors
/// When the database is gone; inside: why there is none.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    email: &Email,
) -> Result<Result<Account, NotStaff>, DbErr> {
    let address = email.key();
    let found = account::by_address(db, &address).await?;
    match found {
        Some(account) if account.role == Role::Applicant => Ok(Err(NotStaff::Applicant(address))),
        Some(account) => Ok(Ok(account)),
        None => {
            let nearest = nearest(&account::all_staff(db).await?, &address);
            Ok(Err(NotStaff::Unknown { address, nearest }))
        }
    }
}

fn nearest(staff: &[Account], address: &str) -> Option<String> {
    staff
        .iter()
        .filter_map(|account| account.email.as_ref())
        .map(|email| {
            (
                strsim::normalized_damerau_levenshtein(email, address),
                email,
            )
        })
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, email)| email.clone())
}

/// Writes down what the operator did with an account.
pub(super) async fn log(
    db: &impl ConnectionTrait,
    account: Uuid,
    act: &str,
    detail: Value,
    now: Instant,
) -> Result<(), DbErr> {
    audit::record(db, None, act, format!("account:{account}"), detail, now).await
}
