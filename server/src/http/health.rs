//! `GET /healthz`, `GET /readyz`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use office::mail::outbox::held;
use office::mail::watch::{self, words};

/// Routes of this file.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/healthz", Allowed::Anyone, alive),
        Route::get("/readyz", Allowed::Anyone, ready),
    ]
}

async fn alive() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}

/// Ready: the database answers and no migration is pending. Late mail is
/// reported and stays 200, so that a mail outage does not take the site down.
async fn ready(State(state): State<AppState>) -> (StatusCode, Json<Value>) {
    match state.db.pending_migrations().await {
        Ok(0) => (
            StatusCode::OK,
            Json(with_mail(
                json!({ "status": "ok", "database": "ok" }),
                mail(&state).await,
            )),
        ),
        Ok(pending) => (
            StatusCode::SERVICE_UNAVAILABLE,
            Json(
                json!({ "status": "unavailable", "database": "migrations pending", "pending": pending }),
            ),
        ),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                Json(json!({ "status": "unavailable", "database": "unreachable" })),
            )
        }
    }
}

/// How mail is doing, and why not well.
async fn mail(state: &AppState) -> (&'static str, Option<String>) {
    // After a restore nothing leaves: late mail is then no news.
    if matches!(held::is_held(state.db.read()).await, Ok(true)) {
        return ("held", None);
    }
    match watch::look(state).await.map(|health| health.troubles()) {
        Ok(troubles) if troubles.is_empty() => ("ok", None),
        Ok(troubles) => ("degraded", Some(words(&troubles))),
        Err(error) => {
            tracing::error!(%error, "mail cannot be watched");
            ("unknown", None)
        }
    }
}

fn with_mail(mut body: Value, (mail, why): (&'static str, Option<String>)) -> Value {
    body["mail"] = json!(mail);
    if let Some(why) = why {
        body["mail_why"] = json!(why);
    }
    body
}
