//! 別紙１ (受付番号情報提供依頼書 兼 回答書) of the notice of 2021-01-20, filled in
//! and ready to hand in, as a PDF that is tagged for those who have it read to
//! them (PDF/UA-1).
//!
//! Its own crate, so that everyday builds don't pay for PDF. May import the
//! domain; no server, no clock, no database: the same form gives the same bytes.
//!
//! From the form to the file: `wording` (what is printed) and the domain's form
//! (what is written) → `layout` (which box, where) → `setting` (lines that fit
//! their box, in fonts that have the glyphs: `font`) → `sheet` → `paint`.

#[cfg(test)]
extern crate self as form1_pdf;

mod font;
#[cfg(test)]
#[path = "../tests/forms/mod.rs"]
mod forms;
mod layout;
mod paint;
mod setting;
mod sheet;
mod wording;

use domain::form1::{Form1, Form1Field};

pub use font::{FORM_FONT, FontError, Fonts, NAMES_FONT};

/// Names up to this many characters always fit their boxes.
pub const NAME_CHARACTERS: usize = 100;
/// A representative's title, and name, up to this many characters always fit.
pub const REPRESENTATIVE_CHARACTERS: usize = 40;
/// Addresses up to this many characters always fit.
pub const ADDRESS_CHARACTERS: usize = 200;

/// Why a form was not rendered. Says which box, never what is in it but for the
/// one character that has no glyph.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// No font has this character.
    #[error("no font has U+{:04X} of {}", u32::from(*.character), .field.as_str())]
    Glyph {
        /// The box.
        field: Form1Field,
        /// The character.
        character: char,
    },
    /// Too long for its box even in the smallest print.
    #[error("{} is too long for its box", .field.as_str())]
    TooLong {
        /// The box.
        field: Form1Field,
    },
    /// The form's font lacks a character of the form's own words: another file
    /// stands under its name.
    #[error("the form's font has no U+{:04X}, which the form prints", u32::from(*.character))]
    FormFont {
        /// The character.
        character: char,
    },
    /// The form's font is so wide that the form's own words do not fit.
    #[error("the form's own words do not fit their boxes in the form's font")]
    FormWording,
    /// The file could not be written, or is not PDF/UA-1.
    #[error("not written: {0}")]
    Pdf(String),
}

/// Everything of the form that cannot be printed, in the order of the form, for
/// messages at the boxes before printing. Empty boxes are no problem here.
#[must_use]
pub fn check(form: &Form1, fonts: &Fonts) -> Vec<RenderError> {
    layout::lay_out(&mut fonts.reader(), form).1
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
    let mut sheets = Vec::with_capacity(forms.len());
    for form in forms {
        let (sheet, problems) = layout::lay_out(&mut reader, form);
        if let Some(problem) = problems.into_iter().next() {
            return Err(problem);
        }
        sheets.push(sheet);
    }
    paint::paint(&reader, wording::TITLE, &sheets)
}
