//! Why the score is what it is: each term, and all of them together.

use std::sync::Arc;

use egui::{Align2, Color32, CornerRadius, Galley, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{
    ExplainedView, TermBar,
    shared::{LETTER, heading, pair, part, tones},
};
use crate::{
    interact::Intent,
    model::FindingKind,
    scene::icon::Icon,
    ui::{
        control::{self, Button, Look},
        tokens::{self, Palette, mix, size},
    },
};

/// Each term as a bar: the track as long as its weight, the fill as long as its part.
pub(super) fn why_ui(ui: &mut Ui, view: &ExplainedView, palette: &Palette, out: &mut Vec<Intent>) {
    let (fill, _) = tones(view, palette);
    let title = view.score.as_ref().map_or_else(|| "Why".to_owned(), |(_, printed)| format!("Why {printed}"));
    if view.ranks.is_empty() {
        heading_ui(ui, view, (&title, ""), palette, out);
        wide_ui(ui, view, palette);
        return;
    }
    let told = if view.terms.iter().any(|term| !term.sum.is_empty()) { "value × weight = part" } else { "" };
    heading_ui(ui, view, (&title, told), palette, out);
    let heaviest = view.terms.iter().map(|term| term.weight).fold(0.01, f64::max);
    for term in &view.terms {
        term_ui(ui, term, heaviest, fill, palette);
    }
    if view.score.is_some() {
        together_ui(ui, view, palette);
    }
}

/// The heading, the way to the weights where there are any, and what the figures beneath mean.
fn heading_ui(
    ui: &mut Ui,
    view: &ExplainedView,
    (title, told): (&str, &str),
    palette: &Palette,
    out: &mut Vec<Intent>,
) {
    ui.horizontal(|ui| {
        heading(ui, title, palette);
        if view.kind == FindingKind::MomentOfTruth {
            let name = "Change the weights";
            let weights = Button { icon: Some(Icon::Wrench), name, height: 18.0, ..Button::new(Look::Quiet, "") };
            if weights.show(ui, palette).on_hover_text("Change the weights; they are kept in the map").clicked() {
                out.push(Intent::ShowWeights);
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            control::line(ui, told, tokens::regular(size::TINY), palette.muted);
        });
    });
}

/// A term: its letter, its name, what it says here, its sum, and its bar.
fn term_ui(ui: &mut Ui, term: &TermBar, heaviest: f64, fill: Color32, palette: &Palette) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    let says = format!("{}: {} {}", term.name, term.note, term.sum);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &says));
    badge(ui, rect.min + vec2(0.0, 10.0), term, fill, palette);
    let middle = rect.top() + 10.0;
    let name = ui.painter().layout_no_wrap(term.name.clone(), tokens::semibold(size::SMALL), palette.ink);
    let after = rect.left() + 22.0 + name.size().x + 6.0;
    ui.painter().galley(pos2(rect.left() + 22.0, middle - name.size().y / 2.0), name, palette.ink);
    let sum = ui.painter().layout_job(sum_job(&term.sum, palette));
    let room = rect.right() - sum.size().x - 6.0 - after;
    ui.painter().galley(pos2(rect.right() - sum.size().x, middle - sum.size().y / 2.0), sum, palette.muted);
    let note = cut(ui, &term.note, room, palette);
    if note.elided {
        response.on_hover_text(&says);
    }
    ui.painter().galley(pos2(after, middle - note.size().y / 2.0), note, palette.muted);
    let width = rect.width() * part(term.weight / heaviest);
    let track = Rect::from_min_size(pos2(rect.left(), rect.top() + 22.0), vec2(width, 5.0));
    ui.painter().rect_filled(track, CornerRadius::same(2), palette.track);
    if let Some(value) = term.value {
        let done = Rect::from_min_size(track.min, vec2(track.width() * part(value), 5.0));
        ui.painter().rect_filled(done, CornerRadius::same(2), fill);
    }
}

/// "1.00 × 0.30 = 0.30": what comes out of it stands out.
fn sum_job(sum: &str, palette: &Palette) -> egui::text::LayoutJob {
    let at = sum.rfind("= ").map_or(sum.len(), |at| at + 2);
    let (figures, part) = sum.split_at(at);
    let mut job = egui::text::LayoutJob::default();
    job.append(figures, 0.0, egui::TextFormat::simple(tokens::regular(size::TINY), palette.muted));
    job.append(part, 0.0, egui::TextFormat::simple(tokens::bold(size::TINY), palette.ink));
    job
}

/// Where in the width of the card the bars begin.
const BARS: f32 = 0.56;
/// At the right of a bar, for its figure.
const FIGURE: f32 = 44.0;

/// The terms where nothing stands beside them: a row each.
fn wide_ui(ui: &mut Ui, view: &ExplainedView, palette: &Palette) {
    let (fill, _) = tones(view, palette);
    let heaviest = view.terms.iter().map(|term| term.weight).fold(0.01, f64::max);
    for term in &view.terms {
        let says = format!("{}: {} {}", term.name, term.note, term.sum);
        let rect = row_ui(ui, &says);
        badge(ui, rect.left_center(), term, fill, palette);
        words(ui, rect, 22.0, (&term.name, &term.note), palette);
        let share = term.value.map(|value| (part(term.weight / heaviest), part(value)));
        bar(ui, rect, share, fill, palette);
        let at = pos2(rect.right(), rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, &term.sum, tokens::semibold(size::SMALL), palette.ink);
    }
    if let Some((score, printed)) = &view.score {
        control::rule(ui, palette);
        let rect = row_ui(ui, &format!("Together: {}, {printed}", view.together));
        words(ui, rect, 0.0, ("Together", &view.together), palette);
        bar(ui, rect, Some((1.0, part(*score))), fill, palette);
        let at = pos2(rect.right(), rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, printed, tokens::bold(size::BODY), palette.ink);
    }
}

fn row_ui(ui: &mut Ui, says: &str) -> Rect {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, says));
    rect
}

fn badge(ui: &Ui, left: egui::Pos2, term: &TermBar, fill: Color32, palette: &Palette) {
    let badge = Rect::from_center_size(left + vec2(8.0, 0.0), vec2(16.0, 16.0));
    ui.painter().rect_filled(badge, CornerRadius::same(4), mix(palette.panel, fill, 0.3));
    control::centred(ui.painter(), badge, &term.letter, tokens::bold(LETTER), palette.ink);
}

/// A name and what it says here, before the bar begins.
fn words(ui: &Ui, rect: Rect, indent: f32, (name, note): (&str, &str), palette: &Palette) {
    let left = rect.left() + indent;
    let name = ui.painter().layout_no_wrap(name.to_owned(), tokens::semibold(size::SMALL), palette.ink);
    let after = left + name.size().x + 8.0;
    ui.painter().galley(pos2(left, rect.center().y - name.size().y / 2.0), name, palette.ink);
    let note = cut(ui, note, rect.left() + rect.width() * BARS - 12.0 - after, palette);
    ui.painter().galley(pos2(after, rect.center().y - note.size().y / 2.0), note, palette.muted);
}

/// A note on one line, cut with … where it would not fit.
fn cut(ui: &Ui, note: &str, room: f32, palette: &Palette) -> Arc<Galley> {
    let font = tokens::regular(size::TINY);
    let mut job = egui::text::LayoutJob::simple_singleline(control::unbroken(note), font, palette.muted);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(8.0));
    ui.painter().layout_job(job)
}

/// A track as long as the first share of the room, filled by the second of itself; none = nothing is known.
fn bar(ui: &Ui, rect: Rect, shares: Option<(f32, f32)>, fill: Color32, palette: &Palette) {
    let left = rect.left() + rect.width() * BARS;
    let room = (rect.right() - FIGURE - left).max(8.0);
    let (long, done) = shares.unwrap_or((1.0, 0.0));
    let track = Rect::from_min_size(pos2(left, rect.center().y - 3.0), vec2(room * long, 6.0));
    ui.painter().rect_filled(track, CornerRadius::same(3), palette.track);
    let done = Rect::from_min_size(track.min, vec2(track.width() * done, track.height()));
    ui.painter().rect_filled(done, CornerRadius::same(3), fill);
}

/// The parts in a row, up to the score.
fn together_ui(ui: &mut Ui, view: &ExplainedView, palette: &Palette) {
    let (fill, _) = tones(view, palette);
    pair(ui, "Together", &view.together, palette);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    let track = Rect::from_min_size(rect.min, vec2(rect.width(), 14.0));
    ui.painter().rect_filled(track, CornerRadius::same(2), palette.track);
    let mut left = track.left();
    for term in view.terms.iter().filter(|term| term.part > 0.0) {
        let width = track.width() * part(term.part);
        let segment = Rect::from_min_size(pos2(left, track.top()), vec2((width - 1.5).max(1.0), track.height()));
        ui.painter().rect_filled(segment, CornerRadius::same(2), fill);
        control::centred(ui.painter(), segment, &term.letter, tokens::bold(LETTER), palette.on(fill));
        left += width;
    }
    let firm = track.left() + track.width() * 0.5;
    ui.painter().vline(firm, track.top() - 2.0..=track.bottom() + 4.0, Stroke::new(1.5, palette.ink));
    let at = pos2(firm - 4.0, track.bottom() + 10.0);
    ui.painter().text(at, Align2::RIGHT_CENTER, "firm from 0.50", tokens::regular(size::TINY), palette.muted);
    if let Some((low, high)) = view.interval.filter(|(low, high)| high - low > 0.005) {
        let y = track.bottom() + 10.0;
        let x = |share: f64| track.left() + track.width() * part(share);
        ui.painter().hline(x(low)..=x(high), y, Stroke::new(1.5, palette.muted));
        for end in [low, high] {
            ui.painter().vline(x(end), y - 3.0..=y + 3.0, Stroke::new(1.5, palette.muted));
        }
    }
}
