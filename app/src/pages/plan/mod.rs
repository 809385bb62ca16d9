//! The plan, worked back from the opening month, before any account.

mod act;
mod notes;
mod steps;
mod verdict;

use domain::month::YearMonth;
use leptos::prelude::*;

use super::start::prefecture_options;
use crate::components::{BureauContact, ErrorSummary, HelpDesk, MonthPicture, PlanSheet, Select};
use crate::islands::plan_form::PlanForm;
use crate::page::use_page;
use crate::t;
use locales::{bureau, month, prefecture};
use portal::draft::{DraftPage, DraftView};
use portal::form::Form;

/// Id of what the island replaces.
const PART: &str = "plan-part";

/// The page: the form, and the plan where the form is right.
#[must_use]
pub fn page(view: DraftPage) -> AnyView {
    let DraftPage { form, months, plan } = view;
    let back = plan.as_ref().map_or_else(
        || "/start".to_owned(),
        |plan| format!("/start/kind?{}", plan.asked.query()),
    );
    let plan = plan.map(part);
    view! {
        <a class="back-link no-print" href=back>{t!("back")}</a>
        <ErrorSummary form=form.clone() />
        <h1>{t!("plan-title")}</h1>
        <PlanForm part=PART.to_owned() updated=t!("plan-updated") failed=t!("plan-update-failed")>
            {plan_form(form, months)}
        </PlanForm>
        <div id=PART>{plan}</div>
    }
    .into_any()
}

/// Month, prefecture and kind; goes to the same page by GET.
fn plan_form(form: Form, months: Vec<YearMonth>) -> AnyView {
    let lang = use_page().lang;
    let months = months
        .into_iter()
        .map(|m| (m.to_string(), month(lang, m)))
        .collect::<Vec<_>>();
    let kinds = ["medical", "dental", "both", "pharmacy"]
        .map(|id| (id.to_owned(), t!(format!("kind-{id}"))))
        .to_vec();
    view! {
        <form class="plan-form no-print" method="get" action="/plan" novalidate>
            <Select form=form.clone() name="opening" label=t!("plan-opening") hint=None prompt=None always_chosen=true options=months />
            <Select form=form.clone() name="prefecture" label=t!("plan-prefecture") hint=None prompt=None always_chosen=true
                options=prefecture_options() />
            <Select form name="kind" label=t!("plan-kind") hint=None prompt=None always_chosen=true options=kinds />
            <button class="button button-secondary" r#type="submit">{t!("plan-update")}</button>
        </form>
    }
    .into_any()
}

/// Everything that follows from month, prefecture and kind; the island fetches
/// it alone.
#[must_use]
pub fn part(plan: DraftView) -> AnyView {
    let lang = use_page().lang;
    let asked = plan.asked;
    let heading = t!(
        "plan-heading",
        month = month(lang, asked.opening),
        prefecture = prefecture(lang, asked.prefecture),
        kind = t!(format!("kind-{}", asked.kinds.as_str())),
    );
    view! {
        <h2 class="plan-heading">{heading.clone()}</h2>
        <p>{t!("plan-bureau", bureau = bureau(lang, plan.schedule.bureau))}</p>
        {verdict::banner(&plan)}
        {verdict::next_thing(&plan)}
        {act::actions(&plan)}
        {asked.is_pair().then(notes::twin)}
        <section aria-labelledby="plan-picture">
            <h2 id="plan-picture">{t!("plan-picture-title")}</h2>
            <MonthPicture schedule=plan.schedule.clone() />
        </section>
        {steps::section(&plan)}
        {notes::unknown(&plan)}
        {notes::before_applying(&plan)}
        {notes::card_reader()}
        {notes::dates(&plan)}
        {notes::changes(&plan)}
        <section aria-labelledby="plan-ask">
            <h2 id="plan-ask">{t!("plan-ask-title")}</h2>
            <div class="contact-grid">
                <HelpDesk />
                <BureauContact bureau=plan.schedule.bureau />
            </div>
        </section>
        {sheet(&plan, heading)}
    }
    .into_any()
}

/// What comes out of the printer.
fn sheet(plan: &DraftView, heading: String) -> AnyView {
    let kinds = plan.asked.kinds.each();
    let kinds = kinds
        .iter()
        .map(|kind| t!(format!("account-kind-{}", kind.as_str())))
        .collect();
    view! {
        <PlanSheet
            heading
            line=None
            schedule=plan.schedule.clone()
            states=Vec::new()
            kinds
            link=format!("{}/plan?{}", use_page().site, plan.asked.query())
            link_title=t!("sheet-link-public")
        />
    }
    .into_any()
}
