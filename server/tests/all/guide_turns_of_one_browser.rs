//! Two people, one browser: what one of them asked the guide is not the
//! other's to read, to send or to delete; nor is anything else that the
//! browser remembered for the first.

use domain::bureau::BureauId;
use office::auth::session::{self, SessionData};
use office::clock::new_id;
use office::db::entity::{guide_turn, question};
use office::usecase::account::purge::purge;
use office::usecase::guide::hand_over::HandOver;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _,
    QueryOrder as _,
};

use crate::account::{PASSWORD, account_of, member, plans_of, token};
use crate::harness::{App, Browser, on_both};

const A: &str = "first@example.jp";
const B: &str = "second@example.jp";
/// The guide cannot answer this: it is what a hand-over begins with.
const ASKED_BY_A: &str = "来週の株価を教えて";
const ASKED_BY_B: &str = "明日の天気を教えて";

async fn asks(browser: &mut Browser, question: &str) {
    browser
        .post("/guide", &[("question", question)])
        .await
        .has_status(303);
}

async fn turns(app: &App) -> Vec<guide_turn::Model> {
    guide_turn::Entity::find()
        .order_by_asc(guide_turn::Column::Id)
        .all(app.state.db.read())
        .await
        .unwrap()
}

/// B uses a sign-in link in this browser.
async fn b_comes(app: &App, browser: &mut Browser) {
    app.guest()
        .post("/sign-in/link", &[("email", B)])
        .await
        .has_status(303);
    let link = format!("/sign-in/link/{}", token(app, "sign-in-link").await);
    browser.post(&link, &[]).await.redirects_to("/plans");
    browser.get("/account").await.shows(B);
}

#[tokio::test]
async fn who_comes_after_somebody_in_the_same_browser_has_nothing_of_their_conversation() {
    on_both(|app| async move {
        app.staff("clerk@example.go.jp", BureauId::Kantoshinetsu, "clerk")
            .await;
        member(&app, B).await;
        let mut browser = member(&app, A).await;
        asks(&mut browser, ASKED_BY_A).await;
        browser.get("/guide").await.shows(ASKED_BY_A);
        let of_a = turns(&app).await.remove(0);

        // A does not sign out.
        b_comes(&app, &mut browser).await;
        browser
            .get("/guide")
            .await
            .has_status(200)
            .hides(ASKED_BY_A);
        browser
            .get("/ask?prefecture=13")
            .await
            .has_status(200)
            .hides(ASKED_BY_A);
        browser
            .post(
                "/guide/helpful",
                &[("turn", &of_a.id.to_string()), ("helpful", "no")],
            )
            .await
            .has_status(404);
        asks(&mut browser, ASKED_BY_B).await;
        browser
            .get("/guide")
            .await
            .shows(ASKED_BY_B)
            .hides(ASKED_BY_A);
        let fields = [
            ("prefecture", "13"),
            ("body", "いつまでですか"),
            ("with_guide", "yes"),
        ];
        browser.post("/ask", &fields).await.has_status(303);
        let asked = question::Entity::find()
            .one(app.state.db.read())
            .await
            .unwrap()
            .unwrap();
        let handed = HandOver::read(&asked).unwrap();
        assert!(
            handed.turns.iter().all(|turn| turn.question != ASKED_BY_A),
            "{handed:?}"
        );
        browser
            .post("/guide/forget", &[])
            .await
            .redirects_to("/guide");
        assert_eq!(
            turns(&app).await,
            std::slice::from_ref(&of_a),
            "B forgets B's alone"
        );

        asks(&mut browser, ASKED_BY_B).await;
        browser
            .post("/account/delete", &[("password", PASSWORD)])
            .await
            .redirects_to("/account");
        app.pass(jiff::SignedDuration::from_hours(8 * 24));
        assert_eq!(purge(&app.state).await.unwrap(), 1);
        assert_eq!(turns(&app).await, [of_a], "A's are still there");
    })
    .await;
}

#[tokio::test]
async fn what_a_nameless_browser_asked_is_the_first_ones_who_signs_in() {
    on_both(|app| async move {
        member(&app, B).await;
        let mut browser = app.guest();
        asks(&mut browser, ASKED_BY_A).await;
        member(&app, A).await;
        browser
            .post("/sign-in", &[("email", A), ("password", PASSWORD)])
            .await
            .redirects_to("/plans");
        browser.get("/guide").await.shows(ASKED_BY_A);
        let a = account_of(&app, A).await.unwrap().id;
        assert_eq!(
            turns(&app).await[0].account_id,
            Some(a),
            "from the moment of signing in"
        );
        // A asks nothing more; B comes.
        b_comes(&app, &mut browser).await;
        browser.get("/guide").await.hides(ASKED_BY_A);
        asks(&mut browser, ASKED_BY_B).await;
        assert_eq!(turns(&app).await[0].account_id, Some(a));
        // The same person again finds their own.
        browser
            .post("/sign-in", &[("email", A), ("password", PASSWORD)])
            .await;
        let mut again = app.guest();
        again
            .post("/sign-in", &[("email", A), ("password", PASSWORD)])
            .await
            .redirects_to("/plans");
    })
    .await;
}

#[tokio::test]
async fn signing_in_anew_as_oneself_keeps_the_conversation() {
    on_both(|app| async move {
        let mut browser = member(&app, A).await;
        asks(&mut browser, ASKED_BY_A).await;
        app.guest()
            .post("/sign-in/link", &[("email", A)])
            .await
            .has_status(303);
        let link = format!("/sign-in/link/{}", token(&app, "sign-in-link").await);
        browser.post(&link, &[]).await.redirects_to("/plans");
        browser.get("/guide").await.shows(ASKED_BY_A);
    })
    .await;
}

/// A session of B that the last release gave A's conversation, with turns of
/// both and one that was never anybody's.
#[tokio::test]
async fn conversations_that_the_last_release_mixed_are_apart_again() {
    on_both(|app| async move {
        member(&app, A).await;
        member(&app, B).await;
        let a = account_of(&app, A).await.unwrap().id;
        let b = account_of(&app, B).await.unwrap().id;
        let transaction = app.state.db.begin().await.unwrap();
        let name = "one-conversation";
        for (account_id, question) in [
            (None, "だれかの質問"),
            (Some(a), ASKED_BY_A),
            (Some(b), ASKED_BY_B),
        ] {
            app.knows(question);
            guide_turn::ActiveModel {
                id: Set(new_id()),
                conversation: Set(office::usecase::guide::conversation::key(name)),
                account_id: Set(account_id),
                plan_id: Set(None),
                lang: Set("ja".to_owned()),
                question: Set(question.to_owned()),
                outcome: Set("escalate".to_owned()),
                topics: Set(serde_json::json!({})),
                helpful: Set(None),
                at: Set(app.now()),
            }
            .insert(&transaction)
            .await
            .unwrap();
        }
        let data = SessionData {
            conversation: Some(name.to_owned()),
            ..SessionData::default()
        };
        let token = session::start(&transaction, Some(b), &data, app.now())
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let mut browser = app.guest();
        browser.set_cookie("session", token.reveal());
        browser
            .get("/guide")
            .await
            .shows(ASKED_BY_B)
            .hides(ASKED_BY_A)
            // Whose it was cannot be told any more: so it is not shown.
            .hides("だれかの質問");
        asks(&mut browser, "分室はどこですか").await;
        browser
            .post("/guide/forget", &[])
            .await
            .redirects_to("/guide");
        let left: Vec<String> = turns(&app)
            .await
            .into_iter()
            .map(|turn| turn.question)
            .collect();
        assert_eq!(left, ["だれかの質問", ASKED_BY_A]);
        browser
            .post("/account/delete", &[("password", PASSWORD)])
            .await
            .redirects_to("/account");
        app.pass(jiff::SignedDuration::from_hours(8 * 24));
        assert_eq!(purge(&app.state).await.unwrap(), 1);
        assert_eq!(turns(&app).await.len(), 2);
    })
    .await;
}

/// What the browser of A kept for later: a plan, and where A was going.
#[tokio::test]
async fn neither_a_plan_nor_a_way_on_crosses_into_the_next_account() {
    on_both(|app| async move {
        member(&app, B).await;
        let mut browser = member(&app, A).await;
        // A, signed in, asks for a link and was going somewhere.
        browser
            .post("/sign-in/link", &[("email", A), ("next", "/plans/of-a")])
            .await
            .has_status(303);
        let a = account_of(&app, A).await.unwrap().id;
        let draft = serde_json::json!({ "draft_plan": { "opening": "2027-04", "prefecture": "13", "kind": "medical" }, "next": "/plans/of-a" });
        let transaction = app.state.db.begin().await.unwrap();
        office::db::entity::session::Entity::update_many()
            .col_expr(office::db::entity::session::Column::Data, Expr::value(draft))
            .filter(office::db::entity::session::Column::AccountId.eq(a))
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        b_comes(&app, &mut browser).await;
        assert!(plans_of(&app, B).await.is_empty());
    })
    .await;
}
