//! The calendar feed of a plan: a secret address that its owner can revoke.
//! Only its hash is stored, so it is shown once.

use app::i18n::{self, Lang};
use app::portal::plans::FeedView;
use domain::schedule::DateId;
use domain::step::StepId;
use jiff::civil::Date;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;

use super::{Actor, OwnedPlan, history};
use crate::auth::who;
use crate::db::entity::plan;
use crate::http::error::Fault;
use crate::secrets::{Token, hash_token};
use crate::state::AppState;
use crate::usecase::plan::calendar_file::{self, CalendarFile, DayEvent};
use crate::usecase::plan_facts::{self, LoadedPlan};

/// The page that explains the feed.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs.
pub async fn look(state: &AppState, actor: &Actor, id: &str) -> Result<FeedView, Fault> {
    let plan = OwnedPlan::find(state.db.read(), actor, id).await?;
    Ok(FeedView {
        plan: plan.name(),
        version: plan.row.version,
        is_on: plan.row.calendar_token_hash.is_some(),
        fresh_url: None,
    })
}

/// Makes a new address; an older one stops working.
///
/// # Errors
/// [`Fault::Conflict`] when the plan has changed meanwhile.
pub async fn make(
    state: &AppState,
    actor: &Actor,
    id: &str,
    version: i32,
) -> Result<FeedView, Fault> {
    let token = Token::new();
    let plan = set(state, actor, id, version, Some(token.hash()), "feed-made").await?;
    let url = format!("{}/feed/{}.ics", state.config.public_url(), token.reveal());
    Ok(FeedView {
        plan: plan.name(),
        version: plan.row.version + 1,
        is_on: true,
        fresh_url: Some(url),
    })
}

/// Takes the address away.
///
/// # Errors
/// [`Fault::Conflict`] when the plan has changed meanwhile.
pub async fn revoke(state: &AppState, actor: &Actor, id: &str, version: i32) -> Result<(), Fault> {
    set(state, actor, id, version, None, "feed-revoked")
        .await
        .map(|_| ())
}

async fn set(
    state: &AppState,
    actor: &Actor,
    id: &str,
    version: i32,
    hash: Option<String>,
    act: &str,
) -> Result<OwnedPlan, Fault> {
    let transaction = state.db.begin().await?;
    let plan = OwnedPlan::find(&transaction, actor, id).await?;
    if plan.row.version != version {
        return Err(Fault::Conflict);
    }
    let now = actor.instant();
    let change = plan::ActiveModel {
        calendar_token_hash: Set(hash),
        ..Default::default()
    };
    plan.save(&transaction, change, now).await?;
    history::record(
        &transaction,
        plan.row.id,
        actor.account_id,
        act,
        json!({}),
        now,
    )
    .await?;
    transaction.commit().await?;
    Ok(plan)
}

/// The file of the feed with this secret, in its owner's language. A removed
/// plan's events are there as cancelled ones: a calendar that only stops
/// getting answers keeps what it has.
///
/// # Errors
/// [`Fault::NotFound`] for an address that never was or is no more.
pub async fn file(state: &AppState, token: &str, today: Date) -> Result<CalendarFile, Fault> {
    let db = state.db.read();
    let row = plan::Entity::find()
        .filter(plan::Column::CalendarTokenHash.eq(hash_token(token)))
        .one(db)
        .await?
        .ok_or(Fault::NotFound)?;
    let owner = who::by_id(db, row.account_id)
        .await?
        .ok_or(Fault::NotFound)?;
    let lang = Lang::parse(&owner.lang).unwrap_or_default();
    let plan = plan_facts::load(row, today)?;
    let name = app::args!(
        month = i18n::month(lang, plan.request.opening),
        prefecture = i18n::prefecture(lang, plan.request.prefecture),
        kind = i18n::text(lang, &plan.request.kind.message_id()),
    );
    Ok(CalendarFile {
        key: plan.row.id.to_string(),
        name: i18n::text_with(lang, "kept-line", &name),
        url: Some(format!(
            "{}/plans/{}",
            state.config.public_url(),
            plan.row.id
        )),
        // Rises with every change, so also when events are cancelled or come back.
        sequence: u32::try_from(plan.row.version).unwrap_or_default(),
        made: plan.row.updated_at.timestamp(),
        events: calendar_file::events(lang, &plan.schedule)
            .into_iter()
            .map(|event| as_of(&plan, event))
            .collect(),
    })
}

/// An event as the plan's record leaves it: nothing rings for what is done, and
/// what is gone is cancelled.
fn as_of(plan: &LoadedPlan, event: DayEvent) -> DayEvent {
    let open = plan.progress.open_work();
    let is_returned = plan
        .progress
        .record(StepId::NumberRequest)
        .returned
        .is_some();
    let is_gone = plan.row.removed_at.is_some() || plan.progress.is_not_designated();
    let of = |id: DateId| event.id == id.as_str();
    let waits_for_number = of(DateId::ReplyDispatch) || of(DateId::SubmissionDue);
    let is_done = (of(DateId::CardReaderRequest) && !open.card_reader)
        || (of(DateId::NumberRequestDue) && !open.number_request)
        || (of(DateId::SubmissionDue) && !open.submission);
    DayEvent {
        alarm: event.alarm && !is_done,
        cancelled: is_gone || (is_returned && waits_for_number),
        ..event
    }
}
