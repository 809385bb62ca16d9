//! Help: a person first, then the pages.

use domain::bureau::BureauId;
use leptos::prelude::*;

use crate::components::{BureauLink, HelpDesk, LastConfirmed};
use crate::page::{Viewer, use_page};
use crate::t;
use locales::{bureau as bureau_name, prefecture};

/// The page.
#[must_use]
pub fn page() -> AnyView {
    let ask = match use_page().viewer {
        Viewer::Applicant { .. } => {
            view! { <p>{t!("help-ask-signed-in")}" "<a href="/plans">{t!("nav-plans")}</a></p> }
                .into_any()
        }
        Viewer::Guest => {
            view! { <p>{t!("help-ask-guest")}" "<a href="/sign-in">{t!("nav-sign-in")}</a></p> }
                .into_any()
        }
        Viewer::Staff { .. } => ().into_any(),
    };
    view! {
        <h1>{t!("help-title")}</h1>
        <p class="lead">{t!("help-lead")}</p>
        <h2>{t!("help-person-title")}</h2>
        <HelpDesk />
        {ask}
        <h2>{t!("help-bureaus-title")}</h2>
        <p>{t!("help-bureaus-text")}</p>
        {bureau_list(&BureauId::ALL)}
        <h2>{t!("help-guide-title")}</h2>
        <p>{t!("help-guide-text")}</p>
        <p><a href="/guide">{t!("home-ask-guide")}</a></p>
        <h2>{t!("help-late-title")}</h2>
        <p>{t!("help-late-text")}</p>
    }
    .into_any()
}

/// Bureaus with their prefectures, page, and the day the address was right.
pub(super) fn bureau_list(bureaus: &[BureauId]) -> AnyView {
    let lang = use_page().lang;
    let items = bureaus
        .iter()
        .map(|bureau| {
            let page = domain::bureau_page::BureauPage::of(*bureau);
            let names: Vec<String> = bureau.prefectures().map(|p| prefecture(lang, p)).collect();
            view! {
                <li class="card">
                    <h3>{bureau_name(lang, *bureau)}</h3>
                    <p>{names.join(&t!("list-separator"))}</p>
                    <p><BureauLink bureau=*bureau /></p>
                    <p class="source"><LastConfirmed on=page.confirmed /></p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="card-grid">{items}</ul> }.into_any()
}
