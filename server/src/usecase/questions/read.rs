//! What an asker reads: the list, one thread.

use std::collections::HashMap;

use app::components::Form;
use app::portal::questions::{QuestionRow, ThreadView};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
};
use uuid::Uuid;

use super::row;
use crate::db::entity::question;
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::state::AppState;
use crate::usecase::guide::hand_over::HandOver;

/// The asker's questions, the newest first.
///
/// # Errors
/// When the database is gone.
pub async fn list(state: &AppState, visitor: &Visitor) -> Result<Vec<QuestionRow>, Fault> {
    let account = visitor.signed_in()?;
    let db = state.db.read();
    let rows = question::Entity::find()
        .filter(question::Column::AccountId.eq(account.id))
        .order_by_desc(question::Column::AskedAt)
        .order_by_desc(question::Column::Id)
        .all(db)
        .await?;
    let mut beginnings: HashMap<Uuid, String> =
        row::beginnings(db, rows.iter().map(|row| row.id).collect()).await?;
    Ok(rows
        .into_iter()
        // One that cannot be read is logged and left out.
        .filter_map(|row| {
            Some(QuestionRow {
                id: row.id.to_string(),
                bureau: row::bureau(&row).ok()?,
                standing: row::standing(&row::state(&row).ok()?),
                asked_at: row.asked_at.timestamp(),
                beginning: beginnings.remove(&row.id).unwrap_or_default(),
            })
        })
        .collect())
}

/// One thread of the asker's.
///
/// # Errors
/// [`Fault::NotFound`] for what is not theirs.
pub async fn thread(
    state: &AppState,
    visitor: &Visitor,
    id: &str,
    form: Form,
) -> Result<ThreadView, Fault> {
    let account = visitor.signed_in()?;
    let db = state.db.read();
    let row = own(db, account.id, id).await?;
    let today = visitor.today();
    let plan = match row.plan_id {
        Some(id) => row::plan(db, id, today)
            .await?
            .filter(|plan| plan.row.account_id == account.id),
        None => None,
    };
    Ok(ThreadView {
        id: row.id.to_string(),
        bureau: row::bureau(&row)?,
        standing: row::standing(&row::state(&row)?),
        plan: plan.map(|plan| row::asked_plan(&plan, today)),
        handed: HandOver::read(row.guide.as_ref()).shown(state),
        messages: row::messages(db, row.id).await?,
        email: account.email.clone().unwrap_or_default(),
        form,
    })
}

/// The asker's question with this id (text from an address).
pub(super) async fn own(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    id: &str,
) -> Result<question::Model, Fault> {
    let id: Uuid = id.parse().map_err(|_| Fault::NotFound)?;
    question::Entity::find_by_id(id)
        .filter(question::Column::AccountId.eq(account_id))
        .one(db)
        .await?
        .ok_or(Fault::NotFound)
}
