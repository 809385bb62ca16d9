//! Moving the opening month (診療開始月): before and after are shown, then
//! confirmed. Moving bumps the revision of the dates, so that reminders for the
//! new ones have keys of their own, and cancels the pending ones.

use app::components::Form;
use app::portal::plans::{Moved, Notice, OpeningView, Standing};
use domain::calendar::Calendar;
use domain::input::opening_month;
use domain::month::YearMonth;
use domain::rulebook::Rulebook;
use domain::schedule::{PlanRequest, schedule};
use jiff::civil::Date;
use sea_orm::ActiveValue::Set;
use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::look::reuse;
use super::owned::standing;
use super::step::Sent;
use super::{Actor, OwnedPlan, history};
use crate::db::entity::plan;
use crate::http::error::Fault;
use crate::mail::outbox;
use crate::state::AppState;

/// What the history calls it; the planner counts from it.
const DATES_MOVED: &str = "opening-changed";

/// The page, with before and after once a month is typed.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs.
pub async fn preview(
    state: &AppState,
    actor: &Actor,
    id: &str,
    typed: Option<(String, String)>,
) -> Result<OpeningView, Fault> {
    let db = state.db.read();
    let plan = OwnedPlan::find(db, actor, id).await?;
    let twin = plan.twin(db, actor).await?;
    let empty = view(&plan, twin.as_ref());
    let Some((year, month)) = typed else {
        return Ok(empty);
    };
    let form = Form::default()
        .keep("year", year.clone())
        .keep("month", month.clone());
    Ok(match opening_month("year", &year, "month", &month) {
        Ok(to) => OpeningView {
            moved: Some(moved(&plan, twin.as_ref(), to, actor.today())),
            form,
            ..empty
        },
        Err(errors) => OpeningView {
            form: form.with_errors(errors),
            ..empty
        },
    })
}

fn view(plan: &OwnedPlan, twin: Option<&OwnedPlan>) -> OpeningView {
    let still_works =
        matches!(plan.standing(), Standing::UnderWay(verdict) if verdict.is_feasible());
    OpeningView {
        plan: plan.name(),
        version: plan.row.version,
        moved: None,
        twin: twin.map(OwnedPlan::name),
        // Whose month works is not told of a later one.
        earliest: plan.earliest_opening().filter(|_| !still_works),
        form: Form::default()
            .keep("year", plan.request.opening.year().to_string())
            .keep("month", plan.request.opening.month().to_string()),
        notice: None,
    }
}

fn moved(plan: &OwnedPlan, twin: Option<&OwnedPlan>, to: YearMonth, today: Date) -> Moved {
    let request = PlanRequest {
        opening: to,
        ..plan.request
    };
    let after = schedule(Rulebook::embedded(), Calendar::official(), request, today);
    Moved {
        before: plan.schedule.clone(),
        standing: standing(&plan.progress.carried_over(), &after, today),
        reuse: reuse(plan, twin),
        after,
    }
}

/// Moves the plan, and its twin along with it: side by side they open together.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs; [`Fault::BadRequest`] for
/// a month that no page of ours has offered.
pub async fn confirm(
    state: &AppState,
    actor: &Actor,
    id: &str,
    version: i32,
    opening: &str,
) -> Result<Sent<OpeningView>, Fault> {
    let to = YearMonth::parse(opening).ok_or(Fault::BadRequest)?;
    let transaction = state.db.begin().await?;
    let plan = OwnedPlan::find(&transaction, actor, id).await?;
    let twin = plan.twin(&transaction, actor).await?;
    if plan.row.version != version {
        let view = view(&plan, twin.as_ref());
        let moved = Some(moved(&plan, twin.as_ref(), to, actor.today()));
        let notice = Some(Notice::ChangedMeanwhile);
        return Ok(Sent::Again(Box::new(OpeningView {
            moved,
            notice,
            ..view
        })));
    }
    for plan in [Some(plan), twin].into_iter().flatten() {
        shift(&transaction, actor, &plan, to).await?;
    }
    actor.say(&transaction, "plans-moved").await?;
    transaction.commit().await?;
    Ok(Sent::Saved)
}

async fn shift(
    db: &DatabaseTransaction,
    actor: &Actor,
    plan: &OwnedPlan,
    to: YearMonth,
) -> Result<(), Fault> {
    if plan.request.opening == to {
        return Ok(());
    }
    let now = actor.instant();
    let change = plan::ActiveModel {
        opening: Set(to.to_string()),
        progress: Set(plan.progress_json(&plan.progress.carried_over())?),
        deadline_revision: Set(plan.row.deadline_revision + 1),
        ..Default::default()
    };
    plan.save(db, change, now).await?;
    outbox::cancel_for_plan(db, plan.row.id, now).await?;
    let detail = json!({ "from": plan.request.opening, "opening": to });
    history::record(db, plan.row.id, actor.account_id, DATES_MOVED, detail, now).await?;
    Ok(())
}
