//! A page as laid out, before it is drawn: what stands where, in reading order.
//! Knows text set into boxes, not the form and not PDF.

use crate::setting::{Area, Set};

/// What a part of the page is, for those who have it read to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The title.
    Heading,
    Paragraph,
    Table,
    Caption,
    Row,
    /// A cell that names what stands in its row.
    RowHeader,
    /// A cell with what was filled in, over so many rows.
    Cell(u8),
}

/// A part of the page; groups are in reading order.
#[derive(Debug)]
pub(crate) enum Part {
    Group(Role, Vec<Part>),
    Text(Set),
    /// A mark drawn by hand on paper, with what it says in words.
    Circle {
        area: Area,
        says: String,
    },
    /// A box to be filled in that is empty.
    Blank,
}

/// Lines that carry no meaning of their own: frames and rulers.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Stroke {
    Frame(Area),
    /// Width and height are the way from the start to the end.
    Line(Area),
    /// The line that the page is divided along.
    Dashed(Area),
}

/// One page of A4.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) strokes: Vec<Stroke>,
    pub(crate) parts: Vec<Part>,
}

/// A4 in points.
pub(crate) const PAGE: Area = Area::new(0.0, 0.0, 595.28, 841.89);
