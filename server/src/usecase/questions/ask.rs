//! Asking: the question, the asker's plan and next date, and the staff's notice
//! in one transaction.

use app::components::Form;
use app::i18n::Lang;
use app::portal::questions::AskView;
use domain::account::{MailPreference, Role};
use domain::bureau::BureauId;
use domain::input::{self, TextRule};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _,
};
use serde_json::json;
use uuid::Uuid;

use super::row;
use crate::clock::new_id;
use crate::db::Instant;
use crate::db::entity::{account, plan, question};
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::mail::MailKind;
use crate::mail::outbox::{NewMail, queue};
use crate::state::AppState;
use crate::usecase::account::change::say;
use crate::usecase::guide::hand_over;
use crate::usecase::plan_facts::{self, LoadedPlan};

/// What a question is about, as the page or its form says.
#[derive(Clone, Debug, Default)]
pub struct About<'a> {
    /// Plan id; may be empty.
    pub plan: &'a str,
    /// Prefecture; may be empty.
    pub prefecture: &'a str,
    /// The conversation with the guide goes along.
    pub with_guide: bool,
}

/// How asking ended.
pub enum Asked {
    /// Written; the question's id.
    Done(Uuid),
    /// The page again, with what is wrong.
    Again(Box<AskView>),
}

/// The page: whoever cannot ask is told so before typing anything.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not the asker's.
pub async fn look(
    state: &AppState,
    visitor: &Visitor,
    about: &About<'_>,
    form: Form,
) -> Result<AskView, Fault> {
    let account = visitor.signed_in()?;
    let email = account.email.clone().unwrap_or_default();
    let db = state.db.read();
    let plan = own_plan(db, visitor, account, about.plan).await?;
    let prefecture = match (&plan, about.prefecture) {
        (Some(plan), _) => Some(plan.request.prefecture),
        (None, "") => None,
        (None, typed) => match input::prefecture("prefecture", typed) {
            Ok(prefecture) => Some(prefecture),
            Err(error) => {
                return choose(
                    state,
                    visitor,
                    account,
                    Form::default().with_errors([error]),
                )
                .await;
            }
        },
    };
    let Some(prefecture) = prefecture else {
        return choose(state, visitor, account, Form::default()).await;
    };
    let bureau = prefecture.bureau();
    if active_staff(db, bureau).await?.is_empty() {
        return Ok(AskView::Nobody { bureau });
    }
    if account.confirmed_at.is_none() {
        return Ok(AskView::ConfirmFirst { email });
    }
    let handed =
        hand_over::of_visitor(state, visitor, plan.as_ref().map(|plan| plan.row.id)).await?;
    // A page that prepared a question (the letter is late) goes before what was
    // asked of the guide.
    let form = if form.has_errors() || !form.value("body").is_empty() {
        form
    } else {
        form.keep("body", handed.question.clone())
    };
    let form = form.keep("with_guide", if about.with_guide { "yes" } else { "" });
    let plan = plan.map(|plan| row::asked_plan(&plan, visitor.today()));
    let handed = handed.shown(state);
    Ok(AskView::Write {
        bureau,
        plan: plan.map(Box::new),
        prefecture: prefecture.code(),
        email,
        handed,
        form,
    })
}

/// Writes the question.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not the asker's, [`Fault::TooMany`].
pub async fn ask(
    state: &AppState,
    visitor: &Visitor,
    about: &About<'_>,
    typed: &str,
) -> Result<Asked, Fault> {
    let account = visitor.signed_in()?;
    let view = look(state, visitor, about, Form::default()).await?;
    let AskView::Write { bureau, .. } = view else {
        return Ok(Asked::Again(Box::new(view)));
    };
    let body = match input::text("body", typed, TextRule::MESSAGE) {
        Ok(body) => body,
        Err(error) => {
            let form = Form::default().keep("body", typed).with_errors([error]);
            return Ok(Asked::Again(Box::new(
                look(state, visitor, about, form).await?,
            )));
        }
    };
    state
        .limits
        .questions
        .check(&account.id.to_string())
        .map_err(|wait| Fault::TooMany(wait.as_secs() + 1))?;
    let now = visitor.instant();
    let guide = match (about.with_guide, about.plan.parse().ok()) {
        (true, plan_id) => hand_over::of_visitor(state, visitor, plan_id)
            .await?
            .to_json(),
        (false, _) => None,
    };
    let transaction = state.db.begin().await?;
    let plan = own_plan(&transaction, visitor, account, about.plan).await?;
    let next = plan.as_ref().and_then(|plan| {
        plan.progress
            .next_step(&plan.schedule, visitor.today())?
            .last_day()
    });
    let id = new_id();
    question::ActiveModel {
        id: Set(id),
        account_id: Set(account.id),
        plan_id: Set(plan.map(|plan| plan.row.id)),
        bureau: Set(bureau.as_str().to_owned()),
        state: Set("open".to_owned()),
        next_deadline: Set(next.map(|date| date.to_string())),
        guide: Set(guide),
        claimed_by: Set(None),
        claimed_at: Set(None),
        asked_at: Set(now),
        answered_at: Set(None),
        closed_at: Set(None),
        version: Set(0),
    }
    .insert(&transaction)
    .await?;
    row::write(&transaction, id, row::ASKER, account.id, body, now).await?;
    tell_staff(&transaction, bureau, visitor, now).await?;
    say(&transaction, visitor, "question-flash-asked").await?;
    transaction.commit().await?;
    state.mail_bell.notify_one();
    Ok(Asked::Done(id))
}

async fn choose(
    state: &AppState,
    visitor: &Visitor,
    account: &account::Model,
    form: Form,
) -> Result<AskView, Fault> {
    let rows = plan::Entity::find()
        .filter(plan::Column::AccountId.eq(account.id))
        .filter(plan::Column::RemovedAt.is_null())
        .order_by_asc(plan::Column::Opening)
        .order_by_asc(plan::Column::Id)
        .all(state.db.read())
        .await?;
    let today = visitor.today();
    let mut plans = Vec::new();
    for row in rows {
        plans.extend(plan_facts::load_or_log(row, today).map(|plan| row::asked_plan(&plan, today)));
    }
    Ok(AskView::Choose { plans, form })
}

async fn own_plan(
    db: &impl ConnectionTrait,
    visitor: &Visitor,
    account: &account::Model,
    id: &str,
) -> Result<Option<LoadedPlan>, Fault> {
    if id.is_empty() {
        return Ok(None);
    }
    let id: Uuid = id.parse().map_err(|_| Fault::NotFound)?;
    let plan = row::plan(db, id, visitor.today())
        .await?
        .filter(|plan| plan.row.account_id == account.id);
    plan.ok_or(Fault::NotFound).map(Some)
}

/// Staff of a bureau who can answer: they have accepted their invitation and
/// are not switched off.
pub(super) async fn active_staff(
    db: &impl ConnectionTrait,
    bureau: BureauId,
) -> Result<Vec<account::Model>, DbErr> {
    let staff = account::Entity::find()
        .filter(account::Column::Bureau.eq(bureau.as_str()))
        .filter(account::Column::ConfirmedAt.is_not_null())
        .filter(account::Column::DeactivatedAt.is_null())
        .all(db)
        .await?;
    Ok(staff
        .into_iter()
        .filter(|account| Role::parse(&account.role).is_some_and(Role::is_staff))
        .collect())
}

/// A mail to each member of staff, once a day at most.
async fn tell_staff(
    db: &impl ConnectionTrait,
    bureau: BureauId,
    visitor: &Visitor,
    now: Instant,
) -> Result<(), DbErr> {
    for member in active_staff(db, bureau).await? {
        if member.mail_preference == MailPreference::None.as_str() {
            continue;
        }
        let mail = NewMail {
            kind: MailKind::QuestionReceived,
            account_id: Some(member.id),
            plan_id: None,
            recipient: None,
            lang: Lang::parse(&member.lang).unwrap_or_default(),
            dedupe_key: format!("question-received:{}:{}", member.id, visitor.today()),
            payload: json!({}),
            not_before: now,
            not_after: None,
        };
        queue(db, mail, now).await?;
    }
    Ok(())
}
