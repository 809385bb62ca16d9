//! The plan, worked back from the opening month, before any account.

mod act;
mod late;
mod next;
mod notes;
mod steps;

use domain::already::Already;
use domain::month::YearMonth;
use domain::step::StepId;
use leptos::prelude::*;

use super::start::prefecture_options;
use crate::components::{
    ErrorSummary, Fold, HelpDeskCard, MonthPicture, PlanSheet, RowLink, RowList, Select,
};
use crate::islands::plan_form::PlanForm;
use crate::page::use_page;
use crate::t;
use domain::bureau_page::BureauPage;
use domain::contacts::Contacts;
use locales::{bureau, month, plain_date, prefecture};
use portal::draft::{DraftPage, DraftView};
use portal::form::Form;
use portal::guide::guide_address;

/// Ids of what the island replaces: the plan, and its name above the form.
const PART: &str = "plan-part";
const HEAD: &str = "plan-head";

/// The page: the plan's name, the form to change what it is for, and the plan
/// where the form is right.
#[must_use]
pub fn page(view: DraftPage) -> AnyView {
    let DraftPage { form, months, plan } = view;
    let back = plan.as_ref().map_or_else(
        || "/start".to_owned(),
        |plan| format!("/start/kind?{}", plan.asked.query()),
    );
    let head = plan
        .as_ref()
        .map_or_else(|| view! { <h1>{t!("plan-title")}</h1> }.into_any(), head);
    let must_change = plan.is_none();
    let plan = plan.map(part);
    view! {
        <a class="back-link no-print" href=back>{t!("back")}</a>
        <ErrorSummary form=form.clone() />
        <div id=HEAD class="plan-head">{head}</div>
        <div class="plan-form-fold">
            <Fold summary=t!("plan-change") open=must_change>
                <PlanForm part=PART.to_owned() head=HEAD.to_owned() updated=t!("plan-updated") failed=t!("plan-update-failed")>
                    {plan_form(form, months)}
                </PlanForm>
            </Fold>
        </div>
        <div id=PART>{plan}</div>
    }
    .into_any()
}

/// What the plan is for, and which bureau is in charge.
fn head(plan: &DraftView) -> AnyView {
    let of_bureau = bureau(use_page().lang, plan.schedule.bureau);
    view! {
        <h1>{title(plan)}</h1>
        <p class="small">{t!("plan-bureau", bureau = of_bureau)}</p>
    }
    .into_any()
}

/// 「2027年6月に東京都で開く医科の計画」
fn title(plan: &DraftView) -> String {
    let lang = use_page().lang;
    let asked = plan.asked;
    t!(
        "plan-heading",
        month = month(lang, asked.opening),
        prefecture = prefecture(lang, asked.prefecture),
        kind = t!(format!("kind-{}", asked.kinds.as_str())),
    )
}

/// Month, prefecture, kind and what is already done; goes to the same page by GET.
fn plan_form(form: Form, months: Vec<YearMonth>) -> AnyView {
    let lang = use_page().lang;
    let months = months
        .into_iter()
        .map(|m| (m.to_string(), month(lang, m)))
        .collect::<Vec<_>>();
    let kinds = ["medical", "dental", "both", "pharmacy"]
        .map(|id| (id.to_owned(), t!(format!("kind-{id}"))))
        .to_vec();
    let done = Already::ALL
        .map(|already| (already.as_str().to_owned(), answer(already)))
        .to_vec();
    view! {
        <form class="plan-form no-print" method="get" action="/plan" novalidate>
            <Select form=form.clone() name="opening" label=t!("plan-opening") hint=None prompt=None always_chosen=true options=months />
            <Select form=form.clone() name="prefecture" label=t!("plan-prefecture") hint=None prompt=None always_chosen=true
                options=prefecture_options() />
            <Select form=form.clone() name="kind" label=t!("plan-kind") hint=None prompt=None always_chosen=true options=kinds />
            <Select form name="done" label=t!("plan-done") hint=None prompt=Some(t!("plan-done-unsaid")) always_chosen=true options=done />
            <button class="button button-secondary" r#type="submit">{t!("plan-update")}</button>
        </form>
    }
    .into_any()
}

/// 「依頼書は出した」
fn answer(already: Already) -> String {
    t!(format!("plan-done-{}", already.as_str()))
}

/// What the island fetches: the plan, and its name to be put above the form.
#[must_use]
pub fn fetched(plan: DraftView) -> AnyView {
    view! {
        <div data-head=HEAD hidden>{head(&plan)}</div>
        {part(plan)}
    }
    .into_any()
}

/// Everything that follows from month, prefecture, kind and what is done.
#[must_use]
pub fn part(plan: DraftView) -> AnyView {
    view! {
        <div class="plan-top">
            {late::question(&plan)}
            {next::state(&plan)}
            {next::next_box(&plan)}
            {late::remarks(&plan)}
            {act::ways(&plan)}
        </div>
        <section class="plan-picture" aria-labelledby="plan-picture">
            <h2 id="plan-picture">{t!("plan-picture-title")}</h2>
            <MonthPicture schedule=plan.schedule.clone() done=done(plan.already) />
        </section>
        <div class="plan-body">
            {steps::section(&plan)}
            {notes::folds(&plan)}
        </div>
        <div class="plan-ask">{ask(&plan)}</div>
        {sheet(&plan)}
    }
    .into_any()
}

/// The steps that an answer says are done.
fn done(already: Option<Already>) -> Vec<StepId> {
    match already {
        Some(answer) if !answer.open_work().number_request => vec![StepId::NumberRequest],
        _ => Vec::new(),
    }
}

/// Whom to ask: the help desk, the bureau's page, the portal, the guide.
fn ask(plan: &DraftView) -> AnyView {
    let page = use_page();
    let contacts = Contacts::embedded();
    let known = plain_date(page.lang, contacts.portal.confirmed);
    let of_bureau = bureau(page.lang, plan.schedule.bureau);
    let rows = vec![
        RowLink {
            href: BureauPage::of(plan.schedule.bureau).url.clone(),
            name: t!("contact-bureau-page", bureau = of_bureau),
            more: None,
            external: true,
        },
        RowLink {
            href: contacts.portal.value.clone(),
            name: t!("contact-portal"),
            more: Some(t!("plan-portal-known", date = known)),
            external: true,
        },
        RowLink {
            href: guide_address(&page.here),
            name: t!("nav-guide"),
            more: None,
            external: false,
        },
    ];
    view! {
        <section aria-labelledby="plan-ask">
            <h2 id="plan-ask">{t!("plan-ask-title")}</h2>
            <HelpDeskCard />
            <RowList rows />
        </section>
    }
    .into_any()
}

/// What comes out of the printer.
fn sheet(plan: &DraftView) -> AnyView {
    let kinds = plan.asked.kinds.each();
    let kinds = kinds
        .iter()
        .map(|kind| t!(format!("account-kind-{}", kind.as_str())))
        .collect();
    view! {
        <PlanSheet
            heading=title(plan)
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
