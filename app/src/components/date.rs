//! Dates on pages: always with the weekday, always machine-readable.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::page::use_page;
use crate::t;
use locales::full_date;

/// 「2027年4月16日（金）」 in a `<time>`.
#[component]
pub fn FullDate(
    /// The day, Japan time.
    date: Date,
) -> impl IntoView {
    view! { <time datetime=date.to_string()>{full_date(use_page().lang, date)}</time> }
}

/// 「あと12日」, 「今日まで」, 「3日過ぎています」: calendar days from today.
#[component]
pub fn DaysLeft(
    /// The day to count to.
    date: Date,
    /// What to say once the day is over, where that is nothing to be alarmed at.
    #[prop(optional_no_strip)]
    over: Option<String>,
    /// A time to go by: on its day nothing ends.
    #[prop(optional)]
    is_thumb: bool,
) -> impl IntoView {
    let today = use_page().today;
    let days = i64::from((date - today).get_days());
    let late = days.is_negative() && over.is_none();
    let words = match days {
        0 if is_thumb => t!("days-left-thumb"),
        0 => t!("days-left-today"),
        1.. => t!("days-left", days = days),
        _ => over.unwrap_or_else(|| t!("days-past", days = -days)),
    };
    view! { <span class="days-left" class:late=late>{words}</span> }
}
