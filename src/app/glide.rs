//! The camera goes to what a step changed, where that is out of view: back to where it was when the step was done, or
//! as little as it must where that does not show it; and not all at once.

use super::App;
use crate::{
    edit::{Document, Step},
    interact::Camera,
    layout::{
        Layout,
        geometry::{Point, Rect},
    },
    model::Subject,
};

/// How long it takes, in seconds.
const LASTS: f64 = 0.2;
/// Free screen pixels around what comes into view.
const MARGIN: f32 = 56.0;

/// So many views are remembered: as many as there are steps to undo.
const MOST_VIEWS: usize = 1_000;

/// A way of the camera.
#[derive(Clone, Copy)]
pub(super) struct Glide {
    from: Camera,
    to: Camera,
    begun: f64,
}

impl App {
    /// Brings into view what the last undo or redo changed, unless some of it is.
    pub(super) fn reveal_step(&mut self, is_redo: bool, now: f64) {
        let Some(picture) = self.picture() else { return };
        let size = self.canvas_size;
        let Some(open) = &self.open else { return };
        let subjects = changed(&open.document, is_redo);
        let rects: Vec<Rect> = subjects.iter().filter_map(|subject| place(&picture.layout, *subject)).collect();
        let view = open.camera.view(size);
        let is_in = |view: Rect| rects.iter().any(|rect| view.overlaps(*rect));
        if is_in(view) {
            return;
        }
        let Some(first) = rects.first() else { return };
        let whole = rects.iter().copied().reduce(Rect::union).unwrap_or(*first);
        let goal = if whole.w <= view.w && whole.h <= view.h { whole } else { *first };
        let seen = step(&open.document, is_redo).and_then(|step| open.seen_from.get(&step.number));
        let seen = seen.filter(|(lens, camera)| *lens == open.looking.lens && is_in(camera.view(size)));
        let to = seen.map_or_else(|| open.camera.revealing(goal, size, MARGIN), |(_, camera)| *camera);
        self.glide = Some(Glide { from: open.camera, to, begun: now });
    }

    /// Remembers what was in view when the last step was done.
    pub(super) fn remember_view(&mut self) {
        let Some(open) = &mut self.open else { return };
        let Some(number) = open.document.last_done().map(|step| step.number) else { return };
        let seen = (open.looking.lens, open.camera);
        // Steps that were done again keep the view in which they were done first.
        if open.seen_from.last_key_value().is_none_or(|(last, _)| *last < number) {
            open.seen_from.insert(number, seen);
        }
        while open.seen_from.len() > MOST_VIEWS {
            open.seen_from.pop_first();
        }
    }

    /// One step of the way.
    pub(super) fn go_on(&mut self, ctx: &egui::Context, now: f64) {
        let Some(glide) = self.glide else { return };
        let is_at_once = self.is_calm() || ctx.global_style().animation_time <= 0.0;
        let Some(open) = &mut self.open else { return };
        let share = if is_at_once { 1.0 } else { ((now - glide.begun) / LASTS).clamp(0.0, 1.0) };
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
        let share = (share * share * (3.0 - 2.0 * share)) as f32;
        let (from, to) = (glide.from.corner(), glide.to.corner());
        let zoom = glide.from.zoom() + (glide.to.zoom() - glide.from.zoom()) * share;
        open.camera = if share >= 1.0 { glide.to } else { Camera::new(from + (to - from) * share, zoom) };
        if (glide.from.zoom() - glide.to.zoom()).abs() > f32::EPSILON {
            self.zoomed_at = now;
        }
        open.is_fresh = false;
        if share >= 1.0 {
            self.glide = None;
        }
        ctx.request_repaint();
    }
}

/// The step that was just undone, or done again.
fn step(document: &Document, is_redo: bool) -> Option<&Step> {
    if is_redo { document.last_done() } else { document.last_undone() }
}

fn changed(document: &Document, is_redo: bool) -> Vec<Subject> {
    step(document, is_redo).map(|step| step.patch.subjects().collect()).unwrap_or_default()
}

fn place(layout: &Layout, subject: Subject) -> Option<Rect> {
    match subject {
        Subject::Touchpoint(id) | Subject::Experience((id, _)) => layout.card(id).map(|card| card.rect),
        Subject::Link(id) => {
            let corners = layout.link(id)?.corners.iter().map(|corner| Rect::new(corner.x, corner.y, 1.0, 1.0));
            corners.reduce(Rect::union)
        }
        Subject::Stage(id) => {
            let column = layout.columns.iter().find(|column| column.id == id)?;
            let at: Point = column.heading.at;
            Some(Rect::new(column.rect.x, at.y, column.rect.w, 24.0))
        }
        _ => None,
    }
}
