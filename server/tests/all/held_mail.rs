//! Mail after a restore: what is held, what was possibly sent, and what a
//! resume does. A database is quietened here as a restore does it; the whole
//! way is in `restore.rs`.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use domain::bureau::BureauId;
use locales::Lang;
use office::db::column::MailKind;
use office::db::entity::audit;
use office::db::mark::{self, Mark};
use office::mail::outbox::held::{self, Choice, Fate, HeldMail, Refusal};
use office::mail::outbox::{NewMail, queue};
use office::mail::planner;
use office::usecase::notices::resume::resume;
use office::worker;
use sea_orm::{ConnectionTrait as _, EntityTrait as _};
use serde_json::json;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::harness::{App, on_both, on_both_with};
use crate::smtp_sink::{Mail, Sink};

/// The worker as a process runs it, for long enough to look several times.
pub(crate) async fn let_worker_run(app: &App) {
    let stop = CancellationToken::new();
    let working = tokio::spawn(worker::run(app.state.office.clone(), stop.clone()));
    tokio::time::sleep(Duration::from_millis(900)).await;
    stop.cancel();
    working.await.unwrap().unwrap();
}

/// Who got mail, in order.
pub(crate) fn to(mails: &[Mail]) -> Vec<&str> {
    mails.iter().map(|mail| mail.to.as_str()).collect()
}

async fn with_sink<F, Fut>(test: F)
where
    F: Fn(App, Sink) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    let sinks = [Sink::start().await, Sink::start().await];
    let (configured, run) = (AtomicUsize::new(0), AtomicUsize::new(0));
    on_both_with(
        |config| {
            config.mail.url = sinks[configured.fetch_add(1, Ordering::SeqCst)]
                .url()
                .into();
        },
        |app| test(app, sinks[run.fetch_add(1, Ordering::SeqCst)].clone()),
    )
    .await;
}

/// This database is now one that was copied then and put back now.
async fn put_back(app: &App, copied_at: &str) {
    let copied_at: jiff::Timestamp = copied_at.parse().unwrap();
    let transaction = app.state.db.begin().await.unwrap();
    for statement in held::quieting(app.state.db.backend(), copied_at.into(), app.now()) {
        transaction.execute_unprepared(&statement).await.unwrap();
    }
    transaction.commit().await.unwrap();
    held::catch_up(&app.state, app.state.clock.now())
        .await
        .unwrap();
}

async fn possibly(app: &App) -> Vec<HeldMail> {
    let hold = held::hold(app.state.db.read()).await.unwrap().unwrap();
    held::possibly_sent(app.state.db.read(), &hold, app.now())
        .await
        .unwrap()
}

/// Kind and day of what was possibly sent.
async fn possibly_by_day(app: &App) -> Vec<String> {
    possibly(app)
        .await
        .iter()
        .map(|mail| {
            let kind = mail.kind.as_str();
            format!("{} {kind} {:?}", mail.due.timestamp(), mail.fate)
        })
        .collect()
}

async fn queue_for(app: &App, account: Uuid, kind: MailKind, due: &str, until: Option<&str>) {
    let at =
        |text: &str| -> office::db::Instant { text.parse::<jiff::Timestamp>().unwrap().into() };
    let transaction = app.state.db.begin().await.unwrap();
    let mail = NewMail {
        kind,
        account_id: Some(account),
        plan_id: None,
        recipient: None,
        lang: Lang::Ja,
        dedupe_key: format!("{}:{due}", kind.as_str()),
        payload: json!({}),
        not_before: at(due),
        not_after: until.map(at),
    };
    assert!(queue(&transaction, mail, app.now()).await.unwrap());
    transaction.commit().await.unwrap();
}

async fn states(app: &App) -> Vec<String> {
    app.outbox()
        .await
        .into_iter()
        .map(|mail| match mail.last_code {
            Some(why) if why == held::RESTORED => {
                format!("{} {} ({why})", mail.kind, mail.state)
            }
            _ => format!("{} {}", mail.kind, mail.state),
        })
        .collect()
}

#[tokio::test]
async fn every_morning_since_the_copy_is_planned_again_even_what_is_long_over() {
    on_both(|app| async move {
        let founder = app.applicant("founder@example.jp").await;
        app.known(founder.account_id.unwrap())
            .keeps("2027-06")
            .await;
        let copied_at = "2026-12-10T23:59:30Z";
        app.set_now("2027-01-05T03:00:00Z");
        put_back(&app, copied_at).await;
        // Steps 1-3 aim at 28 December: ten and three open days before it, and
        // on the day; the first fell due 30 seconds after the copy.
        let found = possibly_by_day(&app).await;
        assert!(found.len() >= 3, "{found:#?}");
        assert!(
            found.iter().all(|mail| mail.contains(" reminder ")),
            "{found:#?}"
        );
        let days: Vec<&str> = found.iter().map(|mail| &mail[..10]).collect();
        assert!(days.is_sorted(), "{days:?}");
        assert_eq!(days[days.len() - 1], "2026-12-28", "{found:#?}");
        // Again, and by the worker's own planner: nothing new.
        held::catch_up(&app.state, app.state.clock.now())
            .await
            .unwrap();
        planner::round(&app.state, app.state.clock.now())
            .await
            .unwrap();
        assert_eq!(possibly_by_day(&app).await, found);
    })
    .await;
}

#[tokio::test]
async fn while_mail_is_held_nothing_leaves_and_afterwards_only_what_cannot_have_gone() {
    with_sink(|app, sink| async move {
        let old = app.account("old@example.jp", "applicant", None).await;
        let new = app.account("new@example.jp", "applicant", None).await;
        let soon = app.account("soon@example.jp", "applicant", None).await;
        let due = "2026-11-20T00:00:00Z";
        queue_for(&app, old, MailKind::PasswordChanged, due, None).await;
        // Put off before the copy, until after the resume.
        queue_for(
            &app,
            soon,
            MailKind::AddressChanged,
            "2026-11-20T05:00:00Z",
            None,
        )
        .await;
        app.set_now("2026-11-20T01:00:00Z");
        put_back(&app, "2026-11-20T00:30:00Z").await;
        // In the same moment as the restore.
        queue_for(
            &app,
            new,
            MailKind::PasswordChanged,
            "2026-11-20T01:00:00Z",
            None,
        )
        .await;
        let mut guest = app.guest();
        guest
            .get("/readyz")
            .await
            .has_status(200)
            .shows("\"mail\":\"held\"");
        let_worker_run(&app).await;
        app.set_now("2026-11-20T02:00:00Z");
        let_worker_run(&app).await;
        assert!(sink.mails().is_empty());
        assert_eq!(
            possibly_by_day(&app).await,
            ["2026-11-20T00:00:00Z password-changed Open"]
        );

        let decision = resume(&app.state, &Choice::default(), true)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (decision.end.len(), decision.send.len(), decision.waiting),
            (1, 0, 2)
        );
        let_worker_run(&app).await;
        assert!(sink.mails().is_empty(), "a dry run changes nothing");
        let done = resume(&app.state, &Choice::default(), false)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(done.end, decision.end);
        let again = resume(&app.state, &Choice::default(), false).await.unwrap();
        assert_eq!(again.unwrap_err(), Refusal::NotHeld);
        let_worker_run(&app).await;
        assert_eq!(to(&sink.mails()), ["new@example.jp"]);
        guest.get("/readyz").await.shows("\"mail\":\"ok\"");
        app.set_now("2026-11-20T05:00:00Z");
        let_worker_run(&app).await;
        assert_eq!(to(&sink.mails()), ["new@example.jp", "soon@example.jp"]);
        assert_eq!(
            states(&app).await,
            [
                "password-changed expired (restored)",
                "address-changed sent",
                "password-changed sent"
            ]
        );
        let book = audit::Entity::find()
            .all(app.state.db.read())
            .await
            .unwrap();
        assert_eq!(book.len(), 1);
        assert_eq!(book[0].act, "mail-resumed");
        assert_eq!(
            (&book[0].detail["ended"], &book[0].detail["waiting"]),
            (&json!(1), &json!(2))
        );
    })
    .await;
}

#[tokio::test]
async fn a_mail_in_a_workers_hands_at_the_copy_is_free_and_one_with_a_link_has_ended() {
    with_sink(|app, sink| async move {
        let account = app.account("person@example.jp", "applicant", None).await;
        let due = "2026-11-20T00:00:00Z";
        queue_for(&app, account, MailKind::PasswordChanged, due, None).await;
        let gone = office::mail::deliverer::Deliverer::new(app.state.office.clone()).unwrap();
        assert!(!gone.claim(1).await.unwrap().is_empty());
        app.guest()
            .post("/sign-in/link", &[("email", "person@example.jp")])
            .await
            .has_status(303);
        put_back(&app, due).await;
        let mails = possibly(&app).await;
        let fates: Vec<Fate> = mails.iter().map(|mail| mail.fate).collect();
        assert_eq!(fates, [Fate::Open, Fate::LinkEnded]);
        assert!(
            mails
                .iter()
                .all(|mail| mail.domain.as_deref() == Some("example.jp"))
        );
        assert_eq!(
            states(&app).await,
            [
                "password-changed pending",
                "sign-in-link expired (restored)"
            ]
        );
        let link = app.outbox().await.remove(1);
        assert_eq!((link.payload, link.eml), (json!({}), None));
        let send = |id| Choice {
            mails: vec![id],
            stopped_at: None,
        };
        let refused = resume(&app.state, &send(mails[1].id), false).await.unwrap();
        assert_eq!(refused.unwrap_err(), Refusal::LinkEnded(mails[1].id));
        resume(&app.state, &send(mails[0].id), false)
            .await
            .unwrap()
            .unwrap();
        let_worker_run(&app).await;
        assert_eq!(to(&sink.mails()), ["person@example.jp"]);
    })
    .await;
}

#[tokio::test]
async fn what_is_chosen_goes_at_the_next_open_moment_and_one_wrong_choice_stops_all() {
    with_sink(|app, sink| async move {
        app.set_now("2026-11-20T00:10:00Z");
        let founder = app.applicant("founder@example.jp").await;
        app.known(founder.account_id.unwrap())
            .keeps("2027-06")
            .await;
        let account = founder.account_id.unwrap();
        let over = Some("2026-11-25T00:00:00Z");
        queue_for(
            &app,
            account,
            MailKind::PasswordChanged,
            "2026-11-20T00:00:00Z",
            over,
        )
        .await;
        // Saturday; the mail on keeping was due on Tuesday, 24 November.
        app.set_now("2026-11-28T03:00:00Z");
        put_back(&app, "2026-11-20T00:20:00Z").await;
        let mails = possibly(&app).await;
        let fates: Vec<Fate> = mails.iter().map(|mail| mail.fate).collect();
        assert_eq!(fates, [Fate::TooLate, Fate::Open]);
        let unknown = Uuid::nil();
        for (chosen, refusal) in [
            (vec![mails[1].id, unknown], Refusal::Unknown(unknown)),
            (vec![mails[0].id], Refusal::TooLate(mails[0].id)),
        ] {
            let choice = Choice {
                mails: chosen,
                stopped_at: None,
            };
            let refused = resume(&app.state, &choice, false).await.unwrap();
            assert_eq!(refused.unwrap_err(), refusal);
            assert!(held::is_held(app.state.db.read()).await.unwrap());
        }
        let choice = Choice {
            mails: vec![mails[1].id],
            stopped_at: None,
        };
        resume(&app.state, &choice, false).await.unwrap().unwrap();
        let_worker_run(&app).await;
        assert!(sink.mails().is_empty(), "nobody is reminded on a Saturday");
        app.set_now("2026-11-30T00:00:00Z");
        let_worker_run(&app).await;
        assert_eq!(to(&sink.mails()), ["founder@example.jp"]);
        assert_eq!(
            states(&app).await,
            ["password-changed expired (restored)", "reminder sent"]
        );
    })
    .await;
}

#[tokio::test]
async fn what_fell_due_after_the_original_had_stopped_is_sent() {
    with_sink(|app, sink| async move {
        let before = app.account("before@example.jp", "applicant", None).await;
        let after = app.account("after@example.jp", "applicant", None).await;
        queue_for(
            &app,
            before,
            MailKind::PasswordChanged,
            "2026-11-20T00:00:00Z",
            None,
        )
        .await;
        queue_for(
            &app,
            after,
            MailKind::PasswordChanged,
            "2026-11-20T00:10:00Z",
            None,
        )
        .await;
        app.set_now("2026-11-20T02:00:00Z");
        put_back(&app, "2026-11-20T00:00:00Z").await;
        let stopped = |at: &str| Choice {
            mails: Vec::new(),
            stopped_at: Some(at.parse::<jiff::Timestamp>().unwrap().into()),
        };
        for nonsense in ["2026-11-19T23:59:59Z", "2026-11-20T02:00:01Z"] {
            let refused = resume(&app.state, &stopped(nonsense), false).await.unwrap();
            assert_eq!(refused.unwrap_err(), Refusal::Stopped);
        }
        resume(&app.state, &stopped("2026-11-20T00:05:00Z"), false)
            .await
            .unwrap()
            .unwrap();
        let_worker_run(&app).await;
        assert_eq!(to(&sink.mails()), ["after@example.jp"]);
    })
    .await;
}

#[tokio::test]
async fn the_desk_sees_which_and_how_many_were_possibly_sent_and_neither_to_whom_nor_what() {
    on_both(|app| async move {
        let kinki = BureauId::Kinki;
        let mut admin = app.staff("admin@example.jp", kinki, "admin").await;
        let mut clerk = app.staff("clerk@example.jp", kinki, "clerk").await;
        let person = app
            .account("person@private.example", "applicant", None)
            .await;
        for hour in ["00", "01"] {
            let due = format!("2026-11-20T{hour}:00:00Z");
            queue_for(&app, person, MailKind::PasswordChanged, &due, None).await;
        }
        app.set_now("2026-11-20T02:00:00Z");
        admin.get("/desk/mails").await.hides("送られたかもしれない");
        put_back(&app, "2026-11-19T15:00:00Z").await;
        for lang in ["ja", "en"] {
            let page = admin.get(&format!("/desk/mails?lang={lang}")).await;
            page.has_status(200).hides("private.example").hides("⟦");
        }
        admin
            .get("/desk/mails?lang=ja")
            .await
            .says("possibly-sent-title")
            .says("mail-kind-password-changed")
            .shows("件数\">2</td>")
            .shows("11月20日（金） 00:00 の控え")
            .shows("11月20日（金） 09:00 から 11月20日（金） 10:00 まで");
        clerk
            .get("/desk/mails")
            .await
            .has_status(200)
            .does_not_say("possibly-sent-title");
        resume(&app.state, &Choice::default(), false)
            .await
            .unwrap()
            .unwrap();
        admin
            .get("/desk/mails")
            .await
            .says("possibly-sent-resumed")
            .shows("件数\">2</td>")
            .hides("の控え");
        app.pass(jiff::SignedDuration::from_hours(91 * 24));
        let mut admin = app.staff("admin2@example.jp", kinki, "admin").await;
        admin.get("/desk/mails").await.hides("送られたかもしれない");
    })
    .await;
}

#[tokio::test]
async fn a_mark_that_cannot_be_read_is_an_error_and_nothing_leaves() {
    with_sink(|app, sink| async move {
        let account = app.account("person@example.jp", "applicant", None).await;
        queue_for(
            &app,
            account,
            MailKind::PasswordChanged,
            "2026-11-20T00:00:00Z",
            None,
        )
        .await;
        let transaction = app.state.db.begin().await.unwrap();
        mark::write(&transaction, Mark::MailHeld, app.now(), json!({}))
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let_worker_run(&app).await;
        assert!(sink.mails().is_empty());
        let error = held::hold(app.state.db.read()).await.unwrap_err();
        assert!(error.to_string().contains("mail-held"), "{error}");
    })
    .await;
}
