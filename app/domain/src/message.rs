//! The Fluent ids that this crate makes up as it goes, listed for the test that
//! compares ids with `locales/`: a search through the code cannot find them. No
//! words here. May import everything of the crate.

use crate::account::PasswordFault;
use crate::bureau::{BureauId, Prefecture};
use crate::code::{CodeError, CodeWarning};
use crate::input::ErrorCode;
use crate::kind::Kind;
use crate::office::Office;
use crate::progress::Refusal;
use crate::question::QuestionRefusal;
use crate::rulebook::Rulebook;
use crate::source::Document;

/// Every id that a `message_id` or `title_id` of this crate can give.
#[must_use]
pub fn ids() -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    ids.extend(Prefecture::all().map(Prefecture::message_id));
    ids.extend(BureauId::ALL.map(BureauId::message_id));
    ids.extend(Prefecture::all().map(|prefecture| Office::of(prefecture).message_id()));
    ids.extend(Kind::ALL.map(Kind::message_id));
    ids.extend(ErrorCode::ALL.map(ErrorCode::message_id));
    ids.extend(CodeError::ALL.map(CodeError::message_id));
    ids.push(CodeWarning::CheckDigit.message_id().to_owned());
    ids.extend(PasswordFault::ALL.map(|fault| fault.message_id().to_owned()));
    ids.extend(Refusal::MESSAGE_TAILS.map(|tail| format!("refusal-{tail}")));
    ids.extend(QuestionRefusal::ALL.map(|refusal| refusal.message_id().to_owned()));
    ids.extend(Rulebook::changes().iter().map(|note| note.message_id()));
    ids.push(Document::Notice.title_id());
    ids.push(Document::PortalPage.title_id());
    ids.push(Document::MinistryPage.title_id());
    ids.push(Document::SecondHand.title_id());
    ids.push(Document::PaymentFund.title_id());
    ids.push(Document::PublicCodes.title_id());
    ids.extend(BureauId::ALL.map(|bureau| Document::BureauPage(bureau).title_id()));
    ids.extend(BureauId::ALL.map(|bureau| Document::Told(bureau).title_id()));
    ids.sort();
    ids.dedup();
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::step::StepId;

    #[test]
    fn the_list_holds_every_kind_of_id_once() {
        let ids = ids();
        for id in [
            "prefecture-13",
            "bureau-kantoshinetsu",
            "kind-dental",
            "error-opening-month",
            "error-code-other-kind",
            "error-password-too-short",
            "refusal-question-closed",
            "change-mandatory",
            "source-notice",
        ] {
            assert!(ids.iter().any(|known| known == id), "{id}");
        }
        for refusal in [
            Refusal::ComesFirst(StepId::Account),
            Refusal::AlreadyRecorded,
            Refusal::NothingRecorded,
            Refusal::NotForThisStep,
            Refusal::LaterStepRecorded(StepId::Account),
            Refusal::Closed,
            Refusal::Designated,
            Refusal::WasReturned,
            Refusal::NoOutcome,
            Refusal::TooEarly,
        ] {
            assert!(ids.contains(&refusal.message_id()), "{refusal:?}");
        }
    }
}
