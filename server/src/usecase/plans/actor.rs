//! Who acts on a plan, and when.

use domain::calendar::japan_date;
use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::db::Instant;
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::usecase::account::change::say;

/// The signed-in owner of plans.
pub struct Actor {
    /// The account.
    pub account_id: Uuid,
    /// Where mails go.
    pub email: String,
    /// Now.
    pub now: Timestamp,
    visitor: Visitor,
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
            visitor: visitor.clone(),
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
    pub async fn say(&self, db: &impl ConnectionTrait, message: &str) -> Result<(), Fault> {
        say(db, &self.visitor, message).await
    }
}
