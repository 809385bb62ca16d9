//! From a question to what is done with it: answer (one topic, or two for a
//! question of two parts), ask back, or decline. Imports the index; knows
//! nothing of texts and dates.

use super::answer::Reason;
use super::concepts::{Concepts, is_concept, is_word_at};
use super::fold::{fold, fold_but_kana, is_latin, katakana_words};
use super::index::{Index, Ranking};

/// Thresholds, tuned on the tune part of `tests/guide-eval` only.
mod threshold {
    /// The least score that is answered.
    pub(super) const ANSWER: f32 = 0.25;
    /// The same for a question that names nothing of this procedure.
    pub(super) const ANSWER_UNANCHORED: f32 = 0.48;
    /// The same for a question with a noun that no phrasing has.
    pub(super) const ANSWER_STRANGE: f32 = 0.5;
    /// The least score of a part of a question that is answered beside another.
    pub(super) const PART: f32 = 0.45;
    /// From which score a sentence that asks nothing is a plight that asks for
    /// help: 「仮コードを忘れました。」
    pub(super) const PLIGHT: f32 = 0.35;
    /// Below this, several near topics are asked back about.
    pub(super) const SURE: f32 = 0.6;
    /// How near the second must be for asking back, and for answering both where
    /// they are of one subject.
    pub(super) const NEAR: f32 = 0.88;
    pub(super) const NEAR_RELATED: f32 = 0.8;
    /// The least share of a question's content that must be known words; a long
    /// question tells circumstances that no phrasing has.
    pub(super) const CONTENT: f32 = 0.68;
    pub(super) const CONTENT_LONG: f32 = 0.3;
    /// From how many characters a question is long.
    pub(super) const LONG: usize = 45;
}

/// What to do with a question; topics by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Answer these, the best first.
    Answer(Vec<u32>),
    /// Ask which of these is meant.
    Clarify(Vec<u32>),
    /// Decline; with the nearest topic, for the staff's list of open questions.
    Escalate(Reason, Option<u32>),
}

/// Classes of what is declined, and single words that decline.
#[derive(Debug)]
pub(crate) struct Declines {
    /// The reason of each declining class; they stand behind the topics.
    pub(crate) classes: Vec<Reason>,
    /// Words that no clause answers.
    pub(crate) guards: Vec<Guard>,
}

/// A word that declines unless the topic found has it in its phrasings.
#[derive(Debug)]
pub(crate) struct Guard {
    pub(crate) reason: Reason,
    pub(crate) word: Vec<char>,
    /// Topics with the word in a phrasing.
    pub(crate) allowed: Vec<u32>,
}

/// The parts of the guide that deciding needs.
pub(crate) struct Deciding<'a> {
    pub(crate) index: &'a Index,
    pub(crate) concepts: &'a Concepts,
    /// All phrasings, folded, one after the other.
    pub(crate) vocabulary: &'a [char],
    pub(crate) declines: &'a Declines,
    /// How many of the index's topics can be answered.
    pub(crate) topics: u32,
    /// Whether a topic is answered today.
    pub(crate) is_valid: &'a dyn Fn(u32) -> bool,
    /// Whether two topics are of one subject.
    pub(crate) is_related: &'a dyn Fn(u32, u32) -> bool,
}

/// What one part of a question comes to.
#[derive(Debug)]
struct Part {
    ranking: Ranking,
    declined: Option<Reason>,
    /// It names something of this procedure.
    is_anchored: bool,
    /// It has a noun that no phrasing has.
    is_strange: bool,
    is_long: bool,
}

impl Part {
    fn is_answerable(&self, score: f32) -> bool {
        let content = if self.is_long {
            threshold::CONTENT_LONG
        } else {
            threshold::CONTENT
        };
        let is_known = self.ranking.content >= content || score >= threshold::ANSWER_STRANGE;
        is_known
            && score >= threshold::ANSWER
            && (self.is_anchored || score >= threshold::ANSWER_UNANCHORED)
            && (!self.is_strange || self.is_long || score >= threshold::ANSWER_STRANGE)
    }
}

impl Deciding<'_> {
    pub(crate) fn decide(&self, question: &str) -> Decision {
        let whole = self.part(question, None);
        let found = self.parts(question, &whole);
        if found.len() >= 2 {
            return Decision::Answer(found.into_iter().take(2).map(|(t, _)| t).collect());
        }
        if let Some((topic, score)) = found.first()
            && (whole.declined.is_some() || *score > self.best(&whole).map_or(0.0, |b| b.1))
        {
            return Decision::Answer(vec![*topic]);
        }
        self.single(&whole)
    }

    /// The sure topics of a question's sentences, or of the halves of its only
    /// one. A sentence that asks nothing is told, not asked.
    fn parts(&self, question: &str, whole: &Part) -> Vec<(u32, f32)> {
        let sentences = sentences(question);
        if sentences.len() < 2 {
            let is_declined = whole.declined.is_some();
            return if is_declined {
                Vec::new()
            } else {
                self.halves(question, whole)
            };
        }
        let tells = |s: &String| !asks(s) && self.score(&self.part(s, None)) < threshold::PLIGHT;
        let asking: Vec<&String> = sentences.iter().filter(|s| !tells(s)).collect();
        let mut found = Vec::new();
        for (place, sentence) in asking.iter().enumerate() {
            let plain = self.part(sentence, None);
            // 「仮コードって何ですか？どうやってもらうんですか？」
            let subject = (place > 0).then(|| self.subject(&sentences[0])).flatten();
            let about = subject.map(|s| self.part(sentence, Some(s)));
            let better = about.filter(|a| self.score(a) > self.score(&plain));
            let part = better.unwrap_or(plain);
            if part.declined.is_none() {
                self.keep(&mut found, &part, threshold::PART);
            }
        }
        // One question after an introduction: the introduction has its say.
        if asking.len() < 2 { Vec::new() } else { found }
    }

    /// The decision on a question of one part.
    fn single(&self, part: &Part) -> Decision {
        let nearest = part
            .ranking
            .hits
            .iter()
            .map(|h| h.topic)
            .find(|t| *t < self.topics);
        if let Some(reason) = part.declined {
            return Decision::Escalate(reason, nearest);
        }
        let Some((topic, score)) = self.best(part).filter(|(_, s)| part.is_answerable(*s)) else {
            return Decision::Escalate(Reason::NotCovered, nearest);
        };
        if score < threshold::SURE {
            let at_least = |share: f32| {
                self.answerable(part)
                    .take_while(move |(_, s)| *s >= score * share)
            };
            // Two topics of one subject: both short answers help more than a
            // question back.
            let second = at_least(threshold::NEAR_RELATED).nth(1);
            if let Some((second, _)) = second.filter(|(t, _)| (self.is_related)(topic, *t)) {
                return Decision::Answer(vec![topic, second]);
            }
            let near: Vec<u32> = at_least(threshold::NEAR).map(|(t, _)| t).take(4).collect();
            if near.len() >= 2 {
                return Decision::Clarify(near);
            }
        }
        Decision::Answer(vec![topic])
    }

    /// Ranks a part and says whether it is to be declined; `subject` for a part
    /// that leaves it out: 「Aの申込みと、届く時期」.
    fn part(&self, text: &str, subject: Option<char>) -> Part {
        let folded = fold(text);
        let spelled = fold_but_kana(text);
        let mut read = self.concepts.apply(&folded);
        if let Some(subject) = subject {
            read.insert(0, subject);
        }
        let anchors = self.concepts.anchors(&read);
        let ranking = self.index.rank(&read, &anchors);
        let best = ranking.hits.first().copied();
        let class = best
            .filter(|hit| hit.topic >= self.topics && hit.score >= threshold::ANSWER)
            .and_then(|hit| {
                self.declines
                    .classes
                    .get((hit.topic - self.topics) as usize)
            });
        // In a long question the words before its end are mostly circumstances:
        // 「スタッフの採用でばたばたしていて…」
        let is_long = folded.len() >= threshold::LONG;
        let end = spelled.len().saturating_sub(threshold::LONG);
        let asked = if is_long { &spelled[end..] } else { &spelled };
        let declines = |guard: &&Guard| {
            let is_allowed = best.is_some_and(|hit| guard.allowed.contains(&hit.topic));
            let text = if guard.reason.is_about_the_guide() {
                &spelled
            } else {
                asked
            };
            !is_allowed && contains(text, &guard.word)
        };
        let guard = self.declines.guards.iter().find(declines);
        let is_new = |word: &Vec<char>| {
            let read = self.concepts.apply(word);
            read.iter().any(|c| !is_concept(*c)) && !contains(self.vocabulary, word)
        };
        Part {
            declined: guard.map(|g| g.reason).or(class.copied()),
            is_anchored: !anchors.is_empty(),
            is_strange: katakana_words(text).iter().any(is_new),
            is_long,
            ranking,
        }
    }

    /// The first concept of a text, taken for its subject.
    fn subject(&self, text: &str) -> Option<char> {
        self.concepts
            .apply(&fold(text))
            .into_iter()
            .find(|c| is_concept(*c))
    }

    fn score(&self, part: &Part) -> f32 {
        self.best(part).map_or(0.0, |(_, score)| score)
    }

    /// The topics that can be answered, best first.
    fn answerable<'a>(&'a self, part: &'a Part) -> impl Iterator<Item = (u32, f32)> + 'a {
        let hits = part.ranking.hits.iter().map(|h| (h.topic, h.score));
        hits.filter(|(t, _)| *t < self.topics && (self.is_valid)(*t))
    }

    fn best(&self, part: &Part) -> Option<(u32, f32)> {
        // A declining class in front means that nothing is answered.
        let first = part.ranking.hits.first()?;
        if first.topic >= self.topics {
            return None;
        }
        self.answerable(part).next()
    }

    /// Keeps a part's best topic if it is sure and not there yet.
    fn keep(&self, found: &mut Vec<(u32, f32)>, part: &Part, least: f32) {
        if let Some((topic, score)) = self.best(part)
            && score >= least
            && part.ranking.concepts >= 1
            && part.is_answerable(score)
            && !found.iter().any(|(t, _)| *t == topic)
        {
            found.push((topic, score));
        }
    }

    /// 「AのやりかたとBの期限」: a sentence that falls into two sure halves.
    fn halves(&self, question: &str, whole: &Part) -> Vec<(u32, f32)> {
        let whole_score = self.score(whole);
        let mut best: Vec<(u32, f32)> = Vec::new();
        for mark in ["と", "、", " and ", ", "] {
            for (at, _) in question.match_indices(mark) {
                let (left, right) = (&question[..at], &question[at + mark.len()..]);
                let mut found = Vec::new();
                for (half, subject) in [(left, None), (right, self.subject(left)), (right, None)] {
                    let part = self.part(half, subject);
                    if part.declined.is_none() {
                        self.keep(&mut found, &part, threshold::PART.max(whole_score));
                    }
                }
                let sum = |f: &[(u32, f32)]| f.iter().map(|(_, s)| s).sum::<f32>();
                if found.len() == 2 && sum(&found) > sum(&best) {
                    best = found;
                }
            }
        }
        best
    }
}

/// Whether a folded text has a word; Latin words only whole.
pub(crate) fn contains(text: &[char], word: &[char]) -> bool {
    !word.is_empty()
        && if word.first().copied().is_some_and(is_latin) {
            (0..text.len()).any(|at| is_word_at(text, at, word))
        } else {
            text.windows(word.len()).any(|w| w == word)
        }
}

/// The sentences of a question, at full stops, question marks and words that
/// begin another question.
fn sentences(question: &str) -> Vec<String> {
    let mut text = question.to_owned();
    for mark in [
        "それと",
        "それから",
        "あと、",
        "また、",
        "ついでに",
        "Also,",
        " also ",
    ] {
        text = text.replace(mark, "\n");
    }
    let is_end = |c: char| matches!(c, '。' | '？' | '?' | '！' | '!' | '\n' | '．' | ';' | '；');
    let parts = text.replace(". ", "\n");
    parts
        .split(is_end)
        .map(str::trim)
        .filter(|p| p.chars().count() >= 3)
        .map(str::to_owned)
        .collect()
}

/// Whether a sentence asks for something, by its last words or a question word.
fn asks(sentence: &str) -> bool {
    const ASKING: [&str; 26] = [
        "いつ",
        "どこ",
        "なに",
        "何",
        "誰",
        "だれ",
        "なぜ",
        "どう",
        "どの",
        "どちら",
        "いくつ",
        "教え",
        "知りたい",
        "ほしい",
        "欲しい",
        "ください",
        "what",
        "when",
        "where",
        "who",
        "how",
        "why",
        "can ",
        "do ",
        "is ",
        "tell",
    ];
    let lower = sentence.to_lowercase();
    let ends = ["か", "の", "は", "？", "?"]
        .iter()
        .any(|end| sentence.trim_end().ends_with(end));
    ends || ASKING.iter().any(|word| lower.contains(word))
}
