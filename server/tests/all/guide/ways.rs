//! The guided way, and Easy Japanese.

use super::{NONSENSE, asks};
use crate::harness::on_both;

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
        let plan = app
            .known(founder.account_id.unwrap())
            .keeps("2027-04")
            .await
            .plan()
            .to_string();
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
async fn where_the_number_comes_first_the_guided_flow_and_the_calendar_follow_that_order() {
    on_both(|app| async move {
        let mut guest = app.guest();
        let name = |step: &str| locales::text(locales::Lang::Ja, &format!("step-{step}"));
        for (stage, step) in [
            ("provisional_code", "card_reader"),
            ("number_presentation", "account"),
            ("applications", "applications"),
        ] {
            let there = format!("opening=2027-04&prefecture=04&stage={stage}");
            guest
                .get(&format!("/guide/where?{there}"))
                .await
                .has_status(200)
                .says("guide-where-found-title")
                .shows(&name(step));
        }
        let calendar = |prefecture: &str| {
            format!("/plan.ics?opening=2027-06&prefecture={prefecture}&kind=medical")
        };
        let first = "カードリーダーの手配（手続3）";
        guest.get(&calendar("04")).await.shows(first);
        guest.get(&calendar("13")).await.is_without(first);
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
