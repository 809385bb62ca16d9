//! Every reminder of a plan as things stand.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::{Due, ReminderFacts, ReminderKind, SEND_HOUR};
use crate::account::MailPreference;
use crate::calendar::{japan_date, japan_instant, japan_time};
use crate::progress::{ActState, Outcome, StepRecord, StepState};
use crate::schedule::PlannedDate;
use crate::step::StepId;

/// Open days before the aim date on which a step is mentioned.
const OFFSETS: [u8; 3] = [10, 3, 0];
/// Days for which the mail on keeping a plan is worth sending.
const KEPT_DAYS: i64 = 7;
/// Days for which the question about the designation is worth asking.
const DESIGNATION_DAYS: i64 = 28;
/// Days for which the report of step 7 is worth a reminder: it is owed at once,
/// and late is better than never.
const REPORT_DAYS: i64 = 90;
/// Days for which it is worth saying that the request or the submission was
/// missed: after that the plan's page has said it for a week.
const MISSED_DAYS: i64 = 7;
/// Days after the 1st of the month two before the opening on which the deadline
/// of the application is asked for, where no page gives one: early enough for
/// those bureaus that want it in the first days of the month before.
const ASK_DAY: i64 = 14;
/// Days for which that is worth asking.
const ASK_FOR_DAYS: i64 = 14;

/// Every reminder of the plan as recorded on `today`, sent or not, in time;
/// nothing that would have left before the plan was kept.
#[must_use]
pub fn planned(facts: &ReminderFacts<'_>, today: Date) -> Vec<Due> {
    let mut all = Vec::new();
    if facts.preference == MailPreference::None {
        return all;
    }
    if facts.progress.is_not_designated() {
        // "No designation" cancels everything but its own report.
        all.extend(report(facts));
        return all;
    }
    for step in StepId::ALL {
        all.extend(before_due(facts, step, today));
    }
    all.extend(application(facts));
    all.extend(request_late(facts));
    all.extend(missed_submission(facts));
    if facts.preference == MailPreference::Standard {
        all.extend(kept(facts));
        all.extend(letter(facts));
        all.extend(designation(facts));
    }
    all.retain(|due| facts.since <= due.send_at);
    all.sort_by_key(|due| (due.send_at, due.step));
    all
}

fn at_nine(day: Date) -> Timestamp {
    japan_instant(day, SEND_HOUR, 0)
}

fn end_of(day: Date) -> Timestamp {
    japan_instant(day, 23, 59)
}

fn days_after(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap_or(day)
}

/// The first 09:00 of an open day at or after the instant.
fn next_morning(facts: &ReminderFacts<'_>, at: Timestamp) -> Date {
    let local = japan_time(at);
    let day = if at <= at_nine(local.date()) {
        local.date()
    } else {
        days_after(local.date(), 1)
    };
    facts.calendar.next_open(day)
}

fn reminder(facts: &ReminderFacts<'_>, kind: ReminderKind, day: Date, until: Date) -> Due {
    Due {
        kind,
        plan_id: facts.plan_id.to_owned(),
        step: None,
        revision: facts.revision,
        offset: 0,
        send_at: at_nine(day),
        not_after: end_of(until),
        official: day,
        aim: day,
        last_day: None,
        ask_for_letter: false,
        ask_for_request: false,
        as_of: None,
    }
}

/// 10 and 3 open days before and on the morning of the aim date, for steps that
/// are not done and wait for nobody.
fn before_due(facts: &ReminderFacts<'_>, step: StepId, today: Date) -> Vec<Due> {
    let Some(planned) = facts.schedule.step(step).due else {
        return Vec::new();
    };
    let returned = facts
        .progress
        .record(StepId::NumberRequest)
        .returned
        .is_some();
    let practice = facts.schedule.practice();
    let needs_number = facts.progress.rests_on_number(step, practice);
    if facts.progress.is_application_returned() {
        return Vec::new();
    }
    let waits = match facts.progress.state(step, facts.schedule, today) {
        StepState::Done { .. }
        | StepState::NotNeeded
        | StepState::NotUsed
        | StepState::WaitingFor(_) => true,
        // Handed back: only the bureau can say what is still possible.
        StepState::Returned { .. } => true,
        StepState::ToDo | StepState::CannotStart { .. } | StepState::Missed => {
            returned && needs_number
        }
    };
    if waits {
        return Vec::new();
    }
    let lacks_number = needs_number && !facts.progress.has_number();
    let is_requested = facts.progress.record(StepId::NumberRequest).asked.is_some();
    coming_near(facts, ReminderKind::Due, planned)
        .map(|due| Due {
            step: Some(step),
            ask_for_letter: lacks_number && is_requested,
            ask_for_request: lacks_number && !is_requested,
            ..due
        })
        .collect()
}

/// 10 and 3 open days before and on the morning of a date's aim.
fn coming_near<'a>(
    facts: &'a ReminderFacts<'_>,
    kind: ReminderKind,
    planned: &'a PlannedDate,
) -> impl Iterator<Item = Due> + 'a {
    OFFSETS
        .into_iter()
        .filter(|offset| *offset < 10 || facts.preference == MailPreference::Standard)
        .map(move |offset| {
            let day = facts
                .calendar
                .plus_open_days(planned.aim(), -i32::from(offset));
            Due {
                offset,
                official: planned.date(),
                aim: planned.aim(),
                last_day: Some(planned.last_day()),
                ..reminder(facts, kind, day, planned.last_day())
            }
        })
}

/// The application, until it is handed in: as its date comes near; where none is
/// known, one mail in the middle of the month two before, that it has to be asked
/// for. An application that came back closes the month.
fn application(facts: &ReminderFacts<'_>) -> Vec<Due> {
    if facts.progress.application_state() != ActState::ToDo || facts.progress.is_applied() {
        return Vec::new();
    }
    if let Some(planned) = &facts.schedule.designation_application {
        return coming_near(facts, ReminderKind::Application, planned).collect();
    }
    let month = facts.schedule.request.opening.first_day_after_months(-2);
    let day = facts.calendar.next_open(days_after(month, ASK_DAY));
    vec![Due {
        official: facts.schedule.opening_day(),
        ..reminder(
            facts,
            ReminderKind::Application,
            day,
            days_after(day, ASK_FOR_DAYS),
        )
    }]
}

/// The open day after the last safe day of step 4, while no request is recorded.
fn request_late(facts: &ReminderFacts<'_>) -> Option<Due> {
    let planned = &facts.schedule.number_request_due;
    let is_open = facts.progress.record(StepId::NumberRequest) == StepRecord::default()
        && !facts.progress.is_application_returned();
    is_open
        .then(|| after_last_day(facts, ReminderKind::RequestLate, planned))
        .flatten()
}

/// The open day after the submission date, while step 5 or 6 is not recorded. Of
/// what was handed back only the bureau can say what is still possible.
fn missed_submission(facts: &ReminderFacts<'_>) -> Option<Due> {
    let progress = facts.progress;
    let is_open = progress.open_work(facts.schedule.practice()).submission
        && progress.record(StepId::NumberRequest).returned.is_none()
        && !progress.is_application_returned();
    is_open
        .then(|| after_last_day(facts, ReminderKind::Missed, &facts.schedule.submission_due))
        .flatten()
}

/// The first open morning on which a date is over; not once the opening month
/// has begun, for then the plan asks about the designation.
fn after_last_day(
    facts: &ReminderFacts<'_>,
    kind: ReminderKind,
    planned: &PlannedDate,
) -> Option<Due> {
    let last = planned.last_day();
    let day = facts.calendar.next_open(days_after(last, 1));
    let before_opening = days_after(facts.schedule.opening_day(), -1);
    let until = days_after(day, MISSED_DAYS).min(before_opening);
    (day <= until).then(|| Due {
        official: planned.date(),
        aim: planned.aim(),
        last_day: Some(last),
        ..reminder(facts, kind, day, until)
    })
}

/// The next morning after keeping, if steps 1–3 are open and the month has not
/// begun. One a plan, whatever is moved later: its key has no revision.
fn kept(facts: &ReminderFacts<'_>) -> Option<Due> {
    let day = next_morning(facts, facts.since);
    let planned = &facts.schedule.card_reader_request;
    (!facts.progress.is_prepared(facts.schedule.practice()) && day < facts.schedule.opening_day())
        .then(|| Due {
            revision: 0,
            official: planned.date(),
            aim: planned.aim(),
            ..reminder(facts, ReminderKind::Kept, day, days_after(day, KEPT_DAYS))
        })
}

/// The first open day after the reply dispatch, until the number is there; of a
/// letter that was asked for.
fn letter(facts: &ReminderFacts<'_>) -> Option<Due> {
    let step4 = facts.progress.record(StepId::NumberRequest);
    let dispatch = facts.schedule.reply_dispatch.date();
    let submission = &facts.schedule.submission_due;
    let is_awaited = step4.asked.is_some()
        && step4.done.is_none()
        && step4.returned.is_none()
        && !facts.progress.is_application_returned();
    is_awaited.then(|| {
        let day = facts.calendar.plus_open_days(dispatch, 1);
        Due {
            official: submission.date(),
            aim: submission.aim(),
            ..reminder(facts, ReminderKind::Letter, day, submission.date().max(day))
        }
    })
}

/// The first open day of the opening month.
fn designation(facts: &ReminderFacts<'_>) -> Option<Due> {
    facts.progress.outcome().is_none().then(|| {
        let opening = facts.schedule.opening_day();
        let day = facts.calendar.next_open(opening);
        Due {
            official: opening,
            ..reminder(
                facts,
                ReminderKind::Designation,
                day,
                days_after(day, DESIGNATION_DAYS),
            )
        }
    })
}

/// The first open day after "no designation" was recorded, until step 7 is done.
fn report(facts: &ReminderFacts<'_>) -> Option<Due> {
    let Some(Outcome::NotDesignated { on, .. }) = facts.progress.outcome() else {
        return None;
    };
    let step = StepId::NonDesignationReport;
    // A day recorded after the fact must not make the reminder leave at once
    // in the past: it counts from when the plan was kept at the earliest.
    let after = days_after(on, 1).max(japan_date(facts.since));
    let day = facts.calendar.next_open(after);
    facts.progress.record(step).done.is_none().then(|| Due {
        step: Some(step),
        ..reminder(
            facts,
            ReminderKind::Report,
            day,
            days_after(day, REPORT_DAYS),
        )
    })
}
