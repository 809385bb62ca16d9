//! That words of an asker reach somebody: a mail to who has the question, or to
//! the bureau's staff; nobody gets two within an hour.

use domain::account::MailPreference;
use domain::bureau::BureauId;
use domain::question::QuestionState;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QuerySelect as _,
};
use serde_json::json;
use uuid::Uuid;

use crate::clock::new_id;
use crate::db::Instant;
use crate::db::account::{self, Account};
use crate::db::column::{MailKind, MailState};
use crate::db::entity::outbox;
use crate::db::question::KeptQuestion;
use crate::mail::outbox::{NewMail, queue};

const HOUR_MS: i64 = 3_600_000;

/// The asker has written: tells who has the question, or all if nobody has.
pub(super) async fn asker_wrote(
    db: &impl ConnectionTrait,
    bureau: BureauId,
    state: &QuestionState,
    now: Instant,
) -> Result<(), DbErr> {
    let staff = account::active_staff(db, bureau).await?;
    let holder = holder(&staff, state);
    let told = match holder {
        Some(holder) => vec![holder],
        None => staff.iter().collect(),
    };
    tell(db, told, now).await
}

/// The question still waits: as [`asker_wrote`], but all are told if its holder
/// wants no mail.
pub(super) async fn still_waits(
    db: &impl ConnectionTrait,
    question: &KeptQuestion,
    now: Instant,
) -> Result<(), DbErr> {
    let staff = account::active_staff(db, question.bureau).await?;
    let told = match holder(&staff, &question.state).filter(|holder| wants_mail(holder)) {
        Some(holder) => vec![holder],
        None => staff.iter().collect(),
    };
    tell(db, told, now).await
}

fn holder<'a>(staff: &'a [Account], state: &QuestionState) -> Option<&'a Account> {
    let by: Uuid = state.by()?.parse().ok()?;
    staff.iter().find(|member| member.id == by)
}

fn wants_mail(member: &Account) -> bool {
    member.mail_preference != MailPreference::None
}

/// A mail to each who wants some: now, or when an hour has passed since the
/// last. One that waits to leave tells of this, too.
async fn tell(
    db: &impl ConnectionTrait,
    mut members: Vec<&Account>,
    now: Instant,
) -> Result<(), DbErr> {
    members.retain(|member| wants_mail(member));
    let ids: Vec<Uuid> = members.iter().map(|member| member.id).collect();
    // Two askers at once: the second sees the mail of the first.
    account::lock(db, &ids).await?;
    for member in members {
        let Some(not_before) = next_mail(db, member.id, now).await? else {
            continue;
        };
        let mail = NewMail {
            kind: MailKind::QuestionReceived,
            account_id: Some(member.id),
            plan_id: None,
            recipient: None,
            lang: member.lang,
            dedupe_key: format!("question-received:{}:{}", member.id, new_id()),
            payload: json!({}),
            not_before,
            not_after: None,
        };
        queue(db, mail, now).await?;
    }
    Ok(())
}

/// When the next mail to a member of staff may leave; `None` if one waits to.
/// One that was given up told nobody.
async fn next_mail(
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
