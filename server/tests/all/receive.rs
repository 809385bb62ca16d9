//! Mail that comes in: reports of what did not arrive, replies to answers; and
//! everything else, which is ignored and never answered.

use domain::bureau::BureauId;
use office::db::column::{Class, MailState};
use office::db::entity::{message, question};
use office::mail::reply::reply_address;
use office::usecase::inbound::{Received, receive};
use sea_orm::{EntityTrait as _, QueryOrder as _};
use uuid::Uuid;

use crate::harness::{App, Browser, on_both_with};
use crate::mail::work;

const TOKYO: BureauId = BureauId::Kantoshinetsu;

async fn on_both<F, Fut>(test: F)
where
    F: Fn(App) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    let configure = |config: &mut office::config::Config| {
        config.mail.reply_domain = Some("reply.example.jp".to_owned());
        config.limits.questions_per_day = 6;
    };
    on_both_with(configure, test).await;
}

/// A founder's question that a clerk has answered: the founder, the clerk, it.
async fn answered(app: &App) -> (Browser, Browser, Uuid) {
    let mut founder = app.applicant("founder@example.jp").await;
    let mut clerk = app.staff("clerk@example.jp", TOKYO, "clerk").await;
    let fields = [("prefecture", "13"), ("body", "写しは必要ですか")];
    founder.post("/ask", &fields).await.has_status(303);
    let rows = question::Entity::find()
        .all(app.state.db.read())
        .await
        .unwrap();
    let id = rows[0].id;
    let desk = format!("/desk/questions/{id}");
    for (act, fields) in [("claim", &[][..]), ("answer", &[("answer", "不要です")])] {
        let done = clerk.post(&format!("{desk}/{act}"), fields).await;
        done.redirects_to(&desk);
    }
    (founder, clerk, id)
}

/// A mail to the address of the answer.
fn letter(app: &App, question: Uuid, number: u32, from: &str, text: &str) -> String {
    let to = reply_address(&app.state, question).unwrap();
    format!(
        "From: {from}\r\nTo: {to}\r\nMessage-ID: <{number}@example.jp>\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\n{text}"
    )
}

async fn comes(app: &App, raw: &str) -> Received {
    receive(&app.state, raw.as_bytes()).await.unwrap()
}

async fn bodies(app: &App) -> Vec<String> {
    let messages = message::Entity::find().order_by_asc(message::Column::Id);
    let messages = messages.all(app.state.db.read()).await.unwrap();
    messages.into_iter().map(|message| message.body).collect()
}

#[tokio::test]
async fn a_reply_from_the_askers_address_is_in_the_thread_and_told_to_the_clerk() {
    on_both(|app| async move {
        let (mut founder, mut clerk, id) = answered(&app).await;
        work(&app).await;
        app.set_now("2026-11-20T03:00:00Z");
        let text = "ありがとう\u{202e}ございます。\r\nもう一つ\u{7}あります。\r\n\r\nTsukihajime さんは書きました：\r\n> 不要です\r\n";
        let raw = letter(&app, id, 1, "鈴木 <FOUNDER@Example.JP>", text);
        assert!(raw.lines().nth(1).unwrap().len() < 5 + 64 + 20);
        assert_eq!(comes(&app, &raw).await, Received::Replied);
        let own = "ありがとうございます。\nもう一つあります。";
        assert_eq!(bodies(&app).await.last().unwrap(), own);
        founder
            .get(&format!("/questions/{id}"))
            .await
            .shows("もう一つあります。")
            .says("message-by-mail")
            .says("question-state-claimed")
            .does_not_say("message-without-attachments");
        clerk.get(&format!("/desk/questions/{id}")).await.says("message-by-mail");
        let told = app.outbox().await.pop().unwrap();
        assert_eq!(told.kind.as_str(), "question-received");
        assert_eq!(told.account_id, clerk.account_id);
        // The same mail again, as servers do.
        assert!(matches!(comes(&app, &raw).await, Received::Ignored(_)));
        assert_eq!(bodies(&app).await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn attachments_and_what_is_too_long_are_not_taken_and_the_thread_says_so() {
    on_both(|app| async move {
        let (mut founder, _, id) = answered(&app).await;
        let to = reply_address(&app.state, id).unwrap();
        let raw = format!(
            "From: founder@example.jp\r\nTo: {}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n\
             --m\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{}\r\n\
             --m\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nx\r\n--m--\r\n",
            to.to_uppercase(),
            "あ".repeat(5_000)
        );
        assert_eq!(comes(&app, &raw).await, Received::Replied);
        assert_eq!(bodies(&app).await.last().unwrap().chars().count(), 4_000);
        founder
            .get(&format!("/questions/{id}"))
            .await
            .says("message-without-attachments")
            .says("message-cut");
    })
    .await;
}

#[tokio::test]
async fn what_is_no_reply_of_the_asker_is_ignored_and_nothing_goes_back() {
    on_both(|app| async move {
        let (_, _, id) = answered(&app).await;
        let before = (bodies(&app).await, app.outbox().await.len());
        let right = letter(&app, id, 1, "founder@example.jp", "はい");
        let to = reply_address(&app.state, id).unwrap();
        let other = reply_address(&app.state, office::clock::new_id()).unwrap();
        let (local, _) = to.split_once('@').unwrap();
        // Another last sign than the right one.
        let last = if local.ends_with('x') { 'y' } else { 'x' };
        let forged = format!("{}{last}@reply.example.jp", &local[..local.len() - 1]);
        let cases = [
            letter(&app, id, 2, "other@example.jp", "はい"),
            letter(&app, id, 3, "clerk@example.jp", "はい"),
            letter(&app, id, 4, "founder@example.jp, other@example.jp", "はい"),
            letter(&app, id, 5, "founder@example.jp", "> はい\r\n"),
            letter(&app, id, 6, "founder@example.jp", " \r\n\u{200b}\r\n"),
            letter(&app, id, 7, "Tsukihajime <no-reply@localhost>", "はい"),
            right.replace(&to, &other),
            right.replace(&to, &forged),
            right.replace(&to, &format!("{local}@example.jp")),
            right.replace(&to, "reply+@reply.example.jp"),
            format!("Auto-Submitted: auto-replied\r\n{right}"),
            format!("Precedence: bulk\r\n{right}"),
            format!("{}{right}", "Received: from a by b\r\n".repeat(31)),
            String::new(),
        ];
        for raw in &cases {
            assert!(
                matches!(comes(&app, raw).await, Received::Ignored(_)),
                "{raw}"
            );
        }
        // One of our own Message-IDs, as it is sent.
        let own = format!("<{}@127.0.0.1>", app.outbox().await[0].id);
        let raw = right.replace("<1@example.jp>", &own);
        assert!(
            matches!(comes(&app, &raw).await, Received::Ignored(_)),
            "{raw}"
        );
        assert_eq!((bodies(&app).await, app.outbox().await.len()), before);
        assert_eq!(comes(&app, &right).await, Received::Replied);
    })
    .await;
}

#[tokio::test]
async fn a_mail_to_a_closed_question_is_not_taken_and_its_page_says_so() {
    on_both(|app| async move {
        let (mut founder, _, id) = answered(&app).await;
        let page = format!("/questions/{id}");
        founder
            .post(&format!("{page}/close"), &[])
            .await
            .redirects_to(&page);
        founder
            .get(&page)
            .await
            .does_not_say("question-missed-mail");
        let before = bodies(&app).await;
        let raw = letter(&app, id, 1, "founder@example.jp", "まだあります");
        assert!(matches!(comes(&app, &raw).await, Received::Ignored(_)));
        assert_eq!(bodies(&app).await, before);
        founder.get(&page).await.says("question-missed-mail");
    })
    .await;
}

#[tokio::test]
async fn replies_by_mail_count_towards_the_days_limit() {
    on_both(|app| async move {
        let (_, _, id) = answered(&app).await;
        let mut taken = 0;
        for number in 1..=8 {
            let raw = letter(&app, id, number, "founder@example.jp", "もう一つ");
            taken += u32::from(comes(&app, &raw).await == Received::Replied);
        }
        // Six a day, the question itself is one.
        assert_eq!(taken, 5);
        app.set_now("2026-11-21T01:00:00Z");
        let raw = letter(&app, id, 9, "founder@example.jp", "翌日");
        assert_eq!(comes(&app, &raw).await, Received::Replied);
    })
    .await;
}

fn report(action: &str, status: &str, message_id: &str) -> String {
    format!(
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mail.example.jp\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example.jp\r\n\r\n\
         Final-Recipient: rfc822; founder@example.jp\r\nAction: {action}\r\nStatus: {status}\r\n\r\n\
         --b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\n\r\n--b--\r\n"
    )
}

#[tokio::test]
async fn a_mail_that_comes_back_is_marked_and_at_the_desk() {
    on_both(|app| async move {
        let (_, _, _) = answered(&app).await;
        work(&app).await;
        let row = async || {
            let rows = app.outbox().await;
            let row = rows
                .into_iter()
                .find(|row| row.kind.as_str() == "question-answered");
            row.unwrap()
        };
        let sent = row().await;
        assert_eq!(sent.state, MailState::Sent);
        for (action, message_id) in [
            ("delayed", &*sent.message_id),
            ("delivered", &*sent.message_id),
            ("failed", "<abc@example.jp>"),
            (
                "failed",
                &*format!("<{}@127.0.0.1>", office::clock::new_id()),
            ),
        ] {
            let raw = report(action, "4.4.1", message_id);
            assert!(
                matches!(comes(&app, &raw).await, Received::Ignored(_)),
                "{raw}"
            );
        }
        assert_eq!(row().await.state, MailState::Sent);
        let raw = report("failed", "5.1.1", &sent.message_id);
        assert_eq!(comes(&app, &raw).await, Received::Bounced);
        let back = row().await;
        assert_eq!(
            (back.state, back.last_class, back.last_code.as_deref()),
            (MailState::Dead, Some(Class::Refused), Some("5.1.1"))
        );
        // Servers tell it twice.
        assert!(matches!(comes(&app, &raw).await, Received::Ignored(_)));
        let mut lead = app.staff("lead@example.jp", TOKYO, "admin").await;
        lead.get("/desk/mails")
            .await
            .says("mail-kind-question-answered");
    })
    .await;
}

#[tokio::test]
async fn the_pipe_ends_with_0_when_it_is_done_and_with_75_when_the_mail_is_to_come_again() {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    let folder = tempfile::tempdir().unwrap();
    let run = |database: &str, mail: &[u8], more: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tsukihajime"));
        command
            .current_dir(folder.path())
            .arg("receive")
            .env("TSUKIHAJIME__DATABASE__URL", database)
            .envs(more.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that does not read to the end would break this pipe.
        child.stdin.take().unwrap().write_all(mail).unwrap();
        child.wait_with_output().unwrap().status.code()
    };
    const HERE: &str = "sqlite://var/tsukihajime.db";
    let big = vec![b'x'; 5_000_000];
    for mail in [&b"From: a@b.jp\r\n\r\nx"[..], b"", &big, &[0xff; 1_000]] {
        assert_eq!(run(HERE, mail, &[]), Some(0));
    }
    let away = "postgres://nobody:x@127.0.0.1:1/nothing";
    assert_eq!(run(away, b"From: a@b.jp\r\n\r\nx", &[]), Some(75));
    let wrong = [("TSUKIHAJIME__MAIL__URL", "ftp://x")];
    assert_eq!(run(HERE, b"", &wrong), Some(75));
}
