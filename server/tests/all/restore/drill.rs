//! The whole drill: copied under way, put back elsewhere.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::Instant;

use office::db::entity::{attempt_counter, one_time_link, session};
use office::mail::deliverer::{Delivered, Deliverer};
use office::mail::planner;
use office::secrets::Keys;
use office::usecase::backup::backup;
use office::usecase::restore::{RestoreError, check, restore};
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use tokio_util::sync::CancellationToken;

use super::unasked::nothing_leaves_unasked;
use super::{CLERK, FILLED, FOUNDER, Filled, LATER, fill};
use crate::harness::{App, Browser, Place, on_both_with_place};
use crate::held_mail::to;
use crate::plans::{NUMBER, PROVISIONAL, version};
use crate::smtp_sink::Sink;

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
pub(super) async fn deliver(app: &App) {
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
