//! What has become of a plan's mails and which are to come, for its owner and for
//! the desk: from rows and the rules, in words that pages have.

use domain::account::MailPreference;
use domain::reminder::{self, Due};
use jiff::Timestamp;
use portal::mail_log::{
    Late, LogReader, LoggedMail, MailAbout, MailFate, NextMail, NotSent, PlanMailsView, Reminded,
};
use portal::plans::PlanName;
use sea_orm::DbErr;
use std::cmp::Reverse;

use crate::db::account::Account;
use crate::db::column::{MailKind, MailState};
use crate::db::entity::outbox;
use crate::db::plan::Plan;
use crate::mail::arrival;
use crate::mail::facts::{self, RemindedPlan};
use crate::mail::outbox::held;
use crate::mail::outbox::shown::{self, Logged};
use crate::office::Office;

/// Mails shown, the newest.
const SHOWN: u64 = 100;
/// Mails to come shown.
const NEXT: usize = 12;

/// The page's facts.
///
/// # Errors
/// When the database is gone.
pub(in crate::usecase) async fn of_plan(
    office: &Office,
    plan: Plan,
    owner: &Account,
    reader: LogReader,
    now: Timestamp,
) -> Result<PlanMailsView, DbErr> {
    let logged = shown::about_plan(office.db.read(), plan.row.id, SHOWN).await?;
    let mut mails: Vec<LoggedMail> = logged.iter().map(logged_mail).collect();
    mails.sort_by_key(|mail| Reverse(mail.at));
    let name = PlanName {
        id: plan.row.id.to_string(),
        label: plan.row.label.clone(),
        request: plan.request,
    };
    let preference = facts::preference(owner);
    Ok(PlanMailsView {
        plan: name,
        reader,
        arrival: arrival::of(owner),
        gets_reminders: preference != MailPreference::None,
        mails,
        next: next_mails(plan, preference, now),
    })
}

/// The reminders that leave after now, if nothing changes.
fn next_mails(plan: Plan, preference: MailPreference, now: Timestamp) -> Vec<NextMail> {
    let today = plan.schedule.today;
    let reminded = RemindedPlan {
        id: plan.row.id.to_string(),
        since: plan.dates_since().timestamp(),
        preference,
        plan,
        // Decides words, not dates.
        has_open_question: false,
        now,
    };
    let mut next: Vec<NextMail> = reminder::planned(&reminded.facts(), today)
        .iter()
        .filter(|due| now < due.send_at)
        .map(|due| NextMail {
            at: due.send_at,
            about: reminded_of(due),
        })
        .collect();
    next.sort_by_key(|mail| mail.at);
    next.truncate(NEXT);
    next
}

pub(super) fn reminded_of(due: &Due) -> Reminded {
    Reminded {
        kind: due.kind,
        step: due.step,
        date: due.goal(),
        offset: due.offset,
    }
}

fn logged_mail(logged: &Logged) -> LoggedMail {
    let row = &logged.row;
    let ended = logged.carrier.as_ref().map_or(row, |carrier| &carrier.row);
    let about = if row.kind == MailKind::Reminder {
        MailAbout::Reminders(shown::reminders_in(row).iter().map(reminded_of).collect())
    } else {
        MailAbout::Other(row.kind.as_str())
    };
    LoggedMail {
        about,
        at: ended.settled_at.unwrap_or(ended.next_at).timestamp(),
        fate: fate(row, logged),
    }
}

fn fate(row: &outbox::Model, logged: &Logged) -> MailFate {
    let reply = || arrival::reply(row.last_class, row.last_code.as_deref());
    match row.state {
        MailState::Pending | MailState::Leased if row.last_class.is_some() => {
            MailFate::TriedAgain(reply())
        }
        MailState::Pending | MailState::Leased => MailFate::Waits,
        MailState::Sent => MailFate::Sent,
        MailState::Merged => merged(row, logged),
        MailState::Cancelled => MailFate::Cancelled(not_sent(row.last_code.as_deref())),
        MailState::Expired => MailFate::Expired(late(row)),
        MailState::Dead => MailFate::Dead(reply()),
    }
}

/// With what it went, and what became of that mail.
fn merged(row: &outbox::Model, logged: &Logged) -> MailFate {
    let Some(carrier) = &logged.carrier else {
        // Of a release that did not write down what carries what.
        return MailFate::Cancelled(NotSent::Other);
    };
    let plan = row.plan_id.map(|id| id.to_string());
    let (same, others): (Vec<&Due>, Vec<&Due>) = carrier
        .items
        .iter()
        .filter(|due| due.key() != row.dedupe_key && due.former_key() != row.dedupe_key)
        .partition(|due| Some(&due.plan_id) == plan.as_ref());
    let of_carrier = Logged {
        row: carrier.row.clone(),
        carrier: None,
    };
    MailFate::Merged {
        with: same.into_iter().map(reminded_of).collect(),
        other_plans: !others.is_empty(),
        fate: Box::new(fate(&carrier.row, &of_carrier)),
    }
}

/// The reasons that the outbox writes, as pages have words for them.
fn not_sent(why: Option<&str>) -> NotSent {
    match why {
        Some("no longer needed" | "no longer wanted") => NotSent::NotNeeded,
        Some("account closed" | "no address") => NotSent::NoAccount,
        Some("question removed") => NotSent::NoQuestion,
        _ => NotSent::Other,
    }
}

/// Why its time passed.
pub(super) fn late(row: &outbox::Model) -> Late {
    let why = row.last_code.as_deref().unwrap_or_default();
    if why == held::RESTORED {
        Late::Restored
    } else if row.last_class.is_some() || row.state == MailState::Dead {
        Late::Tried(arrival::reply(row.last_class, row.last_code.as_deref()))
    } else if why.starts_with("missed") {
        Late::NotRunning
    } else {
        Late::Waited
    }
}
