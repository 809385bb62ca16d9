//! Pages without the plan: home, help, rules and sources, statements.

use axum::extract::State;
use axum::response::Response;

use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::usecase::draft;

/// Routes of this file.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/", Allowed::Anyone, home),
        Route::get("/out-of-scope", Allowed::Anyone, out_of_scope),
        Route::get("/help", Allowed::Anyone, help),
        Route::get("/sources", Allowed::Anyone, sources),
        Route::get("/accessibility", Allowed::Anyone, accessibility),
        Route::get("/privacy", Allowed::Anyone, privacy),
    ]
}

async fn home(State(state): State<AppState>, visitor: Visitor) -> Response {
    let example = draft::example(visitor.today());
    Page::new(&state, &visitor, locales::id!("home-title"))
        .render(move || app::pages::home::page(example.clone()))
        .await
}

async fn out_of_scope(State(state): State<AppState>, visitor: Visitor) -> Response {
    Page::new(&state, &visitor, locales::id!("out-of-scope-title"))
        .render(app::pages::out_of_scope::page)
        .await
}

async fn help(State(state): State<AppState>, visitor: Visitor) -> Response {
    Page::new(&state, &visitor, locales::id!("help-title"))
        .render(app::pages::help::page)
        .await
}

async fn sources(State(state): State<AppState>, visitor: Visitor) -> Response {
    let view = draft::sources();
    Page::new(&state, &visitor, locales::id!("footer-sources"))
        .render(move || app::pages::sources::page(view.clone()))
        .await
}

async fn accessibility(State(state): State<AppState>, visitor: Visitor) -> Response {
    Page::new(&state, &visitor, locales::id!("footer-accessibility"))
        .render(app::pages::statements::accessibility)
        .await
}

async fn privacy(State(state): State<AppState>, visitor: Visitor) -> Response {
    Page::new(&state, &visitor, locales::id!("footer-privacy"))
        .render(app::pages::statements::privacy)
        .await
}
