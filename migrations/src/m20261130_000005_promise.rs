//! The promise holds: what a mail carries is rows of its own, mails have a
//! priority, and the database remembers when its jobs last ran (`mark`).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::{JsonValue, QueryResult};
use uuid::Uuid;

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
        carry(manager).await
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

/// The reminders within each mail, until now a list in its payload, become rows.
/// Where one reminder's row carried others' too, it becomes two: the carrier,
/// and the reminder merged into it.
async fn carry(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let mails = Query::select()
        .columns([
            "id",
            "dedupe_key",
            "payload",
            "state",
            "last_class",
            "created_at",
        ])
        .from("outbox")
        .and_where(Expr::col("kind").eq("reminder"))
        .order_by("created_at", Order::Asc)
        .order_by("id", Order::Asc)
        .to_owned();
    for mail in db.query_all(&mails).await? {
        let id: Uuid = mail.try_get("", "id")?;
        let payload: JsonValue = mail.try_get("", "payload")?;
        let items: Vec<(String, JsonValue)> = payload["items"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|item| (key(item), item.clone()))
            .collect();
        if items.is_empty() || is_free(&mail)? {
            continue;
        }
        let created_at: i64 = mail.try_get("", "created_at")?;
        for (key, item) in &items {
            let plan_id: Option<Uuid> = item["plan_id"].as_str().and_then(|id| id.parse().ok());
            let row = Query::insert()
                .into_table("outbox_item")
                .columns(["key", "outbox_id", "plan_id", "item", "created_at"])
                .values_panic([
                    key.as_str().into(),
                    id.into(),
                    plan_id.into(),
                    item.clone().into(),
                    created_at.into(),
                ])
                .on_conflict(OnConflict::column("key").do_nothing().to_owned())
                .to_owned();
            db.execute(&row).await?;
        }
        if items.len() > 1 {
            split(manager, id, &mail.try_get::<String>("", "dedupe_key")?).await?;
        }
    }
    Ok(())
}

/// A cancelled reminder that cannot have arrived may come back.
fn is_free(mail: &QueryResult) -> Result<bool, DbErr> {
    let state: String = mail.try_get("", "state")?;
    let class: Option<String> = mail.try_get("", "last_class")?;
    let may_have_arrived = matches!(class.as_deref(), Some("accepted" | "unknown"));
    Ok(state == "cancelled" && !may_have_arrived)
}

/// `domain::reminder::Due::key` at the time of this migration.
fn key(item: &JsonValue) -> String {
    let text = |name: &str| item[name].as_str().unwrap_or("-").to_owned();
    let number = |name: &str| item[name].as_u64().unwrap_or_default();
    format!(
        "{}:{}:{}:{}:{}",
        text("kind"),
        text("plan_id"),
        text("step"),
        number("revision"),
        number("offset")
    )
}

async fn split(manager: &SchemaManager<'_>, id: Uuid, key: &str) -> Result<(), DbErr> {
    const COPIED: [&str; 8] = [
        "kind",
        "account_id",
        "plan_id",
        "lang",
        "attempts",
        "next_at",
        "not_after",
        "created_at",
    ];
    let db = manager.get_connection();
    let carrier = Query::update()
        .table("outbox")
        .value("dedupe_key", format!("carrier:{id}"))
        .and_where(Expr::col("id").eq(id))
        .to_owned();
    db.execute(&carrier).await?;
    // An id of its own, the same each time: migrations draw no random numbers.
    let own = Uuid::from_u128(id.as_u128() ^ 1);
    let columns = [
        "id",
        "dedupe_key",
        "message_id",
        "payload",
        "state",
        "lease_epoch",
        "settled_at",
    ];
    let payload =
        sea_orm_migration::sea_orm::prelude::Json::from_iter([("into", format!("carrier:{id}"))]);
    let merged = Query::insert()
        .into_table("outbox")
        .columns(columns.into_iter().chain(COPIED))
        .select_from(
            Query::select()
                .expr(Expr::value(own))
                .expr(Expr::value(key))
                .expr(Expr::value(own.to_string()))
                .expr(Expr::value(payload))
                .expr(Expr::value("merged"))
                .expr(Expr::value(0))
                .column("created_at")
                .columns(COPIED)
                .from("outbox")
                .and_where(Expr::col("id").eq(id))
                .to_owned(),
        )
        .map_err(|error| DbErr::Custom(error.to_string()))?
        .to_owned();
    db.execute(&merged).await?;
    Ok(())
}
