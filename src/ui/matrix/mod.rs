//! The Matrix tab: benefit against effort, a point for each touchpoint. A point that is dragged sideways changes its
//! effort; what the analysis makes of the change is told while the hand is still on it.
//!
//! Knows places, names and sentences that were made for it; asks for efforts, changes nothing.
//!
//! Limitations: points are not moved up or down, as benefit is no choice but follows from the map.

mod chart;
mod labels;
mod point;

use egui::{Ui, vec2};

use super::{
    control,
    tokens::{self, Palette, size},
};
use crate::{
    interact::Intent,
    model::{Effort, Id, Touchpoint},
};

/// A touchpoint on the chart, or in one of the strips.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Which.
    pub touchpoint: Id<Touchpoint>,
    /// "Checkout asks for account".
    pub title: String,
    /// The low-hanging-fruit score as it is printed.
    pub score: Option<String>,
    /// From the left, 0..=1; none where it has no effort.
    pub across: Option<f64>,
    /// From the bottom, 0..=1; none where no need is found, or unknown.
    pub up: Option<f64>,
    /// Its effort before the drag that goes on, if one does.
    pub effort: Option<Effort>,
    /// Where it stood before that drag.
    pub before: Option<f64>,
    /// Is it marked with a star, and is the star hollow?
    pub star: Option<bool>,
    /// Is it marked with cherries?
    pub is_fruit: bool,
    /// Is it ours to fix?
    pub is_ours: bool,
    /// Is it selected?
    pub is_selected: bool,
    /// All of it in a sentence.
    pub says: String,
}

/// What a drag would make of a point.
#[derive(Debug, Clone, PartialEq)]
pub struct Live {
    /// Which point.
    pub touchpoint: Id<Touchpoint>,
    /// "Waits for the van: effort L to M".
    pub headline: String,
    /// "0.45 to 0.55, low-hanging fruit".
    pub result: String,
}

/// What the tab shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MatrixView {
    /// Every touchpoint, the highest score first.
    pub points: Vec<Point>,
    /// What the drag that goes on would do.
    pub live: Option<Live>,
    /// Is the analysis switched off?
    pub is_off: bool,
}

/// Said beside the heading.
const SAYS: &str = "number: low-hanging-fruit score · drag sideways to change the effort";

/// Shows the tab; `height` is what there is for all of it, in points.
pub fn matrix_ui(ui: &mut Ui, view: &MatrixView, height: f32, palette: &Palette, out: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.y = 6.0;
    if view.is_off {
        control::line(ui, "The analysis is off", tokens::semibold(size::LARGE), palette.ink);
        let hint = "Press A, or the star above, to switch it on.";
        control::paragraph(ui, hint, tokens::regular(size::SMALL), palette.muted);
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        ui.set_min_height(26.0);
        ui.label(egui::RichText::new("Matrix").font(tokens::semibold(size::LARGE)).color(palette.ink));
        control::line(ui, SAYS, tokens::regular(size::SMALL), palette.muted);
    });
    if view.points.is_empty() {
        let hint = "Nothing to weigh yet: touchpoints show up here as soon as there are some.";
        control::paragraph(ui, hint, tokens::regular(size::BODY), palette.muted);
        return;
    }
    let beneath = 40.0 + missing_height(ui, view);
    let whole = vec2(ui.available_width(), (height - 32.0 - beneath).max(220.0));
    chart::chart_ui(ui, view, whole, palette, out);
    missing_ui(ui, view, palette, out);
}

/// Is the pointer, or the keyboard, on the chart?
#[must_use]
pub fn is_at_hand(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp::<bool>(at_hand_id())).unwrap_or_default()
}

fn at_hand_id() -> egui::Id {
    egui::Id::unique("matrix at hand")
}

/// Points without an effort where there is something to fix; the others are only counted.
fn missing(view: &MatrixView) -> (Vec<&Point>, usize) {
    let (wanted, rest): (Vec<&Point>, Vec<&Point>) =
        view.points.iter().filter(|point| point.before.is_none()).partition(|point| point.up.is_some());
    (wanted, rest.len())
}

fn missing_height(ui: &Ui, view: &MatrixView) -> f32 {
    let (wanted, rest) = missing(view);
    let rows = point::chip_rows(ui, &wanted, ui.available_width());
    let chips = if wanted.is_empty() { 0.0 } else { 24.0 + 32.0 * rows };
    chips + if rest > 0 { 22.0 } else { 0.0 }
}

fn missing_ui(ui: &mut Ui, view: &MatrixView, palette: &Palette, out: &mut Vec<Intent>) {
    let (wanted, rest) = missing(view);
    if !wanted.is_empty() {
        let text = "Effort missing: drag a touchpoint onto the chart";
        control::line(ui, text, tokens::semibold(size::SMALL), palette.ink);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for point in wanted {
                point::chip_ui(ui, point, palette, out);
            }
        });
    }
    let text = match rest {
        0 => return,
        1 => "1 more touchpoint has neither a need nor an effort".to_owned(),
        _ => format!("{rest} more touchpoints have neither a need nor an effort"),
    };
    control::line(ui, &text, tokens::regular(size::SMALL), palette.muted);
}
