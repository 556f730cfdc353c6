//! A list of short texts, a line each: written in place, taken out by the cross, moved by Alt and the arrows; the
//! last, empty line makes the next one.

use egui::{Key, Modifiers, Role, Ui, WidgetInfo};

use super::form::{Form, caption};
use crate::{
    edit::Command,
    interact::Intent,
    scene::icon::Icon,
    ui::{
        control::{self, Button, Look},
        field,
    },
};

/// What the list is called, what one of it is, and what to write there, in grey.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    /// Above the list: "Goals".
    pub(super) name: &'a str,
    /// One of it, for those who cannot see it: "Goal".
    pub(super) one: &'a str,
    /// In the empty line.
    pub(super) hint: &'a str,
}

/// Shows the list.
pub(super) fn rows_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    rows: Rows<'_>,
    values: &[String],
    change: impl Fn(Vec<String>) -> Command,
    out: &mut Vec<Intent>,
) {
    caption(ui, rows.name, form.palette);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for (place, value) in values.iter().enumerate() {
            row_ui(ui, form, rows, values, (place, value), &change, out);
        }
        next_ui(ui, form, rows, values, &change, out);
    });
}

fn row_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    rows: Rows<'_>,
    values: &[String],
    (place, value): (usize, &str),
    change: &impl Fn(Vec<String>) -> Command,
    out: &mut Vec<Intent>,
) {
    let id = egui::Id::unique(("row", rows.name, form.key, place));
    let spoken = format!("{} {}", rows.one, place + 1);
    control::from_right(ui, control::LINE, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let removed = format!("Remove {}", spoken.to_lowercase());
        let cross = Button { icon: Some(Icon::X), name: &removed, ..Button::new(Look::Quiet, "") };
        if cross.show(ui, form.palette).on_hover_text(&removed).clicked() {
            out.push(Intent::Edit(change(without(values, place)), form.label));
        }
        let by = moved(ui, id);
        let mut text = field::typed(ui, id).unwrap_or_else(|| value.to_owned());
        let edit = control::line_edit(&mut text).id(id).desired_width(ui.available_width());
        let response = ui.add(edit);
        response.widget_info(|| WidgetInfo { label: Some(spoken.clone()), ..WidgetInfo::new(Role::TextInput) });
        let is_emptied = response.lost_focus() && text.trim().is_empty();
        let set = |text: String| change(values.iter().enumerate().map(with_at(place, text)).collect());
        if is_emptied {
            // An empty line is none.
            out.push(Intent::Preview(change(without(values, place))));
        }
        field::visit(ui, id, &response, text, form.label, set, out);
        if let Some(next) = by.and_then(|by| swapped(values, place, by)) {
            out.push(Intent::Edit(change(next), form.label));
        }
    });
}

fn with_at(place: usize, text: String) -> impl Fn((usize, &String)) -> String {
    move |(other, value)| if other == place { text.clone() } else { value.clone() }
}

fn without(values: &[String], place: usize) -> Vec<String> {
    values.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, value)| value.clone()).collect()
}

fn swapped(values: &[String], place: usize, is_up: bool) -> Option<Vec<String>> {
    let other = if is_up { place.checked_sub(1)? } else { place + 1 };
    let mut next = values.to_vec();
    (other < next.len()).then(|| next.swap(place, other))?;
    Some(next)
}

/// Alt and an arrow move the line that has the keyboard; true = up.
fn moved(ui: &Ui, id: egui::Id) -> Option<bool> {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    ui.input_mut(|input| {
        let up = input.consume_key(Modifiers::ALT, Key::ArrowUp);
        let down = input.consume_key(Modifiers::ALT, Key::ArrowDown);
        (up || down).then_some(up)
    })
}

fn next_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    rows: Rows<'_>,
    values: &[String],
    change: &impl Fn(Vec<String>) -> Command,
    out: &mut Vec<Intent>,
) {
    let spoken = format!("New {}", rows.one.to_lowercase());
    if let Some(text) = new_line_ui(ui, ("new row", rows.name, form.key), &spoken, rows.hint) {
        let next = values.iter().cloned().chain([text]).collect();
        out.push(Intent::Edit(change(next), form.label));
    }
}

/// A line that is kept by Enter or by leaving it, and is empty again then; what was written.
pub(super) fn new_line_ui(
    ui: &mut Ui,
    key: impl std::hash::Hash + std::fmt::Debug,
    spoken: &str,
    hint: &str,
) -> Option<String> {
    let id = egui::Id::unique(key);
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let edit = control::line_edit(&mut text).id(id).hint_text(hint).desired_width(f32::INFINITY);
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo { label: Some(spoken.to_owned()), ..WidgetInfo::new(Role::TextInput) });
    let is_left = response.lost_focus();
    let is_entered = is_left && ui.input(|input| input.key_pressed(Key::Enter));
    let is_given_up = is_left && ui.input(|input| input.key_pressed(Key::Escape));
    let written = text.trim().to_owned();
    if is_left {
        text.clear();
    }
    if is_entered && !written.is_empty() {
        // The next one can follow at once.
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    ui.data_mut(|data| data.insert_temp(id, text));
    (is_left && !is_given_up && !written.is_empty()).then_some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_line_is_taken_out_and_moved() {
        assert_eq!(without(&lines("a b c"), 1), lines("a c"));
        assert_eq!(swapped(&lines("a b c"), 1, true), Some(lines("b a c")));
        assert_eq!(swapped(&lines("a b c"), 1, false), Some(lines("a c b")));
        assert_eq!(swapped(&lines("a b c"), 0, true), None);
        assert_eq!(swapped(&lines("a b c"), 2, false), None);
    }
}
