//! Accounts: signing up, links from mails, the account's own pages.

use domain::account::{MailPreference, PasswordFault};
use domain::bureau::BureauId;
use domain::input::{ErrorCode, FieldError};
use jiff::civil::date;
use locales::Lang;

use super::{EMAIL, Sample, Samples, missing, request};
use crate::account::{
    AccountFormView, AccountView, AskForLinkView, Goal, LinkNeeds, LinkUse, MailSentView,
    MailWanted, NewPasswordView, OpenLinkView, SignInView, SignUpView, WayOn,
};
use crate::form::{Form, Hold};
use crate::mail::{Arrival, MailFailure};

fn way_on(goal: Goal) -> WayOn {
    WayOn {
        next: "/ask".to_owned(),
        query: "next=%2Fask".to_owned(),
        goal,
    }
}

fn typed() -> Form {
    Form::default().keep("email", EMAIL)
}

impl Samples for SignUpView {
    fn samples() -> Vec<Sample<Self>> {
        let weak = FieldError::new("password", ErrorCode::Password(PasswordFault::TooShort));
        let of = |form, draft| Self {
            form,
            way_on: None,
            draft,
        };
        vec![
            Sample::new("empty", Self::default()),
            Sample::new("with-plan", of(Form::default(), Some(request()))),
            Sample::new("errors", of(typed().with_errors([weak]), None)),
            Sample::new("busy", of(typed().held(Hold::Busy(60)), None)),
        ]
    }
}

impl Samples for SignInView {
    fn samples() -> Vec<Sample<Self>> {
        let wrong = typed().with_errors([FieldError::new("password", ErrorCode::SignIn)]);
        let to = |goal| Self {
            way_on: Some(way_on(goal)),
            ..Self::default()
        };
        vec![
            Sample::new("empty", Self::default()),
            Sample::new("to-question", to(Goal::Question { is_kept: true })),
            Sample::new("to-plans", to(Goal::Page("plans"))),
            Sample::new(
                "with-plan",
                Self {
                    draft: Some(request()),
                    ..Self::default()
                },
            ),
            Sample::new(
                "switched-off",
                Self {
                    is_switched_off: true,
                    ..Self::default()
                },
            ),
            Sample::new(
                "errors",
                Self {
                    form: wrong,
                    ..Self::default()
                },
            ),
            Sample::new(
                "wait",
                Self {
                    form: typed().held(Hold::Wait(900)),
                    ..Self::default()
                },
            ),
        ]
    }
}

impl Samples for MailSentView {
    fn samples() -> Vec<Sample<Self>> {
        let of = |wanted| Self {
            wanted,
            address: Some(EMAIL.to_owned()),
            is_held: false,
            is_enough: false,
            draft: None,
        };
        let sign_up = || of(MailWanted::SignUp);
        vec![
            Sample::new(
                "sign-up",
                Self {
                    draft: Some(request()),
                    ..sign_up()
                },
            ),
            Sample::new("sign-in-link", of(MailWanted::SignInLink)),
            Sample::new("reset", of(MailWanted::Reset)),
            Sample::new("change-address", of(MailWanted::ChangeAddress)),
            Sample::new(
                "held",
                Self {
                    is_held: true,
                    ..sign_up()
                },
            ),
            Sample::new(
                "enough",
                Self {
                    is_enough: true,
                    ..sign_up()
                },
            ),
            Sample::new(
                "not-asked",
                Self {
                    address: None,
                    ..sign_up()
                },
            ),
        ]
    }
}

impl Samples for AskForLinkView {
    fn samples() -> Vec<Sample<Self>> {
        let of = |wanted, form| Self {
            wanted,
            way_on: None,
            form,
        };
        let wrong = Form::default()
            .keep("email", "founder@")
            .with_errors([FieldError::new("email", ErrorCode::Email)]);
        vec![
            Sample::new("sign-in-link", of(MailWanted::SignInLink, Form::default())),
            Sample::new("reset", of(MailWanted::Reset, Form::default())),
            Sample::new("errors", of(MailWanted::Reset, wrong)),
        ]
    }
}

impl Samples for OpenLinkView {
    fn samples() -> Vec<Sample<Self>> {
        let of = |usage, needs| Self {
            usage,
            address: EMAIL.to_owned(),
            present: (usage == LinkUse::ChangeAddress).then(|| "old@clinic.example".to_owned()),
            needs,
            draft: None,
            form: Form::default(),
        };
        let mut wrong = of(LinkUse::Confirm, LinkNeeds::SignUpPassword);
        let error = FieldError::new("password", ErrorCode::WrongPassword);
        wrong.form = wrong.form.with_errors([error]);
        let mut with_plan = of(LinkUse::Confirm, LinkNeeds::Nothing);
        with_plan.draft = Some(request());
        vec![
            Sample::new("confirm", with_plan),
            Sample::new(
                "confirm-password",
                of(LinkUse::Confirm, LinkNeeds::SignUpPassword),
            ),
            Sample::new("sign-in", of(LinkUse::SignIn, LinkNeeds::Nothing)),
            Sample::new(
                "change-address",
                of(LinkUse::ChangeAddress, LinkNeeds::Nothing),
            ),
            Sample::new(
                "change-address-password",
                of(LinkUse::ChangeAddress, LinkNeeds::AccountPassword),
            ),
            Sample::new(
                "change-address-session",
                of(LinkUse::ChangeAddress, LinkNeeds::Session),
            ),
            Sample::new("errors", wrong),
        ]
    }
}

impl Samples for NewPasswordView {
    fn samples() -> Vec<Sample<Self>> {
        let of = |is_invitation, form| Self {
            is_invitation,
            address: EMAIL.to_owned(),
            form,
        };
        let wrong = Form::default().with_errors(missing(&["password"]));
        vec![
            Sample::new("reset", of(false, Form::default())),
            Sample::new("invitation", of(true, Form::default())),
            Sample::new("errors", of(false, wrong)),
        ]
    }
}

impl Samples for AccountView {
    fn samples() -> Vec<Sample<Self>> {
        let applicant = Self {
            address: EMAIL.to_owned(),
            bureau: None,
            has_password: true,
            lang: Lang::Ja,
            preference: MailPreference::Fewer,
            arrival: Arrival::Proven,
            leaves_at: None,
        };
        let leaving = Self {
            leaves_at: Some(date(2026, 12, 4).at(9, 0, 0, 0)),
            ..applicant.clone()
        };
        let without = Self {
            has_password: false,
            ..applicant.clone()
        };
        let staff = Self {
            bureau: Some(BureauId::Kantoshinetsu),
            ..applicant.clone()
        };
        vec![
            Sample::new(
                "mail-failed",
                Self {
                    arrival: Arrival::Failed(MailFailure::Full),
                    ..applicant.clone()
                },
            ),
            Sample::new("applicant", applicant),
            Sample::new("leaving", leaving),
            Sample::new("without-password", without),
            Sample::new("staff", staff),
        ]
    }
}

impl Samples for AccountFormView {
    fn samples() -> Vec<Sample<Self>> {
        let of = |has_password, form| Self {
            form,
            address: EMAIL.to_owned(),
            has_password,
        };
        let wrong = typed().with_errors([
            FieldError::new("email", ErrorCode::EmailName),
            FieldError::new("password", ErrorCode::WrongPassword),
        ]);
        vec![
            Sample::new("with-password", of(true, Form::default())),
            Sample::new("without-password", of(false, Form::default())),
            Sample::new("errors", of(true, wrong)),
        ]
    }
}
