//! Asking for a link by mail: to sign in with, or to a new password.

use leptos::prelude::*;

use super::way_on;
use crate::components::{ErrorSummary, SubmitButton, TextField};
use crate::t;
use portal::account::{AskForLinkView, WayOn};

/// The page.
#[must_use]
pub fn page(view: AskForLinkView) -> AnyView {
    let AskForLinkView {
        wanted,
        way_on,
        form,
    } = view;
    let sign_in = WayOn::along(way_on.as_ref(), "/sign-in");
    let stem = wanted.stem();
    view! {
        <ErrorSummary form=form.clone() />
        <h1>{t!(format!("{stem}-title"))}</h1>
        <p>{t!(format!("{stem}-text"))}</p>
        <form method="post" action=wanted.form_path() novalidate>
            {way_on::field(way_on)}
            <TextField
                form
                name="email"
                label=t!("account-email")
                kind="email"
                autocomplete="username"
                inputmode="email"
            />
            <SubmitButton label=t!("account-send-mail") />
        </form>
        <p><a href=sign_in>{t!("account-back-to-sign-in")}</a></p>
    }
    .into_any()
}
