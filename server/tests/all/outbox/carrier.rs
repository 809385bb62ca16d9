//! Several reminders in one mail.

use office::db::entity::outbox_item;
use sea_orm::EntityTrait as _;
use serde_json::json;

use super::plan_round;
use crate::harness::App;
use crate::harness::world::done;
use crate::mail::{plain, subjects, with_sink, work};

async fn item_keys(app: &App) -> Vec<String> {
    let items = outbox_item::Entity::find()
        .all(app.state.db.read())
        .await
        .unwrap();
    items.into_iter().map(|item| item.key).collect()
}

/// House 5.1-3: what dropped out of the mail it had been merged into was known
/// for ever and never came again.
#[tokio::test]
async fn what_drops_out_of_its_carrier_is_free_and_comes_back_when_its_reason_does() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let first = app.known(account).keeps("2027-05").await.plan();
        app.known(account).keeps("2027-05").of("pharmacy").await;
        app.set_now("2026-11-24T00:00:00Z");
        plan_round(&app).await;
        assert!(app.mail_states().await.contains(&"merged"));
        let before = item_keys(&app).await.len();
        // The first plan's steps are done while the mail waits: it goes without.
        let prepared = done(&["provisional_code", "account", "card_reader"]);
        app.set_progress(first, prepared).await;
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
        let kept = item_keys(&app).await;
        assert!(kept.len() < before && kept.iter().all(|key| !key.contains(&first.to_string())));
        // Taken back the same morning: what was left out is due, and goes with
        // the next day's mail.
        app.set_progress(first, json!({})).await;
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
        app.set_now("2026-11-25T00:00:00Z");
        work(&app).await;
        let mails = sink.mails();
        assert_eq!(mails.len(), 2, "{:?}", subjects(&mails));
        assert!(mails[1].text.contains("List-Unsubscribe"));
        work(&app).await;
        assert_eq!(sink.mails().len(), 2, "and once only");
    })
    .await;
}

#[tokio::test]
async fn a_carrier_that_is_cancelled_whole_frees_all_it_carried() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let plan = app.known(account).keeps("2027-05").await.plan();
        app.set_now("2026-11-24T00:00:00Z");
        plan_round(&app).await;
        let prepared = done(&["provisional_code", "account", "card_reader"]);
        app.set_progress(plan, prepared).await;
        work(&app).await;
        assert!(sink.mails().is_empty());
        assert!(item_keys(&app).await.is_empty());
        assert!(
            app.mail_states()
                .await
                .iter()
                .all(|state| *state == "cancelled")
        );
        app.set_progress(plan, json!({})).await;
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}

/// Cancelling one plan's reminders leaves the other's in the mail of both.
#[tokio::test]
async fn of_two_plans_in_one_mail_the_removed_one_drops_out_and_the_other_goes() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let gone = app.known(account).keeps("2027-05").await.plan();
        let stays = app
            .known(account)
            .keeps("2027-05")
            .of("pharmacy")
            .await
            .plan();
        app.set_now("2026-11-24T00:00:00Z");
        plan_round(&app).await;
        let mut browser = app.signed_in(account).await;
        let path = format!("/plans/{gone}/remove");
        browser
            .post(&path, &[("version", "0")])
            .await
            .has_status(303);
        work(&app).await;
        let mails = sink.mails();
        assert_eq!(mails.len(), 1);
        assert!(plain(&mails[0]).contains(&stays.to_string()));
        assert!(
            !item_keys(&app)
                .await
                .iter()
                .any(|key| key.contains(&gone.to_string()))
        );
    })
    .await;
}
