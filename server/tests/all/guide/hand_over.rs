//! Handing a question over to a person.

use std::time::Duration;

use domain::bureau::BureauId;
use office::db::entity::question;
use office::usecase::guide::hand_over::HandOver;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};

use super::{FORGOTTEN, NONSENSE, TOKYO, asks};
use crate::harness::{html, on_both};

#[tokio::test]
async fn handing_over_shows_what_will_be_sent_and_sends_that() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        let mut clerk = app.staff("clerk@example.jp", TOKYO, "clerk").await;
        let plan = app
            .known(founder.account_id.unwrap())
            .keeps("2027-04")
            .await
            .plan()
            .to_string();
        asks(&mut founder, &[("plan", &plan), ("question", FORGOTTEN)]).await;
        app.pass(Duration::from_secs(60).try_into().unwrap());
        let mine = "分室に出せますか <b>急ぎ</b>";
        let on = founder
            .post("/guide/hand-over", &[("plan", &plan), ("question", mine)])
            .await;
        on.redirects_to(&format!("/ask?plan={plan}"));
        // Nothing is sent yet.
        assert_eq!(
            question::Entity::find()
                .count(app.state.db.read())
                .await
                .unwrap(),
            0
        );
        let page = founder.follow(on).await;
        page.has_status(200)
            .shows(&html(mine))
            .shows(FORGOTTEN)
            .shows("name=\"with_guide\"")
            .is_without("<b>急ぎ");
        app.pass(Duration::from_secs(60).try_into().unwrap());
        let fields = [
            ("plan", plan.as_str()),
            ("prefecture", "13"),
            ("body", mine),
            ("with_guide", "yes"),
        ];
        founder.post("/ask", &fields).await.has_status(303);
        let question = question::Entity::find()
            .one(app.state.db.read())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(question.plan_id.unwrap().to_string(), plan);
        let handed = HandOver::read(&question).unwrap();
        assert_eq!(handed.turns.len(), 1);
        assert_eq!(handed.turns[0].question, FORGOTTEN);
        assert_eq!(
            handed.turns[0].decided.topics,
            ["provisional_code.forgotten"]
        );
        clerk
            .get(&format!("/desk/questions/{}", question.id))
            .await
            .shows(FORGOTTEN)
            .shows(&html(mine));
        founder
            .get(&format!("/questions/{}", question.id))
            .await
            .shows(FORGOTTEN);
        // What was sent does not go along a second time.
        founder
            .get(&format!("/ask?plan={plan}"))
            .await
            .has_status(200)
            .hides(FORGOTTEN)
            .hides(&html(mine));
    })
    .await;
}

#[tokio::test]
async fn the_conversation_stays_out_when_the_asker_leaves_it_out() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        app.staff("clerk@example.jp", TOKYO, "clerk").await;
        asks(&mut founder, &[("question", FORGOTTEN)]).await;
        founder
            .post(
                "/ask",
                &[("prefecture", "13"), ("body", "分室に出せますか")],
            )
            .await
            .has_status(303);
        let question = question::Entity::find()
            .one(app.state.db.read())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(question.guide, None);
    })
    .await;
}

#[tokio::test]
async fn a_guest_who_wants_a_person_is_asked_to_sign_in_first() {
    on_both(|app| async move {
        let mut guest = app.guest();
        asks(&mut guest, &[("question", NONSENSE)]).await;
        let on = guest.post("/guide/hand-over", &[]).await;
        on.redirects_to("/ask");
        guest.get("/ask").await.redirects_to("/sign-in?next=%2Fask");
        guest
            .get("/sign-in?next=%2Fask")
            .await
            .has_status(200)
            .says("sign-in-for-question")
            .shows("href=\"/sign-up?next=%2Fask\"");
    })
    .await;
}

#[tokio::test]
async fn what_a_guest_wrote_for_a_person_waits_through_signing_up() {
    on_both(|app| async move {
        app.staff("clerk@example.go.jp", BureauId::Kantoshinetsu, "clerk")
            .await;
        let mut guest = app.guest();
        let nothing_typed = guest.get("/sign-in?next=%2Fask").await;
        nothing_typed.hides(&locales::text(locales::Lang::Ja, "sign-in-question-kept"));
        guest
            .post("/guide/hand-over", &[("question", "分室はどこですか")])
            .await
            .redirects_to("/ask");
        guest
            .get("/sign-in?next=%2Fask")
            .await
            .says("sign-in-question-kept");
        guest
            .get("/sign-up?next=%2Fask")
            .await
            .says("sign-in-question-kept")
            .shows("name=\"next\"");
        let fields = [
            ("email", "new@example.jp"),
            ("password", "a clinic by the river opens in May"),
            ("next", "/ask"),
        ];
        guest
            .post("/sign-up", &fields)
            .await
            .redirects_to("/sign-up/sent");
        let mail = app.outbox().await.pop().unwrap();
        let link = format!("/confirm/{}", app.token_of(&mail));
        guest.post(&link, &[]).await.redirects_to("/ask");
        guest
            .get("/ask?prefecture=13")
            .await
            .has_status(200)
            .shows("分室はどこですか");
    })
    .await;
}
