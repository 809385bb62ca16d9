//! How an operator's act on staff can end besides done.

use sea_orm::DbErr;

use crate::secrets::SecretError;
use crate::usecase::account::link_mail::QueueError;

/// What went wrong; in English, for the operator.
#[derive(Debug, thiserror::Error)]
pub enum StaffError {
    /// The database.
    #[error(transparent)]
    Db(#[from] DbErr),
    /// Links cannot be sealed.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// An address of our own makes no sense.
    #[error("an address of this program's own is not taken")]
    OwnAddress,
}

impl From<QueueError> for StaffError {
    fn from(error: QueueError) -> Self {
        match error {
            QueueError::Db(error) => Self::Db(error),
            QueueError::Secret(error) => Self::Secret(error),
        }
    }
}
