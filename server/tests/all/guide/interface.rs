//! The JSON interface.

use guide::Guide;
use serde_json::{Value, json};

use super::{NONSENSE, api, turns};
use crate::harness::{on_both, on_both_with};

#[tokio::test]
async fn the_interface_answers_with_sources_and_the_askers_own_date() {
    on_both(|app| async move {
        let mut guest = app.guest();
        let about = json!({ "prefecture": "13", "kind": "medical", "opening": "2021-05" });
        let asked = json!({ "question": "受付番号の提示の期限", "locale": "ja", "context": about });
        let (status, said) = api(&mut guest, asked).await;
        assert_eq!(
            (status, said["outcome"].as_str()),
            (200, Some("answer")),
            "{said}"
        );
        assert!(
            said["answer"].as_str().unwrap().contains("4月16日（金）"),
            "{said}"
        );
        let source = &said["sources"][0];
        assert!(
            ["title", "clause", "edition"]
                .iter()
                .all(|part| source[part].as_str().is_some_and(|s| !s.is_empty()))
        );
        assert_eq!(said["topics"][0], "submission.deadline");
        assert_eq!(said["step"], "number_presentation");
        assert_eq!(said["choices"], json!([]));
        let nothing = json!({ "question": NONSENSE, "context": null });
        let (status, said) = api(&mut guest, nothing).await;
        assert_eq!(
            (status, said["outcome"].as_str()),
            (200, Some("escalate")),
            "{said}"
        );
        assert_eq!(said["step"], Value::Null);
        // Public and read-only: nothing is remembered.
        assert!(turns(&app).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn easy_japanese_says_the_same_date_in_other_words() {
    on_both(|app| async move {
        let mut guest = app.guest();
        let asked = |register: Option<&str>| {
            json!({ "question": "受付番号の提示の期限", "register": register, "context": { "opening": "2021-11" } })
        };
        let (_, standard) = api(&mut guest, asked(None)).await;
        let (_, easy) = api(&mut guest, asked(Some("easy"))).await;
        for said in [&standard, &easy] {
            assert!(said["answer"].as_str().unwrap().contains("10月18日（月）"), "{said}");
        }
        assert_ne!(standard["answer"], easy["answer"]);
        assert_eq!(standard["sources"], easy["sources"]);
        let english = json!({ "question": "x", "locale": "en", "register": "easy" });
        assert_eq!(api(&mut guest, english).await.0, 400);
    })
    .await;
}

#[tokio::test]
async fn whatever_is_wrong_with_a_request_is_a_problem_document_that_names_the_field() {
    on_both(|app| async move {
        let mut guest = app.guest();
        for (body, field) in [
            (json!({}), "question"),
            (json!({ "question": 5 }), "question"),
            (json!({ "question": "" }), "question"),
            (json!({ "question": " \u{200b}\n" }), "question"),
            (json!({ "question": "あ".repeat(501) }), "question"),
            (json!({ "question": "x", "locale": "xx" }), "locale"),
            (json!({ "question": "x", "locale": 1 }), "locale"),
            (json!({ "question": "x", "register": "rude" }), "register"),
            (json!({ "question": "x", "context": [] }), "context"),
            (
                json!({ "question": "x", "context": { "prefecture": "48" } }),
                "context.prefecture",
            ),
            (
                json!({ "question": "x", "context": { "prefecture": 13 } }),
                "context.prefecture",
            ),
            (
                json!({ "question": "x", "context": { "kind": "vet" } }),
                "context.kind",
            ),
            (
                json!({ "question": "x", "context": { "opening": "2021-13" } }),
                "context.opening",
            ),
        ] {
            let (status, problem) = api(&mut guest, body.clone()).await;
            assert_eq!(
                (status, problem["status"].as_u64()),
                (400, Some(400)),
                "{body}"
            );
            assert_eq!(problem["errors"][0]["field"], field, "{body}: {problem}");
        }
        for body in ["", "{", "[]", "5", "\"x\"", "\u{0}"] {
            let answer = guest
                .send(
                    axum::http::Method::POST,
                    "/api/v1/guide",
                    body.to_owned().into(),
                    None,
                )
                .await;
            answer.has_status(400);
            assert_eq!(answer.headers["content-type"], "application/problem+json");
        }
        let huge = json!({ "question": "あ".repeat(100_000) });
        assert_eq!(api(&mut guest, huge).await.0, 400);
        let stray = guest
            .post_json("/api/v1/guide?opening=2027-04", &json!({ "question": "x" }))
            .await;
        stray.has_status(400).shows("unknown-field");
    })
    .await;
}

#[tokio::test]
async fn the_limit_answers_429_with_a_time_to_wait_here_and_on_the_page() {
    on_both_with(
        |config| config.limits.guide_per_minute = 2,
        |app| async move {
            let mut guest = app.guest();
            for _ in 0..2 {
                assert_eq!(
                    api(&mut guest, json!({ "question": "仮コード" })).await.0,
                    200
                );
            }
            let answer = guest
                .post_json("/api/v1/guide", &json!({ "question": "仮コード" }))
                .await;
            answer.has_status(429);
            let wait: u64 = answer.headers["retry-after"]
                .to_str()
                .unwrap()
                .parse()
                .unwrap();
            assert!((1..=60).contains(&wait));
            assert_eq!(
                serde_json::from_str::<Value>(&answer.body).unwrap()["status"],
                429
            );
            let page = guest.post("/guide", &[("question", "仮コード")]).await;
            page.has_status(429);
            assert!(page.headers.contains_key("retry-after"));
        },
    )
    .await;
}

#[tokio::test]
async fn topics_change_while_the_guide_is_answering() {
    on_both(|app| async move {
        let before = app.state.guide.current();
        let further = "\n@ staff.new\nsource: 通知 1\nreviewed: 2026-11-22\n- 温泉つきの待合室\n";
        app.state
            .guide
            .replace(Guide::with(guide::parse_lessons(further).unwrap()));
        assert_eq!(
            app.state.guide.current().topics().len(),
            before.topics().len() + 1
        );
        let (_, said) = api(&mut app.guest(), json!({ "question": "温泉つきの待合室" })).await;
        assert_eq!(said["topics"][0], "staff.new", "{said}");
    })
    .await;
}
