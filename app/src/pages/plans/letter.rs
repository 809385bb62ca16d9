//! `/plans/{id}/letter`: the letter with the 受付番号 has not come yet.

use leptos::prelude::*;

use super::for_desk::{ForDesk, plan_args};
use super::pieces::{AskWith, BackToPlan, plan_line};
use crate::components::{BureauContact, DateExplained, HelpDesk};
use crate::page::use_page;
use crate::t;
use locales::full_date;
use portal::plans::PlanView;

/// The page.
#[must_use]
pub fn page(view: PlanView) -> AnyView {
    let lang = use_page().lang;
    let request = view.plan.request;
    let left = view.letter.map(|letter| {
        let due = full_date(lang, letter.submission);
        view! { <p>{t!("open-days-left", date = due, days = i64::from(letter.open_days_left))}</p> }
    });
    let question = ForDesk::new("letter-question-draft", |lang| {
        let mut args = plan_args(&view.plan, lang);
        args.extend(locales::args!(
            dispatched = full_date(lang, view.schedule.reply_dispatch.date()),
            due = full_date(lang, view.schedule.submission_due.date()),
        ));
        args
    });
    view! {
        <BackToPlan plan=view.plan.clone() />
        <h1>{t!("kept-letter-title")}</h1>
        <p>{plan_line(&view.plan)}</p>
        {left}
        <h2>{t!("letter-bureau-title")}</h2>
        <p>{t!("letter-bureau-text")}</p>
        <blockquote>{question.view()}</blockquote>
        <AskWith plan=view.plan.clone() question=question.japanese class="button" />
        <BureauContact bureau=request.prefecture.bureau() prefecture=request.prefecture />
        <h2>{t!("letter-body-title")}</h2>
        <p>{t!("letter-body-text")}</p>
        <HelpDesk />
        <h2>{t!("letter-dates-title")}</h2>
        <DateExplained planned=view.schedule.reply_dispatch.clone() />
        <DateExplained planned=view.schedule.submission_due.clone() />
    }
    .into_any()
}
