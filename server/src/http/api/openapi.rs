//! `GET /api/v1/openapi.json`: the OpenAPI 3.1 document, generated from the
//! endpoints' own types.

use axum::Json;
use utoipa::OpenApi;

use crate::http::route::{Allowed, Route};

/// Routes of this file.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::get(
        "/api/v1/openapi.json",
        Allowed::Anyone,
        document,
    )]
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Tsukihajime",
        description = "From the opening month back to a dated plan for online eligibility verification \
                       (オンライン資格確認). Public and read-only. `Accept-Language: ja|en` sets the language of texts."
    ),
    paths(super::plan::plan, super::guide::guide)
)]
struct Document;

async fn document() -> Json<utoipa::openapi::OpenApi> {
    Json(Document::openapi())
}
