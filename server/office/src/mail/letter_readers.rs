//! What the mails say that are about reading mail: the copy of a reminder, the
//! question whether somebody wants copies, the weekly summary, the test mail.
//! Every sentence is in `locales/*/mail-readers.ftl`.

use domain::calendar::{japan_date, japan_time};
use domain::reminder::{self, Due};
use locales::{Lang, text, text_with};
use sea_orm::DbErr;
use uuid::Uuid;

use crate::db::account::Account;
use crate::db::column::MailKind;
use crate::db::entity::outbox;
use crate::db::mail_reader::{self, MailReader};
use crate::mail::facts::{self, RemindedPlan};
use crate::mail::letter::{self, Block, Item, Letter};
use crate::mail::links;
use crate::mail::outbox::{End, carried_by};
use crate::mail::weekly;
use crate::office::Office;

pub use crate::mail::letter::veiled;

/// The words of a claimed mail as things stand now, or how it ends.
///
/// # Errors
/// When the database is gone.
pub async fn letter(
    office: &Office,
    lang: Lang,
    mail: &outbox::Model,
    account: Option<&Account>,
) -> Result<Result<Letter, End>, DbErr> {
    let Some(account) = account else {
        return Ok(Err(End::Cancel("account closed")));
    };
    match mail.kind {
        MailKind::ReminderCopy => copy(office, lang, mail, account).await,
        MailKind::WeeklySummary => summary(office, lang, account).await,
        MailKind::ReaderConfirm => question(office, lang, mail, account).await,
        _ => Ok(Ok(test(office, lang, account))),
    }
}

/// The second recipient that a mail is for, by its payload.
#[must_use]
pub fn reader_of(mail: &outbox::Model) -> Option<Uuid> {
    id_in(mail, "reader")
}

fn id_in(mail: &outbox::Model, name: &str) -> Option<Uuid> {
    mail.payload.get(name)?.as_str()?.parse().ok()
}

/// The second recipient that this mail was made for, if they are still asked or
/// still there, at the same address.
async fn reader(office: &Office, mail: &outbox::Model) -> Result<Option<MailReader>, DbErr> {
    let Some(id) = reader_of(mail) else {
        return Ok(None);
    };
    let found = mail_reader::by_id(office.db.read(), id).await?;
    Ok(found.filter(|reader| Some(&reader.address) == mail.recipient.as_ref()))
}

/// Whether mail arrives.
fn test(office: &Office, lang: Lang, account: &Account) -> Letter {
    let says = |id: &str| Block::Text(text(lang, id));
    let link = links::seen_link(office, account).map(|url| {
        let words = text(lang, locales::id!("mail-seen-ask"));
        Block::Link(words, url)
    });
    let mut blocks = vec![says("mail-test-body")];
    blocks.extend(link);
    blocks.push(says("mail-test-why"));
    Letter {
        subject: text(lang, locales::id!("mail-test-subject")),
        blocks,
    }
}

/// Who asks (veiled: the reader knows them, a stranger learns nothing), what
/// would come, until when to say yes.
async fn question(
    office: &Office,
    lang: Lang,
    mail: &outbox::Model,
    account: &Account,
) -> Result<Result<Letter, End>, DbErr> {
    let Some(reader) = reader(office, mail).await? else {
        return Ok(Err(End::Cancel("no longer asked")));
    };
    let until = japan_time(reader.asked_until().timestamp());
    let who = letter::veiled(&account.shown());
    let fact = |id: &str, value: String| Block::Fact(text(lang, id), value);
    let date = locales::full_date(lang, until.date());
    let blocks = vec![
        Block::Text(text(lang, locales::id!("mail-reader-body"))),
        fact("mail-reader-label-who", who),
        fact("mail-reader-label-what", text(lang, "mail-reader-what")),
        fact(
            "mail-reader-label-until",
            text_with(
                lang,
                locales::id!("mail-reader-until"),
                &locales::args!(date = date, time = locales::clock_time(until)),
            ),
        ),
        Block::Link(
            text(lang, locales::id!("mail-reader-link")),
            links::reader_confirm_url(office, reader.id),
        ),
        Block::Text(text(lang, locales::id!("mail-reader-why"))),
    ];
    Ok(Ok(Letter {
        subject: text_with(
            lang,
            locales::id!("mail-reader-subject"),
            &locales::args!(date = locales::short_date(lang, until.date())),
        ),
        blocks,
    }))
}

/// What the owner's mail says by today's facts, without its links: they lead to
/// pages of the owner's.
async fn copy(
    office: &Office,
    lang: Lang,
    mail: &outbox::Model,
    account: &Account,
) -> Result<Result<Letter, End>, DbErr> {
    let reader = reader(office, mail).await?;
    if !reader.is_some_and(|reader| reader.gets_copies()) {
        return Ok(Err(End::Cancel("no longer wanted")));
    }
    let Some(of) = id_in(mail, "of") else {
        return Ok(Err(End::GiveUp("unreadable payload")));
    };
    let now = office.clock.now();
    let db = office.db.read();
    let stored = carried_by(db, of).await?;
    let mut plans = facts::plans_of(db, std::slice::from_ref(account), now).await?;
    let plans = plans.remove(&account.id).unwrap_or_default();
    let current = |stored: &Due| {
        let plan: &RemindedPlan = plans.iter().find(|plan| plan.id == stored.plan_id)?;
        Some((reminder::current(stored, &plan.facts(), now)?, plan))
    };
    let mut items: Vec<Item<'_>> = stored.iter().filter_map(current).collect();
    items.sort_by_key(|(due, _)| due.urgency());
    if items.is_empty() {
        return Ok(Err(End::Cancel("no longer needed")));
    }
    let who = letter::veiled(&account.shown());
    let of_owner = letter::of_reminders(lang, &items, &office.config.public_url());
    Ok(Ok(as_copy(lang, of_owner, who)))
}

fn as_copy(lang: Lang, of_owner: Letter, who: String) -> Letter {
    let says = |id: &str, args: &locales::Args| text_with(lang, id, args);
    let why_owner = text(lang, locales::id!("mail-reminder-why"));
    let whose = says("mail-copy-body", &locales::args!(who = who));
    let is_for_copy = |block: &Block| match block {
        Block::Link(..) | Block::More(..) => false,
        Block::Text(words) => *words != why_owner,
        _ => true,
    };
    let mut blocks = vec![Block::Text(whose)];
    blocks.extend(of_owner.blocks.into_iter().filter(is_for_copy));
    blocks.push(Block::Text(text(lang, locales::id!("mail-copy-why"))));
    Letter {
        subject: says(
            "mail-copy-subject",
            &locales::args!(subject = of_owner.subject),
        ),
        blocks,
    }
}

/// All plans in one mail.
async fn summary(
    office: &Office,
    lang: Lang,
    account: &Account,
) -> Result<Result<Letter, End>, DbErr> {
    if !account.weekly_summary {
        return Ok(Err(End::Cancel("no longer wanted")));
    }
    let now = office.clock.now();
    let accounts = std::slice::from_ref(account);
    let mut plans = facts::plans_of(office.db.read(), accounts, now).await?;
    let plans = plans.remove(&account.id).unwrap_or_default();
    let today = japan_date(now);
    let base = office.config.public_url();
    let letter = weekly::letter(lang, &plans, today, &base);
    Ok(letter.ok_or(End::Cancel("no longer needed")))
}
