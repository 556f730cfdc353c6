//! Glyph runs of the scene as galleys of egui.

use std::{borrow::Cow, collections::BTreeSet};

use egui::{
    Color32, Context, FontFamily, FontId, Painter, Rect, Vec2,
    emath::TSTransform,
    epaint::TextShape,
    pos2,
    text::{LayoutJob, TextFormat},
    vec2,
};

use super::{LEAST_LEGIBLE, Manner};
use crate::{
    layout::{
        geometry::Point,
        text::{FaceId, GlyphRun, Row, Runs},
    },
    ui::direction,
};

/// Which faces egui can draw. Asking egui for any other would be an error, so a run in a face that
/// is missing is drawn as a bar for one frame and its face is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FaceSet {
    known: BTreeSet<FaceId>,
    wanted: BTreeSet<FaceId>,
}

impl FaceSet {
    /// These faces are known from now on.
    pub fn learn(&mut self, faces: impl IntoIterator<Item = FaceId>) {
        self.known.extend(faces);
    }

    /// The faces that are known.
    #[must_use]
    pub fn known(&self) -> &BTreeSet<FaceId> {
        &self.known
    }

    /// Which faces were asked for and are missing? Each is told once.
    pub fn take_wanted(&mut self) -> BTreeSet<FaceId> {
        std::mem::take(&mut self.wanted)
    }

    /// Is it known? If not, it is asked for.
    pub fn has(&mut self, face: FaceId) -> bool {
        self.known.contains(&face) || {
            self.wanted.insert(face);
            false
        }
    }
}

/// The name under which egui knows a face.
#[must_use]
pub fn family(face: FaceId) -> FontFamily {
    FontFamily::Name(format!("face {}", face.0).into())
}

/// Paints a laid-out text whose corner stands at `at` (document units).
pub(super) fn paint_runs(
    painter: &Painter,
    runs: &Runs,
    at: Point,
    tint: Color32,
    manner: Manner,
    faces: &mut FaceSet,
) {
    let manner = Manner { view: manner.view.moved(at), ..manner };
    // Where a point is several pixels, smaller letters can be read.
    let least = LEAST_LEGIBLE / painter.ctx().pixels_per_point().clamp(1.0, 4.0).sqrt();
    for row in &runs.rows {
        let is_small = row.runs.iter().all(|run| run.size * manner.view.scale < least);
        if is_small {
            paint_bar(painter, row, tint, manner);
            continue;
        }
        for run in &row.runs {
            if faces.has(run.face) {
                paint_run(painter, run, tint, manner);
            } else {
                painter.ctx().request_repaint();
            }
        }
    }
}

fn paint_bar(painter: &Painter, row: &Row, tint: Color32, manner: Manner) {
    let rect = manner.view.rect_to_screen(row.rect);
    let middle = manner.view.to_screen(Point::new(row.rect.x, row.baseline - row.rect.h * 0.24)).y;
    let height = (rect.height() * 0.34).max(0.6);
    let bar = Rect::from_x_y_ranges(rect.x_range(), middle - height / 2.0..=middle + height / 2.0);
    if bar.width() > 0.5 {
        painter.rect_filled(bar, 1, tint.gamma_multiply(0.55));
    }
}

fn paint_run(painter: &Painter, run: &GlyphRun, tint: Color32, manner: Manner) {
    if let Some(shape) = run_shape(painter.ctx(), run, tint, manner) {
        painter.add(shape);
    }
}

/// A run whose face is known, as egui paints it.
pub(in crate::ui) fn run_shape(ctx: &Context, run: &GlyphRun, tint: Color32, manner: Manner) -> Option<TextShape> {
    let exact = run.size * manner.view.scale;
    let pixel = ctx.pixels_per_point();
    let size = if manner.is_zooming { (exact * pixel * 2.0).round().max(2.0) / (pixel * 2.0) } else { exact };
    let galley = ctx.fonts_mut(|fonts| fonts.layout_job(job(&drawn(run), size, run)));
    let glyph = galley.rows.first().and_then(|row| row.glyphs.first())?;
    let ascent = galley.rows.first().map_or(0.0, |row| row.pos.y) + glyph.pos.y;
    let baseline = manner.view.to_screen(run.origin);
    let rest = exact / size;
    let corner = baseline - vec2(0.0, ascent * rest);
    if (rest - 1.0).abs() < 1e-4 {
        return Some(TextShape::new(corner, galley, tint));
    }
    let mut shape = TextShape::new(pos2(0.0, 0.0), galley, tint);
    shape.transform(TSTransform { translation: Vec2::ZERO, scaling: rest });
    shape.pos = corner;
    Some(shape)
}

/// The text of a run as the toolkit must be handed it.
fn drawn(run: &GlyphRun) -> Cow<'_, str> {
    if run.is_rtl { direction::turned(&run.text) } else { Cow::Borrowed(&run.text) }
}

fn job(text: &str, size: f32, run: &GlyphRun) -> LayoutJob {
    let format = TextFormat { font_id: FontId::new(size, family(run.face)), ..TextFormat::default() };
    let format = TextFormat { color: Color32::PLACEHOLDER, ..format };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.break_on_newline = false;
    job.wrap.max_width = f32::INFINITY;
    job.round_output_to_gui = false;
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_between_words_from_right_to_left_open_to_the_left() {
        let run = |text: &str, is_rtl| GlyphRun {
            face: FaceId(0),
            size: 12.0,
            origin: Point::default(),
            width: 10.0,
            glyphs: Vec::new(),
            text: text.to_owned(),
            is_rtl,
        };
        assert_eq!(drawn(&run(" (", true)), ") ");
        assert_eq!(drawn(&run("אבג (", true)), "אבג (", "the toolkit turns it round itself");
        assert_eq!(drawn(&run(" (", false)), " (");
    }
}
