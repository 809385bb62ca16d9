//! Everything that is sealed in the database, in one place: whether there is
//! any, whether a key file opens it, and putting a new seal in the place of an
//! old one. What seals something new belongs in here too.

use data_encoding::BASE64;
use sea_orm::sea_query::{BinOper, Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, DerivePartialModel, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::db::Db;
use crate::db::column::MailKind;
use crate::db::column::MailState;
use crate::db::entity::{outbox, plan_code};
use crate::db::mark::{self, Mark};
use crate::secrets::{Keys, SecretError};

/// Rows read at a time.
const PAGE: u64 = 200;

/// A sealed text and where it is.
pub struct Sealed {
    place: Place,
    /// The key that sealed it.
    pub key_id: i32,
    bytes: Vec<u8>,
    /// Nobody needs it any more: its mail has left or was given up.
    pub is_over: bool,
}

enum Place {
    /// A code of a plan.
    Code { plan_id: Uuid, kind: String },
    /// The one-time link's token that a mail will carry.
    Link {
        mail: Uuid,
        dedupe_key: String,
        payload: Value,
    },
    /// A mail with such a link, as rendered.
    Mail { mail: Uuid },
}

/// What a sealed text is, for counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A code of a plan.
    Code,
    /// A one-time link.
    Link,
    /// A rendered mail.
    Mail,
}

impl Sealed {
    /// What it is.
    #[must_use]
    pub const fn what(&self) -> What {
        match self.place {
            Place::Code { .. } => What::Code,
            Place::Link { .. } => What::Link,
            Place::Mail { .. } => What::Mail,
        }
    }

    /// Opens it.
    ///
    /// # Errors
    /// When none of the keys does.
    pub fn open(&self, keys: &Keys) -> Result<String, SecretError> {
        keys.open(self.key_id, &self.context(), &self.bytes)
    }

    /// Seals this text for the same place.
    ///
    /// # Errors
    /// When there is no such key.
    pub fn anew(&self, keys: &Keys, key_id: i32, text: &str) -> Result<Vec<u8>, SecretError> {
        keys.seal_with(key_id, &self.context(), text)
    }

    /// As whoever sealed it first wrote it: `plans::codes`, `mail::outbox` and
    /// `mail::deliverer`.
    fn context(&self) -> String {
        match &self.place {
            Place::Code { plan_id, kind } => format!("plan:{plan_id}:{kind}"),
            Place::Link { dedupe_key, .. } => format!("outbox:{dedupe_key}"),
            Place::Mail { mail } => format!("eml:{mail}"),
        }
    }

    /// Puts another seal in its place, if it is still there: `false` if somebody
    /// has written something else meanwhile.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn replace(&self, db: &Db, key_id: i32, bytes: Vec<u8>) -> Result<bool, DbErr> {
        // One row a transaction: nobody waits for it, and it for nobody.
        let transaction = db.begin().await?;
        let written = match &self.place {
            Place::Code { plan_id, kind } => {
                plan_code::Entity::update_many()
                    .col_expr(plan_code::Column::KeyId, Expr::value(key_id))
                    .col_expr(plan_code::Column::Sealed, Expr::value(bytes))
                    .filter(plan_code::Column::PlanId.eq(*plan_id))
                    .filter(plan_code::Column::Kind.eq(kind))
                    .filter(plan_code::Column::KeyId.eq(self.key_id))
                    .filter(plan_code::Column::Sealed.eq(self.bytes.clone()))
                    .exec(&transaction)
                    .await?
            }
            Place::Link { mail, payload, .. } => {
                let mut payload = payload.clone();
                payload["key_id"] = json!(key_id);
                payload["sealed"] = json!(BASE64.encode(&bytes));
                // PostgreSQL compares no JSON, but its texts.
                let sealed = Expr::col(outbox::Column::Payload)
                    .binary(BinOper::Custom("->>"), Expr::value("sealed"))
                    .eq(BASE64.encode(&self.bytes));
                outbox::Entity::update_many()
                    .col_expr(outbox::Column::Payload, Expr::value(payload))
                    .filter(outbox::Column::Id.eq(*mail))
                    .filter(sealed)
                    .exec(&transaction)
                    .await?
            }
            Place::Mail { mail } => {
                outbox::Entity::update_many()
                    .col_expr(outbox::Column::Eml, Expr::value(stored(key_id, &bytes)))
                    .filter(outbox::Column::Id.eq(*mail))
                    .filter(outbox::Column::Eml.eq(stored(self.key_id, &self.bytes)))
                    .exec(&transaction)
                    .await?
            }
        };
        transaction.commit().await?;
        Ok(written.rows_affected == 1)
    }
}

/// `mail::deliverer` stores a sealed mail behind its key's id.
fn stored(key_id: i32, bytes: &[u8]) -> Vec<u8> {
    [key_id.to_be_bytes().as_slice(), bytes].concat()
}

/// Whether this database has anything that only its key file opens.
///
/// # Errors
/// When the database is gone.
pub async fn is_any(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    if mark::read(db, Mark::KeyCheck).await?.is_some() {
        return Ok(true);
    }
    Ok(!Walk::new().next(db).await?.is_empty())
}

/// A walk over everything sealed, some at a time; what is written meanwhile may
/// be met or not.
pub struct Walk(At);

enum At {
    Codes(Option<(Uuid, String)>),
    Mails(Option<Uuid>),
}

impl Walk {
    /// From the beginning.
    #[must_use]
    pub const fn new() -> Self {
        Self(At::Codes(None))
    }

    /// The next ones; none at the end.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn next(&mut self, db: &impl ConnectionTrait) -> Result<Vec<Sealed>, DbErr> {
        if let At::Codes(after) = &self.0 {
            let rows = codes(db, after.clone()).await?;
            if let Some(last) = rows.last() {
                self.0 = At::Codes(Some((last.plan_id, last.kind.clone())));
                return Ok(rows.into_iter().map(of_code).collect());
            }
            self.0 = At::Mails(None);
        }
        while let At::Mails(after) = self.0 {
            let rows = mails(db, after).await?;
            let Some(last) = rows.last() else {
                break;
            };
            self.0 = At::Mails(Some(last.id));
            let found: Vec<Sealed> = rows.into_iter().flat_map(of_mail).collect();
            if !found.is_empty() {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }
}

impl Default for Walk {
    fn default() -> Self {
        Self::new()
    }
}

async fn codes(
    db: &impl ConnectionTrait,
    after: Option<(Uuid, String)>,
) -> Result<Vec<plan_code::Model>, DbErr> {
    let mut cursor =
        plan_code::Entity::find().cursor_by((plan_code::Column::PlanId, plan_code::Column::Kind));
    if let Some(after) = after {
        cursor.after(after);
    }
    cursor.first(PAGE).all(db).await
}

fn of_code(row: plan_code::Model) -> Sealed {
    Sealed {
        place: Place::Code {
            plan_id: row.plan_id,
            kind: row.kind,
        },
        key_id: row.key_id,
        bytes: row.sealed,
        is_over: false,
    }
}

/// What of a mail may be sealed, without its kind: that may be a newer release's.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "outbox::Entity")]
struct Mail {
    id: Uuid,
    dedupe_key: String,
    payload: Value,
    state: MailState,
    eml: Option<Vec<u8>>,
}

/// All but the kinds that are known to hold no secret: a newer release, rolled
/// back since, may have left others.
async fn mails(db: &impl ConnectionTrait, after: Option<Uuid>) -> Result<Vec<Mail>, DbErr> {
    let plain = MailKind::ALL
        .into_iter()
        .filter(|kind| kind.link_path().is_none());
    let mut found = outbox::Entity::find()
        .filter(outbox::Column::Kind.is_not_in(plain))
        .order_by_asc(outbox::Column::Id)
        .limit(PAGE);
    if let Some(after) = after {
        found = found.filter(outbox::Column::Id.gt(after));
    }
    found.into_partial_model().all(db).await
}

fn of_mail(row: Mail) -> Vec<Sealed> {
    let waits = [MailState::Pending, MailState::Leased];
    let is_over = !waits.contains(&row.state);
    let mut found = Vec::new();
    if let Some((key_id, bytes)) = row.eml.as_deref().and_then(|eml| eml.split_first_chunk()) {
        found.push(Sealed {
            place: Place::Mail { mail: row.id },
            key_id: i32::from_be_bytes(*key_id),
            bytes: bytes.to_vec(),
            is_over,
        });
    }
    let key_id = row.payload.get("key_id").and_then(Value::as_i64);
    let sealed = row.payload.get("sealed").and_then(Value::as_str);
    if let (Some(key_id), Some(sealed)) = (key_id, sealed)
        && let (Ok(key_id), Ok(bytes)) = (i32::try_from(key_id), BASE64.decode(sealed.as_bytes()))
    {
        found.push(Sealed {
            place: Place::Link {
                mail: row.id,
                dedupe_key: row.dedupe_key,
                payload: row.payload,
            },
            key_id,
            bytes,
            is_over,
        });
    }
    found
}
