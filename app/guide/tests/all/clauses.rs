//! The clauses of the notice that topics must answer from.

use domain::source::{NoticeClause, Source};
use guide::{Guide, TopicId};

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

#[test]
fn every_clause_of_the_notice_with_something_for_applicants_has_a_topic() {
    let guide = Guide::embedded();
    let has = |clause| {
        let source = Source::notice(clause);
        guide
            .topics()
            .iter()
            .any(|t| t.sources.iter().any(|s| *s == source))
    };
    // 事務連絡 3 is the heading of 3(1) and 3(2), which have topics.
    for clause in NoticeClause::ALL
        .into_iter()
        .filter(|c| *c != NoticeClause::Memo3)
    {
        assert!(has(clause), "{}", clause.as_str());
    }
}
