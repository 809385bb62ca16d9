//! The guide: the conversation, what to ask next, and a person at hand before
//! and after. Everything is a form; the island only spares the reload.

use domain::bureau::Prefecture;
use domain::month::YearMonth;
use guide::{Answer, Reason, TopicId, clarify_message};
use leptos::prelude::*;

use crate::components::{ErrorSummary, Linked, Select, SourceNotes, SubmitButton, TextArea};
use crate::islands::guide_chat::GuideChat;
use crate::page::{Viewer, use_page};
use crate::t;
use locales::{full_date, month, prefecture};
use portal::form::Form;
use portal::guide::{AskersPlan, Given, GuidePage, Said, Turn, step_address};
use portal::guide_words::{declined, name_among, paragraphs, topic_name, words};

/// More replies than a phone shows at once are no quick ones.
const FOLLOW_UPS: usize = 4;

/// Id of the element that holds the turns.
const LOG: &str = "guide-log";

/// The page.
#[must_use]
pub fn page(view: GuidePage) -> AnyView {
    let GuidePage {
        given,
        plan,
        other_plans,
        context,
        turns,
        suggestions,
        suggestions_are_for_a_page,
        months,
        form,
        is_kept,
    } = view;
    let has_turns = !turns.is_empty();
    let about = match plan {
        Some(plan) => about_plan(&plan),
        None => about_form(context, months),
    };
    let hand_over = hand_over(&given);
    let ending = ending(&given, is_kept);
    let ask_form = ask_form(&given, form.clone());
    let where_now = given.address("/guide/where");
    let suggested = (suggestions_are_for_a_page || !has_turns)
        .then(|| suggested(&given, suggestions, suggestions_are_for_a_page));
    view! {
        <ErrorSummary form />
        <h1>{t!("guide-page-title")}</h1>
        <p class="lead">{t!("guide-page-lead")}" "<a class="no-print" href="/sources">{t!("footer-sources")}</a></p>
        {printed()}
        {hand_over}
        <p class="no-print"><a class="big-link" href=where_now>{t!("guide-page-where")}</a></p>
        {about}
        {plan_choice(other_plans)}
        <GuideChat log=LOG.to_owned() field="question".to_owned()>
            {log(turns)}
            {suggested}
            {ask_form}
        </GuideChat>
        {ending}
    }
    .into_any()
}

/// On paper: when it was answered, and in full what "the notice" is.
fn printed() -> AnyView {
    let page = use_page();
    let date = full_date(page.lang, page.today);
    let notice = t!("source-notice");
    view! { <p class="print-only">{t!("guide-page-printed", date = date, notice = notice)}</p> }
        .into_any()
}

fn log(turns: Vec<Turn>) -> AnyView {
    let turns = turns.into_iter().map(turn).collect_view();
    view! {
        <section aria-labelledby="guide-log-title">
            <h2 id="guide-log-title" class="visually-hidden">{t!("guide-log-title")}</h2>
            <div id=LOG class="guide-log" role="log" aria-live="polite" aria-labelledby="guide-log-title">{turns}</div>
        </section>
    }
    .into_any()
}

/// One question and its answer; the island fetches it alone.
#[must_use]
pub fn turn(turn: Turn) -> AnyView {
    let Turn {
        id,
        question,
        said,
        helpful,
        given,
        context,
    } = turn;
    let follow_ups = match &said {
        Said::Answer(answers) => follow_ups(answers),
        _ => Vec::new(),
    };
    let rating = matches!(said, Said::Answer(_)).then(|| rating(&id, &given, helpful));
    let steps = step_links(&said, &given, context);
    let told = match said {
        Said::Clarify(topics) => clarify(&given, topics),
        said => told(said),
    };
    let next = if follow_ups.is_empty() {
        person_button(&given, "button button-secondary")
    } else {
        let person =
            person_button(&given, "chip chip-person").map(|button| view! { <li>{button}</li> });
        let topics = choice_items(&given, follow_ups);
        Some(
            view! {
                <p class="message-by">{t!("guide-follow-ups")}</p>
                <ul class="chip-row">{topics}{person}</ul>
            }
            .into_any(),
        )
    };
    let question_id = format!("asked-{id}");
    // After sending, the focus is here: the next Tab goes on from the answer.
    view! {
        <article class="guide-turn" id=format!("turn-{id}") tabindex="-1" aria-labelledby=question_id>
            {asked(question, Some(question_id.clone()))}
            <div class="message message-guide">
                <p class="message-by">{t!("guide-by-guide")}</p>
                {told}
                {steps}
                {rating}
            </div>
            <div class="guide-next no-print">{next}</div>
        </article>
    }
    .into_any()
}

/// A turn to read: in a thread with the bureau, before and after sending.
#[must_use]
pub fn turn_to_read(turn: Turn) -> AnyView {
    let Turn { question, said, .. } = turn;
    let told = match said {
        Said::Clarify(topics) => {
            let page = use_page();
            let names = topics
                .iter()
                .map(|topic| topic_name(page.lang, page.register, topic))
                .collect::<Vec<_>>();
            view! { <p>{said_clarify()}</p><ul>{names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}</ul> }
                .into_any()
        }
        said => told(said),
    };
    view! {
        <div class="guide-turn">
            {asked(question, None)}
            <div class="message message-guide"><p class="message-by">{t!("guide-by-guide")}</p>{told}</div>
        </div>
    }
    .into_any()
}

fn asked(question: String, id: Option<String>) -> AnyView {
    let by = match use_page().viewer {
        Viewer::Staff { .. } => t!("question-by-asker"),
        Viewer::Guest | Viewer::Applicant { .. } => t!("guide-by-asker"),
    };
    view! {
        <div class="message message-own">
            <p class="message-by">{by}</p>
            <p dir="auto" class="guide-question" id=id>{question}</p>
        </div>
    }
    .into_any()
}

fn told(said: Said) -> AnyView {
    match said {
        Said::Answer(answers) => answers
            .iter()
            .map(|one| answer(one, &answers))
            .collect_view()
            .into_any(),
        Said::Declined(reason) => declined_words(reason),
        Said::ForPerson => view! { <p>{t!("guide-for-person")}</p> }.into_any(),
        Said::Clarify(_) | Said::Gone => view! { <p>{t!("guide-gone")}</p> }.into_any(),
    }
}

fn answer(answer: &Answer, among: &[Answer]) -> AnyView {
    let page = use_page();
    let name = name_among(page.lang, page.register, answer, among)
        .map(|name| view! { <p class="guide-answer-name">{name}</p> });
    let said = paragraphs(page.lang, page.register, answer)
        .into_iter()
        .map(|words| view! { <p><Linked words /></p> })
        .collect_view();
    let sources = answer.sources().iter().cloned().collect::<Vec<_>>();
    view! { <div class="guide-answer">{name}{said}<SourceNotes sources /></div> }.into_any()
}

fn declined_words(reason: Reason) -> AnyView {
    let page = use_page();
    view! { <p><Linked words=declined(page.lang, page.register, reason) /></p> }.into_any()
}

fn said_clarify() -> String {
    let page = use_page();
    words(page.lang, page.register, &clarify_message())
}

fn clarify(given: &Given, topics: Vec<TopicId>) -> AnyView {
    view! { <p>{said_clarify()}</p>{choices(given, topics)} }.into_any()
}

fn choices(given: &Given, topics: Vec<TopicId>) -> AnyView {
    let items = choice_items(given, topics);
    view! { <ul class="chip-row no-print">{items}</ul> }.into_any()
}

/// Each a form of its own, so that the island need not know which button it was.
fn choice_items(given: &Given, topics: Vec<TopicId>) -> AnyView {
    let page = use_page();
    topics
        .into_iter()
        .map(|topic| {
            view! {
                <li>
                    <form method="post" action="/guide">
                        {hidden(given)}
                        <input type="hidden" name="topic" value=topic.to_string() />
                        <button class="chip" type="submit">{topic_name(page.lang, page.register, &topic)}</button>
                    </form>
                </li>
            }
        })
        .collect_view()
        .into_any()
}

fn follow_ups(answers: &[Answer]) -> Vec<TopicId> {
    let mut topics: Vec<TopicId> = Vec::new();
    for topic in answers.iter().flat_map(Answer::follow_ups) {
        if !topics.contains(topic) {
            topics.push(topic.clone());
        }
    }
    topics.truncate(FOLLOW_UPS);
    topics
}

fn step_links(said: &Said, given: &Given, context: guide::Context) -> Option<AnyView> {
    let Said::Answer(answers) = said else {
        return None;
    };
    let mut steps: Vec<_> = answers.iter().filter_map(Answer::step).collect();
    steps.dedup();
    let links = steps
        .into_iter()
        .map(|step| {
            let name = t!(format!("step-{}", step.as_str()));
            let number = i64::from(step.number());
            view! { <li><a href=step_address(step, given, context)>{t!("guide-step-link", number = number, name = name)}</a></li> }
        })
        .collect_view();
    Some(view! { <ul class="action-list no-print">{links}</ul> }.into_any())
}

fn rating(id: &str, given: &Given, helpful: Option<bool>) -> AnyView {
    if let Some(helpful) = helpful {
        let words = if helpful {
            "guide-rated-yes"
        } else {
            "guide-rated-no"
        };
        return view! { <p class="guide-rated hint no-print" tabindex="-1">{t!(words)}</p> }
            .into_any();
    }
    let button = |value: &'static str, words: String| {
        view! {
            <form method="post" action="/guide/helpful">
                {hidden(given)}
                <input type="hidden" name="turn" value=id.to_owned() />
                <input type="hidden" name="helpful" value=value />
                <button class="chip" type="submit">{words}</button>
            </form>
        }
    };
    view! {
        <div class="guide-rating no-print" role="group" aria-label=t!("guide-rate")>
            <p>{t!("guide-rate")}</p>
            {button("yes", t!("guide-rate-yes"))}
            {button("no", t!("guide-rate-no"))}
        </div>
    }
    .into_any()
}

fn suggested(given: &Given, topics: Vec<TopicId>, for_a_page: bool) -> AnyView {
    let title = if for_a_page {
        t!("guide-suggestions-page")
    } else {
        t!("guide-suggestions")
    };
    view! {
        <section class="guide-suggestions no-print" aria-labelledby="guide-suggestions-title">
            <h2 id="guide-suggestions-title">{title}</h2>
            {choices(given, topics)}
        </section>
    }
    .into_any()
}

/// Typing; the second button hands the same words to a person.
fn ask_form(given: &Given, form: Form) -> AnyView {
    view! {
        <form class="guide-ask no-print" method="post" action="/guide" id="guide-ask" novalidate>
            {hidden(given)}
            <TextArea form name="question" label=t!("guide-question") hint=Some(t!("guide-question-hint")) rows=3 />
            <div class="button-row">
                <SubmitButton label=t!("guide-send") />
                {person_allowed().then(|| view! {
                    <button class="button button-secondary" type="submit" formaction="/guide/hand-over">
                        {t!("guide-ask-person")}
                    </button>
                })}
            </div>
        </form>
    }
    .into_any()
}

/// Staff do not ask themselves.
fn person_allowed() -> bool {
    !matches!(use_page().viewer, Viewer::Staff { .. })
}

fn hand_over(given: &Given) -> Option<AnyView> {
    person_allowed().then(|| {
        view! {
            <div class="guide-person no-print">
                <p>{t!("guide-person-first")}</p>
                {person_button(given, "button button-secondary")}
            </div>
        }
        .into_any()
    })
}

pub(super) fn person_button(given: &Given, class: &'static str) -> Option<AnyView> {
    person_allowed().then(|| {
        view! {
            <form method="post" action="/guide/hand-over">
                {hidden(given)}
                <button class=class type="submit">{t!("guide-ask-person")}</button>
            </form>
        }
        .into_any()
    })
}

pub(super) fn hidden(given: &Given) -> AnyView {
    given
        .fields()
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view()
        .into_any()
}

fn plan_name(plan: &AskersPlan) -> String {
    let lang = use_page().lang;
    let words = t!(
        "guide-plan-name",
        month = month(lang, plan.request.opening),
        prefecture = prefecture(lang, plan.request.prefecture),
        kind = t!(plan.request.kind().message_id()),
    );
    if plan.label.is_empty() {
        words
    } else {
        t!(
            "guide-plan-labelled",
            label = plan.label.clone(),
            name = words
        )
    }
}

fn about_plan(plan: &AskersPlan) -> AnyView {
    view! {
        <p class="guide-about">
            {t!("guide-about-plan")}" "<a href=format!("/plans/{}", plan.id)>{plan_name(plan)}</a>
        </p>
    }
    .into_any()
}

fn plan_choice(plans: Vec<AskersPlan>) -> Option<AnyView> {
    let links = plans
        .iter()
        .map(|plan| view! { <li><a class="chip" href=format!("/guide?plan={}", plan.id)>{plan_name(plan)}</a></li> })
        .collect_view();
    (!plans.is_empty()).then(|| {
        view! {
            <nav class="no-print" aria-label=t!("guide-other-plans")>
                <p>{t!("guide-other-plans")}</p>
                <ul class="chip-row">{links}</ul>
            </nav>
        }
        .into_any()
    })
}

/// Month, prefecture and kind without a plan: goes to the same page by GET.
fn about_form(context: guide::Context, months: Vec<YearMonth>) -> AnyView {
    let lang = use_page().lang;
    let known: Vec<String> = [
        context
            .opening
            .map(|opening| t!("guide-about-opening", month = month(lang, opening))),
        context.prefecture.map(|known| prefecture(lang, known)),
        context.kind.map(|kind| t!(kind.message_id())),
    ]
    .into_iter()
    .flatten()
    .collect();
    let summary = if known.is_empty() {
        t!("guide-about-nothing")
    } else {
        t!(
            "guide-about-known",
            known = known.join(&t!("list-separator"))
        )
    };
    let form = Form::default()
        .keep(
            "opening",
            context
                .opening
                .map(|opening| opening.to_string())
                .unwrap_or_default(),
        )
        .keep(
            "prefecture",
            context.prefecture.map(Prefecture::code).unwrap_or_default(),
        )
        .keep(
            "kind",
            context
                .kind
                .map(|kind| kind.as_str().to_owned())
                .unwrap_or_default(),
        );
    let mut months = months;
    if let Some(opening) = context.opening.filter(|opening| !months.contains(opening)) {
        months.insert(0, opening);
    }
    let months = months
        .into_iter()
        .map(|m| (m.to_string(), month(lang, m)))
        .collect::<Vec<_>>();
    let prefectures = Prefecture::all()
        .map(|p| (p.code(), prefecture(lang, p)))
        .collect::<Vec<_>>();
    let kinds = domain::kind::Kind::ALL
        .map(|kind| (kind.as_str().to_owned(), t!(kind.message_id())))
        .to_vec();
    let prompt = Some(t!("guide-about-unknown"));
    view! {
        <details class="guide-about">
            <summary>{summary}</summary>
            <form class="plan-form no-print" method="get" action="/guide">
                <Select form=form.clone() name="opening" label=t!("guide-opening") hint=None prompt=prompt.clone()
                    always_chosen=true options=months />
                <Select form=form.clone() name="prefecture" label=t!("guide-prefecture") hint=None prompt=prompt.clone()
                    always_chosen=true options=prefectures />
                <Select form name="kind" label=t!("guide-kind") hint=None prompt=prompt always_chosen=true options=kinds />
                <button class="button button-secondary" type="submit">{t!("guide-about-use")}</button>
            </form>
        </details>
    }
    .into_any()
}

/// Where the conversation is kept, and how it goes away; the styles show it as
/// soon as there is one.
fn ending(given: &Given, is_kept: bool) -> AnyView {
    let kept = if is_kept {
        t!("guide-kept-account")
    } else {
        t!("guide-kept-session")
    };
    view! {
        <section class="guide-ending no-print" aria-labelledby="guide-kept-title">
            <h2 id="guide-kept-title">{t!("guide-kept-title")}</h2>
            <p>{kept}</p>
            <p>{t!("guide-kept-staff")}" "<a href="/privacy">{t!("guide-kept-privacy")}</a></p>
            <p>{t!("guide-kept-print")}</p>
            <details>
                <summary>{t!("guide-forget")}</summary>
                <p>{t!("guide-forget-text")}</p>
                <form method="post" action="/guide/forget">
                    {hidden(given)}
                    <button class="button button-warning" type="submit">{t!("guide-forget-button")}</button>
                </form>
            </details>
        </section>
    }
    .into_any()
}
