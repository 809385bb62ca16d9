//! Who is on the staff, and who of them is signed in.

use domain::bureau::BureauId;

use super::StaffError;
use crate::auth::session;
use crate::db::{Instant, account, audit};
use crate::office::Office;

/// Where a member of staff stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffStanding {
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
    pub standing: StaffStanding,
    /// Their last request (within an hour) or logged act, as far as it is kept.
    pub last_seen: Option<Instant>,
    /// Sessions that are open.
    pub open_sessions: usize,
}

/// All of them, or a bureau's, by bureau and address.
///
/// # Errors
/// When the database is gone.
pub async fn list(office: &Office, bureau: Option<BureauId>) -> Result<Vec<Member>, StaffError> {
    let now: Instant = office.clock.now().into();
    let db = office.db.read();
    let acts = audit::last_acts(db).await?;
    let mut members = Vec::new();
    for account in account::all_staff(db).await? {
        if bureau.is_some() && account.bureau != bureau {
            continue;
        }
        let sessions = session::of_account(db, account.id).await?;
        let seen = sessions.iter().map(|session| session.seen_at);
        let open = sessions.iter().filter(|row| session::is_open(row, now));
        members.push(Member {
            last_seen: seen.chain(acts.get(&account.id).copied()).max(),
            open_sessions: open.count(),
            standing: match account.deactivated_at {
                Some(since) => StaffStanding::Deactivated(since),
                None if account.confirmed_at.is_none() => StaffStanding::Invited,
                None => StaffStanding::Active,
            },
            email: account.shown(),
            bureau: account
                .bureau
                .map(BureauId::as_str)
                .unwrap_or_default()
                .to_owned(),
            role: account.role.as_str().to_owned(),
        });
    }
    Ok(members)
}
