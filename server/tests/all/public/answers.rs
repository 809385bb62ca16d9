//! The four answers, right and wrong.

use super::PLAN;
use crate::harness::{App, html, on_both};

#[tokio::test]
async fn four_answers_lead_to_a_plan_and_back_with_the_answers_kept() {
    on_both(|app| async move {
        let mut browser = app.guest();
        browser
            .get("/start?sent=1&designation=new")
            .await
            .redirects_to("/start/opening");
        browser
            .get("/start/opening?sent=1&year=2027&month=4")
            .await
            .redirects_to("/start/prefecture?opening=2027-04");
        browser
            .get("/start/prefecture?sent=1&opening=2027-04&prefecture=13")
            .await
            .redirects_to("/start/kind?opening=2027-04&prefecture=13");
        browser
            .get("/start/kind?sent=1&opening=2027-04&prefecture=13&kind=medical")
            .await
            .redirects_to("/plan?opening=2027-04&prefecture=13&kind=medical");
        browser
            .get(&format!("/plan?{PLAN}"))
            .await
            .shows(&html(&format!("href=\"/start/kind?{PLAN}\"")));
        browser
            .get(&format!("/start/kind?{PLAN}"))
            .await
            .shows("value=\"medical\" checked");
        browser
            .get(&format!("/start/prefecture?{PLAN}"))
            .await
            .shows("<option value=\"13\" selected");
        browser
            .get(&format!("/start/opening?{PLAN}"))
            .await
            .shows("value=\"2027\"")
            .shows("value=\"4\"");
    })
    .await;
}

#[tokio::test]
async fn the_opening_month_is_read_in_every_way_people_write_it() {
    on_both(|app| async move {
        let mut browser = app.guest();
        for (year, month) in [
            ("2027", "4"),
            ("2027", "04"),
            ("２０２７", "４"),
            ("2027年", "４月"),
            ("令和9", "4"),
            ("令和９年", "４月"),
            ("R9", "4"),
            (" 2027 ", " 4 "),
        ] {
            let query =
                serde_urlencoded::to_string([("sent", "1"), ("year", year), ("month", month)])
                    .unwrap();
            browser
                .get(&format!("/start/opening?{query}"))
                .await
                .redirects_to("/start/prefecture?opening=2027-04");
        }
    })
    .await;
}

/// What no field takes: a wrong form comes back with what was typed.
const WRONG: [&str; 10] = [
    "",
    "   ",
    "abc",
    "😀",
    "１３月",
    "0",
    "-1",
    "' OR 1=1; --",
    "</textarea><script>alert(1)</script>",
    "\u{0}\u{7}\u{202e}",
];

async fn refused(app: &App, path: &str, field: &str, query: &[(&str, &str)]) {
    let query = serde_urlencoded::to_string(query).unwrap();
    let answer = app.guest().get(&format!("{path}?{query}")).await;
    answer
        .refuses(field)
        .is_without("<script>alert")
        .hides("⟦")
        .shows("<title>エラー: ");
}

#[tokio::test]
async fn a_wrong_answer_comes_back_with_a_message_at_its_field() {
    on_both(|app| async move {
        let long = "9".repeat(5_000);
        for wrong in WRONG.into_iter().chain([long.as_str()]) {
            refused(
                &app,
                "/start",
                "designation",
                &[("sent", "1"), ("designation", wrong)],
            )
            .await;
            refused(
                &app,
                "/start/opening",
                "year",
                &[("sent", "1"), ("year", wrong), ("month", "4")],
            )
            .await;
            refused(
                &app,
                "/start/opening",
                "month",
                &[("sent", "1"), ("year", "2027"), ("month", wrong)],
            )
            .await;
            let before = [("sent", "1"), ("opening", "2027-04")];
            refused(
                &app,
                "/start/prefecture",
                "prefecture",
                &[&before[..], &[("prefecture", wrong)]].concat(),
            )
            .await;
            let before = [("sent", "1"), ("opening", "2027-04"), ("prefecture", "13")];
            refused(
                &app,
                "/start/kind",
                "kind",
                &[&before[..], &[("kind", wrong)]].concat(),
            )
            .await;
            if !wrong.is_empty() {
                refused(
                    &app,
                    "/plan",
                    "opening",
                    &[
                        ("opening", wrong),
                        ("prefecture", "13"),
                        ("kind", "medical"),
                    ],
                )
                .await;
                refused(
                    &app,
                    "/plan",
                    "kind",
                    &[
                        ("opening", "2027-04"),
                        ("prefecture", "13"),
                        ("kind", wrong),
                    ],
                )
                .await;
            }
        }
        // What was typed is there again.
        let answer = app
            .guest()
            .get("/start/opening?sent=1&year=9&month=%E5%9B%9B")
            .await;
        answer
            .refuses("year")
            .refuses("month")
            .shows("value=\"9\"")
            .shows("value=\"四\"");
    })
    .await;
}

#[tokio::test]
async fn a_question_without_the_answers_before_it_asks_for_those() {
    on_both(|app| async move {
        let mut browser = app.guest();
        browser.get("/plan").await.redirects_to("/start/opening");
        browser
            .get("/start/kind")
            .await
            .redirects_to("/start/opening");
        browser
            .get("/start/kind?opening=2027-04")
            .await
            .redirects_to("/start/prefecture?opening=2027-04");
        browser
            .get("/plan?prefecture=13&kind=dental")
            .await
            .redirects_to("/start/opening?prefecture=13&kind=dental");
        browser
            .get("/start/opening?sent=1&year=2027&month=4&prefecture=13&kind=dental")
            .await
            .redirects_to("/plan?opening=2027-04&prefecture=13&kind=dental");
    })
    .await;
}

#[tokio::test]
async fn a_retroactive_designation_gets_the_reason_and_the_way_on_instead_of_a_plan() {
    on_both(|app| async move {
        let mut browser = app.guest();
        browser
            .get("/start?sent=1&designation=retroactive")
            .await
            .redirects_to("/out-of-scope");
        browser
            .get("/out-of-scope")
            .await
            .has_status(200)
            .shows("事務連絡 1 ※2")
            .shows("0800-080-4583")
            .says("out-of-scope-reason");
    })
    .await;
}
