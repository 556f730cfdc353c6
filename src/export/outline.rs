//! Letters as paths, for those who print where no font is.

use std::fmt::Write;

use ttf_parser::{Face, GlyphId, OutlineBuilder};

use super::xml::Number;
use crate::layout::{geometry::Point, text::GlyphRun};

/// The outlines of a run as path data, its origin at `origin`. Glyphs without an outline (spaces) have no data.
pub(super) fn outlines(face: &Face<'_>, run: &GlyphRun, origin: Point) -> String {
    let scale = run.size / f32::from(face.units_per_em());
    let mut drawn = Drawn { data: String::new(), origin, scale };
    for glyph in &run.glyphs {
        drawn.origin = origin + Point::new(glyph.x, glyph.y);
        if let Ok(id) = u16::try_from(glyph.id) {
            let _ = face.outline_glyph(GlyphId(id), &mut drawn);
        }
    }
    drawn.data
}

struct Drawn {
    data: String,
    origin: Point,
    scale: f32,
}

impl Drawn {
    fn step(&mut self, command: char, points: &[(f32, f32)]) {
        self.data.push(command);
        for (place, (x, y)) in points.iter().enumerate() {
            let between = if place == 0 { "" } else { " " };
            let x = Number(self.origin.x + x * self.scale);
            let y = Number(self.origin.y - y * self.scale);
            // Writing to a string cannot fail.
            let _ = write!(self.data, "{between}{x} {y}");
        }
    }
}

impl OutlineBuilder for Drawn {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.step('L', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.step('Q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.step('C', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.data.push('Z');
    }
}
