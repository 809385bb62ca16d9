//! Keys and tokens: the key file, sealing of codes, random tokens and their
//! hashes. Nothing in here is ever logged; `Debug` shows no key.

use std::fmt;
use std::io::Write as _;
use std::path::Path;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

const NONCE_BYTES: usize = 24;
const KEY_BYTES: usize = 32;

/// What can go wrong with the key file or a sealed text.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The file cannot be read or made.
    #[error("key file {path}: {source}")]
    File {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// A line is not `id:base64` of 32 bytes.
    #[error("key file {path}: line {line} is not `ID:KEY`")]
    Line {
        /// The file.
        path: String,
        /// Line number from 1.
        line: usize,
    },
    /// Sealed with a key that is not in the file.
    #[error("key {0} is not in the key file")]
    UnknownKey(i32),
    /// The sealed text was changed or belongs elsewhere.
    #[error("a sealed text does not open")]
    Broken,
}

/// The keys of the key file. The last one seals; all of them open.
#[derive(Clone)]
pub struct Keys {
    keys: Vec<(i32, [u8; KEY_BYTES])>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({} keys)", self.keys.len())
    }
}

impl Keys {
    /// Reads the key file; makes it with mode 0600 when there is none.
    ///
    /// # Errors
    /// When it cannot be read, made or understood.
    pub fn load_or_create(path: &Path) -> Result<Self, SecretError> {
        let shown = path.display().to_string();
        let file_error = |source| SecretError::File {
            path: shown.clone(),
            source,
        };
        if !path.exists() {
            Self::append_key(path, 1).map_err(file_error)?;
        }
        let text = std::fs::read_to_string(path).map_err(file_error)?;
        let mut keys = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            keys.push(parse_key(line).ok_or_else(|| SecretError::Line {
                path: shown.clone(),
                line: number + 1,
            })?);
        }
        if keys.is_empty() {
            return Err(SecretError::Line {
                path: shown,
                line: 1,
            });
        }
        Ok(Self { keys })
    }

    /// Adds a new key, which seals from the next start on.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn append_key(path: &Path, id: i32) -> std::io::Result<()> {
        if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)?;
        }
        let mut options = std::fs::OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let mut file = options.open(path)?;
        writeln!(
            file,
            "{id}:{}",
            BASE64URL_NOPAD.encode(&random::<KEY_BYTES>())
        )?;
        file.sync_all()
    }

    /// Id of the key that seals.
    #[must_use]
    pub fn current_id(&self) -> i32 {
        self.keys.last().map_or(0, |(id, _)| *id)
    }

    /// An id that no key of the file has.
    #[must_use]
    pub fn next_id(&self) -> i32 {
        self.keys
            .iter()
            .map(|(id, _)| *id)
            .max()
            .unwrap_or(0)
            .saturating_add(1)
    }

    /// Seals a text for one place (`context`, e.g. plan id and kind): it opens
    /// nowhere else. Returns the key's id and nonce + cipher text.
    ///
    /// # Errors
    /// Never in practice; the cipher's interface has one.
    pub fn seal(&self, context: &str, text: &str) -> Result<(i32, Vec<u8>), SecretError> {
        let (id, key) = self.keys.last().ok_or(SecretError::UnknownKey(0))?;
        let nonce = random::<NONCE_BYTES>();
        let cipher = XChaCha20Poly1305::new(key.into());
        let payload = Payload {
            msg: text.as_bytes(),
            aad: context.as_bytes(),
        };
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| SecretError::Broken)?;
        Ok((*id, [nonce.as_slice(), &sealed].concat()))
    }

    /// Seals a text with each key, the oldest first: by these, another machine
    /// knows whether it has the same keys.
    ///
    /// # Errors
    /// Never in practice; the cipher's interface has one.
    pub fn seal_with_each(
        &self,
        context: &str,
        text: &str,
    ) -> Result<Vec<(i32, Vec<u8>)>, SecretError> {
        self.keys
            .iter()
            .map(|key| {
                let keys = vec![*key];
                Self { keys }.seal(context, text)
            })
            .collect()
    }

    /// Opens a sealed text.
    ///
    /// # Errors
    /// When the key is missing or the text was changed or moved.
    pub fn open(&self, key_id: i32, context: &str, sealed: &[u8]) -> Result<String, SecretError> {
        let (_, key) = self
            .keys
            .iter()
            .find(|(id, _)| *id == key_id)
            .ok_or(SecretError::UnknownKey(key_id))?;
        let (nonce, body) = sealed
            .split_at_checked(NONCE_BYTES)
            .ok_or(SecretError::Broken)?;
        let nonce = <[u8; NONCE_BYTES]>::try_from(nonce).map_err(|_| SecretError::Broken)?;
        let cipher = XChaCha20Poly1305::new(key.into());
        let payload = Payload {
            msg: body,
            aad: context.as_bytes(),
        };
        let text = cipher
            .decrypt(&XNonce::from(nonce), payload)
            .map_err(|_| SecretError::Broken)?;
        String::from_utf8(text).map_err(|_| SecretError::Broken)
    }

    /// Signs a text for a purpose (e.g. an unsubscribe link), with the oldest
    /// key, so that links in old mails outlive a rotation.
    #[must_use]
    pub fn sign(&self, purpose: &str, text: &str) -> String {
        HEXLOWER.encode(&self.mac(purpose, text).finalize().into_bytes())
    }

    /// Whether a signature is ours; in constant time.
    #[must_use]
    pub fn verify(&self, purpose: &str, text: &str, signature: &str) -> bool {
        HEXLOWER
            .decode(signature.as_bytes())
            .is_ok_and(|given| self.mac(purpose, text).verify_slice(&given).is_ok())
    }

    fn mac(&self, purpose: &str, text: &str) -> Hmac<Sha256> {
        let key = self.keys.first().map_or(&[][..], |(_, key)| &key[..]);
        let mut mac =
            <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("HMAC takes a key of any length");
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        mac
    }
}

fn parse_key(line: &str) -> Option<(i32, [u8; KEY_BYTES])> {
    let (id, key) = line.split_once(':')?;
    let key = BASE64URL_NOPAD.decode(key.as_bytes()).ok()?;
    Some((id.parse().ok()?, key.try_into().ok()?))
}

/// Random bytes from the operating system.
///
/// # Panics
/// When the system has no randomness: nothing safe can be done then.
#[must_use]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// A secret for a cookie or a link: 256 random bits. Only its hash is stored.
pub struct Token(String);

impl Token {
    /// A new one.
    #[must_use]
    pub fn new() -> Self {
        Self(BASE64URL_NOPAD.encode(&random::<32>()))
    }

    /// The full text, to hand to its owner once.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored.
    #[must_use]
    pub fn hash(&self) -> String {
        hash_token(&self.0)
    }
}

impl Default for Token {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// What is stored of a token. A plain hash is enough: tokens have 256 bits.
#[must_use]
pub fn hash_token(token: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(token.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> (tempfile::TempDir, Keys) {
        let folder = tempfile::tempdir().expect("temp dir");
        let keys = Keys::load_or_create(&folder.path().join("a/key")).expect("made");
        (folder, keys)
    }

    #[test]
    fn a_sealed_text_opens_only_in_its_place() {
        let (_folder, keys) = keys();
        let (id, sealed) = keys.seal("plan:1:reception", "1234567").expect("sealed");
        assert_eq!(
            keys.open(id, "plan:1:reception", &sealed).expect("opens"),
            "1234567"
        );
        assert!(keys.open(id, "plan:2:reception", &sealed).is_err());
        assert!(keys.open(id + 1, "plan:1:reception", &sealed).is_err());
        assert!(!sealed.windows(7).any(|w| w == b"1234567"));
    }

    #[test]
    fn old_keys_still_open_after_a_new_one_seals() {
        let (folder, keys) = keys();
        let path = folder.path().join("a/key");
        let (id, sealed) = keys.seal("x", "text").expect("sealed");
        let link = keys.sign("unsubscribe", "someone");
        Keys::append_key(&path, 2).expect("appended");
        let rotated = Keys::load_or_create(&path).expect("read");
        assert_eq!(rotated.current_id(), 2);
        assert_eq!(rotated.open(id, "x", &sealed).expect("opens"), "text");
        assert!(rotated.verify("unsubscribe", "someone", &link));
        assert!(!rotated.verify("unsubscribe", "someone else", &link));
    }

    #[cfg(unix)]
    #[test]
    fn the_key_file_is_readable_by_its_owner_only() {
        use std::os::unix::fs::PermissionsExt as _;
        let (folder, _) = keys();
        let mode = std::fs::metadata(folder.path().join("a/key"))
            .expect("there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
