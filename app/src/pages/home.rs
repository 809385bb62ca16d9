//! Home: what this is, that it files nothing for anybody, and the start.

use leptos::prelude::*;

use crate::page::{Viewer, use_page};
use crate::t;

/// The home page.
#[must_use]
pub fn page() -> AnyView {
    let sign_in = match use_page().viewer {
        Viewer::Guest => view! { <a class="button button-secondary button-large" href="/sign-in">{t!("nav-sign-in")}</a> }.into_any(),
        Viewer::Applicant { .. } => {
            view! { <a class="button button-secondary button-large" href="/plans">{t!("nav-plans")}</a> }.into_any()
        }
        Viewer::Staff { .. } => {
            view! { <a class="button button-secondary button-large" href="/desk">{t!("nav-desk")}</a> }.into_any()
        }
    };
    view! {
        <div class="hero">
            <h1>{t!("home-title")}</h1>
            <p class="lead">{t!("home-what")}</p>
            <p class="lead">{t!("home-how")}</p>
            <p class="lead"><strong>{t!("home-not-filing")}</strong></p>
            <div class="button-row">
                <a class="button button-large" href="/start">{t!("home-start")}</a>
                {sign_in}
            </div>
            <p class="hint">{t!("home-no-account")}</p>
        </div>
        <section aria-labelledby="home-flow">
            <h2 id="home-flow">{t!("home-flow-title")}</h2>
            <ol class="flow-list">
                <li><strong>{t!("home-flow-1-title")}</strong><br />{t!("home-flow-1-text")}</li>
                <li><strong>{t!("home-flow-2-title")}</strong><br />{t!("home-flow-2-text")}</li>
                <li><strong>{t!("home-flow-3-title")}</strong><br />{t!("home-flow-3-text")}</li>
            </ol>
        </section>
        <section aria-labelledby="home-ask">
            <h2 id="home-ask">{t!("home-ask-title")}</h2>
            <p>{t!("home-ask-text")}</p>
            <ul class="action-list">
                <li><a href="/help">{t!("home-ask-person")}</a></li>
                <li><a href="/guide">{t!("home-ask-guide")}</a></li>
                <li><a href="/sources">{t!("footer-sources")}</a></li>
            </ul>
        </section>
    }
    .into_any()
}
