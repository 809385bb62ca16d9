//! What came of the designation (指定): made, or not made after a number was
//! given (別紙３ ⑦). "Not made" is one act: it cancels the plan's pending
//! reminders, closes steps 5 and 6 and opens step 7, all or nothing. It can be
//! taken back: nothing has left the system.

use domain::history::HistoryAct;
use domain::input::{ErrorCode, choice, designation_day, past_day};
use domain::progress::{NoDesignation, Outcome};
use domain::step::StepId;
use portal::form::Form;
use portal::plans::{CodeKind, NoDesignationView, ReportView};
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::changing::Changing;
use super::error::both;
use super::form1_answers::answers;
use super::{PlanError, codes, kept};
use crate::actor::Actor;
use crate::db::plan::Plan;
use crate::mail::outbox;
use crate::office::Office;

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
/// [`PlanError::NotFound`] for a plan that is not theirs.
pub async fn ask(office: &Office, actor: &Actor, id: &str) -> Result<NoDesignationView, PlanError> {
    let plan = kept::find(office.db.read(), actor, id).await?;
    Ok(view(actor, &plan))
}

fn view(actor: &Actor, plan: &Plan) -> NoDesignationView {
    let today = actor.today();
    NoDesignationView {
        plan: kept::name(plan),
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
/// [`PlanError::NotFound`] for a plan that is not theirs; [`PlanError::Changed`];
/// [`PlanError::Invalid`] at `reason` and `on_year`; [`PlanError::Refused`].
pub async fn record_no_designation(
    office: &Office,
    actor: &Actor,
    id: &str,
    form: &NoDesignationForm,
) -> Result<(), PlanError> {
    let changing = Changing::begin(office, actor, id, form.version).await?;
    let [year, month, day] = &form.on;
    let reason = choice(
        "reason",
        &form.reason,
        NoDesignation::parse,
        ErrorCode::Choice,
    );
    let on = past_day("on_year", year, month, day, actor.today());
    let (reason, on) = both(reason, on)?;
    let progress = changing.plan.progress.record_no_designation(reason, on);
    let progress = progress.map_err(PlanError::Refused)?;
    outbox::cancel_for_plan(&changing.db, changing.plan.row.id, actor.instant()).await?;
    let detail = json!({ "reason": reason, "on": on });
    let said = locales::id!("plans-saved");
    changing
        .progressed(progress, (HistoryAct::NoDesignation, detail), said)
        .await
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
/// [`PlanError::NotFound`] for a plan that is not theirs; [`PlanError::Invalid`]
/// at `on_year`; [`PlanError::Refused`]; [`PlanError::Changed`];
/// [`PlanError::NotOffered`] while no page of ours offers it.
pub async fn record_designated(
    office: &Office,
    actor: &Actor,
    id: &str,
    form: &DesignatedForm,
) -> Result<(), PlanError> {
    let changing = Changing::begin(office, actor, id, form.version).await?;
    let plan = &changing.plan;
    let [year, month, day] = &form.on;
    let opening = plan.request.opening;
    let on = designation_day("on_year", year, month, day, opening, actor.today())
        .map_err(|error| PlanError::Invalid(vec![error]))?;
    let progress = plan.progress.record_designated(on);
    let progress = progress.map_err(PlanError::Refused)?;
    if !plan
        .progress
        .may_be_designated(&plan.schedule, actor.today())
    {
        return Err(PlanError::NotOffered);
    }
    let detail = json!({ "on": on });
    let said = locales::id!("plans-saved");
    changing
        .progressed(progress, (HistoryAct::Designated, detail), said)
        .await
}

/// Takes back "designated" or "no designation was made". The reminders that
/// were cancelled unsent are free: the planner's next round queues what is due.
///
/// # Errors
/// [`PlanError::Changed`] when the plan has changed or nothing can be taken back.
pub async fn take_back(
    office: &Office,
    actor: &Actor,
    id: &str,
    version: i32,
) -> Result<(), PlanError> {
    let changing = Changing::begin(office, actor, id, version).await?;
    let progress = changing.plan.progress.take_back_outcome();
    let progress = progress.map_err(|_| PlanError::Changed)?;
    let said = locales::id!("plans-saved");
    changing
        .progressed(progress, (HistoryAct::OutcomeTakenBack, json!({})), said)
        .await
}

/// The report of step 7 as text; with the whole number only when asked for,
/// which the history then says.
///
/// # Errors
/// [`PlanError::NotFound`] while no "no designation" is recorded.
pub async fn report(
    office: &Office,
    actor: &Actor,
    id: &str,
    reveal: bool,
) -> Result<ReportView, PlanError> {
    if !reveal {
        let db = office.db.read();
        let plan = kept::find(db, actor, id).await?;
        return drafted(db, office, &plan, false).await;
    }
    let changing = Changing::anew(office, actor, id).await?;
    let view = drafted(&changing.db, office, &changing.plan, true).await?;
    let detail = json!({ "step": StepId::NonDesignationReport });
    changing.record(HistoryAct::CodeShown, detail).await?;
    changing.done_silently().await?;
    Ok(view)
}

async fn drafted(
    db: &impl ConnectionTrait,
    office: &Office,
    plan: &Plan,
    reveal: bool,
) -> Result<ReportView, PlanError> {
    let Some(Outcome::NotDesignated { reason, on }) = plan.progress.outcome() else {
        return Err(PlanError::NotFound);
    };
    let number = if reveal {
        let code = codes::load(db, &office.keys, plan, CodeKind::Reception).await?;
        code.map(|code| code.reveal().to_owned())
    } else {
        codes::masked(db, &office.keys, plan, CodeKind::Reception)
            .await?
            .map(|code| code.masked)
    };
    let answers = answers(plan)?;
    Ok(ReportView {
        plan: kept::name(plan),
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
