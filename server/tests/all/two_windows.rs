//! What two windows of one browser remember at the same time is both kept, and
//! what belongs to nobody's session does not ask for one.

use domain::schedule::PlanRequest;
use office::auth::session::{self, SessionData};
use office::db::entity::{plan, plan_access, session as session_row};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
};

use crate::harness::{App, behind_proxy, on_both, on_both_with};

async fn remembered(app: &App, hash: &str) -> SessionData {
    let row = session_row::Entity::find_by_id(hash.to_owned())
        .one(app.state.db.read())
        .await
        .unwrap()
        .unwrap();
    session::data(&row).unwrap()
}

#[tokio::test]
async fn what_two_windows_write_into_a_session_at_once_is_both_there() {
    on_both(|app| async move {
        let now = app.now();
        let transaction = app.state.db.begin().await.unwrap();
        let nothing = SessionData::default();
        let token = session::start(&transaction, None, &nothing, now)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let hash = token.hash();
        let draft = PlanRequest::parse("2027-04", "13", "both").unwrap();
        // Each began with the same snapshot: nothing remembered.
        let talk = async {
            let db = app.state.db.begin().await.unwrap();
            session::change(&db, &hash, now, |data| {
                data.conversation = Some("talk".to_owned());
            })
            .await
            .unwrap();
            db.commit().await.unwrap();
        };
        let plan = async {
            let db = app.state.db.begin().await.unwrap();
            session::change(&db, &hash, now, |data| data.draft_plan = Some(draft))
                .await
                .unwrap();
            session::say(&db, &hash, "plans-saved", now).await.unwrap();
            db.commit().await.unwrap();
        };
        tokio::join!(talk, plan);
        let after = remembered(&app, &hash).await;
        assert_eq!(after.conversation.as_deref(), Some("talk"));
        assert_eq!(after.draft_plan, Some(draft));
        assert_eq!(after.flash.unwrap().message, "plans-saved");
    })
    .await;
}

#[tokio::test]
async fn a_sentence_that_comes_while_another_is_shown_is_not_forgotten_with_it() {
    on_both(|app| async move {
        let now = app.now();
        let db = app.state.db.begin().await.unwrap();
        let nothing = SessionData::default();
        let hash = session::start(&db, None, &nothing, now)
            .await
            .unwrap()
            .hash();
        session::say(&db, &hash, "plans-saved", now).await.unwrap();
        db.commit().await.unwrap();
        let shown = remembered(&app, &hash).await.flash.unwrap();
        let db = app.state.db.begin().await.unwrap();
        session::say(&db, &hash, "plans-removed", now)
            .await
            .unwrap();
        session::shown(&db, &hash, &shown, now).await.unwrap();
        db.commit().await.unwrap();
        let next = remembered(&app, &hash).await.flash.unwrap();
        assert_eq!(next.message, "plans-removed");
    })
    .await;
}

#[tokio::test]
async fn the_limit_of_requests_is_asked_before_the_session() {
    let limited = |config: &mut office::config::Config| {
        behind_proxy(config);
        config.limits.requests_per_minute = 2;
    };
    on_both_with(limited, |app| async move {
        let mut guest = app.guest_at("198.51.100.9");
        for _ in 0..2 {
            guest.get("/help").await.has_status(200);
        }
        // A third needs no database: there is none any more.
        let db = app.state.db.begin().await.unwrap();
        db.execute_unprepared("ALTER TABLE session RENAME TO away")
            .await
            .unwrap();
        db.commit().await.unwrap();
        guest.get("/help").await.has_status(429);
        // Nor do the JSON interface, probes and files.
        let mut other = app.guest_at("198.51.100.10");
        other.set_cookie("session", "anything");
        other
            .get("/api/v1/plan?opening=2027-04&prefecture=13&kind=medical")
            .await
            .has_status(200);
        other.get("/healthz").await.has_status(200);
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_open_to_those_whom_a_row_of_access_names_and_a_start_fills_in_the_owners() {
    on_both(|app| async move {
        let kept = app.founder("founder@example.jp").keeps("2027-06").await;
        let address = format!("/plans/{}", kept.plan());
        let mut browser = app.signed_in(kept.account).await;
        browser.get(&address).await.has_status(200);
        let db = app.state.db.begin().await.unwrap();
        plan_access::Entity::delete_many().exec(&db).await.unwrap();
        db.commit().await.unwrap();
        browser.get(&address).await.has_status(404);
        // As the release before leaves it: the next start brings it up.
        app.state.db.migrate().await.unwrap();
        browser.get(&address).await.has_status(200);
        // One who may see does not thereby change.
        let db = app.state.db.begin().await.unwrap();
        plan_access::Entity::update_many()
            .col_expr(
                plan_access::Column::Acts,
                sea_orm::sea_query::Expr::value(",see,"),
            )
            .exec(&db)
            .await
            .unwrap();
        db.commit().await.unwrap();
        browser.get(&address).await.has_status(200);
        browser
            .post(
                &format!("{address}/name"),
                &[("version", "0"), ("label", "x")],
            )
            .await
            .has_status(404);
    })
    .await;
}

#[tokio::test]
async fn who_has_the_medical_plan_and_asks_for_both_by_link_gets_the_dental_one() {
    on_both(|app| async move {
        for (has, others) in [("medical", 1), ("dental", 1), ("both", 0), ("pharmacy", 2)] {
            let email = format!("{has}@example.jp");
            let kept = app.founder(&email).keeps("2027-04").of(has).await;
            let mut guest = app.guest();
            let fields = [
                ("email", email.as_str()),
                ("password", "correct horse battery staple"),
                ("opening", "2027-04"),
                ("prefecture", "13"),
                ("kind", "both"),
            ];
            let sent = guest.post("/sign-up", &fields).await;
            sent.redirects_to("/sign-up/sent");
            let token = app.token_of(app.outbox().await.last().unwrap());
            for _ in 0..2 {
                // Opened twice, it keeps nothing twice.
                let _ = guest.post(&format!("/sign-in/link/{token}"), &[]).await;
            }
            let of_founder = plan::Entity::find().filter(plan::Column::AccountId.eq(kept.account));
            let all = of_founder.count(app.state.db.read()).await.unwrap();
            assert_eq!(all, kept.plans.len() as u64 + others, "{has}");
        }
    })
    .await;
}

/// Where the router finds no page, too; and where the answer is a fault of a form.
#[tokio::test]
async fn a_language_chosen_on_a_page_of_a_fault_stays_chosen() {
    on_both(|app| async move {
        for address in [
            "/no/such?lang=en",
            "/desk/questions/none?lang=en",
            "/plans/none?lang=en",
        ] {
            let mut guest = app
                .applicant(&format!("{}@example.jp", address.len()))
                .await;
            guest.get(address).await.has_status(404);
            assert_eq!(guest.cookie("lang"), Some("en"), "{address}");
        }
        let mut guest = app.guest();
        guest.post("/no/such?register=easy", &[]).await;
        assert_eq!(guest.cookie("register"), Some("easy"));
    })
    .await;
}
