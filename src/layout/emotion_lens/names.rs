//! Names at the ends of the curves, and the words at the dotted lines: where they cover nothing.

use std::sync::Arc;

use super::{
    SIDE, Studio,
    plan::{EmotionField, Ring, Tie},
};
use crate::layout::{
    emotion::line,
    geometry::{Point, Rect},
    link::{FRAME, Taken, Weight},
    plan::{CardBox, CurveLine, Placed},
    text::Runs,
};

/// Names are no wider than this.
const MOST: f32 = 110.0;

impl Studio<'_> {
    /// Room for a name to the right of the last face.
    pub(super) fn name_room(&self) -> f32 {
        let personas = self.others.iter().chain(self.active.as_ref());
        let widest = personas.filter_map(|id| self.name(*id)).map(|name| name.width).fold(0.0, f32::max);
        widest + 14.0
    }

    fn name(&self, persona: crate::model::Id<crate::model::Persona>) -> Option<Arc<Runs>> {
        let persona = self.request.map.personas.get(persona)?;
        Some(self.set.set(&persona.name, self.measure.name_text, Some(MOST)))
    }
}

pub(super) fn place(studio: &Studio<'_>, field: &mut EmotionField, cards: &[CardBox], width: f32) {
    let mut taken = taken(field, cards);
    let mut curves = std::mem::take(&mut field.curves);
    for curve in curves.iter_mut().rev() {
        let Some(runs) = curve.persona.and_then(|persona| studio.name(persona)) else { continue };
        curve.name = end_of(curve, cards, &field.rings).and_then(|(at, gap)| named(&runs, at, gap, &taken, width));
        if let Some(name) = &curve.name {
            taken.add(name.rect().grown(1.0), Weight::Solid);
        }
    }
    field.curves = curves;
    for (threshold, way) in field.thresholds.iter_mut().zip([-1.0, 1.0]) {
        let label = &threshold.label.runs;
        let top = if way < 0.0 { threshold.y - label.height - 2.0 } else { threshold.y + 2.0 };
        threshold.label.at = free_place(label, top, &taken, width);
        taken.add(threshold.label.rect(), Weight::Solid);
    }
}

/// What words must not cover.
fn taken(field: &EmotionField, cards: &[CardBox]) -> Taken {
    let mut taken = Taken::default();
    for card in cards {
        taken.add(card.rect.grown(if card.is_framed { FRAME } else { 2.0 }), Weight::Solid);
        for (middle, radius) in [card.star, card.cherries].into_iter().flatten() {
            taken.add(Rect::around(middle + card.rect.corner(), 2.0 * radius, 2.0 * radius), Weight::Solid);
        }
    }
    for ring in &field.rings {
        taken.add(Rect::around(ring.at, 2.0 * ring.radius, 2.0 * ring.radius), Weight::Solid);
        if let Some(number) = &ring.number {
            taken.add(number.rect(), Weight::Solid);
        }
        match &ring.tie {
            Some(Tie::Apart { pill, .. }) => taken.add(*pill, Weight::Solid),
            Some(Tie::Near(from, to)) => taken.add_line(&[*from, *to], Weight::Line),
            None => {}
        }
    }
    for curve in &field.curves {
        for sample in line::samples(curve) {
            taken.add(Rect::around(sample, 1.0, 1.0), Weight::Line);
        }
    }
    taken
}

/// The last point of a curve, and how far from it her name begins: beyond the card, or the ring and its number.
fn end_of(curve: &CurveLine, cards: &[CardBox], rings: &[Ring]) -> Option<(Point, f32)> {
    let last = curve.points.last()?;
    let card = cards.iter().find(|card| card.id == last.touchpoint);
    let on_card = card.filter(|card| card.rect.grown(FRAME).contains(last.at));
    let ring = rings.iter().find(|ring| ring.touchpoint == last.touchpoint && Some(ring.persona) == curve.persona);
    let number = ring.and_then(|ring| ring.number.as_ref());
    let beside = number.map_or(curve.radius + 5.0, |number| number.rect().right() - last.at.x + 6.0);
    let gap = on_card.map_or(beside, |card| card.rect.right() - last.at.x + if card.is_framed { 11.0 } else { 7.0 });
    Some((last.at, gap))
}

/// Beside the end of the curve, as near as there is room.
fn named(runs: &Arc<Runs>, at: Point, gap: f32, taken: &Taken, width: f32) -> Option<Placed> {
    let left = (at.x + gap).min(width - runs.width - 4.0);
    let steps = [0.0, -15.0, 15.0, -30.0, 30.0, -45.0, 45.0, -60.0, 60.0, -90.0, 90.0];
    let placed = steps.map(|by| Placed::new(Arc::clone(runs), Point::new(left, at.y - runs.height / 2.0 + by)));
    let cost = |placed: &Placed| {
        let [lines, marks, solid] = taken.covered(placed.rect().grown(1.0));
        u32::from(solid + marks) * 100 + u32::from(lines)
    };
    placed.into_iter().min_by_key(cost)
}

/// As far to the right as there is room, where no curve runs through it if that can be; at the right side at any price.
fn free_place(runs: &Arc<Runs>, top: f32, taken: &Taken, width: f32) -> Point {
    let last = (width - runs.width - 8.0).max(SIDE + 4.0);
    let places = (0..2_000_u16).map(|step| last - 12.0 * f32::from(step)).take_while(|left| *left >= SIDE + 4.0);
    let mut crossed = None;
    for left in places {
        match taken.covered(Rect::new(left, top, runs.width, runs.height).grown(3.0)) {
            [0, 0, 0] => return Point::new(left, top),
            [_, 0, 0] if crossed.is_none() => crossed = Some(left),
            _ => {}
        }
    }
    Point::new(crossed.unwrap_or(last), top)
}
