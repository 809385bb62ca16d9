//! A conversation that is kept, helped or was deleted.

use super::{FORGOTTEN, NONSENSE, asks, turns};
use crate::harness::on_both;

#[tokio::test]
async fn answers_use_the_dates_of_the_kept_plan_and_are_kept_with_it() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        let plan = app
            .known(founder.account_id.unwrap())
            .keeps("2027-04")
            .await
            .plan()
            .to_string();
        // The only plan is meant without being named.
        let page = asks(&mut founder, &[("topic", "submission.deadline")]).await;
        page.shows("3月15日（月）")
            .shows(&format!("/plans/{plan}/steps/5"));
        assert_eq!(turns(&app).await[0].plan_id.unwrap().to_string(), plan);
        // In another browser of the same person too.
        let mut elsewhere = app.signed_in(founder.account_id.unwrap()).await;
        elsewhere
            .get(&format!("/guide?plan={plan}"))
            .await
            .shows("3月15日（月）");
        // Never for somebody else.
        let mut other = app.applicant("other@example.jp").await;
        other
            .get(&format!("/guide?plan={plan}"))
            .await
            .has_status(404);
        other
            .post("/guide", &[("plan", &plan), ("question", "仮コード")])
            .await
            .has_status(404);
        app.guest()
            .get(&format!("/guide?plan={plan}"))
            .await
            .has_status(303);
    })
    .await;
}

#[tokio::test]
async fn a_conversation_is_deleted_by_its_own_person_alone() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        let plan = app
            .known(founder.account_id.unwrap())
            .keeps("2027-04")
            .await
            .plan()
            .to_string();
        asks(&mut founder, &[("plan", &plan), ("question", FORGOTTEN)]).await;
        let mut guest = app.guest();
        asks(&mut guest, &[("question", NONSENSE)]).await;
        app.guest()
            .post("/guide/forget", &[])
            .await
            .redirects_to("/guide");
        assert_eq!(turns(&app).await.len(), 2);
        founder
            .post("/guide/forget", &[("plan", &plan)])
            .await
            .redirects_to(&format!("/guide?plan={plan}"));
        founder
            .get(&format!("/guide?plan={plan}"))
            .await
            .hides(FORGOTTEN);
        let left = turns(&app).await;
        assert_eq!(
            left.iter()
                .map(|row| row.question.as_str())
                .collect::<Vec<_>>(),
            [NONSENSE]
        );
        guest
            .post("/guide/forget", &[])
            .await
            .redirects_to("/guide");
        guest.get("/guide").await.hides(NONSENSE);
        assert!(turns(&app).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn whether_it_helped_is_said_by_who_asked_alone() {
    on_both(|app| async move {
        let mut guest = app.guest();
        asks(&mut guest, &[("question", FORGOTTEN)]).await;
        let turn = turns(&app).await[0].id.to_string();
        let mut other = app.guest();
        asks(&mut other, &[("question", NONSENSE)]).await;
        other
            .post("/guide/helpful", &[("turn", &turn), ("helpful", "no")])
            .await
            .has_status(404);
        guest
            .post("/guide/helpful", &[("turn", "x"), ("helpful", "yes")])
            .await
            .has_status(404);
        guest
            .post("/guide/helpful", &[("turn", &turn), ("helpful", "maybe")])
            .await
            .has_status(400);
        assert_eq!(turns(&app).await[0].helpful, None);
        let address = format!("/guide#turn-{turn}");
        guest
            .post("/guide/helpful", &[("turn", &turn), ("helpful", "no")])
            .await
            .redirects_to(&address);
        assert_eq!(turns(&app).await[0].helpful, Some(false));
        guest.get("/guide").await.says("guide-rated-no");
        // The island gets the rated turn alone; others get nothing either way.
        guest.headers.insert("x-part", "turn".to_owned());
        let part = guest
            .post("/guide/helpful", &[("turn", &turn), ("helpful", "yes")])
            .await;
        part.has_status(200)
            .says("guide-rated-yes")
            .shows(FORGOTTEN)
            .has_no_element("html");
        other.headers.insert("x-part", "turn".to_owned());
        other
            .post("/guide/helpful", &[("turn", &turn), ("helpful", "no")])
            .await
            .has_status(404);
        assert_eq!(turns(&app).await[0].helpful, Some(true));
    })
    .await;
}
