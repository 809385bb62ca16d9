//! Questions that wait: on the next open day at 09:00 the staff are told of those
//! that nobody has taken, and a day later who has taken one and not answered.

use domain::calendar::{Calendar, japan_date, japan_instant};
use domain::question::QuestionState;
use domain::reminder::window;
use jiff::Timestamp;
use sea_orm::DbErr;
use uuid::Uuid;

use super::tell_staff;
use crate::db::Instant;
use crate::db::message;
use crate::db::question::{self, KeptQuestion};
use crate::office::Office;

/// When staff begin their day (Japan time).
const MORNING: i8 = 9;

/// Tells of every question that is due, once for each wait; how many.
///
/// # Errors
/// When the database is gone.
pub async fn round(office: &Office, now: Timestamp) -> Result<u64, DbErr> {
    let calendar = Calendar::official();
    // By day and on open days only, as reminders.
    if !window::may_leave(calendar, now) {
        return Ok(0);
    }
    let db = office.db.read();
    let waiting = question::all_waiting(db).await?;
    let ids: Vec<Uuid> = waiting.iter().map(|question| question.row.id).collect();
    let since = message::waits_since(db, &ids).await?;
    let mut told = 0;
    for question in waiting {
        let row = &question.row;
        let since = since.get(&row.id).copied().unwrap_or(row.asked_at);
        let due = Instant::from(due(&question, since, calendar));
        let now = Instant::from(now);
        if now < due || row.staff_told_at.is_some_and(|at| at >= due) {
            continue;
        }
        let transaction = office.db.begin().await?;
        if question::note_told(&transaction, row, due, now).await? {
            tell_staff::still_waits(&transaction, &question, now).await?;
            told += 1;
        }
        transaction.commit().await?;
    }
    if told > 0 {
        office.mail_bell.notify_one();
    }
    Ok(told)
}

/// From when on the staff are to be told of a question again. Who has taken it
/// has one open day to answer.
fn due(question: &KeptQuestion, since: Instant, calendar: &Calendar) -> Timestamp {
    let (from, open_days) = match (&question.state, question.row.claimed_at) {
        (QuestionState::Claimed { .. }, Some(claimed)) => (since.max(claimed), 2),
        (QuestionState::Claimed { .. }, None) => (since, 2),
        _ => (since, 1),
    };
    let day = calendar.plus_open_days(japan_date(from.timestamp()), open_days);
    japan_instant(day, MORNING, 0)
}
