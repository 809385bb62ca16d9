//! What the guide knows of its asker: a kept plan, or what the address gives,
//! or what was said before in the conversation.

use domain::account::Role;
use domain::bureau::Prefecture;
use domain::kind::Kind;
use domain::month::YearMonth;
use domain::schedule::PlanRequest;
use guide::{Context, TopicId};
use portal::guide::{AskersPlan, Given};
use uuid::Uuid;

use super::GuideError;
use super::conversation::{self, KeptTurn};
use crate::actor::{Caller, NotSignedIn};
use crate::db::plan;
use crate::office::Office;

/// What an address or form says, unread.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints<'a> {
    /// Plan id.
    pub plan: &'a str,
    /// `YYYY-MM`
    pub opening: &'a str,
    /// `01`–`47`
    pub prefecture: &'a str,
    /// Kind.
    pub kind: &'a str,
    /// What the page before was about.
    pub topic: &'a str,
}

/// See the module.
#[derive(Clone, Debug)]
pub struct About {
    /// What travels with each form.
    pub given: Given,
    /// The plan whose dates are used.
    pub plan: Option<AskersPlan>,
    /// The asker's other plans.
    pub other_plans: Vec<AskersPlan>,
    /// What is known.
    pub context: Context,
    /// What the page before was about.
    pub topic: Option<TopicId>,
    /// The turns that belong here, oldest first.
    pub turns: Vec<KeptTurn>,
}

impl About {
    /// The plan's id.
    #[must_use]
    pub fn plan_id(&self) -> Option<Uuid> {
        self.plan.as_ref().and_then(|plan| plan.id.parse().ok())
    }
}

/// Works it out. A month or prefecture that is none is left out: the guide then
/// asks for it.
///
/// # Errors
/// [`GuideError::NotFound`] for a plan that is not the asker's, [`GuideError::NotSignedIn`]
/// for one without being signed in.
pub async fn about(office: &Office, caller: &Caller, said: Hints<'_>) -> Result<About, GuideError> {
    let mut plans = plans(office, caller).await?;
    let named = Context {
        opening: YearMonth::parse(said.opening),
        prefecture: Prefecture::parse(said.prefecture),
        kind: Kind::parse(said.kind),
    };
    let place = if said.plan.is_empty() {
        // Whoever has one plan, or a pair that shares its dates, means that one.
        let same = plans
            .windows(2)
            .all(|two| is_pair(&two[0].request, &two[1].request));
        (named == Context::default() && !plans.is_empty() && same).then_some(0)
    } else if caller.account.is_none() {
        return Err(NotSignedIn.into());
    } else {
        Some(
            plans
                .iter()
                .position(|plan| plan.id == said.plan)
                .ok_or(GuideError::NotFound)?,
        )
    };
    let plan = place.map(|place| plans.remove(place));
    let plan_id = plan.as_ref().and_then(|plan| plan.id.parse().ok());
    let turns = conversation::turns(office.db.read(), caller, plan_id).await?;
    let context = match &plan {
        Some(plan) => Context {
            opening: Some(plan.request.opening),
            prefecture: Some(plan.request.prefecture),
            kind: Some(plan.request.kind()),
        },
        None => {
            let before = turns
                .last()
                .map(|turn| turn.remembered.decided.context())
                .unwrap_or_default();
            Context {
                opening: named.opening.or(before.opening),
                prefecture: named.prefecture.or(before.prefecture),
                kind: named.kind.or(before.kind),
            }
        }
    };
    let given = Given {
        plan: plan.as_ref().map(|plan| plan.id.clone()),
        context: named,
    };
    let topic =
        TopicId::parse(said.topic).filter(|topic| office.guide.current().topic(topic).is_some());
    Ok(About {
        given,
        plan,
        other_plans: plans,
        context,
        topic,
        turns,
    })
}

fn is_pair(a: &PlanRequest, b: &PlanRequest) -> bool {
    (a.opening, a.prefecture) == (b.opening, b.prefecture)
}

async fn plans(office: &Office, caller: &Caller) -> Result<Vec<AskersPlan>, GuideError> {
    let Some(account) = caller
        .account
        .as_ref()
        .filter(|_| caller.role() == Some(Role::Applicant))
    else {
        return Ok(Vec::new());
    };
    let plans = plan::all_of_account(office.db.read(), account.id, caller.today()).await?;
    Ok(plans
        .into_iter()
        .map(|plan| AskersPlan {
            id: plan.row.id.to_string(),
            label: plan.row.label,
            request: plan.request,
        })
        .collect())
}
