//! Keys of the whole window, turned into the actions that have them.
//!
//! Limitations: a key that writes a sign (Shift+1) is taken by its place on the keyboard where the
//! system tells it.

use egui::{Context, Event, Modifiers};

use super::{App, Open};
use crate::{
    interact::{Action, Gesture, Intent, Key, Preference, Shortcut, Situation},
    ui::{
        canvas::{canvas_id, has_link_field},
        capture::line_id,
    },
};

impl App {
    /// What the keys of this frame ask for. A text field keeps its own keys; Control and the function keys
    /// are heard in any case.
    pub(super) fn keys(&mut self, ctx: &Context, out: &mut Vec<Intent>) {
        let is_typing = ctx.text_edit_focused();
        let has_canvas = ctx.memory(|memory| memory.has_focus(canvas_id()));
        let pressed: Vec<(egui::Key, Option<egui::Key>, Modifiers)> = ctx.input(|input| {
            let keys = input.events.iter().filter_map(|event| match event {
                Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
                    Some((*key, *physical_key, *modifiers))
                }
                _ => None,
            });
            keys.collect()
        });
        if self.open.is_some() && !is_typing {
            let handed = ctx.input(|input| input.events.clone());
            out.extend(handed.into_iter().filter_map(|event| match event {
                Event::Copy => Some(Intent::Act(Action::Copy)),
                Event::Cut => Some(Intent::Act(Action::Cut)),
                Event::Paste(text) => Some(Intent::Paste(text)),
                _ => None,
            }));
        }
        self.hear_alt(ctx, !pressed.is_empty(), out);
        if self.type_ahead(ctx) {
            return;
        }
        for (key, physical, modifiers) in pressed {
            let is_in_line = ctx.memory(|memory| memory.has_focus(line_id()));
            if key == egui::Key::F1 && is_in_line {
                self.line.is_help_open = !self.line.is_help_open;
                continue;
            }
            if key == egui::Key::Escape && !is_typing && self.close_front() {
                continue;
            }
            if key == egui::Key::F6 && self.open.is_some() {
                self.go_round(ctx, modifiers.shift);
                continue;
            }
            if self.open.is_none() && self.recent_key(key, modifiers, out) {
                continue;
            }
            if self.open.is_none() {
                self.welcome_key(key, modifiers, out);
                continue;
            }
            let is_free = !is_typing || modifiers.command || is_function(key);
            // Copy, paste, undo and the like belong to the field that has the keyboard.
            let is_fields = is_typing && modifiers.command && is_editing(key);
            if is_free && !is_fields {
                self.canvas_key(key, physical, modifiers, has_canvas, out);
            }
        }
    }

    /// A field that is about to open has not the keyboard yet: what is typed meanwhile is its own, and no key. True =
    /// something was.
    fn type_ahead(&mut self, ctx: &Context) -> bool {
        let Some(open) = &mut self.open else { return false };
        if open.capture.is_some() && self.line.wants_keys {
            // It gets the keyboard in this very frame, and hears for itself.
            return true;
        }
        let is_aiming = matches!(self.gesture, Gesture::Aiming { .. }) && !has_link_field(ctx);
        let is_writing = open.editing.is_some_and(|subject| subject.is_in(open.document.map()));
        if (is_aiming || is_writing) && !ctx.text_edit_focused() {
            // So do the field of a link and a title in place.
            return true;
        }
        let Some(search) = &mut open.search else { return false };
        if !search.line.wants_keys || ctx.text_edit_focused() {
            return false;
        }
        let typed: String = ctx.input(|input| {
            let text = |event: &Event| if let Event::Text(text) = event { Some(text.clone()) } else { None };
            input.events.iter().filter_map(text).collect()
        });
        search.line.typed.push_str(&typed);
        !typed.is_empty()
    }

    /// Escape with the keyboard on the canvas: the capture line or the search that is open is closed.
    fn close_front(&mut self) -> bool {
        let Some(open) = &mut self.open else { return false };
        if !self.gesture.is_idle() {
            return false;
        }
        if open.search.is_some() {
            self.close_search(false);
            return true;
        }
        open.capture.take().is_some()
    }

    /// Alt pressed and let go alone opens the menus.
    fn hear_alt(&mut self, ctx: &Context, is_pressed: bool, out: &mut Vec<Intent>) {
        let (alt, others, is_away) = ctx.input(|input| {
            let held = input.modifiers;
            let clicked = input.pointer.any_down();
            (held.alt, held.ctrl || held.shift || held.command || clicked, !input.focused)
        });
        if is_pressed || others || is_away {
            self.is_alt_alone = false;
        } else if alt && !self.was_alt {
            self.is_alt_alone = true;
        } else if !alt && std::mem::take(&mut self.is_alt_alone) {
            out.push(Intent::Act(Action::Menu));
        }
        self.was_alt = alt;
    }

    /// The arrow keys go through the recent files, Enter opens the one they have reached. True = it was one of them.
    fn recent_key(&mut self, key: egui::Key, modifiers: Modifiers, out: &mut Vec<Intent>) -> bool {
        let paths = self.recent_paths();
        if !modifiers.is_none() || paths.is_empty() {
            return false;
        }
        let last = paths.len() - 1;
        match (key, self.chosen_recent) {
            (egui::Key::ArrowDown, now) => self.chosen_recent = Some(now.map_or(0, |place| (place + 1).min(last))),
            (egui::Key::ArrowUp, now) => self.chosen_recent = Some(now.map_or(last, |place| place.saturating_sub(1))),
            (egui::Key::Enter, Some(place)) => {
                out.extend(paths.get(place).map(|path| Intent::OpenFile(path.clone())));
            }
            (egui::Key::Delete | egui::Key::Backspace, Some(place)) => {
                out.extend(paths.get(place).map(|path| Intent::ForgetFile(path.clone())));
            }
            _ => return false,
        }
        true
    }

    fn welcome_key(&self, key: egui::Key, modifiers: Modifiers, out: &mut Vec<Intent>) {
        let digit =
            [egui::Key::Num1, egui::Key::Num2, egui::Key::Num3, egui::Key::Num4, egui::Key::Num5, egui::Key::Num6];
        let template = digit.iter().position(|digit| *digit == key);
        let intent = match key {
            egui::Key::O if modifiers.command => Some(Intent::Open),
            egui::Key::N if modifiers.command => Some(Intent::New("blank".to_owned())),
            egui::Key::Q if modifiers.command => Some(Intent::Quit),
            egui::Key::Comma if modifiers.command => Some(Intent::ShowPreferences(true)),
            egui::Key::Plus | egui::Key::Equals if modifiers.command => Some(Intent::Prefer(Preference::Larger)),
            egui::Key::Minus if modifiers.command => Some(Intent::Prefer(Preference::Smaller)),
            egui::Key::Questionmark | egui::Key::F1 => Some(Intent::ShowKeys),
            egui::Key::E if modifiers.is_none() => Some(Intent::New(super::thumbnail::EXAMPLE.to_owned())),
            _ if modifiers.is_none() => template
                .and_then(|place| super::thumbnail::names().get(place).copied())
                .map(|name| Intent::New(name.to_owned())),
            _ => None,
        };
        out.extend(intent);
    }

    fn canvas_key(
        &mut self,
        key: egui::Key,
        physical: Option<egui::Key>,
        modifiers: Modifiers,
        has_canvas: bool,
        out: &mut Vec<Intent>,
    ) {
        let is_canvas_only = matches!(
            key,
            egui::Key::Tab
                | egui::Key::ArrowLeft
                | egui::Key::ArrowRight
                | egui::Key::ArrowUp
                | egui::Key::ArrowDown
                | egui::Key::Enter
        );
        if is_canvas_only && !has_canvas {
            return;
        }
        match (key, modifiers.is_none()) {
            // The system hands these on as what they mean.
            (egui::Key::C | egui::Key::X | egui::Key::V, false) if modifiers.command => {}
            (egui::Key::Enter, true) if self.is_link_selected() => out.push(Intent::Act(Action::EditFlow)),
            (egui::Key::Enter, true) => out.push(Intent::Act(Action::EditTitle)),
            (egui::Key::V, true) => out.push(Intent::TakeHand(false)),
            (egui::Key::H, true) => out.push(Intent::TakeHand(true)),
            (egui::Key::Y, _) if modifiers.command => out.push(Intent::Act(Action::Redo)),
            (egui::Key::Questionmark | egui::Key::F1, _) => out.push(Intent::Act(Action::Keys)),
            _ => {
                let heard = shortcuts(key, physical, modifiers);
                let is_meant = |action: &Action| action.shortcut().is_some_and(|shortcut| heard.contains(&shortcut));
                // One key may stand for two actions, of which only one can be done at a time.
                let mut meant = Action::ALL.into_iter().filter(is_meant);
                let action = meant.find(|action| self.intent_of(*action).is_some());
                out.extend(action.map(Intent::Act));
            }
        }
    }

    fn is_link_selected(&self) -> bool {
        let selected = self.open.as_ref().and_then(|open| open.document.selection().only());
        matches!(selected, Some(crate::model::Subject::Link(_)))
    }

    /// What an action asks for as things stand.
    pub(super) fn intent_of(&self, action: Action) -> Option<Intent> {
        action.intent(&situation(self.open.as_ref()?, self.is_analysis_on))
    }
}

/// How things stand in an open map.
pub(super) fn situation(open: &Open, is_analysis_on: bool) -> Situation<'_> {
    Situation {
        map: open.document.map(),
        selection: open.document.selection(),
        persona: open.persona,
        is_analysis_on,
        can_undo: open.document.undo_label().is_some(),
        can_redo: open.document.redo_label().is_some(),
    }
}

/// The shortcuts that a key press may mean.
fn shortcuts(key: egui::Key, physical: Option<egui::Key>, modifiers: Modifiers) -> Vec<Shortcut> {
    let (command, shift, alt) = (modifiers.command, modifiers.shift, modifiers.alt);
    let keys = [key_of(key), physical.and_then(key_of).filter(|_| shift)];
    let exact = keys.into_iter().flatten().map(|key| Shortcut { key, command, shift, alt });
    // Signs may need Shift on some keyboards.
    let signs = keys.into_iter().flatten().map(|key| Shortcut { key, command, shift: false, alt });
    let signs = signs.filter(|shortcut| matches!(shortcut.key, Key::Char('+' | '-')));
    exact.chain(signs).collect()
}

fn is_function(key: egui::Key) -> bool {
    matches!(key, egui::Key::F1 | egui::Key::F5 | egui::Key::F6 | egui::Key::F10)
}

fn is_editing(key: egui::Key) -> bool {
    use egui::Key::{A, ArrowLeft, ArrowRight, Backspace, C, Delete, V, X, Y, Z};
    matches!(key, A | C | V | X | Y | Z | ArrowLeft | ArrowRight | Backspace | Delete)
}

fn key_of(key: egui::Key) -> Option<Key> {
    Some(match key {
        egui::Key::Enter => Key::Enter,
        egui::Key::Delete | egui::Key::Backspace => Key::Delete,
        egui::Key::Tab => Key::Tab,
        egui::Key::Escape => Key::Escape,
        egui::Key::ArrowLeft => Key::Left,
        egui::Key::ArrowRight => Key::Right,
        egui::Key::ArrowUp => Key::Up,
        egui::Key::ArrowDown => Key::Down,
        egui::Key::Plus | egui::Key::Equals => Key::Char('+'),
        egui::Key::Minus => Key::Char('-'),
        egui::Key::F2 => Key::F(2),
        egui::Key::F5 => Key::F(5),
        egui::Key::F10 => Key::F(10),
        other => {
            let mut letters = other.symbol_or_name().chars();
            match (letters.next(), letters.next()) {
                (Some(letter), None) => Key::Char(letter),
                _ => return None,
            }
        }
    })
}
