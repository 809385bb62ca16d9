//! The address that an answer's reader replies to: it names the question, and
//! nobody can make one up.
//!
//! `reply+<question>.<signature>@<mail.reply_domain>`; both in base32, which
//! survives servers that change case: 6 + 26 + 1 + 24 of the 64 octets that a
//! local part may have.

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

use crate::office::Office;
use crate::secrets::Keys;

/// Purpose of the signature.
const PURPOSE: &str = "reply";
const PREFIX: &str = "reply+";
/// 120 bits: nobody guesses them by mail.
const SIGNATURE_BYTES: usize = 15;

/// Where replies about a question go; `None` if none are taken
/// (`mail.reply_domain`).
#[must_use]
pub fn reply_address(office: &Office, question: Uuid) -> Option<String> {
    let domain = office.config.mail.reply_domain.as_deref()?;
    let id = lower(question.as_bytes());
    let signature = signature(&office.keys, question);
    Some(format!("{PREFIX}{id}.{signature}@{domain}"))
}

/// The question that one of these addresses names, if one of them is ours.
pub(super) fn question_of(office: &Office, addresses: &[String]) -> Option<Uuid> {
    let domain = office.config.mail.reply_domain.as_deref()?;
    addresses.iter().find_map(|address| {
        let address = address.to_ascii_lowercase();
        let (local, at) = address.rsplit_once('@')?;
        if !at.eq_ignore_ascii_case(domain) {
            return None;
        }
        let (id, given) = local.strip_prefix(PREFIX)?.split_once('.')?;
        let id = BASE32_NOPAD
            .decode(id.to_ascii_uppercase().as_bytes())
            .ok()?;
        let question = Uuid::from_slice(&id).ok()?;
        let right = signature(&office.keys, question);
        bool::from(right.as_bytes().ct_eq(given.as_bytes())).then_some(question)
    })
}

fn signature(keys: &Keys, question: Uuid) -> String {
    let whole = keys.sign(PURPOSE, &question.to_string());
    let bytes = HEXLOWER.decode(whole.as_bytes()).unwrap_or_default();
    lower(bytes.get(..SIGNATURE_BYTES).unwrap_or_default())
}

fn lower(bytes: &[u8]) -> String {
    BASE32_NOPAD.encode(bytes).to_ascii_lowercase()
}
