//! Mail that is not lost: what leaves when, and what a crash does to it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::schedule::PlanRequest;
use locales::Lang;
use office::db::column::MailKind;
use office::db::column::MailState;
use office::db::entity::{account, delivery_attempt, outbox, plan};
use office::mail::attempt::Told;
use office::mail::deliverer::{Delivered, Deliverer, Prepared};
use office::mail::outbox::{NewMail, queue};
use office::mail::planner;
use office::worker;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::harness::{App, on_both_with};
use crate::smtp_sink::{Answer, Mail, Sink};

/// Runs a test on each database with a mail server of its own.
pub(crate) async fn with_sink<F, Fut>(test: F)
where
    F: Fn(App, Sink) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    let sinks = [Sink::start().await, Sink::start().await];
    let configured = AtomicUsize::new(0);
    let run = AtomicUsize::new(0);
    on_both_with(
        |config| {
            config.mail.url = sinks[configured.fetch_add(1, Ordering::SeqCst)]
                .url()
                .into()
        },
        |app| test(app, sinks[run.fetch_add(1, Ordering::SeqCst)].clone()),
    )
    .await;
}

/// Keeps a Tokyo clinic's plan; its `progress` as stored.
pub(crate) async fn keep(app: &App, account_id: Uuid, opening: &str, kind: &str) -> Uuid {
    let transaction = app.state.db.begin().await.unwrap();
    let account = account::Entity::find_by_id(account_id)
        .one(&transaction)
        .await
        .unwrap()
        .unwrap();
    let draft = PlanRequest::parse(opening, "13", kind).unwrap();
    let ids = office::usecase::plans::keep_for(&transaction, account.id, draft, app.now())
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    ids[0]
}

pub(crate) async fn record(app: &App, plan_id: Uuid, progress: Value) {
    let transaction = app.state.db.begin().await.unwrap();
    plan::Entity::update_many()
        .col_expr(plan::Column::Progress, Expr::value(progress))
        .filter(plan::Column::Id.eq(plan_id))
        .exec(&transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

pub(crate) fn done(steps: &[&str]) -> Value {
    let steps: BTreeMap<&str, Value> = steps
        .iter()
        .map(|step| (*step, json!({ "done": "2026-11-20" })))
        .collect();
    json!({ "steps": steps })
}

/// A plan whose steps 1–3 are done, so that only the later steps are due.
pub(crate) async fn prepared_plan(app: &App, email: &str) -> (Uuid, Uuid) {
    let account = app.account(email, "applicant", None).await;
    let plan = keep(app, account, "2027-06", "medical").await;
    record(
        app,
        plan,
        done(&["provisional_code", "account", "card_reader"]),
    )
    .await;
    (account, plan)
}

/// Plans and delivers everything that is due now.
pub(crate) async fn work(app: &App) {
    planner::round(&app.state, app.state.clock.now())
        .await
        .unwrap();
    let deliverer = Deliverer::new(app.state.office.clone()).unwrap();
    while deliverer
        .deliver_one(&CancellationToken::new())
        .await
        .unwrap()
        == Delivered::One
    {}
}

/// Lets days pass, looking in each morning and each afternoon, Japan time.
async fn live_until(app: &App, from: &str, days: i64) {
    let start: jiff::Timestamp = from.parse().unwrap();
    for half_day in 0..days * 2 {
        app.set_now(&(start + jiff::SignedDuration::from_hours(12 * half_day)).to_string());
        work(app).await;
    }
}

pub(crate) fn subjects(mails: &[Mail]) -> Vec<String> {
    mails
        .iter()
        .map(|mail| decoded(&mail.header("Subject").unwrap()))
        .collect()
}

/// RFC 2047 words, base64 of UTF-8.
fn decoded(text: &str) -> String {
    let mut whole = Vec::new();
    let words: Vec<&str> = text.split(' ').collect();
    for (index, word) in words.iter().enumerate() {
        match word
            .strip_prefix("=?utf-8?b?")
            .and_then(|w| w.strip_suffix("?="))
        {
            Some(word) => whole.extend(data_encoding::BASE64.decode(word.as_bytes()).unwrap()),
            None => {
                if index > 0 {
                    whole.push(b' ');
                }
                whole.extend(word.as_bytes());
            }
        }
    }
    String::from_utf8(whole).unwrap()
}

/// The plain-text part.
pub(crate) fn plain(mail: &Mail) -> String {
    let part = mail.text.split("Content-Type: text/plain").nth(1).unwrap();
    let (head, rest) = part.split_once("\r\n\r\n").unwrap();
    let body = rest.split("\r\n--").next().unwrap();
    if head.contains("base64") {
        let body: String = body.split_whitespace().collect();
        return String::from_utf8(data_encoding::BASE64.decode(body.as_bytes()).unwrap()).unwrap();
    }
    body.to_owned()
}

async fn states(app: &App) -> Vec<&'static str> {
    app.mail_states().await
}

pub(crate) fn new_mail(app: &App, kind: MailKind, key: &str, to: &str) -> NewMail {
    NewMail {
        kind,
        account_id: None,
        plan_id: None,
        recipient: Some(to.to_owned()),
        lang: Lang::Ja,
        dedupe_key: key.to_owned(),
        payload: json!({}),
        not_before: app.now(),
        not_after: None,
    }
}

pub(crate) async fn queue_plain(app: &App, key: &str, to: &str) {
    let transaction = app.state.db.begin().await.unwrap();
    let mail = new_mail(app, MailKind::PasswordChanged, key, to);
    queue(&transaction, mail, app.now()).await.unwrap();
    transaction.commit().await.unwrap();
}

async fn let_leases_run_out(app: &App) {
    let transaction = app.state.db.begin().await.unwrap();
    outbox::Entity::update_many()
        .col_expr(outbox::Column::LeaseUntil, Expr::value(0_i64))
        .exec(&transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

#[tokio::test]
async fn each_reminder_leaves_once_at_nine_on_an_open_day_and_no_two_read_alike() {
    with_sink(|app, sink| async move {
        let (_, plan) = prepared_plan(&app, "founder@example.jp").await;
        live_until(&app, "2026-11-20T00:00:00Z", 150).await;
        let mails = sink.mails();
        let subjects = subjects(&mails);
        let distinct: std::collections::HashSet<&String> = subjects.iter().collect();
        assert_eq!(distinct.len(), subjects.len(), "{subjects:#?}");
        assert!(subjects.len() >= 3, "{subjects:#?}");
        assert!(
            subjects.iter().all(|subject| subject.starts_with('【')),
            "{subjects:#?}"
        );
        for mail in &mails {
            let date = mail.header("Date").unwrap();
            assert!(
                date.contains(" 00:00:00 ") && !date.starts_with("Sat") && !date.starts_with("Sun"),
                "{date}"
            );
            let text = plain(mail);
            assert!(
                text.contains(&format!("http://127.0.0.1:3000/plans/{plan}")),
                "{text}"
            );
            assert_eq!(mail.to, "founder@example.jp");
            assert!(mail.text.contains("text/html"), "both parts");
            assert_eq!(
                mail.header("Auto-Submitted").as_deref(),
                Some("auto-generated")
            );
            assert_eq!(
                mail.header("List-Unsubscribe-Post").as_deref(),
                Some("List-Unsubscribe=One-Click")
            );
        }
        // Nothing more on the same day, and no second copy of anything.
        work(&app).await;
        assert_eq!(sink.mails().len(), mails.len());
    })
    .await;
}

#[tokio::test]
async fn before_nine_and_on_closed_days_nothing_leaves() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        // Kept on Friday after 09:00, so the first mail is Tuesday's: Monday is a holiday.
        app.set_now("2026-11-20T00:00:01Z");
        keep(&app, account, "2027-06", "medical").await;
        for quiet in [
            "2026-11-20T23:59:59Z",
            "2026-11-21T00:00:00Z",
            "2026-11-23T03:00:00Z",
            "2026-11-23T23:59:00Z",
        ] {
            app.set_now(quiet);
            work(&app).await;
        }
        assert_eq!(sink.mails().len(), 0);
        app.set_now("2026-11-24T00:00:00Z");
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_step_done_after_the_mail_was_queued_is_not_written_about() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let plan = keep(&app, account, "2027-06", "medical").await;
        app.set_now("2026-11-24T00:00:00Z");
        planner::round(&app.state, app.state.clock.now())
            .await
            .unwrap();
        assert_eq!(states(&app).await, ["pending"]);
        record(
            &app,
            plan,
            done(&["provisional_code", "account", "card_reader"]),
        )
        .await;
        work(&app).await;
        assert_eq!(states(&app).await, ["cancelled"]);
        assert!(sink.mails().is_empty());
        // The record is taken back: the reason is there again, and so is the mail.
        record(&app, plan, json!({})).await;
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_moved_date_cancels_what_was_queued_and_the_new_dates_have_mails_of_their_own() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let plan = keep(&app, account, "2027-05", "medical").await;
        // Ten open days before the aim date of steps 1–3 (1 December).
        app.set_now("2026-11-24T00:00:00Z");
        planner::round(&app.state, app.state.clock.now())
            .await
            .unwrap();
        let transaction = app.state.db.begin().await.unwrap();
        plan::Entity::update_many()
            .col_expr(plan::Column::Opening, Expr::value("2027-08"))
            .col_expr(plan::Column::DeadlineRevision, Expr::value(1))
            .filter(plan::Column::Id.eq(plan))
            .exec(&transaction)
            .await
            .unwrap();
        office::mail::outbox::cancel_for_plan(&transaction, plan, app.now())
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        assert!(states(&app).await.iter().all(|state| *state == "cancelled"));
        live_until(&app, "2026-11-25T00:00:00Z", 120).await;
        let subjects = subjects(&sink.mails());
        assert!(!subjects.is_empty());
        assert!(
            subjects.iter().all(|subject| !subject.contains("12/1")),
            "{subjects:#?}"
        );
    })
    .await;
}

#[tokio::test]
async fn several_plans_and_steps_due_on_one_morning_become_one_mail() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let other = app.account("other@example.jp", "applicant", None).await;
        keep(&app, account, "2027-05", "both").await;
        keep(&app, other, "2027-05", "pharmacy").await;
        app.set_now("2026-12-01T00:00:00Z");
        work(&app).await;
        let mails = sink.mails();
        let to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(
            to.iter().filter(|to| **to == "founder@example.jp").count(),
            1,
            "{:?}",
            subjects(&mails)
        );
        assert_eq!(to.len(), 2);
        let mine = mails
            .iter()
            .find(|mail| mail.to == "founder@example.jp")
            .unwrap();
        assert!(decoded(&mine.header("Subject").unwrap()).contains("ほか"));
        assert!(
            plain(mine).contains("http://127.0.0.1:3000/plans\r\n"),
            "{}",
            plain(mine)
        );
        assert!(states(&app).await.contains(&"merged"));
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_is_not_there_is_one_thing_to_do_at_the_bureau_and_the_steps_follow_at_the_portal()
 {
    with_sink(|app, sink| async move {
        prepared_plan(&app, "founder@example.jp").await;
        // One open day after the dispatch, three before the aim date: the letter
        // and steps 5 and 6 are all due.
        app.set_now("2027-05-11T00:00:00Z");
        work(&app).await;
        let mails = sink.mails();
        assert_eq!(mails.len(), 1, "{:?}", subjects(&mails));
        let subject = decoded(&mails[0].header("Subject").unwrap());
        assert!(
            subject.contains("回答書は届きましたか（あと3開庁日です）"),
            "{subject}"
        );
        assert!(!subject.contains("ほか"), "{subject}");
        let text = plain(&mails[0]);
        assert!(!text.contains("=="), "no headings for one thing: {text}");
        let place = |words: &str| {
            text.find(words)
                .unwrap_or_else(|| panic!("{words} in {text}"))
        };
        assert!(place("回答書（受付番号のお知らせ）が届いたか") < place("関東信越厚生局"));
        assert!(place("関東信越厚生局") < place("手続5"));
        assert!(place("手続5") < place("手続6"));
        assert!(place("手続6") < place("どこに：オンライン資格確認実施機関"));
        assert_eq!(text.matches("どこに").count(), 1, "{text}");
    })
    .await;
}

#[tokio::test]
async fn the_mail_about_step_four_names_the_last_safe_day_as_the_goal() {
    with_sink(|app, sink| async move {
        prepared_plan(&app, "founder@example.jp").await;
        // Thursday, 1 April, is the day on which it would be handed back.
        app.set_now("2027-03-31T00:00:00Z");
        work(&app).await;
        let mails = sink.mails();
        let subjects = subjects(&mails);
        assert!(subjects[0].starts_with("【3/31(水)まで】"), "{subjects:?}");
        let said = plain(&mails[0]);
        assert!(
            said.contains("2027年3月31日（水）（厚生局の期限は未確認です。"),
            "{said}"
        );
        assert!(said.contains("2027年4月1日（木）"), "{said}");
        assert!(said.contains("返戻"), "{said}");
        // On the deadline itself there is nothing left to be in time for.
        app.set_now("2027-04-01T00:00:00Z");
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn after_thirty_days_without_a_worker_each_step_is_mentioned_once() {
    with_sink(|app, sink| async move {
        let (_, plan) = prepared_plan(&app, "founder@example.jp").await;
        app.set_now("2027-03-12T00:00:00Z");
        work(&app).await;
        let caught_up = app.outbox().await;
        assert!(
            sink.mails().len() <= 1,
            "one mail at most: {:?}",
            subjects(&sink.mails())
        );
        let of_step_4 = caught_up
            .iter()
            .filter(|mail| {
                mail.dedupe_key
                    .starts_with(&format!("due:{plan}:number_request"))
            })
            .count();
        assert!(of_step_4 <= 1, "missed offsets collapse");
    })
    .await;
}

#[tokio::test]
async fn two_workers_never_send_the_same_mail() {
    with_sink(|app, sink| async move {
        for n in 0..40 {
            queue_plain(&app, &format!("mail-{n}"), &format!("person{n}@example.jp")).await;
        }
        sink.slow(2);
        if app.state.db.has_one_deliverer() {
            // On SQLite one process delivers; the other waits for its place.
            let stop = CancellationToken::new();
            let workers: Vec<_> = (0..2)
                .map(|_| tokio::spawn(worker::run(app.state.office.clone(), stop.clone())))
                .collect();
            for _ in 0..200 {
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
                if sink.mails().len() >= 40 {
                    break;
                }
            }
            stop.cancel();
            for worker in workers {
                worker.await.unwrap().unwrap();
            }
        } else {
            let workers: Vec<_> = (0..2)
                .map(|_| {
                    let deliverer = Deliverer::new(app.state.office.clone()).unwrap();
                    tokio::spawn(async move {
                        while deliverer
                            .deliver_one(&CancellationToken::new())
                            .await
                            .unwrap()
                            == Delivered::One
                        {}
                    })
                })
                .collect();
            for worker in workers {
                worker.await.unwrap();
            }
        }
        let mut to: Vec<String> = sink.mails().into_iter().map(|mail| mail.to).collect();
        to.sort();
        assert_eq!(to.len(), 40);
        to.dedup();
        assert_eq!(to.len(), 40);
        assert!(states(&app).await.iter().all(|state| *state == "sent"));
    })
    .await;
}

#[tokio::test]
async fn a_crash_between_sending_and_settling_sends_the_same_bytes_again_and_only_that_mail() {
    with_sink(|app, sink| async move {
        queue_plain(&app, "first", "first@example.jp").await;
        queue_plain(&app, "second", "second@example.jp").await;
        let crashing = Deliverer::new(app.state.office.clone()).unwrap();
        let row = crashing.claim(1).await.unwrap().pop().unwrap();
        let Prepared::Ready { row, to } = crashing.prepare(row).await.unwrap() else {
            panic!("ready")
        };
        crashing.send(&row, &to, &Told::default()).await.unwrap();
        drop(crashing);
        let_leases_run_out(&app).await;
        app.pass(jiff::SignedDuration::from_hours(2));
        work(&app).await;
        let mails = sink.mails();
        assert_eq!(
            mails
                .iter()
                .map(|mail| mail.to.as_str())
                .collect::<Vec<_>>(),
            ["first@example.jp", "first@example.jp", "second@example.jp"]
        );
        assert_eq!(mails[0].text, mails[1].text);
        let id = mails[0].header("Message-ID").unwrap();
        assert_eq!(id, format!("<{}@127.0.0.1>", row.id));
        assert!(states(&app).await.iter().all(|state| *state == "sent"));
    })
    .await;
}

#[tokio::test]
async fn a_worker_that_lost_its_lease_settles_nothing() {
    with_sink(|app, _sink| async move {
        queue_plain(&app, "slow", "slow@example.jp").await;
        let slow = Deliverer::new(app.state.office.clone()).unwrap();
        let row = slow.claim(1).await.unwrap().pop().unwrap();
        let Prepared::Ready { row, to } = slow.prepare(row).await.unwrap() else {
            panic!("ready")
        };
        let outcome = slow.send(&row, &to, &Told::default()).await.unwrap();
        let_leases_run_out(&app).await;
        let quick = Deliverer::new(app.state.office.clone()).unwrap();
        let taken = quick.claim(1).await.unwrap().pop().expect("free again");
        assert_eq!(taken.lease_epoch, row.lease_epoch + 1);
        slow.settle(&row, &outcome, app.now()).await.unwrap();
        assert_eq!(states(&app).await, ["leased"], "the other worker has it");
        let attempts = delivery_attempt::Entity::find()
            .all(app.state.db.read())
            .await
            .unwrap();
        assert_eq!(attempts.len(), 1, "but the attempt is on record");
    })
    .await;
}

#[tokio::test]
async fn a_mail_in_a_living_workers_hands_is_left_alone() {
    with_sink(|app, _sink| async move {
        queue_plain(&app, "one", "one@example.jp").await;
        let first = Deliverer::new(app.state.office.clone()).unwrap();
        first.claim(1).await.unwrap().pop().expect("due");
        assert!(first.claim(1).await.unwrap().is_empty(), "its own lease");
        {
            let second = Deliverer::new(app.state.office.clone()).unwrap();
            assert!(second.claim(1).await.unwrap().is_empty(), "another's lease");
        }
    })
    .await;
}

#[tokio::test]
async fn what_the_server_answers_decides_what_becomes_of_a_mail() {
    with_sink(|app, sink| async move {
        let try_once = async |answer: Answer, key: &str| {
            queue_plain(&app, key, &format!("{key}@example.jp")).await;
            sink.script(&[answer]);
            let deliverer = Deliverer::new(app.state.office.clone()).unwrap();
            let delivered = deliverer
                .deliver_one(&CancellationToken::new())
                .await
                .unwrap();
            let row = app
                .outbox()
                .await
                .into_iter()
                .find(|row| row.dedupe_key == key)
                .unwrap();
            (
                delivered,
                row.state,
                row.last_class.unwrap(),
                row.next_at.0 - app.now().0,
                row,
            )
        };
        let (_, state, class, ..) = try_once(Answer::Accept, "accept").await;
        assert_eq!((state.as_str(), class.as_str()), ("sent", "accepted"));
        let (_, state, class, _, row) = try_once(Answer::Refuse, "refuse").await;
        assert_eq!(
            (state.as_str(), class.as_str(), row.last_code.as_deref()),
            ("dead", "refused", Some("550"))
        );
        let (_, state, class, wait, _) = try_once(Answer::NotNow, "later").await;
        assert_eq!((state.as_str(), class.as_str()), ("pending", "not_now"));
        assert!((40_000..80_000).contains(&wait), "{wait}");
        let (_, state, class, wait, _) = try_once(Answer::KeepAndDrop, "dropped").await;
        assert_eq!((state.as_str(), class.as_str()), ("pending", "unknown"));
        assert!(wait >= 30 * 60_000, "{wait}");
        let (delivered, state, class, wait, row) = try_once(Answer::NoEntry, "config").await;
        assert_eq!(
            (delivered, state.as_str(), class.as_str()),
            (Delivered::Paused, "pending", "misconfigured")
        );
        assert_eq!((wait, row.attempts), (0, 0), "not the mail's fault");
    })
    .await;
}

#[tokio::test]
async fn a_server_that_is_away_for_long_ends_visibly_and_readiness_says_so() {
    with_sink(|app, sink| async move {
        queue_plain(&app, "unlucky", "unlucky@example.jp").await;
        app.guest()
            .get("/readyz")
            .await
            .has_status(200)
            .shows("\"mail\":\"ok\"");
        let mut rounds = 0;
        loop {
            sink.script(&[Answer::NotNow]);
            let deliverer = Deliverer::new(app.state.office.clone()).unwrap();
            deliverer
                .deliver_one(&CancellationToken::new())
                .await
                .unwrap();
            let row = app.outbox().await.remove(0);
            if row.state != MailState::Pending {
                assert_eq!(row.state, MailState::Dead);
                break;
            }
            app.set_now(&row.next_at.timestamp().to_string());
            rounds += 1;
            if rounds == 5 {
                app.guest()
                    .get("/readyz")
                    .await
                    .has_status(200)
                    .shows("\"mail\":\"degraded\"");
            }
            assert!(rounds < 60);
        }
        assert!(rounds > 15, "tried for days: {rounds}");
        app.guest().get("/readyz").await.shows("\"mail\":\"ok\"");
        assert!(sink.mails().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_mail_whose_time_is_over_expires_and_one_without_an_address_is_cancelled() {
    with_sink(|app, sink| async move {
        let account = app.account("gone@example.jp", "applicant", None).await;
        let transaction = app.state.db.begin().await.unwrap();
        let mail = |key: &str, not_after| NewMail {
            kind: MailKind::QuestionAnswered,
            account_id: Some(account),
            plan_id: None,
            recipient: None,
            lang: Lang::En,
            dedupe_key: key.to_owned(),
            payload: json!({ "question_id": Uuid::nil() }),
            not_before: app.now(),
            not_after,
        };
        queue(
            &transaction,
            mail("late", Some(app.now().plus_millis(-1))),
            app.now(),
        )
        .await
        .unwrap();
        queue(&transaction, mail("nobody", None), app.now())
            .await
            .unwrap();
        account::Entity::update_many()
            .col_expr(account::Column::Email, Expr::value(None::<String>))
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        work(&app).await;
        assert_eq!(states(&app).await, ["expired", "cancelled"]);
        assert!(sink.mails().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_link_mail_carries_its_link_and_the_database_does_not() {
    with_sink(|app, sink| async move {
        let token = "a-token-of-43-characters-as-they-are-made-0";
        let payload =
            office::mail::outbox::sealed_token(&app.state.keys, "confirm:1", token).unwrap();
        let transaction = app.state.db.begin().await.unwrap();
        let mail = NewMail {
            kind: MailKind::ConfirmAddress,
            account_id: None,
            plan_id: None,
            recipient: Some("new@example.jp".to_owned()),
            lang: Lang::Ja,
            dedupe_key: "confirm:1".to_owned(),
            payload,
            not_before: app.now(),
            not_after: None,
        };
        assert!(queue(&transaction, mail.clone(), app.now()).await.unwrap());
        assert!(
            !queue(&transaction, mail, app.now()).await.unwrap(),
            "the key is unique"
        );
        transaction.commit().await.unwrap();
        assert!(!app.outbox().await[0].payload.to_string().contains(token));
        sink.script(&[Answer::NotNow]);
        work(&app).await;
        let stored = app
            .outbox()
            .await
            .remove(0)
            .eml
            .expect("kept for the next attempt");
        assert!(
            !String::from_utf8_lossy(&stored).contains("confirm"),
            "sealed"
        );
        app.pass(jiff::SignedDuration::from_mins(5));
        work(&app).await;
        let text = plain(&sink.mails()[0]);
        assert!(
            text.contains(&format!("http://127.0.0.1:3000/confirm/{token}")),
            "{text}"
        );
        assert!(
            sink.mails()[0].header("List-Unsubscribe").is_none(),
            "security mails are exempt"
        );
        let row = app.outbox().await.remove(0);
        assert_eq!(row.state, MailState::Sent);
        assert!(
            row.eml.is_none(),
            "nobody reads a used link in the database"
        );
    })
    .await;
}

#[tokio::test]
async fn every_reminder_reads_as_it_should_in_both_languages() {
    with_sink(|app, sink| async move {
        let (account, _) = prepared_plan(&app, "founder@example.jp").await;
        let transaction = app.state.db.begin().await.unwrap();
        account::Entity::update_many()
            .col_expr(account::Column::Lang, Expr::value("en"))
            .filter(account::Column::Id.eq(account))
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let japanese = app.account("ja@example.jp", "applicant", None).await;
        keep(&app, japanese, "2027-06", "pharmacy").await;
        live_until(&app, "2026-11-20T00:00:00Z", 200).await;
        for mail in sink.mails() {
            let text = format!(
                "{}\n{}",
                decoded(&mail.header("Subject").unwrap()),
                plain(&mail)
            );
            assert!(!text.contains('⟦'), "{text}");
            if std::env::var_os("SHOW_MAILS").is_some() {
                println!("---- {} {}\n{text}", mail.to, mail.header("Date").unwrap());
            }
        }
        assert!(
            sink.mails()
                .iter()
                .any(|mail| decoded(&mail.header("Subject").unwrap()).starts_with("[By "))
        );
    })
    .await;
}

#[tokio::test]
async fn the_mail_about_a_deletion_says_what_by_when_and_how_and_obeys_no_preference() {
    with_sink(|app, sink| async move {
        let id = app.account("leaves@example.jp", "applicant", None).await;
        let mut browser = app.signed_in(id).await;
        browser
            .post("/account/mail", &[("preference", "none")])
            .await
            .has_status(303);
        browser
            .post("/account/delete", &[])
            .await
            .redirects_to("/account");
        // Asked for again, the day that the mail names stays true.
        app.pass(jiff::SignedDuration::from_hours(5));
        browser.post("/account/delete", &[]).await.has_status(303);
        work(&app).await;
        let mails = sink.mails();
        assert_eq!(mails.len(), 1, "{:?}", subjects(&mails));
        assert!(
            subjects(&mails)[0].contains("11/27(金)"),
            "{:?}",
            subjects(&mails)
        );
        let text = plain(&mails[0]);
        for said in [
            "2026年11月27日（金）",
            "09:00",
            "計画、記録、番号",
            "削除を取り消す",
        ] {
            assert!(text.contains(said), "{said} is not in\n{text}");
        }
        assert!(text.contains(&format!("{}/account", app.state.config.public_url())));
        assert!(!mails[0].text.to_lowercase().contains("list-unsubscribe"));

        // Taken back before it left: nothing to tell.
        browser
            .post("/account/delete/undo", &[])
            .await
            .has_status(303);
        browser.post("/account/delete", &[]).await.has_status(303);
        browser
            .post("/account/delete/undo", &[])
            .await
            .has_status(303);
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
        assert_eq!(states(&app).await, ["sent", "cancelled"]);
    })
    .await;
}

#[tokio::test]
async fn what_was_given_up_is_listed_without_address_or_text_and_can_be_queued_anew() {
    with_sink(|app, sink| async move {
        let kinki = domain::bureau::BureauId::Kinki;
        let mut clerk = app.staff("clerk@example.jp", kinki, "clerk").await;
        let mut lead = app.staff("lead@example.jp", kinki, "lead").await;
        let mut admin = app.staff("admin@example.jp", kinki, "admin").await;
        admin
            .get("/desk/mails")
            .await
            .has_status(200)
            .says("undelivered-none");
        queue_plain(&app, "unlucky", "unlucky@example.jp").await;
        sink.script(&[Answer::Refuse]);
        work(&app).await;
        assert_eq!(states(&app).await, ["dead"]);
        let id = app.outbox().await[0].id;

        admin.get("/desk").await.shows("（1件）");
        clerk.get("/desk").await.hides("/desk/mails");
        admin
            .get("/desk/mails")
            .await
            .has_status(200)
            .says("mail-failure-refused")
            .says("undelivered-again")
            .hides("unlucky@example.jp");
        let act = format!("/desk/mails/{id}");
        for browser in [&mut clerk, &mut lead] {
            browser.get("/desk/mails").await.has_status(404);
            browser.post(&act, &[]).await.has_status(404);
        }
        assert_eq!(states(&app).await, ["dead"]);

        // Weeks later: the first setback must not be the last one.
        app.pass(jiff::SignedDuration::from_hours(20 * 24));
        let mut admin = app.staff("admin2@example.jp", kinki, "admin").await;
        admin.post(&act, &[]).await.redirects_to("/desk/mails");
        sink.script(&[Answer::NotNow]);
        work(&app).await;
        assert_eq!(states(&app).await, ["pending"]);
        app.pass(jiff::SignedDuration::from_hours(1));
        work(&app).await;
        assert_eq!(states(&app).await, ["sent"]);
        admin.post(&act, &[]).await.has_status(404);
        let logged = office::db::entity::audit::Entity::find()
            .all(app.state.db.read())
            .await
            .unwrap();
        assert_eq!(logged.len(), 1);
        assert_eq!(logged[0].act, "mail-queued-anew");
    })
    .await;
}
