//! From what was asked to the plan's view model.

use domain::already::Already;
use domain::bureau::Prefecture;
use domain::calendar::Calendar;
use domain::kind::Kind;
use domain::kind::Kinds;
use domain::month::YearMonth;
use domain::rulebook::Rulebook;
use domain::schedule::{PlanRequest, schedule};
use jiff::civil::Date;
use portal::draft::{DraftView, SourcesView};

/// How far ahead the form's list of months reaches.
const MONTHS_OFFERED: i32 = 36;
/// Five months for the card reader (別紙３), and some to think.
const MONTHS_IN_GOOD_TIME: i32 = 7;

/// The plan on `today` (Japan time) for somebody who keeps nothing here, and may
/// say what is done already.
#[must_use]
pub fn plan(asked: PlanRequest, already: Option<Already>, today: Date) -> DraftView {
    let rulebook = Rulebook::embedded();
    let calendar = Calendar::official();
    DraftView {
        asked,
        already,
        schedule: schedule(rulebook, calendar, asked, today),
        changes: Rulebook::changes_for(asked.prefecture, asked.kinds)
            .cloned()
            .collect(),
        holidays_certain_until: calendar.certain_until(),
    }
}

/// A plan to look at before one is asked for: a clinic in Tokyo that begins
/// today, in good time. `None` at the end of the calendar.
#[must_use]
pub fn example(today: Date) -> Option<DraftView> {
    let opening = YearMonth::of(today)?.plus_months(MONTHS_IN_GOOD_TIME)?;
    let asked = PlanRequest {
        opening,
        prefecture: Prefecture::parse("13")?,
        kinds: Kinds::One(Kind::Medical),
    };
    Some(plan(asked, None, today))
}

/// The months to offer: from this one on, and the asked one wherever it lies.
#[must_use]
pub fn months(asked: Option<YearMonth>, today: Date) -> Vec<YearMonth> {
    let now = YearMonth::of(today).unwrap_or(YearMonth::FIRST);
    let mut months: Vec<YearMonth> = (0..MONTHS_OFFERED)
        .filter_map(|n| now.plus_months(n))
        .collect();
    if let Some(asked) = asked.filter(|asked| !months.contains(asked)) {
        months.push(asked);
        months.sort_unstable();
    }
    months
}

/// Every rule with its source.
#[must_use]
pub fn sources() -> SourcesView {
    let rulebook = Rulebook::embedded();
    let mut rules = rulebook.rules().to_vec();
    rules.sort_by_key(|rule| (rule.scope.bureau(), rule.deadline));
    SourcesView {
        rules,
        published: rulebook
            .published_rows()
            .iter()
            .map(|row| (row.opening, row.reply_dispatch, row.submission_due))
            .collect(),
        changes: Rulebook::changes().to_vec(),
        holidays_certain_until: Calendar::official().certain_until(),
    }
}

#[cfg(test)]
mod tests {
    use domain::schedule::Verdict;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_asked_month_is_always_among_those_offered() {
        let today = date(2026, 11, 22);
        for asked in ["2021-03", "2026-11", "2027-04", "2099-12"] {
            let asked = YearMonth::parse(asked).unwrap();
            let months = months(Some(asked), today);
            assert!(months.contains(&asked));
            assert!(months.is_sorted());
        }
        assert_eq!(months(None, today).len(), 36);
        assert_eq!(months(None, date(2099, 12, 1)), [YearMonth::LAST]);
    }

    #[test]
    fn the_example_is_in_good_time_whatever_the_day() {
        let mut today = date(2026, 1, 1);
        while today < date(2028, 1, 1) {
            let verdict = example(today).unwrap().schedule.verdict;
            assert_eq!(verdict, Verdict::OnTime, "{today}");
            today = today.tomorrow().unwrap();
        }
        assert!(example(date(2099, 12, 31)).is_none());
    }

    #[test]
    fn a_plan_carries_the_notes_of_its_own_place_and_kind() {
        let notes = |prefecture, kind| -> Vec<String> {
            let asked = PlanRequest {
                opening: YearMonth::parse("2027-10").unwrap(),
                prefecture: Prefecture::parse(prefecture).unwrap(),
                kinds: Kinds::parse(kind).unwrap(),
            };
            let plan = plan(asked, None, date(2026, 12, 1));
            plan.changes.into_iter().map(|note| note.id).collect()
        };
        let has = |notes: &[String], id: &str| notes.iter().any(|note| note == id);
        let pharmacy = notes("40", "pharmacy");
        assert!(has(&pharmacy, "pharmacy-online-site"));
        assert!(!has(&pharmacy, "outpatient-surplus") && !has(&pharmacy, "manager-career"));
        assert!(has(&notes("40", "medical"), "outpatient-surplus"));
        assert!(has(&notes("01", "both"), "twin-mail-address"));
        assert!(!has(&notes("01", "dental"), "twin-mail-address"));
    }

    #[test]
    fn medical_and_dental_side_by_side_share_the_dates_of_either() {
        let asked = |kinds| PlanRequest {
            opening: YearMonth::parse("2027-04").unwrap(),
            prefecture: Prefecture::parse("38").unwrap(),
            kinds,
        };
        let today = date(2026, 11, 22);
        let both = plan(asked(Kinds::Both), None, today);
        let dental = plan(asked(Kinds::parse("dental").unwrap()), None, today);
        assert_eq!(both.schedule.submission_due, dental.schedule.submission_due);
        assert_eq!(
            both.schedule.number_request_due,
            dental.schedule.number_request_due
        );
    }
}
