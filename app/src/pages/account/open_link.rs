//! A link from a mail: a page with a button, for programs that look through
//! mail open links too.

use leptos::prelude::*;

use super::{draft, password};
use crate::components::{ErrorSummary, SubmitButton};
use crate::t;
use portal::account::{LinkNeeds, OpenLinkView};
use portal::form::Form;

/// The page. The form goes to the page's own address, which carries the token.
#[must_use]
pub fn page(view: OpenLinkView) -> AnyView {
    let OpenLinkView {
        usage,
        address,
        present,
        needs,
        draft: kept,
        form,
    } = view;
    let stem = usage.stem();
    let button = t!(format!("{stem}-button"));
    view! {
        <ErrorSummary form=summary(&form, needs) />
        <h1>{t!(format!("{stem}-title"))}</h1>
        <p>{t!(format!("{stem}-text"))}<br /><strong class="address">{address}</strong></p>
        {present.map(|present| view! {
            <p>{t!("change-address-now")}<br /><strong class="address">{present}</strong></p>
        })}
        {kept.map(|kept| view! { <p>{draft::words(kept)}" "{t!("account-draft-link")}</p> })}
        {match needs {
            LinkNeeds::Session => session(),
            other => ask(&form, other, button),
        }}
    }
    .into_any()
}

/// Without a button there is no field that an error could lead to.
fn summary(form: &Form, needs: LinkNeeds) -> Form {
    if needs == LinkNeeds::Session {
        Form::default()
    } else {
        form.clone()
    }
}

fn session() -> AnyView {
    view! {
        <p>{t!("link-change-address-sign-in")}</p>
        <p><a href="/sign-in">{t!("nav-sign-in")}</a></p>
    }
    .into_any()
}

fn ask(form: &Form, needs: LinkNeeds, button: String) -> AnyView {
    let asked = match needs {
        LinkNeeds::SignUpPassword => Some((
            t!("link-confirm-other-browser"),
            t!("link-confirm-password"),
        )),
        LinkNeeds::AccountPassword => Some((
            t!("link-change-address-whose"),
            t!("link-change-address-password"),
        )),
        LinkNeeds::Nothing | LinkNeeds::Session => None,
    };
    view! {
        <form method="post" novalidate>
            {asked.map(|(why, label)| view! {
                <p>{why}</p>
                {password::field(form, "password", label, false)}
            })}
            <SubmitButton label=button />
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
