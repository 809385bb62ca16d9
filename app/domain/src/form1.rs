//! 別紙１ 受付番号情報提供依頼書 兼 回答書: what stands in its boxes. Drawing
//! the paper is `server/pdf`'s work. May import bureaus, kinds, codes.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::bureau::BureauId;
use crate::code::ProvisionalCode;
use crate::kind::Kind;
use typed::{bare, is_blank, is_digits, without_separators};

/// 郵便番号, seven digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PostalCode(String);

impl PostalCode {
    /// Reads typed text: `〒100-8916`, full width or without a hyphen.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = without_separators(text);
        let digits = text.trim_start_matches('〒');
        (digits.len() == 7 && is_digits(digits)).then(|| Self(digits.to_owned()))
    }

    /// The first three digits.
    #[must_use]
    pub fn area(&self) -> &str {
        &self.0[..3]
    }

    /// The last four digits.
    #[must_use]
    pub fn town(&self) -> &str {
        &self.0[3..]
    }
}

impl fmt::Display for PostalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.area(), self.town())
    }
}

impl From<PostalCode> for String {
    fn from(code: PostalCode) -> Self {
        code.to_string()
    }
}

impl TryFrom<String> for PostalCode {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a postal code of seven digits")
    }
}

/// An address with its postal code; either may still be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    /// 〒
    pub postal_code: Option<PostalCode>,
    /// The address.
    pub address: String,
}

/// 開設者
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "type")]
pub enum Founder {
    /// 個人
    Person {
        /// 氏名
        name: String,
    },
    /// 法人
    Corporation {
        /// 名称
        name: String,
        /// 代表者の職
        representative_title: String,
        /// 代表者の氏名
        representative_name: String,
    },
}

impl Default for Founder {
    fn default() -> Self {
        Self::Person {
            name: String::new(),
        }
    }
}

/// The applicant's half of the form. The bureau's half is printed empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form1 {
    /// （住所）: where the reply is posted.
    pub reply_to: Address,
    /// （氏名）… 様: to whom the reply is posted.
    pub reply_name: String,
    /// 医科・歯科・薬局
    pub kind: Kind,
    /// 名称
    pub institution_name: String,
    /// 所在地
    pub institution: Address,
    /// The date of the request; `None` is left to be written by hand.
    pub date: Option<Date>,
    /// 開設者の氏名（法人の場合は、名称、代表者の職・氏名）
    pub founder: Founder,
    /// … 御中
    pub bureau: BureauId,
    /// Left blank if forgotten (別紙１ 記載例).
    pub provisional_code: Option<ProvisionalCode>,
    /// 仮コード申請時の医療機関・薬局の名称; may differ from today's.
    pub name_at_request: String,
    /// 仮コード申請時の所在地; may differ from today's.
    pub address_at_request: Address,
}

/// A box of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form1Field {
    /// Postal code of the reply address.
    ReplyPostalCode,
    /// Reply address.
    ReplyAddress,
    /// Addressee of the reply.
    ReplyName,
    /// Name of the institution.
    InstitutionName,
    /// Its postal code.
    InstitutionPostalCode,
    /// Its address.
    InstitutionAddress,
    /// Date of the request.
    Date,
    /// Founder's or corporation's name.
    FounderName,
    /// Title of the corporation's representative.
    RepresentativeTitle,
    /// Name of the corporation's representative.
    RepresentativeName,
    /// 仮コード
    ProvisionalCode,
    /// Name at the time of the 仮コード request.
    NameAtRequest,
    /// Postal code at the time of the 仮コード request.
    PostalCodeAtRequest,
    /// Address at the time of the 仮コード request.
    AddressAtRequest,
}

impl Form1Field {
    /// The id in forms and Fluent (`form1-…`).
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ReplyPostalCode => "reply_postal_code",
            Self::ReplyAddress => "reply_address",
            Self::ReplyName => "reply_name",
            Self::InstitutionName => "institution_name",
            Self::InstitutionPostalCode => "institution_postal_code",
            Self::InstitutionAddress => "institution_address",
            Self::Date => "date",
            Self::FounderName => "founder_name",
            Self::RepresentativeTitle => "representative_title",
            Self::RepresentativeName => "representative_name",
            Self::ProvisionalCode => "provisional_code",
            Self::NameAtRequest => "name_at_request",
            Self::PostalCodeAtRequest => "postal_code_at_request",
            Self::AddressAtRequest => "address_at_request",
        }
    }

    /// Whether the paper can be handed in with the box empty: the 仮コード and
    /// what belongs to it may be forgotten (別紙１ 記載例), the date can be
    /// written by hand.
    #[must_use]
    pub const fn may_stay_empty(self) -> bool {
        matches!(
            self,
            Self::Date
                | Self::ProvisionalCode
                | Self::NameAtRequest
                | Self::PostalCodeAtRequest
                | Self::AddressAtRequest
        )
    }
}

impl Form1 {
    /// The boxes that are empty, in the order of the form.
    #[must_use]
    pub fn empty_fields(&self) -> Vec<Form1Field> {
        use Form1Field as F;
        let blank = is_blank;
        let (founder, title, representative) = match &self.founder {
            Founder::Person { name } => (blank(name), false, false),
            Founder::Corporation {
                name,
                representative_title,
                representative_name,
            } => (
                blank(name),
                blank(representative_title),
                blank(representative_name),
            ),
        };
        [
            (F::ReplyPostalCode, self.reply_to.postal_code.is_none()),
            (F::ReplyAddress, blank(&self.reply_to.address)),
            (F::ReplyName, blank(&self.reply_name)),
            (F::InstitutionName, blank(&self.institution_name)),
            (
                F::InstitutionPostalCode,
                self.institution.postal_code.is_none(),
            ),
            (F::InstitutionAddress, blank(&self.institution.address)),
            (F::Date, self.date.is_none()),
            (F::FounderName, founder),
            (F::RepresentativeTitle, title),
            (F::RepresentativeName, representative),
            (F::ProvisionalCode, self.provisional_code.is_none()),
            (F::NameAtRequest, blank(&self.name_at_request)),
            (
                F::PostalCodeAtRequest,
                self.address_at_request.postal_code.is_none(),
            ),
            (F::AddressAtRequest, blank(&self.address_at_request.address)),
        ]
        .into_iter()
        .filter_map(|(field, empty)| empty.then_some(field))
        .collect()
    }

    /// The empty boxes without which the bureau cannot answer.
    #[must_use]
    pub fn missing(&self) -> Vec<Form1Field> {
        let mut fields = self.empty_fields();
        fields.retain(|f| !f.may_stay_empty());
        fields
    }

    /// Whether it can be handed in.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing().is_empty()
    }

    /// Whether name or address at the time of the 仮コード request differ from
    /// today's (a hint, never an error). Empty boxes do not differ.
    #[must_use]
    pub fn differs_from_request(&self) -> bool {
        let differs = |then: &str, now: &str| !is_blank(then) && !bare(then).eq(bare(now));
        differs(&self.name_at_request, &self.institution_name)
            || differs(&self.address_at_request.address, &self.institution.address)
    }
}

/// A year of 令和, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReiwaYear(i16);

impl ReiwaYear {
    /// The number; year 1 is 元年.
    #[must_use]
    pub const fn number(self) -> i16 {
        self.0
    }

    /// Whether it is 元年.
    #[must_use]
    pub const fn is_first(self) -> bool {
        self.0 == 1
    }
}

impl fmt::Display for ReiwaYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_first() {
            f.write_str("元")
        } else {
            write!(f, "{}", self.0)
        }
    }
}

/// The year of 令和 in which the day lies; `None` before 1 May 2019.
#[must_use]
pub fn reiwa(day: Date) -> Option<ReiwaYear> {
    (day >= jiff::civil::date(2019, 5, 1)).then(|| ReiwaYear(day.year() - 2018))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn filled() -> Form1 {
        let address = Address {
            postal_code: PostalCode::parse("100-8916"),
            address: "東京都千代田区霞が関１－２－２".to_owned(),
        };
        Form1 {
            reply_to: address.clone(),
            reply_name: "資格　花子".to_owned(),
            kind: Kind::Medical,
            institution_name: "オン資クリニック".to_owned(),
            institution: address.clone(),
            date: Some(date(2021, 3, 31)),
            founder: Founder::Person {
                name: "資格　太郎".to_owned(),
            },
            bureau: BureauId::Kantoshinetsu,
            provisional_code: ProvisionalCode::parse("0012345").ok(),
            name_at_request: "オン資クリニック".to_owned(),
            address_at_request: address,
        }
    }

    #[test]
    fn the_notices_example_is_complete() {
        assert!(filled().empty_fields().is_empty());
        assert!(filled().is_complete());
        assert!(!filled().differs_from_request());
    }

    #[test]
    fn a_forgotten_provisional_code_may_stay_blank() {
        let form = Form1 {
            provisional_code: None,
            name_at_request: String::new(),
            address_at_request: Address::default(),
            date: None,
            ..filled()
        };
        assert!(form.is_complete());
        assert_eq!(form.empty_fields().len(), 5);
        assert!(!form.differs_from_request());
    }

    #[test]
    fn a_corporation_needs_its_representatives_title_and_name() {
        let form = Form1 {
            founder: Founder::Corporation {
                name: "医療法人オン資会".to_owned(),
                representative_title: " \u{200b}".to_owned(),
                representative_name: String::new(),
            },
            ..filled()
        };
        assert_eq!(
            form.missing(),
            [
                Form1Field::RepresentativeTitle,
                Form1Field::RepresentativeName
            ]
        );
    }

    #[test]
    fn a_name_that_has_changed_since_the_request_is_noticed_but_width_is_not() {
        let changed = Form1 {
            name_at_request: "旧クリニック".to_owned(),
            ..filled()
        };
        assert!(changed.differs_from_request());
        let width = Form1 {
            name_at_request: "ｵﾝ資クリニック".to_owned(),
            ..filled()
        };
        assert!(!width.differs_from_request());
        for name in [
            "オン資\u{200b}クリニック",
            "オン資 クリニック\u{feff}",
            "\u{2060}",
        ] {
            let unseen = Form1 {
                name_at_request: name.to_owned(),
                ..filled()
            };
            assert!(!unseen.differs_from_request(), "{name:?}");
        }
    }

    #[test]
    fn postal_codes_are_read_in_any_width_and_written_with_a_hyphen() {
        for text in ["100-8916", "1008916", "〒１００－８９１６", " 100ー8916"] {
            assert_eq!(
                PostalCode::parse(text).unwrap().to_string(),
                "100-8916",
                "{text}"
            );
        }
        for bad in ["", "100-891", "100-89166", "abc-defg"] {
            assert_eq!(PostalCode::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_year_of_reiwa_is_the_western_year_less_2018_and_the_first_is_gannen() {
        let year = |y, m, d| reiwa(date(y, m, d)).map(|r| r.to_string());
        assert_eq!(year(2021, 1, 20).as_deref(), Some("3"));
        assert_eq!(year(2019, 5, 1).as_deref(), Some("元"));
        assert_eq!(year(2019, 12, 31).as_deref(), Some("元"));
        assert_eq!(year(2020, 1, 1).as_deref(), Some("2"));
        assert_eq!(year(2019, 4, 30), None);
    }
}
