//! Which file words a part of a reminder mail, and which parts of a pair read
//! alike.

use domain::progress::Foremost;

use super::part::{Part, Words};
use super::topic::Topic;
use super::{ask_bureau, by_date, call_help_desk, first_step, outcome, wait_for_letter};

/// What a part says.
pub(super) fn of(part: &Part<'_>) -> Words {
    match part.topic {
        Topic::Prepare | Topic::NextStep => first_step::words(part),
        Topic::Foremost(Foremost::CallHelpDesk) => call_help_desk::words(part),
        Topic::Foremost(foremost) => ask_bureau::words(part, foremost),
        Topic::Steps(stage) => by_date::steps(part, stage),
        Topic::Application(stage) => by_date::application(part, stage),
        Topic::AfterLetter(stage) => wait_for_letter::letter(part, stage),
        Topic::AfterRequest(stage) => wait_for_letter::request(part, stage),
        Topic::Designation => outcome::designation(part),
        Topic::Report => outcome::report(part),
    }
}

/// Takes in another plan's part that says the same but for what is opened.
pub(super) fn pair(part: &mut Part<'_>, other: &Part<'_>) -> bool {
    let (one, another) = (&part.plan.plan.request, &other.plan.plan.request);
    let is_pair = part.plan.id != other.plan.id
        && one.opening == another.opening
        && one.prefecture == another.prefecture
        && other.kinds.iter().all(|kind| !part.kinds.contains(kind))
        && part.topic == other.topic
        && of(&without_kinds(part)) == of(&without_kinds(other));
    if is_pair {
        part.kinds.extend(&other.kinds);
    }
    is_pair
}

fn without_kinds<'a>(part: &Part<'a>) -> Part<'a> {
    Part {
        kinds: Vec::new(),
        ..part.clone()
    }
}
