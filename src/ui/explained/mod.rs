//! The card that explains a finding: its arithmetic, how sure it is, what would change our mind, what the team
//! decides.
//!
//! Knows figures and words that were made for it; asks, changes nothing. A room each: where it stands (`place`), the
//! finding (`head`), its terms (`why`), its robustness (`sure`), and what to do with it (`verdict`).
//!
//! Limitations: the card stands beside its touchpoint wherever it covers the least of other cards; where the canvas
//! is small it may cover some.

mod head;
pub(super) mod place;
mod shared;
mod sure;
mod verdict;
mod why;

use egui::{Area, CornerRadius, Frame, Margin, Order, Rect, Role, Stroke, Ui, WidgetInfo, vec2};

pub use self::verdict::{verdict_command, verdict_label};
use self::{head::head_ui, place::place, shared::heading, sure::sure_ui, verdict::buttons_ui, why::why_ui};
use super::{
    control,
    tokens::{self, Palette, radius, size},
};
use crate::{
    interact::Intent,
    model::{FindingKind, Id, OpportunityKind, Touchpoint, Verdict},
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
    /// "Known here: 85 % of the weight."; empty for a fruit.
    pub known: String,
    /// "In the top 3 in 98 % of 1,000 re-runs …"; empty where nothing was drawn, and for a candidate.
    pub steady: String,
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
            control::tall(most).show(ui, |ui| {
                head_ui(ui, view, palette, out);
                body_ui(ui, view, palette, out);
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

fn body_ui(ui: &mut Ui, view: &ExplainedView, palette: &Palette, out: &mut Vec<Intent>) {
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        why_ui(left, view, palette, out);
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
