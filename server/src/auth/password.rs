//! Passwords: argon2id, and what is too easily guessed. What a password must be
//! otherwise is `domain::account::check_password`.
//!
//! Hashing takes 19 MiB and tens of milliseconds of one core each: it runs off
//! the request threads, and only `AT_ONCE` at a time.

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use domain::account::{PasswordFault, check_password};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization as _;
use zxcvbn::{Score, zxcvbn};

use crate::http::error::Fault;

/// How many are hashed at the same time.
const AT_ONCE: usize = 2;
static PERMITS: Semaphore = Semaphore::const_new(AT_ONCE);

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

/// Checks a new password: length, and whether it is well known or made of the
/// owner's `address`.
///
/// # Errors
/// The first [`PasswordFault`].
pub async fn check(password: &str, address: &str) -> Result<Result<(), PasswordFault>, Fault> {
    // Endless input is refused before anything reads it.
    if password.len() > domain::account::PASSWORD_MAX * 12 {
        return Ok(Err(PasswordFault::TooLong));
    }
    let (password, address) = (normalised(password), address.to_lowercase());
    off_thread(move || check_password(&password, |p| is_common(p, &address))).await
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
    zxcvbn(password, &words).score() < Score::Three
}

/// The hash to store, a PHC string.
///
/// # Errors
/// [`Fault::Internal`] when the machine cannot.
pub async fn hash(password: &str) -> Result<String, Fault> {
    let password = password.to_owned();
    off_thread(move || hash_now(&password))
        .await?
        .map_err(|_| Fault::Internal)
}

/// Whether the password is that of the hash; without one, `false` after the
/// same time.
///
/// # Errors
/// [`Fault::Internal`] when the machine cannot.
pub async fn verify(password: &str, hash: Option<&str>) -> Result<bool, Fault> {
    // No longer one was ever accepted.
    let fits = password.len() <= domain::account::PASSWORD_MAX * 12;
    let password = if fits {
        password.to_owned()
    } else {
        String::new()
    };
    let hash = hash.map(str::to_owned);
    off_thread(move || match hash {
        Some(hash) => verify_now(&password, &hash) && fits,
        None => {
            let _ = verify_now(&password, &NOBODYS);
            false
        }
    })
    .await
}

async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Fault> {
    let _permit = PERMITS.acquire().await.map_err(|_| Fault::Internal)?;
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| Fault::Internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_opens_its_own_hash_only() {
        let stored = hash("ながいながいあいことばです。").await.expect("hashed");
        assert!(stored.starts_with("$argon2id$"));
        assert!(
            verify("ながいながいあいことばです。", Some(&stored))
                .await
                .expect("checked")
        );
        assert!(
            !verify("ながいながいあいことばです", Some(&stored))
                .await
                .expect("checked")
        );
        assert!(!verify("anything", None).await.expect("checked"));
        assert!(!verify("anything", Some("no hash")).await.expect("checked"));
    }

    #[tokio::test]
    async fn full_width_typing_is_the_same_password() {
        let stored = hash("horse battery 7").await.expect("hashed");
        assert!(
            verify("ｈｏｒｓｅ　ｂａｔｔｅｒｙ　７", Some(&stored))
                .await
                .expect("checked")
        );
    }

    #[tokio::test]
    async fn what_is_easily_guessed_is_refused_and_a_sentence_is_not() {
        let address = "hanako.suzuki@sakura-clinic.example";
        for common in [
            "passwordpassword",
            "123456789012345",
            "aaaaaaaaaaaaaaaaaa",
            "qwertyuiopasdfg",
            "hanako.suzuki@sakura-clinic.example",
            "tsukihajime1234",
        ] {
            assert_eq!(
                check(common, address).await.expect("ran"),
                Err(PasswordFault::TooCommon),
                "{common}"
            );
        }
        for good in [
            "correct horse battery staple",
            "朝は六時に起きて犬と川べりを歩く",
            "vQ8-mmt2-xL0k-99a",
        ] {
            assert_eq!(check(good, address).await.expect("ran"), Ok(()), "{good}");
        }
        assert_eq!(
            check(&"x".repeat(100_000), address).await.expect("ran"),
            Err(PasswordFault::TooLong)
        );
    }
}
