use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::bureau::Prefecture;
use crate::calendar::Calendar;
use crate::kind::Kind;
use crate::month::YearMonth;
use crate::rulebook::Rulebook;
use crate::schedule::{
    DateId, PlanRequest, Schedule, Search, Told, Verdict, schedule, schedule_told,
};
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
        progress = progress.complete(step, OCTOBER, Practice::Notice).unwrap();
    }
    progress
}

fn with_number() -> Progress {
    let day = date(2027, 1, 20);
    let handed_in = prepared().hand_in(day).unwrap().apply(day).unwrap();
    handed_in
        .complete(NumberRequest, MARCH, Practice::Notice)
        .unwrap()
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
    let there = asked
        .complete(ProvisionalCode, date(2026, 10, 9), Practice::Notice)
        .unwrap();
    assert_eq!(
        state(&there),
        StepState::Done {
            on: date(2026, 10, 9)
        }
    );
    assert_eq!(there.state(Account, &plan(), OCTOBER), StepState::ToDo);
    assert_eq!(
        asked.complete(ProvisionalCode, date(2026, 10, 4), Practice::Notice),
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
    let progress = Progress::default()
        .complete(NumberRequest, MARCH, Practice::Notice)
        .unwrap();
    assert!(progress.has_number());
    assert_eq!(progress.record(NumberRequest).asked, None);
}

#[test]
fn a_step_is_refused_while_one_that_it_needs_is_open() {
    let new = Progress::default();
    assert_eq!(
        new.complete(Account, OCTOBER, Practice::Notice),
        Err(Refusal::ComesFirst(ProvisionalCode))
    );
    assert_eq!(
        new.complete(CardReader, OCTOBER, Practice::Notice),
        Err(Refusal::ComesFirst(Account))
    );
    assert_eq!(
        new.complete(NumberPresentation, OCTOBER, Practice::Notice),
        Err(Refusal::ComesFirst(NumberRequest))
    );
    assert_eq!(
        with_number().complete(Applications, MARCH, Practice::Notice),
        Err(Refusal::ComesFirst(NumberPresentation))
    );
    assert_eq!(
        prepared().complete(Account, OCTOBER, Practice::Notice),
        Err(Refusal::AlreadyRecorded)
    );
}

#[test]
fn all_six_steps_done_is_ready_on_the_first() {
    let progress = with_number()
        .complete(NumberPresentation, MARCH, Practice::Notice)
        .unwrap();
    assert!(!progress.is_ready(Practice::Notice));
    let progress = progress
        .complete(Applications, MARCH, Practice::Notice)
        .unwrap();
    assert!(progress.is_ready(Practice::Notice));
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
    let done = with_number()
        .complete(NumberPresentation, LATE, Practice::Notice)
        .unwrap();
    assert_eq!(
        done.state(NumberPresentation, &plan(), LATE),
        StepState::Done { on: LATE }
    );
    let next = with_number().next_step(&plan(), LATE).unwrap();
    assert_eq!(
        (next.duty.step(), next.state),
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
        returned.next_step(&plan(), today).unwrap().duty.step(),
        NumberRequest
    );
    assert_eq!(
        returned.complete(NumberRequest, today, Practice::Notice),
        Err(Refusal::WasReturned)
    );
    assert_eq!(returned.record_returned(today), Err(Refusal::WasReturned));
    let again = returned.hand_in(today).unwrap();
    assert_eq!(
        again.state(NumberRequest, &plan(), today),
        StepState::WaitingFor(Party::Bureau)
    );
    assert_eq!(
        returned.take_back(NumberRequest, Practice::Notice),
        Ok(handed_in)
    );
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
    assert_eq!(returned.carried_over(Practice::Notice), prepared());
    let refused = with_number()
        .record_no_designation(NoDesignation::Postponed, MARCH)
        .unwrap();
    assert_eq!(refused.carried_over(Practice::Notice), prepared());
    let number = with_number();
    let carried = number.carried_over(Practice::Notice);
    assert_eq!(carried, number.take_back_application().unwrap());
}

#[test]
fn a_request_that_has_brought_no_number_is_not_reused_for_another_month() {
    let waiting = prepared().hand_in(OCTOBER).unwrap();
    assert_eq!(waiting.carried_over(Practice::Notice), prepared());
    assert_eq!(
        waiting
            .record_letter_not_yet(MARCH)
            .unwrap()
            .carried_over(Practice::Notice),
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
        let five = with_number()
            .complete(NumberPresentation, MARCH, Practice::Notice)
            .unwrap();
        five.complete(Applications, on, Practice::Notice).unwrap()
    };
    let due = plan().submission_due.date();
    assert_eq!(done(due).submitted_late(&plan()), None);
    assert_eq!(done(LATE).submitted_late(&plan()), Some(LATE));
    assert!(done(LATE).is_ready(Practice::Notice));
}

#[test]
fn while_the_bureau_is_waited_for_the_next_date_is_its_reply_and_then_the_submission() {
    let handed_in = date(2027, 1, 29);
    let waiting = prepared().hand_in(handed_in).unwrap();
    let waiting = waiting.apply(handed_in).unwrap();
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
    let both = both.hand_in(OCTOBER).unwrap().apply(OCTOBER).unwrap();
    assert_eq!(due(&both, OCTOBER), Some(DateId::CardReaderRequest));
    assert_eq!(due(&both, date(2027, 2, 8)), Some(DateId::ReplyDispatch));
}

#[test]
fn step_four_is_to_be_done_by_the_open_day_before_the_bureaus_deadline() {
    let next = prepared().next_step(&plan(), date(2027, 1, 20)).unwrap();
    // Monday, 1 February, is the deadline; what comes on it is handed back.
    assert_eq!(plan().number_request_due.date(), date(2027, 2, 1));
    assert_eq!(
        (next.duty.step(), next.last_day()),
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
    // A request that came back can be handed in anew: only the bureau can say.
    let returned = prepared().hand_in(safe).unwrap().record_returned(deadline);
    assert!(ask("13", &returned.unwrap(), date(2027, 2, 2)));
    let closed = prepared()
        .apply(safe)
        .unwrap()
        .application_returned(deadline);
    assert!(!ask("13", &closed.unwrap(), date(2027, 2, 2)));
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
            .complete(NumberRequest, MARCH, Practice::Notice)
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
        refused.complete(NumberPresentation, MARCH, Practice::Notice),
        Err(Refusal::Closed)
    );
    let next = refused.next_step(&plan(), MARCH).unwrap();
    assert_eq!((next.duty.step(), next.due), (NonDesignationReport, None));
    let reported = refused
        .complete(NonDesignationReport, MARCH, Practice::Notice)
        .unwrap();
    assert_eq!(reported.next_step(&plan(), MARCH), None);
    assert_eq!(refused.take_back_outcome(), Ok(number));
    assert_eq!(
        reported.take_back_outcome(),
        Err(Refusal::LaterStepRecorded(NonDesignationReport))
    );
    assert_eq!(
        reported.take_back(NonDesignationReport, Practice::Notice),
        Ok(refused)
    );
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
        designated.complete(NonDesignationReport, MARCH, Practice::Notice),
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
    let progress = with_number()
        .complete(NumberPresentation, MARCH, Practice::Notice)
        .unwrap();
    assert_eq!(
        progress.take_back(NumberRequest, Practice::Notice),
        Err(Refusal::LaterStepRecorded(NumberPresentation))
    );
    assert_eq!(
        progress.take_back(ProvisionalCode, Practice::Notice),
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
        back = back.take_back(step, Practice::Notice).unwrap();
    }
    let back = back.take_back_application().unwrap();
    assert_eq!(back, Progress::default());
    assert_eq!(
        back.take_back(ProvisionalCode, Practice::Notice),
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
    assert_eq!(
        marked.take_back(ProvisionalCode, Practice::Notice),
        Ok(Progress::default())
    );
    assert_eq!(
        marked.mark_not_needed(NumberRequest, OCTOBER),
        Err(Refusal::NotForThisStep)
    );
}

#[test]
fn the_next_thing_to_do_is_what_is_due_first_and_waiting_comes_last() {
    let next =
        |progress: &Progress, today| progress.next_step(&plan(), today).map(|n| n.duty.step());
    assert_eq!(next(&Progress::default(), OCTOBER), Some(ProvisionalCode));
    let asked = Progress::default().request_code(OCTOBER).unwrap();
    // Steps 2 and 3 wait for the code, and are due before step 4.
    assert_eq!(next(&asked, OCTOBER), Some(ProvisionalCode));
    let november = date(2026, 11, 2);
    assert_eq!(next(&asked, november), Some(NumberRequest));
    let waiting = asked.hand_in(november).unwrap().apply(november).unwrap();
    assert_eq!(next(&waiting, november), Some(NumberRequest));
    assert_eq!(next(&prepared(), OCTOBER), Some(NumberRequest));
    assert_eq!(next(&with_number(), MARCH), Some(NumberPresentation));
    let nearly = with_number()
        .complete(NumberPresentation, MARCH, Practice::Notice)
        .unwrap();
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
        .complete(NumberPresentation, MARCH, Practice::Notice)
        .unwrap()
        .complete(Applications, MARCH, Practice::Notice)
        .unwrap();
    assert_eq!(verdict(&ready, after_submission), Verdict::OnTime);
    // A request that came back on its last day is not the application.
    let returned = handed_in.record_returned(date(2027, 2, 1)).unwrap();
    assert_eq!(verdict(&returned, date(2027, 2, 1)), Verdict::OnTime);
    assert_eq!(verdict(&returned, after_request), Verdict::Returned);
    let applied = handed_in.apply(date(2027, 1, 29)).unwrap();
    let closed = applied.application_returned(date(2027, 2, 1)).unwrap();
    assert_eq!(verdict(&closed, date(2027, 2, 1)), Verdict::Returned);
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
        r#"{"steps":{"provisional_code":{"asked":"2026-10-05","done":"2026-10-05"},"account":{"done":"2026-10-05"},"card_reader":{"done":"2026-10-05"},"number_request":{"asked":"2027-01-20"}},"application":{},"last_mile":{},"letter_not_yet":"2027-03-11"}"#
    );
    assert_eq!(serde_json::from_str::<Progress>(&text).unwrap(), progress);
    assert_eq!(
        serde_json::from_str::<Progress>("{}").unwrap(),
        Progress::default()
    );
    let all = prepared()
        .apply(MARCH)
        .unwrap()
        .with_ticks(&[MileTick::ReaderHere], MARCH);
    let text = serde_json::to_string(&all).unwrap();
    assert!(
        text.ends_with(
            r#""application":{"handed_in":"2027-03-11"},"last_mile":{"reader_here":"2027-03-11"}}"#
        ),
        "{text}"
    );
    assert_eq!(serde_json::from_str::<Progress>(&text).unwrap(), all);
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

#[test]
fn what_was_recorded_while_step_four_was_one_act_was_both_acts() {
    let read = |text: &str| serde_json::from_str::<Progress>(text).unwrap();
    let old = r#"{"steps":{"number_request":{"asked":"2027-01-20","returned":"2027-02-01"}}}"#;
    let both = read(old);
    assert_eq!(both.record(NumberRequest).returned, Some(date(2027, 2, 1)));
    assert_eq!(
        both.application_state(),
        ActState::Returned {
            on: date(2027, 2, 1)
        }
    );
    // Written anew, it says the same.
    assert_eq!(read(&serde_json::to_string(&both).unwrap()), both);
    let number = read(r#"{"steps":{"number_request":{"asked":"2027-01-20","done":"2027-03-11"}}}"#);
    assert_eq!(
        number.application_state(),
        ActState::HandedIn {
            on: date(2027, 1, 20)
        }
    );
    // Nothing said that it was handed in: nothing ticks it.
    let unsaid = read(r#"{"steps":{"number_request":{"done":"2027-03-11"}}}"#);
    assert_eq!(unsaid.application_state(), ActState::ToDo);
    // A tick of a newer release is passed over.
    let newer = read(r#"{"last_mile":{"robot_bought":"2027-03-01","reader_here":"2027-03-02"}}"#);
    assert_eq!(newer.ticked(MileTick::ReaderHere), Some(date(2027, 3, 2)));
}

#[test]
fn the_application_is_an_act_of_its_own_and_nothing_ticks_it_by_itself() {
    let requested = prepared().hand_in(OCTOBER).unwrap();
    assert_eq!(requested.application_state(), ActState::ToDo);
    let number = requested
        .complete(NumberRequest, MARCH, Practice::Notice)
        .unwrap();
    assert_eq!(number.application_state(), ActState::ToDo);
    let submitted = number
        .complete(NumberPresentation, MARCH, Practice::Notice)
        .unwrap()
        .complete(Applications, MARCH, Practice::Notice)
        .unwrap();
    assert!(!submitted.is_ready(Practice::Notice));
    let next = submitted.next_step(&plan(), MARCH).unwrap();
    assert_eq!((next.duty, next.due), (Duty::Application, None));
    let applied = submitted.apply(MARCH).unwrap();
    assert!(applied.is_ready(Practice::Notice));
    assert_eq!(applied.apply(MARCH), Err(Refusal::AlreadyRecorded));
    assert_eq!(
        applied.application_returned(OCTOBER),
        Err(Refusal::TooEarly)
    );
    let returned = applied.application_returned(LATE).unwrap();
    assert_eq!(
        Standing::of(&returned, &plan(), LATE),
        Standing::ApplicationReturned
    );
    assert_eq!(returned.take_back_application(), Ok(applied.clone()));
    assert_eq!(returned.apply(MARCH), Err(Refusal::TooEarly));
    assert!(returned.apply(LATE).unwrap().is_ready(Practice::Notice));
    assert_eq!(applied.take_back_application(), Ok(submitted.clone()));
    assert_eq!(
        submitted.take_back_application(),
        Err(Refusal::NothingRecorded)
    );
    // Another month wants another application.
    assert_eq!(
        applied.carried_over(Practice::Notice).application_state(),
        ActState::ToDo
    );
}

#[test]
fn where_the_number_comes_first_the_account_waits_for_it_and_the_code_is_not_asked_for() {
    let sendai = plan_at("04");
    let practice = sendai.practice();
    let new = Progress::default();
    let states: Vec<&str> = new
        .states(&sendai, OCTOBER)
        .iter()
        .map(|(_, state)| state.as_str())
        .collect();
    assert_eq!(
        states,
        [
            "not-used",
            "cannot-start",
            "to-do",
            "to-do",
            "cannot-start",
            "cannot-start",
            "not-needed"
        ]
    );
    assert_eq!(new.missing(Account, practice), [NumberRequest]);
    let reader = new.arrange_reader(OCTOBER).unwrap();
    assert!(reader.is_prepared(practice));
    let next = reader.next_step(&sendai, OCTOBER).unwrap();
    assert_eq!(next.duty, Duty::Step(NumberRequest));
    let day = date(2027, 1, 20);
    let mut progress = reader.hand_in(day).unwrap().apply(day).unwrap();
    assert_eq!(
        progress.complete(Account, day, practice),
        Err(Refusal::ComesFirst(NumberRequest))
    );
    for step in [NumberRequest, Account, NumberPresentation, Applications] {
        assert!(!progress.is_ready(practice));
        progress = progress.complete(step, MARCH, practice).unwrap();
    }
    assert!(progress.is_ready(practice));
    assert_eq!(
        progress.take_back(NumberRequest, practice),
        Err(Refusal::LaterStepRecorded(Account))
    );
}

#[test]
fn who_was_asked_for_a_code_all_the_same_goes_on_with_it() {
    let sendai = plan_at("04");
    let practice = sendai.practice();
    let asked = Progress::default().request_code(OCTOBER).unwrap();
    assert_eq!(
        asked.state(ProvisionalCode, &sendai, OCTOBER),
        StepState::WaitingFor(Party::ImplementingBody)
    );
    assert_eq!(asked.missing(Account, practice), [ProvisionalCode]);
    let account = asked
        .complete(ProvisionalCode, OCTOBER, practice)
        .unwrap()
        .complete(Account, OCTOBER, practice)
        .unwrap();
    // Nothing is presented without the number.
    assert_eq!(
        account.missing(NumberPresentation, practice),
        [NumberRequest]
    );
    // The account does not rest on a number that another month will not have.
    assert_eq!(account.carried_over(practice), account);
    let by_number = Progress::default()
        .complete(NumberRequest, MARCH, practice)
        .unwrap()
        .complete(Account, MARCH, practice)
        .unwrap();
    assert!(by_number.rests_on_number(Account, practice));
}

#[test]
fn while_the_code_is_waited_for_the_plan_says_since_when_when_to_ask_and_what_then() {
    let asked = Progress::default().request_code(OCTOBER).unwrap();
    let next = asked.next_step(&plan(), OCTOBER).unwrap();
    assert_eq!(next.duty, Duty::Step(ProvisionalCode));
    let wait = next.wait.unwrap();
    assert_eq!(wait.since, OCTOBER);
    // Ten open days later: 12 October is a holiday.
    assert_eq!(wait.ask_from, date(2026, 10, 20));
    assert_eq!(wait.then, [Account]);
    assert_eq!(wait.then_due.unwrap().id(), DateId::CardReaderRequest);
    let (meanwhile, due) = next.meanwhile.unwrap();
    assert_eq!(meanwhile, Duty::Step(NumberRequest));
    assert_eq!(due.unwrap().id(), DateId::NumberRequestDue);
    // Never after what waits for it is due.
    let late = Progress::default()
        .request_code(date(2026, 10, 28))
        .unwrap();
    let wait = late.next_step(&plan(), date(2026, 10, 28)).unwrap().wait;
    assert_eq!(wait.unwrap().ask_from, date(2026, 10, 30));
    // What was handed in after the safe day may come back.
    let waits_late = |on| {
        let asked = prepared().hand_in(on).unwrap();
        asked.next_step(&plan(), on).unwrap().wait.unwrap().is_late
    };
    assert!(!waits_late(date(2027, 1, 29)) && waits_late(date(2027, 2, 1)));
    // What is done already is not waited with.
    let letter = prepared().hand_in(OCTOBER).unwrap().apply(OCTOBER).unwrap();
    let next = letter.next_step(&plan(), date(2027, 2, 1)).unwrap();
    assert_eq!(next.wait.unwrap().then, [NumberPresentation]);
    assert_eq!(next.meanwhile, None);
}

#[test]
fn on_the_last_day_a_plan_is_neither_in_good_time_nor_lost() {
    let due = plan().submission_due.date();
    let standing = |progress: &Progress, today| Standing::of(progress, &plan(), today);
    let five = with_number();
    assert_eq!(
        standing(&five, due.yesterday().unwrap()),
        Standing::UnderWay(Verdict::OnTime)
    );
    assert_eq!(standing(&five, due), Standing::LastDay(Verdict::OnTime));
    // Step 4 must arrive on the open day before the bureau's deadline.
    let safe = plan().number_request_due.last_day();
    assert_eq!(
        standing(&prepared(), safe),
        Standing::LastDay(Verdict::OnTime)
    );
    // A rule of thumb has no last day, and waiting none of its own.
    let thumb = plan().card_reader_request.date();
    assert_eq!(
        standing(&Progress::default(), thumb),
        Standing::UnderWay(Verdict::OnTime)
    );
    let waiting = prepared().hand_in(safe).unwrap().apply(safe).unwrap();
    let reply = plan().reply_dispatch.date();
    assert_eq!(
        standing(&waiting, reply),
        Standing::UnderWay(Verdict::OnTime)
    );
}

#[test]
fn a_kept_plan_and_a_public_one_give_the_same_months_for_the_same_facts() {
    let (book, calendar) = (Rulebook::embedded(), Calendar::official());
    for prefecture in ["13", "04", "38", "23"] {
        let mut today = date(2026, 11, 1);
        while today < date(2027, 6, 1) {
            let there = PlanRequest {
                opening: YearMonth::parse("2027-04").unwrap(),
                prefecture: Prefecture::parse(prefecture).unwrap(),
                kinds: crate::kind::Kinds::One(Kind::Medical),
            };
            let public = schedule(book, calendar, there, today);
            let search = Search {
                rulebook: book,
                calendar,
                prefecture: there.prefecture,
                from: there.opening,
                today,
            };
            let kept = Progress::default().earliest(search, public.practice());
            assert_eq!(kept, public.earliest, "{prefecture} {today}");
            // With the reader arranged, both conditions are one.
            let reader = Progress::default().arrange_reader(OCTOBER).unwrap();
            let reader = reader.earliest(search, public.practice());
            assert_eq!(reader.with_reader, public.earliest.with_reader);
            today = today.checked_add(jiff::ToSpan::days(5)).unwrap();
        }
    }
}

#[test]
fn an_application_without_a_known_day_hides_no_date_and_is_named_beside_it() {
    let number = prepared()
        .hand_in(date(2027, 1, 20))
        .unwrap()
        .complete(NumberRequest, MARCH, Practice::Notice)
        .unwrap();
    let next = number.next_step(&plan(), MARCH).unwrap();
    assert_eq!(next.duty, Duty::Step(NumberPresentation));
    assert_eq!(next.meanwhile, Some((Duty::Application, None)));
    // Where its day is known and comes first, it is the next thing.
    let told = Told {
        act: crate::step::BureauAct::DesignationApplication,
        date: date(2027, 3, 12),
        heard: MARCH,
        who: String::new(),
    };
    let (book, calendar) = (Rulebook::embedded(), Calendar::official());
    let earlier = schedule_told(book, calendar, plan().request, MARCH, &[told]);
    let next = number.next_step(&earlier, MARCH).unwrap();
    assert_eq!(next.duty, Duty::Application);
    assert_eq!(next.meanwhile, None);
}

/// Any move at all, by number.
fn any_move(
    progress: &Progress,
    which: u8,
    on: Date,
    practice: Practice,
) -> Result<Progress, Refusal> {
    let step = StepId::ALL[usize::from(which % 7)];
    match which / 7 {
        0 => progress.complete(step, on, practice),
        1 => progress.take_back(step, practice),
        2 => progress.mark_not_needed(step, on),
        3 => progress.request_code(on),
        4 => progress.hand_in(on),
        5 => progress.record_returned(on),
        6 => progress.record_letter_not_yet(on),
        7 => progress.record_no_designation(NoDesignation::Refused, on),
        8 => progress.record_designated(on),
        9 => progress.apply(on),
        10 => progress.application_returned(on),
        11 => progress.take_back_application(),
        12 => progress.arrange_reader(on),
        _ => progress.take_back_outcome(),
    }
}

proptest! {
    #[test]
    fn whatever_is_recorded_can_be_taken_back_down_to_nothing(moves in proptest::collection::vec(0u8..98, 0..60), which in 0usize..2) {
        let practice = Practice::ALL[which];
        let mut progress = Progress::default();
        for which in moves {
            if let Ok(next) = any_move(&progress, which, OCTOBER, practice) {
                progress = next;
            }
        }
        for _ in 0..40 {
            let undone = progress.take_back_outcome().ok().or_else(|| {
                StepId::ALL.into_iter().rev().find_map(|step| progress.take_back(step, practice).ok())
            }).or_else(|| progress.take_back_application().ok());
            match undone {
                Some(next) => progress = next,
                None => break,
            }
        }
        prop_assert_eq!(progress, Progress::default());
    }

    #[test]
    fn no_step_is_done_while_one_it_needs_is_open(moves in proptest::collection::vec(0u8..98, 0..60), which in 0usize..2) {
        let practice = Practice::ALL[which];
        let mut progress = Progress::default();
        for which in moves {
            if let Ok(next) = any_move(&progress, which, OCTOBER, practice) {
                progress = next;
            }
            // A reader that was bought needs no account.
            for step in StepId::ALL.into_iter().filter(|step| *step != CardReader) {
                if progress.record(step).done.is_some() {
                    prop_assert!(progress.missing(step, practice).is_empty(), "{step:?} in {progress:?}");
                }
            }
        }
    }
}

/// A return that was recorded, and a designation that came all the same.
fn returned_then_designated() -> Progress {
    let applied = Progress::default().apply(OCTOBER).unwrap();
    let returned = applied.application_returned(OCTOBER).unwrap();
    assert!(returned.is_application_returned());
    returned.record_designated(APRIL_FIRST).unwrap()
}

const APRIL_FIRST: Date = date(2027, 4, 1);

#[test]
fn a_designation_says_more_than_an_application_that_came_back() {
    let designated = returned_then_designated();
    assert!(!designated.is_application_returned());
    assert_ne!(
        Standing::of(&designated, &plan(), APRIL_FIRST),
        Standing::ApplicationReturned
    );
    assert_ne!(
        verdict_for(&plan(), &designated, APRIL_FIRST),
        Verdict::Returned
    );
}

#[test]
fn what_is_refused_after_a_designation_does_not_say_that_none_was_made() {
    let designated = returned_then_designated();
    assert_eq!(designated.take_back_application(), Err(Refusal::Designated));
    let applied = Progress::default().apply(OCTOBER).unwrap();
    let designated = applied.record_designated(APRIL_FIRST).unwrap();
    assert_eq!(
        designated.application_returned(APRIL_FIRST),
        Err(Refusal::Designated)
    );
    let none = applied
        .complete(NumberRequest, MARCH, Practice::Notice)
        .unwrap()
        .record_no_designation(NoDesignation::Refused, APRIL_FIRST)
        .unwrap();
    assert_eq!(none.take_back_application(), Err(Refusal::Closed));
}

#[test]
fn an_account_made_with_a_code_stays_so_when_the_number_comes() {
    let practice = Practice::NumberFirst;
    let number = Progress::default()
        .complete(ProvisionalCode, OCTOBER, practice)
        .unwrap()
        .complete(Account, OCTOBER, practice)
        .unwrap()
        .complete(NumberRequest, MARCH, practice)
        .unwrap();
    assert!(!number.rests_on_number(Account, practice));
    // The number can be taken back: nothing was made with it.
    assert!(number.take_back(NumberRequest, practice).is_ok());
    let none = number
        .record_no_designation(NoDesignation::Refused, APRIL_FIRST)
        .unwrap();
    let carried = none.carried_over(practice);
    assert_eq!(carried.record(Account).done, Some(OCTOBER));
}

#[test]
fn the_ticks_are_written_also_when_there_are_none() {
    // So that what a newer release ticked is merged, not dropped.
    assert_eq!(
        serde_json::to_value(Progress::default()).unwrap()["last_mile"],
        serde_json::json!({})
    );
}
