use proptest::prelude::*;

use super::*;
use crate::rulebook::RuleDay;
use crate::source::{NoticeClause, Source};

fn request(opening: &str, prefecture: &str) -> PlanRequest {
    PlanRequest {
        opening: YearMonth::parse(opening).unwrap(),
        prefecture: Prefecture::parse(prefecture).unwrap(),
        kinds: crate::kind::Kinds::One(Kind::Medical),
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn plan_of(request: PlanRequest, today: Date) -> Schedule {
    schedule(Rulebook::embedded(), Calendar::official(), request, today)
}

fn plan(opening: &str, prefecture: &str, today: &str) -> Schedule {
    plan_of(request(opening, prefecture), day(today))
}

fn planned<'a>(plan: &'a Schedule, id: &str) -> &'a PlannedDate {
    let found = plan.dates().into_iter().find(|d| d.id().as_str() == id);
    found.and_then(|d| d.planned()).unwrap()
}

const PRACTICES: &str = include_str!("../../data/practice.csv");

const ROWS: [(&str, &str, &str); 14] = [
    ("2021-03", "2021-02-10", "2021-02-15"),
    ("2021-04", "2021-03-10", "2021-03-15"),
    ("2021-05", "2021-04-12", "2021-04-16"),
    ("2021-06", "2021-05-10", "2021-05-17"),
    ("2021-07", "2021-06-10", "2021-06-15"),
    ("2021-08", "2021-07-12", "2021-07-16"),
    ("2021-09", "2021-08-10", "2021-08-16"),
    ("2021-10", "2021-09-10", "2021-09-15"),
    ("2021-11", "2021-10-11", "2021-10-18"),
    ("2021-12", "2021-11-10", "2021-11-15"),
    ("2022-01", "2021-12-10", "2021-12-15"),
    ("2022-02", "2022-01-11", "2022-01-17"),
    ("2022-03", "2022-02-10", "2022-02-15"),
    ("2022-04", "2022-03-10", "2022-03-15"),
];

#[test]
fn the_fourteen_published_rows_come_out_exactly_and_official() {
    for (opening, reply, submission) in ROWS {
        for prefecture in Prefecture::all() {
            let request = PlanRequest {
                prefecture,
                ..request(opening, "13")
            };
            let plan = plan_of(request, day("2020-06-01"));
            for (id, expected, nominal) in [
                ("reply_dispatch", reply, 10),
                ("submission_due", submission, 15),
            ] {
                let got = planned(&plan, id);
                assert_eq!(got.date(), day(expected), "{opening} {id}");
                assert_eq!(got.nominal().unwrap().day(), nominal, "{opening} {id}");
                assert_eq!(got.certainty(), Certainty::Official);
                assert_eq!(got.basis(), Basis::PublishedRow);
                assert_eq!(got.source(), &Source::notice(NoticeClause::Appendix2));
                assert!(got.instead_of().is_empty(), "{opening} {id}");
            }
        }
    }
}

#[test]
fn the_notices_rule_alone_reproduces_all_fourteen_rows() {
    let header = "designation_month,reply_dispatch,submission_due,source_clause,edition\n";
    let rules = include_str!("../../data/bureau-rules.csv");
    let unpublished = Rulebook::parse(header, rules, PRACTICES).unwrap();
    for (opening, reply, submission) in ROWS {
        let plan = schedule(
            &unpublished,
            Calendar::official(),
            request(opening, "13"),
            day("2020-06-01"),
        );
        assert_eq!(plan.reply_dispatch.date(), day(reply), "{opening}");
        assert_eq!(plan.submission_due.date(), day(submission), "{opening}");
        assert_eq!(plan.submission_due.basis(), Basis::NoticeRule);
        assert_eq!(plan.submission_due.certainty(), Certainty::Projected);
    }
}

#[test]
fn beyond_the_table_and_at_bureaus_with_rules_of_their_own_dates_are_as_published() {
    for (opening, prefecture, id, expected, certainty, basis) in [
        (
            "2027-02",
            "13",
            "reply_dispatch",
            "2027-01-12",
            "projected",
            "notice_rule",
        ),
        (
            "2027-02",
            "13",
            "submission_due",
            "2027-01-18",
            "projected",
            "notice_rule",
        ),
        (
            "2027-05",
            "01",
            "submission_due",
            "2027-04-16",
            "projected",
            "notice_rule",
        ),
        (
            "2027-04",
            "23",
            "number_request_due",
            "2027-02-01",
            "projected",
            "bureau_rule",
        ),
        (
            "2027-07",
            "23",
            "number_request_due",
            "2027-04-30",
            "projected",
            "bureau_rule",
        ),
        (
            "2027-03",
            "04",
            "number_request_due",
            "2027-01-05",
            "projected",
            "bureau_rule",
        ),
        (
            "2027-04",
            "38",
            "number_request_due",
            "2027-02-01",
            "projected",
            "bureau_rule",
        ),
        (
            "2027-04",
            "38",
            "reply_dispatch",
            "2027-02-10",
            "projected",
            "bureau_rule",
        ),
        (
            "2027-04",
            "38",
            "submission_due",
            "2027-02-15",
            "projected",
            "bureau_rule",
        ),
        (
            "2027-10",
            "23",
            "submission_due",
            "2027-08-13",
            "projected",
            "bureau_rule",
        ),
        (
            "2027-04",
            "34",
            "number_request_due",
            "2027-02-01",
            "unconfirmed",
            "bureau_rule",
        ),
        (
            "2027-04",
            "13",
            "number_request_due",
            "2027-02-01",
            "unconfirmed",
            "precaution",
        ),
        (
            "2027-03",
            "13",
            "number_request_due",
            "2026-12-28",
            "unconfirmed",
            "precaution",
        ),
        (
            "2027-07",
            "34",
            "number_request_due",
            "2027-04-30",
            "unconfirmed",
            "bureau_rule",
        ),
        (
            "2024-09",
            "04",
            "number_request_due",
            "2024-07-01",
            "unconfirmed",
            "precaution",
        ),
        (
            "2027-04",
            "13",
            "card_reader_request",
            "2026-11-01",
            "projected",
            "notice_rule",
        ),
        (
            "2027-04",
            "13",
            "card_reader_latest",
            "2026-12-01",
            "projected",
            "notice_rule",
        ),
        (
            "2028-04",
            "13",
            "submission_due",
            "2028-03-15",
            "projected",
            "notice_rule",
        ),
    ] {
        let plan = plan(opening, prefecture, "2026-11-22");
        let got = planned(&plan, id);
        assert_eq!(
            (got.date(), got.certainty().as_str(), got.basis().as_str()),
            (day(expected), certainty, basis),
            "{opening} {prefecture} {id}"
        );
    }
}

#[test]
fn where_bureau_and_notice_disagree_the_earlier_holds_and_the_other_stands_beside() {
    let plan = plan("2027-04", "38", "2026-11-22");
    let beside = plan.submission_due.instead_of();
    assert_eq!(beside.len(), 1);
    assert_eq!(
        (beside[0].date, beside[0].basis),
        (day("2027-03-15"), Basis::NoticeRule)
    );
    assert_eq!(
        beside[0].source,
        Source::notice(NoticeClause::Memo3Submission)
    );
    assert_eq!(plan.reply_dispatch.instead_of()[0].date, day("2027-03-10"));
    assert!(plan.number_request_due.instead_of().is_empty());
}

#[test]
fn a_bureaus_later_rule_stands_beside_the_notices_earlier_one() {
    let rules = "bureau,prefectures,step,opening,date,month_offset,day,roll,valid_from_opening,source_url,source_clause,published,confirmed,settled,note\n\
        kinki,all,submission_due,,,-1,25,next,,https://k.example,頁,2026-11-01,2026-11-01,\n";
    let book = Rulebook::parse(include_str!("../../data/appendix2.csv"), rules, PRACTICES).unwrap();
    let plan = schedule(
        &book,
        Calendar::official(),
        request("2027-04", "27"),
        day("2026-11-22"),
    );
    assert_eq!(plan.submission_due.date(), day("2027-03-15"));
    assert_eq!(plan.submission_due.basis(), Basis::NoticeRule);
    assert_eq!(plan.submission_due.instead_of()[0].basis, Basis::BureauRule);
    assert_eq!(plan.submission_due.instead_of()[0].date, day("2027-03-25"));
}

#[test]
fn an_explicit_row_wins_over_an_office_rule_over_a_bureau_rule_over_the_notice() {
    let header = "bureau,prefectures,step,opening,date,month_offset,day,roll,valid_from_opening,source_url,source_clause,published,confirmed,settled,note\n";
    let bureau =
        "kinki,all,submission_due,,,-1,9,next,,https://k.example,頁,2026-11-01,2026-11-01,\n";
    let office =
        "kinki,27,submission_due,,,-1,12,next,,https://k.example,頁,2026-11-01,2026-11-01,\n";
    let row = "kinki,27,submission_due,2027-04,2027-03-17,,,,,https://k.example,頁,2026-11-01,2026-11-02,\n";
    let given = |rows: &str| {
        let book = Rulebook::parse(
            include_str!("../../data/appendix2.csv"),
            &format!("{header}{rows}"),
            PRACTICES,
        )
        .unwrap();
        let plan = schedule(
            &book,
            Calendar::official(),
            request("2027-04", "27"),
            day("2026-11-22"),
        );
        (
            plan.submission_due.date(),
            plan.submission_due.basis(),
            plan.submission_due,
        )
    };
    let short = |rows: &str| {
        let (date, basis, _) = given(rows);
        (date, basis)
    };
    assert_eq!(short(""), (day("2027-03-15"), Basis::NoticeRule));
    assert_eq!(short(bureau), (day("2027-03-09"), Basis::BureauRule));
    assert_eq!(
        short(&format!("{bureau}{office}")),
        (day("2027-03-12"), Basis::OfficeRule)
    );
    let (date, basis, full) = given(&format!("{bureau}{office}{row}"));
    assert_eq!((date, basis), (day("2027-03-17"), Basis::PublishedRow));
    assert_eq!(full.certainty(), Certainty::Official);
    assert_eq!(full.confirmed(), day("2026-11-02"));
    let beside: Vec<_> = full.instead_of().iter().map(|a| a.basis).collect();
    assert_eq!(beside, [Basis::OfficeRule, Basis::NoticeRule]);
}

/// The plan's date where no day is known: at a bureau of which nothing is
/// known, and at one whose page names the month only.
fn without_a_day(opening: &str) -> [Date; 2] {
    ["13", "34"].map(|prefecture| {
        let due = plan(opening, prefecture, "2020-06-01").number_request_due;
        assert_eq!(due.certainty(), Certainty::Unconfirmed, "{opening}");
        due.date()
    })
}

#[test]
fn where_no_day_is_known_it_is_the_last_open_day_by_the_1st_of_the_month_two_before() {
    for (opening, expected) in [
        // 1 January 2027 is a Friday; offices close on 29 December.
        ("2027-03", "2026-12-28"),
        // 1 January 2029 is a Monday: the weekend before is closed anyhow.
        ("2029-03", "2028-12-28"),
        // 1 May 2022 is a Sunday, 29 April a holiday on a Friday.
        ("2022-07", "2022-04-28"),
        // 1 August 2026 is a Saturday.
        ("2026-10", "2026-07-31"),
        // 1 November 2026 is a Sunday: the Friday before.
        ("2027-01", "2026-10-30"),
        // 1 February 2027 is an open Monday.
        ("2027-04", "2027-02-01"),
    ] {
        // In Chugoku-Shikoku the rule holds from 2024-10 on, before it the precaution.
        assert_eq!(without_a_day(opening), [day(expected); 2], "{opening}");
    }
}

/// What holds: where no day is known, the plan's date is *the* earliest of the
/// dates that the practices known anywhere in Japan give for that opening month
/// (their valid-from left aside), so none of them is ever missed.
#[test]
fn where_no_day_is_known_no_known_practice_is_earlier_in_any_month_to_2032() {
    let book = Rulebook::embedded();
    let calendar = Calendar::official();
    let practices: Vec<_> = book
        .rules()
        .iter()
        .filter(|rule| rule.deadline == Deadline::NumberRequestDue)
        .filter(|rule| rule.day != RuleDay::Unknown)
        .collect();
    assert_eq!(practices.len(), 3, "Tohoku, Tokai-Hokuriku, Shikoku");
    let mut opening = YearMonth::FIRST;
    let (mut unknown, mut known) = (0, 0);
    while opening <= YearMonth::parse("2032-12").unwrap() {
        let earliest = practices
            .iter()
            .map(|rule| rule.date_for(opening, calendar).date)
            .min();
        for prefecture in Prefecture::all() {
            let request = PlanRequest {
                opening,
                prefecture,
                kinds: crate::kind::Kinds::One(Kind::Medical),
            };
            let due = plan_of(request, day("2020-06-01")).number_request_due;
            if due.certainty() == Certainty::Unconfirmed {
                assert_eq!(Some(due.date()), earliest, "{opening} {prefecture}");
                unknown += 1;
            } else {
                known += 1;
            }
        }
        opening = opening.next().unwrap();
    }
    // 2021-03 to 2032-12; 16 prefectures have a day from 2024-10 on, the others never.
    assert_eq!((unknown, known), (142 * 47 - 99 * 16, 99 * 16));
}

#[test]
fn the_precaution_names_the_clause_that_leaves_the_day_to_the_bureau() {
    let plan = plan("2027-04", "13", "2026-11-22");
    let due = &plan.number_request_due;
    assert_eq!(due.source(), &Source::notice(NoticeClause::Memo1Request));
    assert_eq!(due.nominal(), None);
}

#[test]
fn the_aim_is_the_last_open_day_by_the_words_and_the_day_before_a_bureaus_deadline() {
    // Officially Friday 16 April 2021; the words say 15.
    let plan1 = plan("2021-05", "13", "2020-11-20");
    assert_eq!(plan1.submission_due.aim(), day("2021-04-15"));
    // Officially Monday 17 May 2021; the 15th was a Saturday.
    let plan2 = plan("2021-06", "13", "2020-11-20");
    assert_eq!(plan2.submission_due.aim(), day("2021-05-14"));
    // Monday 1 March 2021: what comes on the day is handed back.
    assert_eq!(plan1.number_request_due.aim(), day("2021-02-26"));
    // Tohoku: Tuesday 5 January 2027.
    assert_eq!(
        plan("2027-03", "04", "2026-11-22").number_request_due.aim(),
        day("2027-01-04")
    );
    // 1 November 2026 is a Sunday.
    assert_eq!(
        plan("2027-04", "13", "2026-10-01")
            .card_reader_request
            .aim(),
        day("2026-10-30")
    );
}

#[test]
fn the_opening_is_a_date_without_basis_and_all_six_dates_come_in_order() {
    let plan = plan("2021-05", "13", "2020-11-20");
    let ids: Vec<_> = plan.dates().iter().map(|d| d.id().as_str()).collect();
    assert_eq!(
        ids,
        [
            "card_reader_request",
            "card_reader_latest",
            "number_request_due",
            "reply_dispatch",
            "submission_due",
            "opening"
        ]
    );
    assert_eq!(plan.dates()[5], PlanDate::Opening(day("2021-05-01")));
    assert_eq!(plan.dates()[5].planned(), None);
}

#[test]
fn the_seven_steps_have_their_dates_and_addressees() {
    let plan = plan("2027-04", "27", "2026-11-22");
    let steps = plan.steps();
    let due: Vec<_> = steps
        .iter()
        .map(|s| s.due.map(|d| d.date().to_string()))
        .collect();
    let want = [
        "2026-11-01",
        "2026-11-01",
        "2026-11-01",
        "2027-02-01",
        "2027-03-15",
        "2027-03-15",
    ];
    assert_eq!(due[..6], want.map(|d| Some(d.to_owned())));
    assert_eq!(due[6], None);
    let start: Vec<_> = steps.iter().map(|s| s.start.is_some()).collect();
    assert_eq!(start, [false, false, false, false, true, true, false]);
    assert_eq!(steps[4].start.unwrap().id(), DateId::ReplyDispatch);
    assert_eq!(steps[3].to, Party::Bureau);
    assert_eq!(
        steps[3].due.map(PlannedDate::last_day),
        Some(day("2027-01-29"))
    );
    assert!(steps.iter().all(|s| s.not_used.is_none()));
}

#[test]
fn where_the_number_comes_first_the_account_follows_the_letter_and_step_one_is_not_used() {
    let of = |prefecture| {
        schedule(
            Rulebook::embedded(),
            Calendar::official(),
            request("2027-04", prefecture),
            day("2026-11-22"),
        )
    };
    let plan = of("04");
    assert_eq!(plan.practice(), Practice::NumberFirst);
    let of_step = |number| {
        let step = plan.step(StepId::from_number(number).unwrap());
        let day = |planned: Option<&PlannedDate>| planned.map(|p| p.date().to_string());
        let after: Vec<u8> = step.after.iter().map(|s| s.number()).collect();
        (after, day(step.start), day(step.due))
    };
    let due = |day: &str| Some(day.to_owned());
    assert_eq!(of_step(1), (vec![], None, None));
    assert_eq!(of_step(2), (vec![4], due("2027-03-10"), due("2027-03-15")));
    assert_eq!(of_step(3), (vec![], None, due("2026-11-01")));
    assert_eq!(of_step(4), (vec![], None, due("2027-02-05")));
    assert_eq!(of_step(5), (vec![2], due("2027-03-10"), due("2027-03-15")));
    assert_eq!(of_step(6), (vec![5], due("2027-03-10"), due("2027-03-15")));
    assert_eq!(of_step(7), (vec![4], None, None));
    let not_used: Vec<u8> = plan
        .steps()
        .iter()
        .filter(|step| step.not_used.is_some())
        .map(|step| step.number)
        .collect();
    assert_eq!(not_used, [1]);
    for prefecture in ["13", "23", "27", "38"] {
        let plan = of(prefecture);
        assert_eq!(plan.practice(), Practice::Notice);
        assert!(plan.steps().iter().all(|step| step.not_used.is_none()));
    }
}

#[test]
fn no_step_of_any_practice_stands_without_a_date_but_those_that_need_none() {
    for prefecture in Prefecture::all() {
        let plan = schedule(
            Rulebook::embedded(),
            Calendar::official(),
            request("2027-04", &prefecture.code()),
            day("2026-11-22"),
        );
        for step in plan.steps() {
            let dateless = step.not_used.is_some() || step.id == StepId::NonDesignationReport;
            assert_eq!(step.due.is_none(), dateless, "{prefecture} {:?}", step.id);
            for date in [step.start, step.due].into_iter().flatten() {
                assert!(!date.source().clause().is_empty());
            }
            // What a step needs is not due after it.
            for needed in step.after {
                let (Some(first), Some(then)) = (plan.step(*needed).due, step.due) else {
                    continue;
                };
                assert!(first.date() <= then.date(), "{prefecture} {:?}", step.id);
            }
        }
    }
}

#[test]
fn the_application_has_a_date_of_its_own_where_a_page_gives_one_and_it_stays_unconfirmed() {
    let of = |opening, prefecture| {
        schedule(
            Rulebook::embedded(),
            Calendar::official(),
            request(opening, prefecture),
            day("2026-11-22"),
        )
        .designation_application
    };
    for (opening, prefecture, date) in [
        ("2027-04", "24", "2027-03-15"),
        ("2027-04", "16", "2027-03-19"),
        ("2027-04", "01", "2027-03-23"),
        ("2024-05", "22", "2024-04-15"),
    ] {
        let application = of(opening, prefecture).unwrap();
        assert_eq!(application.date(), day(date), "{opening} {prefecture}");
        assert_eq!(application.basis(), Basis::OfficeRule);
        assert_eq!(application.certainty(), Certainty::Unconfirmed);
        assert!(application.source().url().is_some());
        assert!(application.instead_of().is_empty());
    }
    assert_eq!(of("2027-04", "27"), None);
    assert_eq!(of("2027-04", "13"), None);
}

#[test]
fn what_the_bureau_told_beats_every_rule_for_that_plan_and_the_rule_stands_beside_it() {
    let heard = |act, date: &str| Told {
        act,
        date: day(date),
        heard: day("2026-11-30"),
        who: "東京事務所".to_owned(),
    };
    let asked = request("2027-04", "13");
    let (book, calendar) = (Rulebook::embedded(), Calendar::official());
    let ruled = schedule(book, calendar, asked, day("2026-12-01"));
    let told = [
        heard(BureauAct::NumberRequest, "2027-02-03"),
        // A Sunday: what is told is planned with the open day before.
        heard(BureauAct::DesignationApplication, "2027-03-07"),
    ];
    let plan = schedule_told(book, calendar, asked, day("2026-12-01"), &told);
    let request = &plan.number_request_due;
    assert_eq!(
        (request.date(), request.basis()),
        (day("2027-02-03"), Basis::Told)
    );
    assert_eq!(request.last_day(), day("2027-02-03"));
    assert_eq!(request.aim(), day("2027-02-02"));
    assert_eq!(
        request.instead_of()[0].date,
        ruled.number_request_due.date()
    );
    assert_eq!(request.source().clause(), "東京事務所");
    let application = plan.designation_application.clone().unwrap();
    assert_eq!(application.date(), day("2027-03-05"));
    assert_eq!(application.nominal(), Some(day("2027-03-07")));
    // It is known now: late is late.
    assert_eq!(
        plan.verdict_on(day("2027-02-04"), OpenWork::EVERYTHING),
        Verdict::Returned
    );
    assert_ne!(
        ruled.verdict_on(day("2027-02-04"), OpenWork::EVERYTHING),
        Verdict::Returned
    );
    assert_eq!(plan.submission_due, ruled.submission_due);
}

#[test]
fn with_the_reader_at_hand_an_earlier_month_may_work() {
    for (opening, prefecture, today, with_reader) in [
        ("2027-04", "13", "2026-12-02", "2027-04"),
        ("2027-04", "04", "2026-11-22", "2027-04"),
        ("2024-09", "34", "2024-01-10", "2024-09"),
        ("2027-03", "38", "2027-01-05", "2027-04"),
        // The precautionary date is over: not that month.
        ("2027-03", "13", "2027-01-20", "2027-04"),
    ] {
        let plan = schedule(
            Rulebook::embedded(),
            Calendar::official(),
            request(opening, prefecture),
            day(today),
        );
        let earliest = plan.earliest;
        assert_eq!(
            earliest.with_reader.map(|m| m.to_string()).as_deref(),
            Some(with_reader),
            "{opening} {prefecture} {today}"
        );
        assert!(earliest.with_reader <= earliest.by_notice);
        assert!(earliest.with_reader <= earliest.safe);
    }
}

#[test]
fn no_month_is_offered_on_pages_whose_last_safe_day_is_over() {
    // 1 December is the deadline of 2027-02, and 30 November its last safe day.
    let on = |today: &str| plan("2027-01", "23", today).earliest;
    let month = |found: Option<YearMonth>| found.unwrap().to_string();
    assert_eq!(month(on("2026-11-30").safe), "2027-02");
    assert_eq!(month(on("2026-12-01").safe), "2027-03");
    assert_eq!(month(on("2026-12-01").with_reader), "2027-02");
}

#[test]
fn verdict_and_earliest_month_are_as_published() {
    for (opening, prefecture, today, verdict, earliest) in [
        ("2027-06", "13", "2026-11-22", "on_time", "2027-06"),
        ("2027-03", "13", "2026-11-22", "card_reader_late", "2027-04"),
        (
            "2026-12",
            "13",
            "2026-11-22",
            "individual_handling",
            "2027-04",
        ),
        ("2026-11", "13", "2026-11-22", "past", "2027-04"),
        ("2027-04", "13", "2026-11-22", "tight", "2027-04"),
        ("2027-04", "13", "2026-12-02", "card_reader_late", "2027-05"),
        ("2027-03", "38", "2027-01-05", "returned", "2027-06"),
        ("2027-03", "38", "2027-02-20", "returned", "2027-07"),
        ("2021-05", "13", "2020-11-20", "on_time", "2021-05"),
        ("2021-03", "13", "2026-11-22", "past", "2027-04"),
    ] {
        let plan = plan(opening, prefecture, today);
        assert_eq!(
            (
                plan.verdict.as_str(),
                plan.earliest.by_notice.map(|m| m.to_string()).as_deref()
            ),
            (verdict, Some(earliest)),
            "{opening} {prefecture} on {today}"
        );
    }
}

#[test]
fn on_the_day_itself_nothing_is_late_but_the_opening_is_past() {
    let verdict = |today| plan("2027-03", "38", today).verdict;
    assert_eq!(verdict("2026-10-01"), Verdict::OnTime);
    assert_eq!(verdict("2026-10-02"), Verdict::Tight);
    assert_eq!(verdict("2026-11-01"), Verdict::Tight);
    assert_eq!(verdict("2026-11-02"), Verdict::CardReaderLate);
    assert_eq!(verdict("2027-01-04"), Verdict::CardReaderLate);
    assert_eq!(verdict("2027-01-05"), Verdict::Returned);
    assert_eq!(verdict("2027-02-28"), Verdict::Returned);
    assert_eq!(verdict("2027-03-01"), Verdict::Past);
}

#[test]
fn an_unconfirmed_deadline_never_says_returned() {
    for day in ["2027-02-02", "2027-03-01"] {
        assert_eq!(plan("2027-04", "13", day).verdict, Verdict::CardReaderLate);
    }
    assert_eq!(
        plan("2027-04", "34", "2027-03-16").verdict,
        Verdict::IndividualHandling
    );
}

#[test]
fn at_the_ends_of_time_there_is_a_plan_but_perhaps_no_month() {
    let late = plan("2099-12", "13", "2099-11-30");
    assert_eq!(late.earliest.by_notice, None);
    assert_eq!(plan("2027-04", "13", "9999-12-31").earliest.by_notice, None);
    assert_eq!(
        plan_of(request("2027-04", "13"), Date::MIN).verdict,
        Verdict::OnTime
    );
}

fn any_request() -> impl Strategy<Value = PlanRequest> {
    let months = YearMonth::FIRST.months_until(YearMonth::LAST);
    (0..=months, 1u8..=47, 0usize..3).prop_map(|(month, prefecture, kind)| PlanRequest {
        opening: YearMonth::FIRST.plus_months(month).unwrap(),
        prefecture: Prefecture::from_number(prefecture).unwrap(),
        kinds: crate::kind::Kinds::One(Kind::ALL[kind]),
    })
}

/// Days around an opening: from a year before to two months after.
fn request_and_day() -> impl Strategy<Value = (PlanRequest, Date)> {
    (any_request(), -400i64..60).prop_map(|(request, days)| {
        let span = jiff::Span::new().days(days);
        (
            request,
            request.opening.first_day().checked_add(span).unwrap(),
        )
    })
}

proptest! {
    #[test]
    fn the_dates_of_bureau_and_submission_are_open_days_and_never_later_than_those_beside_them(
        (request, today) in request_and_day()
    ) {
        let plan = plan_of(request, today);
        for planned in [&plan.number_request_due, &plan.reply_dispatch, &plan.submission_due] {
            prop_assert!(Calendar::official().is_open(planned.date()));
            prop_assert!(planned.date() < plan.opening_day());
            for other in planned.instead_of() {
                prop_assert!(planned.date() < other.date);
            }
        }
    }

    #[test]
    fn the_aim_is_an_open_day_and_never_after_the_date((request, today) in request_and_day()) {
        let plan = plan_of(request, today);
        for planned in plan.dates().iter().filter_map(PlanDate::planned) {
            prop_assert!(Calendar::official().is_open(planned.aim()));
            prop_assert!(planned.aim() <= planned.date());
            prop_assert!(planned.nominal().is_none_or(|n| planned.aim() <= n || planned.id() == DateId::NumberRequestDue));
        }
        prop_assert!(plan.number_request_due.last_day() < plan.number_request_due.date());
        prop_assert!(Calendar::official().is_open(plan.number_request_due.last_day()));
    }

    #[test]
    fn no_date_is_without_a_source((request, today) in request_and_day()) {
        let plan = plan_of(request, today);
        let planned: Vec<_> = plan.dates().iter().filter_map(PlanDate::planned).collect();
        prop_assert_eq!(planned.len(), 5);
        for date in planned {
            prop_assert!(!date.source().clause().is_empty());
            prop_assert!(date.source().edition() >= crate::source::NOTICE_EDITION);
            for other in date.instead_of() {
                prop_assert!(!other.source.clause().is_empty());
            }
        }
    }

    #[test]
    fn the_verdict_never_improves_as_days_pass((request, today) in request_and_day(), later in 0i64..120) {
        let then = today.checked_add(jiff::Span::new().days(later)).unwrap();
        prop_assert!(plan_of(request, today).verdict <= plan_of(request, then).verdict);
    }

    #[test]
    fn the_earliest_feasible_month_is_feasible_and_none_between_is((request, today) in request_and_day()) {
        let plan = plan_of(request, today);
        let end = plan.earliest.by_notice.unwrap_or(YearMonth::LAST);
        let mut month = request.opening;
        while month < end {
            let between = plan_of(PlanRequest { opening: month, ..request }, today);
            prop_assert!(!between.verdict.is_feasible());
            month = month.next().unwrap();
        }
        if let Some(opening) = plan.earliest.by_notice {
            let earliest = plan_of(PlanRequest { opening, ..request }, today);
            prop_assert!(earliest.verdict.is_feasible());
            prop_assert_eq!(earliest.earliest.by_notice, Some(opening));
        }
    }

    #[test]
    fn the_same_input_gives_the_same_plan((request, today) in request_and_day()) {
        prop_assert_eq!(plan_of(request, today), plan_of(request, today));
    }
}

#[test]
fn the_kinds_have_the_ids_of_the_api() {
    let kinds: Vec<_> = Kind::ALL.iter().map(|k| k.as_str()).collect();
    assert_eq!(kinds, ["medical", "dental", "pharmacy"]);
}
