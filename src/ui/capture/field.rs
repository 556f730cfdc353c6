//! The field itself: signs tinted where they stand, what is not understood underlined.

use std::{ops::Range, sync::Arc};

use egui::{
    CornerRadius, EventFilter, Galley, Key, KeyboardShortcut, Modifiers, Pos2, Rect, Shape, Stroke, StrokeKind,
    TextBuffer, TextEdit, Ui, pos2,
    text::{CCursor, CCursorRange, LayoutJob, TextFormat},
    vec2,
};

use super::{Hand, Line, chips::tones, keys, line_id};
use crate::{
    edit::capture::{Meaning, Reading, Span, read},
    interact::Intent,
    ui::{
        control::{Button, Look},
        reading_order,
        tokens::{self, Palette, radius, size},
    },
};

/// Where the field stands.
pub(super) struct Placed {
    /// All of it.
    pub(super) rect: Rect,
    /// Where the caret stands from the left.
    pub(super) caret: f32,
    /// Has it the keyboard?
    pub(super) has_keys: bool,
}

/// Rows of several lines that are seen at once.
const ROWS: usize = 7;
const ROW: f32 = 21.0;
/// Free points beside a sign.
const ROOM: f32 = 3.0;

pub(super) fn field_ui(ui: &mut Ui, hand: &Hand<'_>, line: &mut Line, out: &mut Vec<Intent>) -> Placed {
    let palette = hand.view.palette;
    let rows = line.text.split('\n').count().clamp(1, ROWS);
    #[expect(clippy::cast_precision_loss, reason = "seven rows at most")]
    let high = if rows == 1 { 44.0 } else { rows as f32 * ROW + 22.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), high), egui::Sense::hover());
    let id = line_id();
    if std::mem::take(&mut line.wants_keys) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let has_keys = ui.memory(|memory| memory.has_focus(id));
    let edge = if has_keys { Stroke::new(2.0, palette.accent) } else { Stroke::new(1.0, palette.hairline) };
    ui.painter().rect(rect, CornerRadius::same(radius::CARD), palette.panel, edge, StrokeKind::Inside);
    let buttons =
        Rect::from_min_max(pos2(rect.right() - 122.0, rect.bottom() - 37.0), rect.right_bottom() - vec2(8.0, 7.0));
    let inside = Rect::from_min_max(rect.min + vec2(12.0, 8.0), pos2(buttons.left() - 8.0, rect.bottom() - 8.0));
    place_caret(ui, line);
    let caret = edit_ui(ui, hand, line, inside, rows > 1);
    buttons_ui(ui, hand, line, buttons, out);
    Placed { rect, caret, has_keys }
}

fn edit_ui(ui: &mut Ui, hand: &Hand<'_>, line: &mut Line, inside: Rect, is_several: bool) -> f32 {
    let palette = hand.view.palette;
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inside));
    child.set_clip_rect(inside.expand2(vec2(4.0, 6.0)).intersect(ui.clip_rect()));
    let behind = child.painter().add(Shape::Noop);
    let places = line.places.clone();
    let context = crate::edit::capture::Context { places: &places, ..hand.view.context };
    let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| -> Arc<Galley> {
        let reading = read(text.as_str(), &context);
        let mut job = job(text.as_str(), &reading, palette);
        job.wrap.max_width = if is_several { width } else { f32::INFINITY };
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let before = line.text.clone();
    let edit = if is_several { TextEdit::multiline(&mut line.text) } else { TextEdit::singleline(&mut line.text) };
    let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    let edit = edit
        .id(line_id())
        .font(tokens::regular(size::LARGE))
        .hint_text("What happens? Enter adds it")
        .event_filter(filter)
        .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
        .frame(egui::Frame::new())
        .layouter(&mut layouter)
        .desired_width(inside.width())
        .desired_rows(1)
        .align(if is_several { egui::Align2::LEFT_TOP } else { egui::Align2::LEFT_CENTER })
        .min_size(vec2(inside.width(), inside.height()));
    let shown = if is_several {
        let scroll = egui::ScrollArea::vertical().max_height(inside.height()).auto_shrink([false, false]);
        scroll.show(&mut child, |ui| edit.show(ui)).inner
    } else {
        edit.show(&mut child)
    };
    shown.response.response.clone().accessible_name("New touchpoint");
    if line.text != before {
        line.chosen = None;
        line.is_list_closed = false;
    }
    if let Some(range) = shown.cursor_range {
        line.caret = byte_of(&line.text, range.primary.index.into());
        let [from, to] = range.sorted_cursors().map(|cursor| byte_of(&line.text, cursor.index.into()));
        line.marked = from..to;
    }
    let reading = read(&line.text, &crate::edit::capture::Context { places: &line.places, ..hand.view.context });
    let pills = pills(child.ctx(), &line.text, &reading, (&shown.galley, shown.galley_pos), palette);
    child.painter().set(behind, Shape::Vec(pills));
    let caret = shown.galley.pos_from_cursor(cursor(&line.text, line.caret)).left_top();
    (shown.galley_pos.x + caret.x).clamp(inside.left(), inside.right())
}

fn buttons_ui(ui: &mut Ui, hand: &Hand<'_>, line: &mut Line, rect: Rect, out: &mut Vec<Intent>) {
    let mut child =
        ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(egui::Layout::right_to_left(egui::Align::Center)));
    child.spacing_mut().item_spacing.x = 6.0;
    let palette = hand.view.palette;
    let several = hand.is_several() && hand.reading.drafts().count() > 1;
    let name = if several { "Add all touchpoints" } else { "Add touchpoint" };
    let enter = Button { name, height: 28.0, ..Button::new(Look::Plain, "Enter") };
    if enter.show(&mut child, palette).on_hover_text(name).clicked() {
        keys::enter(hand.view, line, out);
        line.wants_keys = true;
    }
    let help = Button {
        name: "How to write a line",
        is_on: Some(line.is_help_open),
        height: 28.0,
        ..Button::new(Look::Quiet, "?")
    };
    if help.show(&mut child, palette).on_hover_text("How to write a line (F1)").clicked() {
        line.is_help_open = !line.is_help_open;
        line.wants_keys = true;
    }
}

/// The text with its words in their colours.
fn job(text: &str, reading: &Reading, palette: &Palette) -> LayoutJob {
    let plain = TextFormat::simple(tokens::regular(size::LARGE), palette.ink);
    let mut job = LayoutJob { break_on_newline: true, ..LayoutJob::default() };
    let mut at = 0;
    let mut is_boxed = false;
    // A box behind a sign needs a little room at both its sides.
    let mut add = |range: Range<usize>, room: f32, format: TextFormat| {
        if let Some(part) = text.get(range).filter(|part| !part.is_empty()) {
            job.append(part, room, format);
        }
    };
    for span in reading.spans() {
        let room = if is_boxed { ROOM } else { 0.0 };
        add(at..span.range.start, room, plain.clone());
        is_boxed = tones(&span.meaning, palette).is_some();
        add(span.range.clone(), if is_boxed { ROOM } else { 0.0 }, format_of(span, palette, &plain));
        at = span.range.end;
    }
    add(at..text.len(), if is_boxed { ROOM } else { 0.0 }, plain);
    job
}

fn format_of(span: &Span, palette: &Palette, plain: &TextFormat) -> TextFormat {
    let font = tokens::semibold(size::LARGE);
    match (&span.meaning, tones(&span.meaning, palette)) {
        (Meaning::NotUnderstood(_), _) => TextFormat { underline: Stroke::new(1.5, palette.pain), ..plain.clone() },
        (_, Some(_)) if span.is_overruled => {
            TextFormat { strikethrough: Stroke::new(1.0, palette.muted), ..TextFormat::simple(font, palette.muted) }
        }
        (_, Some((_, ink))) => TextFormat::simple(font, ink),
        (Meaning::Mark | Meaning::Note | Meaning::Header(None), _) => {
            TextFormat::simple(tokens::regular(size::LARGE), palette.muted)
        }
        (Meaning::Header(Some(_)), _) => TextFormat::simple(font, palette.ink),
        _ => plain.clone(),
    }
}

/// Rounded boxes behind the signs that were understood.
fn pills(
    ctx: &egui::Context,
    text: &str,
    reading: &Reading,
    (galley, at): (&Galley, Pos2),
    palette: &Palette,
) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let edges = reading_order::edges(ctx, galley);
    for span in reading.spans().filter(|span| !span.is_overruled) {
        let Some((fill, _)) = tones(&span.meaning, palette) else { continue };
        let mut from = galley.pos_from_cursor(cursor(text, span.range.start));
        let mut to = galley.pos_from_cursor(cursor(text, span.range.end));
        let begins = |section: &egui::text::LayoutSection| usize::from(section.byte_range.start) == span.range.start;
        let own = galley.job.sections.iter().position(begins);
        if let Some((left, right)) = edges.as_ref().zip(own).and_then(|(edges, own)| edges.get(own)) {
            from = from.translate(vec2(left - from.left(), 0.0));
            to = to.translate(vec2(right - to.right(), 0.0));
        }
        // One that is broken over two rows has no box.
        if (from.top() - to.top()).abs() < 1.0 {
            let place = Rect::from_min_max(from.left_top(), to.right_bottom()).translate(at.to_vec2());
            shapes.push(Shape::rect_filled(place.expand2(vec2(4.0, 2.0)), CornerRadius::same(5), fill));
        }
    }
    shapes
}

fn cursor(text: &str, byte: usize) -> CCursor {
    CCursor::new(text.get(..byte).unwrap_or_default().chars().count())
}

fn byte_of(text: &str, index: usize) -> usize {
    text.char_indices().nth(index).map_or(text.len(), |(at, _)| at)
}

/// Puts the caret where it was asked to go.
fn place_caret(ui: &Ui, line: &mut Line) {
    if let Some(caret) = line.caret_goes.take() {
        let mut state = TextEdit::load_state(ui.ctx(), line_id()).unwrap_or_default();
        if line.text.is_empty() {
            // What was added is not to come back by the field's own undo.
            state.clear_undoer();
        }
        state.cursor.set_char_range(Some(CCursorRange::one(cursor(&line.text, caret))));
        state.store(ui.ctx(), line_id());
    }
}
