//! Rows that this release cannot read: written by a newer one, or damaged. They
//! are there, and nothing is guessed in their place.

use std::fmt::Display;

use sea_orm::DbErr;

/// That a column cannot be read: named in the log by its row's id, counted in
/// `unreadable_rows_total`. [`is_unreadable`] knows it again.
pub fn unreadable(table: &'static str, id: impl Display, column: &'static str) -> DbErr {
    metrics::counter!("unreadable_rows_total", "table" => table).increment(1);
    tracing::error!(table, %id, column, "a stored row cannot be read");
    DbErr::Type(format!("{table} {id}: `{column}` cannot be read"))
}

/// Whether an error is about a row that cannot be read, and not about the
/// database.
#[must_use]
pub const fn is_unreadable(error: &DbErr) -> bool {
    matches!(error, DbErr::Type(_))
}

/// For lists, and for what is only looked at beside something else: a row that
/// cannot be read is left out (it was logged and counted).
///
/// # Errors
/// Any other error of the database.
pub fn readable<T>(read: Result<T, DbErr>) -> Result<Option<T>, DbErr> {
    match read {
        Ok(row) => Ok(Some(row)),
        Err(error) if is_unreadable(&error) => Ok(None),
        Err(error) => Err(error),
    }
}
