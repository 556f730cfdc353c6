//! A picture as text, for tests and for eyes that read a diff: one line a piece, one line an item.

use std::fmt::Write as _;

use super::{Item, Piece, Scene, Stroke, compose::brush};
use crate::layout::geometry::Rect;

/// The scene in words, in the order of painting; numbers rounded to tenths.
#[must_use]
pub fn dump(scene: &Scene) -> String {
    let mut out = String::new();
    let ground = scene.ground.map_or("none".to_owned(), |colour| colour.to_string());
    let _ = writeln!(out, "scene {} on {ground}", rect(scene.bounds));
    for piece in &scene.pieces {
        dump_piece(piece, &mut out);
    }
    out
}

fn dump_piece(piece: &Piece, out: &mut String) {
    let subject = piece.subject.map_or(String::new(), |subject| format!(" {subject:?}"));
    let _ = writeln!(out, "{:?}{subject} at {:.1},{:.1}", piece.part, piece.origin.x, piece.origin.y);
    for item in piece.items.iter() {
        let place = rect(brush::extent(item));
        let _ = match item {
            Item::Shadow { colour, .. } => writeln!(out, "  shadow {place} {colour}"),
            Item::Box { radius, fill, stroke, .. } => {
                writeln!(out, "  box {place} r{radius:.1}{}{}", inside(*fill), edge(*stroke))
            }
            Item::Shape { path, fill, stroke, .. } => {
                writeln!(out, "  shape {place} {} steps{}{}", path.steps.len(), inside(*fill), edge(*stroke))
            }
            Item::Text { runs, colour, .. } => writeln!(out, "  text {place} {colour} {:?}", runs.text),
            Item::Picture { pixels, .. } => writeln!(out, "  picture {place} {}x{}", pixels.width, pixels.height),
        };
    }
}

fn rect(rect: Rect) -> String {
    format!("{:.1},{:.1} {:.1}x{:.1}", rect.x, rect.y, rect.w, rect.h)
}

fn inside(fill: Option<super::Colour>) -> String {
    fill.map_or(String::new(), |colour| format!(" fill {colour}"))
}

fn edge(stroke: Option<Stroke>) -> String {
    stroke.map_or(String::new(), |stroke| {
        let dash = stroke.dash.map_or(String::new(), |(dash, gap)| format!(" dash {dash:.1} {gap:.1}"));
        format!(" edge {} {:.2}{dash}", stroke.colour, stroke.width)
    })
}
