//! A link from a mail: a page with a button, for programs that look through
//! mail open links too.

use leptos::prelude::*;

use super::{draft, password};
use crate::components::{ErrorSummary, SubmitButton};
use crate::portal::account::OpenLinkView;
use crate::t;

/// The page. The form goes to the page's own address, which carries the token.
#[must_use]
pub fn page(view: OpenLinkView) -> AnyView {
    let OpenLinkView {
        usage,
        address,
        needs_password,
        draft: kept,
        form,
    } = view;
    let stem = usage.stem();
    view! {
        <ErrorSummary form=form.clone() />
        <h1>{t!(format!("{stem}-title"))}</h1>
        <p>{t!(format!("{stem}-text"))}<br /><strong class="address">{address}</strong></p>
        {kept.map(|kept| view! { <p>{draft::words(kept)}" "{t!("account-draft-link")}</p> })}
        <form method="post" novalidate>
            {needs_password.then(|| view! {
                <p>{t!("link-confirm-other-browser")}</p>
                {password::field(&form, "password", t!("link-confirm-password"), false)}
            })}
            <SubmitButton label=t!(format!("{stem}-button")) />
        </form>
    }
    .into_any()
}

/// The link was used, is too old, or never was.
#[must_use]
pub fn dead() -> AnyView {
    view! {
        <h1>{t!("link-dead-title")}</h1>
        <p>{t!("link-dead-text")}</p>
        <ul>
            <li><a href="/sign-in">{t!("nav-sign-in")}</a></li>
            <li><a href="/sign-in/link">{t!("sign-in-by-link")}</a></li>
            <li><a href="/reset">{t!("sign-in-forgotten")}</a></li>
            <li><a href="/sign-up">{t!("sign-in-new-here")}</a></li>
        </ul>
    }
    .into_any()
}
