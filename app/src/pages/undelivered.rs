//! `/desk/mails`: mail that was given up, and the button that tries it again.

use leptos::prelude::*;

use super::questions::moment;
use crate::components::ScrollTable;
use crate::t;
use portal::mail::{PossiblySent, UndeliveredMail, UndeliveredView};

/// The page.
#[must_use]
pub fn page(view: UndeliveredView) -> AnyView {
    let UndeliveredView {
        mails,
        days,
        possibly_sent,
    } = view;
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
        {possibly_sent.map(restored)}
    }
    .into_any()
}

/// What the lost database may have sent: when, which and how many.
fn restored(view: PossiblySent) -> AnyView {
    let PossiblySent {
        held_with_copy_of,
        due,
        kinds,
    } = view;
    let state = match held_with_copy_of {
        Some(copied_at) => t!("possibly-sent-held", moment = moment(copied_at)),
        None => t!("possibly-sent-resumed"),
    };
    let columns = vec![
        t!("undelivered-column-kind"),
        t!("possibly-sent-column-number"),
    ];
    let list = due.map(|(first, last)| {
        let rows = kinds.into_iter().map(|(kind, mails)| {
            view! {
                <tr>
                    <td data-label=t!("undelivered-column-kind")>{t!(format!("mail-kind-{kind}"))}</td>
                    <td data-label=t!("possibly-sent-column-number")>{mails}</td>
                </tr>
            }
        });
        view! {
            <p>{t!("possibly-sent-due", first = moment(first), last = moment(last))}</p>
            <ScrollTable label=t!("possibly-sent-title") columns>
                {rows.collect_view()}
            </ScrollTable>
        }
    });
    view! {
        <h2>{t!("possibly-sent-title")}</h2>
        <p class="note">{state}</p>
        {list}
    }
    .into_any()
}

fn table(mails: Vec<UndeliveredMail>) -> AnyView {
    let columns = vec![
        t!("undelivered-column-kind"),
        t!("undelivered-column-when"),
        t!("undelivered-column-why"),
        t!("undelivered-column-act"),
    ];
    view! {
        <ScrollTable label=t!("undelivered-title") columns>
            {mails.into_iter().map(row).collect_view()}
        </ScrollTable>
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
