//! How it feels, along the whole way, within any box: the same curves as over the map.

use std::sync::Arc;

use super::Deck;
use crate::{
    layout::{
        BandShown, Layout,
        geometry::{Path, Point, Rect, Step},
        layout,
    },
    model::{Id, Persona, Touchpoint},
    scene::{
        Item, Stroke,
        compose::{
            brush::{Sentiment, disc, face, line, solid, straight},
            persona_colours,
        },
    },
};

/// With more points than this, only the one that is spoken of has a face.
const MOST_FACES: usize = 40;

/// The layout that the curves are taken from.
pub(super) fn source(deck: &Deck<'_>) -> Layout {
    let mut request = deck.map_request();
    request.band = BandShown::Always;
    request.width = Some(1_600);
    layout(&request, deck.subject.set)
}

/// What is drawn of the curves.
pub(super) struct Wanted {
    /// Only hers; none = everybody's.
    pub persona: Option<Id<Persona>>,
    /// The touchpoint that is spoken of.
    pub touchpoint: Option<Id<Touchpoint>>,
    /// Radius of the faces.
    pub radius: f32,
}

/// The curves within a box.
pub(super) fn curves(deck: &Deck<'_>, source: &Layout, within: Rect, wanted: &Wanted) -> Vec<Item> {
    let Some(band) = &source.band else { return Vec::new() };
    let theme = deck.theme();
    let middle = within.centre().y;
    let half = (within.h / 2.0 - wanted.radius).max(4.0);
    let place = |point: Point| {
        let across = (point.x - band.rect.x) / band.rect.w.max(1.0);
        Point::new(within.x + across * within.w, middle + (point.y - band.zero) / band.reach.max(1.0) * half)
    };
    let zero = Stroke { colour: theme.zero, width: 1.5, dash: Some((6.0, 5.0)) };
    let mut items = vec![straight(Point::new(within.x, middle), Point::new(within.right(), middle), zero)];
    let colours = persona_colours(deck.subject.map, theme);
    let shown = band.curves.iter().filter(|curve| wanted.persona.is_none_or(|wanted| curve.persona == Some(wanted)));
    for curve in shown {
        let colour = curve.persona.and_then(|id| colours.get(&id).copied()).unwrap_or(theme.muted);
        let is_main = curve.is_main || wanted.persona.is_some();
        let stroke = if is_main {
            solid(colour, 4.0)
        } else {
            Stroke { colour: colour.with_alpha(0xCC), width: 2.5, dash: Some((5.0, 5.0)) }
        };
        items.extend(curve.parts.iter().map(|part| line(&Arc::new(bent(part, place)), stroke)));
        if !is_main {
            continue;
        }
        let has_faces = curve.points.len() <= MOST_FACES;
        for point in &curve.points {
            let is_it = wanted.touchpoint == Some(point.touchpoint);
            if !has_faces && !is_it {
                continue;
            }
            let at = place(point.at);
            let radius = if is_it { wanted.radius * 1.45 } else { wanted.radius };
            if is_it {
                items.push(disc(at, radius * 1.6, theme.moment.with_alpha(0x40), None));
            }
            let feeling = Sentiment::of(point.emotion, &deck.subject.map.settings).colour(theme);
            items.extend(face(Some(point.emotion), at, radius, feeling, theme));
        }
    }
    items
}

fn bent(path: &Path, place: impl Fn(Point) -> Point) -> Path {
    let step = |step: &Step| match *step {
        Step::Move(a) => Step::Move(place(a)),
        Step::Line(a) => Step::Line(place(a)),
        Step::Cubic(a, b, c) => Step::Cubic(place(a), place(b), place(c)),
        Step::Close => Step::Close,
    };
    Path { steps: path.steps.iter().map(step).collect() }
}

/// Where a span of the source lies within a box, from left to right.
pub(super) fn span(source: &Layout, from: Rect, within: Rect) -> (f32, f32) {
    let Some(band) = &source.band else { return (within.x, within.right()) };
    let place = |x: f32| {
        let across = ((x - band.rect.x) / band.rect.w.max(1.0)).clamp(0.0, 1.0);
        within.x + across * within.w
    };
    (place(from.x), place(from.right()))
}
