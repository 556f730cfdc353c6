//! The card that explains a finding: its arithmetic, how sure it is, what would change our mind, what the team
//! decides.
//!
//! Knows figures and words that were made for it; asks, changes nothing.
//!
//! Limitations: the card stands beside its touchpoint wherever it covers the least of other cards; where the canvas
//! is small it may cover some.

use egui::{
    Align2, Area, Color32, CornerRadius, Frame, Key, Margin, Order, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::{
    control::{self, Button, Look},
    tokens::{self, Palette, mix, radius, size},
};
use crate::{
    edit::{Command, Label, Word},
    interact::Intent,
    model::{FindingKind, Id, OpportunityKind, Touchpoint, Verdict, VerdictRuling},
    scene::icon::Icon,
};

/// A term of the score.
#[derive(Debug, Clone, PartialEq)]
pub struct TermBar {
    /// Its letter.
    pub letter: String,
    /// Its name.
    pub name: String,
    /// What it says here.
    pub note: String,
    /// 0..=1; none = unknown.
    pub value: Option<f64>,
    /// 0..=1.
    pub weight: f64,
    /// "1.00 × 0.30 = 0.30"; empty where no figure is shown.
    pub sum: String,
    /// Its rounded part of the score.
    pub part: f64,
}

/// How often a touchpoint takes each rank.
#[derive(Debug, Clone, PartialEq)]
pub struct RankRow {
    /// Whose.
    pub name: String,
    /// First, second, third, fourth, later.
    pub shares: [f64; 5],
    /// Among the top with weights around ours, and with any.
    pub top: [String; 2],
    /// Is it the one that is explained?
    pub is_this: bool,
}

/// What another weight of a term would do.
#[derive(Debug, Clone, PartialEq)]
pub struct SwingRow {
    /// The term.
    pub name: String,
    /// The score with half of its weight, and with half of it more.
    pub scores: [f64; 2],
}

/// What the card shows.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedView {
    /// Where.
    pub touchpoint: Id<Touchpoint>,
    /// Which finding.
    pub kind: FindingKind,
    /// The touchpoint's title.
    pub title: String,
    /// "Firm moment of truth", "Breaks" …
    pub labels: Vec<String>,
    /// "rank 1 of 11"; none for a candidate.
    pub rank: Option<String>,
    /// The score, and as it is printed; none for a candidate.
    pub score: Option<(f64, String)>,
    /// Is it a candidate: its star is hollow?
    pub is_candidate: bool,
    /// Why, in sentences.
    pub sentence: String,
    /// The terms.
    pub terms: Vec<TermBar>,
    /// Where the score would lie, were unknown terms nothing or everything.
    pub interval: Option<(f64, f64)>,
    /// "nothing is missing: 0.92 to 0.92".
    pub together: String,
    /// The ranks of the best.
    pub ranks: Vec<RankRow>,
    /// "10,000 weightings, seed 7".
    pub draws: String,
    /// "top 3, %".
    pub top: String,
    /// The tornado, the longest first.
    pub swings: Vec<SwingRow>,
    /// What would change our mind, and what would follow.
    pub changes: Vec<(String, String)>,
    /// What was taken for granted.
    pub assumptions: Vec<String>,
    /// What evidence would make a candidate firm.
    pub needed: Option<String>,
    /// The other finding here, and what its button says.
    pub other: Option<(FindingKind, String)>,
    /// What the team decided, with its reason.
    pub verdict: Option<Verdict>,
    /// What to do with it, as the title and kind of an opportunity.
    pub opportunity: (String, OpportunityKind),
}

/// Width of the card.
const WIDTH: f32 = 640.0;

fn height_id() -> egui::Id {
    egui::Id::unique("height of the explained card")
}

fn veto_id() -> egui::Id {
    egui::Id::unique("reason of a veto")
}

/// Shows the card beside `anchor`, within `canvas`; `cards` are the cards in view.
pub fn explained_ui(
    ctx: &egui::Context,
    view: &ExplainedView,
    (anchor, canvas, cards): (Rect, Rect, &[Rect]),
    palette: &Palette,
    out: &mut Vec<Intent>,
) {
    let height = ctx.data(|data| data.get_temp::<f32>(height_id())).unwrap_or(520.0).min(canvas.height() - 16.0);
    let size = vec2(WIDTH.min(canvas.width() - 16.0), height);
    let at = place(anchor, canvas, cards, size);
    let area = Area::new(egui::Id::unique("explained")).order(Order::Foreground).fixed_pos(at).constrain(false);
    let shown = area.show(ctx, |ui| {
        let frame = Frame::new()
            .fill(palette.panel)
            .stroke(Stroke::new(1.0, palette.hairline))
            .corner_radius(CornerRadius::same(radius::CARD + 2))
            .shadow(tokens::shadow(palette))
            .inner_margin(Margin::same(18));
        frame.show(ui, |ui| {
            ui.set_width(size.x - 38.0);
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            let most = canvas.height() - 110.0;
            egui::ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
                head_ui(ui, view, palette, out);
                body_ui(ui, view, palette);
            });
            buttons_ui(ui, view, palette, out);
        });
    });
    let real = shown.response.rect.height();
    if (real - height).abs() > 1.0 {
        ctx.data_mut(|data| data.insert_temp(height_id(), real));
        ctx.request_repaint();
    }
    shown
        .response
        .widget_info(|| WidgetInfo::labeled(Role::Dialog, true, format!("{}: {}", view.title, view.labels.join(", "))));
}

/// Beneath, above, right or left of its card: where it covers the least of others.
fn place(anchor: Rect, canvas: Rect, cards: &[Rect], size: Vec2) -> egui::Pos2 {
    const GAP: f32 = 12.0;
    let wishes = [
        pos2(anchor.left(), anchor.bottom() + GAP),
        pos2(anchor.right() - size.x, anchor.bottom() + GAP),
        pos2(anchor.right() + GAP, anchor.center().y - size.y / 2.0),
        pos2(anchor.left() - GAP - size.x, anchor.center().y - size.y / 2.0),
        pos2(anchor.left(), anchor.top() - GAP - size.y),
        pos2(anchor.right() - size.x, anchor.top() - GAP - size.y),
    ];
    let inside = |at: egui::Pos2| {
        let most = (canvas.max - size - vec2(8.0, 8.0)).max(canvas.min + vec2(8.0, 8.0));
        at.clamp(canvas.min + vec2(8.0, 8.0), most)
    };
    let cost = |at: &egui::Pos2| {
        let rect = Rect::from_min_size(*at, size);
        let covered = |card: &Rect| {
            let both = card.intersect(rect);
            let share = if both.is_positive() { both.area() / card.area().max(1.0) } else { 0.0 };
            // A card that is covered halfway looks broken; one that is hidden whole does not.
            share.min(1.2 - share).max(0.0)
        };
        let own = anchor.intersect(rect);
        let own = if own.is_positive() { 10.0 * own.area() / anchor.area().max(1.0) } else { 0.0 };
        own + cards.iter().filter(|card| **card != anchor).map(covered).sum::<f32>()
    };
    wishes.map(inside).into_iter().min_by(|a, b| cost(a).total_cmp(&cost(b))).unwrap_or(canvas.min)
}

fn tones(view: &ExplainedView, palette: &Palette) -> (Color32, Color32) {
    match view.kind {
        FindingKind::MomentOfTruth => (palette.moment, palette.moment_text),
        FindingKind::LowHangingFruit => (palette.fruit, palette.fruit_text),
    }
}

fn head_ui(ui: &mut Ui, view: &ExplainedView, palette: &Palette, out: &mut Vec<Intent>) {
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
                    label_ui(ui, label, (mix(palette.panel, fill, 0.18), text));
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
    control::rule(ui, palette);
}

fn label_ui(ui: &mut Ui, text: &str, (fill, ink): (Color32, Color32)) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), tokens::semibold(size::TINY), ink);
    let (rect, _) = ui.allocate_exact_size(galley.size() + vec2(16.0, 5.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(9), fill);
    ui.painter().galley(rect.min + vec2(8.0, 2.5), galley, ink);
}

fn body_ui(ui: &mut Ui, view: &ExplainedView, palette: &Palette) {
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        why_ui(left, view, palette);
        sure_ui(right, view, palette);
    });
    if view.changes.is_empty() && view.assumptions.is_empty() && view.needed.is_none() {
        return;
    }
    control::rule(ui, palette);
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        left.spacing_mut().item_spacing.y = 4.0;
        right.spacing_mut().item_spacing.y = 4.0;
        if let Some(needed) = &view.needed {
            control::paragraph(left, needed, tokens::regular(size::SMALL), palette.ink);
        }
        if !view.changes.is_empty() {
            heading(left, "What would change our mind", palette);
        }
        for (change, then) in &view.changes {
            control::paragraph(left, &format!("• {change}: {then}"), tokens::regular(size::SMALL), palette.muted);
        }
        if !view.assumptions.is_empty() {
            heading(right, "Assumptions", palette);
        }
        for assumption in &view.assumptions {
            control::paragraph(right, &format!("• {assumption}"), tokens::regular(size::SMALL), palette.muted);
        }
    });
}

fn heading(ui: &mut Ui, text: &str, palette: &Palette) {
    control::line(ui, text, tokens::semibold(size::SMALL), palette.ink);
}

fn pair(ui: &mut Ui, left: &str, right: &str, palette: &Palette) {
    ui.horizontal(|ui| {
        ui.label(egui::RichText::new(left).font(tokens::semibold(size::SMALL)).color(palette.ink));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            control::line(ui, right, tokens::regular(size::TINY), palette.muted);
        });
    });
}

#[expect(clippy::cast_possible_truncation, reason = "a share of a length")]
fn part(share: f64) -> f32 {
    share.clamp(0.0, 1.0) as f32
}

/// Each term as a bar: the track as long as its weight, the fill as long as its part.
fn why_ui(ui: &mut Ui, view: &ExplainedView, palette: &Palette) {
    let (fill, _) = tones(view, palette);
    let title = view.score.as_ref().map_or_else(|| "Why".to_owned(), |(_, printed)| format!("Why {printed}"));
    let told = if view.terms.iter().any(|term| !term.sum.is_empty()) { "value × weight = part" } else { "" };
    pair(ui, &title, told, palette);
    let heaviest = view.terms.iter().map(|term| term.weight).fold(0.01, f64::max);
    for term in &view.terms {
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
    if view.score.is_some() {
        together_ui(ui, view, palette);
    }
}

/// Size of the letter in a term's box.
const LETTER: f32 = 10.0;

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

fn sure_ui(ui: &mut Ui, view: &ExplainedView, palette: &Palette) {
    if view.ranks.is_empty() {
        return;
    }
    let (fill, _) = tones(view, palette);
    pair(ui, "How sure", &view.draws, palette);
    pair(ui, "Rank, around ours", &view.top, palette);
    let shades = [1.0, 0.65, 0.4].map(|share| mix(palette.panel, fill, share));
    let [first, second, third] = shades;
    let colours = [first, second, third, mix(palette.panel, palette.muted, 0.4), palette.hairline];
    for row in &view.ranks {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 17.0), Sense::hover());
        let [ours, any] = &row.top;
        let says = format!("{}: in {} %, with any weights {} %, of the top", row.name, ours, any);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &says));
        let font = if row.is_this { tokens::semibold(size::TINY) } else { tokens::regular(size::TINY) };
        let mut job = egui::text::LayoutJob::simple_singleline(row.name.clone(), font.clone(), palette.ink);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() * 0.42);
        let name = ui.painter().layout_job(job);
        ui.painter().galley(pos2(rect.left(), rect.center().y - name.size().y / 2.0), name, palette.ink);
        let bar = Rect::from_min_max(
            pos2(rect.left() + rect.width() * 0.44, rect.top() + 3.0),
            pos2(rect.right() - 62.0, rect.bottom() - 3.0),
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
        for (text, back) in [(any, 0.0), (ours, 34.0)] {
            let at = pos2(rect.right() - back, rect.center().y);
            ui.painter().text(at, Align2::RIGHT_CENTER, text, font.clone(), palette.ink);
        }
    }
    if view.swings.is_empty() || view.score.is_none() {
        return;
    }
    pair(ui, "If one weight were", "half (hollow) or half again as much", palette);
    let all = || view.swings.iter().flat_map(|row| row.scores);
    let score = view.score.as_ref().map_or(0.0, |(score, _)| *score);
    let reach = all().map(|one| (one - score).abs()).fold(0.02, f64::max);
    for row in &view.swings {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
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
            let bar = Rect::from_two_pos(pos2(zero, rect.top() + 4.0), pos2(x(one), rect.bottom() - 4.0));
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
}

fn sign(of: f64) -> f32 {
    if of < 0.0 { -1.0 } else { 1.0 }
}

fn rule(view: &ExplainedView, verdict: Option<Verdict>) -> Intent {
    Intent::Rule { touchpoint: view.touchpoint, kind: view.kind, verdict }
}

fn buttons_ui(ui: &mut Ui, view: &ExplainedView, palette: &Palette, out: &mut Vec<Intent>) {
    control::rule(ui, palette);
    let ruling = view.verdict.as_ref().map(|verdict| verdict.ruling);
    let reason = ui.data(|data| data.get_temp::<String>(veto_id()));
    if let Some(reason) = reason {
        reason_ui(ui, view, reason, palette, out);
        return;
    }
    ui.horizontal(|ui| {
        let is_pinned = ruling == Some(VerdictRuling::Pin);
        let pin = Button {
            icon: Some(Icon::Pin),
            is_on: Some(is_pinned),
            name: "Pin",
            ..Button::new(if is_pinned { Look::Tinted } else { Look::Plain }, "Pin")
        };
        if pin.show(ui, palette).on_hover_text("Show it whatever the score says").clicked() {
            let pinned = Verdict { ruling: VerdictRuling::Pin, reason: String::new() };
            out.push(rule(view, (!is_pinned).then_some(pinned)));
        }
        let is_vetoed = ruling == Some(VerdictRuling::Veto);
        let text = if is_vetoed { "Take back the veto" } else { "Veto…" };
        let veto =
            Button { icon: Some(Icon::Ban), ..Button::new(if is_vetoed { Look::Tinted } else { Look::Plain }, text) };
        if veto.show(ui, palette).on_hover_text("Do not show it, and say why").clicked() {
            if is_vetoed {
                out.push(rule(view, None));
            } else {
                ui.data_mut(|data| data.insert_temp(veto_id(), String::new()));
            }
        }
        if let Some((kind, text)) = &view.other {
            let icon = match kind {
                FindingKind::MomentOfTruth => Icon::Star,
                FindingKind::LowHangingFruit => Icon::Cherries,
            };
            let other = Button { icon: Some(icon), ..Button::new(Look::Quiet, text) };
            if other.show(ui, palette).clicked() {
                out.push(Intent::Explain(view.touchpoint, *kind));
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let make = Button { icon: Some(Icon::Wrench), ..Button::new(Look::Primary, "Make an opportunity") };
            if make.show(ui, palette).clicked() {
                let (title, kind) = view.opportunity.clone();
                out.push(Intent::CloseExplained);
                out.push(Intent::NewOpportunity { title, touchpoints: vec![view.touchpoint], kind });
            }
        });
    });
}

/// Why not? Asked in place of the buttons.
fn reason_ui(ui: &mut Ui, view: &ExplainedView, mut reason: String, palette: &Palette, out: &mut Vec<Intent>) {
    let mut is_done = false;
    ui.horizontal(|ui| {
        let id = veto_id().with("field");
        let edit = egui::TextEdit::singleline(&mut reason)
            .id(id)
            .hint_text("Why is it not one?")
            .margin(Margin::symmetric(10, 6))
            .desired_width((ui.available_width() - 190.0).max(100.0));
        let response = ui.add(edit).accessible_name("Reason of the veto");
        if ui.memory(|memory| memory.focused().is_none_or(|focused| focused != id)) && reason.is_empty() {
            response.request_focus();
        }
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let is_left = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
        let veto = Button { is_enabled: !reason.trim().is_empty(), ..Button::new(Look::Primary, "Set aside") };
        let is_asked = veto.show(ui, palette).clicked() || is_entered;
        if is_asked && !reason.trim().is_empty() {
            out.push(rule(view, Some(Verdict { ruling: VerdictRuling::Veto, reason: reason.trim().to_owned() })));
            is_done = true;
        }
        is_done |= is_left | Button::new(Look::Plain, "Back").show(ui, palette).clicked();
    });
    ui.data_mut(|data| {
        if is_done {
            data.remove::<String>(veto_id());
        } else {
            data.insert_temp(veto_id(), reason);
        }
    });
}

/// The step that rules on a finding.
#[must_use]
pub fn verdict_label() -> Label {
    Label::Change(Word::Touchpoint)
}

/// The command that rules on a finding of this touchpoint.
#[must_use]
pub fn verdict_command(
    id: Id<Touchpoint>,
    record: &Touchpoint,
    kind: FindingKind,
    verdict: Option<Verdict>,
) -> Command {
    let mut record = record.clone();
    match verdict {
        Some(verdict) => drop(record.verdicts.insert(kind, verdict)),
        None => drop(record.verdicts.remove(&kind)),
    }
    Command::set(id, record)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_card_stands_where_it_covers_no_other_card() {
        let canvas = Rect::from_min_size(pos2(0.0, 0.0), vec2(1_200.0, 900.0));
        let anchor = Rect::from_min_size(pos2(500.0, 300.0), vec2(200.0, 80.0));
        let beneath = Rect::from_min_size(pos2(480.0, 420.0), vec2(200.0, 80.0));
        let size = vec2(400.0, 280.0);
        let free = place(anchor, canvas, &[anchor], size);
        assert_eq!(free, pos2(500.0, 392.0));
        let found = Rect::from_min_size(place(anchor, canvas, &[anchor, beneath], size), size);
        assert!(!found.intersects(beneath) && !found.intersects(anchor), "{found:?}");
    }
}
