//! The drill: an installation is filled, copied while it serves, lost, and put
//! back in another place. And what is refused, before anything is written.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use domain::bureau::BureauId;
use office::db::column::MailKind;
use office::db::column::MailState;
use office::db::copy::CopyError;
use office::db::entity::{
    attempt_counter, audit, one_time_link, outbox, question, session, worker_lock,
};
use office::db::mark::{self, Mark};
use office::mail::deliverer::{Delivered, Deliverer};
use office::mail::outbox::held;
use office::mail::planner;
use office::secrets::Keys;
use office::usecase::account::purge::purge;
use office::usecase::backup::backup;
use office::usecase::notices::resume::resume;
use office::usecase::restore::{RestoreError, check, restore};
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::json;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::backup::copied;
use crate::harness::{App, Browser, Place, START, on_both_with_place};
use crate::held_mail::{let_worker_run, to};
use crate::plans::{NUMBER, PROVISIONAL, feed_path, form1, version, with_number, with_plan};
use crate::smtp_sink::Sink;

/// Ten minutes after the hour at which reminders leave.
const FILLED: &str = "2026-11-20T00:10:00Z";
const FOUNDER: &str = "founder@example.jp";
const LATER: &str = "later@example.jp";
const CLERK: &str = "clerk@example.jp";

/// What stands in the installation when it is copied.
struct Filled {
    founder: Browser,
    plans: Vec<Uuid>,
    question: Uuid,
    feed: String,
    link: String,
}

/// Fills it through its pages: a founder with two plans, steps, codes, form 1, a
/// calendar, and a question with its answer; another founder who has just begun.
async fn fill(app: &App) -> Filled {
    app.set_now(FILLED);
    let mut clerk = app.staff(CLERK, BureauId::Kantoshinetsu, "clerk").await;
    let (mut founder, plans) = with_plan(app, "2027-06", "13", "both").await;
    let id = plans[0];
    with_number(app, &mut founder, id).await;
    let now = version(app, id).await;
    founder
        .post(&format!("/plans/{id}/form1"), &form1(&now, &[]))
        .await
        .has_status(303);
    let now = version(app, id).await;
    let calendar = founder
        .post(&format!("/plans/{id}/calendar"), &[("version", &now)])
        .await;
    let feed = feed_path(&calendar.has_status(200).body);
    let plan = id.to_string();
    founder
        .post(
            "/ask",
            &[
                ("plan", &plan),
                ("prefecture", "13"),
                ("body", "仮コードを忘れました"),
            ],
        )
        .await
        .has_status(303);
    let question = question::Entity::find()
        .one(app.state.db.read())
        .await
        .unwrap()
        .unwrap()
        .id;
    let desk = format!("/desk/questions/{question}");
    clerk
        .post(&format!("{desk}/claim"), &[])
        .await
        .has_status(303);
    clerk
        .post(
            &format!("{desk}/answer"),
            &[("answer", "空欄のままで大丈夫です")],
        )
        .await
        .redirects_to(&desk);
    let mut later = app.applicant(LATER).await;
    later
        .post(
            "/plans",
            &[
                ("opening", "2027-06"),
                ("prefecture", "13"),
                ("kind", "pharmacy"),
            ],
        )
        .await
        .has_status(303);
    let mut guest = app.guest();
    guest
        .post("/sign-in/link", &[("email", FOUNDER)])
        .await
        .redirects_to("/sign-in/sent");
    let mail = app.outbox().await.pop().unwrap();
    assert_eq!(mail.kind, MailKind::SignInLink);
    Filled {
        link: format!("/sign-in/link/{}", app.token_of(&mail)),
        founder,
        plans,
        question,
        feed,
    }
}

/// Every page of the founder's plans, without what is made anew for each answer.
async fn pages(browser: &mut Browser, filled: &Filled) -> Vec<(String, String)> {
    let mut paths = vec![
        "/plans".to_owned(),
        "/questions".to_owned(),
        format!("/questions/{}", filled.question),
        "/account/mail".to_owned(),
    ];
    for id in &filled.plans {
        let rest = [
            "",
            "/history",
            "/opening",
            "/opening?year=2027&month=8",
            "/no-designation",
            "/ready",
            "/name",
            "/remove",
            "/calendar",
            "/form1",
            "/form1/check",
            "/form1/cover",
            "/steps/1",
            "/steps/2",
            "/steps/3",
            "/steps/4",
            "/steps/5",
            "/steps/6",
            "/steps/7",
        ];
        paths.extend(rest.iter().map(|rest| format!("/plans/{id}{rest}")));
    }
    let mut found = Vec::new();
    for path in paths {
        // A sentence that is said once is said now.
        browser.get(&path).await;
        let page = browser.get(&path).await;
        let is_there = page.status == 200 || path.ends_with("/form1/cover");
        assert!(is_there, "{path}: {}", page.status);
        found.push((path, without_nonces(&page.body)));
    }
    found
}

fn without_nonces(page: &str) -> String {
    let mut parts = page.split("nonce=\"");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str("nonce=\"");
        text.push_str(part.split_once('"').map_or(part, |(_, rest)| rest));
    }
    text
}

/// Other people go on while the copy is made. Gives how many answers they got
/// meanwhile.
async fn copied_under_way(app: &App, folder: &Path) -> u64 {
    let stop = Arc::new(AtomicBool::new(false));
    let answers = Arc::new(AtomicU64::new(0));
    let mut browser = app.applicant("busy@example.jp").await;
    let asking = tokio::spawn({
        let (stop, answers) = (stop.clone(), answers.clone());
        async move {
            while !stop.load(Ordering::SeqCst) {
                let kept = [("preference", "fewer")];
                browser.post("/account/mail", &kept).await.has_status(303);
                browser.get("/account/mail").await.has_status(200);
                answers.fetch_add(1, Ordering::SeqCst);
            }
        }
    });
    while answers.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    let before = answers.load(Ordering::SeqCst);
    backup(&app.state.config, folder, app.state.clock.now())
        .await
        .unwrap();
    let meanwhile = answers.load(Ordering::SeqCst) - before;
    stop.store(true, Ordering::SeqCst);
    asking.await.unwrap();
    meanwhile
}

/// Plans and delivers everything that is due now, as the original does.
async fn deliver(app: &App) {
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_copied_is_as_before_in_another_place_and_nothing_leaves_it_unasked() {
    let sinks = [Sink::start().await, Sink::start().await];
    let (configured, run) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let urls = [sinks[0].url(), sinks[1].url()];
    on_both_with_place(
        move |config| {
            config.mail.url = urls[configured.fetch_add(1, Ordering::SeqCst)]
                .clone()
                .into();
        },
        move |app, place| {
            drill(
                app,
                place,
                sinks[run.fetch_add(1, Ordering::SeqCst)].clone(),
            )
        },
    )
    .await;
}

async fn drill(app: App, place: Place, sink: Sink) {
    let mut filled = fill(&app).await;
    let mut founder = filled.founder.clone();
    let before = pages(&mut founder, &filled).await;
    let calendar = app.guest().get(&filled.feed).await;
    let folder = place.path("copies");
    let began = Instant::now();
    let meanwhile = copied_under_way(&app, &folder).await;
    let backup_ms = began.elapsed().as_millis();
    assert!(
        meanwhile > 0,
        "requests were answered while the copy was made"
    );

    // What comes after the copy is lost: a name, and the mails that left.
    let id = filled.plans[0];
    let now = version(&app, id).await;
    founder
        .post(
            &format!("/plans/{id}/name"),
            &[("version", &now), ("label", "失われる名前")],
        )
        .await
        .has_status(303);
    founder.get("/plans").await.shows("失われる名前");
    app.set_now("2026-11-24T00:00:00Z");
    deliver(&app).await;
    let kinds = app.mail_kinds().await;
    assert_eq!(
        kinds,
        [
            "question-received",
            "question-answered",
            "sign-in-link",
            "reminder",
            "reminder"
        ]
    );
    let mails = sink.mails();
    let left = to(&mails);
    assert_eq!(
        left,
        [CLERK, FOUNDER, FOUNDER, LATER],
        "the link's time was over"
    );
    let original = app.state.config.clone();
    app.destroy().await;

    // The wrong key file is no key file.
    let now = "2026-11-24T02:00:00Z";
    let mut wrong = place.config.clone();
    wrong.secrets.key_file = place.path("other-keys");
    Keys::load_or_create(&wrong.secrets.key_file).unwrap();
    let refused = restore(wrong, &folder, place.clock(now)).await;
    assert!(
        matches!(&refused, Err(RestoreError::OtherKeys { ids }) if ids == &[1]),
        "{refused:?}"
    );
    check(&place.config, &folder).await.unwrap();

    let began = Instant::now();
    let restored = restore(place.config.clone(), &folder, place.clock(now))
        .await
        .unwrap();
    let restore_ms = began.elapsed().as_millis();
    let kind = original.database.url;
    let kind = office::db::copy::Kind::of(secrecy::ExposeSecret::expose_secret(&kind)).as_str();
    println!(
        "drill: backup {backup_ms} ms, restore {restore_ms} ms ({kind}, {meanwhile} requests meanwhile)"
    );
    assert_eq!(restored.planned, 2, "the reminders of the 24th");

    let app = place.open(now).await;
    as_before(&app, &mut filled, &before, &calendar.body).await;
    nothing_leaves_unasked(&app, &sink).await;
}

/// The founder comes back: not by the copy's session or link; and every sentence
/// is as it was.
async fn as_before(app: &App, filled: &mut Filled, before: &[(String, String)], feed: &str) {
    for entity in [
        session::Entity::find().count(app.state.db.read()).await,
        one_time_link::Entity::find()
            .count(app.state.db.read())
            .await,
        attempt_counter::Entity::find()
            .count(app.state.db.read())
            .await,
    ] {
        assert_eq!(entity.unwrap(), 0);
    }
    let account = filled.founder.account_id.unwrap();
    let mut back = app.signed_in(account).await;
    let mut stale = app.guest();
    let cookie = filled.founder.cookie("session").unwrap().to_owned();
    stale.set_cookie("session", &cookie);
    stale
        .get("/plans")
        .await
        .redirects_to("/sign-in?next=%2Fplans");
    stale.get(&filled.link).await.has_status(410);
    stale.post(&filled.link, &[]).await.has_status(410);

    app.set_now(FILLED);
    let after = pages(&mut back, filled).await;
    assert_eq!(after.len(), before.len());
    for ((path, now), (_, then)) in after.iter().zip(before) {
        assert_eq!(now, then, "{path}");
    }
    let again = app.guest().get(&filled.feed).await;
    assert_eq!(again.has_status(200).body, feed);
    for (kind, code) in [("reception", NUMBER), ("provisional", PROVISIONAL)] {
        back.post(&format!("/plans/{}/code/{kind}", filled.plans[0]), &[])
            .await
            .has_status(200)
            .shows(code);
    }
    app.set_now("2026-11-24T02:00:00Z");
}

async fn nothing_leaves_unasked(app: &App, sink: &Sink) {
    let before = sink.mails().len();
    let mut later = app.guest();
    later
        .post("/sign-in/link", &[("email", LATER)])
        .await
        .redirects_to("/sign-in/sent");
    later
        .get("/sign-in/sent")
        .await
        .has_status(200)
        .says("mail-held-title")
        .says("mail-held-why");
    let_worker_run(app).await;
    assert_eq!(sink.mails().len(), before, "mail is held");
    let hold = held::hold(app.state.db.read()).await.unwrap().unwrap();
    let possibly = held::possibly_sent(app.state.db.read(), &hold, app.now())
        .await
        .unwrap();
    let kinds: Vec<&str> = possibly.iter().map(|m| m.kind.as_str()).collect();
    assert_eq!(
        kinds,
        [
            "question-received",
            "question-answered",
            "sign-in-link",
            "reminder",
            "reminder"
        ]
    );

    resume(&app.state, &held::Choice::default(), false)
        .await
        .unwrap()
        .unwrap();
    let_worker_run(app).await;
    assert_eq!(
        to(&sink.mails()[before..]),
        [LATER],
        "the link asked for since"
    );
    // The reminders of later days leave as ever, each once.
    let before = sink.mails().len();
    for day in 1..=28 {
        app.set_now(&format!("2026-12-{day:02}T00:00:00Z"));
        deliver(app).await;
        deliver(app).await;
    }
    let later = sink.mails().split_off(before);
    for address in [FOUNDER, LATER] {
        let subjects: Vec<Option<String>> = later
            .iter()
            .filter(|mail| mail.to == address)
            .map(|mail| mail.header("Subject"))
            .collect();
        let distinct: HashSet<&Option<String>> = subjects.iter().collect();
        assert!(!subjects.is_empty(), "{address}");
        assert_eq!(distinct.len(), subjects.len(), "{subjects:?}");
    }
    let open = outbox::Entity::find()
        .all(app.state.db.read())
        .await
        .unwrap();
    assert!(
        open.iter()
            .all(|m| !matches!(m.state, MailState::Pending | MailState::Leased))
    );
}

#[tokio::test]
async fn an_account_that_was_to_leave_has_its_whole_time_anew_and_no_job_counts_from_before() {
    on_both_with_place(
        |_| (),
        |app, place| async move {
            let mut leaving = app.applicant(FOUNDER).await;
            leaving.post("/account/delete", &[]).await.has_status(303);
            let transaction = app.state.db.begin().await.unwrap();
            mark::write(&transaction, Mark::PurgeRan, app.now(), json!({}))
                .await
                .unwrap();
            transaction.commit().await.unwrap();
            office::mail::outbox::lock::hold(&app.state.db, "gone", app.now(), 15_000)
                .await
                .unwrap();
            app.set_now("2026-11-21T00:00:00Z");
            let folder = copied(&app, &place.path("copy")).await;

            // Ten days later its time is long over; perhaps it was taken back.
            let now = "2026-12-01T00:00:00Z";
            let restored = restore(place.config.clone(), &folder, place.clock(now))
                .await
                .unwrap();
            assert_eq!(restored.leaving, 1);
            let app = place.open(now).await;
            let db = app.state.db.read();
            assert!(mark::read(db, Mark::PurgeRan).await.unwrap().is_none());
            assert!(mark::read(db, Mark::KeyCheck).await.unwrap().is_some());
            assert_eq!(worker_lock::Entity::find().count(db).await.unwrap(), 0);
            let book = audit::Entity::find().all(db).await.unwrap();
            assert_eq!(book.len(), 1);
            assert_eq!(book[0].act, "database-restored");
            assert_eq!(purge(&app.state).await.unwrap(), 0);
            app.pass(jiff::SignedDuration::from_hours(7 * 24 - 1));
            assert_eq!(purge(&app.state).await.unwrap(), 0);
            resume(&app.state, &held::Choice::default(), false)
                .await
                .unwrap()
                .unwrap();
            let states: Vec<(String, String)> = app
                .outbox()
                .await
                .into_iter()
                .map(|mail| (mail.kind.to_string(), mail.state.to_string()))
                .collect();
            let told = "deletion-requested".to_owned();
            assert_eq!(
                states,
                [
                    (told.clone(), "expired".to_owned()),
                    (told, "pending".to_owned())
                ],
                "the first may have gone, the second tells of the new time"
            );
            app.pass(jiff::SignedDuration::from_hours(1));
            assert_eq!(purge(&app.state).await.unwrap(), 1);
        },
    )
    .await;
}

fn edit(folder: &Path, change: impl FnOnce(&mut serde_json::Value)) {
    let path = folder.join("backup.json");
    let mut says = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    change(&mut says);
    std::fs::write(&path, says.to_string()).unwrap();
}

#[tokio::test]
async fn what_does_not_fit_is_refused_before_anything_is_written() {
    on_both_with_place(
        |_| (),
        |app, place| async move {
            app.applicant(FOUNDER).await;
            let good = copied(&app, &place.path("good")).await;
            let kind = office::db::copy::Kind::of(place.url());
            let spoilt = |name: &str, change: &dyn Fn(&Path)| {
                let folder = place.path(name);
                std::fs::create_dir(&folder).unwrap();
                for file in ["backup.json", kind.file_name()] {
                    std::fs::copy(good.join(file), folder.join(file)).unwrap();
                }
                change(&folder);
                folder
            };
            let newer = spoilt("newer", &|folder| {
                edit(folder, |says| {
                    says["release"] = "9.0.0".into();
                    says["migrations"].as_array_mut().unwrap().push("m2030_later".into());
                });
            });
            let future = spoilt("future", &|folder| edit(folder, |says| says["format"] = 2.into()));
            let no_json = spoilt("no-json", &|folder| {
                std::fs::remove_file(folder.join("backup.json")).unwrap();
            });
            let cut = spoilt("cut", &|folder| {
                let file = folder.join(kind.file_name());
                let mut bytes = std::fs::read(&file).unwrap();
                let end = bytes.len() - 1;
                bytes[end] ^= 1;
                std::fs::write(&file, bytes).unwrap();
            });
            let other_rows = spoilt("rows", &|folder| {
                edit(folder, |says| says["rows"]["account"] = 7.into());
            });
            let other_kind = spoilt("kind", &|folder| {
                edit(folder, |says| {
                    let other = if says["database"] == "sqlite" { "postgres" } else { "sqlite" };
                    says["database"] = other.into();
                });
            });
            for (folder, sentence) in [
                (&newer, "release 9.0.0, which knows a migration that this release (0.1.0) does not: m2030_later"),
                (&future, "its form is 2, and this release reads form 1"),
                (&no_json, "backup.json: No such file"),
                (&cut, "is not the file that was copied"),
                (&other_rows, "does not hold what backup.json says"),
                (&other_kind, "and database.url names"),
            ] {
                let refused = restore(place.config.clone(), folder, place.clock(START)).await;
                let said = refused.unwrap_err().to_string();
                assert!(said.contains(sentence), "{said}");
                check(&place.config, &good).await.expect("still empty");
            }
            let mut keyless = place.config.clone();
            keyless.secrets.key_file = place.path("no-keys");
            let refused = restore(keyless, &good, place.clock(START)).await;
            assert!(matches!(refused, Err(RestoreError::NoKeys(_))), "{refused:?}");
            assert!(!place.path("no-keys").exists(), "no key file is made");

            restore(place.config.clone(), &good, place.clock(START)).await.unwrap();
            let again = restore(place.config.clone(), &good, place.clock(START)).await;
            let refused = matches!(
                again,
                Err(RestoreError::Copy(CopyError::Exists(_) | CopyError::NotEmpty(_)))
            );
            assert!(refused, "{again:?}");
        },
    )
    .await;
}

#[tokio::test]
async fn what_a_lost_sqlite_file_has_left_beside_it_is_not_taken_for_an_empty_place() {
    on_both_with_place(
        |_| (),
        |app, place| async move {
            if !app.state.db.has_one_deliverer() {
                return;
            }
            let folder = copied(&app, &place.path("copy")).await;
            let target = place.path("new");
            std::fs::create_dir(&target).unwrap();
            let wal = target.join("place.db-wal");
            std::fs::write(&wal, "of another database").unwrap();
            let refused = restore(place.config.clone(), &folder, place.clock(START)).await;
            assert!(
                matches!(&refused, Err(RestoreError::Copy(CopyError::Exists(path))) if *path == wal),
                "{refused:?}"
            );
            std::fs::remove_file(&wal).unwrap();
            restore(place.config.clone(), &folder, place.clock(START))
                .await
                .unwrap();
            let left: Vec<_> = std::fs::read_dir(&target).unwrap().collect();
            assert_eq!(left.len(), 1, "{left:?}");
        },
    )
    .await;
}

#[tokio::test]
async fn a_copy_that_ends_half_way_puts_nothing_into_the_database() {
    on_both_with_place(
        |_| (),
        |app, place| async move {
            if app.state.db.has_one_deliverer() {
                return;
            }
            let folder = copied(&app, &place.path("copy")).await;
            let url = place.url().to_owned();
            // A statement of ours that fails stands for any end half-way.
            let wrong = ["SELECT no_such_function()".to_owned()];
            let file = folder.join("database.pgdump");
            let failed = office::db::copy::postgres::place(&file, &url, &wrong).await;
            assert!(
                matches!(&failed, Err(CopyError::Tool { tool: "psql", said }) if said.contains("no_such_function")),
                "{failed:?}"
            );
            let bytes = std::fs::read(&file).unwrap();
            let half = place.path("half");
            std::fs::write(&half, &bytes[..bytes.len() * 2 / 3]).unwrap();
            let failed = office::db::copy::postgres::place(&half, &url, &[]).await;
            assert!(matches!(&failed, Err(CopyError::Tool { .. })), "{failed:?}");
            // Still empty: the whole copy goes in.
            restore(place.config.clone(), &folder, place.clock(START))
                .await
                .unwrap();
        },
    )
    .await;
}

/// The program itself, as an operator calls it.
async fn program(place: &Place, path: Option<&str>, arguments: &[&str]) -> (i32, String, String) {
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_tsukihajime"));
    command
        .args(arguments)
        .current_dir(place.path(""))
        .env("TSUKIHAJIME__DATABASE__URL", place.url())
        .env("TSUKIHAJIME__SECRETS__KEY_FILE", place.path("keys"))
        .env(
            "TSUKIHAJIME__MAIL__URL",
            format!("file:{}", place.path("mail").display()),
        )
        .env("RUST_LOG", "error")
        .stdin(std::process::Stdio::null());
    if let Some(path) = path {
        command.env("PATH", path);
    }
    let run = tokio::time::timeout(Duration::from_secs(120), command.output());
    let output = run.await.unwrap().unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[tokio::test]
async fn an_operator_copies_puts_back_looks_and_resumes_by_commands() {
    on_both_with_place(
        |_| (),
        |app, mut place| async move {
            let mut filled = fill(&app).await;
            std::fs::write(place.path("clock"), FILLED).unwrap();
            let empty = place.config.database.url.clone();
            place.config.database.url = app.state.config.database.url.clone();
            let clock = ["--clock", "clock"];
            let with = |words: &[&'static str]| [words, &clock].concat();
            let (code, said, errors) = program(&place, None, &with(&["backup", "copy"])).await;
            assert_eq!(code, 0, "{errors}");
            assert!(said.contains("copied to copy"), "{said}");
            assert!(said.contains("account 3"), "{said}");
            assert!(
                said.contains("The key file (") && said.contains("is NOT in it"),
                "{said}"
            );

            // Onto itself: refused with a sentence.
            let (code, _, errors) = program(&place, None, &with(&["restore", "copy"])).await;
            assert_eq!(code, 1);
            assert!(
                errors.contains("nothing is overwritten") || errors.contains("is not empty"),
                "{errors}"
            );
            if !app.state.db.has_one_deliverer() {
                let nowhere = Some("/nonexistent");
                let (code, _, errors) = program(&place, nowhere, &with(&["backup", "none"])).await;
                assert_eq!(code, 2, "{errors}");
                assert!(
                    errors.contains("pg_dump --format=custom --no-password"),
                    "{errors}"
                );
                assert!(errors.contains("PGUSER=tsukihajime"), "{errors}");
                let url = secrecy::ExposeSecret::expose_secret(&place.config.database.url);
                let password = url.split([':', '@']).nth(2).unwrap().to_owned();
                assert!(
                    password.len() > 20 && !errors.contains(&password),
                    "{errors}"
                );
                assert!(!place.path("none").exists());
            }
            place.config.database.url = empty;

            let (code, said, errors) =
                program(&place, None, &with(&["restore", "copy", "--check"])).await;
            assert_eq!(code, 0, "{errors}");
            assert!(said.contains("it can be put back"), "{said}");
            std::fs::write(place.path("clock"), "2026-11-24T02:00:00Z").unwrap();
            let (code, said, errors) = program(&place, None, &with(&["restore", "copy"])).await;
            assert_eq!(code, 0, "{errors}");
            assert!(
                said.contains("Mail is HELD") && said.contains("2 mail(s)"),
                "{said}"
            );

            let (code, said, errors) = program(&place, None, &with(&["held-mail"])).await;
            assert_eq!(code, 0, "{errors}");
            assert!(
                said.contains("possibly sent by the lost database: 5"),
                "{said}"
            );
            assert!(said.contains("2026-11-24 09:00"), "{said}");
            assert!(
                said.contains("…@example.jp")
                    && !said.contains("founder")
                    && !said.contains("later"),
                "{said}"
            );
            let id = said
                .lines()
                .find(|line| line.contains(" reminder "))
                .and_then(|line| line.split_whitespace().next())
                .unwrap()
                .to_owned();
            let send = ["resume-mail", "--clock", "clock", "--send", &id];
            let (code, said, _) =
                program(&place, None, &[&send[..], &["--dry-run"]].concat()).await;
            assert_eq!(code, 0);
            assert!(
                said.contains("would end without being sent: 3")
                    && said.contains("would be sent: 1"),
                "{said}"
            );
            let (code, said, _) = program(&place, None, &send).await;
            assert_eq!(code, 0);
            assert!(
                said.contains("ended without being sent: 3") && said.contains("to be sent: 1"),
                "{said}"
            );
            let (code, _, errors) = program(&place, None, &with(&["resume-mail"])).await;
            assert_eq!(code, 1);
            assert!(errors.contains("mail is not held"), "{errors}");
            filled.plans.clear();
        },
    )
    .await;
}
