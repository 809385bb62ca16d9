//! Sessions live in the database; the cookie carries a token whose hash is the
//! row's key. A session starts when there is something to keep, gets a new
//! token at sign-in, and ends after being idle or at its absolute limit.

use domain::schedule::PlanRequest;
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, LockType};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr,
    EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::db::document::keeping_unknown;
use crate::db::entity::session;
use crate::db::{Instant, MOST_IN, readable, unreadable};
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
    pub draft_plan: Option<PlanRequest>,
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

/// A sentence to show once, on the next page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// Fluent id; it may use `$time`.
    pub message: String,
    /// When it happened.
    pub at: Instant,
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
        .col_expr(session::Column::SeenAt, Expr::value(now))
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
        data: Set(to_json(data)?),
        created_at: Set(now),
        seen_at: Set(now),
        expires_at: Set(now.plus_millis(ABSOLUTE_LIMIT_MS)),
    }
    .insert(db)
    .await?;
    Ok(token)
}

/// Changes what a session remembers: what is there now is read, changed and
/// written in the caller's transaction, and nobody else changes it meanwhile. A
/// session that is over meanwhile stays over.
///
/// # Errors
/// When the database is gone.
pub async fn change(
    db: &impl ConnectionTrait,
    token_hash: &str,
    now: Instant,
    change: impl FnOnce(&mut SessionData) + Send,
) -> Result<(), DbErr> {
    let row = session::Entity::find_by_id(token_hash.to_owned())
        // SQLite has one writer anyway, and its builder leaves the clause out.
        .lock(LockType::NoKeyUpdate)
        .one(db)
        .await?;
    let Some(row) = row else {
        return Ok(());
    };
    let before = data(&row)?;
    let mut after = before.clone();
    change(&mut after);
    // What a newer release remembers stays.
    let json = keeping_unknown(&row.data, &to_json(&before)?, to_json(&after)?);
    session::Entity::update_many()
        .col_expr(session::Column::Data, Expr::value(json))
        .col_expr(session::Column::SeenAt, Expr::value(now))
        .filter(session::Column::TokenHash.eq(token_hash))
        .exec(db)
        .await
        .map(|_| ())
}

/// Leaves a sentence for the session's next page (「14:03 に保存しました」).
///
/// # Errors
/// When the database is gone.
pub async fn say(
    db: &impl ConnectionTrait,
    token_hash: &str,
    message: &str,
    now: Instant,
) -> Result<(), DbErr> {
    let flash = Flash {
        message: message.to_owned(),
        at: now,
    };
    change(db, token_hash, now, |data| data.flash = Some(flash)).await
}

/// Forgets a sentence that was shown; one that came meanwhile stays.
///
/// # Errors
/// When the database is gone.
pub async fn shown(
    db: &impl ConnectionTrait,
    token_hash: &str,
    flash: &Flash,
    now: Instant,
) -> Result<(), DbErr> {
    change(db, token_hash, now, |data| {
        if data.flash.as_ref() == Some(flash) {
            data.flash = None;
        }
    })
    .await
}

/// Changes what a browser's session remembers, and starts one where there is
/// none. Gives the session's hash, and the token for the cookie of a new one.
///
/// # Errors
/// When the database is gone.
pub async fn remember(
    db: &impl ConnectionTrait,
    session: Option<&session::Model>,
    now: Instant,
    remembering: impl FnOnce(&mut SessionData) + Send,
) -> Result<(String, Option<Token>), DbErr> {
    match session {
        Some(session) => {
            change(db, &session.token_hash, now, remembering).await?;
            Ok((session.token_hash.clone(), None))
        }
        None => {
            let mut data = SessionData::default();
            remembering(&mut data);
            let token = start(db, None, &data, now).await?;
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

/// The sessions of an account, the oldest first.
///
/// # Errors
/// When the database is gone.
pub async fn of_account(
    db: &impl ConnectionTrait,
    account_id: Uuid,
) -> Result<Vec<session::Model>, DbErr> {
    session::Entity::find()
        .filter(session::Column::AccountId.eq(account_id))
        .order_by_asc(session::Column::CreatedAt)
        .all(db)
        .await
}

/// Deletes sessions that are over.
///
/// # Errors
/// When the database is gone.
pub async fn forget_over(db: &impl ConnectionTrait, now: Instant) -> Result<(), DbErr> {
    let idle = now.plus_millis(-IDLE_LIMIT_MS);
    let over = session::Column::ExpiresAt.lte(now);
    session::Entity::delete_many()
        .filter(over.or(session::Column::SeenAt.lte(idle)))
        .exec(db)
        .await
        .map(|_| ())
}

/// Deletes sessions of browsers in which somebody signed up or asked for a link,
/// and went no further: they remember the address that the mail went to.
///
/// # Errors
/// When the database is gone.
pub async fn forget_address(db: &impl ConnectionTrait, email: &str) -> Result<(), DbErr> {
    let nameless = session::Entity::find()
        .filter(session::Column::AccountId.is_null())
        .filter(
            // Kept as typed: the domain need not be ASCII, nor the rest lower case.
            Expr::expr(Func::lower(
                Expr::col(session::Column::Data).cast_as("text"),
            ))
            .like(format!(
                "%{}@%",
                email.rsplit_once('@').map_or(email, |(name, _)| name)
            )),
        )
        .all(db)
        .await?;
    let mut hashes = Vec::new();
    for row in nameless {
        // `_` of an address is a wildcard to LIKE. One that cannot be read names
        // the address, wherever it does.
        let is_theirs =
            readable(data(&row))?.is_none_or(|data| is_of(data.pending_email.as_deref(), email));
        if is_theirs {
            hashes.push(row.token_hash);
        }
    }
    for some in hashes.chunks(MOST_IN) {
        session::Entity::delete_many()
            .filter(session::Column::TokenHash.is_in(some.iter().cloned()))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Whether what a browser remembers is this address, by its key.
fn is_of(pending: Option<&str>, key: &str) -> bool {
    pending.is_some_and(|pending| {
        domain::input::email("email", pending).map_or(pending == key, |email| email.key() == key)
    })
}

/// What a session row remembers.
///
/// # Errors
/// For a row that this release cannot read ([`crate::db::is_unreadable`]).
pub fn data(session: &session::Model) -> Result<SessionData, DbErr> {
    serde_json::from_value(session.data.clone())
        // The hash is nobody's key.
        .map_err(|_| unreadable("session", &session.token_hash, "data"))
}

fn to_json(data: &SessionData) -> Result<serde_json::Value, DbErr> {
    serde_json::to_value(data).map_err(|error| DbErr::Json(error.to_string()))
}
