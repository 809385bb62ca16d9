//! A kept plan as pages see it: found for its owner, named, judged.

use domain::account::PlanAct;
use domain::calendar::Calendar;
use domain::month::YearMonth;
use domain::progress::{Outcome, Progress, must_ask_bureau, verdict_for};
use domain::rulebook::Rulebook;
use domain::schedule::{PlanRequest, Schedule, schedule};
use domain::short_link::ShortLink;
use jiff::civil::Date;
use portal::plans::{PlanName, Standing};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::PlanError;
use crate::actor::Actor;
use crate::db::plan::{self, Plan};
use crate::office::Office;

/// How far ahead a month that works is looked for.
const MONTHS_AHEAD: usize = 36;

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
    standing(&plan.progress, &plan.schedule, plan.schedule.today)
}

/// The first month that works on the plan's day with what is recorded; from its
/// own on, or after it when the request was handed back.
pub(super) fn earliest_opening(plan: &Plan) -> Option<YearMonth> {
    let today = plan.schedule.today;
    let reused = plan.progress.carried_over();
    let own = plan.request.opening;
    let from = YearMonth::of(today).map_or(own, |now| now.max(own));
    std::iter::successors(Some(from), |month| month.next())
        .take(MONTHS_AHEAD)
        .filter(|month| *month != own)
        .find(|opening| {
            let request = PlanRequest {
                opening: *opening,
                ..plan.request
            };
            let there = schedule(Rulebook::embedded(), Calendar::official(), request, today);
            verdict_for(&there, &reused, today).is_feasible()
                && !must_ask_bureau(&there, &reused, today)
        })
}

/// Where a plan with this progress stands on `today`.
pub(super) fn standing(progress: &Progress, schedule: &Schedule, today: Date) -> Standing {
    match progress.outcome() {
        Some(Outcome::NotDesignated { .. }) => Standing::NotDesignated,
        Some(Outcome::Designated { .. }) if progress.is_ready() => Standing::ReadyAndDesignated,
        _ if progress.is_ready() && progress.submitted_late(schedule).is_some() => {
            Standing::ReadyLate
        }
        _ if progress.is_ready() => Standing::Ready,
        _ if must_ask_bureau(schedule, progress, today) => {
            Standing::AskBureau(verdict_for(schedule, progress, today))
        }
        _ => Standing::UnderWay(verdict_for(schedule, progress, today)),
    }
}
