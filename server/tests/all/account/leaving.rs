//! Taking one's data along, and leaving.

use jiff::SignedDuration;
use office::db::entity::{audit, guide_turn, one_time_link, plan, session};
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};

use super::{DRAFT, PASSWORD, account_of, mail, member, plans_of, token};
use crate::harness::{App, on_both};

#[tokio::test]
async fn a_deletion_can_be_taken_back_for_seven_days_and_then_nothing_is_left() {
    on_both(|app| async move {
        let mut browser = app.guest();
        let mut fields = vec![("email", "founder@example.jp"), ("password", PASSWORD)];
        fields.extend(DRAFT);
        browser.post("/sign-up", &fields).await.has_status(303);
        let link = format!("/confirm/{}", token(&app, "confirm-address").await);
        browser.post(&link, &[]).await.has_status(303);
        let id = account_of(&app, "founder@example.jp").await.unwrap().id;
        // Traces beside the account: a question to the guide, and a browser in
        // which a link was asked for and never used.
        browser
            .post("/guide", &[("question", "仮コードとは")])
            .await
            .has_status(303);
        app.guest()
            .post("/sign-in/link", &[("email", "founder@example.jp")])
            .await
            .has_status(303);
        let mut stays = member(&app, "other@example.jp").await;

        browser
            .get("/account/delete")
            .await
            .has_status(200)
            .says("delete-way-back");
        browser
            .post("/account/delete", &[])
            .await
            .refuses("password");
        browser
            .post("/account/delete", &[("password", PASSWORD)])
            .await
            .redirects_to("/account");
        browser
            .get("/account")
            .await
            .says("account-leaving-title")
            .shows("2026年11月27日");
        // Told by mail, in the same transaction: what, by when, how to take it back.
        let told = mail(&app, "deletion-requested").await;
        assert_eq!(told.account_id, Some(id));
        assert_eq!(told.state.as_str(), "pending");
        browser
            .post("/account/delete/undo", &[])
            .await
            .redirects_to("/account");
        browser.get("/account").await.hides("/account/delete/undo");

        browser
            .post("/account/delete", &[("password", PASSWORD)])
            .await
            .redirects_to("/account");
        app.pass(SignedDuration::from_hours(7 * 24 - 1));
        assert_eq!(
            office::usecase::account::purge::purge(&app.state)
                .await
                .unwrap(),
            0
        );
        let fields = [("email", "founder@example.jp"), ("password", PASSWORD)];
        app.guest()
            .post("/sign-in", &fields)
            .await
            .redirects_to("/account");
        app.pass(SignedDuration::from_hours(2));
        assert_eq!(
            office::usecase::account::purge::purge(&app.state)
                .await
                .unwrap(),
            1
        );

        let db = app.state.db.read();
        assert!(account_of(&app, "founder@example.jp").await.is_none());
        assert_eq!(
            plan::Entity::find()
                .filter(plan::Column::AccountId.eq(id))
                .count(db)
                .await
                .unwrap(),
            0
        );
        assert_eq!(
            session::Entity::find()
                .filter(session::Column::AccountId.eq(id))
                .count(db)
                .await
                .unwrap(),
            0
        );
        assert!(
            app.outbox().await.iter().all(|m| m.account_id != Some(id)
                && m.recipient.as_deref() != Some("founder@example.jp"))
        );
        let traces = session::Entity::find().all(db).await.unwrap();
        assert!(
            traces
                .iter()
                .all(|s| !s.data.to_string().contains("founder@example.jp"))
        );
        assert_eq!(guide_turn::Entity::find().count(db).await.unwrap(), 0);
        let links = one_time_link::Entity::find()
            .filter(one_time_link::Column::Email.eq("founder@example.jp"));
        assert_eq!(links.count(db).await.unwrap(), 0);
        let facts = audit::Entity::find().all(db).await.unwrap();
        assert_eq!(facts.len(), 1);
        assert_eq!(
            (facts[0].act.as_str(), facts[0].subject.clone()),
            ("account-deleted", format!("account:{id}"))
        );
        // Others are as they were.
        stays.get("/account").await.has_status(200);
        app.guest().post("/sign-in", &fields).await.refuses("email");
    })
    .await;
}

#[tokio::test]
async fn the_export_holds_ones_own_data_and_nobody_elses() {
    on_both(|app| async move {
        let mut browser = app.guest();
        let mut fields = vec![("email", "founder@example.jp"), ("password", PASSWORD)];
        fields.extend(DRAFT);
        browser.post("/sign-up", &fields).await.has_status(303);
        let link = format!("/confirm/{}", token(&app, "confirm-address").await);
        browser.post(&link, &[]).await.has_status(303);
        store_code(
            &app,
            plans_of(&app, "founder@example.jp").await[0].id,
            "provisional",
            "0012345",
        )
        .await;
        let answer = browser.get("/account/export").await;
        answer.has_status(200);
        assert!(
            answer.headers["content-disposition"]
                .to_str()
                .unwrap()
                .starts_with("attachment")
        );
        let data: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(data["account"]["email"], "founder@example.jp");
        assert_eq!(data["plans"][0]["opening"], "2027-04");
        assert_eq!(data["plans"][0]["codes"]["provisional"], "0012345");
        assert_eq!(data["plans"][0]["history"][0]["act"], "kept");
        assert_eq!(data["mails"][0]["kind"], "confirm-address");
        assert_eq!(data["sessions"].as_array().unwrap().len(), 1);
        answer.hides("argon2");
        let other = member(&app, "other@example.jp")
            .await
            .get("/account/export")
            .await;
        other
            .has_status(200)
            .hides("founder@example.jp")
            .hides("2027-04");
    })
    .await;
}

async fn store_code(app: &App, plan_id: uuid::Uuid, kind: &str, code: &str) {
    use sea_orm::{ActiveModelTrait as _, ActiveValue::Set};
    let (key_id, sealed) = app
        .state
        .keys
        .seal(&format!("plan:{plan_id}:{kind}"), code)
        .unwrap();
    let transaction = app.state.db.begin().await.unwrap();
    office::db::entity::plan_code::ActiveModel {
        plan_id: Set(plan_id),
        kind: Set(kind.to_owned()),
        key_id: Set(key_id),
        sealed: Set(sealed),
        recorded_at: Set(app.now()),
    }
    .insert(&transaction)
    .await
    .unwrap();
    transaction.commit().await.unwrap();
}
