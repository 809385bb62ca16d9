//! The promise of the outbox: every mail goes once or ends visibly, whoever
//! crashes, is slow, changes their mind, or runs a second process.

mod carrier;
mod claim;
mod comes_back;
mod missed;
mod not_sent;
mod once;
mod order;
mod poisoned;

use std::sync::Arc;
use std::time::Duration;

use office::db::column::MailState;
use office::db::entity::outbox;
use office::mail::deliverer::{Deliverer, Timing};
use office::mail::{delivery, planner};
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use tokio_util::sync::CancellationToken;

use crate::harness::App;

/// Leases short enough for a test; their proportions are the real ones.
const SHORT: Timing = Timing {
    lease: Duration::from_millis(1_200),
    lock: Duration::from_millis(600),
    beat: Duration::from_millis(120),
};

async fn plan_round(app: &App) {
    planner::round(&app.state, app.state.clock.now())
        .await
        .unwrap();
}

fn deliverer(app: &App) -> Deliverer {
    Deliverer::timed(app.state.office.clone(), SHORT).unwrap()
}

/// Runs so many delivering loops until every mail has ended.
async fn deliver_all(app: &App, loops: usize) {
    let stop = CancellationToken::new();
    let running: Vec<_> = (0..loops)
        .map(|_| {
            let (state, stop) = (app.state.clone(), stop.clone());
            let deliverer = Arc::new(deliverer(app));
            tokio::spawn(async move { delivery::run(&state, &deliverer, &stop).await })
        })
        .collect();
    for _ in 0..400 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        let open = [MailState::Pending, MailState::Leased];
        let waiting = outbox::Entity::find()
            .filter(outbox::Column::State.is_in(open))
            .count(app.state.db.read())
            .await
            .unwrap();
        if waiting == 0 {
            break;
        }
    }
    stop.cancel();
    for loop_ in running {
        loop_.await.unwrap();
    }
}

async fn only(app: &App) -> outbox::Model {
    let mut all = app.outbox().await;
    assert_eq!(all.len(), 1, "{all:#?}");
    all.remove(0)
}
