//! Text laid out once: broken into rows and shaped into glyphs, alike at every scale.

use std::sync::Arc;

use super::geometry::{Point, Rect};

/// Which font file a run of glyphs is in: an index into the typesetter's faces. The first three are
/// the bundled weights; those after them are fallbacks for other scripts, found once and kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// Weights of the bundled family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// 400
    Regular,
    /// 600
    SemiBold,
    /// 700
    Bold,
}

/// Where rows stand in the given width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Align {
    /// At the side where reading begins.
    Start,
    /// In the middle.
    Centre,
    /// At the other side.
    End,
}

/// How text looks. `Eq + Hash` (sizes in quarter units), so that it can be part of a cache key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextStyle {
    /// Size in quarter units: 54 is 13.5.
    pub quarters: u16,
    /// Weight.
    pub weight: Weight,
    /// Where rows stand.
    pub align: Align,
    /// Line height in hundredths of the size: 135.
    pub line_height: u16,
    /// Whose letters: 0 = the bundled family, else a brand that the typesetter knows by this number.
    pub family: u8,
}

impl TextStyle {
    /// Text of this size (rounded to quarters), at the start, line height 1.35.
    #[must_use]
    pub fn new(size: f32, weight: Weight) -> Self {
        let quarters = (size * 4.0).round().clamp(1.0, 40_000.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped into range above")]
        Self { quarters: quarters as u16, weight, align: Align::Start, line_height: 135, family: 0 }
    }

    /// The same in this size (rounded to quarters).
    #[must_use]
    pub fn sized(self, size: f32) -> Self {
        Self { quarters: Self::new(size, self.weight).quarters, ..self }
    }

    /// The same, aligned otherwise.
    #[must_use]
    pub fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// Size in document units.
    #[must_use]
    pub fn size(self) -> f32 {
        f32::from(self.quarters) / 4.0
    }
}

/// One glyph: which, and where its origin stands from the origin of its run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u32,
    /// To the right of the run's origin.
    pub x: f32,
    /// Below the run's origin (the baseline).
    pub y: f32,
    /// How far it advances.
    pub advance: f32,
    /// Byte range in the run's text that it stands for (start, end).
    pub cluster: (u32, u32),
}

/// Glyphs of one face on one row, in visual order.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// Size in document units.
    pub size: f32,
    /// Left end of the baseline, from the corner of the whole text.
    pub origin: Point,
    /// Width in document units.
    pub width: f32,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
    /// The text that they stand for, in reading order.
    pub text: String,
    /// Is it read from right to left?
    pub is_rtl: bool,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its box, from the corner of the whole text; as wide as its glyphs.
    pub rect: Rect,
    /// The baseline, from the corner of the whole text.
    pub baseline: f32,
    /// Its runs from left to right.
    pub runs: Vec<GlyphRun>,
    /// Its text in reading order, without the line break.
    pub text: String,
}

/// A text, laid out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Runs {
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
    /// As wide as the widest row.
    pub width: f32,
    /// All rows together.
    pub height: f32,
    /// The whole text as it was set: control characters gone, a missing character as U+FFFD.
    pub text: String,
    /// Characters for which no face has a glyph, each once, in order of their codes; they stand in the
    /// text as U+FFFD, are drawn as a black diamond, and have to be reported.
    pub missing: Vec<char>,
}

/// Breaks and shapes text. The same question always has the same answer.
pub trait Typesetter {
    /// Lays `text` out in rows no wider than `width` document units (words longer than that are broken);
    /// no width = one row for each line of the text.
    fn set(&self, text: &str, style: TextStyle, width: Option<f32>) -> Arc<Runs>;
}

/// The bytes of a font file, shared.
pub type FaceBytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// A font file, as an exporter needs it.
#[derive(Clone)]
pub struct FaceFile {
    /// The whole file.
    pub bytes: FaceBytes,
    /// Which font of a collection file; 0 in all others.
    pub index: u32,
    /// Name of its family.
    pub family: String,
    /// Its weight, 100 to 900.
    pub weight: u16,
    /// May it be embedded in exports? Only the bundled faces, whose licence allows it.
    pub is_bundled: bool,
}

impl std::fmt::Debug for FaceFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bytes = (*self.bytes).as_ref().len();
        write!(f, "FaceFile({} {}, index {}, {bytes} bytes)", self.family, self.weight, self.index)
    }
}

/// Where exporters and the screen find the font files that runs of glyphs speak of.
pub trait Faces {
    /// The file of a face; none if this typesetter never gave it out.
    fn face(&self, id: FaceId) -> Option<FaceFile>;
}
