//! Draws laid-out sheets as one PDF 1.7 file that is PDF/UA-1: tagged, titled,
//! in Japanese, every font embedded as a subset. Knows PDF, not the form.
//!
//! krilla checks the file against PDF/UA-1 as it writes; what fails is an error,
//! not a file.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::SerializeSettings;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::document::Document;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{self, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Node, SpanTag, TableHeaderScope, Tag, TagGroup,
    TagKind, TagTree,
};
use krilla::text::KrillaGlyph;

use crate::RenderError;
use crate::font::Reader;
use crate::setting::{Area, Run, Set};
use crate::sheet::{PAGE, Part, Role, Sheet, Stroke};

const LANGUAGE: &str = "ja";
const FRAME_WIDTH: f32 = 0.6;
const CIRCLE_WIDTH: f32 = 1.2;

/// Writes the sheets as pages of one file. `title` is the document's and, with a
/// number where there are several, each page's in the outline.
pub(crate) fn paint(
    reader: &Reader<'_>,
    title: &str,
    sheets: &[Sheet],
) -> Result<Vec<u8>, RenderError> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| RenderError::Pdf(format!("{error:?}")))?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let mut tree = TagTree::new();
    let mut outline = Outline::new();
    for (page, sheet) in sheets.iter().enumerate() {
        let settings = PageSettings::from_wh(PAGE.width, PAGE.height)
            .ok_or_else(|| RenderError::Pdf("A4 has no size".to_owned()))?;
        let mut drawn = document.start_page_with(settings);
        {
            let mut brush = Brush {
                reader,
                surface: drawn.surface(),
                page,
            };
            brush.strokes(&sheet.strokes);
            for part in &sheet.parts {
                tree.push(brush.part(part, title));
            }
        }
        drawn.finish();
        let top = XyzDestination::new(page, Point::from_xy(0.0, 0.0));
        let entry = match sheets.len() {
            1 => title.to_owned(),
            _ => format!("{title}（{}）", page + 1),
        };
        outline.push_child(OutlineNode::new(entry, top));
    }
    document.set_tag_tree(tree);
    document.set_outline(outline);
    document.set_metadata(
        Metadata::new()
            .title(title.to_owned())
            .language(LANGUAGE.to_owned()),
    );
    // Not with `Debug`: that quotes what was written.
    document
        .finish()
        .map_err(|error| RenderError::Pdf(error.to_string()))
}

struct Brush<'a, 's> {
    reader: &'a Reader<'a>,
    surface: Surface<'s>,
    page: usize,
}

impl Brush<'_, '_> {
    /// Frames and rulers; nobody needs them read out.
    fn strokes(&mut self, strokes: &[Stroke]) {
        let artifact = Artifact::with_kind(ArtifactType::Layout);
        self.surface.start_tagged(ContentTag::Artifact(artifact));
        for stroke in strokes {
            let (path, dash) = match *stroke {
                Stroke::Frame(area) => (rectangle(area), None),
                Stroke::Line(area) => (line(area), None),
                Stroke::Dashed(area) => (line(area), Some(vec![4.0, 3.0])),
            };
            self.stroke(path, FRAME_WIDTH, dash);
        }
        self.surface.end_tagged();
    }

    fn stroke(&mut self, path: Option<Path>, width: f32, dash: Option<Vec<f32>>) {
        let Some(path) = path else { return };
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(paint::Stroke {
            width,
            dash: dash.map(|array| StrokeDash { array, offset: 0.0 }),
            ..paint::Stroke::default()
        }));
        self.surface.draw_path(&path);
        self.surface.set_stroke(None);
    }

    fn part(&mut self, part: &Part, title: &str) -> Node {
        match part {
            Part::Group(role, parts) => {
                let children = parts.iter().map(|part| self.part(part, title)).collect();
                TagGroup::with_children(tag(*role, title), children).into()
            }
            Part::Text(set) => {
                let span = ContentTag::Span(SpanTag::empty());
                let leaf = self.surface.start_tagged(span);
                for run in &set.runs {
                    self.run(set, run);
                }
                self.surface.end_tagged();
                leaf.into()
            }
            Part::Circle { area, says } => {
                let leaf = self.surface.start_tagged(ContentTag::Other);
                self.stroke(ellipse(*area), CIRCLE_WIDTH, None);
                self.surface.end_tagged();
                let bbox = rect(*area).map(|rect| BBox::new(self.page, rect));
                let figure = Tag::Figure(Some(says.clone())).with_bbox(bbox);
                TagGroup::with_children(figure, vec![leaf.into()]).into()
            }
            // Content without a mark: it keeps the cell in its row.
            Part::Blank => {
                let leaf = self.surface.start_tagged(ContentTag::Other);
                self.surface.end_tagged();
                leaf.into()
            }
        }
    }

    fn run(&mut self, set: &Set, run: &Run) {
        let Some((first, last)) = run.clusters.first().zip(run.clusters.last()) else {
            return;
        };
        let text = &set.text[first.range.start..last.range.end];
        let glyphs: Vec<KrillaGlyph> = run
            .clusters
            .iter()
            .map(|cluster| {
                let range =
                    cluster.range.start - first.range.start..cluster.range.end - first.range.start;
                KrillaGlyph::new(cluster.glyph, cluster.advance, 0.0, 0.0, 0.0, range, None)
            })
            .collect();
        self.surface.draw_glyphs(
            Point::from_xy(run.x, run.baseline),
            &glyphs,
            self.reader.font(run.face).clone(),
            text,
            set.size,
            false,
        );
    }
}

fn tag(role: Role, title: &str) -> TagKind {
    match role {
        Role::Heading => Tag::Hn(NonZeroU16::MIN, Some(title.to_owned())).into(),
        Role::Paragraph => Tag::P.into(),
        Role::Table => Tag::Table.into(),
        Role::Caption => Tag::Caption.into(),
        Role::Row => Tag::TR.into(),
        Role::RowHeader => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell(1) => Tag::TD.into(),
        Role::Cell(rows) => Tag::TD.with_row_span(NonZeroU32::new(rows.into())).into(),
    }
}

fn rect(area: Area) -> Option<Rect> {
    Rect::from_xywh(area.x, area.y, area.width, area.height)
}

fn rectangle(area: Area) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(rect(area)?);
    path.finish()
}

fn line(area: Area) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(area.x, area.y);
    path.line_to(area.right(), area.bottom());
    path.finish()
}

/// The ellipse that fills `area`, of four cubic curves.
fn ellipse(area: Area) -> Option<Path> {
    /// How far the control points of a quarter circle lie from its ends.
    const KAPPA: f32 = 0.552_284_8;
    let (rx, ry) = (area.width / 2.0, area.height / 2.0);
    let (cx, cy) = (area.x + rx, area.y + ry);
    let (kx, ky) = (rx * KAPPA, ry * KAPPA);
    let mut path = PathBuilder::new();
    path.move_to(cx + rx, cy);
    path.cubic_to(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry);
    path.cubic_to(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy);
    path.cubic_to(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry);
    path.cubic_to(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy);
    path.close();
    path.finish()
}
