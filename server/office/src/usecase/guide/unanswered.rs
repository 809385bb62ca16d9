//! What was asked without an answer, for those who write the next topics.
//! Words only: neither who asked nor about which plan, and no numbers or
//! addresses that may have been typed along.

use std::collections::BTreeMap;

use domain::account::Act;
use domain::calendar::japan_date;
use domain::input::is_dash;
use guide::{Reason, TopicId};
use jiff::Timestamp;
use portal::guide::{Unanswered, UnansweredGroup, UnansweredQuestion};

use super::GuideError;
use super::remembered::{Decided, TurnEnd};
use crate::actor::Actor;
use crate::db::guide_turn;
use crate::office::Office;

const DAYS: u32 = 90;
const DAY_MS: i64 = 86_400_000;
/// The newest are enough to see what is missing.
const READ: u64 = 2_000;

/// The list.
///
/// # Errors
/// When the database is gone.
pub async fn list(office: &Office, actor: &Actor) -> Result<Unanswered, GuideError> {
    actor.at_desk(Act::SeeQueue)?;
    let since = actor.instant().plus_millis(-i64::from(DAYS) * DAY_MS);
    let ended = [TurnEnd::Escalate.as_str(), TurnEnd::Clarify.as_str()];
    let answer = TurnEnd::Answer.as_str();
    let rows = guide_turn::unanswered(office.db.read(), since, &ended, answer, READ).await?;
    let (mut unhelpful, mut unanswered) = (Vec::new(), Vec::new());
    for (question, outcome, topics, at) in rows {
        // What only a newer release has words for, it lists itself.
        let Ok(decided) = serde_json::from_value(topics) else {
            continue;
        };
        let list = if outcome == answer {
            &mut unhelpful
        } else {
            &mut unanswered
        };
        list.push(Asked {
            question,
            decided,
            at,
        });
    }
    Ok(Unanswered {
        groups: groups(unanswered),
        unhelpful: groups(unhelpful),
        days: DAYS,
    })
}

struct Asked {
    question: String,
    decided: Decided,
    at: Timestamp,
}

type Key = (String, Option<&'static str>);

/// Nearest topics together, the biggest group first; the same words once.
fn groups(turns: Vec<Asked>) -> Vec<UnansweredGroup> {
    let mut groups: BTreeMap<Option<TopicId>, BTreeMap<Key, UnansweredQuestion>> = BTreeMap::new();
    for turn in turns {
        let reason = turn.decided.reason();
        if reason.is_some_and(is_nothing_to_learn_from) {
            continue;
        }
        let topic = turn.decided.nearest.as_deref().or(turn
            .decided
            .topics
            .first()
            .map(String::as_str));
        let topic = topic.and_then(TopicId::parse);
        let text = without_numbers(&turn.question);
        let last = japan_date(turn.at);
        let group = groups.entry(topic).or_default();
        let question = group
            .entry((text.clone(), reason.map(Reason::as_str)))
            .or_insert_with(|| UnansweredQuestion {
                text,
                reason,
                times: 0,
                last,
            });
        question.times += 1;
        question.last = question.last.max(last);
    }
    let mut groups: Vec<UnansweredGroup> = groups
        .into_iter()
        .map(|(topic, questions)| {
            let mut questions: Vec<_> = questions.into_values().collect();
            questions.sort_by_key(|question| {
                (
                    std::cmp::Reverse(question.times),
                    std::cmp::Reverse(question.last),
                )
            });
            UnansweredGroup { topic, questions }
        })
        .collect();
    groups.sort_by_key(|group| {
        std::cmp::Reverse(group.questions.iter().map(|q| q.times).sum::<u32>())
    });
    groups
}

const fn is_nothing_to_learn_from(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::Abuse | Reason::Chitchat | Reason::Instructions | Reason::OtherPeople
    )
}

/// Codes, telephone numbers and mail addresses become 「●」. A year or a day
/// stays: four digits at most.
fn without_numbers(text: &str) -> String {
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            if word.contains(['@', '＠']) {
                masked_address(word)
            } else {
                masked_digits(word)
            }
        })
        .collect()
}

fn masked_address(word: &str) -> String {
    let is_part =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '＠' | '.' | '-' | '_' | '+');
    word.chars()
        .map(|c| if is_part(c) { '●' } else { c })
        .collect()
}

fn masked_digits(word: &str) -> String {
    let is_part = |c: char| c.is_numeric() || is_dash(c);
    let mut shown = String::new();
    let mut run = String::new();
    for c in word.chars().chain(['\0']) {
        if is_part(c) {
            run.push(c);
            continue;
        }
        let digits = run.chars().filter(|c| c.is_numeric()).count();
        if digits > 4 {
            shown.extend(std::iter::repeat_n('●', digits));
        } else {
            shown.push_str(&run);
        }
        run.clear();
        if c != '\0' {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_numbers_and_addresses_are_masked_and_years_are_not() {
        assert_eq!(without_numbers("番号0012345は？"), "番号●●●●●●●は？");
        assert_eq!(
            without_numbers("０３－１２３４－５６７８に電話"),
            "●●●●●●●●●●に電話"
        );
        for dash in "-−─━–ｰ".chars() {
            assert_eq!(
                without_numbers(&format!("090{dash}1234{dash}5678に")),
                "●●●●●●●●●●●に",
                "{dash:?}"
            );
        }
        assert_eq!(without_numbers("カード〜リーダー"), "カード〜リーダー");
        assert_eq!(
            without_numbers("2027年4月15日 カードリーダー"),
            "2027年4月15日 カードリーダー"
        );
        assert_eq!(
            without_numbers("mail taro@example.jp please"),
            "mail ●●●●●●●●●●●●●●● please"
        );
    }
}
