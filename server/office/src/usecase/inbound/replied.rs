//! A reply by mail to a bureau's answer: the asker's words in its thread.

use domain::input::{self, TextRule};
use domain::question::QuestionState;

use super::read::Letter;
use super::{InboundError, Received, address, quoted};
use crate::actor::Actor;
use crate::db::message::{self, Via};
use crate::db::question;
use crate::db::{account, received_mail};
use crate::office::Office;
use crate::usecase::questions::reply;

const DAY_MS: i64 = 86_400_000;

/// Adds the words to the thread that its address names, if they are its asker's.
///
/// # Errors
/// When the database is gone.
pub(super) async fn apply(
    office: &Office,
    letter: &Letter,
    hash: String,
) -> Result<Received, InboundError> {
    let ignored = |why| Ok(Received::Ignored(why));
    let Some(id) = address::question_of(office, &letter.to) else {
        return ignored("it goes to no question");
    };
    let Ok(from) = input::email("from", &letter.from) else {
        return ignored("it is from no address");
    };
    let now = office.clock.now();
    let transaction = office.db.begin().await?;
    let Some(question) = question::of_mail(&transaction, id).await? else {
        return ignored("its question is gone");
    };
    let asker = account::by_id(&transaction, question.row.account_id).await?;
    let asker = asker.filter(|asker| asker.deactivated_at.is_none());
    let Some(asker) = asker.filter(|asker| asker.email == Some(from.key())) else {
        tracing::warn!(question = %id, "a reply from another address than the asker's is ignored");
        return ignored("it is from somebody else");
    };
    if !received_mail::note(&transaction, hash, now.into()).await? {
        return ignored("it was dealt with before");
    }
    let actor = Actor::by_mail(&asker, now);
    if question.state == QuestionState::Closed {
        question::mail_missed(&transaction, id, actor.instant()).await?;
        transaction.commit().await?;
        return ignored("its question is closed");
    }
    let Some((body, is_cut)) = words(letter) else {
        return ignored("it says nothing");
    };
    // A process for each mail: what the site counts in memory is counted here by
    // what was written.
    let day_ago = actor.instant().plus_millis(-DAY_MS);
    let most = u64::from(office.config.limits.questions_per_day);
    if most > 0 && message::written_since(&transaction, asker.id, day_ago).await? >= most {
        tracing::warn!(question = %id, "a reply over limits.questions_per_day is ignored");
        return ignored("its asker has written too often today");
    }
    let via = Via::Mail {
        had_attachments: letter.has_attachments,
        is_cut,
    };
    reply::add(office, &transaction, &actor, &question, via, body).await?;
    transaction.commit().await?;
    Ok(Received::Replied)
}

/// The asker's own words, as the site's form would take them, and whether their
/// end is missing; `None` if there are none.
fn words(letter: &Letter) -> Option<(String, bool)> {
    let own = quoted::own_words(&letter.text);
    let clean: String = own
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    let max = TextRule::MESSAGE.max;
    let cut: String = clean.chars().take(max).collect();
    let is_cut = letter.is_cut || cut.len() < clean.len();
    let body = input::text("body", &cut, TextRule::MESSAGE).ok()?;
    Some((body, is_cut))
}
