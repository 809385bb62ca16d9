//! How a question to the guide can end besides an answer.

use std::time::Duration;

use sea_orm::DbErr;

use crate::actor::{NotAllowed, NotSignedIn};
use crate::usecase::plans::PlanError;

/// Why the guide is not asked. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum GuideError {
    /// There is no such plan or turn, or not for this visitor.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in.
    #[error(transparent)]
    NotSignedIn(#[from] NotSignedIn),
    /// Too many questions; how long to wait.
    #[error("too many questions")]
    TooMany(Duration),
    /// The asker's plan.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<NotAllowed> for GuideError {
    fn from(_: NotAllowed) -> Self {
        // What one may not do is not even there.
        Self::NotFound
    }
}
