//! The months from now to the opening as a picture: steps, waiting times,
//! today. Below it the same in words. Sizes are in the picture's own units;
//! colours come from classes, so that dark and print follow the page.

use domain::schedule::Schedule;
use jiff::civil::Date;
use leptos::prelude::*;

use crate::page::use_page;
use crate::t;
use locales::{full_date, text};

const WIDTH: f64 = 360.0;
const TOP: f64 = 40.0;
const ROW: f64 = 40.0;
const ROWS: f64 = 4.0;
const BOTTOM: f64 = TOP + ROW * ROWS;
const HEIGHT: f64 = BOTTOM + 18.0;

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

/// The picture with its words.
#[component]
pub fn MonthPicture(
    /// The plan.
    schedule: Schedule,
) -> impl IntoView {
    let axis = Axis::of(&schedule);
    let label = t!(
        "picture-label",
        date = full_date(use_page().lang, schedule.opening_day())
    );
    view! {
        <figure class="month-picture">
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label aria-describedby="month-picture-words" focusable="false">
                {months(&axis)}
                {today(&axis, &schedule)}
                {bars(&axis, &schedule)}
            </svg>
            <figcaption>
                <details>
                    <summary>{t!("picture-in-words")}</summary>
                    <ol id="month-picture-words">{words(&schedule)}</ol>
                </details>
            </figcaption>
        </figure>
    }
}

/// Month names, the year where it begins, a line between months.
fn months(axis: &Axis) -> AnyView {
    let lang = use_page().lang;
    let mut day = axis.first;
    let mut year = 0;
    let mut marks = Vec::new();
    for index in 0..axis.months {
        let x = f64::from(index) * axis.column();
        let name = text(lang, &format!("month-short-{}", day.month()));
        let begins = (day.year() != year).then(|| {
            view! { <text class="picture-year" x=number(x + 3.0) y="12">{day.year().to_string()}</text> }
        });
        year = day.year();
        marks.push(view! {
            <line class="picture-grid" x1=number(x) x2=number(x) y1="16" y2=number(BOTTOM) />
            {begins}
            <text class="picture-month" x=number(x + 3.0) y="28">{name}</text>
        });
        day = day.last_of_month().tomorrow().unwrap_or(day);
    }
    marks.into_any()
}

/// One row of the picture.
struct Row {
    index: f64,
    from: f64,
    to: f64,
    class: &'static str,
    label: String,
}

impl Row {
    fn view(&self) -> AnyView {
        let top = TOP + ROW * self.index;
        // Words begin at the bar, or end with it where they would leave the picture.
        let at_end = self.from > WIDTH * 0.45;
        let (x, anchor) = if at_end {
            (self.to, "end")
        } else {
            (self.from + 2.0, "start")
        };
        view! {
            <text class="picture-label" x=number(x.min(WIDTH - 2.0)) y=number(top + 12.0) text-anchor=anchor>{self.label.clone()}</text>
            <rect
                class=self.class
                x=number(self.from)
                y=number(top + 18.0)
                width=number((self.to - self.from).max(4.0))
                height="12"
                rx="3"
            />
        }
        .into_any()
    }
}

fn bars(axis: &Axis, plan: &Schedule) -> AnyView {
    let request = axis.x(plan.card_reader_request.date());
    let number_due = axis.x(plan.number_request_due.last_day());
    let reply = axis.x(plan.reply_dispatch.date());
    let due = axis.x(plan.submission_due.date());
    let opening = axis.x(plan.opening_day());
    let rows = [
        Row {
            index: 0.0,
            from: 0.0,
            to: request,
            class: "picture-do",
            label: t!("picture-prepare"),
        },
        Row {
            index: 1.0,
            from: request,
            to: opening,
            class: "picture-wait",
            label: t!("picture-reader"),
        },
        Row {
            index: 2.0,
            from: number_due,
            to: reply,
            class: "picture-wait",
            label: t!("picture-request"),
        },
        Row {
            index: 3.0,
            from: reply,
            to: due,
            class: "picture-do",
            label: t!("picture-submit"),
        },
    ];
    let marks = [(0.0, request), (2.0, number_due), (3.0, due)].map(|(index, x)| {
        let y = TOP + ROW * index + 24.0;
        view! { <circle class="picture-due" cx=number(x.clamp(7.0, WIDTH - 7.0)) cy=number(y) r="6" /> }
    });
    view! {
        {rows.iter().map(Row::view).collect_view()}
        {marks.collect_view()}
        <line class="picture-opening" x1=number(opening) x2=number(opening) y1="16" y2=number(BOTTOM) />
        <text class="picture-label" x=number(WIDTH - 2.0) y=number(BOTTOM + 13.0) text-anchor="end">{t!("picture-opening")}</text>
    }
    .into_any()
}

/// The line of today; an arrow to the left where it lies before the picture.
fn today(axis: &Axis, plan: &Schedule) -> AnyView {
    let y = number(BOTTOM + 13.0);
    if !axis.shows(plan.today) {
        let before = plan.today < axis.first;
        return before
            .then(|| view! { <text class="picture-today-label" x="2" y=y>{t!("picture-today-before")}</text> })
            .into_any();
    }
    let x = axis.x(plan.today);
    // Left of the words at the opening.
    let (label_x, anchor) = if x > WIDTH * 0.5 {
        ((x - 3.0).min(WIDTH - 90.0), "end")
    } else {
        (x.max(2.0), "start")
    };
    view! {
        // From below the months' names, which it would cross.
        <line class="picture-today" x1=number(x) x2=number(x) y1="33" y2=number(BOTTOM) />
        <text class="picture-today-label" x=number(label_x) y=y text-anchor=anchor>{t!("picture-today")}</text>
    }
    .into_any()
}

/// The same in words, in order of time.
fn words(plan: &Schedule) -> AnyView {
    let lang = use_page().lang;
    let mut items = vec![
        (plan.today, "picture-word-today"),
        (plan.card_reader_request.date(), "picture-word-prepare"),
        (plan.number_request_due.last_day(), "picture-word-request"),
        (plan.reply_dispatch.date(), "picture-word-reply"),
        (plan.submission_due.date(), "picture-word-submit"),
        (plan.opening_day(), "picture-word-opening"),
    ];
    items.sort_by_key(|(day, _)| *day);
    items
        .into_iter()
        .map(|(day, id)| view! { <li>{t!(id, date = full_date(lang, day))}</li> })
        .collect_view()
        .into_any()
}

/// One decimal is finer than a screen shows.
fn number(value: f64) -> String {
    format!("{value:.1}")
}
