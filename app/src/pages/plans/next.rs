//! The one box of a kept plan: what to do next, by when, where; and while
//! somebody is waited for, what, since when, when to ask, what comes then.

use domain::contacts::Contacts;
use domain::progress::{Duty, Foremost, NextStep, StepState, Wait};
use domain::step::{BureauAct, Party, StepId};
use leptos::prelude::*;

use super::pieces::{MoveButton, duty_name, step_names};
use crate::components::{
    BureauLink, BureauWhen, DueDate, HelpDeskHours, NextBox, OfficePhone, phone_address, step_words,
};
use crate::page::use_page;
use crate::t;
use domain::schedule::Certainty;
use locales::{aim_ahead, day};
use portal::plans::PlanView;

/// The box: what today makes of the plan comes before the next step.
pub(super) fn next_box(view: &PlanView) -> AnyView {
    match view.standing.foremost() {
        Foremost::AskBureau => ask_bureau(view, "turn-ask-bureau-do"),
        Foremost::ConsultBureau => ask_bureau(view, "turn-returned-do"),
        Foremost::CallHelpDesk => call_help_desk(view),
        Foremost::AnotherMonth => another_month(view),
        Foremost::NextStep => match &view.next {
            Some(next) if next.wait.is_some() => waiting(view, next),
            Some(next) => to_do(view, next),
            None => nothing_left(view),
        },
    }
}

/// Step 4 is no longer safe, or known to be late: the bureau knows what is
/// possible.
fn ask_bureau(view: &PlanView, task: &'static str) -> AnyView {
    let to_step = view.plan.step_path(StepId::NumberRequest);
    let bureau = view.schedule.bureau;
    let prefecture = view.plan.request.prefecture;
    let lang = use_page().lang;
    let due = &view.schedule.number_request_due;
    let over = if due.certainty() == Certainty::Unconfirmed {
        t!("turn-ask-bureau-text", date = day(lang, due.last_day()))
    } else {
        t!("late-deadline-known", date = day(lang, due.date()))
    };
    let place = view! {
        <p class="small">{over}</p>
        <p class="small">{t!("late-designation")}</p>
    };
    view! {
        <NextBox
            id="next-title"
            eyebrow=t!("kept-next-title")
            task=t!(task)
            due=Some(view! { <BureauWhen /> }.into_any())
            place=Some(place.into_any())
        >
            <BureauLink bureau class="button" />
            <OfficePhone prefecture />
            <p><a href=to_step>{t!("kept-next-open", number = 4)}</a></p>
        </NextBox>
    }
    .into_any()
}

/// The 15th was missed (別紙２ ※), or the month has begun.
fn call_help_desk(view: &PlanView) -> AnyView {
    let phone = Contacts::embedded().help_desk_phone.value.clone();
    let call = phone_address(&phone);
    let number = if view.has_number {
        t!("handling-with-number")
    } else {
        t!("handling-no-number")
    };
    view! {
        <NextBox
            id="next-title"
            eyebrow=t!("kept-next-title")
            task=t!("turn-call-help-desk-do")
            due=Some(view! { <strong><HelpDeskHours /></strong> }.into_any())
            place=Some(view! { <p class="small">{number}</p> }.into_any())
        >
            <a class="button" href=call>{t!("plan-call", phone = phone)}</a>
        </NextBox>
    }
    .into_any()
}

/// 返戻: this month is closed.
fn another_month(view: &PlanView) -> AnyView {
    let month = view.earliest.safe.or(view.earliest.by_notice);
    let button = month.map(|month| view! { <MoveButton plan=view.plan.clone() month /> });
    view! {
        <NextBox
            id="next-title"
            eyebrow=t!("kept-next-title")
            task=t!("next-returned")
            due=None
            place=Some(view! { <p class="small">{t!("returned-text")}</p> }.into_any())
        >
            {button}
        </NextBox>
    }
    .into_any()
}

fn to_do(view: &PlanView, next: &NextStep) -> AnyView {
    let today = use_page().today;
    let is_last_day = next.is_last_day(today);
    let due = if next.duty == Duty::Step(StepId::NonDesignationReport) {
        Some(view! { <strong>{t!("next-at-once")}</strong> }.into_any())
    } else if is_last_day {
        Some(view! { <strong>{t!("next-last-day")}</strong> }.into_any())
    } else {
        due(next, today)
    };
    let to = view.plan.duty_path(next.duty);
    let number = i64::from(next.duty.step().number());
    let also = meanwhile(view, next);
    let open = match next.duty {
        Duty::Application => t!("next-open-application"),
        Duty::Step(_) => t!("kept-next-open", number = number),
    };
    let to_report = view.plan.path("/report");
    let report = (next.duty == Duty::Step(StepId::NonDesignationReport))
        .then(|| view! { <p><a href=to_report>{t!("report-title")}</a></p> });
    view! {
        <NextBox
            id="next-title"
            eyebrow=t!("kept-next-title")
            task=duty_name(next.duty)
            due
            place=Some(view! { <p class="small">{place(view, next, is_last_day)}</p> }.into_any())
        >
            <a class="button" href=to>{open}</a>
            {report}
            {also}
        </NextBox>
    }
    .into_any()
}

/// By when, with the day to aim at.
fn due(next: &NextStep, today: jiff::civil::Date) -> Option<AnyView> {
    let due = next.due.clone()?;
    let aim = aim_ahead(use_page().lang, &due, today)
        .map(|words| view! { <span class="small next-aim">{words}</span> });
    Some(view! { <DueDate planned=due />{aim} }.into_any())
}

/// How it is done, in a sentence.
fn place(view: &PlanView, next: &NextStep, is_last_day: bool) -> String {
    match (next.duty, &next.state) {
        (_, StepState::Returned { .. }) => t!("next-request-returned"),
        (_, StepState::Missed) => t!("next-missed"),
        (Duty::Step(StepId::NumberRequest) | Duty::Application, _) if is_last_day => {
            t!("turn-bring-request-how")
        }
        (Duty::Step(_), _) if is_last_day => t!("next-portal-today"),
        (Duty::Application, _)
            if view
                .schedule
                .due_of(BureauAct::DesignationApplication)
                .is_none() =>
        {
            t!("next-application-unknown")
        }
        (Duty::Application, _) => t!("next-application"),
        (duty, _) => step_words(&view.schedule, duty.step()),
    }
}

fn waiting(view: &PlanView, next: &NextStep) -> AnyView {
    let Some(wait) = &next.wait else {
        return ().into_any();
    };
    let by_bureau = next.state == StepState::WaitingFor(Party::Bureau);
    let (task, expected) = if wait.is_late {
        // A date of the reply would promise that it was taken.
        (
            t!("wait-late-do"),
            Some(view! { <BureauWhen /> }.into_any()),
        )
    } else if by_bureau {
        let due = view.schedule.reply_dispatch.clone();
        let due = view! { <DueDate planned=due /> }.into_any();
        (t!("turn-await-letter-do"), Some(due))
    } else {
        (t!("next-await-code"), None)
    };
    let meanwhile = meanwhile(view, next);
    let record = format!("{}#record", view.plan.step_path(next.duty.step()));
    let number = i64::from(next.duty.step().number());
    view! {
        <NextBox
            id="next-title"
            eyebrow=t!("kept-next-waiting")
            task
            due=expected
            place=Some(wait_words(wait, by_bureau))
        >
            <a class="button" href=record>{t!("kept-next-record", number = number)}</a>
            {meanwhile}
        </NextBox>
    }
    .into_any()
}

/// Since when, when to ask, what comes next by when.
fn wait_words(wait: &Wait, by_bureau: bool) -> AnyView {
    let lang = use_page().lang;
    let ask = if by_bureau {
        "wait-ask-bureau"
    } else {
        "wait-ask-help-desk"
    };
    let then = (!wait.then.is_empty()).then(|| {
        let steps = step_names(&wait.then);
        match &wait.then_due {
            Some(due) => t!("wait-then-by", steps = steps, date = day(lang, due.aim())),
            None => t!("wait-then", steps = steps),
        }
    });
    let late = wait
        .is_late
        .then(|| view! { <li><strong>{t!("wait-late")}</strong></li> });
    view! {
        <ul class="small">
            {late}
            <li>{t!("wait-since", date = day(lang, wait.since))}</li>
            <li>{t!(ask, date = day(lang, wait.ask_from))}</li>
            {then.map(|then| view! { <li>{then}</li> })}
        </ul>
    }
    .into_any()
}

/// What can be done while one waits.
fn meanwhile(view: &PlanView, next: &NextStep) -> Option<AnyView> {
    let (duty, due) = next.meanwhile.clone()?;
    let due = due.map(|planned| view! { " "<DueDate planned /> });
    let words = if next.wait.is_some() {
        t!("wait-meanwhile")
    } else {
        t!("next-also")
    };
    Some(
        view! {
            <p class="small">
                {words}" "<a href=view.plan.duty_path(duty)>{duty_name(duty)}</a>{due}
            </p>
        }
        .into_any(),
    )
}

/// Everything is recorded: the last mile, then the designation.
fn nothing_left(view: &PlanView) -> AnyView {
    if !view.standing.is_ready() {
        return view! { <p>{t!("kept-nothing-left")}</p> }.into_any();
    }
    let count = i64::try_from(view.ticks_left.len()).unwrap_or(i64::MAX);
    let (task, words) = if count > 0 {
        (
            t!("next-last-mile"),
            t!("next-last-mile-left", count = count),
        )
    } else if view.may_be_designated {
        (t!("next-designation"), t!("kept-outcome-text"))
    } else {
        return view! { <p>{t!("kept-nothing-left")}</p> }.into_any();
    };
    let list = view.plan.path("/ready");
    view! {
        <NextBox
            id="next-title"
            eyebrow=t!("kept-next-title")
            task
            due=None
            place=Some(view! { <p class="small">{words}</p> }.into_any())
        >
            <a class="button" href=list>{t!("next-open-list")}</a>
        </NextBox>
    }
    .into_any()
}
