//! `/plans/{id}/ready`: what is recorded and what is left, the last mile, and the
//! record of the designation. It says what it knows and no more.

use domain::progress::{Duty, MileTick};
use jiff::civil::Date;
use leptos::prelude::*;

use super::pieces::{
    BackToPlan, NoticeBox, Version, duty_name, plan_line, plan_title, standing_words,
};
use crate::components::{
    DayField, ErrorSummary, Fold, HelpDeskCard, Notice, RowLink, RowList, SourceNotes, StateLine,
    Tone,
};
use crate::page::use_page;
use crate::t;
use locales::{day, full_date};
use portal::plans::ReadyView;

/// The page.
#[must_use]
pub fn page(view: ReadyView) -> AnyView {
    let ticks_left = view.ticks.iter().filter(|(_, on)| on.is_none()).count();
    let title = match (view.is_ready, view.late, ticks_left) {
        (true, Some(_), _) => "ready-late-title",
        (true, None, 0) => "ready-title",
        (true, None, _) => "ready-recorded-title",
        (false, ..) => "ready-not-yet-title",
    };
    view! {
        <BackToPlan plan=view.plan.clone() />
        <NoticeBox notice=view.notice />
        <ErrorSummary form=view.form.clone() />
        <h1>{t!(title)}</h1>
        <p class="small">{plan_line(&view.plan)}</p>
        {standing(&view, ticks_left)}
        {left(&view)}
        {last_mile(&view)}
        {designation(&view)}
        {twin(&view)}
    }
    .into_any()
}

/// What the first day will be like, as far as is known.
fn standing(view: &ReadyView, ticks_left: usize) -> AnyView {
    let lang = use_page().lang;
    let opening = full_date(lang, view.plan.request.opening.first_day());
    match (view.is_ready, view.late) {
        // Who submitted late is dealt with individually (別紙２ ※): whether the
        // 1st works, only the implementing body can say.
        (true, Some(done)) => {
            let words = t!(
                "ready-late-text",
                done = full_date(lang, done),
                due = full_date(lang, view.submission),
                opening = opening
            );
            view! {
                <Notice tone=Tone::Warning id="ready-late" heading=t!("ready-late-heading")>
                    <p>{words}</p>
                </Notice>
                <HelpDeskCard />
            }
            .into_any()
        }
        (true, None) if ticks_left == 0 => view! {
            <StateLine tone=Tone::Success words=t!("ready-all", date = opening) more=Some(t!("ready-all-more")) />
        }
        .into_any(),
        (true, None) => view! {
            <StateLine tone=Tone::Success words=t!("ready-text") more=Some(t!("ready-next")) />
        }
        .into_any(),
        (false, _) => view! {
            <StateLine tone=Tone::Info words=t!("ready-not-yet-text") more=Some(opening) />
        }
        .into_any(),
    }
}

/// What is still to be recorded, each with its way.
fn left(view: &ReadyView) -> Option<AnyView> {
    if view.left.is_empty() {
        return None;
    }
    let row = |duty: &Duty| RowLink {
        href: view.plan.duty_path(*duty),
        name: duty_name(*duty),
        more: None,
        external: false,
    };
    let rows = view.left.iter().map(row).collect();
    Some(
        view! {
            <section aria-labelledby="ready-left">
                <h2 id="ready-left">{t!("ready-left-title")}</h2>
                <RowList rows />
            </section>
        }
        .into_any(),
    )
}

/// What has to be there on the 1st beside the seven steps.
fn last_mile(view: &ReadyView) -> AnyView {
    let items = view.ticks.iter().map(tick).collect_view();
    let all_ticked = view.ticks.iter().all(|(_, on)| on.is_some());
    let button = if all_ticked {
        "button button-secondary"
    } else {
        "button"
    };
    let sources = MileTick::ALL.map(MileTick::source).to_vec();
    let sources = view! { <SourceNotes sources /> }.into_any();
    view! {
        <section aria-labelledby="last-mile">
            <h2 id="last-mile">{t!("mile-title")}</h2>
            <p>
                {t!("mile-what")}" "
                <span class="tag tag-unconfirmed">{t!("certainty-unconfirmed")}</span>
            </p>
            <form method="post" action=view.plan.path("/ticks")>
                <Version version=view.version />
                <div class="field" role="group" aria-labelledby="last-mile">{items}</div>
                <button class=button r#type="submit">{t!("mile-save")}</button>
            </form>
            <Fold summary=t!("mile-sources")>{sources}</Fold>
        </section>
    }
    .into_any()
}

fn tick((tick, on): &(MileTick, Option<Date>)) -> AnyView {
    let id = tick.as_str();
    let tail = id.replace('_', "-");
    let ticked = on.map(|on| t!("mile-ticked", date = day(use_page().lang, on)));
    let more = format!("{id}-more");
    view! {
        <div class="checkbox">
            <input r#type="checkbox" id=id name="tick" value=id checked=on.is_some() aria-describedby=more.clone() />
            <label for=id>{t!(format!("mile-{tail}"))}</label>
            <span class="hint" id=more>{t!(format!("mile-{tail}-more"))}" "{ticked}</span>
        </div>
    }
    .into_any()
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
    let all_ticked = view.ticks.iter().all(|(_, on)| on.is_some());
    let button = if view.is_ready && all_ticked {
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
    let twin_ready = twin.standing.is_ready();
    let words = if view.is_ready && twin_ready {
        t!("ready-pair-complete")
    } else {
        t!("ready-pair-incomplete")
    };
    Some(
        view! {
            <section aria-labelledby="twin-title">
                <h2 id="twin-title">{t!("twin-title")}</h2>
                <p><a href=twin.plan.path("")>{plan_title(&twin.plan)}</a>" "{standing_words(twin.standing)}</p>
                <p>{words}</p>
            </section>
        }
        .into_any(),
    )
}
