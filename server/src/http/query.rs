//! The query of a GET, read leniently: pages turn what is missing or wrong into
//! messages at the field, so nothing is refused before they see it.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use portal::form::Typed;

/// The query's parameters, in order.
#[derive(Clone, Debug, Default)]
pub struct Query(Typed);

impl Query {
    /// Reads a query; what is no query at all is an empty one.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        Self(Typed::new(
            serde_urlencoded::from_str(query).unwrap_or_default(),
        ))
    }
}

impl std::ops::Deref for Query {
    type Target = Typed;

    fn deref(&self) -> &Typed {
        &self.0
    }
}

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::parse(parts.uri.query().unwrap_or_default()))
    }
}
