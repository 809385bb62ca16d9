//! What today means for the plan, and the next thing to do.

use domain::contacts::Contacts;
use domain::schedule::Verdict;
use leptos::prelude::*;

use crate::components::DueDate;
use crate::i18n::month;
use crate::page::use_page;
use crate::portal::schedule::PlanView;
use crate::t;

/// The verdict in words: what it means, what to do now, the month that works.
pub(super) fn banner(plan: &PlanView) -> AnyView {
    let verdict = plan.schedule.verdict;
    let id = verdict.as_str();
    let class = match verdict {
        Verdict::OnTime => "banner banner-success",
        Verdict::Tight | Verdict::CardReaderLate => "banner banner-warning",
        Verdict::IndividualHandling | Verdict::Returned | Verdict::Past => "banner banner-error",
    };
    view! {
        <section class=class aria-labelledby="plan-verdict">
            <h3 id="plan-verdict">{t!(format!("verdict-{id}-title"))}</h3>
            <p>{t!(format!("verdict-{id}-text"))}" "{t!(format!("verdict-{id}-do"))}</p>
            {earliest(plan)}
        </section>
    }
    .into_any()
}

/// The link to the first month that still works, unless it is this one.
fn earliest(plan: &PlanView) -> Option<AnyView> {
    let earliest = plan.schedule.earliest_opening?;
    if earliest == plan.asked.opening {
        return None;
    }
    let words = t!("plan-earliest", month = month(use_page().lang, earliest));
    let address = format!("/plan?{}", plan.asked.opening_in(earliest).query());
    Some(view! { <p><a class="button button-secondary" href=address>{words}</a></p> }.into_any())
}

/// The one thing to do next, with its date where there is one.
pub(super) fn next_thing(plan: &PlanView) -> AnyView {
    let id = plan.schedule.verdict.as_str();
    let in_time = matches!(plan.schedule.verdict, Verdict::OnTime | Verdict::Tight);
    let due = in_time
        .then(|| view! { <p><DueDate planned=plan.schedule.card_reader_request.clone() /></p> });
    let contacts = Contacts::embedded();
    let phone = contacts.help_desk_phone.value.clone();
    let call = format!("tel:{}", phone.replace('-', ""));
    let way = match plan.schedule.verdict {
        Verdict::OnTime | Verdict::Tight | Verdict::CardReaderLate => view! {
            <p><a href=contacts.portal.value.clone() rel="external noreferrer">{t!("contact-portal")}</a></p>
        }
        .into_any(),
        Verdict::IndividualHandling => view! {
            <p><a href=call>{t!("plan-call", phone = phone)}</a>" "
            <a href="#plan-ask">{t!("plan-hours-below")}</a></p>
        }
        .into_any(),
        Verdict::Returned | Verdict::Past => view! { <p><a href="#plan-ask">{t!("plan-ask-below")}</a></p> }.into_any(),
    };
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
