//! The keys of the line, taken before the field sees them.

use egui::{Event, Key, Modifiers, Ui};

use super::{CaptureView, Line, completion, line_id, told};
use crate::{
    edit::{
        Command,
        capture::{self, Completion},
    },
    interact::Intent,
    model::{Channel, Place},
};

pub(super) fn keys(ui: &Ui, view: &CaptureView<'_>, line: &mut Line, out: &mut Vec<Intent>) {
    if !ui.memory(|memory| memory.has_focus(line_id())) {
        return;
    }
    one_after_another(ui);
    pastes(ui, line);
    places(ui, view, line, out);
    let list = completion(view, line);
    if pressed(ui, Modifiers::NONE, Key::Escape) {
        match list {
            _ if line.is_help_open => line.is_help_open = false,
            Some(_) => line.is_list_closed = true,
            None => out.push(Intent::Dismiss),
        }
        return;
    }
    if let Some(list) = &list {
        arrows(ui, list, line);
    }
    tabs(ui, list.as_ref(), line, out);
    if pressed(ui, Modifiers::NONE, Key::Enter) {
        let place = line.chosen.or(list.as_ref().filter(|list| list.is_open).map(|_| 0));
        match list.as_ref().and_then(|list| Some((list, list.choices.get(place?)?.clone()))) {
            Some((list, choice)) => line.take(list, &choice),
            None => enter(view, line, out),
        }
    }
    if line.text.is_empty() {
        // Nothing is typed that the field could take back: the last touchpoint is.
        let is_redo =
            pressed(ui, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z) || pressed(ui, Modifiers::COMMAND, Key::Y);
        let is_undo = !is_redo && pressed(ui, Modifiers::COMMAND, Key::Z);
        out.extend(is_undo.then_some(Intent::Undo).or(is_redo.then_some(Intent::Redo)));
    }
}

/// Where a frame was slow, letters and Enter come with it together: what comes after a key that ends a line, and such a
/// key after letters, waits for the next frame, so that no letter is lost and none comes into another line.
fn one_after_another(ui: &Ui) {
    let id = line_id().with("waiting");
    let waited = ui.data_mut(|data| data.remove_temp::<Vec<Event>>(id)).unwrap_or_default();
    let waiting = ui.input_mut(|input| {
        let mut events = waited;
        events.append(&mut input.events);
        let rest = ended(&events).map_or_else(Vec::new, |place| events.split_off(place));
        input.events = events;
        rest
    });
    if !waiting.is_empty() {
        ui.data_mut(|data| data.insert_temp(id, waiting));
        ui.ctx().request_repaint();
    }
}

/// From which event on the next frame must be waited for.
fn ended(events: &[Event]) -> Option<usize> {
    let is_text = |event: &Event| matches!(event, Event::Text(_) | Event::Paste(_) | Event::Ime(_));
    let is_end = |event: &Event| matches!(event, Event::Key { key: Key::Enter | Key::Tab, pressed: true, .. });
    let end = events.iter().position(is_end)?;
    if events.iter().take(end).any(is_text) {
        return Some(end);
    }
    events.iter().skip(end + 1).any(|event| is_text(event) || is_end(event)).then_some(end + 1)
}

/// Adds what is typed, if it says anything.
pub(super) fn enter(view: &CaptureView<'_>, line: &mut Line, out: &mut Vec<Intent>) {
    let reading = capture::read(&line.text, &told(view, line));
    let is_lone = reading.lines.len() <= 1;
    if reading.is_empty() || (is_lone && reading.is_untitled()) {
        return;
    }
    out.push(Intent::Captured(line.text.clone()));
}

/// This key with exactly these held; it is heard by nobody else then. What was held when it was pressed counts: at the
/// end of a slow frame Shift may be down already for the capital of the next title.
fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    let is_meant = |event: &Event| match event {
        Event::Key { key: other, pressed: true, modifiers: held, .. } => {
            let is_exact = (held.shift, held.alt, held.command) == (modifiers.shift, modifiers.alt, modifiers.command);
            *other == key && is_exact
        }
        _ => false,
    };
    ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !is_meant(event));
        input.events.len() < before
    })
}

/// Several lines or cells are put in as they are: a field of one line would make one of them.
fn pastes(ui: &Ui, line: &mut Line) {
    let mut pasted = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Paste(text) if text.contains(['\n', '\t']) => {
                pasted.push(text.clone());
                false
            }
            _ => true,
        });
    });
    for text in pasted {
        let end = line.text.len()..line.text.len();
        let range = Some(line.marked.clone()).filter(|marked| line.text.get(marked.clone()).is_some()).unwrap_or(end);
        line.put(range, text.trim_end_matches(['\n', '\r']));
        line.is_list_closed = true;
    }
}

/// Where a new channel is, by two keys: of the line, or of one that was just added with a guess.
fn places(ui: &Ui, view: &CaptureView<'_>, line: &mut Line, out: &mut Vec<Intent>) {
    for (key, place) in [(Key::Num1, Place::Online), (Key::Num2, Place::Offline)] {
        if pressed(ui, Modifiers::COMMAND, key) {
            answer(view, line, place, out);
        }
    }
}

/// Says where the first channel is of which nobody said it.
pub(super) fn answer(view: &CaptureView<'_>, line: &mut Line, place: Place, out: &mut Vec<Intent>) {
    let reading = capture::read(&line.text, &told(view, line));
    if let Some(new) = reading.channels.iter().find(|new| new.is_guess) {
        line.places.push((capture::folded(&new.name), place));
        return;
    }
    if line.asked.is_empty() {
        return;
    }
    let id = line.asked.remove(0);
    if let Some(channel) = view.context.map.channels.get(id).filter(|channel| channel.place != place) {
        out.push(Intent::edit(Command::set(id, Channel { place, ..channel.clone() })));
    }
}

fn arrows(ui: &Ui, list: &Completion, line: &mut Line) {
    let last = list.choices.len().saturating_sub(1);
    if pressed(ui, Modifiers::NONE, Key::ArrowDown) {
        let shown = line.chosen.or(list.is_open.then_some(0));
        line.chosen = Some(shown.map_or(0, |place| if place >= last { 0 } else { place + 1 }));
    }
    if pressed(ui, Modifiers::NONE, Key::ArrowUp) {
        line.chosen = Some(line.chosen.and_then(|place| place.checked_sub(1)).unwrap_or(last));
    }
}

/// Tab takes from the list; without one it goes on in the next stage.
fn tabs(ui: &Ui, list: Option<&Completion>, line: &mut Line, out: &mut Vec<Intent>) {
    if pressed(ui, Modifiers::SHIFT, Key::Tab) {
        out.push(Intent::CaptureElsewhere { is_backwards: true });
    }
    if pressed(ui, Modifiers::NONE, Key::Tab) {
        let place = line.chosen.unwrap_or(0);
        match list.and_then(|list| Some((list, list.choices.get(place)?.clone()))) {
            Some((list, choice)) => line.take(list, &choice),
            None => out.push(Intent::CaptureElsewhere { is_backwards: false }),
        }
    }
}
