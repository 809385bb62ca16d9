//! Thresholds on shares of likelihood, tuned on the tune part of
//! `tests/questions` only.

/// The least share of a topic that is answered alone.
pub(crate) const ANSWER: f32 = 0.45;
/// From which share a topic is answered alone whatever the second.
pub(crate) const CLEAR: f32 = 0.9;
/// The least share of two topics together that are both answered, and of the
/// second one.
pub(crate) const BOTH: f32 = 0.45;
pub(crate) const SECOND: f32 = 0.08;
/// The least share of a part of a question that is answered beside another.
pub(crate) const PART: f32 = 0.6;
/// The least share of two to four topics together that are asked back about,
/// and of each.
pub(crate) const CLARIFY: f32 = 0.6;
pub(crate) const CHOICE: f32 = 0.1;
/// The least share of the topics that a bare word is asked back about.
pub(crate) const BARE: f32 = 0.2;
/// From which share of the declining classes together a question is declined
/// whatever the best topic.
pub(crate) const DECLINE: f32 = 0.35;
pub(crate) const SENTENCE: f32 = 0.4;
/// What a topic counts of which the whole question says nothing.
pub(crate) const ELSEWHERE: f32 = 0.02;
/// From which share a part that names no subject needs none.
pub(crate) const SURE: f32 = 0.8;
/// From which share of a topic no single word declines it.
pub(crate) const UNGUARDED: f32 = 0.8;
/// From which share a sentence that asks nothing is a plight that asks for
/// help: 「仮コードを忘れました。」
pub(crate) const PLIGHT: f32 = 0.5;
