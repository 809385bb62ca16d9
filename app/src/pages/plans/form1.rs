//! Form 1 (別紙１): the questions, check your answers, the cover sheet.

use domain::form1::{Address, Form1, Form1Field, Founder, reiwa};
use domain::office::{Desk, Office};
use domain::progress::StepState;
use leptos::prelude::*;

use super::pieces::{BackToPlan, NoticeBox, Version, plan_line, plan_title};
use crate::components::{
    Ahead, BureauContact, BureauLink, DateExplained, DayField, ErrorSummary, Radios, SourceNote,
    SubmitButton, TextField,
};
use crate::page::use_page;
use crate::t;
use locales::full_date;
use portal::form::Form;
use portal::plan_form1::{CoverView, Form1CheckView, Form1Sheet, Form1View};
use portal::plans::PlanName;

/// `/plans/{id}/form1`.
#[must_use]
pub fn ask(view: Form1View) -> AnyView {
    let twin = view
        .twin
        .as_ref()
        .map(|twin| view! { <p class="note">{t!("form1-twin", plan = plan_title(twin))}</p> });
    let code = if view.has_code {
        t!("form1-code-stored")
    } else {
        t!("form1-code-hint")
    };
    let form = view.form.clone();
    let corporation = vec![
        ("person".to_owned(), t!("form1-founder-person"), None),
        (
            "corporation".to_owned(),
            t!("form1-founder-corporation"),
            Some(t!("form1-founder-corporation-more")),
        ),
    ];
    view! {
        <BackToPlan plan=view.plan.clone() />
        <NoticeBox notice=view.notice />
        <ErrorSummary form=form.clone() />
        <h1>{t!("form1-title")}</h1>
        <p>{plan_line(&view.plan)}</p>
        <p>{t!("form1-intro")}</p>
        <p class="small">{t!("files-nothing")}</p>
        {twin}
        <form method="post" action=view.plan.path("/form1") novalidate>
            <Version version=view.version />
            <h2>{t!("form1-institution-section")}</h2>
            {line(&form, "institution_name", false, None)}
            {line(&form, "institution_postal_code", false, Some(t!("form1-postal-hint")))}
            {line(&form, "institution_address", false, None)}
            <h2>{t!("form1-founder-section")}</h2>
            <Radios form=form.clone() name="founder" legend=t!("form1-founder") options=corporation />
            {line(&form, "founder_name", false, Some(t!("form1-founder_name-hint")))}
            {line(&form, "representative_title", true, Some(t!("form1-representative-hint")))}
            {line(&form, "representative_name", true, None)}
            <h2>{t!("form1-reply-section")}</h2>
            <p>{t!("form1-reply-text")}</p>
            {line(&form, "reply_postal_code", false, Some(t!("form1-postal-hint")))}
            {line(&form, "reply_address", false, None)}
            {line(&form, "reply_name", false, None)}
            <h2>{t!("form1-request-section")}</h2>
            <p>{t!("form1-request-text")}</p>
            {line(&form, "provisional_code", true, Some(code))}
            {line(&form, "name_at_request", true, None)}
            {line(&form, "postal_code_at_request", true, None)}
            {line(&form, "address_at_request", true, None)}
            <h2>{t!("form1-date-section")}</h2>
            <DayField
                form=form.clone()
                names=["date", "date_month", "date_day"]
                legend=t!("form1-date")
                hint=Some(t!("form1-date-hint"))
                optional=true
            />
            <SubmitButton label=t!("form1-continue") />
        </form>
    }
    .into_any()
}

fn line(form: &Form, name: &'static str, optional: bool, hint: Option<String>) -> AnyView {
    let label = t!(format!("form1-{name}"));
    let form = form.clone();
    // As wide as what belongs there; digits bring up the digits' keyboard.
    if name.contains("postal_code") || name == "provisional_code" {
        return view! { <TextField form name label hint optional inputmode="numeric" width="short" /> }.into_any();
    }
    view! { <TextField form name label hint optional width="wide" /> }.into_any()
}

/// `/plans/{id}/form1/check`.
#[must_use]
pub fn check(view: Form1CheckView) -> AnyView {
    let several = view.sheets.len() > 1;
    let sheets = view
        .sheets
        .iter()
        .map(|sheet| one_sheet(sheet, several))
        .collect_view();
    view! {
        <BackToPlan plan=view.plan.clone() />
        <h1>{t!("form1-check-title")}</h1>
        <p>{t!("form1-check-text")}</p>
        {sheets}
        <p><a href=view.plan.path("/form1/cover")>{t!("form1-cover-link")}</a></p>
    }
    .into_any()
}

fn one_sheet(sheet: &Form1Sheet, several: bool) -> AnyView {
    let kind = t!(sheet.form.kind.message_id());
    let groups = groups(&sheet.form)
        .into_iter()
        .map(|group| {
            let title = t!(group.title);
            let title = if several {
                view! { <h3>{title}</h3> }.into_any()
            } else {
                view! { <h2>{title}</h2> }.into_any()
            };
            let rows = group
                .rows
                .into_iter()
                .map(|row| row_view(&sheet.plan, row))
                .collect_view();
            view! { {title}<dl class="summary-list summary-short">{rows}</dl> }
        })
        .collect_view();
    let differs = sheet
        .form
        .differs_from_request()
        .then(|| view! { <p class="banner">{t!("form1-differs")}</p> });
    let problems = sheet
        .unprintable
        .iter()
        .map(|(field, character)| problem(*field, *character))
        .collect_view();
    let button = if several {
        t!("form1-make-kind", kind = kind.clone())
    } else {
        t!("form1-make")
    };
    let can_print = sheet.unprintable.is_empty();
    view! {
        {several.then(|| view! { <h2>{kind}</h2> })}
        {differs}
        {problems}
        {groups}
        {can_print.then(|| view! {
            <form method="post" action=sheet.plan.path("/form1/pdf")>
                <button class="button" r#type="submit">{button}</button>
            </form>
        })}
    }
    .into_any()
}

/// A character that no font has, or a text too long for its box.
fn problem(field: Form1Field, character: Option<char>) -> AnyView {
    let name = t!(format!("form1-{}", field.as_str()));
    let words = match character {
        Some(character) => t!(
            "form1-unprintable",
            field = name,
            character = character.to_string()
        ),
        None => t!("form1-too-long", field = name),
    };
    view! { <p class="banner banner-error" role="alert">{words}</p> }.into_any()
}

/// What was answered to one question.
struct Row {
    /// Name of the question: also its id on the form; `None` where the plan
    /// says it, and nothing can be changed here.
    field: Option<&'static str>,
    label: String,
    value: String,
}

/// The answers under one heading of the form.
struct Group {
    title: &'static str,
    rows: Vec<Row>,
}

fn row_view(plan: &PlanName, row: Row) -> AnyView {
    let shown = if row.value.is_empty() {
        t!("form1-blank")
    } else {
        row.value
    };
    let change = row.field.map(|field| {
        let href = format!("{}#{field}", plan.path("/form1"));
        let label = t!("form1-change-field", field = row.label.clone());
        view! { <dd class="action"><a href=href aria-label=label>{t!("form1-change")}</a></dd> }
    });
    view! {
        <div>
            <dt>{row.label}</dt>
            <dd>{shown}</dd>
            {change}
        </div>
    }
    .into_any()
}

/// The answers in the order and under the headings of the questions.
fn groups(form: &Form1) -> Vec<Group> {
    use Form1Field as F;
    let answer = |field: F, value: &str| Row {
        field: Some(field.as_str()),
        label: t!(format!("form1-{}", field.as_str())),
        value: value.to_owned(),
    };
    let postal = |field: F, address: &Address| {
        let code = address.postal_code.as_ref().map(ToString::to_string);
        answer(field, &code.unwrap_or_default())
    };
    let code = form.provisional_code.as_ref().map(ToString::to_string);
    let kind = Row {
        field: None,
        label: t!("form1-kind"),
        value: t!(form.kind.message_id()),
    };
    vec![
        Group {
            title: "form1-institution-section",
            rows: vec![
                kind,
                answer(F::InstitutionName, &form.institution_name),
                postal(F::InstitutionPostalCode, &form.institution),
                answer(F::InstitutionAddress, &form.institution.address),
            ],
        },
        Group {
            title: "form1-founder-section",
            rows: founder_rows(&form.founder, answer),
        },
        Group {
            title: "form1-reply-section",
            rows: vec![
                postal(F::ReplyPostalCode, &form.reply_to),
                answer(F::ReplyAddress, &form.reply_to.address),
                answer(F::ReplyName, &form.reply_name),
            ],
        },
        Group {
            title: "form1-request-section",
            rows: vec![
                answer(F::ProvisionalCode, &code.unwrap_or_default()),
                answer(F::NameAtRequest, &form.name_at_request),
                postal(F::PostalCodeAtRequest, &form.address_at_request),
                answer(F::AddressAtRequest, &form.address_at_request.address),
            ],
        },
        Group {
            title: "form1-date-section",
            rows: vec![answer(F::Date, &date_words(form))],
        },
    ]
}

fn founder_rows(founder: &Founder, answer: impl Fn(Form1Field, &str) -> Row) -> Vec<Row> {
    use Form1Field as F;
    let is = |choice: &str| Row {
        field: Some("founder"),
        label: t!("form1-founder"),
        value: t!(format!("form1-founder-{choice}")),
    };
    match founder {
        Founder::Person { name } => vec![is("person"), answer(F::FounderName, name)],
        Founder::Corporation {
            name,
            representative_title,
            representative_name,
        } => vec![
            is("corporation"),
            answer(F::FounderName, name),
            answer(F::RepresentativeTitle, representative_title),
            answer(F::RepresentativeName, representative_name),
        ],
    }
}

/// The day, and the year as it is printed (令和).
fn date_words(form: &Form1) -> String {
    let Some(date) = form.date else {
        return String::new();
    };
    let day = full_date(use_page().lang, date);
    match reiwa(date) {
        Some(year) => t!("form1-date-printed", date = day, year = year.to_string()),
        None => day,
    }
}

/// The address to write on the envelope: printed only where somebody has seen it
/// lately, else a line to fill in after a look at the bureau's page.
fn address_line(office: &Office) -> AnyView {
    let listing = office.listing.as_ref();
    let confirmed = listing
        .filter(|_| office.is_confirmed(use_page().today))
        .and_then(|listing| Some((listing.postal.clone()?, listing.address.clone()?)));
    match confirmed {
        Some((postal, address)) => view! {
            <p lang="ja">{t!("contact-postal", postal = postal)}" "{address}</p>
        }
        .into_any(),
        None => view! {
            <p>
                {t!("contact-address")}
                <span aria-hidden="true">{"＿".repeat(16)}</span>
                <br />
                {t!("cover-address-check")}
                <br />
                <BureauLink bureau=office.prefecture.bureau() />
            </p>
        }
        .into_any(),
    }
}

/// `/plans/{id}/form1/cover`.
#[must_use]
pub fn cover(view: CoverView) -> AnyView {
    let lang = use_page().lang;
    let prefecture = view.plan.request.prefecture;
    let office = Office::of(prefecture);
    // No envelope is addressed to a section whose name nobody knows.
    let addressee = match office.desk {
        Desk::OwnSection => locales::bureau(lang, prefecture.bureau()),
        Desk::Office | Desk::Supervision | Desk::Medical => locales::office(lang, office),
    };
    let kinds: Vec<String> = view
        .kinds
        .iter()
        .map(|kind| t!(kind.message_id()))
        .collect();
    let forms = t!(
        "cover-forms",
        count = i64::try_from(kinds.len()).unwrap_or_default(),
        kinds = kinds.join(&t!("list-separator")),
    );
    let notes = view
        .notes
        .into_iter()
        .map(|note| view! { <li>{t!(note.message_id())}" "<SourceNote source=note.source.clone() /></li> })
        .collect_view();
    let ahead = Ahead::of(&view.state);
    // Looked out for until the number is there.
    let reply = match view.state {
        StepState::Done { .. } => Ahead::Nothing,
        _ => Ahead::Open,
    };
    view! {
        <BackToPlan plan=view.plan.clone() />
        <h1>{t!("cover-title")}</h1>
        <p>{plan_line(&view.plan)}</p>
        <h2>{t!("cover-to-title")}</h2>
        <p><strong>{t!("cover-to", office = addressee)}</strong></p>
        {address_line(office)}
        <div class="no-print"><BureauContact bureau=prefecture.bureau() prefecture /></div>
        <p>{t!("cover-branch")}</p>
        <h2>{t!("cover-by-title")}</h2>
        <DateExplained planned=view.due ahead />
        <h2>{t!("cover-with-title")}</h2>
        <ul class="checklist">
            <li>{forms}</li>
            <li>{t!("cover-application")}</li>
        </ul>
        <h3>{t!("step-changes-title")}</h3>
        <ul class="sourced">{notes}</ul>
        <h2>{t!("cover-next-title")}</h2>
        <p>{t!("cover-next")}</p>
        <DateExplained planned=view.reply ahead=reply />
        <p>{t!("cover-then")}</p>
        <p class="hint no-print">{t!("report-print")}</p>
    }
    .into_any()
}
