//! Signing up.

use leptos::prelude::*;

use super::{draft, password, way_on};
use crate::components::{ErrorSummary, SubmitButton, TextField};
use crate::t;
use portal::account::{SignUpView, WayOn};

/// The page.
#[must_use]
pub fn page(view: SignUpView) -> AnyView {
    let SignUpView {
        form,
        way_on,
        draft: kept,
    } = view;
    let why = way_on::words(way_on.as_ref());
    let sign_in = WayOn::along(way_on.as_ref(), "/sign-in");
    view! {
        <ErrorSummary form=form.clone() />
        <h1>{t!("sign-up-title")}</h1>
        {why}
        <p>{t!("sign-up-text")}</p>
        {kept.map(|kept| view! { <p>{draft::words(kept)}" "{t!("account-draft-sign-up")}</p> })}
        <form method="post" action="/sign-up" novalidate>
            {way_on::field(way_on)}
            {draft::fields(kept)}
            <TextField
                form=form.clone()
                name="email"
                label=t!("account-email")
                hint=Some(t!("account-email-hint"))
                kind="email"
                autocomplete="username"
                inputmode="email"
            />
            {password::field(&form, "password", t!("account-password"), true)}
            <SubmitButton label=t!("sign-up-button") />
        </form>
        <p>{t!("sign-up-known")}" "<a href=sign_in>{t!("nav-sign-in")}</a></p>
    }
    .into_any()
}
