//! What is late, what is only near, and what is still waited for.

use super::{NUMBER, TODAY, apply, record, row, version, with_number_after_asking, with_plan};
use crate::harness::on_both;

#[tokio::test]
async fn after_the_last_safe_day_of_step_four_the_bureau_comes_first() {
    on_both(|app| async move {
        let (_, ids) = with_plan(&app, "2027-05", "40", "pharmacy").await;
        let id = ids[0];
        let mut browser = app.signed_in(row(&app, id).await.account_id).await;
        for step in [1, 2, 3] {
            record(&app, &mut browser, id, step, "not-needed", TODAY, "")
                .await
                .has_status(303);
        }
        // Monday, 1 March, is the precaution: Friday is the last safe day.
        app.set_now("2027-02-26T03:00:00Z");
        let mut browser = app.signed_in(row(&app, id).await.account_id).await;
        let page = browser.get(&format!("/plans/{id}")).await;
        page.says("next-last-day")
            .says("turn-bring-request-how")
            .shows("2027年2月26日（金）")
            .shows("今日まで")
            .is_without("2027年3月1日（月）");
        for now in ["2027-02-28T03:00:00Z", "2027-03-02T03:00:00Z"] {
            app.set_now(now);
            let page = browser.get(&format!("/plans/{id}")).await;
            page.says("turn-ask-bureau-do")
                .says("late-designation")
                .hides("予定どおりに進んでいます")
                .shows("https://kouseikyoku.mhlw.go.jp/kyushu/");
            browser.get("/plans").await.says("standing-ask-bureau");
        }
        record(&app, &mut browser, id, 4, "asked", ("2027", "2", "26"), "")
            .await
            .has_status(303);
        // Handed in: the next date is the reply's.
        let list = browser.get("/plans").await;
        list.says("kept-verdict-on_time")
            .says("step-state-waiting-bureau")
            .shows("2027年4月12日（月）")
            .hides("過ぎています");
    })
    .await;
}

#[tokio::test]
async fn what_was_submitted_late_is_ready_with_a_reserve_and_nothing_settled_counts_days() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-05", "13", "medical").await;
        let id = ids[0];
        with_number_after_asking(&app, &mut browser, id).await;
        app.set_now("2027-04-20T03:00:00Z");
        let mut browser = app.signed_in(row(&app, id).await.account_id).await;
        for step in [5, 6] {
            record(
                &app,
                &mut browser,
                id,
                step,
                "done",
                ("2027", "4", "20"),
                "",
            )
            .await
            .has_status(303);
        }
        browser
            .get(&format!("/plans/{id}/ready"))
            .await
            .says("ready-not-yet-title");
        apply(&app, &mut browser, id, "handed-in", ("2027", "4", "20"))
            .await
            .has_status(303);
        browser
            .get(&format!("/plans/{id}/ready"))
            .await
            .says("ready-late-title")
            .shows("2027年4月20日（火）")
            .shows("2027年4月16日（金）")
            .shows("tel:08000804583")
            .does_not_say("ready-text");
        browser
            .get(&format!("/plans/{id}"))
            .await
            .says("standing-ready-late");
        app.set_now("2027-05-06T03:00:00Z");
        let mut browser = app.signed_in(row(&app, id).await.account_id).await;
        for page in [
            "",
            "/steps/1",
            "/steps/4",
            "/steps/5",
            "/steps/6",
            "/form1/cover",
        ] {
            browser
                .get(&format!("/plans/{id}{page}"))
                .await
                .has_status(200)
                .hides("過ぎています")
                .hides("過ぎました")
                .hides("までに済ませると安心です");
        }
        browser
            .get(&format!("/plans/{id}/steps/5"))
            .await
            .shows("2027年4月20日（火） 済み");
    })
    .await;
}

#[tokio::test]
async fn a_time_to_go_by_is_not_called_late() {
    on_both(|app| async move {
        let (_, ids) = with_plan(&app, "2027-05", "13", "medical").await;
        let id = ids[0];
        app.set_now("2026-12-10T03:00:00Z");
        let mut browser = app.signed_in(row(&app, id).await.account_id).await;
        for page in [format!("/plans/{id}"), format!("/plans/{id}/steps/1")] {
            browser
                .get(&page)
                .await
                .says("planned-over-thumb")
                .hides("過ぎています")
                .has_no_element(".late");
        }
    })
    .await;
}

#[tokio::test]
async fn the_letter_is_asked_for_from_the_first_open_day_after_its_dispatch() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        record(&app, &mut browser, id, 4, "asked", TODAY, "")
            .await
            .has_status(303);
        // Dispatch: Monday 10 May 2027; asked from Tuesday.
        app.set_now("2027-05-10T03:00:00Z");
        let mut browser = app.signed_in(row(&app, id).await.account_id).await;
        browser
            .get(&format!("/plans/{id}"))
            .await
            .has_no_element("#letter-title");
        app.set_now("2027-05-11T03:00:00Z");
        browser
            .get(&format!("/plans/{id}"))
            .await
            .says("letter-question");
        let version = version(&app, id).await;
        let answer = browser
            .post(&format!("/plans/{id}/letter"), &[("version", &version)])
            .await;
        answer.redirects_to(&format!("/plans/{id}/letter"));
        let page = browser.get(&format!("/plans/{id}/letter")).await;
        page.has_status(200)
            .says("letter-bureau-title")
            .shows("tel:08000804583")
            .shows("2027年6月")
            .hides("⟦");
        // The number is there: steps 5 and 6 open, with the open days left.
        record(
            &app,
            &mut browser,
            id,
            4,
            "done",
            ("2027", "5", "11"),
            NUMBER,
        )
        .await
        .has_status(303);
        let page = browser.get(&format!("/plans/{id}")).await;
        page.has_no_element("#letter-title")
            .shows(&format!("href=\"/plans/{id}/steps/5\""));
        browser
            .get(&format!("/plans/{id}/steps/5"))
            .await
            .shows("開庁日はあと4日");
        // Saturday the 15th rolls to Monday the 17th; on the 18th it is missed.
        app.set_now("2027-05-18T03:00:00Z");
        let page = browser.get(&format!("/plans/{id}")).await;
        page.says("handling-title")
            .says("handling-with-number")
            .shows("tel:08000804583")
            .says("step-state-missed");
    })
    .await;
}
