//! Steps in time, one drawing for every plan: dates as stations on a line, steps
//! as stops under their date. A date stands once, however many steps have it.
//!
//! [`stations`] makes the line from a schedule alone: whatever order and dates
//! the schedule gives its steps, the line follows. What is known of a single
//! step (done, next, where its page is) is told by the caller.

use domain::bureau::BureauId;
use domain::schedule::{Certainty, DateId, PlannedDate, Schedule, ScheduledStep};
use domain::step::StepId;
use jiff::civil::Date;
use leptos::prelude::*;

use super::{BureauLink, CertaintyTag, DaysLeft};
use crate::page::use_page;
use crate::t;
use locales::{aim_ahead, bureau, day, deadline_text, full_date};

/// Whose turn a station is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dot {
    /// The founder acts.
    Act,
    /// Others act, or nothing is to be done yet.
    Rest,
    /// 診療開始
    Opening,
    /// No date: not on the line.
    Loose,
}

impl Dot {
    const fn class(self) -> &'static str {
        match self {
            Self::Act => "rail-act",
            Self::Rest => "rail-rest",
            Self::Opening => "rail-opening",
            Self::Loose => "rail-loose",
        }
    }
}

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopMark {
    /// Can be done.
    Open,
    /// Is the next one.
    Next,
    /// Is done.
    Done,
    /// Handed in: somebody else's turn.
    Waiting,
    /// Has to wait for another one.
    NotYet,
    /// Is not needed, or only in a case that need not come.
    NotNeeded,
}

impl StopMark {
    const fn class(self) -> &'static str {
        match self {
            Self::Open => "stop stop-open",
            Self::Next => "stop stop-next",
            Self::Done => "stop stop-done",
            Self::Waiting => "stop stop-waiting",
            Self::NotYet => "stop stop-not-yet",
            Self::NotNeeded => "stop stop-not-needed",
        }
    }
}

/// A step on the line.
#[derive(Debug)]
pub struct RailStop {
    /// 1–7.
    pub number: u8,
    /// Its name.
    pub name: String,
    /// How it stands.
    pub mark: StopMark,
    /// Its page; the row is the link.
    pub href: Option<String>,
    /// Lines below the name: what, where, what is recorded.
    pub meta: Vec<String>,
}

/// A date on the line.
pub struct RailStation {
    /// Whose turn.
    pub dot: Dot,
    /// The day; none where nothing says one.
    pub day: Option<Date>,
    /// The date in words; nothing where there is none.
    pub head: Option<AnyView>,
    /// How many days are left, how sure the date is.
    pub meta: Option<AnyView>,
    /// What is to be done by then.
    pub stops: Vec<RailStop>,
    /// What has to be known about the date.
    pub note: Option<AnyView>,
}

/// The line.
#[component]
pub fn Rail(
    /// In the order in which they are shown.
    stations: Vec<RailStation>,
) -> impl IntoView {
    let stations = stations.into_iter().map(station).collect_view();
    view! { <ol class="rail">{stations}</ol> }
}

fn station(station: RailStation) -> AnyView {
    let stops = (!station.stops.is_empty()).then(|| {
        let stops = station.stops.into_iter().map(stop).collect_view();
        view! { <ol class="rail-stops">{stops}</ol> }
    });
    let dot = (station.dot != Dot::Loose)
        .then(|| view! { <span class="rail-dot" aria-hidden="true"></span> });
    view! {
        <li class=station.dot.class()>
            {dot}
            {station.head.map(|head| view! { <p class="rail-head">{head}</p> })}
            {station.meta.map(|meta| view! { <p class="rail-meta">{meta}</p> })}
            {stops}
            {station.note.map(|note| view! { <p class="rail-meta">{note}</p> })}
        </li>
    }
    .into_any()
}

fn stop(stop: RailStop) -> AnyView {
    let sign = if stop.mark == StopMark::Done {
        view! {
            <svg viewBox="0 0 24 24" focusable="false"><path d="m5 12.5 4.5 4.5L19 7.5" fill="none" stroke="currentColor" stroke-width="3" /></svg>
        }
        .into_any()
    } else {
        stop.number.to_string().into_any()
    };
    let meta = stop
        .meta
        .into_iter()
        .map(|line| view! { <span class="stop-meta">{line}</span> })
        .collect_view();
    let body = view! {
        <span class="stop-mark" aria-hidden="true">{sign}</span>
        <span class="stop-name">
            <span class="visually-hidden">{t!("step-number-words", number = i64::from(stop.number))}" "</span>
            {stop.name}
        </span>
        {meta}
    };
    let class = stop.mark.class();
    match stop.href {
        Some(href) => view! { <li><a class=class href=href>{body}</a></li> }.into_any(),
        None => view! { <li><div class=class>{body}</div></li> }.into_any(),
    }
}

/// What a station of a schedule is about.
pub(super) enum Point<'a> {
    /// Steps that are due on one day.
    Due(&'a PlannedDate, Vec<ScheduledStep<'a>>),
    /// 回答書の発送
    Reply(&'a PlannedDate),
    /// 診療開始
    Opening(Date),
    /// Steps without a day.
    Undated(Vec<ScheduledStep<'a>>),
}

impl<'a> Point<'a> {
    /// By day; on the same day the letter comes before what needs it.
    pub(super) fn of(schedule: &'a Schedule) -> Vec<Self> {
        let mut dated: Vec<(&PlannedDate, Vec<ScheduledStep<'_>>)> = Vec::new();
        let mut undated = Vec::new();
        for step in schedule.steps() {
            let Some(due) = step.due else {
                undated.push(step);
                continue;
            };
            let same = dated
                .iter_mut()
                .find(|(date, _)| (date.id(), date.last_day()) == (due.id(), due.last_day()));
            match same {
                Some((_, steps)) => steps.push(step),
                None => dated.push((due, vec![step])),
            }
        }
        let mut points: Vec<_> = std::iter::once(Self::Reply(&schedule.reply_dispatch))
            .chain(dated.into_iter().map(|(due, steps)| Self::Due(due, steps)))
            .collect();
        points.sort_by_key(|point| match point {
            Self::Reply(date) => (date.date(), false),
            Self::Due(date, _) => (date.last_day(), true),
            Self::Opening(_) | Self::Undated(_) => (Date::MAX, true),
        });
        points.push(Self::Opening(schedule.opening_day()));
        if !undated.is_empty() {
            points.push(Self::Undated(undated));
        }
        points
    }
}

/// The stations of a schedule: each day on which steps are due, in order, the
/// bureau's letter, the opening; last, what has no day. `stop` tells a step;
/// whether days are counted follows from its mark.
#[must_use]
pub fn stations(
    schedule: &Schedule,
    mut stop: impl FnMut(&ScheduledStep<'_>) -> RailStop,
) -> Vec<RailStation> {
    let lang = use_page().lang;
    // The year stands where it is another one than that of the line above.
    let mut year = None;
    let mut words = |date: Date| {
        let is_new = year.replace(date.year()) != Some(date.year());
        let words = if is_new {
            full_date(lang, date)
        } else {
            day(lang, date)
        };
        view! { <time datetime=date.to_string()>{words}</time> }.into_any()
    };
    Point::of(schedule)
        .into_iter()
        .map(|point| match point {
            Point::Due(due, steps) => {
                let stops: Vec<RailStop> = steps.iter().map(&mut stop).collect();
                due_station(schedule, due, words(due.last_day()), stops)
            }
            Point::Reply(reply) => RailStation {
                dot: Dot::Rest,
                day: Some(reply.date()),
                head: Some(around(reply, words(reply.date()))),
                meta: Some(
                    view! {
                        {t!("rail-reply", bureau = bureau(lang, schedule.bureau))}" "
                        <CertaintyTag certainty=reply.certainty() />
                    }
                    .into_any(),
                ),
                stops: Vec::new(),
                note: None,
            },
            Point::Opening(opening) => RailStation {
                dot: Dot::Opening,
                day: Some(opening),
                head: Some(view! { {words(opening)}" "{t!("picture-opening")} }.into_any()),
                meta: Some(t!("rail-opening").into_any()),
                stops: Vec::new(),
                note: None,
            },
            Point::Undated(steps) => RailStation {
                dot: Dot::Loose,
                day: None,
                head: None,
                meta: None,
                stops: steps.iter().map(&mut stop).collect(),
                note: None,
            },
        })
        .collect()
}

/// The designation application as a stop: the second act of step 4, with a line
/// of its own.
pub struct ApplicationStop {
    /// How it stands.
    pub mark: StopMark,
    /// Where it is recorded.
    pub href: Option<String>,
    /// Lines more: what is recorded.
    pub more: Vec<String>,
    /// On a public plan, which has no page of its own to say where to ask.
    pub is_public: bool,
}

/// Puts the application on the line: under its own day where one is known, else
/// below the request with the word that its day is not confirmed.
pub fn insert_application(
    line: &mut Vec<RailStation>,
    schedule: &Schedule,
    application: ApplicationStop,
) {
    let lang = use_page().lang;
    let bureau_name = bureau(lang, schedule.bureau);
    let mut meta = vec![t!("application-what", bureau = bureau_name)];
    meta.extend(application.more);
    let stop = RailStop {
        number: StepId::NumberRequest.number(),
        name: t!("application-name"),
        mark: application.mark,
        href: application.href,
        meta,
    };
    let is_open = matches!(application.mark, StopMark::Open | StopMark::Next);
    let due = schedule.designation_application.as_ref();
    let meta = due.map_or_else(
        || view! { <CertaintyTag certainty=Certainty::Unconfirmed /> }.into_any(),
        |due| {
            let count = is_open.then(|| view! { <DaysLeft date=due.last_day() over=None />" " });
            view! { {count}<CertaintyTag certainty=due.certainty() /> }.into_any()
        },
    );
    let head = due.map_or_else(
        || t!("application-day-unknown").into_any(),
        |due| {
            let date = due.last_day();
            let words = view! { <time datetime=date.to_string()>{day(lang, date)}</time> };
            around(due, words.into_any())
        },
    );
    let note = is_open.then(|| match due {
        Some(due) => {
            // The pages name a day, and not surely of which month.
            let month =
                (due.certainty() == Certainty::Unconfirmed).then(|| t!("plan-application-month"));
            view! { {deadline_note(schedule.bureau, due, application.is_public)}" "{month} }
                .into_any()
        }
        None => {
            view! { {t!("application-ask")}" "<BureauLink bureau=schedule.bureau /> }.into_any()
        }
    });
    let station = RailStation {
        dot: if is_open { Dot::Act } else { Dot::Rest },
        day: due.map(PlannedDate::last_day),
        head: Some(head),
        meta: Some(meta),
        stops: vec![stop],
        note,
    };
    // After what is due by then; with no day, right after the request.
    let at = match due {
        Some(due) => line
            .iter()
            .position(|other| other.day.is_some_and(|day| due.last_day() < day)),
        None => line
            .iter()
            .position(|other| {
                other
                    .stops
                    .iter()
                    .any(|stop| stop.number == StepId::NumberRequest.number())
            })
            .map(|at| at + 1),
    };
    line.insert(at.unwrap_or(line.len()), station);
}

/// The words around a day: a deadline, a time to go by, a dispatch.
fn around(date: &PlannedDate, day: AnyView) -> AnyView {
    let (before, after) = super::planned_date::around(date.id());
    view! { {before}{day}{after} }.into_any()
}

fn due_station(
    schedule: &Schedule,
    due: &PlannedDate,
    day: AnyView,
    stops: Vec<RailStop>,
) -> RailStation {
    let page = use_page();
    let settled = |stop: &RailStop| {
        matches!(
            stop.mark,
            StopMark::Done | StopMark::Waiting | StopMark::NotNeeded
        )
    };
    // A kept plan's steps have pages, and the remedy stands there.
    let is_public = stops.iter().all(|stop| stop.href.is_none());
    let is_over = stops.iter().all(settled);
    let waits = stops
        .iter()
        .all(|stop| settled(stop) || stop.mark == StopMark::NotYet);
    let over = super::planned_date::over(due);
    let count = (!is_over).then(
        || view! { <DaysLeft date=due.last_day() over is_thumb=due.is_rule_of_thumb() />" " },
    );
    let certainty =
        (!due.is_rule_of_thumb()).then(|| view! { <CertaintyTag certainty=due.certainty() />" " });
    let aim = aim_ahead(page.lang, due, page.today).filter(|_| !is_over);
    let note = (due.id() == DateId::NumberRequestDue && !is_over)
        .then(|| deadline_note(schedule.bureau, due, is_public));
    RailStation {
        dot: if waits { Dot::Rest } else { Dot::Act },
        day: Some(due.last_day()),
        head: Some(around(due, day)),
        meta: Some(view! { {count}{certainty}{aim} }.into_any()),
        stops,
        note: note.flatten(),
    }
}

/// The bureau's deadline, and where an unconfirmed one can be confirmed.
fn deadline_note(bureau: BureauId, due: &PlannedDate, is_public: bool) -> Option<AnyView> {
    let words = deadline_text(use_page().lang, due)?;
    let remedy = (is_public && due.certainty() == Certainty::Unconfirmed)
        .then(|| view! { " "<BureauLink bureau /> });
    Some(view! { {words}{remedy} }.into_any())
}

#[cfg(test)]
mod tests {
    use domain::bureau::Prefecture;
    use domain::calendar::Calendar;
    use domain::kind::Kinds;
    use domain::month::YearMonth;
    use domain::rulebook::Rulebook;
    use domain::schedule::{PlanRequest, schedule};
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_step_stands_once_under_its_day_and_the_days_follow_each_other() {
        for prefecture in Prefecture::all() {
            let asked = PlanRequest {
                opening: YearMonth::parse("2027-06").unwrap(),
                prefecture,
                kinds: Kinds::parse("medical").unwrap(),
            };
            let plan = schedule(
                Rulebook::embedded(),
                Calendar::official(),
                asked,
                date(2026, 11, 22),
            );
            let points = Point::of(&plan);
            let mut days = Vec::new();
            let mut numbers = Vec::new();
            for point in &points {
                match point {
                    Point::Due(due, steps) => {
                        days.push(due.last_day());
                        assert!(steps.iter().all(|step| step.due == Some(*due)));
                        numbers.extend(steps.iter().map(|step| step.number));
                    }
                    Point::Reply(reply) => days.push(reply.date()),
                    Point::Opening(day) => days.push(*day),
                    Point::Undated(steps) => numbers.extend(steps.iter().map(|step| step.number)),
                }
            }
            assert!(days.is_sorted(), "{prefecture}: {days:?}");
            numbers.sort_unstable();
            assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7], "{prefecture}");
        }
    }
}
