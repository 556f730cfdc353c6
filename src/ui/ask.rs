//! What is asked in front of everything: save before closing, a path where no dialog of the system
//! answers.
//!
//! Limitations: a path is typed without completion.

use std::path::{Path, PathBuf};

use egui::{Align2, Area, Context, Frame, Key, Layout, Margin, Modal, Order, TextEdit, Ui, vec2};

use super::{
    control::{self, Button, Look},
    menu::{Menus, menu_ui},
    palette::{Choice, palette_ui},
    tokens::{self, Palette, radius, size},
};
use crate::interact::{Action, Intent};

/// A group of keys: its name, and each key with what it does.
pub type KeyGroup = (String, Vec<(String, String)>);

/// A question.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// There are unsaved changes, and this would lose them.
    Unsaved {
        /// The map's name.
        title: String,
        /// What was asked for.
        then: Intent,
    },
    /// Somebody else has written the file in the meantime.
    Changed {
        /// Which.
        file: PathBuf,
        /// What was asked for after the save.
        then: Option<Intent>,
    },
    /// A path, typed.
    Path {
        /// What for, as a heading.
        heading: &'static str,
        /// What is on the button.
        verb: &'static str,
        /// What is typed.
        path: String,
    },
    /// All keys, in groups.
    Keys(Vec<KeyGroup>),
    /// What was noted while a file was read.
    Notes(Vec<String>),
    /// Any action by name.
    Palette(Choice),
    /// The menus.
    Menus(Menus),
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// Save, then go on.
    Save,
    /// Go on without.
    Discard,
    /// Save, under another name.
    Elsewhere,
    /// This path.
    Path(String),
    /// This; the action that was chosen by name, if it was one.
    Asked(Option<Action>, Intent),
    /// Never mind.
    Cancel,
}

/// Asks; the answer once there is one.
pub fn ask_ui(ctx: &Context, ask: &mut Ask, palette: &Palette) -> Option<Reply> {
    let frame = Frame::new()
        .fill(palette.panel)
        .corner_radius(radius::CARD)
        .shadow(tokens::shadow(palette))
        .inner_margin(Margin::same(24));
    // Each kind of question has a size of its own to remember.
    let id = egui::Id::unique(("ask", std::mem::discriminant(ask)));
    let area = Area::new(id).order(Order::Foreground);
    let (area, frame, is_light) = match ask {
        Ask::Palette(_) => {
            (area.anchor(Align2::CENTER_TOP, vec2(0.0, 96.0)), frame.inner_margin(Margin::same(14)), true)
        }
        Ask::Menus(_) => (area.anchor(Align2::LEFT_TOP, vec2(8.0, 48.0)), frame.inner_margin(Margin::same(8)), true),
        Ask::Keys(_) | Ask::Notes(_) => (area.anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0)), frame, false),
        _ => (area.anchor(Align2::CENTER_CENTER, vec2(0.0, -40.0)), frame, false),
    };
    let mut modal = Modal::new(id).area(area).frame(frame);
    if is_light {
        modal = modal.backdrop_color(egui::Color32::TRANSPARENT);
    }
    let shown = modal.show(ctx, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        match ask {
            Ask::Unsaved { title, .. } => unsaved_ui(ui, title, palette),
            Ask::Changed { file, .. } => changed_ui(ui, file, palette),
            Ask::Path { heading, verb, path } => path_ui(ui, heading, verb, path, palette),
            Ask::Keys(keys) => keys_ui(ui, keys, palette),
            Ask::Notes(notes) => notes_ui(ui, notes, palette),
            Ask::Palette(choice) => {
                palette_ui(ui, choice, palette).map(|(action, intent)| Reply::Asked(action, intent))
            }
            Ask::Menus(menus) => menu_ui(ui, menus, palette).map(|intent| Reply::Asked(None, intent)),
        }
    });
    let is_aside = is_light && shown.backdrop_response.clicked();
    let is_left = is_aside || ctx.input(|input| input.key_pressed(Key::Escape));
    shown.inner.or(is_left.then_some(Reply::Cancel))
}

fn heading(ui: &mut Ui, text: &str, palette: &Palette) {
    control::paragraph(ui, text, tokens::semibold(size::TITLE), palette.ink);
}

/// Buttons at the right, the first one being what Enter does.
fn buttons(ui: &mut Ui, palette: &Palette, choices: &[(Look, &str, Reply)]) -> Option<Reply> {
    let mut chosen = None;
    ui.add_space(8.0);
    let row = vec2(ui.available_width(), 34.0);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(egui::Align::Center), |ui| {
        for (look, text, reply) in choices {
            let button = Button { width: 92.0, height: 34.0, ..Button::new(*look, text) };
            if button.show(ui, palette).clicked() {
                chosen = Some(reply.clone());
            }
        }
    });
    let is_entered = ui.input(|input| input.key_pressed(Key::Enter));
    if is_entered && chosen.is_none() && ui.memory(|memory| memory.focused().is_none()) {
        chosen = choices.first().map(|(_, _, reply)| reply.clone());
    }
    chosen
}

fn unsaved_ui(ui: &mut Ui, title: &str, palette: &Palette) -> Option<Reply> {
    ui.set_width(420.0);
    heading(ui, &format!("Save the changes to {title}?"), palette);
    control::paragraph(ui, "What is not saved is lost.", tokens::regular(size::BODY), palette.muted);
    let choices = [
        (Look::Primary, "Save", Reply::Save),
        (Look::Plain, "Don’t save", Reply::Discard),
        (Look::Quiet, "Cancel", Reply::Cancel),
    ];
    buttons(ui, palette, &choices)
}

fn changed_ui(ui: &mut Ui, file: &Path, palette: &Palette) -> Option<Reply> {
    ui.set_width(520.0);
    heading(ui, "Somebody else has changed this file", palette);
    let says = "It was written since you opened it or last saved it. Nothing has been overwritten.";
    control::paragraph(ui, says, tokens::regular(size::BODY), palette.muted);
    control::paragraph(ui, &file.display().to_string(), tokens::regular(size::SMALL), palette.muted);
    let choices = [
        (Look::Primary, "Save as…", Reply::Elsewhere),
        (Look::Plain, "Overwrite", Reply::Save),
        (Look::Plain, "Load theirs", Reply::Discard),
        (Look::Quiet, "Cancel", Reply::Cancel),
    ];
    buttons(ui, palette, &choices)
}

fn path_ui(ui: &mut Ui, title: &str, verb: &str, path: &mut String, palette: &Palette) -> Option<Reply> {
    ui.set_width(520.0);
    heading(ui, title, palette);
    let says = "No file dialog of the system answers here. Type the path of the file.";
    control::paragraph(ui, says, tokens::regular(size::SMALL), palette.muted);
    let id = egui::Id::unique("path");
    let edit = TextEdit::singleline(path)
        .id(id)
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(10, 8))
        .hint_text("/home/maya/map.ron");
    let response = ui.add(edit).accessible_name("Path");
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !response.has_focus() && !is_entered && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    let typed = Reply::Path(path.trim().to_owned());
    let choices = [(Look::Primary, verb, typed.clone()), (Look::Quiet, "Cancel", Reply::Cancel)];
    let chosen = buttons(ui, palette, &choices);
    let reply = if is_entered { Some(typed) } else { chosen };
    reply.filter(|reply| !matches!(reply, Reply::Path(path) if path.is_empty()))
}

fn notes_ui(ui: &mut Ui, notes: &[String], palette: &Palette) -> Option<Reply> {
    let room = ui.ctx().content_rect().size();
    ui.set_width(560.0_f32.min(room.x - 80.0));
    heading(ui, "What was noted while the file was read", palette);
    control::tall((room.y - 220.0).max(120.0)).show(ui, |ui| {
        for note in notes {
            control::paragraph(ui, note, tokens::regular(size::BODY), palette.ink);
        }
    });
    buttons(ui, palette, &[(Look::Primary, "Close", Reply::Cancel)])
}

fn keys_ui(ui: &mut Ui, keys: &[KeyGroup], palette: &Palette) -> Option<Reply> {
    let room = ui.ctx().content_rect().size();
    let width = 960.0_f32.min(room.x - 80.0);
    ui.set_width(width);
    heading(ui, "Keys", palette);
    ui.add_space(4.0);
    let count = columns_in(width);
    control::tall((room.y - 190.0).max(120.0)).show(ui, |ui| {
        ui.columns(count, |columns| {
            for (column, groups) in columns.iter_mut().zip(shared_out(keys, count)) {
                for (name, group) in groups {
                    group_ui(column, name, group, palette);
                }
            }
        });
    });
    buttons(ui, palette, &[(Look::Primary, "Close", Reply::Cancel)])
}

/// How many columns of keys stand side by side with room for their words.
fn columns_in(width: f32) -> usize {
    match width {
        wide if wide >= 840.0 => 3,
        wide if wide >= 560.0 => 2,
        _ => 1,
    }
}

/// Groups of keys in their order, none of them broken, in so many columns that are as low as can be.
fn shared_out(keys: &[KeyGroup], count: usize) -> Vec<Vec<&KeyGroup>> {
    let high = |group: &KeyGroup| group.1.len() + 2;
    let whole: usize = keys.iter().map(high).sum();
    let filled = |most: usize| {
        let mut columns = vec![Vec::new()];
        let mut taken = 0;
        for group in keys.iter().filter(|(_, group)| !group.is_empty()) {
            if taken > 0 && taken + high(group) > most {
                columns.push(Vec::new());
                taken = 0;
            }
            taken += high(group);
            if let Some(column) = columns.last_mut() {
                column.push(group);
            }
        }
        columns
    };
    (1..=whole.max(1)).map(filled).find(|columns| columns.len() <= count).unwrap_or_default()
}

fn group_ui(ui: &mut Ui, name: &str, keys: &[(String, String)], palette: &Palette) {
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.spacing_mut().interact_size.y = 22.0;
    control::line(ui, name, tokens::semibold(size::BODY), palette.accent_text);
    for (key, what) in keys {
        ui.horizontal(|ui| {
            ui.allocate_ui_with_layout(vec2(112.0, 22.0), Layout::left_to_right(egui::Align::Center), |ui| {
                ui.set_min_width(112.0);
                control::key_cap(ui, key, palette);
            });
            control::paragraph(ui, what, tokens::regular(size::BODY), palette.ink);
        });
    }
    ui.add_space(10.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_keys_stand_in_columns_as_low_as_can_be() {
        let group = |length: usize| (length.to_string(), vec![(String::new(), String::new()); length]);
        let keys = [7, 14, 10, 9, 10, 2, 3, 7].map(group);
        let names = |count| -> Vec<String> {
            let name =
                |column: Vec<&(String, _)>| column.iter().map(|group| group.0.as_str()).collect::<Vec<_>>().join(" ");
            shared_out(&keys, count).into_iter().map(name).collect()
        };
        assert_eq!(names(3), ["7 14", "10 9", "10 2 3 7"]);
        assert_eq!(names(1), ["7 14 10 9 10 2 3 7"]);
    }
}
