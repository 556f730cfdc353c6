//! How the other personas feel: a ring at her own height, an arrow where she is a whole point or more away, a small
//! letter where she feels the same, a small face where she feels otherwise but so near that a ring would cover the card.

use std::sync::Arc;

use super::{
    Studio,
    across::Spread,
    body::Body,
    path,
    plan::{Letter, Ring, Tie},
    span::Span,
};
use crate::{
    layout::{
        card::FAR,
        geometry::{Point, Rect},
        link,
        plan::{CardBox, FacePlace, Placed},
        text::{TextStyle, Weight},
    },
    model::{Emotion, Id, Persona},
    wording::lens,
};

/// Letters on one card, at most; the last then says how many more.
const MOST_LETTERS: usize = 3;

/// How high the middle of a pill stands, and its size.
type Pill = (f32, (f32, f32));

/// Where another persona's feeling is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Seat {
    /// A ring at her height.
    Ring {
        persona: Id<Persona>,
        emotion: Emotion,
        /// From the station across.
        dx: f32,
        /// Its middle.
        y: f32,
        /// From here the line to it begins: an edge of the card, or of a ring on the way.
        from: Option<f32>,
        /// The middle and the size of the pill that says how far apart.
        pill: Option<Pill>,
    },
    /// She feels the same.
    Letter(Id<Persona>),
    /// She feels otherwise, but so near that her place is on the card.
    Face(Id<Persona>, Emotion),
}

/// The seats of a touchpoint whose active persona feels like this.
pub(super) fn seats(studio: &Studio<'_>, body: &Body, span: &Span, own: Option<Emotion>) -> Vec<Seat> {
    let ring = studio.ring();
    let Some(own) = own else {
        let alone = body.others.iter().map(|(persona, emotion)| (*persona, *emotion, span.y(*emotion)));
        return beside(ring, alone.collect())
            .map(|(persona, emotion, dx, y)| Seat::Ring { persona, emotion, dx, y, from: None, pill: None })
            .collect();
    };
    let upper = span.y(own) - body.anchor.y - body.above();
    let lower = span.y(own) - body.anchor.y + body.size().y + body.frame();
    let mut seats = Vec::new();
    let (mut above, mut below, mut on_card) = (Vec::new(), Vec::new(), 0_u8);
    for (persona, emotion) in &body.others {
        let y = span.y(*emotion);
        if y + ring <= upper - 2.0 {
            above.push((*persona, *emotion, y));
        } else if y - ring >= lower + 2.0 {
            below.push((*persona, *emotion, y));
        } else if emotion.face() == own.face() {
            seats.push(Seat::Letter(*persona));
        } else if on_card == 0 {
            on_card += 1;
            seats.push(Seat::Face(*persona, *emotion));
        } else {
            // Left of the card, at her own height.
            let dx = -(body.anchor.x + (ring + 6.0) + (2.0 * ring + 2.0) * f32::from(on_card - 1));
            on_card += 1;
            seats.push(Seat::Ring { persona: *persona, emotion: *emotion, dx, y, from: None, pill: None });
        }
    }
    above.sort_by(|a, b| b.2.total_cmp(&a.2));
    below.sort_by(|a, b| a.2.total_cmp(&b.2));
    for (side, edge, way) in [(above, upper, -1.0), (below, lower, 1.0)] {
        let mut from = edge;
        for (persona, emotion, dx, y) in beside(ring, side) {
            let near = y - way * ring;
            let is_far = own.hundredths().abs_diff(emotion.hundredths()) >= FAR;
            let pill = is_far.then(|| (f32::midpoint(from, near), pill_size(studio, own, emotion)));
            seats.push(Seat::Ring { persona, emotion, dx, y, from: Some(from), pill });
            from = y + way * ring;
        }
    }
    seats
}

/// Rings that would cover each other stand beside each other.
fn beside(ring: f32, at: Vec<(Id<Persona>, Emotion, f32)>) -> impl Iterator<Item = (Id<Persona>, Emotion, f32, f32)> {
    let mut before: Vec<f32> = Vec::new();
    at.into_iter().map(move |(persona, emotion, y)| {
        let covered = before.iter().filter(|other| (*other - y).abs() < 2.0 * ring).count();
        before.push(y);
        (persona, emotion, crate::layout::real(covered) * (2.0 * ring + 2.0), y)
    })
}

fn pill_size(studio: &Studio<'_>, own: Emotion, other: Emotion) -> (f32, f32) {
    let words = studio.set.set(&lens::apart(own, other), pill_text(studio), None);
    ((words.width + 14.0).ceil(), (words.height + 6.0).round())
}

fn pill_text(studio: &Studio<'_>) -> TextStyle {
    TextStyle::new(studio.measure.label_text.size(), Weight::SemiBold)
}

/// Rings for all touchpoints; letters and small faces go onto their cards.
pub(super) fn place(
    studio: &Studio<'_>,
    bodies: &[Body],
    spread: &Spread,
    span: &Span,
    cards: &mut [CardBox],
) -> Vec<Ring> {
    let mut rings = Vec::new();
    for ((body, card), x) in bodies.iter().zip(cards).zip(&spread.stations) {
        let own = body.emotion;
        let mut letters = Vec::new();
        for seat in seats(studio, body, span, own) {
            match seat {
                Seat::Letter(persona) => letters.push(persona),
                Seat::Face(persona, emotion) => card.other_face = Some(small_face(card, persona, emotion)),
                Seat::Ring { persona, emotion, dx, y, from, pill } => {
                    let Some(x) = *x else { continue };
                    let at = Point::new(x + dx, y);
                    let radius = studio.ring();
                    let number = own.is_none().then(|| {
                        let runs = studio.set.set(&body.number.to_string(), studio.measure.label_text, None);
                        let top = at.y - runs.height / 2.0;
                        Placed::new(runs, Point::new(at.x + radius + 4.0, top))
                    });
                    let tie = from.map(|from| tie(studio, (x, from), at, own.zip(pill), emotion));
                    rings.push(Ring { touchpoint: body.id, persona, emotion, at, radius, number, tie });
                }
            }
        }
        if !letters.is_empty() {
            card.letters = placed_letters(studio, card, &letters);
        }
    }
    rings
}

fn small_face(card: &CardBox, persona: Id<Persona>, emotion: Emotion) -> FacePlace {
    let (at, radius) = card.face.as_ref().map_or((Point::default(), 8.0), |face| (face.at, face.radius));
    let at = at + Point::new(radius * 0.78, radius * 0.8);
    FacePlace { persona, is_active: false, emotion: Some(emotion), at, radius: radius * 0.64 }
}

fn tie(
    studio: &Studio<'_>,
    (x, from): (f32, f32),
    ring: Point,
    apart: Option<(Emotion, Pill)>,
    emotion: Emotion,
) -> Tie {
    let way = if ring.y > from { 1.0 } else { -1.0 };
    let begin = Point::new(x, from + 2.0 * way);
    let end = Point::new(ring.x, ring.y - way * (studio.ring() + 2.0));
    let Some((own, (middle, (w, h)))) = apart else { return Tie::Near(begin, end) };
    let ends = [begin, end];
    let back = [end, begin];
    let inset = Point::new(0.0, 4.0 * way);
    let runs = studio.set.set(&lens::apart(own, emotion), pill_text(studio), None);
    let pill = Rect::around(Point::new(x, middle), w, h);
    Tie::Apart {
        line: Arc::new(path(&[begin + inset, end - inset])),
        heads: [Arc::new(link::arrow(&back).1), Arc::new(link::arrow(&ends).1)],
        pill,
        text: Placed::centred(runs, pill.centre()),
    }
}

/// Letters stand around the lower edge of the face.
fn placed_letters(studio: &Studio<'_>, card: &CardBox, personas: &[Id<Persona>]) -> Vec<Letter> {
    let Some(face) = &card.face else { return Vec::new() };
    // On a page, no smaller than its other words.
    let least = if studio.is_compact() { studio.measure.label_text.size() } else { 0.0 };
    let radius = (face.radius * 0.66).round().max((least * 0.64).round());
    let style = TextStyle::new((radius * 1.25).round().max(least), Weight::Bold);
    let right = Point::new(0.8, 0.82);
    let left = Point::new(-0.8, 0.82);
    let upper = Point::new(0.95, -0.75);
    let mut seats = vec![right, left, upper];
    if card.other_face.is_some() {
        seats.remove(0);
    }
    let most = seats.len().min(MOST_LETTERS);
    let has_more = personas.len() > most;
    let shown = if has_more { most.saturating_sub(1) } else { personas.len() };
    let named = personas.iter().take(shown).map(|id| {
        let name = studio.request.map.personas.get(*id).map_or("", |persona| persona.name.as_str());
        let initial: String = name.chars().take(1).flat_map(char::to_uppercase).collect();
        (Some(*id), initial)
    });
    let more = has_more.then(|| (None, format!("+{}", personas.len() - shown)));
    named
        .chain(more)
        .zip(seats)
        .map(|((persona, words), seat)| {
            let at = face.at + seat * face.radius;
            let runs = studio.set.set(&words, style, None);
            Letter { persona, at, radius, text: Placed::centred(runs, at) }
        })
        .collect()
}
