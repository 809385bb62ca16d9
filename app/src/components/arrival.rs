//! Whether mail arrives, where it is not known to: two lines, one button, and the
//! other ways folded. Nothing where all is well.

use leptos::prelude::*;
use portal::mail::Arrival;

use super::{Fold, RowLink, RowList};
use crate::page::use_page;
use crate::t;

/// The lines.
#[component]
pub fn ArrivalLine(
    /// What is known.
    arrival: Arrival,
    /// The plan's path, where the page is one of a plan: its feed and its sheet
    /// are other ways.
    #[prop(optional_no_strip)]
    plan: Option<String>,
) -> impl IntoView {
    let what = match arrival {
        Arrival::Proven => return ().into_any(),
        Arrival::NotYet => t!("arrival-not-yet"),
        Arrival::Failed(why) => t!(
            "arrival-failed",
            why = t!(format!("mail-failure-short-{}", why.as_str()))
        ),
    };
    let link = |href: String, name: String| RowLink {
        href,
        name,
        more: None,
        external: false,
    };
    let (calendar, sheet) = match plan {
        Some(plan) => (format!("{plan}/calendar"), plan),
        None => ("/plans".to_owned(), "/plans".to_owned()),
    };
    let rows = vec![
        link(calendar, t!("arrival-calendar")),
        link(sheet, t!("arrival-sheet")),
        link("/account/email".to_owned(), t!("arrival-address")),
    ];
    view! {
        <div class="arrival no-print" id="arrival">
            <p class="small"><strong>{what}</strong>" "{t!("arrival-what")}</p>
            <form method="post" action="/account/mail/test">
                <input r#type="hidden" name="back" value=use_page().here.clone() />
                <button class="button button-secondary" r#type="submit">{t!("arrival-test")}</button>
            </form>
            <Fold summary=t!("arrival-other-ways")>
                <p class="small">{t!("arrival-spam")}</p>
                <RowList rows />
            </Fold>
        </div>
    }
    .into_any()
}
