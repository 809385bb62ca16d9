//! `/account/mail`: how much mail, in which language, weekly or not, who else gets
//! a copy, and where it goes.

use domain::account::MailPreference;
use leptos::prelude::*;
use locales::{Lang, clock_time, full_date};

use crate::components::{ArrivalLine, ErrorSummary, Radios, SubmitButton, TextField};
use crate::page::use_page;
use crate::t;
use portal::form::Form;
use portal::mail::MailPreferenceView;
use portal::mail_readers::{ReaderStanding, ReaderView};

/// The page.
#[must_use]
pub fn page(view: MailPreferenceView) -> AnyView {
    let reader = view
        .keeps_plans
        .then(|| second(view.reader.clone(), view.form.clone()));
    let keeps_plans = view.keeps_plans;
    view! {
        <a class="back-link no-print" href="/account">{t!("account-back")}</a>
        <ErrorSummary form=view.form.clone() />
        <h1>{t!("mail-preference-title")}</h1>
        <p>{t!("mail-goes-to", email = view.email.clone())}" "<a href="/account/email">{t!("mail-change-address")}</a></p>
        {(!view.is_confirmed).then(|| view! { <p>{t!("mail-not-confirmed")}</p> })}
        {keeps_plans.then(|| view! { <ArrivalLine arrival=view.arrival /> })}
        {choices(&view)}
        {reader}
    }
    .into_any()
}

fn choices(view: &MailPreferenceView) -> AnyView {
    let form = view.form.clone().keep("lang", view.lang.as_str());
    let form = form.keep("preference", view.preference.as_str());
    let amounts = MailPreference::ALL
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
    let languages = Lang::ALL
        .map(|lang| {
            let id = lang.as_str();
            (id.to_owned(), t!(format!("account-language-{id}")), None)
        })
        .to_vec();
    let weekly = view.keeps_plans.then(|| {
        view! {
            <div class="field">
                <div class="checkbox">
                    <input id="weekly" name="weekly" r#type="checkbox" value="yes" checked=view.weekly aria-describedby="weekly-hint" />
                    <label for="weekly">{t!("mail-weekly-check")}</label>
                    <p class="hint" id="weekly-hint">{t!("mail-weekly-hint")}</p>
                </div>
            </div>
        }
    });
    view! {
        <form method="post" action="/account/mail">
            <Radios form=form.clone() name="preference" legend=t!("mail-preference-legend") options=amounts />
            {weekly}
            <Radios form name="lang" legend=t!("mail-language-legend") options=languages />
            <p class="hint">{t!("mail-preference-exempt")}</p>
            <SubmitButton label=t!("mail-preference-save") />
        </form>
    }
    .into_any()
}

/// The second recipient: asked, there, gone, or to be asked.
fn second(reader: Option<ReaderView>, form: Form) -> AnyView {
    let lang = use_page().lang;
    let standing = reader.as_ref().map(|reader| reader.standing);
    let state = reader.map(|ReaderView { address, standing }| {
        let words = match standing {
            ReaderStanding::Asked(until) => t!(
                "copies-asked",
                date = full_date(lang, until.date()),
                time = clock_time(until)
            ),
            ReaderStanding::NoAnswer => t!("copies-no-answer"),
            ReaderStanding::Confirmed(on) => t!("copies-confirmed", date = full_date(lang, on)),
            ReaderStanding::Left(on) => t!("copies-left", date = full_date(lang, on)),
        };
        view! {
            <p class="address">{address}</p>
            <p>{words}</p>
            <form method="post" action="/account/mail/reader/remove">
                <button class="button button-secondary" r#type="submit">{t!("copies-remove")}</button>
            </form>
        }
    });
    let is_there = matches!(
        standing,
        Some(ReaderStanding::Asked(_) | ReaderStanding::Confirmed(_))
    );
    let ask = (!is_there).then(|| {
        view! {
            <form method="post" action="/account/mail/reader">
                <TextField
                    form
                    name="reader"
                    kind="email"
                    label=t!("copies-label")
                    hint=Some(t!("copies-hint"))
                    inputmode="email"
                    width="wide"
                />
                <button class="button button-secondary" r#type="submit">{t!("copies-button")}</button>
            </form>
        }
    });
    view! {
        <section aria-labelledby="copies-title">
            <h2 id="copies-title">{t!("copies-title")}</h2>
            <p>{t!("copies-text")}</p>
            {state}
            {ask}
        </section>
    }
    .into_any()
}
