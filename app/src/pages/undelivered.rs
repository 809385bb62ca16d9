//! `/desk/mails`: mail that was given up, and the button that tries it again.

use leptos::prelude::*;

use super::questions::moment;
use crate::portal::mail::{UndeliveredMail, UndeliveredView};
use crate::t;

/// The page.
#[must_use]
pub fn page(view: UndeliveredView) -> AnyView {
    let UndeliveredView { mails, days } = view;
    let list = if mails.is_empty() {
        view! { <p>{t!("undelivered-none")}</p> }.into_any()
    } else {
        table(mails)
    };
    view! {
        <a class="back-link no-print" href="/desk">{t!("nav-desk")}</a>
        <h1>{t!("undelivered-title")}</h1>
        <p class="lead">{t!("undelivered-lead", days = days)}</p>
        {list}
    }
    .into_any()
}

fn table(mails: Vec<UndeliveredMail>) -> AnyView {
    let rows = mails.into_iter().map(row).collect_view();
    view! {
        <div class="table-scroll" role="region" aria-label=t!("undelivered-title") tabindex="0">
            <table class="stacked">
                <thead>
                    <tr>
                        <th scope="col">{t!("undelivered-column-kind")}</th>
                        <th scope="col">{t!("undelivered-column-when")}</th>
                        <th scope="col">{t!("undelivered-column-why")}</th>
                        <th scope="col">{t!("undelivered-column-act")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(mail: UndeliveredMail) -> AnyView {
    let act = if mail.may_still_go {
        view! {
            <form method="post" action=format!("/desk/mails/{}", mail.id)>
                <button class="button button-secondary" r#type="submit">{t!("undelivered-again")}</button>
            </form>
        }
        .into_any()
    } else {
        t!("undelivered-too-late").into_any()
    };
    view! {
        <tr>
            <td data-label=t!("undelivered-column-kind")>{t!(format!("mail-kind-{}", mail.kind))}</td>
            <td data-label=t!("undelivered-column-when")>
                {t!("undelivered-queued", moment = moment(mail.queued_at))}<br />
                {t!("undelivered-ended", moment = moment(mail.ended_at), attempts = i64::from(mail.attempts))}
            </td>
            <td data-label=t!("undelivered-column-why")>{t!(format!("mail-failure-{}", mail.failure.as_str()))}</td>
            <td>{act}</td>
        </tr>
    }
    .into_any()
}
