//! The bar at the bottom: how much there is, what the keys do now, how large it is shown.

use egui::{Align, Color32, Frame, Layout, Margin, Panel, Response, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use super::{
    control,
    tokens::{self, Palette, mix, size},
};
use crate::interact::Intent;

/// What the bar shows.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusView {
    /// "11 touchpoints · 15 links · 2 personas".
    pub counts: String,
    /// Keys and what they do now.
    pub hints: Vec<(&'static str, &'static str)>,
    /// 1 = 100 %.
    pub zoom: f32,
    /// How much of the analysis is done, 0..=1; none = it is not at work.
    pub analysing: Option<f32>,
    /// Does it take so long that one may want to stop it?
    pub can_stop: bool,
}

/// Height of the bar.
pub const HEIGHT: f32 = 30.0;

/// Shows the bar.
pub fn status_bar_ui(ui: &mut Ui, view: &StatusView, palette: &Palette, out: &mut Vec<Intent>) {
    let frame = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 0));
    Panel::bottom("status bar").exact_size(HEIGHT).frame(frame).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            small(ui, &view.counts, palette.muted);
            if let Some(done) = view.analysing {
                small(ui, &format!("· analysing {:.0} %", done * 100.0), palette.muted);
                if view.can_stop && text_button(ui, "Stop", "Stop the analysis", 40.0, palette).clicked() {
                    out.push(Intent::StopAnalysis);
                }
            }
            let hints_width: f32 = hints_width(ui, view);
            let middle = ui.max_rect().center().x - hints_width / 2.0;
            let room = ui.max_rect().right() - 170.0 - (middle + hints_width);
            ui.add_space((middle - ui.cursor().left()).max(24.0));
            if room > 0.0 {
                for (key, what) in &view.hints {
                    ui.label(RichText::new(*key).font(tokens::semibold(size::SMALL)).color(palette.ink));
                    small(ui, what, palette.muted);
                    ui.add_space(12.0);
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| zoom_ui(ui, view, palette, out));
        });
    });
}

fn hints_width(ui: &Ui, view: &StatusView) -> f32 {
    let width = |text: &str, font| ui.painter().layout_no_wrap(text.to_owned(), font, Color32::BLACK).size().x;
    view.hints
        .iter()
        .map(|(key, what)| width(key, tokens::semibold(size::SMALL)) + width(what, tokens::regular(size::SMALL)) + 30.0)
        .sum()
}

fn small(ui: &mut Ui, text: &str, tint: Color32) {
    ui.label(RichText::new(text).font(tokens::regular(size::SMALL)).color(tint));
}

fn zoom_ui(ui: &mut Ui, view: &StatusView, palette: &Palette, out: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.x = 2.0;
    if text_button(ui, "Fit", "Fit everything", 36.0, palette).on_hover_text("Everything in view (Shift+1)").clicked() {
        out.push(Intent::FitAll);
    }
    ui.add_space(8.0);
    if text_button(ui, "+", "Zoom in", 24.0, palette).clicked() {
        out.push(Intent::Zoom(1.25));
    }
    let percent = format!("{:.0}%", view.zoom * 100.0);
    if text_button(ui, &percent, "Zoom to 100 %", 46.0, palette).on_hover_text("100 % (Ctrl+0)").clicked() {
        out.push(Intent::ZoomTo(1.0));
    }
    if text_button(ui, "−", "Zoom out", 24.0, palette).clicked() {
        out.push(Intent::Zoom(0.8));
    }
}

fn text_button(ui: &mut Ui, text: &str, name: &str, width: f32, palette: &Palette) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() {
        ui.painter().rect_filled(rect, 6, mix(palette.panel, palette.ink, 0.06));
    }
    control::centred(ui.painter(), rect, text, tokens::regular(size::SMALL), palette.ink);
    control::focus_ring(ui.painter(), rect.shrink(2.0), 6, &response, palette);
    response
}
