//! The public pages and the plan of the JSON interface.

mod answers;
mod deadlines;
mod json;
mod pages;
mod plan;
mod problems;

use crate::harness::Answer;

const PLAN: &str = "opening=2027-04&prefecture=13&kind=medical";

/// No message is missing and nothing is unclosed at the end.
#[track_caller]
fn is_whole(answer: &Answer) {
    answer.has_status(200).hides("⟦").shows("</html>");
    assert_eq!(answer.body.matches("<h1").count(), 1, "{}", answer.asked);
}
