//! The guide in a thread with the bureau: it may answer while nobody has taken
//! the question, and never after. The rule is in the write itself.

use domain::register::Register;
use guide::{Answer, Context, Guide, Outcome, Question};
use locales::{Lang, full_date, source_title};
use portal::guide_words::{name_among, paragraphs};
use sea_orm::{DatabaseTransaction, DbErr};
use uuid::Uuid;

use crate::db::message::{self, Writer};
use crate::db::{Instant, question};

/// Answers what an asker wrote while they wait, if the guide can answer it and
/// nobody has taken the question. Says whether it wrote.
///
/// # Errors
/// When the database is gone.
pub async fn answer_meanwhile(
    db: &DatabaseTransaction,
    guide: &Guide,
    question_id: Uuid,
    asked: &Question<'_>,
    lang: Lang,
    now: Instant,
) -> Result<bool, DbErr> {
    match guide.ask(asked, now.timestamp()) {
        Outcome::Answer(answers) => write(db, question_id, body(lang, &answers), now).await,
        Outcome::Clarify(_) | Outcome::Escalate { .. } => Ok(false),
    }
}

/// Writes in the thread if its question is open. The row is locked by an update
/// that changes nothing: whoever claims it waits, or has been first.
///
/// # Errors
/// When the database is gone.
pub async fn write(
    db: &DatabaseTransaction,
    question_id: Uuid,
    body: String,
    now: Instant,
) -> Result<bool, DbErr> {
    if !question::hold_open(db, question_id).await? {
        return Ok(false);
    }
    message::write(db, question_id, Writer::Guide, body, now).await?;
    Ok(true)
}

/// What is known of the asker of a thread.
#[must_use]
pub fn context(request: Option<domain::schedule::PlanRequest>) -> Context {
    request.map_or_else(Context::default, |request| Context {
        opening: Some(request.opening),
        prefecture: Some(request.prefecture),
        kind: Some(request.kind()),
    })
}

fn body(lang: Lang, answers: &[Answer]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for answer in answers {
        lines.extend(name_among(lang, Register::Standard, answer, answers));
        lines.extend(paragraphs(lang, Register::Standard, answer));
        for source in answer.sources().iter() {
            lines.push(locales::source_note(
                lang,
                source_title(lang, source),
                source.clause(),
                full_date(lang, source.edition()),
            ));
        }
    }
    lines.join("\n")
}
