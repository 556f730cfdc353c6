//! A picture made larger or smaller as a whole: geometry, strokes and glyphs alike, so that rows break as before.

use std::sync::Arc;

use super::{Item, Piece, Stroke};
use crate::layout::{
    geometry::{Point, Rect},
    text::{Glyph, GlyphRun, Row, Runs},
};

/// A piece, enlarged by `factor` about the document's origin and then moved by `by`.
#[must_use]
pub fn scaled(piece: &Piece, factor: f32, by: Point) -> Piece {
    Piece {
        subject: piece.subject,
        part: piece.part,
        origin: piece.origin * factor + by,
        bounds: rect(piece.bounds, factor),
        items: piece.items.iter().map(|each| item(each, factor)).collect(),
    }
}

fn rect(rect: Rect, factor: f32) -> Rect {
    Rect::new(rect.x * factor, rect.y * factor, rect.w * factor, rect.h * factor)
}

fn stroke(stroke: Option<Stroke>, factor: f32) -> Option<Stroke> {
    stroke.map(|stroke| Stroke {
        width: stroke.width * factor,
        dash: stroke.dash.map(|(dash, gap)| (dash * factor, gap * factor)),
        ..stroke
    })
}

fn item(item: &Item, factor: f32) -> Item {
    match item {
        Item::Shadow { rect: place, radius, blur, colour } => {
            Item::Shadow { rect: rect(*place, factor), radius: radius * factor, blur: blur * factor, colour: *colour }
        }
        Item::Box { rect: place, radius, fill, stroke: edge } => Item::Box {
            rect: rect(*place, factor),
            radius: radius * factor,
            fill: *fill,
            stroke: stroke(*edge, factor),
        },
        Item::Shape { path, at, scale, fill, stroke: edge } => Item::Shape {
            path: Arc::clone(path),
            at: *at * factor,
            scale: scale * factor,
            fill: *fill,
            stroke: stroke(*edge, factor),
        },
        Item::Text { runs: text, at, colour } => {
            Item::Text { runs: Arc::new(runs(text, factor)), at: *at * factor, colour: *colour }
        }
        Item::Picture { rect: place, radius, pixels } => {
            Item::Picture { rect: rect(*place, factor), radius: radius * factor, pixels: Arc::clone(pixels) }
        }
    }
}

fn runs(text: &Runs, factor: f32) -> Runs {
    let row = |row: &Row| Row {
        rect: rect(row.rect, factor),
        baseline: row.baseline * factor,
        runs: row.runs.iter().map(|each| run(each, factor)).collect(),
        text: row.text.clone(),
    };
    Runs {
        rows: text.rows.iter().map(row).collect(),
        width: text.width * factor,
        height: text.height * factor,
        text: text.text.clone(),
        missing: text.missing.clone(),
    }
}

fn run(run: &GlyphRun, factor: f32) -> GlyphRun {
    let glyph =
        |glyph: &Glyph| Glyph { x: glyph.x * factor, y: glyph.y * factor, advance: glyph.advance * factor, ..*glyph };
    GlyphRun {
        size: run.size * factor,
        origin: run.origin * factor,
        width: run.width * factor,
        glyphs: run.glyphs.iter().map(glyph).collect(),
        ..run.clone()
    }
}
