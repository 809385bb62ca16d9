//! What an operator can see of mail: `/readyz` and the gauges.

use office::clock::lease_now;
use office::db::Instant;
use office::db::mark::{self, Mark};
use serde_json::{Value, json};

use crate::harness::{App, on_both};

const MINUTE: i64 = 60_000;

async fn last_seen(app: &App, mark: Mark, minutes_ago: i64) {
    let at = Instant::from(lease_now()).plus_millis(-minutes_ago * MINUTE);
    let transaction = app.state.db.begin().await.unwrap();
    mark::write(&transaction, mark, at, json!({}))
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

async fn readiness(app: &App) -> Value {
    let answer = app.guest().get("/readyz").await;
    // A mail outage does not take the site down.
    answer.has_status(200);
    let body: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(body["status"], "ok");
    body
}

#[tokio::test]
async fn a_planner_or_deliverer_that_is_silent_degrades_mail_and_readiness_says_which() {
    on_both(|app| async move {
        // Nothing has run yet: there is some time for it.
        let body = readiness(&app).await;
        assert_eq!(
            (&body["mail"], &body["mail_why"]),
            (&json!("ok"), &Value::Null)
        );

        last_seen(&app, Mark::PlannerFinished, 4).await;
        last_seen(&app, Mark::DelivererPolled, 1).await;
        assert_eq!(readiness(&app).await["mail"], "ok");

        last_seen(&app, Mark::PlannerFinished, 6).await;
        let body = readiness(&app).await;
        assert_eq!(body["mail"], "degraded");
        assert_eq!(body["mail_why"], "planner silent");

        last_seen(&app, Mark::PlannerFinished, 0).await;
        last_seen(&app, Mark::DelivererPolled, 3).await;
        let body = readiness(&app).await;
        assert_eq!(body["mail"], "degraded");
        assert_eq!(body["mail_why"], "deliverer silent");

        last_seen(&app, Mark::PlannerFinished, 60).await;
        let body = readiness(&app).await;
        assert_eq!(body["mail_why"], "planner silent, deliverer silent");

        // A clock that is set to another year for a test changes nothing of it.
        last_seen(&app, Mark::PlannerFinished, 0).await;
        last_seen(&app, Mark::DelivererPolled, 0).await;
        app.set_now("2028-01-01T00:00:00Z");
        assert_eq!(readiness(&app).await["mail"], "ok");
    })
    .await;
}

fn sources(folder: &std::path::Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_metric_stands_in_the_operators_table_and_the_table_names_no_other() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut code = String::new();
    sources(&root.join("src"), &mut code);
    sources(&root.join("office/src"), &mut code);
    let mut counted = std::collections::BTreeSet::new();
    for call in ["counter!(", "gauge!(", "histogram!("] {
        for (at, _) in code.match_indices(call) {
            let rest = code[at + call.len()..].trim_start();
            let name = rest
                .strip_prefix('"')
                .and_then(|rest| rest.split('"').next());
            counted.extend(name.map(str::to_owned));
        }
    }
    let table = std::fs::read_to_string(root.join("docs/metrics.md")).unwrap();
    let named: std::collections::BTreeSet<String> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .map(str::to_owned)
        .collect();
    assert!(named.len() > 10, "{named:?}");
    assert_eq!(counted, named);
}
