//! `/account/mail`: how much mail, and where it goes.

use domain::account::MailPreference;
use leptos::prelude::*;

use crate::components::{ErrorSummary, Radios, SubmitButton};
use crate::t;
use portal::form::Form;
use portal::mail::MailPreferenceView;

/// The page.
#[must_use]
pub fn page(view: MailPreferenceView) -> AnyView {
    let form = if view.form.has_errors() {
        view.form.clone()
    } else {
        Form::default().keep("preference", view.preference.as_str())
    };
    let options = MailPreference::ALL
        .into_iter()
        .map(|choice| {
            let id = choice.as_str();
            (
                id.to_owned(),
                t!(format!("mail-preference-{id}")),
                Some(t!(format!("mail-preference-{id}-hint"))),
            )
        })
        .collect::<Vec<_>>();
    view! {
        <ErrorSummary form=form.clone() />
        <h1>{t!("mail-preference-title")}</h1>
        <p>{t!("mail-goes-to", email = view.email)}" "<a href="/account">{t!("mail-change-address")}</a></p>
        {(!view.is_confirmed).then(|| view! { <p>{t!("mail-not-confirmed")}</p> })}
        <form method="post" action="/account/mail">
            <Radios form name="preference" legend=t!("mail-preference-legend") options />
            <p class="hint">{t!("mail-preference-exempt")}</p>
            <SubmitButton label=t!("mail-preference-save") />
        </form>
    }
    .into_any()
}
