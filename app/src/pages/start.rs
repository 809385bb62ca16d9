//! The questions before a plan, one a page. Answers live in the address: each
//! form goes to its own page by GET, which sends on to the next question.

use domain::bureau::Prefecture;
use leptos::prelude::*;

use crate::components::{ErrorSummary, Radios, Select, TextField};
use crate::page::use_page;
use crate::t;
use locales::prefecture as prefecture_name;
use portal::draft::StartQuestion;

/// Marks the form as sent: without it the page only shows the question with
/// the answers that the address brings.
pub const SENT: &str = "sent";

/// New, or retroactive (遡及)?
#[must_use]
pub fn designation(question: StartQuestion) -> AnyView {
    let options = ["new", "retroactive"]
        .map(|id| {
            let more = t!(format!("start-designation-{id}-more"));
            (
                id.to_owned(),
                t!(format!("start-designation-{id}")),
                Some(more),
            )
        })
        .to_vec();
    let form = question.form.clone();
    frame("/start", question, view! {
        <Radios form name="designation" legend=t!("start-designation-title") legend_is_title=true hint=None options />
    }.into_any())
}

/// Which month?
#[must_use]
pub fn opening(question: StartQuestion) -> AnyView {
    let form = question.form.clone();
    frame("/start/opening", question, view! {
        <fieldset class="field">
            <legend><h1>{t!("start-opening-title")}</h1></legend>
            <p class="hint">{t!("start-opening-hint")}</p>
            <div class="field-row">
                <TextField form=form.clone() name="year" label=t!("start-opening-year") hint=Some(t!("start-opening-year-hint")) width="short" />
                <TextField form name="month" label=t!("start-opening-month") hint=Some(t!("start-opening-month-hint")) width="short" />
            </div>
        </fieldset>
    }.into_any())
}

/// Where?
#[must_use]
pub fn prefecture(question: StartQuestion) -> AnyView {
    let form = question.form.clone();
    frame(
        "/start/prefecture",
        question,
        view! {
            <Select
                form
                name="prefecture"
                label=t!("start-prefecture-title")
                label_is_title=true
                hint=Some(t!("start-prefecture-hint"))
                prompt=Some(t!("start-prefecture-prompt"))
                options=prefecture_options()
            />
        }
        .into_any(),
    )
}

/// What kind?
#[must_use]
pub fn kind(question: StartQuestion) -> AnyView {
    let options = ["medical", "dental", "both", "pharmacy"]
        .map(|id| {
            let more = (id == "both").then(|| t!("start-kind-both-more"));
            (id.to_owned(), t!(format!("kind-{id}")), more)
        })
        .to_vec();
    let form = question.form.clone();
    frame("/start/kind", question, view! {
        <Radios form name="kind" legend=t!("start-kind-title") legend_is_title=true hint=None options />
    }.into_any())
}

/// All prefectures by number, as options of a list.
pub(super) fn prefecture_options() -> Vec<(String, String)> {
    let lang = use_page().lang;
    Prefecture::all()
        .map(|p| (p.code(), prefecture_name(lang, p)))
        .collect()
}

/// 戻る, the errors, the form with the earlier answers, 続ける.
fn frame(action: &'static str, question: StartQuestion, fields: AnyView) -> AnyView {
    let StartQuestion {
        form,
        answers,
        back,
    } = question;
    let hidden = answers
        .into_iter()
        .map(|(name, value)| view! { <input r#type="hidden" name=name value=value /> })
        .collect_view();
    view! {
        <a class="back-link" href=back>{t!("back")}</a>
        <ErrorSummary form />
        <form method="get" action=action novalidate>
            {hidden}
            <input r#type="hidden" name=SENT value="1" />
            {fields}
            <button class="button" r#type="submit">{t!("continue")}</button>
        </form>
    }
    .into_any()
}
