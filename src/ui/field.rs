//! A line or a few lines of text about a record.
//!
//! While the field has the keyboard, what is typed lives in it alone (so it may be empty for a
//! moment), and every change is shown on the map; the whole visit is one step of the history.
//! Escape brings back what was there.

use egui::{Id, Key, Rect, Response, TextEdit, Ui, vec2};

use super::{
    control,
    tokens::{self, Palette, size},
};
use crate::{
    edit::{Command, Label},
    interact::Intent,
    model::Subject,
    wording::window,
};

/// What a field shows and what a change of it means.
pub struct Field<'a> {
    /// Its name, seen above it and read out.
    pub name: &'a str,
    /// Tells it from fields of the same name: which record it is about.
    pub key: u64,
    /// What stands there now.
    pub value: &'a str,
    /// What to write there, in grey.
    pub hint: &'a str,
    /// How many rows it is high; 1 = a line.
    pub rows: usize,
    /// What the step is called.
    pub label: Label,
}

/// The place in egui's memory of a field with this name about this record.
#[must_use]
pub fn field_id(name: &str, key: u64) -> Id {
    Id::unique(("field", name, key))
}

/// This field gets the keyboard as soon as it is shown.
pub fn give_keys(ctx: &egui::Context, field: Id) {
    ctx.data_mut(|data| data.insert_temp(field.with("wanted"), true));
}

impl Field<'_> {
    /// Shows it; `change` makes the command of a new text.
    pub fn show(self, ui: &mut Ui, palette: &Palette, change: impl Fn(String) -> Command, out: &mut Vec<Intent>) {
        self.show_checked(ui, palette, "", |text| Some(change(text.to_owned())), out);
    }

    /// Shows it; `change` makes the command of a new text, or none where it cannot be read. Then `says` tells what it
    /// must be, and what could be read last is kept.
    pub fn show_checked(
        self,
        ui: &mut Ui,
        palette: &Palette,
        says: &str,
        change: impl Fn(&str) -> Option<Command>,
        out: &mut Vec<Intent>,
    ) {
        let caption = control::caption(ui, self.name, palette);
        let id = field_id(self.name, self.key);
        let before = typed(ui, id);
        let is_unread = before.as_ref().is_some_and(|text| change(text.trim()).is_none());
        let mut text = before.unwrap_or_else(|| self.value.to_owned());
        let edit = match self.rows {
            0 | 1 => control::line_edit(&mut text),
            rows => TextEdit::multiline(&mut text).desired_rows(rows).margin(egui::Margin::symmetric(10, 7)),
        };
        let edit = edit.id(id).desired_width(f32::INFINITY).hint_text(self.hint);
        if ui.data_mut(|data| data.remove_temp::<bool>(id.with("wanted"))).is_some() {
            // Before it is shown, so that it knows that it has just got it.
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let response = ui.add(edit).labelled_by(caption.id);
        if is_unread {
            ui.label(egui::RichText::new(says).font(tokens::regular(size::SMALL)).color(palette.pain_text));
        }
        // Also where the keyboard has just been taken from it.
        let unreadable = ui.data(|data| data.get_temp::<String>(id)).filter(|text| change(text.trim()).is_none());
        visit_checked(ui, id, &response, text, self.label, change, out);
        let is_left = response.lost_focus() && !ui.input(|input| input.key_pressed(Key::Escape));
        if let Some(text) = unreadable.filter(|_| is_left) {
            out.push(Intent::NotTaken(window::not_taken(text.trim(), says)));
        }
    }
}

/// What was typed so far in a field that has the keyboard.
pub(super) fn typed(ui: &Ui, id: Id) -> Option<String> {
    if ui.memory(|memory| memory.has_focus(id)) { ui.data(|data| data.get_temp::<String>(id)) } else { None }
}

/// Begin at the first letter's chance, preview at each change, commit or cancel at the end.
pub fn visit(
    ui: &Ui,
    id: Id,
    response: &Response,
    text: String,
    label: Label,
    change: impl Fn(String) -> Command,
    out: &mut Vec<Intent>,
) {
    visit_checked(ui, id, response, text, label, |text| Some(change(text.to_owned())), out);
}

/// The same where not every text can be read: nothing is previewed for those that cannot.
pub fn visit_checked(
    ui: &Ui,
    id: Id,
    response: &Response,
    text: String,
    label: Label,
    change: impl Fn(&str) -> Option<Command>,
    out: &mut Vec<Intent>,
) {
    if response.gained_focus() {
        ui.data_mut(|data| data.remove_temp::<String>(id));
        out.push(Intent::Begin(label));
    }
    if response.changed() {
        out.extend(change(text.trim()).map(Intent::Preview));
        ui.data_mut(|data| data.insert_temp(id, text));
    }
    if response.lost_focus() {
        let is_left = ui.input(|input| input.key_pressed(Key::Escape));
        out.push(if is_left { Intent::Cancel } else { Intent::Commit });
        ui.data_mut(|data| data.remove_temp::<String>(id));
    }
}

/// A field in the place of what it changes.
#[derive(Clone, Copy)]
pub struct InPlaceField<'a> {
    /// Where on the screen.
    pub rect: Rect,
    /// Of what.
    pub subject: Subject,
    /// What stands there now.
    pub value: &'a str,
    /// The size of its letters, in points.
    pub letters: f32,
    /// What is said of a text that cannot be read.
    pub unread: Unread,
    /// The colours of the window.
    pub palette: &'a Palette,
}

/// What is said of a text that cannot be read.
#[derive(Clone, Copy)]
pub struct Unread {
    /// What it must be, while it is typed.
    pub must_be: &'static str,
    /// That it was not taken, when the field is left.
    pub not_taken: fn(&str) -> String,
}

impl Unread {
    /// Every text can be read.
    pub const NEVER: Unread = Unread { must_be: "", not_taken: str::to_owned };
}

/// A title written in place: is it done, and where does it stand?
pub struct InPlace {
    /// Done, kept or given up.
    pub is_done: bool,
    /// The field on the screen.
    pub rect: Rect,
}

/// The size of letters in a field in place: never so small that they cannot be read, nor larger than a screen.
#[must_use]
pub fn written_size(letters: f32) -> f32 {
    letters.clamp(9.0, 120.0)
}

/// A text written in place in letters of `letters` points: keyboard at once, everything selected.
/// Enter keeps, Escape gives up. Where a text cannot be read, `unread` says what it must be, Enter keeps the field
/// open, and leaving it gives up and says so.
pub fn in_place(
    ui: &mut Ui,
    writing: &InPlaceField<'_>,
    change: impl Fn(&str) -> Option<Command>,
    out: &mut Vec<Intent>,
) -> InPlace {
    let InPlaceField { rect, subject, value, letters, unread, palette } = *writing;
    let id = Id::unique(("in place", subject));
    let begun = id.with("begun");
    let is_new = !ui.data(|data| data.get_temp::<bool>(begun).unwrap_or_default());
    if is_new {
        ui.data_mut(|data| data.insert_temp(begun, true));
        ui.memory_mut(|memory| memory.request_focus(id));
        select_all(ui, id, value.chars().count());
    }
    // Before the field eats it.
    let is_entered = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter));
    let mut text = typed(ui, id).unwrap_or_else(|| value.to_owned());
    // Also where the keyboard has just been taken from it.
    let unreadable = ui.data(|data| data.get_temp::<String>(id)).filter(|text| change(text.trim()).is_none());
    let is_unread = unreadable.is_some();
    let is_entered = is_entered && !is_unread;
    let edit = TextEdit::multiline(&mut text)
        .id(id)
        .font(tokens::semibold(written_size(letters)))
        .desired_rows(1)
        .desired_width(rect.width())
        .margin(egui::Margin::symmetric(6, 4));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    let (name, label) = match subject {
        Subject::Link(_) => ("How many go along", Label::SetFlow),
        _ => ("Title", Label::Rename(subject.into())),
    };
    let response = child.add(edit).accessible_name(name);
    let text = text.replace('\n', " ");
    if let Some(unreadable) = unreadable.filter(|_| response.lost_focus()) {
        out.push(Intent::Cancel);
        if !ui.input(|input| input.key_pressed(Key::Escape)) {
            out.push(Intent::NotTaken((unread.not_taken)(unreadable.trim())));
        }
        ui.data_mut(|data| data.remove_temp::<String>(id));
    } else {
        visit_checked(ui, id, &response, text, label, change, out);
    }
    if is_unread && response.has_focus() {
        said_beneath(ui, response.rect, unread.must_be, palette);
    }
    if is_entered {
        response.surrender_focus();
        out.push(Intent::Commit);
    }
    let is_done = is_entered || (!is_new && response.lost_focus());
    if is_done {
        ui.data_mut(|data| {
            data.remove_temp::<bool>(begun);
            data.remove_temp::<String>(id);
        });
    }
    InPlace { is_done, rect: response.rect }
}

/// A line beneath a field, above everything that is painted.
fn said_beneath(ui: &Ui, field: Rect, says: &'static str, palette: &Palette) {
    let galley = ui.painter().layout_no_wrap(says.to_owned(), tokens::regular(size::SMALL), palette.pain_text);
    let place = Rect::from_min_size(field.left_bottom() + vec2(0.0, 4.0), galley.size() + vec2(16.0, 8.0));
    let corner = egui::CornerRadius::same(tokens::radius::CONTROL);
    let edge = egui::Stroke::new(1.0, palette.pain);
    ui.painter().rect(place, corner, palette.panel, edge, egui::StrokeKind::Inside);
    ui.painter().galley(place.min + vec2(8.0, 4.0), galley, palette.pain_text);
    let spoken = ui.interact(place, Id::unique("said beneath"), egui::Sense::hover());
    spoken.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, says));
}

fn select_all(ui: &Ui, id: Id, count: usize) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), CCursor::new(count))));
    state.store(ui.ctx(), id);
}
