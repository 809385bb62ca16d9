//! Who is on the staff, and who of them is signed in.

use std::collections::HashMap;

use domain::bureau::BureauId;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _,
};
use uuid::Uuid;

use super::member;
use crate::auth::session;
use crate::db::Instant;
use crate::db::entity::{audit, session as session_row};
use crate::http::error::Fault;
use crate::state::AppState;

/// Where a member of staff stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Has not used the invitation yet.
    Invited,
    /// May sign in.
    Active,
    /// Switched off since then.
    Deactivated(Instant),
}

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Address.
    pub email: String,
    /// Bureau, as it is stored.
    pub bureau: String,
    /// Role, as it is stored.
    pub role: String,
    /// Where they stand.
    pub standing: Standing,
    /// Their last request (within an hour) or logged act, as far as it is kept.
    pub last_seen: Option<Instant>,
    /// Sessions that are open.
    pub open_sessions: usize,
}

/// All of them, or a bureau's, by bureau and address.
///
/// # Errors
/// When the database is gone.
pub async fn list(state: &AppState, bureau: Option<BureauId>) -> Result<Vec<Member>, Fault> {
    let now: Instant = state.clock.now().into();
    let db = state.db.read();
    let acts = last_acts(db).await?;
    let mut members = Vec::new();
    for account in member::all(db).await? {
        if bureau.is_some_and(|bureau| account.bureau.as_deref() != Some(bureau.as_str())) {
            continue;
        }
        let sessions = session_row::Entity::find()
            .filter(session_row::Column::AccountId.eq(account.id))
            .all(db)
            .await?;
        let seen = sessions.iter().map(|session| session.seen_at);
        let open = sessions.iter().filter(|row| session::is_open(row, now));
        members.push(Member {
            last_seen: seen.chain(acts.get(&account.id).copied()).max(),
            open_sessions: open.count(),
            standing: match account.deactivated_at {
                Some(since) => Standing::Deactivated(since),
                None if account.confirmed_at.is_none() => Standing::Invited,
                None => Standing::Active,
            },
            email: account.email.unwrap_or_default(),
            bureau: account.bureau.unwrap_or_default(),
            role: account.role,
        });
    }
    Ok(members)
}

/// When somebody last did what is logged.
async fn last_acts(db: &impl ConnectionTrait) -> Result<HashMap<Uuid, Instant>, DbErr> {
    let acts: Vec<(Uuid, Instant)> = audit::Entity::find()
        .select_only()
        .column(audit::Column::ActorId)
        .column_as(audit::Column::At.max(), "last")
        .filter(audit::Column::ActorId.is_not_null())
        .group_by(audit::Column::ActorId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(acts.into_iter().collect())
}
