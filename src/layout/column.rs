//! Phases, stages and their cards: bands across the top, a column for each stage, cards in one line down.

use super::{
    card::Cards,
    geometry::{Point, Rect},
    leaving::Leaving,
    measure::Measure,
    plan::{CardBox, PhaseBand, Placed, StageColumn},
    real,
    request::Request,
    text::Typesetter,
};
use crate::{
    model::{Id, Phase, Stage, Touchpoint},
    wording::canvas,
};

/// Across: where the columns of cards and the ways between them are.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Across {
    /// Where the first column begins.
    pub left: f32,
    /// Widths of the ways: before the first column, between, after the last.
    pub gutters: Vec<f32>,
    /// Left edge and width of what a column's cards may fill.
    pub contents: Vec<(f32, f32)>,
    /// Left and right edge of each column.
    pub columns: Vec<(f32, f32)>,
    /// All together.
    pub width: f32,
    /// With the narrowest cards.
    pub least_width: f32,
}

impl Across {
    /// Columns for these stages with ways of these widths, filling the width asked for.
    pub fn of(stages: &[(Id<Stage>, &Stage)], gutters: Vec<f32>, request: &Request, measure: &Measure) -> Self {
        let ways: f32 = gutters.iter().sum();
        let wished: Vec<Option<f32>> = stages.iter().map(|(_, stage)| wished_width(stage, measure)).collect();
        let fixed: f32 = wished.iter().flatten().sum();
        let free = real(wished.iter().filter(|width| width.is_none()).count());
        let least_width = ways + fixed + free * measure.card_least;
        let share = match request.width {
            Some(width) if free > 0.0 => (real_of(width) - ways - fixed) / free,
            _ => measure.card,
        };
        let share = share.max(measure.card_least);
        let mut across = Self { least_width, ..Self::default() };
        let mut x = gutters.first().copied().unwrap_or_default();
        let mut edge = 0.0;
        for (place, width) in wished.iter().enumerate() {
            let width = width.unwrap_or(share);
            let after = gutters.get(place + 1).copied().unwrap_or_default();
            let right = if place + 1 == wished.len() { x + width + after } else { x + width + after / 2.0 };
            across.contents.push((x, width));
            across.columns.push((edge, right));
            edge = right;
            x += width + after;
        }
        across.width = x.max(request.width.map_or(0.0, real_of));
        if let Some(last) = across.columns.last_mut() {
            last.1 = across.width;
        }
        across.gutters = gutters;
        across
    }

    /// The same, further to the right, with room for headings of rows at the left side.
    pub fn moved(mut self, by: f32) -> Self {
        self.left += by;
        self.contents.iter_mut().for_each(|(x, _)| *x += by);
        for (left, right) in &mut self.columns {
            *left += by;
            *right += by;
        }
        self.width += by;
        self.least_width += by;
        self
    }

    /// Left edge and width of the cards in a column: centred where it is wider than a card may be.
    pub fn cards(&self, column: usize, measure: &Measure) -> (f32, f32) {
        let (x, width) = self.contents.get(column).copied().unwrap_or((0.0, measure.card));
        let card = width.min(measure.card_most);
        (x + ((width - card) / 2.0).floor(), card)
    }
}

fn wished_width(stage: &Stage, measure: &Measure) -> Option<f32> {
    stage.width.map(|width| (real_of(width) - measure.gutter).clamp(measure.card_least, 4_000.0))
}

/// Whole units as they are drawn.
#[expect(clippy::cast_precision_loss, reason = "document units lie far below 2^24")]
pub(super) fn real_of(units: u32) -> f32 {
    units as f32
}

/// Do cards that were moved by hand stand where they were put?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moves {
    Ignored,
    Kept,
}

/// Down: where the headings, the band and the cards begin.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Down {
    /// Lower edge of the phase bands.
    pub phases: f32,
    /// Lower edge of the headings.
    pub headings: f32,
    /// Upper edge of the first cards.
    pub cards: f32,
}

/// The bands of the phases that have stages.
pub(super) fn phases(columns: &[StageColumn], measure: &Measure, set: &dyn Typesetter) -> Vec<PhaseBand> {
    let of = |phase: Phase| {
        let rects = columns.iter().filter(|column| column.phase == phase).map(|column| column.rect);
        let whole = rects.reduce(Rect::union)?;
        let rect = Rect::new(whole.x + 2.0, measure.top, (whole.w - 4.0).max(1.0), measure.phase);
        let name = set.set(canvas::phase(phase), measure.phase_text, None);
        Some(PhaseBand { phase, rect, name: Placed::centred(name, rect.centre()) })
    };
    Phase::ALL.into_iter().filter_map(of).collect()
}

/// The headings: as high as the highest of them.
pub(super) fn headings(
    stages: &[(Id<Stage>, &Stage)],
    across: &Across,
    measure: &Measure,
    set: &dyn Typesetter,
) -> (Vec<Placed>, f32) {
    let top = measure.top + measure.phase + measure.heading_pad;
    let placed = |(place, (_, stage)): (usize, &(Id<Stage>, &Stage))| {
        let (_, right) = across.columns.get(place).copied().unwrap_or_default();
        let (x, _) = across.cards(place, measure);
        let runs = set.set(&stage.name, measure.heading_text, Some((right - x - 6.0).max(20.0)));
        Placed::new(runs, Point::new(x, top))
    };
    let placed: Vec<Placed> = stages.iter().enumerate().map(placed).collect();
    let highest = placed.iter().map(|heading| heading.runs.height).fold(measure.heading_text.size() * 1.35, f32::max);
    (placed, (top + highest + measure.heading_pad).ceil())
}

/// A stage's cards, one beneath the other from `top`: at a regular pitch, further where one has grown.
/// A card that was moved by hand keeps its place free, so that nothing else moves.
pub(super) struct Stack<'a> {
    pub cards: &'a Cards<'a>,
    pub leaving: &'a Leaving,
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub pitch: f32,
    pub moves: Moves,
}

impl Stack<'_> {
    pub fn place(&self, touchpoints: &[(usize, Id<Touchpoint>, &Touchpoint)]) -> Vec<CardBox> {
        let mut placed: Vec<CardBox> = Vec::new();
        let mut regular = self.top;
        let mut free = self.top;
        for (place, (number, id, touchpoint)) in touchpoints.iter().enumerate() {
            let mut card = self.cards.card(*id, touchpoint, *number, self.width);
            let y = free.max(regular);
            regular += self.pitch;
            let next = touchpoints.get(place + 1).map(|(_, next, _)| *next);
            free = y + card.rect.h + self.gap_after(*id, next);
            let corner = match touchpoint.offset.filter(|_| self.moves == Moves::Kept) {
                #[expect(clippy::cast_precision_loss, reason = "offsets of a canvas lie far below 2^24")]
                Some(offset) => Point::new(self.left + offset.x as f32, self.top + offset.y as f32),
                None => Point::new(self.left, y),
            };
            card.rect = card.rect.moved(corner);
            card.home = Point::new(self.left, y);
            placed.push(card);
        }
        placed
    }

    /// Room for an arrow's label between two cards, or for those who leave.
    fn gap_after(&self, id: Id<Touchpoint>, next: Option<Id<Touchpoint>>) -> f32 {
        let measure = &self.cards.measure;
        let is_labelled = next.is_some_and(|next| self.cards.labelled.contains(&(id.min(next), id.max(next))));
        let framed = |id: Id<Touchpoint>| if self.cards.request.framed.contains(&id) { 6.0 } else { 0.0 };
        let frame = framed(id) + next.map_or(0.0, framed);
        if is_labelled {
            measure.labelled_gap.max(30.0 + frame)
        } else if self.leaving.of(id).is_some() {
            measure.gap.max(measure.label_text.size() * 1.35 + 14.0) + frame
        } else {
            measure.gap + frame
        }
    }
}
