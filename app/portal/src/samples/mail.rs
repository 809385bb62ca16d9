//! The pages about mails.

use domain::account::MailPreference;
use domain::bureau::BureauId;
use domain::input::{ErrorCode, FieldError};
use jiff::civil::date;
use locales::Lang;

use super::mail_log::{askers, lost};
use super::{EMAIL, ID, Sample, Samples, TODAY, at};
use crate::form::Form;
use crate::mail::{
    Arrival, MailFailure, MailPreferenceView, PossiblySent, UndeliveredMail, UndeliveredView,
    UnsubscribeView,
};
use crate::mail_log::{AskerMail, BureauMails, LostReminder};
use crate::mail_readers::{ReaderStanding, ReaderView};

fn bureau_mails(askers: Vec<AskerMail>, lost: Vec<LostReminder>) -> BureauMails {
    BureauMails {
        bureau: BureauId::Kantoshinetsu,
        askers,
        lost,
    }
}

impl Samples for MailPreferenceView {
    fn samples() -> Vec<Sample<Self>> {
        let of = |is_confirmed, form| Self {
            email: EMAIL.to_owned(),
            is_confirmed,
            preference: MailPreference::Standard,
            lang: Lang::Ja,
            weekly: true,
            arrival: Arrival::Proven,
            keeps_plans: true,
            reader: None,
            form,
        };
        let plain = || of(true, Form::default());
        let with = |standing| Self {
            reader: Some(ReaderView {
                address: "family@home.example".to_owned(),
                standing,
            }),
            ..plain()
        };
        let until = date(2026, 11, 27).at(10, 30, 0, 0);
        let error = |field, code| Form::default().with_errors([FieldError::new(field, code)]);
        let own = error("reader", ErrorCode::OwnAddress).keep("reader", EMAIL);
        vec![
            Sample::new("confirmed", plain()),
            Sample::new("unconfirmed", of(false, Form::default())),
            Sample::new(
                "mail-failed",
                Self {
                    arrival: Arrival::Failed(MailFailure::Refused),
                    ..plain()
                },
            ),
            Sample::new(
                "staff",
                Self {
                    keeps_plans: false,
                    ..plain()
                },
            ),
            Sample::new("reader-asked", with(ReaderStanding::Asked(until))),
            Sample::new("reader-no-answer", with(ReaderStanding::NoAnswer)),
            Sample::new("reader-confirmed", with(ReaderStanding::Confirmed(TODAY))),
            Sample::new("reader-left", with(ReaderStanding::Left(TODAY))),
            Sample::new("reader-errors", of(true, own)),
            Sample::new("errors", of(true, error("preference", ErrorCode::Choice))),
        ]
    }
}

impl Samples for UnsubscribeView {
    fn samples() -> Vec<Sample<Self>> {
        let ask = Self::Ask {
            action: format!("/unsubscribe?account={ID}&signature=3f9a1c0e"),
        };
        vec![
            Sample::new("ask", ask),
            Sample::new("done", Self::Done),
            Sample::new("invalid", Self::Invalid),
        ]
    }
}

impl Samples for UndeliveredView {
    fn samples() -> Vec<Sample<Self>> {
        let failures = [
            MailFailure::Refused,
            MailFailure::Full,
            MailFailure::NotNow,
            MailFailure::Unreached,
            MailFailure::Unknown,
            MailFailure::Ours,
        ];
        let mails = failures
            .into_iter()
            .enumerate()
            .map(|(i, failure)| UndeliveredMail {
                id: format!("019310a4-6b00-7c3e-9d51-2f7a40e2{i:04}"),
                kind: "reminder",
                queued_at: at(date(2026, 11, 16)),
                ended_at: at(TODAY),
                attempts: 7,
                failure,
                may_still_go: i % 2 == 0,
            })
            .collect();
        let of = |mails, possibly_sent| Self {
            bureau: bureau_mails(Vec::new(), Vec::new()),
            mails: Some(mails),
            days: 90,
            possibly_sent,
        };
        let clerk = |bureau| Self {
            bureau,
            mails: None,
            days: 90,
            possibly_sent: None,
        };
        let sent = |held_with_copy_of| PossiblySent {
            held_with_copy_of,
            due: Some((at(date(2026, 11, 18)), at(TODAY))),
            kinds: vec![("reminder", 12), ("sign-in-link", 2)],
        };
        vec![
            Sample::new("empty", of(Vec::new(), None)),
            Sample::new("clerk-empty", clerk(bureau_mails(Vec::new(), Vec::new()))),
            Sample::new("clerk-some", clerk(bureau_mails(askers(), lost()))),
            Sample::new(
                "some",
                Self {
                    bureau: bureau_mails(askers(), lost()),
                    ..of(mails, None)
                },
            ),
            Sample::new("held", of(Vec::new(), Some(sent(Some(at(TODAY)))))),
            Sample::new("resumed", of(Vec::new(), Some(sent(None)))),
        ]
    }
}
