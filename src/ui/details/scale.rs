//! A value on a scale, set by a click, a drag or the arrow keys, and taken back by the cross. Nobody said is shown as
//! an empty track, never as the middle.

use egui::{Align, EventFilter, Key, Layout, Pos2, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::form::Form;
use crate::{
    edit::Command,
    interact::Intent,
    scene::icon::Icon,
    ui::{
        control::{self, Button, Look},
        tokens::{self, Palette, mix, radius, size},
    },
};

/// A scale, in the units of the model.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Scale<'a> {
    /// What it is of.
    pub(in crate::ui) name: &'a str,
    /// What stands there now; none = nobody said.
    pub(in crate::ui) value: Option<i64>,
    /// From and to.
    pub(in crate::ui) ends: (i64, i64),
    /// What a key or the pointer changes it by.
    pub(in crate::ui) step: i64,
    /// The value as it is read.
    pub(in crate::ui) says: &'a dyn Fn(i64) -> String,
    /// In place of a value where there is none.
    pub(in crate::ui) unsaid: &'a str,
    /// Can it be taken back?
    pub(in crate::ui) can_clear: bool,
}

impl Scale<'_> {
    /// Shows it.
    pub(in crate::ui) fn show(
        self,
        ui: &mut Ui,
        form: &Form<'_>,
        change: impl Fn(Option<i64>) -> Command,
        out: &mut Vec<Intent>,
    ) {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if self.head_ui(ui, form.palette) {
                out.push(Intent::Edit(change(None), form.label));
            }
            self.track_ui(ui, form, change, out);
        });
    }

    /// Its name, its value, the cross; was that clicked?
    fn head_ui(&self, ui: &mut Ui, palette: &Palette) -> bool {
        let mut is_cleared = false;
        ui.horizontal(|ui| {
            ui.set_min_height(26.0);
            control::line(ui, self.name, tokens::regular(size::SMALL), palette.muted);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if self.can_clear && self.value.is_some() {
                    let spoken = format!("Clear {}", self.name.to_lowercase());
                    let cross =
                        Button { icon: Some(Icon::X), name: &spoken, height: 26.0, ..Button::new(Look::Quiet, "") };
                    is_cleared = cross.show(ui, palette).on_hover_text(&spoken).clicked();
                }
                match self.value {
                    Some(value) => control::line(ui, &(self.says)(value), tokens::semibold(size::BODY), palette.ink),
                    None => control::line(ui, self.unsaid, tokens::regular(size::SMALL), palette.muted),
                };
            });
        });
        is_cleared
    }

    fn track_ui(&self, ui: &mut Ui, form: &Form<'_>, change: impl Fn(Option<i64>) -> Command, out: &mut Vec<Intent>) {
        let palette = form.palette;
        let id = egui::Id::unique(("scale", self.name, form.key));
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
        let response = ui.interact(rect, id, Sense::click_and_drag());
        #[expect(clippy::cast_precision_loss, reason = "units of the model lie within a few millions")]
        let spoken = self.value.unwrap_or(self.ends.0) as f64;
        response.widget_info(|| WidgetInfo {
            current_text_value: Some(self.value.map_or_else(|| self.unsaid.to_owned(), self.says)),
            ..WidgetInfo::slider(true, spoken, self.name)
        });
        let track = Rect::from_center_size(rect.center(), vec2(rect.width() - 16.0, 6.0));
        let under = response.interact_pointer_pos().map(|at| self.value_at(track, at));
        if response.drag_started() {
            out.push(Intent::Begin(form.label));
        }
        if response.dragged() && under.is_some() && under != self.value {
            out.push(Intent::Preview(change(under)));
        }
        if response.drag_stopped() {
            out.push(Intent::Commit);
        } else if response.clicked()
            && let Some(value) = under
        {
            response.request_focus();
            out.push(Intent::Edit(change(Some(value)), form.label));
        }
        if let Some(value) = self.by_key(ui, id) {
            out.push(Intent::Edit(change(Some(value)), form.label));
        }
        let over = response.hover_pos().filter(|_| !response.dragged()).map(|at| self.value_at(track, at));
        self.paint(ui, track, over, palette);
        control::focus_ring(ui.painter(), rect.shrink2(vec2(2.0, 3.0)), radius::CONTROL, &response, palette);
    }

    fn paint(&self, ui: &Ui, track: Rect, over: Option<i64>, palette: &Palette) {
        let painter = ui.painter();
        painter.rect_filled(track, 3, mix(palette.panel, palette.ink, 0.12));
        // A scale with a middle is filled from there.
        let zero = self.place_of(track, 0.clamp(self.ends.0, self.ends.1));
        if let Some(value) = self.value {
            let at = self.place_of(track, value);
            let filled = Rect::from_two_pos(pos2(zero, track.top()), pos2(at, track.bottom()));
            painter.rect_filled(filled, 3, palette.accent);
            painter.circle(pos2(at, track.center().y), 7.0, palette.panel, Stroke::new(2.0, palette.accent));
        } else if let Some(value) = over {
            let at = pos2(self.place_of(track, value), track.center().y);
            painter.circle(at, 6.0, palette.panel, Stroke::new(1.0, palette.muted));
        }
    }

    fn by_key(&self, ui: &Ui, id: egui::Id) -> Option<i64> {
        if !ui.memory(|memory| memory.has_focus(id)) {
            return None;
        }
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        let up = ui.input(|input| input.key_pressed(Key::ArrowRight) || input.key_pressed(Key::ArrowUp));
        let down = ui.input(|input| input.key_pressed(Key::ArrowLeft) || input.key_pressed(Key::ArrowDown));
        self.stepped(i64::from(up) - i64::from(down))
    }

    fn stepped(&self, by: i64) -> Option<i64> {
        let (least, most) = self.ends;
        // From nothing the first key goes to the nearest end of the way.
        let from = self.value.unwrap_or(if by > 0 { least - self.step } else { most + self.step });
        let next = (from + by * self.step).clamp(least, most);
        (by != 0 && Some(next) != self.value).then_some(next)
    }

    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "clamped between two ends that lie within a few millions"
    )]
    fn value_at(&self, track: Rect, at: Pos2) -> i64 {
        let (least, most) = self.ends;
        let share = ((at.x - track.left()) / track.width().max(1.0)).clamp(0.0, 1.0);
        let steps = (share * (most - least) as f32 / self.step.max(1) as f32).round() as i64;
        (least + steps * self.step).clamp(least, most)
    }

    #[expect(clippy::cast_precision_loss, reason = "as above")]
    fn place_of(&self, track: Rect, value: i64) -> f32 {
        let (least, most) = self.ends;
        let share = (value - least) as f32 / (most - least).max(1) as f32;
        track.left() + track.width() * share.clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(value: Option<i64>) -> Scale<'static> {
        Scale {
            name: "Importance",
            value,
            ends: (0, 100),
            step: 5,
            says: &|value| value.to_string(),
            unsaid: "nobody said",
            can_clear: true,
        }
    }

    #[test]
    fn a_place_on_the_track_is_the_nearest_step() {
        let track = Rect::from_min_size(pos2(10.0, 0.0), vec2(200.0, 6.0));
        for (x, value) in [(0.0, 0), (10.0, 0), (113.0, 50), (116.0, 55), (210.0, 100), (400.0, 100)] {
            assert_eq!(scale(None).value_at(track, pos2(x, 3.0)), value, "{x}");
        }
        assert!((scale(None).place_of(track, 50) - 110.0).abs() < 0.01);
    }

    #[test]
    fn a_key_goes_one_step_and_never_beyond_the_ends() {
        assert_eq!(scale(Some(50)).stepped(1), Some(55));
        assert_eq!(scale(Some(100)).stepped(1), None);
        assert_eq!(scale(None).stepped(1), Some(0));
        assert_eq!(scale(None).stepped(-1), Some(100));
        assert_eq!(scale(Some(50)).stepped(0), None);
    }
}
