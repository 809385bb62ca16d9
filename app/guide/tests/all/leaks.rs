//! No question that the guide is measured by is one that it learned.

use std::collections::BTreeMap;

use guide::product_lessons;
use guide_learn::data;
use guide_learn::fold::fold;

#[test]
fn no_evaluation_question_is_among_the_phrasings() {
    let topics = product_lessons().into_iter().map(|lesson| {
        let phrasings = [lesson.japanese, lesson.english].concat();
        (lesson.topic.id.to_string(), phrasings)
    });
    let declined = data::declines().map(|(reason, phrasings)| (reason.to_owned(), phrasings));
    let classes = topics.chain(declined);
    let phrasings: BTreeMap<String, String> = classes
        .flat_map(|(class, all)| all.into_iter().map(move |p| (plain(&p), class.clone())))
        .collect();
    assert!(phrasings.len() > 40_000, "{}", phrasings.len());
    let same: Vec<String> = evaluation_questions()
        .into_iter()
        .filter_map(|q| Some(format!("{q} is one of {}", phrasings.get(&plain(&q))?)))
        .collect();
    assert!(same.is_empty(), "{}: {same:#?}", same.len());
}

/// Letters and digits alone, folded.
fn plain(text: &str) -> String {
    let folded = fold(text).into_iter();
    folded.filter(|c| c.is_alphanumeric()).collect()
}

fn evaluation_questions() -> Vec<String> {
    let folder = format!("{}/tests/questions", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().path());
    let text: Vec<String> = files.map(|f| std::fs::read_to_string(f).unwrap()).collect();
    let lines = text
        .iter()
        .flat_map(|t| t.lines())
        .filter(|l| !l.starts_with('#'));
    let questions: Vec<String> = lines
        .filter_map(|l| l.splitn(3, " | ").nth(2))
        .map(str::to_owned)
        .collect();
    assert!(questions.len() > 4000);
    questions
}
