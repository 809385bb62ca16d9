//! Recording a step, and taking the record back.

use app::components::Form;
use app::portal::plans::{CodeKind, Notice, StepChoice, StepView};
use domain::input::{ErrorCode, FieldError, TextRule, choice, is_blank, past_day, text};
use domain::progress::{Progress, Refusal};
use domain::step::StepId;
use jiff::civil::Date;
use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::codes::{self, Code};
use super::{Actor, OwnedPlan, history, look};
use crate::http::error::Fault;
use crate::state::AppState;

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

/// What came of a form.
pub enum Sent<View> {
    /// Everything is saved.
    Saved,
    /// The page again, with what was typed.
    Again(Box<View>),
}

/// What the form says, once its fields are right.
struct Entry {
    choice: StepChoice,
    on: Option<Date>,
    code: Option<Code>,
    note: String,
}

/// Why it is not taken.
enum Refused {
    Fields(Vec<FieldError>),
    Move(Refusal),
    Stale,
}

/// Records what a step's form says: progress, code, note and history together.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs.
pub async fn record(
    state: &AppState,
    actor: &Actor,
    id: &str,
    step: StepId,
    form: StepForm,
) -> Result<Sent<StepView>, Fault> {
    let transaction = state.db.begin().await?;
    let plan = OwnedPlan::find(&transaction, actor, id).await?;
    if plan.row.version != form.version {
        let view = look::step_view(&transaction, state, actor, &plan, step).await?;
        return Ok(again(view, form, Refused::Stale));
    }
    match decide(state, &transaction, actor, &plan, step, &form).await? {
        Ok((entry, progress)) => {
            write(state, &transaction, actor, &plan, step, &entry, &progress).await?;
            actor.say(&transaction, "plans-saved").await?;
            transaction.commit().await?;
            Ok(Sent::Saved)
        }
        Err(refused) => {
            let view = look::step_view(&transaction, state, actor, &plan, step).await?;
            Ok(again(view, form, refused))
        }
    }
}

/// Parses the fields and asks the domain for the new progress.
async fn decide(
    state: &AppState,
    db: &DatabaseTransaction,
    actor: &Actor,
    plan: &OwnedPlan,
    step: StepId,
    form: &StepForm,
) -> Result<Result<(Entry, Progress), Refused>, Fault> {
    let (entry, mut errors) = parse(actor, plan, step, form);
    if let Some(code) = entry.as_ref().and_then(|e| e.code.as_ref())
        && codes::is_twins(db, &state.keys, actor, plan, code).await?
    {
        let twins = domain::code::CodeError::SameAsTwin;
        errors.push(FieldError::new("code", ErrorCode::Code(twins)));
    }
    let Some(entry) = entry.filter(|_| errors.is_empty()) else {
        return Ok(Err(Refused::Fields(errors)));
    };
    let moved = match (entry.choice, entry.on) {
        (StepChoice::Asked, Some(on)) if step == StepId::ProvisionalCode => {
            plan.progress.request_code(on)
        }
        (StepChoice::Asked, Some(on)) if step == StepId::NumberRequest => plan.progress.hand_in(on),
        (StepChoice::Done, Some(on)) => plan.progress.complete(step, on),
        (StepChoice::NotNeeded, Some(on)) => plan.progress.mark_not_needed(step, on),
        (StepChoice::Returned, Some(on)) if step == StepId::NumberRequest => {
            plan.progress.record_returned(on)
        }
        (StepChoice::CodeOnly | StepChoice::NoteOnly, _) => Ok(plan.progress.clone()),
        _ => Err(Refusal::NotForThisStep),
    };
    Ok(moved
        .map(|progress| (entry, progress))
        .map_err(Refused::Move))
}

/// The fields; the entry is there if nothing but the twin can be wrong with it.
fn parse(
    actor: &Actor,
    plan: &OwnedPlan,
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
    state: &AppState,
    db: &DatabaseTransaction,
    actor: &Actor,
    plan: &OwnedPlan,
    step: StepId,
    entry: &Entry,
    progress: &Progress,
) -> Result<(), Fault> {
    let now = actor.instant();
    plan.save_progress(db, progress, now).await?;
    if let Some(code) = &entry.code {
        codes::store(db, &state.keys, plan.row.id, code, now).await?;
        history::record(
            db,
            plan.row.id,
            actor.account_id,
            "code-stored",
            json!({ "step": step }),
            now,
        )
        .await?;
    }
    if *progress != plan.progress {
        let detail = json!({ "step": step, "on": entry.on });
        let act = format!("step-{}", entry.choice.as_str());
        history::record(db, plan.row.id, actor.account_id, &act, detail, now).await?;
    }
    if entry.note != history::note(db, plan.row.id, step).await? {
        let detail = json!({ "step": step, "note": entry.note });
        history::record(db, plan.row.id, actor.account_id, "note", detail, now).await?;
    }
    Ok(())
}

/// Takes back what was recorded last of a step; its code goes with it.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs.
pub async fn take_back(
    state: &AppState,
    actor: &Actor,
    id: &str,
    step: StepId,
    version: i32,
) -> Result<Sent<StepView>, Fault> {
    let transaction = state.db.begin().await?;
    let plan = OwnedPlan::find(&transaction, actor, id).await?;
    let notice = if plan.row.version == version {
        match plan.progress.take_back(step) {
            Ok(progress) => {
                let now = actor.instant();
                plan.save_progress(&transaction, &progress, now).await?;
                if let Some(kind) =
                    CodeKind::of_step(step).filter(|_| plan.progress.record(step).done.is_some())
                {
                    codes::forget(&transaction, plan.row.id, Some(kind)).await?;
                }
                let detail = json!({ "step": step });
                history::record(
                    &transaction,
                    plan.row.id,
                    actor.account_id,
                    "step-taken-back",
                    detail,
                    now,
                )
                .await?;
                actor.say(&transaction, "plans-taken-back").await?;
                transaction.commit().await?;
                return Ok(Sent::Saved);
            }
            Err(refusal) => Notice::Refused(refusal),
        }
    } else {
        Notice::ChangedMeanwhile
    };
    let view = look::step_view(&transaction, state, actor, &plan, step).await?;
    Ok(Sent::Again(Box::new(StepView {
        notice: Some(notice),
        ..view
    })))
}

/// The page again with what was typed: the owner's own typing, in the answer to
/// their own request.
fn again(view: StepView, form: StepForm, refused: Refused) -> Sent<StepView> {
    let (errors, notice) = match refused {
        Refused::Fields(errors) => (errors, None),
        Refused::Move(refusal) => (Vec::new(), Some(Notice::Refused(refusal))),
        Refused::Stale => (Vec::new(), Some(Notice::ChangedMeanwhile)),
    };
    let [year, month, day] = form.on;
    let form = Form::default()
        .keep("choice", form.choice)
        .keep("on_year", year)
        .keep("on_month", month)
        .keep("on_day", day)
        .keep("code", form.code)
        .keep("note", form.note)
        .with_errors(errors);
    Sent::Again(Box::new(StepView {
        form,
        notice,
        ..view
    }))
}
