//! The JSON plan and its description.

use super::PLAN;
use crate::harness::{Answer, on_both};

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
