//! Another address for the account.

use leptos::prelude::*;

use super::password;
use crate::components::{ErrorSummary, SubmitButton, TextField};
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
        <h1>{t!("change-address-title")}</h1>
        <p>{t!("change-address-now")}<br /><strong class="address">{address}</strong></p>
        <p>{t!("change-address-text")}</p>
        <form method="post" action="/account/email" novalidate>
            <TextField
                form=form.clone()
                name="email"
                label=t!("change-address-new")
                kind="email"
                autocomplete="email"
                inputmode="email"
            />
            {has_password.then(|| password::field(&form, "password", t!("account-present-password"), false))}
            <SubmitButton label=t!("account-send-mail") />
        </form>
        <p><a href="/account">{t!("account-back")}</a></p>
    }
    .into_any()
}
