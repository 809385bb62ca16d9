//! The fonts that form 1 is printed with: which font has a glyph for what was
//! written. May import nothing of the form itself.
//!
//! A chain of fonts: the first is the form's own; the others are asked only for
//! what the ones before lack (rare characters of names and places), and are read
//! from disk when first asked.

use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use krilla::text::{Font, GlyphId};
use skrifa::charmap::{Charmap, MapVariant};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::char::{compose, is_combining_mark};

/// The form's own font inside the folder given to [`Fonts::load`]: Noto Serif JP
/// (SIL Open Font License 1.1), from npm; `frontend/bundle.mjs` puts it into the
/// site's `fonts/`.
pub const FORM_FONT: &str = "NotoSerifJP_400Regular.ttf";

/// Where Debian's `fonts-ipamj-mincho` puts 文字情報基盤's IPAmj明朝 (IPA Font
/// License 1.0), made for the characters of family registers.
pub const NAMES_FONT: &str = "/usr/share/fonts/truetype/ipamj/ipamjm.ttf";

/// Why fonts could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum FontError {
    /// The file cannot be read.
    #[error("cannot read the font {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file is not a font that can be embedded.
    #[error("{path} is not an OpenType or TrueType font")]
    Malformed {
        /// The file.
        path: PathBuf,
    },
}

/// The fonts of form 1, loaded once at start and shared between all renders.
#[derive(Clone, Debug)]
pub struct Fonts(Arc<Chain>);

#[derive(Debug)]
struct Chain {
    form: Face,
    fallbacks: Vec<Fallback>,
    absent: Vec<PathBuf>,
}

/// A font that is read when a character is first missing from those before it:
/// the one for names is 46 MB, and most names never need it.
#[derive(Debug)]
struct Fallback {
    path: PathBuf,
    face: OnceLock<Option<Face>>,
}

impl Fonts {
    /// Loads [`FORM_FONT`] from `dir`, and remembers those of `fallbacks` that
    /// exist, in this order.
    ///
    /// # Errors
    /// When the form's own font is missing or malformed. An absent fallback is no
    /// error (see [`Fonts::absent`]): characters that only it has are then
    /// reported by [`Fonts::unprintable`].
    pub fn load(dir: &Path, fallbacks: &[PathBuf]) -> Result<Self, FontError> {
        let form = Face::read(&dir.join(FORM_FONT))?;
        let (present, absent): (Vec<_>, Vec<_>) =
            fallbacks.iter().cloned().partition(|path| path.is_file());
        let fallbacks = present
            .into_iter()
            .map(|path| Fallback {
                path,
                face: OnceLock::new(),
            })
            .collect();
        Ok(Self(Arc::new(Chain {
            form,
            fallbacks,
            absent,
        })))
    }

    /// The fallbacks that were asked for and are not on this machine, for the log
    /// at start.
    #[must_use]
    pub fn absent(&self) -> &[PathBuf] {
        &self.0.absent
    }

    /// The first character of `text` that no font can print, for a message at the
    /// field before anything is rendered. A line break is none: it prints as one.
    #[must_use]
    pub fn unprintable(&self, text: &str) -> Option<char> {
        let mut reader = self.reader();
        text.split('\n')
            .find_map(|line| reader.clusters(line).err())
    }

    /// What one render asks the fonts with.
    pub(crate) fn reader(&self) -> Reader<'_> {
        Reader {
            chain: &self.0,
            open: vec![self.0.form.open()],
        }
    }
}

/// One font: as krilla embeds it, and its bytes to look glyphs up in.
struct Face {
    bytes: Arc<Vec<u8>>,
    font: Font,
}

impl std::fmt::Debug for Face {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Face({} bytes)", self.bytes.len())
    }
}

impl Face {
    fn read(path: &Path) -> Result<Self, FontError> {
        let bytes = fs::read(path).map_err(|source| FontError::Read {
            path: path.to_owned(),
            source,
        })?;
        let bytes = Arc::new(bytes);
        let malformed = || FontError::Malformed {
            path: path.to_owned(),
        };
        let font = Font::new(Arc::clone(&bytes).into(), 0).ok_or_else(malformed)?;
        let face = FontRef::new(&bytes).map_err(|_| malformed())?;
        if !face.charmap().has_map() {
            return Err(malformed());
        }
        Ok(Self { bytes, font })
    }

    fn open(&self) -> OpenFace<'_> {
        let font = FontRef::new(&self.bytes).expect("Face::read has parsed these bytes");
        OpenFace {
            font: &self.font,
            charmap: font.charmap(),
            metrics: font.glyph_metrics(Size::unscaled(), LocationRef::default()),
            em: self.font.units_per_em(),
        }
    }
}

struct OpenFace<'a> {
    font: &'a Font,
    charmap: Charmap<'a>,
    metrics: GlyphMetrics<'a>,
    em: f32,
}

impl OpenFace<'_> {
    fn variant(&self, base: char, selector: char) -> Option<skrifa::GlyphId> {
        match self.charmap.map_variant(base, selector)? {
            MapVariant::Variant(glyph) => Some(glyph),
            MapVariant::UseDefault => self.charmap.map(base),
        }
    }
}

/// A glyph with the stretch of text that it stands for.
#[derive(Clone, Debug)]
pub(crate) struct Cluster {
    /// Bytes of the text it was made from.
    pub(crate) range: Range<usize>,
    /// The character without variation selector or combining mark.
    pub(crate) base: char,
    /// Which font of the chain.
    pub(crate) face: usize,
    /// The glyph in that font.
    pub(crate) glyph: GlyphId,
    /// Width, in ems.
    pub(crate) advance: f32,
}

/// Looks text up in the chain of fonts, opening each font at most once.
pub(crate) struct Reader<'a> {
    chain: &'a Chain,
    open: Vec<OpenFace<'a>>,
}

impl<'a> Reader<'a> {
    /// The font of a [`Cluster`].
    pub(crate) fn font(&self, face: usize) -> &'a Font {
        self.open[face].font
    }

    /// The glyphs of `text`, in order; or the first character that no font has.
    ///
    /// Japanese in a horizontal line needs no shaping: one character is one glyph,
    /// but for two cases. A variation selector picks the variant of the first font
    /// that has it, or else is passed over, so that the name still prints. A kana
    /// and its voicing mark typed apart (as some systems store them) print as one.
    pub(crate) fn clusters(&mut self, text: &str) -> Result<Vec<Cluster>, char> {
        let mut clusters: Vec<Cluster> = Vec::with_capacity(text.len() / 3 + 1);
        let mut characters = text.char_indices().peekable();
        while let Some((start, base)) = characters.next() {
            let mut end = start + base.len_utf8();
            let mut shown = base;
            let mut selector = None;
            while let Some(&(at, next)) = characters.peek() {
                if is_variation_selector(next) {
                    selector = selector.or(Some(next));
                } else if let Some(one) = compose_mark(shown, next) {
                    shown = one;
                } else {
                    break;
                }
                end = at + next.len_utf8();
                characters.next();
            }
            let (face, glyph) = self.find(shown, selector).ok_or(base)?;
            let open = &self.open[face];
            clusters.push(Cluster {
                range: start..end,
                base: shown,
                face,
                glyph: GlyphId::new(glyph.to_u32()),
                advance: open.metrics.advance_width(glyph).unwrap_or(open.em) / open.em,
            });
        }
        Ok(clusters)
    }

    /// Ink of a glyph in ems, y upwards from the baseline: left, bottom, right, top.
    #[cfg(test)]
    pub(crate) fn ink(&self, face: usize, glyph: GlyphId) -> Option<[f32; 4]> {
        let open = &self.open[face];
        let ink = open.metrics.bounds(skrifa::GlyphId::new(glyph.to_u32()))?;
        Some([ink.x_min, ink.y_min, ink.x_max, ink.y_max].map(|v| v / open.em))
    }

    fn find(&mut self, base: char, selector: Option<char>) -> Option<(usize, skrifa::GlyphId)> {
        selector
            .and_then(|selector| self.first(|face| face.variant(base, selector)))
            .or_else(|| self.first(|face| face.charmap.map(base)))
    }

    fn first(
        &mut self,
        glyph: impl Fn(&OpenFace<'a>) -> Option<skrifa::GlyphId>,
    ) -> Option<(usize, skrifa::GlyphId)> {
        for at in 0..=self.chain.fallbacks.len() {
            if at == self.open.len() {
                let fallback = &self.chain.fallbacks[at - 1];
                let face = fallback
                    .face
                    .get_or_init(|| Face::read(&fallback.path).ok());
                // A fallback that has become unreadable is as good as absent: what
                // only it has is reported as unprintable.
                self.open
                    .push(face.as_ref().unwrap_or(&self.chain.form).open());
            }
            let found = glyph(&self.open[at]).filter(|glyph| glyph.to_u32() != 0);
            if let Some(found) = found {
                return Some((at, found));
            }
        }
        None
    }
}

/// Standardised and ideographic variation selectors (VS1–16, VS17–256).
fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn compose_mark(base: char, mark: char) -> Option<char> {
    if is_combining_mark(mark) {
        compose(base, mark)
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
