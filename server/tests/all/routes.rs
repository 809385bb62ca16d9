//! Every route × everybody: whoever a route does not allow is turned away, what
//! belongs to somebody else is not there, and nothing ends in a 5xx.
//!
//! A new route is walked by itself. If it needs something of its owner's that
//! the fixture has not, name it in [`NEEDS_MORE`].

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use domain::account::{Act, Role};
use domain::bureau::BureauId;
use office::clock::new_id;
use office::db::column::MailKind;
use office::db::entity::{message, outbox, plan_code, question};
use office::mail::outbox::{NewMail, queue};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, DatabaseTransaction,
    EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
};
use server::http::route::Allowed;
use uuid::Uuid;

use crate::harness::{App, Browser, on_both};

/// Routes that are not there until their plan has come further than the
/// fixture's; strangers get the same answer.
const NEEDS_MORE: &[&str] = &["/plans/{id}/letter", "/plans/{id}/report"];

/// Somebody who knocks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Who {
    Guest,
    /// Owns the plan and asked the question.
    Owner,
    OtherApplicant,
    /// Of the bureau that was asked.
    Clerk,
    Lead,
    Admin,
    ClerkElsewhere,
    AdminElsewhere,
}

impl Who {
    const ALL: [Self; 8] = [
        Self::Guest,
        Self::Owner,
        Self::OtherApplicant,
        Self::Clerk,
        Self::Lead,
        Self::Admin,
        Self::ClerkElsewhere,
        Self::AdminElsewhere,
    ];

    fn role(self) -> Option<Role> {
        match self {
            Self::Guest => None,
            Self::Owner | Self::OtherApplicant => Some(Role::Applicant),
            Self::Clerk | Self::ClerkElsewhere => Some(Role::Clerk),
            Self::Lead => Some(Role::Lead),
            Self::Admin | Self::AdminElsewhere => Some(Role::Admin),
        }
    }

    fn bureau(self) -> Option<BureauId> {
        match self {
            Self::Clerk | Self::Lead | Self::Admin => Some(BureauId::Kantoshinetsu),
            Self::ClerkElsewhere | Self::AdminElsewhere => Some(BureauId::Kinki),
            _ => None,
        }
    }
}

struct Fixture {
    accounts: Vec<(Who, Uuid)>,
    plan: Uuid,
    question: Uuid,
    /// A mail that was given up.
    mail: Uuid,
}

impl Fixture {
    async fn new(app: &App) -> Self {
        let mut accounts = Vec::new();
        for who in Who::ALL {
            if let Some(role) = who.role() {
                let address = format!("{who:?}@example.jp").to_lowercase();
                accounts.push((
                    who,
                    app.account(&address, role.as_str(), who.bureau()).await,
                ));
            }
        }
        let mut fixture = Self {
            accounts,
            plan: Uuid::nil(),
            question: Uuid::nil(),
            mail: Uuid::nil(),
        };
        fixture.fresh(app).await;
        fixture
    }

    fn id(&self, who: Who) -> Option<Uuid> {
        self.accounts
            .iter()
            .find(|(w, _)| *w == who)
            .map(|(_, id)| *id)
    }

    /// A new plan with both codes, and a new question about it.
    async fn fresh(&mut self, app: &App) {
        let owner = self.id(Who::Owner).unwrap();
        let transaction = app.state.db.begin().await.unwrap();
        app.forget_plans(&transaction, owner).await;
        transaction.commit().await.unwrap();
        self.plan = app.known(owner).keeps("2027-04").await.plan();
        let transaction = app.state.db.begin().await.unwrap();
        for (kind, code) in [("provisional", "0012345"), ("reception", "0415067")] {
            let place = format!("plan:{}:{kind}", self.plan);
            let (key_id, sealed) = app.state.keys.seal(&place, code).unwrap();
            let row = plan_code::ActiveModel {
                plan_id: Set(self.plan),
                kind: Set(kind.to_owned()),
                key_id: Set(key_id),
                sealed: Set(sealed),
                recorded_at: Set(app.now()),
            };
            row.insert(&transaction).await.unwrap();
        }
        self.question = new_id();
        let row = question::ActiveModel {
            id: Set(self.question),
            account_id: Set(owner),
            plan_id: Set(Some(self.plan)),
            bureau: Set(BureauId::Kantoshinetsu.as_str().to_owned()),
            state: Set("open".to_owned()),
            next_deadline: Set(None),
            guide: Set(None),
            claimed_by: Set(None),
            claimed_at: Set(None),
            asked_at: Set(app.now()),
            answered_at: Set(None),
            closed_at: Set(None),
            version: Set(0),
            staff_told_at: Set(None),
            mail_missed_at: Set(None),
        };
        row.insert(&transaction).await.unwrap();
        let first = message::ActiveModel {
            id: Set(new_id()),
            question_id: Set(self.question),
            author: Set("asker".to_owned()),
            author_id: Set(Some(owner)),
            body: Set("いつまでですか".to_owned()),
            at: Set(app.now()),
            via: Set(None),
        };
        first.insert(&transaction).await.unwrap();
        self.mail = given_up(&transaction, app, owner).await;
        transaction.commit().await.unwrap();
    }

    async fn browser(&self, app: &App, who: Who) -> Browser {
        match self.id(who) {
            Some(id) => app.signed_in(id).await,
            None => app.guest(),
        }
    }

    fn fill(&self, path: &str) -> String {
        let id = if path.starts_with("/plans/") {
            self.plan
        } else {
            self.question
        };
        path.split('/')
            .map(|part| match part {
                "{id}" => id.to_string(),
                "{mail}" => self.mail.to_string(),
                "{step}" => "1".to_owned(),
                "{kind}" => "provisional".to_owned(),
                part if part.starts_with('{') => "1".to_owned(),
                part => part.to_owned(),
            })
            .collect::<Vec<_>>()
            .join("/")
    }
}

/// A mail to the owner that the server refused for good.
async fn given_up(transaction: &DatabaseTransaction, app: &App, owner: Uuid) -> Uuid {
    let mail = NewMail {
        kind: MailKind::PasswordChanged,
        account_id: Some(owner),
        plan_id: None,
        recipient: None,
        lang: locales::Lang::Ja,
        dedupe_key: new_id().to_string(),
        payload: serde_json::json!({}),
        not_before: app.now(),
        not_after: None,
    };
    let key = mail.dedupe_key.clone();
    queue(transaction, mail, app.now()).await.unwrap();
    let row = outbox::Entity::find()
        .filter(outbox::Column::DedupeKey.eq(key))
        .one(transaction)
        .await
        .unwrap()
        .unwrap();
    let id = row.id;
    let mut dead = row.into_active_model();
    dead.state = Set(office::db::column::MailState::Dead);
    dead.last_class = Set(Some(office::db::column::Class::Refused));
    dead.settled_at = Set(Some(app.now()));
    dead.update(transaction).await.unwrap();
    id
}

/// Whether the thing at this address is theirs; `None`: nobody's in particular.
fn is_theirs(path: &str, who: Who) -> Option<bool> {
    if path.starts_with("/plans/{") || path.starts_with("/questions/{") {
        Some(who == Who::Owner)
    } else if path.starts_with("/desk/") && path.contains("{id}") {
        Some(who.bureau() == Some(BureauId::Kantoshinetsu))
    } else {
        None
    }
}

/// What a form's owner would send; nothing where there is only a button.
fn right_fields(path: &str) -> Vec<(&'static str, &'static str)> {
    crate::bad_input::forms()
        .into_iter()
        .find(|form| form.path == path)
        .map(|form| {
            form.fields
                .iter()
                .map(|(name, _, right)| (*name, *right))
                .collect()
        })
        .unwrap_or_default()
}

/// Who was let in by what a route asks for, as the walk has seen it: a line for
/// each act, a column for each of [`Who`] and whose thing it was.
#[derive(Default)]
struct Seen(BTreeMap<String, BTreeMap<String, BTreeSet<&'static str>>>);

impl Seen {
    fn add(&mut self, allowed: Allowed, theirs: Option<bool>, who: Who, status: u16) {
        let of_whom = match theirs {
            Some(true) => "own",
            Some(false) => "other's",
            None => "nobody's",
        };
        let came = match status {
            401 => "sign in",
            404 => "not there",
            _ => "let in",
        };
        let line = self.0.entry(format!("{allowed:?}")).or_default();
        let column = format!("{who:?}, {of_whom}");
        line.entry(column).or_default().insert(came);
    }

    fn print(&self) {
        for (allowed, line) in &self.0 {
            println!("{allowed}");
            for (who, came) in line {
                println!("    {who:<28} {came:?}");
            }
        }
    }
}

#[tokio::test]
async fn every_route_lets_in_whom_it_allows_and_nobody_else() {
    on_both(|app| async move {
        let mut fixture = Fixture::new(&app).await;
        let mut walked = 0;
        let mut seen = Seen::default();
        let mut missed = Vec::new();
        for route in server::http::routes() {
            for who in Who::ALL {
                let is_post = route.method == axum::http::Method::POST;
                if is_post {
                    // What somebody did before must not decide.
                    fixture.fresh(&app).await;
                }
                let path = fixture.fill(route.path);
                let mut browser = fixture.browser(&app, who).await;
                let answer = if is_post {
                    browser.post(&path, &right_fields(route.path)).await
                } else {
                    browser.get(&path).await
                };
                if route.path == "/desk/mails/{mail}" && who.role() == Some(Role::Admin) {
                    assert_eq!(answer.location().as_deref(), Some("/desk/mails"));
                }
                let asked = format!(
                    "{} {} by {who:?}: {}",
                    route.method, route.path, answer.status
                );
                let status = answer.status.as_u16();
                assert!(status < 500, "{asked}\n{}", answer.body);
                seen.add(route.allowed, is_theirs(route.path, who), who, status);
                if route.allowed.lets_in(who.role()) {
                    assert_ne!(status, 401, "{asked}");
                    let sent_to_sign_in = answer
                        .location()
                        .is_some_and(|l| l.starts_with("/sign-in?"));
                    assert!(!sent_to_sign_in, "{asked}");
                    match is_theirs(route.path, who) {
                        Some(false) => assert_eq!(status, 404, "{asked}"),
                        // So that a stranger's 404 means something.
                        Some(true) if status == 404 && !NEEDS_MORE.contains(&route.path) => {
                            missed.push(asked)
                        }
                        _ => {}
                    }
                } else if who == Who::Guest && is_post {
                    assert_eq!(status, 401, "{asked}");
                } else if who == Who::Guest {
                    let next = serde_urlencoded::to_string([("next", &path)]).unwrap();
                    assert_eq!(
                        answer.location(),
                        Some(format!("/sign-in?{next}")),
                        "{asked}"
                    );
                } else {
                    assert_eq!(status, 404, "{asked}");
                }
                walked += 1;
            }
        }
        println!("{walked} visits");
        seen.print();
        // What no route offers yet says so in its doc comment.
        let waiting: Vec<Act> = Act::ALL
            .into_iter()
            .filter(|act| !seen.0.contains_key(&format!("{:?}", Allowed::May(*act))))
            .collect();
        assert_eq!(
            waiting,
            [
                Act::RevealNumber,
                Act::ReassignQuestion,
                Act::EditRulebook,
                Act::ReadAuditLog,
                Act::ManageStaff,
            ]
        );
        assert!(missed.is_empty(), "not there for whose it is: {missed:#?}");
        assert!(walked > 200);
    })
    .await;
}

#[tokio::test]
async fn ids_that_are_none_are_not_found_and_break_nothing() {
    on_both(|app| async move {
        let fixture = Fixture::new(&app).await;
        let long = "9".repeat(3_000);
        for route in server::http::routes()
            .iter()
            .filter(|r| r.path.contains('{'))
        {
            for id in [
                "1",
                "%00",
                "%F0%9F%8F%A5",
                "..%2F..%2Fetc",
                "'%20OR%201=1--",
                &long,
            ] {
                let path: String = route
                    .path
                    .split('/')
                    .map(|part| if part.starts_with('{') { id } else { part })
                    .collect::<Vec<_>>()
                    .join("/");
                let who = match route.allowed {
                    Allowed::May(act) if Role::Applicant.may(act) => Who::Owner,
                    Allowed::May(_) => Who::Admin,
                    Allowed::Anyone => Who::Owner,
                };
                let mut browser = fixture.browser(&app, who).await;
                let answer = match route.method {
                    axum::http::Method::POST => browser.post(&path, &[]).await,
                    _ => browser.get(&path).await,
                };
                let status = answer.status.as_u16();
                assert!(
                    (400..500).contains(&status),
                    "{} {path}: {status}",
                    route.method
                );
            }
        }
    })
    .await;
}
