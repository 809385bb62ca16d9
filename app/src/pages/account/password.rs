//! A password field with a button that shows what was typed.

use leptos::prelude::*;

use crate::components::TextField;
use crate::islands::ShowPassword;
use crate::t;
use portal::form::Form;

/// `new`: a password to be chosen (managers offer one), else the present one.
pub(super) fn field(form: &Form, name: &'static str, label: String, new: bool) -> AnyView {
    let hint = new.then(|| t!("account-password-hint"));
    let autocomplete = if new {
        "new-password"
    } else {
        "current-password"
    };
    view! {
        <TextField form=form.clone() name label hint kind="password" autocomplete />
        <ShowPassword
            field=name.to_owned()
            show=t!("account-password-show")
            hide=t!("account-password-hide")
        />
    }
    .into_any()
}
