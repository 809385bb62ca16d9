//! A kept plan as the domain sees it: the one place that turns its row into
//! dates and recorded progress.

use domain::bureau::Prefecture;
use domain::calendar::Calendar;
use domain::month::YearMonth;
use domain::progress::Progress;
use domain::rulebook::Rulebook;
use domain::schedule::{Kind, PlanRequest, Schedule, schedule};
use jiff::civil::Date;

use crate::db::entity::plan;

/// A plan's row with what follows from it.
#[derive(Clone, Debug)]
pub struct LoadedPlan {
    /// The row.
    pub row: plan::Model,
    /// What was asked for.
    pub request: PlanRequest,
    /// Its dates.
    pub schedule: Schedule,
    /// What its owner recorded.
    pub progress: Progress,
}

/// A row that no version of ours has written.
#[derive(Debug, thiserror::Error)]
#[error("plan {plan_id}: `{column}` cannot be read")]
pub struct Unreadable {
    /// Which plan.
    pub plan_id: uuid::Uuid,
    /// Which column.
    pub column: &'static str,
}

/// Works out the plan on `today` (Japan time).
///
/// # Errors
/// When a column holds what no version of ours has written.
pub fn load(row: plan::Model, today: Date) -> Result<LoadedPlan, Unreadable> {
    let unreadable = |column| Unreadable {
        plan_id: row.id,
        column,
    };
    let request = PlanRequest {
        opening: YearMonth::parse(&row.opening).ok_or_else(|| unreadable("opening"))?,
        prefecture: Prefecture::parse(&row.prefecture).ok_or_else(|| unreadable("prefecture"))?,
        kind: Kind::parse(&row.kind).ok_or_else(|| unreadable("kind"))?,
    };
    let progress: Progress =
        serde_json::from_value(row.progress.clone()).map_err(|_| unreadable("progress"))?;
    let schedule = schedule(Rulebook::embedded(), Calendar::official(), request, today);
    Ok(LoadedPlan {
        row,
        request,
        schedule,
        progress,
    })
}

/// The same for lists, and where a plan is only looked at beside something else:
/// one that cannot be read is named in the log and counted, and left out.
#[must_use]
pub fn load_or_log(row: plan::Model, today: Date) -> Option<LoadedPlan> {
    load(row, today)
        .inspect_err(|error| {
            metrics::counter!("unreadable_rows_total", "table" => "plan").increment(1);
            tracing::error!(%error, "a stored plan is left out");
        })
        .ok()
}

impl From<Unreadable> for crate::http::error::Fault {
    fn from(error: Unreadable) -> Self {
        metrics::counter!("unreadable_rows_total", "table" => "plan").increment(1);
        tracing::error!(%error, "a stored plan cannot be shown");
        Self::Unreadable
    }
}
