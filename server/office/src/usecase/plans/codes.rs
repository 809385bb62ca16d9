//! The codes of a plan: sealed in the database, masked on pages, whole only on
//! request. Nothing in here is logged.

use domain::code::{CodeError, ProvisionalCode, ReceptionNumber};
use domain::history::HistoryAct;
use portal::plans::{CodeKind, CodeView, StoredCode};
use sea_orm::ConnectionTrait;
use serde_json::json;
use uuid::Uuid;

use super::changing::Changing;
use super::{PlanError, kept};
use crate::actor::Actor;
use crate::db::plan::Plan;
use crate::db::{plan_code, unreadable};
use crate::office::Office;
use crate::secrets::Keys;

/// A typed code of either kind.
pub(super) enum Code {
    Provisional(ProvisionalCode),
    Reception(ReceptionNumber),
}

impl Code {
    /// Reads what was typed where a code of this kind belongs.
    pub(super) fn parse(kind: CodeKind, text: &str, plan: &Plan) -> Result<Self, CodeError> {
        match kind {
            CodeKind::Provisional => ProvisionalCode::parse(text).map(Self::Provisional),
            CodeKind::Reception => {
                ReceptionNumber::parse(text, plan.request.prefecture, plan.request.kind())
                    .map(Self::Reception)
            }
        }
    }

    fn kind(&self) -> CodeKind {
        match self {
            Self::Provisional(_) => CodeKind::Provisional,
            Self::Reception(_) => CodeKind::Reception,
        }
    }

    pub(super) fn reveal(&self) -> &str {
        match self {
            Self::Provisional(code) => code.reveal(),
            Self::Reception(number) => number.reveal(),
        }
    }

    fn shown(&self, plan: &Plan) -> StoredCode {
        match self {
            Self::Provisional(code) => StoredCode {
                masked: code.to_string(),
                odd: false,
            },
            Self::Reception(number) => StoredCode {
                masked: number.to_string(),
                odd: number
                    .warning(plan.request.prefecture, plan.request.kind())
                    .is_some(),
            },
        }
    }
}

/// The stored code, if there is one.
pub(super) async fn load(
    db: &impl ConnectionTrait,
    keys: &Keys,
    plan: &Plan,
    kind: CodeKind,
) -> Result<Option<Code>, PlanError> {
    let Some(text) = plan_code::load(db, keys, plan.row.id, kind.as_str()).await? else {
        return Ok(None);
    };
    Code::parse(kind, &text?, plan)
        .map(Some)
        .map_err(|_| unreadable("plan_code", plan.row.id, kind.as_str()).into())
}

/// The stored code as pages show it.
pub(super) async fn masked(
    db: &impl ConnectionTrait,
    keys: &Keys,
    plan: &Plan,
    kind: CodeKind,
) -> Result<Option<StoredCode>, PlanError> {
    Ok(load(db, keys, plan, kind)
        .await?
        .map(|code| code.shown(plan)))
}

/// Whether the other one of a pair has this very code.
pub(super) async fn is_twins(
    changing: &Changing<'_>,
    keys: &Keys,
    code: &Code,
) -> Result<bool, PlanError> {
    let Some(twin) = changing.twin().await? else {
        return Ok(false);
    };
    let other = load(&changing.db, keys, &twin, code.kind()).await?;
    Ok(other.is_some_and(|other| other.reveal() == code.reveal()))
}

/// Stores a code, sealed, in place of an older one; the history says so.
pub(super) async fn store(
    changing: &Changing<'_>,
    keys: &Keys,
    code: &Code,
) -> Result<(), PlanError> {
    let kind = code.kind();
    let (id, now) = (changing.plan.row.id, changing.actor.instant());
    plan_code::store(&changing.db, keys, id, (kind.as_str(), code.reveal()), now).await??;
    let detail = json!({ "step": kind.step() });
    changing.record(HistoryAct::CodeStored, detail).await
}

/// Forgets a plan's code, or all of them.
pub(super) async fn forget(
    db: &impl ConnectionTrait,
    plan_id: Uuid,
    kind: Option<CodeKind>,
) -> Result<(), PlanError> {
    Ok(plan_code::forget(db, plan_id, kind.map(CodeKind::as_str)).await?)
}

/// Shows a code to its owner, on request; the history says that it was shown.
///
/// # Errors
/// [`PlanError::NotFound`] if there is none.
pub async fn reveal(
    office: &Office,
    actor: &Actor,
    id: &str,
    kind: CodeKind,
) -> Result<CodeView, PlanError> {
    let changing = Changing::anew(office, actor, id).await?;
    let code = load(&changing.db, &office.keys, &changing.plan, kind)
        .await?
        .ok_or(PlanError::NotFound)?;
    let detail = json!({ "step": kind.step() });
    changing.record(HistoryAct::CodeShown, detail).await?;
    let plan = kept::name(&changing.plan);
    changing.done_silently().await?;
    Ok(CodeView {
        plan,
        kind,
        code: code.reveal().to_owned(),
    })
}
