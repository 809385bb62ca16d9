//! Rules of the procedure that no module of the crate has for itself.

#![allow(clippy::unwrap_used)] // a test

use domain::guide::{Guide, TopicId};
use domain::source::{NoticeClause, Source};

#[test]
fn what_the_notice_asks_of_a_bureau_can_be_looked_up() {
    let guide = Guide::embedded();
    for id in ["bureau.after_council", "bureau.refused_record"] {
        let id = TopicId::parse(id).unwrap();
        let topic = guide.topics().iter().find(|topic| topic.id == id).unwrap();
        let source = Source::notice(NoticeClause::Notice2);
        assert!(topic.sources.iter().any(|s| *s == source), "{id}");
    }
}
