//! A plan as a calendar (iCalendar, RFC 5545): all-day events in Japan. The
//! download and the feeds of kept plans are built here, so that an event has
//! the same words and shape everywhere.

use domain::practice::Practice;
use domain::schedule::{Basis, DateId, PlannedDate, Schedule};
use domain::step::StepId;
use icalendar::{Alarm, Calendar, Component as _, Event, EventLike as _, EventStatus, Property};
use jiff::Timestamp;
use jiff::civil::Date;
use locales::{
    Lang, aim_text, bureau, deadline_text, month, plain_date, prefecture, source_title, text,
    text_with,
};
use portal::calendar::KeptCalendar;

/// One all-day event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayEvent {
    /// What it is about; stable while the plan lives: with the calendar's key
    /// it makes the UID.
    pub id: DateId,
    /// The day (Japan time).
    pub date: Date,
    /// One line.
    pub summary: String,
    /// More, with basis and source.
    pub description: String,
    /// Whether to ring the evening before.
    pub alarm: bool,
    /// It no longer takes place.
    pub cancelled: bool,
}

/// A calendar of events.
#[derive(Clone, Debug)]
pub struct CalendarFile {
    /// Makes the UIDs; stable while the plan lives, also when its month moves.
    pub key: String,
    /// The calendar's name.
    pub name: String,
    /// The address of the plan's page.
    pub url: Option<String>,
    /// Rises with every change of the dates (RFC 5545, 3.8.7.4).
    pub sequence: u32,
    /// When the file was made.
    pub made: Timestamp,
    /// The events.
    pub events: Vec<DayEvent>,
}

/// The dates of a plan as events, in the order of time: the deadlines, the
/// reply and the opening. The words name whom and what, never a code.
#[must_use]
pub fn events(lang: Lang, plan: &Schedule) -> Vec<DayEvent> {
    let mut events: Vec<DayEvent> = [
        (&plan.card_reader_request, true),
        (&plan.number_request_due, true),
        (&plan.reply_dispatch, false),
        (&plan.submission_due, true),
    ]
    .map(|(planned, alarm)| event(lang, plan, planned, alarm))
    .to_vec();
    let application = plan.designation_application.as_ref();
    events.extend(application.map(|planned| event(lang, plan, planned, true)));
    events.push(DayEvent {
        id: DateId::Opening,
        date: plan.opening_day(),
        summary: text(lang, locales::id!("calendar-opening")),
        description: text(lang, locales::id!("calendar-opening-text")),
        alarm: false,
        cancelled: false,
    });
    events
}

fn event(lang: Lang, plan: &Schedule, planned: &PlannedDate, alarm: bool) -> DayEvent {
    let id = planned.id();
    let steps: Vec<String> = plan
        .steps()
        .iter()
        .filter(|step| step.due.is_some_and(|due| due.id() == planned.id()))
        .map(|step| text(lang, &format!("step-{}", StepId::as_str(step.id))))
        .collect();
    let source = planned.source();
    let mut lines = steps;
    lines.push(text_with(
        lang,
        locales::id!("calendar-bureau"),
        &locales::args!(bureau = bureau(lang, plan.bureau)),
    ));
    lines.push(text(
        lang,
        &format!("certainty-{}", planned.certainty().as_str()),
    ));
    lines.extend(deadline_text(lang, planned).or_else(|| aim_text(lang, planned)));
    let note = locales::source_note(
        lang,
        source_title(lang, source),
        // Who told it stays on the plan's own page: a calendar may be shared.
        if planned.basis() == Basis::Told {
            ""
        } else {
            source.clause()
        },
        plain_date(lang, source.edition()),
    );
    lines.push(note);
    DayEvent {
        id,
        date: planned.last_day(),
        summary: text(lang, &summary_id(plan, id)),
        description: lines.join("\n"),
        alarm,
        cancelled: false,
    }
}

/// Where the number comes first, two dates have other steps behind them.
fn summary_id(plan: &Schedule, id: DateId) -> String {
    match (plan.practice(), id) {
        (Practice::NumberFirst, DateId::CardReaderRequest) => {
            locales::id!("calendar-card_reader_request-number-first").to_owned()
        }
        (Practice::NumberFirst, DateId::SubmissionDue) => {
            locales::id!("calendar-submission_due-number-first").to_owned()
        }
        _ => format!("calendar-{}", id.as_str()),
    }
}

impl CalendarFile {
    /// The feed of a kept plan: nothing rings for what is done, and what is gone is
    /// cancelled. `site`: the public address.
    #[must_use]
    pub fn of_kept(kept: &KeptCalendar, site: &str) -> Self {
        let (lang, request) = (kept.lang, kept.schedule.request);
        let name = locales::args!(
            month = month(lang, request.opening),
            prefecture = prefecture(lang, request.prefecture),
            kind = text(lang, &request.kind().message_id()),
        );
        let as_kept = |event: DayEvent| DayEvent {
            alarm: event.alarm && !kept.done.contains(&event.id),
            cancelled: kept.cancelled.contains(&event.id),
            ..event
        };
        Self {
            key: kept.id.clone(),
            name: text_with(lang, locales::id!("kept-line"), &name),
            url: Some(format!("{site}/plans/{}", kept.id)),
            sequence: kept.sequence,
            made: kept.changed,
            events: events(lang, &kept.schedule)
                .into_iter()
                .map(as_kept)
                .collect(),
        }
    }

    /// The file's text.
    #[must_use]
    pub fn render(&self) -> String {
        let mut calendar = Calendar::new();
        calendar.name(&self.name);
        for event in &self.events {
            calendar.push(self.event(event));
        }
        calendar.done().to_string()
    }

    fn event(&self, event: &DayEvent) -> Event {
        let made = || Property::new("DTSTAMP", self.made.strftime("%Y%m%dT%H%M%SZ").to_string());
        let mut out = Event::new();
        out.uid(&format!("{}-{}@tsukihajime", self.key, event.id.as_str()))
            .append_property(made())
            .append_property(all_day("DTSTART", event.date))
            .append_property(all_day(
                "DTEND",
                event.date.tomorrow().unwrap_or(event.date),
            ))
            .sequence(self.sequence)
            .summary(&event.summary)
            .description(&event.description)
            .status(if event.cancelled {
                EventStatus::Cancelled
            } else {
                EventStatus::Confirmed
            })
            // A deadline keeps nobody from meeting somebody.
            .append_property(Property::new("TRANSP", "TRANSPARENT"));
        if let Some(url) = &self.url {
            out.url(url);
        }
        if event.alarm && !event.cancelled {
            // An all-day event begins at midnight: 09:00 of the day before.
            let mut alarm = Alarm::display(&event.summary, -chrono::Duration::hours(15));
            // icalendar would read the clock for the one and roll dice for the other.
            alarm.append_property(made());
            alarm.uid(&format!(
                "{}-{}-alarm@tsukihajime",
                self.key,
                event.id.as_str()
            ));
            out.alarm(alarm);
        }
        out.done()
    }
}

fn all_day(name: &str, date: Date) -> Property {
    let mut property = Property::new(name, date.strftime("%Y%m%d").to_string());
    property.add_parameter("VALUE", "DATE");
    property.done()
}

#[cfg(test)]
mod tests {
    use domain::bureau::Prefecture;
    use domain::kind::Kind;
    use domain::month::YearMonth;
    use domain::rulebook::Rulebook;
    use domain::schedule::{PlanRequest, schedule};
    use jiff::civil::date;

    use super::*;

    fn file(lang: Lang, opening: &str, change: impl FnOnce(&mut CalendarFile)) -> String {
        let request = PlanRequest {
            opening: YearMonth::parse(opening).unwrap(),
            prefecture: Prefecture::parse("13").unwrap(),
            kinds: domain::kind::Kinds::One(Kind::Medical),
        };
        let calendar = domain::calendar::Calendar::official();
        let plan = schedule(Rulebook::embedded(), calendar, request, date(2026, 11, 22));
        let mut file = CalendarFile {
            key: "key".to_owned(),
            name: "name".to_owned(),
            url: None,
            sequence: 0,
            made: Timestamp::UNIX_EPOCH,
            events: events(lang, &plan),
        };
        change(&mut file);
        // Long lines are folded (RFC 5545, 3.1).
        file.render().replace("\r\n ", "")
    }

    #[test]
    fn a_plan_becomes_five_all_day_events_with_stable_ids_and_sources() {
        for lang in Lang::ALL {
            let text = file(lang, "2027-04", |_| ());
            assert_eq!(text.matches("BEGIN:VEVENT").count(), 5);
            assert_eq!(text.matches("BEGIN:VALARM").count(), 3);
            assert!(text.contains("UID:key-submission_due@tsukihajime"));
            assert!(text.contains("DTSTART;VALUE=DATE:20270315"));
            // Step 4 stands on the last safe day, a Friday, and not on the deadline.
            assert!(text.contains("DTSTART;VALUE=DATE:20270129"));
            assert!(!text.contains("DTSTART;VALUE=DATE:20270201"));
            assert!(text.contains("DTEND;VALUE=DATE:20270316"));
            // 15 hours.
            assert!(text.contains("TRIGGER:-PT54000S"), "{text}");
            // Each date but the opening carries its clause.
            assert_eq!(text.matches("2021").count(), 4, "{text}");
            assert!(!text.contains('⟦'), "{text}");
        }
    }

    #[test]
    fn a_moved_month_moves_the_same_events_and_a_gone_one_is_cancelled_without_an_alarm() {
        let ids = |text: &str| {
            text.lines()
                .filter(|l| l.starts_with("UID:"))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let moved = file(Lang::Ja, "2027-05", |file| file.sequence = 1);
        assert_eq!(ids(&file(Lang::Ja, "2027-04", |_| ())), ids(&moved));
        assert!(moved.contains("SEQUENCE:1"));
        let gone = file(Lang::Ja, "2027-04", |file| {
            file.events.iter_mut().for_each(|e| e.cancelled = true)
        });
        assert_eq!(gone.matches("STATUS:CANCELLED").count(), 5);
        assert!(!gone.contains("VALARM"));
    }

    #[test]
    fn the_same_plan_at_the_same_time_gives_the_same_file() {
        assert_eq!(
            file(Lang::En, "2027-04", |_| ()),
            file(Lang::En, "2027-04", |_| ())
        );
    }
}
