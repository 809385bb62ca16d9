//! From a question to what is done with it: answer (one topic, or two for a
//! question of two parts), ask back, or decline. Imports the classifier; knows
//! nothing of texts and dates.

use guide_learn::fold::fold_but_kana;
use guide_learn::{Classifier, Guard, Reader, contains};

use crate::answer::Reason;
use crate::part::Part;
use crate::speech::Speech;
use crate::threshold;

/// From how many characters a question is long: the words before its end are
/// mostly circumstances (「スタッフの採用でばたばたしていて…」).
const LONG: usize = 45;

/// How many topics are asked back about at most (api.md).
const CHOICES: usize = 4;
/// The most characters of a question that is a word or two.
const BARE: usize = 6;
const BARE_LATIN: usize = 12;

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
    classes: Vec<Reason>,
    /// Words that no clause answers.
    guards: Vec<(Reason, Guard)>,
}

impl Declines {
    /// By their names in data.
    pub(crate) fn new(classes: Vec<String>, guards: Vec<Guard>) -> Self {
        let reason = |name: &str| Reason::parse(name).expect("a test reads the product's reasons");
        let classes = classes.iter().map(|name| reason(name)).collect();
        let guards = guards.into_iter().map(|g| (reason(&g.reason), g)).collect();
        Self { classes, guards }
    }
}

/// The parts of the guide that deciding needs.
pub(crate) struct Deciding<'a> {
    pub(crate) reader: &'a Reader,
    pub(crate) classifier: &'a Classifier,
    pub(crate) declines: &'a Declines,
    pub(crate) speech: &'a Speech,
    /// How many of the classes are topics; they come first.
    pub(crate) topics: u32,
    /// Whether a topic is answered today.
    pub(crate) is_valid: &'a dyn Fn(u32) -> bool,
}

impl Deciding<'_> {
    pub(crate) fn decide(&self, question: &str) -> Decision {
        let question = &self.speech.without_courtesy(question);
        let whole = self.part(question);
        let sentences = self.speech.sentences(question);
        let found = if sentences.len() >= 2 {
            self.sentences(&sentences, &whole)
        } else {
            self.halves(question, &whole)
        };
        match found[..] {
            [(first, _), (second, _), ..] => Decision::Answer(vec![first, second]),
            [(topic, share)] if whole.share() < threshold::ANSWER && share >= threshold::SURE => {
                Decision::Answer(vec![topic])
            }
            _ if is_bare(question) => self.bare(&whole),
            _ => self.single(&whole),
        }
    }

    /// The sure topics of a question's sentences. A sentence that asks nothing is
    /// told, not asked; with one question after an introduction, the
    /// introduction has its say.
    fn sentences(&self, sentences: &[String], whole: &Part) -> Vec<(u32, f32)> {
        let mut found = Vec::new();
        let tells = |s: &String| !self.speech.asks(s) && self.part(s).share() < threshold::PLIGHT;
        let asking: Vec<&String> = sentences.iter().filter(|s| !tells(s)).collect();
        if asking.len() < 2 {
            return found;
        }
        for (place, sentence) in asking.iter().enumerate() {
            let alone = self.part(sentence);
            let is_whole = self.reader.subject(sentence).is_some();
            let least = if is_whole {
                threshold::PART
            } else {
                threshold::SURE
            };
            if place == 0 || alone.share() >= least {
                self.keep(&mut found, &alone, threshold::SENTENCE);
                continue;
            }
            // 「仮コードって何ですか？どうやってもらうんですか？」: what it is about
            // stands in the sentence before.
            let subject = sentences.iter().find_map(|s| self.reader.subject(s));
            let about = subject.map(|s| self.part(&format!("{s} {sentence}")));
            let parts = about.iter().chain([&alone]).map(|part| part.within(whole));
            let best = parts.max_by(|a, b| a.share().total_cmp(&b.share()));
            if let Some(best) = best {
                self.keep(&mut found, &best, threshold::SENTENCE);
            }
        }
        found
    }

    /// 「AのやりかたとBの期限」: a sentence that falls into two sure halves.
    fn halves(&self, question: &str, whole: &Part) -> Vec<(u32, f32)> {
        let mut best: Vec<(u32, f32)> = Vec::new();
        if whole.declined.is_some() {
            return best;
        }
        let is_list = question.contains("それぞれ");
        for mark in ["と、", "と", "、", " and ", ", "] {
            // What is surely a list is not read as one, however sure that were.
            let least = if is_list || mark == "と、" {
                threshold::PART
            } else {
                threshold::PART.max(whole.share())
            };
            for (at, _) in question.match_indices(mark) {
                let (left, right) = (&question[..at], &question[at + mark.len()..]);
                // 「Aの申込みと、届く時期」: the right half leaves the subject out.
                let subject = self.reader.subject(left);
                let about = subject.map(|s| self.part(&format!("{s} {right}")));
                let mut found = Vec::new();
                let parts = [Some(self.part(left)), about, Some(self.part(right))];
                for part in parts.iter().flatten() {
                    self.keep(&mut found, part, least);
                }
                let sum = |f: &[(u32, f32)]| f.iter().map(|(_, s)| s).sum::<f32>();
                // What the whole is about is one of its halves.
                let is_of_whole = found
                    .iter()
                    .any(|(t, _)| whole.best().is_some_and(|(b, _)| b == *t));
                if found.len() == 2 && is_of_whole && sum(&found) > sum(&best) {
                    best = found;
                }
            }
        }
        best
    }

    /// The decision on a question of one part.
    fn single(&self, part: &Part) -> Decision {
        let nearest = part.best().map(|(topic, _)| topic);
        if let Some(reason) = part.declined {
            return Decision::Escalate(reason, nearest);
        }
        // Between two that are both likely, both short answers help more than a
        // question back, or than the wrong one of them.
        if let [(first, more), (second, less), ..] = part.topics[..]
            && more < threshold::CLEAR
            && less >= threshold::SECOND
            && more + less >= threshold::BOTH
        {
            return Decision::Answer(vec![first, second]);
        }
        if let Some((topic, _)) = part.best().filter(|(_, share)| *share >= threshold::ANSWER) {
            return Decision::Answer(vec![topic]);
        }
        let near = part.topics.iter().take(CHOICES);
        let near: Vec<&(u32, f32)> = near.filter(|(_, s)| *s >= threshold::CHOICE).collect();
        let sum: f32 = near.iter().map(|(_, share)| share).sum();
        if near.len() >= 2 && sum >= threshold::CLARIFY {
            return Decision::Clarify(near.into_iter().map(|(topic, _)| *topic).collect());
        }
        Decision::Escalate(Reason::NotCovered, nearest)
    }

    /// The decision on a word or two (「書類」, "deadline"): what is not sure is
    /// asked back, for who types so little has more to say.
    fn bare(&self, part: &Part) -> Decision {
        let near = &part.topics[..CHOICES.min(part.topics.len())];
        let sum: f32 = near.iter().map(|(_, share)| share).sum();
        let is_foreign = part.is_guarded || part.declining >= threshold::SURE;
        if is_foreign || part.share() >= threshold::ANSWER || sum < threshold::BARE {
            return self.single(part);
        }
        Decision::Clarify(near.iter().map(|(topic, _)| *topic).collect())
    }

    fn part(&self, text: &str) -> Part {
        let shares = self.classifier.classify(&self.reader.features(text));
        let classes = (0_u32..).zip(shares);
        let (mut topics, mut declining): (Vec<_>, Vec<_>) =
            classes.partition(|(class, _)| *class < self.topics);
        topics.retain(|(topic, _)| (self.is_valid)(*topic));
        for list in [&mut topics, &mut declining] {
            list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        }
        let all: f32 = declining.iter().map(|(_, share)| share).sum();
        let reason = declining
            .first()
            .filter(|_| all >= threshold::DECLINE)
            .and_then(|(class, _)| self.declines.classes.get((class - self.topics) as usize))
            .copied();
        let best = topics.first().copied();
        let guarded = self.guarded(text, best);
        Part {
            declined: guarded.or(reason),
            is_guarded: guarded.is_some(),
            declining: all,
            topics,
        }
    }

    /// The reason of a word that declines the text.
    fn guarded(&self, text: &str, best: Option<(u32, f32)>) -> Option<Reason> {
        let all = fold_but_kana(text);
        let end = &all[all.len().saturating_sub(LONG)..];
        let declines = |(reason, guard): &&(Reason, Guard)| {
            let is_allowed = best.is_some_and(|(topic, share)| {
                share >= threshold::UNGUARDED || guard.allowed.contains(&topic)
            });
            let text = if reason.is_about_the_guide() {
                &all
            } else {
                end
            };
            !is_allowed && contains(text, &guard.word)
        };
        let guard = self.declines.guards.iter().find(declines);
        guard.map(|(reason, _)| *reason)
    }

    /// Keeps a part's best topic if it is sure and not there yet.
    fn keep(&self, found: &mut Vec<(u32, f32)>, part: &Part, least: f32) {
        if let Some((topic, share)) = part.best()
            && part.share() >= least
            && !found.iter().any(|(t, _)| *t == topic)
        {
            found.push((topic, share));
        }
    }
}

/// Whether a question is a word or two.
fn is_bare(question: &str) -> bool {
    let letters = question.chars().filter(|c| c.is_alphanumeric()).count();
    letters
        <= if question.is_ascii() {
            BARE_LATIN
        } else {
            BARE
        }
}
