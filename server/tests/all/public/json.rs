//! The JSON plan and its description.

use serde_json::{Value, json};

use super::PLAN;
use crate::harness::{Answer, Browser, on_both};

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

async fn plan(browser: &mut Browser, opening: &str, prefecture: &str) -> Value {
    let query = format!("opening={opening}&prefecture={prefecture}&kind=medical&today=2026-11-22");
    let answer = browser.get(&format!("/api/v1/plan?{query}")).await;
    answer.has_status(200);
    serde_json::from_str(&answer.body).unwrap()
}

fn after(plan: &Value) -> Vec<&Value> {
    let steps = plan["steps"].as_array().unwrap().iter();
    steps.map(|step| &step["after"]).collect()
}

#[tokio::test]
async fn the_json_plan_says_which_practice_the_bureau_follows_and_where_that_stands() {
    on_both(|app| async move {
        let mut browser = app.guest();
        for prefecture in ["02", "04", "07", "31", "35"] {
            let plan = plan(&mut browser, "2027-06", prefecture).await;
            assert_eq!(plan["practice"], "number_first", "{prefecture}");
            let source = &plan["practice_source"];
            assert_eq!(source["settled"], false, "{source}");
            for part in ["title", "url", "edition"] {
                assert!(source[part].is_string(), "{part}: {source}");
            }
            let after = after(&plan);
            assert_eq!(
                after,
                [
                    json!([]),
                    json!([4]),
                    json!([]),
                    json!([]),
                    json!([2]),
                    json!([5]),
                    json!([4])
                ]
                .iter()
                .collect::<Vec<_>>()
            );
            let steps = &plan["steps"];
            assert!(steps[0]["not_used"]["source"]["title"].is_string());
            assert_eq!(steps[0]["due"], Value::Null);
            for step in 1..7 {
                assert_eq!(steps[step]["not_used"], Value::Null, "{}", steps[step]);
            }
            let of = |date: usize| &plan["dates"][date]["date"];
            assert_eq!((&steps[1]["start"], &steps[1]["due"]), (of(3), of(4)));
            assert_eq!(
                (&steps[2]["start"], &steps[2]["due"]),
                (&Value::Null, of(0))
            );
        }
        // Elsewhere, and before it is known to hold: the notice's order.
        for (opening, prefecture) in [
            ("2027-06", "01"),
            ("2027-06", "13"),
            ("2027-06", "36"),
            ("2024-09", "04"),
            ("2024-09", "34"),
        ] {
            let plan = plan(&mut browser, opening, prefecture).await;
            assert_eq!(plan["practice"], "notice", "{opening} {prefecture}");
            assert_eq!(plan["practice_source"], Value::Null);
            assert_eq!(
                after(&plan),
                [
                    json!([]),
                    json!([1]),
                    json!([2]),
                    json!([]),
                    json!([4]),
                    json!([5]),
                    json!([4])
                ]
                .iter()
                .collect::<Vec<_>>()
            );
            for step in plan["steps"].as_array().unwrap() {
                assert_eq!(step["not_used"], Value::Null, "{step}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_json_plan_notes_the_application_and_plans_nothing_by_it() {
    on_both(|app| async move {
        let mut browser = app.guest();
        let nothing =
            json!({ "date": null, "basis": "unknown", "certainty": null, "source": null });
        let tokyo = plan(&mut browser, "2027-06", "13").await;
        assert_eq!(tokyo["designation_application"], nothing);
        // Hokkaido's one prefecture is named in its row; the 20th, rolled on.
        for (prefecture, date) in [
            ("01", "2027-05-20"),
            ("16", "2027-05-20"),
            ("22", "2027-05-17"),
        ] {
            let plan = plan(&mut browser, "2027-06", prefecture).await;
            let note = &plan["designation_application"];
            assert_eq!(
                (&note["date"], &note["basis"], &note["certainty"]),
                (&json!(date), &json!("office_rule"), &json!("unconfirmed")),
                "{prefecture}"
            );
            assert!(note["source"]["url"].is_string(), "{note}");
            let ids: Vec<_> = plan["dates"]
                .as_array()
                .unwrap()
                .iter()
                .map(|d| &d["id"])
                .collect();
            assert_eq!(ids.len(), 6);
            assert!(!ids.contains(&&json!("designation_application")), "{ids:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_json_plan_names_the_earliest_month_also_with_the_reader_at_hand() {
    on_both(|app| async move {
        let mut browser = app.guest();
        let near = plan(&mut browser, "2026-12", "13").await;
        let (notice, reader) = (
            near["earliest_opening"].as_str().unwrap().to_owned(),
            near["earliest_with_reader"].as_str().unwrap().to_owned(),
        );
        assert!(reader < notice, "{reader} {notice}");
        // It is the first by its own words: not late but for the reader, and step 4 ahead.
        let fits = |plan: &Value| {
            let verdict = plan["verdict"].as_str().unwrap();
            let due = plan["dates"][2]["date"].as_str().unwrap();
            ["on_time", "tight", "card_reader_late"].contains(&verdict) && due >= "2026-11-22"
        };
        for month in ["2026-12", "2027-01", "2027-02", "2027-03", "2027-04"] {
            let plan = plan(&mut browser, month, "13").await;
            assert_eq!(fits(&plan), month >= reader.as_str(), "{month}: {plan}");
        }
    })
    .await;
}
