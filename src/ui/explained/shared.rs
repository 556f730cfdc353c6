//! What the rooms of the card share: headings, pairs of words on a line, the tones of a finding.

use egui::{Align, Color32, Layout, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::ExplainedView;
use crate::{
    model::FindingKind,
    ui::{
        control,
        tokens::{self, Palette, size},
    },
};

/// Size of the letter in a term's box.
pub(super) const LETTER: f32 = 10.0;

/// The finding's colour as a fill and as text.
pub(super) fn tones(view: &ExplainedView, palette: &Palette) -> (Color32, Color32) {
    match view.kind {
        FindingKind::MomentOfTruth => (palette.moment, palette.moment_text),
        FindingKind::LowHangingFruit => (palette.fruit, palette.fruit_text),
    }
}

/// A heading within the card.
pub(super) fn heading(ui: &mut Ui, text: &str, palette: &Palette) {
    control::line(ui, text, tokens::semibold(size::SMALL), palette.ink);
}

/// A heading, and at the other end of its line what it counts in.
pub(super) fn pair(ui: &mut Ui, left: &str, right: &str, palette: &Palette) {
    ui.horizontal(|ui| {
        ui.label(egui::RichText::new(left).font(tokens::semibold(size::SMALL)).color(palette.ink));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            control::line(ui, right, tokens::regular(size::TINY), palette.muted);
        });
    });
}

/// A share as part of a length.
#[expect(clippy::cast_possible_truncation, reason = "a share of a length")]
pub(super) fn part(share: f64) -> f32 {
    share.clamp(0.0, 1.0) as f32
}

/// From the left half to the right one.
const BETWEEN: f32 = 28.0;
/// Narrower than this, the halves stand one beneath the other.
const LEAST: f32 = 480.0;

/// Two parts side by side with a line between; `share` of the width is the left one's.
pub(in crate::ui) fn beside(
    ui: &mut Ui,
    share: f32,
    palette: &Palette,
    left: impl FnOnce(&mut Ui),
    right: impl FnOnce(&mut Ui),
) {
    let width = ui.available_width();
    if width < LEAST {
        left(ui);
        control::rule(ui, palette);
        right(ui);
        return;
    }
    let (from, first) = (ui.available_rect_before_wrap().min, ((width - BETWEEN) * share).round());
    let column = |x: f32, wide: f32| {
        let rect = Rect::from_min_size(pos2(from.x + x, from.y), vec2(wide, f32::INFINITY));
        UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min))
    };
    let mut bottom = from.y;
    for (builder, show) in [
        (column(0.0, first), Box::new(left) as Box<dyn FnOnce(&mut Ui)>),
        (column(first + BETWEEN, width - BETWEEN - first), Box::new(right)),
    ] {
        let mut child = ui.new_child(builder);
        child.set_width(child.max_rect().width());
        show(&mut child);
        bottom = child.min_rect().bottom().max(bottom);
    }
    let x = from.x + first + BETWEEN / 2.0;
    ui.painter().vline(x, from.y + 2.0..=bottom, Stroke::new(1.0, palette.hairline));
    ui.allocate_exact_size(vec2(width, bottom - from.y), Sense::hover());
}

/// What would be otherwise, and what would follow.
pub(super) fn change_ui(ui: &mut Ui, change: &str, then: &str, palette: &Palette) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 7.0;
        let (rect, _) = ui.allocate_exact_size(vec2(6.0, 15.0), Sense::hover());
        ui.painter().circle_filled(rect.center(), 2.0, palette.muted);
        let mut job = egui::text::LayoutJob::default();
        let format = |font, tint| egui::TextFormat::simple(font, tint);
        job.append(
            &control::unbroken(&format!("{change}: ")),
            0.0,
            format(tokens::regular(size::SMALL), palette.muted),
        );
        job.append(&control::unbroken(then), 0.0, format(tokens::semibold(size::SMALL), palette.ink));
        ui.add(egui::Label::new(job).wrap());
    });
}

/// What was taken for granted: hatched, as everything is that is only assumed.
pub(super) fn assumption_ui(ui: &mut Ui, text: &str, palette: &Palette) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 7.0;
        let (rect, _) = ui.allocate_exact_size(vec2(10.0, 15.0), Sense::hover());
        hatched(ui, Rect::from_center_size(rect.center(), vec2(10.0, 9.0)), palette.muted);
        control::paragraph(ui, text, tokens::regular(size::SMALL), palette.muted);
    });
}

/// Slanting strokes, as a swatch.
pub(super) fn hatched(ui: &Ui, rect: Rect, tint: Color32) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        let stroke = [pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())];
        painter.line_segment(stroke, Stroke::new(1.2, tint));
        x += 3.5;
    }
}

/// A small box of a colour, and what it stands for.
pub(super) fn swatch(ui: &mut Ui, fill: Color32, edge: Option<Color32>, text: &str, palette: &Palette) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, 9.0), Sense::hover());
    ui.painter().rect_filled(rect, 2, fill);
    if let Some(edge) = edge {
        ui.painter().rect_stroke(rect, 2, Stroke::new(1.2, edge), egui::StrokeKind::Inside);
    }
    ui.label(egui::RichText::new(text).font(tokens::regular(size::TINY)).color(palette.muted));
}
