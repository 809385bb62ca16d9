//! Every mail in both languages, word for word: subject, text and HTML as a
//! mail server gets them. A changed word is a changed file in `snapshots/mail`;
//! `INSTA_UPDATE=always` writes them anew, for a person to read the difference.

use std::collections::BTreeSet;

use domain::reminder;
use domain::reminder::Due;
use domain::reminder::ReminderKind;
use jiff::SignedDuration;
use jiff::Timestamp;
use locales::Lang;
use office::db::account;
use office::db::account::Account;
use office::db::account::AccountChange;
use office::db::column::MailKind;
use office::db::entity::question;
use office::mail::deliverer::Delivered;
use office::mail::deliverer::Deliverer;
use office::mail::facts;
use office::mail::outbox;
use office::mail::outbox::NewMail;
use office::mail::outbox::queue;
use sea_orm::ActiveModelTrait as _;
use sea_orm::ActiveValue::Set;
use serde_json::Value;
use serde_json::json;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::decoded;
use super::with_sink;
use crate::harness::App;
use crate::smtp_sink::Mail;
use crate::smtp_sink::Sink;

const TOKEN: &str = "a-token-of-43-characters-as-they-are-made-0";
/// 09:00 in Japan.
const MORNING: &str = "2026-11-20T00:00:00Z";

/// Compares with `snapshots/mail/<name>.snap`. What is another each time has a
/// name instead: ids, links' tokens and signatures.
fn compare(name: &str, mail: &Mail, ids: &[(Uuid, &str)]) {
    let header = |name: &str| match mail.header(name) {
        Some(value) => format!("{name}: {}\n", decoded(&value)),
        None => format!("{name}: none\n"),
    };
    let mut said = String::new();
    for name in [
        "From",
        "Subject",
        "Content-Language",
        "Auto-Submitted",
        "List-Unsubscribe",
        "List-Unsubscribe-Post",
    ] {
        said.push_str(&header(name));
    }
    for kind in ["text/plain", "text/html"] {
        said.push_str(&format!("\n=== {kind} ===\n{}", mail.part(kind)));
    }
    let mut said = said.replace("\r\n", "\n").replace(TOKEN, "[token]");
    for (id, word) in ids {
        said = said.replace(&id.to_string(), &format!("[{word}]"));
    }
    let mut whole = String::new();
    let mut rest = said.as_str();
    while let Some((before, after)) = rest.split_once("signature=") {
        whole.push_str(before);
        whole.push_str("signature=[signature]");
        rest = after.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "-_".contains(c));
    }
    whole.push_str(rest);
    assert!(!whole.contains('⟦'), "{whole}");
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/all/snapshots/mail"
    ));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, whole));
}

async fn set_language(app: &App, id: Uuid, lang: Lang) -> Account {
    let transaction = app.state.db.begin().await.unwrap();
    let change = AccountChange::Lang(lang);
    account::change(&transaction, id, change, app.now())
        .await
        .unwrap();
    let account = account::by_id(&transaction, id).await.unwrap().unwrap();
    transaction.commit().await.unwrap();
    account
}

/// Delivers what is queued; gives the newest mail.
async fn delivered(app: &App, sink: &Sink) -> Mail {
    let before = sink.mails().len();
    let deliverer = Deliverer::new(app.state.office.clone()).unwrap();
    let stop = CancellationToken::new();
    while deliverer.deliver_one(&stop).await.unwrap() == Delivered::One {}
    let mails = sink.mails();
    assert_eq!(
        mails.len(),
        before + 1,
        "one mail: {:?}",
        app.mail_states().await
    );
    mails.last().unwrap().clone()
}

/// Sent once each, to somebody with a plan and a question.
async fn every_other_kind(app: App, sink: Sink) {
    for lang in Lang::ALL {
        app.set_now(MORNING);
        let email = format!("founder-{}@example.jp", lang.as_str());
        let kept = app.founder(&email).keeps("2027-06").await;
        let account = set_language(&app, kept.account, lang).await;
        let transaction = app.state.db.begin().await.unwrap();
        account::change(&transaction, account.id, AccountChange::Leaves, app.now())
            .await
            .unwrap();
        let question = asked(&transaction, &app, kept.account).await;
        transaction.commit().await.unwrap();
        for kind in MailKind::ALL.into_iter().filter(|kind| !kind.is_reminder()) {
            let key = format!("{kind}:{}", lang.as_str());
            let payload = match (kind.link_path(), kind) {
                (Some(_), _) => outbox::sealed_token(&app.state.keys, &key, TOKEN).unwrap(),
                (None, MailKind::QuestionAnswered) => json!({ "question_id": question }),
                _ => json!({}),
            };
            let mail = NewMail {
                kind,
                account_id: Some(kept.account),
                plan_id: None,
                recipient: (kind == MailKind::ChangeAddress).then(|| "new@example.com".to_owned()),
                lang,
                dedupe_key: key,
                payload,
                not_before: app.now(),
                not_after: None,
            };
            let transaction = app.state.db.begin().await.unwrap();
            assert!(queue(&transaction, mail, app.now()).await.unwrap());
            transaction.commit().await.unwrap();
            let mail = delivered(&app, &sink).await;
            let ids = [(kept.account, "account"), (question, "question")];
            compare(&format!("{kind}.{}", lang.as_str()), &mail, &ids);
        }
    }
}

async fn asked(transaction: &sea_orm::DatabaseTransaction, app: &App, asker: Uuid) -> Uuid {
    let id = office::clock::new_id();
    let row = question::ActiveModel {
        id: Set(id),
        account_id: Set(asker),
        plan_id: Set(None),
        bureau: Set("kantoshinetsu".to_owned()),
        state: Set("answered".to_owned()),
        next_deadline: Set(None),
        guide: Set(None),
        claimed_by: Set(None),
        claimed_at: Set(None),
        asked_at: Set(app.now()),
        answered_at: Set(Some(app.now())),
        closed_at: Set(None),
        version: Set(1),
        staff_told_at: Set(None),
        mail_missed_at: Set(None),
    };
    row.insert(transaction).await.unwrap();
    id
}

/// Progress in which each kind of reminder comes up, and the opening month.
fn stories() -> Vec<Value> {
    let day = "2026-11-20";
    let first = json!({
        "provisional_code": { "done": day },
        "account": { "done": day },
        "card_reader": { "done": day },
    });
    let with = |more: Value| {
        let mut steps = first.clone();
        for (step, record) in more.as_object().unwrap() {
            steps[step] = record.clone();
        }
        steps
    };
    let number = json!({ "number_request": { "asked": day, "done": day } });
    let all = json!({
        "number_request": { "asked": day, "done": day },
        "number_presentation": { "done": day },
        "applications": { "done": day },
    });
    vec![
        json!({}),
        json!({ "steps": with(json!({})) }),
        json!({ "steps": with(json!({ "number_request": { "asked": day } })) }),
        json!({ "steps": with(number.clone()) }),
        json!({ "steps": with(all) }),
        json!({
            "steps": with(number),
            "outcome": { "result": "not_designated", "reason": "refused", "on": day },
        }),
    ]
}

/// `due-10-number_request`, `letter`, `due-letter-0-applications`.
fn stage(due: &Due) -> String {
    let mut name = due.kind.as_str().to_owned();
    if due.ask_for_letter {
        name.push_str("-letter");
    }
    if due.kind == ReminderKind::Due {
        name.push_str(&format!("-{}", due.offset));
    }
    if let Some(step) = due.step {
        name.push_str(&format!("-{}", step.as_str()));
    }
    name
}

/// The reminders of a plan on each morning until after its opening month, each
/// stage once.
async fn every_stage(app: &App, account: &Account) -> Vec<Due> {
    let mut stages = BTreeSet::new();
    let mut found = Vec::new();
    let start: Timestamp = MORNING.parse().unwrap();
    for day in 0..260 {
        let now = start + SignedDuration::from_hours(24 * day);
        let accounts = std::slice::from_ref(account);
        let plans = facts::plans_of(app.state.db.read(), accounts, now);
        for plan in plans.await.unwrap().values().flatten() {
            for due in reminder::due(&plan.facts(), now) {
                if stages.insert(stage(&due)) {
                    found.push(due);
                }
            }
        }
    }
    found
}

async fn every_reminder(app: App, sink: Sink) {
    for lang in Lang::ALL {
        let mut stages = BTreeSet::new();
        let mut kinds = BTreeSet::new();
        for (number, progress) in stories().into_iter().enumerate() {
            app.set_now(MORNING);
            let email = format!("founder-{number}-{}@example.jp", lang.as_str());
            let kept = app.founder(&email).keeps("2027-06").await;
            let account = set_language(&app, kept.account, lang).await;
            app.set_progress(kept.plan(), progress).await;
            for due in every_stage(&app, &account).await {
                let stage = stage(&due);
                kinds.insert(due.kind);
                if !stages.insert(stage.clone()) {
                    continue;
                }
                let now = due.send_at;
                app.set_now(&now.to_string());
                let transaction = app.state.db.begin().await.unwrap();
                outbox::plan_reminders(&transaction, &account, vec![due], now.into())
                    .await
                    .unwrap();
                transaction.commit().await.unwrap();
                let mail = delivered(&app, &sink).await;
                let ids = [(kept.account, "account"), (kept.plan(), "plan")];
                compare(&format!("{stage}.{}", lang.as_str()), &mail, &ids);
            }
        }
        assert_eq!(kinds, BTreeSet::from(ReminderKind::ALL), "{stages:#?}");
        // Three stages for each of the six steps, and of steps 5 and 6 as many
        // that ask for the letter.
        let of_steps = stages
            .iter()
            .filter(|stage| stage.starts_with("due-"))
            .count();
        assert_eq!(of_steps, 24, "{stages:#?}");
    }
}

/// Of one plan and of two.
async fn several_in_one(app: App, sink: Sink) {
    for lang in Lang::ALL {
        for kind in ["medical", "both"] {
            app.set_now(MORNING);
            let email = format!("founder-{kind}-{}@example.jp", lang.as_str());
            let kept = app.founder(&email).keeps("2027-05").of(kind).await;
            let account = set_language(&app, kept.account, lang).await;
            app.set_now("2026-12-01T00:00:00Z");
            let now = app.state.clock.now();
            let accounts = std::slice::from_ref(&account);
            let plans = facts::plans_of(app.state.db.read(), accounts, now)
                .await
                .unwrap();
            let due: Vec<Due> = plans
                .values()
                .flatten()
                .flat_map(|plan| reminder::due(&plan.facts(), now))
                .collect();
            assert!(due.len() > 1, "{due:?}");
            let transaction = app.state.db.begin().await.unwrap();
            outbox::plan_reminders(&transaction, &account, due, now.into())
                .await
                .unwrap();
            transaction.commit().await.unwrap();
            let mail = delivered(&app, &sink).await;
            let mut ids = vec![(kept.account, "account")];
            ids.extend(kept.plans.iter().map(|plan| (*plan, "plan")));
            compare(&format!("several-{kind}.{}", lang.as_str()), &mail, &ids);
        }
    }
}

#[tokio::test]
async fn every_mail_about_account_and_question_says_what_its_snapshot_says() {
    with_sink(every_other_kind).await;
}

#[tokio::test]
async fn every_reminder_of_every_stage_says_what_its_snapshot_says() {
    with_sink(every_reminder).await;
}

#[tokio::test]
async fn several_reminders_in_one_mail_say_what_their_snapshot_says() {
    with_sink(several_in_one).await;
}
