//! The codes of a plan: sealed in the database, masked on pages, whole only on
//! request. Nothing in here is logged.

use app::portal::plans::{CodeKind, CodeView, StoredCode};
use domain::code::{CodeError, ProvisionalCode, ReceptionNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use uuid::Uuid;

use super::{Actor, OwnedPlan, history};
use crate::db::Instant;
use crate::db::entity::plan_code;
use crate::http::error::Fault;
use crate::secrets::Keys;
use crate::state::AppState;

/// A typed code of either kind.
pub(super) enum Code {
    Provisional(ProvisionalCode),
    Reception(ReceptionNumber),
}

impl Code {
    /// Reads what was typed where a code of this kind belongs.
    pub(super) fn parse(kind: CodeKind, text: &str, plan: &OwnedPlan) -> Result<Self, CodeError> {
        match kind {
            CodeKind::Provisional => ProvisionalCode::parse(text).map(Self::Provisional),
            CodeKind::Reception => {
                ReceptionNumber::parse(text, plan.request.prefecture, plan.request.kind)
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

    fn shown(&self, plan: &OwnedPlan) -> StoredCode {
        match self {
            Self::Provisional(code) => StoredCode {
                masked: code.to_string(),
                odd: false,
            },
            Self::Reception(number) => StoredCode {
                masked: number.to_string(),
                odd: number
                    .warning(plan.request.prefecture, plan.request.kind)
                    .is_some(),
            },
        }
    }
}

/// Where a code is sealed: it opens nowhere else.
fn place(plan_id: Uuid, kind: CodeKind) -> String {
    format!("plan:{plan_id}:{}", kind.as_str())
}

/// The stored code, if there is one.
pub(super) async fn load(
    db: &impl ConnectionTrait,
    keys: &Keys,
    plan: &OwnedPlan,
    kind: CodeKind,
) -> Result<Option<Code>, Fault> {
    let id = (plan.row.id, kind.as_str().to_owned());
    let Some(row) = plan_code::Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    let text = keys.open(row.key_id, &place(plan.row.id, kind), &row.sealed)?;
    Code::parse(kind, &text, plan)
        .map(Some)
        .map_err(|_| Fault::Internal)
}

/// The stored code as pages show it.
pub(super) async fn masked(
    db: &impl ConnectionTrait,
    keys: &Keys,
    plan: &OwnedPlan,
    kind: CodeKind,
) -> Result<Option<StoredCode>, Fault> {
    Ok(load(db, keys, plan, kind)
        .await?
        .map(|code| code.shown(plan)))
}

/// Whether the other one of a pair has this very code.
pub(super) async fn is_twins(
    db: &impl ConnectionTrait,
    keys: &Keys,
    actor: &Actor,
    plan: &OwnedPlan,
    code: &Code,
) -> Result<bool, Fault> {
    let Some(twin) = plan.twin(db, actor).await? else {
        return Ok(false);
    };
    let other = load(db, keys, &twin, code.kind()).await?;
    Ok(other.is_some_and(|other| other.reveal() == code.reveal()))
}

/// Stores a code, sealed, in place of an older one.
pub(super) async fn store(
    db: &impl ConnectionTrait,
    keys: &Keys,
    plan_id: Uuid,
    code: &Code,
    now: Instant,
) -> Result<(), Fault> {
    let kind = code.kind();
    let (key_id, sealed) = keys.seal(&place(plan_id, kind), code.reveal())?;
    let row = plan_code::ActiveModel {
        plan_id: Set(plan_id),
        kind: Set(kind.as_str().to_owned()),
        key_id: Set(key_id),
        sealed: Set(sealed),
        recorded_at: Set(now),
    };
    use plan_code::Column::{KeyId, Kind, PlanId, RecordedAt, Sealed};
    let newer = OnConflict::columns([PlanId, Kind])
        .update_columns([KeyId, Sealed, RecordedAt])
        .to_owned();
    plan_code::Entity::insert(row)
        .on_conflict(newer)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Forgets a plan's code, or all of them.
pub(super) async fn forget(
    db: &impl ConnectionTrait,
    plan_id: Uuid,
    kind: Option<CodeKind>,
) -> Result<(), Fault> {
    let mut deletion =
        plan_code::Entity::delete_many().filter(plan_code::Column::PlanId.eq(plan_id));
    if let Some(kind) = kind {
        deletion = deletion.filter(plan_code::Column::Kind.eq(kind.as_str()));
    }
    deletion.exec(db).await?;
    Ok(())
}

/// Shows a code to its owner, on request; the history says that it was shown.
///
/// # Errors
/// [`Fault::NotFound`] if there is none.
pub async fn reveal(
    state: &AppState,
    actor: &Actor,
    id: &str,
    kind: CodeKind,
) -> Result<CodeView, Fault> {
    let transaction = state.db.begin().await?;
    let plan = OwnedPlan::find(&transaction, actor, id).await?;
    let code = load(&transaction, &state.keys, &plan, kind)
        .await?
        .ok_or(Fault::NotFound)?;
    let detail = json!({ "step": kind.step() });
    history::record(
        &transaction,
        plan.row.id,
        actor.account_id,
        "code-shown",
        detail,
        actor.instant(),
    )
    .await?;
    transaction.commit().await?;
    Ok(CodeView {
        plan: plan.name(),
        kind,
        code: code.reveal().to_owned(),
    })
}
