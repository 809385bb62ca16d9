//! That words of an asker reach somebody: a mail to who has the question, or to
//! the bureau's staff; nobody gets two within an hour.

use domain::account::MailPreference;
use domain::bureau::BureauId;
use domain::question::QuestionState;
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;
use uuid::Uuid;

use crate::clock::new_id;
use crate::db::Instant;
use crate::db::account::{self, Account};
use crate::db::column::MailKind;
use crate::db::question::KeptQuestion;
use crate::mail::outbox::{NewMail, next_to_staff, queue};

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
        let Some(not_before) = next_to_staff(db, member.id, now).await? else {
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
