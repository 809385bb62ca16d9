//! `GET /healthz`, `GET /readyz`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::http::route::{Allowed, Route};
use crate::mail::{held, outbox};
use crate::state::AppState;

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
            Json(json!({ "status": "ok", "database": "ok", "mail": mail(&state).await })),
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

async fn mail(state: &AppState) -> &'static str {
    // After a restore nothing leaves: late mail is then no news.
    if matches!(held::is_held(state.db.read()).await, Ok(true)) {
        return "held";
    }
    match outbox::health(state.db.read(), state.clock.now().into()).await {
        Ok(health) if !health.is_late() => "ok",
        Ok(_) => "degraded",
        Err(error) => {
            tracing::error!(%error, "the outbox cannot be watched");
            "unknown"
        }
    }
}
