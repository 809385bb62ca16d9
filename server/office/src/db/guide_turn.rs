//! Turns of conversations with the guide: the one place of their table, and the
//! whole answer to "who may read a conversation": the browser it was held in, as
//! far as nobody else has signed in there, and the account that held it.

use jiff::Timestamp;
use locales::Lang;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, Query, SimpleExpr};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde_json::Value;
use uuid::Uuid;

use super::entity::guide_turn::{ActiveModel, Column, Entity};
use super::{Instant, MOST_IN};

pub use super::entity::guide_turn::Model as Row;

/// No page shows more.
const SHOWN: u64 = 50;

/// Who looks at conversations.
#[derive(Clone, Debug, Default)]
pub struct TurnReader {
    /// The key of the browser's conversation (a hash; the session knows its name).
    pub conversation: Option<String>,
    /// Who is signed in.
    pub account: Option<Uuid>,
}

impl TurnReader {
    /// What this reader may see and rate at all.
    fn own(&self) -> Option<Condition> {
        let account = self.account.map(|account| Column::AccountId.eq(account));
        match (self.of_browser(), account) {
            (None, None) => None,
            (browser, account) => Some(Condition::any().add_option(browser).add_option(account)),
        }
    }

    /// What a page shows: with a plan, its turns and those of this browser that
    /// belong to no plan; else this browser's.
    fn of_page(&self, plan: Option<Uuid>) -> Option<Condition> {
        let browser = self.of_browser();
        let Some(plan) = plan else {
            return browser;
        };
        let of_plan = Condition::all()
            .add(Column::AccountId.eq(self.account?))
            .add(Column::PlanId.eq(plan));
        let of_none =
            browser.map(|browser| Condition::all().add(browser).add(Column::PlanId.is_null()));
        Some(Condition::any().add(of_plan).add_option(of_none))
    }

    /// The browser's conversation, as far as it is the reader's.
    fn of_browser(&self) -> Option<Condition> {
        let conversation = Column::Conversation.eq(self.conversation.as_deref()?);
        let named = self.account.map(|me| {
            Condition::all()
                .add(conversation.clone())
                .add(Column::AccountId.eq(me))
        });
        Some(
            Condition::any()
                .add(nobodys(conversation, self.account))
                .add_option(named),
        )
    }
}

/// A turn to be remembered.
#[derive(Clone, Debug)]
pub struct NewTurn {
    /// Its id.
    pub id: Uuid,
    /// The key of the conversation.
    pub conversation: String,
    /// Who, if signed in.
    pub account: Option<Uuid>,
    /// About which plan.
    pub plan: Option<Uuid>,
    /// In which language.
    pub lang: Lang,
    /// What was asked.
    pub question: String,
    /// What came of it.
    pub outcome: &'static str,
    /// Topic ids and what was known.
    pub topics: Value,
}

/// Remembers a turn.
///
/// # Errors
/// When the database is gone.
pub async fn insert(db: &impl ConnectionTrait, new: NewTurn, now: Instant) -> Result<Row, DbErr> {
    let row = ActiveModel {
        id: Set(new.id),
        conversation: Set(new.conversation),
        account_id: Set(new.account),
        plan_id: Set(new.plan),
        lang: Set(new.lang.as_str().to_owned()),
        question: Set(new.question),
        outcome: Set(new.outcome.to_owned()),
        topics: Set(new.topics),
        helpful: Set(None),
        at: Set(now),
    };
    row.insert(db).await
}

/// The turns that the reader may see on a page, oldest first.
///
/// # Errors
/// When the database is gone.
pub async fn of_page(
    db: &impl ConnectionTrait,
    reader: &TurnReader,
    plan: Option<Uuid>,
) -> Result<Vec<Row>, DbErr> {
    let Some(mine) = reader.of_page(plan) else {
        return Ok(Vec::new());
    };
    let mut turns = Entity::find()
        .filter(mine)
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(SHOWN)
        .all(db)
        .await?;
    turns.reverse();
    Ok(turns)
}

/// Deletes what a page shows, for good.
///
/// # Errors
/// When the database is gone.
pub async fn forget_page(
    db: &impl ConnectionTrait,
    reader: &TurnReader,
    plan: Option<Uuid>,
) -> Result<(), DbErr> {
    let Some(mine) = reader.of_page(plan) else {
        return Ok(());
    };
    Entity::delete_many()
        .filter(mine)
        .exec(db)
        .await
        .map(|_| ())
}

/// Says whether a turn helped; `false` for one that is not the reader's.
///
/// # Errors
/// When the database is gone.
pub async fn rate(
    db: &impl ConnectionTrait,
    reader: &TurnReader,
    id: Uuid,
    helpful: bool,
) -> Result<bool, DbErr> {
    let Some(mine) = reader.own() else {
        return Ok(false);
    };
    let written = Entity::update_many()
        .col_expr(Column::Helpful, Expr::value(helpful))
        .filter(Column::Id.eq(id))
        .filter(mine)
        .exec(db)
        .await?;
    Ok(written.rows_affected == 1)
}

/// What was asked before signing in belongs to the account from here on: it is
/// exported and deleted with it.
///
/// # Errors
/// When the database is gone.
pub async fn adopt(
    db: &impl ConnectionTrait,
    conversation: &str,
    account: Uuid,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::AccountId, Expr::value(account))
        .filter(nobodys(
            Column::Conversation.eq(conversation),
            Some(account),
        ))
        .exec(db)
        .await
        .map(|_| ())
}

/// An account's turns, the oldest first: for the export.
///
/// # Errors
/// When the database is gone.
pub async fn rows_of_account(db: &impl ConnectionTrait, account: Uuid) -> Result<Vec<Row>, DbErr> {
    Entity::find()
        .filter(Column::AccountId.eq(account))
        .order_by_asc(Column::At)
        .all(db)
        .await
}

/// Deletes an account's turns, those about its plans, and those without a name
/// in conversations that were nobody else's.
///
/// # Errors
/// When the database is gone.
pub async fn forget_account(
    db: &impl ConnectionTrait,
    account: Uuid,
    plans: &[Uuid],
) -> Result<(), DbErr> {
    let conversations: Vec<String> = Entity::find()
        .select_only()
        .column(Column::Conversation)
        .distinct()
        .filter(Column::AccountId.eq(account))
        .into_tuple()
        .all(db)
        .await?;
    // Those without a name first: by the others they are found.
    let before = conversations.chunks(MOST_IN).map(|some| {
        let conversations = Column::Conversation.is_in(some.iter().cloned());
        nobodys(conversations, Some(account))
    });
    let mine = Condition::all().add(Column::AccountId.eq(account));
    let of_plans = plans
        .chunks(MOST_IN)
        .map(|some| Condition::all().add(Column::PlanId.is_in(some.iter().copied())));
    for theirs in before.chain([mine]).chain(of_plans) {
        Entity::delete_many().filter(theirs).exec(db).await?;
    }
    Ok(())
}

/// Deletes turns of people without an account that were asked by then.
///
/// # Errors
/// When the database is gone.
pub async fn forget_nameless(db: &impl ConnectionTrait, then: Instant) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::AccountId.is_null())
        .filter(Column::At.lte(then))
        .exec(db)
        .await
        .map(|_| ())
}

/// Turns since then that ended so, or ended in the other way and did not help:
/// for those who write topics. Staff see the words, and neither who nor which
/// plan.
///
/// # Errors
/// When the database is gone.
pub async fn unanswered(
    db: &impl ConnectionTrait,
    since: Instant,
    ended: &[&str],
    unhelpful_if: &str,
    limit: u64,
) -> Result<Vec<(String, String, Value, Timestamp)>, DbErr> {
    let not_helped = Condition::all()
        .add(Column::Outcome.eq(unhelpful_if))
        .add(Column::Helpful.eq(false));
    let rows = Entity::find()
        .filter(Column::At.gte(since))
        .filter(
            Condition::any()
                .add(Column::Outcome.is_in(ended.iter().copied()))
                .add(not_helped),
        )
        .order_by_desc(Column::At)
        .limit(limit)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.question, row.outcome, row.topics, row.at.timestamp()))
        .collect())
}

/// Turns without a name, of those of these conversations in which no other
/// account has asked anything: two people may use one browser, and whose the
/// turns were could not be told.
fn nobodys(conversations: SimpleExpr, me: Option<Uuid>) -> Condition {
    let mut others = Query::select();
    others
        .column(Column::Conversation)
        .from(Entity)
        .and_where(conversations.clone())
        .and_where(Column::AccountId.is_not_null());
    if let Some(me) = me {
        others.and_where(Column::AccountId.ne(me));
    }
    Condition::all()
        .add(conversations)
        .add(Column::AccountId.is_null())
        .add(Column::Conversation.not_in_subquery(others.take()))
}
