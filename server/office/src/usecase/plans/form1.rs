//! Form 1 (別紙１): asked once for a medical and dental pair, checked, printed.

use domain::code::CodeError;
use domain::form1::{Form1, Form1Field};
use domain::history::HistoryAct;
use domain::input::{ErrorCode, FieldError};
use domain::kind::Kind;
use domain::rulebook::Rulebook;
use domain::step::StepId;
use form1_pdf::{Fonts, RenderError};
use portal::form::Typed;
use portal::plan_form1::{CoverView, Form1CheckView, Form1Sheet, Form1View};
use portal::plans::CodeKind;
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use super::changing::Changing;
use super::codes::{self, Code};
use super::form1_answers::{Form1Answers, answers, filled, in_order, parse};
use super::{PlanError, kept};
use crate::actor::Actor;
use crate::db::plan::{Answers, Plan, PlanChange};
use crate::office::Office;

/// Notes about what else goes along with form 1.
const NOTES: [&str; 3] = [
    "introduction-plan",
    "request-still-needed",
    "public-health-centre",
];

/// The page, filled with what is stored.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs.
pub async fn ask(office: &Office, actor: &Actor, id: &str) -> Result<Form1View, PlanError> {
    let db = office.db.read();
    let plan = kept::find(db, actor, id).await?;
    Ok(Form1View {
        plan: kept::name(&plan),
        version: plan.row.version,
        twin: plan
            .twin(db, actor.account_id)
            .await?
            .as_ref()
            .map(kept::name),
        has_code: codes::load(db, &office.keys, &plan, CodeKind::Provisional)
            .await?
            .is_some(),
        form: filled(&answers(&plan)?),
        notice: None,
    })
}

/// Stores the answers, for both of a pair.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs; [`PlanError::Changed`];
/// [`PlanError::Invalid`] at the form's fields, in its order.
pub async fn save(
    office: &Office,
    actor: &Actor,
    id: &str,
    version: i32,
    typed: &Typed,
) -> Result<(), PlanError> {
    let changing = Changing::begin(office, actor, id, version).await?;
    let (new, code, mut errors) = parse(&changing.plan, typed);
    if let Some(code) = &code
        && codes::is_twins(&changing, &office.keys, code).await?
    {
        errors.push(FieldError::new(
            "provisional_code",
            ErrorCode::Code(CodeError::SameAsTwin),
        ));
    }
    if !errors.is_empty() {
        return Err(PlanError::Invalid(in_order(errors)));
    }
    if let Some(code) = &code {
        codes::store(&changing, &office.keys, code).await?;
    }
    store(&changing, &changing.plan, &new).await?;
    if let Some(twin) = changing.twin().await? {
        store(&changing, &twin, &new).await?;
    }
    changing.done_silently().await
}

async fn store(changing: &Changing<'_>, plan: &Plan, new: &Form1Answers) -> Result<(), PlanError> {
    let json = |answers: &Form1Answers| {
        serde_json::to_value(answers).map_err(|error| DbErr::Json(error.to_string()))
    };
    let change = PlanChange {
        form1: Some(Answers {
            new: json(new)?,
            read: json(&answers(plan)?)?,
        }),
        ..PlanChange::default()
    };
    changing.save_of(plan, change).await?;
    changing
        .record_of(plan, HistoryAct::Form1Saved, json!({}))
        .await
}

/// The paper of one plan.
async fn sheet(
    db: &impl ConnectionTrait,
    office: &Office,
    plan: &Plan,
) -> Result<Form1, PlanError> {
    let answers = answers(plan)?;
    let provisional_code = match codes::load(db, &office.keys, plan, CodeKind::Provisional).await? {
        Some(Code::Provisional(code)) => Some(code),
        _ => None,
    };
    Ok(Form1 {
        reply_to: answers.reply_to,
        reply_name: answers.reply_name,
        kind: plan.request.kind(),
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
    office: &Office,
    actor: &Actor,
    plan: Plan,
) -> Result<Vec<(Plan, Form1)>, PlanError> {
    let twin = plan.twin(db, actor.account_id).await?;
    let mut sheets = Vec::new();
    for plan in [Some(plan), twin].into_iter().flatten() {
        let form = sheet(db, office, &plan).await?;
        sheets.push((plan, form));
    }
    sheets.sort_by_key(|(plan, _)| plan.request.kind());
    Ok(sheets)
}

/// Check your answers; `None` while something is missing.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs.
pub async fn check(
    office: &Office,
    actor: &Actor,
    id: &str,
) -> Result<Option<Form1CheckView>, PlanError> {
    let db = office.db.read();
    let plan = kept::find(db, actor, id).await?;
    let name = kept::name(&plan);
    let sheets = sheets(db, office, actor, plan).await?;
    if sheets.iter().any(|(_, form)| !form.is_complete()) {
        return Ok(None);
    }
    let sheets = sheets
        .into_iter()
        .map(|(plan, form)| Form1Sheet {
            plan: kept::name(&plan),
            unprintable: office
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
/// [`PlanError::NotFound`] for a plan that is not theirs.
pub async fn print(
    office: &Office,
    actor: &Actor,
    id: &str,
) -> Result<Option<(Kind, Vec<u8>)>, PlanError> {
    let changing = Changing::anew(office, actor, id).await?;
    let form = sheet(&changing.db, office, &changing.plan).await?;
    if !form.is_complete() {
        return Ok(None);
    }
    let fonts = office.form_fonts.clone().ok_or(PlanError::Paper)?;
    if !unprintable(&form, &fonts).is_empty() {
        return Ok(None);
    }
    let kind = changing.plan.request.kind();
    changing.record(HistoryAct::Form1Made, json!({})).await?;
    changing.done_silently().await?;
    // Some milliseconds of work: not on a thread that answers others.
    let rendered = tokio::task::spawn_blocking(move || form1_pdf::render(&form, &fonts)).await;
    match rendered {
        Ok(Ok(pdf)) => Ok(Some((kind, pdf))),
        Ok(Err(error)) => {
            tracing::error!(%error, "form 1 was not rendered");
            Err(PlanError::Paper)
        }
        Err(_) => Err(PlanError::Paper),
    }
}

/// What goes on top of the paper.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs.
pub async fn cover(office: &Office, actor: &Actor, id: &str) -> Result<CoverView, PlanError> {
    let db = office.db.read();
    let plan = kept::find(db, actor, id).await?;
    let twin = plan.twin(db, actor.account_id).await?;
    let mut kinds: Vec<_> = [Some(&plan), twin.as_ref()]
        .into_iter()
        .flatten()
        .map(|p| p.request.kind())
        .collect();
    kinds.sort();
    Ok(CoverView {
        plan: kept::name(&plan),
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
