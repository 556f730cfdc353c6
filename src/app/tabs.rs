//! The wide tabs of the right panel: mix, matrix and plan.

use egui::{Rect, Ui, UiBuilder};

use super::{App, frame::scrolled};
use crate::{
    interact::{Intent, Tab},
    scene::icon::Icon,
    ui::{
        control::{Button, Look},
        matrix::matrix_ui,
        mix::mix_ui,
        plan::{PlanView, plan_ui},
    },
};

impl App {
    /// Are mix and matrix shown at once?
    pub(super) fn is_split_now(&self) -> bool {
        self.is_split && matches!(self.tab, Tab::Mix | Tab::Matrix)
    }

    /// At the right end of the tabs: split, put away.
    pub(super) fn panel_buttons(&self, ui: &mut Ui, asked: &mut Vec<Intent>) {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(8.0);
            let button = |icon, name| Button { icon: Some(icon), name, ..Button::new(Look::Quiet, "") };
            let away = button(Icon::ChevronsRight, "Put the panel away").show(ui, &self.palette);
            if away.on_hover_text("Put the panel away").clicked() {
                asked.push(Intent::ShowPanel(false));
            }
            if matches!(self.tab, Tab::Mix | Tab::Matrix) {
                let name = "Mix above matrix";
                let look = if self.is_split { Look::Tinted } else { Look::Quiet };
                let split = Button { look, is_on: Some(self.is_split), ..button(Icon::Rows, name) };
                if split.show(ui, &self.palette).on_hover_text(name).clicked() {
                    asked.push(Intent::Split(!self.is_split));
                }
            }
        });
    }

    pub(super) fn mix_tab(&mut self, ui: &mut Ui, asked: &mut Vec<Intent>) {
        let palette = self.palette;
        let mut view = self.mix().as_ref().clone();
        view.is_off = !self.is_analysis_on;
        scrolled(ui, 0.0, |ui| mix_ui(ui, &view, &palette, asked));
    }

    pub(super) fn matrix_tab(&mut self, ui: &mut Ui, asked: &mut Vec<Intent>) {
        let palette = self.palette;
        let mut view = self.matrix().as_ref().clone();
        view.is_off = !self.is_analysis_on;
        // What scrolls has a margin; higher than this the chart would be a ladder.
        let height = (ui.available_height() - 26.0).min(ui.available_width() * 1.4);
        scrolled(ui, 0.0, |ui| matrix_ui(ui, &view, height, &palette, asked));
    }

    pub(super) fn plan_tab(&mut self, ui: &mut Ui, asked: &mut Vec<Intent>) {
        let palette = self.palette;
        let lines = self.plan();
        let selected = self.selected_titled();
        let Some(open) = &self.open else { return };
        let view = PlanView { map: open.document.map(), lines: &lines, selected };
        scrolled(ui, 0.0, |ui| plan_ui(ui, &view, &palette, asked));
    }

    /// Mix above matrix.
    pub(super) fn split_tabs(&mut self, ui: &mut Ui, asked: &mut Vec<Intent>) {
        let palette = self.palette;
        let whole = ui.available_rect_before_wrap();
        let upper = Rect::from_min_max(whole.min, egui::pos2(whole.right(), whole.top() + whole.height() * 0.55));
        let lower = Rect::from_min_max(egui::pos2(whole.left(), upper.bottom()), whole.max);
        ui.scope_builder(UiBuilder::new().max_rect(upper).id_salt("mix above"), |ui| {
            ui.set_clip_rect(upper.intersect(ui.clip_rect()));
            self.mix_tab(ui, asked);
        });
        ui.painter().hline(lower.x_range(), lower.top(), egui::Stroke::new(1.0, palette.hairline));
        ui.scope_builder(UiBuilder::new().max_rect(lower).id_salt("matrix beneath"), |ui| {
            ui.set_clip_rect(lower.intersect(ui.clip_rect()));
            ui.add_space(4.0);
            self.matrix_tab(ui, asked);
        });
    }
}
