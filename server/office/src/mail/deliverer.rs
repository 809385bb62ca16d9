//! One mail from the outbox to the mail server. Each step is a function of its
//! own, so that tests can stop between any two of them, as a crash would.
//!
//! Promise: every mail is handed over at least once or ends visibly
//! (`cancelled`, `expired`, `dead`). It can go twice only between the last byte
//! of the text and our commit, and then with the same Message-ID and the same
//! bytes. A heartbeat beside each delivery keeps the claim; a worker that has
//! lost it hands nothing over.

use std::collections::HashMap;
use std::time::Duration;

use domain::calendar::japan_time;
use domain::reminder::{self, Due};
use locales::Lang;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::clock::new_id;
use crate::db::Instant;
use crate::db::account::{self, Account};
use crate::db::column::Class;
use crate::db::column::MailKind;
use crate::db::column::MailState;
use crate::db::entity::outbox;
use crate::db::question;
use crate::mail::Transport;
use crate::mail::arrival;
use crate::mail::attempt::{Outcome, Told};
use crate::mail::backoff::{MOST_ATTEMPTS, wait_ms};
use crate::mail::facts::{self, RemindedPlan};
use crate::mail::heartbeat;
use crate::mail::leave::Leave;
use crate::mail::letter::{self, Item, Letter};
use crate::mail::letter_readers;
use crate::mail::outbox::{End, claim, open_token};
use crate::mail::planner::ReminderPayload;
use crate::mail::render::{self, Addressing};
use crate::mail_url::MailUrl;
use crate::office::Office;

/// How long a worker may be silent before another takes what it had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    /// A claimed mail.
    pub lease: Duration,
    /// On SQLite, the place of the one deliverer.
    pub lock: Duration,
    /// Both are renewed this often, also while a mail is being sent.
    pub beat: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            lease: Duration::from_secs(30),
            lock: Duration::from_secs(15),
            beat: Duration::from_secs(3),
        }
    }
}

/// Delivers mails, one at a time.
pub struct Deliverer {
    office: Office,
    transport: Transport,
    owner: String,
    timing: Timing,
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
    Over(End),
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
    Over(End),
}

impl Deliverer {
    /// A deliverer with a name of its own.
    ///
    /// # Errors
    /// When `mail.url` makes no sense.
    pub fn new(office: Office) -> Result<Self, String> {
        Self::timed(office, Timing::default())
    }

    /// The same with other leases.
    ///
    /// # Errors
    /// When `mail.url` makes no sense.
    pub fn timed(office: Office, timing: Timing) -> Result<Self, String> {
        use secrecy::ExposeSecret as _;
        let url = MailUrl::read(office.config.mail.url.expose_secret())?;
        Ok(Self {
            office,
            transport: Transport::to(url),
            owner: new_id().to_string(),
            timing,
        })
    }

    /// The name in leases.
    #[must_use]
    pub fn owner(&self) -> &str {
        &self.owner
    }

    /// How long this one may be silent.
    #[must_use]
    pub const fn timing(&self) -> Timing {
        self.timing
    }

    /// Claims, looks again, sends and settles one mail. Once `leaving` is
    /// cancelled it waits for no server any more.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn deliver_one(&self, leaving: &CancellationToken) -> Result<Delivered, DbErr> {
        let Some(row) = self.claim(1).await?.pop() else {
            return Ok(Delivered::Nothing);
        };
        let claimed = row.clone();
        match self.prepare(row).await? {
            Prepared::Ready { row, to } => {
                let started = self.now();
                let Some(outcome) = self.send_alive(&row, &to, leaving).await else {
                    self.release(&row).await?;
                    return Ok(Delivered::One);
                };
                self.settle(&row, &outcome, started).await?;
                let paused = outcome.class == Class::Misconfigured;
                Ok(if paused {
                    Delivered::Paused
                } else {
                    Delivered::One
                })
            }
            Prepared::Over(end) => {
                self.end(&claimed, end).await?;
                Ok(Delivered::One)
            }
            Prepared::Lost => Ok(Delivered::One),
        }
    }

    /// Takes up to `most` due mails.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn claim(&self, most: u64) -> Result<Vec<outbox::Model>, DbErr> {
        let lease = millis(self.timing.lease);
        claim::claim(&self.office.db, &self.owner, most, self.now(), lease).await
    }

    /// Sends while a heartbeat keeps the lease alive beside it. Where the lease
    /// is lost, nothing more is handed over.
    async fn send_alive(
        &self,
        row: &outbox::Model,
        to: &str,
        leaving: &CancellationToken,
    ) -> Option<Outcome> {
        let told = Told {
            lost: CancellationToken::new(),
            leaving: leaving.clone(),
        };
        tokio::select! {
            outcome = self.send(row, to, &told) => outcome,
            () = self.beat(row, &told.lost) => None,
        }
    }

    /// Renews the lease until another worker has the mail, and says so; never
    /// ends. A database that does not answer for as long as the lease lasts is
    /// a lease lost, too.
    async fn beat(&self, row: &outbox::Model, lost: &CancellationToken) {
        let Timing { lease, lock, beat } = self.timing;
        let mut renewed = tokio::time::Instant::now();
        loop {
            tokio::time::sleep(beat).await;
            // Whoever waits for a slow server is not silent.
            heartbeat::deliverer_polled(&self.office).await;
            let db = &self.office.db;
            match claim::renew(db, &self.owner, row, millis(lease), millis(lock)).await {
                Ok(true) => renewed = tokio::time::Instant::now(),
                Ok(false) => break,
                Err(error) if renewed.elapsed() < lease => {
                    tracing::warn!(%error, mail = %row.id, "the lease is not renewed");
                }
                Err(_) => break,
            }
        }
        tracing::error!(mail = %row.id, "another worker has this mail");
        lost.cancel();
        std::future::pending::<()>().await;
    }

    /// Looks whether the mail still makes sense, and renders it the first time.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn prepare(&self, row: outbox::Model) -> Result<Prepared, DbErr> {
        let over = |end| Ok(Prepared::Over(end));
        let kind = row.kind;
        if row.attempts > MOST_ATTEMPTS {
            return over(End::GiveUp("too many attempts"));
        }
        if row.not_after.is_some_and(|limit| limit < self.now()) {
            return over(End::Expire("too late"));
        }
        let Some(lang) = Lang::parse(&row.lang) else {
            return over(End::GiveUp("unknown language"));
        };
        let account = match row.account_id {
            Some(id) => account::by_id(self.office.db.read(), id).await?,
            None => None,
        };
        if row.account_id.is_some()
            && account
                .as_ref()
                .is_none_or(|account| account.deactivated_at.is_some())
        {
            return over(End::Cancel("account closed"));
        }
        let current = account.as_ref().and_then(|account| account.email.clone());
        let to = if kind.follows_account() {
            current
        } else {
            row.recipient.clone().or(current)
        };
        let Some(to) = to else {
            return over(End::Cancel("no address"));
        };
        match self.content(kind, lang, &row, account.as_ref()).await? {
            Content::Over(end) => over(end),
            Content::Says(letter, payload) => {
                self.rendered(row, to, (kind, lang), &letter, payload).await
            }
        }
    }

    /// Hands it over; no transaction is open meanwhile. `None`: told to let go
    /// before anything was handed over.
    pub async fn send(&self, row: &outbox::Model, to: &str, told: &Told) -> Option<Outcome> {
        let refused = |why: String| Outcome {
            detail: Some(why),
            ..Outcome::of(Class::Refused)
        };
        let Some(eml) = &row.eml else {
            return Some(refused("not rendered".to_owned()));
        };
        match render::envelope(&self.office.config.mail.from, to) {
            Ok(envelope) => {
                self.transport
                    .send(&envelope, &row.id.to_string(), eml, told)
                    .await
            }
            Err(error) => Some(refused(error.to_string())),
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
        let class = outcome.class;
        let wait = wait_ms(row.attempts, class, crate::secrets::random::<1>()[0]);
        let transaction = self.office.db.begin().await?;
        let settled =
            crate::mail::outbox::settle(&transaction, row, outcome, wait, started, self.now())
                .await?;
        transaction.commit().await?;
        metrics::counter!("mail_attempts_total", "class" => class.as_str()).increment(1);
        let (mail, kind, code) = (row.id, row.kind.as_str(), outcome.code.as_deref());
        match (class, settled) {
            (Class::Accepted, Some(_)) => tracing::info!(%mail, kind, "sent"),
            (Class::Accepted, None) => {
                tracing::error!(%mail, kind, "sent, though another worker has taken it");
            }
            (Class::Misconfigured, _) => {
                let detail = outcome.detail.as_deref();
                tracing::error!(%mail, detail, "mail.url: the mail server refuses us");
            }
            (class, _) => {
                tracing::warn!(%mail, kind, class = class.as_str(), code, "not sent");
            }
        }
        Ok(())
    }

    /// Gives a mail back of which nothing was handed over.
    async fn release(&self, row: &outbox::Model) -> Result<(), DbErr> {
        let transaction = self.office.db.begin().await?;
        crate::mail::outbox::release(&transaction, row).await?;
        transaction.commit().await
    }

    async fn end(&self, row: &outbox::Model, end: End) -> Result<(), DbErr> {
        tracing::info!(mail = %row.id, kind = row.kind.as_str(), ?end, "not sent");
        let transaction = self.office.db.begin().await?;
        crate::mail::outbox::end(&transaction, row, end, self.now()).await?;
        transaction.commit().await
    }

    fn still_mine(row: &outbox::Model) -> sea_orm::UpdateMany<outbox::Entity> {
        outbox::Entity::update_many()
            .filter(outbox::Column::Id.eq(row.id))
            .filter(outbox::Column::State.eq(MailState::Leased))
            .filter(outbox::Column::LeaseEpoch.eq(row.lease_epoch))
    }

    /// The bytes: those of the first attempt, unless they were never handed to
    /// a server for certain and would now go to the wrong address or say what
    /// is no longer so.
    async fn rendered(
        &self,
        mut row: outbox::Model,
        to: String,
        (kind, lang): (MailKind, Lang),
        letter: &Letter,
        payload: Option<ReminderPayload>,
    ) -> Result<Prepared, DbErr> {
        let payload = payload.map(|payload| json!(payload));
        let same_address = row.recipient.as_deref() == Some(to.as_str());
        let same_words = payload
            .as_ref()
            .is_none_or(|payload| *payload == row.payload)
            || row.last_class == Some(Class::Unknown);
        if let Some(stored) = row.eml.take_if(|_| same_address && same_words) {
            let Some(eml) = self.unsealed(kind, row.id, stored) else {
                return Ok(Prepared::Over(End::GiveUp("stored mail does not open")));
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
            lang,
            unsubscribe: Leave::of(&row),
        };
        let rendered =
            match render::render(&self.office, &addressing, letter, self.office.clock.now()) {
                Ok(rendered) => rendered,
                Err(error) => {
                    tracing::error!(mail = %row.id, %error, "cannot be rendered");
                    return Ok(Prepared::Over(End::GiveUp("cannot be rendered")));
                }
            };
        let payload = payload.unwrap_or_else(|| row.payload.clone());
        let Some(stored) = self.sealed(kind, row.id, &rendered.eml) else {
            return Ok(Prepared::Over(End::GiveUp("cannot be sealed")));
        };
        let transaction = self.office.db.begin().await?;
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
        let (key_id, sealed) = self.office.keys.seal(&format!("eml:{id}"), text).ok()?;
        Some([key_id.to_be_bytes().as_slice(), &sealed].concat())
    }

    fn unsealed(&self, kind: MailKind, id: Uuid, stored: Vec<u8>) -> Option<Vec<u8>> {
        if kind.link_path().is_none() {
            return Some(stored);
        }
        let (key_id, sealed) = stored.split_first_chunk::<4>()?;
        let text = self
            .office
            .keys
            .open(i32::from_be_bytes(*key_id), &format!("eml:{id}"), sealed)
            .ok()?;
        Some(text.into_bytes())
    }

    async fn content(
        &self,
        kind: MailKind,
        lang: Lang,
        row: &outbox::Model,
        account: Option<&Account>,
    ) -> Result<Content, DbErr> {
        let says = |letter| Ok(Content::Says(Box::new(letter), None));
        let base = self.office.config.public_url();
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
            MailKind::ReminderCopy
            | MailKind::WeeklySummary
            | MailKind::ReaderConfirm
            | MailKind::TestMail => {
                let letter = letter_readers::letter(&self.office, kind, lang, row, account);
                Ok(match letter.await? {
                    Ok(letter) => Content::Says(Box::new(letter), None),
                    Err(end) => Content::Over(end),
                })
            }
            _ => match kind.link_path() {
                None => says(letter::about_account(lang, kind, None)),
                Some(path) => match open_token(&self.office.keys, &row.dedupe_key, &row.payload) {
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
                        Ok(Content::Over(End::GiveUp("link does not open")))
                    }
                },
            },
        }
    }

    /// Nothing to tell where the owner was quicker than the mail.
    fn leaving(&self, lang: Lang, account: Option<&Account>) -> Content {
        let Some(until) = account.and_then(Account::leaves_at) else {
            return Content::Over(End::Cancel("taken back"));
        };
        let link = format!("{}/account", self.office.config.public_url());
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
            return Ok(Content::Over(End::GiveUp("no question")));
        };
        let Some(bureau) = question::bureau_of(self.office.db.read(), id).await? else {
            return Ok(Content::Over(End::Cancel("question removed")));
        };
        let link = format!("{}/questions/{id}", self.office.config.public_url());
        let letter = letter::about_question(lang, MailKind::QuestionAnswered, Some(bureau), link);
        Ok(Content::Says(Box::new(letter), None))
    }

    /// Each reminder is decided again by today's facts; what is done, moved or
    /// unwanted drops out and is free to be planned again. Of a mail that may
    /// have arrived nothing drops out: the same bytes go once more.
    async fn reminders(
        &self,
        lang: Lang,
        row: &outbox::Model,
        account: Option<&Account>,
    ) -> Result<Content, DbErr> {
        let Some(account) = account else {
            return Ok(Content::Over(End::Cancel("account closed")));
        };
        let db = self.office.db.read();
        let mut carried: Vec<serde_json::Value> = claim::items(db, row)
            .await?
            .into_iter()
            .map(|item| item.item)
            .collect();
        if carried.is_empty() {
            // Queued by the release before this one.
            let listed = row.payload.get("items").and_then(|items| items.as_array());
            carried = listed.cloned().unwrap_or_default();
        }
        let mut stored = Vec::new();
        for item in carried {
            match serde_json::from_value::<Due>(item) {
                Ok(due) => stored.push(due),
                Err(error) => tracing::error!(mail = %row.id, %error, "an item cannot be read"),
            }
        }
        if stored.is_empty() {
            return Ok(Content::Over(End::GiveUp("unreadable payload")));
        }
        let now = self.office.clock.now();
        let mut plans = facts::plans_of(db, std::slice::from_ref(account), now).await?;
        let plans: HashMap<String, RemindedPlan> = plans
            .remove(&account.id)
            .unwrap_or_default()
            .into_iter()
            .map(|plan| (plan.id.clone(), plan))
            .collect();
        let current = |stored: &Due| {
            let plan = plans.get(&stored.plan_id)?;
            Some((reminder::current(stored, &plan.facts(), now)?, plan))
        };
        let mut items: Vec<Item<'_>> = stored.iter().filter_map(current).collect();
        items.sort_by_key(|(due, _)| due.urgency());
        if items.is_empty() {
            return Ok(Content::Over(End::Cancel("no longer needed")));
        }
        if row.last_class != Some(Class::Unknown) {
            let kept: Vec<String> = items.iter().map(|(due, _)| due.key()).collect();
            self.drop_out(&stored, &kept).await?;
        }
        let mut letter = letter::of_reminders(lang, &items, &self.office.config.public_url());
        letter
            .blocks
            .extend(arrival::ask(&self.office, lang, account));
        let payload = ReminderPayload {
            items: items.into_iter().map(|(due, _)| due).collect(),
        };
        Ok(Content::Says(Box::new(letter), Some(payload)))
    }

    async fn drop_out(&self, stored: &[Due], kept: &[String]) -> Result<(), DbErr> {
        let dropped: Vec<String> = stored
            .iter()
            .map(Due::key)
            .filter(|key| !kept.contains(key))
            .collect();
        if dropped.is_empty() {
            return Ok(());
        }
        let transaction = self.office.db.begin().await?;
        crate::mail::outbox::drop_items(&transaction, &dropped, self.now()).await?;
        transaction.commit().await
    }

    fn now(&self) -> Instant {
        self.office.clock.now().into()
    }
}

/// A duration as the database counts.
pub(super) fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
