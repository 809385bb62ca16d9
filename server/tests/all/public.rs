//! The public pages and the plan of the JSON interface.

use domain::bureau::Prefecture;

use crate::harness::{Answer, App, html, on_both};

const PLAN: &str = "opening=2027-04&prefecture=13&kind=medical";

/// No message is missing and nothing is unclosed at the end.
#[track_caller]
fn is_whole(answer: &Answer) {
    answer.has_status(200).hides("⟦").shows("</html>");
    assert_eq!(answer.body.matches("<h1").count(), 1, "{}", answer.asked);
}

#[tokio::test]
async fn every_public_page_comes_in_both_languages() {
    on_both(|app| async move {
        let pages = [
            "/",
            "/start",
            "/start/opening",
            "/out-of-scope",
            "/help",
            "/sources",
            "/accessibility",
            "/privacy",
        ];
        for lang in ["ja", "en"] {
            let mut browser = app.guest();
            for page in pages {
                let answer = browser.get(&format!("{page}?lang={lang}")).await;
                is_whole(&answer);
                answer.shows(&format!("<html lang=\"{lang}\""));
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_home_page_says_what_this_is_and_that_it_files_nothing() {
    on_both(|app| async move {
        let mut browser = app.guest();
        browser
            .get("/")
            .await
            .says("home-what")
            .says("home-how")
            .says("home-not-filing")
            .shows("href=\"/start\"")
            .shows("href=\"/sign-in\"");
        let mut founder = app.applicant("founder@example.jp").await;
        founder
            .get("/")
            .await
            .shows("href=\"/plans\"")
            .hides("href=\"/sign-in\"");
    })
    .await;
}

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
        .hides("<script>alert")
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
            .says("plan-before-title")
            .says("change-public-health-centre")
            .shows("https://kouseikyoku.mhlw.go.jp/kantoshinetsu/")
            .shows(&html(&format!("href=\"/sign-up?{PLAN}\"")))
            .shows(&html(&format!("href=\"/plan.ics?{PLAN}\"")))
            .hides("action=\"/plans\"")
            // The mailbox for bureaus only.
            .hides("ssk.or.jp")
            .hides("style=");
    })
    .await;
}

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
            answer.shows(due).shows(last).says(why).hides(first_open);
            let file = app.guest().get(&format!("/plan.ics?{query}")).await;
            file.shows(event).hides("20270104").hides("20270506");
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
            for part in ["title", "text", "do"] {
                answer.says(&format!("verdict-{verdict}-{part}"));
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
        ask.says("verdict-ask-title")
            .says("verdict-ask-unconfirmed")
            .says("verdict-ask-reader")
            .says("plan-next-ask")
            .hides("まだ間に合います。")
            .shows("2027年2月26日（金）");
        // Keeping the plan is offered, but as the second thing.
        let secondary = |opening: &str| {
            html(&format!(
                "href=\"/sign-up?opening={opening}&prefecture=13&kind=medical\" class=\"button button-secondary\""
            ))
        };
        ask.shows(&secondary("2027-05"));
        app.set_now("2027-03-16T03:00:00Z");
        browser
            .get("/plan?opening=2027-04&prefecture=13&kind=medical")
            .await
            .shows("<a href=\"tel:08000804583\" class=\"button\">")
            .shows(&secondary("2027-04"));
        browser
            .get("/plan?opening=2027-03&prefecture=13&kind=medical")
            .await
            .says("plan-next-past")
            .shows(&html(
                "href=\"/start/opening?opening=2027-03&prefecture=13&kind=medical\"",
            ))
            .shows(&secondary("2027-03"));
        app.set_now("2026-11-22T03:00:00Z");
        browser
            .get("/plan?opening=2027-06&prefecture=13&kind=medical")
            .await
            .hides(&secondary("2027-06"));
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
                .hides("。。")
                .hides("日。閉庁日");
        }
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
            .hides("<html")
            .hides("site-header")
            .hides("<h1");
        browser.get("/plan/part?opening=x").await.has_status(400);
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
            .hides("action=\"/plans\"")
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

#[tokio::test]
async fn help_says_when_the_desk_answers_today() {
    on_both(|app| async move {
        let mut browser = app.guest();
        // Friday 12:00, 07:00 and 19:00, Saturday 12:00, Sunday, a holiday (Japan).
        for (now, words) in [
            (
                "2026-11-20T03:00:00Z",
                "今つながります。今日は8:00～18:00です。",
            ),
            ("2026-11-19T22:00:00Z", "今日は8:00～18:00です。"),
            (
                "2026-11-20T10:00:00Z",
                "今日の受付は終わりました。次は11月21日（土） 8:00～16:00です。",
            ),
            (
                "2026-11-21T03:00:00Z",
                "今つながります。今日は8:00～16:00です。",
            ),
            (
                "2026-11-22T03:00:00Z",
                "今日は休みです。次は11月24日（火） 8:00～18:00です。",
            ),
            (
                "2026-11-23T03:00:00Z",
                "今日は休みです。次は11月24日（火） 8:00～18:00です。",
            ),
        ] {
            app.set_now(now);
            browser.get("/help").await.shows(words);
        }
    })
    .await;
}

#[tokio::test]
async fn the_sources_page_names_each_rule_with_its_page_and_the_day_of_the_check() {
    on_both(|app| async move {
        let answer = app.guest().get("/sources").await;
        answer
            .shows("2021年1月20日")
            .shows("四国厚生支局")
            .shows("2024年7月31日")
            .shows("2021年4月16日（金）");
        assert!(answer.body.matches("class=\"source\"").count() > 15);
    })
    .await;
}

#[tokio::test]
async fn the_json_plan_refuses_what_it_does_not_know_and_names_the_field() {
    on_both(|app| async move {
        let mut browser = app.guest();
        for (query, field, code) in [
            ("prefecture=13&kind=medical", "opening", "required"),
            (
                "opening=2027-13&prefecture=13&kind=medical",
                "opening",
                "opening-month",
            ),
            (
                "opening=2027-4&prefecture=13&kind=medical",
                "opening",
                "opening-month",
            ),
            (
                "opening=2019-04&prefecture=13&kind=medical",
                "opening",
                "opening-month-range",
            ),
            (
                "opening=2027-04&prefecture=48&kind=medical",
                "prefecture",
                "prefecture",
            ),
            ("opening=2027-04&prefecture=13&kind=both", "kind", "kind"),
            (
                "opening=2027-04&prefecture=13&kind=medical&today=2026-02-30",
                "today",
                "date",
            ),
            (
                "opening=2027-04&prefecture=13&kind=medical&lang=en",
                "lang",
                "unknown-field",
            ),
            (
                "opening=2027-04&opening=2027-05&prefecture=13&kind=medical",
                "opening",
                "unknown-field",
            ),
        ] {
            let answer = browser.get(&format!("/api/v1/plan?{query}")).await;
            answer.has_status(400);
            assert_eq!(
                answer.headers["content-type"], "application/problem+json",
                "{query}"
            );
            let problem: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
            assert_eq!(problem["status"], 400);
            assert_eq!(problem["errors"][0]["field"], field, "{query}");
            assert_eq!(problem["errors"][0]["code"], code, "{query}");
            assert!(
                !problem["errors"][0]["message"]
                    .as_str()
                    .unwrap()
                    .contains('⟦'),
                "{query}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn accept_language_sets_the_language_of_the_json_plans_texts() {
    on_both(|app| async move {
        let mut browser = app.guest();
        let title = |answer: &Answer| {
            let plan: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
            plan["dates"][0]["source"]["title"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        let address = format!("/api/v1/plan?{PLAN}");
        assert!(title(&browser.get(&address).await).starts_with("オンライン資格確認"));
        browser.headers.insert("accept-language", "en".to_owned());
        assert!(title(&browser.get(&address).await).starts_with("Notice on"));
    })
    .await;
}

#[tokio::test]
async fn the_openapi_document_describes_the_plan() {
    on_both(|app| async move {
        let answer = app.guest().get("/api/v1/openapi.json").await;
        let document: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(document["openapi"], "3.1.0");
        let plan = &document["paths"]["/api/v1/plan"]["get"];
        let names: Vec<_> = plan["parameters"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| p["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, ["opening", "prefecture", "kind", "today"]);
        assert!(
            document["components"]["schemas"]["Plan"]["properties"]["earliest_opening"].is_object()
        );
        assert!(document["components"]["schemas"]["Problem"].is_object());
    })
    .await;
}
