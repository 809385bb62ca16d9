//! Rows of questions as the domain and the pages see them.

use std::collections::HashMap;

use app::portal::questions::{AskedPlan, Author, Standing, ThreadMessage};
use domain::bureau::BureauId;
use domain::question::QuestionState;
use jiff::civil::Date;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _,
};
use uuid::Uuid;

use crate::clock::new_id;
use crate::db::Instant;
use crate::db::entity::{account, message, plan, question};
use crate::http::error::Fault;
use crate::usecase::guide::in_thread;
use crate::usecase::plan_facts::{self, LoadedPlan};

pub(super) const ASKER: &str = "asker";
pub(super) const STAFF: &str = "staff";

/// Where the question stands.
///
/// # Errors
/// For a row that no version of ours has written.
pub(super) fn state(row: &question::Model) -> Result<QuestionState, Fault> {
    let by = row.claimed_by.map(|id| id.to_string());
    QuestionState::from_parts(&row.state, by.as_deref()).ok_or_else(|| {
        metrics::counter!("unreadable_rows_total", "table" => "question").increment(1);
        tracing::error!(question = %row.id, state = row.state, "a stored question cannot be read");
        Fault::Unreadable
    })
}

pub(super) fn standing(state: &QuestionState) -> Standing {
    match state {
        QuestionState::Open => Standing::Open,
        QuestionState::Claimed { .. } => Standing::Claimed,
        QuestionState::Answered { .. } => Standing::Answered,
        QuestionState::Closed => Standing::Closed,
    }
}

pub(super) fn bureau(row: &question::Model) -> Result<BureauId, Fault> {
    BureauId::parse(&row.bureau).ok_or(Fault::Internal)
}

/// Moves a question on, if nobody else has moved it since it was read.
///
/// # Errors
/// [`Fault::Conflict`] if somebody has.
pub(super) async fn save(
    db: &impl ConnectionTrait,
    row: &question::Model,
    state: &QuestionState,
    change: question::ActiveModel,
    now: Instant,
) -> Result<(), Fault> {
    let by: Option<Uuid> = state.by().and_then(|by| by.parse().ok());
    let claimed_at = match (by, row.claimed_by) {
        (Some(_), Some(_)) => row.claimed_at,
        (Some(_), None) => Some(now),
        (None, _) => None,
    };
    let change = question::ActiveModel {
        state: Set(state.as_str().to_owned()),
        claimed_by: Set(by),
        claimed_at: Set(claimed_at),
        version: Set(row.version + 1),
        ..change
    };
    let written = question::Entity::update_many()
        .set(change)
        .filter(question::Column::Id.eq(row.id))
        .filter(question::Column::Version.eq(row.version))
        .exec(db)
        .await?;
    if written.rows_affected == 1 {
        Ok(())
    } else {
        Err(Fault::Conflict)
    }
}

/// Adds a message to a thread; gives its id.
pub(super) async fn write(
    db: &impl ConnectionTrait,
    question_id: Uuid,
    author: &str,
    author_id: Uuid,
    body: String,
    now: Instant,
) -> Result<Uuid, DbErr> {
    let id = new_id();
    message::ActiveModel {
        id: Set(id),
        question_id: Set(question_id),
        author: Set(author.to_owned()),
        author_id: Set(Some(author_id)),
        body: Set(body),
        at: Set(now),
    }
    .insert(db)
    .await?;
    Ok(id)
}

/// The thread, oldest first, with the names that staff show.
pub(super) async fn messages(
    db: &impl ConnectionTrait,
    question_id: Uuid,
) -> Result<Vec<ThreadMessage>, DbErr> {
    let rows = message::Entity::find()
        .filter(message::Column::QuestionId.eq(question_id))
        .order_by_asc(message::Column::At)
        .order_by_asc(message::Column::Id)
        .all(db)
        .await?;
    let staff = rows
        .iter()
        .filter(|row| row.author == STAFF)
        .filter_map(|row| row.author_id);
    let names = names(db, staff.collect()).await?;
    Ok(rows
        .into_iter()
        .map(|row| ThreadMessage {
            author: if row.author == STAFF {
                Author::Staff(row.author_id.and_then(|id| names.get(&id).cloned()))
            } else if row.author == in_thread::GUIDE {
                Author::Guide
            } else {
                Author::Asker
            },
            at: row.at.timestamp(),
            body: row.body,
        })
        .collect())
}

/// The names that these staff members show.
pub(super) async fn names(
    db: &impl ConnectionTrait,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, String>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let accounts = account::Entity::find()
        .filter(account::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(accounts
        .into_iter()
        .filter_map(|account| Some((account.id, account.name?)))
        .collect())
}

/// The first message of each question.
pub(super) async fn beginnings(
    db: &impl ConnectionTrait,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, String>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = message::Entity::find()
        .filter(message::Column::QuestionId.is_in(ids))
        .filter(message::Column::Author.eq(ASKER))
        .order_by_desc(message::Column::At)
        .order_by_desc(message::Column::Id)
        .all(db)
        .await?;
    // Later entries replace earlier ones, so the oldest message stays.
    Ok(rows
        .into_iter()
        .map(|row| (row.question_id, super::beginning(&row.body)))
        .collect())
}

/// A plan that is still kept, whoever owns it: callers filter by owner or by
/// the question it belongs to.
pub(super) async fn plan(
    db: &impl ConnectionTrait,
    id: Uuid,
    today: Date,
) -> Result<Option<LoadedPlan>, Fault> {
    let row = plan::Entity::find_by_id(id)
        .filter(plan::Column::RemovedAt.is_null())
        .one(db)
        .await?;
    Ok(row.and_then(|row| plan_facts::load_or_log(row, today)))
}

pub(super) fn asked_plan(plan: &LoadedPlan, today: Date) -> AskedPlan {
    AskedPlan {
        id: plan.row.id.to_string(),
        label: plan.row.label.clone(),
        request: plan.request,
        next: plan.progress.next_step(&plan.schedule, today),
    }
}

/// Marks that the question is settled for the first time.
pub(super) fn answered(row: &question::Model, now: Instant) -> question::ActiveModel {
    question::ActiveModel {
        answered_at: Set(Some(row.answered_at.unwrap_or(now))),
        ..Default::default()
    }
}
