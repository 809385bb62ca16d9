//! Messages in threads with a bureau.

use std::collections::HashMap;

use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use super::entity::message::{ActiveModel, Column, Entity, Model};
use super::unreadable::{readable, unreadable};
use super::{Instant, MOST_IN};
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

/// How words came into a thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Via {
    /// By the site's form.
    #[default]
    Site,
    /// By mail.
    Mail {
        /// Something hung on it, which was not taken.
        had_attachments: bool,
        /// Its end was not taken: it was too long.
        is_cut: bool,
    },
}

impl Via {
    const MAIL: &str = "mail";
    const ATTACHMENTS: &str = "attachments";
    const CUT: &str = "cut";

    fn to_text(self) -> Option<String> {
        let Self::Mail {
            had_attachments,
            is_cut,
        } = self
        else {
            return None;
        };
        let mut words = vec![Self::MAIL];
        words.extend(had_attachments.then_some(Self::ATTACHMENTS));
        words.extend(is_cut.then_some(Self::CUT));
        Some(words.join(" "))
    }

    fn read(text: Option<&str>) -> Self {
        let Some(text) = text else {
            return Self::Site;
        };
        let has = |word| text.split(' ').any(|found| found == word);
        Self::Mail {
            had_attachments: has(Self::ATTACHMENTS),
            is_cut: has(Self::CUT),
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
    /// How it came.
    pub via: Via,
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
            via: Via::read(row.via.as_deref()),
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
    write_via(db, question_id, writer, Via::Site, body, now).await
}

/// The same, by whichever way it came.
///
/// # Errors
/// When the database is gone.
pub async fn write_via(
    db: &impl ConnectionTrait,
    question_id: Uuid,
    writer: Writer,
    via: Via,
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
        via: Set(via.to_text()),
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

/// Since when each of these questions waits for the staff: the first words of
/// its asker that none of the staff's follow. One that does not wait is left out.
///
/// # Errors
/// When the database is gone.
pub async fn waits_since(
    db: &impl ConnectionTrait,
    questions: &[Uuid],
) -> Result<HashMap<Uuid, Instant>, DbErr> {
    let mut since: HashMap<Uuid, Instant> = HashMap::new();
    for some in questions.chunks(MOST_IN) {
        let words: Vec<(Uuid, String, Instant)> = Entity::find()
            .select_only()
            .column(Column::QuestionId)
            .column(Column::Author)
            .column(Column::At)
            .filter(Column::QuestionId.is_in(some.iter().copied()))
            .filter(Column::Author.ne(Writer::GUIDE))
            .order_by_asc(Column::At)
            .order_by_asc(Column::Id)
            .into_tuple()
            .all(db)
            .await?;
        for (question, author, at) in words {
            if author == Writer::STAFF {
                since.remove(&question);
            } else {
                since.entry(question).or_insert(at);
            }
        }
    }
    Ok(since)
}

/// So many messages somebody has written to bureaus since then.
///
/// # Errors
/// When the database is gone.
pub async fn written_since(
    db: &impl ConnectionTrait,
    asker: Uuid,
    then: Instant,
) -> Result<u64, DbErr> {
    Entity::find()
        .filter(Column::AuthorId.eq(asker))
        .filter(Column::Author.eq(Writer::ASKER))
        .filter(Column::At.gt(then))
        .count(db)
        .await
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
