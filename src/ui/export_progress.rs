//! An export that goes on: how far it is, and a button that stops it.

use egui::{Align2, Area, Context, Frame, Margin, Order, vec2};

use super::{
    control::{self, Button, Look},
    tokens::{self, Palette, radius, size},
};

/// Shows it; was it stopped?
pub fn export_progress_ui(ctx: &Context, shown: &str, percent: u8, palette: &Palette) -> bool {
    let mut is_stopped = false;
    let frame = Frame::new()
        .fill(palette.panel)
        .corner_radius(radius::CARD)
        .shadow(tokens::shadow(palette))
        .inner_margin(Margin::symmetric(16, 10));
    let id = egui::Id::unique("export progress");
    Area::new(id).anchor(Align2::CENTER_BOTTOM, vec2(0.0, -44.0)).order(Order::Foreground).show(ctx, |ui| {
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                let far = if percent > 0 { format!(" · {percent} %") } else { String::new() };
                control::line(ui, &format!("Making {shown}{far}"), tokens::regular(size::BODY), palette.ink);
                if Button::new(Look::Plain, "Stop").show(ui, palette).clicked() {
                    is_stopped = true;
                }
            });
        });
    });
    is_stopped
}
