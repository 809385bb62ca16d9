//! What a form sent: names and texts, nothing refused. A missing field reads as
//! empty, so that it becomes a message at the field and never a bare 4xx.

use axum::extract::{FromRequest, RawForm, Request};

use crate::http::error::Fault;
use crate::state::AppState;

/// The fields of a form or a query, in the order sent.
#[derive(Clone, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `a=1&b=2`. Bytes that are no UTF-8 become U+FFFD.
    #[must_use]
    pub fn parse(text: &[u8]) -> Self {
        Self(serde_urlencoded::from_bytes(text).unwrap_or_default())
    }

    /// A field's text; empty when it was not sent, the first when sent twice.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, value)| value)
    }
}

/// Names only: a field may be a password.
impl std::fmt::Debug for Fields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(name, _)| name))
            .finish()
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
