//! Retroactive designations (遡及) are not covered: the reason and the way on.

use domain::bureau::BureauId;
use domain::contacts::Contacts;
use domain::rulebook::Rulebook;
use domain::source::{NoticeClause, Source};
use leptos::prelude::*;

use crate::components::{HelpDesk, SourceNote};
use crate::page::use_page;
use crate::pages::sources::change_list;
use crate::t;
use locales::plain_date;

/// The page.
#[must_use]
pub fn page() -> AnyView {
    let notes: Vec<_> = Rulebook::changes_if_retroactive().cloned().collect();
    let portal = &Contacts::embedded().portal_today;
    let seen = plain_date(use_page().lang, portal.confirmed);
    let portal = portal.value.clone();
    view! {
        <a class="back-link" href="/start?designation=retroactive">{t!("back")}</a>
        <h1>{t!("out-of-scope-title")}</h1>
        <p class="lead">{t!("out-of-scope-reason")}</p>
        <p><SourceNote source=Source::notice(NoticeClause::Memo1Exclusions) /></p>
        <p>{t!("out-of-scope-examples")}</p>
        <h2>{t!("out-of-scope-succession-title")}</h2>
        {change_list(&notes)}
        <p><a href=portal rel="external noreferrer">{t!("contact-portal-today", date = seen)}</a></p>
        <h2>{t!("out-of-scope-do-title")}</h2>
        <p>{t!("out-of-scope-do")}</p>
        <HelpDesk />
        <h3>{t!("help-bureaus-title")}</h3>
        {super::help::bureau_list(&BureauId::ALL)}
        <p><a href="/start">{t!("out-of-scope-start-again")}</a></p>
    }
    .into_any()
}
