//! The guided flow for those who don't know what to ask: where are you now,
//! which month, which prefecture — and there is the step with its date.

use domain::calendar::Calendar;
use domain::kind::Kind;
use domain::month::YearMonth;
use domain::rulebook::Rulebook;
use domain::schedule::{PlanRequest, schedule};
use domain::step::StepId;
use guide::TopicId;
use jiff::civil::Date;
use portal::guide::{Found, Given, Where, topic_of_step};

use super::about::About;
use crate::actor::Caller;
use crate::office::Office;

/// Two years ahead; whoever plans longer types the month at the start.
const MONTHS: i32 = 24;

/// The next question, or the end. A kept plan answers month and prefecture.
#[must_use]
pub fn look(office: &Office, caller: &Caller, about: &About, step: Option<StepId>) -> Where {
    let context = about.context;
    let given = Given {
        context,
        ..about.given.clone()
    };
    let Some(step) = step else {
        return Where::Stage(given);
    };
    let answer = |step| {
        TopicId::parse(topic_of_step(step))
            .and_then(|topic| office.guide.current().answer(&topic, context, caller.now))
    };
    // Step 7 is due at once: no date has to be worked out.
    if step == StepId::NonDesignationReport {
        return Where::Found(Box::new(Found {
            step,
            schedule: None,
            answer: answer(step),
            given,
            context,
        }));
    }
    let Some(opening) = context.opening else {
        return Where::Month {
            step,
            given,
            months: months(caller.today()),
        };
    };
    let Some(prefecture) = context.prefecture else {
        return Where::Place { step, given };
    };
    // No date differs by kind.
    let request = PlanRequest {
        opening,
        prefecture,
        kinds: domain::kind::Kinds::One(context.kind.unwrap_or(Kind::Medical)),
    };
    let schedule = schedule(
        Rulebook::embedded(),
        Calendar::official(),
        request,
        caller.today(),
    );
    let step = schedule.practice().instead_of(step);
    Where::Found(Box::new(Found {
        step,
        schedule: Some(schedule),
        answer: answer(step),
        given,
        context,
    }))
}

/// The months to choose from.
#[must_use]
pub fn months(today: Date) -> Vec<YearMonth> {
    // Before the notice's first month that one is the next.
    let next = YearMonth::of(today).map_or(Some(YearMonth::FIRST), |now| now.plus_months(1));
    next.into_iter()
        .flat_map(|next| (0..MONTHS).filter_map(move |ahead| next.plus_months(ahead)))
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn two_years_of_months_are_offered_from_the_next_one_and_none_before_the_notice() {
        let offered = |today| {
            let months = months(today);
            assert_eq!(months.len(), 24);
            months[0].to_string()
        };
        assert_eq!(offered(date(2026, 11, 20)), "2026-12");
        assert_eq!(offered(date(2021, 3, 31)), "2021-04");
        assert_eq!(offered(date(2020, 10, 20)), "2021-03");
    }
}
