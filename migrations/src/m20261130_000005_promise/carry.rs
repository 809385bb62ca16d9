//! What each reminder mail carries becomes rows of its own.
//!
//! Until now one reminder's row, found by its key, carried the others of its
//! morning too, as a list in its payload; the others' rows were `merged` into
//! it for good. Afterwards a reminder is taken while it has an item, and only
//! then. Each row is left so that the release before, which knows no items,
//! does the same with it: it goes by key, state and payload.

use std::collections::{HashMap, HashSet};

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::prelude::Json;
use sea_orm_migration::sea_orm::{JsonValue, QueryResult};
use uuid::Uuid;

/// A reminder mail before this migration.
struct Mail {
    id: Uuid,
    /// The key of the reminder whose row it was at first.
    key: String,
    state: String,
    /// What it said last, or will say: what had dropped out is not in it.
    items: Vec<(String, JsonValue)>,
    attempts: i32,
    is_rendered: bool,
    last_class: Option<String>,
    last_code: Option<String>,
    created_at: i64,
}

/// One attempt at a mail.
struct Attempt {
    class: String,
    started_at: i64,
}

/// See the module.
pub(super) async fn carry(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let mails = mails(manager).await?;
    let mut attempts = attempts(manager).await?;
    let mut taken: HashSet<String> = HashSet::new();
    let mut items: HashMap<String, JsonValue> = HashMap::new();
    for mail in &mails {
        items.extend(mail.items.iter().cloned());
        if mail.items.is_empty() {
            continue;
        }
        let attempts = attempts.remove(&mail.id).unwrap_or_default();
        if mail.state == "cancelled" {
            if !mail.may_have_arrived(&attempts) {
                mail.keep_own(manager).await?;
                continue;
            }
            // Also where an earlier attempt says so, or none could: the worker died.
            let may_have_arrived = Query::update()
                .table("outbox")
                .value("last_class", "unknown")
                .and_where(Expr::col("id").eq(mail.id))
                .and_where(
                    Expr::col("last_class")
                        .is_null()
                        .or(Expr::col("last_class").ne("accepted")),
                )
                .to_owned();
            db.execute(&may_have_arrived).await?;
        }
        taken.extend(mail.items.iter().map(|(key, _)| key.clone()));
        mail.write_items(manager).await?;
        if mail.is_carrier() {
            mail.split(manager).await?;
        }
    }
    for mail in &mails {
        if mail.state == "merged" && !taken.contains(&mail.key) {
            free(manager, mail, items.get(&mail.key)).await?;
        }
    }
    Ok(())
}

async fn mails(manager: &SchemaManager<'_>) -> Result<Vec<Mail>, DbErr> {
    let mails = Query::select()
        .columns([
            "id",
            "dedupe_key",
            "payload",
            "state",
            "attempts",
            "last_class",
            "last_code",
            "created_at",
        ])
        .expr_as(Expr::col("eml").is_not_null(), "is_rendered")
        .from("outbox")
        .and_where(Expr::col("kind").eq("reminder"))
        .order_by("created_at", Order::Asc)
        .order_by("id", Order::Asc)
        .to_owned();
    let rows = manager.get_connection().query_all(&mails).await?;
    rows.iter().map(Mail::read).collect()
}

async fn attempts(manager: &SchemaManager<'_>) -> Result<HashMap<Uuid, Vec<Attempt>>, DbErr> {
    let select = Query::select()
        .columns(["outbox_id", "class", "started_at"])
        .from("delivery_attempt")
        .to_owned();
    let mut attempts: HashMap<Uuid, Vec<Attempt>> = HashMap::new();
    for row in manager.get_connection().query_all(&select).await? {
        let attempt = Attempt {
            class: row.try_get("", "class")?,
            started_at: row.try_get("", "started_at")?,
        };
        let mail = row.try_get("", "outbox_id")?;
        attempts.entry(mail).or_default().push(attempt);
    }
    Ok(attempts)
}

impl Mail {
    fn read(row: &QueryResult) -> Result<Self, DbErr> {
        let payload: JsonValue = row.try_get("", "payload")?;
        let items = payload["items"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|item| (key(item), item.clone()))
            .collect();
        Ok(Self {
            id: row.try_get("", "id")?,
            key: row.try_get("", "dedupe_key")?,
            state: row.try_get("", "state")?,
            items,
            attempts: row.try_get("", "attempts")?,
            is_rendered: row.try_get("", "is_rendered")?,
            last_class: row.try_get("", "last_class")?,
            last_code: row.try_get("", "last_code")?,
            created_at: row.try_get("", "created_at")?,
        })
    }

    /// Whether its reader may have this cancelled mail: a server took it, hung
    /// up after the whole text, or a worker died over it and nobody knows.
    fn may_have_arrived(&self, attempts: &[Attempt]) -> bool {
        let arrives = |class: &str| matches!(class, "accepted" | "unknown");
        if self.last_class.as_deref().is_some_and(arrives)
            || attempts.iter().any(|attempt| arrives(&attempt.class))
        {
            return true;
        }
        // Attempts count claims. One that ended the mail left no other trace;
        // what the configuration was to blame for was not counted.
        let recorded = attempts
            .iter()
            .filter(|attempt| {
                attempt.class != "misconfigured" && attempt.started_at >= self.created_at
            })
            .count();
        let ended_at_claim = matches!(
            self.last_code.as_deref(),
            Some("no longer needed" | "account closed" | "no address")
        );
        let known = <i32 as TryFrom<usize>>::try_from(recorded).unwrap_or(i32::MAX);
        let unknown = self.attempts - known - i32::from(ended_at_claim);
        self.is_rendered && unknown > 0
    }

    /// Whether it said anything but what its key says.
    fn is_carrier(&self) -> bool {
        self.items.iter().any(|(key, _)| *key != self.key)
    }

    /// A cancelled mail that may come back comes back as what its key says; the
    /// others come back by themselves.
    async fn keep_own(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let own = self.items.iter().find(|(key, _)| *key == self.key);
        let keeping = Query::update()
            .table("outbox")
            .value("payload", payload(own.map(|(_, item)| item)))
            .and_where(Expr::col("id").eq(self.id))
            .to_owned();
        manager.get_connection().execute(&keeping).await.map(|_| ())
    }

    async fn write_items(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for (key, item) in &self.items {
            let plan_id: Option<Uuid> = item["plan_id"].as_str().and_then(|id| id.parse().ok());
            let row = Query::insert()
                .into_table("outbox_item")
                .columns(["key", "outbox_id", "plan_id", "item", "created_at"])
                .values_panic([
                    key.as_str().into(),
                    self.id.into(),
                    plan_id.into(),
                    item.clone().into(),
                    self.created_at.into(),
                ])
                .on_conflict(OnConflict::column("key").do_nothing().to_owned())
                .to_owned();
            manager.get_connection().execute(&row).await?;
        }
        Ok(())
    }

    /// One row for the mail, and one for the reminder whose row it was, unless
    /// that has dropped out: then its key is free.
    async fn split(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let name = format!("carrier:{}", self.id);
        let into = Json::from_iter([("into", name.clone())]);
        let carrier = Query::update()
            .table("outbox")
            .value("dedupe_key", name)
            .and_where(Expr::col("id").eq(self.id))
            .to_owned();
        db.execute(&carrier).await?;
        let keys = self.items.iter().map(|(key, _)| key.clone());
        let others = Query::update()
            .table("outbox")
            .value("payload", into.clone())
            .and_where(Expr::col("dedupe_key").is_in(keys))
            .and_where(Expr::col("state").eq("merged"))
            .to_owned();
        db.execute(&others).await?;
        if self.items.iter().any(|(key, _)| *key == self.key) {
            db.execute(&self.merged_row(into)?).await?;
        }
        Ok(())
    }

    fn merged_row(&self, into: JsonValue) -> Result<InsertStatement, DbErr> {
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
        // An id of its own, the same each time: migrations draw no random numbers.
        let own = Uuid::from_u128(self.id.as_u128() ^ 1);
        let columns = [
            "id",
            "dedupe_key",
            "message_id",
            "payload",
            "state",
            "lease_epoch",
            "settled_at",
        ];
        let copy = Query::select()
            .expr(Expr::value(own))
            .expr(Expr::value(self.key.clone()))
            .expr(Expr::value(own.to_string()))
            .expr(Expr::value(into))
            .expr(Expr::value("merged"))
            .expr(Expr::value(0))
            .column("created_at")
            .columns(COPIED)
            .from("outbox")
            .and_where(Expr::col("id").eq(self.id))
            .to_owned();
        let row = Query::insert()
            .into_table("outbox")
            .columns(columns.into_iter().chain(COPIED))
            .select_from(copy)
            .map_err(|error| DbErr::Custom(error.to_string()))?
            .to_owned();
        Ok(row)
    }
}

/// What was merged into a mail that did not take it along may come back.
async fn free(
    manager: &SchemaManager<'_>,
    mail: &Mail,
    item: Option<&JsonValue>,
) -> Result<(), DbErr> {
    let freeing = Query::update()
        .table("outbox")
        .value("state", "cancelled")
        .value("payload", payload(item))
        .and_where(Expr::col("id").eq(mail.id))
        .to_owned();
    manager.get_connection().execute(&freeing).await.map(|_| ())
}

fn payload(item: Option<&JsonValue>) -> JsonValue {
    let items: Vec<JsonValue> = item.cloned().into_iter().collect();
    Json::from_iter([("items", items)])
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
