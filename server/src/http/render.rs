//! From a view to a response: the shell around it, the headers on it.

use app::page::PageContext;
use axum::body::Body;
use axum::http::{HeaderValue, Request, StatusCode, header};
use axum::response::Response;
use leptos::nonce::Nonce;
use leptos::prelude::*;

use crate::http::state::AppState;
use crate::http::visitor::Visitor;

/// A page about to be rendered.
pub struct Page {
    context: PageContext,
    status: StatusCode,
    title: String,
    has_errors: bool,
}

impl Page {
    /// A page with this title: the id of a message.
    #[must_use]
    pub fn new(state: &AppState, visitor: &Visitor, title: &str) -> Self {
        Self::titled(state, visitor, locales::text(visitor.lang, title))
    }

    /// A page whose title is a message with variables, made by `text_with`.
    #[must_use]
    pub fn titled(state: &AppState, visitor: &Visitor, title: String) -> Self {
        Self {
            context: visitor.page(state),
            status: StatusCode::OK,
            title,
            has_errors: false,
        }
    }

    /// The same page after a form came back with errors: 422, and the title
    /// says so.
    #[must_use]
    pub const fn with_errors(mut self, has_errors: bool) -> Self {
        if has_errors {
            self.has_errors = true;
            self.status = StatusCode::UNPROCESSABLE_ENTITY;
        }
        self
    }

    /// Another status.
    #[must_use]
    pub const fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Renders `view` in the shell. Views are erased (`AnyView`) at the page's
    /// edge: their full types would be compiled anew for every handler.
    pub async fn render<F>(self, view: F) -> Response
    where
        F: Fn() -> AnyView + Clone + Send + Sync + 'static,
    {
        let Self {
            context,
            status,
            title,
            has_errors,
        } = self;
        let document = move || app::shell::document(title.clone(), has_errors, view());
        html(context, status, document).await
    }

    /// Renders `view` alone, for islands that put it into the page.
    pub async fn render_part<F>(self, view: F) -> Response
    where
        F: Fn() -> AnyView + Clone + Send + Sync + 'static,
    {
        html(self.context, self.status, view).await
    }
}

async fn html<F>(context: PageContext, status: StatusCode, view: F) -> Response
where
    F: Fn() -> AnyView + Clone + Send + Sync + 'static,
{
    let nonce = Nonce::new();
    let policy = content_security_policy(&nonce);
    let provide = move || {
        provide_context(context.clone());
        // leptos_axum minted one of its own before; header and page must agree.
        provide_context(nonce.clone());
    };
    let mut response =
        leptos_axum::render_app_async_with_context(provide, view)(Request::new(Body::empty()))
            .await;
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    // A cached nonce is no nonce, and pages are personal.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    response
}

fn content_security_policy(nonce: &Nonce) -> HeaderValue {
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::try_from(policy).unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"))
}
