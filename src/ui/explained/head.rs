//! The top of the card: what was found, how much of it, and why in a sentence.

use egui::{Color32, CornerRadius, Rect, Sense, Ui, Vec2, vec2};

use super::{ExplainedView, shared::tones};
use crate::{
    interact::Intent,
    model::{FindingKind, VerdictRuling},
    scene::icon::Icon,
    ui::{
        control::{self, Button, Look},
        tokens::{self, Palette, size},
    },
};

pub(super) fn head_ui(ui: &mut Ui, view: &ExplainedView, palette: &Palette, out: &mut Vec<Intent>) {
    let (fill, text) = tones(view, palette);
    ui.horizontal(|ui| {
        let (disc, _) = ui.allocate_exact_size(Vec2::splat(30.0), Sense::hover());
        ui.painter().circle_filled(disc.center(), 15.0, if view.is_candidate { palette.well } else { fill });
        let icon = match (view.kind, view.is_candidate) {
            (FindingKind::MomentOfTruth, true) => Icon::StarHollow,
            (FindingKind::MomentOfTruth, false) => Icon::Star,
            (FindingKind::LowHangingFruit, _) => Icon::Cherries,
        };
        let tint = if view.is_candidate { fill } else { palette.panel };
        control::icon(ui.painter(), Rect::from_center_size(disc.center(), Vec2::splat(18.0)), icon, tint);
        ui.vertical(|ui| {
            ui.set_width((ui.available_width() - 210.0).max(120.0));
            ui.spacing_mut().item_spacing.y = 4.0;
            control::line(ui, &view.title, tokens::semibold(size::TITLE), palette.ink);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
                for label in &view.labels {
                    label_ui(ui, label, (palette.behind(fill), text));
                }
            });
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let close = Button { icon: Some(Icon::X), name: "Close", ..Button::new(Look::Quiet, "") };
            if close.show(ui, palette).clicked() {
                out.push(Intent::CloseExplained);
            }
            if let Some((_, printed)) = &view.score {
                ui.label(egui::RichText::new(printed).font(tokens::bold(size::DISPLAY)).color(text));
            }
            if let Some(rank) = &view.rank {
                ui.label(egui::RichText::new(rank).font(tokens::semibold(size::SMALL)).color(palette.muted));
            }
        });
    });
    control::paragraph(ui, &view.sentence, tokens::regular(size::BODY), palette.ink);
    if let Some(verdict) = &view.verdict {
        let done = match verdict.ruling {
            VerdictRuling::Pin => "Pinned by the team",
            VerdictRuling::Veto => "Set aside by the team",
        };
        let reason = verdict.reason.trim();
        let text = if reason.is_empty() { format!("{done}.") } else { format!("{done}: {reason}") };
        control::paragraph(ui, &text, tokens::semibold(size::SMALL), palette.accent_text);
    }
    ui.add_space(2.0);
    control::rule(ui, palette);
    ui.add_space(2.0);
}

fn label_ui(ui: &mut Ui, text: &str, (fill, ink): (Color32, Color32)) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), tokens::semibold(size::TINY), ink);
    let (rect, _) = ui.allocate_exact_size(galley.size() + vec2(16.0, 5.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(9), fill);
    ui.painter().galley(rect.min + vec2(8.0, 2.5), galley, ink);
}
