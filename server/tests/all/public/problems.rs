//! The problem documents of the JSON interface, word for word: a program reads
//! their codes, a person their sentences. `INSTA_UPDATE=always` writes the files
//! in `snapshots/problem` anew.

use axum::http::Method;
use axum::http::StatusCode;
use domain::account::PasswordFault;
use domain::code::CodeError;
use domain::input::ErrorCode;
use locales::Lang;
use serde_json::Value;
use serde_json::json;
use server::http::api::problem::ProblemError;
use server::http::api::problem::ProblemKind;
use server::http::api::problem::problem;

use crate::harness::Answer;
use crate::harness::on_both_with;

fn compare(name: &str, document: &Value) {
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/all/snapshots/problem"
    ));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let text = serde_json::to_string_pretty(document).unwrap();
    assert!(!text.contains('⟦'), "{text}");
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// What a program gets, with the headers that are part of the contract.
fn whole(answer: &Answer) -> Value {
    let header = |name: &str| {
        answer
            .headers
            .get(name)
            .map(|value| value.to_str().unwrap())
    };
    json!({
        "status": answer.status.as_u16(),
        "content-type": header("content-type"),
        "content-language": header("content-language"),
        "cache-control": header("cache-control"),
        "body": serde_json::from_str::<Value>(&answer.body).unwrap(),
    })
}

#[tokio::test]
async fn every_problem_document_says_what_its_snapshot_says() {
    on_both_with(
        |config| config.limits.guide_per_minute = 3,
        |app| async move {
            for lang in Lang::ALL {
                let lang = lang.as_str();
                let mut browser = app.guest();
                browser.headers.insert("accept-language", lang.to_owned());
                let plan = browser
                    .get("/api/v1/plan?opening=2027-13&prefecture=48&kind=both&today=x&more=1")
                    .await;
                compare(&format!("plan-wrong.{lang}"), &whole(&plan));
                let plan = browser.get("/api/v1/plan").await;
                compare(&format!("plan-nothing.{lang}"), &whole(&plan));
                let guide = browser
                    .post_json("/api/v1/guide", &json!({ "opening": "2019-04", "more": 1 }))
                    .await;
                compare(&format!("guide-wrong.{lang}"), &whole(&guide));
                let guide = browser
                    .send(Method::POST, "/api/v1/guide", "[]".into(), None)
                    .await;
                compare(&format!("guide-not-json.{lang}"), &whole(&guide));
                let mut asked = 0;
                let full = loop {
                    let question = json!({ "question": "仮コード" });
                    let answer = browser.post_json("/api/v1/guide", &question).await;
                    if answer.status == StatusCode::TOO_MANY_REQUESTS {
                        break answer;
                    }
                    asked += 1;
                    assert!(asked < 10, "the limit is three");
                };
                compare(&format!("guide-too-many.{lang}"), &whole(&full));
                app.pass(jiff::SignedDuration::from_mins(2));
            }
        },
    )
    .await;
}

/// Not every code can be reached from outside; all are in the contract.
#[tokio::test]
async fn every_error_code_says_what_its_snapshot_says() {
    let mut codes = ErrorCode::ALL.to_vec();
    codes.extend(CodeError::ALL.map(ErrorCode::Code));
    codes.extend(PasswordFault::ALL.map(ErrorCode::Password));
    codes.extend([
        ErrorCode::SignIn,
        ErrorCode::WrongPassword,
        ErrorCode::OwnAddress,
    ]);
    for lang in Lang::ALL {
        let errors = codes
            .iter()
            .map(|code| ProblemError::new(lang, "opening", *code))
            .collect();
        let status = StatusCode::BAD_REQUEST;
        let answer = problem(lang, status, ProblemKind::InvalidRequest, errors);
        let body = axum::body::to_bytes(answer.into_body(), 1 << 20)
            .await
            .unwrap();
        let document: Value = serde_json::from_slice(&body).unwrap();
        compare(&format!("codes.{}", lang.as_str()), &document);
    }
}
