//! Before a mail is sent: whether it still makes sense by today's facts, its
//! words for this moment, and its bytes, stored before anything leaves.
//!
//! Several claimed mails are prepared together: their facts are read by a few
//! statements, their bytes written in one transaction.

use std::collections::{BTreeSet, HashSet};

use domain::calendar::{Calendar, japan_date};
use domain::reminder::window;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _};
use serde_json::Value;
use uuid::Uuid;

use super::content::{self, Content, Facts, Says};
use crate::db::Instant;
use crate::db::account;
use crate::db::column::{Class, MailKind, MailState};
use crate::db::entity::outbox;
use crate::mail::backoff::MOST_ATTEMPTS;
use crate::mail::leave::Leave;
use crate::mail::outbox::{End, domain_of, drop_items, postpone};
use crate::mail::render::{self, Addressing};
use crate::mail::reply;
use crate::office::Office;

/// How long a reminder waits for another one that is being sent to the same
/// person.
const BEHIND_ANOTHER_MS: i64 = 60_000;

/// A claimed mail, looked at once more.
#[derive(Debug)]
pub enum Prepared {
    /// To be sent to this address; rendered and stored.
    Ready {
        /// The row as claimed, with its bytes.
        row: Box<outbox::Model>,
        /// Address.
        to: String,
    },
    /// It ends here.
    Over(End),
    /// It waits for another time; given back already.
    Later,
    /// Another worker has taken it meanwhile.
    Lost,
}

/// What is to be stored of a mail.
struct Words {
    row: outbox::Model,
    to: String,
    /// As it leaves.
    eml: Vec<u8>,
    /// As it is stored; `None`: the stored bytes go again.
    stored: Option<Vec<u8>>,
    message_id: String,
    payload: Option<Value>,
    /// Reminders that drop out of it.
    dropped: Vec<String>,
    /// Whether what it says would be too late tomorrow.
    is_last_day: bool,
}

/// What is decided of a mail before anything is written.
enum Decided {
    Over(End),
    Words(Box<Words>),
}

/// Looks whether mails still make sense, and makes their words. In the order of
/// the rows.
///
/// # Errors
/// When the database is gone.
pub async fn prepare(
    office: &Office,
    rows: Vec<outbox::Model>,
) -> Result<Vec<(outbox::Model, Prepared)>, DbErr> {
    let facts = Facts::of(office, &rows).await?;
    let mut decided = Vec::with_capacity(rows.len());
    for row in rows {
        let what = decide(office, &facts, &row).await?;
        decided.push((row, what));
    }
    let today = japan_date(office.clock.now()).to_string();
    let now: Instant = office.clock.now().into();
    let transaction = office.db.begin().await?;
    let others = Others::of(&transaction, &decided, &today).await?;
    let mut prepared = Vec::with_capacity(decided.len());
    let mut worded: HashSet<Uuid> = HashSet::new();
    for (row, what) in decided {
        let result = match what {
            Decided::Over(end) => Prepared::Over(end),
            Decided::Words(words) => {
                let waits = others.wait(office, &words, &worded);
                match waits {
                    Some(until) => {
                        postpone(&transaction, &row, until).await?;
                        Prepared::Later
                    }
                    None => {
                        if row.kind == MailKind::Reminder {
                            worded.extend(row.account_id);
                        }
                        store(&transaction, *words, &today, now).await?
                    }
                }
            }
        };
        prepared.push((row, result));
    }
    transaction.commit().await?;
    Ok(prepared)
}

async fn decide(office: &Office, facts: &Facts, row: &outbox::Model) -> Result<Decided, DbErr> {
    let over = |end| Ok(Decided::Over(end));
    let now: Instant = office.clock.now().into();
    if row.attempts > MOST_ATTEMPTS {
        return over(End::GiveUp("too many attempts"));
    }
    if row.not_after.is_some_and(|limit| limit < now) {
        return over(End::Expire("too late"));
    }
    match content::of(office, facts, row).await? {
        Content::Over(end) => over(end),
        Content::Says(says) => match words(office, row, *says) {
            Ok(words) => Ok(Decided::Words(Box::new(words))),
            Err(end) => over(end),
        },
    }
}

/// The words as of now, or, where an attempt of today may have arrived, the very
/// same bytes: a second copy is then known as one.
fn words(office: &Office, row: &outbox::Model, says: Says) -> Result<Words, End> {
    let now = office.clock.now();
    let today = japan_date(now).to_string();
    let may_have_arrived = row.last_class == Some(Class::Unknown);
    let same_address = row.recipient.as_deref() == Some(says.to.as_str());
    let calendar = Calendar::official();
    let is_last_day = says
        .not_after
        .is_some_and(|limit| window::is_last_day(calendar, limit, now));
    // The release before did not note the day: what was queued today was worded
    // today.
    let of_today = match &row.worded_on {
        Some(day) => *day == today,
        None => japan_date(row.created_at.timestamp()).to_string() == today,
    };
    if may_have_arrived
        && same_address
        && of_today
        && let Some(stored) = &row.eml
    {
        let eml = unsealed(office, row.kind, row.id, stored)
            .ok_or(End::GiveUp("stored mail does not open"))?;
        return Ok(Words {
            row: row.clone(),
            to: says.to,
            eml,
            stored: None,
            message_id: row.message_id.clone(),
            payload: None,
            dropped: Vec::new(),
            is_last_day,
        });
    }
    // Other words than those that may have arrived are another message.
    let edition = (may_have_arrived && row.eml.is_some()).then_some(today.as_str());
    let addressing = Addressing {
        id: row.id,
        edition,
        to: &says.to,
        lang: says.lang,
        unsubscribe: Leave::of(row),
        reply_to: says.answers.and_then(|id| reply::reply_address(office, id)),
    };
    let rendered = render::render(office, &addressing, &says.letter, now).map_err(|error| {
        tracing::error!(mail = %row.id, %error, "cannot be rendered");
        End::GiveUp("cannot be rendered")
    })?;
    let stored =
        sealed(office, row.kind, row.id, &rendered.eml).ok_or(End::GiveUp("cannot be sealed"))?;
    Ok(Words {
        row: row.clone(),
        to: says.to,
        eml: rendered.eml,
        stored: Some(stored),
        message_id: rendered.message_id,
        payload: says.payload,
        // Of a mail that may have arrived nothing drops out.
        dropped: if may_have_arrived {
            Vec::new()
        } else {
            says.dropped
        },
        is_last_day,
    })
}

async fn store(
    db: &impl ConnectionTrait,
    words: Words,
    today: &str,
    now: Instant,
) -> Result<Prepared, DbErr> {
    let mut row = words.row;
    if let Some(stored) = words.stored {
        let domain = domain_of(&words.to);
        let payload = words.payload.unwrap_or_else(|| row.payload.clone());
        let written = outbox::Entity::update_many()
            .col_expr(outbox::Column::Eml, Expr::value(stored))
            .col_expr(
                outbox::Column::MessageId,
                Expr::value(words.message_id.clone()),
            )
            .col_expr(outbox::Column::Recipient, Expr::value(words.to.clone()))
            .col_expr(outbox::Column::Domain, Expr::value(domain.clone()))
            .col_expr(outbox::Column::WordedOn, Expr::value(today))
            .col_expr(outbox::Column::Payload, Expr::value(payload.clone()))
            .filter(outbox::Column::Id.eq(row.id))
            .filter(outbox::Column::State.eq(MailState::Leased))
            .filter(outbox::Column::LeaseEpoch.eq(row.lease_epoch))
            .exec(db)
            .await?;
        if written.rows_affected == 0 {
            return Ok(Prepared::Lost);
        }
        if !words.dropped.is_empty() {
            drop_items(db, &words.dropped, now).await?;
        }
        row.domain = domain;
        row.worded_on = Some(today.to_owned());
        row.recipient = Some(words.to.clone());
        row.payload = payload;
        row.message_id = words.message_id;
    }
    row.eml = Some(words.eml);
    Ok(Prepared::Ready {
        row: Box::new(row),
        to: words.to,
    })
}

/// Other reminder mails of the same people today: one a day is enough.
struct Others(Vec<outbox::Model>);

impl Others {
    async fn of(
        db: &impl ConnectionTrait,
        decided: &[(outbox::Model, Decided)],
        today: &str,
    ) -> Result<Self, DbErr> {
        let people: BTreeSet<Uuid> = decided
            .iter()
            .filter(|(row, what)| {
                row.kind.keeps_to_the_window() && matches!(what, Decided::Words(_))
            })
            .filter_map(|(row, _)| row.account_id)
            .collect();
        if people.is_empty() {
            return Ok(Self(Vec::new()));
        }
        let people: Vec<Uuid> = people.into_iter().collect();
        account::lock(db, &people).await?;
        let kinds = MailKind::ALL
            .into_iter()
            .filter(|kind| kind.keeps_to_the_window());
        let rows = outbox::Entity::find()
            .filter(outbox::Column::AccountId.is_in(people))
            .filter(outbox::Column::Kind.is_in(kinds))
            .filter(outbox::Column::WordedOn.eq(today))
            .filter(
                outbox::Column::State
                    .is_in([MailState::Sent, MailState::Leased])
                    .or(outbox::Column::LastClass.eq(Class::Unknown)),
            )
            .all(db)
            .await?;
        Ok(Self(rows))
    }

    /// Until when a reminder waits for another day, or for the one before it:
    /// its person has had, or gets just now, today's. What would be too late
    /// tomorrow does not wait, and the same bytes go again at once.
    fn wait(&self, office: &Office, words: &Words, worded: &HashSet<Uuid>) -> Option<Instant> {
        let row = &words.row;
        let waits = MailKind::ALL
            .into_iter()
            .any(|other| row.kind.waits_behind(other));
        if !waits || words.is_last_day || words.stored.is_none() {
            return None;
        }
        let now = office.clock.now();
        let whose = row.account_id?;
        let same = |other: &&outbox::Model| {
            other.account_id == Some(whose)
                && other.id != row.id
                && row.kind.waits_behind(other.kind)
        };
        let had = self.0.iter().filter(same).any(|other| {
            other.state == MailState::Sent || other.last_class == Some(Class::Unknown)
        });
        if had {
            return Some(window::next_day(Calendar::official(), now).into());
        }
        let is_being_sent = self.0.iter().filter(same).any(|other| {
            other.state == MailState::Leased && other.last_class != Some(Class::Unknown)
        });
        (is_being_sent || worded.contains(&whose))
            .then(|| Instant::from(now).plus_millis(BEHIND_ANOTHER_MS))
    }
}

/// A mail with a link holds a token: what is stored of it is sealed, behind the
/// key's id.
fn sealed(office: &Office, kind: MailKind, id: Uuid, eml: &[u8]) -> Option<Vec<u8>> {
    if kind.link_path().is_none() {
        return Some(eml.to_vec());
    }
    let text = std::str::from_utf8(eml).ok()?;
    let (key_id, sealed) = office.keys.seal(&format!("eml:{id}"), text).ok()?;
    Some([key_id.to_be_bytes().as_slice(), &sealed].concat())
}

fn unsealed(office: &Office, kind: MailKind, id: Uuid, stored: &[u8]) -> Option<Vec<u8>> {
    if kind.link_path().is_none() {
        return Some(stored.to_vec());
    }
    let (key_id, sealed) = stored.split_first_chunk::<4>()?;
    let text = office
        .keys
        .open(i32::from_be_bytes(*key_id), &format!("eml:{id}"), sealed)
        .ok()?;
    Some(text.into_bytes())
}
