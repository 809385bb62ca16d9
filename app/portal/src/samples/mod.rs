//! Each view model in each of its states: for the gallery (`make gallery`), the
//! check of the HTML and tests. Facts come from the rulebook and the guide, so
//! that a sample can not show what the product never would.

mod account;
mod desk;
mod draft;
mod guide;
mod kept;
mod mail;
mod mail_log;

use domain::bureau::Prefecture;
use domain::calendar::japan_instant;
use domain::input::{ErrorCode, FieldError};
use domain::kind::Kinds;
use domain::month::YearMonth;
use domain::schedule::PlanRequest;
use jiff::Timestamp;
use jiff::civil::{Date, date};

pub use draft::start_questions;
pub use guide::{declined_turns, turns};
pub use kept::{Kept, letter_plans};
pub use mail_log::link_pages;

/// A view model in a state that has a name.
#[derive(Clone, Debug)]
pub struct Sample<T> {
    /// The state, as a part of a file's name: `late`, `errors`.
    pub state: &'static str,
    /// What the page shows then.
    pub view: T,
}

impl<T> Sample<T> {
    /// This view in the state with this name.
    pub const fn new(state: &'static str, view: T) -> Self {
        Self { state, view }
    }
}

/// A view model that knows its states.
pub trait Samples: Sized {
    /// Each state that looks different.
    fn samples() -> Vec<Sample<Self>>;
}

/// Today, in samples: a Friday, five months before [`request`]'s month.
pub const TODAY: Date = date(2026, 11, 20);

/// Now, in samples: the help desk answers.
#[must_use]
pub fn now() -> Timestamp {
    japan_instant(TODAY, 10, 30)
}

/// A clinic in Tokyo that opens in April 2027.
#[must_use]
pub fn request() -> PlanRequest {
    request_of("2027-04", 13, "medical")
}

/// What is asked for by month, prefecture and kind.
///
/// # Panics
/// When it is no month, prefecture or kind: samples are written, not typed in.
#[must_use]
pub fn request_of(opening: &str, prefecture: u8, kind: &str) -> PlanRequest {
    PlanRequest {
        opening: month(opening),
        prefecture: Prefecture::from_number(prefecture).expect("a prefecture"),
        kinds: Kinds::parse(kind).expect("a kind"),
    }
}

fn month(text: &str) -> YearMonth {
    YearMonth::parse(text).expect("a month")
}

/// Half an hour past nine on that day.
fn at(day: Date) -> Timestamp {
    japan_instant(day, 9, 30)
}

/// An error at each of these fields.
fn missing(fields: &[&'static str]) -> Vec<FieldError> {
    fields
        .iter()
        .map(|field| FieldError::new(field, ErrorCode::Required))
        .collect()
}

const ID: &str = "019310a4-6b00-7c3e-9d51-2f7a40e1c8b3";
const TWIN_ID: &str = "019310a4-6b01-7d20-8a44-90b3c7de15f2";
const EMAIL: &str = "founder@clinic.example";
