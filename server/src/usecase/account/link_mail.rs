//! Makes a one-time link and queues the mail that carries it.

use app::i18n::Lang;
use sea_orm::ConnectionTrait;

use crate::auth::link::{self, NewLink};
use crate::db::Instant;
use crate::http::error::Fault;
use crate::mail::MailKind;
use crate::mail::outbox::{self, NewMail};
use crate::secrets::Keys;

/// Queues the mail; gives the hash of the link's token.
///
/// # Errors
/// When the database is gone or the token cannot be sealed.
pub(in crate::usecase) async fn queue(
    db: &impl ConnectionTrait,
    keys: &Keys,
    kind: MailKind,
    lang: Lang,
    link: NewLink,
    now: Instant,
) -> Result<String, Fault> {
    let (account_id, email) = (link.account_id, link.email.clone());
    let not_after = now.plus_millis(link.purpose.lifetime_ms());
    let token = link::create(db, link, now).await?;
    let hash = token.hash();
    let dedupe_key = format!("link:{hash}");
    let mail = NewMail {
        kind,
        account_id,
        plan_id: None,
        // The address that was asked for, whatever the account's is by then.
        recipient: Some(email),
        lang,
        payload: outbox::sealed_token(keys, &dedupe_key, token.reveal())?,
        dedupe_key,
        not_before: now,
        not_after: Some(not_after),
    };
    outbox::queue(db, mail, now).await?;
    Ok(hash)
}
