//! Everything we hold about somebody, as JSON for themselves.

use sea_orm::{ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::db::Instant;
use crate::db::entity::{
    account, audit, guide_turn, message, outbox, plan, plan_code, plan_event, question, session,
};
use crate::http::error::Fault;
use crate::state::AppState;

/// The account's data. Codes are in it: they are its owner's.
///
/// # Errors
/// When the database is gone or a code does not open.
pub async fn export(state: &AppState, account: &account::Model) -> Result<Value, Fault> {
    Ok(json!({
        "account": {
            "email": account.email,
            "role": account.role,
            "bureau": account.bureau,
            "name": account.name,
            "language": account.lang,
            "mail_preference": account.mail_preference,
            "created_at": instant(account.created_at),
            "confirmed_at": account.confirmed_at.map(instant),
            "deletion_requested_at": account.deletion_requested_at.map(instant),
        },
        "plans": plans(state, account).await?,
        "questions": questions(state, account).await?,
        "guide": turns(state, account).await?,
        "mails": mails(state, account).await?,
        "sessions": sessions(state, account).await?,
    }))
}

async fn plans(state: &AppState, account: &account::Model) -> Result<Vec<Value>, Fault> {
    let db = state.db.read();
    let rows = plan::Entity::find()
        .filter(plan::Column::AccountId.eq(account.id))
        .order_by_asc(plan::Column::Id)
        .all(db)
        .await?;
    let mut plans = Vec::with_capacity(rows.len());
    for row in rows {
        let events = plan_event::Entity::find()
            .filter(plan_event::Column::PlanId.eq(row.id))
            .order_by_asc(plan_event::Column::At)
            .all(db)
            .await?;
        let mut codes = serde_json::Map::new();
        for code in plan_code::Entity::find()
            .filter(plan_code::Column::PlanId.eq(row.id))
            .all(db)
            .await?
        {
            let place = format!("plan:{}:{}", code.plan_id, code.kind);
            let text = state.keys.open(code.key_id, &place, &code.sealed)?;
            codes.insert(code.kind, Value::String(text));
        }
        plans.push(json!({
            "id": row.id,
            "twin": row.twin_id,
            "label": row.label,
            "opening": row.opening,
            "prefecture": row.prefecture,
            "kind": row.kind,
            "progress": row.progress,
            "form1": row.form1,
            "codes": codes,
            "calendar_feed": row.calendar_token_hash.is_some(),
            "seen_by_staff": seen_by_staff(state, row.id).await?,
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

async fn questions(state: &AppState, account: &account::Model) -> Result<Vec<Value>, Fault> {
    let db = state.db.read();
    let rows = question::Entity::find()
        .filter(question::Column::AccountId.eq(account.id))
        .order_by_asc(question::Column::Id)
        .all(db)
        .await?;
    let mut questions = Vec::with_capacity(rows.len());
    for row in rows {
        let messages = message::Entity::find()
            .filter(message::Column::QuestionId.eq(row.id))
            .order_by_asc(message::Column::At)
            .all(db)
            .await?;
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
                .map(|m| json!({ "at": instant(m.at), "author": m.author, "body": m.body }))
                .collect::<Vec<_>>(),
        }));
    }
    Ok(questions)
}

async fn turns(state: &AppState, account: &account::Model) -> Result<Vec<Value>, Fault> {
    let rows = guide_turn::Entity::find()
        .filter(guide_turn::Column::AccountId.eq(account.id))
        .order_by_asc(guide_turn::Column::At)
        .all(state.db.read())
        .await?;
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
async fn mails(state: &AppState, account: &account::Model) -> Result<Vec<Value>, Fault> {
    // The mail that confirmed the address went out before there was an account.
    let mut theirs = Condition::any().add(outbox::Column::AccountId.eq(account.id));
    if let Some(email) = &account.email {
        theirs = theirs.add(outbox::Column::Recipient.eq(email));
    }
    let rows = outbox::Entity::find()
        .filter(theirs)
        .order_by_asc(outbox::Column::CreatedAt)
        .all(state.db.read())
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
async fn sessions(state: &AppState, account: &account::Model) -> Result<Vec<Value>, Fault> {
    let rows = session::Entity::find()
        .filter(session::Column::AccountId.eq(account.id))
        .order_by_asc(session::Column::CreatedAt)
        .all(state.db.read())
        .await?;
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
async fn seen_by_staff(state: &AppState, plan: Uuid) -> Result<Vec<Value>, Fault> {
    let rows = audit::Entity::find()
        .filter(audit::Column::Subject.eq(format!("plan:{plan}")))
        .order_by_asc(audit::Column::At)
        .all(state.db.read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|view| json!({ "at": instant(view.at), "act": view.act }))
        .collect())
}

fn instant(at: Instant) -> String {
    at.timestamp().to_string()
}
