//! A point in the hand: click, drag, keys.

use egui::{EventFilter, Key, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{Point, at_hand_id};
use crate::{
    analysis::matrix::{number_at, size_at},
    edit::{Command, Label},
    interact::Intent,
    model::{Effort, EffortSize, FindingKind, Id, Touchpoint},
    ui::{
        control,
        tokens::{self, Palette, mix, size},
    },
};

/// What is dragged, and what it asked for last.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Drag {
    touchpoint: Id<Touchpoint>,
    last: Option<Effort>,
    is_given_up: bool,
}

fn drag_id() -> egui::Id {
    egui::Id::unique("matrix drag")
}

fn chart_id() -> egui::Id {
    egui::Id::unique("matrix chart")
}

/// The chart as it was shown last: a chip from beneath is dragged onto it.
pub(super) fn remember_chart(ui: &Ui, plot: Rect) {
    ui.data_mut(|data| data.insert_temp(chart_id(), plot));
}

/// What is being dragged.
pub(super) fn dragged(ui: &Ui) -> Option<Id<Touchpoint>> {
    let drag = ui.data(|data| data.get_temp::<Drag>(drag_id()))?;
    (!drag.is_given_up).then_some(drag.touchpoint)
}

fn set_effort(touchpoint: Id<Touchpoint>, effort: Effort) -> Command {
    Command::SetEffort { touchpoints: vec![touchpoint], effort: Some(effort) }
}

/// Hears what the hand does with a point.
pub(super) fn hear(ui: &Ui, point: &Point, response: &Response, out: &mut Vec<Intent>) {
    if response.hovered() || response.has_focus() || response.dragged() {
        ui.data_mut(|data| data.insert_temp(at_hand_id(), true));
    }
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        hear_keys(ui, point, out);
    }
    if response.clicked() {
        response.request_focus();
        out.push(Intent::ShowTouchpoint(point.touchpoint));
    }
    if response.drag_started() {
        let drag = Drag { touchpoint: point.touchpoint, last: point.effort, is_given_up: false };
        ui.data_mut(|data| data.insert_temp(drag_id(), drag));
        out.push(Intent::Begin(Label::SetEffort(1)));
    }
    let Some(mut drag) = ui.data(|data| data.get_temp::<Drag>(drag_id())) else { return };
    if drag.touchpoint != point.touchpoint {
        return;
    }
    // egui itself lets go of what is dragged when Escape is pressed.
    if !drag.is_given_up && ui.input(|input| input.key_pressed(Key::Escape)) {
        drag.is_given_up = true;
        out.push(Intent::Cancel);
    } else if response.dragged()
        && !drag.is_given_up
        && let Some(wanted) = wanted(ui, point)
        && Some(wanted) != drag.last
    {
        drag.last = Some(wanted);
        out.push(Intent::Preview(set_effort(point.touchpoint, wanted)));
    }
    if response.drag_stopped() {
        ui.data_mut(|data| data.remove::<Drag>(drag_id()));
        if !drag.is_given_up {
            out.push(Intent::Commit);
        }
    } else {
        ui.data_mut(|data| data.insert_temp(drag_id(), drag));
    }
}

/// The effort beneath the pointer: that of the column, or with Shift a number that keeps the size.
fn wanted(ui: &Ui, point: &Point) -> Option<Effort> {
    let plot = ui.data(|data| data.get_temp::<Rect>(chart_id()))?;
    let pointer = ui.ctx().pointer_interact_pos()?;
    let across = f64::from((pointer.x - plot.left()) / plot.width().max(1.0));
    let keeps = ui.input(|input| input.modifiers.shift).then_some(point.effort).flatten();
    // A chip goes back to having no effort when it is let go outside the chart.
    if point.effort.is_none() && !plot.expand2(vec2(24.0, 60.0)).contains(pointer) {
        return None;
    }
    Some(keeps.map_or_else(
        || Effort::Size(size_at(across)),
        |effort| Effort::Number(number_at(across, effort.nearest_size())),
    ))
}

/// Arrows change the effort by a size, Enter opens the finding.
fn hear_keys(ui: &Ui, point: &Point, out: &mut Vec<Intent>) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    let place = point.effort.and_then(|effort| EffortSize::ALL.iter().position(|size| *size == effort.nearest_size()));
    let next = if pressed(Key::ArrowLeft) {
        Some(place.map_or(2, |place| place.saturating_sub(1)))
    } else if pressed(Key::ArrowRight) {
        Some(place.map_or(2, |place| (place + 1).min(EffortSize::ALL.len() - 1)))
    } else {
        None
    };
    if let Some(size) = next.filter(|next| Some(*next) != place).and_then(|next| EffortSize::ALL.get(next)) {
        out.push(Intent::edit(set_effort(point.touchpoint, Effort::Size(*size))));
    }
    if pressed(Key::Enter) {
        out.push(Intent::Explain(point.touchpoint, FindingKind::LowHangingFruit));
    }
}

/// A point's role and name, and where the keyboard is.
pub(super) fn name(response: &Response, point: &Point) {
    response.widget_info(|| WidgetInfo {
        selected: Some(point.is_selected),
        value: point.across,
        ..WidgetInfo::labeled(Role::Slider, true, &point.says)
    });
}

fn chip_width(ui: &Ui, point: &Point) -> f32 {
    let font = tokens::regular(size::SMALL);
    ui.painter().layout_no_wrap(point.title.clone(), font, egui::Color32::PLACEHOLDER).size().x + 34.0
}

/// How many rows the chips take.
pub(super) fn chip_rows(ui: &Ui, points: &[&Point], width: f32) -> f32 {
    let (mut rows, mut left) = (0.0, 0.0);
    for point in points {
        let chip = chip_width(ui, point).min(width);
        if left <= 0.0 || left + chip > width {
            rows += 1.0;
            left = 0.0;
        }
        left += chip + 6.0;
    }
    rows
}

/// A touchpoint without an effort, to be dragged onto the chart.
pub(super) fn chip_ui(ui: &mut Ui, point: &Point, palette: &Palette, out: &mut Vec<Intent>) {
    let width = chip_width(ui, point).min(ui.available_width().max(60.0));
    let (rect, response) = ui.allocate_exact_size(vec2(width, 26.0), Sense::click_and_drag());
    name(&response, point);
    let is_held = dragged(ui) == Some(point.touchpoint);
    let fill = if response.hovered() || is_held { palette.tint } else { palette.panel };
    let edge = egui::Stroke::new(1.0, if is_held { palette.accent } else { palette.hairline });
    ui.painter().rect(rect, egui::CornerRadius::same(13), fill, edge, egui::StrokeKind::Inside);
    let dot = Rect::from_center_size(pos2(rect.left() + 14.0, rect.center().y), Vec2::splat(10.0));
    ui.painter().circle_filled(dot.center(), 4.5, mix(palette.panel, palette.pain, 0.9));
    let text = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let at = pos2(rect.left() + 24.0, rect.center().y);
    text.text(at, egui::Align2::LEFT_CENTER, &point.title, tokens::regular(size::SMALL), palette.ink);
    control::focus_ring(ui.painter(), rect, 13, &response, palette);
    hear(ui, point, &response, out);
    response.on_hover_cursor(egui::CursorIcon::Grab).on_hover_text(control::unbroken(&point.says));
}
