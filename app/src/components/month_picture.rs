//! The months from now to the opening as a picture: what one does, what one waits
//! for, by when, today. Below it the same in words.
//!
//! One unit is one CSS pixel in a column of 328 px, the narrowest that there is:
//! so the words, all of 14 px, never get smaller. Which steps share a lane
//! follows from the schedule. Colours come from classes, so that dark and print
//! follow the page.

use domain::schedule::{Certainty, DateId, PlannedDate, Schedule};
use domain::step::StepId;
use jiff::civil::Date;
use leptos::prelude::*;

use super::Fold;
use super::rail::Point;
use crate::page::use_page;
use crate::t;
use locales::{Lang, day, full_date, short_date, text};

const WIDTH: f64 = 328.0;
/// Where the columns of the months begin, below years and names.
const TOP: f64 = 38.0;
/// From lane to lane.
const PITCH: f64 = 46.0;
/// Of a bar.
const BAR: f64 = 12.0;
/// Of the mark of today, and how wide it is.
const PILL: (f64, f64) = (20.0, 54.0);
/// Months until a reader is dispatched, at the most (別紙３ ③).
const READER_MONTHS: i32 = 5;

/// The axis: whole months, each as wide as the next.
struct Axis {
    first: Date,
    months: i32,
}

impl Axis {
    /// From the month before the first date (or today, up to two months
    /// earlier) to the opening month.
    fn of(plan: &Schedule) -> Self {
        let opening = plan.opening_day();
        let usual = plan.request.opening.first_day_after_months(-6);
        let earliest = plan.request.opening.first_day_after_months(-8);
        let first = plan.today.first_of_month().clamp(earliest, usual);
        Self {
            first,
            months: months_between(first, opening) + 1,
        }
    }

    fn column(&self) -> f64 {
        WIDTH / f64::from(self.months)
    }

    /// Where a day lies, kept inside the picture.
    fn x(&self, day: Date) -> f64 {
        let within = f64::from(day.day() - 1) / f64::from(day.days_in_month());
        let months = f64::from(months_between(self.first, day)) + within;
        (months * self.column()).clamp(0.0, WIDTH)
    }

    /// Whether the day lies on the axis.
    fn shows(&self, day: Date) -> bool {
        (0..self.months).contains(&months_between(self.first, day))
    }
}

fn months_between(from: Date, to: Date) -> i32 {
    (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month())
        - i32::from(from.month())
}

/// What a lane shows at its end.
struct End {
    day: Date,
    words: AnyView,
}

/// One line of words with a bar below it.
struct Lane {
    name: String,
    /// What stands at the right: the date, or how long it takes.
    words: AnyView,
    /// One acts in it; otherwise one waits.
    acts: bool,
    from: Date,
    to: Date,
    /// The deadline in it.
    ring: Option<Date>,
    done: bool,
}

/// The picture with its words.
#[component]
pub fn MonthPicture(
    /// The plan.
    schedule: Schedule,
    /// The steps that are known to be done.
    #[prop(optional)]
    done: Vec<StepId>,
) -> impl IntoView {
    let axis = Axis::of(&schedule);
    let label = t!(
        "picture-label",
        date = full_date(use_page().lang, schedule.opening_day())
    );
    let lanes = lanes(&schedule, &done);
    let bottom = top(lanes.len()) - 6.0;
    let marks = marks(&axis, &schedule, lanes.len(), bottom);
    let bars = lanes
        .into_iter()
        .enumerate()
        .map(|(index, lane)| lane.view(&axis, schedule.today, top(index)))
        .collect_view();
    let height = marks.height;
    view! {
        <figure class="month-picture">
            <svg viewBox=format!("0 0 {WIDTH} {height}") role="img" aria-label=label aria-describedby="month-picture-words" focusable="false">
                {months(&axis, bottom)}
                {marks.opening}
                {bars}
                {marks.today}
            </svg>
            <figcaption>
                <ul class="picture-legend">
                    <li><span class="legend-do"></span>{t!("picture-legend-do")}</li>
                    <li><span class="legend-wait"></span>{t!("picture-legend-wait")}</li>
                    <li><span class="legend-due"></span>{t!("picture-legend-due")}</li>
                </ul>
                <Fold summary=t!("picture-in-words")>
                    <ol id="month-picture-words">{words(&schedule)}</ol>
                </Fold>
            </figcaption>
        </figure>
    }
}

/// Where a lane begins.
fn top(index: usize) -> f64 {
    let lanes = u32::try_from(index).unwrap_or(u32::MAX);
    TOP + 6.0 + PITCH * f64::from(lanes)
}

/// A column a month, its name, the year where it begins.
fn months(axis: &Axis, bottom: f64) -> AnyView {
    let lang = use_page().lang;
    let mut day = axis.first;
    let mut year = 0;
    let mut marks = Vec::new();
    for index in 0..axis.months {
        let x = f64::from(index) * axis.column();
        let is_last = index + 1 == axis.months;
        let name = text(lang, &format!("month-short-{}", day.month()));
        let begins = (day.year() != year).then(|| {
            let words = t!("picture-year", year = day.year().to_string());
            // In the last column it ends at the edge instead of beyond it.
            let (x, anchor) = if is_last { (WIDTH, "end") } else { (x, "start") };
            view! { <text class="picture-soft" x=number(x) y="13" text-anchor=anchor>{words}</text> }
        });
        year = day.year();
        let class = if is_last {
            Some("picture-opening-month")
        } else {
            (index % 2 == 0).then_some("picture-month")
        };
        let column = class.map(|class| {
            view! { <rect class=class x=number(x) y=number(TOP) width=number(axis.column()) height=number(bottom - TOP) /> }
        });
        marks.push(view! {
            {column}
            {begins}
            <text class=is_last.then_some("picture-strong") x=number(x + axis.column() / 2.0) y="31" text-anchor="middle">{name}</text>
        });
        day = day.last_of_month().tomorrow().unwrap_or(day);
    }
    marks.into_any()
}

/// The steps that are due at a date and still in use: 「1～3」, 「2・5・6」.
fn steps_due(plan: &Schedule, id: DateId) -> (Vec<StepId>, String) {
    let steps: Vec<StepId> = plan
        .steps()
        .into_iter()
        .filter(|step| step.not_used.is_none())
        .filter(|step| step.due.is_some_and(|due| due.id() == id))
        .map(|step| step.id)
        .collect();
    let numbers: Vec<u8> = steps.iter().map(|step| step.number()).collect();
    let words = match numbers.as_slice() {
        [first, .., last]
            if numbers.len() > 2 && usize::from(last - first) + 1 == numbers.len() =>
        {
            t!(
                "picture-from-to",
                from = i64::from(*first),
                to = i64::from(*last)
            )
        }
        _ => numbers
            .iter()
            .map(u8::to_string)
            .collect::<Vec<_>>()
            .join(&t!("picture-and")),
    };
    (steps, words)
}

fn lanes(plan: &Schedule, done: &[StepId]) -> Vec<Lane> {
    let is_done = |steps: &[StepId]| !steps.is_empty() && steps.iter().all(|s| done.contains(s));
    let prepare = plan.card_reader_request.date();
    let (first, first_numbers) = steps_due(plan, DateId::CardReaderRequest);
    let (last, last_numbers) = steps_due(plan, DateId::SubmissionDue);
    let reader = plan
        .step(StepId::CardReader)
        .due
        .map_or(prepare, PlannedDate::last_day)
        .max(plan.today.min(plan.opening_day()));
    let end = |due: &PlannedDate| {
        let sure = (due.certainty() == Certainty::Unconfirmed).then(|| {
            view! { <tspan class="picture-care">" "{t!("certainty-unconfirmed")}</tspan> }
        });
        // There is room for the mark or for 「まで」.
        let (before, after) = if sure.is_some() {
            (String::new(), String::new())
        } else {
            super::planned_date::around(due.id())
        };
        End {
            day: due.last_day(),
            words: view! { {before}{short(due.last_day())}{after}{sure} }.into_any(),
        }
    };
    let mut lanes = Vec::new();
    if !first.is_empty() {
        let end = end(&plan.card_reader_request);
        lanes.push(Lane {
            name: t!("picture-prepare", steps = first_numbers),
            words: end.words,
            acts: true,
            from: Date::MIN,
            to: end.day,
            ring: Some(end.day),
            done: is_done(&first),
        });
    }
    lanes.push(Lane {
        name: t!("picture-reader"),
        words: t!("picture-reader-months").into_any(),
        acts: false,
        from: reader,
        to: month_after(reader, READER_MONTHS),
        ring: None,
        done: false,
    });
    let request = end(&plan.number_request_due);
    lanes.push(Lane {
        name: t!("picture-request"),
        words: request.words,
        acts: false,
        from: request.day,
        to: plan.reply_dispatch.date(),
        ring: Some(request.day),
        done: is_done(&[StepId::NumberRequest]),
    });
    if !last.is_empty() {
        let end = end(&plan.submission_due);
        lanes.push(Lane {
            name: t!("picture-submit", steps = last_numbers),
            words: end.words,
            acts: true,
            from: plan.reply_dispatch.date(),
            to: end.day,
            ring: Some(end.day),
            done: is_done(&last),
        });
    }
    lanes
}

/// As long as there is room for: a month's English name may be too long.
fn short(date: Date) -> String {
    match use_page().lang {
        Lang::Ja => day(Lang::Ja, date),
        Lang::En => short_date(Lang::En, date),
    }
}

/// The same day so many months later; on a month's end the last day there is.
fn month_after(day: Date, months: i32) -> Date {
    jiff::Span::new()
        .try_months(months)
        .and_then(|span| day.checked_add(span))
        .unwrap_or(day)
}

impl Lane {
    /// Words on top, the bar below: what lies behind us is never blue.
    fn view(self, axis: &Axis, today: Date, top: f64) -> AnyView {
        let y = top + 22.0;
        let (from, to) = (axis.x(self.from.max(axis.first)), axis.x(self.to));
        let now = axis.x(today.clamp(axis.first, self.to)).clamp(from, to);
        let is_late = self.to < today && !self.done;
        let bars = if !self.acts {
            let class = if self.to < today {
                "picture-wait-over"
            } else {
                "picture-wait"
            };
            bar(class, from + 0.75, to - 0.75, y + 0.75, BAR - 1.5)
        } else if self.done {
            bar("picture-done", from, to, y, BAR)
        } else {
            let over = (now > from).then(|| bar("picture-over", from, now, y, BAR));
            let ahead = (!is_late).then(|| bar("picture-do", now, to, y, BAR));
            view! { {over}{ahead} }.into_any()
        };
        let ring = self.ring.map(|due| {
            let class = if self.done {
                "picture-due-done"
            } else if due < today {
                "picture-due-late"
            } else {
                "picture-due"
            };
            let (x, y) = (axis.x(due).clamp(8.0, WIDTH - 8.0), y + BAR / 2.0);
            let tick = self.done.then(|| {
                let path = format!("M{} {}l2.5 2.5 4-5", number(x - 3.2), number(y + 0.4));
                view! { <path class="picture-tick" d=path /> }
            });
            view! { <circle class=class cx=number(x) cy=number(y) r="6.5" />{tick} }
        });
        view! {
            <text class="picture-strong" x="0" y=number(top + 14.0)>{self.name}</text>
            <text x=number(WIDTH) y=number(top + 14.0) text-anchor="end">{self.words}</text>
            {bars}
            {ring}
        }
        .into_any()
    }
}

/// A bar is never so short that it is not seen.
fn bar(class: &'static str, from: f64, to: f64, y: f64, height: f64) -> AnyView {
    let width = (to - from).max(10.0);
    let from = from.min(WIDTH - width);
    view! {
        <rect class=class x=number(from) y=number(y) width=number(width) height=number(height) rx=number(height / 2.0) />
    }
    .into_any()
}

/// Today and the opening, and how high the picture is with their words.
struct Marks {
    today: Option<AnyView>,
    opening: AnyView,
    height: f64,
}

fn marks(axis: &Axis, plan: &Schedule, lanes: usize, bottom: f64) -> Marks {
    let opening = axis.x(plan.opening_day());
    let is_before = plan.today < axis.first;
    let today = if is_before { 0.0 } else { axis.x(plan.today) };
    let is_shown = is_before || axis.shows(plan.today);
    // Where its mark would reach the words of the opening, they stand below it.
    let meet = is_shown && today > 110.0;
    let line = bottom + if meet { 41.0 } else { 19.0 };
    let words = t!("picture-opening-day", date = short(plan.opening_day()));
    Marks {
        today: is_shown.then(|| today_mark(today, is_before, lanes, bottom + 4.0)),
        opening: view! {
            <path class="picture-opening" d=segments(opening, lanes) />
            <text class="picture-opening-words" x=number(WIDTH) y=number(line) text-anchor="end">{words}</text>
        }
        .into_any(),
        height: line + 7.0,
    }
}

/// The line of today, and its name below; an arrow where it lies further left.
fn today_mark(x: f64, is_before: bool, lanes: usize, y: f64) -> AnyView {
    let (words, width) = if is_before {
        (t!("picture-today-before"), PILL.1 + 16.0)
    } else {
        (t!("picture-today"), PILL.1)
    };
    let left = (x - width / 2.0).clamp(0.0, WIDTH - width);
    let line = (!is_before).then(|| view! { <path class="picture-today" d=segments(x, lanes) /> });
    view! {
        {line}
        <rect class="picture-pill" x=number(left) y=number(y) width=number(width) height=number(PILL.0) rx=number(PILL.0 / 2.0) />
        <text class="picture-pill-words" x=number(left + width / 2.0) y=number(y + 15.0) text-anchor="middle">{words}</text>
    }
    .into_any()
}

/// A line in the lanes only: never across words.
fn segments(x: f64, lanes: usize) -> String {
    (0..lanes)
        .map(|index| {
            format!(
                "M{} {}v18",
                number(x.clamp(1.0, WIDTH - 1.0)),
                number(top(index) + 19.0)
            )
        })
        .collect()
}

/// The same in words, in order of time.
fn words(plan: &Schedule) -> AnyView {
    let lang = use_page().lang;
    let mut items = vec![(
        plan.today,
        t!("picture-word-today", date = full_date(lang, plan.today)),
    )];
    for point in Point::of(plan) {
        match point {
            Point::Due(due, steps) => {
                let names: Vec<String> = steps
                    .iter()
                    .map(|step| {
                        let name = t!(format!("step-{}", step.id.as_str()));
                        t!(
                            "picture-word-step",
                            number = i64::from(step.number),
                            name = name
                        )
                    })
                    .collect();
                let date = full_date(lang, due.last_day());
                let steps = names.join(&t!("list-separator"));
                items.push((
                    due.last_day(),
                    t!("picture-word-steps", date = date, steps = steps),
                ));
            }
            Point::Reply(reply) => {
                let date = full_date(lang, reply.date());
                items.push((reply.date(), t!("picture-word-reply", date = date)));
            }
            Point::Opening(opening) => {
                let date = full_date(lang, opening);
                items.push((opening, t!("picture-word-opening", date = date)));
            }
            Point::Undated(_) => {}
        }
    }
    items.sort_by_key(|(day, _)| *day);
    let items = items
        .into_iter()
        .map(|(_, words)| view! { <li>{words}</li> })
        .collect_view();
    view! { {items}<li>{t!("picture-word-reader")}</li> }.into_any()
}

/// One decimal is finer than a screen shows.
fn number(value: f64) -> String {
    format!("{value:.1}")
}
