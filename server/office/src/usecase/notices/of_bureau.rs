//! What a bureau's staff see of mail that did not arrive: to those who asked it,
//! and dates in its prefectures that passed without their reminder. Of an address
//! no more than what follows the `@`; of a date no name.

use std::collections::{HashMap, HashSet};

use domain::bureau::BureauId;
use domain::reminder::{Due, ReminderKind};
use portal::mail_log::{AnswerUndelivered, AskerMail, BureauMails, LostReminder};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::log::{late, reminded_of};
use crate::actor::Actor;
use crate::db::Instant;
use crate::db::column::MailKind;
use crate::db::question::{self, AskedAbout};
use crate::db::{account, plan};
use crate::mail::arrival;
use crate::mail::outbox::shown::{self, Carrier};

/// How far back it reaches; older mail helps nobody.
pub(super) const DAYS: i64 = 90;
const DAY_MS: i64 = 86_400_000;

/// The beginning of what is shown.
pub(super) const fn since(now: Instant) -> Instant {
    now.plus_millis(-DAYS * DAY_MS)
}

/// What follows the `@`.
pub(in crate::usecase) fn domain_of(address: &str) -> Option<String> {
    let (_, domain) = address.rsplit_once('@')?;
    Some(domain.to_owned())
}

/// What is about this bureau.
///
/// # Errors
/// When the database is gone.
pub(super) async fn look(
    db: &impl ConnectionTrait,
    actor: &Actor,
    bureau: BureauId,
) -> Result<BureauMails, DbErr> {
    Ok(BureauMails {
        bureau,
        askers: askers(db, bureau, actor.instant()).await?,
        lost: lost(db, actor, bureau).await?,
    })
}

/// Answers to the bureau's questions and reminders of the plans they are about.
async fn askers(
    db: &impl ConnectionTrait,
    bureau: BureauId,
    now: Instant,
) -> Result<Vec<AskerMail>, DbErr> {
    const KINDS: [MailKind; 2] = [MailKind::QuestionAnswered, MailKind::Reminder];
    let asked = question::asked_about(db, bureau).await?;
    let accounts: HashSet<Uuid> = asked.iter().map(|asked| asked.asker).collect();
    let accounts: Vec<Uuid> = accounts.into_iter().collect();
    let mails = shown::given_up_to(db, &accounts, &KINDS, since(now)).await?;
    let addresses = account::addresses(db, &accounts).await?;
    Ok(mails
        .iter()
        .filter_map(|mail| {
            let question = question_of(mail, &asked)?;
            let row = &mail.row;
            let address = row
                .recipient
                .as_deref()
                .or_else(|| addresses.get(&question.asker)?.as_deref());
            Some(AskerMail {
                kind: row.kind.as_str(),
                ended_at: row.settled_at.unwrap_or(row.created_at).timestamp(),
                reply: arrival::reply(row.last_class, row.last_code.as_deref()),
                domain: address.and_then(domain_of),
                question: question.id.to_string(),
                has_plan: question.plan.is_some(),
            })
        })
        .collect())
}

/// By which question the bureau knows what a mail is about; the newest one.
fn question_of<'a>(mail: &Carrier, asked: &'a [AskedAbout]) -> Option<&'a AskedAbout> {
    let by_asker = asked
        .iter()
        .filter(|asked| Some(asked.asker) == mail.row.account_id);
    if mail.row.kind == MailKind::QuestionAnswered {
        let id = shown::question_in(&mail.row)?;
        return by_asker.into_iter().find(|asked| asked.id == id);
    }
    let about: Vec<Uuid> = mail
        .items
        .iter()
        .filter_map(|due| due.plan_id.parse().ok())
        .chain(mail.row.plan_id)
        .collect();
    by_asker
        .into_iter()
        .find(|asked| asked.plan.is_some_and(|plan| about.contains(&plan)))
}

/// Dates of steps and applications that are over, and of which no reminder was
/// sent.
async fn lost(
    db: &impl ConnectionTrait,
    actor: &Actor,
    bureau: BureauId,
) -> Result<Vec<LostReminder>, DbErr> {
    let today = actor.today();
    let is_over = |due: &Due| {
        matches!(due.kind, ReminderKind::Due | ReminderKind::Application)
            && due.last_day.is_some()
            && due.official < today
    };
    let mut unsent: Vec<(Due, Carrier)> = Vec::new();
    for mail in shown::unsent_reminders(db, since(actor.instant())).await? {
        let over = mail.items.iter().filter(|due| is_over(due)).cloned();
        let over: Vec<Due> = over.collect();
        unsent.extend(over.into_iter().map(|due| (due, mail.clone())));
    }
    let ids: HashSet<Uuid> = unsent
        .iter()
        .filter_map(|(due, _)| due.plan_id.parse().ok())
        .collect();
    let requests = plan::requests_in(db, bureau, &Vec::from_iter(ids)).await?;
    let sent = shown::sent_about(db, &requests.keys().copied().collect::<Vec<_>>()).await?;
    let sent: HashSet<String> = sent.iter().map(date_of).collect();
    // Several reminders of one date are one date; the last one says why.
    let mut lost: HashMap<String, LostReminder> = HashMap::new();
    for (due, mail) in unsent {
        let Some(request) = due
            .plan_id
            .parse()
            .ok()
            .and_then(|id: Uuid| requests.get(&id))
        else {
            continue;
        };
        let date = date_of(&due);
        if !sent.contains(&date) {
            lost.entry(date).or_insert_with(|| LostReminder {
                request: *request,
                about: reminded_of(&due),
                late: late(&mail.row),
            });
        }
    }
    let mut lost: Vec<LostReminder> = lost.into_values().collect();
    lost.sort_by_key(|lost| {
        let request = lost.request;
        let place = (request.opening, request.prefecture.code(), lost.about.step);
        (std::cmp::Reverse(lost.about.date), place)
    });
    Ok(lost)
}

/// Which date of which plan a reminder is about.
fn date_of(due: &Due) -> String {
    let step = due.step.map_or("-", |step| step.as_str());
    let kind = due.kind.as_str();
    format!("{}:{kind}:{step}:{}", due.plan_id, due.official)
}

/// Whether the mail that tells of a question's answer could not be delivered.
///
/// # Errors
/// When the database is gone.
pub(in crate::usecase) async fn untold(
    db: &impl ConnectionTrait,
    asker: Uuid,
) -> Result<HashMap<Uuid, AnswerUndelivered>, DbErr> {
    let told = shown::answers_to(db, asker).await?;
    Ok(told
        .into_iter()
        .filter(|(_, mail)| shown::is_given_up(mail))
        .map(|(question, mail)| {
            let untold = AnswerUndelivered {
                at: mail.settled_at.unwrap_or(mail.created_at).timestamp(),
                reply: arrival::reply(mail.last_class, mail.last_code.as_deref()),
            };
            (question, untold)
        })
        .collect())
}
