//! `/plans/{id}/mails`, `/desk/questions/{id}/mails`: what has become of the mails
//! about a plan, and which are to come.

use leptos::prelude::*;
use portal::mail_log::{LogReader, LoggedMail, MailAbout, MailFate, NextMail, PlanMailsView};

use super::mail_words::{about, late, reply};
use super::plans::pieces::{BackToPlan, plan_line};
use super::questions::moment;
use crate::components::{ArrivalLine, ScrollTable};
use crate::t;

/// The page.
#[must_use]
pub fn page(view: PlanMailsView) -> AnyView {
    let back = back(&view);
    let none_wanted =
        (!view.gets_reminders).then(|| view! { <p>{t!("plan-mails-none-wanted")}</p> });
    let next = match view.next.is_empty() {
        true if view.gets_reminders => view! { <p>{t!("plan-mails-next-none")}</p> }.into_any(),
        true => ().into_any(),
        false => view! {
            <p class="hint">{t!("plan-mails-next-hint")}</p>
            {next_mails(view.next)}
        }
        .into_any(),
    };
    let log = if view.mails.is_empty() {
        view! { <p>{t!("plan-mails-log-none")}</p> }.into_any()
    } else {
        view! {
            <p class="hint">{t!("plan-mails-sent-note")}</p>
            {log(view.mails)}
        }
        .into_any()
    };
    let is_owner = matches!(view.reader, LogReader::Owner { .. });
    let plan = view.plan.path("");
    view! {
        {back}
        <h1>{t!("plan-mails-title")}</h1>
        <p>{plan_line(&view.plan)}</p>
        {goes_to(view.reader)}
        {is_owner.then(|| view! { <ArrivalLine arrival=view.arrival plan=Some(plan) /> })}
        <h2>{t!("plan-mails-next")}</h2>
        {none_wanted}
        {next}
        <h2>{t!("plan-mails-log")}</h2>
        {log}
    }
    .into_any()
}

fn back(view: &PlanMailsView) -> AnyView {
    match &view.reader {
        LogReader::Owner { .. } => view! { <BackToPlan plan=view.plan.clone() /> }.into_any(),
        LogReader::Desk { question, .. } => view! {
            <a class="back-link no-print" href=format!("/desk/questions/{question}")>{t!("plan-mails-back-to-question")}</a>
        }
        .into_any(),
    }
}

fn goes_to(reader: LogReader) -> AnyView {
    match reader {
        LogReader::Owner { email } => view! {
            <p class="small">{t!("mails-go-to", email = email)}" "<a href="/account/mail">{t!("mails-change")}</a></p>
        }
        .into_any(),
        LogReader::Desk { domain, .. } => view! {
            {domain.map(|domain| view! { <p>{t!("plan-mails-domain", domain = domain)}</p> })}
            <p class="hint">{t!("plan-mails-logged")}</p>
        }
        .into_any(),
    }
}

fn next_mails(next: Vec<NextMail>) -> AnyView {
    let rows = next
        .into_iter()
        .map(|mail| {
            view! {
                <tr>
                    <td data-label=t!("plan-mails-when")>{moment(mail.at)}</td>
                    <td data-label=t!("plan-mails-what")>{about(&mail.about)}</td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![t!("plan-mails-when"), t!("plan-mails-what")];
    view! { <ScrollTable label=t!("plan-mails-next") columns>{rows}</ScrollTable> }.into_any()
}

fn log(mails: Vec<LoggedMail>) -> AnyView {
    let rows = mails.into_iter().map(row).collect_view();
    let columns = vec![
        t!("plan-mails-when"),
        t!("plan-mails-what"),
        t!("plan-mails-fate"),
    ];
    view! { <ScrollTable label=t!("plan-mails-log") columns>{rows}</ScrollTable> }.into_any()
}

fn row(mail: LoggedMail) -> AnyView {
    let what = match mail.about {
        MailAbout::Other(kind) => vec![t!(format!("mail-kind-{kind}"))],
        MailAbout::Reminders(about_what) if about_what.is_empty() => {
            vec![t!("mail-kind-reminder")]
        }
        MailAbout::Reminders(about_what) => about_what.iter().map(about).collect(),
    };
    let what = what
        .into_iter()
        .map(|what| view! { <span class="state">{what}</span>" " })
        .collect_view();
    view! {
        <tr>
            <td data-label=t!("plan-mails-when")>{moment(mail.at)}</td>
            <td data-label=t!("plan-mails-what")>{what}</td>
            <td data-label=t!("plan-mails-fate")>{fate(mail.fate)}</td>
        </tr>
    }
    .into_any()
}

fn fate(of: MailFate) -> String {
    match of {
        MailFate::Waits => t!("plan-mail-waits"),
        MailFate::TriedAgain(said) => t!("plan-mail-again", reply = reply(said)),
        MailFate::Sent => t!("plan-mail-sent"),
        MailFate::Merged {
            with,
            other_plans,
            fate: ended,
        } => {
            let ended = fate(*ended);
            match with.first() {
                Some(first) => t!("plan-mail-merged", what = about(first), fate = ended),
                None if other_plans => t!("plan-mail-merged-others", fate = ended),
                None => t!("plan-mail-merged-alone", fate = ended),
            }
        }
        MailFate::Cancelled(why) => t!(format!("plan-mail-cancelled-{}", why.as_str())),
        MailFate::Expired(why) => late(why),
        MailFate::Dead(said) => t!("plan-mail-dead", reply = reply(said)),
    }
}
