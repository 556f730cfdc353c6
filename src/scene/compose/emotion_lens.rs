//! Height is feeling: the axis, dotted lines where love and pain begin, curves behind the cards, the others' rings.

use super::{
    ORIGIN, Studio,
    brush::{Sentiment, disc, face, filled, line, piece, shape, solid, straight, text},
};
use crate::{
    layout::{
        CurveLine, EmotionField, Ring, Tie,
        geometry::{Point, Rect},
    },
    model::Subject,
    scene::{Item, Part, Piece, Stroke},
};

/// Everything behind the cards.
pub(super) fn behind(studio: &Studio<'_>, field: &EmotionField) -> Vec<Piece> {
    let mut pieces = vec![ground(studio, field)];
    pieces.extend(field.curves.iter().map(|curve| curve_line(studio, curve)));
    pieces.extend(field.rings.iter().filter_map(|ring| tie(studio, ring)));
    pieces
}

/// What stands before the cards: rings, and how far apart.
pub(super) fn before(studio: &Studio<'_>, field: &EmotionField) -> Vec<Piece> {
    field
        .rings
        .iter()
        .map(|one| ring(studio, one))
        .chain(field.rings.iter().filter_map(|one| pill(studio, one)))
        .collect()
}

/// Levels, thresholds, the strip of what is not rated.
fn ground(studio: &Studio<'_>, field: &EmotionField) -> Piece {
    let theme = studio.theme;
    let (left, right) = (field.side.right(), field.rect.right());
    let across = |y: f32, stroke: Stroke| straight(Point::new(left + 8.0, y), Point::new(right - 8.0, y), stroke);
    let mut items = Vec::new();
    if let Some(unrated) = &field.unrated {
        items.push(filled(unrated.rect, 0.0, theme.band));
    }
    let middle = field.faces.len() / 2;
    for (place, level) in field.faces.iter().enumerate() {
        let stroke = if place == middle {
            Stroke { colour: theme.zero, width: 1.25, dash: Some((5.0, 4.0)) }
        } else {
            solid(theme.hairline.with_alpha(0x90), 1.0)
        };
        items.push(across(level.at.y, stroke));
    }
    let colours = [(theme.love, theme.love_text), (theme.pain, theme.pain_text)];
    for (threshold, (colour, letters)) in field.thresholds.iter().zip(colours) {
        let dash = Some((2.0, 4.0));
        items.push(across(threshold.y, Stroke { colour: colour.with_alpha(0xB0), width: 1.5, dash }));
        items.push(text(&threshold.label, letters));
    }
    piece(Part::Ground, None, ORIGIN, items)
}

/// The axis, which stays in view beside the field.
pub(super) fn side(studio: &Studio<'_>, field: &EmotionField, bottom: f32) -> Piece {
    let theme = studio.theme;
    let mut items = vec![filled(Rect::new(field.side.x, 0.0, field.side.w - 2.0, bottom), 0.0, theme.panel)];
    let [love, neither, pain] = field.bars;
    let bars = [(love, theme.love), (neither, theme.neutral), (pain, theme.pain)];
    items.extend(bars.map(|(bar, colour)| filled(bar, bar.w / 2.0, colour)));
    let middle = field.faces.len() / 2;
    for (place, level) in field.faces.iter().enumerate() {
        let colour = match place.cmp(&middle) {
            std::cmp::Ordering::Less => theme.love,
            std::cmp::Ordering::Equal => theme.neutral,
            std::cmp::Ordering::Greater => theme.pain,
        };
        items.extend(face(Some(level.emotion), level.at, level.radius, colour, theme));
        items.push(text(&level.level, theme.muted));
    }
    let [best, worst] = &field.ends;
    items.push(text(best, theme.love_text));
    items.push(text(worst, theme.pain_text));
    if let Some(unrated) = &field.unrated {
        let (y, right) = (unrated.rect.y, field.side.right() - 2.0);
        items.push(straight(Point::new(0.0, y), Point::new(right, y), solid(theme.hairline, 1.0)));
        items.push(text(&unrated.label, theme.muted));
    }
    piece(Part::Side, None, ORIGIN, items)
}

fn curve_line(studio: &Studio<'_>, curve: &CurveLine) -> Piece {
    let colour = curve.persona.map_or(studio.theme.muted, |persona| studio.persona(persona));
    let stroke = if curve.is_main {
        solid(colour, 3.0)
    } else {
        Stroke { colour: colour.with_alpha(0xD8), width: 2.0, dash: Some((3.0, 4.0)) }
    };
    let mut items: Vec<Item> = curve.parts.iter().map(|part| line(part, stroke)).collect();
    items.extend(curve.name.iter().map(|name| text(name, colour)));
    piece(Part::Curve, curve.persona.map(Subject::Persona), ORIGIN, items)
}

/// The line between a card and a ring; with heads where they are far apart.
fn tie(studio: &Studio<'_>, ring: &Ring) -> Option<Piece> {
    let theme = studio.theme;
    let items = match ring.tie.as_ref()? {
        Tie::Near(from, to) => vec![straight(*from, *to, solid(theme.neutral, 1.25))],
        Tie::Apart { line: way, heads: [first, second], .. } => {
            vec![line(way, solid(theme.ink, 2.0)), shape(first, theme.ink), shape(second, theme.ink)]
        }
    };
    Some(piece(Part::Curve, None, ORIGIN, items))
}

fn ring(studio: &Studio<'_>, ring: &Ring) -> Piece {
    let theme = studio.theme;
    let colour = studio.persona(ring.persona);
    let sentiment = Sentiment::of(ring.emotion, &studio.map.settings).colour(theme);
    let mut items = vec![disc(ORIGIN, ring.radius - 1.0, theme.card, Some(solid(colour, 2.0)))];
    items.extend(face(Some(ring.emotion), ORIGIN, ring.radius - 4.0, sentiment, theme));
    if let Some(number) = &ring.number {
        let mut number = number.clone();
        number.at = number.at - ring.at;
        items.push(text(&number, theme.muted));
    }
    let subject = Subject::Experience((ring.touchpoint, ring.persona));
    piece(Part::Curve, Some(subject), ring.at, items)
}

/// "1.20 apart".
fn pill(studio: &Studio<'_>, ring: &Ring) -> Option<Piece> {
    let Some(Tie::Apart { pill, text: words, .. }) = &ring.tie else { return None };
    let theme = studio.theme;
    let at = pill.corner();
    let own = Rect::new(0.0, 0.0, pill.w, pill.h);
    let mut words = words.clone();
    words.at = words.at - at;
    let items = vec![filled(own, own.h / 2.0, theme.ink), text(&words, theme.panel)];
    Some(piece(Part::Label, Some(Subject::Experience((ring.touchpoint, ring.persona))), at, items))
}
