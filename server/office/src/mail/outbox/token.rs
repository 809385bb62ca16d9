//! One-time tokens on their way into a mail: sealed for that mail alone, so
//! that the database never holds one in clear.

use serde_json::{Value, json};

use crate::secrets::{Keys, SecretError};

/// The payload of a mail with a one-time link.
///
/// # Errors
/// When the key file cannot seal.
pub fn sealed_token(keys: &Keys, dedupe_key: &str, token: &str) -> Result<Value, SecretError> {
    let (key_id, sealed) = keys.seal(&seal_context(dedupe_key), token)?;
    Ok(json!({ "key_id": key_id, "sealed": data_encoding::BASE64.encode(&sealed) }))
}

/// Opens what [`sealed_token`] sealed.
///
/// # Errors
/// When it was sealed for another mail, with a lost key, or is no such payload.
pub fn open_token(keys: &Keys, dedupe_key: &str, payload: &Value) -> Result<String, SecretError> {
    let key_id = payload
        .get("key_id")
        .and_then(Value::as_i64)
        .and_then(|id| i32::try_from(id).ok());
    let sealed = payload
        .get("sealed")
        .and_then(Value::as_str)
        .and_then(|text| data_encoding::BASE64.decode(text.as_bytes()).ok());
    match (key_id, sealed) {
        (Some(key_id), Some(sealed)) => keys.open(key_id, &seal_context(dedupe_key), &sealed),
        _ => Err(SecretError::Broken),
    }
}

fn seal_context(dedupe_key: &str) -> String {
    format!("outbox:{dedupe_key}")
}
