//! What stands around every page: head, header, help, footer.

use domain::register::Register;
use domain::source::NOTICE_EDITION;
use leptos::prelude::*;

use crate::page::{PageContext, Viewer, use_page};
use crate::t;
use locales::{Lang, full_date, plain_date};
use portal::guide::guide_address;

/// The whole document. `title` is the page's, without the site's name;
/// `has_errors`: a form came back, and the title says so first.
///
/// Pieces are erased one by one, so that no page's type contains the shell's.
#[must_use]
pub fn document(title: String, has_errors: bool, body: AnyView) -> AnyView {
    let page = use_page();
    let title = if has_errors {
        t!("error-page-title", title = title)
    } else {
        title
    };
    let main = view! {
        <main id="main" tabindex="-1">
            {page.flash.clone().map(|flash| view! { <p class="flash" role="status">{flash}</p> })}
            {body}
        </main>
    }
    .into_any();
    let banner = page.clock_is_set.then(|| {
        view! { <aside class="clock-banner">{t!("clock-banner", date = full_date(page.lang, page.today))}</aside> }
    });
    view! {
        <!DOCTYPE html>
        <html lang=page.lang.as_str()>
            {view! { <Head title=t!("site-page-title", title = title) css=page.assets.css.clone() /> }.into_any()}
            <body>
                <a class="skip-link" href="#main">{t!("skip-to-main")}</a>
                {view! { <Header /> }.into_any()}
                {banner}
                {main}
                {view! { <Footer /> }.into_any()}
                // After everything else, and pages work without it.
                {page.assets.loader.clone().map(|src| view! { <script type="module" src=src></script> })}
            </body>
        </html>
    }
    .into_any()
}

#[component]
fn Head(title: String, css: String) -> impl IntoView {
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <title>{title}</title>
            {(!css.is_empty()).then(|| view! { <link rel="stylesheet" href=css /> })}
            <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
            <link rel="manifest" href="/manifest.webmanifest" />
        </head>
    }
}

#[component]
fn Header() -> impl IntoView {
    let page = use_page();
    let other = match page.lang {
        Lang::Ja => Lang::En,
        Lang::En => Lang::Ja,
    };
    view! {
        <header class="site-header">
            <a class="site-name" href="/"><img src="/favicon.svg" alt="" width="28" height="28" />{t!("site-name")}</a>
            <nav aria-label=t!("nav-label")>
                <ul>
                    <li><a href=guide_address(&page.here)>{t!("nav-guide")}</a></li>
                    <li><a href="/help">{t!("nav-help")}</a></li>
                    {match page.viewer.clone() {
                        Viewer::Guest => view! { <li><a href="/sign-in">{t!("nav-sign-in")}</a></li> }.into_any(),
                        Viewer::Applicant { .. } => view! {
                            <li><a href="/plans">{t!("nav-plans")}</a></li>
                            <li><a href="/account">{t!("nav-account")}</a></li>
                        }.into_any(),
                        Viewer::Staff { .. } => view! {
                            <li><a href="/desk">{t!("nav-desk")}</a></li>
                            <li><a href="/account">{t!("nav-account")}</a></li>
                        }.into_any(),
                    }}
                    {register_switch(&page)}
                    <li><a href=page.in_language(other) lang=other.as_str() hreflang=other.as_str() rel="alternate">{t!("nav-other-language")}</a></li>
                </ul>
            </nav>
        </header>
    }
}

/// やさしい日本語, where it makes a difference.
fn register_switch(page: &PageContext) -> Option<AnyView> {
    let is_guide = page.here.starts_with("/guide") && page.lang == Lang::Ja;
    let words = if page.register == Register::Easy {
        "nav-standard-japanese"
    } else {
        "nav-easy-japanese"
    };
    is_guide.then(|| view! { <li><a href=page.in_other_register()>{t!(words)}</a></li> }.into_any())
}

#[component]
fn Footer() -> impl IntoView {
    let page = use_page();
    let operator = page.operator.clone();
    view! {
        <footer class="site-footer">
            <p>{t!("footer-operator", name = operator.name.clone(), contact = operator.contact.clone())}</p>
            {(!operator.is_bureau).then(|| view! { <p>{t!("footer-not-official")}</p> })}
            <p>{t!("footer-rules", edition = plain_date(page.lang, NOTICE_EDITION))}</p>
            <ul>
                <li><a href="/help">{t!("nav-help")}</a></li>
                <li><a href="/sources">{t!("footer-sources")}</a></li>
                <li><a href="/accessibility">{t!("footer-accessibility")}</a></li>
                <li><a href="/privacy">{t!("footer-privacy")}</a></li>
            </ul>
        </footer>
    }
}
