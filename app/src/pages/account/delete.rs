//! Before an account goes: what goes with it, and how long the way back is open.

use leptos::prelude::*;

use super::password;
use crate::components::ErrorSummary;
use crate::t;
use portal::account::AccountFormView;

/// The page.
#[must_use]
pub fn page(view: AccountFormView) -> AnyView {
    let AccountFormView {
        form,
        address,
        has_password,
    } = view;
    view! {
        <ErrorSummary form=form.clone() />
        <h1>{t!("delete-title")}</h1>
        <p><strong class="address">{address}</strong></p>
        <ul>
            <li>{t!("delete-what")}</li>
            <li>{t!("delete-not-filed")}</li>
            <li>{t!("delete-way-back")}</li>
            <li>{t!("delete-after")}</li>
        </ul>
        <p><a href="/account/export" download="tsukihajime.json">{t!("account-export")}</a></p>
        <form method="post" action="/account/delete" novalidate>
            {has_password.then(|| password::field(&form, "password", t!("account-present-password"), false))}
            <div class="button-row">
                <button class="button button-warning" r#type="submit">{t!("delete-button")}</button>
                <p><a href="/account">{t!("delete-keep")}</a></p>
            </div>
        </form>
    }
    .into_any()
}
