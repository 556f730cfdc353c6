//! Across: how far to the right each touchpoint stands, in journey order, so that no card, ring or arrow's words
//! cover another.

use super::{
    CARD, SIDE, Studio,
    body::Body,
    others::{self, Seat},
    span::Span,
};
use crate::layout::{
    column::real_of,
    geometry::{Point, Rect},
    real,
};

/// From the side of a column to its first card.
const PAD: f32 = 14.0;
/// Between two things, and where it spares.
const AIR: f32 = 7.0;
const AIR_TIGHT: f32 = 5.0;
/// The narrowest column.
const LEAST: f32 = 116.0;
/// Between two cards of the strip.
const GAP: f32 = 12.0;

/// Where everything stands across.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Spread {
    /// Left and right edge of each column.
    pub columns: Vec<(f32, f32)>,
    /// Where each touchpoint's face, or her place in the field, stands; none = it is not in the field.
    pub stations: Vec<Option<f32>>,
    /// The corner of each touchpoint's card.
    pub corners: Vec<Point>,
    pub width: f32,
    pub least_width: f32,
}

/// What a touchpoint takes up, counted from its station across, as it is down.
struct Shape(Vec<Rect>);

impl Shape {
    fn of(studio: &Studio<'_>, body: &Body, span: &Span) -> Self {
        let mut boxes = Vec::new();
        if let Some(emotion) = body.steady {
            let (size, frame) = (body.size(), body.frame());
            let left = -body.anchor.x - frame.max(6.0);
            let top = span.y(emotion) - body.anchor.y - body.above();
            let right = size.x - body.anchor.x + frame;
            let bottom = span.y(emotion) - body.anchor.y + size.y + frame;
            boxes.push(Rect::new(left, top, right - left, bottom - top));
        }
        for seat in others::seats(studio, body, span, body.steady) {
            if let Seat::Ring { dx, y, pill, .. } = seat {
                let radius = studio.ring() + 1.0;
                let number = if body.steady.is_none() { 18.0 } else { 0.0 };
                boxes.push(Rect::new(dx - radius, y - radius, 2.0 * radius + number, 2.0 * radius));
                boxes.extend(pill.map(|(middle, size)| Rect::around(Point::new(0.0, middle), size.0, size.1)));
            }
        }
        Self(boxes)
    }

    fn right(&self) -> f32 {
        self.0.iter().map(|rect| rect.right()).fold(0.0, f32::max)
    }

    /// The nearest place for `next` to the right of this one at `x`.
    fn clears(&self, x: f32, next: &Shape, air: f32) -> f32 {
        let pairs = self.0.iter().flat_map(|own| next.0.iter().map(move |other| (own, other)));
        let in_row = pairs.filter(|(own, other)| own.y < other.bottom() + air && other.y < own.bottom() + air);
        in_row.map(|(own, other)| x + own.right() - other.x + air).fold(f32::NEG_INFINITY, f32::max)
    }
}

impl Spread {
    pub fn of(studio: &Studio<'_>, bodies: &[Body], span: &Span) -> Self {
        let shapes: Vec<Shape> = bodies.iter().map(|body| Shape::of(studio, body, span)).collect();
        let air = if studio.request.is_tight { AIR_TIGHT } else { AIR };
        let widest = shapes.iter().map(Shape::right).fold(0.0, f32::max);
        let mut lefts: Vec<f32> = Vec::new();
        let mut stations: Vec<Option<f32>> = vec![None; bodies.len()];
        let mut placed: Vec<(f32, usize)> = Vec::new();
        let mut least_left = SIDE;
        for (column, least) in least_widths(studio, bodies, span).into_iter().enumerate() {
            let last = placed.last().map_or(f32::NEG_INFINITY, |(x, _)| *x);
            let mut left = least_left.max(last + PAD + studio.ring());
            let mut is_first = true;
            for (place, body) in bodies.iter().enumerate() {
                if body.column != column || !body.is_in_field() {
                    continue;
                }
                let Some(shape) = shapes.get(place) else { continue };
                let last = placed.last().map_or(f32::NEG_INFINITY, |(x, _)| *x);
                let mut x = (left + PAD + indent(body)).max(last + studio.step());
                for (other_x, other) in placed.iter().rev() {
                    if other_x + widest + air < x - 60.0 {
                        break;
                    }
                    x = x.max(shapes.get(*other).map_or(x, |other| other.clears(*other_x, shape, air)));
                }
                if is_first && column > 0 {
                    left = x - PAD - indent(body);
                }
                is_first = false;
                placed.push((x, place));
                if let Some(station) = stations.get_mut(place) {
                    *station = Some(x);
                }
            }
            lefts.push(left);
            least_left = left + least;
        }
        let ends: Vec<(f32, f32)> = placed
            .iter()
            .filter_map(|(x, place)| Some((*x, shapes.get(*place)?.right().max(CARD * 0.2) + PAD)))
            .collect();
        let names = studio.name_room();
        let last = placed.last().map(|(x, place)| {
            let right = shapes.get(*place).map_or(0.0, Shape::right);
            (*x, right + names)
        });
        let needs: Vec<(f32, f32)> = ends.into_iter().chain(last).collect();
        let strip_end = least_left;
        let least_width = needs.iter().map(|(x, right)| x + right).fold(strip_end, f32::max).ceil();
        let width = least_width.max(studio.request.width.map_or(0.0, real_of));
        let factor = stretch(&needs, lefts.last().copied().unwrap_or(SIDE), strip_end, width);
        let mut spread = Self { width, least_width, ..Self::default() };
        spread.columns = stretched_columns(&lefts, factor, width);
        spread.stations = bodies
            .iter()
            .zip(stations)
            .map(|(body, x)| {
                let (was, is) = (lefts.get(body.column)?, spread.columns.get(body.column)?.0);
                let first = PAD + indent(body);
                Some(is + first + (x? - was - first) * factor)
            })
            .collect();
        spread.corners = corners(bodies, span, &spread);
        spread
    }

    /// Left edge and width of what the columns' headings may fill, no wider than a card may be.
    pub fn contents(&self, most: f32) -> Vec<(f32, f32)> {
        self.columns.iter().map(|(left, right)| (left + PAD, (right - left - PAD).clamp(1.0, most))).collect()
    }
}

/// The widest card: by it the strip is divided.
fn widest(bodies: &[Body]) -> f32 {
    bodies.iter().map(|body| body.size().x).fold(0.0, f32::max)
}

/// From the left side of the first thing of a column to its station.
fn indent(body: &Body) -> f32 {
    body.anchor.x
}

/// Columns are at least as wide as their headings' longest words and their part of the strip.
fn least_widths(studio: &Studio<'_>, bodies: &[Body], span: &Span) -> Vec<f32> {
    let mut unrated = vec![0_usize; studio.ordered.stages.len()];
    for body in bodies.iter().filter(|body| body.steady.is_none()) {
        if let Some(count) = unrated.get_mut(body.column) {
            *count += 1;
        }
    }
    let rows = span.strip.map_or(1, |strip| strip.rows.max(1));
    let card = widest(bodies);
    let of_strip =
        |count: usize| if count == 0 { 0.0 } else { 2.0 * PAD - GAP + (card + GAP) * real(count.div_ceil(rows)) };
    let names = studio.ordered.stages.iter().map(|(_, stage)| {
        let longest =
            stage.name.split_whitespace().map(|word| studio.set.set(word, studio.measure.heading_text, None).width);
        longest.fold(0.0, f32::max).min(220.0) + PAD + 10.0
    });
    names.zip(unrated).map(|(name, count)| name.max(of_strip(count)).max(LEAST)).collect()
}

/// By how much all distances grow so that the width is filled.
fn stretch(needs: &[(f32, f32)], last_left: f32, strip_end: f32, width: f32) -> f32 {
    let fixed = |x: f32, right: f32| (x - SIDE - PAD, SIDE + PAD + right);
    let lines =
        needs.iter().map(|(x, right)| fixed(*x, *right)).chain([(last_left - SIDE, strip_end - last_left + SIDE)]);
    let factors = lines.filter(|(grows, _)| *grows > 1.0).map(|(grows, stays)| (width - stays) / grows);
    factors.fold(f32::INFINITY, f32::min).clamp(1.0, 6.0)
}

fn stretched_columns(lefts: &[f32], factor: f32, width: f32) -> Vec<(f32, f32)> {
    let moved: Vec<f32> = lefts.iter().map(|left| (SIDE + (left - SIDE) * factor).round()).collect();
    let rights = moved.iter().skip(1).copied().chain([width]);
    moved.iter().copied().zip(rights).collect()
}

/// The corners of all cards: at their faces, or in the strip.
fn corners(bodies: &[Body], span: &Span, spread: &Spread) -> Vec<Point> {
    let mut counts = vec![0_usize; spread.columns.len()];
    let card = widest(bodies);
    let mut corner = |(body, station): (&Body, &Option<f32>)| {
        let strip = span.strip.filter(|_| body.steady.is_none() || body.emotion.is_none());
        let in_strip = strip.map(|strip| {
            let count = counts.get_mut(body.column);
            let nth = count.as_ref().map_or(0, |count| **count);
            if body.steady.is_none()
                && let Some(count) = count
            {
                *count += 1;
            }
            let (nth, y) = strip.place(nth);
            let left = spread.columns.get(body.column).map_or(SIDE, |(left, _)| *left);
            Point::new(left + PAD + (card + GAP) * real(nth), y)
        });
        // A card that is being rated keeps its place across, wherever it came from.
        let x = match (body.steady, station) {
            (Some(_), Some(x)) => x - body.anchor.x,
            _ => in_strip.map_or(SIDE, |at| at.x),
        };
        let y = body.emotion.map_or(in_strip.map_or(span.bottom, |at| at.y), |emotion| span.y(emotion) - body.anchor.y);
        Point::new(x, y)
    };
    bodies.iter().zip(&spread.stations).map(&mut corner).collect()
}
