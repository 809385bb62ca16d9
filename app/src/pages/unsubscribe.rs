//! `/unsubscribe`: one button, no signing in.

use leptos::prelude::*;

use crate::components::SubmitButton;
use crate::t;
use portal::mail::UnsubscribeView;

/// The page.
#[must_use]
pub fn page(view: UnsubscribeView) -> AnyView {
    let body = match view {
        UnsubscribeView::Ask { action } => view! {
            <p>{t!("unsubscribe-ask")}</p>
            <p>{t!("unsubscribe-exempt")}</p>
            <form method="post" action=action>
                <SubmitButton label=t!("unsubscribe-button") />
            </form>
        }
        .into_any(),
        UnsubscribeView::Done => view! {
            <p role="status">{t!("unsubscribe-done")}</p>
            <p><a href="/account/mail">{t!("unsubscribe-back")}</a></p>
        }
        .into_any(),
        UnsubscribeView::Invalid => view! {
            <p>{t!("unsubscribe-invalid")}</p>
            <p><a href="/account/mail">{t!("unsubscribe-back")}</a></p>
        }
        .into_any(),
    };
    view! {
        <h1>{t!("unsubscribe-title")}</h1>
        {body}
    }
    .into_any()
}
