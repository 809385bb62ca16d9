use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::bureau::Prefecture;
use crate::calendar::Calendar;
use crate::kind::Kind;
use crate::month::YearMonth;
use crate::rulebook::Rulebook;
use crate::schedule::{DateId, PlanRequest, Schedule, Verdict, schedule};
use crate::step::Party;

use StepId::{
    Account, Applications, CardReader, NonDesignationReport, NumberPresentation, NumberRequest,
    ProvisionalCode,
};

/// Opening 2027-04 in Tokyo: submission due 2027-03-15.
fn plan() -> Schedule {
    plan_at("13")
}

fn plan_at(prefecture: &str) -> Schedule {
    let request = PlanRequest {
        opening: YearMonth::parse("2027-04").unwrap(),
        prefecture: Prefecture::parse(prefecture).unwrap(),
        kinds: crate::kind::Kinds::One(Kind::Medical),
    };
    schedule(
        Rulebook::embedded(),
        Calendar::official(),
        request,
        date(2026, 10, 1),
    )
}

const OCTOBER: Date = date(2026, 10, 5);
const MARCH: Date = date(2027, 3, 11);
const LATE: Date = date(2027, 3, 16);

fn prepared() -> Progress {
    let mut progress = Progress::default().request_code(OCTOBER).unwrap();
    for step in [ProvisionalCode, Account, CardReader] {
        progress = progress.complete(step, OCTOBER).unwrap();
    }
    progress
}

fn with_number() -> Progress {
    let handed_in = prepared().hand_in(date(2027, 1, 20)).unwrap();
    handed_in.complete(NumberRequest, MARCH).unwrap()
}

fn states(progress: &Progress, today: Date) -> Vec<&'static str> {
    progress
        .states(&plan(), today)
        .iter()
        .map(|(_, state)| state.as_str())
        .collect()
}

#[test]
fn a_new_plan_starts_with_the_code_and_the_number_request() {
    assert_eq!(
        states(&Progress::default(), OCTOBER),
        [
            "to-do",
            "cannot-start",
            "cannot-start",
            "to-do",
            "cannot-start",
            "cannot-start",
            "not-needed"
        ]
    );
    let state = Progress::default().state(Account, &plan(), OCTOBER);
    assert_eq!(
        state,
        StepState::CannotStart {
            missing: vec![ProvisionalCode]
        }
    );
}

#[test]
fn step_one_waits_for_the_implementing_body_until_the_code_is_there() {
    let asked = Progress::default().request_code(OCTOBER).unwrap();
    let state = |progress: &Progress| progress.state(ProvisionalCode, &plan(), OCTOBER);
    assert_eq!(
        state(&asked),
        StepState::WaitingFor(Party::ImplementingBody)
    );
    assert_eq!(asked.request_code(OCTOBER), Err(Refusal::AlreadyRecorded));
    let there = asked.complete(ProvisionalCode, date(2026, 10, 9)).unwrap();
    assert_eq!(
        state(&there),
        StepState::Done {
            on: date(2026, 10, 9)
        }
    );
    assert_eq!(there.state(Account, &plan(), OCTOBER), StepState::ToDo);
    assert_eq!(
        asked.complete(ProvisionalCode, date(2026, 10, 4)),
        Err(Refusal::TooEarly)
    );
}

#[test]
fn step_four_waits_for_the_bureau_until_the_number_is_there() {
    let handed_in = Progress::default().hand_in(OCTOBER).unwrap();
    let state = |progress: &Progress| progress.state(NumberRequest, &plan(), MARCH);
    assert_eq!(state(&handed_in), StepState::WaitingFor(Party::Bureau));
    assert_eq!(handed_in.hand_in(OCTOBER), Err(Refusal::AlreadyRecorded));
    assert_eq!(state(&with_number()), StepState::Done { on: MARCH });
    assert_eq!(
        states(&with_number(), MARCH),
        [
            "done",
            "done",
            "done",
            "done",
            "to-do",
            "cannot-start",
            "not-needed"
        ]
    );
}

#[test]
fn a_number_can_be_recorded_without_the_handing_in() {
    let progress = Progress::default().complete(NumberRequest, MARCH).unwrap();
    assert!(progress.has_number());
    assert_eq!(progress.record(NumberRequest).asked, None);
}

#[test]
fn a_step_is_refused_while_one_that_it_needs_is_open() {
    let new = Progress::default();
    assert_eq!(
        new.complete(Account, OCTOBER),
        Err(Refusal::ComesFirst(ProvisionalCode))
    );
    assert_eq!(
        new.complete(CardReader, OCTOBER),
        Err(Refusal::ComesFirst(Account))
    );
    assert_eq!(
        new.complete(NumberPresentation, OCTOBER),
        Err(Refusal::ComesFirst(NumberRequest))
    );
    assert_eq!(
        with_number().complete(Applications, MARCH),
        Err(Refusal::ComesFirst(NumberPresentation))
    );
    assert_eq!(
        prepared().complete(Account, OCTOBER),
        Err(Refusal::AlreadyRecorded)
    );
}

#[test]
fn all_six_steps_done_is_ready_on_the_first() {
    let progress = with_number().complete(NumberPresentation, MARCH).unwrap();
    assert!(!progress.is_ready());
    let progress = progress.complete(Applications, MARCH).unwrap();
    assert!(progress.is_ready());
    assert_eq!(progress.next_step(&plan(), MARCH), None);
}

#[test]
fn steps_five_and_six_are_missed_after_the_submission_date_and_can_still_be_done() {
    let due = plan().submission_due.date();
    assert_eq!(
        with_number().state(NumberPresentation, &plan(), due),
        StepState::ToDo
    );
    assert_eq!(
        with_number().state(NumberPresentation, &plan(), LATE),
        StepState::Missed
    );
    assert_eq!(
        prepared().state(Applications, &plan(), LATE),
        StepState::Missed
    );
    let done = with_number().complete(NumberPresentation, LATE).unwrap();
    assert_eq!(
        done.state(NumberPresentation, &plan(), LATE),
        StepState::Done { on: LATE }
    );
    let next = with_number().next_step(&plan(), LATE).unwrap();
    assert_eq!(
        (next.step, next.state),
        (NumberPresentation, StepState::Missed)
    );
}

#[test]
fn a_request_that_was_handed_back_stays_so_until_it_is_handed_in_anew() {
    let handed_in = prepared().hand_in(date(2027, 2, 1)).unwrap();
    let returned = handed_in.record_returned(date(2027, 2, 5)).unwrap();
    let today = date(2027, 2, 8);
    assert_eq!(
        returned.state(NumberRequest, &plan(), today),
        StepState::Returned {
            on: date(2027, 2, 5)
        }
    );
    assert_eq!(
        returned.state(NumberPresentation, &plan(), LATE).as_str(),
        "cannot-start"
    );
    assert_eq!(
        returned.next_step(&plan(), today).unwrap().step,
        NumberRequest
    );
    assert_eq!(
        returned.complete(NumberRequest, today),
        Err(Refusal::WasReturned)
    );
    assert_eq!(returned.record_returned(today), Err(Refusal::WasReturned));
    let again = returned.hand_in(today).unwrap();
    assert_eq!(
        again.state(NumberRequest, &plan(), today),
        StepState::WaitingFor(Party::Bureau)
    );
    assert_eq!(returned.take_back(NumberRequest), Ok(handed_in));
    assert_eq!(
        prepared().record_returned(today),
        Err(Refusal::NothingRecorded)
    );
}

#[test]
fn what_was_done_before_a_return_is_reused_for_another_month() {
    let returned = prepared()
        .hand_in(OCTOBER)
        .unwrap()
        .record_returned(OCTOBER)
        .unwrap();
    assert_eq!(returned.carried_over(), prepared());
    let refused = with_number()
        .record_no_designation(NoDesignation::Postponed, MARCH)
        .unwrap();
    assert_eq!(refused.carried_over(), prepared());
    assert_eq!(with_number().carried_over(), with_number());
}

#[test]
fn a_request_that_has_brought_no_number_is_not_reused_for_another_month() {
    let waiting = prepared().hand_in(OCTOBER).unwrap();
    assert_eq!(waiting.carried_over(), prepared());
    assert_eq!(
        waiting.record_letter_not_yet(MARCH).unwrap().carried_over(),
        prepared()
    );
}

#[test]
fn the_application_lies_with_the_bureau_from_handing_in_until_it_comes_back_or_is_refused() {
    assert!(!prepared().is_with_bureau());
    let waiting = prepared().hand_in(OCTOBER).unwrap();
    assert!(waiting.is_with_bureau());
    assert!(with_number().is_with_bureau());
    assert!(!waiting.record_returned(OCTOBER).unwrap().is_with_bureau());
    let refused = with_number().record_no_designation(NoDesignation::Refused, MARCH);
    assert!(!refused.unwrap().is_with_bureau());
}

#[test]
fn a_designation_is_recorded_once_there_is_an_application_or_the_month_has_begun() {
    let may = |progress: &Progress, today| progress.may_be_designated(&plan(), today);
    let opening = date(2027, 4, 1);
    assert!(!may(&prepared(), MARCH));
    assert!(may(&prepared(), opening));
    assert!(may(&prepared().hand_in(OCTOBER).unwrap(), OCTOBER));
    assert!(!may(
        &with_number().record_designated(opening).unwrap(),
        opening
    ));
}

#[test]
fn five_and_six_after_the_submission_date_are_ready_but_late() {
    let done = |on| {
        let five = with_number().complete(NumberPresentation, MARCH).unwrap();
        five.complete(Applications, on).unwrap()
    };
    let due = plan().submission_due.date();
    assert_eq!(done(due).submitted_late(&plan()), None);
    assert_eq!(done(LATE).submitted_late(&plan()), Some(LATE));
    assert!(done(LATE).is_ready());
}

#[test]
fn while_the_bureau_is_waited_for_the_next_date_is_its_reply_and_then_the_submission() {
    let waiting = prepared().hand_in(date(2027, 1, 29)).unwrap();
    let next = |today| {
        let next = waiting.next_step(&plan(), today).unwrap();
        assert_eq!(next.state, StepState::WaitingFor(Party::Bureau));
        next.due.unwrap().id()
    };
    let reply = plan().reply_dispatch.date();
    assert_eq!(next(date(2027, 2, 8)), DateId::ReplyDispatch);
    assert_eq!(next(reply), DateId::ReplyDispatch);
    assert_eq!(next(reply.tomorrow().unwrap()), DateId::SubmissionDue);
    // A code that is waited for has no date of its own once the time to go by
    // is over, and hides none that somebody else has.
    let both = Progress::default().request_code(OCTOBER).unwrap();
    let due = |progress: &Progress, today| {
        progress
            .next_step(&plan(), today)
            .unwrap()
            .due
            .map(|due| due.id())
    };
    let both = both.hand_in(OCTOBER).unwrap();
    assert_eq!(due(&both, OCTOBER), Some(DateId::CardReaderRequest));
    assert_eq!(due(&both, date(2027, 2, 8)), Some(DateId::ReplyDispatch));
}

#[test]
fn step_four_is_to_be_done_by_the_open_day_before_the_bureaus_deadline() {
    let next = prepared().next_step(&plan(), date(2027, 1, 20)).unwrap();
    // Monday, 1 February, is the deadline; what comes on it is handed back.
    assert_eq!(plan().number_request_due.date(), date(2027, 2, 1));
    assert_eq!(
        (next.step, next.last_day()),
        (NumberRequest, Some(date(2027, 1, 29)))
    );
    let five = with_number().next_step(&plan(), MARCH).unwrap();
    assert_eq!(five.last_day(), Some(plan().submission_due.date()));
}

#[test]
fn after_the_last_safe_day_the_bureau_has_to_be_asked_unless_a_known_deadline_is_over() {
    let ask = |prefecture, progress: &Progress, today| {
        must_ask_bureau(&plan_at(prefecture), progress, today)
    };
    let (safe, weekend, deadline) = (date(2027, 1, 29), date(2027, 1, 30), date(2027, 2, 1));
    // No day is known for Tokyo's bureau; Ehime's is known.
    for prefecture in ["13", "38"] {
        assert!(!ask(prefecture, &prepared(), safe));
        assert!(ask(prefecture, &prepared(), weekend));
        assert!(ask(prefecture, &prepared(), deadline));
        let handed_in = prepared().hand_in(safe).unwrap();
        assert!(!ask(prefecture, &handed_in, deadline));
    }
    assert!(ask("13", &prepared(), date(2027, 2, 2)));
    assert!(!ask("38", &prepared(), date(2027, 2, 2)));
    // Then individual handling comes first.
    assert!(!ask("13", &prepared(), LATE));
    let returned = prepared().hand_in(safe).unwrap().record_returned(deadline);
    assert!(!ask("13", &returned.unwrap(), date(2027, 2, 2)));
}

#[test]
fn that_the_letter_has_not_come_is_recorded_while_waiting_only() {
    assert_eq!(
        prepared().record_letter_not_yet(MARCH),
        Err(Refusal::NothingRecorded)
    );
    let waiting = prepared().hand_in(OCTOBER).unwrap();
    let not_yet = waiting.record_letter_not_yet(MARCH).unwrap();
    assert_eq!(not_yet.letter_not_yet(), Some(MARCH));
    assert_eq!(
        not_yet
            .complete(NumberRequest, MARCH)
            .unwrap()
            .letter_not_yet(),
        None
    );
    assert_eq!(
        with_number().record_letter_not_yet(MARCH),
        Err(Refusal::AlreadyRecorded)
    );
}

#[test]
fn recording_no_designation_is_one_act_that_closes_five_and_six_and_opens_seven() {
    let number = with_number();
    let refused = number
        .record_no_designation(NoDesignation::Refused, MARCH)
        .unwrap();
    assert_eq!(
        states(&refused, MARCH),
        [
            "done",
            "done",
            "done",
            "done",
            "not-needed",
            "not-needed",
            "to-do"
        ]
    );
    assert_eq!(
        refused.complete(NumberPresentation, MARCH),
        Err(Refusal::Closed)
    );
    let next = refused.next_step(&plan(), MARCH).unwrap();
    assert_eq!((next.step, next.due), (NonDesignationReport, None));
    let reported = refused.complete(NonDesignationReport, MARCH).unwrap();
    assert_eq!(reported.next_step(&plan(), MARCH), None);
    assert_eq!(refused.take_back_outcome(), Ok(number));
    assert_eq!(
        reported.take_back_outcome(),
        Err(Refusal::LaterStepRecorded(NonDesignationReport))
    );
    assert_eq!(reported.take_back(NonDesignationReport), Ok(refused));
}

#[test]
fn no_designation_needs_a_number_and_stands_once() {
    let refuse =
        |progress: &Progress| progress.record_no_designation(NoDesignation::Withdrawn, MARCH);
    assert_eq!(refuse(&prepared()), Err(Refusal::ComesFirst(NumberRequest)));
    assert_eq!(
        refuse(&refuse(&with_number()).unwrap()),
        Err(Refusal::AlreadyRecorded)
    );
    let designated = with_number().record_designated(MARCH).unwrap();
    assert_eq!(refuse(&designated), Err(Refusal::AlreadyRecorded));
    assert_eq!(
        designated.complete(NonDesignationReport, MARCH),
        Err(Refusal::NoOutcome)
    );
    assert_eq!(
        designated.state(NonDesignationReport, &plan(), MARCH),
        StepState::NotNeeded
    );
    assert_eq!(designated.take_back_outcome(), Ok(with_number()));
}

#[test]
fn everything_can_be_taken_back_in_reverse_down_to_nothing() {
    let progress = with_number().complete(NumberPresentation, MARCH).unwrap();
    assert_eq!(
        progress.take_back(NumberRequest),
        Err(Refusal::LaterStepRecorded(NumberPresentation))
    );
    assert_eq!(
        progress.take_back(ProvisionalCode),
        Err(Refusal::LaterStepRecorded(Account))
    );
    let mut back = progress;
    for step in [
        NumberPresentation,
        NumberRequest,
        NumberRequest,
        CardReader,
        Account,
        ProvisionalCode,
        ProvisionalCode,
    ] {
        back = back.take_back(step).unwrap();
    }
    assert_eq!(back, Progress::default());
    assert_eq!(
        back.take_back(ProvisionalCode),
        Err(Refusal::NothingRecorded)
    );
}

#[test]
fn only_steps_one_to_three_can_be_marked_as_not_needed() {
    let marked = Progress::default()
        .mark_not_needed(ProvisionalCode, OCTOBER)
        .unwrap();
    assert_eq!(
        marked.state(ProvisionalCode, &plan(), OCTOBER),
        StepState::NotNeeded
    );
    assert_eq!(marked.state(Account, &plan(), OCTOBER), StepState::ToDo);
    assert_eq!(marked.take_back(ProvisionalCode), Ok(Progress::default()));
    assert_eq!(
        marked.mark_not_needed(NumberRequest, OCTOBER),
        Err(Refusal::NotForThisStep)
    );
}

#[test]
fn the_next_thing_to_do_is_what_is_due_first_and_waiting_comes_last() {
    let next = |progress: &Progress, today| progress.next_step(&plan(), today).map(|n| n.step);
    assert_eq!(next(&Progress::default(), OCTOBER), Some(ProvisionalCode));
    let asked = Progress::default().request_code(OCTOBER).unwrap();
    assert_eq!(next(&asked, OCTOBER), Some(NumberRequest));
    let waiting = asked.hand_in(OCTOBER).unwrap();
    assert_eq!(next(&waiting, OCTOBER), Some(ProvisionalCode));
    assert_eq!(next(&prepared(), OCTOBER), Some(NumberRequest));
    assert_eq!(next(&with_number(), MARCH), Some(NumberPresentation));
    let nearly = with_number().complete(NumberPresentation, MARCH).unwrap();
    assert_eq!(next(&nearly, MARCH), Some(Applications));
}

#[test]
fn in_a_kept_plan_dates_whose_step_is_done_drop_out_of_the_verdict() {
    let ehime = plan_at("38");
    let verdict = |progress: &Progress, today| verdict_for(&ehime, progress, today);
    let december = date(2026, 12, 10);
    assert_eq!(
        verdict(&Progress::default(), december),
        Verdict::CardReaderLate
    );
    assert_eq!(verdict(&prepared(), december), Verdict::OnTime);
    // Ehime: handed in by 2027-02-01, submitted by 2027-02-15.
    let after_request = date(2027, 2, 2);
    assert_eq!(verdict(&prepared(), after_request), Verdict::Returned);
    let handed_in = prepared().hand_in(date(2027, 1, 29)).unwrap();
    assert_eq!(verdict(&handed_in, after_request), Verdict::OnTime);
    let after_submission = date(2027, 2, 16);
    assert_eq!(
        verdict(&handed_in, after_submission),
        Verdict::IndividualHandling
    );
    let ready = with_number()
        .complete(NumberPresentation, MARCH)
        .unwrap()
        .complete(Applications, MARCH)
        .unwrap();
    assert_eq!(verdict(&ready, after_submission), Verdict::OnTime);
    let returned = handed_in.record_returned(date(2027, 2, 1)).unwrap();
    assert_eq!(verdict(&returned, date(2027, 2, 1)), Verdict::Returned);
    assert_eq!(verdict(&ready, date(2027, 4, 1)), Verdict::Past);
}

#[test]
fn the_stored_form_is_stable() {
    let progress = prepared()
        .hand_in(date(2027, 1, 20))
        .unwrap()
        .record_letter_not_yet(MARCH)
        .unwrap();
    let text = serde_json::to_string(&progress).unwrap();
    assert_eq!(
        text,
        r#"{"steps":{"provisional_code":{"asked":"2026-10-05","done":"2026-10-05"},"account":{"done":"2026-10-05"},"card_reader":{"done":"2026-10-05"},"number_request":{"asked":"2027-01-20"}},"letter_not_yet":"2027-03-11"}"#
    );
    assert_eq!(serde_json::from_str::<Progress>(&text).unwrap(), progress);
    assert_eq!(
        serde_json::from_str::<Progress>("{}").unwrap(),
        Progress::default()
    );
    let refused = with_number()
        .record_no_designation(NoDesignation::Refused, MARCH)
        .unwrap();
    let text = serde_json::to_string(&refused).unwrap();
    assert!(
        text.ends_with(
            r#""outcome":{"result":"not_designated","reason":"refused","on":"2027-03-11"}}"#
        ),
        "{text}"
    );
    assert_eq!(serde_json::from_str::<Progress>(&text).unwrap(), refused);
}

/// Any move at all, by number.
fn any_move(progress: &Progress, which: u8, on: Date) -> Result<Progress, Refusal> {
    let step = StepId::ALL[usize::from(which % 7)];
    match which / 7 {
        0 => progress.complete(step, on),
        1 => progress.take_back(step),
        2 => progress.mark_not_needed(step, on),
        3 => progress.request_code(on),
        4 => progress.hand_in(on),
        5 => progress.record_returned(on),
        6 => progress.record_letter_not_yet(on),
        7 => progress.record_no_designation(NoDesignation::Refused, on),
        8 => progress.record_designated(on),
        _ => progress.take_back_outcome(),
    }
}

proptest! {
    #[test]
    fn whatever_is_recorded_can_be_taken_back_down_to_nothing(moves in proptest::collection::vec(0u8..70, 0..60)) {
        let mut progress = Progress::default();
        for which in moves {
            if let Ok(next) = any_move(&progress, which, OCTOBER) {
                progress = next;
            }
        }
        for _ in 0..40 {
            let undone = progress.take_back_outcome().ok().or_else(|| {
                StepId::ALL.into_iter().rev().find_map(|step| progress.take_back(step).ok())
            });
            match undone {
                Some(next) => progress = next,
                None => break,
            }
        }
        prop_assert_eq!(progress, Progress::default());
    }

    #[test]
    fn no_step_is_done_while_one_it_needs_is_open(moves in proptest::collection::vec(0u8..70, 0..60)) {
        let mut progress = Progress::default();
        for which in moves {
            if let Ok(next) = any_move(&progress, which, OCTOBER) {
                progress = next;
            }
            for step in StepId::ALL {
                if progress.record(step).done.is_some() {
                    prop_assert!(progress.missing(step).is_empty(), "{step:?} in {progress:?}");
                }
            }
        }
    }
}
