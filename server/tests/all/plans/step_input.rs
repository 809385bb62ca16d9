//! Wrong and outdated input on a step.

use super::{PROVISIONAL, TODAY, acts, designated_on, record, row, with_plan};
use crate::harness::on_both;

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
