//! The capture line: a line of the grammar is typed, and answers at once: signs are tinted where they stand, chips
//! repeat them in words, a list offers what a half-typed sign could become. What is typed is never rewritten.
//!
//! Knows the grammar of `edit`; owns nothing but what is half typed ([`Line`]), which `app` keeps for it.
//!
//! Limitations: the list opens above the line, never below.

mod chips;
mod field;
mod help;
mod keys;
mod popup;

use egui::{Frame, Margin, Panel, Ui};

use super::tokens::Palette;
use crate::{
    edit::capture::{self, Choice, Completion, Context, Reading},
    interact::Intent,
    model::{Channel, Id, Place},
};

/// What is half typed, and what was asked and not answered.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// What is typed.
    pub text: String,
    /// Where channels are that are not in the map yet, as far as somebody said; by folded name.
    pub places: Vec<(String, Place)>,
    /// Channels that were added with a guess; whether they are online or offline may still be said.
    pub asked: Vec<Id<Channel>>,
    /// Is the card with the grammar open?
    pub is_help_open: bool,
    /// The line wants the keyboard.
    pub wants_keys: bool,
    /// Byte of the text where the caret stands.
    caret: usize,
    /// Bytes of the text that are marked.
    marked: std::ops::Range<usize>,
    /// The choice of the list that the arrows went to.
    chosen: Option<usize>,
    is_list_closed: bool,
    /// The caret goes there, byte of the text.
    caret_goes: Option<usize>,
}

impl Line {
    /// The line is empty again, for the next one; the keyboard stays.
    pub fn clear(&mut self) {
        self.text.clear();
        self.places.clear();
        self.go(0);
        self.wants_keys = true;
    }

    fn go(&mut self, caret: usize) {
        self.caret = caret;
        self.marked = caret..caret;
        self.caret_goes = Some(caret);
        self.chosen = None;
        self.is_list_closed = false;
    }

    /// Puts `text` in place of these bytes, the caret behind it.
    fn put(&mut self, range: std::ops::Range<usize>, text: &str) {
        let text = text.replace("\r\n", "\n");
        if self.text.get(range.clone()).is_some() {
            let caret = range.start + text.len();
            self.text.replace_range(range, &text);
            self.go(caret);
        }
    }

    fn take(&mut self, completion: &Completion, choice: &Choice) {
        if let Choice::NewChannel(name, place) = choice {
            self.places.retain(|(other, _)| *other != capture::folded(name));
            self.places.push((capture::folded(name), *place));
        }
        self.put(completion.range.clone(), &choice.written());
    }
}

/// What the line is read against.
pub struct CaptureView<'a> {
    /// The map, the stage in focus, whose feelings.
    pub context: Context<'a>,
    /// The colours.
    pub palette: &'a Palette,
}

/// The line's place in egui's memory.
#[must_use]
pub fn line_id() -> egui::Id {
    egui::Id::unique("capture line")
}

/// What the panel has in hand while it draws.
struct Hand<'a> {
    view: &'a CaptureView<'a>,
    reading: Reading,
    completion: Option<Completion>,
}

impl Hand<'_> {
    fn is_several(&self) -> bool {
        self.reading.drafts().count() > 1 || self.reading.lines.len() > 1
    }
}

/// Shows the line at the bottom of what is left of `ui`.
pub fn capture_ui(ui: &mut Ui, view: &CaptureView<'_>, line: &mut Line, out: &mut Vec<Intent>) {
    let palette = view.palette;
    let frame = Frame::new().fill(palette.panel).inner_margin(Margin { left: 16, right: 16, top: 10, bottom: 12 });
    Panel::bottom("capture line").resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        keys::keys(ui, view, line, out);
        let hand = Hand { view, reading: capture::read(&line.text, &told(view, line)), completion: None };
        let hand = Hand { completion: completion(view, line), ..hand };
        chips::chips_ui(ui, &hand, line, out);
        let top = ui.min_rect().top() - 6.0;
        let placed = field::field_ui(ui, &hand, line, out);
        if let Some(completion) = hand.completion.as_ref().filter(|_| placed.has_keys) {
            popup::popup_ui(ui, &hand, completion, line, egui::pos2(placed.caret, top));
        }
        help::help_ui(ui, line, (placed.rect, top), palette);
    });
}

/// The context with what was said of new channels.
fn told<'a>(view: &CaptureView<'a>, line: &'a Line) -> Context<'a> {
    Context { places: &line.places, ..view.context }
}

/// What the word at the caret could become, unless the list was closed.
fn completion(view: &CaptureView<'_>, line: &Line) -> Option<Completion> {
    if line.is_list_closed || line.is_help_open {
        return None;
    }
    let list = capture::complete(&line.text, line.caret, &told(view, line))?;
    let typed = line.text.get(list.range.clone()).unwrap_or_default();
    // A word that is written out needs no list of one.
    let is_whole = |choice: &Choice| choice.written().trim().replace('"', "").eq_ignore_ascii_case(typed.trim());
    let is_plain = list.choices.len() == 1 && list.choices.first().is_some_and(is_whole);
    (!is_plain).then_some(list)
}
