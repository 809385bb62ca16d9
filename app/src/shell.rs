//! What stands around every page: head, header, help, footer.

use domain::register::Register;
use leptos::prelude::*;

use crate::page::{PageContext, Viewer, use_page};
use crate::t;
use locales::{Lang, full_date};
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

/// One row. On a phone the links lie in a menu that opens without JavaScript;
/// where there is room they stand in the row.
#[component]
fn Header() -> impl IntoView {
    let page = use_page();
    view! {
        <header class="site-header">
            <a class="site-name" href="/"><img src="/favicon.svg" alt="" width="24" height="24" />{t!("site-name")}</a>
            <nav aria-label=t!("nav-label")>
                <ul class="site-links">
                    <li>{nav_link(&page, "/help".to_owned(), t!("nav-help"))}</li>
                </ul>
                <ul class="site-links site-links-wide">{nav_items(&page)}</ul>
                <details class="site-menu">
                    <summary>{t!("nav-menu")}</summary>
                    <ul class="site-links">{nav_items(&page)}</ul>
                </details>
            </nav>
        </header>
    }
}

/// The ways of this visitor, without help, which is always in sight.
fn nav_items(page: &PageContext) -> AnyView {
    let own: &[(&str, &str)] = match page.viewer {
        Viewer::Guest => &[("/sign-in", "nav-sign-in")],
        Viewer::Applicant { .. } => &[("/plans", "nav-plans"), ("/account", "nav-account")],
        Viewer::Staff { .. } => &[("/desk", "nav-desk"), ("/account", "nav-account")],
    };
    let own = own
        .iter()
        .map(|(href, words)| view! { <li>{nav_link(page, (*href).to_owned(), t!(words))}</li> })
        .collect_view();
    let other = match page.lang {
        Lang::Ja => Lang::En,
        Lang::En => Lang::Ja,
    };
    view! {
        {own}
        <li>{nav_link(page, guide_address(&page.here), t!("nav-guide"))}</li>
        {register_switch(page)}
        <li><a href=page.in_language(other) lang=other.as_str() hreflang=other.as_str() rel="alternate">{t!("nav-other-language")}</a></li>
    }
    .into_any()
}

/// A link that says when it leads to the page one is on.
fn nav_link(page: &PageContext, href: String, words: String) -> AnyView {
    let path = |address: &str| address.split('?').next().unwrap_or_default().to_owned();
    let current = (path(&page.here) == path(&href)).then_some("page");
    view! { <a href=href aria-current=current>{words}</a> }.into_any()
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
            <p>
                {(!operator.is_bureau).then(|| t!("footer-not-official"))}
                {t!("footer-files-nothing")}
            </p>
            <p>{t!("footer-operator", name = operator.name.clone(), contact = operator.contact.clone())}</p>
            <ul>
                <li><a href="/sources">{t!("footer-sources")}</a></li>
                <li><a href="/accessibility">{t!("footer-accessibility")}</a></li>
                <li><a href="/privacy">{t!("footer-privacy")}</a></li>
            </ul>
        </footer>
    }
}
