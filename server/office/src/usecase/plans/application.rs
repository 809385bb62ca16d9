//! The designation application, the second act of step 4: recorded by itself.

use domain::history::HistoryAct;
use domain::input::{ErrorCode, choice, past_day};
use portal::plans::ApplicationChoice;
use serde_json::json;

use super::PlanError;
use super::changing::Changing;
use super::error::both;
use crate::actor::Actor;
use crate::office::Office;

/// The application's form as it was sent.
#[derive(Clone, Default)]
pub struct ApplicationForm {
    /// The plan's version that the form was made from.
    pub version: i32,
    /// Handed in, or handed back.
    pub choice: String,
    /// Year, month, day.
    pub on: [String; 3],
}

/// Records that it was handed in or handed back.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs; [`PlanError::Changed`];
/// [`PlanError::Invalid`] at `application` and `applied_year`;
/// [`PlanError::Refused`].
pub async fn record(
    office: &Office,
    actor: &Actor,
    id: &str,
    form: &ApplicationForm,
) -> Result<(), PlanError> {
    let changing = Changing::begin(office, actor, id, form.version).await?;
    let [year, month, day] = &form.on;
    let chosen = choice(
        "application",
        &form.choice,
        ApplicationChoice::parse,
        ErrorCode::Choice,
    );
    let on = past_day("applied_year", year, month, day, actor.today());
    let (chosen, on) = both(chosen, on)?;
    let progress = &changing.plan.progress;
    let (progress, act) = match chosen {
        ApplicationChoice::HandedIn => (progress.apply(on), HistoryAct::ApplicationHandedIn),
        ApplicationChoice::Returned => (
            progress.application_returned(on),
            HistoryAct::ApplicationReturned,
        ),
    };
    let progress = progress.map_err(PlanError::Refused)?;
    let said = locales::id!("plans-saved");
    let act = (act, json!({ "on": on }));
    changing.progressed(progress, act, said).await
}

/// Takes back what was recorded last of it.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs; [`PlanError::Changed`];
/// [`PlanError::Refused`].
pub async fn take_back(
    office: &Office,
    actor: &Actor,
    id: &str,
    version: i32,
) -> Result<(), PlanError> {
    let changing = Changing::begin(office, actor, id, version).await?;
    let progress = changing.plan.progress.take_back_application();
    let progress = progress.map_err(PlanError::Refused)?;
    let act = (HistoryAct::ApplicationTakenBack, json!({}));
    let said = locales::id!("plans-taken-back");
    changing.progressed(progress, act, said).await
}
