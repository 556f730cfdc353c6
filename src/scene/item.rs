//! What can be drawn: finished, theme-resolved, in document units. Every exporter and the screen
//! draw exactly these, in order, so there are few of them.

use std::sync::Arc;

use crate::{
    layout::{
        LeftOut,
        geometry::{Path, Point, Rect},
        text::Runs,
    },
    model::Subject,
};

/// A colour, 8 bits a part, not premultiplied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Opacity.
    pub a: u8,
}

/// A line along an edge or path, centred on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub colour: Colour,
    /// Its width.
    pub width: f32,
    /// Dash and gap; none = solid. Caps are round on solid lines, butt on dashed ones; joins are round.
    pub dash: Option<(f32, f32)>,
}

/// One thing to draw, in the coordinates of its piece.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A soft shadow beneath a rounded box.
    Shadow {
        /// The box that casts it, already moved.
        rect: Rect,
        /// Its corner radius.
        radius: f32,
        /// Standard deviation of the blur.
        blur: f32,
        /// Its colour.
        colour: Colour,
    },
    /// A rounded box.
    Box {
        /// Where.
        rect: Rect,
        /// Corner radius, at most half of the smaller side.
        radius: f32,
        /// Inside.
        fill: Option<Colour>,
        /// Edge.
        stroke: Option<Stroke>,
    },
    /// Any other shape.
    Shape {
        /// Its outline.
        path: Arc<Path>,
        /// Where its origin stands.
        at: Point,
        /// By how much it is enlarged about its origin (stroke widths are not).
        scale: f32,
        /// Inside.
        fill: Option<Colour>,
        /// Edge.
        stroke: Option<Stroke>,
    },
    /// Text.
    Text {
        /// The glyphs.
        runs: Arc<Runs>,
        /// Where the corner of the text stands.
        at: Point,
        /// Its colour.
        colour: Colour,
    },
    /// A picture, scaled to fill a rounded box.
    Picture {
        /// Where.
        rect: Rect,
        /// Corner radius.
        radius: f32,
        /// Its pixels.
        pixels: Arc<Pixels>,
    },
}

/// A decoded picture: RGBA, 8 bits a part, not premultiplied, rows from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// `4 * width * height` bytes.
    pub rgba: Vec<u8>,
}

/// What a piece is, so that the screen can leave parts out and tests can ask for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Ground, bands, headings.
    Ground,
    /// A stage's heading.
    Heading,
    /// What stays in view at the left side: an axis, the headings of rows.
    Side,
    /// A persona's curve and its points.
    Curve,
    /// A link with its arrow.
    Link,
    /// The share written on a link.
    Label,
    /// A card.
    Card,
    /// The frame and marks of a finding on a card.
    Mark,
    /// Anything on a page around the map: title, legend, findings.
    Page,
}

/// A part of the picture that is remade as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// What it shows, if one record.
    pub subject: Option<Subject>,
    /// What kind of part it is.
    pub part: Part,
    /// Where its coordinates begin.
    pub origin: Point,
    /// The box around everything drawn, in its own coordinates.
    pub bounds: Rect,
    /// What to draw, in order.
    pub items: Arc<[Item]>,
}

/// A finished picture: its pieces in the order of painting.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// The box around everything, in document units.
    pub bounds: Rect,
    /// The ground; none = transparent.
    pub ground: Option<Colour>,
    /// The pieces.
    pub pieces: Vec<Piece>,
}

/// One page: what an exporter turns into a file, a page or a slide.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// What it is called, among its like: "Purchase", "Plan".
    pub name: String,
    /// Its heading, as it stands on it.
    pub heading: String,
    /// Its size in document units; the scene lies inside from (0, 0).
    pub size: (f32, f32),
    /// What is on it.
    pub scene: Scene,
    /// The picture in words, for those who cannot see it.
    pub alternative: String,
    /// What to say to it.
    pub notes: String,
    /// What the cards of its map do not tell, so that they can be read.
    pub left_out: LeftOut,
}
