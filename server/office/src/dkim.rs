//! The signature of a mail's sender (DKIM, RFC 6376 and 8463), by the key that
//! the configuration names. Without one, mail goes unsigned.

use std::fmt;
use std::fs;
use std::path::Path;

use lettre::message::dkim::{
    DkimCanonicalization, DkimCanonicalizationType, DkimConfig, DkimSigningAlgorithm,
    DkimSigningKey,
};
use lettre::message::header::HeaderName;
use pkcs8::der::asn1::OctetStringRef;
use pkcs8::der::{Decode as _, pem::PemLabel as _};
use pkcs8::{LineEnding, ObjectIdentifier, PrivateKeyInfo, SecretDocument};

/// What must not change on the way: what is shown, what one-click unsubscription
/// rests on, and how the body is read.
const SIGNED: [&str; 13] = [
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "Auto-Submitted",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
];

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");
const PKCS1_LABEL: &str = "RSA PRIVATE KEY";

/// What is wrong with the three keys, and which of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DkimMistake {
    /// `mail.dkim_selector`, …
    pub key: &'static str,
    /// In English, for operators; never the key's text.
    pub problem: String,
}

impl fmt::Display for DkimMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.key, self.problem)
    }
}

/// What signs; `None` where nothing is configured.
///
/// # Errors
/// Where one or two of the three keys are set, or one of them makes no sense.
pub fn signer(
    selector: Option<&str>,
    domain: Option<&str>,
    key_file: Option<&Path>,
) -> Result<Option<DkimConfig>, DkimMistake> {
    let wrong = |key, problem: String| DkimMistake { key, problem };
    let set = |text: Option<&str>| {
        text.map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let (selector, domain) = (set(selector), set(domain));
    let file = key_file.filter(|path| !path.as_os_str().is_empty());
    let missing = |key| {
        let problem = "is missing: DKIM needs dkim_selector, dkim_domain and dkim_key_file";
        Err(wrong(key, problem.to_owned()))
    };
    let (selector, domain, file) = match (selector, domain, file) {
        (None, None, None) => return Ok(None),
        (None, ..) => return missing("mail.dkim_selector"),
        (_, None, _) => return missing("mail.dkim_domain"),
        (.., None) => return missing("mail.dkim_key_file"),
        (Some(selector), Some(domain), Some(file)) => (selector, domain, file),
    };
    for (key, name) in [
        ("mail.dkim_selector", &selector),
        ("mail.dkim_domain", &domain),
    ] {
        if !is_name(name) {
            return Err(wrong(key, "is no name in the DNS".to_owned()));
        }
    }
    let of_file = |problem: String| wrong("mail.dkim_key_file", problem);
    let pem = fs::read_to_string(file)
        .map_err(|error| of_file(format!("{} cannot be read: {error}", file.display())))?;
    let key = signing_key(&pem).ok_or_else(|| {
        of_file("holds no RSA or Ed25519 private key (PEM, not encrypted)".to_owned())
    })?;
    let relaxed = DkimCanonicalizationType::Relaxed;
    Ok(Some(DkimConfig::new(
        selector,
        domain,
        key,
        SIGNED.map(HeaderName::new_from_ascii_str).to_vec(),
        DkimCanonicalization {
            header: relaxed,
            body: relaxed,
        },
    )))
}

/// Labels of letters, digits and hyphens, with dots between them.
fn is_name(text: &str) -> bool {
    text.split('.').all(|label| {
        let of_label = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        (1..=63).contains(&label.len()) && label.chars().all(of_label)
    })
}

/// PKCS#1, as OpenSSL once wrote it, or PKCS#8, as it does now. lettre takes RSA
/// as PKCS#1 and Ed25519 as the bare seed.
fn signing_key(pem: &str) -> Option<DkimSigningKey> {
    let (label, document) = SecretDocument::from_pem(pem.trim()).ok()?;
    if label == PKCS1_LABEL {
        return DkimSigningKey::new(pem, DkimSigningAlgorithm::Rsa).ok();
    }
    if label != PrivateKeyInfo::PEM_LABEL {
        return None;
    }
    let key = PrivateKeyInfo::try_from(document.as_bytes()).ok()?;
    match key.algorithm.oid {
        RSA => {
            let document = SecretDocument::try_from(key.private_key).ok()?;
            let pem = document.to_pem(PKCS1_LABEL, LineEnding::LF).ok()?;
            DkimSigningKey::new(&pem, DkimSigningAlgorithm::Rsa).ok()
        }
        ED25519 => {
            let seed = OctetStringRef::from_der(key.private_key).ok()?;
            let seed = data_encoding::BASE64.encode(seed.as_bytes());
            DkimSigningKey::new(&seed, DkimSigningAlgorithm::Ed25519).ok()
        }
        _ => None,
    }
}
