//! What pages of kept plans show: loads rows, lets the domain decide, builds
//! view models. Writes nothing.

use domain::calendar::Calendar;
use domain::progress::{Outcome, Progress, StepState};
use domain::schedule::Schedule;
use domain::step::{Party, StepId};
use jiff::civil::Date;
use portal::form::Form;
use portal::plans::{
    ApplicationChoice, ApplicationView, CodeKind, Filed, HistoryView, LetterWatch, PlanCard,
    PlanListView, PlanView, ReadyView, Reuse, StepChoice, StepRow, StepView, TwinView,
};
use sea_orm::ConnectionTrait;

use super::{PlanError, codes, kept};
use crate::actor::Actor;
use crate::db::plan::{Plan, all_of_account};
use crate::db::plan_event;
use crate::office::Office;

/// `/plans`.
///
/// # Errors
/// When the database is gone.
pub async fn list(office: &Office, actor: &Actor) -> Result<PlanListView, PlanError> {
    let today = actor.today();
    let plans = all_of_account(office.db.read(), actor.account_id, today).await?;
    let plans = plans
        .iter()
        .map(|plan| PlanCard {
            plan: kept::name(plan),
            standing: kept::standing_of(plan),
            next: plan.progress.next_step(&plan.schedule, today),
        })
        .collect();
    Ok(PlanListView {
        plans,
        email: actor.email.clone(),
        arrival: actor.arrival,
    })
}

/// `/plans/{id}`.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs.
pub async fn plan(office: &Office, actor: &Actor, id: &str) -> Result<PlanView, PlanError> {
    let db = office.db.read();
    let today = actor.today();
    let plan = kept::find(db, actor, id).await?;
    let twin = plan.twin(db, actor.account_id).await?;
    let schedule = &plan.schedule;
    let progress = &plan.progress;
    Ok(PlanView {
        plan: kept::name(&plan),
        version: plan.row.version,
        standing: kept::standing_of(&plan),
        outcome: progress.outcome(),
        has_number: progress.has_number(),
        next: progress.next_step(schedule, today),
        steps: step_rows(progress, schedule, today),
        letter: letter_watch(progress, schedule, today),
        open_days_to_submission: open_days_to_submission(progress, schedule, today),
        earliest: kept::earliest(&plan),
        application: progress.application_state(),
        is_applied: progress.is_applied(),
        ticks_left: progress.ticks_left(),
        reuse: reuse(&plan, twin.as_ref()),
        may_be_designated: progress.may_be_designated(schedule, today),
        twin: twin.as_ref().map(twin_view),
        email: actor.email.clone(),
        arrival: actor.arrival,
        schedule: schedule.clone(),
    })
}

fn step_rows(progress: &Progress, schedule: &Schedule, today: Date) -> Vec<StepRow> {
    progress
        .states(schedule, today)
        .into_iter()
        .map(|(step, state)| StepRow {
            step,
            state,
            asked: progress.record(step).asked,
        })
        .collect()
}

fn twin_view(twin: &Plan) -> TwinView {
    TwinView {
        plan: kept::name(twin),
        standing: kept::standing_of(twin),
    }
}

/// What another opening month means for what is recorded; the twin moves along,
/// so what lies with the bureau of either has to be told.
pub(super) fn reuse(plan: &Plan, twin: Option<&Plan>) -> Reuse {
    let practice = plan.schedule.practice();
    let carried = plan.progress.carried_over(practice);
    let (stays, dropped): (Vec<_>, _) = StepId::ALL
        .into_iter()
        .filter(|step| is_recorded(&plan.progress, *step))
        .partition(|step| is_recorded(&carried, *step));
    let (to_confirm, kept) = stays.into_iter().partition(|step| {
        *step >= StepId::NumberRequest || plan.progress.rests_on_number(*step, practice)
    });
    Reuse {
        kept,
        to_confirm,
        dropped,
        filed: filed(&plan.progress).or_else(|| filed(&twin?.progress)),
    }
}

fn filed(progress: &Progress) -> Option<Filed> {
    progress.is_with_bureau().then(|| {
        if progress.has_number() {
            Filed::Number
        } else {
            Filed::Application
        }
    })
}

/// Whether something of a step is recorded that another month can build on.
fn is_recorded(progress: &Progress, step: StepId) -> bool {
    let record = progress.record(step);
    record.done.is_some() || record.not_needed.is_some() || record.asked.is_some()
}

/// Whether the bureau's letter is waited for.
fn awaits_letter(progress: &Progress, schedule: &Schedule, today: Date) -> bool {
    progress.state(StepId::NumberRequest, schedule, today) == StepState::WaitingFor(Party::Bureau)
}

/// The letter question: from the first open day after the reply dispatch.
pub(super) fn letter_watch(
    progress: &Progress,
    schedule: &Schedule,
    today: Date,
) -> Option<LetterWatch> {
    let calendar = Calendar::official();
    let dispatched = schedule.reply_dispatch.date();
    let asked_from = calendar.plus_open_days(dispatched, 1);
    (awaits_letter(progress, schedule, today) && today >= asked_from).then(|| {
        let submission = schedule.submission_due.date();
        LetterWatch {
            dispatched,
            submission,
            open_days_left: calendar.open_days_between(today, submission),
            not_yet: progress.letter_not_yet(),
        }
    })
}

/// Open days left until the submission date, while there is something to submit.
fn open_days_to_submission(progress: &Progress, schedule: &Schedule, today: Date) -> Option<u32> {
    let due = schedule.submission_due.date();
    let practice = schedule.practice();
    let is_open = progress.has_number() && progress.open_work(practice).submission && today <= due;
    is_open.then(|| Calendar::official().open_days_between(today, due))
}

/// `/plans/{id}/steps/{step}`.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs.
pub async fn step(
    office: &Office,
    actor: &Actor,
    id: &str,
    step: StepId,
) -> Result<StepView, PlanError> {
    let db = office.db.read();
    let plan = kept::find(db, actor, id).await?;
    step_view(db, office, actor, &plan, step).await
}

/// A step's page with an empty form.
async fn step_view(
    db: &impl ConnectionTrait,
    office: &Office,
    actor: &Actor,
    plan: &Plan,
    step: StepId,
) -> Result<StepView, PlanError> {
    let today = actor.today();
    let schedule = plan.schedule.clone();
    let step_state = plan.progress.state(step, &schedule, today);
    let code = match CodeKind::of_step(step) {
        Some(kind) => codes::masked(db, &office.keys, plan, kind).await?,
        None => None,
    };
    let note = plan_event::note(db, plan.row.id, step).await?;
    let twin = plan.twin(db, actor.account_id).await?;
    let form = form_for(today).keep("note", note.clone());
    let is_closed = plan.progress.is_not_designated() && step != StepId::NonDesignationReport;
    let submits = matches!(step, StepId::NumberPresentation | StepId::Applications);
    let practice = schedule.practice();
    Ok(StepView {
        plan: kept::name(plan),
        version: plan.row.version,
        missing: plan.progress.missing(step, schedule.practice()),
        standing: kept::standing_of(plan),
        earliest: kept::earliest(plan),
        next: plan.progress.next_step(&schedule, today),
        record: plan.progress.record(step),
        is_closed,
        has_number: plan.progress.has_number(),
        choices: StepChoice::offered(&plan.progress, step, &step_state, practice),
        application: (step == StepId::NumberRequest).then(|| application_view(plan)),
        code,
        note,
        letter: letter_watch(&plan.progress, &schedule, today)
            .filter(|_| step == StepId::NumberRequest),
        open_days_to_submission: open_days_to_submission(&plan.progress, &schedule, today)
            .filter(|_| submits),
        can_take_back: plan.progress.take_back(step, practice).is_ok(),
        twin: twin.as_ref().map(kept::name),
        form,
        notice: None,
        step,
        state: step_state,
        schedule,
    })
}

/// The days of a step's forms: today, until something else is typed.
fn form_for(today: Date) -> Form {
    let days = [
        ["on_year", "on_month", "on_day"],
        ["applied_year", "applied_month", "applied_day"],
        ["heard_year", "heard_month", "heard_day"],
    ];
    days.into_iter()
        .fold(Form::default(), |form, [year, month, day]| {
            form.keep(year, today.year().to_string())
                .keep(month, today.month().to_string())
                .keep(day, today.day().to_string())
        })
}

/// The second act of step 4, and what the bureau told of both.
fn application_view(plan: &Plan) -> ApplicationView {
    ApplicationView {
        state: plan.progress.application_state(),
        offered: ApplicationChoice::offered(&plan.progress),
        can_take_back: plan.progress.take_back_application().is_ok(),
        told: plan.told.clone(),
    }
}

/// `/plans/{id}/ready`.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs.
pub async fn ready(office: &Office, actor: &Actor, id: &str) -> Result<ReadyView, PlanError> {
    let db = office.db.read();
    let plan = kept::find(db, actor, id).await?;
    ready_view(db, actor, &plan).await
}

/// That page with the day from which designations hold (別紙２) proposed.
async fn ready_view(
    db: &impl ConnectionTrait,
    actor: &Actor,
    plan: &Plan,
) -> Result<ReadyView, PlanError> {
    let twin = plan.twin(db, actor.account_id).await?;
    let progress = &plan.progress;
    let schedule = &plan.schedule;
    let opening = schedule.opening_day();
    Ok(ReadyView {
        plan: kept::name(plan),
        version: plan.row.version,
        is_ready: progress.is_ready(schedule.practice()),
        ticks: progress.ticks(),
        left: progress.duties_left(schedule.practice()),
        late: progress.submitted_late(schedule),
        submission: schedule.submission_due.date(),
        designated: match progress.outcome() {
            Some(Outcome::Designated { on }) => Some(on),
            _ => None,
        },
        may_be_designated: progress.may_be_designated(schedule, actor.today()),
        twin: twin.as_ref().map(twin_view),
        form: Form::default()
            .keep("on_year", opening.year().to_string())
            .keep("on_month", opening.month().to_string())
            .keep("on_day", opening.day().to_string()),
        notice: None,
    })
}

/// `/plans/{id}/history`.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs.
pub async fn history(office: &Office, actor: &Actor, id: &str) -> Result<HistoryView, PlanError> {
    let db = office.db.read();
    let plan = kept::find(db, actor, id).await?;
    let lines = plan_event::lines(db, plan.row.id, actor.account_id).await?;
    Ok(HistoryView {
        plan: kept::name(&plan),
        lines,
    })
}
