//! 別紙１ laid out: which box stands where on the page, and what goes into it.
//! May not import PDF; draws nothing.

use domain::code::ProvisionalCode;
use domain::form1::{Form1, Form1Field as Field, Founder, reiwa};
use domain::kind::Kind;

use self::pieces::{
    BODY, CENTRED, LABEL, Layout, PADDING, TITLE, WRITTEN, WRITTEN_CENTRED, group, row,
};
use crate::font::Reader;
use crate::setting::{Align, Area, Style};
use crate::sheet::{Part, Role, Sheet, Stroke};
use crate::{RenderError, wording};

mod pieces;

/// Between the form's left and right edge.
const FORM: Area = Area::new(54.0, 34.0, 487.0, 774.0);

const KINDS_WIDTH: f32 = 76.0;
/// Of the labels 名称 and 所在地.
const LABEL_WIDTH: f32 = 62.0;
/// The same, for those at the time of the 仮コード request.
const LABEL_THEN_WIDTH: f32 = 76.0;

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
        let (label, written) = Area::new(286.0, 410.0, FORM.right() - 286.0, 54.0).split_left(48.0);
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
                let (above, below) = written.split_top(30.0);
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

/// A guess at the width in ems, enough to divide a line by.
fn width_hint(text: &str) -> f32 {
    text.chars().count() as f32
}

#[cfg(test)]
mod tests;
