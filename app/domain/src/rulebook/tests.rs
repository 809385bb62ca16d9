use jiff::civil::date;

use super::*;
use crate::bureau::BureauId;
use crate::calendar::Calendar;
use crate::source::{Document, NoticeClause};

fn month(text: &str) -> YearMonth {
    YearMonth::parse(text).unwrap()
}

fn at(code: &str) -> Prefecture {
    Prefecture::parse(code).unwrap()
}

const RULE_HEADER: &str = "bureau,prefectures,step,opening,date,month_offset,day,roll,\
valid_from_opening,source_url,source_clause,published,confirmed,settled,note\n";

const PRACTICE_HEADER: &str =
    "bureau,practice,valid_from_opening,source_url,source_clause,published,confirmed,settled\n";

fn with_rules(rows: &str) -> Result<Rulebook, RulebookError> {
    Rulebook::parse(APPENDIX2, &format!("{RULE_HEADER}{rows}"), PRACTICES)
}

fn fault(rows: &str) -> (usize, RulebookFault) {
    let error = with_rules(rows).unwrap_err();
    assert_eq!(error.file, RulebookFile::BureauRules);
    (error.line, error.fault)
}

#[test]
fn the_embedded_rulebook_has_the_fourteen_rows_and_the_four_bureaus_rules() {
    let book = Rulebook::embedded();
    assert_eq!(book.published_rows().len(), 14);
    assert_eq!(book.rules().len(), 11);
    let of = |bureau| {
        book.rules()
            .iter()
            .filter(|r| r.scope.bureau() == bureau)
            .filter(|r| r.deadline != Deadline::DesignationApplication)
            .count()
    };
    assert_eq!(of(BureauId::Tohoku), 1);
    assert_eq!(of(BureauId::Tokaihokuriku), 3);
    assert_eq!(of(BureauId::Chugokushikoku), 1);
    assert_eq!(of(BureauId::Shikoku), 3);
    for rule in book.rules() {
        let of_application = rule.deadline == Deadline::DesignationApplication;
        assert_eq!(rule.valid_from.is_none(), of_application);
        assert!(rule.valid_from.is_none_or(|from| from == month("2024-10")));
        assert_eq!(rule.settled, !of_application);
        assert!(rule.source.url().is_some());
    }
    for row in book.published_rows() {
        assert_eq!(row.source.clause(), NoticeClause::Appendix2.as_str());
    }
}

#[test]
fn a_rule_holds_from_its_first_opening_month_on() {
    let book = Rulebook::embedded();
    let rule = |opening| book.bureau_rule(at("04"), Deadline::NumberRequestDue, month(opening));
    assert!(rule("2024-09").is_none());
    assert!(rule("2024-10").is_some());
    assert!(
        book.bureau_rule(at("13"), Deadline::NumberRequestDue, month("2027-04"))
            .is_none()
    );
}

#[test]
fn rows_on_the_designation_application_are_its_own_deadline_and_unsettled() {
    let book = Rulebook::embedded();
    let day = |code| {
        book.office_rule(at(code), Deadline::DesignationApplication, month("2027-04"))
            .map(|rule| (rule.day, rule.settled))
    };
    assert_eq!(day("01"), Some((RuleDay::Day(20), false)));
    assert_eq!(day("16"), Some((RuleDay::Day(20), false)));
    assert_eq!(day("22"), Some((RuleDay::Day(15), false)));
    assert_eq!(day("23"), None);
    assert!(
        book.office_rule(at("16"), Deadline::NumberRequestDue, month("2027-04"))
            .is_none()
    );
}

#[test]
fn what_has_changed_since_the_notice_is_noted_with_source_and_date() {
    let changes = Rulebook::changes();
    let rows = crate::table::Table::parse(CHANGES).rows().count();
    assert_eq!(changes.len(), rows);
    for note in changes {
        assert!(
            note.source.url().is_some() && !note.source.clause().is_empty(),
            "{}",
            note.id
        );
        assert!(
            note.source.edition() > crate::source::NOTICE_EDITION,
            "{}",
            note.id
        );
        assert!(
            note.source.document() != Document::SecondHand || !note.confirmed,
            "{}: second-hand, so nothing that is settled",
            note.id
        );
    }
}

fn change_ids(code: &str, kind: &str) -> Vec<&'static str> {
    Rulebook::changes_for(at(code), Kinds::parse(kind).unwrap())
        .map(|note| note.id.as_str())
        .collect()
}

#[test]
fn a_note_reaches_those_whom_it_is_about_and_nobody_else() {
    let pharmacy = change_ids("40", "pharmacy");
    assert!(pharmacy.contains(&"pharmacy-online-site"));
    assert!(pharmacy.contains(&"claims-online"));
    for others in ["outpatient-surplus", "manager-career", "twin-mail-address"] {
        assert!(!pharmacy.contains(&others), "{others}");
    }
    // The candidate areas of January 2026 lie in five prefectures.
    for (code, has) in [
        ("13", true),
        ("26", true),
        ("27", true),
        ("28", true),
        ("40", true),
        ("14", false),
    ] {
        for kind in ["medical", "both"] {
            assert_eq!(
                change_ids(code, kind).contains(&"outpatient-surplus"),
                has,
                "{code} {kind}"
            );
        }
        assert!(
            !change_ids(code, "dental").contains(&"outpatient-surplus"),
            "{code}"
        );
    }
    assert!(change_ids("14", "both").contains(&"twin-mail-address"));
    assert!(!change_ids("14", "dental").contains(&"twin-mail-address"));
}

#[test]
fn a_note_says_at_which_step_it_matters() {
    let at_step = |step| -> Vec<&str> {
        Rulebook::changes()
            .iter()
            .filter(|note| note.matters_at(step))
            .map(|note| note.id.as_str())
            .collect()
    };
    assert_eq!(at_step(StepId::Account), ["twin-mail-address"]);
    assert!(at_step(StepId::NumberRequest).contains(&"deferral-grounds"));
    assert!(at_step(StepId::Applications).contains(&"customer-id"));
    // Six months before the opening is earlier than any step.
    assert!(at_step(StepId::ProvisionalCode).contains(&"outpatient-surplus"));
    assert!(at_step(StepId::CardReader).is_empty());
    let retroactive: Vec<&str> = Rulebook::changes_if_retroactive()
        .map(|note| note.id.as_str())
        .collect();
    assert_eq!(retroactive.len(), 4);
    let plan = change_ids("13", "medical");
    assert!(retroactive.iter().all(|id| !plan.contains(id)));
}

#[test]
fn a_row_that_cannot_be_read_is_no_note() {
    let row = |steps: &str, kinds: &str, prefectures: &str| {
        let text = format!(
            "id,document,place,kinds,prefectures,source_url,source_clause,published,settled\n\
             a,portal,{steps},{kinds},{prefectures},https://k.example/,頁,2024-01-01,yes\n"
        );
        super::parse::changes(&text).len()
    };
    assert_eq!(row("4;6", "medical;dental", "13;26"), 1);
    assert_eq!(row("8", "all", "all"), 0);
    assert_eq!(row("start", "clinic", "all"), 0);
    assert_eq!(row("start", "all", "48"), 0);
}

#[test]
fn a_newer_rule_takes_over_from_its_month_and_an_office_has_its_own() {
    let book = with_rules(
        "kinki,all,number_request_due,,,-2,10,next,2024-10,https://k.example/a,頁,2024-09-01,2024-09-01,\n\
         kinki,all,number_request_due,,,-2,5,next,2027-01,https://k.example/b,頁,2026-11-01,2026-11-01,\n\
         kinki,27;28,number_request_due,,,-2,3,previous,,https://k.example/c,頁,2026-11-01,2026-11-01,\n",
    )
    .unwrap();
    let day = |opening: &str| {
        book.bureau_rule(at("25"), Deadline::NumberRequestDue, month(opening))
            .map(|r| r.day)
    };
    assert_eq!(day("2024-09"), None);
    assert_eq!(day("2026-12"), Some(RuleDay::Day(10)));
    assert_eq!(day("2027-01"), Some(RuleDay::Day(5)));
    let office = |code| book.office_rule(at(code), Deadline::NumberRequestDue, month("2027-04"));
    assert!(office("27").is_some() && office("28").is_some() && office("25").is_none());
}

#[test]
fn a_bureau_follows_a_practice_from_its_month_on_and_elsewhere_the_notice_holds() {
    let book = Rulebook::embedded();
    let practice = |code, opening| book.practice(at(code), month(opening)).map(|r| r.practice);
    for code in ["02", "04", "31", "34"] {
        assert_eq!(practice(code, "2024-09"), None, "{code}");
        assert_eq!(
            practice(code, "2024-10"),
            Some(Practice::NumberFirst),
            "{code}"
        );
    }
    // Shikoku is a branch bureau of its own.
    for code in ["13", "23", "27", "37"] {
        assert_eq!(practice(code, "2027-04"), None, "{code}");
    }
    for row in book.practices() {
        assert!(row.source.url().is_some() && !row.settled);
    }
}

#[test]
fn a_bureau_may_go_back_to_the_notices_order() {
    let rows = "kinki,number_first,2025-04,https://k.example/a,頁,2025-01-01,2025-01-01,yes\n\
                kinki,notice,2027-01,https://k.example/b,頁,2026-11-01,2026-11-01,yes\n";
    let book =
        Rulebook::parse(APPENDIX2, BUREAU_RULES, &format!("{PRACTICE_HEADER}{rows}")).unwrap();
    assert!(book.practice(at("27"), month("2026-12")).is_some());
    assert!(book.practice(at("27"), month("2027-01")).is_none());
    let doubled = format!("{PRACTICE_HEADER}{rows}{rows}");
    let error = Rulebook::parse(APPENDIX2, BUREAU_RULES, &doubled).unwrap_err();
    assert_eq!((error.file, error.line), (RulebookFile::Practices, 4));
    let odd = format!("{PRACTICE_HEADER}{}", rows.replace(",yes", ",perhaps"));
    let error = Rulebook::parse(APPENDIX2, BUREAU_RULES, &odd).unwrap_err();
    assert!(matches!(
        error.fault,
        RulebookFault::Invalid {
            column: "settled",
            ..
        }
    ));
}

#[test]
fn a_row_that_cannot_be_used_is_named_with_its_line_and_reason() {
    use RulebookFault as F;
    let invalid = |column, value: &str| F::Invalid {
        column,
        value: value.to_owned(),
    };
    for (row, expected) in [
        (
            "nowhere,all,reply_dispatch,,,-1,10,next,,https://k.example,頁,2026-11-01,2026-11-01,",
            invalid("bureau", "nowhere"),
        ),
        (
            "kinki,13,reply_dispatch,,,-1,10,next,,https://k.example,頁,2026-11-01,2026-11-01,",
            F::OtherBureau(at("13")),
        ),
        (
            "kinki,2,reply_dispatch,,,-1,10,next,,https://k.example,頁,2026-11-01,2026-11-01,",
            invalid("prefectures", "2"),
        ),
        (
            "kinki,all,opening,,,-1,10,next,,https://k.example,頁,2026-11-01,2026-11-01,",
            invalid("step", "opening"),
        ),
        (
            "kinki,all,reply_dispatch,,,1,10,next,,https://k.example,頁,2026-11-01,2026-11-01,",
            invalid("month_offset", "1"),
        ),
        (
            "kinki,all,reply_dispatch,,,-1,32,next,,https://k.example,頁,2026-11-01,2026-11-01,",
            invalid("day", "32"),
        ),
        (
            "kinki,all,reply_dispatch,,,-1,10,sideways,,https://k.example,頁,2026-11-01,2026-11-01,",
            invalid("roll", "sideways"),
        ),
        (
            "kinki,all,reply_dispatch,,,-1,10,next,2027,https://k.example,頁,2026-11-01,2026-11-01,",
            invalid("valid_from_opening", "2027"),
        ),
        (
            "kinki,all,reply_dispatch,,,-1,10,next,,javascript:x,頁,2026-11-01,2026-11-01,",
            invalid("source_url", "javascript:x"),
        ),
        (
            "kinki,all,reply_dispatch,,,-1,10,next,,https://k.example,,2026-11-01,2026-11-01,",
            invalid("source_clause", ""),
        ),
        (
            "kinki,all,reply_dispatch,,,-1,10,next,,https://k.example,頁,,2026-11-01,",
            invalid("published", ""),
        ),
        (
            "kinki,all,reply_dispatch,,,-1,10,next,,https://k.example,頁,2026-11-01,soon,",
            invalid("confirmed", "soon"),
        ),
        (
            "kinki,all,reply_dispatch,2027-04,2027-03-13,,,,,https://k.example,頁,2026-11-01,2026-11-01,",
            F::ClosedDay(date(2027, 3, 13)),
        ),
        (
            "kinki,all,reply_dispatch,2027-04,2027-04-01,,,,,https://k.example,頁,2026-11-01,2026-11-01,",
            F::NotBeforeOpening(date(2027, 4, 1)),
        ),
    ] {
        assert_eq!(fault(row), (2, expected), "{row}");
    }
    let twice =
        "kinki,27,reply_dispatch,,,-1,10,next,,https://k.example,頁,2026-11-01,2026-11-01,\n"
            .repeat(2);
    assert_eq!(fault(&twice), (3, F::Duplicate));
    let error = Rulebook::parse(
        "designation_month,reply_dispatch\n",
        BUREAU_RULES,
        PRACTICES,
    )
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        "appendix2 line 1: the column submission_due is missing"
    );
    let doubled = format!("{APPENDIX2}2021-03,2021-02-10,2021-02-15,別紙２,2021-01-20\n");
    let error = Rulebook::parse(&doubled, BUREAU_RULES, PRACTICES).unwrap_err();
    assert_eq!(
        (error.file, error.fault),
        (RulebookFile::Appendix2, F::Duplicate)
    );
}

#[test]
fn a_rules_day_rolls_next_previous_or_not_at_all_and_ends_with_short_months() {
    let calendar = Calendar::official();
    let rule = |day: &str, roll: &str| {
        let row = format!(
            "kinki,all,submission_due,,,-2,{day},{roll},,https://k.example,頁,2026-11-01,2026-11-01,"
        );
        with_rules(&row).unwrap().rules()[0].clone()
    };
    let opening = month("2027-07");
    let given = |day, roll| rule(day, roll).date_for(opening, calendar);
    // 1 May 2027 is a Saturday; 3–5 May are holidays.
    assert_eq!(given("1", "next").date, date(2027, 5, 6));
    assert_eq!(given("1", "previous").date, date(2027, 4, 30));
    assert_eq!(given("1", "none").date, date(2027, 4, 30));
    assert_eq!(given("1", "none").nominal, Some(date(2027, 5, 1)));
    assert_eq!(given("first_open_day", "none").date, date(2027, 5, 6));
    assert_eq!(given("first_open_day", "none").nominal, None);
    assert!(given("first_open_day", "none").is_known);
    // No day: by the 1st at the latest, whatever the roll column holds.
    for roll in ["unknown", "none", "next", "previous"] {
        assert_eq!(given("", roll).date, date(2027, 4, 30), "{roll}");
        assert_eq!(given("", roll).nominal, None, "{roll}");
        assert!(!given("", roll).is_known, "{roll}");
    }
    let february = rule("31", "previous").date_for(month("2027-04"), calendar);
    assert_eq!(february.nominal, Some(date(2027, 2, 28)));
    assert_eq!(february.date, date(2027, 2, 26));
}
