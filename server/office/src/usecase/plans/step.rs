//! Recording a step, and taking the record back.

use domain::history::HistoryAct;
use domain::input::{ErrorCode, FieldError, TextRule, choice, is_blank, past_day, text};
use domain::progress::{Progress, Refusal};
use domain::step::StepId;
use jiff::civil::Date;
use portal::plans::{CodeKind, StepChoice};
use serde_json::json;

use super::PlanError;
use super::changing::Changing;
use super::codes::{self, Code};
use crate::actor::Actor;
use crate::db::plan::{Plan, PlanChange};
use crate::db::plan_event;
use crate::office::Office;

/// A step's form as it was sent.
#[derive(Clone, Default)]
pub struct StepForm {
    /// The plan's version that the form was made from.
    pub version: i32,
    /// `done`: what to record.
    pub choice: String,
    /// Year, month, day.
    pub on: [String; 3],
    /// The code, where one belongs.
    pub code: String,
    /// The note.
    pub note: String,
}

/// What the form says, once its fields are right.
struct Entry {
    choice: StepChoice,
    on: Option<Date>,
    code: Option<Code>,
    note: String,
}

/// Records what a step's form says: progress, code, note and history together.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs; [`PlanError::Changed`];
/// [`PlanError::Invalid`] at the form's fields; [`PlanError::Refused`].
pub async fn record(
    office: &Office,
    actor: &Actor,
    id: &str,
    step: StepId,
    form: &StepForm,
) -> Result<(), PlanError> {
    let changing = Changing::begin(office, actor, id, form.version).await?;
    let entry = read(office, &changing, step, form).await?;
    let progress = moved(&changing.plan, step, &entry).map_err(PlanError::Refused)?;
    write(office, &changing, step, &entry, progress).await?;
    changing.done(locales::id!("plans-saved")).await
}

/// The fields, and that a pair's codes differ.
async fn read(
    office: &Office,
    changing: &Changing<'_>,
    step: StepId,
    form: &StepForm,
) -> Result<Entry, PlanError> {
    let (entry, mut errors) = parse(changing.actor, &changing.plan, step, form);
    if let Some(code) = entry.as_ref().and_then(|e| e.code.as_ref())
        && codes::is_twins(changing, &office.keys, code).await?
    {
        let twins = domain::code::CodeError::SameAsTwin;
        errors.push(FieldError::new("code", ErrorCode::Code(twins)));
    }
    entry
        .filter(|_| errors.is_empty())
        .ok_or(PlanError::Invalid(errors))
}

/// Asks the domain for the new progress.
fn moved(plan: &Plan, step: StepId, entry: &Entry) -> Result<Progress, Refusal> {
    let progress = &plan.progress;
    match (entry.choice, entry.on) {
        (StepChoice::Asked, Some(on)) if step == StepId::ProvisionalCode => {
            progress.request_code(on)
        }
        (StepChoice::Asked, Some(on)) if step == StepId::NumberRequest => progress.hand_in(on),
        (StepChoice::Done, Some(on)) => progress.complete(step, on, plan.schedule.practice()),
        (StepChoice::Ordered, Some(on)) if step == StepId::CardReader => {
            progress.arrange_reader(on)
        }
        (StepChoice::NotNeeded, Some(on)) => progress.mark_not_needed(step, on),
        (StepChoice::Returned, Some(on)) if step == StepId::NumberRequest => {
            progress.record_returned(on)
        }
        (StepChoice::CodeOnly | StepChoice::NoteOnly, _) => Ok(progress.clone()),
        _ => Err(Refusal::NotForThisStep),
    }
}

/// What the history calls a choice that moved something.
const fn act_of(choice: StepChoice) -> Option<HistoryAct> {
    match choice {
        StepChoice::Asked => Some(HistoryAct::StepAsked),
        StepChoice::Done | StepChoice::Ordered => Some(HistoryAct::StepDone),
        StepChoice::NotNeeded => Some(HistoryAct::StepNotNeeded),
        StepChoice::Returned => Some(HistoryAct::StepReturned),
        StepChoice::CodeOnly | StepChoice::NoteOnly => None,
    }
}

/// The fields; the entry is there if nothing but the twin can be wrong with it.
fn parse(
    actor: &Actor,
    plan: &Plan,
    step: StepId,
    form: &StepForm,
) -> (Option<Entry>, Vec<FieldError>) {
    let mut errors = Vec::new();
    let mut keep = |error: FieldError| errors.push(error);
    let chosen = choice("choice", &form.choice, StepChoice::parse, ErrorCode::Choice)
        .map_err(&mut keep)
        .ok();
    let dated = !matches!(
        chosen,
        None | Some(StepChoice::CodeOnly | StepChoice::NoteOnly)
    );
    let [year, month, day] = &form.on;
    let on = dated
        .then(|| {
            past_day("on_year", year, month, day, actor.today())
                .map_err(&mut keep)
                .ok()
        })
        .flatten();
    let code = CodeKind::of_step(step)
        .filter(|kind| takes_code(*kind, chosen, &form.code))
        .and_then(|kind| {
            Code::parse(kind, &form.code, plan)
                .map_err(|code| keep(FieldError::new("code", ErrorCode::Code(code))))
                .ok()
        });
    let note = text("note", &form.note, TextRule::NOTE)
        .map_err(&mut keep)
        .unwrap_or_default();
    let entry = chosen.filter(|_| errors.is_empty()).map(|choice| Entry {
        choice,
        on,
        code,
        note,
    });
    (entry, errors)
}

/// The 受付番号 is what step 4 is for; the 仮コード may be left out (it may have
/// been forgotten, 別紙１ 記載例).
fn takes_code(kind: CodeKind, chosen: Option<StepChoice>, typed: &str) -> bool {
    match chosen {
        Some(StepChoice::CodeOnly) => true,
        Some(StepChoice::Done) => kind == CodeKind::Reception || !is_blank(typed),
        _ => false,
    }
}

async fn write(
    office: &Office,
    changing: &Changing<'_>,
    step: StepId,
    entry: &Entry,
    progress: Progress,
) -> Result<(), PlanError> {
    let has_moved = progress != changing.plan.progress;
    let change = PlanChange {
        progress: Some(progress),
        ..PlanChange::default()
    };
    changing.save(change).await?;
    if let Some(code) = &entry.code {
        codes::store(changing, &office.keys, code).await?;
    }
    if let (true, Some(act)) = (has_moved, act_of(entry.choice)) {
        let detail = json!({ "step": step, "on": entry.on });
        changing.record(act, detail).await?;
    }
    if entry.note != plan_event::note(&changing.db, changing.plan.row.id, step).await? {
        let detail = json!({ "step": step, "note": entry.note });
        changing.record(HistoryAct::Note, detail).await?;
    }
    Ok(())
}

/// Takes back what was recorded last of a step; its code goes with it.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs; [`PlanError::Changed`];
/// [`PlanError::Refused`].
pub async fn take_back(
    office: &Office,
    actor: &Actor,
    id: &str,
    step: StepId,
    version: i32,
) -> Result<(), PlanError> {
    let changing = Changing::begin(office, actor, id, version).await?;
    let plan = &changing.plan;
    let practice = plan.schedule.practice();
    let progress = plan.progress.take_back(step, practice);
    let progress = progress.map_err(PlanError::Refused)?;
    let change = PlanChange {
        progress: Some(progress),
        ..PlanChange::default()
    };
    changing.save(change).await?;
    let was_done = plan.progress.record(step).done.is_some();
    if let Some(kind) = CodeKind::of_step(step).filter(|_| was_done) {
        codes::forget(&changing.db, plan.row.id, Some(kind)).await?;
    }
    let detail = json!({ "step": step });
    changing.record(HistoryAct::StepTakenBack, detail).await?;
    changing.done(locales::id!("plans-taken-back")).await
}
