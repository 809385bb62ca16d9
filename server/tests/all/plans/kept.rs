//! Keeping, naming and removing a plan.

use office::db::entity::{plan, plan_code};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait as _, EntityTrait as _};

use super::{mail_states, pending_reminder, version, with_number, with_plan};
use crate::harness::{Answer, on_both};

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
        page.has_no_element(&format!("a[href=/plans/{}/steps/5]", ids[0]));
        page.shows("class=\"stop stop-not-yet\"")
            .says("footer-files-nothing");
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

/// A link to an error or to a part of the page finds one element.
#[track_caller]
fn has_each_id_once(page: &Answer) {
    let mut ids: Vec<&str> = page
        .body
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    ids.sort_unstable();
    let twice: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "{}: {twice:?}", page.asked);
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
                    page.has_status(200)
                        .hides("⟦")
                        .is_without("{$")
                        .is_without("{ $");
                    has_each_id_once(&page);
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
            .is_without("<script>x")
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
