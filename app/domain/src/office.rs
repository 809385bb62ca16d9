//! The desk of a prefecture that takes the number request and the designation
//! application (都府県事務所等): its name, and what a public page once said of
//! address and telephone. May import bureaus, sources and the review of facts.

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::bureau::{BureauId, Prefecture};
use crate::review;
use crate::source::{Document, Source};
use crate::table::{Row, Table};

static OFFICES: &str = include_str!("../data/offices.csv");

/// What sort of desk it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desk {
    /// The bureau's office of the prefecture (○○事務所).
    Office,
    /// 指導監査課 of the bureau itself.
    Supervision,
    /// 医療課 of the bureau itself (Hokkaido).
    Medical,
    /// A section of the bureau itself; no page that was seen names it.
    OwnSection,
}

/// What a public page said of a desk, on the day printed on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// 〒, `NNN-NNNN`.
    pub postal: Option<String>,
    /// The address, in Japanese as on the page.
    pub address: Option<String>,
    /// The telephone number, with hyphens.
    pub phone: Option<String>,
    /// The page; its edition is the date printed on it.
    pub source: Source,
    /// The day on which somebody last found the same on the live page.
    pub confirmed: Option<Date>,
}

/// The desk of a prefecture. Every prefecture has one; not every one is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// For which prefecture.
    pub prefecture: Prefecture,
    /// What sort of desk.
    pub desk: Desk,
    /// What a page said of it, where one was seen.
    pub listing: Option<Listing>,
}

impl Office {
    /// The desk of this prefecture.
    #[must_use]
    pub fn of(prefecture: Prefecture) -> &'static Self {
        &ALL[usize::from(prefecture.number()) - 1]
    }

    /// Fluent id of the name without the bureau's: `office-13`,
    /// `office-section-supervision`.
    #[must_use]
    pub fn message_id(&self) -> String {
        match self.desk {
            Desk::Office => format!("office-{}", self.prefecture),
            Desk::Supervision => "office-section-supervision".to_owned(),
            Desk::Medical => "office-section-medical".to_owned(),
            Desk::OwnSection => "office-section-own".to_owned(),
        }
    }

    /// Whether somebody has seen the listing on the live page within the time
    /// of a review: only then may it be printed on what is sent.
    #[must_use]
    pub fn is_confirmed(&self, today: Date) -> bool {
        self.listing
            .as_ref()
            .and_then(|listing| listing.confirmed)
            .is_some_and(|confirmed| !review::is_due(confirmed, today))
    }
}

static ALL: LazyLock<Vec<Office>> = LazyLock::new(|| {
    let table = Table::parse(OFFICES);
    Prefecture::all()
        .map(|prefecture| {
            let row = table
                .rows()
                .find(|row| Prefecture::parse(row.get("prefecture")) == Some(prefecture));
            office(prefecture, row.as_ref())
        })
        .collect()
});

fn office(prefecture: Prefecture, row: Option<&Row<'_>>) -> Office {
    Office {
        prefecture,
        desk: desk(prefecture, row),
        listing: row.and_then(|row| listing(prefecture.bureau(), row)),
    }
}

fn desk(prefecture: Prefecture, row: Option<&Row<'_>>) -> Desk {
    match row.map(|row| row.get("section")) {
        Some("supervision") => Desk::Supervision,
        Some("medical") => Desk::Medical,
        _ if prefecture.is_bureau_home() => Desk::OwnSection,
        _ => Desk::Office,
    }
}

/// `None` for a row without a date; a test finds none.
fn listing(bureau: BureauId, row: &Row<'_>) -> Option<Listing> {
    let url = row.get("source_url");
    // A prefecture's page that quotes a number speaks for nobody but itself.
    let document = if url.starts_with("https://kouseikyoku.mhlw.go.jp/") {
        Document::BureauPage(bureau)
    } else {
        Document::SecondHand
    };
    let source = Source::page(
        document,
        row.get("source_clause").to_owned(),
        row.get("as_of").parse().ok()?,
        url.to_owned(),
    );
    Some(Listing {
        postal: text(row, "postal"),
        address: text(row, "address"),
        phone: text(row, "phone"),
        source,
        confirmed: row.get("confirmed").parse().ok(),
    })
}

fn text(row: &Row<'_>, column: &str) -> Option<String> {
    let text = row.get(column);
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(code: &str) -> &'static Office {
        Office::of(Prefecture::parse(code).unwrap())
    }

    #[test]
    fn every_row_is_read_and_every_prefecture_has_its_own_desk() {
        let table = Table::parse(OFFICES);
        for row in table.rows() {
            let office = at(row.get("prefecture"));
            let listing = office.listing.as_ref().unwrap();
            assert_eq!(listing.source.url(), Some(row.get("source_url")));
            assert!(!listing.source.clause().is_empty(), "line {}", row.line);
            let expected = match row.get("section") {
                "office" => Desk::Office,
                "supervision" => Desk::Supervision,
                "medical" => Desk::Medical,
                other => panic!("line {}: {other:?}", row.line),
            };
            assert_eq!(office.desk, expected, "line {}", row.line);
            assert!(
                row.get("confirmed").is_empty() || listing.confirmed.is_some(),
                "line {}",
                row.line
            );
        }
        let listed = Prefecture::all().filter(|p| Office::of(*p).listing.is_some());
        assert_eq!(listed.count(), table.rows().count());
    }

    #[test]
    fn the_bureau_itself_is_the_desk_where_it_sits_and_an_office_elsewhere() {
        for prefecture in Prefecture::all() {
            let office = Office::of(prefecture);
            assert_eq!(office.prefecture, prefecture);
            assert_eq!(
                office.desk == Desk::Office,
                !prefecture.is_bureau_home(),
                "{prefecture}"
            );
        }
        assert_eq!(at("01").desk, Desk::Medical);
        for code in ["04", "11", "23", "34", "40"] {
            assert_eq!(at(code).desk, Desk::Supervision, "{code}");
        }
        for code in ["27", "37"] {
            assert_eq!(at(code).desk, Desk::OwnSection, "{code}");
            assert_eq!(at(code).listing, None, "{code}");
        }
        assert_eq!(at("13").message_id(), "office-13");
        assert_eq!(at("27").message_id(), "office-section-own");
    }

    #[test]
    fn what_an_old_page_said_keeps_the_pages_date_and_is_never_confirmed() {
        let saitama = at("11").listing.as_ref().unwrap();
        assert_eq!(saitama.phone.as_deref(), Some("048-612-7508"));
        assert_eq!(saitama.postal.as_deref(), Some("330-0063"));
        assert_eq!(saitama.source.edition(), date(2018, 3, 22));
        assert_eq!(
            saitama.source.document(),
            Document::BureauPage(BureauId::Kantoshinetsu)
        );
        let fukuoka = at("40").listing.as_ref().unwrap();
        assert_eq!(fukuoka.address, None);
        assert_eq!(fukuoka.source.document(), Document::SecondHand);
        assert!(Prefecture::all().all(|p| !Office::of(p).is_confirmed(date(2026, 12, 1))));
    }

    #[test]
    fn a_desk_that_somebody_looked_at_is_confirmed_for_eighteen_months() {
        let mut office = at("13").clone();
        office.listing.as_mut().unwrap().confirmed = Some(date(2026, 12, 1));
        assert!(office.is_confirmed(date(2028, 6, 1)));
        assert!(!office.is_confirmed(date(2028, 6, 2)));
    }
}
