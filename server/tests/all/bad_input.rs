//! Every form × what people and programs type into it: a message at the field,
//! what was typed kept and escaped, never a 5xx.
//!
//! A form that is not in [`forms`] or [`BUTTONS`] fails the last test: name its
//! fields there.

use axum::http::Method;
use domain::schedule::PlanRequest;
use office::auth::link::{self, LinkData, NewLink, Purpose};
use office::auth::password::Queue;
use office::db::entity::account;
use office::usecase::plans;
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, EntityTrait as _, IntoActiveModel as _};
use uuid::Uuid;

use crate::harness::{Answer, App, Browser, html, on_both};

const PASSWORD: &str = "correct horse battery staple";

/// Forms that are a button and nothing else (but the version of what it acts on).
const BUTTONS: &[&str] = &[
    "/account/delete/undo",
    "/account/mail/reader/remove",
    // And where to go back to: a path of this site, or nowhere.
    "/account/mail/test",
    "/account/sessions",
    "/desk/mails/{mail}",
    "/desk/questions/{id}/claim",
    "/desk/questions/{id}/close",
    "/desk/questions/{id}/release",
    "/guide/forget",
    // Which turn, and yes or no.
    "/guide/helpful",
    // Signed by the address itself, as the next two and the last.
    "/mail/seen",
    "/plans/{id}/application/take-back",
    "/plans/{id}/calendar",
    "/plans/{id}/calendar/revoke",
    "/plans/{id}/code/{kind}",
    "/plans/{id}/form1/pdf",
    "/plans/{id}/letter",
    "/plans/{id}/outcome/take-back",
    "/plans/{id}/remove",
    "/plans/{id}/report",
    "/plans/{id}/steps/{step}/take-back",
    // Which boxes are ticked; what no page offers is passed over.
    "/plans/{id}/ticks",
    // And of which act.
    "/plans/{id}/told/take-back",
    "/questions/{id}/close",
    "/reader/confirm",
    "/reader/leave",
    "/sign-in/link/{token}",
    "/sign-out",
    "/sign-up/resend",
    // Signed by the address itself.
    "/unsubscribe",
    "/unsubscribe/weekly",
];

/// Endpoints of programs, which answer in JSON, and forms that are there only
/// in a certain state of a question: their own tests check them with the same
/// hostile input.
const NOT_FORMS: &[&str] = &[
    "/api/v1/guide",
    "/ask",
    "/desk/questions/{id}/answer",
    "/questions",
    "/questions/{id}",
];

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bad {
    Empty,
    Overlong,
    FullWidth,
    Emoji,
    Control,
    Sql,
    Html,
    Textarea,
}

impl Bad {
    const ALL: [Self; 8] = [
        Self::Empty,
        Self::Overlong,
        Self::FullWidth,
        Self::Emoji,
        Self::Control,
        Self::Sql,
        Self::Html,
        Self::Textarea,
    ];

    fn text(self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Overlong => "あ".repeat(9_000),
            Self::FullWidth => "ＡＢＣ１２３　－".to_owned(),
            Self::Emoji => "👩‍⚕️🏥".to_owned(),
            Self::Control => "a\u{0}b\u{1b}[31m\u{202e}c".to_owned(),
            Self::Sql => "'; DROP TABLE account; --".to_owned(),
            Self::Html => "<script>alert(1)</script>\" onfocus=\"alert(2)".to_owned(),
            Self::Textarea => "</textarea><script>alert(3)</script>".to_owned(),
        }
    }
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An address: nothing of it all is one.
    Email,
    /// A password to be chosen: too short or too long, else anything goes.
    NewPassword,
    /// A password to be checked: all wrong, and never echoed.
    Secret,
    /// A text that must not be empty or overlong.
    Text,
    /// The same, but may stay empty.
    OptionalText,
    /// Anything may come of it (a choice, part of a date, a code), but no page
    /// of ours breaks.
    Loose,
}

impl Kind {
    fn refuses(self, bad: Bad) -> bool {
        match self {
            Self::Email | Self::Secret => true,
            Self::NewPassword => true,
            Self::Text => matches!(bad, Bad::Empty | Bad::Overlong | Bad::Control),
            Self::OptionalText => matches!(bad, Bad::Overlong | Bad::Control),
            Self::Loose => false,
        }
    }

    fn is_echoed(self) -> bool {
        matches!(self, Self::Email | Self::Text | Self::OptionalText)
    }
}

/// Who fills it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Guest,
    Applicant,
}

pub struct Form {
    pub path: &'static str,
    who: Who,
    /// Name, what it takes, a value that is right.
    pub fields: &'static [(&'static str, Kind, &'static str)],
}

/// Every form with fields.
pub fn forms() -> Vec<Form> {
    use Kind::{Email, Loose, NewPassword, OptionalText, Secret, Text};
    let form = |path, who, fields| Form { path, who, fields };
    vec![
        form(
            "/sign-up",
            Who::Guest,
            &[
                ("email", Email, "new@example.jp"),
                ("password", NewPassword, PASSWORD),
                ("opening", Loose, "2027-04"),
                ("prefecture", Loose, "13"),
                ("kind", Loose, "medical"),
            ],
        ),
        form(
            "/sign-in",
            Who::Guest,
            &[
                ("email", Email, "founder@example.jp"),
                ("password", Loose, PASSWORD),
                ("next", Loose, "/plans"),
            ],
        ),
        form(
            "/sign-in/link",
            Who::Guest,
            &[("email", Email, "founder@example.jp")],
        ),
        form(
            "/reset",
            Who::Guest,
            &[("email", Email, "founder@example.jp")],
        ),
        form(
            "/confirm/{token}",
            Who::Guest,
            &[("password", Secret, PASSWORD)],
        ),
        form(
            "/reset/{token}",
            Who::Guest,
            &[("password", NewPassword, PASSWORD)],
        ),
        form(
            "/invite/{token}",
            Who::Guest,
            &[("password", NewPassword, PASSWORD)],
        ),
        form(
            "/account/language",
            Who::Applicant,
            &[("lang", Loose, "ja")],
        ),
        form(
            "/account/email",
            Who::Applicant,
            &[
                ("email", Email, "other@example.jp"),
                ("password", Secret, PASSWORD),
            ],
        ),
        form(
            "/account/password",
            Who::Applicant,
            &[
                ("password", Secret, PASSWORD),
                (
                    "new_password",
                    NewPassword,
                    "the river bends at the old mill",
                ),
            ],
        ),
        form(
            "/account/mail",
            Who::Applicant,
            &[
                ("preference", Loose, "fewer"),
                ("lang", Loose, "ja"),
                ("weekly", Loose, "yes"),
            ],
        ),
        form(
            "/account/mail/reader",
            Who::Applicant,
            &[("reader", Email, "family@example.jp")],
        ),
        form(
            "/account/delete",
            Who::Applicant,
            &[("password", Secret, PASSWORD)],
        ),
        // Whatever is pasted is a question, if something is left of it.
        form(
            "/guide",
            Who::Guest,
            &[
                ("question", Loose, "仮コードを忘れたら？"),
                ("topic", Loose, ""),
                ("opening", Loose, "2027-04"),
                ("prefecture", Loose, "13"),
                ("kind", Loose, "medical"),
            ],
        ),
        form(
            "/guide/hand-over",
            Who::Guest,
            &[
                ("question", Loose, "分室に出せますか"),
                ("prefecture", Loose, "13"),
            ],
        ),
        form(
            "/plans",
            Who::Applicant,
            &[
                ("opening", Loose, "2027-04"),
                ("prefecture", Loose, "13"),
                ("kind", Loose, "medical"),
            ],
        ),
        form(
            "/plans/{id}/name",
            Who::Applicant,
            &[("version", Loose, "0"), ("label", OptionalText, "駅前")],
        ),
        form(
            "/plans/{id}/opening",
            Who::Applicant,
            &[("version", Loose, "0"), ("opening", Loose, "2027-05")],
        ),
        form(
            "/plans/{id}/designated",
            Who::Applicant,
            &[
                ("version", Loose, "0"),
                ("on_year", Loose, "2027"),
                ("on_month", Loose, "4"),
                ("on_day", Loose, "1"),
            ],
        ),
        form(
            "/plans/{id}/no-designation",
            Who::Applicant,
            &[
                ("version", Loose, "0"),
                ("reason", Loose, "refused"),
                ("on_year", Loose, "2026"),
                ("on_month", Loose, "11"),
                ("on_day", Loose, "19"),
            ],
        ),
        form(
            "/plans/{id}/steps/{step}",
            Who::Applicant,
            &[
                ("version", Loose, "0"),
                ("choice", Loose, "done"),
                ("on_year", Loose, "2026"),
                ("on_month", Loose, "11"),
                ("on_day", Loose, "19"),
                ("code", Loose, "0012345"),
                ("note", Loose, "電話で確かめた"),
            ],
        ),
        form(
            "/plans/{id}/application",
            Who::Applicant,
            &[
                ("version", Loose, "0"),
                ("application", Loose, "handed-in"),
                ("applied_year", Loose, "2026"),
                ("applied_month", Loose, "11"),
                ("applied_day", Loose, "19"),
            ],
        ),
        form(
            "/plans/{id}/told",
            Who::Applicant,
            &[
                ("version", Loose, "0"),
                ("act", Loose, "number_request"),
                ("told_year", Loose, "2027"),
                ("told_month", Loose, "2"),
                ("told_day", Loose, "1"),
                ("heard_year", Loose, "2026"),
                ("heard_month", Loose, "11"),
                ("heard_day", Loose, "19"),
                ("who", OptionalText, "東京事務所の窓口"),
            ],
        ),
        form(
            "/plans/{id}/form1",
            Who::Applicant,
            &[
                ("version", Loose, "0"),
                ("reply_postal_code", Loose, "100-0001"),
                ("reply_address", Text, "東京都千代田区千代田1-1"),
                ("reply_name", Text, "鈴木花子"),
                ("institution_name", Text, "すずき医院"),
                ("institution_postal_code", Loose, "100-0001"),
                ("institution_address", Text, "東京都千代田区千代田1-1"),
                ("founder", Loose, "person"),
                ("founder_name", Text, "鈴木花子"),
                ("name_at_request", OptionalText, ""),
                ("postal_code_at_request", Loose, ""),
                ("address_at_request", OptionalText, ""),
                ("date", Loose, ""),
                ("date_month", Loose, ""),
                ("date_day", Loose, ""),
                ("provisional_code", Loose, ""),
            ],
        ),
    ]
}

struct Fixture {
    founder: account::Model,
    plan: Uuid,
}

impl Fixture {
    async fn new(app: &App) -> Self {
        let id = app.account("founder@example.jp", "applicant", None).await;
        let hash = app
            .state
            .passwords
            .hash(Queue::Known, PASSWORD)
            .await
            .unwrap();
        let transaction = app.state.db.begin().await.unwrap();
        let founder = account::Entity::find_by_id(id)
            .one(&transaction)
            .await
            .unwrap()
            .unwrap();
        let mut change = founder.into_active_model();
        change.password_hash = Set(Some(hash));
        let founder = change.update(&transaction).await.unwrap();
        transaction.commit().await.unwrap();
        Self {
            founder,
            plan: Uuid::nil(),
        }
    }

    /// The address of a form, with what it is about made anew.
    async fn address(&mut self, app: &App, path: &str) -> String {
        let transaction = app.state.db.begin().await.unwrap();
        // An earlier form may have given the founder another password.
        self.founder
            .clone()
            .into_active_model()
            .reset_all()
            .update(&transaction)
            .await
            .unwrap();
        if path.contains("{id}") {
            let draft = PlanRequest::parse("2027-04", "13", "medical").unwrap();
            app.forget_plans(&transaction, self.founder.id).await;
            self.plan = plans::keep_for(&transaction, self.founder.id, draft, app.now())
                .await
                .unwrap()[0];
        }
        let purpose = match path {
            "/confirm/{token}" => Purpose::ConfirmAddress,
            "/invite/{token}" => Purpose::StaffInvite,
            _ => Purpose::ResetPassword,
        };
        let mut token = String::new();
        if path.contains("{token}") {
            let confirms = purpose == Purpose::ConfirmAddress;
            let email = if confirms {
                "new@example.jp"
            } else {
                "founder@example.jp"
            };
            let link = NewLink {
                purpose,
                account_id: (!confirms).then_some(self.founder.id),
                email: domain::input::email("email", email).unwrap(),
                data: LinkData {
                    password_hash: self.founder.password_hash.clone(),
                    ..LinkData::default()
                },
            };
            token = link::create(&transaction, link, app.now())
                .await
                .unwrap()
                .reveal()
                .to_owned();
        }
        transaction.commit().await.unwrap();
        path.replace("{id}", &self.plan.to_string())
            .replace("{step}", "1")
            .replace("{token}", &token)
    }

    async fn browser(&self, app: &App, who: Who) -> Browser {
        match who {
            Who::Guest => app.guest(),
            Who::Applicant => app.signed_in(self.founder.id).await,
        }
    }
}

fn is_unharmed(answer: &Answer, what: &str) {
    assert!(
        answer.status.as_u16() < 500,
        "{what}: {}\n{}",
        answer.status,
        answer.body
    );
    for raw in ["<script>alert", "</textarea><script"] {
        assert!(
            !answer.body.contains(raw),
            "{what}: `{raw}` in\n{}",
            answer.body
        );
    }
    // A quotation mark is harmless in a text, but must not end an attribute.
    for (at, _) in answer.body.match_indices("\" onfocus=\"alert") {
        let before = &answer.body[..at];
        assert!(
            before.rfind('>') > before.rfind('<'),
            "{what}: an attribute ended in\n{}",
            answer.body
        );
    }
    assert!(
        !answer.body.contains('\u{1b}'),
        "{what}: control characters"
    );
}

#[tokio::test]
async fn bad_input_gets_a_message_at_its_field_and_is_kept() {
    on_both(|app| async move {
        let mut fixture = Fixture::new(&app).await;
        for form in forms() {
            for (name, kind, _) in form.fields {
                for bad in Bad::ALL {
                    let what = format!("{} {name} {bad:?}", form.path);
                    let address = fixture.address(&app, form.path).await;
                    let mut browser = fixture.browser(&app, form.who).await;
                    let typed = bad.text();
                    let fields: Vec<(&str, &str)> = form
                        .fields
                        .iter()
                        .map(|(field, _, right)| {
                            (
                                *field,
                                if field == name {
                                    typed.as_str()
                                } else {
                                    *right
                                },
                            )
                        })
                        .collect();
                    let answer = browser.post(&address, &fields).await;
                    is_unharmed(&answer, &what);
                    let status = answer.status.as_u16();
                    assert!(
                        matches!(status, 200 | 303 | 400 | 409 | 422),
                        "{what}: {status}\n{}",
                        answer.body
                    );
                    if kind.refuses(bad) && !is_accepted_password(*kind, bad) {
                        assert_eq!(status, 422, "{what}");
                        answer.refuses(name);
                        let is_kept = kind.is_echoed()
                            && !matches!(bad, Bad::Empty | Bad::Overlong | Bad::Control);
                        assert!(
                            !is_kept || answer.body.contains(&attribute(&typed)),
                            "{what}: not kept\n{}",
                            answer.body
                        );
                    } else if status == 422 {
                        // A field, or what is in the way as a whole.
                        assert!(
                            answer.body.contains("role=\"alert\""),
                            "{what}\n{}",
                            answer.body
                        );
                    }
                    if status == 303 {
                        let next = browser.follow(answer).await;
                        is_unharmed(&next, &format!("{what}, the page after"));
                    }
                }
            }
        }
        // The statement in the fields was text.
        assert!(
            account::Entity::find()
                .one(app.state.db.read())
                .await
                .unwrap()
                .is_some()
        );
    })
    .await;
}

/// A chosen password may be anything that is long enough and hard to guess.
fn is_accepted_password(kind: Kind, bad: Bad) -> bool {
    kind == Kind::NewPassword && matches!(bad, Bad::Sql | Bad::Html | Bad::Textarea | Bad::Control)
}

/// A text as Leptos writes it into an attribute.
fn attribute(text: &str) -> String {
    html(text).replace('"', "&quot;")
}

#[tokio::test]
async fn right_input_is_accepted() {
    on_both(|app| async move {
        let mut fixture = Fixture::new(&app).await;
        // What came of the designation can only be recorded once a number was asked
        // for: see the journeys.
        let outcomes = ["/plans/{id}/designated", "/plans/{id}/no-designation"];
        for form in forms().into_iter().filter(|f| !outcomes.contains(&f.path)) {
            let address = fixture.address(&app, form.path).await;
            let mut browser = fixture.browser(&app, form.who).await;
            let fields: Vec<(&str, &str)> = form
                .fields
                .iter()
                .map(|(name, _, right)| (*name, *right))
                .collect();
            let answer = browser.post(&address, &fields).await;
            assert_eq!(
                answer.status.as_u16(),
                303,
                "{}\n{}",
                form.path,
                answer.body
            );
        }
    })
    .await;
}

#[test]
fn every_form_of_the_site_is_in_the_table() {
    let known: Vec<&str> = forms().iter().map(|f| f.path).collect();
    for route in server::http::routes()
        .iter()
        .filter(|r| r.method == Method::POST)
    {
        assert!(
            known.contains(&route.path)
                || BUTTONS.contains(&route.path)
                || NOT_FORMS.contains(&route.path),
            "{}: name its fields in `forms`, or put it under BUTTONS",
            route.path
        );
    }
}
