//! Kept plans over HTTP, on both databases.

use office::db::column::MailKind;
use office::db::entity::{outbox, plan, plan_code, plan_event};
use office::mail::outbox::{NewMail, queue};
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, EntityTrait as _};
use uuid::Uuid;

use crate::harness::{Answer, App, Browser, on_both};

/// Opens the site as an applicant with one plan (or a pair) and gives its ids.
pub(crate) async fn with_plan(
    app: &App,
    opening: &str,
    prefecture: &str,
    kind: &str,
) -> (Browser, Vec<Uuid>) {
    let mut browser = app.applicant("founder@example.jp").await;
    keep(app, &mut browser, opening, prefecture, kind)
        .await
        .map_or_else(|| panic!("not kept"), |ids| (browser, ids))
}

async fn keep(
    app: &App,
    browser: &mut Browser,
    opening: &str,
    prefecture: &str,
    kind: &str,
) -> Option<Vec<Uuid>> {
    let before = ids(app).await;
    browser
        .post(
            "/plans",
            &[
                ("opening", opening),
                ("prefecture", prefecture),
                ("kind", kind),
            ],
        )
        .await
        .has_status(303);
    let mut new = ids(app).await;
    new.retain(|id| !before.contains(id));
    (!new.is_empty()).then_some(new)
}

async fn ids(app: &App) -> Vec<Uuid> {
    let mut rows = plan::Entity::find().all(app.state.db.read()).await.unwrap();
    rows.sort_by_key(|row| row.id);
    rows.into_iter().map(|row| row.id).collect()
}

pub(crate) async fn row(app: &App, id: Uuid) -> plan::Model {
    plan::Entity::find_by_id(id)
        .one(app.state.db.read())
        .await
        .unwrap()
        .unwrap()
}

/// What was recorded, in order.
async fn acts(app: &App, id: Uuid) -> Vec<String> {
    let mut events = plan_event::Entity::find()
        .all(app.state.db.read())
        .await
        .unwrap();
    events.retain(|event| event.plan_id == id);
    events.sort_by_key(|event| event.id);
    events.into_iter().map(|event| event.act).collect()
}

/// Sends a step's form as its page would.
pub(crate) async fn record(
    app: &App,
    browser: &mut Browser,
    id: Uuid,
    step: u8,
    choice: &str,
    on: (&str, &str, &str),
    code: &str,
) -> crate::harness::Answer {
    let version = row(app, id).await.version.to_string();
    let fields = [
        ("version", version.as_str()),
        ("choice", choice),
        ("on_year", on.0),
        ("on_month", on.1),
        ("on_day", on.2),
        ("code", code),
        ("note", ""),
    ];
    browser
        .post(&format!("/plans/{id}/steps/{step}"), &fields)
        .await
}

pub(crate) const TODAY: (&str, &str, &str) = ("2026", "11", "20");
pub(crate) const PROVISIONAL: &str = "0012345";
pub(crate) const NUMBER: &str = "0415067";

/// Steps 1 to 4 done, with both codes.
pub(crate) async fn with_number(app: &App, browser: &mut Browser, id: Uuid) {
    let to = |n: u8| format!("/plans/{id}/steps/{n}");
    record(app, browser, id, 1, "done", TODAY, PROVISIONAL)
        .await
        .redirects_to(&to(1));
    record(app, browser, id, 2, "done", TODAY, "")
        .await
        .redirects_to(&to(2));
    record(app, browser, id, 3, "done", TODAY, "")
        .await
        .redirects_to(&to(3));
    record(app, browser, id, 4, "asked", TODAY, "")
        .await
        .redirects_to(&to(4));
    record(app, browser, id, 4, "done", TODAY, NUMBER)
        .await
        .redirects_to(&to(4));
}

pub(crate) async fn version(app: &App, id: Uuid) -> String {
    row(app, id).await.version.to_string()
}

/// Puts a pending reminder of a plan into the outbox.
pub(crate) async fn pending_reminder(app: &App, id: Uuid, key: &str) {
    let account_id = row(app, id).await.account_id;
    let transaction = app.state.db.begin().await.unwrap();
    let mail = NewMail {
        kind: MailKind::Reminder,
        account_id: Some(account_id),
        plan_id: Some(id),
        recipient: None,
        lang: locales::Lang::Ja,
        dedupe_key: key.to_owned(),
        payload: serde_json::json!({}),
        not_before: app.now(),
        not_after: None,
    };
    queue(&transaction, mail, app.now()).await.unwrap();
    transaction.commit().await.unwrap();
}

pub(crate) async fn mail_states(app: &App) -> Vec<String> {
    app.outbox()
        .await
        .into_iter()
        .map(|mail| mail.state.as_str().to_owned())
        .collect()
}

#[tokio::test]
async fn a_plan_is_kept_and_every_returning_visit_starts_at_its_step_list() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let page = browser.get(&format!("/plans/{}", ids[0])).await;
        page.has_status(200)
            .says("kept-next-title")
            .says("kept-verdict-on_time")
            .says("step-provisional_code");
        // Steps 1 and 4 can begin; what needs them is no link.
        page.shows(&format!("href=\"/plans/{}/steps/1\"", ids[0]));
        page.shows(&format!("href=\"/plans/{}/steps/4\"", ids[0]));
        page.hides(&format!("href=\"/plans/{}/steps/5\"", ids[0]));
        page.says("step-state-cannot-start").says("files-nothing");
        browser
            .get("/plans")
            .await
            .has_status(200)
            .shows(&format!("/plans/{}", ids[0]));
        browser
            .get(&format!("/plans/{}/history", ids[0]))
            .await
            .says("kept-event-kept")
            .says("history-you");
    })
    .await;
}

#[tokio::test]
async fn every_page_of_a_plan_has_all_its_words_in_both_languages() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "both").await;
        with_number(&app, &mut browser, ids[0]).await;
        for lang in ["ja", "en"] {
            for id in &ids {
                for rest in [
                    "",
                    "/history",
                    "/opening",
                    "/opening?year=2027&month=8",
                    "/no-designation",
                    "/ready",
                    "/name",
                    "/remove",
                    "/calendar",
                    "/form1",
                    "/form1/cover",
                    "/steps/1",
                    "/steps/2",
                    "/steps/3",
                    "/steps/4",
                    "/steps/5",
                    "/steps/6",
                    "/steps/7",
                ] {
                    let joint = if rest.contains('?') { '&' } else { '?' };
                    let page = browser
                        .get(&format!("/plans/{id}{rest}{joint}lang={lang}"))
                        .await;
                    page.has_status(200).hides("⟦").hides("{$").hides("{ $");
                }
            }
            browser
                .get(&format!("/plans?lang={lang}"))
                .await
                .has_status(200)
                .hides("⟦");
        }
    })
    .await;
}

#[tokio::test]
async fn all_seven_steps_lead_to_ready_on_the_first() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        record(&app, &mut browser, id, 1, "asked", TODAY, "")
            .await
            .has_status(303);
        browser
            .get(&format!("/plans/{id}"))
            .await
            .says("step-state-waiting-implementing-body");
        with_number_after_asking(&app, &mut browser, id).await;
        record(&app, &mut browser, id, 5, "done", TODAY, "")
            .await
            .has_status(303);
        browser
            .get(&format!("/plans/{id}/ready"))
            .await
            .says("ready-not-yet-title");
        record(&app, &mut browser, id, 6, "done", TODAY, "")
            .await
            .has_status(303);
        browser
            .get(&format!("/plans/{id}/ready"))
            .await
            .says("ready-title")
            .says("ready-text");
        let version = version(&app, id).await;
        browser
            .post(
                &format!("/plans/{id}/designated"),
                &designated_on(&version, "2027", "6", "1"),
            )
            .await
            .redirects_to(&format!("/plans/{id}/ready"));
        browser
            .get(&format!("/plans/{id}"))
            .await
            .says("standing-ready-and-designated");
    })
    .await;
}

fn designated_on<'a>(
    version: &'a str,
    year: &'a str,
    month: &'a str,
    day: &'a str,
) -> [(&'a str, &'a str); 4] {
    [
        ("version", version),
        ("on_year", year),
        ("on_month", month),
        ("on_day", day),
    ]
}

#[tokio::test]
async fn a_designation_is_recorded_with_its_day_and_not_before_there_is_an_application() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        let (plan, ready) = (format!("/plans/{id}"), format!("/plans/{id}/ready"));
        browser.get(&plan).await.hides("kept-outcome-title");
        browser.get(&ready).await.hides("id=\"designation\"");
        let path = format!("/plans/{id}/designated");
        let version_now = version(&app, id).await;
        browser
            .post(&path, &designated_on(&version_now, "2027", "6", "1"))
            .await
            .has_status(409);
        record(&app, &mut browser, id, 4, "asked", TODAY, "")
            .await
            .has_status(303);
        browser.get(&plan).await.says("outcome-designated-button");
        // The opening day is proposed; the bureau may tell of it before it comes.
        browser
            .get(&ready)
            .await
            .says("ready-designation-day")
            .shows("value=\"2027\"")
            .shows("value=\"6\"");
        let version_now = version(&app, id).await;
        for (day, wrong) in [
            (("2027", "5", "31"), "error-before-opening"),
            (("2027", "7", "1"), "error-date-in-future"),
            (("2027", "2", "30"), "error-date"),
            (("", "", ""), "error-required-on_year"),
        ] {
            browser
                .post(&path, &designated_on(&version_now, day.0, day.1, day.2))
                .await
                .refuses("on_year")
                .says(wrong);
        }
        assert_eq!(
            row(&app, id).await.progress["outcome"],
            serde_json::Value::Null
        );
        browser
            .post(&path, &designated_on(&version_now, "令和9", "６月", "1"))
            .await
            .redirects_to(&ready);
        assert_eq!(row(&app, id).await.progress["outcome"]["on"], "2027-06-01");
        browser.get(&ready).await.shows("2027年6月1日（火）");
    })
    .await;
}

#[tokio::test]
async fn a_month_moved_after_handing_in_says_that_the_bureau_has_to_be_told() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "both").await;
        let (id, twin) = (ids[0], ids[1]);
        let compare = |id: Uuid| format!("/plans/{id}/opening?year=2027&month=8");
        record(&app, &mut browser, id, 1, "done", TODAY, PROVISIONAL)
            .await
            .has_status(303);
        browser.get(&compare(id)).await.hides("id=\"filed-title\"");
        record(&app, &mut browser, id, 4, "asked", TODAY, "")
            .await
            .has_status(303);
        // The twin moves along, so it says so too.
        for id in [id, twin] {
            browser
                .get(&compare(id))
                .await
                .says("filed-title")
                .says("filed-text")
                .hides("id=\"no-such\"")
                .shows("https://kouseikyoku.mhlw.go.jp/kantoshinetsu/");
        }
        let page = browser.get(&compare(id)).await;
        let kept = page.body.find("そのまま使える記録").expect("what is kept");
        let anew = page
            .body
            .find("やり直しになる手続")
            .expect("what is done anew");
        assert!(page.body[kept..anew].contains("仮コードの発行依頼"));
        assert!(!page.body[kept..anew].contains("受付番号の情報提供依頼"));
        assert!(page.body[anew..].contains("受付番号の情報提供依頼"));
        let version_now = version(&app, id).await;
        browser
            .post(
                &format!("/plans/{id}/opening"),
                &[("version", &version_now), ("opening", "2027-08")],
            )
            .await
            .has_status(303);
        assert_eq!(
            row(&app, id).await.progress["steps"]["number_request"],
            serde_json::Value::Null
        );
        // With the number, step 7 may follow, and the bureau says what counts.
        record(&app, &mut browser, id, 4, "done", TODAY, NUMBER)
            .await
            .has_status(303);
        browser
            .get(&format!("/plans/{id}/opening?year=2027&month=9"))
            .await
            .says("filed-number")
            .shows("使えるかどうか、厚生局に確かめる記録：「受付番号の情報提供依頼」");
    })
    .await;
}

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
        page.says("kept-verdict-on_time")
            .shows("2027年2月26日（金）")
            .shows("今日まで")
            .hides("2027年3月1日（月）");
        for now in ["2027-02-28T03:00:00Z", "2027-03-02T03:00:00Z"] {
            app.set_now(now);
            let page = browser.get(&format!("/plans/{id}")).await;
            page.says("verdict-ask-title")
                .says("verdict-ask-unconfirmed")
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
            .says("ready-late-title")
            .shows("2027年4月20日（火）")
            .shows("2027年4月16日（金）")
            .says("contact-help-desk")
            .hides("始められる見込みです");
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
            .shows("済み（4月20日（火））");
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
                .hides("days-left late");
        }
    })
    .await;
}

async fn with_number_after_asking(app: &App, browser: &mut Browser, id: Uuid) {
    record(app, browser, id, 1, "done", TODAY, PROVISIONAL)
        .await
        .has_status(303);
    record(app, browser, id, 2, "done", TODAY, "")
        .await
        .has_status(303);
    record(app, browser, id, 3, "not-needed", TODAY, "")
        .await
        .has_status(303);
    record(app, browser, id, 4, "asked", TODAY, "")
        .await
        .has_status(303);
    record(app, browser, id, 4, "done", TODAY, NUMBER)
        .await
        .has_status(303);
}

/// On each step's page: that nothing is filed from here, where and by when, and
/// the notice's sentences with their clauses.
#[tokio::test]
async fn each_step_says_what_the_notice_says_of_it() {
    let said: [(u8, &[&str]); 7] = [
        (
            1,
            &[
                "step-1-why-swap",
                "step-1-fact-qa",
                "step-1-fact-early",
                "step-1-fact-keep",
            ],
        ),
        (2, &["step-2-fact-portal", "contact-portal-chatbot"]),
        (3, &["step-3-fact-apply", "reader-months", "reader-number"]),
        (
            4,
            &[
                "step-4-fact-together",
                "step-4-fact-branch",
                "step-4-fact-late",
                "step-4-fact-early",
                "step-4-fact-differs",
                "step-4-fact-blank",
                "step-4-fact-address",
                "step-4-fact-care",
                "step-4-why-certificate",
                "change-request-still-needed",
                "change-public-health-centre",
            ],
        ),
        (
            5,
            &[
                "step-5-fact-table",
                "step-5-fact-late",
                "step-5-fact-care",
                "reader-months",
                "reader-number",
            ],
        ),
        (
            6,
            &[
                "step-6-fact-apply",
                "step-6-fact-late",
                "change-certificate-paid",
            ],
        ),
        (7, &["step-7-fact-report", "step-at-once"]),
    ];
    on_both(move |app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        for (step, sentences) in said {
            let page = browser
                .get(&format!("/plans/{}/steps/{step}", ids[0]))
                .await;
            page.has_status(200).says("files-nothing");
            for id in sentences {
                page.says(id);
            }
            // The clause of each step in 別紙３, by its number in a circle.
            let clause = char::from_u32(0x2460 + u32::from(step) - 1).unwrap();
            page.shows(&format!("別紙３ {clause}"));
            // Only step 4 goes to the bureau; the others to the help desk.
            if step == 4 {
                page.says("contact-bureau-for").hides("tel:08000804583");
            } else {
                page.shows("tel:08000804583");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn each_save_says_when_and_can_be_taken_back() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        let saved = record(&app, &mut browser, id, 1, "done", TODAY, PROVISIONAL).await;
        browser.follow(saved).await.shows("9:00 に保存しました");
        let version = version(&app, id).await;
        let back = browser
            .post(
                &format!("/plans/{id}/steps/1/take-back"),
                &[("version", &version)],
            )
            .await;
        back.redirects_to(&format!("/plans/{id}/steps/1"));
        assert_eq!(
            row(&app, id).await.progress,
            serde_json::json!({ "steps": {} })
        );
        assert_eq!(
            plan_code::Entity::find()
                .all(app.state.db.read())
                .await
                .unwrap()
                .len(),
            0
        );
        assert_eq!(
            acts(&app, id).await,
            ["kept", "code-stored", "step-done", "step-taken-back"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_wrong_code_gets_its_own_message_and_an_odd_check_digit_only_warns() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "01", "medical").await;
        let id = ids[0];
        for (step, code, message) in [
            (1, "0415067", "error-code-number-instead-of-provisional"),
            (1, "00123", "error-code-wrong-length"),
            (4, PROVISIONAL, "error-code-provisional-instead-of-number"),
            (4, "13-1-0415067", "error-code-other-prefecture"),
            (4, "01-3-8010016", "error-code-other-kind"),
            (4, "", "error-code-empty"),
            (4, "</textarea><script>", "error-code-not-digits"),
        ] {
            let answer = record(&app, &mut browser, id, step, "done", TODAY, code).await;
            answer
                .refuses("code")
                .says(message)
                .hides("<script>alert")
                .hides("</textarea><script>");
        }
        record(
            &app,
            &mut browser,
            id,
            4,
            "done",
            TODAY,
            "０１１８０１００１７",
        )
        .await
        .has_status(303);
        let page = browser.get(&format!("/plans/{id}/steps/4")).await;
        page.says("warning-code-check-digit")
            .says("warning-code-check-digit-why")
            .shows("•••••17")
            .hides("8010017");
        // Above everything else, where it is seen.
        assert!(place(&page, "banner-warning") < place(&page, "<h1>"));
    })
    .await;
}

/// Where a piece of the page stands in it.
fn place(page: &Answer, piece: &str) -> usize {
    let place = page.body.find(piece);
    place.unwrap_or_else(|| panic!("`{piece}` is not in {}", page.asked))
}

#[tokio::test]
async fn a_step_says_on_top_what_to_do_now_and_asks_only_what_can_be_recorded() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        // Nothing can be recorded before step 4: the way there instead of a form.
        let locked = browser.get(&format!("/plans/{id}/steps/5")).await;
        locked
            .shows(&format!("href=\"/plans/{id}/steps/4\""))
            .hides("name=\"choice\"");
        // Steps 2 and 3 may still be marked as not needed.
        let locked = browser.get(&format!("/plans/{id}/steps/2")).await;
        locked
            .says("step-not-needed-title")
            .shows("value=\"not-needed\"")
            .shows(&format!("href=\"/plans/{id}/steps/1\""));

        record(&app, &mut browser, id, 4, "asked", TODAY, "")
            .await
            .has_status(303);
        record(&app, &mut browser, id, 4, "returned", TODAY, "")
            .await
            .has_status(303);
        let page = browser.get(&format!("/plans/{id}/steps/4")).await;
        page.says("returned-text")
            .says("step-again-title")
            .shows(&format!("/plans/{id}/opening?year="));
        assert!(place(&page, "/opening?year=") < place(&page, "id=\"record\""));

        // Done: the next step, and a note rather than "is it done?".
        record(&app, &mut browser, id, 1, "done", TODAY, "")
            .await
            .has_status(303);
        record(&app, &mut browser, id, 2, "done", TODAY, "")
            .await
            .has_status(303);
        let page = browser.get(&format!("/plans/{id}/steps/2")).await;
        page.says("step-settled-title")
            .says("step-note-save")
            .hides("type=\"radio\"");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_form_1_is_listed_in_the_order_of_its_questions() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let path = format!("/plans/{}/form1", ids[0]);
        let version = row(&app, ids[0]).await.version.to_string();
        let fields = [
            ("version", version.as_str()),
            ("provisional_code", "1"),
            ("date", "1"),
            ("postal_code_at_request", "1"),
        ];
        let page = browser.post(&path, &fields).await;
        page.has_status(422);
        let (_, summary) = page.body.split_once("error-summary-title").unwrap();
        let (summary, _) = summary.split_once("</ul>").unwrap();
        let listed: Vec<usize> = summary
            .split("href=\"#")
            .skip(1)
            .map(|rest| {
                place(
                    &page,
                    &format!("id=\"{}\"", rest.split('"').next().unwrap()),
                )
            })
            .collect();
        assert!(listed.len() >= 10, "{summary}");
        assert!(listed.is_sorted(), "{summary}");
    })
    .await;
}

#[tokio::test]
async fn wrong_input_on_a_step_comes_back_with_the_input_kept() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        record(&app, &mut browser, id, 1, "", TODAY, "")
            .await
            .refuses("choice");
        record(&app, &mut browser, id, 1, "<b>", TODAY, "")
            .await
            .refuses("choice");
        let answer = record(
            &app,
            &mut browser,
            id,
            1,
            "done",
            ("2026", "2", "30"),
            "0012345",
        )
        .await;
        answer
            .refuses("on_year")
            .shows("value=\"0012345\"")
            .shows("value=\"30\"");
        record(&app, &mut browser, id, 1, "done", ("2026", "11", "21"), "")
            .await
            .refuses("on_year");
        record(&app, &mut browser, id, 1, "done", ("令和8", "11", "19"), "")
            .await
            .has_status(303);
        assert_eq!(row(&app, id).await.version, 1);
        browser
            .post(&format!("/plans/{id}/steps/2"), &[])
            .await
            .has_status(422);
        browser
            .get(&format!("/plans/{id}/steps/8"))
            .await
            .has_status(404);
        browser
            .get(&format!("/plans/{id}/steps/x"))
            .await
            .has_status(404);
    })
    .await;
}

#[tokio::test]
async fn a_form_from_an_older_page_is_told_so_and_nothing_is_overwritten() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        record(&app, &mut browser, id, 1, "done", TODAY, PROVISIONAL)
            .await
            .has_status(303);
        let stale = [
            ("version", "0"),
            ("choice", "done"),
            ("on_year", "2026"),
            ("on_month", "11"),
            ("on_day", "7"),
            ("note", "わたしのメモ"),
        ];
        let answer = browser.post(&format!("/plans/{id}/steps/2"), &stale).await;
        answer
            .has_status(422)
            .says("notice-changed-meanwhile")
            .shows("わたしのメモ")
            .shows("value=\"7\"");
        assert_eq!(acts(&app, id).await.len(), 3);
        browser
            .post(
                &format!("/plans/{id}/designated"),
                &designated_on("0", "2027", "6", "1"),
            )
            .await
            .has_status(422)
            .says("notice-changed-meanwhile");
        browser
            .post(&format!("/plans/{id}/remove"), &[("version", "0")])
            .await
            .has_status(409);
        assert_eq!(row(&app, id).await.removed_at, None);
    })
    .await;
}

#[tokio::test]
async fn nobody_else_finds_a_plan() {
    on_both(|app| async move {
        let (mut owner, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        with_number(&app, &mut owner, id).await;
        let mut other = app.applicant("other@example.jp").await;
        for rest in [
            "",
            "/history",
            "/opening",
            "/no-designation",
            "/report",
            "/ready",
            "/name",
            "/remove",
            "/calendar",
            "/form1",
            "/form1/check",
            "/form1/cover",
            "/steps/4",
            "/letter",
        ] {
            other
                .get(&format!("/plans/{id}{rest}"))
                .await
                .has_status(404);
        }
        let version = version(&app, id).await;
        for rest in [
            "/designated",
            "/no-designation",
            "/outcome/take-back",
            "/opening",
            "/name",
            "/remove",
            "/calendar",
            "/calendar/revoke",
            "/form1",
            "/letter",
            "/report",
            "/code/reception",
            "/steps/5",
            "/steps/4/take-back",
        ] {
            let fields = [
                ("version", version.as_str()),
                ("opening", "2027-08"),
                ("reason", "refused"),
            ];
            other
                .post(&format!("/plans/{id}{rest}"), &fields)
                .await
                .has_status(404);
        }
        assert_eq!(row(&app, id).await.version.to_string(), version);
        other
            .get("/plans")
            .await
            .has_status(200)
            .hides(&id.to_string());
    })
    .await;
}

#[tokio::test]
async fn a_code_is_shown_to_its_owner_on_request_and_is_nowhere_else() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        with_number(&app, &mut browser, id).await;
        pending_reminder(&app, id, "key").await;
        for rest in [
            "",
            "/history",
            "/steps/1",
            "/steps/4",
            "/steps/5",
            "/form1",
            "/form1/cover",
            "/calendar",
        ] {
            browser
                .get(&format!("/plans/{id}{rest}"))
                .await
                .has_status(200)
                .hides(NUMBER)
                .hides(PROVISIONAL);
        }
        browser.get("/plans").await.hides(NUMBER);
        let shown = browser
            .post(&format!("/plans/{id}/code/reception"), &[])
            .await;
        shown.has_status(200).shows(NUMBER).says("code-care");
        assert_eq!(shown.headers["cache-control"], "no-store");
        browser
            .post(&format!("/plans/{id}/code/provisional"), &[])
            .await
            .shows(PROVISIONAL);
        browser
            .post(&format!("/plans/{id}/code/other"), &[])
            .await
            .has_status(404);
        assert_eq!(
            acts(&app, id)
                .await
                .iter()
                .filter(|act| *act == "code-shown")
                .count(),
            2
        );
        let db = app.state.db.read();
        let stored = format!(
            "{:?}{:?}{:?}{:?}",
            plan::Entity::find().all(db).await.unwrap(),
            plan_event::Entity::find().all(db).await.unwrap(),
            plan_code::Entity::find().all(db).await.unwrap(),
            outbox::Entity::find().all(db).await.unwrap(),
        );
        assert!(!stored.contains(NUMBER) && !stored.contains(PROVISIONAL));
    })
    .await;
}

#[tokio::test]
async fn twins_share_nothing_but_their_answers_and_need_different_codes() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "both").await;
        let (medical, dental) = (ids[0], ids[1]);
        assert_eq!(row(&app, medical).await.kind, "medical");
        assert_eq!(row(&app, medical).await.twin_id, Some(dental));
        assert_eq!(row(&app, dental).await.twin_id, Some(medical));
        record(&app, &mut browser, medical, 1, "done", TODAY, PROVISIONAL)
            .await
            .has_status(303);
        let same = record(&app, &mut browser, dental, 1, "done", TODAY, PROVISIONAL).await;
        same.refuses("code").says("error-code-same-as-twin");
        record(&app, &mut browser, dental, 1, "done", TODAY, "0012346")
            .await
            .has_status(303);
        browser
            .get(&format!("/plans/{dental}/steps/2"))
            .await
            .says("change-twin-mail-address");
        browser
            .get(&format!("/plans/{medical}"))
            .await
            .says("twin-text");
        // A removed twin leaves the other one on its own.
        let version = version(&app, dental).await;
        browser
            .post(&format!("/plans/{dental}/remove"), &[("version", &version)])
            .await
            .redirects_to("/plans");
        assert_eq!(row(&app, medical).await.twin_id, None);
        browser
            .get(&format!("/plans/{dental}"))
            .await
            .has_status(404);
        browser
            .get(&format!("/plans/{medical}"))
            .await
            .has_status(200)
            .hides("id=\"twin-title\"");
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
            .hides("id=\"letter-title\"");
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
            .says("contact-help-desk")
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
        page.hides("id=\"letter-title\"")
            .says("submission-title")
            .shows("開庁日はあと4日");
        // Saturday the 15th rolls to Monday the 17th; on the 18th it is missed.
        app.set_now("2027-05-18T03:00:00Z");
        let page = browser.get(&format!("/plans/{id}")).await;
        page.says("handling-title")
            .says("handling-with-number")
            .says("contact-help-desk")
            .says("step-state-missed");
    })
    .await;
}

#[tokio::test]
async fn a_returned_application_offers_the_next_month_with_one_button() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "37", "pharmacy").await;
        let id = ids[0];
        record(&app, &mut browser, id, 1, "done", TODAY, PROVISIONAL)
            .await
            .has_status(303);
        record(&app, &mut browser, id, 4, "asked", TODAY, "")
            .await
            .has_status(303);
        record(&app, &mut browser, id, 4, "returned", TODAY, "")
            .await
            .has_status(303);
        let page = browser.get(&format!("/plans/{id}")).await;
        page.says("returned-title")
            .shows(&format!("/plans/{id}/opening?year=2027&amp;month=7"));
        let compare = browser
            .get(&format!("/plans/{id}/opening?year=2027&month=7"))
            .await;
        compare
            .has_status(200)
            .says("opening-compare-title")
            .shows("value=\"2027-07\"")
            .hides("⟦");
        pending_reminder(&app, id, "old").await;
        let version = version(&app, id).await;
        let moved = browser
            .post(
                &format!("/plans/{id}/opening"),
                &[("version", &version), ("opening", "2027-07")],
            )
            .await;
        moved.redirects_to(&format!("/plans/{id}"));
        let after = row(&app, id).await;
        assert_eq!(
            (after.opening.as_str(), after.deadline_revision),
            ("2027-07", 1)
        );
        assert_eq!(
            after.progress["steps"]["provisional_code"]["done"],
            "2026-11-20"
        );
        assert_eq!(
            after.progress["steps"]["number_request"],
            serde_json::Value::Null
        );
        assert_eq!(mail_states(&app).await, ["cancelled"]);
        assert!(acts(&app, id).await.contains(&"opening-changed".to_owned()));
        browser
            .get(&format!("/plans/{id}"))
            .await
            .hides("id=\"returned-title\"");
    })
    .await;
}

#[tokio::test]
async fn the_opening_month_is_read_in_any_writing_and_wrong_ones_get_a_message() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "both").await;
        let id = ids[0];
        browser
            .get(&format!("/plans/{id}/opening?year=令和9&month=８月"))
            .await
            .has_status(200)
            .shows("value=\"2027-08\"");
        browser
            .get(&format!("/plans/{id}/opening?year=27&month=13"))
            .await
            .refuses("year")
            .refuses("month");
        let version = version(&app, id).await;
        let path = format!("/plans/{id}/opening");
        browser
            .post(&path, &[("version", &version), ("opening", "soon")])
            .await
            .has_status(400);
        browser
            .post(&path, &[("version", &version), ("opening", "2027-08")])
            .await
            .has_status(303);
        // Side by side they open together.
        assert_eq!(row(&app, ids[1]).await.opening, "2027-08");
    })
    .await;
}

#[tokio::test]
async fn no_designation_is_one_act_that_can_be_taken_back() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        let path = format!("/plans/{id}/no-designation");
        browser
            .get(&path)
            .await
            .has_status(200)
            .says("no-designation-no-number");
        with_number(&app, &mut browser, id).await;
        pending_reminder(&app, id, "due").await;
        browser
            .get(&path)
            .await
            .says("no-designation-closes")
            .says("no-designation-reversible");
        let current = version(&app, id).await;
        browser
            .post(&path, &[("version", &current)])
            .await
            .refuses("reason")
            .refuses("on_year");
        let fields = no_designation(&current);
        browser
            .post(&path, &fields)
            .await
            .redirects_to(&format!("/plans/{id}/report"));
        assert_eq!(mail_states(&app).await, ["cancelled"]);
        browser
            .get(&format!("/plans/{id}"))
            .await
            .shows("指定が行われなかったと記録しました（");
        record(&app, &mut browser, id, 5, "done", TODAY, "")
            .await
            .has_status(422)
            .says("refusal-closed");
        let report = browser.get(&format!("/plans/{id}/report")).await;
        report
            .has_status(200)
            .hides(NUMBER)
            .shows("•••••67")
            .says("report-draft-title");
        browser
            .post(&format!("/plans/{id}/report"), &[])
            .await
            .shows(NUMBER);
        // Taken back: all as before. (That its reminders leave again:
        // `outbox::a_designation_taken_back_brings_its_reminders_back`.)
        let version = version(&app, id).await;
        let back = browser
            .post(
                &format!("/plans/{id}/outcome/take-back"),
                &[("version", &version)],
            )
            .await;
        back.redirects_to(&format!("/plans/{id}"));
        browser
            .get(&format!("/plans/{id}"))
            .await
            .hides("id=\"report\"")
            .says("kept-verdict-on_time");
        browser
            .get(&format!("/plans/{id}/report"))
            .await
            .has_status(404);
    })
    .await;
}

pub(crate) fn no_designation(version: &str) -> [(&'static str, &str); 5] {
    [
        ("version", version),
        ("reason", "refused"),
        ("on_year", "2026"),
        ("on_month", "11"),
        ("on_day", "20"),
    ]
}

#[tokio::test]
async fn a_removed_plan_takes_its_codes_answers_and_mails_along() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        with_number(&app, &mut browser, id).await;
        pending_reminder(&app, id, "due").await;
        browser
            .get(&format!("/plans/{id}/remove"))
            .await
            .says("remove-what");
        let version = version(&app, id).await;
        let answer = browser
            .post(&format!("/plans/{id}/remove"), &[("version", &version)])
            .await;
        answer.redirects_to("/plans");
        browser
            .follow(answer)
            .await
            .shows("に計画を削除しました")
            .says("plans-none");
        assert_eq!(
            plan_code::Entity::find()
                .all(app.state.db.read())
                .await
                .unwrap()
                .len(),
            0
        );
        assert_eq!(mail_states(&app).await, ["cancelled"]);
    })
    .await;
}

#[tokio::test]
async fn a_name_is_shown_as_text_and_an_overlong_one_refused() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        let path = format!("/plans/{id}/name");
        let long = "あ".repeat(101);
        browser
            .post(&path, &[("version", "0"), ("label", &long)])
            .await
            .refuses("label")
            .shows(&long);
        browser
            .post(&path, &[("version", "0"), ("label", "<script>x</script>")])
            .await
            .has_status(303);
        browser
            .get(&format!("/plans/{id}"))
            .await
            .hides("<script>x")
            .shows("&lt;script&gt;x");
    })
    .await;
}

#[tokio::test]
async fn a_plan_with_progress_that_cannot_be_read_fails_alone() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let transaction = app.state.db.begin().await.unwrap();
        let broken = plan::ActiveModel {
            id: Set(ids[0]),
            progress: Set(serde_json::json!({ "steps": 7 })),
            ..Default::default()
        };
        broken.update(&transaction).await.unwrap();
        transaction.commit().await.unwrap();
        browser
            .get(&format!("/plans/{}", ids[0]))
            .await
            .has_status(503)
            .says("fault-unreadable-title");
    })
    .await;
}

/// Fields of form 1 as its page sends them.
pub(crate) fn form1<'a>(
    version: &'a str,
    changes: &[(&'static str, &'a str)],
) -> Vec<(&'static str, &'a str)> {
    let mut fields = vec![
        ("version", version),
        ("institution_name", "オン資クリニック"),
        ("institution_postal_code", "〒１００－８９１６"),
        ("institution_address", "東京都千代田区霞が関１－２－２"),
        ("founder", "person"),
        ("founder_name", "資格　太郎"),
        ("reply_postal_code", "1008916"),
        ("reply_address", "東京都千代田区霞が関１－２－２"),
        ("reply_name", "資格　花子"),
        ("date", "令和8"),
        ("date_month", "11"),
        ("date_day", "20"),
    ];
    for change in changes {
        fields.retain(|(name, _)| *name != change.0);
        fields.push(*change);
    }
    fields
}

#[tokio::test]
async fn form_1_is_asked_checked_and_covered_with_what_may_stay_empty_left_blank() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        let path = format!("/plans/{id}/form1");
        browser
            .get(&format!("{path}/check"))
            .await
            .redirects_to(&path);
        browser
            .post(&path, &form1("0", &[]))
            .await
            .redirects_to(&format!("{path}/check"));
        let check = browser.get(&format!("{path}/check")).await;
        check
            .has_status(200)
            .shows("令和8年と印刷")
            .says("form1-blank")
            .says("form1-make")
            .hides("⟦");
        check
            .shows(&format!("href=\"{path}#institution_name\""))
            .hides("id=\"form1-differs\"");
        browser
            .get(&path)
            .await
            .shows("value=\"オン資クリニック\"")
            .shows("value=\"100-8916\"");
        let changed = [
            ("name_at_request", "旧クリニック"),
            ("provisional_code", PROVISIONAL),
        ];
        browser
            .post(&path, &form1("1", &changed))
            .await
            .has_status(303);
        let check = browser.get(&format!("{path}/check")).await;
        check
            .says("form1-differs")
            .shows("•••••45")
            .hides(PROVISIONAL);
        let cover = browser.get(&format!("{path}/cover")).await;
        cover
            .says("change-introduction-plan")
            .says("cover-branch")
            .shows("関東信越厚生局")
            .hides("⟦");
    })
    .await;
}

#[tokio::test]
async fn wrong_input_on_form_1_comes_back_with_the_input_kept() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "pharmacy").await;
        let path = format!("/plans/{}/form1", ids[0]);
        browser
            .post(&path, &[("version", "0")])
            .await
            .refuses("institution_name")
            .refuses("founder")
            .refuses("reply_name");
        let long = "長".repeat(201);
        let script = "</textarea><script>alert(1)</script>";
        for (field, value) in [
            ("institution_postal_code", "12"),
            ("reply_address", long.as_str()),
            ("date_day", "31"),
            ("provisional_code", NUMBER),
            ("founder", "both"),
            ("reply_name", "control\u{0007}"),
        ] {
            let first = if field == "date_day" { "date" } else { field };
            let answer = browser
                .post(
                    &path,
                    &form1("0", &[(field, value), ("founder_name", script)]),
                )
                .await;
            answer.refuses(first).hides("<script>alert");
        }
        let corporation = [("founder", "corporation")];
        let answer = browser.post(&path, &form1("0", &corporation)).await;
        answer
            .refuses("representative_title")
            .refuses("representative_name");
        assert_eq!(row(&app, ids[0]).await.form1, None);
    })
    .await;
}

#[tokio::test]
async fn twins_answer_form_1_once() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "both").await;
        let path = format!("/plans/{}/form1", ids[0]);
        browser.post(&path, &form1("0", &[])).await.has_status(303);
        assert_eq!(row(&app, ids[0]).await.form1, row(&app, ids[1]).await.form1);
        let check = browser.get(&format!("/plans/{}/form1/check", ids[1])).await;
        for id in &ids {
            check.shows(&format!("action=\"/plans/{id}/form1/pdf\""));
        }
    })
    .await;
}

/// Where `npm ci` in `frontend/` puts the form's font, if it has run here.
pub(crate) fn font_folder() -> Option<std::path::PathBuf> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../frontend/node_modules/@expo-google-fonts/noto-serif-jp/400Regular");
    folder.is_dir().then_some(folder)
}

#[tokio::test]
async fn form_1_comes_as_a_pdf_for_each_of_a_pair() {
    let Some(fonts) = font_folder() else {
        panic!("run `npm ci` in frontend/ first: it has the form's font")
    };
    let site = tempfile::tempdir().unwrap();
    let into = site.path().join("fonts");
    std::fs::create_dir_all(&into).unwrap();
    std::fs::copy(
        fonts.join(form1_pdf::FORM_FONT),
        into.join(form1_pdf::FORM_FONT),
    )
    .unwrap();
    crate::harness::on_both_with(
        |config| config.http.site = Some(site.path().to_owned()),
        |app| async move {
            let (mut browser, ids) = with_plan(&app, "2027-06", "13", "both").await;
            let pdf = |id: &Uuid| format!("/plans/{id}/form1/pdf");
            browser
                .post(&pdf(&ids[0]), &[])
                .await
                .redirects_to(&format!("/plans/{}/form1/check", ids[0]));
            browser
                .post(&format!("/plans/{}/form1", ids[0]), &form1("0", &[]))
                .await
                .has_status(303);
            for id in &ids {
                let answer = browser.post(&pdf(id), &[]).await;
                answer.has_status(200);
                assert_eq!(answer.headers["content-type"], "application/pdf");
                assert_eq!(answer.headers["cache-control"], "no-store");
                assert!(answer.body.starts_with("%PDF-"));
                assert!(acts(&app, *id).await.contains(&"form1-made".to_owned()));
            }
            // A character that no font has is named before anything is printed.
            let version = version(&app, ids[0]).await;
            let answers = form1(&version, &[("founder_name", "資格\u{10ffff}")]);
            browser
                .post(&format!("/plans/{}/form1", ids[0]), &answers)
                .await
                .has_status(303);
            browser.post(&pdf(&ids[0]), &[]).await.has_status(303);
            let check = browser.get(&format!("/plans/{}/form1/check", ids[0])).await;
            check
                .shows("\u{10ffff}")
                .shows("印刷できません")
                .hides(&format!("action=\"{}\"", pdf(&ids[0])));
        },
    )
    .await;
}

#[tokio::test]
async fn the_feed_has_a_secret_address_shown_once_that_can_be_revoked() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        let page = format!("/plans/{id}/calendar");
        let made = browser.post(&page, &[("version", "0")]).await;
        made.has_status(200)
            .shows("href=\"webcal://")
            .says("feed-once");
        let address = feed_path(&made.body);
        browser.get(&page).await.hides(&address);
        let mut calendar = app.guest();
        let first = calendar.get(&address).await;
        first
            .has_status(200)
            .shows("BEGIN:VEVENT")
            .shows(&format!("UID:{id}-submission_due@tsukihajime"));
        first
            .shows("DTSTART;VALUE=DATE:20270517")
            .shows("SEQUENCE:1")
            .shows("BEGIN:VALARM")
            .hides("CANCELLED");
        // A changed month moves the same events.
        let path = format!("/plans/{id}/opening");
        browser
            .post(&path, &[("version", "1"), ("opening", "2027-08")])
            .await
            .has_status(303);
        let moved = calendar.get(&address).await;
        moved
            .shows(&format!("UID:{id}-submission_due@tsukihajime"))
            .shows("SEQUENCE:2");
        moved.shows("DTSTART;VALUE=DATE:20270716").hides("20270517");
        // A new address ends the old one.
        let again = browser.post(&page, &[("version", "2")]).await;
        let second = feed_path(&again.body);
        calendar.get(&address).await.has_status(404);
        calendar.get(&second).await.has_status(200);
        calendar
            .get(second.trim_end_matches(".ics"))
            .await
            .has_status(404);
        browser
            .post(&format!("/plans/{id}/remove"), &[("version", "3")])
            .await
            .has_status(303);
        calendar
            .get(&second)
            .await
            .has_status(200)
            .shows("STATUS:CANCELLED")
            .hides("STATUS:CONFIRMED");
    })
    .await;
}

#[tokio::test]
async fn a_revoked_feed_is_not_found() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let page = format!("/plans/{}/calendar", ids[0]);
        let made = browser.post(&page, &[("version", "0")]).await;
        let address = feed_path(&made.body);
        browser
            .post(&format!("{page}/revoke"), &[("version", "1")])
            .await
            .redirects_to(&page);
        app.guest().get(&address).await.has_status(404);
        browser.get(&page).await.says("feed-is-off");
    })
    .await;
}

/// The feed's path in the page that shows its address.
pub(crate) fn feed_path(page: &str) -> String {
    let from = page.find("/feed/").expect("an address");
    let end = page[from..].find(".ics").expect("its end");
    page[from..from + end + 4].to_owned()
}

#[tokio::test]
async fn the_printed_short_link_leads_its_owner_to_the_plan_and_nobody_else_anywhere() {
    on_both(|app| async move {
        let (mut owner, ids) = with_plan(&app, "2027-04", "13", "both").await;
        let mut other = app.applicant("other@example.jp").await;
        for id in ids {
            let link = domain::short_link::ShortLink::of(&id.to_string()).unwrap();
            let path = format!("/p/{link}");
            owner
                .get(&format!("/plans/{id}"))
                .await
                .shows(&format!("{}{path}", app.state.config.public_url()));
            owner.get(&path).await.redirects_to(&format!("/plans/{id}"));
            owner
                .get(&path.to_uppercase().replace("/P/", "/p/"))
                .await
                .redirects_to(&format!("/plans/{id}"));
            other.get(&path).await.has_status(404);
            app.guest()
                .get(&path)
                .await
                .redirects_to(&format!("/sign-in?next=%2Fp%2F{link}"));
        }
        owner.get("/p/00000000").await.has_status(404);
    })
    .await;
}
