//! `/plans/{id}/opening`: another opening month, before and after.

use domain::month::YearMonth;
use domain::schedule::{DateId, Earliest, PlanDate, PlannedDate};
use leptos::prelude::*;

use super::pieces::{
    BackToPlan, NoticeBox, Version, filed_warning, plan_line, plan_title, reuse_words,
    standing_tone, standing_words,
};
use crate::components::{
    CertaintyTag, DeadlineNote, ErrorSummary, FullDate, ScrollTable, StateLine, SubmitButton,
    TextField,
};
use crate::page::use_page;
use crate::t;
use portal::plans::{Moved, OpeningView};

/// The page.
#[must_use]
pub fn page(view: OpeningView) -> AnyView {
    let twin = view
        .twin
        .as_ref()
        .map(|twin| view! { <p class="note">{t!("opening-twin", plan = plan_title(twin))}</p> });
    let suggestion = view
        .moved
        .is_none()
        .then(|| earliest_words(view.earliest))
        .flatten();
    let moved = view
        .moved
        .clone()
        .map(|moved| before_and_after(&view, &moved));
    view! {
        <BackToPlan plan=view.plan.clone() />
        <NoticeBox notice=view.notice />
        <ErrorSummary form=view.form.clone() />
        <h1>{t!("kept-opening-title")}</h1>
        <p>{plan_line(&view.plan)}</p>
        {twin}
        {suggestion}
        <form method="get" action=view.plan.path("/opening") novalidate>
            <div class="field-row">
                <TextField form=view.form.clone() name="year" label=t!("opening-year") hint=Some(t!("opening-year-hint")) width="short" />
                <TextField form=view.form.clone() name="month" label=t!("opening-month") hint=Some(t!("opening-month-hint")) width="short" />
            </div>
            <button class="button button-secondary" r#type="submit">{t!("opening-compare")}</button>
        </form>
        {moved}
    }
    .into_any()
}

/// The months that still work, each under its own condition.
fn earliest_words(earliest: Earliest) -> Option<AnyView> {
    let line = |month: Option<YearMonth>, id: &'static str| {
        let month = locales::month(use_page().lang, month?);
        Some(view! { <p class="hint">{t!(id, month = month)}</p> })
    };
    let with_reader =
        line(earliest.safe, "earliest-with-reader").filter(|_| earliest.safe != earliest.by_notice);
    let by_notice = line(earliest.by_notice, "earliest-by-notice");
    (with_reader.is_some() || by_notice.is_some())
        .then(|| view! { {with_reader}{by_notice} }.into_any())
}

fn before_and_after(view: &OpeningView, moved: &Moved) -> AnyView {
    let rows = moved
        .before
        .dates()
        .into_iter()
        .zip(moved.after.dates())
        .map(|(before, after)| row(before, after))
        .collect_view();
    let filed = moved
        .reuse
        .filed
        .map(|filed| filed_warning(&view.plan, filed));
    let month = locales::month(use_page().lang, moved.after.request.opening);
    let columns = vec![
        t!("opening-date"),
        t!("opening-before"),
        t!("opening-after"),
    ];
    view! {
        <h2>{t!("opening-compare-title")}</h2>
        <ScrollTable label=t!("opening-compare-title") columns>
            {rows}
        </ScrollTable>
        <StateLine tone=standing_tone(moved.standing) words=standing_words(moved.standing) more=None />
        {reuse_words(&moved.reuse)}
        {filed}
        <p>{t!("opening-reminders")}</p>
        <form method="post" action=view.plan.path("/opening")>
            <Version version=view.version />
            <input r#type="hidden" name="opening" value=moved.after.request.opening.to_string() />
            <SubmitButton label=t!("opening-confirm", month = month) />
        </form>
    }
    .into_any()
}

fn row(before: PlanDate<'_>, after: PlanDate<'_>) -> AnyView {
    let beside = |planned: Option<&PlannedDate>| {
        planned.map(|p| {
            view! { <CertaintyTag certainty=p.certainty() /><DeadlineNote planned=p.clone() /> }
        })
    };
    view! {
        <tr>
            <th scope="row">{date_name(before.id())}</th>
            <td data-label=t!("opening-before")><FullDate date=before.last_day() />" "{beside(before.planned())}</td>
            <td data-label=t!("opening-after")><FullDate date=after.last_day() />" "{beside(after.planned())}</td>
        </tr>
    }
    .into_any()
}

fn date_name(id: DateId) -> String {
    match id {
        DateId::Opening => t!("kept-date-opening"),
        _ => t!(format!("date-name-{}", id.as_str())),
    }
}
