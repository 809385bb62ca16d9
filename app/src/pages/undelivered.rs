//! `/desk/mails`: mail that did not reach those who asked the bureau, dates that
//! passed without their reminder; and, for those who may, every mail that was
//! given up with the button that tries it again.

use leptos::prelude::*;

use super::mail_words::{about, late, reply};
use super::questions::moment;
use crate::components::ScrollTable;
use crate::page::use_page;
use crate::t;
use locales::{month, prefecture};
use portal::mail::{PossiblySent, UndeliveredMail, UndeliveredView};
use portal::mail_log::{AskerMail, LostReminder};

/// The page.
#[must_use]
pub fn page(view: UndeliveredView) -> AnyView {
    let UndeliveredView {
        bureau,
        mails,
        days,
        possibly_sent,
    } = view;
    view! {
        <a class="back-link no-print" href="/desk">{t!("nav-desk")}</a>
        <h1>{t!("undelivered-title")}</h1>
        <p class="lead">{t!("undelivered-lead", days = days)}</p>
        <h2>{t!("undelivered-askers-title")}</h2>
        {askers(bureau.askers)}
        <h2>{t!("undelivered-lost-title")}</h2>
        {lost(bureau.lost)}
        {mails.map(every)}
        {possibly_sent.map(restored)}
    }
    .into_any()
}

/// Mails to the bureau's askers.
fn askers(mails: Vec<AskerMail>) -> AnyView {
    if mails.is_empty() {
        return view! { <p>{t!("undelivered-askers-none")}</p> }.into_any();
    }
    let columns = vec![
        t!("undelivered-column-kind"),
        t!("undelivered-column-when"),
        t!("undelivered-column-why"),
        t!("undelivered-column-domain"),
        t!("undelivered-column-question"),
    ];
    let rows = mails.into_iter().map(asker_row).collect_view();
    view! { <ScrollTable label=t!("undelivered-askers-title") columns>{rows}</ScrollTable> }
        .into_any()
}

fn asker_row(mail: AskerMail) -> AnyView {
    let question = format!("/desk/questions/{}", mail.question);
    let log = mail.has_plan.then(|| {
        let href = format!("{question}/mails");
        view! { <br /><a href=href>{t!("undelivered-plan-mails")}</a> }
    });
    let domain = mail.domain.map(|domain| format!("@{domain}"));
    view! {
        <tr>
            <td data-label=t!("undelivered-column-kind")>{t!(format!("mail-kind-{}", mail.kind))}</td>
            <td data-label=t!("undelivered-column-when")>{moment(mail.ended_at)}</td>
            <td data-label=t!("undelivered-column-why")>{reply(mail.reply)}</td>
            <td data-label=t!("undelivered-column-domain")>{domain}</td>
            <td data-label=t!("undelivered-column-question")>
                <a href=question.clone()>{t!("undelivered-question")}</a>{log}
            </td>
        </tr>
    }
    .into_any()
}

/// Dates that passed without their reminder.
fn lost(dates: Vec<LostReminder>) -> AnyView {
    if dates.is_empty() {
        return view! { <p>{t!("undelivered-lost-none")}</p> }.into_any();
    }
    let columns = vec![
        t!("desk-column-plan"),
        t!("undelivered-column-date"),
        t!("undelivered-column-why"),
    ];
    let rows = dates.into_iter().map(lost_row).collect_view();
    view! { <ScrollTable label=t!("undelivered-lost-title") columns>{rows}</ScrollTable> }
        .into_any()
}

fn lost_row(date: LostReminder) -> AnyView {
    let lang = use_page().lang;
    let plan = t!(
        "question-plan",
        month = month(lang, date.request.opening),
        prefecture = prefecture(lang, date.request.prefecture),
        kind = t!(date.request.kind().message_id()),
    );
    view! {
        <tr>
            <td data-label=t!("desk-column-plan")>{plan}</td>
            <td data-label=t!("undelivered-column-date")>{about(&date.about)}</td>
            <td data-label=t!("undelivered-column-why")>{late(date.late)}</td>
        </tr>
    }
    .into_any()
}

/// Every mail of this installation that was given up.
fn every(mails: Vec<UndeliveredMail>) -> AnyView {
    let list = if mails.is_empty() {
        view! { <p>{t!("undelivered-none")}</p> }.into_any()
    } else {
        table(mails)
    };
    view! {
        <h2>{t!("undelivered-every-title")}</h2>
        <p class="hint">{t!("undelivered-every-lead")}</p>
        {list}
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
        <ScrollTable label=t!("undelivered-every-title") columns>
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
