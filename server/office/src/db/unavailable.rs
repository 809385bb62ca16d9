//! Whether the database refuses for now (busy, read-only, full, away), in which
//! case the same request may do well later, or has found something wrong.

use sea_orm::sqlx::Error;
use sea_orm::{DbErr, RuntimeErr};

/// SQLite's result codes, without what is in their higher bits: BUSY, LOCKED,
/// READONLY, IOERR, FULL, CANTOPEN, PROTOCOL.
const SQLITE: [u32; 7] = [5, 6, 8, 10, 13, 14, 15];
/// Beginnings of PostgreSQL's SQLSTATEs: connection exceptions, insufficient
/// resources, operator intervention (shutdown, a cancelled statement), system
/// errors, a lock not got, a read-only transaction.
const POSTGRES: [&str; 6] = ["08", "53", "57", "58", "55P03", "25006"];

/// Whether the same could work later.
#[must_use]
pub fn is_unavailable(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) => true,
        DbErr::Conn(RuntimeErr::SqlxError(error))
        | DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error)) => match error.as_ref() {
            Error::Io(_) | Error::Tls(_) | Error::PoolTimedOut | Error::PoolClosed => true,
            Error::WorkerCrashed => true,
            Error::Database(error) => error.code().is_some_and(|code| is_code(&code)),
            _ => false,
        },
        _ => false,
    }
}

/// A SQLSTATE has five characters, SQLite's extended codes at most four.
fn is_code(code: &str) -> bool {
    if code.len() == 5 {
        POSTGRES.iter().any(|begins| code.starts_with(begins))
    } else {
        code.parse::<u32>()
            .is_ok_and(|code| SQLITE.contains(&(code & 0xff)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_is_told_from_what_does_not() {
        // SQLITE_BUSY, BUSY_SNAPSHOT, READONLY, READONLY_DBMOVED, FULL, IOERR_FSYNC, CANTOPEN.
        for code in ["5", "517", "8", "1032", "13", "1034", "14"] {
            assert!(is_code(code), "SQLite {code}");
        }
        // disk_full, too_many_connections, admin_shutdown, cannot_connect_now,
        // query_canceled, lock_not_available, read_only_sql_transaction.
        for code in [
            "53100", "53300", "57P01", "57P03", "57014", "55P03", "25006", "08006",
        ] {
            assert!(is_code(code), "PostgreSQL {code}");
        }
        // ERROR, CONSTRAINT_UNIQUE, CORRUPT; unique_violation, undefined_table,
        // invalid_password, raise_exception.
        for code in ["1", "2067", "11", "23505", "42P01", "28P01", "P0001", ""] {
            assert!(!is_code(code), "{code}");
        }
    }

    #[test]
    fn a_mistake_of_ours_is_not_something_that_passes() {
        assert!(!is_unavailable(&DbErr::RecordNotFound("x".to_owned())));
        assert!(!is_unavailable(&DbErr::Type("x".to_owned())));
    }
}
