//! One mail from the outbox to the mail server. Each step is a function of its
//! own, so that tests can stop between any two of them, as a crash would.
//!
//! Promise: every mail is handed over at least once or ends visibly
//! (`cancelled`, `expired`, `dead`). It can go twice only between the server's
//! "250" and our commit, and then with the same Message-ID and the same bytes.

use std::collections::HashMap;

use app::i18n::Lang;
use domain::bureau::BureauId;
use domain::calendar::japan_time;
use domain::reminder;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use uuid::Uuid;

use crate::clock::{lease_now, new_id};
use crate::db::entity::{account, delivery_attempt, outbox, question};
use crate::db::{Instant, claim};
use crate::mail::backoff::{GIVE_UP_MS, MOST_ATTEMPTS, wait_ms};
use crate::mail::facts::{self, RemindedPlan};
use crate::mail::letter::{self, Item, Letter};
use crate::mail::outbox::{MailState, open_token};
use crate::mail::planner::ReminderPayload;
use crate::mail::render::{self, Addressing};
use crate::mail::transport::{Class, Outcome};
use crate::mail::{MailKind, Transport};
use crate::state::AppState;
use crate::usecase::account::delete;

/// Delivers mails, one at a time.
pub struct Deliverer {
    state: AppState,
    transport: Transport,
    owner: String,
}

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
    Over {
        /// How.
        state: MailState,
        /// Why, for the operator.
        why: &'static str,
    },
    /// Another worker has taken it meanwhile.
    Lost,
}

/// What one round did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivered {
    /// Nothing was due.
    Nothing,
    /// One mail was dealt with.
    One,
    /// Every mail would fail: pause, and tell the operator.
    Paused,
}

enum Content {
    Says(Box<Letter>, Option<ReminderPayload>),
    Over(MailState, &'static str),
}

impl Deliverer {
    /// A deliverer with a name of its own.
    ///
    /// # Errors
    /// When `mail.url` makes no sense.
    pub fn new(state: AppState) -> Result<Self, String> {
        use secrecy::ExposeSecret as _;
        let transport = Transport::from_url(state.config.mail.url.expose_secret())?;
        Ok(Self {
            state,
            transport,
            owner: new_id().to_string(),
        })
    }

    /// The name in leases.
    #[must_use]
    pub fn owner(&self) -> &str {
        &self.owner
    }

    /// Claims, looks again, sends and settles one mail.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn deliver_one(&self) -> Result<Delivered, DbErr> {
        let Some(row) = self.claim().await? else {
            return Ok(Delivered::Nothing);
        };
        let claimed = row.clone();
        match self.prepare(row).await? {
            Prepared::Ready { row, to } => {
                let started = self.now();
                let outcome = self.send(&row, &to).await;
                self.settle(&row, &outcome, started).await?;
                let paused = outcome.class == Class::Misconfigured;
                Ok(if paused {
                    Delivered::Paused
                } else {
                    Delivered::One
                })
            }
            Prepared::Over { state, why } => {
                self.end(&claimed, state, why).await?;
                Ok(Delivered::One)
            }
            Prepared::Lost => Ok(Delivered::One),
        }
    }

    /// Takes the next due mail.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn claim(&self) -> Result<Option<outbox::Model>, DbErr> {
        claim::next_mail(&self.state.db, &self.owner, self.now(), lease_now().into()).await
    }

    /// Looks whether the mail still makes sense, and renders it the first time.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn prepare(&self, row: outbox::Model) -> Result<Prepared, DbErr> {
        let over = |state, why| Ok(Prepared::Over { state, why });
        let Some(kind) = MailKind::parse(&row.kind) else {
            return over(MailState::Dead, "unknown kind");
        };
        if row.attempts > MOST_ATTEMPTS {
            return over(MailState::Dead, "too many attempts");
        }
        if row.not_after.is_some_and(|limit| limit < self.now()) {
            return over(MailState::Expired, "too late");
        }
        let account = match row.account_id {
            Some(id) => {
                account::Entity::find_by_id(id)
                    .one(self.state.db.read())
                    .await?
            }
            None => None,
        };
        if row.account_id.is_some()
            && account
                .as_ref()
                .is_none_or(|account| account.deactivated_at.is_some())
        {
            return over(MailState::Cancelled, "account closed");
        }
        let current = account.as_ref().and_then(|account| account.email.clone());
        let to = if kind.follows_account() {
            current
        } else {
            row.recipient.clone().or(current)
        };
        let Some(to) = to else {
            return over(MailState::Cancelled, "no address");
        };
        match self.content(kind, &row, account.as_ref()).await? {
            Content::Over(state, why) => over(state, why),
            Content::Says(letter, payload) => self.rendered(row, to, kind, &letter, payload).await,
        }
    }

    /// Hands it over; no transaction is open meanwhile.
    pub async fn send(&self, row: &outbox::Model, to: &str) -> Outcome {
        let Some(eml) = &row.eml else {
            return Outcome {
                class: Class::Refused,
                code: None,
                detail: Some("not rendered".to_owned()),
            };
        };
        match render::envelope(&self.state.config.mail.from, to) {
            Ok(envelope) => {
                self.transport
                    .send(&envelope, &row.id.to_string(), eml)
                    .await
            }
            Err(error) => Outcome {
                class: Class::Refused,
                code: None,
                detail: Some(error.to_string()),
            },
        }
    }

    /// Writes what came of it, unless another worker has taken the mail
    /// meanwhile (fencing by epoch): then only the attempt is written down.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn settle(
        &self,
        row: &outbox::Model,
        outcome: &Outcome,
        started: Instant,
    ) -> Result<(), DbErr> {
        let now = self.now();
        let class = outcome.class;
        metrics::counter!("mail_attempts_total", "class" => class.as_str()).increment(1);
        match class {
            Class::Accepted => tracing::info!(mail = %row.id, kind = row.kind, "sent"),
            Class::Misconfigured => {
                tracing::error!(mail = %row.id, detail = outcome.detail, "mail.url: the mail server refuses us");
            }
            _ => {
                tracing::warn!(mail = %row.id, kind = row.kind, class = class.as_str(), code = outcome.code, "not sent")
            }
        }
        let wait = wait_ms(row.attempts, class, crate::secrets::random::<1>()[0]);
        let next = now.plus_millis(wait);
        let given_up = row.created_at.plus_millis(GIVE_UP_MS) < next;
        let expired = row.not_after.is_some_and(|limit| limit < next);
        let (state, next_at) = match class {
            Class::Accepted => (MailState::Sent, row.next_at),
            Class::Refused => (MailState::Dead, row.next_at),
            Class::Misconfigured => (MailState::Pending, row.next_at),
            _ if given_up => (MailState::Dead, row.next_at),
            _ if expired => (MailState::Expired, row.next_at),
            _ => (MailState::Pending, next),
        };
        // A mistake in the configuration is not the mail's fault.
        let attempts = if class == Class::Misconfigured {
            row.attempts - 1
        } else {
            row.attempts
        };
        let settled_at = (state != MailState::Pending).then_some(now);
        let transaction = self.state.db.begin().await?;
        delivery_attempt::ActiveModel {
            id: Set(new_id()),
            outbox_id: Set(row.id),
            number: Set(row.attempts),
            started_at: Set(started),
            ended_at: Set(now),
            class: Set(class.as_str().to_owned()),
            smtp_code: Set(outcome.code.clone()),
            detail: Set(outcome.detail.clone()),
        }
        .insert(&transaction)
        .await?;
        let mut settling = Self::still_mine(row);
        if settled_at.is_some()
            && MailKind::parse(&row.kind).is_some_and(|kind| kind.link_path().is_some())
        {
            // A used or useless token is of no use to anybody.
            settling = settling.col_expr(outbox::Column::Eml, Expr::value(None::<Vec<u8>>));
        }
        settling
            .col_expr(outbox::Column::State, Expr::value(state.as_str()))
            .col_expr(outbox::Column::Attempts, Expr::value(attempts))
            .col_expr(outbox::Column::NextAt, Expr::value(next_at))
            .col_expr(outbox::Column::LastClass, Expr::value(class.as_str()))
            .col_expr(outbox::Column::LastCode, Expr::value(outcome.code.clone()))
            .col_expr(outbox::Column::SettledAt, Expr::value(settled_at))
            .exec(&transaction)
            .await?;
        transaction.commit().await
    }

    async fn end(
        &self,
        row: &outbox::Model,
        state: MailState,
        why: &'static str,
    ) -> Result<(), DbErr> {
        tracing::info!(mail = %row.id, kind = row.kind, state = state.as_str(), why, "not sent");
        let transaction = self.state.db.begin().await?;
        Self::still_mine(row)
            .col_expr(outbox::Column::State, Expr::value(state.as_str()))
            .col_expr(outbox::Column::LastCode, Expr::value(why))
            .col_expr(outbox::Column::SettledAt, Expr::value(self.now()))
            .exec(&transaction)
            .await?;
        transaction.commit().await
    }

    fn still_mine(row: &outbox::Model) -> sea_orm::UpdateMany<outbox::Entity> {
        outbox::Entity::update_many()
            .filter(outbox::Column::Id.eq(row.id))
            .filter(outbox::Column::State.eq(MailState::Leased.as_str()))
            .filter(outbox::Column::LeaseEpoch.eq(row.lease_epoch))
    }

    /// The bytes: those of the first attempt, unless they were never handed to
    /// a server for certain and would now go to the wrong address or say what
    /// is no longer so.
    async fn rendered(
        &self,
        mut row: outbox::Model,
        to: String,
        kind: MailKind,
        letter: &Letter,
        payload: Option<ReminderPayload>,
    ) -> Result<Prepared, DbErr> {
        let payload = payload.map(|payload| json!(payload));
        let same_address = row.recipient.as_deref() == Some(to.as_str());
        let same_words = payload
            .as_ref()
            .is_none_or(|payload| *payload == row.payload)
            || row.last_class.as_deref() == Some(Class::Unknown.as_str());
        if let Some(stored) = row.eml.take_if(|_| same_address && same_words) {
            let Some(eml) = self.unsealed(kind, row.id, stored) else {
                return Ok(Prepared::Over {
                    state: MailState::Dead,
                    why: "stored mail does not open",
                });
            };
            row.eml = Some(eml);
            return Ok(Prepared::Ready {
                row: Box::new(row),
                to,
            });
        }
        let addressing = Addressing {
            id: row.id,
            to: &to,
            lang: Lang::parse(&row.lang).unwrap_or_default(),
            unsubscribe: row.account_id.filter(|_| kind.is_reminder()),
        };
        let rendered =
            match render::render(&self.state, &addressing, letter, self.state.clock.now()) {
                Ok(rendered) => rendered,
                Err(error) => {
                    tracing::error!(mail = %row.id, %error, "cannot be rendered");
                    return Ok(Prepared::Over {
                        state: MailState::Dead,
                        why: "cannot be rendered",
                    });
                }
            };
        let payload = payload.unwrap_or_else(|| row.payload.clone());
        let Some(stored) = self.sealed(kind, row.id, &rendered.eml) else {
            return Ok(Prepared::Over {
                state: MailState::Dead,
                why: "cannot be sealed",
            });
        };
        let transaction = self.state.db.begin().await?;
        let written = Self::still_mine(&row)
            .col_expr(outbox::Column::Eml, Expr::value(stored))
            .col_expr(
                outbox::Column::MessageId,
                Expr::value(rendered.message_id.clone()),
            )
            .col_expr(outbox::Column::Recipient, Expr::value(to.clone()))
            .col_expr(outbox::Column::Payload, Expr::value(payload.clone()))
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        if written.rows_affected == 0 {
            return Ok(Prepared::Lost);
        }
        row.eml = Some(rendered.eml);
        row.message_id = rendered.message_id;
        row.recipient = Some(to.clone());
        row.payload = payload;
        Ok(Prepared::Ready {
            row: Box::new(row),
            to,
        })
    }

    /// A mail with a link holds a token: what is stored of it is sealed,
    /// behind the key's id.
    fn sealed(&self, kind: MailKind, id: Uuid, eml: &[u8]) -> Option<Vec<u8>> {
        if kind.link_path().is_none() {
            return Some(eml.to_vec());
        }
        let text = std::str::from_utf8(eml).ok()?;
        let (key_id, sealed) = self.state.keys.seal(&format!("eml:{id}"), text).ok()?;
        Some([key_id.to_be_bytes().as_slice(), &sealed].concat())
    }

    fn unsealed(&self, kind: MailKind, id: Uuid, stored: Vec<u8>) -> Option<Vec<u8>> {
        if kind.link_path().is_none() {
            return Some(stored);
        }
        let (key_id, sealed) = stored.split_first_chunk::<4>()?;
        let text = self
            .state
            .keys
            .open(i32::from_be_bytes(*key_id), &format!("eml:{id}"), sealed)
            .ok()?;
        Some(text.into_bytes())
    }

    async fn content(
        &self,
        kind: MailKind,
        row: &outbox::Model,
        account: Option<&account::Model>,
    ) -> Result<Content, DbErr> {
        let lang = Lang::parse(&row.lang).unwrap_or_default();
        let says = |letter| Ok(Content::Says(Box::new(letter), None));
        let base = self.state.config.public_url();
        match kind {
            MailKind::Reminder => self.reminders(lang, row, account).await,
            MailKind::QuestionReceived => says(letter::about_question(
                lang,
                kind,
                None,
                format!("{base}/desk"),
            )),
            MailKind::QuestionAnswered => self.answered(lang, row).await,
            MailKind::DeletionRequested => Ok(self.leaving(lang, account)),
            _ => match kind.link_path() {
                None => says(letter::about_account(lang, kind, None)),
                Some(path) => match open_token(&self.state.keys, &row.dedupe_key, &row.payload) {
                    Ok(token) => {
                        let link = format!("{base}{path}{token}");
                        says(match (kind, account) {
                            (MailKind::ChangeAddress, Some(account)) => letter::about_new_address(
                                lang,
                                account.email.as_deref().unwrap_or_default(),
                                row.recipient.as_deref().unwrap_or_default(),
                                link,
                            ),
                            _ => letter::about_account(lang, kind, Some(link)),
                        })
                    }
                    Err(error) => {
                        tracing::error!(mail = %row.id, %error, "its link does not open");
                        Ok(Content::Over(MailState::Dead, "link does not open"))
                    }
                },
            },
        }
    }

    /// Nothing to tell where the owner was quicker than the mail.
    fn leaving(&self, lang: Lang, account: Option<&account::Model>) -> Content {
        let Some(until) = account.and_then(delete::leaves_at) else {
            return Content::Over(MailState::Cancelled, "taken back");
        };
        let link = format!("{}/account", self.state.config.public_url());
        let letter = letter::about_deletion(lang, japan_time(until.timestamp()), link);
        Content::Says(Box::new(letter), None)
    }

    async fn answered(&self, lang: Lang, row: &outbox::Model) -> Result<Content, DbErr> {
        let id = row
            .payload
            .get("question_id")
            .and_then(|id| id.as_str())
            .and_then(|id| id.parse::<Uuid>().ok());
        let Some(id) = id else {
            return Ok(Content::Over(MailState::Dead, "no question"));
        };
        let Some(question) = question::Entity::find_by_id(id)
            .one(self.state.db.read())
            .await?
        else {
            return Ok(Content::Over(MailState::Cancelled, "question removed"));
        };
        let link = format!("{}/questions/{id}", self.state.config.public_url());
        let bureau = BureauId::parse(&question.bureau);
        let letter = letter::about_question(lang, MailKind::QuestionAnswered, bureau, link);
        Ok(Content::Says(Box::new(letter), None))
    }

    /// Each reminder is decided again by today's facts; what is done, moved or
    /// unwanted drops out.
    async fn reminders(
        &self,
        lang: Lang,
        row: &outbox::Model,
        account: Option<&account::Model>,
    ) -> Result<Content, DbErr> {
        let Ok(payload) = serde_json::from_value::<ReminderPayload>(row.payload.clone()) else {
            return Ok(Content::Over(MailState::Dead, "unreadable payload"));
        };
        let Some(account) = account else {
            return Ok(Content::Over(MailState::Cancelled, "account closed"));
        };
        let now = self.state.clock.now();
        let mut plans =
            facts::plans_of(self.state.db.read(), std::slice::from_ref(account), now).await?;
        let plans: HashMap<String, RemindedPlan> = plans
            .remove(&account.id)
            .unwrap_or_default()
            .into_iter()
            .map(|plan| (plan.id.clone(), plan))
            .collect();
        let items: Vec<Item<'_>> = payload
            .items
            .iter()
            .filter_map(|stored| {
                let plan = plans.get(&stored.plan_id)?;
                Some((reminder::current(stored, &plan.facts(), now)?, plan))
            })
            .collect();
        if items.is_empty() {
            return Ok(Content::Over(MailState::Cancelled, "no longer needed"));
        }
        let letter = letter::of_reminders(lang, &items, &self.state.config.public_url());
        let payload = ReminderPayload {
            items: items.into_iter().map(|(due, _)| due).collect(),
        };
        Ok(Content::Says(Box::new(letter), Some(payload)))
    }

    fn now(&self) -> Instant {
        self.state.clock.now().into()
    }
}
