//! Form 1 (別紙１): asked once for a medical and dental pair, checked, printed.

use app::portal::plan_form1::{CoverView, Form1CheckView, Form1Sheet, Form1View};
use app::portal::plans::{CodeKind, Notice};
use domain::code::CodeError;
use domain::form1::{Form1, Form1Field};
use domain::input::{ErrorCode, FieldError};
use domain::rulebook::Rulebook;
use domain::schedule::Kind;
use domain::step::StepId;
use form1_pdf::{Fonts, RenderError};
use sea_orm::ActiveValue::Set;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::codes::{self, Code};
use super::form1_answers::{answers, filled, kept, parse};
use super::step::Sent;
use super::{Actor, OwnedPlan, history};
use crate::db::entity::plan;
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::state::AppState;

/// Notes about what else goes along with form 1.
const NOTES: [&str; 3] = [
    "introduction-plan",
    "request-still-needed",
    "public-health-centre",
];

/// The page, filled with what is stored.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs.
pub async fn ask(state: &AppState, actor: &Actor, id: &str) -> Result<Form1View, Fault> {
    let db = state.db.read();
    let plan = OwnedPlan::find(db, actor, id).await?;
    view(db, state, actor, &plan).await
}

async fn view(
    db: &impl ConnectionTrait,
    state: &AppState,
    actor: &Actor,
    plan: &OwnedPlan,
) -> Result<Form1View, Fault> {
    Ok(Form1View {
        plan: plan.name(),
        version: plan.row.version,
        twin: plan.twin(db, actor).await?.map(|twin| twin.name()),
        has_code: codes::load(db, &state.keys, plan, CodeKind::Provisional)
            .await?
            .is_some(),
        form: filled(&answers(plan)?),
        notice: None,
    })
}

/// Stores the answers, for both of a pair.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs.
pub async fn save(
    state: &AppState,
    actor: &Actor,
    id: &str,
    version: i32,
    typed: &Fields,
) -> Result<Sent<Form1View>, Fault> {
    let transaction = state.db.begin().await?;
    let plan = OwnedPlan::find(&transaction, actor, id).await?;
    let notice = (plan.row.version != version).then_some(Notice::ChangedMeanwhile);
    let (answers, code, mut errors) = parse(&plan, typed);
    if let Some(code) = &code
        && codes::is_twins(&transaction, &state.keys, actor, &plan, code).await?
    {
        errors.push(FieldError::new(
            "provisional_code",
            ErrorCode::Code(CodeError::SameAsTwin),
        ));
    }
    if notice.is_some() || !errors.is_empty() {
        let form = kept(typed, errors);
        let view = view(&transaction, state, actor, &plan).await?;
        return Ok(Sent::Again(Box::new(Form1View {
            form,
            notice,
            ..view
        })));
    }
    let now = actor.instant();
    if let Some(code) = &code {
        codes::store(&transaction, &state.keys, plan.row.id, code, now).await?;
        let detail = json!({ "step": CodeKind::Provisional.step() });
        history::record(
            &transaction,
            plan.row.id,
            actor.account_id,
            "code-stored",
            detail,
            now,
        )
        .await?;
    }
    let json = serde_json::to_value(&answers).map_err(|_| Fault::Internal)?;
    let twin = plan.twin(&transaction, actor).await?;
    for plan in [Some(plan), twin].into_iter().flatten() {
        let change = plan::ActiveModel {
            form1: Set(Some(plan.form1_json(&json)?)),
            ..Default::default()
        };
        plan.save(&transaction, change, now).await?;
        history::record(
            &transaction,
            plan.row.id,
            actor.account_id,
            "form1-saved",
            json!({}),
            now,
        )
        .await?;
    }
    transaction.commit().await?;
    Ok(Sent::Saved)
}

/// The paper of one plan.
async fn sheet(
    db: &impl ConnectionTrait,
    state: &AppState,
    plan: &OwnedPlan,
) -> Result<Form1, Fault> {
    let answers = answers(plan)?;
    let provisional_code = match codes::load(db, &state.keys, plan, CodeKind::Provisional).await? {
        Some(Code::Provisional(code)) => Some(code),
        _ => None,
    };
    Ok(Form1 {
        reply_to: answers.reply_to,
        reply_name: answers.reply_name,
        kind: plan.request.kind,
        institution_name: answers.institution_name,
        institution: answers.institution,
        date: answers.date,
        founder: answers.founder,
        bureau: plan.schedule.bureau,
        provisional_code,
        name_at_request: answers.name_at_request,
        address_at_request: answers.address_at_request,
    })
}

/// This plan's paper, and its twin's: the medical one first.
async fn sheets(
    db: &impl ConnectionTrait,
    state: &AppState,
    actor: &Actor,
    plan: OwnedPlan,
) -> Result<Vec<(OwnedPlan, Form1)>, Fault> {
    let twin = plan.twin(db, actor).await?;
    let mut sheets = Vec::new();
    for plan in [Some(plan), twin].into_iter().flatten() {
        let form = sheet(db, state, &plan).await?;
        sheets.push((plan, form));
    }
    sheets.sort_by_key(|(plan, _)| plan.request.kind);
    Ok(sheets)
}

/// Check your answers; `None` while something is missing.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs.
pub async fn check(
    state: &AppState,
    actor: &Actor,
    id: &str,
) -> Result<Option<Form1CheckView>, Fault> {
    let db = state.db.read();
    let plan = OwnedPlan::find(db, actor, id).await?;
    let name = plan.name();
    let sheets = sheets(db, state, actor, plan).await?;
    if sheets.iter().any(|(_, form)| !form.is_complete()) {
        return Ok(None);
    }
    let sheets = sheets
        .into_iter()
        .map(|(plan, form)| Form1Sheet {
            plan: plan.name(),
            unprintable: state
                .form_fonts
                .as_ref()
                .map(|fonts| unprintable(&form, fonts))
                .unwrap_or_default(),
            form,
        })
        .collect();
    Ok(Some(Form1CheckView { sheets, plan: name }))
}

/// The boxes that cannot be printed, with the character that no font has.
fn unprintable(form: &Form1, fonts: &Fonts) -> Vec<(Form1Field, Option<char>)> {
    form1_pdf::check(form, fonts)
        .into_iter()
        .filter_map(|problem| match problem {
            RenderError::Glyph { field, character } => Some((field, Some(character))),
            RenderError::TooLong { field } => Some((field, None)),
            // Mistakes in the installation: the log's, when the form is made.
            RenderError::FormFont { .. } | RenderError::FormWording | RenderError::Pdf(_) => None,
        })
        .collect()
}

/// Makes the PDF of one plan's form, told with its kind; `None` while something in it is missing
/// or cannot be printed: the check page says what.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs.
pub async fn print(
    state: &AppState,
    actor: &Actor,
    id: &str,
) -> Result<Option<(Kind, Vec<u8>)>, Fault> {
    let transaction = state.db.begin().await?;
    let plan = OwnedPlan::find(&transaction, actor, id).await?;
    let form = sheet(&transaction, state, &plan).await?;
    if !form.is_complete() {
        return Ok(None);
    }
    let fonts = state.form_fonts.clone().ok_or(Fault::Internal)?;
    if !unprintable(&form, &fonts).is_empty() {
        return Ok(None);
    }
    history::record(
        &transaction,
        plan.row.id,
        actor.account_id,
        "form1-made",
        json!({}),
        actor.instant(),
    )
    .await?;
    transaction.commit().await?;
    // Some milliseconds of work: not on a thread that answers others.
    let rendered = tokio::task::spawn_blocking(move || form1_pdf::render(&form, &fonts)).await;
    match rendered {
        Ok(Ok(pdf)) => Ok(Some((plan.request.kind, pdf))),
        Ok(Err(error)) => {
            tracing::error!(%error, "form 1 was not rendered");
            Err(Fault::Internal)
        }
        Err(_) => Err(Fault::Internal),
    }
}

/// What goes on top of the paper.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs.
pub async fn cover(state: &AppState, actor: &Actor, id: &str) -> Result<CoverView, Fault> {
    let db = state.db.read();
    let plan = OwnedPlan::find(db, actor, id).await?;
    let twin = plan.twin(db, actor).await?;
    let mut kinds: Vec<_> = [Some(&plan), twin.as_ref()]
        .into_iter()
        .flatten()
        .map(|p| p.request.kind)
        .collect();
    kinds.sort();
    Ok(CoverView {
        plan: plan.name(),
        kinds,
        due: plan.schedule.number_request_due.clone(),
        reply: plan.schedule.reply_dispatch.clone(),
        state: plan
            .progress
            .state(StepId::NumberRequest, &plan.schedule, actor.today()),
        notes: Rulebook::changes()
            .iter()
            .filter(|note| NOTES.contains(&note.id.as_str()))
            .cloned()
            .collect(),
    })
}
