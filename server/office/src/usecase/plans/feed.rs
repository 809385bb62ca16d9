//! The calendar feed of a plan: a secret address that its owner can revoke.
//! Only its hash is stored, so it is shown once.

use domain::history::HistoryAct;
use domain::progress::Progress;
use domain::schedule::DateId;
use jiff::civil::Date;
use portal::calendar::KeptCalendar;
use portal::plans::FeedView;
use serde_json::json;

use super::changing::Changing;
use super::{PlanError, kept};
use crate::actor::Actor;
use crate::auth::who;
use crate::db::plan::{self, Plan, PlanChange};
use crate::office::Office;
use crate::secrets::{Token, hash_token};

/// The page that explains the feed.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs.
pub async fn look(office: &Office, actor: &Actor, id: &str) -> Result<FeedView, PlanError> {
    let plan = kept::find(office.db.read(), actor, id).await?;
    Ok(FeedView {
        plan: kept::name(&plan),
        version: plan.row.version,
        is_on: plan.row.calendar_token_hash.is_some(),
        fresh_url: None,
    })
}

/// Makes a new address; an older one stops working.
///
/// # Errors
/// [`PlanError::Changed`] when the plan has changed meanwhile.
pub async fn make(
    office: &Office,
    actor: &Actor,
    id: &str,
    version: i32,
) -> Result<FeedView, PlanError> {
    let token = Token::new();
    let changing = Changing::begin(office, actor, id, version).await?;
    let plan = kept::name(&changing.plan);
    set(changing, Some(token.hash()), HistoryAct::FeedMade).await?;
    let url = format!("{}/feed/{}.ics", office.config.public_url(), token.reveal());
    Ok(FeedView {
        plan,
        version: version + 1,
        is_on: true,
        fresh_url: Some(url),
    })
}

/// Takes the address away.
///
/// # Errors
/// [`PlanError::Changed`] when the plan has changed meanwhile.
pub async fn revoke(
    office: &Office,
    actor: &Actor,
    id: &str,
    version: i32,
) -> Result<(), PlanError> {
    let changing = Changing::begin(office, actor, id, version).await?;
    set(changing, None, HistoryAct::FeedRevoked).await
}

async fn set(
    changing: Changing<'_>,
    hash: Option<String>,
    act: HistoryAct,
) -> Result<(), PlanError> {
    let change = PlanChange {
        calendar_token_hash: Some(hash),
        ..PlanChange::default()
    };
    changing.save(change).await?;
    changing.record(act, json!({})).await?;
    changing.done_silently().await
}

/// What the feed with this secret tells, in its owner's language. A removed
/// plan's events are there as cancelled ones: a calendar that only stops getting
/// answers keeps what it has.
///
/// # Errors
/// [`PlanError::NotFound`] for an address that never was or is no more.
pub async fn calendar(
    office: &Office,
    token: &str,
    today: Date,
) -> Result<KeptCalendar, PlanError> {
    let db = office.db.read();
    let plan = plan::by_feed(db, &hash_token(token), today)
        .await?
        .ok_or(PlanError::NotFound)?;
    let owner = who::by_id(db, plan.row.account_id)
        .await?
        .ok_or(PlanError::NotFound)?;
    Ok(KeptCalendar {
        id: plan.row.id.to_string(),
        lang: owner.lang,
        done: done(&plan),
        cancelled: cancelled(&plan.progress, plan.row.removed_at.is_some()),
        // Rises with every change, so also when events are cancelled or come back.
        sequence: u32::try_from(plan.row.version).unwrap_or_default(),
        changed: plan.row.updated_at.timestamp(),
        schedule: plan.schedule,
    })
}

/// The dates for which nothing has to be done any more: they ring no alarm.
fn done(plan: &Plan) -> Vec<DateId> {
    let open = plan.progress.open_work(plan.schedule.practice());
    [
        (DateId::DesignationApplication, !plan.progress.is_applied()),
        (DateId::CardReaderRequest, open.card_reader),
        (DateId::NumberRequestDue, open.number_request),
        (DateId::SubmissionDue, open.submission),
    ]
    .into_iter()
    .filter_map(|(id, is_open)| (!is_open).then_some(id))
    .collect()
}

/// The dates that no longer take place.
fn cancelled(progress: &Progress, is_removed: bool) -> Vec<DateId> {
    if is_removed || progress.is_not_designated() {
        let application = [DateId::DesignationApplication];
        return DateId::ALL.into_iter().chain(application).collect();
    }
    // 返戻 of the application closes the month; a request can be handed in anew.
    if progress.is_application_returned() {
        return vec![DateId::ReplyDispatch, DateId::SubmissionDue];
    }
    Vec::new()
}
