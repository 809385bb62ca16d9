//! Messages in threads with a bureau.

use std::collections::HashMap;

use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _,
};
use uuid::Uuid;

use super::Instant;
use super::entity::message::{ActiveModel, Column, Entity, Model};
use super::unreadable::{readable, unreadable};
use crate::clock::new_id;

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writer {
    /// Whoever asked.
    Asker(Uuid),
    /// A member of the bureau's staff.
    Staff(Option<Uuid>),
    /// The guide.
    Guide,
}

impl Writer {
    const ASKER: &str = "asker";
    const STAFF: &str = "staff";
    const GUIDE: &str = "guide";

    /// The text in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.parts().0
    }

    const fn parts(self) -> (&'static str, Option<Uuid>) {
        match self {
            Self::Asker(id) => (Self::ASKER, Some(id)),
            Self::Staff(id) => (Self::STAFF, id),
            Self::Guide => (Self::GUIDE, None),
        }
    }
}

/// A message.
#[derive(Clone, Debug)]
pub struct Message {
    /// Whose.
    pub writer: Writer,
    /// Text.
    pub body: String,
    /// When.
    pub at: Instant,
}

impl Message {
    fn read(row: Model) -> Result<Self, DbErr> {
        let writer = match (row.author.as_str(), row.author_id) {
            (Writer::ASKER, Some(id)) => Writer::Asker(id),
            (Writer::STAFF, id) => Writer::Staff(id),
            (Writer::GUIDE, _) => Writer::Guide,
            _ => return Err(unreadable("message", row.id, "author")),
        };
        Ok(Self {
            writer,
            body: row.body,
            at: row.at,
        })
    }
}

/// Adds a message to a thread; gives its id.
///
/// # Errors
/// When the database is gone.
pub async fn write(
    db: &impl ConnectionTrait,
    question_id: Uuid,
    writer: Writer,
    body: String,
    now: Instant,
) -> Result<Uuid, DbErr> {
    let id = new_id();
    let (author, author_id) = writer.parts();
    ActiveModel {
        id: Set(id),
        question_id: Set(question_id),
        author: Set(author.to_owned()),
        author_id: Set(author_id),
        body: Set(body),
        at: Set(now),
    }
    .insert(db)
    .await?;
    Ok(id)
}

/// The thread, oldest first.
///
/// # Errors
/// When the database is gone.
pub async fn thread(db: &impl ConnectionTrait, question_id: Uuid) -> Result<Vec<Message>, DbErr> {
    let rows = Entity::find()
        .filter(Column::QuestionId.eq(question_id))
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let mut messages = Vec::with_capacity(rows.len());
    for row in rows {
        messages.extend(readable(Message::read(row))?);
    }
    Ok(messages)
}

/// The first message of each question's asker.
///
/// # Errors
/// When the database is gone.
pub async fn first_of_each(
    db: &impl ConnectionTrait,
    questions: &[Uuid],
) -> Result<HashMap<Uuid, String>, DbErr> {
    if questions.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find()
        .filter(Column::QuestionId.is_in(questions.iter().copied()))
        .filter(Column::Author.eq(Writer::ASKER))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    // Later entries replace earlier ones, so the oldest message stays.
    Ok(rows
        .into_iter()
        .map(|row| (row.question_id, row.body))
        .collect())
}
