//! The keys at work: the first one signs, the last one seals, all of them open.
//! A process that runs on while a key is added takes it up by itself.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use data_encoding::HEXLOWER;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::key_file::{self, Bytes, Stamp};
use super::{SecretError, random};

const NONCE_BYTES: usize = 24;

/// The keys of the key file; cheap to clone.
#[derive(Clone)]
pub struct Keys(Arc<Shared>);

struct Shared {
    path: PathBuf,
    held: RwLock<Held>,
}

/// What was last read.
struct Held {
    keys: Arc<Vec<(i32, Bytes)>>,
    stamp: Option<Stamp>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({} keys)", self.held().len())
    }
}

impl Keys {
    /// Reads the key file.
    ///
    /// # Errors
    /// [`SecretError::Missing`] when there is none; when it cannot be read or
    /// understood.
    pub fn load(path: &Path) -> Result<Self, SecretError> {
        // Before reading: a file that is replaced meanwhile is read again later.
        let stamp = key_file::stamp(path);
        let keys = Arc::new(key_file::read(path)?);
        Ok(Self(Arc::new(Shared {
            path: path.to_owned(),
            held: RwLock::new(Held { keys, stamp }),
        })))
    }

    /// Reads the key file; makes it, with mode 0600, when there is none. Only
    /// for where nothing is sealed yet: `usecase::open_keys` looks first.
    ///
    /// # Errors
    /// When it cannot be read, made or understood.
    pub fn load_or_create(path: &Path) -> Result<Self, SecretError> {
        match Self::load(path) {
            Err(SecretError::Missing { .. }) => {
                key_file::create(path)?;
                Self::load(path)
            }
            loaded => loaded,
        }
    }

    /// Adds a key to the file, which seals from now on: here, and in every other
    /// process when it next seals or meets what the new key sealed. Its id is one
    /// that neither the file nor any of `used` has.
    ///
    /// # Errors
    /// When the file cannot be written; then it is as it was.
    pub fn add(&self, used: &[i32]) -> Result<i32, SecretError> {
        let id = key_file::add(&self.0.path, used)?;
        self.look_again();
        Ok(id)
    }

    /// Adds a key, as [`Self::add`], to a file that may not be there.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn add_or_create(path: &Path, used: &[i32]) -> Result<(Self, i32), SecretError> {
        let id = key_file::add(path, used)?;
        Ok((Self::load(path)?, id))
    }

    /// The key file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// The ids, in the file's order.
    #[must_use]
    pub fn ids(&self) -> Vec<i32> {
        self.held().iter().map(|(id, _)| *id).collect()
    }

    /// Id of the key that seals.
    #[must_use]
    pub fn current_id(&self) -> i32 {
        self.held().last().map_or(0, |(id, _)| *id)
    }

    /// Seals a text for one place (`context`, e.g. plan id and kind): it opens
    /// nowhere else. Returns the key's id and nonce + cipher text.
    ///
    /// # Errors
    /// Never in practice; the cipher's interface has one.
    pub fn seal(&self, context: &str, text: &str) -> Result<(i32, Vec<u8>), SecretError> {
        self.look_again();
        let id = self.current_id();
        Ok((id, self.seal_with(id, context, text)?))
    }

    /// Seals with the key of this id.
    ///
    /// # Errors
    /// When there is none.
    pub fn seal_with(&self, id: i32, context: &str, text: &str) -> Result<Vec<u8>, SecretError> {
        let key = self.find(id).ok_or(SecretError::UnknownKey(id))?;
        let nonce = random::<NONCE_BYTES>();
        let cipher = XChaCha20Poly1305::new((&key).into());
        let payload = Payload {
            msg: text.as_bytes(),
            aad: context.as_bytes(),
        };
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| SecretError::Broken)?;
        Ok([nonce.as_slice(), &sealed].concat())
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
        self.ids()
            .into_iter()
            .map(|id| Ok((id, self.seal_with(id, context, text)?)))
            .collect()
    }

    /// Opens a sealed text. For a key that is not known the file is looked at
    /// once more: it may have been added since.
    ///
    /// # Errors
    /// When the key is missing or the text was changed or moved.
    pub fn open(&self, key_id: i32, context: &str, sealed: &[u8]) -> Result<String, SecretError> {
        let key = match self.find(key_id) {
            Some(key) => key,
            None => {
                self.look_again();
                self.find(key_id).ok_or(SecretError::UnknownKey(key_id))?
            }
        };
        let (nonce, body) = sealed
            .split_at_checked(NONCE_BYTES)
            .ok_or(SecretError::Broken)?;
        let nonce = <[u8; NONCE_BYTES]>::try_from(nonce).map_err(|_| SecretError::Broken)?;
        let cipher = XChaCha20Poly1305::new((&key).into());
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
        let held = self.held();
        let key = held.first().map_or(&[][..], |(_, key)| &key[..]);
        let mut mac =
            <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("HMAC takes a key of any length");
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        mac
    }

    fn held(&self) -> Arc<Vec<(i32, Bytes)>> {
        let held = self.0.held.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&held.keys)
    }

    fn find(&self, id: i32) -> Option<Bytes> {
        self.held()
            .iter()
            .find(|(known, _)| *known == id)
            .map(|(_, key)| *key)
    }

    /// Takes up keys that were added to the file. Any other change of it is for
    /// the next start, which looks whether it is still the right file.
    fn look_again(&self) {
        let now = key_file::stamp(&self.0.path);
        let mut held = self.0.held.write().unwrap_or_else(PoisonError::into_inner);
        if now == held.stamp {
            return;
        }
        held.stamp = now;
        match key_file::read(&self.0.path) {
            Ok(keys) if keys.starts_with(&held.keys) => held.keys = Arc::new(keys),
            Ok(_) => {
                tracing::error!(path = %self.0.path.display(), "secrets.key_file: more than added to; the keys of the start stay in use");
            }
            Err(error) => {
                tracing::error!(%error, "secrets.key_file: unreadable now; the keys of the start stay in use");
            }
        }
    }
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
        assert_eq!(keys.add(&[]).expect("added"), 2);
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

    #[test]
    fn several_that_find_no_key_file_at_once_end_with_one_key() {
        const AT_ONCE: usize = 8;
        for round in 0..50 {
            let folder = tempfile::tempdir().expect("temp dir");
            let path = folder.path().join("new/keys");
            let barrier = std::sync::Barrier::new(AT_ONCE);
            let sealed: Vec<(i32, Vec<u8>)> = std::thread::scope(|scope| {
                let starts = (0..AT_ONCE).map(|_| {
                    scope.spawn(|| {
                        barrier.wait();
                        let keys = Keys::load_or_create(&path).expect("made or read");
                        keys.seal("x", "text").expect("sealed")
                    })
                });
                let starts: Vec<_> = starts.collect();
                starts
                    .into_iter()
                    .map(|start| start.join().expect("no panic"))
                    .collect()
            });
            let text = std::fs::read_to_string(&path).expect("there");
            assert_eq!(text.lines().count(), 1, "round {round}: {text}");
            let keys = Keys::load_or_create(&path).expect("read");
            for (id, sealed) in sealed {
                assert_eq!(keys.open(id, "x", &sealed).expect("opens"), "text");
            }
        }
    }

    #[test]
    fn two_lines_with_one_id_are_refused() {
        let (folder, _) = keys();
        let path = folder.path().join("a/key");
        let line = std::fs::read_to_string(&path).expect("there");
        let other = line.replace(&line[2..10], "AAAAAAAA");
        std::fs::write(&path, format!("{line}{other}")).expect("written");
        let refused = Keys::load_or_create(&path).expect_err("two keys 1");
        assert!(refused.to_string().contains("key 1"), "{refused}");
    }

    /// A process that runs on while another adds a key.
    #[test]
    fn a_key_that_is_added_to_the_file_is_taken_up_without_a_restart() {
        let (folder, running) = keys();
        let other = Keys::load(&folder.path().join("a/key")).expect("read");
        other.add(&[]).expect("added");
        let (id, sealed) = other.seal("x", "text").expect("sealed");
        assert_eq!(id, 2);
        assert_eq!(running.open(id, "x", &sealed).expect("opens"), "text");
        other.add(&[]).expect("added");
        assert_eq!(running.seal("x", "text").expect("sealed").0, 3);
    }

    #[test]
    fn a_file_that_was_exchanged_or_lost_changes_nothing_until_the_next_start() {
        let (folder, running) = keys();
        let path = folder.path().join("a/key");
        let (id, sealed) = running.seal("x", "text").expect("sealed");
        let other = Keys::load_or_create(&folder.path().join("b/key")).expect("made");
        for next in ["exchanged", "lost", "cut off"] {
            match next {
                "exchanged" => drop(std::fs::copy(other.path(), &path).expect("copied")),
                "lost" => std::fs::remove_file(&path).expect("removed"),
                _ => std::fs::write(&path, "1:abc").expect("written"),
            }
            let (again, sealed_again) = running.seal("x", "text").expect("sealed");
            assert_eq!(again, id);
            for sealed in [&sealed, &sealed_again] {
                assert_eq!(running.open(id, "x", sealed).expect("opens"), "text");
            }
            assert!(other.open(id, "x", &sealed_again).is_err(), "{next}");
            assert!(running.open(9, "x", &sealed).is_err());
        }
    }

    #[test]
    fn adding_a_key_keeps_what_the_operator_wrote_and_the_files_mode() {
        let (folder, keys) = keys();
        let path = folder.path().join("a/key");
        let line = std::fs::read_to_string(&path).expect("there");
        // Without an end of line, as some editors leave it.
        let text = format!("# clinic keys\n\n{}", line.trim());
        std::fs::write(&path, &text).expect("written");
        std::fs::write(folder.path().join("a/key.part"), "left over").expect("written");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::Permissions::from_mode(0o640);
            std::fs::set_permissions(&path, mode).expect("set");
        }
        assert_eq!(keys.add(&[7]).expect("added"), 8);
        let after = std::fs::read_to_string(&path).expect("there");
        assert!(after.starts_with(&format!("{text}\n8:")), "{after}");
        assert_eq!(after.lines().count(), 4, "{after}");
        assert_eq!(key_file::readable_by_others(&path), Some(0o640));
        assert!(!folder.path().join("a/key.part").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_the_key_file_stays_a_link() {
        let (folder, _) = keys();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("a/key", &link).expect("linked");
        let keys = Keys::load(&link).expect("read");
        keys.add(&[]).expect("added");
        assert!(link.is_symlink());
        let there = Keys::load(&folder.path().join("a/key")).expect("read");
        assert_eq!(there.ids(), [1, 2]);
    }

    #[test]
    fn a_line_that_is_cut_off_is_named() {
        let (folder, _) = keys();
        let path = folder.path().join("a/key");
        let line = std::fs::read_to_string(&path).expect("there");
        std::fs::write(&path, format!("{line}2:{}", &line[2..20])).expect("written");
        let refused = Keys::load_or_create(&path).expect_err("half a key");
        assert!(refused.to_string().contains("line 2"), "{refused}");
        std::fs::write(&path, "# none\n").expect("written");
        assert!(matches!(
            Keys::load_or_create(&path),
            Err(SecretError::NoKey { .. })
        ));
    }
}
