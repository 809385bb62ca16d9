//! Signing in; making an account stands beside it, for both lead on.

use leptos::prelude::*;

use super::{draft, password, way_on};
use crate::components::{ErrorSummary, SubmitButton, TextField};
use crate::t;
use portal::account::{Goal, SignInView, WayOn};
use portal::form::Hold;

/// The page.
#[must_use]
pub fn page(view: SignInView) -> AnyView {
    let SignInView {
        form,
        way_on,
        draft: kept,
        is_switched_off,
    } = view;
    let why = way_on::words(way_on.as_ref());
    let to = |path: &str| WayOn::along(way_on.as_ref(), path);
    let (by_link, forgotten, sign_up) = (to("/sign-in/link"), to("/reset"), to("/sign-up"));
    // Whoever comes from the guide has no account as a rule.
    let is_new = matches!(
        way_on.as_ref().map(|way| way.goal),
        Some(Goal::Question { .. })
    );
    let known = view! {
        <section aria-labelledby="sign-in-known">
            <h2 id="sign-in-known">{t!("sign-in-known")}</h2>
            <form method="post" action="/sign-in" novalidate>
                {way_on::field(way_on.clone())}
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
            <ul class="link-list">
                <li><a href=by_link>{t!("sign-in-by-link")}</a></li>
                <li><a href=forgotten>{t!("sign-in-forgotten")}</a></li>
            </ul>
        </section>
    }
    .into_any();
    let new = view! {
        <section aria-labelledby="sign-in-new">
            <h2 id="sign-in-new">{t!("sign-in-new")}</h2>
            <p>{t!("sign-in-new-text")}</p>
            <p><a class="button button-secondary" href=sign_up>{t!("sign-in-new-here")}</a></p>
        </section>
    }
    .into_any();
    let (first, second) = if is_new { (new, known) } else { (known, new) };
    // Whoever has to wait because of what others did has another way in.
    let meanwhile = matches!(form.hold(), Some(Hold::Wait(_)))
        .then(|| view! { <p><a href=to("/sign-in/link")>{t!("wait-by-link")}</a></p> });
    view! {
        <ErrorSummary form />
        {meanwhile}
        <h1>{t!("sign-in-title")}</h1>
        {is_switched_off.then(|| view! { <p>{t!("account-switched-off")}</p> })}
        {why}
        {kept.map(|kept| view! { <p>{draft::words(kept)}" "{t!("account-draft-sign-in")}</p> })}
        <div class="two-ways">{first}{second}</div>
    }
    .into_any()
}
