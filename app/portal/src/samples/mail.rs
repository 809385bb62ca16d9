//! The pages about mails.

use domain::account::MailPreference;
use domain::input::{ErrorCode, FieldError};
use jiff::civil::date;

use super::{EMAIL, ID, Sample, Samples, TODAY, at};
use crate::form::Form;
use crate::mail::{
    MailFailure, MailPreferenceView, PossiblySent, UndeliveredMail, UndeliveredView,
    UnsubscribeView,
};

impl Samples for MailPreferenceView {
    fn samples() -> Vec<Sample<Self>> {
        let of = |is_confirmed, form| Self {
            email: EMAIL.to_owned(),
            is_confirmed,
            preference: MailPreference::None,
            form,
        };
        let error = FieldError::new("preference", ErrorCode::Choice);
        vec![
            Sample::new("confirmed", of(true, Form::default())),
            Sample::new("unconfirmed", of(false, Form::default())),
            Sample::new("errors", of(true, Form::default().with_errors([error]))),
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
            mails,
            days: 30,
            possibly_sent,
        };
        let sent = |held_with_copy_of| PossiblySent {
            held_with_copy_of,
            due: Some((at(date(2026, 11, 18)), at(TODAY))),
            kinds: vec![("reminder", 12), ("sign-in-link", 2)],
        };
        vec![
            Sample::new("empty", of(Vec::new(), None)),
            Sample::new("some", of(mails, None)),
            Sample::new("held", of(Vec::new(), Some(sent(Some(at(TODAY)))))),
            Sample::new("resumed", of(Vec::new(), Some(sent(None)))),
        ]
    }
}
