//! What staff see of an asker's plan.

use office::db::entity::{audit, plan};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::asked;
use crate::harness::on_both;

#[tokio::test]
async fn each_look_at_an_askers_plan_is_logged() {
    on_both(|app| async move {
        let (founder, mut clerk, question) = asked(&app).await;
        clerk
            .get(&format!("/desk/questions/{}", question.id))
            .await
            .has_status(200);
        let log = audit::Entity::find()
            .filter(audit::Column::Act.eq("plan-viewed"))
            .all(app.state.db.read())
            .await
            .unwrap();
        assert_eq!(log.len(), 1);
        assert_eq!(log[0].actor_id, clerk.account_id);
        assert_eq!(
            log[0].subject,
            format!("plan:{}", question.plan_id.unwrap())
        );
        assert_ne!(founder.account_id, clerk.account_id);
    })
    .await;
}

#[tokio::test]
async fn staff_see_an_askers_steps_and_none_of_its_numbers() {
    on_both(|app| async move {
        let (mut founder, mut clerk, question) = asked(&app).await;
        let plan = question.plan_id.unwrap();
        for (step, choice, code) in [(1, "done", "0012345"), (4, "done", "0415067")] {
            let version = plan::Entity::find_by_id(plan)
                .one(app.state.db.read())
                .await
                .unwrap()
                .unwrap()
                .version
                .to_string();
            let fields = [
                ("version", version.as_str()),
                ("choice", choice),
                ("on_year", "2026"),
                ("on_month", "11"),
                ("on_day", "20"),
                ("code", code),
            ];
            founder
                .post(&format!("/plans/{plan}/steps/{step}"), &fields)
                .await
                .has_status(303);
        }
        let page = clerk.get(&format!("/desk/questions/{}", question.id)).await;
        page.has_status(200)
            .says("desk-plan-logged")
            .says("step-number_request");
        for number in ["0012345", "0415067", "•••••"] {
            page.hides(number);
        }
        clerk.get("/desk").await.has_status(200).hides("0415067");
        // Nor by asking for it as its owner does.
        let shown = clerk
            .post(&format!("/plans/{plan}/code/reception"), &[])
            .await;
        assert!(shown.status.is_client_error(), "{}", shown.status);
        shown.hides("0415067");
    })
    .await;
}
