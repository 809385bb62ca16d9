//! What the calendar file of a kept plan tells.

use domain::schedule::{DateId, Schedule};
use jiff::Timestamp;
use locales::Lang;

/// The dates of a kept plan, for calendar programs.
#[derive(Clone, Debug)]
pub struct KeptCalendar {
    /// The plan's id; stable while it lives, also when its month moves.
    pub id: String,
    /// In whose language.
    pub lang: Lang,
    /// The dates.
    pub schedule: Schedule,
    /// Those for which nothing has to be done any more.
    pub done: Vec<DateId>,
    /// Those that no longer take place.
    pub cancelled: Vec<DateId>,
    /// Rises with every change (RFC 5545, 3.8.7.4).
    pub sequence: u32,
    /// When it changed last.
    pub changed: Timestamp,
}
