//! Down: how high the field is, and where the strip of what is not rated lies.

use super::{Studio, body::Body};
use crate::{
    layout::{column::real_of, real},
    model::Emotion,
};

/// From 0 to +1 where no height is asked for.
const USUAL: f32 = 270.0;
/// Above the face of +1: half of it, the word "love", a star.
const ABOVE: f32 = 38.0;
/// Below the face of -1: half of it, its figure, the word "pain".
const BELOW: f32 = 50.0;
/// From the lowest thing to the lower edge.
const BOTTOM: f32 = 12.0;
/// Between two cards of the strip.
const GAP: f32 = 14.0;
/// Above and below the cards of the strip.
const STRIP_PAD: f32 = 18.0;

/// Where feelings stand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Span {
    /// Upper edge of the field.
    pub top: f32,
    /// Lower edge of the field.
    pub bottom: f32,
    /// Where an emotion of 0 stands.
    pub zero: f32,
    /// From 0 to +1.
    pub reach: f32,
    /// What is not rated.
    pub strip: Option<Strip>,
    /// The height of the whole with the smallest reach.
    pub least_height: f32,
}

/// The strip of what is not rated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Strip {
    pub top: f32,
    pub height: f32,
    /// So many cards stand one beneath the other.
    pub rows: usize,
    /// From the upper edge of a card to that of the next.
    pub pitch: f32,
}

impl Strip {
    /// The upper edge of the nth card of a stage, and in which of its columns it stands.
    pub fn place(&self, nth: usize) -> (usize, f32) {
        let rows = self.rows.max(1);
        (nth / rows, self.top + STRIP_PAD + self.pitch * real(nth % rows))
    }
}

impl Span {
    pub fn of(studio: &Studio<'_>, bodies: &[Body], top: f32) -> Self {
        let (least, most) = if studio.is_compact() { (84.0, 640.0) } else { (150.0, 640.0) };
        let strip = strip(studio, bodies);
        let beneath = strip.map_or(0.0, |strip| strip.height) + BOTTOM;
        let lowest = Lowest::of(bodies);
        let wished = studio.request.height.map_or(0.0, real_of);
        let reach = match studio.request.height {
            None if !studio.is_compact() => USUAL,
            _ => lowest.reach_within(wished - beneath - top - ABOVE).clamp(least, most),
        };
        let least_height =
            top + ABOVE + lowest.below(if studio.request.height.is_none() { reach } else { least }) + beneath;
        let zero = top + ABOVE + reach;
        let bottom = (top + ABOVE + lowest.below(reach)).max(wished - beneath);
        let strip = strip.map(|strip| Strip { top: bottom, ..strip });
        Self { top, bottom, zero, reach, strip, least_height }
    }

    /// How high an emotion stands.
    #[expect(clippy::cast_possible_truncation, reason = "an emotion lies between -1 and 1")]
    pub fn y(&self, emotion: Emotion) -> f32 {
        self.zero - emotion.value() as f32 * self.reach
    }

    /// Height of the whole, at least as high as wished.
    pub fn height(&self, wished: f32) -> f32 {
        let bottom = self.strip.as_ref().map_or(self.bottom, |strip| strip.top + strip.height);
        (bottom + BOTTOM).max(wished)
    }
}

/// What reaches furthest down: for each card how far it lies below +1 in parts of the reach, and how far its lower
/// edge is from its face.
struct Lowest(Vec<(f32, f32)>);

impl Lowest {
    fn of(bodies: &[Body]) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "an emotion lies between -1 and 1")]
        let rated = bodies.iter().filter_map(|body| {
            let emotion = body.steady?;
            Some(((1.0 - emotion.value()) as f32, body.size().y - body.anchor.y + body.frame() + 6.0))
        });
        Self(rated.chain([(2.0, BELOW)]).collect())
    }

    /// From the face of +1 to the lowest edge.
    fn below(&self, reach: f32) -> f32 {
        self.0.iter().map(|(share, edge)| share * reach + edge).fold(0.0, f32::max)
    }

    /// The largest reach with which all fits into this height.
    fn reach_within(&self, height: f32) -> f32 {
        let reaches = self.0.iter().filter(|(share, _)| *share > 0.0);
        reaches.map(|(share, edge)| (height - edge) / share).fold(f32::INFINITY, f32::min)
    }
}

/// The strip, its upper edge not known yet.
fn strip(studio: &Studio<'_>, bodies: &[Body]) -> Option<Strip> {
    let mut counts = vec![0_usize; studio.ordered.stages.len()];
    for body in bodies.iter().filter(|body| body.steady.is_none()) {
        if let Some(count) = counts.get_mut(body.column) {
            *count += 1;
        }
    }
    let most = counts.iter().max().copied().filter(|most| *most > 0)?;
    let is_all = bodies.iter().all(|body| body.steady.is_none());
    let rows = most.min(if is_all { 5 } else { 3 });
    let highest = bodies.iter().filter(|body| body.steady.is_none()).map(|body| body.size().y).fold(0.0, f32::max);
    let pitch = highest + GAP;
    Some(Strip { top: 0.0, height: pitch * real(rows) - GAP + 2.0 * STRIP_PAD, rows, pitch })
}
