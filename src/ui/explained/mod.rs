//! The card that explains a finding: its arithmetic, how sure it is, what would change our mind, what the team
//! decides.
//!
//! Knows figures and words that were made for it; asks, changes nothing. A room each: where it stands (`place`), the
//! finding (`head`), its terms (`why`), its robustness (`sure`), and what to do with it (`verdict`).
//!
//! Limitations: the card stands beside its touchpoint wherever it covers the least of other cards and scrolls where
//! there is little room; in a tiny canvas it may cover its touchpoint.

mod head;
pub(super) mod place;
pub(super) mod shared;
mod sure;
mod verdict;
mod why;

use egui::{Area, CornerRadius, Frame, Margin, Order, Rect, Role, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

pub use self::verdict::{verdict_command, verdict_label};
use self::{
    head::head_ui,
    place::place,
    shared::{assumption_ui, beside, change_ui, heading},
    sure::sure_ui,
    verdict::buttons_ui,
    why::why_ui,
};
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
    /// Among the top with weights around ours, with any, and with other data too.
    pub top: [String; 3],
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
    /// "85 % of the weight known: 0.79 to 0.94".
    pub together: String,
    /// The ranks of the best.
    pub ranks: Vec<RankRow>,
    /// "10,000 weightings, seed 7".
    pub draws: String,
    /// What the figures beside the ranks count: "top 3, %".
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
const WIDTH: f32 = 672.0;
/// How high the card would be with all of it in view, and what its foot and edges take of that. For one finding it only
/// grows: what stands in it is as high as its width lets it be, and a card that followed it down would never rest.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Height {
    of: (Id<Touchpoint>, FindingKind),
    whole: f32,
    foot: f32,
}

impl Height {
    /// Before anything was measured.
    fn guessed(view: &ExplainedView) -> Self {
        Self { of: (view.touchpoint, view.kind), whole: 560.0, foot: 80.0 }
    }

    /// With what a frame measured.
    fn grown(self, content: f32, foot: f32) -> Self {
        let foot = self.foot.max(foot);
        Self { foot, whole: self.whole.max(content + foot), ..self }
    }
}

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
    // What the last frame measured.
    let guessed = Height::guessed(view);
    let last = ctx.data(|data| data.get_temp::<Height>(height_id())).filter(|last| last.of == guessed.of);
    let height = last.unwrap_or(guessed);
    let placed = place(anchor, canvas, cards, vec2(WIDTH, height.whole));
    let area = Area::new(egui::Id::unique("explained")).order(Order::Foreground).fixed_pos(placed.min).constrain(false);
    let shown = area.show(ctx, |ui| {
        let frame = Frame::new()
            .fill(palette.panel)
            .stroke(Stroke::new(1.0, palette.hairline))
            .corner_radius(CornerRadius::same(radius::CARD + 2))
            .shadow(tokens::shadow(palette))
            .inner_margin(Margin::same(18));
        let hidden = frame.show(ui, |ui| {
            ui.set_width(placed.width() - 38.0);
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            ui.spacing_mut().interact_size.y = 18.0;
            let most = (placed.height() - height.foot).max(60.0);
            let scrolled = control::tall(most).show(ui, |ui| {
                head_ui(ui, view, palette, out);
                body_ui(ui, view, palette, out);
            });
            buttons_ui(ui, view, palette, out);
            (scrolled.content_size.y, scrolled.inner_rect.height())
        });
        pointer(ui, anchor, hidden.response.rect, palette);
        hidden.inner
    });
    let (content, in_view) = shown.inner;
    let base = last.unwrap_or(Height { whole: 0.0, foot: 0.0, ..guessed });
    let measured = base.grown(content, shown.response.rect.height() - in_view);
    if last.is_none() || measured.whole > base.whole + 1.0 || measured.foot > base.foot + 1.0 {
        ctx.data_mut(|data| data.insert_temp(height_id(), measured));
        ctx.request_repaint();
    }
    shown
        .response
        .widget_info(|| WidgetInfo::labeled(Role::Dialog, true, format!("{}: {}", view.title, view.labels.join(", "))));
}

/// A corner of the card that points at its touchpoint, where it stands right above or beneath.
fn pointer(ui: &Ui, anchor: Rect, card: Rect, palette: &Palette) {
    let (from, to) = (card.left() + 24.0, card.right() - 24.0);
    let x = anchor.center().x.clamp(from.min(to), to);
    let is_over = x >= anchor.left() && x <= anchor.right();
    let (base, tip) = match (card.top() >= anchor.bottom(), card.bottom() <= anchor.top()) {
        _ if !is_over => return,
        (true, _) => (card.top() + 1.0, card.top() - 8.0),
        (_, true) => (card.bottom() - 1.0, card.bottom() + 8.0),
        _ => return,
    };
    let [left, middle, right] = [pos2(x - 9.0, base), pos2(x, tip), pos2(x + 9.0, base)];
    ui.painter().add(Shape::convex_polygon(vec![left, middle, right], palette.panel, Stroke::NONE));
    ui.painter().line(vec![left, middle, right], Stroke::new(1.0, palette.hairline));
}

fn body_ui(ui: &mut Ui, view: &ExplainedView, palette: &Palette, out: &mut Vec<Intent>) {
    if view.ranks.is_empty() {
        why_ui(ui, view, palette, out);
    } else {
        beside(ui, 0.5, palette, |ui| why_ui(ui, view, palette, out), |ui| sure_ui(ui, view, palette));
    }
    if view.changes.is_empty() && view.assumptions.is_empty() && view.needed.is_none() {
        return;
    }
    ui.add_space(2.0);
    control::rule(ui, palette);
    ui.add_space(2.0);
    let taken = |ui: &mut Ui| {
        heading(ui, "Assumptions", palette);
        for assumption in &view.assumptions {
            assumption_ui(ui, assumption, palette);
        }
    };
    match (view.changes.is_empty() && view.needed.is_none(), view.assumptions.is_empty()) {
        (true, _) => taken(ui),
        (_, true) => changes_ui(ui, view, palette),
        _ => beside(ui, 0.58, palette, |ui| changes_ui(ui, view, palette), taken),
    }
}

fn changes_ui(ui: &mut Ui, view: &ExplainedView, palette: &Palette) {
    if let Some(needed) = &view.needed {
        control::paragraph(ui, needed, tokens::regular(size::SMALL), palette.ink);
    }
    if !view.changes.is_empty() {
        heading(ui, "What would change our mind", palette);
    }
    for (change, then) in &view.changes {
        change_ui(ui, change, then, palette);
    }
}
