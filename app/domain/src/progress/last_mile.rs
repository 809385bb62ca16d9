//! The last mile: what has to be there on the 1st beside the seven steps. The
//! notice does not speak of it; each tick carries its own source (`domain.md`,
//! "Practice since 2024"; `review/procedure.md` 2.1–2.3), and all are 未確認.

use jiff::civil::{Date, date};

use super::Progress;
use crate::source::{Document, Source};

/// One thing that has to be there on the 1st.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MileTick {
    /// The line is ordered and NTT's お客さまID is at hand. Long lead: first.
    LineOrdered,
    /// Mail from ssk.or.jp is let through.
    MailAllowed,
    /// The contact person is one's own, not the vendor.
    OwnContact,
    /// The card reader is here.
    ReaderHere,
    /// The certificate's notice arrived, by registered mail.
    CertificateArrived,
    /// The certificate is fetched and installed.
    CertificateInstalled,
    /// The connection test was made.
    ConnectionTested,
    /// 運用開始日 is entered at the portal.
    StartEntered,
}

impl MileTick {
    /// All, in the order in which they are usually done.
    pub const ALL: [Self; 8] = [
        Self::LineOrdered,
        Self::MailAllowed,
        Self::OwnContact,
        Self::ReaderHere,
        Self::CertificateArrived,
        Self::CertificateInstalled,
        Self::ConnectionTested,
        Self::StartEntered,
    ];

    /// The id in data and forms, and the tail of its Fluent ids (`mile-…`).
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LineOrdered => "line_ordered",
            Self::MailAllowed => "mail_allowed",
            Self::OwnContact => "own_contact",
            Self::ReaderHere => "reader_here",
            Self::CertificateArrived => "certificate_arrived",
            Self::CertificateInstalled => "certificate_installed",
            Self::ConnectionTested => "connection_tested",
            Self::StartEntered => "start_entered",
        }
    }

    /// The tick with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tick| tick.as_str() == id)
    }

    /// Where it is said. The portal's articles carry no date of their own: theirs
    /// is the day on which they were seen.
    #[must_use]
    pub fn source(self) -> Source {
        const KB: &str =
            "https://iryohokenjyoho.service-now.com/csm?id=kb_article_view&sysparm_article=";
        const SEEN: Date = date(2026, 11, 30);
        let article = |number: &str| {
            Source::page(
                Document::PortalPage,
                number.to_owned(),
                SEEN,
                format!("{KB}{number}"),
            )
        };
        match self {
            Self::LineOrdered => article("KB0010416"),
            Self::MailAllowed | Self::CertificateArrived => article("KB0010407"),
            Self::OwnContact => Source::page(
                Document::PortalPage,
                "よくある質問 post-7（2021～22年）",
                SEEN,
                "https://www.iryohokenjyoho-portalsite.jp/faq/post-7.html",
            ),
            Self::ReaderHere | Self::ConnectionTested | Self::StartEntered => Source::page(
                Document::PortalPage,
                "運用開始日の入力（ナレッジ記事）",
                SEEN,
                "https://iryohokenjyoho.service-now.com/csm",
            ),
            Self::CertificateInstalled => Source::page(
                Document::PaymentFund,
                "電子証明書のよくある質問",
                date(2024, 7, 18),
                "https://www.ssk.or.jp/goshitsumon/online/online_09.html",
            ),
        }
    }
}

impl Progress {
    /// The day on which a tick was made.
    #[must_use]
    pub fn ticked(&self, tick: MileTick) -> Option<Date> {
        self.last_mile.get(&tick).copied()
    }

    /// Every tick with its day.
    #[must_use]
    pub fn ticks(&self) -> Vec<(MileTick, Option<Date>)> {
        MileTick::ALL.map(|tick| (tick, self.ticked(tick))).to_vec()
    }

    /// What is not ticked yet.
    #[must_use]
    pub fn ticks_left(&self) -> Vec<MileTick> {
        let mut left = MileTick::ALL.to_vec();
        left.retain(|tick| self.ticked(*tick).is_none());
        left
    }

    /// The same with exactly these ticks; what was ticked before keeps its day.
    #[must_use]
    pub fn with_ticks(&self, ticks: &[MileTick], on: Date) -> Self {
        let mut next = self.clone();
        next.last_mile = ticks
            .iter()
            .map(|tick| (*tick, self.ticked(*tick).unwrap_or(on)))
            .collect();
        next
    }
}
