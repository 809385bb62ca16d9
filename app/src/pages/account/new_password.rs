//! Choosing a password by a link.

use leptos::prelude::*;

use super::password;
use crate::components::{ErrorSummary, SubmitButton};
use crate::t;
use portal::account::NewPasswordView;

/// The page. The form goes to the page's own address, which carries the token.
#[must_use]
pub fn page(view: NewPasswordView) -> AnyView {
    let NewPasswordView {
        is_invitation,
        address,
        form,
    } = view;
    let stem = if is_invitation {
        "invite"
    } else {
        "new-password"
    };
    view! {
        <ErrorSummary form=form.clone() />
        <h1>{t!(format!("{stem}-title"))}</h1>
        <p>{t!(format!("{stem}-text"))}<br /><strong class="address">{address.clone()}</strong></p>
        <form method="post" novalidate>
            // For password managers: whose password it is.
            <input type="hidden" autocomplete="username" value=address />
            {password::field(&form, "password", t!("account-new-password"), true)}
            <SubmitButton label=t!("new-password-button") />
        </form>
    }
    .into_any()
}
