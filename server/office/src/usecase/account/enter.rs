//! Signing in, whichever way it was earned: a new token, the draft plan and the
//! conversation with the guide move into the account. What the browser
//! remembers of another account stays behind.

use domain::account::Role;
use domain::calendar::japan_date;
use domain::kind::Kind;
use domain::schedule::PlanRequest;
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::{AccountError, attempts};
use crate::actor::Caller;
use crate::auth::device::Device;
use crate::auth::link::LinkData;
use crate::auth::session::{self, Flash, SessionData};
use crate::db::account::Account;
use crate::db::{Instant, guide_turn, plan};
use crate::secrets::{Keys, Token};
use crate::usecase::guide::conversation;
use crate::usecase::plans::{self, PlanError};

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
    pub role: Role,
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
            (None, None, role) if role.is_staff() => "/desk".to_owned(),
            (None, None, _) => "/plans".to_owned(),
        }
    }
}

/// Whether this path of ours is where a question to the bureau is written.
#[must_use]
pub fn is_question(path: &str) -> bool {
    path.split('?').next() == Some("/ask")
}

/// Signs the caller in. The old token is worth nothing afterwards, so that
/// nobody can plant one before.
pub(super) async fn enter(
    db: &impl ConnectionTrait,
    keys: &Keys,
    caller: &Caller,
    account: &Account,
    link: LinkData,
    flash: Option<&str>,
) -> Result<Entered, AccountError> {
    let now = caller.instant();
    let own = remembered(caller, account);
    // The link may have been asked for by anybody; the browser is its owner's.
    let draft = own.draft_plan.or(link.draft_plan);
    let role = account.role;
    // No room for the plan is no reason not to let them in.
    let (plan, not_kept) = match draft {
        Some(draft) if role == Role::Applicant => match keep_once(db, account, draft, now).await {
            Ok(plan) => (plan, None),
            Err(AccountError::Plan(PlanError::Full(limit))) => (None, Some((limit, draft))),
            Err(error) => return Err(error),
        },
        _ => (None, None),
    };
    let flash = match &not_kept {
        Some((limit, _)) => Some(format!("{}-flash", limit.message_stem())),
        None => flash.map(str::to_owned),
    };
    if let Some(asked_by) = &link.asked_by {
        forget_draft(db, asked_by, now).await?;
    }
    if let Some(old) = &caller.session {
        session::end(db, &old.token_hash).await?;
    }
    attempts::take_back(db, caller, account).await?;
    if let Some(name) = &own.conversation {
        guide_turn::adopt(db, &conversation::key(name), account.id).await?;
    }
    let data = SessionData {
        flash: flash.map(|message| Flash { message, at: now }),
        conversation: own.conversation,
        ..SessionData::default()
    };
    let token = session::start(db, Some(account.id), &data, now).await?;
    Ok(Entered {
        token,
        device: Device::after(caller.device.as_ref(), keys, account),
        next: own.next,
        plan,
        not_kept: not_kept.map(|(_, draft)| format!("/plan?{}", draft.query())),
        role,
        is_leaving: account.deletion_requested_at.is_some(),
    })
}

/// What the browser remembers, if it is nobody's yet or this account's: two
/// people may use one browser, and the first may not have signed out.
fn remembered(caller: &Caller, account: &Account) -> SessionData {
    let whose = caller.session.as_ref().and_then(|row| row.account_id);
    match whose {
        Some(id) if id != account.id => SessionData::default(),
        _ => caller.data.clone(),
    }
}

/// Keeps the draft: each kind of it that the account does not have already.
/// Links are opened twice, on the phone and at the desk.
async fn keep_once(
    db: &impl ConnectionTrait,
    account: &Account,
    draft: PlanRequest,
    now: Instant,
) -> Result<Option<Uuid>, AccountError> {
    let there = plan::all_of_account(db, account.id, japan_date(now.timestamp())).await?;
    let kept = |kind: Kind| there.iter().find(|plan| plan.request == draft.of(kind));
    let missing: Vec<Kind> = draft
        .kinds
        .each()
        .iter()
        .copied()
        .filter(|kind| kept(*kind).is_none())
        .collect();
    let asked = match missing.as_slice() {
        [] => {
            return Ok(draft
                .kinds
                .each()
                .iter()
                .find_map(|kind| Some(kept(*kind)?.row.id)));
        }
        [one] => draft.of(*one),
        _ => draft,
    };
    let ids = plans::keep_for(db, account.id, asked, now).await?;
    Ok(ids.first().copied())
}

/// The browser that asked for a link used elsewhere must not keep the plan again.
async fn forget_draft(
    db: &impl ConnectionTrait,
    session_hash: &str,
    now: Instant,
) -> Result<(), DbErr> {
    session::change(db, session_hash, now, |data| {
        data.draft_plan = None;
        data.pending_link = None;
    })
    .await
}
