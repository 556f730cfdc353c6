//! The Mix tab: a heat map of stages and channels with the letters of the creators, what each stage lacks, and the
//! gaps as sentences.
//!
//! Knows figures and words that were made for it; a click asks for the touchpoints behind a cell.
//!
//! Limitations: which figure the cells show is kept while the window is open, not beyond.

mod grid;

use egui::{Color32, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{
    control,
    tokens::{self, Palette, radius, size},
};
use crate::{
    analysis::CREATORS,
    edit::Selection,
    interact::Intent,
    model::{Creator, Phase},
    scene::icon::Icon,
};

/// What the cells show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Measure {
    /// Share of customers that meets at least one of the touchpoints.
    #[default]
    Customers,
    /// How many touchpoints there are.
    Touchpoints,
    /// How they feel.
    Feeling,
}

impl Measure {
    /// All, in the order of the switch.
    pub const ALL: [Measure; 3] = [Measure::Customers, Measure::Touchpoints, Measure::Feeling];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Measure::Customers => "Customers",
            Measure::Touchpoints => "Touchpoints",
            Measure::Feeling => "Feeling",
        }
    }

    fn says(self) -> &'static str {
        match self {
            Measure::Customers => "share of customers, by stage and channel",
            Measure::Touchpoints => "touchpoints, by stage and channel",
            Measure::Feeling => "how it feels, by stage and channel",
        }
    }
}

/// The heading of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct StageHead {
    /// Its name.
    pub name: String,
    /// Its phase.
    pub phase: Phase,
    /// How many paid, owned, earned touchpoints it has.
    pub creators: [usize; 3],
    /// Which creators it lacks, in words.
    pub missing: String,
    /// Does it lack an earned one?
    pub lacks_earned: bool,
    /// How many channels it has, in words.
    pub channels: String,
    /// Is it only one?
    pub has_one_channel: bool,
    /// All of it in a sentence.
    pub says: String,
    /// Its touchpoints.
    pub touchpoints: Selection,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct ChannelRow {
    /// The channel's name.
    pub name: String,
    /// Its icon.
    pub icon: Icon,
    /// "online", "offline"; empty where the channel is not named.
    pub group: &'static str,
    /// A cell for each column.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// The touchpoints behind it; nothing = the cell is empty.
    pub touchpoints: Selection,
    /// Share of customers, 0..=1.
    pub share: Option<f64>,
    /// Feeling, -1..=1.
    pub emotion: Option<f64>,
    /// What it shows for each measure.
    pub shows: [String; 3],
    /// How many are paid, owned, earned.
    pub creators: [usize; 3],
    /// All of it in a sentence.
    pub says: String,
    /// Is one of its touchpoints selected?
    pub is_selected: bool,
}

/// Something that is missing, and where to look for it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GapLine {
    /// A sentence.
    pub sentence: String,
    /// What it is about; nothing = there is nowhere to jump to.
    pub subjects: Selection,
}

/// What the tab shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MixView {
    /// The columns.
    pub stages: Vec<StageHead>,
    /// The rows.
    pub rows: Vec<ChannelRow>,
    /// What is missing.
    pub gaps: Vec<GapLine>,
    /// Is the share of customers known at all?
    pub has_flow: bool,
    /// Said where it is not.
    pub no_flow: &'static str,
    /// Is the analysis switched off?
    pub is_off: bool,
}

fn measure_id() -> egui::Id {
    egui::Id::unique("mix measure")
}

/// Shows the tab.
pub fn mix_ui(ui: &mut Ui, view: &MixView, palette: &Palette, out: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.y = 6.0;
    if view.is_off {
        let hint = "Press A, or the star above, to switch it on.";
        control::line(ui, "The analysis is off", tokens::semibold(size::LARGE), palette.ink);
        control::paragraph(ui, hint, tokens::regular(size::SMALL), palette.muted);
        return;
    }
    let chosen = ui.data(|data| data.get_temp::<Measure>(measure_id())).unwrap_or_default();
    let is_known = view.has_flow || chosen != Measure::Customers;
    let measure = if is_known { chosen } else { Measure::Touchpoints };
    head_ui(ui, measure, view.has_flow, palette);
    if !view.has_flow {
        control::paragraph(ui, view.no_flow, tokens::regular(size::SMALL), palette.muted);
    }
    if view.stages.is_empty() || view.rows.is_empty() {
        let hint = "Nothing to mix yet: touchpoints with a stage and a channel show up here.";
        control::paragraph(ui, hint, tokens::regular(size::BODY), palette.muted);
        return;
    }
    grid::grid_ui(ui, view, measure, palette, out);
    gaps_ui(ui, &view.gaps, palette, out);
}

fn head_ui(ui: &mut Ui, measure: Measure, has_flow: bool, palette: &Palette) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        ui.label(egui::RichText::new("Mix").font(tokens::semibold(size::LARGE)).color(palette.ink));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            switch_ui(ui, measure, has_flow, palette);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                control::line(ui, measure.says(), tokens::regular(size::SMALL), palette.muted);
            });
        });
    });
}

/// The switch: one box, three choices. Customers can only be chosen where flow is given.
fn switch_ui(ui: &mut Ui, measure: Measure, has_flow: bool, palette: &Palette) {
    let texts = Measure::ALL.map(|one| {
        let font = if one == measure { tokens::semibold(size::SMALL) } else { tokens::regular(size::SMALL) };
        ui.painter().layout_no_wrap(one.name().to_owned(), font, Color32::PLACEHOLDER)
    });
    let width: f32 = texts.iter().map(|text| text.size().x + 20.0).sum();
    let (rect, _) = ui.allocate_exact_size(vec2(width + 4.0, 26.0), Sense::hover());
    let corner = egui::CornerRadius::same(radius::CONTROL);
    let edge = egui::Stroke::new(1.0, palette.hairline);
    ui.painter().rect(rect, corner, palette.panel, edge, egui::StrokeKind::Inside);
    let mut left = rect.left() + 2.0;
    for (one, text) in Measure::ALL.into_iter().zip(texts) {
        let size = text.size();
        let place = Rect::from_min_size(pos2(left, rect.top() + 2.0), vec2(size.x + 20.0, 22.0));
        left = place.right();
        let is_enabled = has_flow || one != Measure::Customers;
        let sense = if is_enabled { Sense::click() } else { Sense::hover() };
        let response = ui.interact(place, measure_id().with(one.name()), sense);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, is_enabled, one == measure, one.name()));
        let tint = match (one == measure, is_enabled) {
            (true, _) => palette.accent_text,
            (false, true) => palette.ink,
            (false, false) => palette.faint,
        };
        if one == measure {
            ui.painter().rect_filled(place, egui::CornerRadius::same(radius::BAND), palette.tint);
        }
        ui.painter().galley(place.center() - size / 2.0, text, tint);
        control::focus_ring(ui.painter(), place.shrink(2.0), radius::BAND, &response, palette);
        if response.clicked() {
            ui.data_mut(|data| data.insert_temp(measure_id(), one));
            ui.ctx().request_repaint();
        }
    }
}

/// Gaps, a sentence each, with an arrow where there is somewhere to go.
pub fn gaps_ui(ui: &mut Ui, gaps: &[GapLine], palette: &Palette, out: &mut Vec<Intent>) {
    if gaps.is_empty() {
        return;
    }
    ui.add_space(4.0);
    control::counted(ui, "Gaps", gaps.len(), palette);
    for gap in gaps {
        gap_ui(ui, gap, palette, out);
    }
}

/// One gap.
pub fn gap_ui(ui: &mut Ui, gap: &GapLine, palette: &Palette, out: &mut Vec<Intent>) {
    let width = ui.available_width();
    let can_jump = !gap.subjects.is_empty();
    let room = (width - 50.0).max(40.0);
    let galley = control::laid_out(ui, &gap.sentence, tokens::regular(size::BODY), palette.ink, room);
    let sense = if can_jump { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y + 4.0), sense);
    let role = if can_jump { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, &gap.sentence));
    if can_jump && response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), egui::CornerRadius::same(radius::BAND), palette.well);
    }
    ui.painter().circle_filled(pos2(rect.left() + 8.0, rect.top() + 11.0), 3.0, palette.pain);
    ui.painter().galley(pos2(rect.left() + 20.0, rect.top() + 2.0), galley, palette.ink);
    if can_jump {
        let place = Rect::from_center_size(pos2(rect.right() - 9.0, rect.top() + 11.0), Vec2::splat(14.0));
        control::icon(ui.painter(), place, Icon::ChevronRight, palette.muted);
        control::focus_ring(ui.painter(), rect, radius::BAND, &response, palette);
        if response.clicked() {
            out.push(Intent::Show(gap.subjects.clone()));
        }
    }
}

/// The letter of a creator.
fn letter(creator: Creator) -> &'static str {
    match creator {
        Creator::Paid => "P",
        Creator::Owned => "O",
        Creator::Earned => "E",
    }
}

/// A letter for each touchpoint where they are one or two, else for each creator.
fn letters(creators: [usize; 3]) -> Vec<Creator> {
    let all: usize = creators.iter().sum();
    let each = CREATORS.into_iter().zip(creators);
    if all <= 2 {
        each.flat_map(|(creator, count)| std::iter::repeat_n(creator, count)).collect()
    } else {
        each.filter(|(_, count)| *count > 0).map(|(creator, _)| creator).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_has_a_letter_for_each_touchpoint_until_there_are_three() {
        use Creator::{Earned, Owned, Paid};
        assert_eq!(letters([0, 2, 0]), [Owned, Owned]);
        assert_eq!(letters([1, 0, 1]), [Paid, Earned]);
        assert_eq!(letters([1, 3, 1]), [Paid, Owned, Earned]);
        assert_eq!(letters([0, 3, 0]), [Owned]);
    }
}
