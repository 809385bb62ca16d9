//! Whom applicants may turn to (別紙３ お問い合わせ先), and whether the help
//! desk can be reached. The mailbox that the notice gives to bureaus only is
//! not here and must never be. May import the calendar and sources.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday, time};

use crate::calendar::{Calendar, japan_date, japan_time};
use crate::source::{Document, NOTICE_EDITION, NoticeClause, Source};
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
    /// The official portal at the address that the notice prints.
    pub portal: Contact,
    /// The portal as it is today (医療機関等向け総合ポータルサイト).
    pub portal_today: Contact,
}

impl Contacts {
    /// The contacts that come with the product.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Contacts> = LazyLock::new(|| Contacts {
            help_desk_phone: find("help_desk_phone"),
            help_desk_mail: find("help_desk_mail"),
            portal: find("portal"),
            portal_today: find("portal_today"),
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
    let confirmed = row.get("confirmed").parse().unwrap_or(NOTICE_EDITION);
    let clause = row.get("source_clause");
    let source = match Document::parse(row.get("document")) {
        // The portal's pages carry no date: the day on which they were seen.
        Some(page) => Source::page(
            page,
            clause.to_owned(),
            confirmed,
            row.get("source_url").to_owned(),
        ),
        None => {
            Source::notice(NoticeClause::parse(clause).unwrap_or(NoticeClause::Appendix3Contacts))
        }
    };
    Contact {
        value: row.get("value").to_owned(),
        source,
        confirmed,
    }
}

/// From when to when the help desk answers on a day (Japan time); `None` when
/// it is closed all day: Mon–Fri 8–18, Sat 8–16, not on holidays. The notice
/// names holidays only, so 29 December – 3 January count by weekday: whoever
/// shows the hours says so ([`may_be_closed`]).
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

/// Whether the desk may be closed on this day although its hours do not say so:
/// offices of the state close from 29 December to 3 January, and the notice does
/// not say whether the help desk does.
#[must_use]
pub fn may_be_closed(day: Date) -> bool {
    matches!((day.month(), day.day()), (12, 29..) | (1, ..=3))
}

/// The hour (Japan time) after which nobody is sent to a bureau on the same day:
/// no bureau's hours are known to us, and this is before offices usually close.
const TOO_LATE_FOR_A_BUREAU: i8 = 17;

/// The day on which a bureau can be reached next: today while there is time for
/// it, else the next open day.
#[must_use]
pub fn bureau_day(at: Timestamp, calendar: &Calendar) -> Date {
    let today = japan_date(at);
    let is_early = japan_time(at).hour() < TOO_LATE_FOR_A_BUREAU;
    if calendar.is_open(today) && is_early {
        return today;
    }
    calendar.next_open(today.tomorrow().unwrap_or(today))
}

/// Whether the help desk answers at this instant.
#[must_use]
pub fn is_desk_open(at: Timestamp, calendar: &Calendar) -> bool {
    desk_hours(japan_date(at), calendar).is_some_and(|(from, until)| {
        let now = japan_time(at).time();
        from <= now && now < until
    })
}

/// The day on which the help desk can be called next, with its hours: today until
/// it closes. `None` only if it were closed for ten days.
#[must_use]
pub fn desk_day(at: Timestamp, calendar: &Calendar) -> Option<(Date, Time, Time)> {
    let (today, time) = (japan_date(at), japan_time(at).time());
    // No run of holidays is longer.
    std::iter::successors(Some(today), |day| day.tomorrow().ok())
        .take(10)
        .filter_map(|day| desk_hours(day, calendar).map(|(from, until)| (day, from, until)))
        .find(|(day, _, until)| *day != today || time < *until)
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
    fn a_bureau_is_reached_today_until_five_and_else_on_the_next_open_day() {
        let calendar = Calendar::official();
        let day = |d, hour, minute| {
            let at = japan_instant(date(2027, 4, d), hour, minute);
            bureau_day(at, calendar)
        };
        assert_eq!(day(16, 0, 1), date(2027, 4, 16));
        assert_eq!(day(16, 16, 59), date(2027, 4, 16));
        // A Friday after five, a Saturday, the evening before a holiday.
        assert_eq!(day(16, 17, 0), date(2027, 4, 19));
        assert_eq!(day(17, 9, 0), date(2027, 4, 19));
        assert_eq!(day(28, 18, 0), date(2027, 4, 30));
    }

    #[test]
    fn the_desk_can_be_called_today_until_it_closes_and_else_on_its_next_day() {
        let calendar = Calendar::official();
        let day = |d, hour, minute| {
            let at = japan_instant(date(2027, 4, d), hour, minute);
            desk_day(at, calendar).map(|(day, _, until)| (day.day(), until.hour()))
        };
        assert_eq!(day(16, 0, 1), Some((16, 18)));
        assert_eq!(day(16, 17, 59), Some((16, 18)));
        // Friday evening: Saturday; Saturday evening: Monday.
        assert_eq!(day(16, 18, 0), Some((17, 16)));
        assert_eq!(day(17, 16, 0), Some((19, 18)));
        // The evening before a holiday.
        assert_eq!(day(28, 18, 0), Some((30, 18)));
    }

    #[test]
    fn nobody_knows_whether_the_desk_answers_from_29_december_to_3_january() {
        for (y, m, d) in [(2026, 12, 29), (2026, 12, 31), (2027, 1, 1), (2027, 1, 3)] {
            assert!(may_be_closed(date(y, m, d)), "{m}/{d}");
        }
        for (y, m, d) in [(2026, 12, 28), (2027, 1, 4), (2026, 11, 30), (2027, 2, 1)] {
            assert!(!may_be_closed(date(y, m, d)), "{m}/{d}");
        }
    }

    #[test]
    fn todays_portal_is_named_with_the_page_that_it_was_seen_on() {
        let portal = &Contacts::embedded().portal_today;
        assert!(
            portal
                .value
                .starts_with("https://iryohokenjyoho.service-now.com/")
        );
        assert_eq!(portal.source.document(), Document::PortalPage);
        assert!(portal.source.url().is_some());
        assert!(portal.confirmed > NOTICE_EDITION);
    }

    #[test]
    fn the_desk_opens_at_eight_and_has_closed_at_six_in_japan() {
        let calendar = Calendar::official();
        let open = |h, m| is_desk_open(japan_instant(date(2027, 4, 16), h, m), calendar);
        assert!(!open(7, 59) && open(8, 0) && open(17, 59) && !open(18, 0));
    }
}
