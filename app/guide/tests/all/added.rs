//! Topics that are added while the guide runs.

use domain::calendar::japan_instant;
use guide::{Context, Guide, Outcome, Question, parse_lessons};
use jiff::civil::date;

use crate::{answered, at_noon, topic};

#[test]
fn a_further_topic_takes_the_place_of_the_one_with_its_id_and_is_found_at_once() {
    let data = "\n@ staff.parking\nsource: 別紙３\nreviewed: 2026-11-22\nvalid-until: 2026-12-31\n- 庁舎の駐輪場はありますか\n- 駐輪場\n+ bicycle shed";
    let guide = Guide::with(parse_lessons(data).unwrap());
    let question = Question {
        text: "駐輪場はありますか",
        context: Context::default(),
    };
    assert_eq!(
        answered(guide.ask(&question, at_noon())).topic(),
        &topic("staff.parking")
    );
    let later = japan_instant(date(2027, 1, 4), 12, 0);
    assert!(matches!(
        guide.ask(&question, later),
        Outcome::Escalate { .. }
    ));
    let data = "\n@ portal.chatbot\nsource: 別紙３\nreviewed: 2026-11-22\n- チャットボット";
    let replaced = Guide::with(parse_lessons(data).unwrap());
    assert_eq!(replaced.topics().len(), Guide::embedded().topics().len());
}
