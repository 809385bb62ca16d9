//! Who asks, in which language, and when. Plain values: where they come from
//! (cookies, headers) is HTTP's business.

use domain::account::{Act, Role};
use domain::bureau::BureauId;
use domain::calendar::japan_date;
use domain::register::Register;
use jiff::Timestamp;
use jiff::civil::Date;
use locales::Lang;
use portal::mail::Arrival;
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::auth::device::Device;
use crate::auth::network::ClientNetwork;
use crate::auth::session::{self, SessionData};
use crate::db::Instant;
use crate::db::account::Account;
use crate::db::entity::session as session_row;
use crate::mail::arrival;

/// Somebody at a browser, signed in or not.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The session, if there is one.
    pub session: Option<session_row::Model>,
    /// What it remembered when the request began; to write, see
    /// [`session::change`].
    pub data: SessionData,
    /// The signed-in account; never a deactivated one.
    pub account: Option<Account>,
    /// The session is one of an account that was switched off: there is nothing
    /// of it here, and the sign-in page says so.
    pub is_switched_off: bool,
    /// What this browser says of the accounts it was signed in to before.
    pub device: Option<Device>,
    /// Language of the answer.
    pub lang: Lang,
    /// In which words the guide answers (やさしい日本語).
    pub register: Register,
    /// Where the request comes from, for limits.
    pub network: ClientNetwork,
    /// Now.
    pub now: Timestamp,
}

/// Nobody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("sign in first")]
pub struct NotSignedIn;

impl Caller {
    /// Now, as the database writes it.
    #[must_use]
    pub fn instant(&self) -> Instant {
        self.now.into()
    }

    /// Today in Japan.
    #[must_use]
    pub fn today(&self) -> Date {
        japan_date(self.now)
    }

    /// The account's role.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        self.account.as_ref().map(|account| account.role)
    }

    /// The signed-in account.
    ///
    /// # Errors
    /// [`NotSignedIn`].
    pub fn signed_in(&self) -> Result<&Account, NotSignedIn> {
        self.account.as_ref().ok_or(NotSignedIn)
    }

    /// Leaves a sentence for the next page, if there is a session to keep it.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn say(&self, db: &impl ConnectionTrait, message: &str) -> Result<(), DbErr> {
        match &self.session {
            Some(row) => session::say(db, &row.token_hash, message, self.instant()).await,
            None => Ok(()),
        }
    }

    /// Whoever is signed in, as the one who acts.
    ///
    /// # Errors
    /// [`NotSignedIn`].
    pub fn actor(&self) -> Result<Actor, NotSignedIn> {
        let account = self.signed_in()?;
        Ok(Actor {
            account_id: account.id,
            email: account.shown(),
            name: account.name.clone(),
            is_confirmed: account.confirmed_at.is_some(),
            arrival: arrival::of(account),
            role: account.role,
            bureau: account.bureau,
            lang: self.lang,
            now: self.now,
            session: self.session.as_ref().map(|row| row.token_hash.clone()),
        })
    }
}

impl Actor {
    /// Somebody who acts without a browser: by a mail from their own address.
    #[must_use]
    pub fn by_mail(account: &Account, now: Timestamp) -> Self {
        Self {
            account_id: account.id,
            email: account.shown(),
            name: account.name.clone(),
            is_confirmed: account.confirmed_at.is_some(),
            arrival: arrival::of(account),
            role: account.role,
            bureau: account.bureau,
            lang: account.lang,
            now,
            session: None,
        }
    }
}

/// Whoever acts on plans, questions and mails: an account and a moment.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The account.
    pub account_id: Uuid,
    /// Where mails go.
    pub email: String,
    /// The name askers see (staff).
    pub name: Option<String>,
    /// Whether the address was confirmed.
    pub is_confirmed: bool,
    /// Whether mail is known to arrive there.
    pub arrival: Arrival,
    /// What they are.
    pub role: Role,
    /// Whose staff they are.
    pub bureau: Option<BureauId>,
    /// Language of the answer.
    pub lang: Lang,
    /// Now.
    pub now: Timestamp,
    /// The session, for what is said on its next page.
    session: Option<String>,
}

/// The role does not allow the act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not allowed")]
pub struct NotAllowed;

impl Actor {
    /// Asks whether the actor may do this at all; whose it is, the finders say.
    ///
    /// # Errors
    /// [`NotAllowed`].
    pub fn may(&self, act: Act) -> Result<(), NotAllowed> {
        if self.role.may(act) {
            Ok(())
        } else {
            Err(NotAllowed)
        }
    }

    /// The bureau at whose desk the actor may do this.
    ///
    /// # Errors
    /// [`NotAllowed`], also for staff of no bureau.
    pub fn at_desk(&self, act: Act) -> Result<BureauId, NotAllowed> {
        self.may(act)?;
        self.bureau
            .filter(|_| self.role.is_staff())
            .ok_or(NotAllowed)
    }

    /// Now, as the database writes it.
    #[must_use]
    pub fn instant(&self) -> Instant {
        self.now.into()
    }

    /// Today in Japan.
    #[must_use]
    pub fn today(&self) -> Date {
        japan_date(self.now)
    }

    /// Leaves a sentence for the next page (「14:03 に保存しました」), in the
    /// transaction of what it tells of.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn say(&self, db: &impl ConnectionTrait, message: &str) -> Result<(), DbErr> {
        match &self.session {
            Some(session) => session::say(db, session, message, self.instant()).await,
            None => Ok(()),
        }
    }
}
