//! The emotion band and its curves.

use super::{
    Drawn, ORIGIN, Studio,
    brush::{Sentiment, disc, face, filled, line, piece, solid, straight, text},
};
use crate::{
    layout::{CurveLine, CurvePoint, EmotionBand, Seat, geometry::Point},
    model::Subject,
    scene::{Part, Piece, Stroke},
};

/// The band, the curves, and the points of the main one on top.
pub(super) fn band(studio: &Studio<'_>, band: &EmotionBand, drawn: &Drawn) -> Vec<Piece> {
    let mut pieces = vec![ground(studio, band)];
    pieces.extend(band.curves.iter().map(|curve| lines(studio, curve)));
    // The main one is last, so its faces lie on top.
    for curve in band.curves.iter().filter(|curve| curve.is_main || curve.has_faces) {
        for place in &curve.points {
            let asked = (place, curve.radius, curve.is_main);
            pieces.extend(drawn.point(subject(curve, place), asked, || vec![point(studio, curve, place)]));
        }
    }
    pieces
}

fn ground(studio: &Studio<'_>, band: &EmotionBand) -> Piece {
    let theme = studio.theme;
    let zero = Stroke { colour: theme.zero, width: 1.25, dash: Some((5.0, 4.0)) };
    let rect = band.rect;
    let items = vec![
        filled(rect, 8.0, theme.band),
        straight(Point::new(rect.x + 10.0, band.zero), Point::new(end_of_zero(band), band.zero), zero),
        text(&band.title, theme.muted),
        text(&band.love, theme.love_text),
        text(&band.pain, theme.pain_text),
    ];
    piece(Part::Ground, None, ORIGIN, items)
}

/// Where the line of no feeling ends: at the edge, or before a name at the end of a curve.
fn end_of_zero(band: &EmotionBand) -> f32 {
    let last = band.curves.iter().flat_map(|curve| &curve.points).map(|point| point.at.x).fold(band.rect.x, f32::max);
    let names = band.curves.iter().filter_map(|curve| curve.name.as_ref()).map(|name| name.rect());
    let in_its_way = names.filter(|name| name.x > last && name.y < band.zero && band.zero < name.bottom());
    in_its_way.map(|name| name.x - 5.0).fold(band.rect.right() - 10.0, f32::min)
}

/// The line: solid and with faces for the main one, dashed and with dots for the others; a name beside it. The mean
/// has no persona's colour but that of text beside the point.
fn lines(studio: &Studio<'_>, curve: &CurveLine) -> Piece {
    let colour = curve.persona.map_or(studio.theme.muted, |persona| studio.persona(persona));
    let stroke = if curve.is_main {
        solid(colour, 3.0)
    } else {
        Stroke { colour: colour.with_alpha(0xCC), width: 2.0, dash: Some((4.0, 4.0)) }
    };
    let mut items: Vec<_> = curve.parts.iter().map(|part| line(part, stroke)).collect();
    if !curve.is_main && !curve.has_faces {
        items.extend(curve.points.iter().map(|point| disc(point.at, 2.0, colour, None)));
    }
    items.extend(curve.name.iter().map(|name| text(name, colour)));
    piece(Part::Curve, curve.persona.map(Subject::Persona), ORIGIN, items)
}

fn point(studio: &Studio<'_>, curve: &CurveLine, point: &CurvePoint) -> Piece {
    let theme = studio.theme;
    // The face of another is in her colour, so that it is told whose it is.
    let colour = match curve.persona {
        Some(persona) if !curve.is_main => studio.persona(persona),
        _ => Sentiment::of(point.emotion, &studio.map.settings).colour(theme),
    };
    let mut items = match point.seat {
        Seat::Here => face(Some(point.emotion), ORIGIN, curve.radius, colour, theme),
        Seat::Aside(by) => face(Some(point.emotion), Point::new(by, 0.0), curve.radius, colour, theme),
        // Beneath the face that it goes around.
        Seat::Ring(radius) => vec![disc(ORIGIN, radius, theme.card, Some(solid(colour, 2.0)))],
    };
    if let Some(number) = &point.number {
        let mut number = number.clone();
        number.at = number.at - point.at;
        items.push(text(&number, theme.muted));
    }
    piece(Part::Curve, Some(subject(curve, point)), point.at, items)
}

fn subject(curve: &CurveLine, point: &CurvePoint) -> Subject {
    let touchpoint = Subject::Touchpoint(point.touchpoint);
    curve.persona.map_or(touchpoint, |persona| Subject::Experience((point.touchpoint, persona)))
}
