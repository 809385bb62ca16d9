//! Whom applicants may turn to (別紙３ お問い合わせ先), and whether the help
//! desk can be reached. The mailbox that the notice gives to bureaus only is
//! not here and must never be. May import the calendar and sources.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday, time};

use crate::calendar::{Calendar, japan_date, japan_time};
use crate::source::{NOTICE_EDITION, NoticeClause, Source};
use crate::table::Table;

static CONTACTS: &str = include_str!("../data/contacts.csv");

/// A way to reach somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// A phone number, mail address or web address.
    pub value: String,
    /// Where it was taken from.
    pub source: Source,
    /// The day it was last known to be right.
    pub confirmed: Date,
}

/// The implementing body's contacts for applicants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contacts {
    /// The help desk's phone number, free of charge.
    pub help_desk_phone: Contact,
    /// The help desk's mail address.
    pub help_desk_mail: Contact,
    /// The official portal (医療機関等向けポータルサイト).
    pub portal: Contact,
}

impl Contacts {
    /// The contacts that come with the product.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Contacts> = LazyLock::new(|| Contacts {
            help_desk_phone: find("help_desk_phone"),
            help_desk_mail: find("help_desk_mail"),
            portal: find("portal"),
        });
        &EMBEDDED
    }
}

fn find(id: &str) -> Contact {
    let table = Table::parse(CONTACTS);
    let row = table
        .rows()
        .find(|r| r.get("id") == id)
        .expect("data/contacts.csv is embedded and a test finds every contact in it");
    Contact {
        value: row.get("value").to_owned(),
        source: Source::notice(
            NoticeClause::parse(row.get("source_clause"))
                .unwrap_or(NoticeClause::Appendix3Contacts),
        ),
        confirmed: row.get("confirmed").parse().unwrap_or(NOTICE_EDITION),
    }
}

/// From when to when the help desk answers on a day (Japan time); `None` when
/// it is closed all day: Mon–Fri 8–18, Sat 8–16, not on holidays. The notice
/// names holidays only, so 29 December – 3 January count by weekday.
#[must_use]
pub fn desk_hours(day: Date, calendar: &Calendar) -> Option<(Time, Time)> {
    if calendar.is_holiday(day) {
        return None;
    }
    match day.weekday() {
        Weekday::Sunday => None,
        Weekday::Saturday => Some((time(8, 0, 0, 0), time(16, 0, 0, 0))),
        _ => Some((time(8, 0, 0, 0), time(18, 0, 0, 0))),
    }
}

/// Whether the help desk answers at this instant.
#[must_use]
pub fn is_desk_open(at: Timestamp, calendar: &Calendar) -> bool {
    desk_hours(japan_date(at), calendar).is_some_and(|(from, until)| {
        let now = japan_time(at).time();
        from <= now && now < until
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::calendar::japan_instant;

    #[test]
    fn the_contacts_are_the_notices_and_the_bureaus_mailbox_is_not_among_them() {
        let contacts = Contacts::embedded();
        assert_eq!(contacts.help_desk_phone.value, "0800-080-4583");
        assert_eq!(
            contacts.help_desk_mail.value,
            "contact@iryohokenjyoho-portalsite.jp"
        );
        assert!(contacts.portal.value.starts_with("https://"));
        assert!(!CONTACTS.contains("ssk.or.jp"));
    }

    #[test]
    fn the_desk_answers_on_weekdays_and_saturdays_but_not_on_sundays_and_holidays() {
        let calendar = Calendar::official();
        let hours =
            |y, m, d| desk_hours(date(y, m, d), calendar).map(|(a, b)| (a.hour(), b.hour()));
        assert_eq!(hours(2027, 4, 16), Some((8, 18)));
        assert_eq!(hours(2027, 4, 17), Some((8, 16)));
        assert_eq!(hours(2027, 4, 18), None);
        assert_eq!(hours(2027, 4, 29), None);
        assert_eq!(hours(2027, 3, 22), None);
    }

    #[test]
    fn the_desk_opens_at_eight_and_has_closed_at_six_in_japan() {
        let calendar = Calendar::official();
        let open = |h, m| is_desk_open(japan_instant(date(2027, 4, 16), h, m), calendar);
        assert!(!open(7, 59) && open(8, 0) && open(17, 59) && !open(18, 0));
    }
}
