//! Rules of the procedure that no module of the crate has for itself.

#![allow(clippy::unwrap_used)] // a test

use domain::guide::{Guide, TopicId};
use domain::source::{NoticeClause, Source};

#[test]
fn what_the_notice_asks_of_a_bureau_can_be_looked_up() {
    let guide = Guide::embedded();
    for (id, clause) in [
        ("bureau.after_council", NoticeClause::Notice2),
        ("bureau.refused_record", NoticeClause::Memo2),
    ] {
        let id = TopicId::parse(id).unwrap();
        let topic = guide.topics().iter().find(|topic| topic.id == id).unwrap();
        let source = Source::notice(clause);
        assert!(topic.sources.iter().any(|s| *s == source), "{id}");
    }
}
