//! How an act on an account can end besides done.

use sea_orm::DbErr;

use crate::actor::NotSignedIn;
use crate::auth::password::HashError;
use crate::secrets::SecretError;
use crate::usecase::plans::PlanError;

/// Why nothing came of it. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// The link does not work (any more), or there is no such thing.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in.
    #[error(transparent)]
    NotSignedIn(#[from] NotSignedIn),
    /// Somebody else was quicker.
    #[error("changed meanwhile")]
    Changed,
    /// Passwords are hashed so many at a time.
    #[error(transparent)]
    Password(#[from] HashError),
    /// The plan that comes with a sign-in.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// The database; a stored row that cannot be read, too.
    #[error(transparent)]
    Db(#[from] DbErr),
    /// Links cannot be sealed or opened.
    #[error(transparent)]
    Secret(#[from] SecretError),
}
