//! What the desk reads: the bureau's queue, one question with the asker's plan.

use std::collections::HashMap;

use app::components::Form;
use app::portal::desk::{DeskQuestionView, DeskRow, DeskView, Holder};
use domain::calendar::Calendar;
use domain::question::{QuestionState, QueuePlace, response_open_days};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};
use serde_json::json;
use uuid::Uuid;

use super::row;
use crate::clock::new_id;
use crate::db::entity::{account, audit, question};
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::state::AppState;
use crate::usecase::guide::hand_over::HandOver;
use crate::usecase::mail::undelivered;
use crate::usecase::plan_facts::LoadedPlan;

/// Settled questions shown under the queue.
const SETTLED: u64 = 20;

/// The bureau's queue, the asker's next date first: as it is today, not as it
/// was when the question was asked.
///
/// # Errors
/// [`Fault::NotFound`] for anybody but staff.
pub async fn queue(state: &AppState, visitor: &Visitor) -> Result<DeskView, Fault> {
    let (me, bureau) = visitor.staff()?;
    let db = state.db.read();
    let of_bureau =
        || question::Entity::find().filter(question::Column::Bureau.eq(bureau.as_str()));
    let waiting = of_bureau()
        .filter(question::Column::State.is_in(["open", "claimed"]))
        .all(db)
        .await?;
    let settled = of_bureau()
        .filter(question::Column::State.is_in(["answered", "closed"]))
        .order_by_desc(question::Column::AskedAt)
        .limit(SETTLED)
        .all(db)
        .await?;
    let mut queue = rows(db, visitor, me, waiting).await?;
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
        settled: rows(db, visitor, me, settled).await?,
        undelivered: undelivered::count(db, visitor).await?,
    })
}

/// One question of the bureau. That the asker's plan was looked at is logged.
///
/// # Errors
/// [`Fault::NotFound`] for another bureau's.
pub async fn look(
    state: &AppState,
    visitor: &Visitor,
    id: &str,
    form: Form,
) -> Result<DeskQuestionView, Fault> {
    let (me, bureau) = visitor.staff()?;
    let db = state.db.read();
    let question = of_bureau(db, visitor, id).await?;
    let plan = asker_plan(db, visitor, &question).await?;
    if let Some(plan) = &plan {
        log_view(state, visitor, me.id, plan).await?;
    }
    let steps = plan
        .as_ref()
        .map(|plan| {
            plan.progress
                .states(&plan.schedule, visitor.today())
                .to_vec()
        })
        .unwrap_or_default();
    let messages = row::messages(db, question.id).await?;
    let handed = HandOver::read(question.guide.as_ref()).shown(state);
    let row = rows(db, visitor, me, vec![question])
        .await?
        .pop()
        .ok_or(Fault::Unreadable)?;
    Ok(DeskQuestionView {
        bureau,
        row,
        handed,
        messages,
        steps,
        form,
    })
}

/// A question of the visitor's bureau with this id (text from an address).
pub(super) async fn of_bureau(
    db: &impl ConnectionTrait,
    visitor: &Visitor,
    id: &str,
) -> Result<question::Model, Fault> {
    let (_, bureau) = visitor.staff()?;
    let id: Uuid = id.parse().map_err(|_| Fault::NotFound)?;
    question::Entity::find_by_id(id)
        .filter(question::Column::Bureau.eq(bureau.as_str()))
        .one(db)
        .await?
        .ok_or(Fault::NotFound)
}

/// The plan the question is about, if its owner is the asker and still keeps it.
async fn asker_plan(
    db: &impl ConnectionTrait,
    visitor: &Visitor,
    question: &question::Model,
) -> Result<Option<LoadedPlan>, Fault> {
    let Some(id) = question.plan_id else {
        return Ok(None);
    };
    let plan = row::plan(db, id, visitor.today()).await?;
    Ok(plan.filter(|plan| plan.row.account_id == question.account_id))
}

async fn rows(
    db: &impl ConnectionTrait,
    visitor: &Visitor,
    me: &account::Model,
    questions: Vec<question::Model>,
) -> Result<Vec<DeskRow>, Fault> {
    let names = row::names(
        db,
        questions
            .iter()
            .filter_map(|question| question.claimed_by)
            .collect(),
    )
    .await?;
    let mut beginnings: HashMap<Uuid, String> =
        row::beginnings(db, questions.iter().map(|question| question.id).collect()).await?;
    let mut rows = Vec::new();
    for question in questions {
        // One that cannot be read is logged and left out: the others wait.
        let Ok(state) = row::state(&question) else {
            continue;
        };
        let plan = asker_plan(db, visitor, &question).await?;
        let until = question
            .answered_at
            .map_or(visitor.now, |at| at.timestamp());
        let asked_at = question.asked_at.timestamp();
        rows.push(DeskRow {
            id: question.id.to_string(),
            standing: row::standing(&state),
            holder: holder(&state, &question, me, &names),
            asked_at,
            waited_open_days: response_open_days(asked_at, until, Calendar::official()),
            plan: plan.map(|plan| row::asked_plan(&plan, visitor.today())),
            beginning: beginnings.remove(&question.id).unwrap_or_default(),
        });
    }
    Ok(rows)
}

fn holder(
    state: &QuestionState,
    question: &question::Model,
    me: &account::Model,
    names: &HashMap<Uuid, String>,
) -> Holder {
    match (state.by(), question.claimed_by) {
        (Some(_), Some(by)) if by == me.id => Holder::Me,
        (Some(_), Some(by)) => Holder::Colleague(names.get(&by).cloned()),
        _ => Holder::Nobody,
    }
}

async fn log_view(
    state: &AppState,
    visitor: &Visitor,
    staff: Uuid,
    plan: &LoadedPlan,
) -> Result<(), Fault> {
    let transaction = state.db.begin().await?;
    audit::ActiveModel {
        id: Set(new_id()),
        at: Set(visitor.instant()),
        actor_id: Set(Some(staff)),
        act: Set("plan-viewed".to_owned()),
        subject: Set(format!("plan:{}", plan.row.id)),
        detail: Set(json!({})),
    }
    .insert(&transaction)
    .await?;
    transaction.commit().await?;
    Ok(())
}
