//! What the desk reads: the bureau's queue, one question with the asker's plan.

use std::collections::HashMap;

use domain::account::Act;
use domain::calendar::Calendar;
use domain::question::{QuestionState, QueuePlace, response_open_days};
use portal::desk::{DeskQuestionView, DeskRow, DeskView, Holder};
use portal::form::Form;
use sea_orm::ConnectionTrait;
use serde_json::json;
use uuid::Uuid;

use super::{QuestionError, thread};
use crate::actor::Actor;
use crate::db::message;
use crate::db::plan::{self, Plan};
use crate::db::question::{self, KeptQuestion, Row};
use crate::db::{account, audit};
use crate::office::Office;
use crate::usecase::guide::hand_over::HandOver;
use crate::usecase::notices::of_bureau::untold;
use crate::usecase::notices::undelivered;

/// Settled questions shown under the queue.
const SETTLED: u64 = 20;

/// The bureau's queue, the asker's next date first: as it is today, not as it
/// was when the question was asked.
///
/// # Errors
/// [`QuestionError::NotFound`] for anybody but staff.
pub async fn queue(office: &Office, actor: &Actor) -> Result<DeskView, QuestionError> {
    let bureau = actor.at_desk(Act::SeeQueue)?;
    let db = office.db.read();
    let waiting = question::waiting(db, bureau).await?;
    let settled = question::settled(db, bureau, SETTLED).await?;
    let mut queue = rows(db, actor, waiting).await?;
    queue.sort_by_key(|row| QueuePlace {
        next_deadline: row
            .plan
            .as_ref()
            .and_then(|plan| plan.next.as_ref()?.last_day()),
        asked_at: row.asked_at,
    });
    Ok(DeskView {
        bureau,
        queue,
        settled: rows(db, actor, settled).await?,
        told: plan::count_told(db, bureau).await?,
        undelivered: undelivered::count(db, actor, bureau).await?,
    })
}

/// One question of the bureau. That the asker's plan was looked at is logged.
///
/// # Errors
/// [`QuestionError::NotFound`] for another bureau's.
pub async fn look(
    office: &Office,
    actor: &Actor,
    id: &str,
) -> Result<DeskQuestionView, QuestionError> {
    let db = office.db.read();
    let question = of_bureau(db, actor, id, Act::SeeQueue).await?;
    let plan = thread::plan_of(db, &question.row, actor.today()).await?;
    if let Some(plan) = &plan {
        log_view(office, actor, plan, "plan-viewed").await?;
    }
    let steps = plan.as_ref().map(|plan| {
        let states = plan.progress.states(&plan.schedule, actor.today());
        states.to_vec()
    });
    let messages = thread::messages(db, question.row.id).await?;
    let untold = untold(db, question.row.account_id)
        .await?
        .remove(&question.row.id);
    let handed = HandOver::read(&question.row)?.shown(office);
    let bureau = question.bureau;
    let row = rows(db, actor, vec![question])
        .await?
        .pop()
        .ok_or(QuestionError::NotFound)?;
    Ok(DeskQuestionView {
        bureau,
        row,
        handed,
        messages,
        steps: steps.unwrap_or_default(),
        untold,
        form: Form::default(),
    })
}

/// A question of the actor's bureau with this id (text from an address).
pub(super) async fn of_bureau(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: &str,
    act: Act,
) -> Result<KeptQuestion, QuestionError> {
    let bureau = actor.at_desk(act)?;
    let id: Uuid = id.parse().map_err(|_| QuestionError::NotFound)?;
    question::of_bureau(db, bureau, id)
        .await?
        .ok_or(QuestionError::NotFound)
}

async fn rows(
    db: &impl ConnectionTrait,
    actor: &Actor,
    questions: Vec<KeptQuestion>,
) -> Result<Vec<DeskRow>, QuestionError> {
    let claimed: Vec<Uuid> = questions
        .iter()
        .filter_map(|question| question.row.claimed_by)
        .collect();
    let names = account::names(db, &claimed).await?;
    let ids: Vec<Uuid> = questions.iter().map(|question| question.row.id).collect();
    let mut beginnings = thread::beginnings(db, &ids).await?;
    let stored: Vec<Row> = questions.iter().map(|q| q.row.clone()).collect();
    let mut plans = plan::of_questions(db, &stored, actor.today()).await?;
    let since = message::waits_since(db, &ids).await?;
    Ok(questions
        .into_iter()
        .map(|KeptQuestion { row, state, .. }| {
            let asked_at = row.asked_at.timestamp();
            let waits = matches!(state, QuestionState::Open | QuestionState::Claimed { .. });
            // One that came back waits from what was written last.
            let (from, until) = match row.answered_at.filter(|_| !waits) {
                Some(answered) => (asked_at, answered.timestamp()),
                None => (
                    since.get(&row.id).map_or(asked_at, |at| at.timestamp()),
                    actor.now,
                ),
            };
            DeskRow {
                id: row.id.to_string(),
                standing: thread::standing(&state),
                holder: holder(&state, &row, actor, &names),
                asked_at,
                waited_open_days: response_open_days(from, until, Calendar::official()),
                plan: plans
                    .remove(&row.id)
                    .map(|plan| thread::asked_plan(&plan, actor.today())),
                beginning: beginnings.remove(&row.id).unwrap_or_default(),
            }
        })
        .collect())
}

fn holder(
    state: &QuestionState,
    row: &Row,
    actor: &Actor,
    names: &HashMap<Uuid, String>,
) -> Holder {
    match (state.by(), row.claimed_by) {
        (Some(_), Some(by)) if by == actor.account_id => Holder::Me,
        (Some(_), Some(by)) => Holder::Colleague(names.get(&by).cloned()),
        _ => Holder::Nobody,
    }
}

/// Logs that the actor looked at something of a plan.
pub(super) async fn log_view(
    office: &Office,
    actor: &Actor,
    plan: &Plan,
    act: &str,
) -> Result<(), QuestionError> {
    let transaction = office.db.begin().await?;
    audit::record(
        &transaction,
        Some(actor.account_id),
        act,
        format!("plan:{}", plan.row.id),
        json!({}),
        actor.instant(),
    )
    .await?;
    transaction.commit().await?;
    Ok(())
}
