//! What came of the designation (指定): made, or not made after a number was
//! given (別紙３ ⑦). "Not made" is one act: it cancels the plan's pending
//! reminders, closes steps 5 and 6 and opens step 7, all or nothing. It can be
//! taken back: nothing has left the system.

use app::components::Form;
use app::portal::plans::{CodeKind, NoDesignationView, Notice, ReadyView, ReportView};
use domain::input::{ErrorCode, FieldError, choice, designation_day, past_day};
use domain::progress::{NoDesignation, Outcome, Progress};
use domain::step::StepId;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde_json::json;

use super::form1_answers::answers;
use super::step::Sent;
use super::{Actor, OwnedPlan, codes, history, look};
use crate::http::error::Fault;
use crate::mail::outbox;
use crate::state::AppState;

/// The form of "no designation was made", as it was sent.
#[derive(Clone, Default)]
pub struct NoDesignationForm {
    /// The plan's version that the form was made from.
    pub version: i32,
    /// Refused, withdrawn, postponed.
    pub reason: String,
    /// Year, month, day.
    pub on: [String; 3],
}

/// The page that asks before it is recorded.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs.
pub async fn ask(state: &AppState, actor: &Actor, id: &str) -> Result<NoDesignationView, Fault> {
    let plan = OwnedPlan::find(state.db.read(), actor, id).await?;
    Ok(view(actor, &plan))
}

fn view(actor: &Actor, plan: &OwnedPlan) -> NoDesignationView {
    let today = actor.today();
    NoDesignationView {
        plan: plan.name(),
        version: plan.row.version,
        has_number: plan.progress.has_number(),
        is_recorded: plan.progress.is_not_designated(),
        form: Form::default()
            .keep("on_year", today.year().to_string())
            .keep("on_month", today.month().to_string())
            .keep("on_day", today.day().to_string()),
        notice: None,
    }
}

/// Records that no designation was made, with everything that follows from it,
/// in one transaction. The reminder of step 7 comes from the planner, which
/// sees the recorded outcome.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs.
pub async fn record_no_designation(
    state: &AppState,
    actor: &Actor,
    id: &str,
    form: NoDesignationForm,
) -> Result<Sent<NoDesignationView>, Fault> {
    let transaction = state.db.begin().await?;
    let plan = OwnedPlan::find(&transaction, actor, id).await?;
    let (year, month, day) = (&form.on[0], &form.on[1], &form.on[2]);
    let reason = choice(
        "reason",
        &form.reason,
        NoDesignation::parse,
        ErrorCode::Choice,
    );
    let on = past_day("on_year", year, month, day, actor.today());
    let (errors, notice) = match (plan.row.version == form.version, reason, on) {
        (false, ..) => (Vec::new(), Some(Notice::ChangedMeanwhile)),
        (true, Ok(reason), Ok(on)) => match plan.progress.record_no_designation(reason, on) {
            Ok(progress) => {
                let detail = json!({ "reason": reason, "on": on });
                outbox::cancel_for_plan(&transaction, plan.row.id, actor.instant()).await?;
                settle(
                    &transaction,
                    actor,
                    &plan,
                    &progress,
                    "no-designation",
                    detail,
                )
                .await?;
                transaction.commit().await?;
                return Ok(Sent::Saved);
            }
            Err(refusal) => (Vec::new(), Some(Notice::Refused(refusal))),
        },
        (true, reason, on) => {
            let errors: Vec<FieldError> = [reason.err(), on.err()].into_iter().flatten().collect();
            (errors, None)
        }
    };
    let [year, month, day] = form.on;
    let form = Form::default()
        .keep("reason", form.reason)
        .keep("on_year", year)
        .keep("on_month", month)
        .keep("on_day", day)
        .with_errors(errors);
    Ok(Sent::Again(Box::new(NoDesignationView {
        form,
        notice,
        ..view(actor, &plan)
    })))
}

/// Writes an outcome: progress, history, the sentence for the next page.
async fn settle(
    db: &DatabaseTransaction,
    actor: &Actor,
    plan: &OwnedPlan,
    progress: &Progress,
    act: &str,
    detail: serde_json::Value,
) -> Result<(), Fault> {
    let now = actor.instant();
    plan.save_progress(db, progress, now).await?;
    history::record(db, plan.row.id, actor.account_id, act, detail, now).await?;
    actor.say(db, "plans-saved").await?;
    Ok(())
}

/// The form of the designation, as it was sent.
#[derive(Clone, Default)]
pub struct DesignatedForm {
    /// The plan's version that the form was made from.
    pub version: i32,
    /// Year, month, day.
    pub on: [String; 3],
}

/// Records the designation.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs; [`Fault::Conflict`] while
/// no page of ours offers it.
pub async fn record_designated(
    state: &AppState,
    actor: &Actor,
    id: &str,
    form: DesignatedForm,
) -> Result<Sent<ReadyView>, Fault> {
    let transaction = state.db.begin().await?;
    let plan = OwnedPlan::find(&transaction, actor, id).await?;
    let [year, month, day] = &form.on;
    let opening = plan.request.opening;
    let on = designation_day("on_year", year, month, day, opening, actor.today());
    let (errors, notice) = match on {
        _ if plan.row.version != form.version => (Vec::new(), Some(Notice::ChangedMeanwhile)),
        Err(error) => (vec![error], None),
        Ok(on) => match plan.progress.record_designated(on) {
            Ok(progress) => {
                if !plan
                    .progress
                    .may_be_designated(&plan.schedule, actor.today())
                {
                    return Err(Fault::Conflict);
                }
                let detail = json!({ "on": on });
                settle(&transaction, actor, &plan, &progress, "designated", detail).await?;
                transaction.commit().await?;
                return Ok(Sent::Saved);
            }
            Err(refusal) => (Vec::new(), Some(Notice::Refused(refusal))),
        },
    };
    let view = look::ready_view(&transaction, actor, &plan).await?;
    let [year, month, day] = form.on;
    let form = Form::default()
        .keep("on_year", year)
        .keep("on_month", month)
        .keep("on_day", day)
        .with_errors(errors);
    Ok(Sent::Again(Box::new(ReadyView {
        form,
        notice,
        ..view
    })))
}

/// Takes back "designated" or "no designation was made". The reminders that
/// were cancelled unsent are free: the planner's next round queues what is due.
///
/// # Errors
/// [`Fault::Conflict`] when the plan has changed or nothing can be taken back.
pub async fn take_back(
    state: &AppState,
    actor: &Actor,
    id: &str,
    version: i32,
) -> Result<(), Fault> {
    change(
        state,
        actor,
        id,
        version,
        "outcome-taken-back",
        json!({}),
        Progress::take_back_outcome,
    )
    .await
}

async fn change(
    state: &AppState,
    actor: &Actor,
    id: &str,
    version: i32,
    act: &str,
    detail: serde_json::Value,
    decide: impl FnOnce(&Progress) -> Result<Progress, domain::progress::Refusal> + Send,
) -> Result<(), Fault> {
    let transaction = state.db.begin().await?;
    let plan = OwnedPlan::find(&transaction, actor, id).await?;
    if plan.row.version != version {
        return Err(Fault::Conflict);
    }
    let progress = decide(&plan.progress).map_err(|_| Fault::Conflict)?;
    settle(&transaction, actor, &plan, &progress, act, detail).await?;
    transaction.commit().await?;
    Ok(())
}

/// The report of step 7 as text; with the whole number only when asked for,
/// which the history then says.
///
/// # Errors
/// [`Fault::NotFound`] while no "no designation" is recorded.
pub async fn report(
    state: &AppState,
    actor: &Actor,
    id: &str,
    reveal: bool,
) -> Result<ReportView, Fault> {
    if !reveal {
        let db = state.db.read();
        let plan = OwnedPlan::find(db, actor, id).await?;
        return drafted(db, state, &plan, false).await;
    }
    let transaction = state.db.begin().await?;
    let plan = OwnedPlan::find(&transaction, actor, id).await?;
    let view = drafted(&transaction, state, &plan, true).await?;
    let detail = json!({ "step": StepId::NonDesignationReport });
    history::record(
        &transaction,
        plan.row.id,
        actor.account_id,
        "code-shown",
        detail,
        actor.instant(),
    )
    .await?;
    transaction.commit().await?;
    Ok(view)
}

async fn drafted(
    db: &impl ConnectionTrait,
    state: &AppState,
    plan: &OwnedPlan,
    reveal: bool,
) -> Result<ReportView, Fault> {
    let Some(Outcome::NotDesignated { reason, on }) = plan.progress.outcome() else {
        return Err(Fault::NotFound);
    };
    let number = if reveal {
        let code = codes::load(db, &state.keys, plan, CodeKind::Reception).await?;
        code.map(|code| code.reveal().to_owned())
    } else {
        codes::masked(db, &state.keys, plan, CodeKind::Reception)
            .await?
            .map(|code| code.masked)
    };
    let answers = answers(plan)?;
    Ok(ReportView {
        plan: plan.name(),
        is_revealed: reveal && number.is_some(),
        number,
        institution_name: answers.institution_name,
        institution_address: answers.institution.address,
        reason,
        on,
        is_reported: plan
            .progress
            .record(StepId::NonDesignationReport)
            .done
            .is_some(),
    })
}
