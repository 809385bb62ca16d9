//! Signing in.

use leptos::prelude::*;

use super::{draft, password};
use crate::components::{ErrorSummary, SubmitButton, TextField};
use crate::portal::account::SignInView;
use crate::t;

/// The page.
#[must_use]
pub fn page(view: SignInView) -> AnyView {
    let SignInView {
        form,
        next,
        draft: kept,
    } = view;
    view! {
        <ErrorSummary form=form.clone() />
        <h1>{t!("sign-in-title")}</h1>
        {kept.map(|kept| view! { <p>{draft::words(kept)}" "{t!("account-draft-sign-in")}</p> })}
        <form method="post" action="/sign-in" novalidate>
            {next.map(|next| view! { <input type="hidden" name="next" value=next /> })}
            <TextField
                form=form.clone()
                name="email"
                label=t!("account-email")
                kind="email"
                autocomplete="username"
                inputmode="email"
            />
            {password::field(&form, "password", t!("account-password"), false)}
            <SubmitButton label=t!("sign-in-button") />
        </form>
        <h2>{t!("sign-in-other-title")}</h2>
        <ul class="link-list">
            <li><a href="/sign-in/link">{t!("sign-in-by-link")}</a></li>
            <li><a href="/reset">{t!("sign-in-forgotten")}</a></li>
            <li><a href="/sign-up">{t!("sign-in-new-here")}</a></li>
        </ul>
    }
    .into_any()
}
