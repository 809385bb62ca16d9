//! Everything we hold about somebody, as JSON for themselves.

use domain::bureau::BureauId;
use domain::input::Email;
use sea_orm::{ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use serde_json::{Value, json};
use uuid::Uuid;

use super::AccountError;
use crate::auth::session;
use crate::db::account::Account;
use crate::db::column::Class;
use crate::db::entity::outbox;
use crate::db::{
    Instant, audit, guide_turn, mail_reader, message, plan, plan_code, plan_event, question,
};
use crate::mail::outbox::to_mailbox_of;
use crate::office::Office;

/// The account's data. Codes are in it: they are its owner's.
///
/// # Errors
/// When the database is gone or a code does not open.
pub async fn export(office: &Office, account: &Account) -> Result<Value, AccountError> {
    Ok(json!({
        "account": {
            "email": account.email,
            "role": account.role.as_str(),
            "bureau": account.bureau.map(BureauId::as_str),
            "name": account.name,
            "language": account.lang.as_str(),
            "mail_preference": account.mail_preference.as_str(),
            "created_at": instant(account.created_at),
            "confirmed_at": account.confirmed_at.map(instant),
            "deletion_requested_at": account.deletion_requested_at.map(instant),
            "weekly_summary": account.weekly_summary,
            "mail_arrived_at": account.mail_seen_at.map(instant),
            "mail_failed_at": account.mail_failed.map(|failed| instant(failed.at)),
            "mail_failed_why": account.mail_failed.and_then(|failed| failed.why).map(Class::as_str),
        },
        "second_recipient": second_recipient(office, account).await?,
        "plans": plans(office, account).await?,
        "questions": questions(office, account).await?,
        "guide": turns(office, account).await?,
        "mails": mails(office, account).await?,
        "sessions": sessions(office, account).await?,
    }))
}

/// Who else gets the account's reminders, or was asked.
async fn second_recipient(office: &Office, account: &Account) -> Result<Value, AccountError> {
    let reader = mail_reader::of_account(office.db.read(), account.id).await?;
    Ok(reader.map_or(Value::Null, |reader| {
        json!({
            "address": Email::shown(&reader.address),
            "asked_at": instant(reader.asked_at),
            "confirmed_at": reader.confirmed_at.map(instant),
            "left_at": reader.left_at.map(instant),
        })
    }))
}

async fn plans(office: &Office, account: &Account) -> Result<Vec<Value>, AccountError> {
    let db = office.db.read();
    let rows = plan::rows_of_owner(db, account.id).await?;
    let mut plans = Vec::with_capacity(rows.len());
    for row in rows {
        let events = plan_event::rows(db, row.id).await?;
        let mut codes = serde_json::Map::new();
        for (kind, code) in plan_code::all(db, &office.keys, row.id).await? {
            codes.insert(kind, Value::String(code?));
        }
        plans.push(json!({
            "id": row.id,
            "twin": row.twin_id,
            "label": row.label,
            "opening": row.opening,
            "prefecture": row.prefecture,
            "kind": row.kind,
            "progress": row.progress,
            "told_by_bureau": row.told,
            "form1": row.form1,
            "codes": codes,
            "calendar_feed": row.calendar_token_hash.is_some(),
            "seen_by_staff": seen_by_staff(office, row.id).await?,
            "created_at": instant(row.created_at),
            "updated_at": instant(row.updated_at),
            "removed_at": row.removed_at.map(instant),
            "history": events
                .into_iter()
                .map(|e| json!({ "at": instant(e.at), "act": e.act, "detail": e.detail }))
                .collect::<Vec<_>>(),
        }));
    }
    Ok(plans)
}

async fn questions(office: &Office, account: &Account) -> Result<Vec<Value>, AccountError> {
    let db = office.db.read();
    let rows = question::rows_of_asker(db, account.id).await?;
    let mut questions = Vec::with_capacity(rows.len());
    for row in rows {
        let messages = message::thread(db, row.id).await?;
        questions.push(json!({
            "id": row.id,
            "plan": row.plan_id,
            "bureau": row.bureau,
            "state": row.state,
            "asked_at": instant(row.asked_at),
            "answered_at": row.answered_at.map(instant),
            "closed_at": row.closed_at.map(instant),
            "guide_handed_over": row.guide,
            "messages": messages
                .into_iter()
                // Who of the staff wrote is not the asker's data.
                .map(|m| json!({ "at": instant(m.at), "author": m.writer.as_str(), "body": m.body }))
                .collect::<Vec<_>>(),
        }));
    }
    Ok(questions)
}

async fn turns(office: &Office, account: &Account) -> Result<Vec<Value>, AccountError> {
    let rows = guide_turn::rows_of_account(office.db.read(), account.id).await?;
    Ok(rows
        .into_iter()
        .map(|t| {
            json!({
                "at": instant(t.at),
                "plan": t.plan_id,
                "language": t.lang,
                "question": t.question,
                "outcome": t.outcome,
                "topics": t.topics,
                "helpful": t.helpful,
            })
        })
        .collect())
}

/// What was sent and when. The texts of mails with a link are not in it: a link
/// that still works would be a key.
async fn mails(office: &Office, account: &Account) -> Result<Vec<Value>, AccountError> {
    // The mail that confirmed the address went out before there was an account.
    let mut theirs = Condition::any().add(outbox::Column::AccountId.eq(account.id));
    if let Some(mailbox) = to_mailbox_of(account) {
        theirs = theirs.add(mailbox);
    }
    let rows = outbox::Entity::find()
        .filter(theirs)
        .order_by_asc(outbox::Column::CreatedAt)
        .all(office.db.read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|mail| {
            json!({
                "kind": mail.kind.as_str(),
                "plan": mail.plan_id,
                "to": mail.recipient,
                "language": mail.lang,
                "state": mail.state.as_str(),
                "queued_at": instant(mail.created_at),
                "settled_at": mail.settled_at.map(instant),
            })
        })
        .collect())
}

/// Where somebody is signed in; never the tokens.
async fn sessions(office: &Office, account: &Account) -> Result<Vec<Value>, AccountError> {
    let rows = session::of_account(office.db.read(), account.id).await?;
    Ok(rows
        .into_iter()
        .map(|session| {
            json!({
                "started_at": instant(session.created_at),
                "last_used_at": instant(session.seen_at),
                "ends_at": instant(session.expires_at),
            })
        })
        .collect())
}

/// When staff looked at a plan or its number. Who it was is not the owner's data.
async fn seen_by_staff(office: &Office, plan: Uuid) -> Result<Vec<Value>, AccountError> {
    let rows = audit::about(office.db.read(), &format!("plan:{plan}")).await?;
    Ok(rows
        .into_iter()
        .map(|view| json!({ "at": instant(view.at), "act": view.act }))
        .collect())
}

fn instant(at: Instant) -> String {
    at.timestamp().to_string()
}
