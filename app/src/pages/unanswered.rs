//! What the guide was asked without an answer, for the desk.

use domain::register::Register;
use leptos::prelude::*;

use crate::components::ScrollTable;
use crate::guide_words::topic_name;
use crate::i18n::full_date;
use crate::page::use_page;
use crate::portal::guide::{Unanswered, UnansweredGroup, UnansweredQuestion};
use crate::t;

/// The page.
#[must_use]
pub fn page(view: Unanswered) -> AnyView {
    let Unanswered {
        groups,
        unhelpful,
        days,
    } = view;
    let empty = (groups.is_empty() && unhelpful.is_empty())
        .then(|| view! { <p>{t!("unanswered-none")}</p> });
    let by_topic = (!groups.is_empty())
        .then(|| view! { <h2>{t!("unanswered-by-topic")}</h2>{groups.into_iter().map(|near| group(near, "unanswered-reason-unclear")).collect_view()} });
    let not_helped = (!unhelpful.is_empty())
        .then(|| view! { <h2>{t!("unanswered-unhelpful")}</h2>{unhelpful.into_iter().map(|near| group(near, "unanswered-reason-unhelpful")).collect_view()} });
    view! {
        <a class="back-link no-print" href="/desk">{t!("nav-desk")}</a>
        <h1>{t!("unanswered-title")}</h1>
        <p class="lead">{t!("unanswered-lead", days = i64::from(days))}</p>
        {empty}
        {by_topic}
        {not_helped}
    }
    .into_any()
}

/// `otherwise`: the reason where the guide itself gave none.
fn group(group: UnansweredGroup, otherwise: &'static str) -> AnyView {
    let name = match &group.topic {
        Some(topic) => t!(
            "unanswered-near",
            topic = topic_name(use_page().lang, Register::Standard, topic)
        ),
        None => t!("unanswered-near-nothing"),
    };
    let times: u32 = group.questions.iter().map(|question| question.times).sum();
    let rows = group
        .questions
        .into_iter()
        .map(|question| row(question, otherwise))
        .collect_view();
    let columns = vec![
        t!("unanswered-column-question"),
        t!("unanswered-column-reason"),
        t!("unanswered-column-times"),
        t!("unanswered-column-last"),
    ];
    let label = t!("unanswered-group", name = name, times = i64::from(times));
    view! {
        <h3>{label.clone()}</h3>
        <ScrollTable label=label columns class="stacked unanswered">
            {rows}
        </ScrollTable>
    }
    .into_any()
}

fn row(question: UnansweredQuestion, otherwise: &'static str) -> AnyView {
    let reason = match question.reason {
        Some(reason) => t!(format!("unanswered-reason-{}", reason.as_str())),
        None => t!(otherwise),
    };
    view! {
        <tr>
            <td dir="auto" class="guide-question">{question.text}</td>
            <td data-label=t!("unanswered-column-reason")>{reason}</td>
            <td data-label=t!("unanswered-column-times")>{question.times.to_string()}</td>
            <td data-label=t!("unanswered-column-last")>{full_date(use_page().lang, question.last)}</td>
        </tr>
    }
    .into_any()
}
