//! How well the guide answers the questions of `tests/questions`: per group, how
//! many are answered right and wrong, and how many are declined. The questions
//! are split by a hash of their text into one half to tune on and one held out;
//! the held-out half must reach the floors below.
//!
//! `make guide-eval` prints the figures. With `GUIDE_EVAL=tune` in the environment
//! it also prints the mistakes of the half to tune on, with `GUIDE_EVAL=all` those
//! of both; nobody shall tune on held-out ones by accident.

use std::collections::BTreeMap;

use guide::{Context, Guide, Outcome, Question, TopicId};
use jiff::Timestamp;

/// Sunday 2026-11-22, noon in Japan.
const NOW: i64 = 1_795_316_400;

/// In percent; on 2026-11-30 they were 95.1, 1.3 and 98.4.
const RIGHT_OF_ANSWERABLE: f64 = 94.0;
const WRONG_OF_ALL: f64 = 1.5;
const DECLINED_OF_UNANSWERABLE: f64 = 98.0;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Right,
    Wrong,
    AskedBack,
    WronglyDeclined,
    RightlyDeclined,
    /// An unanswerable question that was asked back about.
    NotDeclined,
    /// An unanswerable question that was answered: wrong, too.
    WronglyAnswered,
}

/// By whom each set was written stands at its top.
const FILES: [&str; 12] = [
    "examiner-1",
    "examiner-2",
    "examiner-3",
    "examiner-4",
    "examiner-5",
    "examiner-6",
    "examiner-7",
    "examiner-8",
    "ja",
    "en",
    "fresh",
    SEEN,
];

/// Questions that were looked at while phrasings were written: never held out.
const SEEN: &str = "seen";

struct Case {
    file: &'static str,
    group: String,
    /// `None`: must not be answered. Else every part must be answered by one of
    /// its topics.
    expected: Option<Vec<Vec<String>>>,
    question: String,
    is_held_out: bool,
}

#[test]
fn held_out_questions_are_answered_and_declined_as_well_as_the_floors_say() {
    let cases: Vec<Case> = FILES.into_iter().flat_map(read).collect();
    let guide = Guide::embedded();
    let shown = std::env::var("GUIDE_EVAL").unwrap_or_default();
    let mut figures: BTreeMap<(bool, String), Vec<Verdict>> = BTreeMap::new();
    for case in &cases {
        let (verdict, said) = judge(&guide, case);
        let groups = [
            format!("{} {}", case.file, case.group),
            format!("{} all", case.file),
            "all".to_owned(),
        ];
        for group in groups {
            let of_group = figures.entry((case.is_held_out, group)).or_default();
            of_group.push(verdict);
        }
        let is_shown = shown == "all" || shown == "tune" && !case.is_held_out;
        if is_shown && !matches!(verdict, Verdict::Right | Verdict::RightlyDeclined) {
            println!("{}", describe(case, verdict, &said));
        }
    }
    println!(
        "{:<9} {:<26} {:>4} {:>14} {:>6} {:>10} {:>13} {:>16}",
        "part", "group", "n", "right", "wrong", "asked back", "wrongly decl.", "rightly declined"
    );
    for ((is_held_out, group), verdicts) in &figures {
        println!("{}", line(*is_held_out, group, verdicts));
    }
    let held_out = &figures[&(true, "all".to_owned())];
    assert!(held_out.len() > 1400, "{}", held_out.len());
    let [right, wrong, declined] = percentages(held_out);
    let said = format!(
        "held out: right {right:.1} % (>= {RIGHT_OF_ANSWERABLE}), wrong {wrong:.1} % (<= {WRONG_OF_ALL}), declined {declined:.1} % (>= {DECLINED_OF_UNANSWERABLE})"
    );
    println!("{said}");
    assert!(
        right >= RIGHT_OF_ANSWERABLE
            && wrong <= WRONG_OF_ALL
            && declined >= DECLINED_OF_UNANSWERABLE,
        "{said}"
    );
}

fn judge(guide: &Guide, case: &Case) -> (Verdict, String) {
    let now = Timestamp::from_second(NOW).expect("a constant within range");
    let question = Question {
        text: &case.question,
        context: Context::default(),
    };
    match (guide.ask(&question, now), &case.expected) {
        (Outcome::Answer(answers), expected) => {
            let topics: Vec<&str> = answers.iter().map(|a| a.topic().as_str()).collect();
            let is_met = |part: &Vec<String>| part.iter().any(|t| topics.contains(&t.as_str()));
            let is_right = expected
                .as_ref()
                .is_some_and(|parts| parts.iter().all(is_met));
            let verdict = match expected {
                Some(_) if is_right => Verdict::Right,
                Some(_) => Verdict::Wrong,
                None => Verdict::WronglyAnswered,
            };
            (verdict, topics.join(" + "))
        }
        (Outcome::Clarify(choices), expected) => {
            let choices: Vec<&str> = choices.iter().map(TopicId::as_str).collect();
            let verdict = if expected.is_some() {
                Verdict::AskedBack
            } else {
                Verdict::NotDeclined
            };
            (verdict, choices.join(" / "))
        }
        (Outcome::Escalate { reason, nearest }, expected) => {
            let verdict = if expected.is_some() {
                Verdict::WronglyDeclined
            } else {
                Verdict::RightlyDeclined
            };
            let nearest = nearest.map_or(String::new(), |t| t.to_string());
            (verdict, format!("{} ({nearest})", reason.as_str()))
        }
    }
}

fn describe(case: &Case, verdict: Verdict, said: &str) -> String {
    let part = if case.is_held_out { "[held out] " } else { "" };
    let name = match verdict {
        Verdict::Wrong => "WRONG",
        Verdict::AskedBack => "asked back",
        Verdict::WronglyDeclined => "declined",
        Verdict::NotDeclined => "not declined",
        Verdict::WronglyAnswered => "WRONG",
        Verdict::Right | Verdict::RightlyDeclined => "right",
    };
    let expected = case.expected.as_ref().map_or("!".to_owned(), |parts| {
        parts
            .iter()
            .map(|p| p.join(","))
            .collect::<Vec<_>>()
            .join("+")
    });
    format!("{part}{name:<12} {} -> {said}  [{expected}]", case.question)
}

fn line(is_held_out: bool, group: &str, verdicts: &[Verdict]) -> String {
    let count = |v: Verdict| verdicts.iter().filter(|x| **x == v).count();
    let [right, _, refused] = percentages(verdicts);
    let share = |n: usize, p: f64| {
        if p.is_nan() {
            "-".to_owned()
        } else {
            format!("{n} ({p:.1} %)")
        }
    };
    format!(
        "{:<9} {:<26} {:>4} {:>14} {:>6} {:>10} {:>13} {:>16}",
        if is_held_out { "held out" } else { "tune" },
        group,
        verdicts.len(),
        share(count(Verdict::Right), right),
        count(Verdict::Wrong) + count(Verdict::WronglyAnswered),
        count(Verdict::AskedBack) + count(Verdict::NotDeclined),
        count(Verdict::WronglyDeclined),
        share(count(Verdict::RightlyDeclined), refused),
    )
}

/// Right of the answerable, wrong of all, declined of the unanswerable; `NaN`
/// where there are none.
#[allow(clippy::cast_precision_loss)] // some hundreds of questions
fn percentages(verdicts: &[Verdict]) -> [f64; 3] {
    let count = |of: &[Verdict]| verdicts.iter().filter(|v| of.contains(v)).count() as f64;
    let right = count(&[Verdict::Right]);
    let answerable = right + count(&[Verdict::Wrong, Verdict::AskedBack, Verdict::WronglyDeclined]);
    let declined = count(&[Verdict::RightlyDeclined]);
    let unanswerable = declined + count(&[Verdict::NotDeclined, Verdict::WronglyAnswered]);
    let wrong = count(&[Verdict::Wrong, Verdict::WronglyAnswered]);
    [
        100.0 * right / answerable,
        100.0 * wrong / verdicts.len() as f64,
        100.0 * declined / unanswerable,
    ]
}

fn read(file: &'static str) -> Vec<Case> {
    let path = format!("{}/tests/questions/{file}.txt", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    text.lines()
        .filter(|l| !l.starts_with('#') && !l.trim().is_empty())
        .map(|line| {
            let parts: Vec<&str> = line.splitn(3, " | ").collect();
            let [group, topics, question] = parts[..] else {
                panic!("not a question of three parts: {line}");
            };
            let list = |part: &str| part.split(',').map(str::to_owned).collect();
            Case {
                file,
                group: group.to_owned(),
                expected: (topics != "!").then(|| topics.split('+').map(list).collect()),
                question: question.to_owned(),
                is_held_out: file != SEEN && hash(question) % 2 == 1,
            }
        })
        .collect()
}

/// FNV-1a with its high half folded in: the same split on every machine.
fn hash(text: &str) -> u64 {
    let h = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    });
    h ^ (h >> 32)
}
