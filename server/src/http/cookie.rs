//! The cookies of this site.

use std::time::Duration;

use axum_extra::extract::cookie::{Cookie, SameSite};
use office::auth::device::Device;
use office::secrets::Token;

/// Browsers keep no cookie longer.
const DEVICE_LIFETIME: Duration = Duration::from_secs(400 * 24 * 3_600);

/// Name of the session's cookie: with the `__Host-` promise where it can be kept.
#[must_use]
pub const fn session_name(https: bool) -> &'static str {
    if https { "__Host-session" } else { "session" }
}

/// The cookie that carries a session's token.
#[must_use]
pub fn session(https: bool, token: &Token) -> Cookie<'static> {
    Cookie::build((session_name(https), token.reveal().to_owned()))
        .path("/")
        .http_only(true)
        .secure(https)
        .same_site(SameSite::Lax)
        .permanent()
        .build()
}

/// Name of the cookie by which a browser is known.
#[must_use]
pub const fn device_name(https: bool) -> &'static str {
    if https { "__Host-device" } else { "device" }
}

/// The cookie by which a browser is known.
#[must_use]
pub fn device(https: bool, device: &Device) -> Cookie<'static> {
    Cookie::build((device_name(https), device.value()))
        .path("/")
        .http_only(true)
        .secure(https)
        .same_site(SameSite::Lax)
        .max_age(DEVICE_LIFETIME.try_into().unwrap_or_default())
        .build()
}

/// A choice of the visitor's that outlives the session (language, register).
#[must_use]
pub fn choice(https: bool, name: &'static str, value: &'static str) -> Cookie<'static> {
    Cookie::build((name, value))
        .path("/")
        .same_site(SameSite::Lax)
        .secure(https)
        .http_only(true)
        .permanent()
        .build()
}
