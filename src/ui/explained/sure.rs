//! How sure the finding is: its rank under other weights, its score were one weight another.

use egui::{Align2, Color32, CornerRadius, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{
    ExplainedView, RankRow, SwingRow,
    shared::{pair, part, swatch, tones},
};
use crate::ui::{
    control,
    tokens::{self, Palette, mix, size},
};

pub(super) fn sure_ui(ui: &mut Ui, view: &ExplainedView, palette: &Palette) {
    if view.ranks.is_empty() {
        return;
    }
    let (fill, _) = tones(view, palette);
    pair(ui, "How sure", &view.draws, palette);
    ranks_head_ui(ui, &view.top, palette);
    let shades = [1.0, 0.65, 0.4].map(|share| mix(palette.panel, fill, share));
    let [first, second, third] = shades;
    let colours = [first, second, third, mix(palette.panel, palette.muted, 0.4), palette.track];
    for row in &view.ranks {
        rank_ui(ui, row, colours, palette);
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        ui.spacing_mut().interact_size.y = 16.0;
        for (fill, text) in colours.into_iter().zip(["1st", "2nd", "3rd", "4th", "later"]) {
            swatch(ui, fill, None, text, palette);
            ui.add_space(5.0);
        }
    });
    if view.swings.is_empty() || view.score.is_none() {
        return;
    }
    control::rule(ui, palette);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        ui.spacing_mut().interact_size.y = 18.0;
        ui.label(egui::RichText::new("If one weight were").font(tokens::semibold(size::SMALL)).color(palette.ink));
        ui.add_space(6.0);
        swatch(ui, palette.panel, Some(fill), "half", palette);
        ui.add_space(5.0);
        swatch(ui, fill, None, "half again as much", palette);
    });
    let all = || view.swings.iter().flat_map(|row| row.scores);
    let score = view.score.as_ref().map_or(0.0, |(score, _)| *score);
    let reach = all().map(|one| (one - score).abs()).fold(0.02, f64::max);
    for row in &view.swings {
        swing_ui(ui, row, (score, reach), fill, palette);
    }
}

/// The figures at the right of the ranks: with weights around ours, with any, and with other data too; and how far
/// from the right they stand.
const COLUMNS: [(&str, f32); 3] = [("ours", 62.0), ("any", 34.0), ("data", 0.0)];

/// What the rows tell, and what the figures at their right count.
fn ranks_head_ui(ui: &mut Ui, top: &str, palette: &Palette) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
    let (small, strong) = (tokens::regular(size::TINY), tokens::semibold(size::TINY));
    let y = rect.center().y;
    ui.painter().text(pos2(rect.left(), y), Align2::LEFT_CENTER, "Rank, around ours", small.clone(), palette.muted);
    ui.painter().text(pos2(rect.right() - 94.0, y), Align2::RIGHT_CENTER, top, small, palette.muted);
    for (column, back) in COLUMNS {
        ui.painter().text(pos2(rect.right() - back, y), Align2::RIGHT_CENTER, column, strong.clone(), palette.ink);
    }
}

/// Where in the width of a row its bar begins.
const BARS: f32 = 0.52;

/// How often one touchpoint takes each rank.
fn rank_ui(ui: &mut Ui, row: &RankRow, colours: [Color32; 5], palette: &Palette) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
    let [ours, any, data] = &row.top;
    let says = format!("{}: in {ours} %, with any weights {any} %, with other data {data} %, of the top", row.name);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &says));
    let font = if row.is_this { tokens::semibold(size::TINY) } else { tokens::regular(size::TINY) };
    let room = rect.width() * (BARS - 0.02);
    let name = control::one_line(ui, &row.name, font.clone(), palette.ink, room, &response);
    ui.painter().galley(pos2(rect.left(), rect.center().y - name.size().y / 2.0), name, palette.ink);
    let bar = Rect::from_min_max(
        pos2(rect.left() + rect.width() * BARS, rect.top() + 3.0),
        pos2(rect.right() - 94.0, rect.bottom() - 3.0),
    );
    let mut left = bar.left();
    for (share, colour) in row.shares.iter().zip(colours) {
        let width = bar.width() * part(*share);
        if width > 0.5 {
            let cell = Rect::from_min_size(pos2(left, bar.top()), vec2((width - 0.8).max(0.5), bar.height()));
            ui.painter().rect_filled(cell, CornerRadius::same(1), colour);
        }
        left += width;
    }
    for (text, (_, back)) in row.top.iter().zip(COLUMNS) {
        let at = pos2(rect.right() - back, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, text, font.clone(), palette.ink);
    }
}

/// The scores that another weight of one term would give, to both sides of ours.
fn swing_ui(ui: &mut Ui, row: &SwingRow, (score, reach): (f64, f64), fill: Color32, palette: &Palette) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 14.0), Sense::hover());
    let [half, more] = row.scores;
    let (half_text, more_text) = (crate::wording::figure::score(half), crate::wording::figure::score(more));
    let says = format!("{}: {half_text} with half its weight, {more_text} with half again as much", row.name);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &says));
    let at = pos2(rect.left(), rect.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, &row.name, tokens::regular(size::TINY), palette.ink);
    let (from, to) = (rect.left() + rect.width() * 0.40, rect.right() - 34.0);
    let zero = f32::midpoint(from, to);
    let x = |one: f64| zero + (to - from) / 2.0 * part((one - score).abs() / reach) * sign(one - score);
    for (one, is_half) in [(half, true), (more, false)] {
        let bar = Rect::from_two_pos(pos2(zero, rect.top() + 3.0), pos2(x(one), rect.bottom() - 3.0));
        if is_half {
            ui.painter().rect(bar, 1, palette.panel, Stroke::new(1.2, fill), egui::StrokeKind::Inside);
        } else {
            ui.painter().rect_filled(bar, 1, fill);
        }
    }
    ui.painter().vline(zero, rect.y_range(), Stroke::new(1.0, palette.ink));
    let (low, high) = if half < more { (half_text, more_text) } else { (more_text, half_text) };
    let ends = [
        (x(half).min(x(more)).min(zero) - 4.0, Align2::RIGHT_CENTER, low),
        (x(half).max(x(more)).max(zero) + 4.0, Align2::LEFT_CENTER, high),
    ];
    for (end, align, text) in ends {
        ui.painter().text(pos2(end, rect.center().y), align, text, tokens::regular(size::TINY), palette.muted);
    }
}

fn sign(of: f64) -> f32 {
    if of < 0.0 { -1.0 } else { 1.0 }
}
