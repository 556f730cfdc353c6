//! The Emotion lens: height is feeling. A card stands so that the active persona's face is the point of her curve;
//! the others are rings at their own heights. What she has not rated stands in a strip beneath, never at 0.
//!
//! In four steps: [`body`] says what a touchpoint is made of, [`span`] how high the field can be, [`across`] how far
//! to the right each stands so that no card covers another, [`others`] places rings, arrows and letters.
//!
//! Limitations: cards may reach over into the next stage's column; their faces never do.

mod across;
mod axis;
mod body;
mod names;
mod others;
mod plan;
mod span;

use std::sync::Arc;

pub use plan::{AxisFace, EmotionField, Letter, Ring, Threshold, Tie, Unrated};

use super::{
    column::{self, Across, real_of},
    emotion::{Axis, Station, line},
    geometry::{Path, Point, Rect},
    link,
    measure::Measure,
    ordered::Ordered,
    plan::{CardBox, CurveLine, Layout, LeftOut, LinkKind, LinkLabel, LinkPath, Placed, StageColumn},
    request::{Density, Lens, Request},
    text::Typesetter,
};
use crate::{
    model::{Id, Persona, Touchpoint},
    wording::canvas,
};
use across::Spread;
use body::Body;
use span::Span;

/// Width of a card; of one that spares where its title decides how many rows it has, its least and its most.
const CARD: f32 = 168.0;
const CARD_TIGHT: f32 = 148.0;
const CARD_TIGHT_LEAST: f32 = 112.0;
const CARD_TIGHT_MOST: f32 = 264.0;
/// And of one in the strip: a note stands on one row of it.
const CARD_STRIP: f32 = 182.0;
/// From a face to the next, at least, and where it spares.
const STEP: f32 = 92.0;
const STEP_TIGHT: f32 = 48.0;
/// Width of the axis.
const SIDE: f32 = 68.0;

pub(super) fn layout(request: &Request, set: &dyn Typesetter) -> Layout {
    let studio = Studio::of(request, set);
    let bodies = body::bodies(&studio);
    // The headings' height depends on the columns' widths, and those on how high the field is: the second time both
    // are known.
    let first = studio.place(&bodies, studio.top_of(1));
    let second = studio.place(&bodies, first.headings_bottom);
    let placed = if second.headings_bottom > first.headings_bottom {
        studio.place(&bodies, second.headings_bottom)
    } else {
        second
    };
    studio.finish(&bodies, placed)
}

/// What all parts of the lens share.
struct Studio<'a> {
    request: &'a Request,
    measure: Measure,
    set: &'a dyn Typesetter,
    ordered: Ordered<'a>,
    active: Option<Id<Persona>>,
    /// Shown personas without the active one.
    others: Vec<Id<Persona>>,
}

/// Columns, stations and the field, before anything is drawn in it.
struct Sketch {
    headings: Vec<Placed>,
    headings_bottom: f32,
    span: Span,
    spread: Spread,
}

impl<'a> Studio<'a> {
    fn of(request: &'a Request, set: &'a dyn Typesetter) -> Self {
        let active = request.active_persona();
        let others = request.shown_personas().into_iter().filter(|persona| Some(*persona) != active).collect();
        let measure = Measure::of(request.density);
        let measure = if request.is_tight { measure.spared(request.has_large_titles) } else { measure };
        Self { request, measure, set, ordered: Ordered::of(request), active, others }
    }

    /// From a face to the next, at least.
    fn step(&self) -> f32 {
        if self.request.is_tight { STEP_TIGHT } else { STEP }
    }

    /// Width of the card with this title: narrow, so that a stage is too. One that spares is no wider than the rows of
    /// its title need, however they are broken; but in the strip, where its height is what counts.
    fn card_width(&self, title: &str, is_in_strip: bool) -> f32 {
        if !self.request.is_tight {
            return CARD;
        }
        let style = self.measure.title_text;
        let words = title.split_whitespace().map(|word| self.set.set(word, style, None).width);
        let longest = words.fold(0.0, f32::max);
        let around = self.measure.title_left + 6.0;
        if is_in_strip {
            return (longest + around).ceil().clamp(CARD_STRIP, CARD_TIGHT_MOST);
        }
        let most = longest.max(CARD_TIGHT - around);
        let rows = |width: f32| self.set.set(title, style, Some(width)).rows.len();
        let least = rows(most);
        // Of all widths with as few rows the narrowest, within a few units.
        let (mut low, mut high) = (longest.min(most), most);
        while high - low > 4.0 {
            let middle = f32::midpoint(low, high);
            if rows(middle) <= least { high = middle } else { low = middle }
        }
        (high + around).ceil().clamp(CARD_TIGHT_LEAST, CARD_TIGHT_MOST)
    }

    fn is_compact(&self) -> bool {
        self.request.density == Density::Compact
    }

    /// Lower edge of headings of so many rows.
    fn top_of(&self, rows: u8) -> f32 {
        let measure = &self.measure;
        let row = measure.heading_text.size() * 1.35 * f32::from(rows);
        (measure.top + measure.phase + 2.0 * measure.heading_pad + row).ceil()
    }

    fn place(&self, bodies: &[Body], headings_bottom: f32) -> Sketch {
        let span = Span::of(self, bodies, headings_bottom);
        let spread = Spread::of(self, bodies, &span);
        let across = Across {
            columns: spread.columns.clone(),
            contents: spread.contents(self.measure.card_most),
            ..Across::default()
        };
        let (headings, bottom) = column::headings(&self.ordered.stages, &across, &self.measure, self.set);
        Sketch { headings, headings_bottom: bottom.max(headings_bottom), span, spread }
    }

    fn finish(&self, bodies: &[Body], sketch: Sketch) -> Layout {
        let Sketch { headings, headings_bottom, span, spread } = sketch;
        let height = span.height(self.request.height.map_or(0.0, real_of));
        let columns = self.stage_columns(&spread, headings, headings_bottom, height);
        let mut cards: Vec<CardBox> =
            bodies.iter().zip(&spread.corners).map(|(body, corner)| body.card_at(*corner)).collect();
        let stations = self.stations(bodies, &spread);
        let curves = self.curves(&stations, &span);
        let rings = others::place(self, bodies, &spread, &span, &mut cards);
        let mut field = EmotionField {
            persona: self.active,
            rect: Rect::new(SIDE, headings_bottom, (spread.width - SIDE).max(1.0), span.bottom - headings_bottom),
            side: Rect::new(0.0, headings_bottom, SIDE, span.bottom - headings_bottom),
            zero: span.zero,
            reach: span.reach,
            bars: axis::bars(self, &span),
            faces: axis::faces(self, &span),
            thresholds: axis::thresholds(self, &span),
            ends: axis::ends(self, &span),
            curves,
            rings,
            unrated: self.unrated(&span, &spread),
        };
        names::place(self, &mut field, &cards, spread.width);
        cards.sort_by_key(|card| card.number);
        Layout {
            lens: Lens::Emotion,
            size: (spread.width, height),
            least_width: spread.least_width,
            content_height: span.least_height,
            phases: column::phases(&columns, &self.measure, self.set),
            columns,
            places: cards.iter().enumerate().map(|(place, card)| (card.id, place)).collect(),
            links: self.links(&cards),
            cards,
            field: Some(field),
            has_quiet_links: true,
            left_out: if self.request.is_tight { LeftOut::of(&self.request.map) } else { LeftOut::default() },
            ..Layout::default()
        }
    }

    fn stage_columns(&self, spread: &Spread, headings: Vec<Placed>, top: f32, height: f32) -> Vec<StageColumn> {
        let columns = self.ordered.stages.iter().zip(headings).zip(&spread.columns);
        columns
            .map(|(((id, stage), heading), (left, right))| StageColumn {
                id: *id,
                phase: stage.phase,
                rect: Rect::new(*left, 0.0, right - left, height),
                corner: Point::new(heading.at.x, top),
                breadth: (right - left, right - left),
                heading,
            })
            .collect()
    }

    /// Every touchpoint with a place in the field.
    fn stations(&self, bodies: &[Body], spread: &Spread) -> Vec<Station> {
        let places = bodies.iter().zip(&spread.stations);
        places.filter_map(|(body, x)| Some(Station { id: body.id, number: body.number, x: (*x)? })).collect()
    }

    /// Everybody's curve, the active persona's last.
    fn curves(&self, stations: &[Station], span: &Span) -> Vec<CurveLine> {
        let axis = Axis { zero: span.zero, reach: span.reach, radius: self.ring() };
        let drawn = |id: &Id<Persona>| line::own(&self.request.map, *id, Some(*id) == self.active, stations, axis);
        self.others.iter().chain(self.active.as_ref()).map(drawn).filter(|curve| !curve.points.is_empty()).collect()
    }

    /// Radius of a ring.
    fn ring(&self) -> f32 {
        self.measure.point + 4.0
    }

    fn unrated(&self, span: &Span, spread: &Spread) -> Option<Unrated> {
        let strip = span.strip.as_ref()?;
        let rect = Rect::new(0.0, strip.top, spread.width, strip.height);
        let label = self.set.set(crate::wording::lens::NOT_RATED, self.measure.label_text, Some(SIDE - 16.0));
        Some(Unrated { rect, label: Placed::new(label, Point::new(8.0, strip.top + 10.0)) })
    }

    /// Links as straight arrows from card to card: shown where one is asked for.
    fn links(&self, cards: &[CardBox]) -> Vec<LinkPath> {
        let by_id: std::collections::BTreeMap<Id<Touchpoint>, &CardBox> =
            cards.iter().map(|card| (card.id, card)).collect();
        let drawn = |(id, record): (_, &crate::model::Link)| {
            let (from, to) = (by_id.get(&record.from)?, by_id.get(&record.to)?);
            let ends = straight(from.rect.grown(2.0), to.rect.grown(4.0))?;
            let (line, head) = link::arrow(&ends);
            let label = record.flow.map(|flow| self.pill(&canvas::flow(flow), (ends[0] + ends[1]) * 0.5));
            Some(LinkPath {
                kind: LinkKind::Drawn(id),
                from: record.from,
                to: record.to,
                corners: ends.to_vec(),
                line: Arc::new(line),
                head: Arc::new(head),
                width: 1.75,
                label,
            })
        };
        self.request.map.links.iter().filter_map(drawn).collect()
    }

    /// Words on a pill with its middle here.
    fn pill(&self, words: &str, middle: Point) -> LinkLabel {
        let runs = self.set.set(words, self.measure.label_text, None);
        let rect = Rect::around(middle, (runs.width + 10.0).ceil(), (self.measure.label_text.size() * 1.6).round());
        LinkLabel { rect, text: Placed::centred(runs, middle) }
    }
}

/// The straight way from box to box, between their edges; none where they touch.
fn straight(from: Rect, to: Rect) -> Option<[Point; 2]> {
    if from.overlaps(to) {
        return None;
    }
    let (a, b) = (from.centre(), to.centre());
    let along = b - a;
    Some([a + along * until_edge(from, along), b - along * until_edge(to, along)])
}

/// The share of `along` after which a line from the middle of a box leaves it.
fn until_edge(rect: Rect, along: Point) -> f32 {
    let share = |half: f32, by: f32| if by.abs() < 0.001 { f32::INFINITY } else { half / by.abs() };
    share(rect.w / 2.0, along.x).min(share(rect.h / 2.0, along.y)).min(0.5)
}

/// A path of straight parts.
fn path(corners: &[Point]) -> Path {
    use super::geometry::Step;
    let rest = corners.iter().skip(1).map(|corner| Step::Line(*corner));
    Path { steps: corners.first().map(|first| Step::Move(*first)).into_iter().chain(rest).collect() }
}
