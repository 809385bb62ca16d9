//! The promise holds: what a mail carries is rows of its own, mails have a
//! priority, and the database remembers when its jobs last ran (`mark`).

mod carry;

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// `mail::MailKind::priority` of a mail with a one-time link or about security.
const SECURITY: i32 = 10;
/// … of an answer somebody waits for.
const ANSWER: i32 = 20;
/// … of a reminder, and of rows that an older binary writes.
const REMINDER: i32 = 100;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // With a default, so that an older binary can still insert.
        let priority = Table::alter()
            .table("outbox")
            .add_column(integer("priority").default(REMINDER))
            .to_owned();
        manager.alter_table(priority).await?;
        let item = Table::create()
            .table("outbox_item")
            .col(string("key").primary_key())
            .col(uuid("outbox_id"))
            .col(uuid_null("plan_id"))
            .col(json("item"))
            .col(big_integer("created_at"))
            .foreign_key(
                ForeignKey::create()
                    .from("outbox_item", "outbox_id")
                    .to("outbox", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        let mark = Table::create()
            .table("mark")
            .col(string("name").primary_key())
            .col(big_integer("at"))
            .col(json("detail"))
            .to_owned();
        super::create(manager, vec![item, mark], indices()).await?;
        prioritise(manager).await?;
        carry::carry(manager).await
    }
}

fn indices() -> Vec<IndexCreateStatement> {
    let index = |name: &str, table: &'static str, columns: &[&'static str]| {
        let mut index = Index::create();
        index.name(name).table(table);
        for column in columns {
            index.col(*column);
        }
        index
    };
    vec![
        index("outbox_claim", "outbox", &["state", "priority", "next_at"]),
        index("outbox_account", "outbox", &["account_id"]),
        index("outbox_recipient", "outbox", &["recipient"]),
        index("outbox_item_outbox", "outbox_item", &["outbox_id"]),
        index("outbox_item_plan", "outbox_item", &["plan_id"]),
        // Looked up by strangers (the feed) or for each of an account's rows.
        index("plan_calendar_token", "plan", &["calendar_token_hash"]),
        index("account_bureau", "account", &["bureau"]),
        index("account_deletion", "account", &["deletion_requested_at"]),
        index("audit_subject", "audit", &["subject"]),
        index("audit_actor", "audit", &["actor_id"]),
        index("one_time_link_account", "one_time_link", &["account_id"]),
        index("one_time_link_email", "one_time_link", &["email"]),
        index("one_time_link_expires", "one_time_link", &["expires_at"]),
        index("guide_turn_account", "guide_turn", &["account_id", "at"]),
        index("guide_turn_at", "guide_turn", &["at"]),
    ]
}

/// Mails that wait already get the priority of their kind.
async fn prioritise(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let of = |priority: i32, kinds: &[&'static str]| {
        Query::update()
            .table("outbox")
            .value("priority", priority)
            .and_where(Expr::col("kind").is_in(kinds.iter().copied()))
            .to_owned()
    };
    let db = manager.get_connection();
    db.execute(&of(ANSWER, &["question-received", "question-answered"]))
        .await?;
    db.execute(&of(
        SECURITY,
        &[
            "confirm-address",
            "sign-in-link",
            "account-exists",
            "reset-password",
            "address-changed",
            "password-changed",
            "deletion-requested",
            "staff-invite",
        ],
    ))
    .await?;
    Ok(())
}
