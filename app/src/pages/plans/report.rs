//! `/plans/{id}/report`: the report of step 7 as text to copy and to print.

use domain::step::StepId;
use leptos::prelude::*;

use super::for_desk::{ForDesk, label};
use super::pieces::BackToPlan;
use crate::components::HelpDesk;
use crate::t;
use locales::{Args, Lang, full_date};
use portal::plans::ReportView;

/// The page.
#[must_use]
pub fn page(view: ReportView) -> AnyView {
    let reveal = (!view.is_revealed && view.number.is_some()).then(|| {
        view! {
            <form method="post" action=view.plan.path("/report") class="no-print">
                <p>{t!("report-masked")}</p>
                <button class="button" r#type="submit">{t!("report-reveal")}</button>
            </form>
        }
    });
    let to_record = format!(
        "{}#record",
        view.plan.step_path(StepId::NonDesignationReport)
    );
    let reason = format!("no-designation-{}", view.reason.as_str());
    let sentence = ForDesk::new("report-sentence", |lang| {
        locales::args!(reason = locales::text(lang, &reason))
    });
    view! {
        <BackToPlan plan=view.plan.clone() />
        <h1>{t!("report-title")}</h1>
        <p>{t!("report-intro")}</p>
        <p class="small">{t!("files-nothing")}</p>
        {reveal}
        <section class="report" aria-labelledby="report-draft-title">
            <h2 id="report-draft-title">{label("report-draft-title")}</h2>
            {ForDesk::new("report-to", |_| Args::new()).view()}
            {sentence.view()}
            {table(&view)}
        </section>
        <p class="hint no-print">{t!("report-print")}</p>
        <section class="no-print" aria-labelledby="report-where-title">
            <h2 id="report-where-title">{t!("step-where-title")}</h2>
            <HelpDesk />
        </section>
        <p class="no-print">
            <a class="button button-secondary" href=to_record>
                {if view.is_reported { t!("report-recorded") } else { t!("report-record") }}
            </a>
        </p>
    }
    .into_any()
}

/// What the body reads is Japanese; only the labels say what they mean.
fn table(view: &ReportView) -> AnyView {
    let lang = Lang::Ja;
    let or_blank = |text: String| {
        if text.is_empty() {
            locales::text(lang, locales::id!("report-blank"))
        } else {
            text
        }
    };
    let request = view.plan.request;
    let rows = [
        (
            "report-number",
            or_blank(view.number.clone().unwrap_or_default()),
        ),
        (
            "report-kind",
            locales::text(lang, &request.kind().message_id()),
        ),
        ("report-name", or_blank(view.institution_name.clone())),
        ("report-address", or_blank(view.institution_address.clone())),
        (
            "report-bureau",
            locales::bureau(lang, request.prefecture.bureau()),
        ),
        ("report-opening", locales::month(lang, request.opening)),
        ("report-on", full_date(lang, view.on)),
    ]
    .into_iter()
    .map(|(id, value)| view! { <div><dt>{label(id)}</dt><dd lang=lang.as_str()>{value}</dd></div> })
    .collect_view();
    view! { <dl class="summary-list">{rows}</dl> }.into_any()
}
