//! The guide over HTTP: the contract, the conversation, whatever people paste,
//! the hand-over, and its silence once a person has the question.

mod hand_over;
mod hard_texts;
mod in_thread;
mod interface;
mod kept_turns;
mod page;
mod random_texts;
mod unanswered;
mod ways;

use domain::bureau::BureauId;
use office::db::entity::guide_turn;
use sea_orm::{EntityTrait as _, QueryOrder as _};
use serde_json::Value;

use crate::harness::{Answer, App, Browser};

const TOKYO: BureauId = BureauId::Kantoshinetsu;

const FORGOTTEN: &str = "仮コードがわからなくなった場合はどう書けばよいですか";

const NONSENSE: &str = "来週の株価を教えて";

async fn api(browser: &mut Browser, body: Value) -> (u16, Value) {
    let answer = browser.post_json("/api/v1/guide", &body).await;
    (
        answer.status.as_u16(),
        serde_json::from_str(&answer.body).unwrap(),
    )
}

async fn asks(browser: &mut Browser, fields: &[(&str, &str)]) -> Answer {
    let answer = browser.post("/guide", fields).await;
    assert_eq!(answer.status, 303, "{}\n{}", answer.asked, answer.body);
    let address = answer.location().unwrap();
    browser.get(address.split('#').next().unwrap()).await
}

async fn turns(app: &App) -> Vec<guide_turn::Model> {
    guide_turn::Entity::find()
        .order_by_asc(guide_turn::Column::Id)
        .all(app.state.db.read())
        .await
        .unwrap()
}
