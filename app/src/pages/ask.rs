//! `/ask`: a question to the bureau, from any page.

use domain::bureau::{BureauId, Prefecture};
use leptos::prelude::*;

use super::guide::turn_to_read;
use super::questions::plan_name;
use crate::components::{
    BureauContact, DueDate, ErrorSummary, HelpDesk, Select, SubmitButton, TextArea,
};
use crate::page::use_page;
use crate::t;
use locales::{bureau as bureau_name, prefecture as prefecture_name};
use portal::form::Form;
use portal::guide::Turn;
use portal::questions::{AskView, AskedPlan};

/// The page.
#[must_use]
pub fn page(view: AskView) -> AnyView {
    match view {
        AskView::ConfirmFirst { email } => view! {
            <h1>{t!("ask-title")}</h1>
            <p>{t!("ask-confirm-first", email = email)}</p>
            <p><a href="/account">{t!("ask-confirm-again")}</a></p>
            <HelpDesk />
        }
        .into_any(),
        AskView::Choose { plans, form } => choose(plans, form),
        AskView::Nobody { bureau } => nobody(bureau),
        AskView::Write {
            bureau,
            plan,
            prefecture,
            email,
            handed,
            form,
        } => write(
            bureau,
            plan.map(|plan| *plan),
            prefecture,
            email,
            handed_over(handed, &form),
            form,
        ),
    }
}

fn choose(plans: Vec<AskedPlan>, form: Form) -> AnyView {
    let lang = use_page().lang;
    let options = Prefecture::all()
        .map(|prefecture| (prefecture.code(), prefecture_name(lang, prefecture)))
        .collect::<Vec<_>>();
    let links = plans
        .into_iter()
        .map(|plan| view! { <li><a href=format!("/ask?plan={}", plan.id)>{plan_name(&plan)}</a></li> })
        .collect::<Vec<_>>();
    let about_plans =
        (!links.is_empty()).then(|| view! { <h2>{t!("ask-about-plan")}</h2><ul>{links}</ul> });
    view! {
        <ErrorSummary form=form.clone() />
        <h1>{t!("ask-title")}</h1>
        <p>{t!("ask-intro")}</p>
        {about_plans}
        <h2>{t!("ask-about-prefecture")}</h2>
        <form method="get" action="/ask">
            <Select form name="prefecture" label=t!("ask-prefecture-label") prompt=Some(t!("ask-prefecture-prompt")) options />
            <SubmitButton label=t!("ask-continue") />
        </form>
    }
    .into_any()
}

/// Said before anything is typed.
fn nobody(bureau: BureauId) -> AnyView {
    view! {
        <h1>{t!("ask-nobody-title")}</h1>
        <p>{t!("ask-nobody", bureau = bureau_name(use_page().lang, bureau))}</p>
        <BureauContact bureau />
        <HelpDesk />
    }
    .into_any()
}

/// The conversation with the guide, to be seen before it is sent, and left out
/// if the asker wants that.
fn handed_over(turns: Vec<Turn>, form: &Form) -> Option<AnyView> {
    if turns.is_empty() {
        return None;
    }
    let included = form.value("with_guide") == "yes";
    let turns = turns.into_iter().map(turn_to_read).collect_view();
    Some(
        view! {
            <section aria-labelledby="handed-title">
                <h2 id="handed-title">{t!("guide-handed-title")}</h2>
                <p class="hint">{t!("guide-handed-hint")}</p>
                {turns}
                <div class="checkbox">
                    <input id="with_guide" name="with_guide" type="checkbox" value="yes" checked=included />
                    <label for="with_guide">{t!("guide-handed-include")}</label>
                </div>
            </section>
        }
        .into_any(),
    )
}

fn write(
    bureau: BureauId,
    plan: Option<AskedPlan>,
    prefecture: String,
    email: String,
    handed: Option<AnyView>,
    form: Form,
) -> AnyView {
    let name = bureau_name(use_page().lang, bureau);
    let plan_id = plan
        .as_ref()
        .map(|plan| plan.id.clone())
        .unwrap_or_default();
    let about = plan.map(|plan| {
        let due = plan.next.as_ref().and_then(|next| next.due.clone());
        view! {
            <dl class="summary-list">
                <div><dt>{t!("ask-plan-label")}</dt><dd>{plan_name(&plan)}</dd></div>
                {due.map(|planned| view! { <div><dt>{t!("ask-next-date-label")}</dt><dd><DueDate planned /></dd></div> })}
            </dl>
            <p class="hint">{t!("ask-plan-shown")}</p>
        }
    });
    view! {
        <ErrorSummary form=form.clone() />
        <h1>{t!("ask-write-title", bureau = name.clone())}</h1>
        <p>{t!("ask-write-intro", bureau = name)}</p>
        {about}
        <form method="post" action="/ask">
            <input type="hidden" name="plan" value=plan_id />
            <input type="hidden" name="prefecture" value=prefecture />
            <TextArea form name="body" label=t!("ask-body-label") hint=Some(t!("ask-hint-secrets")) rows=8 />
            {handed}
            <p>{t!("ask-answer-by-mail")}" "{t!("mail-goes-to", email = email)}</p>
            <SubmitButton label=t!("ask-send") />
        </form>
        <p class="hint">{t!("ask-hurry")}</p>
        <HelpDesk />
    }
    .into_any()
}
