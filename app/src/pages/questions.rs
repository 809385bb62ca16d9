//! `/questions` and `/questions/{id}`: what was asked and answered.

use domain::bureau::BureauId;
use leptos::prelude::*;

use super::guide::turn_to_read;
use crate::components::{ArrivalLine, BureauContact, ErrorSummary, Linked, SubmitButton, TextArea};
use crate::page::{Viewer, use_page};
use crate::t;
use locales::{bureau, day, month, prefecture};
use portal::guide::Turn;
use portal::mail::Arrival;
use portal::questions::{
    AskedPlan, Author, QuestionRow, QuestionsView, ThreadMessage, ThreadView, Via,
};

/// The list.
#[must_use]
pub fn list(view: QuestionsView) -> AnyView {
    let QuestionsView { rows, arrival } = view;
    // What is not known yet is for the pages of plans to say.
    let failed = matches!(arrival, Arrival::Failed(_));
    let body = if rows.is_empty() {
        view! { <p>{t!("questions-none")}</p> }.into_any()
    } else {
        let rows = rows.into_iter().map(row).collect_view();
        view! { <ol class="question-list">{rows}</ol> }.into_any()
    };
    view! {
        <h1>{t!("questions-title")}</h1>
        {body}
        {failed.then(|| view! { <ArrivalLine arrival /> })}
        <p><a class="button" href="/ask">{t!("questions-ask")}</a></p>
    }
    .into_any()
}

fn row(row: QuestionRow) -> impl IntoView {
    let standing = row.standing.as_str();
    view! {
        <li>
            <a class="question-row" href=format!("/questions/{}", row.id)>
                <span class="question-beginning">{row.beginning}</span>
                <span class="hint">{bureau(use_page().lang, row.bureau)}" "{moment(row.asked_at)}</span>
                <span class=format!("status status-{standing}")>{t!(format!("question-state-{standing}"))}</span>
                {row.is_untold.then(|| view! { <span class="hint">{t!("questions-untold")}</span> })}
            </a>
        </li>
    }
}

/// One question with everything written.
#[must_use]
pub fn thread(view: ThreadView) -> AnyView {
    let lang = use_page().lang;
    let standing = view.standing.as_str();
    let is_closed = standing == "closed";
    let prefecture = view.plan.as_ref().map(|plan| plan.request.prefecture);
    let action = format!("/questions/{}", view.id);
    let closing = format!("/questions/{}/close", view.id);
    let form = view.form.clone();
    let write = (!is_closed).then(|| {
        view! {
            <form method="post" action=action>
                <TextArea form=form.clone() name="body" label=t!("question-reply-label") hint=Some(t!("ask-hint-secrets")) />
                <SubmitButton label=t!("question-reply-button") />
            </form>
            <p class="hint">{t!("mail-goes-to", email = view.email.clone())}</p>
            <form method="post" action=closing>
                <button class="button button-secondary" r#type="submit">{t!("question-close-button")}</button>
            </form>
        }
    });
    view! {
        <a class="back-link no-print" href="/questions">{t!("question-back")}</a>
        <ErrorSummary form=view.form />
        <h1>{t!("question-title", bureau = bureau(lang, view.bureau))}</h1>
        <p><span class=format!("status status-{standing}")>{t!(format!("question-state-{standing}"))}</span></p>
        <p>{t!(format!("question-state-{standing}-text"))}</p>
        {view.plan.map(|plan| view! { <p><a href=format!("/plans/{}", plan.id)>{plan_name(&plan)}</a></p> })}
        {handed(view.handed)}
        {messages(view.messages, view.bureau)}
        {view.missed_mail.map(|at| view! { <p><strong>{t!("question-missed-mail")}</strong>" "{moment(at)}</p> })}
        {write}
        <h2>{t!("question-hurry-title")}</h2>
        <p>{t!("question-hurry")}</p>
        <BureauContact bureau=view.bureau prefecture />
    }
    .into_any()
}

/// The conversation with the guide that went along with the question.
pub(super) fn handed(turns: Vec<Turn>) -> Option<AnyView> {
    (!turns.is_empty()).then(|| {
        let turns = turns.into_iter().map(turn_to_read).collect_view();
        view! { <details><summary>{t!("guide-handed-desk")}</summary>{turns}</details> }.into_any()
    })
}

/// The thread with the bureau, oldest first.
pub(super) fn messages(messages: Vec<ThreadMessage>, desk: BureauId) -> AnyView {
    let page = use_page();
    let asker = match page.viewer {
        Viewer::Staff { .. } => t!("question-by-asker"),
        Viewer::Guest | Viewer::Applicant { .. } => t!("question-by-you"),
    };
    let items = messages
        .into_iter()
        .map(|message| {
            let by_guide = message.author == Author::Guide;
            let (class, who) = match message.author {
                Author::Asker => ("message message-asker", asker.clone()),
                Author::Staff(Some(name)) => (
                    "message message-staff",
                    t!(
                        "question-by-staff-named",
                        bureau = bureau(page.lang, desk),
                        name = name
                    ),
                ),
                Author::Guide => ("message message-guide", t!("guide-by-guide")),
                Author::Staff(None) => (
                    "message message-staff",
                    t!("question-by-staff", bureau = bureau(page.lang, desk)),
                ),
            };
            // The guide's words are the catalogue's; what people write stays as it is.
            let body = if by_guide {
                view! { <Linked words=message.body /> }.into_any()
            } else {
                message.body.into_any()
            };
            view! {
                <li class=class>
                    <p class="message-head"><strong>{who}</strong>" "{moment(message.at)}</p>
                    <p class="message-body">{body}</p>
                    {by_mail(message.via)}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="messages">{items}</ol> }.into_any()
}

/// That a message came by mail, and what of it was not taken.
fn by_mail(via: Via) -> Option<AnyView> {
    let Via::Mail {
        had_attachments,
        is_cut,
    } = via
    else {
        return None;
    };
    let without = had_attachments.then(|| t!("message-without-attachments"));
    let cut = is_cut.then(|| t!("message-cut"));
    let notes = [Some(t!("message-by-mail")), without, cut];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    Some(view! { <p class="hint">{notes.join(" ")}</p> }.into_any())
}

/// 「2027年4月・東京都・医科」, with the owner's name for it.
pub(super) fn plan_name(plan: &AskedPlan) -> String {
    let lang = use_page().lang;
    let request = &plan.request;
    let name = t!(
        "question-plan",
        month = month(lang, request.opening),
        prefecture = prefecture(lang, request.prefecture),
        kind = t!(request.kind().message_id()),
    );
    if plan.label.is_empty() {
        name
    } else {
        t!(
            "question-plan-labelled",
            label = plan.label.clone(),
            plan = name
        )
    }
}

/// 「4月16日（金） 14:03」, Japan time.
pub(super) fn moment(at: jiff::Timestamp) -> String {
    let local = domain::calendar::japan_time(at);
    t!(
        "question-moment",
        date = day(use_page().lang, local.date()),
        time = locales::clock_time(local),
    )
}
