//! Cards and what findings put on them.

use std::sync::Arc;

use super::{
    Studio,
    brush::{Sentiment, disc, face, filled, icon, piece, shape, solid, straight, text},
};
use crate::{
    layout::{
        CardBox,
        geometry::{Path, Point, Rect, Step},
    },
    model::{Channel, Subject},
    scene::{Colour, Item, Part, Piece, Stroke, Theme, icon::Icon},
};

const RADIUS: f32 = 10.0;

/// A card, counted from its corner.
pub(super) fn card(studio: &Studio<'_>, card: &CardBox) -> Piece {
    let theme = studio.theme;
    let rect = Rect::new(0.0, 0.0, card.rect.w, card.rect.h);
    let mut items = vec![
        Item::Shadow { rect: rect.moved(Point::new(0.0, 1.5)), radius: RADIUS, blur: 2.5, colour: theme.shadow },
        filled(rect, RADIUS, theme.card),
    ];
    items.extend(edge(studio, card));
    items.extend(faces(studio, card));
    items.push(text(&card.title, theme.ink));
    items.extend(channels(studio, card));
    if let Some(chip) = &card.chip {
        let tint = theme.creator(chip.creator);
        items.push(filled(chip.rect, chip.rect.h / 2.0, tint.fill));
        items.push(text(&chip.word, tint.text));
    }
    items.extend(corner_marks(card, theme));
    piece(Part::Card, Some(Subject::Touchpoint(card.id)), card.rect.corner(), items)
}

/// What stands across the edge of a card: its number, and that personas feel far apart here. Counted from its corner.
#[must_use]
pub fn corner_marks(card: &CardBox, theme: &Theme) -> Vec<Item> {
    let (middle, radius) = card.number_disc;
    let number = [disc(middle, radius, theme.number, None), text(&card.number_text, theme.number_text)];
    let apart = card.apart.into_iter().flat_map(|(middle, radius)| far_apart(middle, radius, theme));
    number.into_iter().chain(apart).collect()
}

/// Love, pain or neither, as a bar; hatched where it is only assumed.
fn edge(studio: &Studio<'_>, card: &CardBox) -> Vec<Item> {
    let Some(emotion) = card.emotion else { return Vec::new() };
    let colour = Sentiment::of(emotion, &studio.map.settings).colour(studio.theme);
    if !card.is_assumed {
        return vec![filled(card.edge, card.edge.w / 2.0, colour)];
    }
    vec![filled(card.edge, card.edge.w / 2.0, colour.with_alpha(0x48)), hatch(card.edge, colour)]
}

/// Slanted stripes within a box.
pub(in crate::scene) fn hatch(rect: Rect, colour: Colour) -> Item {
    let (stripe, step) = (2.4, 4.8);
    let mut steps = Vec::new();
    let mut from = rect.x + rect.y + 1.0;
    while from < rect.right() + rect.bottom() {
        let corners = [
            rect.corner(),
            Point::new(rect.right(), rect.y),
            Point::new(rect.right(), rect.bottom()),
            Point::new(rect.x, rect.bottom()),
        ];
        let below = clipped(&corners, |point| point.x + point.y - from);
        let stripe = clipped(&below, |point| from + stripe - point.x - point.y);
        for (place, corner) in stripe.iter().enumerate() {
            steps.push(if place == 0 { Step::Move(*corner) } else { Step::Line(*corner) });
        }
        if !stripe.is_empty() {
            steps.push(Step::Close);
        }
        from += step;
    }
    shape(&Arc::new(Path { steps }), colour)
}

/// The part of a polygon where `side` is not negative (Sutherland & Hodgman 1974).
fn clipped(corners: &[Point], side: impl Fn(Point) -> f32) -> Vec<Point> {
    let mut kept = Vec::new();
    for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
        let (a, b) = (side(*from), side(*to));
        if a >= 0.0 {
            kept.push(*from);
        }
        if (a < 0.0) != (b < 0.0) {
            kept.push(*from + (*to - *from) * (a / (a - b)));
        }
    }
    kept
}

pub(super) fn faces(studio: &Studio<'_>, card: &CardBox) -> Vec<Item> {
    let theme = studio.theme;
    let mut items = Vec::new();
    if let Some(place) = &card.face {
        let sentiment =
            place.emotion.map_or(Sentiment::Neutral, |emotion| Sentiment::of(emotion, &studio.map.settings));
        let colour = if place.is_active { sentiment.colour(theme) } else { studio.persona(place.persona) };
        items.extend(face(place.emotion, place.at, place.radius, colour, theme));
    }
    if let Some(place) = &card.other_face {
        // A rim of the card's colour parts the two faces.
        items.push(disc(place.at, place.radius + 1.5, theme.card, None));
        items.extend(face(place.emotion, place.at, place.radius, studio.persona(place.persona), theme));
    }
    if let (Some(note), Some(place)) = (&card.absence, &card.face) {
        items.push(struck(place.at, place.radius, theme.muted));
        items.push(text(note, theme.muted));
    }
    for letter in &card.letters {
        let colour = letter.persona.map_or(theme.muted, |persona| studio.persona(persona));
        items.push(disc(letter.at, letter.radius + 1.25, theme.card, None));
        items.push(disc(letter.at, letter.radius, colour, None));
        items.push(text(&letter.text, if letter.persona.is_some() { theme.on_persona } else { theme.card }));
    }
    items
}

fn channels(studio: &Studio<'_>, card: &CardBox) -> Vec<Item> {
    let theme = studio.theme;
    let mut items = Vec::new();
    if let Some((id, middle, size)) = card.channel
        && let Some(channel) = studio.map.channels.get(id)
    {
        items.push(icon(channel_icon(channel), middle, size, theme.muted));
    }
    for (id, middle, size) in &card.more_channels {
        if let Some(channel) = studio.map.channels.get(*id) {
            items.push(icon(channel_icon(channel), *middle, *size, theme.muted));
        }
    }
    let words = card.channels.iter().chain(&card.omni_channel);
    items.extend(words.map(|words| text(words, theme.muted)));
    items
}

/// The icon chosen for a channel, else the one that its name suggests.
pub(super) fn channel_icon(channel: &Channel) -> Icon {
    Icon::for_channel(&channel.name, channel.icon.as_deref())
}

/// The gold frame around a moment of truth; dashed around a candidate.
pub(super) fn frame(studio: &Studio<'_>, card: &CardBox) -> Option<Piece> {
    let entry = studio.findings.get(&card.id).filter(|_| card.is_framed)?;
    let rect = Rect::new(0.0, 0.0, card.rect.w, card.rect.h).grown(5.0);
    let dash = entry.moment.is_candidate().then_some((6.0, 4.0));
    let stroke = Stroke { colour: studio.theme.moment, width: 2.5, dash };
    let items = vec![Item::Box { rect, radius: RADIUS + 4.0, fill: None, stroke: Some(stroke) }];
    Some(piece(Part::Mark, Some(Subject::Touchpoint(card.id)), card.rect.corner(), items))
}

/// Star and cherries at the upper right corner.
pub(super) fn marks(studio: &Studio<'_>, card: &CardBox) -> Option<Piece> {
    let entry = studio.findings.get(&card.id)?;
    let theme = studio.theme;
    let mut items = Vec::new();
    if let Some((middle, radius)) = card.cherries {
        items.extend(badge(middle, radius, Icon::Cherries, theme.fruit, theme.card));
    }
    if let Some((middle, radius)) = card.star {
        let star = if entry.moment.is_candidate() { Icon::StarHollow } else { Icon::Star };
        items.extend(badge(middle, radius, star, theme.moment, theme.card));
    }
    let subject = Some(Subject::Touchpoint(card.id));
    (!items.is_empty()).then(|| piece(Part::Mark, subject, card.rect.corner(), items))
}

/// A line through a face: she does not come here.
fn struck(at: Point, radius: f32, colour: Colour) -> Item {
    let reach = Point::new(radius * 0.95, -radius * 0.95);
    straight(at - reach, at + reach, solid(colour, 1.75))
}

/// An arrow up and down: personas feel far apart here.
fn far_apart(middle: Point, radius: f32, theme: &Theme) -> [Item; 4] {
    let (up, half) = (radius * 0.62, radius * 0.34);
    let head = |way: f32| {
        let tip = middle + Point::new(0.0, up * way);
        let foot = tip - Point::new(0.0, half * 1.3 * way);
        let steps = [
            Step::Move(tip),
            Step::Line(foot + Point::new(half, 0.0)),
            Step::Line(foot - Point::new(half, 0.0)),
            Step::Close,
        ];
        shape(&Arc::new(Path { steps: steps.to_vec() }), theme.ink)
    };
    let line = straight(middle - Point::new(0.0, up * 0.7), middle + Point::new(0.0, up * 0.7), solid(theme.ink, 1.5));
    [disc(middle, radius, theme.card, Some(solid(theme.ink, 1.25))), line, head(-1.0), head(1.0)]
}

fn badge(middle: Point, radius: f32, picture: Icon, colour: Colour, fill: Colour) -> [Item; 2] {
    [disc(middle, radius, fill, Some(solid(colour, 1.75))), icon(picture, middle, radius * 1.25, colour)]
}
