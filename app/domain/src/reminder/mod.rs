//! Which mail is due when, and its key. Pure: facts and now in, mails out. May
//! import the schedule, progress, calendar and accounts; writes no text and
//! sends nothing.

mod planned;
pub mod window;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use planned::planned;

use crate::account::MailPreference;
use crate::calendar::{Calendar, japan_date, japan_time};
use crate::progress::Progress;
use crate::schedule::Schedule;
use crate::step::StepId;

/// The hour (Japan time) from which reminders leave, on open days.
pub const SEND_HOUR: i8 = 9;

/// What a reminder is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReminderKind {
    /// The plan is kept and steps 1–3 are open.
    Kept,
    /// A step's date comes near.
    Due,
    /// The last safe day of step 4 passed, and no request is recorded: ask the
    /// bureau whether it is still taken.
    RequestLate,
    /// The date of the designation application comes near, or is not known and
    /// has to be asked for.
    Application,
    /// Has the letter with the 受付番号 come?
    Letter,
    /// The submission date passed, and steps 5 and 6 are not recorded: 個別対応
    /// (別紙２ ※).
    Missed,
    /// Were you designated?
    Designation,
    /// Step 7: report at once that no designation was made.
    Report,
}

impl ReminderKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Kept,
        Self::Due,
        Self::RequestLate,
        Self::Application,
        Self::Letter,
        Self::Missed,
        Self::Designation,
        Self::Report,
    ];

    /// The id in keys and Fluent (`mail-…`).
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Due => "due",
            Self::RequestLate => "request-late",
            Self::Application => "application",
            Self::Letter => "letter",
            Self::Missed => "missed",
            Self::Designation => "designation",
            Self::Report => "report",
        }
    }
}

/// What decides reminders.
#[derive(Clone, Copy, Debug)]
pub struct ReminderFacts<'a> {
    /// The plan's id.
    pub plan_id: &'a str,
    /// Its dates.
    pub schedule: &'a Schedule,
    /// What is recorded.
    pub progress: &'a Progress,
    /// Open days.
    pub calendar: &'a Calendar,
    /// How much mail the owner wants.
    pub preference: MailPreference,
    /// When the plan was kept, or its month last moved: nothing that would
    /// have left before is made up for.
    pub since: Timestamp,
    /// Counts the plan's changes of dates, for [`Due::former_key`].
    pub revision: u32,
}

/// A reminder with all that is needed to send it or to drop it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// What about.
    pub kind: ReminderKind,
    /// The plan's id.
    pub plan_id: String,
    /// Which step, for [`ReminderKind::Due`] and [`ReminderKind::Report`].
    pub step: Option<StepId>,
    /// The revision of the plan's dates.
    pub revision: u32,
    /// Open days before the aim date: 10, 3, 0; 0 for the other kinds.
    pub offset: u8,
    /// 09:00 Japan time of an open day.
    pub send_at: Timestamp,
    /// Pointless after this instant.
    pub not_after: Timestamp,
    /// The official date; the subject names it.
    pub official: Date,
    /// The open day to aim at.
    pub aim: Date,
    /// The last day on which it is taken; `None` in what a release before wrote.
    #[serde(default)]
    pub last_day: Option<Date>,
    /// Steps 5 and 6 while the 受付番号 is not recorded: ask for the letter and
    /// say what to prepare.
    pub ask_for_letter: bool,
    /// The same while not even the request (step 4) is recorded: nobody sends a
    /// letter that was not asked for.
    #[serde(default)]
    pub ask_for_request: bool,
    /// The day (Japan time) as of which it is worded: days are counted from it,
    /// and another day means other words. `None` in plans of what is to come and
    /// in what a release before wrote.
    #[serde(default)]
    pub as_of: Option<Date>,
}

impl Due {
    /// The day to name as the goal: the last one on which it is taken. For step 4
    /// the open day before the official one, on which it is handed back.
    #[must_use]
    pub fn goal(&self) -> Date {
        match (self.last_day, self.kind, self.step) {
            (Some(last), ..) => last,
            (None, ReminderKind::Due, Some(StepId::NumberRequest)) => self.aim,
            _ => self.official,
        }
    }

    /// By what several reminders of one mail are sorted: the most urgent first,
    /// the subject is its.
    #[must_use]
    pub fn urgency(&self) -> (Date, Option<StepId>, String) {
        (self.official, self.step, self.key())
    }

    /// The unique key: `kind:plan-id:step:official-date:offset`. It holds the date
    /// that the mail speaks of, so that a date that moves gets its reminders anew,
    /// whoever moved it. One [`ReminderKind::Kept`] a plan, whatever moves.
    #[must_use]
    pub fn key(&self) -> String {
        match self.kind {
            ReminderKind::Kept => self.former_key(),
            _ => self.key_of(&self.official.to_string()),
        }
    }

    /// The key that the release before gave it: `kind:plan-id:step:deadline-revision:offset`.
    /// A mail that went out under it with the same official date is not sent again.
    #[must_use]
    pub fn former_key(&self) -> String {
        self.key_of(&self.revision.to_string())
    }

    fn key_of(&self, dates: &str) -> String {
        let step = self.step.map_or("-", StepId::as_str);
        let (kind, plan, offset) = (self.kind.as_str(), &self.plan_id, self.offset);
        format!("{kind}:{plan}:{step}:{dates}:{offset}")
    }
}

/// The reminders that should leave now. Empty outside open days from 09:00
/// (Japan time). After an outage a step's missed offsets collapse into the
/// latest. The same reminder is given again until it expires: the key tells.
#[must_use]
pub fn due(facts: &ReminderFacts<'_>, now: Timestamp) -> Vec<Due> {
    let local = japan_time(now);
    if local.hour() < SEND_HOUR || !facts.calendar.is_open(japan_date(now)) {
        return Vec::new();
    }
    ripe(facts, now)
}

/// The reminder as it should read now, asked again before sending; `None` if
/// the step is done, the date has moved, the owner wants no such mail, a later
/// offset has taken its place, or it is too late.
#[must_use]
pub fn current(stored: &Due, facts: &ReminderFacts<'_>, now: Timestamp) -> Option<Due> {
    ripe(facts, now).into_iter().find(|due| {
        due.key() == stored.key() && due.official == stored.official && due.aim == stored.aim
    })
}

/// The reminders whose whole time passed unseen: nothing has planned any since
/// `last_planned` until `now`, and in between they began and were over. Without
/// them an outage over a step's last open day would leave no trace.
#[must_use]
pub fn missed(facts: &ReminderFacts<'_>, last_planned: Timestamp, now: Timestamp) -> Vec<Due> {
    planned(facts, japan_date(now))
        .into_iter()
        .filter(|due| last_planned < due.send_at && due.not_after < now)
        .collect()
}

/// Sendable by date: begun, not expired, and of one step the latest offset;
/// worded as of today.
fn ripe(facts: &ReminderFacts<'_>, now: Timestamp) -> Vec<Due> {
    let today = japan_date(now);
    let mut ripe: Vec<Due> = planned(facts, today)
        .into_iter()
        .filter(|due| due.send_at <= now && now <= due.not_after)
        .map(|due| Due {
            as_of: Some(today),
            ..due
        })
        .collect();
    let latest = |due: &Due, all: &[Due]| {
        all.iter()
            .filter(|other| other.kind == due.kind && other.step == due.step)
            .all(|other| other.send_at <= due.send_at)
    };
    let all = ripe.clone();
    ripe.retain(|due| latest(due, &all));
    ripe
}

#[cfg(test)]
mod tests;
