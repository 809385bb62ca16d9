//! What the guide knows of its asker: a kept plan, or what the address gives,
//! or what was said before in the conversation.

use app::portal::guide::{AskersPlan, Given};
use domain::account::Role;
use domain::bureau::Prefecture;
use domain::month::YearMonth;
use domain::schedule::{Kind, PlanRequest};
use guide::{Context, TopicId};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use uuid::Uuid;

use super::conversation;
use super::remembered::Remembered;
use crate::db::entity::{guide_turn, plan};
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::state::AppState;
use crate::usecase::plan_facts;

/// What an address or form says, unread.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
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
    pub turns: Vec<guide_turn::Model>,
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
/// [`Fault::NotFound`] for a plan that is not the asker's, [`Fault::SignInFirst`]
/// for one without being signed in.
pub async fn about(state: &AppState, visitor: &Visitor, said: Said<'_>) -> Result<About, Fault> {
    let mut plans = plans(state, visitor).await?;
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
    } else if visitor.account.is_none() {
        return Err(Fault::SignInFirst);
    } else {
        Some(
            plans
                .iter()
                .position(|plan| plan.id == said.plan)
                .ok_or(Fault::NotFound)?,
        )
    };
    let plan = place.map(|place| plans.remove(place));
    let plan_id = plan.as_ref().and_then(|plan| plan.id.parse().ok());
    let turns = conversation::turns(state.db.read(), visitor, plan_id).await?;
    let context = match &plan {
        Some(plan) => Context {
            opening: Some(plan.request.opening),
            prefecture: Some(plan.request.prefecture),
            kind: Some(plan.request.kind),
        },
        None => {
            let before = turns
                .last()
                .map(|turn| Remembered::read(&turn.topics).context())
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
        TopicId::parse(said.topic).filter(|topic| state.guide.current().topic(topic).is_some());
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

async fn plans(state: &AppState, visitor: &Visitor) -> Result<Vec<AskersPlan>, Fault> {
    let Some(account) = visitor
        .account
        .as_ref()
        .filter(|_| visitor.role() == Some(Role::Applicant))
    else {
        return Ok(Vec::new());
    };
    let rows = plan::Entity::find()
        .filter(plan::Column::AccountId.eq(account.id))
        .filter(plan::Column::RemovedAt.is_null())
        .order_by_asc(plan::Column::Opening)
        .order_by_asc(plan::Column::Id)
        .all(state.db.read())
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| plan_facts::load_or_log(row, visitor.today()))
        .map(|loaded| AskersPlan {
            id: loaded.row.id.to_string(),
            label: loaded.row.label,
            request: loaded.request,
        })
        .collect())
}
