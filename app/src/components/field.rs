//! Form pieces: label or legend, hint, message at the field, input kept.
//!
//! A [`Form`] brings what was typed and what is wrong with it.

use leptos::prelude::*;
use portal::form::{Form, Hold};

use crate::page::use_page;
use crate::t;
use locales::error;

/// The message at a field, if something is wrong with it.
pub(super) fn message_at(form: &Form, field: &str) -> Option<String> {
    form.errors()
        .iter()
        .find(|e| e.field == field)
        .map(|e| error(use_page().lang, e.field, e.code))
}

/// The box on top that lists what is wrong and links to each field, or says how
/// long to wait.
#[component]
pub fn ErrorSummary(
    /// The form.
    form: Form,
) -> impl IntoView {
    let errors = form.has_errors().then(|| {
        let items = form
            .errors()
            .iter()
            .map(|e| view! { <li><a href=format!("#{}", e.field)>{error(use_page().lang, e.field, e.code)}</a></li> })
            .collect_view();
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title">
                <h2 id="error-summary-title">{t!("error-summary-title")}</h2>
                <ul>{items}</ul>
            </div>
        }
    });
    let hold = form.hold().map(|hold| {
        let (title, text) = match hold {
            Hold::Wait(_) => (t!("wait-title"), wait_text(hold)),
            Hold::Busy(_) => (t!("fault-busy-title"), t!("fault-busy-text")),
        };
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="hold-title">
                <h2 id="hold-title">{title}</h2>
                <p>{text}</p>
                <p>{t!("wait-kept")}</p>
            </div>
        }
    });
    view! { {errors}{hold} }
}

/// 「短い時間に操作が続きました。15分後に…」
#[must_use]
pub fn wait_text(hold: Hold) -> String {
    let minutes = i64::try_from(hold.seconds().div_ceil(60)).unwrap_or(i64::MAX);
    t!("wait-text", minutes = minutes)
}

pub(super) fn described_by(name: &str, hint: bool, error: bool) -> Option<String> {
    let mut ids = Vec::new();
    if hint {
        ids.push(format!("{name}-hint"));
    }
    if error {
        ids.push(format!("{name}-error"));
    }
    (!ids.is_empty()).then(|| ids.join(" "))
}

#[component]
pub(super) fn FieldMessages(
    name: &'static str,
    hint: Option<String>,
    error: Option<String>,
) -> impl IntoView {
    view! {
        {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
        {error.map(|error| view! { <p class="field-error" id=format!("{name}-error")>{error}</p> })}
    }
}

#[component]
pub(super) fn Requirement(optional: bool) -> impl IntoView {
    if optional {
        view! { <span class="optional">{t!("field-optional")}</span> }.into_any()
    } else {
        view! { <span class="required">{t!("field-required")}</span> }.into_any()
    }
}

/// One line of text.
#[component]
pub fn TextField(
    /// The form.
    form: Form,
    /// Name and id.
    name: &'static str,
    /// Label.
    label: String,
    /// One sentence under the label.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// HTML input type.
    #[prop(default = "text")]
    kind: &'static str,
    /// HTML autocomplete.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// HTML inputmode.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
    /// Width class: `wide`, `medium`, `short`.
    #[prop(default = "medium")]
    width: &'static str,
) -> impl IntoView {
    let error = message_at(&form, name);
    // A password is never echoed, whatever a handler kept.
    let value = if kind == "password" {
        String::new()
    } else {
        form.value(name)
    };
    view! {
        <div class="field" class:has-error=error.is_some()>
            <label for=name>{label}<Requirement optional /></label>
            <FieldMessages name hint=hint.clone() error=error.clone() />
            <input
                id=name
                name=name
                r#type=kind
                value=value
                class=width
                autocomplete=autocomplete
                inputmode=inputmode
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described_by(name, hint.is_some(), error.is_some())
            />
        </div>
    }
}

/// Several lines of text.
///
/// Leptos 0.8 does not escape the children of `<textarea>` on the server
/// (tachys 0.2, fixed in 0.9), so this is the only place that writes one.
#[component]
pub fn TextArea(
    /// The form.
    form: Form,
    /// Name and id.
    name: &'static str,
    /// Label.
    label: String,
    /// One sentence under the label.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// Rows shown.
    #[prop(default = 6)]
    rows: u32,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let error = message_at(&form, name);
    // A line break right after the tag is dropped by the HTML parser: give it one.
    let escaped = format!("\n{}", escape_html(&form.value(name)));
    view! {
        <div class="field" class:has-error=error.is_some()>
            <label for=name>{label}<Requirement optional /></label>
            <FieldMessages name hint=hint.clone() error=error.clone() />
            <textarea
                id=name
                name=name
                rows=rows.to_string()
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described_by(name, hint.is_some(), error.is_some())
            >
                {escaped}
            </textarea>
        </div>
    }
}

fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// One choice of several.
#[component]
pub fn Radios(
    /// The form.
    form: Form,
    /// Name; the first option has it as id.
    name: &'static str,
    /// Legend; pass `legend_is_title` where it is the page's question.
    legend: String,
    /// The legend is the page's `h1`.
    #[prop(optional)]
    legend_is_title: bool,
    /// One sentence under the legend.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// Value, label, one sentence more.
    options: Vec<(String, String, Option<String>)>,
) -> impl IntoView {
    let error = message_at(&form, name);
    let chosen = form.value(name);
    let items = options
        .into_iter()
        .enumerate()
        .map(|(i, (value, label, more))| {
            let id = if i == 0 {
                name.to_owned()
            } else {
                format!("{name}-{i}")
            };
            let more_id = format!("{name}-{i}-more");
            view! {
                <div class="radio">
                    <input
                        id=id.clone()
                        name=name
                        r#type="radio"
                        value=value.clone()
                        checked=value == chosen
                        aria-describedby=more.is_some().then(|| more_id.clone())
                    />
                    <label for=id>{label}</label>
                    {more.map(|more| view! { <p class="hint" id=more_id>{more}</p> })}
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset
            class="field"
            class:has-error=error.is_some()
            aria-describedby=described_by(name, hint.is_some(), error.is_some())
        >
            <legend>
                {if legend_is_title { view! { <h1>{legend}</h1> }.into_any() } else { legend.into_any() }}
            </legend>
            <FieldMessages name hint=hint.clone() error=error.clone() />
            {items}
        </fieldset>
    }
}

/// The button that says what it does.
#[component]
pub fn SubmitButton(
    /// Its words.
    label: String,
) -> impl IntoView {
    view! { <button class="button" r#type="submit">{label}</button> }
}
