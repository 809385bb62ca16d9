//! Pages behind links in mails that have one button and need no signing in:
//! `/mail/seen`, `/unsubscribe/weekly`, `/reader/leave`.

use leptos::prelude::*;

use crate::components::SubmitButton;
use crate::t;
use portal::mail_readers::{LinkPage, LinkPageView};

/// The page.
#[must_use]
pub fn page(which: LinkPage, view: LinkPageView) -> AnyView {
    let stem = which.stem();
    let body = match view {
        LinkPageView::Ask { action } => view! {
            <p>{t!(format!("{stem}-ask-text"))}</p>
            <form method="post" action=action>
                <SubmitButton label=t!(format!("{stem}-button")) />
            </form>
        }
        .into_any(),
        LinkPageView::Done => {
            view! { <p role="status">{t!(format!("{stem}-done"))}</p> }.into_any()
        }
        LinkPageView::Invalid => view! { <p>{t!(format!("{stem}-invalid"))}</p> }.into_any(),
    };
    view! {
        <h1>{t!(format!("{stem}-title"))}</h1>
        {body}
    }
    .into_any()
}
