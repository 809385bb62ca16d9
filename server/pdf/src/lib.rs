//! 別紙１ (受付番号情報提供依頼書 兼 回答書) of the notice of 2021-01-20, filled in
//! and ready to hand in, as a PDF that is tagged for those who have it read to
//! them (PDF/UA-1).
//!
//! Its own crate, so that everyday builds don't pay for PDF. May import the
//! domain; no server, no clock, no database: the same form gives the same bytes.
//!
//! From the form to the file: [`wording`] (what is printed) and the domain's form
//! (what is written) → [`layout`] (which box, where) → [`setting`] (lines that
//! fit their box, in fonts that have the glyphs: [`font`]) → [`sheet`] → [`paint`].

mod font;
mod form1;
mod layout;
mod paint;
mod setting;
mod sheet;
mod wording;

pub use font::{FORM_FONT, FontError, Fonts, NAMES_FONT};
pub use form1::*;

/// What was written where, for a message at the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Postcode of the reply address.
    ReplyPostcode,
    /// Reply address.
    ReplyAddress,
    /// Whom the reply is posted to.
    ReplyName,
    /// 名称 of the institution.
    InstitutionName,
    /// Postcode of the institution.
    InstitutionPostcode,
    /// 所在地 of the institution.
    InstitutionAddress,
    /// 開設者: a person's name, or the corporation's.
    FounderName,
    /// 代表者の職.
    RepresentativeTitle,
    /// 代表者の氏名.
    RepresentativeName,
    /// 仮コード.
    Code,
    /// 名称 when the 仮コード was asked for.
    NameThen,
    /// Postcode when the 仮コード was asked for.
    PostcodeThen,
    /// 所在地 when the 仮コード was asked for.
    AddressThen,
    /// The form's own words.
    Printed,
}

/// Why a form was not rendered. Says which field, never what was in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// No font has this character.
    #[error("no font has U+{:04X} of {field:?}", u32::from(*.character))]
    Glyph {
        /// Where it was written.
        field: Field,
        /// The character.
        character: char,
    },
    /// Too long for its box even in the smallest print.
    #[error("{field:?} is too long for its box")]
    TooLong {
        /// Where it was written.
        field: Field,
    },
    /// The file could not be written, or is not PDF/UA-1.
    #[error("not written: {0}")]
    Pdf(String),
}

/// Renders one form as a PDF of one A4 page.
///
/// # Errors
/// When a character has no glyph, a text does not fit its box, or the file would
/// not be PDF/UA-1.
pub fn render(form: &Form1, fonts: &Fonts) -> Result<Vec<u8>, RenderError> {
    render_all(std::slice::from_ref(form), fonts)
}

/// Renders several forms as one file, a page each: 医科・歯科併設 hand in one form
/// for each (別紙１ 記載例).
///
/// # Errors
/// As [`render`], for the first form that fails.
pub fn render_all(forms: &[Form1], fonts: &Fonts) -> Result<Vec<u8>, RenderError> {
    let mut reader = fonts.reader();
    let sheets = forms
        .iter()
        .map(|form| layout::lay_out(&mut reader, form))
        .collect::<Result<Vec<_>, _>>()?;
    paint::paint(&reader, wording::TITLE, &sheets)
}
