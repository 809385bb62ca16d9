use std::collections::BTreeSet;

use jiff::civil::date;
use jiff::{SignedDuration, ToSpan};
use proptest::prelude::*;

use super::*;
use crate::bureau::Prefecture;
use crate::calendar::japan_instant;
use crate::kind::Kind;
use crate::month::YearMonth;
use crate::practice::Practice;
use crate::progress::NoDesignation;
use crate::rulebook::Rulebook;
use crate::schedule::{PlanRequest, Told, schedule, schedule_told};
use crate::step::BureauAct;

/// Opening 2027-06 in Tokyo. Steps 1–3 aim at 2026-12-28 (due 2027-01-01);
/// step 4 at 2027-03-31 (due 2027-04-01); reply 2027-05-10; steps 5 and 6 at
/// 2027-05-14 (due 2027-05-17, for the 15th is a Saturday).
fn plan_for(opening: &str) -> Schedule {
    let request = PlanRequest {
        opening: YearMonth::parse(opening).unwrap(),
        prefecture: Prefecture::parse("13").unwrap(),
        kinds: crate::kind::Kinds::One(Kind::Medical),
    };
    schedule(
        Rulebook::embedded(),
        Calendar::official(),
        request,
        date(2026, 11, 22),
    )
}

struct Case {
    schedule: Schedule,
    progress: Progress,
    preference: MailPreference,
    since: Timestamp,
}

impl Case {
    fn new() -> Self {
        Self {
            schedule: plan_for("2027-06"),
            progress: Progress::default(),
            preference: MailPreference::Standard,
            // Sunday, 22 November 2026, 14:00.
            since: at(date(2026, 11, 22), 14),
        }
    }

    fn facts(&self) -> ReminderFacts<'_> {
        ReminderFacts {
            plan_id: "p1",
            schedule: &self.schedule,
            progress: &self.progress,
            calendar: Calendar::official(),
            preference: self.preference,
            since: self.since,
            revision: 2,
        }
    }

    fn keys(&self, now: Timestamp) -> Vec<String> {
        due(&self.facts(), now).iter().map(Due::key).collect()
    }
}

fn at(day: Date, hour: i8) -> Timestamp {
    japan_instant(day, hour, 0)
}

fn prepared() -> Progress {
    let day = date(2026, 11, 22);
    [StepId::ProvisionalCode, StepId::Account, StepId::CardReader]
        .into_iter()
        .fold(Progress::default(), |p, step| {
            p.complete(step, day, Practice::Notice).unwrap()
        })
}

fn with_number() -> Progress {
    let day = date(2027, 3, 1);
    let handed_in = prepared().hand_in(day).unwrap().apply(day).unwrap();
    handed_in
        .complete(StepId::NumberRequest, date(2027, 5, 11), Practice::Notice)
        .unwrap()
}

#[test]
fn the_first_mail_goes_out_on_the_first_open_morning_after_keeping_a_plan() {
    let case = Case::new();
    // Monday the 23rd is a holiday.
    assert_eq!(case.keys(at(date(2026, 11, 23), 9)), Vec::<String>::new());
    assert_eq!(
        case.keys(japan_instant(date(2026, 11, 24), 8, 59)),
        Vec::<String>::new()
    );
    assert_eq!(case.keys(at(date(2026, 11, 24), 9)), ["kept:p1:-:0:0"]);
    let done = Case {
        progress: prepared(),
        ..Case::new()
    };
    assert_eq!(done.keys(at(date(2026, 11, 24), 9)), Vec::<String>::new());
}

#[test]
fn each_open_step_is_mentioned_ten_and_three_open_days_before_and_on_the_morning_of_its_aim() {
    let case = Case {
        progress: prepared(),
        ..Case::new()
    };
    let mornings: Vec<_> = planned(&case.facts(), date(2026, 11, 22))
        .into_iter()
        .filter(|due| due.step == Some(StepId::NumberRequest))
        .map(|due| {
            (
                due.offset,
                japan_date(due.send_at),
                japan_time(due.send_at).hour(),
            )
        })
        .collect();
    assert_eq!(
        mornings,
        [
            (10, date(2027, 3, 16), 9),
            (3, date(2027, 3, 26), 9),
            (0, date(2027, 3, 31), 9)
        ]
    );
    assert_eq!(
        case.keys(at(date(2027, 3, 31), 9)),
        ["due:p1:number_request:2027-04-01:0"]
    );
    let due = &due(&case.facts(), at(date(2027, 3, 31), 9))[0];
    assert_eq!(
        (due.official, due.aim, due.goal()),
        (date(2027, 4, 1), date(2027, 3, 31), date(2027, 3, 31))
    );
}

#[test]
fn the_aim_of_the_submission_is_by_the_words_and_the_subject_names_the_official_date() {
    let case = Case {
        progress: with_number(),
        ..Case::new()
    };
    let due = &due(&case.facts(), at(date(2027, 5, 14), 9))[0];
    assert_eq!(
        (due.official, due.aim, due.goal()),
        (date(2027, 5, 17), date(2027, 5, 14), date(2027, 5, 17))
    );
}

#[test]
fn steps_one_to_three_come_on_one_morning_together() {
    let case = Case::new();
    assert_eq!(
        case.keys(at(date(2026, 12, 28), 9)),
        [
            "due:p1:provisional_code:2027-01-01:0",
            "due:p1:account:2027-01-01:0",
            "due:p1:card_reader:2027-01-01:0"
        ]
    );
}

#[test]
fn nothing_is_sent_for_a_step_that_is_done_or_waits_for_somebody() {
    let morning = at(date(2027, 3, 31), 9);
    let waiting = Case {
        progress: prepared().hand_in(date(2027, 3, 1)).unwrap(),
        ..Case::new()
    };
    assert_eq!(waiting.keys(morning), Vec::<String>::new());
    let asked = Progress::default().request_code(date(2026, 12, 1)).unwrap();
    let asked = Case {
        progress: asked,
        ..Case::new()
    };
    assert_eq!(
        asked.keys(at(date(2026, 12, 28), 9)),
        [
            "due:p1:account:2027-01-01:0",
            "due:p1:card_reader:2027-01-01:0"
        ]
    );
}

#[test]
fn the_morning_after_the_reply_dispatch_asks_for_the_letter_until_the_number_is_there() {
    let morning = at(date(2027, 5, 11), 9);
    let waiting = prepared().hand_in(date(2027, 3, 1)).unwrap();
    let waiting = Case {
        progress: waiting,
        ..Case::new()
    };
    let keys = waiting.keys(morning);
    assert!(
        keys.contains(&"letter:p1:-:2027-05-17:0".to_owned()),
        "{keys:?}"
    );
    let there = Case {
        progress: with_number(),
        ..Case::new()
    };
    let never_asked_for = Case {
        progress: prepared(),
        ..Case::new()
    };
    for case in [there, never_asked_for] {
        let keys = case.keys(morning);
        assert!(
            !keys.iter().any(|key| key.starts_with("letter")),
            "{keys:?}"
        );
    }
}

#[test]
fn until_the_number_is_recorded_mails_about_five_and_six_ask_for_what_comes_before_it() {
    let morning = at(date(2027, 5, 14), 9);
    let asks = |progress| {
        let case = Case {
            progress,
            ..Case::new()
        };
        due(&case.facts(), morning)
            .into_iter()
            .filter(|due| due.kind == ReminderKind::Due)
            .map(|due| {
                let step = due.step.unwrap().number();
                (step, due.ask_for_letter, due.ask_for_request)
            })
            .collect::<Vec<_>>()
    };
    let waiting = prepared().hand_in(date(2027, 3, 1)).unwrap();
    assert_eq!(asks(waiting), [(5, true, false), (6, true, false)]);
    // Nobody sends a letter that was not asked for.
    assert_eq!(asks(prepared()), [(5, false, true), (6, false, true)]);
    assert_eq!(asks(with_number()), [(5, false, false), (6, false, false)]);
}

#[test]
fn the_first_open_day_of_the_opening_month_asks_about_the_designation_once_unless_recorded() {
    let case = Case {
        progress: with_number(),
        ..Case::new()
    };
    assert_eq!(
        case.keys(at(date(2027, 6, 1), 9)),
        ["designation:p1:-:2027-06-01:0"]
    );
    let told = with_number().record_designated(date(2027, 5, 28)).unwrap();
    let told = Case {
        progress: told,
        ..Case::new()
    };
    assert_eq!(told.keys(at(date(2027, 6, 1), 9)), Vec::<String>::new());
}

#[test]
fn no_designation_cancels_everything_but_the_report_of_step_seven() {
    let refused = with_number()
        .record_no_designation(NoDesignation::Refused, date(2027, 5, 12))
        .unwrap();
    let case = Case {
        progress: refused.clone(),
        ..Case::new()
    };
    assert_eq!(
        case.keys(at(date(2027, 5, 13), 9)),
        ["report:p1:non_designation_report:2027-05-13:0"]
    );
    assert_eq!(
        case.keys(at(date(2027, 6, 1), 9)),
        ["report:p1:non_designation_report:2027-05-13:0"]
    );
    let reported = refused
        .complete(
            StepId::NonDesignationReport,
            date(2027, 5, 13),
            Practice::Notice,
        )
        .unwrap();
    let case = Case {
        progress: reported,
        ..Case::new()
    };
    assert_eq!(case.keys(at(date(2027, 5, 13), 9)), Vec::<String>::new());
}

#[test]
fn after_a_return_nothing_more_is_asked_for_that_month() {
    let day = date(2027, 3, 1);
    let handed_in = prepared().hand_in(day).unwrap().apply(day).unwrap();
    let returned = handed_in.application_returned(date(2027, 3, 5)).unwrap();
    let request = handed_in.record_returned(date(2027, 3, 5)).unwrap();
    for progress in [returned, request] {
        let case = Case {
            progress,
            ..Case::new()
        };
        for day in [date(2027, 3, 31), date(2027, 5, 11), date(2027, 5, 14)] {
            assert_eq!(case.keys(at(day, 9)), Vec::<String>::new(), "{day}");
        }
    }
}

#[test]
fn the_application_has_mails_of_its_own_until_it_is_handed_in() {
    // Nothing is known for Tokyo: one mail, that it has to be asked for.
    let case = Case {
        progress: prepared().hand_in(date(2027, 3, 1)).unwrap(),
        ..Case::new()
    };
    let mails = |case: &Case| -> Vec<(String, Date)> {
        planned(&case.facts(), date(2027, 3, 1))
            .into_iter()
            .filter(|due| due.kind == ReminderKind::Application)
            .map(|due| (due.key(), japan_date(due.send_at)))
            .collect()
    };
    let key = |dates: &str, offset: u8| format!("application:p1:-:{dates}:{offset}");
    assert_eq!(mails(&case), [(key("2027-06-01", 0), date(2027, 4, 15))]);
    let applied = Case {
        progress: case.progress.apply(date(2027, 3, 2)).unwrap(),
        ..Case::new()
    };
    assert_eq!(mails(&applied), []);
    // What the bureau told moves it: 7 May is a Friday.
    let told = Told {
        act: BureauAct::DesignationApplication,
        date: date(2027, 5, 7),
        heard: date(2027, 3, 1),
        who: String::new(),
    };
    let told = Case {
        schedule: schedule_told(
            Rulebook::embedded(),
            Calendar::official(),
            case.schedule.request,
            date(2026, 11, 22),
            &[told],
        ),
        progress: case.progress.clone(),
        ..Case::new()
    };
    let days = mails(&told);
    assert_eq!(days.len(), 3);
    assert_eq!(days[2], (key("2027-05-07", 0), date(2027, 5, 6)));
    let last = due(&told.facts(), at(date(2027, 5, 6), 9));
    let last = last.iter().find(|d| d.kind == ReminderKind::Application);
    assert_eq!(last.unwrap().goal(), date(2027, 5, 7));
}

#[test]
fn where_the_number_comes_first_the_account_is_mentioned_with_what_needs_the_number() {
    let request = PlanRequest {
        prefecture: Prefecture::parse("04").unwrap(),
        ..Case::new().schedule.request
    };
    let case = Case {
        schedule: schedule(
            Rulebook::embedded(),
            Calendar::official(),
            request,
            date(2026, 11, 22),
        ),
        progress: Progress::default(),
        ..Case::new()
    };
    let all = planned(&case.facts(), date(2026, 11, 22));
    let of = |step| all.iter().filter(move |due| due.step == Some(step));
    assert_eq!(of(StepId::ProvisionalCode).count(), 0);
    assert!(of(StepId::Account).all(|due| due.ask_for_request));
    assert_eq!(
        of(StepId::Account).map(|due| due.official).max(),
        Some(case.schedule.submission_due.date())
    );
    assert_eq!(of(StepId::CardReader).count(), 3);
}

#[test]
fn fewer_means_three_before_and_the_morning_and_none_means_none() {
    let fewer = Case {
        preference: MailPreference::Fewer,
        ..Case::new()
    };
    let all = planned(&fewer.facts(), date(2026, 11, 22));
    assert!(!all.is_empty());
    assert!(
        all.iter()
            .all(|due| due.kind != ReminderKind::Kept && due.offset < 10)
    );
    let none = Case {
        preference: MailPreference::None,
        ..Case::new()
    };
    assert_eq!(planned(&none.facts(), date(2026, 11, 22)), []);
    let refused = with_number()
        .record_no_designation(NoDesignation::Refused, date(2027, 5, 12))
        .unwrap();
    let report = Case {
        progress: refused,
        preference: MailPreference::Fewer,
        ..Case::new()
    };
    assert_eq!(report.keys(at(date(2027, 5, 13), 9)).len(), 1);
}

#[test]
fn after_an_outage_only_the_latest_missed_mail_of_a_step_is_made_up_for() {
    let case = Case {
        progress: prepared(),
        ..Case::new()
    };
    // Down from before the 16th until the afternoon of the 29th.
    assert_eq!(
        case.keys(at(date(2027, 3, 29), 15)),
        ["due:p1:number_request:2027-04-01:3"]
    );
    // On a closed day it waits; from the bureau's deadline on it is pointless.
    assert_eq!(case.keys(at(date(2027, 3, 28), 15)), Vec::<String>::new());
    assert_eq!(
        case.keys(at(date(2027, 3, 31), 15)),
        ["due:p1:number_request:2027-04-01:0"]
    );
    assert_eq!(
        case.keys(at(date(2027, 4, 1), 9)),
        ["request-late:p1:-:2027-04-01:0"]
    );
    // Steps 5 and 6 may be done on the date itself.
    let case = Case {
        progress: with_number(),
        ..Case::new()
    };
    assert_eq!(
        case.keys(at(date(2027, 5, 17), 15)),
        [
            "due:p1:number_presentation:2027-05-17:0",
            "due:p1:applications:2027-05-17:0"
        ]
    );
    assert_eq!(
        case.keys(at(date(2027, 5, 18), 9)),
        ["missed:p1:-:2027-05-17:0"]
    );
}

#[test]
fn nothing_that_would_have_left_before_the_plan_was_kept_is_made_up_for() {
    let case = Case {
        progress: prepared(),
        since: at(date(2027, 3, 29), 12),
        ..Case::new()
    };
    assert_eq!(case.keys(at(date(2027, 3, 29), 15)), Vec::<String>::new());
    assert_eq!(
        case.keys(at(date(2027, 3, 31), 9)),
        ["due:p1:number_request:2027-04-01:0"]
    );
}

#[test]
fn a_stored_mail_is_dropped_when_the_step_is_done_the_date_has_moved_or_it_is_too_late() {
    let case = Case {
        progress: prepared(),
        ..Case::new()
    };
    let morning = at(date(2027, 3, 31), 9);
    let stored = due(&case.facts(), morning).remove(0);
    assert!(still_makes_sense(&stored, &case.facts(), morning));
    assert!(still_makes_sense(
        &stored,
        &case.facts(),
        at(date(2027, 3, 31), 22)
    ));
    assert!(!still_makes_sense(
        &stored,
        &case.facts(),
        at(date(2027, 4, 2), 0)
    ));
    let done = Case {
        progress: prepared().hand_in(date(2027, 3, 30)).unwrap(),
        ..Case::new()
    };
    assert!(!still_makes_sense(&stored, &done.facts(), morning));
    let moved = Case {
        schedule: plan_for("2027-07"),
        progress: prepared(),
        ..Case::new()
    };
    assert!(!still_makes_sense(&stored, &moved.facts(), morning));
    let quiet = Case {
        preference: MailPreference::None,
        progress: prepared(),
        ..Case::new()
    };
    assert!(!still_makes_sense(&stored, &quiet.facts(), morning));
}

#[test]
fn a_stored_mail_is_dropped_when_a_later_one_of_its_step_has_begun() {
    let case = Case {
        progress: prepared(),
        ..Case::new()
    };
    let stored = due(&case.facts(), at(date(2027, 3, 26), 9)).remove(0);
    assert_eq!(stored.offset, 3);
    assert!(!still_makes_sense(
        &stored,
        &case.facts(),
        at(date(2027, 3, 31), 9)
    ));
}

#[test]
fn a_stored_mail_reads_as_things_stand_when_it_is_sent() {
    let waiting = Case {
        progress: prepared().hand_in(date(2027, 3, 1)).unwrap(),
        ..Case::new()
    };
    let morning = at(date(2027, 5, 14), 9);
    let stored = due(&waiting.facts(), morning)
        .into_iter()
        .find(|due| due.step == Some(StepId::NumberPresentation))
        .unwrap();
    assert!(stored.ask_for_letter);
    let there = Case {
        progress: with_number(),
        ..Case::new()
    };
    assert!(
        !current(&stored, &there.facts(), morning)
            .unwrap()
            .ask_for_letter
    );
}

#[test]
fn a_date_that_moves_has_a_key_of_its_own_and_one_that_stays_keeps_its_key() {
    let case = Case {
        progress: prepared(),
        ..Case::new()
    };
    let morning = at(date(2027, 3, 31), 9);
    let mail = due(&case.facts(), morning).remove(0);
    assert_eq!(mail.key(), "due:p1:number_request:2027-04-01:0");
    assert_eq!(mail.former_key(), "due:p1:number_request:2:0");
    // Another change of the plan moves no date: the same mail.
    let revised = ReminderFacts {
        revision: 3,
        ..case.facts()
    };
    assert_eq!(due(&revised, morning)[0].key(), mail.key());
    assert!(still_makes_sense(&mail, &revised, morning));
    // What the bureau tells later moves it without any revision.
    let told = Told {
        act: BureauAct::NumberRequest,
        date: date(2027, 4, 8),
        heard: date(2027, 3, 1),
        who: String::new(),
    };
    let told = Case {
        schedule: schedule_told(
            Rulebook::embedded(),
            Calendar::official(),
            case.schedule.request,
            date(2026, 11, 22),
            &[told],
        ),
        ..case
    };
    assert!(!still_makes_sense(&mail, &told.facts(), morning));
    assert_eq!(
        told.keys(at(date(2027, 4, 7), 9)),
        ["due:p1:number_request:2027-04-08:0"]
    );
}

#[test]
fn the_mail_on_keeping_a_plan_is_one_whatever_moves() {
    let morning = at(date(2026, 11, 24), 9);
    let kept = |opening: &str, revision| {
        let case = Case {
            schedule: plan_for(opening),
            ..Case::new()
        };
        let facts = ReminderFacts {
            revision,
            ..case.facts()
        };
        let mail = due(&facts, morning).remove(0);
        (mail.key(), mail.former_key())
    };
    let key = "kept:p1:-:0:0".to_owned();
    assert_eq!(kept("2027-06", 2), (key.clone(), key.clone()));
    assert_eq!(kept("2027-08", 7), (key.clone(), key));
}

#[test]
fn the_open_day_after_the_last_safe_day_asks_once_whether_the_request_is_still_taken() {
    let case = Case {
        progress: prepared(),
        preference: MailPreference::Fewer,
        ..Case::new()
    };
    let morning = at(date(2027, 4, 1), 9);
    let key = "request-late:p1:-:2027-04-01:0".to_owned();
    assert_eq!(case.keys(morning), std::slice::from_ref(&key));
    assert_eq!(case.keys(at(date(2027, 4, 8), 9)), [key]);
    assert_eq!(case.keys(at(date(2027, 4, 9), 9)), Vec::<String>::new());
    for progress in [
        prepared().hand_in(date(2027, 3, 31)).unwrap(),
        with_number(),
        prepared()
            .record_designated(date(2027, 3, 30))
            .unwrap_or_else(|_| with_number()),
    ] {
        let recorded = progress.record(StepId::NumberRequest) != Default::default();
        let case = Case {
            progress,
            ..Case::new()
        };
        let asks = case
            .keys(morning)
            .iter()
            .any(|key| key.starts_with("request-late"));
        assert_eq!(asks, !recorded);
    }
}

#[test]
fn the_open_day_after_the_submission_date_names_the_individual_handling_unless_all_is_recorded() {
    let key = "missed:p1:-:2027-05-17:0".to_owned();
    let day = date(2027, 5, 17);
    let five = with_number()
        .complete(StepId::NumberPresentation, day, Practice::Notice)
        .unwrap();
    let both = five
        .complete(StepId::Applications, day, Practice::Notice)
        .unwrap();
    let waiting = prepared().hand_in(date(2027, 3, 1)).unwrap();
    let returned = waiting.record_returned(date(2027, 3, 5)).unwrap();
    for (progress, is_missed) in [
        (prepared(), true),
        (waiting, true),
        (with_number(), true),
        (five, true),
        (both, false),
        (returned, false),
    ] {
        let case = Case {
            progress,
            preference: MailPreference::Fewer,
            ..Case::new()
        };
        let keys = case.keys(at(date(2027, 5, 18), 9));
        assert_eq!(keys.contains(&key), is_missed, "{keys:?}");
        let on_the_day = case.keys(at(day, 9));
        assert!(!on_the_day.contains(&key), "{on_the_day:?}");
    }
}

#[test]
fn a_mail_on_another_day_has_other_words() {
    let case = Case {
        progress: prepared(),
        ..Case::new()
    };
    let of = |day| due(&case.facts(), at(day, 9)).remove(0);
    let (first, next) = (of(date(2027, 3, 26)), of(date(2027, 3, 29)));
    assert_eq!(first.key(), next.key());
    assert_ne!(first, next, "what is stored of it says as of which day");
    let again = current(&first, &case.facts(), at(date(2027, 3, 29), 9)).unwrap();
    assert_eq!(again.as_of, Some(date(2027, 3, 29)));
}

#[test]
fn a_reminder_of_the_release_before_can_be_read() {
    let stored = r#"{"kind":"due","plan_id":"p1","step":"number_request","revision":2,
        "offset":3,"send_at":"2027-03-26T00:00:00Z","not_after":"2027-03-31T14:59:00Z",
        "official":"2027-04-01","aim":"2027-03-31","last_day":"2027-03-31",
        "ask_for_letter":false}"#;
    let stored: Due = serde_json::from_str(stored).unwrap();
    let case = Case {
        progress: prepared(),
        ..Case::new()
    };
    let now = at(date(2027, 3, 26), 9);
    assert!(still_makes_sense(&stored, &case.facts(), now));
    assert_eq!(stored.former_key(), "due:p1:number_request:2:3");
}

#[test]
fn a_reminder_survives_being_stored() {
    let stored = due(&Case::new().facts(), at(date(2026, 12, 28), 9)).remove(0);
    let text = serde_json::to_string(&stored).unwrap();
    assert_eq!(serde_json::from_str::<Due>(&text).unwrap(), stored);
}

proptest! {
    #[test]
    fn mails_leave_on_open_mornings_before_they_expire_and_each_key_once(
        month in 0i32..60, kept_days in 0i64..300, steps in 0usize..4
    ) {
        let opening = YearMonth::parse("2026-12").unwrap().plus_months(month).unwrap();
        let since = at(opening.first_day().checked_sub(kept_days.days()).unwrap(), 13);
        let case = Case {
            schedule: plan_for(&opening.to_string()),
            progress: [Progress::default(), prepared(), with_number(), Progress::default().request_code(date(2026, 10, 1)).unwrap()][steps].clone(),
            preference: MailPreference::Standard,
            since,
        };
        let all = planned(&case.facts(), japan_date(since));
        for due in &all {
            prop_assert!(Calendar::official().is_open(japan_date(due.send_at)), "{due:?}");
            prop_assert_eq!(japan_time(due.send_at).hour(), SEND_HOUR);
            prop_assert!(since <= due.send_at && due.send_at < due.not_after, "{:?}", due);
            prop_assert!(due.aim <= due.official || due.kind == ReminderKind::Designation);
        }
        let keys: BTreeSet<_> = all.iter().map(Due::key).collect();
        prop_assert_eq!(keys.len(), all.len());
    }

    #[test]
    fn of_a_step_at_most_one_mail_is_due_at_a_time(hours in 0i64..24 * 220) {
        let case = Case::new();
        let now = case.since + SignedDuration::from_hours(hours);
        let due = due(&case.facts(), now);
        let steps: BTreeSet<_> = due.iter().map(|d| (d.kind, d.step)).collect();
        prop_assert_eq!(steps.len(), due.len());
        prop_assert!(due.iter().all(|d| d.send_at <= now && now <= d.not_after));
    }
}

fn still_makes_sense(stored: &Due, facts: &ReminderFacts<'_>, now: Timestamp) -> bool {
    current(stored, facts, now).is_some()
}
