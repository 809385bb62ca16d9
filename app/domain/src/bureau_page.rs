//! The bureaus' pages on designations: addresses with source and date.

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::bureau::BureauId;
use crate::source::{NOTICE_EDITION, NoticeClause, Source};
use crate::table::Table;

static BUREAUS: &str = include_str!("../data/bureaus.csv");

/// A bureau's page on designations (保険医療機関・保険薬局の指定).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BureauPage {
    /// Its address.
    pub url: String,
    /// The day the address was last known to be right.
    pub confirmed: Date,
    /// Where the address was taken from.
    pub source: Source,
}

impl BureauPage {
    /// The bureau's page.
    #[must_use]
    pub fn of(bureau: BureauId) -> &'static Self {
        &PAGES[bureau as usize]
    }
}

static PAGES: LazyLock<Vec<BureauPage>> = LazyLock::new(|| {
    let table = Table::parse(BUREAUS);
    BureauId::ALL
        .into_iter()
        .map(|bureau| {
            let row = table
                .rows()
                .find(|r| r.get("bureau") == bureau.as_str())
                .expect("data/bureaus.csv is embedded and has all eight bureaus");
            BureauPage {
                url: row.get("url").to_owned(),
                confirmed: row.get("confirmed").parse().unwrap_or(NOTICE_EDITION),
                source: Source::notice(
                    NoticeClause::parse(row.get("source_clause"))
                        .unwrap_or(NoticeClause::Appendix3Contacts),
                ),
            }
        })
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bureau_has_a_page_of_its_own_with_the_day_it_was_confirmed() {
        for bureau in BureauId::ALL {
            let page = BureauPage::of(bureau);
            assert!(
                page.url.starts_with("https://kouseikyoku.mhlw.go.jp/"),
                "{bureau:?}"
            );
            assert!(page.url.contains(bureau.as_str()), "{bureau:?}");
        }
        for row in Table::parse(BUREAUS).rows() {
            assert!(
                row.get("confirmed").parse::<Date>().is_ok(),
                "line {}",
                row.line
            );
            assert!(
                NoticeClause::parse(row.get("source_clause")).is_some(),
                "line {}",
                row.line
            );
        }
    }
}
