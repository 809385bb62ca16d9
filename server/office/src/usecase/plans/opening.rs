//! Moving the opening month (診療開始月): before and after are shown, then
//! confirmed. Moving bumps the revision of the dates, so that reminders for the
//! new ones have keys of their own, and cancels the pending ones.

use domain::calendar::Calendar;
use domain::history::HistoryAct;
use domain::input::opening_month;
use domain::month::YearMonth;
use domain::progress::Progress;
use domain::rulebook::Rulebook;
use domain::schedule::{Earliest, schedule};
use jiff::civil::Date;
use portal::form::Form;
use portal::plans::{Moved, OpeningView, Standing};
use serde_json::json;

use super::changing::Changing;
use super::look::reuse;
use super::{PlanError, kept};
use crate::actor::Actor;
use crate::db::plan::{Plan, PlanChange};
use crate::mail::outbox;
use crate::office::Office;

/// The page, with before and after once a month is typed.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs.
pub async fn preview(
    office: &Office,
    actor: &Actor,
    id: &str,
    typed: Option<(String, String)>,
) -> Result<OpeningView, PlanError> {
    let db = office.db.read();
    let plan = kept::find(db, actor, id).await?;
    let twin = plan.twin(db, actor.account_id).await?;
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

fn view(plan: &Plan, twin: Option<&Plan>) -> OpeningView {
    let still_works = kept::standing_of(plan).is_feasible();
    OpeningView {
        plan: kept::name(plan),
        version: plan.row.version,
        moved: None,
        twin: twin.map(kept::name),
        // Whose month works is not told of a later one.
        earliest: if still_works {
            Earliest::default()
        } else {
            kept::earliest(plan)
        },
        form: Form::default()
            .keep("year", plan.request.opening.year().to_string())
            .keep("month", plan.request.opening.month().to_string()),
        notice: None,
    }
}

fn moved(plan: &Plan, twin: Option<&Plan>, to: YearMonth, today: Date) -> Moved {
    let request = plan.request.opening_in(to);
    let after = schedule(Rulebook::embedded(), Calendar::official(), request, today);
    Moved {
        before: plan.schedule.clone(),
        standing: Standing::of(&carried_over(plan), &after, today),
        reuse: reuse(plan, twin),
        after,
    }
}

fn carried_over(plan: &Plan) -> Progress {
    plan.progress.carried_over(plan.schedule.practice())
}

/// Moves the plan, and its twin along with it: side by side they open together.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs; [`PlanError::Changed`].
pub async fn confirm(
    office: &Office,
    actor: &Actor,
    id: &str,
    version: i32,
    to: YearMonth,
) -> Result<(), PlanError> {
    let changing = Changing::begin(office, actor, id, version).await?;
    shift(&changing, &changing.plan, to).await?;
    if let Some(twin) = changing.twin().await? {
        shift(&changing, &twin, to).await?;
    }
    changing.done(locales::id!("plans-moved")).await
}

async fn shift(changing: &Changing<'_>, plan: &Plan, to: YearMonth) -> Result<(), PlanError> {
    if plan.request.opening == to {
        return Ok(());
    }
    let change = PlanChange {
        opening: Some(to),
        progress: Some(carried_over(plan)),
        // What was told is told for the month.
        told: Some(Vec::new()),
        ..PlanChange::default()
    };
    changing.save_of(plan, change).await?;
    outbox::cancel_for_plan(&changing.db, plan.row.id, changing.actor.instant()).await?;
    let detail = json!({ "from": plan.request.opening, "opening": to });
    changing
        .record_of(plan, HistoryAct::OpeningChanged, detail)
        .await
}
