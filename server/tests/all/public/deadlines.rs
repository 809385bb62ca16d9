//! Which date is said, and with which words.

use super::is_whole;
use crate::harness::{html, on_both};

#[tokio::test]
async fn where_no_day_is_known_the_pages_plan_by_the_1st_and_never_with_the_first_open_day() {
    on_both(|app| async move {
        for (query, due, last, first_open, event, why) in [
            (
                "opening=2027-03&prefecture=13&kind=medical",
                "12月28日（月）が期限でも",
                "2026年12月25日（金）",
                "1月4日（月）",
                "20261225",
                "basis-precaution-text",
            ),
            (
                "opening=2027-07&prefecture=34&kind=pharmacy",
                "4月30日（金）が期限でも",
                "2027年4月28日（水）",
                "5月6日（木）",
                "20270428",
                "basis-day-unknown-text",
            ),
        ] {
            let answer = app.guest().get(&format!("/plan?{query}")).await;
            answer
                .shows(due)
                .shows(last)
                .says(why)
                .is_without(first_open);
            let file = app.guest().get(&format!("/plan.ics?{query}")).await;
            file.shows(event)
                .is_without("20270104")
                .is_without("20270506");
        }
        let sources = app.guest().get("/sources").await;
        sources.says("sources-bureau-text").says("rule-roll-no-day");
    })
    .await;
}

#[tokio::test]
async fn the_words_of_the_notice_stand_beside_a_published_date_that_differs() {
    on_both(|app| async move {
        app.set_now("2020-11-20T00:00:00Z");
        let answer = app
            .guest()
            .get("/plan?opening=2021-05&prefecture=13&kind=medical")
            .await;
        answer
            .shows("2021年4月16日（金）")
            .shows("2021年4月15日（木）")
            .shows("別紙２")
            .says("certainty-official");
    })
    .await;
}

#[tokio::test]
async fn where_a_bureau_is_earlier_than_the_notice_the_other_date_stands_beside_it() {
    on_both(|app| async move {
        let answer = app
            .guest()
            .get("/plan?opening=2027-04&prefecture=38&kind=medical")
            .await;
        answer
            .shows("2027年2月15日（月）")
            .shows("2027年3月15日（月）")
            .says("planned-earlier-holds");
    })
    .await;
}

#[tokio::test]
async fn each_verdict_says_what_to_do_and_names_the_month_that_works() {
    on_both(|app| async move {
        for (now, opening, prefecture, verdict, earliest) in [
            ("2026-11-22", "2027-06", "13", "on_time", None),
            (
                "2026-11-22",
                "2027-03",
                "13",
                "card_reader_late",
                Some("2027-04"),
            ),
            (
                "2026-11-22",
                "2026-12",
                "13",
                "individual_handling",
                Some("2027-04"),
            ),
            ("2027-02-20", "2027-03", "38", "returned", Some("2027-07")),
            ("2026-11-22", "2026-11", "13", "past", Some("2027-04")),
        ] {
            app.set_now(&format!("{now}T03:00:00Z"));
            let answer = app
                .guest()
                .get(&format!(
                    "/plan?opening={opening}&prefecture={prefecture}&kind=medical"
                ))
                .await;
            is_whole(&answer);
            if matches!(verdict, "returned" | "individual_handling") {
                // Asked first what is done: whoever has handed it in is not late.
                answer.says("late-question").says("late-individual");
                let address = format!(
                    "/plan?opening={opening}&prefecture={prefecture}&kind=medical&done=nothing"
                );
                app.guest()
                    .get(&address)
                    .await
                    .says(&format!("verdict-{verdict}-title"))
                    .says(&format!("verdict-{verdict}-text"));
            } else {
                answer.says(&format!("verdict-{verdict}-title"));
            }
            if let Some(earliest) = earliest {
                answer.shows(&html(&format!(
                    "href=\"/plan?opening={earliest}&prefecture={prefecture}&kind=medical\""
                )));
            }
        }
    })
    .await;
}

#[tokio::test]
async fn where_step_four_is_no_longer_safe_the_bureau_comes_first_and_a_late_plan_presses_the_call()
{
    on_both(|app| async move {
        app.set_now("2027-03-02T03:00:00Z");
        let mut browser = app.guest();
        let ask = browser
            .get("/plan?opening=2027-05&prefecture=13&kind=medical")
            .await;
        ask.says("late-question")
            .says("turn-ask-bureau-do")
            .says("late-designation")
            .says("late-individual")
            .shows("2月26日（金）");
        // Keeping the plan is offered, but as the second thing.
        let keep = |opening: &str| {
            let address = format!("/sign-up?opening={opening}&prefecture=13&kind=medical");
            format!("href=\"{}\"", address.replace('&', "&amp;"))
        };
        let pressed = |opening: &str| format!("{} class=\"button\"", keep(opening));
        ask.shows(&keep("2027-05")).is_without(&pressed("2027-05"));
        app.set_now("2027-03-16T03:00:00Z");
        browser
            .get("/plan?opening=2027-04&prefecture=13&kind=medical")
            .await
            .says("late-question")
            .shows("<a href=\"tel:08000804583\" class=\"button\">")
            .shows(&keep("2027-04"))
            .is_without(&pressed("2027-04"));
        browser
            .get("/plan?opening=2027-03&prefecture=13&kind=medical")
            .await
            .says("turn-past-do")
            .hides("/start/opening?")
            .shows(&keep("2027-03"))
            .is_without(&pressed("2027-03"));
        app.set_now("2026-11-22T03:00:00Z");
        browser
            .get("/plan?opening=2027-06&prefecture=13&kind=medical")
            .await
            .shows(&pressed("2027-06"));
    })
    .await;
}

#[tokio::test]
async fn the_deadline_of_the_application_itself_is_a_whole_sentence() {
    on_both(|app| async move {
        for prefecture in ["01", "16", "17"] {
            let answer = app
                .guest()
                .get(&format!(
                    "/plan?opening=2027-06&prefecture={prefecture}&kind=medical"
                ))
                .await;
            answer
                .says("plan-application-month")
                .is_without("。。")
                .is_without("日。閉庁日");
        }
    })
    .await;
}
