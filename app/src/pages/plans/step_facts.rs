//! What the notice says of each step, fact by fact with its source. The words
//! are in `locales/*/steps.ftl`.

use domain::bureau::Prefecture;
use domain::kind::Kinds;
use domain::rulebook::{ChangeNote, Rulebook};
use domain::source::{NoticeClause, Source};
use domain::step::StepId;

/// A fact: tail of the Fluent id `step-<n>-…`, and the clause it is taken from.
pub(super) struct Fact {
    pub(super) id: &'static str,
    pub(super) source: Source,
}

const fn fact(id: &'static str, clause: NoticeClause) -> Fact {
    Fact {
        id,
        source: Source::notice(clause),
    }
}

/// Why the step is there.
pub(super) fn why(step: StepId) -> Vec<Fact> {
    use NoticeClause::{Appendix3Step, Form1Example, Memo1, Memo1Reply, Memo3Submission};
    match step {
        StepId::ProvisionalCode => vec![
            fact("why-stands-in", Form1Example),
            fact("why-swap", Form1Example),
        ],
        StepId::Account => vec![fact("why-door", Appendix3Step(2))],
        StepId::CardReader => vec![fact("why-reader", Appendix3Step(3))],
        StepId::NumberRequest => vec![
            fact("why-number", Memo1Reply),
            fact("why-certificate", Memo1),
        ],
        StepId::NumberPresentation => vec![fact("why-first-day", Memo3Submission)],
        StepId::Applications => vec![fact("why-certificate", Memo1)],
        StepId::NonDesignationReport => vec![fact("why-report", Appendix3Step(7))],
    }
}

/// What one should know, in the order in which one meets it.
pub(super) fn facts(step: StepId, is_twin: bool) -> Vec<Fact> {
    use NoticeClause::{
        Appendix2, Appendix2Late, Appendix3, Appendix3Schedule, Appendix3Step, Form1, Form1Example,
        Memo1Exclusions, Memo1Reply, Memo1Request, Memo3Bureau,
    };
    let mut facts = match step {
        StepId::ProvisionalCode => vec![
            fact("fact-ask", Appendix3Step(1)),
            fact("fact-qa", Appendix3Step(1)),
            fact("fact-early", Appendix3Schedule),
            fact("fact-form", Form1),
            fact("fact-keep", Form1Example),
        ],
        StepId::Account => vec![
            fact("fact-portal", Appendix3Step(2)),
            fact("fact-code", Form1Example),
        ],
        StepId::CardReader => vec![fact("fact-apply", Appendix3Step(3))],
        StepId::NumberRequest => vec![
            fact("fact-together", Appendix3Step(4)),
            fact("fact-branch", Memo3Bureau),
            fact("fact-late", Memo1Request),
            fact("fact-early", Appendix3),
            fact("fact-differs", Appendix3),
            fact("fact-blank", Form1Example),
            fact("fact-reply", Memo1Reply),
            fact("fact-address", Form1Example),
            fact("fact-care", Form1),
        ],
        StepId::NumberPresentation => vec![
            fact("fact-present", Appendix3Step(5)),
            fact("fact-table", Appendix2),
            fact("fact-late", Appendix2Late),
            fact("fact-care", Form1),
        ],
        StepId::Applications => vec![
            fact("fact-apply", Appendix3Step(6)),
            fact("fact-late", Appendix2Late),
        ],
        StepId::NonDesignationReport => vec![fact("fact-report", Appendix3Step(7))],
    };
    if is_twin && step == StepId::NumberRequest {
        facts.push(fact("fact-twin", Memo1Exclusions));
    }
    facts
}

/// The two sentences about the card reader (別紙３ ③ and ⑤), side by side.
pub(super) fn card_reader_sentences() -> [Fact; 2] {
    [
        fact("reader-months", NoticeClause::Appendix3Step(3)),
        fact("reader-number", NoticeClause::Appendix3Step(5)),
    ]
}

/// How many things one needs at hand: `step-<n>-need-1` and on.
pub(super) const fn needs(step: StepId) -> u8 {
    match step {
        StepId::ProvisionalCode | StepId::CardReader | StepId::NumberPresentation => 2,
        StepId::Account
        | StepId::NumberRequest
        | StepId::Applications
        | StepId::NonDesignationReport => 2,
    }
}

/// What has changed since the notice and touches the step of this plan.
pub(super) fn changes(
    step: StepId,
    prefecture: Prefecture,
    kinds: Kinds,
) -> Vec<&'static ChangeNote> {
    Rulebook::changes_for(prefecture, kinds)
        .filter(|note| note.matters_at(step))
        .collect()
}
