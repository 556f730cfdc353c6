//! Why the score is what it is: each term, and all of them together.

use egui::{Align2, Color32, CornerRadius, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{
    ExplainedView, TermBar,
    shared::{LETTER, pair, part, tones},
};
use crate::{
    interact::Intent,
    model::FindingKind,
    ui::{
        control::{self, Button, Look},
        tokens::{self, Palette, mix, size},
    },
};

/// Each term as a bar: the track as long as its weight, the fill as long as its part.
pub(super) fn why_ui(ui: &mut Ui, view: &ExplainedView, palette: &Palette, out: &mut Vec<Intent>) {
    let (fill, _) = tones(view, palette);
    let title = view.score.as_ref().map_or_else(|| "Why".to_owned(), |(_, printed)| format!("Why {printed}"));
    let told = match view.kind {
        _ if view.terms.iter().all(|term| term.sum.is_empty()) => "",
        FindingKind::MomentOfTruth => "value × weight = part",
        FindingKind::LowHangingFruit => "each from 0 to 1",
    };
    pair(ui, &title, told, palette);
    let heaviest = view.terms.iter().map(|term| term.weight).fold(0.01, f64::max);
    for term in &view.terms {
        term_ui(ui, term, heaviest, fill, palette);
    }
    if view.score.is_some() {
        together_ui(ui, view, palette);
    }
    if !view.known.is_empty() {
        control::paragraph(ui, &view.known, tokens::regular(size::TINY), palette.muted);
    }
    if view.kind == FindingKind::MomentOfTruth {
        let weights = Button { height: 24.0, ..Button::new(Look::Quiet, "Change the weights…") };
        if weights.show(ui, palette).on_hover_text("They are kept in the map").clicked() {
            out.push(Intent::ShowWeights);
        }
    }
}

/// A term: its letter, its name, what it says here, its sum, and its bar.
fn term_ui(ui: &mut Ui, term: &TermBar, heaviest: f64, fill: Color32, palette: &Palette) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 31.0), Sense::hover());
    let says = format!("{}: {} {}", term.name, term.note, term.sum);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &says));
    let badge = Rect::from_min_size(rect.min + vec2(0.0, 2.0), vec2(16.0, 16.0));
    ui.painter().rect_filled(badge, CornerRadius::same(4), mix(palette.panel, fill, 0.5));
    control::centred(ui.painter(), badge, &term.letter, tokens::bold(LETTER), palette.ink);
    let middle = rect.top() + 10.0;
    let name = ui.painter().layout_no_wrap(term.name.clone(), tokens::semibold(size::SMALL), palette.ink);
    let after = rect.left() + 22.0 + name.size().x + 6.0;
    ui.painter().galley(pos2(rect.left() + 22.0, middle - name.size().y / 2.0), name, palette.ink);
    let sum = ui.painter().layout_no_wrap(term.sum.clone(), tokens::regular(size::TINY), palette.muted);
    let room = rect.right() - sum.size().x - 6.0 - after;
    ui.painter().galley(pos2(rect.right() - sum.size().x, middle - sum.size().y / 2.0), sum, palette.muted);
    let mut job = egui::text::LayoutJob::simple_singleline(
        control::unbroken(&term.note),
        tokens::regular(size::TINY),
        palette.muted,
    );
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(8.0));
    let note = ui.painter().layout_job(job);
    ui.painter().galley(pos2(after, middle - note.size().y / 2.0), note, palette.muted);
    let width = rect.width() * part(term.weight / heaviest);
    let track = Rect::from_min_size(pos2(rect.left(), rect.top() + 22.0), vec2(width, 5.0));
    ui.painter().rect_filled(track, CornerRadius::same(2), palette.hairline);
    if let Some(value) = term.value {
        let done = Rect::from_min_size(track.min, vec2(track.width() * part(value), 5.0));
        ui.painter().rect_filled(done, CornerRadius::same(2), fill);
    }
}

/// The parts in a row, up to the score.
fn together_ui(ui: &mut Ui, view: &ExplainedView, palette: &Palette) {
    let (fill, _) = tones(view, palette);
    pair(ui, "Together", &view.together, palette);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    let track = Rect::from_min_size(rect.min, vec2(rect.width(), 14.0));
    ui.painter().rect_filled(track, CornerRadius::same(2), palette.hairline);
    let score = view.score.as_ref().map_or(0.0, |(score, _)| *score);
    if view.kind == FindingKind::MomentOfTruth {
        let mut left = track.left();
        for term in view.terms.iter().filter(|term| term.part > 0.0) {
            let width = track.width() * part(term.part);
            let segment = Rect::from_min_size(pos2(left, track.top()), vec2((width - 1.5).max(1.0), track.height()));
            ui.painter().rect_filled(segment, CornerRadius::same(2), fill);
            control::centred(ui.painter(), segment, &term.letter, tokens::bold(LETTER), Color32::BLACK);
            left += width;
        }
        let firm = track.left() + track.width() * 0.5;
        ui.painter().vline(firm, track.top() - 2.0..=track.bottom() + 4.0, Stroke::new(1.5, palette.ink));
        let at = pos2(firm - 4.0, track.bottom() + 10.0);
        ui.painter().text(at, Align2::RIGHT_CENTER, "firm from 0.50", tokens::regular(size::TINY), palette.muted);
    } else {
        let done = Rect::from_min_size(track.min, vec2(track.width() * part(score), track.height()));
        ui.painter().rect_filled(done, CornerRadius::same(2), fill);
    }
    if let Some((low, high)) = view.interval.filter(|(low, high)| high - low > 0.005) {
        let y = track.bottom() + 10.0;
        let x = |share: f64| track.left() + track.width() * part(share);
        ui.painter().hline(x(low)..=x(high), y, Stroke::new(1.5, palette.muted));
        for end in [low, high] {
            ui.painter().vline(x(end), y - 3.0..=y + 3.0, Stroke::new(1.5, palette.muted));
        }
    }
}
