//! Another password for the account.

use leptos::prelude::*;

use super::password;
use crate::components::{ErrorSummary, SubmitButton};
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
        <h1>{t!("change-password-title")}</h1>
        <p>{t!("change-password-text")}</p>
        <form method="post" action="/account/password" novalidate>
            // For password managers: whose password it is.
            <input type="hidden" autocomplete="username" value=address />
            {has_password.then(|| password::field(&form, "password", t!("account-present-password"), false))}
            {password::field(&form, "new_password", t!("account-new-password"), true)}
            <SubmitButton label=t!("new-password-button") />
        </form>
        <p><a href="/account">{t!("account-back")}</a></p>
    }
    .into_any()
}
