//! The guide over HTTP: the contract, the conversation, whatever people paste,
//! the hand-over, and its silence once a person has the question.

use std::time::Duration;

use domain::bureau::BureauId;
use domain::schedule::PlanRequest;
use office::db::entity::{account, guide_turn, message, question};
use office::usecase::guide::hand_over::HandOver;
use office::usecase::guide::in_thread;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::{Answer, App, Browser, html, on_both, on_both_with};

const TOKYO: BureauId = BureauId::Kantoshinetsu;
const FORGOTTEN: &str = "仮コードがわからなくなった場合はどう書けばよいですか";
const NONSENSE: &str = "来週の株価を教えて";

async fn api(browser: &mut Browser, body: Value) -> (u16, Value) {
    let answer = browser.post_json("/api/v1/guide", &body).await;
    (
        answer.status.as_u16(),
        serde_json::from_str(&answer.body).unwrap(),
    )
}

async fn asks(browser: &mut Browser, fields: &[(&str, &str)]) -> Answer {
    let answer = browser.post("/guide", fields).await;
    assert_eq!(answer.status, 303, "{}\n{}", answer.asked, answer.body);
    let address = answer.location().unwrap();
    browser.get(address.split('#').next().unwrap()).await
}

async fn turns(app: &App) -> Vec<guide_turn::Model> {
    guide_turn::Entity::find()
        .order_by_asc(guide_turn::Column::Id)
        .all(app.state.db.read())
        .await
        .unwrap()
}

async fn keep(app: &App, account_id: Uuid, opening: &str) -> String {
    let transaction = app.state.db.begin().await.unwrap();
    let account = account::Entity::find_by_id(account_id)
        .one(&transaction)
        .await
        .unwrap()
        .unwrap();
    let draft = PlanRequest::parse(opening, "13", "medical").unwrap();
    let ids = office::usecase::plans::keep_for(&transaction, account.id, draft, app.now())
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    ids[0].to_string()
}

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
async fn a_question_is_answered_on_the_page_without_javascript_and_stays_in_the_session() {
    on_both(|app| async move {
        let mut guest = app.guest();
        guest
            .get("/guide")
            .await
            .has_status(200)
            .shows("role=\"log\"")
            .says("guide-ask-person");
        let page = asks(&mut guest, &[("question", FORGOTTEN)]).await;
        page.has_status(200)
            .shows(FORGOTTEN)
            .shows("別紙１ 記載例")
            .says("guide-rate")
            .says("guide-ask-person");
        page.shows("/guide/where?stage=number_request");
        let page = asks(&mut guest, &[("question", NONSENSE)]).await;
        page.shows(FORGOTTEN)
            .shows(NONSENSE)
            .says("guide-escalate-off-topic");
        // Another browser sees nothing of it.
        app.guest().get("/guide").await.hides(FORGOTTEN);
        let rows = turns(&app).await;
        assert_eq!(
            rows.iter()
                .map(|row| row.outcome.as_str())
                .collect::<Vec<_>>(),
            ["answer", "escalate"]
        );
        assert!(
            rows.iter()
                .all(|row| row.account_id.is_none() && row.plan_id.is_none())
        );
        assert_eq!(rows[0].conversation, rows[1].conversation);
    })
    .await;
}

#[tokio::test]
async fn an_empty_or_too_long_question_comes_back_in_its_field() {
    on_both(|app| async move {
        let mut guest = app.guest();
        guest
            .post("/guide", &[("question", " ")])
            .await
            .refuses("question");
        let long = "い".repeat(501);
        guest
            .post("/guide", &[("question", &long)])
            .await
            .refuses("question")
            .shows(&long);
        guest
            .post("/guide/hand-over", &[("question", &long)])
            .await
            .refuses("question");
        assert!(turns(&app).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_island_gets_the_new_turn_alone() {
    on_both(|app| async move {
        let mut guest = app.guest();
        guest.headers.insert("x-part", "turn".to_owned());
        let part = guest.post("/guide", &[("question", FORGOTTEN)]).await;
        part.has_status(200)
            .shows("<article")
            .shows(FORGOTTEN)
            .hides("<html")
            .hides("<h1");
        guest.headers.remove("x-part");
        // And it was remembered in the session that began with it.
        guest.get("/guide").await.shows(FORGOTTEN);
    })
    .await;
}

#[tokio::test]
async fn a_date_needs_a_month_and_a_month_alone_answers_the_question_before() {
    on_both(|app| async move {
        let mut guest = app.guest();
        asks(
            &mut guest,
            &[("question", "受付番号の提示の期限はいつですか")],
        )
        .await
        .hides("4月16日（金）");
        asks(&mut guest, &[("question", "2021年5月です")])
            .await
            .shows("4月16日（金）");
        // And the prefecture that it asks for next, although a prefecture alone
        // is a topic of its own.
        asks(&mut guest, &[("question", "2027年4月です")]).await;
        asks(&mut guest, &[("question", "愛知県です")]).await;
        let last = turns(&app).await.pop().unwrap();
        assert_eq!(last.topics["topics"], json!(["submission.deadline"]));
        assert_eq!(last.topics["prefecture"], "23");
        asks(&mut guest, &[("question", "2021年5月、東京都です")]).await;
        // It is remembered, but what the form says goes before it.
        asks(&mut guest, &[("topic", "submission.deadline")])
            .await
            .shows("4月16日（金）");
        let page = asks(
            &mut guest,
            &[("topic", "submission.deadline"), ("opening", "2021-11")],
        )
        .await;
        page.shows("10月18日（月）");
    })
    .await;
}

#[tokio::test]
async fn choices_are_buttons_that_answer_without_javascript() {
    on_both(|app| async move {
        let mut guest = app.guest();
        let page = asks(&mut guest, &[("question", "仮コード 受付番号")]).await;
        page.shows("name=\"topic\"");
        let page = asks(&mut guest, &[("topic", "provisional_code.what")]).await;
        page.shows(&html(&locales::text(
            locales::Lang::Ja,
            "guide-choice-provisional-code-what",
        )));
        // A topic that does not exist is an empty question.
        guest
            .post("/guide", &[("topic", "no.such")])
            .await
            .refuses("question");
    })
    .await;
}

#[tokio::test]
async fn answers_use_the_dates_of_the_kept_plan_and_are_kept_with_it() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        let plan = keep(&app, founder.account_id.unwrap(), "2027-04").await;
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
        let plan = keep(&app, founder.account_id.unwrap(), "2027-04").await;
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
            .hides("<html");
        other.headers.insert("x-part", "turn".to_owned());
        other
            .post("/guide/helpful", &[("turn", &turn), ("helpful", "no")])
            .await
            .has_status(404);
        assert_eq!(turns(&app).await[0].helpful, Some(true));
    })
    .await;
}

#[tokio::test]
async fn the_guided_flow_reaches_the_step_and_its_date_in_three_taps() {
    on_both(|app| async move {
        let mut guest = app.guest();
        guest
            .get("/guide/where")
            .await
            .has_status(200)
            .shows("/guide/where?stage=number_presentation");
        let step = "/guide/where?stage=number_presentation";
        let month = "/guide/where?opening=2027-04&amp;stage=number_presentation";
        guest.get(step).await.has_status(200).shows(month);
        let place = "/guide/where?opening=2027-04&amp;prefecture=13&amp;stage=number_presentation";
        guest
            .get(&month.replace("&amp;", "&"))
            .await
            .has_status(200)
            .shows(place);
        let end = guest.get(&place.replace("&amp;", "&")).await;
        end.has_status(200)
            .shows("2027年3月15日（月）")
            .shows("事務連絡 3(2)")
            .shows("0800-080-4583");
        // A report has no date: one tap.
        let report = guest.get("/guide/where?stage=non_designation_report").await;
        report.has_status(200).says("guide-where-at-once");
        // With a plan: one tap.
        let mut founder = app.applicant("founder@example.jp").await;
        let plan = keep(&app, founder.account_id.unwrap(), "2027-04").await;
        let end = founder
            .get(&format!(
                "/guide/where?plan={plan}&stage=number_presentation"
            ))
            .await;
        end.shows("2027年3月15日（月）")
            .shows(&format!("/plans/{plan}/steps/5"));
        guest
            .get("/guide/where?stage=x&opening=%00&prefecture=99")
            .await
            .has_status(200);
    })
    .await;
}

#[tokio::test]
async fn easy_japanese_is_a_switch_beside_the_language_that_lasts() {
    on_both(|app| async move {
        let mut guest = app.guest();
        guest
            .get("/guide?opening=2027-04")
            .await
            .shows("/guide?opening=2027-04&amp;register=easy");
        guest
            .get("/guide?register=easy")
            .await
            .says("nav-standard-japanese");
        let page = asks(&mut guest, &[("question", NONSENSE)]).await;
        page.says("easy-guide-escalate-off-topic")
            .hides("申し訳ありません");
        let english = guest.get("/guide?lang=en").await;
        english.shows("Sorry").hides("register=");
        guest.get("/").await.hides("register=easy");
    })
    .await;
}

/// A small generator with a fixed seed: the same texts on every run.
struct Texts(u64);

impl Texts {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    fn text(&mut self) -> String {
        const PIECES: [&str; 24] = [
            "仮コード",
            "受付番号",
            "いつ",
            "\u{0}",
            "\u{7}",
            "\u{1b}[31m",
            "\u{202e}",
            "\u{2066}",
            "\u{feff}",
            "\u{fffe}",
            "<script>alert(1)</script>",
            "</textarea><img src=x onerror=alert(1)>",
            "\"'>",
            "&amp;",
            "é\u{301}\u{302}\u{489}",
            "ｶﾘｺｰﾄﾞ",
            "🏥",
            "👨‍👩‍👧‍👦",
            "{ $due }",
            "' OR 1=1 --",
            "\r\n",
            "%00",
            "2027年4月",
            "\u{10ffff}",
        ];
        (0..self.next(24))
            .map(|_| PIECES[self.next(PIECES.len())])
            .collect()
    }
}

#[tokio::test]
async fn whatever_is_pasted_is_never_an_error_page_and_never_unescaped() {
    on_both(|app| async move {
        let mut guest = app.guest();
        let mut texts = Texts(7);
        let mut pasted: Vec<String> = (0..40).map(|_| texts.text()).collect();
        pasted.extend([
            "\u{489}".repeat(500),
            "<b>".repeat(166),
            "\u{202e}".repeat(500),
            "a".repeat(20_000),
        ]);
        for text in &pasted {
            let sent = guest.post("/guide", &[("question", text)]).await;
            assert!(
                matches!(sent.status.as_u16(), 303 | 422),
                "{text:?}: {}",
                sent.status
            );
            if sent.status == 422 {
                sent.refuses("question");
            }
            let page = guest.get("/guide").await;
            for page in [&sent, page.has_status(200)] {
                for raw in ["<script>alert", "<img src=x", "<b><b>", "</textarea><img"] {
                    page.hides(raw);
                }
            }
            for bad in ['\u{0}', '\u{7}', '\u{1b}', '\u{202e}', '\u{2066}'] {
                assert!(!page.body.contains(bad), "{text:?}");
            }
            let (status, _) = api(&mut guest, json!({ "question": text })).await;
            assert!(matches!(status, 200 | 400), "{text:?}: {status}");
        }
        for query in [
            "plan=%00",
            "opening=%F0%9F",
            "topic=%3Cscript%3E",
            "kind=both&prefecture=zz",
            "&&&=%%",
        ] {
            let status = guest.get(&format!("/guide?{query}")).await.status.as_u16();
            assert!(matches!(status, 200 | 303 | 404), "{query}: {status}");
        }
    })
    .await;
}

/// What people paste that is harder than any generator's: each must be a page
/// (or the field's own message) and a JSON document, and nothing else.
fn hard_texts() -> Vec<String> {
    let zalgo: String = "受付番号"
        .chars()
        .flat_map(|c| std::iter::once(c).chain(('\u{300}'..='\u{32f}').take(40)))
        .collect();
    vec![
        zalgo,
        "e\u{301}".repeat(250),
        "あ".repeat(500),
        "🏥".repeat(500),
        "👨\u{200d}👩\u{200d}👧".repeat(100),
        "\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}".to_owned(),
        "\u{0}".repeat(10) + "仮コードとは",
        "\u{1}\u{8}\u{b}\u{c}\u{e}\u{1f}\u{7f}\u{80}\u{85}\u{9f}仮コード".to_owned(),
        "\u{202e}れそこ\u{202c}\u{2067}ドーコ仮\u{2069}\u{61c}\u{200f}".to_owned(),
        "\u{fff9}仮\u{fffa}か\u{fffb}\u{feff}\u{200b}\u{2060}コード".to_owned(),
        "\u{fdd0}\u{ffff}\u{1fffe}\u{e000}\u{f0000}\u{10ffff}".to_owned(),
        "<!--<script>alert(1)</script>--><svg onload=alert(1)>".to_owned(),
        "</article></textarea></title><style>*{display:none}</style>".to_owned(),
        "&lt;script&gt;&#60;b&#62;&NotExists;".to_owned(),
        "{ $due } {-term} \u{2068}x\u{2069} %s %n ${7*7} {{7*7}}".to_owned(),
        "﷽".repeat(500),
        "ｶﾘｺｰﾄﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ".repeat(30),
        "\r\n\t\r\n".repeat(100) + "?",
    ]
}

#[tokio::test]
async fn hard_texts_are_a_page_and_a_document_and_nothing_of_them_is_markup() {
    on_both(|app| async move {
        let mut guest = app.guest();
        let mut part = app.guest();
        part.headers.insert("x-part", "turn".to_owned());
        for text in hard_texts() {
            let sent = guest.post("/guide", &[("question", &text)]).await;
            assert_eq!(sent.status, 303, "{text:?}\n{}", sent.body);
            let page = guest.get("/guide").await;
            let alone = part.post("/guide", &[("question", &text)]).await;
            for page in [page.has_status(200), alone.has_status(200)] {
                is_clean(page, &text);
            }
            let (status, said) = api(&mut guest, json!({ "question": text })).await;
            assert_eq!(status, 200, "{text:?}: {said}");
            let outcome = said["outcome"].as_str().unwrap();
            assert!(["answer", "clarify", "escalate"].contains(&outcome));
            let english = json!({ "question": text, "locale": "en" });
            assert_eq!(api(&mut guest, english).await.0, 200, "{text:?}");
            // To a person it goes on as it is, or comes back in its field.
            let handed = guest.post("/guide/hand-over", &[("question", &text)]).await;
            assert_eq!(handed.status, 303, "{text:?}");
            guest.post("/guide/forget", &[]).await.has_status(303);
        }
    })
    .await;
}

/// No tag of the text's own, and no character that a page cannot carry or that
/// turns its words around.
fn is_clean(page: &Answer, text: &str) {
    for raw in [
        "<script>alert",
        "<svg",
        "<style",
        "<!--<",
        "onload=alert(1)>",
        "</article></textarea",
        "&lt;b&gt;&NotExists",
        "&NotExists;",
    ] {
        assert!(
            !page.body.replace("&amp;NotExists;", "").contains(raw),
            "{raw}: {text:?}"
        );
    }
    let bad = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let found: Vec<char> = page.body.chars().filter(|c| bad(*c)).collect();
    assert!(found.is_empty(), "{found:?}: {text:?}");
    // What was counted as 500 characters is shown whole, not cut.
    if text.starts_with("🏥") {
        page.shows(&"🏥".repeat(500));
    }
}

#[tokio::test]
async fn five_hundred_characters_of_any_size_are_asked_and_one_more_is_refused() {
    on_both(|app| async move {
        let mut guest = app.guest();
        for c in ["a", "あ", "🏥", "\u{301}", "<"] {
            let (full, over) = (c.repeat(500), c.repeat(501));
            guest
                .post("/guide", &[("question", &full)])
                .await
                .has_status(303);
            guest
                .post("/guide", &[("question", &over)])
                .await
                .refuses("question");
            assert_eq!(api(&mut guest, json!({ "question": full })).await.0, 200);
            let (status, problem) = api(&mut guest, json!({ "question": over })).await;
            assert_eq!(
                (status, problem["errors"][0]["field"].as_str()),
                (400, Some("question"))
            );
        }
        // The count is of what was sent: spaces and what is taken out count too.
        let padded = " ".repeat(499) + "仮コード";
        guest
            .post("/guide", &[("question", &padded)])
            .await
            .refuses("question");
    })
    .await;
}

#[tokio::test]
async fn bytes_that_are_no_text_are_refused_and_never_an_error_page() {
    on_both(|app| async move {
        let mut guest = app.guest();
        let form = Some("application/x-www-form-urlencoded");
        for body in [
            "question=%ff%fe",
            "question=%00%00",
            "question=%ed%a0%80",
            "question=%",
            "question=%F0%9F",
            "question=a&question=b",
            "question",
            "=&=&&",
            "topic=%00&question=",
            "question=x&plan=%ff",
            "question=x&opening=0000-00&prefecture=-1&kind=%22",
        ] {
            for path in [
                "/guide",
                "/guide/hand-over",
                "/guide/helpful",
                "/guide/forget",
            ] {
                let sent = guest
                    .send(axum::http::Method::POST, path, body.to_owned().into(), form)
                    .await;
                let status = sent.status.as_u16();
                assert!(
                    matches!(status, 303 | 400 | 401 | 404 | 422),
                    "{path} {body}: {status}"
                );
            }
            guest.get("/guide").await.has_status(200).hides("\u{0}");
        }
        let json = Some("application/json");
        for (body, expected) in [
            // Half a pair is no character.
            (r#"{"question":"\ud800"}"#.as_bytes().to_vec(), 400),
            (r#"{"question":"\udc00\ud800 x"}"#.as_bytes().to_vec(), 400),
            (r#"{"question":"仮コード\ud83c"}"#.as_bytes().to_vec(), 400),
            // A pair is one, and NUL may be written.
            (
                r#"{"question":"\ud83c\udfe5 仮コードとは"}"#.as_bytes().to_vec(),
                200,
            ),
            (
                r#"{"question":"\u0000仮コードとは"}"#.as_bytes().to_vec(),
                200,
            ),
            (r#"{"question":"\u0000"}"#.as_bytes().to_vec(), 400),
            (b"{\"question\":\"\xff\xfe\"}".to_vec(), 400),
            (b"{\"question\":\"\xed\xa0\x80\"}".to_vec(), 400),
            (b"{\"question\":\"a\x00b\"}".to_vec(), 400),
            (b"\xef\xbb\xbf{\"question\":\"x\"}".to_vec(), 400),
            ([b"[".repeat(10_000), b"]".repeat(10_000)].concat(), 400),
            (br#"{"question":1e999}"#.to_vec(), 400),
        ] {
            let shown = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
            let answer = guest
                .send(axum::http::Method::POST, "/api/v1/guide", body.into(), json)
                .await;
            assert_eq!(answer.status, expected, "{shown}: {}", answer.body);
            let kind = if expected == 200 {
                "application/json"
            } else {
                "application/problem+json"
            };
            assert_eq!(answer.headers["content-type"], kind, "{shown}");
            serde_json::from_str::<Value>(&answer.body).unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn handing_over_shows_what_will_be_sent_and_sends_that() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        let mut clerk = app.staff("clerk@example.jp", TOKYO, "clerk").await;
        let plan = keep(&app, founder.account_id.unwrap(), "2027-04").await;
        asks(&mut founder, &[("plan", &plan), ("question", FORGOTTEN)]).await;
        app.pass(Duration::from_secs(60).try_into().unwrap());
        let mine = "分室に出せますか <b>急ぎ</b>";
        let on = founder
            .post("/guide/hand-over", &[("plan", &plan), ("question", mine)])
            .await;
        on.redirects_to(&format!("/ask?plan={plan}"));
        // Nothing is sent yet.
        assert_eq!(
            question::Entity::find()
                .count(app.state.db.read())
                .await
                .unwrap(),
            0
        );
        let page = founder.follow(on).await;
        page.has_status(200)
            .shows(&html(mine))
            .shows(FORGOTTEN)
            .shows("name=\"with_guide\"")
            .hides("<b>急ぎ");
        app.pass(Duration::from_secs(60).try_into().unwrap());
        let fields = [
            ("plan", plan.as_str()),
            ("prefecture", "13"),
            ("body", mine),
            ("with_guide", "yes"),
        ];
        founder.post("/ask", &fields).await.has_status(303);
        let question = question::Entity::find()
            .one(app.state.db.read())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(question.plan_id.unwrap().to_string(), plan);
        let handed = HandOver::read(&question).unwrap();
        assert_eq!(handed.turns.len(), 1);
        assert_eq!(handed.turns[0].question, FORGOTTEN);
        assert_eq!(
            handed.turns[0].decided.topics,
            ["provisional_code.forgotten"]
        );
        clerk
            .get(&format!("/desk/questions/{}", question.id))
            .await
            .shows(FORGOTTEN)
            .shows(&html(mine));
        founder
            .get(&format!("/questions/{}", question.id))
            .await
            .shows(FORGOTTEN);
        // What was sent does not go along a second time.
        founder
            .get(&format!("/ask?plan={plan}"))
            .await
            .has_status(200)
            .hides(FORGOTTEN)
            .hides(&html(mine));
    })
    .await;
}

#[tokio::test]
async fn the_conversation_stays_out_when_the_asker_leaves_it_out() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        app.staff("clerk@example.jp", TOKYO, "clerk").await;
        asks(&mut founder, &[("question", FORGOTTEN)]).await;
        founder
            .post(
                "/ask",
                &[("prefecture", "13"), ("body", "分室に出せますか")],
            )
            .await
            .has_status(303);
        let question = question::Entity::find()
            .one(app.state.db.read())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(question.guide, None);
    })
    .await;
}

#[tokio::test]
async fn a_guest_who_wants_a_person_is_asked_to_sign_in_first() {
    on_both(|app| async move {
        let mut guest = app.guest();
        asks(&mut guest, &[("question", NONSENSE)]).await;
        let on = guest.post("/guide/hand-over", &[]).await;
        on.redirects_to("/ask");
        guest.get("/ask").await.redirects_to("/sign-in?next=%2Fask");
        guest
            .get("/sign-in?next=%2Fask")
            .await
            .has_status(200)
            .says("sign-in-for-question")
            .shows("href=\"/sign-up?next=%2Fask\"");
    })
    .await;
}

#[tokio::test]
async fn what_a_guest_wrote_for_a_person_waits_through_signing_up() {
    on_both(|app| async move {
        app.staff("clerk@example.go.jp", BureauId::Kantoshinetsu, "clerk")
            .await;
        let mut guest = app.guest();
        let nothing_typed = guest.get("/sign-in?next=%2Fask").await;
        nothing_typed.hides(&locales::text(locales::Lang::Ja, "sign-in-question-kept"));
        guest
            .post("/guide/hand-over", &[("question", "分室はどこですか")])
            .await
            .redirects_to("/ask");
        guest
            .get("/sign-in?next=%2Fask")
            .await
            .says("sign-in-question-kept");
        guest
            .get("/sign-up?next=%2Fask")
            .await
            .says("sign-in-question-kept")
            .shows("name=\"next\"");
        let fields = [
            ("email", "new@example.jp"),
            ("password", "a clinic by the river opens in May"),
            ("next", "/ask"),
        ];
        guest
            .post("/sign-up", &fields)
            .await
            .redirects_to("/sign-up/sent");
        let mail = app.outbox().await.pop().unwrap();
        let link = format!("/confirm/{}", app.token_of(&mail));
        guest.post(&link, &[]).await.redirects_to("/ask");
        guest
            .get("/ask?prefecture=13")
            .await
            .has_status(200)
            .shows("分室はどこですか");
    })
    .await;
}

async fn open_question(app: &App) -> (Browser, question::Model) {
    let mut founder = app.applicant("founder@example.jp").await;
    founder
        .post(
            "/ask",
            &[("prefecture", "13"), ("body", "分室に出せますか")],
        )
        .await
        .has_status(303);
    let question = question::Entity::find()
        .one(app.state.db.read())
        .await
        .unwrap()
        .unwrap();
    (founder, question)
}

async fn by_guide(app: &App, question: Uuid) -> Vec<message::Model> {
    message::Entity::find()
        .filter(message::Column::QuestionId.eq(question))
        .filter(message::Column::Author.eq("guide"))
        .all(app.state.db.read())
        .await
        .unwrap()
}

#[tokio::test]
async fn the_guide_answers_in_a_thread_that_nobody_has_taken_and_never_after() {
    on_both(|app| async move {
        let mut clerk = app.staff("clerk@example.jp", TOKYO, "clerk").await;
        let (mut founder, question) = open_question(&app).await;
        let thread = format!("/questions/{}", question.id);
        founder
            .post(&thread, &[("body", FORGOTTEN)])
            .await
            .has_status(303);
        let said = by_guide(&app, question.id).await;
        assert_eq!(said.len(), 1);
        assert!(said[0].body.contains("別紙１ 記載例"), "{}", said[0].body);
        founder.get(&thread).await.says("guide-by-guide");
        // What it cannot answer it leaves alone.
        founder
            .post(&thread, &[("body", NONSENSE)])
            .await
            .has_status(303);
        assert_eq!(by_guide(&app, question.id).await.len(), 1);
        clerk
            .post(&format!("/desk/questions/{}/claim", question.id), &[])
            .await
            .has_status(303);
        founder
            .post(&thread, &[("body", FORGOTTEN)])
            .await
            .has_status(303);
        assert_eq!(by_guide(&app, question.id).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn of_fifty_claims_one_wins_and_the_guide_writes_nothing_after_it() {
    on_both(|app| async move {
        let mut clerks = Vec::new();
        for n in 0..50 {
            clerks.push(
                app.staff(&format!("clerk{n}@example.jp"), TOKYO, "clerk")
                    .await,
            );
        }
        let (_, question) = open_question(&app).await;
        let claim = format!("/desk/questions/{}/claim", question.id);
        let mut tasks = tokio::task::JoinSet::new();
        for mut clerk in clerks {
            let (state, claim, id) = (app.state.clone(), claim.clone(), question.id);
            tasks.spawn(async move {
                clerk.post(&claim, &[]).await;
                // Whoever won: the question is taken now, and the guide is late.
                let transaction = state.db.begin().await.unwrap();
                let wrote = in_thread::write(
                    &transaction,
                    id,
                    "late".to_owned(),
                    state.clock.now().into(),
                )
                .await;
                transaction.commit().await.unwrap();
                assert!(!wrote.unwrap());
            });
            let (state, id) = (app.state.clone(), question.id);
            tasks.spawn(async move {
                // At the same time as the claims: before the first one, or not at all.
                let transaction = state.db.begin().await.unwrap();
                let now = state.clock.now().into();
                if in_thread::write(&transaction, id, "early".to_owned(), now)
                    .await
                    .unwrap()
                {
                    let row = question::Entity::find_by_id(id)
                        .one(&transaction)
                        .await
                        .unwrap()
                        .unwrap();
                    assert_eq!(row.state, "open");
                }
                transaction.commit().await.unwrap();
            });
        }
        while let Some(done) = tasks.join_next().await {
            done.unwrap();
        }
        let row = question::Entity::find_by_id(question.id)
            .one(app.state.db.read())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (row.state.as_str(), row.claimed_by.is_some()),
            ("claimed", true)
        );
        assert!(
            by_guide(&app, question.id)
                .await
                .iter()
                .all(|message| message.body == "early")
        );
    })
    .await;
}

#[tokio::test]
async fn staff_see_what_was_not_answered_by_nearest_topic_without_people_or_numbers() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        let plan = keep(&app, founder.account_id.unwrap(), "2027-04").await;
        let unanswered = "カードリーダーの補助金はいくらですか 03-1234-5678 taro@example.jp";
        asks(&mut founder, &[("plan", &plan), ("question", unanswered)]).await;
        asks(&mut founder, &[("plan", &plan), ("question", unanswered)]).await;
        asks(&mut founder, &[("plan", &plan), ("question", FORGOTTEN)]).await;
        assert_eq!(turns(&app).await[0].outcome, "escalate");
        let mut clerk = app
            .staff("clerk@example.jp", BureauId::Kinki, "clerk")
            .await;
        let page = clerk.get("/desk/unanswered").await;
        page.has_status(200)
            .shows("カードリーダーの補助金はいくらですか")
            .says("unanswered-by-topic")
            .shows(">2</td>");
        page.hides("1234")
            .hides("taro")
            .hides("founder")
            .hides(&plan)
            .hides(FORGOTTEN);
        // An answer that did not help is listed too.
        let turn = turns(&app).await[2].id.to_string();
        founder
            .post("/guide/helpful", &[("turn", &turn), ("helpful", "no")])
            .await
            .has_status(303);
        clerk
            .get("/desk/unanswered")
            .await
            .shows(FORGOTTEN)
            .says("unanswered-unhelpful");
        founder.get("/desk/unanswered").await.has_status(404);
        app.guest().get("/desk/unanswered").await.has_status(303);
    })
    .await;
}

#[tokio::test]
async fn from_every_page_the_guide_is_asked_about_that_page() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        let plan = keep(&app, founder.account_id.unwrap(), "2027-04").await;
        let step = founder.get(&format!("/plans/{plan}/steps/3")).await;
        step.has_status(200)
            .shows(&format!("/guide?plan={plan}&amp;topic=card_reader.apply"));
        let guide = founder
            .get(&format!("/guide?plan={plan}&topic=card_reader.apply"))
            .await;
        guide
            .has_status(200)
            .says("guide-suggestions-page")
            .shows("value=\"card_reader.apply\"");
        // Looking writes nothing.
        assert!(turns(&app).await.is_empty());
    })
    .await;
}
