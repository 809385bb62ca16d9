//! Time per question with the product's topics and with 500: the real ones again
//! under other names, each phrasing with a word of its own.

use guide::{Context, Guide, Lesson, Question, Topic, TopicId, product_lessons};
use jiff::Timestamp;

const QUESTIONS: [&str; 6] = [
    "仮コードを忘れました",
    "2021年5月開業です。受付番号の提示の期限はいつですか？",
    "電話は土曜もつながりますか",
    "What if the bureau does not designate us?",
    "来週の株価を教えて",
    "前職の退職手続などが重なり、うっかりしていて、実施機関への番号の提示を昨日までにしなければならなかったことに今朝気づきました。どうしたらよいでしょうか。",
];

fn main() {
    divan::main();
}

/// Copies of the real topics until there are so many.
fn guide_of(topics: usize) -> Guide {
    let real = product_lessons();
    let copies = (0..topics.saturating_sub(real.len())).map(|n| {
        let original = &real[n % real.len()];
        let add = |phrasings: &[String]| {
            phrasings
                .iter()
                .map(|p| format!("{p} 第{n}号庁舎"))
                .collect()
        };
        Lesson {
            topic: Topic {
                id: TopicId::parse(&format!("copy.t{n}")).expect("a topic id"),
                ..original.topic.clone()
            },
            japanese: add(&original.japanese),
            english: add(&original.english),
        }
    });
    Guide::with(copies.collect())
}

#[divan::bench(args = [0, 500])]
fn one_question_of_six(bencher: divan::Bencher<'_, '_>, topics: usize) {
    let guide = guide_of(topics);
    let mut next = QUESTIONS.iter().cycle();
    bencher.bench_local(move || {
        let text = next.next().copied().unwrap_or_default();
        let question = Question {
            text,
            context: Context::default(),
        };
        guide.ask(&question, Timestamp::UNIX_EPOCH)
    });
}

#[divan::bench(sample_count = 5)]
fn building_the_guide() -> Guide {
    guide_of(0)
}
