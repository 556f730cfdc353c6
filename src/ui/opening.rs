//! The card that is shown while a large file is being opened: which one, how large, and a way out.

use egui::{Align2, Area, Context, Frame, Margin, Order, Rect, Role, Sense, WidgetInfo, pos2, vec2};

use super::{
    control::{self, Button, Look},
    tokens::{self, Palette, mix, radius, size},
};
use crate::interact::Intent;

/// What is being opened.
#[derive(Debug, Clone, PartialEq)]
pub struct OpeningView {
    /// The file's name.
    pub name: String,
    /// How large it is, in words.
    pub says: String,
    /// For how long, in seconds.
    pub since: f64,
    /// May something move?
    pub moves: bool,
}

/// How long the mark takes from one end to the other, in seconds.
const PERIOD: f64 = 1.6;

/// Shows the card.
pub fn opening_ui(ctx: &Context, view: &OpeningView, palette: &Palette, out: &mut Vec<Intent>) {
    let frame = Frame::new()
        .fill(palette.panel)
        .corner_radius(radius::CARD)
        .shadow(tokens::shadow(palette))
        .inner_margin(Margin::same(20));
    let area = Area::new(egui::Id::unique("opening")).anchor(Align2::CENTER_CENTER, vec2(0.0, -40.0));
    area.order(Order::Foreground).show(ctx, |ui| {
        frame.show(ui, |ui| {
            ui.set_width(340.0_f32.min(ctx.content_rect().width() - 80.0));
            ui.spacing_mut().item_spacing.y = 8.0;
            let text = format!("Opening {}", view.name);
            control::paragraph(ui, &text, tokens::semibold(size::LARGE), palette.ink);
            control::paragraph(ui, &view.says, tokens::regular(size::SMALL), palette.muted);
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 6.0), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &text));
            ui.painter().rect_filled(rect, 3, mix(palette.panel, palette.ink, 0.12));
            ui.painter().rect_filled(mark(rect, view), 3, palette.accent);
            ui.add_space(4.0);
            if Button::new(Look::Plain, "Cancel").show(ui, palette).clicked() {
                out.push(Intent::StopOpening);
            }
        });
    });
    if view.moves {
        ctx.request_repaint_after_secs(1.0 / 30.0);
    }
}

/// A mark that wanders to and fro; where nothing may move it stands in the middle.
fn mark(rect: Rect, view: &OpeningView) -> Rect {
    let share = if view.moves { (view.since / PERIOD) % 2.0 } else { 0.5 };
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
    let share = if share > 1.0 { 2.0 - share } else { share } as f32;
    let width = rect.width() / 4.0;
    let left = rect.left() + (rect.width() - width) * share;
    Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()))
}
