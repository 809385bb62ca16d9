//! The turns of a conversation: the session's, and for signed-in people the
//! plan's. Nobody reads or deletes another's (`db::guide_turn`).

use guide::Guide;
use portal::guide::{Given, Turn};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::GuideError;
use super::remembered::Remembered;
use crate::actor::Caller;
use crate::db::guide_turn::{self, Row, TurnReader};
use crate::db::readable;
use crate::office::Office;
use crate::secrets::hash_token;

/// A turn with its row.
#[derive(Clone, Debug)]
pub struct KeptTurn {
    /// Its id.
    pub id: Uuid,
    /// What is remembered of it.
    pub remembered: Remembered,
    /// 「役に立ちましたか」
    pub helpful: Option<bool>,
}

impl KeptTurn {
    /// Reads a row.
    ///
    /// # Errors
    /// For a row that this release cannot read.
    pub fn read(row: &Row) -> Result<Self, DbErr> {
        Ok(Self {
            id: row.id,
            remembered: Remembered::read(row)?,
            helpful: row.helpful,
        })
    }

    /// As pages show it.
    #[must_use]
    pub fn shown(&self, guide: &Guide, given: &Given) -> Turn {
        let id = self.id.to_string();
        self.remembered.shown(guide, id, self.helpful, given)
    }
}

/// Who reads: the browser's conversation, and whoever is signed in.
#[must_use]
pub fn reader(caller: &Caller) -> TurnReader {
    TurnReader {
        conversation: caller.data.conversation.as_deref().map(key),
        account: caller.account.as_ref().map(|account| account.id),
    }
}

/// The turns that the caller may see here, oldest first.
///
/// # Errors
/// When the database is gone.
pub async fn turns(
    db: &impl ConnectionTrait,
    caller: &Caller,
    plan_id: Option<Uuid>,
) -> Result<Vec<KeptTurn>, DbErr> {
    let rows = guide_turn::of_page(db, &reader(caller), plan_id).await?;
    let mut turns = Vec::with_capacity(rows.len());
    for row in &rows {
        turns.extend(readable(KeptTurn::read(row))?);
    }
    Ok(turns)
}

/// 「役に立ちましたか」
///
/// # Errors
/// [`GuideError::NotFound`] for a turn that is not the caller's.
pub async fn rate(
    office: &Office,
    caller: &Caller,
    turn: &str,
    helpful: bool,
) -> Result<(), GuideError> {
    let id: Uuid = turn.parse().map_err(|_| GuideError::NotFound)?;
    let transaction = office.db.begin().await?;
    if !guide_turn::rate(&transaction, &reader(caller), id, helpful).await? {
        return Err(GuideError::NotFound);
    }
    transaction.commit().await?;
    Ok(())
}

/// Deletes what the page shows, for good.
///
/// # Errors
/// When the database is gone.
pub async fn forget(
    office: &Office,
    caller: &Caller,
    plan_id: Option<Uuid>,
) -> Result<(), GuideError> {
    let transaction = office.db.begin().await?;
    guide_turn::forget_page(&transaction, &reader(caller), plan_id).await?;
    caller
        .say(&transaction, locales::id!("guide-flash-forgotten"))
        .await?;
    transaction.commit().await?;
    Ok(())
}

/// The conversation's key in the database; the session alone knows its name.
#[must_use]
pub fn key(name: &str) -> String {
    hash_token(name)
}
