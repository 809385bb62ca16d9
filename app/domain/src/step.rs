//! The seven steps (別紙３ ①–⑦) and the two acts of the fourth. In which order
//! they are taken is in [`crate::practice`], what has been done of them in
//! [`crate::progress`]. Imports nothing else of the
//! crate but [`crate::source`].

use serde::{Deserialize, Serialize};

use crate::source::{NoticeClause, Source};

/// One of the seven steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepId {
    /// ① 仮コードの発行依頼
    ProvisionalCode,
    /// ② アカウント登録
    Account,
    /// ③ 顔認証付きカードリーダーの提供申請
    CardReader,
    /// ④ 受付番号の情報提供依頼
    NumberRequest,
    /// ⑤ 受付番号の提示
    NumberPresentation,
    /// ⑥ オンライン資格確認利用申請・電子証明書発行申請
    Applications,
    /// ⑦ 指定が行われなかった場合の報告
    NonDesignationReport,
}

/// One of the two acts of step 4. The notice has them together; where the
/// request has moved to the month two before, the application follows later, with
/// a deadline of its own (domain.md, "Practice since 2024"). 返戻 belongs to the
/// application (事務連絡 1(1)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BureauAct {
    /// 受付番号の情報提供依頼 (別紙１)
    NumberRequest,
    /// 保険医療機関・保険薬局の指定の申請
    DesignationApplication,
}

impl BureauAct {
    /// Both.
    pub const ALL: [Self; 2] = [Self::NumberRequest, Self::DesignationApplication];

    /// The id in data, forms and messages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NumberRequest => "number_request",
            Self::DesignationApplication => "designation_application",
        }
    }

    /// The act with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.as_str() == id)
    }
}

/// Somebody the founder deals with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// オンライン資格確認実施機関
    ImplementingBody,
    /// 地方厚生（支）局, by the prefecture's desk
    Bureau,
}

impl Party {
    /// The id in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ImplementingBody => "implementing_body",
            Self::Bureau => "bureau",
        }
    }
}

impl StepId {
    /// All seven, in the notice's order.
    pub const ALL: [Self; 7] = [
        Self::ProvisionalCode,
        Self::Account,
        Self::CardReader,
        Self::NumberRequest,
        Self::NumberPresentation,
        Self::Applications,
        Self::NonDesignationReport,
    ];

    /// The id in data, addresses and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ProvisionalCode => "provisional_code",
            Self::Account => "account",
            Self::CardReader => "card_reader",
            Self::NumberRequest => "number_request",
            Self::NumberPresentation => "number_presentation",
            Self::Applications => "applications",
            Self::NonDesignationReport => "non_designation_report",
        }
    }

    /// The step with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == id)
    }

    /// The number in the notice, 1–7.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The step with this number, 1–7.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.number() == number)
    }

    /// Whether medical and dental side by side do it once each. Form and number
    /// are one a kind (事務連絡 1 ※2), and with them what is done with the number;
    /// a 仮コード is swapped for one number (別紙１ 記載例), and the portal wants an
    /// account for each. Of the card reader nothing says so.
    #[must_use]
    pub const fn is_once_a_kind(self) -> bool {
        !matches!(self, Self::CardReader | Self::NonDesignationReport)
    }

    /// To whom it is addressed (【…】 in 別紙３).
    #[must_use]
    pub const fn to(self) -> Party {
        match self {
            Self::NumberRequest => Party::Bureau,
            _ => Party::ImplementingBody,
        }
    }

    /// The clause that describes it.
    #[must_use]
    pub const fn source(self) -> Source {
        Source::notice(NoticeClause::Appendix3Step(self.number()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_stand_in_the_notices_order_with_their_ids() {
        let numbers: Vec<u8> = StepId::ALL.iter().map(|s| s.number()).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
        for step in StepId::ALL {
            assert_eq!(StepId::parse(step.as_str()), Some(step));
            assert_eq!(StepId::from_number(step.number()), Some(step));
        }
    }

    #[test]
    fn only_step_four_goes_to_the_bureau() {
        let bureau: Vec<_> = StepId::ALL
            .into_iter()
            .filter(|s| s.to() == Party::Bureau)
            .collect();
        assert_eq!(bureau, [StepId::NumberRequest]);
    }
}
