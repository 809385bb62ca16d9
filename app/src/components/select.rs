//! One choice of many, in a list.

use leptos::prelude::*;
use portal::form::Form;

use super::field::{FieldMessages, Requirement, described_by, message_at};

/// A list to choose from.
#[component]
pub fn Select(
    /// The form.
    form: Form,
    /// Name and id.
    name: &'static str,
    /// Label; pass `label_is_title` where it is the page's question.
    label: String,
    /// The label is the page's `h1`.
    #[prop(optional)]
    label_is_title: bool,
    /// One sentence under the label.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// The words of "nothing chosen yet"; without them the first option is chosen.
    #[prop(optional_no_strip)]
    prompt: Option<String>,
    /// Leaves out 「※必須」, where a list can only be chosen from.
    #[prop(optional)]
    always_chosen: bool,
    /// Values and words.
    options: Vec<(String, String)>,
) -> impl IntoView {
    let error = message_at(&form, name);
    let chosen = form.value(name);
    let prompt = prompt.map(|words| view! { <option value="">{words}</option> });
    let options = options
        .into_iter()
        .map(|(value, words)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{words}</option> }
        })
        .collect_view();
    let requirement = (!always_chosen).then(|| view! { <Requirement optional=false /> });
    let label = if label_is_title {
        view! { <h1><label for=name>{label}</label></h1> }.into_any()
    } else {
        view! { <label for=name>{label}{requirement}</label> }.into_any()
    };
    view! {
        <div class="field" class:has-error=error.is_some()>
            {label}
            <FieldMessages name hint=hint.clone() error=error.clone() />
            <select
                id=name
                name=name
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described_by(name, hint.is_some(), error.is_some())
            >
                {prompt}
                {options}
            </select>
        </div>
    }
}
