//! Questions: from the asker to the bureau's desk and back.

mod asking;
mod claim;
mod input;
mod plan_looks;
mod sides;
mod told_staff;

use domain::bureau::BureauId;
use office::db::entity::question;
use sea_orm::EntityTrait as _;

use crate::harness::{App, Browser};

const TOKYO: BureauId = BureauId::Kantoshinetsu;

async fn only_question(app: &App) -> question::Model {
    let mut rows = question::Entity::find()
        .all(app.state.db.read())
        .await
        .unwrap();
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}

/// A founder with a plan, a clerk of the plan's bureau, and the founder's question.
async fn asked(app: &App) -> (Browser, Browser, question::Model) {
    let mut founder = app.applicant("founder@example.jp").await;
    let clerk = app.staff("clerk@example.jp", TOKYO, "clerk").await;
    let plan = app
        .known(founder.account_id.unwrap())
        .keeps("2027-06")
        .await
        .plan()
        .to_string();
    let sent = founder
        .post(
            "/ask",
            &[
                ("plan", &plan),
                ("prefecture", "13"),
                ("body", "仮コードを忘れました"),
            ],
        )
        .await;
    let question = only_question(app).await;
    sent.redirects_to(&format!("/questions/{}", question.id));
    (founder, clerk, question)
}
