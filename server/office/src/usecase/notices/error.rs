//! How an act on mails can end besides done.

use std::time::Duration;

use domain::input::FieldError;
use sea_orm::DbErr;

use crate::actor::{NotAllowed, NotSignedIn};
use crate::usecase::account::AccountError;

/// Why nothing came of it. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum NoticeError {
    /// There is no such mail, or not for this actor.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in.
    #[error(transparent)]
    NotSignedIn(#[from] NotSignedIn),
    /// Fields that are not taken.
    #[error("{} field(s) are wrong", .0.len())]
    Invalid(Vec<FieldError>),
    /// Somebody else was quicker, or it is no longer as the page said.
    #[error("changed meanwhile")]
    Changed,
    /// Too many; how long to wait.
    #[error("too many mails")]
    TooMany(Duration),
    /// The limits of mails that anybody may ask for.
    #[error(transparent)]
    Account(#[from] AccountError),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<NotAllowed> for NoticeError {
    fn from(_: NotAllowed) -> Self {
        // What one may not do is not even there.
        Self::NotFound
    }
}
