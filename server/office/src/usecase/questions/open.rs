//! Asking: the question, the asker's plan and next date, and the staff's notice
//! in one transaction.

use domain::account::PlanAct;
use domain::bureau::{BureauId, Prefecture};
use domain::input::{self, FieldError, TextRule};
use domain::question::QuestionState;
use portal::form::Form;
use portal::questions::AskView;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{QuestionError, tell_staff, thread};
use crate::actor::{Actor, Caller};
use crate::clock::new_id;
use crate::db::account;
use crate::db::message::{self, Writer};
use crate::db::plan::{self, Plan};
use crate::db::question::{self, NewQuestion};
use crate::office::Office;
use crate::usecase::guide::hand_over::{self, HandOver};

/// What a question is about, as the page or its form says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Subject<'a> {
    /// Plan id; may be empty.
    pub plan: &'a str,
    /// Prefecture; may be empty.
    pub prefecture: &'a str,
    /// The conversation with the guide goes along.
    pub with_guide: bool,
}

/// What came of asking.
#[derive(Debug)]
pub enum AskOutcome {
    /// Written; the question's id.
    Done(Uuid),
    /// It cannot be asked (yet): the page says why.
    NotYet,
}

/// Whom a question would go to, and what goes along: the page and the act ask
/// for the same.
enum Address {
    /// It is not known yet whom.
    Unknown(Option<FieldError>),
    /// Nobody there answers.
    Nobody(BureauId),
    /// The asker's address is not confirmed.
    Unconfirmed,
    /// To this bureau.
    To(Box<Letter>),
}

struct Letter {
    bureau: BureauId,
    prefecture: Prefecture,
    plan: Option<Plan>,
    handed: HandOver,
}

/// The page: whoever cannot ask is told so before typing anything. `typed`: what
/// the question begins with.
///
/// # Errors
/// [`QuestionError::NotFound`] for a plan that is not the asker's.
pub async fn look(
    office: &Office,
    caller: &Caller,
    subject: Subject<'_>,
    form: Form,
) -> Result<AskView, QuestionError> {
    let actor = caller.actor()?;
    let db = office.db.read();
    let letter = match address(db, caller, &actor, subject).await? {
        Address::Unknown(error) => {
            let form = Form::default().with_errors(error);
            return choose(db, &actor, form).await;
        }
        Address::Nobody(bureau) => return Ok(AskView::Nobody { bureau }),
        Address::Unconfirmed => return Ok(AskView::ConfirmFirst { email: actor.email }),
        Address::To(letter) => *letter,
    };
    // A page that prepared a question (the letter is late) goes before what was
    // asked of the guide.
    let form = if form.has_errors() || !form.value("body").is_empty() {
        form
    } else {
        form.keep("body", letter.handed.question.clone())
    };
    let form = form.keep("with_guide", if subject.with_guide { "yes" } else { "" });
    let today = actor.today();
    Ok(AskView::Write {
        bureau: letter.bureau,
        plan: letter
            .plan
            .map(|plan| Box::new(thread::asked_plan(&plan, today))),
        prefecture: letter.prefecture.code(),
        email: actor.email,
        handed: letter.handed.shown(office),
        form,
    })
}

/// Writes the question.
///
/// # Errors
/// [`QuestionError::NotFound`] for a plan that is not the asker's,
/// [`QuestionError::Invalid`] at `body`, [`QuestionError::TooMany`].
pub async fn ask(
    office: &Office,
    caller: &Caller,
    subject: Subject<'_>,
    typed: &str,
) -> Result<AskOutcome, QuestionError> {
    let actor = caller.actor()?;
    let now = actor.instant();
    let transaction = office.db.begin().await?;
    let Address::To(letter) = address(&transaction, caller, &actor, subject).await? else {
        return Ok(AskOutcome::NotYet);
    };
    let body = input::text("body", typed, TextRule::MESSAGE)
        .map_err(|error| QuestionError::Invalid(vec![error]))?;
    limit(office, &actor)?;
    let id = new_id();
    let next = letter.plan.as_ref().and_then(|plan| {
        plan.progress
            .next_step(&plan.schedule, actor.today())?
            .last_day()
    });
    let guide = if subject.with_guide {
        letter.handed.to_json()?
    } else {
        None
    };
    let new = NewQuestion {
        id,
        asker: actor.account_id,
        plan: letter.plan.map(|plan| plan.row.id),
        bureau: letter.bureau,
        next_deadline: next,
        guide,
    };
    question::insert(&transaction, new, now).await?;
    let writer = Writer::Asker(actor.account_id);
    message::write(&transaction, id, writer, body, now).await?;
    tell_staff::asker_wrote(&transaction, letter.bureau, &QuestionState::Open, now).await?;
    question::set_told(&transaction, id, now).await?;
    actor
        .say(&transaction, locales::id!("question-flash-asked"))
        .await?;
    transaction.commit().await?;
    office.mail_bell.notify_one();
    Ok(AskOutcome::Done(id))
}

/// Counts a message to a bureau.
///
/// # Errors
/// [`QuestionError::TooMany`].
pub(super) fn limit(office: &Office, actor: &Actor) -> Result<(), QuestionError> {
    let key = actor.account_id.to_string();
    office
        .limits
        .questions
        .check(&key)
        .map_err(QuestionError::TooMany)
}

async fn address(
    db: &impl ConnectionTrait,
    caller: &Caller,
    actor: &Actor,
    subject: Subject<'_>,
) -> Result<Address, QuestionError> {
    let plan = own_plan(db, actor, subject.plan).await?;
    let prefecture = match (&plan, subject.prefecture) {
        (Some(plan), _) => plan.request.prefecture,
        (None, "") => return Ok(Address::Unknown(None)),
        (None, typed) => match input::prefecture("prefecture", typed) {
            Ok(prefecture) => prefecture,
            Err(error) => return Ok(Address::Unknown(Some(error))),
        },
    };
    let bureau = prefecture.bureau();
    if account::active_staff(db, bureau).await?.is_empty() {
        return Ok(Address::Nobody(bureau));
    }
    if !actor.is_confirmed {
        return Ok(Address::Unconfirmed);
    }
    let handed = hand_over::of_caller(db, caller, plan.as_ref().map(|plan| plan.row.id)).await?;
    Ok(Address::To(Box::new(Letter {
        bureau,
        prefecture,
        plan,
        handed,
    })))
}

async fn choose(
    db: &impl ConnectionTrait,
    actor: &Actor,
    form: Form,
) -> Result<AskView, QuestionError> {
    let today = actor.today();
    let plans = plan::all_of_account(db, actor.account_id, today).await?;
    Ok(AskView::Choose {
        plans: plans
            .iter()
            .map(|plan| thread::asked_plan(plan, today))
            .collect(),
        form,
    })
}

async fn own_plan(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: &str,
) -> Result<Option<Plan>, QuestionError> {
    if id.is_empty() {
        return Ok(None);
    }
    let id: Uuid = id.parse().map_err(|_| QuestionError::NotFound)?;
    plan::of_account(db, actor.account_id, id, PlanAct::See, actor.today())
        .await?
        .ok_or(QuestionError::NotFound)
        .map(Some)
}
