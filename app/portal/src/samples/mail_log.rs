//! What has become of mails, and the pages behind links in mails.

use domain::reminder::ReminderKind;
use domain::step::StepId;
use jiff::civil::{Date, date};

use super::{EMAIL, ID, Kept, Sample, Samples, TODAY, at, request};
use crate::mail::{Arrival, MailFailure};
use crate::mail_log::{
    AskerMail, Late, LogReader, LoggedMail, LostReminder, MailAbout, MailFate, NextMail, NotSent,
    PlanMailsView, Reminded, Reply, ReplyCode,
};
use crate::mail_readers::{LinkPage, LinkPageView, ReaderConfirmView};

const REFUSED: Reply = Reply {
    failure: MailFailure::Refused,
    code: Some(ReplyCode::Basic(550)),
};

fn about(step: StepId, date: Date, offset: u8) -> Reminded {
    Reminded {
        kind: ReminderKind::Due,
        step: Some(step),
        date,
        offset,
    }
}

fn other(kind: ReminderKind, date: Date) -> Reminded {
    Reminded {
        kind,
        step: None,
        date,
        offset: 0,
    }
}

fn request_due() -> Reminded {
    about(StepId::NumberRequest, date(2027, 2, 1), 3)
}

fn reader() -> Reminded {
    about(StepId::CardReader, date(2026, 12, 1), 3)
}

/// One in each fate.
fn mails() -> Vec<LoggedMail> {
    let fates = [
        MailFate::Waits,
        MailFate::TriedAgain(Reply {
            failure: MailFailure::NotNow,
            code: Some(ReplyCode::Enhanced(4, 2, 1)),
        }),
        MailFate::Sent,
        MailFate::Merged {
            with: vec![reader()],
            other_plans: false,
            fate: Box::new(MailFate::Sent),
        },
        MailFate::Merged {
            with: Vec::new(),
            other_plans: true,
            fate: Box::new(MailFate::Sent),
        },
        MailFate::Cancelled(NotSent::NotNeeded),
        MailFate::Cancelled(NotSent::Other),
        MailFate::Expired(Late::NotRunning),
        MailFate::Expired(Late::Restored),
        MailFate::Expired(Late::Waited),
        MailFate::Expired(Late::Tried(REFUSED)),
        MailFate::Dead(REFUSED),
        MailFate::Dead(Reply {
            failure: MailFailure::Ours,
            code: None,
        }),
    ];
    let reminders = fates.into_iter().map(|fate| LoggedMail {
        about: MailAbout::Reminders(vec![request_due()]),
        at: at(TODAY),
        fate,
    });
    let answer = LoggedMail {
        about: MailAbout::Other("question-answered"),
        at: at(TODAY),
        fate: MailFate::Sent,
    };
    reminders.chain([answer]).collect()
}

fn next() -> Vec<NextMail> {
    [
        (
            date(2026, 11, 24),
            other(ReminderKind::Kept, date(2026, 12, 1)),
        ),
        (date(2027, 1, 27), request_due()),
        (
            date(2027, 1, 28),
            other(ReminderKind::Application, date(2027, 2, 10)),
        ),
        (
            date(2027, 3, 11),
            other(ReminderKind::Letter, date(2027, 3, 15)),
        ),
        (
            date(2027, 3, 16),
            other(ReminderKind::Missed, date(2027, 3, 15)),
        ),
        (
            date(2027, 4, 1),
            other(ReminderKind::Designation, date(2027, 4, 1)),
        ),
        (
            date(2027, 4, 2),
            other(ReminderKind::Report, date(2027, 4, 2)),
        ),
    ]
    .map(|(day, about)| NextMail { at: at(day), about })
    .into()
}

pub(super) fn askers() -> Vec<AskerMail> {
    let of = |kind, domain: Option<&str>, has_plan| AskerMail {
        kind,
        ended_at: at(TODAY),
        reply: REFUSED,
        domain: domain.map(str::to_owned),
        question: ID.to_owned(),
        has_plan,
    };
    vec![
        of("question-answered", Some("clinic.example"), false),
        of("reminder", None, true),
    ]
}

pub(super) fn lost() -> Vec<LostReminder> {
    let of = |about, late| LostReminder {
        request: request(),
        about,
        late,
    };
    vec![
        of(reader(), Late::NotRunning),
        of(
            about(StepId::NumberRequest, date(2026, 11, 2), 0),
            Late::Tried(REFUSED),
        ),
    ]
}

impl Samples for PlanMailsView {
    fn samples() -> Vec<Sample<Self>> {
        let owner = || LogReader::Owner {
            email: EMAIL.to_owned(),
        };
        let of = |reader, mails, next| Self {
            plan: Kept::in_state("new").name(),
            reader,
            arrival: Arrival::Proven,
            gets_reminders: true,
            mails,
            next,
        };
        let desk = LogReader::Desk {
            question: ID.to_owned(),
            domain: Some("clinic.example".to_owned()),
        };
        let silent = Self {
            gets_reminders: false,
            ..of(owner(), Vec::new(), Vec::new())
        };
        let failed = Self {
            arrival: Arrival::Failed(MailFailure::Refused),
            ..of(owner(), mails(), next())
        };
        vec![
            Sample::new("new", of(owner(), Vec::new(), next())),
            Sample::new("all", of(owner(), mails(), next())),
            Sample::new("none-wanted", silent),
            Sample::new("failed", failed),
            Sample::new("desk", of(desk, mails(), next())),
        ]
    }
}

/// The pages of one button, each in its states.
#[must_use]
pub fn link_pages() -> Vec<(LinkPage, Vec<Sample<LinkPageView>>)> {
    let states = || {
        let ask = LinkPageView::Ask {
            action: format!("/mail/seen?account={ID}&signature=3f9a1c0e"),
        };
        vec![
            Sample::new("ask", ask),
            Sample::new("done", LinkPageView::Done),
            Sample::new("invalid", LinkPageView::Invalid),
        ]
    };
    LinkPage::ALL.map(|page| (page, states())).into()
}

impl Samples for ReaderConfirmView {
    fn samples() -> Vec<Sample<Self>> {
        let asked_by = || "f***@clinic.example".to_owned();
        let ask = Self::Ask {
            action: format!("/reader/confirm?reader={ID}&signature=3f9a1c0e"),
            asked_by: asked_by(),
            address: "family@home.example".to_owned(),
            until: date(2026, 11, 27).at(10, 30, 0, 0),
        };
        vec![
            Sample::new("ask", ask),
            Sample::new(
                "done",
                Self::Done {
                    asked_by: asked_by(),
                },
            ),
            Sample::new("expired", Self::Expired),
            Sample::new("invalid", Self::Invalid),
        ]
    }
}
