//! `/reader/confirm`: whether somebody wants copies of another's reminders; no
//! signing in.

use leptos::prelude::*;

use crate::components::SubmitButton;
use crate::page::use_page;
use crate::t;
use locales::{clock_time, full_date};
use portal::mail_readers::ReaderConfirmView;

/// The page.
#[must_use]
pub fn page(view: ReaderConfirmView) -> AnyView {
    let body = match view {
        ReaderConfirmView::Ask {
            action,
            asked_by,
            address,
            until,
        } => {
            let date = full_date(use_page().lang, until.date());
            view! {
                <p>{t!("copies-confirm-what", who = asked_by)}</p>
                <p>{t!("copies-confirm-how")}</p>
                <p class="address">{t!("copies-confirm-address", address = address)}</p>
                <form method="post" action=action>
                    <SubmitButton label=t!("copies-confirm-button") />
                </form>
                <p>{t!("copies-confirm-no")}</p>
                <p class="hint">{t!("copies-confirm-until", date = date, time = clock_time(until))}</p>
            }
            .into_any()
        }
        ReaderConfirmView::Done { asked_by } => {
            view! { <p role="status">{t!("copies-confirm-done", who = asked_by)}</p> }.into_any()
        }
        ReaderConfirmView::Expired => view! { <p>{t!("copies-confirm-expired")}</p> }.into_any(),
        ReaderConfirmView::Invalid => view! { <p>{t!("copies-confirm-invalid")}</p> }.into_any(),
    };
    view! {
        <h1>{t!("copies-confirm-title")}</h1>
        {body}
    }
    .into_any()
}
