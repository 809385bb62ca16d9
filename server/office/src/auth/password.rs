//! Passwords: argon2id, and what is too easily guessed. What a password must be
//! otherwise is `domain::account::check_password`.
//!
//! Hashing takes 19 MiB and tens of milliseconds of one core each: it runs off
//! the request threads, only `AT_ONCE` at a time, and only so many wait. Who
//! hangs up stops waiting; what has begun counts until it is done.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use domain::account::{PasswordFault, check_password};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization as _;
use zxcvbn::{Score, zxcvbn};

/// How many are hashed at the same time.
const AT_ONCE: usize = 2;
/// How many of each sort wait for that; each takes less than a tenth of a second.
const QUEUE: usize = 16;
/// Characters of a password that are looked at for what is easily guessed, from
/// either end: the time it takes grows with every way to read a text as words.
const LOOKED_AT: usize = 32;

/// Who wants something hashed. Each sort has a queue of its own: strangers can
/// fill theirs and keep nobody else out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Queue {
    /// Whoever finds the form.
    Strangers,
    /// Who has a session, a link from a mail, or a browser that was signed in
    /// to the account before.
    Known,
}

/// Why a password was not hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HashError {
    /// More of them wait than can be done soon; nothing was done.
    #[error("too many passwords to hash")]
    Busy,
    /// The machine cannot.
    #[error("a password could not be hashed")]
    Broken,
}

/// Hashes and checks passwords.
pub struct Passwords {
    permits: Arc<Semaphore>,
    strangers: Semaphore,
    known: Semaphore,
    load: Arc<Load>,
}

/// What has run, for whoever watches.
#[derive(Debug, Default)]
struct Load {
    begun: AtomicUsize,
    running: AtomicUsize,
    most: AtomicUsize,
}

/// Words that guessers of this very site try first.
const SITE_WORDS: [&str; 8] = [
    "tsukihajime",
    "tuskihajime",
    "clinic",
    "hospital",
    "pharmacy",
    "kaigyou",
    "iryou",
    "hokenjo",
];

/// Checked when there is no hash, so that an unknown address takes as long as a
/// wrong password.
static NOBODYS: LazyLock<String> = LazyLock::new(|| {
    hash_now(crate::secrets::Token::new().reveal())
        .expect("argon2 with its own parameters hashes 43 ASCII characters")
});

/// One password for one way of typing it: full and half width are the same.
fn normalised(password: &str) -> String {
    password.nfkc().collect()
}

fn hash_now(password: &str) -> Result<String, argon2::password_hash::Error> {
    Ok(Argon2::default()
        .hash_password(normalised(password).as_bytes())?
        .to_string())
}

fn verify_now(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| {
        Argon2::default()
            .verify_password(normalised(password).as_bytes(), &hash)
            .is_ok()
    })
}

/// Fewer than 10^8 guesses: in lists of common passwords, repeated, a row of
/// keys, or built from the address or the site's words.
fn is_common(password: &str, address: &str) -> bool {
    let mut words: Vec<&str> = address
        .split(['@', '.', '-', '_', '+'])
        .filter(|w| w.len() > 2)
        .collect();
    words.push(address);
    words.extend(SITE_WORDS);
    let is_weak = |part: &str| zxcvbn(part, &words).score() < Score::Three;
    // The address may be longer than what is looked at: only the rest counts.
    let rest = password.to_lowercase();
    let rest = rest.replace(address, "");
    if !address.is_empty() && rest.len() < password.len() {
        return rest.is_empty() || is_common(&rest, "");
    }
    let length = password.chars().count();
    let head: String = password.chars().take(LOOKED_AT).collect();
    // A whole is no easier to guess than either of its ends.
    is_weak(&head)
        && (length <= LOOKED_AT || {
            let tail: String = password.chars().skip(length - LOOKED_AT).collect();
            is_weak(&tail)
        })
}

/// Checks how long a new password is; costs nothing.
///
/// # Errors
/// [`PasswordFault::TooShort`] or [`PasswordFault::TooLong`].
pub fn check_length(password: &str) -> Result<(), PasswordFault> {
    // Endless input is refused before anything reads it.
    if password.len() > domain::account::PASSWORD_MAX * 12 {
        return Err(PasswordFault::TooLong);
    }
    check_password(&normalised(password), |_| false)
}

impl Passwords {
    /// Nothing hashed yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            permits: Arc::new(Semaphore::new(AT_ONCE)),
            strangers: Semaphore::new(QUEUE),
            known: Semaphore::new(QUEUE),
            load: Arc::default(),
        }
    }

    /// Checks a new password: length, and whether it is well known or made of
    /// the owner's `address`.
    ///
    /// # Errors
    /// The first [`PasswordFault`]; outside, [`HashError::Busy`].
    pub async fn check(
        &self,
        queue: Queue,
        password: &str,
        address: &str,
    ) -> Result<Result<(), PasswordFault>, HashError> {
        if let Err(fault) = check_length(password) {
            return Ok(Err(fault));
        }
        let (password, address) = (normalised(password), address.to_lowercase());
        let is_common = move || is_common(&password, &address);
        let is_common = self.off_thread(queue, is_common).await?;
        Ok(if is_common {
            Err(PasswordFault::TooCommon)
        } else {
            Ok(())
        })
    }

    /// The hash to store, a PHC string.
    ///
    /// # Errors
    /// [`HashError::Busy`]; [`HashError::Broken`] when the machine cannot.
    pub async fn hash(&self, queue: Queue, password: &str) -> Result<String, HashError> {
        let password = password.to_owned();
        self.off_thread(queue, move || hash_now(&password))
            .await?
            .map_err(|_| HashError::Broken)
    }

    /// Whether the password is that of the hash; without one, `false` after the
    /// same time.
    ///
    /// # Errors
    /// [`HashError::Busy`]; [`HashError::Broken`] when the machine cannot.
    pub async fn verify(
        &self,
        queue: Queue,
        password: &str,
        hash: Option<&str>,
    ) -> Result<bool, HashError> {
        // No longer one was ever accepted.
        let fits = password.len() <= domain::account::PASSWORD_MAX * 12;
        let password = if fits {
            password.to_owned()
        } else {
            String::new()
        };
        let hash = hash.map(str::to_owned);
        self.off_thread(queue, move || match hash {
            Some(hash) => verify_now(&password, &hash) && fits,
            None => {
                let _ = verify_now(&password, &NOBODYS);
                false
            }
        })
        .await
    }

    /// The most that have run at the same time.
    #[must_use]
    pub fn most_at_once(&self) -> usize {
        self.load.most.load(Ordering::SeqCst)
    }

    /// How many have been begun.
    #[must_use]
    pub fn begun(&self) -> usize {
        self.load.begun.load(Ordering::SeqCst)
    }

    async fn off_thread<T: Send + 'static>(
        &self,
        queue: Queue,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashError> {
        let queue = match queue {
            Queue::Strangers => &self.strangers,
            Queue::Known => &self.known,
        };
        let place = queue.try_acquire().map_err(|_| HashError::Busy)?;
        let permit = Arc::clone(&self.permits)
            .acquire_owned()
            .await
            .map_err(|_| HashError::Broken)?;
        drop(place);
        let load = Arc::clone(&self.load);
        tokio::task::spawn_blocking(move || {
            // Given back when the work is done, not when the client has left.
            let _permit = permit;
            let _running = Running::begin(load);
            work()
        })
        .await
        .map_err(|_| HashError::Broken)
    }
}

impl Default for Passwords {
    fn default() -> Self {
        Self::new()
    }
}

/// One that runs; it counts until it is over, however it ends.
struct Running(Arc<Load>);

impl Running {
    fn begin(load: Arc<Load>) -> Self {
        load.begun.fetch_add(1, Ordering::SeqCst);
        let at_once = load.running.fetch_add(1, Ordering::SeqCst) + 1;
        load.most.fetch_max(at_once, Ordering::SeqCst);
        Self(load)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_opens_its_own_hash_only() {
        let passwords = Passwords::new();
        let verify = async |given: &str, hash: Option<&str>| {
            let checked = passwords.verify(Queue::Known, given, hash).await;
            checked.expect("checked")
        };
        let stored = passwords
            .hash(Queue::Known, "ながいながいあいことばです。")
            .await
            .expect("hashed");
        assert!(stored.starts_with("$argon2id$"));
        assert!(verify("ながいながいあいことばです。", Some(&stored)).await);
        assert!(!verify("ながいながいあいことばです", Some(&stored)).await);
        assert!(!verify("anything", None).await);
        assert!(!verify("anything", Some("no hash")).await);
    }

    #[tokio::test]
    async fn full_width_typing_is_the_same_password() {
        let passwords = Passwords::new();
        let stored = passwords
            .hash(Queue::Known, "horse battery 7")
            .await
            .expect("hashed");
        assert!(
            passwords
                .verify(
                    Queue::Known,
                    "ｈｏｒｓｅ　ｂａｔｔｅｒｙ　７",
                    Some(&stored)
                )
                .await
                .expect("checked")
        );
    }

    #[tokio::test]
    async fn what_is_easily_guessed_is_refused_and_a_sentence_is_not() {
        let passwords = Passwords::new();
        let check = async |password: &str| {
            let address = "hanako.suzuki@sakura-clinic.example";
            let checked = passwords.check(Queue::Strangers, password, address).await;
            checked.expect("ran")
        };
        for common in [
            "passwordpassword",
            "123456789012345",
            "aaaaaaaaaaaaaaaaaa",
            "qwertyuiopasdfg",
            "hanako.suzuki@sakura-clinic.example",
            "tsukihajime1234",
            &"password".repeat(16),
            &"a".repeat(128),
        ] {
            assert_eq!(
                check(common).await,
                Err(PasswordFault::TooCommon),
                "{common}"
            );
        }
        let weak_at_first = format!("{}vQ8-mmt2-xL0k-99a", "a".repeat(60));
        for good in [
            "correct horse battery staple",
            "朝は六時に起きて犬と川べりを歩く",
            "vQ8-mmt2-xL0k-99a",
            &weak_at_first,
        ] {
            assert_eq!(check(good).await, Ok(()), "{good}");
        }
        let endless = "x".repeat(100_000);
        assert_eq!(check(&endless).await, Err(PasswordFault::TooLong));
    }

    #[test]
    fn no_password_takes_long_to_look_at() {
        // dropbox/zxcvbn#316, and its kin: every character reads as a letter in
        // several ways.
        let all = " .,?!'-/_:;+()@$\"#&*<>=[]\\~%^{}|1234567890";
        let leet = "4@8({[</369&#!1/|0$5+7%2/";
        let worst = [
            all.repeat(3),
            leet.repeat(5),
            "$0@13!7|5+".repeat(13),
            "a@4".repeat(43),
            "p4$$w0rd!1".repeat(13),
            "1qaz@WSX3edc$RFV".repeat(8),
            "19991231".repeat(16),
            "ぱ".repeat(128),
        ];
        is_common("warm", "x@example.jp");
        // By what is paid for each password anyway, in the same run.
        let began = std::time::Instant::now();
        hash_now("how long one hash takes").expect("hashed");
        let one_hash = began.elapsed();
        for password in worst {
            let password: String = password.chars().take(128).collect();
            // The quickest of three: other tests run beside this one.
            let took = (0..3)
                .map(|_| {
                    let began = std::time::Instant::now();
                    is_common(&password, "x@example.jp");
                    began.elapsed()
                })
                .min();
            let took = took.expect("three tries");
            assert!(
                took < 10 * one_hash,
                "{took:?} for {password}; a hash takes {one_hash:?}"
            );
        }
    }
}
