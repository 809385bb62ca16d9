//! The guide's page and its island.

use serde_json::json;

use super::{FORGOTTEN, NONSENSE, asks, turns};
use crate::harness::{html, on_both};

#[tokio::test]
async fn a_question_is_answered_on_the_page_without_javascript_and_stays_in_the_session() {
    on_both(|app| async move {
        let mut guest = app.guest();
        guest
            .get("/guide")
            .await
            .has_status(200)
            .shows("role=\"log\"")
            .says("guide-ask-person");
        let page = asks(&mut guest, &[("question", FORGOTTEN)]).await;
        page.has_status(200)
            .shows(FORGOTTEN)
            .shows("別紙１ 記載例")
            .says("guide-rate")
            .says("guide-ask-person");
        page.shows("/guide/where?stage=number_request");
        let page = asks(&mut guest, &[("question", NONSENSE)]).await;
        page.shows(FORGOTTEN)
            .shows(NONSENSE)
            .says("guide-escalate-off-topic");
        // Another browser sees nothing of it.
        app.guest().get("/guide").await.hides(FORGOTTEN);
        let rows = turns(&app).await;
        assert_eq!(
            rows.iter()
                .map(|row| row.outcome.as_str())
                .collect::<Vec<_>>(),
            ["answer", "escalate"]
        );
        assert!(
            rows.iter()
                .all(|row| row.account_id.is_none() && row.plan_id.is_none())
        );
        assert_eq!(rows[0].conversation, rows[1].conversation);
    })
    .await;
}

#[tokio::test]
async fn an_empty_or_too_long_question_comes_back_in_its_field() {
    on_both(|app| async move {
        let mut guest = app.guest();
        guest
            .post("/guide", &[("question", " ")])
            .await
            .refuses("question");
        let long = "い".repeat(501);
        guest
            .post("/guide", &[("question", &long)])
            .await
            .refuses("question")
            .shows(&long);
        guest
            .post("/guide/hand-over", &[("question", &long)])
            .await
            .refuses("question");
        assert!(turns(&app).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_island_gets_the_new_turn_alone() {
    on_both(|app| async move {
        let mut guest = app.guest();
        guest.headers.insert("x-part", "turn".to_owned());
        let part = guest.post("/guide", &[("question", FORGOTTEN)]).await;
        part.has_status(200)
            .shows("<article")
            .shows(FORGOTTEN)
            .has_no_element("html")
            .has_no_element("h1");
        guest.headers.remove("x-part");
        // And it was remembered in the session that began with it.
        guest.get("/guide").await.shows(FORGOTTEN);
    })
    .await;
}

#[tokio::test]
async fn a_date_needs_a_month_and_a_month_alone_answers_the_question_before() {
    on_both(|app| async move {
        let mut guest = app.guest();
        asks(
            &mut guest,
            &[("question", "受付番号の提示の期限はいつですか")],
        )
        .await
        .hides("4月16日（金）");
        asks(&mut guest, &[("question", "2021年5月です")])
            .await
            .shows("4月16日（金）");
        // And the prefecture that it asks for next, although a prefecture alone
        // is a topic of its own.
        asks(&mut guest, &[("question", "2027年4月です")]).await;
        asks(&mut guest, &[("question", "愛知県です")]).await;
        let last = turns(&app).await.pop().unwrap();
        assert_eq!(last.topics["topics"], json!(["submission.deadline"]));
        assert_eq!(last.topics["prefecture"], "23");
        asks(&mut guest, &[("question", "2021年5月、東京都です")]).await;
        // It is remembered, but what the form says goes before it.
        asks(&mut guest, &[("topic", "submission.deadline")])
            .await
            .shows("4月16日（金）");
        let page = asks(
            &mut guest,
            &[("topic", "submission.deadline"), ("opening", "2021-11")],
        )
        .await;
        page.shows("10月18日（月）");
    })
    .await;
}

#[tokio::test]
async fn choices_are_buttons_that_answer_without_javascript() {
    on_both(|app| async move {
        let mut guest = app.guest();
        let page = asks(&mut guest, &[("question", "仮コード 受付番号")]).await;
        page.shows("name=\"topic\"");
        let page = asks(&mut guest, &[("topic", "provisional_code.what")]).await;
        page.shows(&html(&locales::text(
            locales::Lang::Ja,
            "guide-choice-provisional-code-what",
        )));
        // A topic that does not exist is an empty question.
        guest
            .post("/guide", &[("topic", "no.such")])
            .await
            .refuses("question");
    })
    .await;
}

#[tokio::test]
async fn from_every_page_the_guide_is_asked_about_that_page() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        let plan = app
            .known(founder.account_id.unwrap())
            .keeps("2027-04")
            .await
            .plan()
            .to_string();
        let step = founder.get(&format!("/plans/{plan}/steps/3")).await;
        step.has_status(200)
            .shows(&format!("/guide?plan={plan}&amp;topic=card_reader.apply"));
        let guide = founder
            .get(&format!("/guide?plan={plan}&topic=card_reader.apply"))
            .await;
        guide
            .has_status(200)
            .says("guide-suggestions-page")
            .shows("value=\"card_reader.apply\"");
        // Looking writes nothing.
        assert!(turns(&app).await.is_empty());
    })
    .await;
}
