//! A kept plan as pages see it: found for its owner, named, judged.

use domain::account::PlanAct;
use domain::calendar::Calendar;
use domain::rulebook::Rulebook;
use domain::schedule::{Earliest, Search};
use domain::short_link::ShortLink;
use portal::plans::{PlanName, Standing};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::PlanError;
use crate::actor::Actor;
use crate::db::plan::{self, Plan};
use crate::office::Office;

/// The actor's plan with this id (text from an address), to look at.
///
/// # Errors
/// [`PlanError::NotFound`] for what is not theirs, not there or removed.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: &str,
) -> Result<Plan, PlanError> {
    let id: Uuid = id.parse().map_err(|_| PlanError::NotFound)?;
    plan::of_account(db, actor.account_id, id, PlanAct::See, actor.today())
        .await?
        .ok_or(PlanError::NotFound)
}

/// The id of the actor's plan that this short link means.
///
/// # Errors
/// [`PlanError::NotFound`] when none of theirs does.
pub async fn by_short_link(
    office: &Office,
    actor: &Actor,
    link: ShortLink,
) -> Result<Uuid, PlanError> {
    plan::by_short_link(office.db.read(), actor.account_id, link)
        .await?
        .ok_or(PlanError::NotFound)
}

/// The name by which pages link to it.
pub(super) fn name(plan: &Plan) -> PlanName {
    PlanName {
        id: plan.row.id.to_string(),
        label: plan.row.label.clone(),
        request: plan.request,
    }
}

/// Where it stands as a whole.
pub(super) fn standing_of(plan: &Plan) -> Standing {
    Standing::of(&plan.progress, &plan.schedule, plan.schedule.today)
}

/// The months after its own that work on the plan's day with what carries over.
pub(super) fn earliest(plan: &Plan) -> Earliest {
    let today = plan.schedule.today;
    let own = plan.request.opening;
    let search = Search {
        rulebook: Rulebook::embedded(),
        calendar: Calendar::official(),
        prefecture: plan.request.prefecture,
        from: own.next().unwrap_or(own),
        today,
    };
    plan.progress.earliest(search, plan.schedule.practice())
}
