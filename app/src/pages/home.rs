//! Home: what this is, what comes of it (a plan to look at), that it files
//! nothing for anybody, and the start.

use domain::schedule::PlannedDate;
use leptos::prelude::*;

use crate::components::{CertaintyTag, DeadlineNote, Dot, FullDate, Rail, RailStation};
use crate::page::{Viewer, use_page};
use crate::t;
use locales::{month, prefecture};
use portal::draft::DraftView;

/// The home page, with the plan of somebody who begins today as an example.
#[must_use]
pub fn page(example: Option<DraftView>) -> AnyView {
    let (href, words) = match use_page().viewer {
        Viewer::Guest => ("/sign-in", "nav-sign-in"),
        Viewer::Applicant { .. } => ("/plans", "nav-plans"),
        Viewer::Staff { .. } => ("/desk", "nav-desk"),
    };
    view! {
        <div class="hero">
            <div class="hero-words">
                <h1>{t!("home-title")}</h1>
                <p class="lead">{t!("home-what")}</p>
                <p>{t!("home-how")}</p>
                <div class="button-row">
                    <a class="button button-large" href="/start">{t!("home-start")}</a>
                    <a class="button button-secondary button-large" href=href>{t!(words)}</a>
                </div>
                <p class="hint">{t!("home-no-account")}</p>
            </div>
            {example.as_ref().map(example_card)}
        </div>
        <p class="note home-note"><strong>{t!("home-not-filing")}</strong></p>
        <section aria-labelledby="home-flow">
            <h2 id="home-flow">{t!("home-flow-title")}</h2>
            <ol class="flow-list">
                {flow(1)}
                {flow(2)}
                {flow(3)}
            </ol>
        </section>
        <section aria-labelledby="home-ask">
            <h2 id="home-ask">{t!("home-ask-title")}</h2>
            <ul class="help-list">
                {way("/help", "person")}
                {way("/guide", "guide")}
                {way("/sources", "sources")}
            </ul>
        </section>
    }
    .into_any()
}

fn flow(number: u8) -> AnyView {
    view! {
        <li>
            <h3>{t!(format!("home-flow-{number}-title"))}</h3>
            <p>{t!(format!("home-flow-{number}-text"))}</p>
        </li>
    }
    .into_any()
}

fn way(href: &'static str, name: &'static str) -> AnyView {
    view! {
        <li>
            <a href=href>{t!(format!("home-ask-{name}"))}</a>
            <span>{t!(format!("home-ask-{name}-text"))}</span>
        </li>
    }
    .into_any()
}

/// Five real dates say more than a sentence about dates.
fn example_card(plan: &DraftView) -> AnyView {
    let lang = use_page().lang;
    let schedule = &plan.schedule;
    let title = t!(
        "home-example-title",
        month = month(lang, plan.asked.opening),
        prefecture = prefecture(lang, plan.asked.prefecture),
    );
    let line = vec![
        station(
            Dot::Act,
            &schedule.card_reader_request,
            "home-example-prepare",
        ),
        station(
            Dot::Act,
            &schedule.number_request_due,
            "home-example-request",
        ),
        station(Dot::Rest, &schedule.reply_dispatch, "home-example-reply"),
        station(Dot::Act, &schedule.submission_due, "home-example-submit"),
        RailStation {
            dot: Dot::Opening,
            day: Some(schedule.opening_day()),
            head: Some(view! { <FullDate date=schedule.opening_day() /> }.into_any()),
            meta: Some(t!("home-example-opening").into_any()),
            stops: Vec::new(),
            note: None,
        },
    ];
    view! {
        <section class="hero-plan" aria-labelledby="home-example">
            <h2 id="home-example">{title}</h2>
            <Rail stations=line />
            <p><a href=format!("/plan?{}", plan.asked.query())>{t!("home-example-link")}</a></p>
        </section>
    }
    .into_any()
}

/// A date with what is done by then, without the single steps.
fn station(dot: Dot, date: &PlannedDate, words: &'static str) -> RailStation {
    let day = view! { <FullDate date=date.last_day() /> };
    let head = if date.is_rule_of_thumb() {
        view! { {t!("planned-thumb-before")}{day}{t!("planned-thumb-after")} }.into_any()
    } else {
        day.into_any()
    };
    let certainty = (!date.is_rule_of_thumb())
        .then(|| view! { " "<CertaintyTag certainty=date.certainty() /> });
    RailStation {
        dot,
        day: Some(date.last_day()),
        head: Some(head),
        meta: Some(view! { {t!(words)}{certainty} }.into_any()),
        stops: Vec::new(),
        note: Some(view! { <DeadlineNote planned=date.clone() /> }.into_any()),
    }
}
