//! `/plans/{id}/ready`: ready on the 1st, or what is still missing; and the
//! record of the designation.

use leptos::prelude::*;

use super::pieces::{BackToPlan, NoticeBox, Version, plan_line, plan_title, standing_words};
use crate::components::{DayField, ErrorSummary, FullDate, HelpDesk};
use crate::page::use_page;
use crate::t;
use locales::full_date;
use portal::plans::{ReadyView, Standing};

/// The page.
#[must_use]
pub fn page(view: ReadyView) -> AnyView {
    let title = match (view.is_ready, view.late) {
        (true, None) => "ready-title",
        (true, Some(_)) => "ready-late-title",
        (false, _) => "ready-not-yet-title",
    };
    view! {
        <BackToPlan plan=view.plan.clone() />
        <NoticeBox notice=view.notice />
        <ErrorSummary form=view.form.clone() />
        <h1>{t!(title)}</h1>
        <p>{plan_line(&view.plan)}</p>
        {standing(&view)}
        {view.is_ready.then(|| view! { <p>{t!("ready-next")}</p> })}
        {designation(&view)}
        {twin(&view)}
    }
    .into_any()
}

/// What the first day will be like.
fn standing(view: &ReadyView) -> AnyView {
    let lang = use_page().lang;
    let opening = view.plan.request.opening.first_day();
    match (view.is_ready, view.late) {
        // Who submitted late is dealt with individually (別紙２ ※): whether the
        // 1st works, only the implementing body can say.
        (true, Some(done)) => {
            let words = t!(
                "ready-late-text",
                done = full_date(lang, done),
                due = full_date(lang, view.submission),
                opening = full_date(lang, opening)
            );
            view! {
                <div class="banner banner-warning"><p>{words}</p><HelpDesk /></div>
            }
            .into_any()
        }
        (true, None) => view! {
            <div class="banner banner-success">
                <p><FullDate date=opening /></p>
                <p>{t!("ready-text")}</p>
            </div>
        }
        .into_any(),
        (false, _) => view! {
            <div class="banner">
                <p><FullDate date=opening /></p>
                <p>{t!("ready-not-yet-text")}</p>
            </div>
        }
        .into_any(),
    }
}

/// The record of the designation, or the form that makes it.
fn designation(view: &ReadyView) -> AnyView {
    if let Some(on) = view.designated {
        return view! { <p>{t!("outcome-designated", date = full_date(use_page().lang, on))}</p> }
            .into_any();
    }
    if !view.may_be_designated {
        return ().into_any();
    }
    // Not what one does next while steps are left.
    let button = if view.is_ready {
        "button"
    } else {
        "button button-secondary"
    };
    view! {
        <section aria-labelledby="designation">
            <h2 id="designation">{t!("ready-designation-question")}</h2>
            <form method="post" action=view.plan.path("/designated") novalidate>
                <Version version=view.version />
                <DayField
                    form=view.form.clone()
                    names=["on_year", "on_month", "on_day"]
                    legend=t!("ready-designation-day")
                    hint=Some(t!("ready-designation-hint"))
                />
                <button class=button r#type="submit">{t!("outcome-designated-button")}</button>
            </form>
        </section>
    }
    .into_any()
}

fn twin(view: &ReadyView) -> Option<AnyView> {
    let twin = view.twin.as_ref()?;
    let twin_ready = matches!(
        twin.standing,
        Standing::Ready | Standing::ReadyLate | Standing::ReadyAndDesignated
    );
    let words = if view.is_ready && twin_ready {
        t!("ready-pair-complete")
    } else {
        t!("ready-pair-incomplete")
    };
    Some(
        view! {
            <section class="note" aria-labelledby="twin-title">
                <h2 id="twin-title">{t!("twin-title")}</h2>
                <p><a href=twin.plan.path("")>{plan_title(&twin.plan)}</a>" "{standing_words(twin.standing)}</p>
                <p>{words}</p>
            </section>
        }
        .into_any(),
    )
}
