//! The weekly summary: on the first open day of a week, what is done and what
//! comes next, of all plans of an account in one mail. Nothing where every plan
//! is ready or over.

use domain::account::MailPreference;
use domain::calendar::{Calendar, japan_date, japan_instant, japan_time};
use domain::progress::{Duty, NextStep, Standing, StepState};
use domain::reminder::SEND_HOUR;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use locales::{Lang, text, text_with};
use sea_orm::DbErr;
use serde_json::json;
use uuid::Uuid;

use crate::db::account::{self, Account};
use crate::db::column::MailKind;
use crate::db::mark::{self, Mark};
use crate::mail::facts::{self, RemindedPlan};
use crate::mail::letter::{Block, Letter};
use crate::mail::outbox;
use crate::office::Office;

/// Accounts looked at in one go.
const PAGE: u64 = 200;
/// Days for which a summary is worth sending.
const DAYS: i64 = 2;
/// So many days after the opening day a plan is nothing to sum up any more.
const OVER_AFTER_DAYS: i64 = 31;
/// Dates named of a plan after the next one.
const DATES: usize = 3;

/// Queues this week's summaries; gives the number of new mails. Does nothing but
/// on the first open day of a week, from 09:00 (Japan time), once: who asks for
/// them later on that day begins with the next week. While mail is held after a
/// restore they are planned all the same, so that they end in doubt and are not
/// sent a second time.
///
/// # Errors
/// When the database is gone.
pub async fn plan_weekly(office: &Office, now: Timestamp) -> Result<u64, DbErr> {
    let today = japan_date(now);
    let monday = monday_of(today);
    let is_time = japan_time(now).hour() >= SEND_HOUR;
    if !is_time || Calendar::official().next_open(monday) != today {
        return Ok(0);
    }
    let db = office.db.read();
    let is_held = outbox::held::is_held(db).await?;
    let detail = json!({ "monday": monday });
    let planned = mark::read(db, Mark::WeeklyPlanned).await?;
    if !is_held && planned.is_some_and(|mark| mark.detail == detail) {
        return Ok(0);
    }
    let mut queued = 0;
    let mut last: Option<Uuid> = None;
    loop {
        let (accounts, end) = account::weekly_after(db, last, PAGE).await?;
        let Some(end) = end else { break };
        last = Some(end);
        let plans = facts::plans_of(db, &accounts, now).await?;
        let transaction = office.db.begin().await?;
        for account in &accounts {
            let theirs = plans.get(&account.id).map_or(&[][..], Vec::as_slice);
            let is_reminded = facts::preference(account) != MailPreference::None;
            if is_reminded && theirs.iter().any(|plan| open(plan, today).is_some()) {
                let mail = summary(account, monday, today);
                queued += u64::from(outbox::queue(&transaction, mail, now.into()).await?);
            }
        }
        transaction.commit().await?;
    }
    if !is_held {
        let transaction = office.db.begin().await?;
        mark::write(&transaction, Mark::WeeklyPlanned, now.into(), detail).await?;
        transaction.commit().await?;
    }
    Ok(queued)
}

fn summary(account: &Account, monday: Date, today: Date) -> outbox::NewMail {
    let until = today.checked_add(DAYS.days()).unwrap_or(today);
    outbox::NewMail {
        kind: MailKind::WeeklySummary,
        account_id: Some(account.id),
        plan_id: None,
        recipient: None,
        lang: account.lang,
        dedupe_key: format!("weekly-summary:{}:{monday}", account.id),
        payload: json!({}),
        not_before: japan_instant(today, SEND_HOUR, 0).into(),
        not_after: Some(japan_instant(until, 23, 59).into()),
    }
}

fn monday_of(day: Date) -> Date {
    let since = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(since.days()).unwrap_or(day)
}

/// What comes next of a plan that is neither ready nor over.
fn open(plan: &RemindedPlan, today: Date) -> Option<NextStep> {
    let (schedule, progress) = (&plan.plan.schedule, &plan.plan.progress);
    let over = schedule
        .opening_day()
        .checked_add(OVER_AFTER_DAYS.days())
        .is_ok_and(|day| day < today);
    if over || Standing::of(progress, schedule, today).is_ready() {
        return None;
    }
    progress.next_step(schedule, today)
}

/// The words, or `None` where there is nothing to say.
pub(super) fn letter(
    lang: Lang,
    plans: &[RemindedPlan],
    today: Date,
    base: &str,
) -> Option<Letter> {
    let mut open: Vec<(&RemindedPlan, NextStep)> = plans
        .iter()
        .filter_map(|plan| Some((plan, open(plan, today)?)))
        .collect();
    // The nearest date first: the subject is its. What has none comes last.
    open.sort_by_key(|(_, next)| (next.last_day().is_none(), next.last_day()));
    let (_, first) = open.first()?;
    let mut blocks = vec![Block::Text(text(lang, locales::id!("mail-weekly-body")))];
    for (plan, next) in &open {
        blocks.push(Block::Heading(plan_words(lang, plan)));
        blocks.extend(facts_of(lang, plan, next, today));
    }
    let link = text(lang, locales::id!("mail-weekly-link"));
    blocks.push(Block::Link(link, format!("{base}/plans")));
    blocks.push(Block::Text(text(lang, locales::id!("mail-weekly-why"))));
    let duty = duty_words(lang, first.duty);
    let subject = match first.last_day() {
        Some(date) => text_with(
            lang,
            locales::id!("mail-weekly-subject"),
            &locales::args!(date = locales::short_date(lang, date), duty = duty),
        ),
        None => text_with(
            lang,
            locales::id!("mail-weekly-subject-undated"),
            &locales::args!(duty = duty),
        ),
    };
    Some(Letter { subject, blocks })
}

fn plan_words(lang: Lang, plan: &RemindedPlan) -> String {
    let request = &plan.plan.request;
    text_with(
        lang,
        locales::id!("mail-reminder-plan"),
        &locales::args!(
            month = locales::month(lang, request.opening),
            prefecture = locales::prefecture(lang, request.prefecture),
            kind = text(lang, &request.kind().message_id()),
        ),
    )
}

fn facts_of(lang: Lang, plan: &RemindedPlan, next: &NextStep, today: Date) -> Vec<Block> {
    let (schedule, progress) = (&plan.plan.schedule, &plan.plan.progress);
    let fact = |id: &str, value: String| Block::Fact(text(lang, id), value);
    let states = progress.states(schedule, today);
    let done: Vec<String> = states
        .iter()
        .filter(|(_, state)| matches!(state, StepState::Done { .. }))
        .map(|(step, _)| duty_words(lang, Duty::Step(*step)))
        .collect();
    let done = if done.is_empty() {
        text(lang, locales::id!("mail-weekly-nothing-done"))
    } else {
        done.join(&text(lang, locales::id!("list-separator")))
    };
    let waits = matches!(next.state, StepState::WaitingFor(_));
    let label = if waits {
        "mail-weekly-label-waits"
    } else {
        "mail-weekly-label-next"
    };
    let mut blocks = vec![
        fact("mail-weekly-label-done", done),
        fact(label, duty_words(lang, next.duty)),
    ];
    if let Some(date) = next.last_day() {
        let label = if waits {
            "mail-weekly-label-answer"
        } else {
            "mail-weekly-label-until"
        };
        blocks.push(fact(label, locales::full_date(lang, date)));
    }
    let mut later: Vec<(Date, String)> = states
        .iter()
        .filter(|(step, state)| next.duty != Duty::Step(*step) && is_to_come(state))
        .filter_map(|(step, _)| {
            let day = schedule.step(*step).due?.last_day();
            (today <= day).then(|| (day, duty_words(lang, Duty::Step(*step))))
        })
        .collect();
    later.sort();
    blocks.extend(later.into_iter().take(DATES).map(|(day, duty)| {
        let words = text_with(
            lang,
            locales::id!("mail-weekly-later"),
            &locales::args!(date = locales::full_date(lang, day), duty = duty),
        );
        fact("mail-weekly-label-later", words)
    }));
    blocks
}

const fn is_to_come(state: &StepState) -> bool {
    matches!(state, StepState::ToDo | StepState::CannotStart { .. })
}

/// 「手続5　受付番号の提示」
fn duty_words(lang: Lang, duty: Duty) -> String {
    match duty {
        Duty::Application => text(lang, locales::id!("application-name")),
        Duty::Step(step) => text_with(
            lang,
            locales::id!("step-page-title"),
            &locales::args!(
                number = i64::from(step.number()),
                name = text(lang, &format!("step-{}", step.as_str()))
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_week_begins_on_its_monday_and_the_summary_on_its_first_open_day() {
        // Monday, 23 November 2026 is Labour Thanksgiving Day.
        assert_eq!(monday_of(date(2026, 11, 29)), date(2026, 11, 23));
        assert_eq!(monday_of(date(2026, 11, 23)), date(2026, 11, 23));
        let first = Calendar::official().next_open(monday_of(date(2026, 11, 24)));
        assert_eq!(first, date(2026, 11, 24));
    }
}
