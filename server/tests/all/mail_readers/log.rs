//! Why did I (not) get this mail?

use office::db::entity::audit;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::harness::{App, html, on_both};
use crate::mail::{with_sink, work};
use crate::smtp_sink::Answer;

const TOKYO: domain::bureau::BureauId = domain::bureau::BureauId::Kantoshinetsu;
const KINKI: domain::bureau::BureauId = domain::bureau::BureauId::Kinki;

/// Words of a message around its variables, as HTML.
fn says(page: &crate::harness::Answer, words: &str) {
    page.shows(&html(words));
}

#[tokio::test]
async fn an_owner_sees_what_was_sent_and_with_what_and_what_is_to_come() {
    with_sink(|app, sink| async move {
        let kept = app.founder("founder@example.jp").keeps("2027-05").await;
        let mut founder = app.signed_in(kept.account).await;
        let path = format!("/plans/{}/mails", kept.plan());
        founder
            .get(&format!("/plans/{}", kept.plan()))
            .await
            .shows(&format!("href=\"{path}\""));
        let page = founder.get(&path).await;
        page.has_status(200)
            .says("plan-mails-log-none")
            .says("plan-mails-next-hint");
        // Steps 1 to 3 are due on 1 December, at nine.
        says(&page, "12月1日（火） 09:00");
        says(&page, "手続3　顔認証付きカードリーダーの手配");
        app.set_now("2026-12-01T00:00:00Z");
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
        let page = founder.get(&path).await;
        page.says("plan-mails-sent-note");
        says(&page, "と1通にまとめました：送りました");
        page.does_not_say("plan-mails-log-none");
        // What is past is not to come.
        let (coming, past) = page.body.split_once("<h2>これまでのメール").unwrap();
        let (_, coming) = coming.split_once("<h2>これから届くメール").unwrap();
        assert!(past.contains("12月1日（火） 09:00"));
        assert!(!coming.contains("12月1日（火） 09:00"), "{coming}");
        assert!(coming.contains("手続4"), "{coming}");
        // Nothing more is wanted: nothing more is planned.
        founder
            .post("/account/mail", &[("preference", "none")])
            .await
            .has_status(303);
        founder
            .get(&path)
            .await
            .says("plan-mails-none-wanted")
            .does_not_say("plan-mails-next-hint");
        app.applicant("other@example.jp")
            .await
            .get(&path)
            .await
            .has_status(404);
    })
    .await;
}

#[tokio::test]
async fn what_the_server_said_is_told_in_words_with_its_code_and_never_as_it_said_it() {
    with_sink(|app, sink| async move {
        let kept = app.founder("founder@example.jp").keeps("2027-05").await;
        app.set_now("2026-12-01T00:00:00Z");
        sink.script(&[Answer::NotNow]);
        work(&app).await;
        let mut founder = app.signed_in(kept.account).await;
        let path = format!("/plans/{}/mails", kept.plan());
        let page = founder.get(&path).await;
        page.says("mail-failure-not-now");
        says(&page, "もう一度送ります");
        app.pass(jiff::SignedDuration::from_hours(2));
        sink.script(&[Answer::Refuse]);
        work(&app).await;
        let page = founder.get(&path).await;
        page.says("mail-failure-refused");
        says(&page, "、コード550");
        page.is_without("no such person");
    })
    .await;
}

#[tokio::test]
async fn a_reminder_that_is_needed_no_more_says_so() {
    with_sink(|app, _sink| async move {
        let kept = app.founder("founder@example.jp").keeps("2027-05").await;
        app.set_now("2026-12-01T00:00:00Z");
        office::mail::planner::round(&app.state, app.state.clock.now())
            .await
            .unwrap();
        app.set_progress(
            kept.plan(),
            crate::harness::world::done(&["provisional_code", "account", "card_reader"]),
        )
        .await;
        work(&app).await;
        let mut founder = app.signed_in(kept.account).await;
        founder
            .get(&format!("/plans/{}/mails", kept.plan()))
            .await
            .says("plan-mail-cancelled-not-needed");
    })
    .await;
}

/// A founder with a plan that the bureau was asked about.
async fn asked(app: &App) -> (uuid::Uuid, String) {
    let mut founder = app.applicant("founder@clinic.example").await;
    app.staff("somebody@example.jp", TOKYO, "clerk").await;
    let account = founder.account_id.unwrap();
    let plan = app.known(account).keeps("2027-05").await.plan();
    let sent = founder
        .post(
            "/ask",
            &[("plan", &plan.to_string()), ("body", "いつまでですか")],
        )
        .await;
    (plan, sent.location().unwrap().replace("/questions/", ""))
}

#[tokio::test]
async fn staff_see_the_mails_of_an_askers_plan_without_the_address_and_each_look_is_logged() {
    on_both(|app| async move {
        let (plan, question) = asked(&app).await;
        let mut clerk = app.staff("clerk@example.jp", TOKYO, "clerk").await;
        let path = format!("/desk/questions/{question}/mails");
        clerk
            .get(&format!("/desk/questions/{question}"))
            .await
            .shows(&format!("href=\"{path}\""));
        clerk
            .get(&path)
            .await
            .has_status(200)
            .says("plan-mails-logged")
            .shows("@clinic.example")
            .hides("founder@clinic.example")
            .has_no_element(".arrival");
        let log = audit::Entity::find()
            .filter(audit::Column::Act.eq("plan-mails-viewed"))
            .all(app.state.db.read())
            .await
            .unwrap();
        assert_eq!(log.len(), 1);
        assert_eq!(log[0].subject, format!("plan:{plan}"));
        let mut elsewhere = app.staff("osaka@example.jp", KINKI, "admin").await;
        elsewhere.get(&path).await.has_status(404);
        // Only by way of a question.
        clerk
            .get(&format!("/plans/{plan}/mails"))
            .await
            .has_status(404);
    })
    .await;
}
