//! Merge: several reminders of one morning become one mail.

use domain::reminder::Due;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::plan::{NewMail, insert};
use super::row::{life, or_mistake, save};
use super::state::Life;
use crate::clock::new_id;
use crate::db::Instant;
use crate::db::account::Account;
use crate::db::column::MailKind;
use crate::db::entity::{outbox, outbox_item};
use crate::mail::ReminderPayload;

/// Makes a carrier for these reminders, the most urgent first, and merges each
/// into it.
pub(super) async fn merge(
    db: &impl ConnectionTrait,
    account: &Account,
    reminders: &[(Uuid, Due)],
    now: Instant,
) -> Result<(), DbErr> {
    let Some((_, first)) = reminders.first() else {
        return Ok(());
    };
    let of_one_plan = reminders
        .iter()
        .all(|(_, due)| due.plan_id == first.plan_id);
    let not_after: Option<Instant> = reminders.iter().map(|(_, due)| due.not_after.into()).max();
    let mail = NewMail {
        kind: MailKind::Reminder,
        account_id: Some(account.id),
        plan_id: first.plan_id.parse().ok().filter(|_| of_one_plan),
        recipient: None,
        lang: account.lang,
        dedupe_key: format!("carrier:{}", new_id()),
        payload: ReminderPayload::of(reminders.iter().map(|(_, due)| due.clone()).collect()),
        not_before: first.send_at.into(),
        not_after,
    };
    let waiting = Life::planned(mail.not_before, mail.not_after, now);
    // Its key is new: it cannot be taken.
    let Some(carrier) = insert(db, mail, &waiting).await? else {
        return Ok(());
    };
    for some in reminders.chunks(crate::db::MOST_IN) {
        let rows = outbox::Entity::find()
            .filter(outbox::Column::Id.is_in(some.iter().map(|(id, _)| *id)))
            .all(db)
            .await?;
        for row in &rows {
            save(db, row, &or_mistake(life(row).merge(now))?).await?;
        }
        outbox_item::Entity::update_many()
            .col_expr(outbox_item::Column::OutboxId, Expr::value(carrier))
            .filter(outbox_item::Column::Key.is_in(some.iter().map(|(_, due)| due.key())))
            .exec(db)
            .await?;
    }
    Ok(())
}
