//! The plan that is not kept.

use domain::bureau::Prefecture;

use super::{PLAN, is_whole};
use crate::harness::{html, on_both};

#[tokio::test]
async fn every_prefecture_and_kind_has_a_plan() {
    on_both(|app| async move {
        let mut browser = app.guest();
        for prefecture in Prefecture::all() {
            for kind in ["medical", "dental", "both", "pharmacy"] {
                let answer = browser
                    .get(&format!(
                        "/plan?opening=2027-06&prefecture={prefecture}&kind={kind}"
                    ))
                    .await;
                is_whole(&answer);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_plan_shows_dates_with_basis_source_and_both_sentences_about_the_reader() {
    on_both(|app| async move {
        let answer = app.guest().get(&format!("/plan?{PLAN}")).await;
        answer
            .says("verdict-tight-title")
            .says("plan-steps-text")
            .shows("2027年3月15日（月）")
            .shows("あと115日")
            .shows("別紙３ ③")
            .shows("別紙３ ⑤")
            .says("plan-reader-months")
            .says("plan-reader-on-number")
            .says("basis-precaution-text")
            .says("application-first")
            .says("change-public-health-centre")
            .shows("https://kouseikyoku.mhlw.go.jp/kantoshinetsu/")
            .shows(&html(&format!("href=\"/sign-up?{PLAN}\"")))
            .shows(&html(&format!("href=\"/plan.ics?{PLAN}\"")))
            .has_no_element("form[action=/plans]")
            // The mailbox for bureaus only.
            .is_without("ssk.or.jp")
            .is_without("style=");
    })
    .await;
}

#[tokio::test]
async fn medical_and_dental_together_are_told_that_they_need_two_of_each() {
    on_both(|app| async move {
        let mut browser = app.guest();
        let both = browser
            .get("/plan?opening=2027-04&prefecture=13&kind=both")
            .await;
        both.says("plan-twin-title")
            .says("plan-twin-notice")
            .says("plan-step-twin-reader")
            .says("change-twin-mail-address");
        // All but the card reader, of which nothing is known, and the report.
        assert_eq!(both.body.matches("医科と歯科で1回ずつ</span>").count(), 5);
        browser
            .get(&format!("/plan?{PLAN}"))
            .await
            .hides("医科と歯科で1回ずつ</span>")
            .hides("二つ目のアカウント");
    })
    .await;
}

#[tokio::test]
async fn the_part_of_a_plan_comes_without_the_shell() {
    on_both(|app| async move {
        let mut browser = app.guest();
        let part = browser.get(&format!("/plan/part?{PLAN}")).await;
        part.has_status(200)
            .says("plan-steps-title")
            .has_no_element("html")
            .has_no_element(".site-header")
            .shows("data-head");
        browser.get("/plan/part?opening=x").await.has_status(400);
        browser
            .get(&format!("/plan/part?{PLAN}&done=x"))
            .await
            .has_status(400);
    })
    .await;
}

#[tokio::test]
async fn somebody_signed_in_adds_the_plan_and_staff_keep_none() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        founder
            .get(&format!("/plan?{PLAN}"))
            .await
            .shows("action=\"/plans\"")
            .shows("name=\"opening\" value=\"2027-04\"")
            .hides("/sign-up?");
        let mut clerk = app
            .staff("clerk@example.jp", domain::bureau::BureauId::Kinki, "clerk")
            .await;
        clerk
            .get(&format!("/plan?{PLAN}"))
            .await
            .has_status(200)
            .has_no_element("form[action=/plans]")
            .hides("/sign-up?");
    })
    .await;
}

#[tokio::test]
async fn the_calendar_file_has_the_plans_days() {
    on_both(|app| async move {
        let mut browser = app.guest();
        let file = browser.get(&format!("/plan.ics?{PLAN}")).await;
        file.has_status(200)
            .shows("BEGIN:VCALENDAR")
            .shows("DTSTART;VALUE=DATE:20270315")
            .shows("UID:plan-2027-04-13-medical-submission_due@tsukihajime");
        assert!(
            file.headers["content-type"]
                .to_str()
                .unwrap()
                .starts_with("text/calendar")
        );
        assert!(
            file.headers["content-disposition"]
                .to_str()
                .unwrap()
                .starts_with("attachment")
        );
        browser.get("/plan.ics").await.has_status(400);
    })
    .await;
}
