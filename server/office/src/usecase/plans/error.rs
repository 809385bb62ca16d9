//! How an act on a plan can end besides done.

use domain::account::PlanLimit;
use domain::input::FieldError;
use domain::progress::Refusal;
use sea_orm::DbErr;

use crate::actor::NotSignedIn;
use crate::db::plan::SaveError;
use crate::secrets::SecretError;

/// Why a plan is not shown, kept or changed. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// There is no such plan, or it is not the actor's: which, is not told.
    #[error("no such plan")]
    NotFound,
    /// Nobody is signed in.
    #[error(transparent)]
    NotSignedIn(#[from] NotSignedIn),
    /// The plan has changed since the form was shown.
    #[error("the plan has changed meanwhile")]
    Changed,
    /// No page of ours offers it as the plan stands.
    #[error("not offered as the plan stands")]
    NotOffered,
    /// Fields that are not taken, in the form's order.
    #[error("{} field(s) are wrong", .0.len())]
    Invalid(Vec<FieldError>),
    /// The procedure does not allow it.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The account keeps as many plans as it may.
    #[error("no room for another plan: {0:?}")]
    Full(PlanLimit),
    /// The fonts of form 1 are missing, or the paper could not be made.
    #[error("form 1 cannot be made")]
    Paper,
    /// The database; a stored plan that cannot be read, too
    /// ([`crate::db::is_unreadable`]).
    #[error(transparent)]
    Db(#[from] DbErr),
    /// Codes cannot be sealed or opened.
    #[error(transparent)]
    Secret(#[from] SecretError),
}

impl From<SaveError> for PlanError {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::Changed => Self::Changed,
            SaveError::Db(error) => Self::Db(error),
        }
    }
}

/// Both fields, or what is wrong with either.
///
/// # Errors
/// [`PlanError::Invalid`].
pub(super) fn both<A, B>(
    a: Result<A, FieldError>,
    b: Result<B, FieldError>,
) -> Result<(A, B), PlanError> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (a, b) => {
            let errors = [a.err(), b.err()].into_iter().flatten();
            Err(PlanError::Invalid(errors.collect()))
        }
    }
}
