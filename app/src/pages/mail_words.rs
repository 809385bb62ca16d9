//! What became of mails, in words: for the plan's mails and the desk.

use domain::reminder::ReminderKind;
use portal::mail_log::{Late, Reminded, Reply};

use crate::page::use_page;
use crate::t;
use locales::day;

/// 「手続4　受付番号の情報提供依頼（2月1日（月）まで）・3開庁日前」
pub(super) fn about(reminded: &Reminded) -> String {
    let date = day(use_page().lang, reminded.date);
    let words = match (reminded.kind, reminded.step) {
        (ReminderKind::Due, Some(step)) => t!(
            "mail-about-due",
            duty = t!(
                "step-page-title",
                number = i64::from(step.number()),
                name = t!(format!("step-{}", step.as_str()))
            ),
            date = date
        ),
        (ReminderKind::Application, _) => t!("mail-about-application", date = date),
        (ReminderKind::RequestLate, _) => t!("mail-about-request-late"),
        (ReminderKind::Missed, _) => t!("mail-about-missed", date = date),
        (ReminderKind::Letter, _) => t!("mail-about-letter", date = date),
        (ReminderKind::Kept | ReminderKind::Due, _) => t!("mail-about-kept", date = date),
        (ReminderKind::Designation, _) => t!("mail-about-designation"),
        (ReminderKind::Report, _) => t!("mail-about-report"),
    };
    match stage(reminded) {
        Some(stage) => format!("{words} — {stage}"),
        None => words,
    }
}

fn stage(reminded: &Reminded) -> Option<String> {
    let has_stages = matches!(reminded.kind, ReminderKind::Due | ReminderKind::Application);
    has_stages.then(|| match reminded.offset {
        0 => t!("mail-about-day"),
        days => t!("mail-about-before", days = i64::from(days)),
    })
}

/// What the server said, with its code beside it.
pub(super) fn reply(reply: Reply) -> String {
    let words = t!(format!("mail-failure-{}", reply.failure.as_str()));
    match reply.code {
        Some(code) => t!("mail-reply-code", words = words, code = code.to_string()),
        None => words,
    }
}

/// Why a mail's time passed.
pub(super) fn late(late: Late) -> String {
    match late {
        Late::NotRunning => t!("plan-mail-late-not-running"),
        Late::Restored => t!("plan-mail-late-restored"),
        Late::Waited => t!("plan-mail-late-waited"),
        Late::Tried(said) => t!("plan-mail-late-tried", reply = reply(said)),
    }
}
