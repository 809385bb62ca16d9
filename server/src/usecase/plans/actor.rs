//! Who acts on a plan, and when.

use domain::calendar::japan_date;
use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::auth::session::{self, Flash, SessionData};
use crate::db::Instant;
use crate::http::error::Fault;
use crate::http::visitor::Visitor;

/// The signed-in owner of plans.
pub struct Actor {
    /// The account.
    pub account_id: Uuid,
    /// Where mails go.
    pub email: String,
    /// Now.
    pub now: Timestamp,
    session: Option<(String, SessionData)>,
}

impl Actor {
    /// The visitor as an actor.
    ///
    /// # Errors
    /// [`Fault::SignInFirst`] without an account.
    pub fn of(visitor: &Visitor) -> Result<Self, Fault> {
        let account = visitor.signed_in()?;
        Ok(Self {
            account_id: account.id,
            email: account.email.clone().unwrap_or_default(),
            now: visitor.now,
            session: visitor.session.as_ref().map(|s| (s.token_hash.clone(), visitor.data.clone())),
        })
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
        let Some((token_hash, data)) = &self.session else { return Ok(()) };
        let flash = Flash { message: message.to_owned(), at: self.instant() };
        let data = SessionData { flash: Some(flash), ..data.clone() };
        session::save(db, token_hash, &data, self.instant()).await
    }
}
