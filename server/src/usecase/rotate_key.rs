//! A new key for sealed codes: it is added to the key file, and every code is
//! sealed anew with it, all or none.

use std::path::Path;

use anyhow::Context as _;
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, EntityTrait as _, IntoActiveModel as _};

use crate::db::Db;
use crate::db::entity::plan_code;
use crate::secrets::Keys;

/// Adds a key and seals every code with it. Gives the key's id and how many
/// codes. A serving process must be started again to read what the new key
/// seals: it knows the keys of its start.
///
/// # Errors
/// When the key file cannot be written, the database is gone, or a code does
/// not open; then no code has changed, and the new key does no harm.
pub async fn rotate_key(db: &Db, key_file: &Path) -> anyhow::Result<(i32, u64)> {
    let before = Keys::load_or_create(key_file).context("secrets.key_file")?;
    Keys::append_key(key_file, before.next_id()).context("secrets.key_file")?;
    let keys = Keys::load_or_create(key_file).context("secrets.key_file")?;
    let transaction = db.begin().await?;
    let rows = plan_code::Entity::find().all(&transaction).await?;
    let mut sealed_anew = 0;
    for row in rows {
        let place = format!("plan:{}:{}", row.plan_id, row.kind);
        let text = keys.open(row.key_id, &place, &row.sealed)?;
        let (key_id, sealed) = keys.seal(&place, &text)?;
        let mut change = row.into_active_model();
        change.key_id = Set(key_id);
        change.sealed = Set(sealed);
        change.update(&transaction).await?;
        sealed_anew += 1;
    }
    transaction.commit().await?;
    Ok((keys.current_id(), sealed_anew))
}
