//! What a step's page says and records.

use office::db::entity::plan_code;
use sea_orm::EntityTrait as _;

use super::{PROVISIONAL, TODAY, acts, record, row, version, with_plan};
use crate::harness::{Answer, on_both};

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
                "application-need-plan",
                "application-need-arrival",
                "application-day-unknown",
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
            page.has_status(200).says("footer-files-nothing");
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
            serde_json::json!({ "last_mile": {}, "steps": {} })
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

/// Where a piece of the page stands in it.
pub(super) fn place(page: &Answer, piece: &str) -> usize {
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
            .has_no_element("input[type=radio]");
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
        page.says("request-late-means")
            .says("step-again-title")
            .does_not_say("returned-text");
        assert!(place(&page, "id=\"step-now\"") < place(&page, "id=\"record\""));

        // Done: the next step, and a note rather than "is it done?".
        record(&app, &mut browser, id, 1, "done", TODAY, "")
            .await
            .has_status(303);
        record(&app, &mut browser, id, 2, "done", TODAY, "")
            .await
            .has_status(303);
        let page = browser.get(&format!("/plans/{id}/steps/2")).await;
        page.says("step-note-save")
            .has_no_element("input[type=radio]");
    })
    .await;
}
