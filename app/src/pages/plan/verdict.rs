//! What today means for the plan, and the next thing to do.

use domain::contacts::Contacts;
use domain::progress::{Progress, must_ask_bureau};
use domain::schedule::Verdict;
use leptos::prelude::*;

use crate::components::{AskBureauFirst, BureauLink, DueDate, phone_address};
use crate::page::use_page;
use crate::t;
use locales::month;
use portal::draft::DraftView;

/// Whether the bureau has to be asked at once if step 4 is still possible.
fn must_ask(plan: &DraftView) -> bool {
    must_ask_bureau(&plan.schedule, &Progress::default(), plan.schedule.today)
}

/// Whether something else comes before keeping the plan.
pub(super) fn is_pressing(plan: &DraftView) -> bool {
    must_ask(plan) || plan.schedule.verdict > Verdict::CardReaderLate
}

/// The verdict in words: what it means, what to do now, the month that works.
pub(super) fn banner(plan: &DraftView) -> AnyView {
    if must_ask(plan) {
        return ask_first(plan);
    }
    let verdict = plan.schedule.verdict;
    let id = verdict.as_str();
    let class = match verdict {
        Verdict::OnTime => "banner banner-success",
        Verdict::Tight | Verdict::CardReaderLate => "banner banner-warning",
        Verdict::IndividualHandling | Verdict::Returned | Verdict::Past => "banner banner-error",
    };
    // Where another month is the next thing to do, it stands there.
    let earliest = (!is_over(verdict)).then(|| earliest(plan, "button button-secondary"));
    view! {
        <section class=class aria-labelledby="plan-verdict">
            <h3 id="plan-verdict">{t!(format!("verdict-{id}-title"))}</h3>
            <p>{t!(format!("verdict-{id}-text"))}" "{t!(format!("verdict-{id}-do"))}</p>
            {earliest}
        </section>
    }
    .into_any()
}

/// Whether this month cannot be had any more.
const fn is_over(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Returned | Verdict::Past)
}

/// Step 4 before everything else: without it, nothing of this month is left.
fn ask_first(plan: &DraftView) -> AnyView {
    let request = plan.schedule.number_request_due.clone();
    let reader = (plan.schedule.verdict == Verdict::CardReaderLate)
        .then(|| view! { <p>{t!("verdict-ask-reader")}</p> });
    view! {
        <section class="banner banner-error" aria-labelledby="plan-verdict">
            <h3 id="plan-verdict">{t!("verdict-ask-title")}</h3>
            <AskBureauFirst request />
            {reader}
            {earliest(plan, "button button-secondary")}
        </section>
    }
    .into_any()
}

/// The link to the first month that still works, unless it is this one.
fn earliest(plan: &DraftView, class: &'static str) -> Option<AnyView> {
    let earliest = plan.schedule.earliest_opening?;
    if earliest == plan.asked.opening {
        return None;
    }
    let words = t!("plan-earliest", month = month(use_page().lang, earliest));
    let address = format!("/plan?{}", plan.asked.opening_in(earliest).query());
    Some(view! { <p><a class=class href=address>{words}</a></p> }.into_any())
}

/// The one thing to do next, with its date where there is one.
pub(super) fn next_thing(plan: &DraftView) -> AnyView {
    let verdict = plan.schedule.verdict;
    let (id, way) = if must_ask(plan) {
        ("ask", to_bureau(plan))
    } else {
        (verdict.as_str(), way(plan))
    };
    let in_time = verdict.is_feasible() && !must_ask(plan);
    let due = in_time
        .then(|| view! { <p><DueDate planned=plan.schedule.card_reader_request.clone() /></p> });
    view! {
        <section class="next-thing" aria-labelledby="plan-next">
            <h3 id="plan-next">{t!("plan-next-title")}</h3>
            <p><strong>{t!(format!("plan-next-{id}"))}</strong></p>
            {due}
            {way}
        </section>
    }
    .into_any()
}

/// Where it is done: what is pressing is a button, each link stands alone.
fn way(plan: &DraftView) -> AnyView {
    let contacts = Contacts::embedded();
    match plan.schedule.verdict {
        Verdict::OnTime | Verdict::Tight | Verdict::CardReaderLate => view! {
            <p><a href=contacts.portal.value.clone() rel="external noreferrer">{t!("contact-portal")}</a></p>
        }
        .into_any(),
        Verdict::IndividualHandling => {
            let phone = contacts.help_desk_phone.value.clone();
            let call = phone_address(&phone);
            view! {
                <p><a class="button" href=call>{t!("plan-call", phone = phone)}</a></p>
                <p><a href="#plan-ask">{t!("plan-hours-below")}</a></p>
            }
            .into_any()
        }
        Verdict::Returned | Verdict::Past => view! {
            {earliest(plan, "button")}
            <p><a href=format!("/start/opening?{}", plan.asked.query())>{t!("plan-choose-month")}</a></p>
            <p><a href="#plan-ask">{t!("plan-ask-below")}</a></p>
        }
        .into_any(),
    }
}

/// The bureau's page: the notice gives no phone numbers of offices.
fn to_bureau(plan: &DraftView) -> AnyView {
    view! {
        <p><BureauLink bureau=plan.schedule.bureau class="button" /></p>
        <p><a href="#plan-ask">{t!("plan-ask-below")}</a></p>
    }
    .into_any()
}
