//! Where a fact comes from: document, clause, edition. Nothing dated or
//! answered leaves this crate without one. Imports nothing of the crate but
//! [`crate::bureau`].

use std::borrow::Cow;

use jiff::civil::{Date, date};

use crate::bureau::BureauId;

/// The day printed on the notice (令和３年１月20日).
pub const NOTICE_EDITION: Date = date(2021, 1, 20);

/// A clause of the notice of 2021-01-20, named as everywhere in the product
/// (data, answers, API).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoticeClause {
    /// 通知 1: the number is told to those who want to start on the 1st.
    Notice1,
    /// 通知 2: bureaus tell the codes after the council's answer.
    Notice2,
    /// 通知 3: bureaus publish the procedure.
    Notice3,
    /// 事務連絡 1: why certificates are tied to the institution code.
    Memo1,
    /// 事務連絡 1(1): form 1 goes with the designation application; each bureau sets its deadline; late is handed back.
    Memo1Request,
    /// 事務連絡 1(2): the number is the planned code; the reply is posted by the 10th.
    Memo1Reply,
    /// 事務連絡 1 ※2: one request each for medical and dental; retroactive designation is out of scope.
    Memo1Exclusions,
    /// 事務連絡 2: what bureaus do after telling the number.
    Memo2,
    /// 事務連絡 3: what bureaus publish, and the portal.
    Memo3,
    /// 事務連絡 3(1): by the bureau's deadline, at the branch office where there is one.
    Memo3Bureau,
    /// 事務連絡 3(2): by the 15th of the month before, to the implementing body.
    Memo3Submission,
    /// 別紙１: the request form and reply.
    Form1,
    /// 別紙１ 記載例: the filled-in example and its remarks.
    Form1Example,
    /// 別紙２: the published table of dates.
    Appendix2,
    /// 別紙２ ※: who misses the dates is dealt with individually.
    Appendix2Late,
    /// 別紙３: the applicant's sheet.
    Appendix3,
    /// 別紙３ スケジュール.
    Appendix3Schedule,
    /// 別紙３ ①…⑦: one of the seven steps (1–7).
    Appendix3Step(u8),
    /// 別紙３ お問い合わせ先.
    Appendix3Contacts,
}

impl NoticeClause {
    /// Every clause, in the notice's order.
    pub const ALL: [Self; 25] = [
        Self::Notice1,
        Self::Notice2,
        Self::Notice3,
        Self::Memo1,
        Self::Memo1Request,
        Self::Memo1Reply,
        Self::Memo1Exclusions,
        Self::Memo2,
        Self::Memo3,
        Self::Memo3Bureau,
        Self::Memo3Submission,
        Self::Form1,
        Self::Form1Example,
        Self::Appendix2,
        Self::Appendix2Late,
        Self::Appendix3,
        Self::Appendix3Schedule,
        Self::Appendix3Step(1),
        Self::Appendix3Step(2),
        Self::Appendix3Step(3),
        Self::Appendix3Step(4),
        Self::Appendix3Step(5),
        Self::Appendix3Step(6),
        Self::Appendix3Step(7),
        Self::Appendix3Contacts,
    ];

    /// The clause's name as shown and as in the API, the same in every language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Notice1 => "通知 1",
            Self::Notice2 => "通知 2",
            Self::Notice3 => "通知 3",
            Self::Memo1 => "事務連絡 1",
            Self::Memo1Request => "事務連絡 1(1)",
            Self::Memo1Reply => "事務連絡 1(2)",
            Self::Memo1Exclusions => "事務連絡 1 ※2",
            Self::Memo2 => "事務連絡 2",
            Self::Memo3 => "事務連絡 3",
            Self::Memo3Bureau => "事務連絡 3(1)",
            Self::Memo3Submission => "事務連絡 3(2)",
            Self::Form1 => "別紙１",
            Self::Form1Example => "別紙１ 記載例",
            Self::Appendix2 => "別紙２",
            Self::Appendix2Late => "別紙２ ※",
            Self::Appendix3 => "別紙３",
            Self::Appendix3Schedule => "別紙３ スケジュール",
            Self::Appendix3Step(1) => "別紙３ ①",
            Self::Appendix3Step(2) => "別紙３ ②",
            Self::Appendix3Step(3) => "別紙３ ③",
            Self::Appendix3Step(4) => "別紙３ ④",
            Self::Appendix3Step(5) => "別紙３ ⑤",
            Self::Appendix3Step(6) => "別紙３ ⑥",
            Self::Appendix3Step(_) => "別紙３ ⑦",
            Self::Appendix3Contacts => "別紙３ お問い合わせ先",
        }
    }

    /// The clause with this name, if there is one.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.as_str() == name)
    }
}

/// A document that facts are taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Document {
    /// The ministry's notice of 2021-01-20 with its 事務連絡 and 別紙１–３.
    Notice,
    /// A page of a bureau's web site.
    BureauPage(BureauId),
    /// A page of the implementing body's portal.
    PortalPage,
    /// A page of the 社会保険診療報酬支払基金.
    PaymentFund,
    /// A page of the ministry (厚生労働省).
    MinistryPage,
    /// A page of somebody else: an association, a consultant, another office.
    /// What it says is shown as 未確認.
    SecondHand,
    /// Worked out from public lists of institution codes: no page says it.
    PublicCodes,
    /// What a bureau told a founder; shown to nobody else as a fact.
    Told(BureauId),
}

impl Document {
    /// The document with this id in data: a bureau's, `portal`, `ministry` or
    /// `second_hand`.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        match id {
            "portal" => Some(Self::PortalPage),
            "ministry" => Some(Self::MinistryPage),
            "second_hand" => Some(Self::SecondHand),
            _ => BureauId::parse(id).map(Self::BureauPage),
        }
    }

    /// Fluent id of the title shown to people.
    #[must_use]
    pub fn title_id(self) -> String {
        match self {
            Self::Notice => "source-notice".to_owned(),
            Self::BureauPage(bureau) => format!("source-bureau-page-{}", bureau.as_str()),
            Self::PortalPage => "source-portal-page".to_owned(),
            Self::PaymentFund => "source-payment-fund".to_owned(),
            Self::MinistryPage => "source-ministry-page".to_owned(),
            Self::SecondHand => "source-second-hand".to_owned(),
            Self::PublicCodes => "source-public-codes".to_owned(),
            Self::Told(bureau) => format!("source-told-{}", bureau.as_str()),
        }
    }
}

/// Where a fact comes from. Always complete: there is no way to build one
/// without document, clause and edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    document: Document,
    clause: Cow<'static, str>,
    edition: Date,
    url: Option<Cow<'static, str>>,
}

impl Source {
    /// A clause of the notice.
    #[must_use]
    pub const fn notice(clause: NoticeClause) -> Self {
        Self {
            document: Document::Notice,
            clause: Cow::Borrowed(clause.as_str()),
            edition: NOTICE_EDITION,
            url: None,
        }
    }

    /// A public page: the heading the fact stands under, the page's own date
    /// (its edition) and address.
    #[must_use]
    pub fn page(
        document: Document,
        heading: impl Into<Cow<'static, str>>,
        published: Date,
        url: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            document,
            clause: heading.into(),
            edition: published,
            url: Some(url.into()),
        }
    }

    /// What the public lists of institution codes show, as of this day.
    #[must_use]
    pub const fn public_codes(clause: Cow<'static, str>, seen: Date) -> Self {
        Self {
            document: Document::PublicCodes,
            clause,
            edition: seen,
            url: None,
        }
    }

    /// What somebody at the bureau told a founder on a day.
    #[must_use]
    pub fn told(bureau: BureauId, who: String, heard: Date) -> Self {
        Self {
            document: Document::Told(bureau),
            clause: Cow::Owned(who),
            edition: heard,
            url: None,
        }
    }

    /// The document.
    #[must_use]
    pub const fn document(&self) -> Document {
        self.document
    }

    /// The clause's or heading's name.
    #[must_use]
    pub fn clause(&self) -> &str {
        &self.clause
    }

    /// The day of the edition (Japan time).
    #[must_use]
    pub const fn edition(&self) -> Date {
        self.edition
    }

    /// The address, for public pages.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }
}
