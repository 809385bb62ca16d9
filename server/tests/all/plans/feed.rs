//! The calendar that a plan is subscribed to by.

use super::{feed_path, with_plan};
use crate::harness::on_both;

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
            .is_without("CANCELLED");
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
            .is_without("STATUS:CONFIRMED");
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
