//! Every mail in both languages, word for word: subject, text and HTML as a
//! mail server gets them. A changed word is a changed file in `snapshots/mail`;
//! `INSTA_UPDATE=always` writes them anew, for a person to read the difference.

use domain::bureau::BureauId;
use locales::Lang;
use office::db::account;
use office::db::account::Account;
use office::db::account::AccountChange;
use office::db::column::MailKind;
use office::db::entity::question;
use office::db::mail_reader;
use office::mail::deliverer::Delivered;
use office::mail::deliverer::Deliverer;
use office::mail::outbox;
use office::mail::outbox::NewMail;
use office::mail::outbox::queue;
use sea_orm::ActiveModelTrait as _;
use sea_orm::ActiveValue::Set;
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
pub(super) fn compare(name: &str, mail: &Mail, ids: &[(Uuid, &str)]) {
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
        "List-Id",
        "List-Unsubscribe",
        "List-Unsubscribe-Post",
    ] {
        said.push_str(&header(name));
    }
    said.push_str(&format!(
        "\n=== text/plain ===\n{}",
        mail.part("text/plain")
    ));
    said.push_str(&format!(
        "\n=== text/html ===\n{}\n",
        in_lines(&mail.part("text/html"))
    ));
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

/// HTML a line an element, its style left out: for a person to read.
fn in_lines(html: &str) -> String {
    let (head, rest) = html.split_once("<style>").unwrap();
    let (_, rest) = rest.split_once("</style>").unwrap();
    format!("{head}<style>[style]</style>{rest}")
        .replace("><", ">\n<")
        .replace("<br>\n", "<br>")
}

pub(super) async fn set_language(app: &App, id: Uuid, lang: Lang) -> Account {
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
        let to = "new@example.com".to_owned();
        let reader = mail_reader::ask(&transaction, kept.account, to, app.now())
            .await
            .unwrap()
            .id;
        transaction.commit().await.unwrap();
        for kind in MailKind::ALL.into_iter().filter(|kind| !kind.is_reminder()) {
            let key = format!("{kind}:{}", lang.as_str());
            let payload = match (kind.link_path(), kind) {
                (Some(_), _) => outbox::sealed_token(&app.state.keys, &key, TOKEN).unwrap(),
                (None, MailKind::QuestionAnswered) => json!({ "question_id": question }),
                (None, MailKind::ReaderConfirm) => json!({ "reader": reader }),
                _ => json!({}),
            };
            let whose = match kind {
                MailKind::StaffInvite => {
                    let email = format!("clerk-{}@example.jp", lang.as_str());
                    app.account(&email, "clerk", Some(BureauId::Kantoshinetsu))
                        .await
                }
                _ => kept.account,
            };
            let mail = NewMail {
                kind,
                account_id: Some(whose),
                plan_id: None,
                recipient: matches!(kind, MailKind::ChangeAddress | MailKind::ReaderConfirm)
                    .then(|| "new@example.com".to_owned()),
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
            let ids = [
                (kept.account, "account"),
                (question, "question"),
                (reader, "reader"),
            ];
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

#[tokio::test]
async fn every_mail_about_account_and_question_says_what_its_snapshot_says() {
    with_sink(every_other_kind).await;
}
