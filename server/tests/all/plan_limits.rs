//! One account keeps a bounded number of plans: what one person can pile up
//! must not slow down or stop the reminders of everybody else.

use domain::account::{PLANS_A_DAY_MAX, PLANS_ACTIVE_MAX, PLANS_EVER_MAX, PlanLimit};
use jiff::SignedDuration;
use locales::{Lang, text};
use office::clock::new_id;
use office::db::Instant;
use office::db::entity::plan;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use sea_orm::{ActiveValue::Set, PaginatorTrait as _};
use serde_json::json;
use uuid::Uuid;

use crate::harness::{App, Browser, html, on_both};

const MEDICAL: [(&str, &str); 3] = [
    ("opening", "2027-05"),
    ("prefecture", "38"),
    ("kind", "medical"),
];
const BOTH: [(&str, &str); 3] = [
    ("opening", "2027-05"),
    ("prefecture", "38"),
    ("kind", "both"),
];

async fn plans(app: &App, account_id: Uuid) -> u64 {
    plan::Entity::find()
        .filter(plan::Column::AccountId.eq(account_id))
        .filter(plan::Column::RemovedAt.is_null())
        .count(app.state.db.read())
        .await
        .unwrap()
}

/// Plans that were kept some days ago.
async fn kept_before(app: &App, account_id: Uuid, count: u64, removed: bool) {
    let at = app.now().plus_millis(-3 * 86_400_000);
    let transaction = app.state.db.begin().await.unwrap();
    for _ in 0..count {
        plan::ActiveModel {
            id: Set(new_id()),
            account_id: Set(account_id),
            twin_id: Set(None),
            opening: Set("2027-06".to_owned()),
            prefecture: Set("13".to_owned()),
            kind: Set("dental".to_owned()),
            label: Set(String::new()),
            progress: Set(json!({})),
            form1: Set(None),
            deadline_revision: Set(0),
            version: Set(0),
            calendar_token_hash: Set(None),
            created_at: Set(at),
            updated_at: Set(at),
            removed_at: Set(removed.then_some(at)),
            dates_since: Set(None),
            told: Set(None),
            next_look: Set(at),
        }
        .insert(&transaction)
        .await
        .unwrap();
    }
    transaction.commit().await.unwrap();
}

async fn remove_one(app: &App, account_id: Uuid) {
    let one = plan::Entity::find()
        .filter(plan::Column::AccountId.eq(account_id))
        .filter(plan::Column::RemovedAt.is_null())
        .one(app.state.db.read())
        .await
        .unwrap()
        .unwrap();
    let removed: Option<Instant> = Some(app.now());
    let transaction = app.state.db.begin().await.unwrap();
    plan::Entity::update_many()
        .col_expr(plan::Column::RemovedAt, Expr::value(removed))
        .filter(plan::Column::Id.eq(one.id))
        .exec(&transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

fn says(lang: Lang, id: &str) -> String {
    html(&text(lang, id))
}

#[tokio::test]
async fn whoever_has_all_the_plans_there_may_be_is_told_why_and_what_to_do() {
    on_both(|app| async move {
        let mut browser = app.applicant("founder@example.jp").await;
        let id = browser.account_id.unwrap();
        kept_before(&app, id, PLANS_ACTIVE_MAX - 1, false).await;
        // A pair is two plans: all of it or nothing.
        browser.post("/plans", &BOTH).await.has_status(422);
        assert_eq!(plans(&app, id).await, PLANS_ACTIVE_MAX - 1);
        browser.post("/plans", &MEDICAL).await.has_status(303);
        assert_eq!(plans(&app, id).await, PLANS_ACTIVE_MAX);

        let answer = browser.post("/plans", &MEDICAL).await;
        answer
            .has_status(422)
            .shows(&says(Lang::Ja, "plans-full-active-title"))
            // The way to what can be removed, and what was asked for.
            .shows("href=\"/plans\"")
            .shows("href=\"/plan?opening=2027-05&amp;prefecture=38&amp;kind=medical\"")
            .shows("name=\"opening\" value=\"2027-05\"")
            .shows("name=\"prefecture\" value=\"38\"")
            .shows("name=\"kind\" value=\"medical\"")
            .shows("2027年5月")
            .shows("愛媛県");
        let mut english = browser.clone();
        english.get("/plans?lang=en").await.has_status(200);
        english
            .post("/plans", &MEDICAL)
            .await
            .has_status(422)
            .shows(&says(Lang::En, "plans-full-active-title"))
            .shows("May 2027");
        assert_eq!(plans(&app, id).await, PLANS_ACTIVE_MAX);

        remove_one(&app, id).await;
        browser.post("/plans", &MEDICAL).await.has_status(303);
        assert_eq!(plans(&app, id).await, PLANS_ACTIVE_MAX);
    })
    .await;
}

#[tokio::test]
async fn removed_plans_count_among_all_that_were_ever_kept() {
    on_both(|app| async move {
        let mut browser = app.applicant("founder@example.jp").await;
        let id = browser.account_id.unwrap();
        kept_before(&app, id, PLANS_EVER_MAX - 1, true).await;
        browser.post("/plans", &MEDICAL).await.has_status(303);
        browser
            .post("/plans", &MEDICAL)
            .await
            .has_status(422)
            .shows(&says(Lang::Ja, "plans-full-ever-title"));
        assert_eq!(plans(&app, id).await, 1);
        // Nobody else is concerned.
        let mut other = app.applicant("other@example.jp").await;
        other.post("/plans", &MEDICAL).await.has_status(303);
    })
    .await;
}

#[tokio::test]
async fn a_day_has_room_for_so_many_plans_and_the_next_day_for_more() {
    on_both(|app| async move {
        let mut browser = app.applicant("founder@example.jp").await;
        let id = browser.account_id.unwrap();
        for _ in 0..PLANS_A_DAY_MAX {
            browser.post("/plans", &MEDICAL).await.has_status(303);
            // Removing makes room among the active ones, not in the day.
            remove_one(&app, id).await;
        }
        browser
            .post("/plans", &MEDICAL)
            .await
            .has_status(429)
            .shows(&says(Lang::Ja, "plans-full-day-title"));
        app.pass(SignedDuration::from_hours(25));
        browser.post("/plans", &MEDICAL).await.has_status(303);
    })
    .await;
}

#[tokio::test]
async fn many_forms_in_one_moment_are_counted_one_after_the_other() {
    on_both(|app| async move {
        let browser = app.applicant("founder@example.jp").await;
        let id = browser.account_id.unwrap();
        kept_before(&app, id, PLANS_ACTIVE_MAX - 3, false).await;
        if !app.state.db.has_one_deliverer() {
            // So many connections are open: nobody waits for one, and so for the others.
            let mut opened = Vec::new();
            for _ in 0..12 {
                opened.push(app.state.db.begin().await.unwrap());
            }
        }
        let sent: Vec<_> = (0..12)
            .map(|_| {
                let mut browser: Browser = browser.clone();
                tokio::spawn(async move { browser.post("/plans", &MEDICAL).await.status.as_u16() })
            })
            .collect();
        let mut kept = 0;
        for one in sent {
            kept += u64::from(one.await.unwrap() == 303);
        }
        assert_eq!((kept, plans(&app, id).await), (3, PLANS_ACTIVE_MAX));
    })
    .await;
}

#[tokio::test]
async fn who_signs_in_with_a_draft_and_no_room_is_signed_in_and_keeps_what_was_asked() {
    on_both(|app| async move {
        let id = app.account("founder@example.jp", "applicant", None).await;
        kept_before(&app, id, PLANS_ACTIVE_MAX, false).await;
        let mut browser = app.guest();
        let form = [
            ("email", "founder@example.jp"),
            ("password", "correct horse battery staple"),
            ("opening", "2027-05"),
            ("prefecture", "38"),
            ("kind", "medical"),
        ];
        browser.post("/sign-up", &form).await.has_status(303);
        let mails = app.outbox().await;
        let link = format!("/sign-in/link/{}", app.token_of(&mails[0]));
        let answer = browser.post(&link, &[]).await;
        answer.redirects_to("/plan?opening=2027-05&prefecture=38&kind=medical");
        let page = browser.follow(answer).await;
        page.has_status(200)
            .shows(&says(Lang::Ja, "plans-full-active-flash"))
            .shows("2027年5月");
        browser.get("/plans").await.has_status(200);
        assert_eq!(plans(&app, id).await, PLANS_ACTIVE_MAX);
    })
    .await;
}

#[test]
fn the_sentences_name_the_figures_that_hold() {
    for (limit, figure) in [
        (PlanLimit::Active, PLANS_ACTIVE_MAX),
        (PlanLimit::Ever, PLANS_EVER_MAX),
        (PlanLimit::Day, PLANS_A_DAY_MAX),
    ] {
        for (lang, tail) in [Lang::Ja, Lang::En]
            .into_iter()
            .flat_map(|lang| [(lang, "text"), (lang, "flash")])
        {
            let words = text(lang, &format!("{}-{tail}", limit.message_stem()));
            assert!(words.contains(&figure.to_string()), "{words}");
        }
    }
}
