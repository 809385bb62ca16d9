//! Mails to members of staff: nobody gets two within an hour.

use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QuerySelect as _,
};
use uuid::Uuid;

use crate::db::Instant;
use crate::db::column::{MailKind, MailState};
use crate::db::entity::outbox;

const HOUR_MS: i64 = 3_600_000;

/// When the next mail to a member of staff may leave; `None` if one waits to.
/// One that was given up told nobody.
///
/// # Errors
/// When the database is gone.
pub async fn next_to_staff(
    db: &impl ConnectionTrait,
    member: Uuid,
    now: Instant,
) -> Result<Option<Instant>, DbErr> {
    let hour_ago = now.plus_millis(-HOUR_MS);
    let lately = Condition::all()
        .add(outbox::Column::State.eq(MailState::Sent))
        .add(outbox::Column::SettledAt.gt(hour_ago));
    let open = outbox::Column::State.is_in([MailState::Pending, MailState::Leased]);
    let mails: Vec<(MailState, Option<Instant>)> = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::State)
        .column(outbox::Column::SettledAt)
        .filter(outbox::Column::AccountId.eq(member))
        .filter(outbox::Column::Kind.eq(MailKind::QuestionReceived))
        .filter(Condition::any().add(open).add(lately))
        .into_tuple()
        .all(db)
        .await?;
    if mails.iter().any(|(state, _)| *state == MailState::Pending) {
        return Ok(None);
    }
    // One that is being handed over counts as sent now.
    let last = mails
        .iter()
        .map(|(_, settled)| settled.unwrap_or(now))
        .max();
    Ok(Some(last.map_or(now, |last| last.plus_millis(HOUR_MS))))
}
