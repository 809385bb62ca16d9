//! What a form sent: names and texts, nothing refused. A missing field reads as
//! empty, so that it becomes a message at the field and never a bare 4xx.

use axum::extract::{FromRequest, RawForm, Request};
use portal::form::Typed;

use crate::http::error::Fault;
use crate::http::state::AppState;

/// The fields of a form or a query.
#[derive(Clone, Debug, Default)]
pub struct Fields(Typed);

impl Fields {
    /// Reads `a=1&b=2`. Bytes that are no UTF-8 become U+FFFD.
    #[must_use]
    pub fn parse(text: &[u8]) -> Self {
        Self(Typed::new(
            serde_urlencoded::from_bytes(text).unwrap_or_default(),
        ))
    }
}

impl std::ops::Deref for Fields {
    type Target = Typed;

    fn deref(&self) -> &Typed {
        &self.0
    }
}

impl FromRequest<AppState> for Fields {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Fault> {
        match RawForm::from_request(request, state).await {
            Ok(RawForm(bytes)) => Ok(Self::parse(&bytes)),
            Err(rejection) => Err(
                match axum::response::IntoResponse::into_response(rejection).status() {
                    axum::http::StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge,
                    _ => Fault::BadRequest,
                },
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_sent_reads_as_empty() {
        let fields = Fields::parse("a=1&b=%E3%81%82&a=2".as_bytes());
        assert_eq!(
            (fields.get("a"), fields.get("b"), fields.get("c")),
            ("1", "あ", "")
        );
    }

    #[test]
    fn nonsense_is_no_field_at_all() {
        assert_eq!(Fields::parse(b"\xff\xfe%%%&&=").get("a"), "");
    }
}
