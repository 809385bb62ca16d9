//! What came of a simulation, counted from the database and the mail server.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::calendar::{Calendar, japan_date, japan_time};
use domain::reminder::{Due, window};
use domain::step::StepId;
use jiff::Timestamp;
use office::db::column::{MailKind, MailState};
use office::db::entity::{outbox, outbox_item};
use office::office::Office;
use sea_orm::EntityTrait as _;
use uuid::Uuid;

use super::founders::Done;
use super::sink::Taken;

/// The figures of a simulation.
#[derive(Debug, Default)]
pub struct Report {
    pub due: usize,
    pub accepted: usize,
    pub states: BTreeMap<&'static str, usize>,
    pub missing: Vec<String>,
    pub unfinished: usize,
    pub doubled: Vec<String>,
    pub doubled_in_doubt: usize,
    pub outside_the_window: usize,
    pub after_completion: Vec<String>,
    pub second_on_a_day: Vec<String>,
    pub last_day: usize,
    pub lag_p50_s: i64,
    pub lag_p99_s: i64,
}

impl Report {
    /// Counts. `expected`: the reminders that the rules said were due, by key.
    pub async fn of(
        office: &Office,
        expected: &HashMap<String, Due>,
        taken: &[Taken],
        in_doubt: &HashSet<Uuid>,
        done: &[Done],
    ) -> Self {
        let db = office.db.read();
        let rows = outbox::Entity::find().all(db).await.unwrap();
        let items = outbox_item::Entity::find().all(db).await.unwrap();
        let mut report = Self {
            due: expected.len(),
            accepted: taken.len(),
            ..Self::default()
        };
        let mut keys: HashSet<&str> = rows.iter().map(|row| row.dedupe_key.as_str()).collect();
        keys.extend(items.iter().map(|item| item.key.as_str()));
        for row in &rows {
            *report.states.entry(row.state.as_str()).or_default() += 1;
            if matches!(row.state, MailState::Pending | MailState::Leased) {
                report.unfinished += 1;
            }
        }
        for key in expected.keys() {
            if !keys.contains(key.as_str()) {
                report.missing.push(key.clone());
            }
        }
        let rows: HashMap<Uuid, &outbox::Model> = rows.iter().map(|row| (row.id, row)).collect();
        report.judge(&rows, taken, in_doubt, done);
        report
    }

    fn judge(
        &mut self,
        rows: &HashMap<Uuid, &outbox::Model>,
        taken: &[Taken],
        in_doubt: &HashSet<Uuid>,
        done: &[Done],
    ) {
        let calendar = Calendar::official();
        let mut by_row: HashMap<Uuid, Vec<&Taken>> = HashMap::new();
        let mut by_day: HashMap<(Uuid, jiff::civil::Date), HashSet<Uuid>> = HashMap::new();
        let mut lags = Vec::new();
        for mail in taken {
            let (id, _) = mail.message_id.split_once('@').unwrap();
            let id: Uuid = id.split('.').next().unwrap().parse().unwrap();
            let row = rows[&id];
            by_row.entry(id).or_default().push(mail);
            if row.kind != MailKind::Reminder {
                continue;
            }
            let at = Timestamp::from_millisecond(mail.at).unwrap();
            let local = japan_time(at);
            let hours = window::FIRST_HOUR..window::LAST_HOUR;
            if !(calendar.is_open(local.date()) && hours.contains(&local.hour())) {
                self.outside_the_window += 1;
            }
            let whose = row.account_id.unwrap();
            by_day
                .entry((whose, japan_date(at)))
                .or_default()
                .insert(id);
            let said: Vec<Due> =
                serde_json::from_value(row.payload["items"].clone()).unwrap_or_default();
            if row.state == MailState::Sent && by_row[&id].len() == 1 {
                lags.extend(
                    said.iter()
                        .map(|due| at.as_second() - due.send_at.as_second()),
                );
            }
            self.after_completion(&said, at, done);
        }
        for (id, mails) in &by_row {
            let doubted = mails.iter().any(|mail| mail.in_doubt) || in_doubt.contains(id);
            if mails.len() > 1 && doubted {
                self.doubled_in_doubt += 1;
            } else if mails.len() > 1 {
                self.doubled.push(format!("{id}: {}", mails.len()));
            }
        }
        for ((whose, day), mails) in by_day.iter().filter(|(_, mails)| mails.len() > 1) {
            let last_day = mails.iter().any(|id| is_last_day(rows[id], *day));
            if last_day {
                self.last_day += 1;
            } else {
                self.second_on_a_day.push(format!("{whose} {day}"));
            }
        }
        lags.sort_unstable();
        let at = |percent: usize| lags.get(lags.len().saturating_sub(1) * percent / 100);
        self.lag_p50_s = at(50).copied().unwrap_or(0);
        self.lag_p99_s = at(99).copied().unwrap_or(0);
    }

    fn after_completion(&mut self, said: &[Due], at: Timestamp, done: &[Done]) {
        for due in said {
            // The report of step 7 and the questions of a whole plan are ended by
            // other acts.
            let Some(step) = due
                .step
                .filter(|step| *step != StepId::NonDesignationReport)
            else {
                continue;
            };
            let plan: Uuid = due.plan_id.parse().unwrap();
            let was_done = done.iter().any(|one| {
                one.plan == plan
                    && one.step == step
                    && one.at < at
                    && one.until.is_none_or(|until| at < until)
            });
            if was_done {
                self.after_completion.push(due.key());
            }
        }
    }

    /// What was wrong, in words; empty if nothing was.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut fault = |what: &str, many: usize, first: Option<&String>| {
            if many > 0 {
                faults.push(format!("{what}: {many} (first: {first:?})"));
            }
        };
        fault("missing", self.missing.len(), self.missing.first());
        fault("unfinished", self.unfinished, None);
        fault("doubled", self.doubled.len(), self.doubled.first());
        fault("outside the window", self.outside_the_window, None);
        let after = &self.after_completion;
        fault("after completion", after.len(), after.first());
        let second = &self.second_on_a_day;
        fault("second mail on a day", second.len(), second.first());
        faults
    }
}

/// Whether what a mail said would have been too late on the next day.
fn is_last_day(row: &outbox::Model, day: jiff::civil::Date) -> bool {
    let said: Vec<Due> = serde_json::from_value(row.payload["items"].clone()).unwrap_or_default();
    let noon = domain::calendar::japan_instant(day, 12, 0);
    said.iter()
        .any(|due| window::is_last_day(Calendar::official(), due.not_after, noon))
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "  due                    {}", self.due)?;
        writeln!(f, "  accepted               {}", self.accepted)?;
        writeln!(f, "  rows                   {:?}", self.states)?;
        writeln!(f, "  missing                {}", self.missing.len())?;
        writeln!(f, "  unfinished             {}", self.unfinished)?;
        writeln!(
            f,
            "  doubled                {} (after \"unknown\": {})",
            self.doubled.len(),
            self.doubled_in_doubt
        )?;
        writeln!(f, "  outside the window     {}", self.outside_the_window)?;
        writeln!(
            f,
            "  after completion       {}",
            self.after_completion.len()
        )?;
        writeln!(
            f,
            "  second mail on a day   {} (last-day mails: {})",
            self.second_on_a_day.len(),
            self.last_day
        )?;
        write!(
            f,
            "  lag                    p50 {} s, p99 {} s",
            self.lag_p50_s, self.lag_p99_s
        )
    }
}
