//! The pieces that the form's blocks are made of: printed words, written text,
//! labelled rows, postcodes, dates and boxes for codes.

use domain::form1::{Address, Form1Field as Field};
use domain::input::{is_blank, visible};

use crate::font::Reader;
use crate::setting::{self, Align, Area, Style, Unset};
use crate::sheet::{Part, Role, Sheet, Stroke};
use crate::{RenderError, wording};

pub(super) const LABEL: Style = Style {
    size: 9.5,
    leading: 1.35,
    align: Align::Left,
};
pub(super) const LABEL_CENTRED: Style = Style {
    align: Align::Centre,
    ..LABEL
};
pub(super) const BODY: Style = Style {
    size: 10.5,
    leading: 1.4,
    align: Align::Left,
};
pub(super) const CENTRED: Style = Style {
    align: Align::Centre,
    ..BODY
};
pub(super) const TITLE: Style = Style {
    size: 17.0,
    leading: 1.0,
    align: Align::Centre,
};
/// What the applicant wrote.
pub(super) const WRITTEN: Style = Style {
    size: 12.0,
    leading: 1.25,
    align: Align::Left,
};
pub(super) const WRITTEN_CENTRED: Style = Style {
    align: Align::Centre,
    ..WRITTEN
};

/// From a cell's frame to its text; glyphs may reach out of their line by less.
pub(super) const PADDING: f32 = 4.0;

/// Digits of a 仮コード, and of the 医療機関等コード that a 受付番号 is.
const CODE_LENGTH: u8 = 7;

pub(super) struct Layout<'a, 'f> {
    pub(super) reader: &'a mut Reader<'f>,
    pub(super) sheet: Sheet,
    pub(super) problems: Vec<RenderError>,
}

/// Grouping, for rows and paragraphs.
pub(super) fn group(role: Role, parts: impl IntoIterator<Item = Part>) -> Part {
    Part::Group(role, parts.into_iter().collect())
}

/// What names a row, and what stands in it.
pub(super) fn cells(label: Part, content: impl IntoIterator<Item = Part>) -> [Part; 2] {
    [
        group(Role::RowHeader, [label]),
        group(Role::Cell(1), content),
    ]
}

pub(super) fn row(label: Part, content: impl IntoIterator<Item = Part>) -> Part {
    group(Role::Row, cells(label, content))
}

impl Layout<'_, '_> {
    pub(super) fn push(&mut self, part: Part) {
        self.sheet.parts.push(part);
    }

    pub(super) fn frame(&mut self, area: Area) {
        self.sheet.strokes.push(Stroke::Frame(area));
    }

    /// A ruler along the upper edge of `below`.
    pub(super) fn line(&mut self, below: Area) {
        let edge = Area::new(below.x, below.y, below.width, 0.0);
        self.sheet.strokes.push(Stroke::Line(edge));
    }

    pub(super) fn paragraph(&mut self, text: &str, area: Area, style: Style) {
        let text = self.printed(text, area, style);
        self.push(group(Role::Paragraph, [text]));
    }

    pub(super) fn framed(&mut self, text: &str, area: Area, style: Style) -> Part {
        self.frame(area);
        self.printed(text, area.inset(PADDING), style)
    }

    pub(super) fn printed(&mut self, text: &str, area: Area, style: Style) -> Part {
        self.set(text, area, style, |unset| match unset {
            Unset::Glyph(character) => RenderError::FormFont { character },
            Unset::TooLong => RenderError::FormWording,
        })
    }

    /// What somebody wrote. Forms are read without what cannot be seen; those that
    /// were kept before that still have it.
    pub(super) fn written(&mut self, field: Field, text: &str, area: Area, style: Style) -> Part {
        self.set(&visible(text), area, style, |unset| match unset {
            Unset::Glyph(character) => RenderError::Glyph { field, character },
            Unset::TooLong => RenderError::TooLong { field },
        })
    }

    pub(super) fn set(
        &mut self,
        text: &str,
        area: Area,
        style: Style,
        problem: impl FnOnce(Unset) -> RenderError,
    ) -> Part {
        if is_blank(text) {
            return Part::Blank;
        }
        match setting::set(self.reader, text, area, style) {
            Ok(set) => Part::Text(set),
            Err(unset) => {
                self.problems.push(problem(unset));
                Part::Blank
            }
        }
    }

    /// The cells of a row with a name, framed.
    pub(super) fn name(
        &mut self,
        label: &str,
        (field, name): (Field, &str),
        area: Area,
        label_width: f32,
    ) -> [Part; 2] {
        let (left, cell) = area.split_left(label_width);
        let label = self.framed(label, left, LABEL_CENTRED);
        self.frame(cell);
        let name = self.written(field, name, cell.inset(PADDING), WRITTEN);
        cells(label, [name])
    }

    /// The cells of a row with a postcode over an address, framed.
    pub(super) fn place(
        &mut self,
        label: &str,
        (field, address): (Field, &Address),
        area: Area,
        label_width: f32,
    ) -> [Part; 2] {
        let (left, cell) = area.split_left(label_width);
        let label = self.framed(label, left, LABEL_CENTRED);
        self.frame(cell);
        let address = self.address(field, address, cell);
        cells(label, address)
    }

    /// 〒 with a box of three digits and one of four, over the address.
    pub(super) fn address(&mut self, field: Field, address: &Address, cell: Area) -> [Part; 5] {
        let (above, below) = cell.inset(PADDING).split_top(17.0);
        let (mark, rest) = above.split_left(16.0);
        let (three, rest) = rest.split_left(36.0);
        let (dash, rest) = rest.split_left(16.0);
        let (four, _) = rest.split_left(46.0);
        self.frame(three);
        self.frame(four);
        let code = address.postal_code.as_ref();
        let (first, last) = code.map_or(("", ""), |code| (code.area(), code.town()));
        [
            self.printed(wording::POSTCODE, mark, WRITTEN),
            self.printed(first, three, WRITTEN_CENTRED),
            self.printed(wording::POSTCODE_DASH, dash, CENTRED),
            self.printed(last, four, WRITTEN_CENTRED),
            self.written(field, &address.address, below, WRITTEN),
        ]
    }

    /// 令和 年 月 日 with the numbers in their places, or room to write them.
    pub(super) fn date(&mut self, numbers: &[String; 3], area: Area) {
        let (era, mut rest) = area.split_left(32.0);
        let mut parts = vec![self.printed(wording::ERA, era, WRITTEN)];
        for (number, unit) in numbers
            .iter()
            .zip([wording::YEAR, wording::MONTH, wording::DAY])
        {
            let (room, after) = rest.split_left(28.0);
            let (label, after) = after.split_left(16.0);
            parts.push(self.printed(number, room, WRITTEN_CENTRED));
            parts.push(self.printed(unit, label, WRITTEN));
            rest = after;
        }
        self.push(group(Role::Paragraph, parts));
    }

    /// Seven boxes for a code, filled from the left.
    pub(super) fn boxes(&mut self, digits: &str, cell: Area) -> Vec<Part> {
        let mut digits = digits.chars().map(String::from);
        let style = Style {
            size: 14.0,
            ..WRITTEN_CENTRED
        };
        let mut rest = cell;
        let mut parts = Vec::new();
        for _ in 0..CODE_LENGTH {
            let (digit, after) = rest.split_left(cell.width / f32::from(CODE_LENGTH));
            self.frame(digit);
            parts.push(self.printed(&digits.next().unwrap_or_default(), digit, style));
            rest = after;
        }
        parts
    }
}
