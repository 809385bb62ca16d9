//! Another opening month, by choice or after a return.

use uuid::Uuid;

use super::{
    NUMBER, PROVISIONAL, TODAY, acts, apply, mail_states, pending_reminder, record, row, version,
    with_plan,
};
use crate::harness::on_both;

#[tokio::test]
async fn a_month_moved_after_handing_in_says_that_the_bureau_has_to_be_told() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "both").await;
        let (id, twin) = (ids[0], ids[1]);
        let compare = |id: Uuid| format!("/plans/{id}/opening?year=2027&month=8");
        record(&app, &mut browser, id, 1, "done", TODAY, PROVISIONAL)
            .await
            .has_status(303);
        browser
            .get(&compare(id))
            .await
            .has_no_element("#filed-title");
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
                .does_not_say("filed-number")
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
        for choice in ["handed-in", "returned"] {
            apply(&app, &mut browser, id, choice, TODAY)
                .await
                .has_status(303);
        }
        let page = browser.get(&format!("/plans/{id}")).await;
        page.says("next-returned")
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
        for both in [
            &after.progress["steps"]["number_request"],
            &after.progress["application"],
        ] {
            assert_eq!(both, &serde_json::Value::Null);
        }
        assert_eq!(mail_states(&app).await, ["cancelled"]);
        assert!(acts(&app, id).await.contains(&"opening-changed".to_owned()));
        browser
            .get(&format!("/plans/{id}"))
            .await
            .does_not_say("next-returned")
            .does_not_say("returned-text");
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
