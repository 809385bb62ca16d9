//! Signing in, whichever way it was earned: a new token, the draft plan and the
//! conversation with the guide move into the account. What the browser
//! remembers of another account stays behind.

use domain::account::Role;
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::attempts;
use crate::auth::device::Device;
use crate::auth::link::LinkData;
use crate::auth::session::{self, DraftPlan, Flash, SessionData};
use crate::db::Instant;
use crate::db::entity::{account, plan, session as session_row};
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::secrets::{Keys, Token};
use crate::usecase::guide::conversation;
use crate::usecase::plans;

/// Somebody who has just signed in.
#[derive(Debug)]
pub struct Entered {
    /// For the session's cookie.
    pub token: Token,
    /// For the cookie by which the browser is known from now on.
    pub device: Device,
    /// Where this browser was going when it asked for a mail.
    pub next: Option<String>,
    /// The plan that was kept just now.
    pub plan: Option<Uuid>,
    /// The plan that there was no room for, where it can still be seen.
    pub not_kept: Option<String>,
    /// What they are.
    pub role: Option<Role>,
    /// They had asked for the account's deletion.
    pub is_leaving: bool,
}

impl Entered {
    /// The page to go on to: where they were going, unless a plan was kept just
    /// now. A question to the bureau goes before the plan: it lists the plan.
    #[must_use]
    pub fn onward(&self, next: Option<String>) -> String {
        let has_plan = self.plan.is_some() || self.not_kept.is_some();
        next.filter(|next| !self.is_leaving && (!has_plan || is_question(next)))
            .unwrap_or_else(|| self.landing())
    }

    fn landing(&self) -> String {
        if self.is_leaving {
            return "/account".to_owned();
        }
        match (self.plan, &self.not_kept, self.role) {
            (Some(plan), ..) => format!("/plans/{plan}"),
            (None, Some(asked), _) => asked.clone(),
            (None, None, Some(role)) if role.is_staff() => "/desk".to_owned(),
            (None, None, _) => "/plans".to_owned(),
        }
    }
}

/// Whether this path of ours is where a question to the bureau is written.
#[must_use]
pub fn is_question(path: &str) -> bool {
    path.split('?').next() == Some("/ask")
}

/// Signs the visitor in. The old token is worth nothing afterwards, so that
/// nobody can plant one before.
pub(super) async fn enter(
    db: &impl ConnectionTrait,
    keys: &Keys,
    visitor: &Visitor,
    account: &account::Model,
    link: LinkData,
    flash: Option<&str>,
) -> Result<Entered, Fault> {
    let now = visitor.instant();
    let own = remembered(visitor, account);
    // The link may have been asked for by anybody; the browser is its owner's.
    let draft = own.draft_plan.or(link.draft_plan);
    let role = Role::parse(&account.role);
    // No room for the plan is no reason not to let them in.
    let (plan, not_kept) = match draft {
        Some(draft) if role == Some(Role::Applicant) => {
            match keep_once(db, account, &draft, now).await {
                Ok(plan) => (plan, None),
                Err(Fault::PlansFull(limit)) => (None, Some((limit, draft))),
                Err(fault) => return Err(fault),
            }
        }
        _ => (None, None),
    };
    let flash = match &not_kept {
        Some((limit, _)) => Some(format!("{}-flash", limit.message_stem())),
        None => flash.map(str::to_owned),
    };
    if let Some(asked_by) = &link.asked_by {
        forget_draft(db, asked_by, now).await?;
    }
    if let Some(old) = &visitor.session {
        session::end(db, &old.token_hash).await?;
    }
    attempts::take_back(db, visitor, account).await?;
    if let Some(name) = &own.conversation {
        conversation::adopt(db, name, account.id).await?;
    }
    let data = SessionData {
        flash: flash.map(|message| Flash { message, at: now }),
        conversation: own.conversation,
        ..SessionData::default()
    };
    let token = session::start(db, Some(account.id), &data, now).await?;
    Ok(Entered {
        token,
        device: Device::after(visitor.device.as_ref(), keys, account),
        next: own.next,
        plan,
        not_kept: not_kept.map(|(_, draft)| plan_address(&draft)),
        role,
        is_leaving: account.deletion_requested_at.is_some(),
    })
}

/// What the browser remembers, if it is nobody's yet or this account's: two
/// people may use one browser, and the first may not have signed out.
fn remembered(visitor: &Visitor, account: &account::Model) -> SessionData {
    let whose = visitor.session.as_ref().and_then(|row| row.account_id);
    match whose {
        Some(id) if id != account.id => SessionData::default(),
        _ => visitor.data.clone(),
    }
}

/// Keeps the draft, unless the account has that very plan: links are opened
/// twice, on the phone and at the desk.
async fn keep_once(
    db: &impl ConnectionTrait,
    account: &account::Model,
    draft: &DraftPlan,
    now: Instant,
) -> Result<Option<Uuid>, Fault> {
    let kind = if draft.kind == "both" {
        "medical"
    } else {
        &draft.kind
    };
    let there = plan::Entity::find()
        .filter(plan::Column::AccountId.eq(account.id))
        .filter(plan::Column::Opening.eq(&draft.opening))
        .filter(plan::Column::Prefecture.eq(&draft.prefecture))
        .filter(plan::Column::Kind.eq(kind))
        .filter(plan::Column::RemovedAt.is_null())
        .one(db)
        .await?;
    if let Some(there) = there {
        return Ok(Some(there.id));
    }
    Ok(plans::keep(db, account, draft, now).await?.first().copied())
}

/// Where a plan can be seen before it is kept.
fn plan_address(draft: &DraftPlan) -> String {
    let asked = [
        ("opening", &draft.opening),
        ("prefecture", &draft.prefecture),
        ("kind", &draft.kind),
    ];
    // Texts in pairs: the encoding cannot fail.
    let query = serde_urlencoded::to_string(asked).unwrap_or_default();
    format!("/plan?{query}")
}

/// The browser that asked for a link used elsewhere must not keep the plan again.
async fn forget_draft(
    db: &impl ConnectionTrait,
    session_hash: &str,
    now: Instant,
) -> Result<(), Fault> {
    let Some(row) = session_row::Entity::find_by_id(session_hash.to_owned())
        .one(db)
        .await?
    else {
        return Ok(());
    };
    let data = SessionData {
        draft_plan: None,
        pending_link: None,
        ..session::data(&row)
    };
    Ok(session::save(db, session_hash, &data, now).await?)
}
