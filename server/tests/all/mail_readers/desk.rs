//! What asker and staff are told of mail that did not arrive.

use domain::bureau::BureauId;

use crate::harness::{App, Browser, html, on_both};
use crate::mail::{prepared_plan, with_sink, work};
use crate::smtp_sink::Answer;

const TOKYO: BureauId = BureauId::Kantoshinetsu;
const KINKI: BureauId = BureauId::Kinki;

/// A question that a clerk has answered; its id.
async fn answered(app: &App, founder: &mut Browser, clerk: &mut Browser) -> String {
    let sent = founder
        .post(
            "/ask",
            &[("prefecture", "13"), ("body", "分室に出せますか")],
        )
        .await;
    let id = sent.location().unwrap().replace("/questions/", "");
    let to = |act: &str| format!("/desk/questions/{id}/{act}");
    clerk.post(&to("claim"), &[]).await.has_status(303);
    work(app).await;
    clerk
        .post(&to("answer"), &[("answer", "出せます")])
        .await
        .has_status(303);
    id
}

#[tokio::test]
async fn an_answer_whose_mail_is_refused_is_told_to_who_answered_and_to_who_asked() {
    with_sink(|app, sink| async move {
        let mut founder = app.applicant("founder@clinic.example").await;
        let mut clerk = app.staff("clerk@example.jp", TOKYO, "clerk").await;
        let mut elsewhere = app.staff("osaka@example.jp", KINKI, "clerk").await;
        let id = answered(&app, &mut founder, &mut clerk).await;
        let page = format!("/desk/questions/{id}");
        clerk
            .get(&page)
            .await
            .does_not_say("desk-answer-undelivered");
        sink.script(&[Answer::Refuse]);
        work(&app).await;
        clerk
            .get(&page)
            .await
            .says("desk-answer-undelivered")
            .says("mail-failure-refused")
            .hides("founder@clinic.example");
        founder.get("/questions").await.says("questions-untold");
        clerk.get("/desk").await.shows("（1件）");
        clerk
            .get("/desk/mails")
            .await
            .says("mail-kind-question-answered")
            .says("mail-failure-refused")
            .shows("@clinic.example")
            .shows(&format!("href=\"{page}\""))
            .hides("founder@clinic.example");
        // Nobody of theirs asked.
        elsewhere
            .get("/desk/mails")
            .await
            .says("undelivered-askers-none")
            .hides("@clinic.example");
        elsewhere.get("/desk").await.shows("（0件）");
        // A further answer that arrives is told of.
        clerk
            .post(
                &format!("{page}/answer"),
                &[("answer", "郵送でもかまいません")],
            )
            .await
            .has_status(303);
        work(&app).await;
        clerk
            .get(&page)
            .await
            .does_not_say("desk-answer-undelivered");
        founder
            .get("/questions")
            .await
            .does_not_say("questions-untold");
    })
    .await;
}

#[tokio::test]
async fn a_date_that_passed_without_its_reminder_is_on_its_bureaus_list_without_a_name() {
    with_sink(|app, sink| async move {
        let (_, plan) = prepared_plan(&app, "founder@clinic.example").await;
        work(&app).await;
        assert!(sink.mails().is_empty());
        // Nothing runs until the last day of step 4 is over.
        app.set_now("2027-04-05T00:00:00Z");
        work(&app).await;
        let mut clerk = app.staff("clerk@example.jp", TOKYO, "clerk").await;
        let mut elsewhere = app.staff("osaka@example.jp", KINKI, "admin").await;
        let page = clerk.get("/desk/mails").await;
        page.has_status(200)
            .says("plan-mail-late-not-running")
            .shows(&html("2027年6月診療開始・東京都・医科"))
            .shows(&html("手続4　受付番号の情報提供依頼"))
            .hides("founder@clinic.example")
            .hides("@clinic.example");
        assert!(
            !page.body.contains(&plan.to_string()),
            "no link to the plan"
        );
        let times = page.body.matches("手続4　受付番号の情報提供依頼").count();
        assert_eq!(times, 1, "three reminders of one date are one date");
        elsewhere
            .get("/desk/mails")
            .await
            .says("undelivered-lost-none")
            .does_not_say("plan-mail-late-not-running");
    })
    .await;
}

#[tokio::test]
async fn a_date_of_which_one_reminder_was_sent_is_not_on_the_list() {
    with_sink(|app, sink| async move {
        prepared_plan(&app, "founder@clinic.example").await;
        app.set_now("2027-03-30T00:00:00Z");
        work(&app).await;
        let sent = sink.mails().len();
        assert!(sent > 0);
        // The last day passes unseen.
        app.set_now("2027-04-05T00:00:00Z");
        work(&app).await;
        assert!(app.mail_states().await.contains(&"expired"));
        let mut clerk = app.staff("clerk@example.jp", TOKYO, "clerk").await;
        clerk
            .get("/desk/mails")
            .await
            .hides("手続4　受付番号の情報提供依頼");
    })
    .await;
}

#[tokio::test]
async fn only_who_may_manage_mail_sees_every_mail_that_was_given_up() {
    on_both(|app| async move {
        let mut clerk = app.staff("clerk@example.jp", TOKYO, "clerk").await;
        clerk
            .get("/desk/mails")
            .await
            .has_status(200)
            .does_not_say("undelivered-every-title");
        app.staff("admin@example.jp", TOKYO, "admin")
            .await
            .get("/desk/mails")
            .await
            .says("undelivered-every-title");
    })
    .await;
}
