//! The route table: each address with the act it is for, in one place, so that
//! a test can walk every route × every role.

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, on};
use domain::account::{Act, Role};

use crate::http::error::Fault;
use crate::http::state::AppState;
use crate::http::visitor::{Unrecognised, Visitor};

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// Everybody.
    Anyone,
    /// Those whose role may do this. Whose thing it is, the finders say.
    May(Act),
}

impl Allowed {
    /// Whether this role, or nobody, is let in.
    #[must_use]
    pub fn lets_in(self, role: Option<Role>) -> bool {
        match self {
            Self::Anyone => true,
            Self::May(act) => role.is_some_and(|role| role.may(act)),
        }
    }
}

/// One route.
pub struct Route {
    /// Method.
    pub method: Method,
    /// Path, in axum's form.
    pub path: &'static str,
    /// Who may use it.
    pub allowed: Allowed,
    handler: MethodRouter<AppState>,
}

impl Route {
    /// A page.
    pub fn get<H, T>(path: &'static str, allowed: Allowed, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        Self {
            method: Method::GET,
            path,
            allowed,
            handler: on(axum::routing::MethodFilter::GET, handler),
        }
    }

    /// A form's target.
    pub fn post<H, T>(path: &'static str, allowed: Allowed, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        Self {
            method: Method::POST,
            path,
            allowed,
            handler: on(axum::routing::MethodFilter::POST, handler),
        }
    }
}

/// Builds the router; each route is guarded by its own `allowed`.
pub fn router(routes: Vec<Route>) -> Router<AppState> {
    routes.into_iter().fold(Router::new(), |router, route| {
        let guard =
            from_fn(move |request: Request, next: Next| let_in(route.allowed, request, next));
        router.route(route.path, route.handler.layer(guard))
    })
}

async fn let_in(allowed: Allowed, request: Request, next: Next) -> Response {
    if request.extensions().get::<Unrecognised>().is_some()
        && !(allowed == Allowed::Anyone && request.method().is_safe())
    {
        return Fault::Unavailable.into_response();
    }
    let role = request
        .extensions()
        .get::<Visitor>()
        .and_then(|visitor| visitor.role());
    if allowed.lets_in(role) {
        next.run(request).await
    } else if role.is_none() {
        Fault::SignInFirst.into_response()
    } else {
        Fault::NotFound.into_response()
    }
}
