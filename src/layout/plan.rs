//! The answer: where everything of a lens stands.

mod card;

use std::{collections::BTreeMap, sync::Arc};

pub use card::{Card, CardBox, Chip, FacePlace};

use super::{
    emotion_lens::EmotionField,
    geometry::{Path, Point, Rect},
    lanes::{AlsoHere, Lane, LaneKind},
    request::Lens,
    row::RowKind,
    text::Runs,
};
use crate::model::{Channel, Emotion, Id, JourneyMap, Link, Persona, Phase, Stage, Touchpoint};

/// A text and the place of its corner.
#[derive(Debug, Clone, Default)]
pub struct Placed {
    /// The text, laid out.
    pub runs: Arc<Runs>,
    /// Where its corner stands.
    pub at: Point,
}

impl PartialEq for Placed {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at && (Arc::ptr_eq(&self.runs, &other.runs) || self.runs == other.runs)
    }
}

impl Placed {
    /// A text at a place.
    #[must_use]
    pub fn new(runs: Arc<Runs>, at: Point) -> Self {
        Self { runs, at }
    }

    /// A text with its middle at a place.
    #[must_use]
    pub fn centred(runs: Arc<Runs>, middle: Point) -> Self {
        let at = Point::new(middle.x - runs.width / 2.0, middle.y - runs.height / 2.0);
        Self { runs, at }
    }

    /// The box around all of its rows.
    #[must_use]
    pub fn rect(&self) -> Rect {
        let mut rows = self.runs.rows.iter().map(|row| row.rect.moved(self.at));
        let first = rows.next().unwrap_or(Rect::new(self.at.x, self.at.y, 0.0, 0.0));
        rows.fold(first, Rect::union)
    }
}

/// A phase and the band with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct PhaseBand {
    /// Which.
    pub phase: Phase,
    /// The band.
    pub rect: Rect,
    /// Its name.
    pub name: Placed,
}

/// A stage and its column.
#[derive(Debug, Clone, PartialEq)]
pub struct StageColumn {
    /// Which.
    pub id: Id<Stage>,
    /// Its phase.
    pub phase: Phase,
    /// The whole column, from the phase band to the lower edge.
    pub rect: Rect,
    /// Where offsets of its touchpoints are counted from: the corner of its first card.
    pub corner: Point,
    /// The width that its stage would have to ask for to be as wide as it is now, and the least it can get.
    pub breadth: (f32, f32),
    /// Its name.
    pub heading: Placed,
}

/// A share or a count on a link.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkLabel {
    /// The pill.
    pub rect: Rect,
    /// What it says.
    pub text: Placed,
}

/// Which link a path stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// A link of the map.
    Drawn(Id<Link>),
    /// One that seems to be missing.
    Missing,
}

/// A link's way.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkPath {
    /// Which.
    pub kind: LinkKind,
    /// Where it begins.
    pub from: Id<Touchpoint>,
    /// Where it ends.
    pub to: Id<Touchpoint>,
    /// The corners of its way, from card to arrow head.
    pub corners: Vec<Point>,
    /// The line, with round corners, up to the foot of the arrow head.
    pub line: Arc<Path>,
    /// The arrow head.
    pub head: Arc<Path>,
    /// Width of the line.
    pub width: f32,
    /// The share on it.
    pub label: Option<LinkLabel>,
}

/// Customers who leave: a short way out of a card.
#[derive(Debug, Clone, PartialEq)]
pub struct LeaveStub {
    /// Where they leave.
    pub from: Id<Touchpoint>,
    /// The line.
    pub line: Arc<Path>,
    /// The arrow head.
    pub head: Arc<Path>,
    /// How many leave.
    pub text: Placed,
}

/// A point of a curve.
#[derive(Debug, Clone, PartialEq)]
pub struct CurvePoint {
    /// Which touchpoint.
    pub touchpoint: Id<Touchpoint>,
    /// How it feels.
    pub emotion: Emotion,
    /// Where.
    pub at: Point,
    /// How its face is seen there.
    pub seat: Seat,
    /// Its number, on the main curve.
    pub number: Option<Placed>,
}

/// How the face of a point is seen where the faces of others stand. Its height is never changed: it tells the feeling.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Seat {
    /// Where the point is.
    #[default]
    Here,
    /// So far to the right of it (to the left where negative), as another face would cover it.
    Aside(f32),
    /// As a ring of this radius around the face of another who feels the same.
    Ring(f32),
}

/// How one persona, or all of them on the whole, feel along the way.
#[derive(Debug, Clone, PartialEq)]
pub struct CurveLine {
    /// Whose; none = the mean of all that are shown.
    pub persona: Option<Id<Persona>>,
    /// Is it the one with faces and numbers: the active persona's, or the mean?
    pub is_main: bool,
    /// The unbroken parts of the line.
    pub parts: Vec<Arc<Path>>,
    /// Its points in journey order.
    pub points: Vec<CurvePoint>,
    /// Radius of its faces.
    pub radius: f32,
    /// Are its points faces? Else dots. Those of the main one always are.
    pub has_faces: bool,
    /// Her name, beside a point that can be seen; none where there is no such place.
    pub name: Option<Placed>,
}

/// The emotion band.
#[derive(Debug, Clone, PartialEq)]
pub struct EmotionBand {
    /// The band.
    pub rect: Rect,
    /// Where an emotion of 0 stands.
    pub zero: f32,
    /// From 0 to +1.
    pub reach: f32,
    /// "How it feels".
    pub title: Placed,
    /// "love", at the upper end of the axis.
    pub love: Placed,
    /// "pain", at its lower end.
    pub pain: Placed,
    /// The curves; the main one is last, so that it is on top.
    pub curves: Vec<CurveLine>,
}

/// How words of a cell are meant: the theme has the colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// What is told.
    Plain,
    /// What stands back.
    Quiet,
    /// What can be done.
    Accent,
    /// Love.
    Love,
    /// Pain.
    Pain,
    /// What is a persona's own.
    Of(Id<Persona>),
}

/// One thing in a cell, counted from the cell's corner.
#[derive(Debug, Clone, PartialEq)]
pub enum CellPart {
    /// Words.
    Words(Placed, Tone),
    /// A channel's icon: which channel, its middle, its size.
    Channel(Id<Channel>, Point, f32),
    /// Paid, owned or earned.
    Chip(Chip),
    /// What is missing where it matters: a box, and what should stand in it.
    Missing(Rect, Placed),
}

/// What a row tells of one touchpoint.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Which touchpoint.
    pub touchpoint: Id<Touchpoint>,
    /// As wide as the column, as high as the row.
    pub rect: Rect,
    /// What is in it; nothing where there is nothing to tell.
    pub parts: Vec<CellPart>,
}

/// A row of a sheet. Where the sheet is broken into tiers, each tier has its own.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetRow {
    /// What it tells.
    pub kind: RowKind,
    /// The whole row, its label with it.
    pub rect: Rect,
    /// Its label.
    pub label: Placed,
    /// What the line above it parts, written at the line's left end.
    pub line: Option<Placed>,
    /// Its cells from left to right; the curve has none.
    pub cells: Vec<Cell>,
}

/// The column of one touchpoint on a sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strip {
    /// Which touchpoint.
    pub touchpoint: Id<Touchpoint>,
    /// From its number to the lower edge.
    pub rect: Rect,
}

/// Where everything of a lens stands, in document units from (0, 0).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layout {
    /// Which lens.
    pub lens: Lens,
    /// Width and height.
    pub size: (f32, f32),
    /// The least width that the request could have asked for.
    pub least_width: f32,
    /// The lowest thing drawn, and the distance beneath it: the height without `Request::height`.
    pub content_height: f32,
    /// The phases that have stages.
    pub phases: Vec<PhaseBand>,
    /// The stages from left to right.
    pub columns: Vec<StageColumn>,
    /// How it feels.
    pub band: Option<EmotionBand>,
    /// How it goes on to feel, in the further tiers of a sheet.
    pub more_bands: Vec<EmotionBand>,
    /// The rows of a sheet, tier after tier.
    pub rows: Vec<SheetRow>,
    /// The columns of a sheet in journey order.
    pub strips: Vec<Strip>,
    /// The cards in journey order; on a sheet, the heads of their columns.
    pub cards: Vec<CardBox>,
    /// The links, by id, then the missing ones.
    pub links: Vec<LinkPath>,
    /// Who leaves.
    pub leaving: Vec<LeaveStub>,
    /// Are links drawn only where one asks for them: those of what is selected?
    pub has_quiet_links: bool,
    /// Height is feeling: the axis, the curves, the others; of the Emotion lens only.
    pub field: Option<EmotionField>,
    /// The lanes from top to bottom, of those lenses only.
    pub lanes: Vec<Lane>,
    /// What stands in one lane and happens in others too.
    pub also: Vec<AlsoHere>,
    /// What cards do not tell so that they can be read, and nothing else in this lens tells.
    pub left_out: LeftOut,
    /// Where each touchpoint's card is among the cards.
    pub(super) places: BTreeMap<Id<Touchpoint>, usize>,
}

/// What cards do not tell where they spare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Where touchpoints happen.
    pub channels: bool,
    /// Who made them.
    pub creators: bool,
}

impl LeftOut {
    /// Of a map whose cards tell neither: what it knows of both.
    #[must_use]
    pub fn of(map: &JourneyMap) -> Self {
        let has_channels =
            |touchpoint: &Touchpoint| touchpoint.channels.iter().any(|channel| map.channels.contains(*channel));
        Self {
            channels: map.touchpoints.values().any(has_channels),
            creators: map.touchpoints.values().any(|touchpoint| touchpoint.creator.is_some()),
        }
    }

    /// What either leaves out.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { channels: self.channels || other.channels, creators: self.creators || other.creators }
    }
}

impl Layout {
    /// The same with columns down to `height`, or as far as its cards reach. In the Map lens of a canvas this is all
    /// that [`Request::height`](super::Request::height) decides.
    #[must_use]
    pub fn reaching(mut self, height: f32) -> Self {
        let height = self.content_height.max(height);
        self.size.1 = height;
        self.columns.iter_mut().for_each(|column| column.rect.h = height);
        self
    }

    /// The card of a touchpoint.
    #[must_use]
    pub fn card(&self, id: Id<Touchpoint>) -> Option<&CardBox> {
        self.places.get(&id).and_then(|place| self.cards.get(*place))
    }

    /// The touchpoint whose column of a sheet holds `point`.
    #[must_use]
    pub fn strip_at(&self, point: Point) -> Option<Id<Touchpoint>> {
        self.strips.iter().find(|strip| strip.rect.contains(point)).map(|strip| strip.touchpoint)
    }

    /// The box that stands for a touchpoint as a whole: its column on a sheet, else its card.
    #[must_use]
    pub fn whole(&self, id: Id<Touchpoint>) -> Option<Rect> {
        let card = self.card(id)?.rect;
        let strip = self.places.get(&id).and_then(|place| self.strips.get(*place));
        Some(strip.map_or(card, |strip| strip.rect))
    }

    /// The stage whose column holds `point`; beyond the sides the nearest one.
    #[must_use]
    pub fn stage_at(&self, point: Point) -> Option<Id<Stage>> {
        let distance = |column: &StageColumn| (column.rect.x - point.x).max(point.x - column.rect.right()).max(0.0);
        self.columns.iter().min_by(|a, b| distance(a).total_cmp(&distance(b))).map(|column| column.id)
    }

    /// Where offsets of a stage's touchpoints are counted from.
    #[must_use]
    pub fn stage_corner(&self, id: Id<Stage>) -> Option<Point> {
        self.columns.iter().find(|column| column.id == id).map(|column| column.corner)
    }

    /// The lane that holds `y`; above and below them the nearest one.
    #[must_use]
    pub fn lane_at(&self, y: f32) -> Option<LaneKind> {
        let distance = |lane: &Lane| (lane.rect.y - y).max(y - lane.rect.bottom()).max(0.0);
        self.lanes.iter().min_by(|a, b| distance(a).total_cmp(&distance(b))).map(|lane| lane.kind)
    }

    /// The link's way.
    #[must_use]
    pub fn link(&self, id: Id<Link>) -> Option<&LinkPath> {
        let place = self.links.binary_search_by(|link| link.kind.cmp(&LinkKind::Drawn(id))).ok()?;
        self.links.get(place)
    }
}
