//! When a fact was last confirmed, and that it is old where it is: the date,
//! its basis and the verdict stay as they are.

use domain::review;
use domain::schedule::{DateId, PlannedDate};
use domain::source::Document;
use jiff::civil::Date;
use leptos::prelude::*;
use locales::plain_date;

use crate::page::use_page;
use crate::t;

/// Where an old fact is to be checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CheckAt {
    /// On the bureau's page.
    #[default]
    Bureau,
    /// On the official portal.
    Portal,
}

impl CheckAt {
    /// Where a date is to be checked: with the bureau whose page gives it, else
    /// with whoever the step is done with.
    #[must_use]
    pub const fn of(planned: &PlannedDate) -> Self {
        if let Document::BureauPage(_) = planned.source().document() {
            return Self::Bureau;
        }
        match planned.id() {
            DateId::CardReaderRequest | DateId::CardReaderLatest | DateId::SubmissionDue => {
                Self::Portal
            }
            DateId::NumberRequestDue
            | DateId::DesignationApplication
            | DateId::ReplyDispatch
            | DateId::Opening => Self::Bureau,
        }
    }
}

/// 「最後に確かめた日：2024年3月29日」, and after 18 months where to check.
#[component]
pub fn LastConfirmed(
    /// The day (Japan time).
    on: Date,
    /// Where to check it once it is old.
    #[prop(optional)]
    at: CheckAt,
) -> impl IntoView {
    let page = use_page();
    let due = review::is_due(on, page.today).then(|| match at {
        CheckAt::Bureau => t!("review-due-bureau"),
        CheckAt::Portal => t!("review-due-portal"),
    });
    view! {
        {t!("planned-confirmed", date = plain_date(page.lang, on))}
        {due.map(|words| view! { " "<span>{words}</span> })}
    }
}
