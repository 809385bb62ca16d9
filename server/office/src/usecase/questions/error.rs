//! How an act on a question to the bureau can end besides done.

use std::time::Duration;

use domain::input::FieldError;
use sea_orm::DbErr;

use crate::actor::{NotAllowed, NotSignedIn};
use crate::db::question::MoveError;

/// Why a question is not shown, asked or changed. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum QuestionError {
    /// There is no such question, or not for this actor: which, is not told.
    #[error("no such question")]
    NotFound,
    /// Nobody is signed in.
    #[error(transparent)]
    NotSignedIn(#[from] NotSignedIn),
    /// Somebody else was quicker.
    #[error("the question has changed meanwhile")]
    Changed,
    /// Fields that are not taken.
    #[error("{} field(s) are wrong", .0.len())]
    Invalid(Vec<FieldError>),
    /// Too many questions; how long to wait.
    #[error("too many questions")]
    TooMany(Duration),
    /// The database; a stored question that cannot be read, too.
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<NotAllowed> for QuestionError {
    fn from(_: NotAllowed) -> Self {
        // What one may not do is not even there.
        Self::NotFound
    }
}

impl From<MoveError> for QuestionError {
    fn from(error: MoveError) -> Self {
        match error {
            MoveError::Changed => Self::Changed,
            MoveError::Db(error) => Self::Db(error),
        }
    }
}
