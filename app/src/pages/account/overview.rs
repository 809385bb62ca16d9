//! The account's own page.

use leptos::prelude::*;

use crate::components::{ArrivalLine, Radios, SubmitButton};
use crate::page::use_page;
use crate::t;
use locales::{Lang, bureau, clock_time, full_date};
use portal::account::AccountView;
use portal::form::Form;

/// The page.
#[must_use]
pub fn page(view: AccountView) -> AnyView {
    let lang = use_page().lang;
    let is_staff = view.bureau.is_some();
    let password = if view.has_password {
        "account-password-set"
    } else {
        "account-password-none"
    };
    view! {
        <h1>{t!("account-title")}</h1>
        {view.leaves_at.map(|at| view! {
            <section class="banner banner-warning" aria-labelledby="leaving">
                <h2 id="leaving">{t!("account-leaving-title")}</h2>
                <p>{t!("account-leaving-text", date = full_date(lang, at.date()), time = clock_time(at))}</p>
                <form method="post" action="/account/delete/undo">
                    <SubmitButton label=t!("account-stay-button") />
                </form>
            </section>
        })}
        <dl class="summary-list">
            <div>
                <dt>{t!("account-email")}</dt>
                <dd class="address">{view.address}</dd>
                <dd class="action"><a href="/account/email">{t!("account-change-email")}</a></dd>
            </div>
            {view.bureau.map(|id| view! { <div><dt>{t!("account-bureau")}</dt><dd>{bureau(lang, id)}</dd></div> })}
            <div>
                <dt>{t!("account-password")}</dt>
                <dd>{t!(password)}</dd>
                <dd class="action"><a href="/account/password">{t!("account-change-password")}</a></dd>
            </div>
            {(!is_staff).then(|| view! {
                <div>
                    <dt>{t!("account-mail")}</dt>
                    <dd>{t!(format!("mail-preference-{}", view.preference.as_str()))}</dd>
                    <dd class="action"><a href="/account/mail">{t!("account-change-mail")}</a></dd>
                </div>
            })}
        </dl>
        {(!is_staff).then(|| view! { <ArrivalLine arrival=view.arrival /> })}
        {language(view.lang)}
        <h2>{t!("account-sessions-title")}</h2>
        <p>{t!("account-sessions-text")}</p>
        <div class="button-row">
            {quiet("/sign-out", t!("account-sign-out"))}
            {quiet("/account/sessions", t!("account-sign-out-everywhere"))}
        </div>
        {(!is_staff).then(|| view! {
            <h2>{t!("account-data-title")}</h2>
            <ul class="link-list">
                <li><a href="/account/export" download="tsukihajime.json">{t!("account-export")}</a></li>
                {view.leaves_at.is_none().then(|| view! { <li><a href="/account/delete">{t!("account-delete")}</a></li> })}
            </ul>
        })}
    }
    .into_any()
}

/// A form that is a button, and not what one came for.
fn quiet(action: &'static str, label: String) -> AnyView {
    view! {
        <form method="post" action=action>
            <button class="button button-secondary" r#type="submit">{label}</button>
        </form>
    }
    .into_any()
}

fn language(lang: Lang) -> AnyView {
    let options = Lang::ALL
        .map(|lang| {
            (
                lang.as_str().to_owned(),
                t!(format!("account-language-{}", lang.as_str())),
                None,
            )
        })
        .to_vec();
    let form = Form::default().keep("lang", lang.as_str());
    view! {
        <form method="post" action="/account/language">
            <Radios form name="lang" legend=t!("account-language") options />
            <button class="button button-secondary" r#type="submit">{t!("account-language-button")}</button>
        </form>
    }
    .into_any()
}
