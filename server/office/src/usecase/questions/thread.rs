//! How rows of questions look to the pages.

use std::collections::HashMap;

use domain::question::QuestionState;
use jiff::civil::Date;
use portal::questions::{AskedPlan, Author, QuestionStanding, ThreadMessage, Via};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::db::message::{self, Writer};
use crate::db::plan::Plan;
use crate::db::{account, plan};

/// Characters of a question that lists show.
const BEGINNING: usize = 60;

pub(super) const fn standing(state: &QuestionState) -> QuestionStanding {
    match state {
        QuestionState::Open => QuestionStanding::Open,
        QuestionState::Claimed { .. } => QuestionStanding::Claimed,
        QuestionState::Answered { .. } => QuestionStanding::Answered,
        QuestionState::Closed => QuestionStanding::Closed,
    }
}

/// The thread, oldest first, with the names that staff show.
pub(super) async fn messages(
    db: &impl ConnectionTrait,
    question_id: Uuid,
) -> Result<Vec<ThreadMessage>, DbErr> {
    let messages = message::thread(db, question_id).await?;
    let staff: Vec<Uuid> = messages
        .iter()
        .filter_map(|message| match message.writer {
            Writer::Staff(id) => id,
            Writer::Asker(_) | Writer::Guide => None,
        })
        .collect();
    let names = account::names(db, &staff).await?;
    Ok(messages
        .into_iter()
        .map(|message| ThreadMessage {
            author: match message.writer {
                Writer::Staff(id) => Author::Staff(id.and_then(|id| names.get(&id).cloned())),
                Writer::Guide => Author::Guide,
                Writer::Asker(_) => Author::Asker,
            },
            at: message.at.timestamp(),
            body: message.body,
            via: match message.via {
                message::Via::Site => Via::Site,
                message::Via::Mail {
                    had_attachments,
                    is_cut,
                } => Via::Mail {
                    had_attachments,
                    is_cut,
                },
            },
        })
        .collect())
}

/// The beginning of each question's first message.
pub(super) async fn beginnings(
    db: &impl ConnectionTrait,
    questions: &[Uuid],
) -> Result<HashMap<Uuid, String>, DbErr> {
    let first = message::first_of_each(db, questions).await?;
    Ok(first
        .into_iter()
        .map(|(id, body)| (id, beginning(&body)))
        .collect())
}

fn beginning(body: &str) -> String {
    let line = body.lines().next().unwrap_or_default();
    let mut cut: String = line.chars().take(BEGINNING).collect();
    if cut.len() < body.len() {
        cut.push('…');
    }
    cut
}

/// The plan that one question is about.
pub(super) async fn plan_of(
    db: &impl ConnectionTrait,
    question: &crate::db::question::Row,
    today: Date,
) -> Result<Option<Plan>, DbErr> {
    let mut plans = plan::of_questions(db, std::slice::from_ref(question), today).await?;
    Ok(plans.remove(&question.id))
}

pub(super) fn asked_plan(plan: &Plan, today: Date) -> AskedPlan {
    AskedPlan {
        id: plan.row.id.to_string(),
        label: plan.row.label.clone(),
        request: plan.request,
        next: plan.progress.next_step(&plan.schedule, today),
    }
}
