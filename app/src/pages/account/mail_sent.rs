//! "We have sent a mail to …": the same for every address, known or not.

use leptos::prelude::*;

use super::draft;
use crate::t;
use portal::account::{MailSentView, MailWanted};

/// The page.
#[must_use]
pub fn page(view: MailSentView) -> AnyView {
    let MailSentView {
        wanted,
        address,
        is_held,
        is_enough,
        draft: kept,
    } = view;
    let Some(address) = address else {
        return nothing_sent(wanted);
    };
    let (title, to) = if is_held {
        (t!("mail-held-title"), t!("mail-held-to"))
    } else {
        (t!("mail-sent-title"), t!("mail-sent-to"))
    };
    view! {
        <h1>{title}</h1>
        {is_held.then(|| view! { <p class="note">{t!("mail-held-why")}</p> })}
        <p>{to}<br /><strong class="address">{address}</strong></p>
        {is_enough.then(|| view! { <p>{t!("mail-sent-enough")}</p> })}
        <p>{t!(format!("{}-sent-next", wanted.stem()))}</p>
        {kept
            .filter(|_| wanted == MailWanted::SignUp)
            .map(|kept| view! { <p>{draft::words(kept)}" "{t!("account-draft-waits")}</p> })}
        <h2>{t!("mail-sent-missing-title")}</h2>
        <ul>
            <li>{t!("mail-sent-missing-wait")}</li>
            <li>{t!("mail-sent-missing-spam")}</li>
            <li><a href=wanted.form_path()>{t!("mail-sent-change")}</a></li>
        </ul>
        {(wanted == MailWanted::SignUp).then(|| view! {
            <form method="post" action="/sign-up/resend">
                // Waiting for the mail is what comes next.
                <button class="button button-secondary" r#type="submit">{t!("mail-sent-again")}</button>
            </form>
        })}
    }
    .into_any()
}

fn nothing_sent(wanted: MailWanted) -> AnyView {
    view! {
        <h1>{t!("mail-sent-nothing-title")}</h1>
        <p>{t!("mail-sent-nothing-text")}</p>
        <p><a href=wanted.form_path()>{t!("mail-sent-start")}</a></p>
    }
    .into_any()
}
