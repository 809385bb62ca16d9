//! Sessions live in the database; the cookie carries a token whose hash is the
//! row's key. A session starts when there is something to keep, gets a new
//! token at sign-in, and ends after being idle or at its absolute limit.

use axum_extra::extract::cookie::{Cookie, SameSite};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr,
    EntityTrait as _, QueryFilter as _,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::db::Instant;
use crate::db::document::keeping_unknown;
use crate::db::entity::session;
use crate::secrets::{Token, hash_token};

const HOUR: i64 = 3_600_000;
/// A session not used for this long is over.
pub const IDLE_LIMIT_MS: i64 = 14 * 24 * HOUR;
/// A session is over after this long whatever happens.
const ABSOLUTE_LIMIT_MS: i64 = 90 * 24 * HOUR;
/// `seen_at` is not written more often than this.
const SEEN_EVERY_MS: i64 = HOUR;

/// What a session remembers besides who is signed in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionData {
    /// The plan to keep once the address is confirmed: opening, prefecture, kinds.
    pub draft_plan: Option<DraftPlan>,
    /// Where the confirmation mail went, shown on the "we sent a mail" page.
    pub pending_email: Option<String>,
    /// Hash of the link in that mail's token, for sending another.
    pub pending_link: Option<String>,
    /// Fluent id and time of a sentence to show once.
    pub flash: Option<Flash>,
    /// Ties the turns of a conversation with the guide together.
    pub conversation: Option<String>,
    /// Where to go on to once the link from a mail has signed this browser in:
    /// a path of this site.
    pub next: Option<String>,
}

/// A plan that is not kept yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftPlan {
    /// `YYYY-MM`.
    pub opening: String,
    /// `01`–`47`.
    pub prefecture: String,
    /// `medical`, `dental`, `pharmacy` or `both`.
    pub kind: String,
}

/// A sentence to show once, on the next page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// Fluent id; it may use `$time`.
    pub message: String,
    /// When it happened.
    pub at: Instant,
}

/// Name of the cookie: with the `__Host-` promise where it can be kept.
#[must_use]
pub const fn cookie_name(https: bool) -> &'static str {
    if https { "__Host-session" } else { "session" }
}

/// The cookie that carries a token.
#[must_use]
pub fn cookie(https: bool, token: &Token) -> Cookie<'static> {
    Cookie::build((cookie_name(https), token.reveal().to_owned()))
        .path("/")
        .http_only(true)
        .secure(https)
        .same_site(SameSite::Lax)
        .permanent()
        .build()
}

/// The cookie that takes it away.
#[must_use]
pub fn removal_cookie(https: bool) -> Cookie<'static> {
    Cookie::build((cookie_name(https), ""))
        .path("/")
        .http_only(true)
        .secure(https)
        .removal()
        .build()
}

/// The session of a token, if it is still good.
///
/// # Errors
/// When the database is gone.
pub async fn find(
    db: &impl ConnectionTrait,
    token: &str,
    now: Instant,
) -> Result<Option<session::Model>, DbErr> {
    let row = session::Entity::find_by_id(hash_token(token))
        .one(db)
        .await?;
    Ok(row.filter(|session| is_open(session, now)))
}

/// Whether it is over neither by its age nor by being idle.
#[must_use]
pub fn is_open(session: &session::Model, now: Instant) -> bool {
    session.expires_at > now && session.seen_at.plus_millis(IDLE_LIMIT_MS) > now
}

/// Whether the last use should be written down again.
#[must_use]
pub fn is_stale(session: &session::Model, now: Instant) -> bool {
    session.seen_at.plus_millis(SEEN_EVERY_MS) < now
}

/// Writes the last use down, and nothing else.
///
/// # Errors
/// When the database is gone.
pub async fn touch(db: &impl ConnectionTrait, token_hash: &str, now: Instant) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(
            session::Column::SeenAt,
            sea_orm::sea_query::Expr::value(now),
        )
        .filter(session::Column::TokenHash.eq(token_hash))
        .exec(db)
        .await
        .map(|_| ())
}

/// Starts a session; the token goes into the cookie.
///
/// # Errors
/// When the database is gone.
pub async fn start(
    db: &impl ConnectionTrait,
    account_id: Option<Uuid>,
    data: &SessionData,
    now: Instant,
) -> Result<Token, DbErr> {
    let token = Token::new();
    session::ActiveModel {
        token_hash: Set(token.hash()),
        account_id: Set(account_id),
        data: Set(to_json(data)),
        created_at: Set(now),
        seen_at: Set(now),
        expires_at: Set(now.plus_millis(ABSOLUTE_LIMIT_MS)),
    }
    .insert(db)
    .await?;
    Ok(token)
}

/// Writes what a session remembers.
///
/// # Errors
/// When the database is gone.
pub async fn save(
    db: &impl ConnectionTrait,
    token_hash: &str,
    data: &SessionData,
    now: Instant,
) -> Result<(), DbErr> {
    let stored = session::Entity::find_by_id(token_hash.to_owned())
        .one(db)
        .await?;
    let json = match stored {
        // What a newer release remembers stays.
        Some(row) => keeping_unknown(&row.data, &to_json(&self::data(&row)), to_json(data)),
        None => to_json(data),
    };
    session::Entity::update_many()
        .col_expr(session::Column::Data, sea_orm::sea_query::Expr::value(json))
        .col_expr(
            session::Column::SeenAt,
            sea_orm::sea_query::Expr::value(now),
        )
        .filter(session::Column::TokenHash.eq(token_hash))
        .exec(db)
        .await
        .map(|_| ())
}

/// Writes what a browser's session remembers, and starts one where there is
/// none. Gives the session's hash, and the token for the cookie of a new one.
///
/// # Errors
/// When the database is gone.
pub async fn remember(
    db: &impl ConnectionTrait,
    session: Option<&session::Model>,
    data: &SessionData,
    now: Instant,
) -> Result<(String, Option<Token>), DbErr> {
    match session {
        Some(session) => {
            save(db, &session.token_hash, data, now).await?;
            Ok((session.token_hash.clone(), None))
        }
        None => {
            let token = start(db, None, data, now).await?;
            Ok((token.hash(), Some(token)))
        }
    }
}

/// Ends one session.
///
/// # Errors
/// When the database is gone.
pub async fn end(db: &impl ConnectionTrait, token_hash: &str) -> Result<(), DbErr> {
    session::Entity::delete_by_id(token_hash.to_owned())
        .exec(db)
        .await
        .map(|_| ())
}

/// Ends every session of an account but perhaps one.
///
/// # Errors
/// When the database is gone.
pub async fn end_all(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    but: Option<&str>,
) -> Result<(), DbErr> {
    let mut ending =
        session::Entity::delete_many().filter(session::Column::AccountId.eq(account_id));
    if let Some(token_hash) = but {
        ending = ending.filter(session::Column::TokenHash.ne(token_hash));
    }
    ending.exec(db).await.map(|_| ())
}

/// What a session row remembers; a row from an older version gives defaults.
#[must_use]
pub fn data(session: &session::Model) -> SessionData {
    serde_json::from_value(session.data.clone()).unwrap_or_default()
}

fn to_json(data: &SessionData) -> serde_json::Value {
    // Strings and options only: cannot fail; an empty session is the worst case.
    serde_json::to_value(data).unwrap_or_default()
}
