//! A day as three fields: year, month, day (Western or 令和, domain::input).

use leptos::prelude::*;
use portal::form::Form;

use super::field::{FieldMessages, Requirement, message_at};
use crate::t;

/// A day. Errors stand with the first of the three names, which is also the id
/// that the error summary links to.
#[component]
pub fn DayField(
    /// The form.
    form: Form,
    /// Names of year, month and day.
    names: [&'static str; 3],
    /// Legend.
    legend: String,
    /// One sentence under the legend.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let [name, month, day] = names;
    let error = message_at(&form, name);
    let is_wrong = error.is_some();
    let describes = super::field::described_by(name, hint.is_some(), is_wrong);
    let parts = [
        (name, "day-field-year", "short"),
        (month, "day-field-month", "tiny"),
        (day, "day-field-day", "tiny"),
    ]
    .into_iter()
    .map(|(part, label, width)| {
        view! {
            <div class="day-part">
                <label for=part>{t!(label)}</label>
                <input
                    id=part
                    name=part
                    r#type="text"
                    class=width
                    value=form.value(part)
                    autocomplete="off"
                    aria-invalid=is_wrong.then_some("true")
                    aria-describedby=describes.clone()
                />
            </div>
        }
    })
    .collect_view();
    view! {
        <fieldset class="field" class:has-error=is_wrong>
            <legend>{legend}<Requirement optional /></legend>
            <FieldMessages name hint error />
            <div class="field-row">{parts}</div>
        </fieldset>
    }
}
