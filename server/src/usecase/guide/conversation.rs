//! The turns of a conversation: the session's, and for signed-in people the
//! plan's. Nobody reads or deletes another's.

use app::portal::guide::{Given, Said, Turn};
use guide::Guide;
use sea_orm::sea_query::{Expr, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use super::remembered::{ANSWER, CLARIFY, ESCALATE, FOR_PERSON, Remembered};
use crate::auth::session::{self, Flash, SessionData};
use crate::db::MOST_IN;
use crate::db::entity::guide_turn;
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::secrets::hash_token;
use crate::state::AppState;

/// No page shows more.
const SHOWN: u64 = 50;

/// The turns that the visitor may see here, oldest first: of this session, and
/// of the plan.
///
/// # Errors
/// When the database is gone.
pub async fn turns(
    db: &impl ConnectionTrait,
    visitor: &Visitor,
    plan_id: Option<Uuid>,
) -> Result<Vec<guide_turn::Model>, DbErr> {
    let Some(mine) = of_page(visitor, plan_id) else {
        return Ok(Vec::new());
    };
    let mut turns = guide_turn::Entity::find()
        .filter(mine)
        .order_by_desc(guide_turn::Column::At)
        .order_by_desc(guide_turn::Column::Id)
        .limit(SHOWN)
        .all(db)
        .await?;
    turns.reverse();
    Ok(turns)
}

/// A turn as the page shows it: worded anew from what was decided, at the hour
/// it was asked.
#[must_use]
pub fn shown(guide: &Guide, row: &guide_turn::Model, given: &Given) -> Turn {
    let remembered = Remembered::read(&row.topics);
    let context = remembered.context();
    let said = match row.outcome.as_str() {
        ANSWER => {
            let at = row.at.timestamp();
            let answers: Vec<_> = remembered
                .topic_ids()
                .iter()
                .filter_map(|topic| guide.answer(topic, context, at))
                .collect();
            if answers.is_empty() {
                Said::Gone
            } else {
                Said::Answer(answers)
            }
        }
        CLARIFY => Said::Clarify(
            remembered
                .topic_ids()
                .into_iter()
                .filter(|id| guide.topic(id).is_some())
                .collect(),
        ),
        ESCALATE => remembered.reason().map_or(Said::Gone, Said::Declined),
        FOR_PERSON => Said::ForPerson,
        _ => Said::Gone,
    };
    Turn {
        id: row.id.to_string(),
        question: row.question.clone(),
        said,
        helpful: row.helpful,
        given: given.clone(),
        context,
    }
}

/// 「役に立ちましたか」
///
/// # Errors
/// [`Fault::NotFound`] for a turn that is not the visitor's.
pub async fn rate(
    state: &AppState,
    visitor: &Visitor,
    turn: &str,
    helpful: bool,
) -> Result<(), Fault> {
    let id: Uuid = turn.parse().map_err(|_| Fault::NotFound)?;
    let mine = of_visitor(visitor).ok_or(Fault::NotFound)?;
    let transaction = state.db.begin().await?;
    let written = guide_turn::Entity::update_many()
        .col_expr(guide_turn::Column::Helpful, Expr::value(helpful))
        .filter(guide_turn::Column::Id.eq(id))
        .filter(mine)
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    if written.rows_affected == 1 {
        Ok(())
    } else {
        Err(Fault::NotFound)
    }
}

/// Deletes what the page shows, for good.
///
/// # Errors
/// When the database is gone.
pub async fn forget(
    state: &AppState,
    visitor: &Visitor,
    plan_id: Option<Uuid>,
) -> Result<(), Fault> {
    let Some(mine) = of_page(visitor, plan_id) else {
        return Ok(());
    };
    let transaction = state.db.begin().await?;
    guide_turn::Entity::delete_many()
        .filter(mine)
        .exec(&transaction)
        .await?;
    if let Some(row) = &visitor.session {
        let flash = Some(Flash {
            message: "guide-flash-forgotten".to_owned(),
            at: visitor.instant(),
        });
        let data = SessionData {
            flash,
            ..visitor.data.clone()
        };
        session::save(&transaction, &row.token_hash, &data, visitor.instant()).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// The conversation's key in the database; the session alone knows its name.
#[must_use]
pub fn key(name: &str) -> String {
    hash_token(name)
}

/// What was asked before signing in belongs to the account from here on: it is
/// exported and deleted with it.
///
/// # Errors
/// When the database is gone.
pub(in crate::usecase) async fn adopt(
    db: &impl ConnectionTrait,
    name: &str,
    account_id: Uuid,
) -> Result<(), DbErr> {
    guide_turn::Entity::update_many()
        .col_expr(guide_turn::Column::AccountId, Expr::value(account_id))
        .filter(nobodys(
            guide_turn::Column::Conversation.eq(key(name)),
            Some(account_id),
        ))
        .exec(db)
        .await
        .map(|_| ())
}

/// An account's turns, and those without a name in conversations that were
/// nobody else's: conditions that each fit a statement, to be used in order.
///
/// # Errors
/// When the database is gone.
pub(in crate::usecase) async fn of_account(
    db: &impl ConnectionTrait,
    account_id: Uuid,
) -> Result<Vec<Condition>, DbErr> {
    let conversations: Vec<String> = guide_turn::Entity::find()
        .select_only()
        .column(guide_turn::Column::Conversation)
        .distinct()
        .filter(guide_turn::Column::AccountId.eq(account_id))
        .into_tuple()
        .all(db)
        .await?;
    let before = conversations.chunks(MOST_IN).map(|some| {
        let conversations = guide_turn::Column::Conversation.is_in(some.iter().cloned());
        nobodys(conversations, Some(account_id))
    });
    // Those without a name first: by the others they are found.
    let mine = Condition::all().add(guide_turn::Column::AccountId.eq(account_id));
    Ok(before.chain([mine]).collect())
}

/// Turns without a name, of those of these conversations in which no other
/// account has asked anything: two people may use one browser, and whose the
/// turns were could not be told.
fn nobodys(conversations: SimpleExpr, me: Option<Uuid>) -> Condition {
    let mut others = Query::select();
    others
        .column(guide_turn::Column::Conversation)
        .from(guide_turn::Entity)
        .and_where(conversations.clone())
        .and_where(guide_turn::Column::AccountId.is_not_null());
    if let Some(me) = me {
        others.and_where(guide_turn::Column::AccountId.ne(me));
    }
    Condition::all()
        .add(conversations)
        .add(guide_turn::Column::AccountId.is_null())
        .add(guide_turn::Column::Conversation.not_in_subquery(others.take()))
}

/// The session's conversation, as far as it is the visitor's.
fn of_session(visitor: &Visitor) -> Option<Condition> {
    let name = visitor.data.conversation.as_deref()?;
    let conversation = guide_turn::Column::Conversation.eq(key(name));
    let me = visitor.account.as_ref().map(|account| account.id);
    let named = me.map(|me| {
        Condition::all()
            .add(conversation.clone())
            .add(guide_turn::Column::AccountId.eq(me))
    });
    Some(
        Condition::any()
            .add(nobodys(conversation, me))
            .add_option(named),
    )
}

fn of_visitor(visitor: &Visitor) -> Option<Condition> {
    let account = visitor
        .account
        .as_ref()
        .map(|account| guide_turn::Column::AccountId.eq(account.id));
    match (of_session(visitor), account) {
        (None, None) => None,
        (session, account) => Some(Condition::any().add_option(session).add_option(account)),
    }
}

/// With a plan: its turns, and those of this session that belong to no plan.
fn of_page(visitor: &Visitor, plan_id: Option<Uuid>) -> Option<Condition> {
    let session = of_session(visitor);
    let Some(plan_id) = plan_id else {
        return session;
    };
    let account = visitor.account.as_ref()?;
    let of_plan = Condition::all()
        .add(guide_turn::Column::AccountId.eq(account.id))
        .add(guide_turn::Column::PlanId.eq(plan_id));
    let of_none = session.map(|session| {
        Condition::all()
            .add(session)
            .add(guide_turn::Column::PlanId.is_null())
    });
    Some(Condition::any().add(of_plan).add_option(of_none))
}
