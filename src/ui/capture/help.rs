//! The grammar on a small card above the line.

use egui::{Align, Area, Frame, Layout, Margin, Order, Rect, Ui, pos2, vec2};

use super::Line;
use crate::{
    ui::{
        control,
        tokens::{self, Palette, radius, size},
    },
    wording::capture::GRAMMAR,
};

const WIDE: f32 = 600.0;
/// Width of the column of signs.
const SIGNS: f32 = 168.0;

/// Above `top`, so that what was understood of the line stays in view, and at the right end of the field.
pub(super) fn help_ui(ui: &Ui, line: &Line, (field, top): (Rect, f32), palette: &Palette) {
    if !line.is_help_open {
        return;
    }
    let frame = Frame::new()
        .fill(palette.panel)
        .stroke(egui::Stroke::new(1.0, palette.hairline))
        .corner_radius(radius::CARD)
        .shadow(tokens::shadow(palette))
        .inner_margin(Margin::same(16));
    let area = Area::new(egui::Id::unique("capture help"))
        .order(Order::Foreground)
        .pivot(egui::Align2::RIGHT_BOTTOM)
        .fixed_pos(pos2(field.right(), top));
    area.show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(WIDE.min(field.width() - 32.0));
            control::tall((top - 60.0).max(80.0)).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(12.0, 9.0);
                grammar_ui(ui, palette);
            });
        });
    });
}

fn grammar_ui(ui: &mut Ui, palette: &Palette) {
    control::line(ui, "One line, one touchpoint", tokens::semibold(size::LARGE), palette.ink);
    for (typed, says) in GRAMMAR {
        ui.horizontal_top(|ui| {
            let left = Layout::left_to_right(Align::Min);
            ui.allocate_ui_with_layout(vec2(SIGNS, 18.0), left, |ui| {
                ui.set_min_width(SIGNS);
                control::line(ui, typed, tokens::semibold(size::BODY), palette.accent_text);
            });
            control::paragraph(ui, says, tokens::regular(size::BODY), palette.ink);
        });
    }
    let more = "The beginning of a name is enough where no other begins so. Paste several lines, or cells of a \
                spreadsheet, to add them all.";
    control::paragraph(ui, more, tokens::regular(size::SMALL), palette.muted);
}
