//! The words of a planned date, for pages and for the calendar file.

use domain::schedule::{Certainty, DateId, PlannedDate};
use jiff::civil::Date;

use crate::{Lang, args, day, text_with};

/// The bureau's deadline, where the last safe day is not the date itself;
/// outside pages too (the calendar file). What is not confirmed is not called
/// the bureau's.
#[must_use]
pub fn deadline_text(lang: Lang, planned: &PlannedDate) -> Option<String> {
    // 返戻 belongs to the application (事務連絡 1(1)).
    let of_application = planned.id() == DateId::DesignationApplication;
    let id = match (of_application, planned.certainty()) {
        (true, Certainty::Unconfirmed) => "planned-deadline-application-unconfirmed",
        (true, _) => "planned-deadline-application",
        (false, Certainty::Unconfirmed) => "planned-deadline-unconfirmed",
        (false, _) => "planned-deadline",
    };
    let date = day(lang, planned.date());
    (planned.last_day() != planned.date()).then(|| text_with(lang, id, &args!(date = date)))
}

/// The day to aim at, where it is earlier than the last one; outside pages too
/// (the calendar file).
#[must_use]
pub fn aim_text(lang: Lang, planned: &PlannedDate) -> Option<String> {
    let date = day(lang, planned.aim());
    // Of step 4 the last safe day is the date that is shown already.
    let has_aim = planned.id() == DateId::SubmissionDue || planned.is_rule_of_thumb();
    (has_aim && planned.aim() != planned.date())
        .then(|| text_with(lang, crate::id!("aim-text"), &args!(date = date)))
}

/// The same on a page: no advice to do something by a day that is over.
#[must_use]
pub fn aim_ahead(lang: Lang, planned: &PlannedDate, today: Date) -> Option<String> {
    aim_text(lang, planned).filter(|_| today <= planned.aim())
}
