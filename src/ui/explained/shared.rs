//! What the rooms of the card share: headings, pairs of words on a line, the tones of a finding.

use egui::{Color32, Ui};

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
