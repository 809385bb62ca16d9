//! 別紙１ laid out: which box stands where on the page, and what goes into it.
//! May not import PDF; draws nothing.

use domain::code::ProvisionalCode;
use domain::form1::{Address, Form1, Form1Field as Field, Founder, reiwa};
use domain::schedule::Kind;

use crate::font::Reader;
use crate::setting::{self, Align, Area, Style, Unset};
use crate::sheet::{Part, Role, Sheet, Stroke};
use crate::{RenderError, wording};

/// Between the form's left and right edge.
const FORM: Area = Area::new(54.0, 34.0, 487.0, 774.0);

const LABEL: Style = Style {
    size: 9.5,
    leading: 1.35,
    align: Align::Left,
};
const LABEL_CENTRED: Style = Style {
    align: Align::Centre,
    ..LABEL
};
const BODY: Style = Style {
    size: 10.5,
    leading: 1.4,
    align: Align::Left,
};
const CENTRED: Style = Style {
    align: Align::Centre,
    ..BODY
};
const TITLE: Style = Style {
    size: 17.0,
    leading: 1.0,
    align: Align::Centre,
};
/// What the applicant wrote.
const WRITTEN: Style = Style {
    size: 12.0,
    leading: 1.25,
    align: Align::Left,
};
const WRITTEN_CENTRED: Style = Style {
    align: Align::Centre,
    ..WRITTEN
};

const KINDS_WIDTH: f32 = 76.0;
/// Of the labels 名称 and 所在地.
const LABEL_WIDTH: f32 = 62.0;
/// The same, for those at the time of the 仮コード request.
const LABEL_THEN_WIDTH: f32 = 76.0;

/// From a cell's frame to its text; glyphs may reach out of their line by less.
const PADDING: f32 = 4.0;

/// Lays out one form, and says what of it cannot be printed; a box with such a
/// text stays empty.
pub(crate) fn lay_out(reader: &mut Reader<'_>, form: &Form1) -> (Sheet, Vec<RenderError>) {
    let mut layout = Layout {
        reader,
        sheet: Sheet::default(),
        problems: Vec::new(),
    };
    layout.heading(form);
    layout.institution(form);
    layout.founder(form);
    layout.code(form);
    layout.reply();
    (layout.sheet, layout.problems)
}

struct Layout<'a, 'f> {
    reader: &'a mut Reader<'f>,
    sheet: Sheet,
    problems: Vec<RenderError>,
}

/// Grouping, for rows and paragraphs.
fn group(role: Role, parts: impl IntoIterator<Item = Part>) -> Part {
    Part::Group(role, parts.into_iter().collect())
}

/// What names a row, and what stands in it.
fn cells(label: Part, content: impl IntoIterator<Item = Part>) -> [Part; 2] {
    [
        group(Role::RowHeader, [label]),
        group(Role::Cell(1), content),
    ]
}

fn row(label: Part, content: impl IntoIterator<Item = Part>) -> Part {
    group(Role::Row, cells(label, content))
}

impl Layout<'_, '_> {
    /// The corner mark, the reply address, the title and the request.
    fn heading(&mut self, form: &Form1) {
        let mark = Area::new(FORM.right() - 56.0, FORM.y, 56.0, 20.0);
        let appendix = self.framed(wording::APPENDIX, mark, CENTRED);
        self.push(group(Role::Paragraph, [appendix]));

        let envelope = Area::new(FORM.x, 60.0, 268.0, 104.0);
        self.frame(envelope);
        let (address, name) = envelope.split_top(62.0);
        self.line(name);
        let (label, written) = address.split_left(54.0);
        let label = self.printed(wording::REPLY_ADDRESS, label.inset(PADDING), LABEL);
        let cell = self.address(Field::ReplyAddress, &form.reply_to, written);
        let address = row(label, cell);
        let (label, written) = name.split_left(54.0);
        let (written, sama) = written.split_left(written.width - 28.0);
        let label = self.printed(wording::REPLY_NAME, label.inset(PADDING), LABEL);
        let written = self.written(
            Field::ReplyName,
            &form.reply_name,
            written.inset(PADDING),
            WRITTEN,
        );
        let sama = self.printed(wording::SAMA, sama.inset(PADDING), WRITTEN_CENTRED);
        let name = row(label, [written, sama]);
        self.push(group(Role::Table, [address, name]));
        let remark = Area::new(envelope.right() + 10.0, 92.0, 170.0, 34.0);
        self.paragraph(wording::REPLY_REMARK, remark, BODY);

        let title = Area::new(FORM.x, 178.0, FORM.width, 24.0);
        let title = self.printed(wording::TITLE, title, TITLE);
        self.push(group(Role::Heading, [title]));
        let request = Area::new(FORM.x, 210.0, FORM.width, 30.0);
        self.paragraph(wording::REQUEST, request, BODY);
    }

    /// The box of the institution, with the kinds of which one is circled.
    fn institution(&mut self, form: &Form1) {
        let caption = Area::new(FORM.x, 246.0, FORM.width, 16.0);
        let caption = self.printed(wording::INSTITUTION, caption, BODY);
        let table = Area::new(FORM.x, 264.0, FORM.width, 98.0);
        let (kinds, rest) = table.split_left(KINDS_WIDTH);
        let (name, place) = rest.split_top(40.0);
        self.frame(kinds);
        let kinds = self.kinds(form.kind, kinds);
        let name = self.name(
            wording::NAME,
            (Field::InstitutionName, &form.institution_name),
            name,
            LABEL_WIDTH,
        );
        let place = self.place(
            wording::PLACE,
            (Field::InstitutionAddress, &form.institution),
            place,
            LABEL_WIDTH,
        );
        let mut first = vec![group(Role::Cell(2), kinds)];
        first.extend(name);
        self.push(group(
            Role::Table,
            [
                group(Role::Caption, [caption]),
                group(Role::Row, first),
                group(Role::Row, place),
            ],
        ));
    }

    fn kinds(&mut self, chosen: Kind, cell: Area) -> Vec<Part> {
        let kinds = [
            (Kind::Medical, wording::MEDICAL),
            (Kind::Dental, wording::DENTAL),
            (Kind::Pharmacy, wording::PHARMACY),
        ];
        let (line, gap) = (20.0, 14.0);
        let mut rest = cell.inset((cell.height - 3.0 * line - 2.0 * gap) / 2.0);
        rest = Area::new(cell.x, rest.y, cell.width, rest.height);
        let mut parts = Vec::new();
        for (kind, word) in kinds {
            if kind != Kind::Medical {
                let (dot, after) = rest.split_top(gap);
                parts.push(self.printed(wording::DOT, dot, CENTRED));
                rest = after;
            }
            let (area, after) = rest.split_top(line);
            parts.push(self.printed(word, area, CENTRED));
            rest = after;
            if kind == chosen {
                let width = 50.0;
                let area = Area::new(area.x + (area.width - width) / 2.0, area.y, width, line);
                let says = wording::circled(word);
                parts.push(Part::Circle { area, says });
            }
        }
        parts
    }

    /// The request's date, its addressee and the founder.
    fn founder(&mut self, form: &Form1) {
        let hereby = Area::new(FORM.x, 370.0, FORM.width, 16.0);
        self.paragraph(wording::HEREBY, hereby, BODY);
        // A day before 令和 cannot be written in its years: left to be written by hand.
        let date = form.date.and_then(|day| Some((reiwa(day)?, day)));
        let numbers = date.map(|(year, day)| {
            [
                year.to_string(),
                day.month().to_string(),
                day.day().to_string(),
            ]
        });
        let room = Area::new(FORM.x, 391.0, 190.0, 18.0);
        self.date(&numbers.unwrap_or_default(), room);
        let bureau = Area::new(FORM.x, 424.0, 220.0, 22.0);
        let addressee = format!(
            "{} {}{}",
            wording::bureau(form.bureau),
            wording::BUREAU,
            wording::ONCHU
        );
        let addressee = self.printed(&addressee, bureau, WRITTEN);
        self.push(group(Role::Paragraph, [addressee]));

        let label = Area::new(286.0, 392.0, FORM.right() - 286.0, 16.0);
        self.paragraph(wording::FOUNDER, label, LABEL);
        let (label, written) = Area::new(286.0, 410.0, FORM.right() - 286.0, 44.0).split_left(48.0);
        let label = self.printed(wording::FOUNDER_NAME, label, LABEL);
        self.line(Area::new(written.x, written.bottom(), written.width, 0.0));
        let mut parts = vec![label];
        match &form.founder {
            Founder::Person { name } => {
                parts.push(self.written(Field::FounderName, name, written.inset(2.0), WRITTEN));
            }
            Founder::Corporation {
                name,
                representative_title,
                representative_name,
            } => {
                let (above, below) = written.split_top(written.height / 2.0);
                let representative = [representative_title.as_str(), representative_name];
                parts.push(self.written(Field::FounderName, name, above.inset(2.0), WRITTEN));
                parts.extend(self.representative(representative, below.inset(2.0)));
            }
        }
        self.push(group(Role::Paragraph, parts));
    }

    /// Title and name side by side; the longer a title, the more room it gets.
    fn representative(&mut self, [title, name]: [&str; 2], area: Area) -> [Part; 2] {
        let gap = 8.0;
        let wanted = WRITTEN.size * width_hint(title);
        let (left, right) = area.split_left(wanted.min(area.width * 0.45));
        let (_, right) = right.split_left(if title.is_empty() { 0.0 } else { gap });
        [
            self.written(Field::RepresentativeTitle, title, left, WRITTEN),
            self.written(Field::RepresentativeName, name, right, WRITTEN),
        ]
    }

    /// The provisional code, and what the institution was called when it was
    /// asked for.
    fn code(&mut self, form: &Form1) {
        let remark = Area::new(FORM.x, 470.0, FORM.width, 14.0);
        self.paragraph(wording::CODE_REMARK, remark, LABEL);
        let table = Area::new(FORM.x, 486.0, FORM.width, 136.0);
        let (code, rest) = table.split_top(34.0);
        let (label, digits) = code.split_left(258.0);
        self.frame(code);
        let label = self.printed(wording::CODE, label.inset(PADDING), LABEL);
        let typed = form.provisional_code.as_ref();
        let typed = typed.map_or("", ProvisionalCode::reveal_boxes);
        let boxes = self.boxes(&format!("{}{typed}", wording::CODE_PREFIX), digits);
        self.push(group(Role::Table, [row(label, boxes)]));

        let (over, rest) = rest.split_top(20.0);
        let (name, place) = rest.split_top(30.0);
        let over = self.framed(wording::AT_CODE_REQUEST, over, LABEL);
        let name = self.name(
            wording::NAME_THEN,
            (Field::NameAtRequest, &form.name_at_request),
            name,
            LABEL_THEN_WIDTH,
        );
        let place = self.place(
            wording::PLACE_THEN,
            (Field::AddressAtRequest, &form.address_at_request),
            place,
            LABEL_THEN_WIDTH,
        );
        self.push(group(
            Role::Table,
            [
                group(Role::Caption, [over]),
                group(Role::Row, name),
                group(Role::Row, place),
            ],
        ));
    }

    /// The bureau's half: printed, and left empty.
    fn reply(&mut self) {
        let cut = Area::new(FORM.x, 634.0, FORM.width, 0.0);
        self.sheet.strokes.push(Stroke::Dashed(cut));
        let opening = Area::new(FORM.x, 644.0, FORM.width, 16.0);
        self.paragraph(wording::REPLY, opening, BODY);
        let (label, digits) = Area::new(FORM.x, 664.0, 300.0, 34.0).split_left(90.0);
        let label = self.framed(wording::NUMBER, label, CENTRED);
        self.frame(digits);
        let boxes = self.boxes("", digits);
        self.push(group(Role::Table, [row(label, boxes)]));
        let disclaimer = Area::new(FORM.x, 702.0, FORM.width, 30.0);
        self.paragraph(wording::DISCLAIMER, disclaimer, BODY);
        self.date(&Default::default(), Area::new(FORM.x, 742.0, 190.0, 18.0));
        let bureau = Area::new(FORM.right() - 150.0, 762.0, 110.0, 18.0);
        let right = Style {
            align: Align::Right,
            ..WRITTEN
        };
        self.paragraph(wording::BUREAU, bureau, right);
        let seal = Area::new(FORM.right() - 150.0, 784.0, 110.0, 16.0);
        self.paragraph(wording::SEAL_OMITTED, seal, Style { size: 9.0, ..right });
    }
}

/// The pieces that the blocks above are made of.
impl Layout<'_, '_> {
    fn push(&mut self, part: Part) {
        self.sheet.parts.push(part);
    }

    fn frame(&mut self, area: Area) {
        self.sheet.strokes.push(Stroke::Frame(area));
    }

    /// A ruler along the upper edge of `below`.
    fn line(&mut self, below: Area) {
        let edge = Area::new(below.x, below.y, below.width, 0.0);
        self.sheet.strokes.push(Stroke::Line(edge));
    }

    fn paragraph(&mut self, text: &str, area: Area, style: Style) {
        let text = self.printed(text, area, style);
        self.push(group(Role::Paragraph, [text]));
    }

    fn framed(&mut self, text: &str, area: Area, style: Style) -> Part {
        self.frame(area);
        self.printed(text, area.inset(PADDING), style)
    }

    fn printed(&mut self, text: &str, area: Area, style: Style) -> Part {
        self.set(text, area, style, |unset| match unset {
            Unset::Glyph(character) => RenderError::FormFont { character },
            Unset::TooLong => RenderError::FormWording,
        })
    }

    fn written(&mut self, field: Field, text: &str, area: Area, style: Style) -> Part {
        self.set(text, area, style, |unset| match unset {
            Unset::Glyph(character) => RenderError::Glyph { field, character },
            Unset::TooLong => RenderError::TooLong { field },
        })
    }

    fn set(
        &mut self,
        text: &str,
        area: Area,
        style: Style,
        problem: impl FnOnce(Unset) -> RenderError,
    ) -> Part {
        if text.trim().is_empty() {
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
    fn name(
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
    fn place(
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
    fn address(&mut self, field: Field, address: &Address, cell: Area) -> [Part; 5] {
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
    fn date(&mut self, numbers: &[String; 3], area: Area) {
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
    fn boxes(&mut self, digits: &str, cell: Area) -> Vec<Part> {
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

/// Digits of a 仮コード, and of the 医療機関等コード that a 受付番号 is.
const CODE_LENGTH: u8 = 7;

/// A guess at the width in ems, enough to divide a line by.
fn width_hint(text: &str) -> f32 {
    text.chars().count() as f32
}

#[cfg(test)]
mod tests;
