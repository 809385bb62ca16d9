//! From a view to a response: the shell around it, the headers on it.

use std::sync::Arc;

use app::page::PageContext;
use axum::body::Body;
use axum::http::{HeaderValue, Request, StatusCode, header};
use axum::response::Response;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::http::state::AppState;
use crate::http::visitor::Visitor;

/// A page about to be rendered.
pub struct Page {
    context: Arc<PageContext>,
    request: Request<Body>,
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
            context: Arc::new(visitor.page(state)),
            request: visitor.request(),
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
        F: FnOnce() -> AnyView + Send + 'static,
    {
        let Self {
            context,
            request,
            status,
            title,
            has_errors,
        } = self;
        let document = move || app::shell::document(title, has_errors, view());
        html(context, request, status, document).await
    }

    /// Renders `view` alone, for islands that put it into the page.
    pub async fn render_part<F>(self, view: F) -> Response
    where
        F: FnOnce() -> AnyView + Send + 'static,
    {
        html(self.context, self.request, self.status, view).await
    }
}

/// No script stands in a page itself: what runs are files of our own.
const CONTENT_SECURITY_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
);
/// Pages are personal.
const CACHE_CONTROL: HeaderValue = HeaderValue::from_static("no-store");

async fn html<F>(
    context: Arc<PageContext>,
    request: Request<Body>,
    status: StatusCode,
    view: F,
) -> Response
where
    F: FnOnce() -> AnyView + Send + 'static,
{
    let provide = move || {
        provide_context(Arc::clone(&context));
        let response = expect_context::<ResponseOptions>();
        response.set_status(status);
        response.insert_header(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY);
        response.insert_header(header::CACHE_CONTROL, CACHE_CONTROL);
    };
    leptos_axum::handle_response_inner(provide, view, request, |view, _, _| {
        // In one piece: nothing on a page waits. The scripts that would follow
        // the document carry data of resources, and there are none.
        Box::pin(async move {
            let html = app::render::to_html(view);
            Box::pin(futures_util::stream::once(std::future::ready(html))) as _
        })
    })
    .await
}
