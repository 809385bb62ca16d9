//! `/plans/{id}/ready`: ready on the 1st, or what is still missing.

use leptos::prelude::*;

use super::pieces::{BackToPlan, PostButton, plan_line, plan_title, standing_words};
use crate::components::FullDate;
use crate::i18n::full_date;
use crate::page::use_page;
use crate::portal::plans::{ReadyView, Standing};
use crate::t;

/// The page.
#[must_use]
pub fn page(view: ReadyView) -> AnyView {
    let opening = view.plan.request.opening.first_day();
    let title = if view.is_ready {
        "ready-title"
    } else {
        "ready-not-yet-title"
    };
    // Not what one does next while steps are left.
    let button = if view.is_ready {
        "button"
    } else {
        "button button-secondary"
    };
    let designated = match view.designated {
        Some(on) => view! { <p>{t!("outcome-designated", date = full_date(use_page().lang, on))}</p> }.into_any(),
        None => view! {
            <p>{t!("ready-designation-question")}</p>
            <PostButton action=view.plan.path("/designated") version=view.version label=t!("outcome-designated-button") class=button />
        }
        .into_any(),
    };
    let twin = view.twin.map(|twin| {
        let complete = view.is_ready && matches!(twin.standing, Standing::Ready | Standing::ReadyAndDesignated);
        let words = if complete { t!("ready-pair-complete") } else { t!("ready-pair-incomplete") };
        view! {
            <section class="note" aria-labelledby="twin-title">
                <h2 id="twin-title">{t!("twin-title")}</h2>
                <p><a href=twin.plan.path("")>{plan_title(&twin.plan)}</a>" "{standing_words(twin.standing)}</p>
                <p>{words}</p>
            </section>
        }
    });
    let class = if view.is_ready {
        "banner banner-success"
    } else {
        "banner"
    };
    view! {
        <BackToPlan plan=view.plan.clone() />
        <h1>{t!(title)}</h1>
        <p>{plan_line(&view.plan)}</p>
        <div class=class>
            <p><FullDate date=opening /></p>
            <p>{if view.is_ready { t!("ready-text") } else { t!("ready-not-yet-text") }}</p>
        </div>
        {view.is_ready.then(|| view! { <p>{t!("ready-next")}</p> })}
        {designated}
        {twin}
    }
    .into_any()
}
