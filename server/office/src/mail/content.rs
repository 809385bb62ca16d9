//! What a mail says, by its kind and today's facts, and to whom.

use std::collections::HashMap;

use domain::calendar::japan_time;
use domain::input::Email;
use domain::reminder::{self, Due};
use jiff::Timestamp;
use locales::Lang;
use sea_orm::DbErr;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::db::account::{self, Account};
use crate::db::column::MailKind;
use crate::db::entity::{outbox, outbox_item};
use crate::db::question;
use crate::mail::arrival;
use crate::mail::facts::{self, RemindedPlan};
use crate::mail::letter::{self, Item, Letter};
use crate::mail::letter_readers;
use crate::mail::outbox::{End, claim, open_token};
use crate::mail::planner::ReminderPayload;
use crate::office::Office;

/// What becomes of a mail's words.
pub(super) enum Content {
    Says(Box<Says>),
    Over(End),
}

/// A mail's words.
pub(super) struct Says {
    pub letter: Letter,
    pub lang: Lang,
    /// Address.
    pub to: String,
    /// What the words say, where it is to be kept.
    pub payload: Option<Value>,
    /// Reminders that are planned in it and no longer said.
    pub dropped: Vec<String>,
    /// When the first of what it says is pointless.
    pub not_after: Option<Timestamp>,
}

/// What was read of all the mails that are prepared together.
pub(super) struct Facts {
    accounts: HashMap<Uuid, Account>,
    items: HashMap<Uuid, Vec<outbox_item::Model>>,
    plans: HashMap<Uuid, HashMap<String, RemindedPlan>>,
}

impl Facts {
    /// Reads them.
    pub(super) async fn of(office: &Office, rows: &[outbox::Model]) -> Result<Self, DbErr> {
        let db = office.db.read();
        let people: Vec<Uuid> = rows.iter().filter_map(|row| row.account_id).collect();
        let accounts = account::by_ids(db, &people).await?;
        let reminders: Vec<&outbox::Model> = rows
            .iter()
            .filter(|row| row.kind == MailKind::Reminder)
            .collect();
        let mails: Vec<Uuid> = reminders.iter().map(|row| row.id).collect();
        let items = claim::items(db, &mails).await?;
        let reminded: Vec<Account> = reminders
            .iter()
            .filter_map(|row| accounts.get(&row.account_id?).cloned())
            .collect();
        let plans = if reminded.is_empty() {
            HashMap::new()
        } else {
            facts::plans_of(db, &reminded, office.clock.now()).await?
        };
        let by_id = |plans: Vec<RemindedPlan>| {
            let plans = plans.into_iter();
            plans.map(|plan| (plan.id.clone(), plan)).collect()
        };
        Ok(Self {
            accounts,
            items,
            plans: plans
                .into_iter()
                .map(|(account, plans)| (account, by_id(plans)))
                .collect(),
        })
    }
}

/// What a mail says now.
pub(super) async fn of(
    office: &Office,
    facts: &Facts,
    row: &outbox::Model,
) -> Result<Content, DbErr> {
    let over = |end| Ok(Content::Over(end));
    let Some(lang) = Lang::parse(&row.lang) else {
        return over(End::GiveUp("unknown language"));
    };
    let account = row.account_id.and_then(|id| facts.accounts.get(&id));
    if row.account_id.is_some() && account.is_none_or(|account| account.deactivated_at.is_some()) {
        return over(End::Cancel("account closed"));
    }
    let current = account.and_then(Account::wire);
    let to = if row.kind.follows_account() {
        current
    } else {
        row.recipient.clone().or(current)
    };
    let Some(to) = to else {
        return over(End::Cancel("no address"));
    };
    let says = |letter| {
        Ok(Content::Says(Box::new(Says {
            letter,
            lang,
            to: to.clone(),
            payload: None,
            dropped: Vec::new(),
            not_after: row.not_after.map(|limit| limit.timestamp()),
        })))
    };
    let base = office.config.public_url();
    match row.kind {
        MailKind::Reminder => Ok(reminders(office, facts, row, lang, to)),
        MailKind::ReminderCopy
        | MailKind::WeeklySummary
        | MailKind::ReaderConfirm
        | MailKind::TestMail => match letter_readers::letter(office, lang, row, account).await? {
            Ok(letter) => says(letter),
            Err(end) => over(end),
        },
        MailKind::QuestionReceived => says(letter::about_question(
            lang,
            row.kind,
            None,
            format!("{base}/desk"),
        )),
        MailKind::QuestionAnswered => match answered(office, lang, row).await? {
            Ok(letter) => says(letter),
            Err(end) => over(end),
        },
        // Nothing to tell where the owner was quicker than the mail.
        MailKind::DeletionRequested => match account.and_then(Account::leaves_at) {
            None => over(End::Cancel("taken back")),
            Some(until) => {
                let link = format!("{base}/account");
                says(letter::about_deletion(
                    lang,
                    japan_time(until.timestamp()),
                    link,
                ))
            }
        },
        kind => match kind.link_path() {
            None => says(letter::about_account(lang, kind, None)),
            Some(path) => match open_token(&office.keys, &row.dedupe_key, &row.payload) {
                Ok(token) => {
                    let link = format!("{base}{path}{token}");
                    says(with_link(lang, row, account, link))
                }
                Err(error) => {
                    tracing::error!(mail = %row.id, %error, "its link does not open");
                    over(End::GiveUp("link does not open"))
                }
            },
        },
    }
}

fn with_link(lang: Lang, row: &outbox::Model, account: Option<&Account>, link: String) -> Letter {
    match (row.kind, account) {
        (MailKind::ChangeAddress, Some(account)) => letter::about_new_address(
            lang,
            &account.shown(),
            &Email::shown(row.recipient.as_deref().unwrap_or_default()),
            link,
        ),
        (MailKind::StaffInvite, Some(account)) => {
            letter::about_invitation(lang, account.bureau, link)
        }
        (kind, _) => letter::about_account(lang, kind, Some(link)),
    }
}

async fn answered(
    office: &Office,
    lang: Lang,
    row: &outbox::Model,
) -> Result<Result<Letter, End>, DbErr> {
    let id = row
        .payload
        .get("question_id")
        .and_then(|id| id.as_str())
        .and_then(|id| id.parse::<Uuid>().ok());
    let Some(id) = id else {
        return Ok(Err(End::GiveUp("no question")));
    };
    let Some(bureau) = question::bureau_of(office.db.read(), id).await? else {
        return Ok(Err(End::Cancel("question removed")));
    };
    let link = format!("{}/questions/{id}", office.config.public_url());
    Ok(Ok(letter::about_question(
        lang,
        row.kind,
        Some(bureau),
        link,
    )))
}

/// Each reminder is decided again by today's facts; what is done, moved or
/// unwanted drops out and is free to be planned again.
fn reminders(
    office: &Office,
    facts: &Facts,
    row: &outbox::Model,
    lang: Lang,
    to: String,
) -> Content {
    let stored = stored(facts, row);
    if stored.is_empty() {
        return Content::Over(End::GiveUp("unreadable payload"));
    }
    let now = office.clock.now();
    let plans = row.account_id.and_then(|id| facts.plans.get(&id));
    let current = |stored: &Due| {
        let plan = plans?.get(&stored.plan_id)?;
        Some((reminder::current(stored, &plan.facts(), now)?, plan))
    };
    let (mut items, mut dropped): (Vec<Item<'_>>, Vec<String>) = (Vec::new(), Vec::new());
    for (key, due) in stored {
        match current(&due) {
            Some(item) => items.push(item),
            None => dropped.push(key),
        }
    }
    items.sort_by_key(|(due, _)| due.urgency());
    if items.is_empty() {
        return Content::Over(End::Cancel("no longer needed"));
    }
    let mut letter = letter::of_reminders(lang, &items, &office.config.public_url());
    let account = row.account_id.and_then(|id| facts.accounts.get(&id));
    let asks = account.and_then(|account| arrival::ask(office, lang, account));
    letter.blocks.extend(asks);
    let not_after = items.iter().map(|(due, _)| due.not_after).min();
    let said = ReminderPayload {
        items: items.into_iter().map(|(due, _)| due).collect(),
    };
    Content::Says(Box::new(Says {
        letter,
        lang,
        to,
        payload: Some(json!(said)),
        dropped,
        not_after,
    }))
}

/// What was planned in a mail, by the key under which it was; of one that the
/// release before queued, what its payload says.
fn stored(facts: &Facts, row: &outbox::Model) -> Vec<(String, Due)> {
    let listed = || row.payload.get("items").and_then(Value::as_array).cloned();
    let carried: Vec<(Option<String>, Value)> = match facts.items.get(&row.id) {
        Some(items) => items
            .iter()
            .map(|item| (Some(item.key.clone()), item.item.clone()))
            .collect(),
        None => {
            let listed = listed().unwrap_or_default().into_iter();
            listed.map(|item| (None, item)).collect()
        }
    };
    let mut stored = Vec::new();
    for (key, item) in carried {
        match serde_json::from_value::<Due>(item) {
            Ok(due) => stored.push((key.unwrap_or_else(|| due.key()), due)),
            Err(error) => tracing::error!(mail = %row.id, %error, "an item cannot be read"),
        }
    }
    stored
}
