//! Form 1 (別紙１): the questions, check your answers, the cover sheet.

use domain::form1::{Address, Form1, Form1Field, Founder, reiwa};
use domain::progress::StepState;
use leptos::prelude::*;

use super::pieces::{BackToPlan, FilesNothing, NoticeBox, Version, plan_line, plan_title};
use crate::components::{
    Ahead, BureauContact, DateExplained, DayField, ErrorSummary, Form, Radios, SourceNote,
    SubmitButton, TextField,
};
use crate::i18n::{self, full_date};
use crate::page::use_page;
use crate::portal::plan_form1::{CoverView, Form1CheckView, Form1Sheet, Form1View};
use crate::t;

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
        <FilesNothing />
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
    let rows = rows(sheet)
        .into_iter()
        .map(|(field, value)| row(sheet, field, value))
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
        <dl class="summary-list">{rows}</dl>
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

fn row(sheet: &Form1Sheet, field: Form1Field, value: String) -> AnyView {
    let name = t!(format!("form1-{}", field.as_str()));
    let shown = if value.is_empty() {
        t!("form1-blank")
    } else {
        value
    };
    let href = format!("{}#{}", sheet.plan.path("/form1"), field.as_str());
    view! {
        <div>
            <dt>{name.clone()}</dt>
            <dd>{shown}</dd>
            <dd class="action"><a href=href aria-label=t!("form1-change-field", field = name)>{t!("form1-change")}</a></dd>
        </div>
    }
    .into_any()
}

/// The boxes of the form in its order.
fn rows(sheet: &Form1Sheet) -> Vec<(Form1Field, String)> {
    use Form1Field as F;
    let form = &sheet.form;
    let postal = |address: &Address| {
        address
            .postal_code
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    let mut rows = vec![
        (F::ReplyPostalCode, postal(&form.reply_to)),
        (F::ReplyAddress, form.reply_to.address.clone()),
        (F::ReplyName, form.reply_name.clone()),
        (F::InstitutionName, form.institution_name.clone()),
        (F::InstitutionPostalCode, postal(&form.institution)),
        (F::InstitutionAddress, form.institution.address.clone()),
        (F::Date, date_words(form)),
    ];
    match &form.founder {
        Founder::Person { name } => rows.push((F::FounderName, name.clone())),
        Founder::Corporation {
            name,
            representative_title,
            representative_name,
        } => rows.extend([
            (F::FounderName, name.clone()),
            (F::RepresentativeTitle, representative_title.clone()),
            (F::RepresentativeName, representative_name.clone()),
        ]),
    }
    let code = form
        .provisional_code
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    rows.extend([
        (F::ProvisionalCode, code),
        (F::NameAtRequest, form.name_at_request.clone()),
        (F::PostalCodeAtRequest, postal(&form.address_at_request)),
        (F::AddressAtRequest, form.address_at_request.address.clone()),
    ]);
    rows
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

/// `/plans/{id}/form1/cover`.
#[must_use]
pub fn cover(view: CoverView) -> AnyView {
    let lang = use_page().lang;
    let prefecture = view.plan.request.prefecture;
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
        <p><strong>{t!("cover-to", bureau = i18n::bureau(lang, prefecture.bureau()))}</strong></p>
        <BureauContact bureau=prefecture.bureau() />
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
