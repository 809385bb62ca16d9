//! Language and register: by the address, else the browser's choice before, else
//! the account's, else the browser's own.

use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use domain::register::Register;
use locales::Lang;
use office::db::account::Account;

use crate::http::cookie;

const LANGUAGE_COOKIE: &str = "lang";
const REGISTER_COOKIE: &str = "register";

/// The language of the answer.
pub(super) fn language(
    query: Option<&str>,
    jar: &CookieJar,
    account: Option<&Account>,
    headers: &HeaderMap,
) -> Lang {
    let before = || Lang::parse(jar.get(LANGUAGE_COOKIE)?.value());
    let accepted = || Lang::accepted(headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?);
    chosen_language(query)
        .or_else(before)
        .or_else(|| account.map(|account| account.lang))
        .or_else(accepted)
        .unwrap_or_default()
}

/// The register of the answer.
pub(super) fn register(query: Option<&str>, jar: &CookieJar) -> Register {
    let chosen = chosen_register(query).or_else(|| jar.get(REGISTER_COOKIE).map(Cookie::value));
    if chosen == Some("easy") {
        Register::Easy
    } else {
        Register::Standard
    }
}

/// The cookies by which what the address chose is kept.
pub(super) fn cookies(https: bool, query: Option<&str>) -> Vec<HeaderValue> {
    [
        (LANGUAGE_COOKIE, chosen_language(query).map(Lang::as_str)),
        (REGISTER_COOKIE, chosen_register(query)),
    ]
    .into_iter()
    .filter_map(|(name, value)| cookie::choice(https, name, value?).to_string().parse().ok())
    .collect()
}

fn chosen_language(query: Option<&str>) -> Option<Lang> {
    query?
        .split('&')
        .find_map(|part| Lang::parse(part.strip_prefix("lang=")?))
}

fn chosen_register(query: Option<&str>) -> Option<&'static str> {
    let chosen = query?
        .split('&')
        .find_map(|part| part.strip_prefix("register="))?;
    ["standard", "easy"]
        .into_iter()
        .find(|register| *register == chosen)
}
