//! Answers for form 1 (別紙１), asked once for a medical and dental pair.

use app::components::Form;
use app::portal::plan_form1::{CoverView, Form1CheckView, Form1Sheet, Form1View};
use app::portal::plans::{CodeKind, Notice};
use domain::form1::{Address, Form1, Form1Field, Founder, PostalCode};
use domain::input::{ErrorCode, FieldError, TextRule, choice, day, postal_code, text};
use domain::rulebook::Rulebook;
use form1_pdf::{Fonts, REPRESENTATIVE_CHARACTERS, RenderError};
use jiff::civil::Date;
use sea_orm::ActiveValue::Set;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::codes::{self, Code};
use super::step::Sent;
use super::{Actor, OwnedPlan, history};
use crate::db::entity::plan;
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::state::AppState;

/// Notes about what else goes along with form 1.
const NOTES: [&str; 3] = ["introduction-plan", "request-still-needed", "public-health-centre"];

/// The answers, as stored in `plan.form1`. The 仮コード is not among them: it is
/// sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form1Answers {
    /// Where the reply is posted.
    pub reply_to: Address,
    /// To whom.
    pub reply_name: String,
    /// 名称
    pub institution_name: String,
    /// 所在地
    pub institution: Address,
    /// The date of the request.
    pub date: Option<Date>,
    /// 開設者
    pub founder: Founder,
    /// 仮コード申請時の名称
    pub name_at_request: String,
    /// 仮コード申請時の所在地
    pub address_at_request: Address,
}

/// Fields of the page whose text is kept when something is wrong.
const FIELDS: [&str; 17] = [
    "reply_postal_code",
    "reply_address",
    "reply_name",
    "institution_name",
    "institution_postal_code",
    "institution_address",
    "date",
    "date_month",
    "date_day",
    "founder",
    "founder_name",
    "representative_title",
    "representative_name",
    "name_at_request",
    "postal_code_at_request",
    "address_at_request",
    "provisional_code",
];

/// The stored answers; none yet are empty ones.
pub(super) fn answers(plan: &OwnedPlan) -> Form1Answers {
    plan.row
        .form1
        .clone()
        .and_then(|json| serde_json::from_value(json).ok())
        .unwrap_or_default()
}

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
        has_code: codes::load(db, &state.keys, plan, CodeKind::Provisional).await?.is_some(),
        form: filled(&answers(plan)),
        notice: None,
    })
}

fn filled(answers: &Form1Answers) -> Form {
    let postal = |address: &Address| address.postal_code.as_ref().map(ToString::to_string).unwrap_or_default();
    let part = |part: Option<i16>| part.map(|n| n.to_string()).unwrap_or_default();
    let (founder, name, title, representative) = match &answers.founder {
        Founder::Person { name } => ("person", name.as_str(), "", ""),
        Founder::Corporation { name, representative_title, representative_name } => {
            ("corporation", name.as_str(), representative_title.as_str(), representative_name.as_str())
        }
    };
    Form::default()
        .keep("reply_postal_code", postal(&answers.reply_to))
        .keep("reply_address", &answers.reply_to.address)
        .keep("reply_name", &answers.reply_name)
        .keep("institution_name", &answers.institution_name)
        .keep("institution_postal_code", postal(&answers.institution))
        .keep("institution_address", &answers.institution.address)
        .keep("date", part(answers.date.map(Date::year)))
        .keep("date_month", part(answers.date.map(|d| d.month().into())))
        .keep("date_day", part(answers.date.map(|d| d.day().into())))
        .keep("founder", founder)
        .keep("founder_name", name)
        .keep("representative_title", title)
        .keep("representative_name", representative)
        .keep("name_at_request", &answers.name_at_request)
        .keep("postal_code_at_request", postal(&answers.address_at_request))
        .keep("address_at_request", &answers.address_at_request.address)
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
    let (answers, code, errors) = parse(&plan, typed);
    if notice.is_some() || !errors.is_empty() {
        let form = FIELDS
            .into_iter()
            .fold(Form::default(), |form, name| form.keep(name, typed.get(name)))
            .with_errors(errors);
        let view = view(&transaction, state, actor, &plan).await?;
        return Ok(Sent::Again(Box::new(Form1View { form, notice, ..view })));
    }
    let now = actor.instant();
    if let Some(code) = &code {
        codes::store(&transaction, &state.keys, plan.row.id, code, now).await?;
    }
    let json = serde_json::to_value(&answers).map_err(|_| Fault::Internal)?;
    let twin = plan.twin(&transaction, actor).await?;
    for plan in [Some(plan), twin].into_iter().flatten() {
        let change = plan::ActiveModel { form1: Set(Some(json.clone())), ..Default::default() };
        plan.save(&transaction, change, now).await?;
        history::record(&transaction, plan.row.id, actor.account_id, "form1-saved", json!({}), now).await?;
    }
    transaction.commit().await?;
    Ok(Sent::Saved)
}

/// The answers, the 仮コード if one was typed, and what is wrong.
fn parse(plan: &OwnedPlan, typed: &Fields) -> (Form1Answers, Option<Code>, Vec<FieldError>) {
    let mut errors = Vec::new();
    let mut reader = Reader { typed, errors: &mut errors };
    let name = TextRule::NAME;
    let answers = Form1Answers {
        reply_to: reader.address("reply_postal_code", "reply_address", true),
        reply_name: reader.text("reply_name", name),
        institution_name: reader.text("institution_name", name),
        institution: reader.address("institution_postal_code", "institution_address", true),
        founder: reader.founder(),
        date: reader.date(),
        name_at_request: reader.text("name_at_request", name.optional()),
        address_at_request: reader.address("postal_code_at_request", "address_at_request", false),
    };
    let code = reader.code(plan);
    (answers, code, errors)
}

struct Reader<'a> {
    typed: &'a Fields,
    errors: &'a mut Vec<FieldError>,
}

impl Reader<'_> {
    fn note<V>(&mut self, read: Result<V, FieldError>) -> Option<V> {
        read.map_err(|error| self.errors.push(error)).ok()
    }

    fn text(&mut self, name: &'static str, rule: TextRule) -> String {
        let read = text(name, self.typed.get(name), rule);
        self.note(read).unwrap_or_default()
    }

    fn address(&mut self, postal_field: &'static str, address_field: &'static str, required: bool) -> Address {
        let rule = if required { TextRule::ADDRESS } else { TextRule::ADDRESS.optional() };
        let typed = self.typed.get(postal_field);
        let postal_code: Option<PostalCode> = if !required && typed.trim().is_empty() {
            None
        } else {
            let read = postal_code(postal_field, typed);
            self.note(read)
        };
        Address { postal_code, address: self.text(address_field, rule) }
    }

    /// May stay empty: it can be written by hand.
    fn date(&mut self) -> Option<Date> {
        let [year, month, of_month] = ["date", "date_month", "date_day"].map(|name| self.typed.get(name));
        if [year, month, of_month].iter().all(|part| part.trim().is_empty()) {
            return None;
        }
        let read = day("date", year, month, of_month);
        self.note(read)
    }

    fn founder(&mut self) -> Founder {
        let chosen = |id: &str| matches!(id, "person" | "corporation").then(|| id == "corporation");
        let read = choice("founder", self.typed.get("founder"), chosen, ErrorCode::Choice);
        let is_corporation = self.note(read).unwrap_or_default();
        let name = self.text("founder_name", TextRule::NAME);
        if !is_corporation {
            return Founder::Person { name };
        }
        // What always fits the paper's boxes.
        let rule = TextRule { max: REPRESENTATIVE_CHARACTERS, ..TextRule::NAME };
        Founder::Corporation {
            name,
            representative_title: self.text("representative_title", rule),
            representative_name: self.text("representative_name", rule),
        }
    }

    /// Left blank if forgotten (別紙１ 記載例).
    fn code(&mut self, plan: &OwnedPlan) -> Option<Code> {
        let typed = self.typed.get("provisional_code");
        if typed.trim().is_empty() {
            return None;
        }
        let read = Code::parse(CodeKind::Provisional, typed, plan)
            .map_err(|code| FieldError::new("provisional_code", ErrorCode::Code(code)));
        self.note(read)
    }
}

/// The paper of one plan.
async fn sheet(db: &impl ConnectionTrait, state: &AppState, plan: &OwnedPlan) -> Result<Form1, Fault> {
    let answers = answers(plan);
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
pub async fn check(state: &AppState, actor: &Actor, id: &str) -> Result<Option<Form1CheckView>, Fault> {
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
            unprintable: state.form_fonts.as_ref().map(|fonts| unprintable(&form, fonts)).unwrap_or_default(),
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

/// Makes the PDF of one plan's form; `None` while something in it is missing
/// or cannot be printed: the check page says what.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs.
pub async fn print(state: &AppState, actor: &Actor, id: &str) -> Result<Option<Vec<u8>>, Fault> {
    let transaction = state.db.begin().await?;
    let plan = OwnedPlan::find(&transaction, actor, id).await?;
    let form = sheet(&transaction, state, &plan).await?;
    let fonts = state.form_fonts.clone().ok_or(Fault::Internal)?;
    if !form.is_complete() || !unprintable(&form, &fonts).is_empty() {
        return Ok(None);
    }
    history::record(&transaction, plan.row.id, actor.account_id, "form1-made", json!({}), actor.instant()).await?;
    transaction.commit().await?;
    // Some milliseconds of work: not on a thread that answers others.
    let rendered = tokio::task::spawn_blocking(move || form1_pdf::render(&form, &fonts)).await;
    match rendered {
        Ok(Ok(pdf)) => Ok(Some(pdf)),
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
    let mut kinds: Vec<_> = [Some(&plan), twin.as_ref()].into_iter().flatten().map(|p| p.request.kind).collect();
    kinds.sort();
    Ok(CoverView {
        plan: plan.name(),
        kinds,
        due: plan.schedule.number_request_due.clone(),
        reply: plan.schedule.reply_dispatch.clone(),
        notes: Rulebook::changes().iter().filter(|note| NOTES.contains(&note.id.as_str())).cloned().collect(),
    })
}
