//! The canvas: paints the scene where the camera is, listens to the pointer, and lies the overlay on
//! top (selection, hover, frame, link being drawn, a title being written).
//!
//! Knows the scene, the layout and the gesture; changes nothing, asks. Every card in view is in the
//! accessibility tree with role and name, in journey order.
//!
//! Limitations: the minimap shows cards only; guides that snap are not drawn yet.

use std::collections::BTreeMap;

use egui::{
    Color32, CornerRadius, CursorIcon, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::{
    field,
    paint::{self, Manner, Store, View},
    tokens::{self, Palette, mix, radius, size},
};
use crate::{
    edit::{Command, Selection},
    interact::{Button, Camera, Event, Gesture, Hit, Input, Intent, Modifiers, Spot},
    layout::{
        Layout,
        geometry::{self, Point},
    },
    model::{Id, JourneyMap, Stage, Subject, Touchpoint},
    scene::{self, Item, Scene, Theme},
};

/// What the canvas shows.
pub struct CanvasView<'a> {
    /// The map.
    pub map: &'a JourneyMap,
    /// Where everything stands.
    pub layout: &'a Layout,
    /// What is drawn.
    pub scene: &'a Scene,
    /// What is selected.
    pub selection: &'a Selection,
    /// What is in view.
    pub camera: Camera,
    /// Does the pointer pull the map?
    pub is_hand: bool,
    /// Whose title is being written.
    pub editing: Option<Subject>,
    /// The stage in which the capture line makes a touchpoint, if it is open.
    pub capture: Option<Id<Stage>>,
    /// The name of each touchpoint's card for those who cannot see it.
    pub names: &'a BTreeMap<Id<Touchpoint>, String>,
    /// Is the zoom changing right now?
    pub is_zooming: bool,
    /// Is something in front that has the pointer?
    pub is_behind: bool,
    /// The colours of the picture.
    pub theme: &'a Theme,
    /// The colours of the window.
    pub palette: &'a Palette,
}

/// The canvas's own place in egui's memory: who has the keyboard.
#[must_use]
pub fn canvas_id() -> egui::Id {
    egui::Id::unique("canvas")
}

/// Shows the canvas in what is left of `ui`; `gesture` is what the hand is in the midst of.
pub fn canvas_ui(
    ui: &mut Ui,
    view: &CanvasView<'_>,
    gesture: &mut Gesture,
    store: &mut Store,
    out: &mut Vec<Intent>,
) -> Rect {
    let rect = ui.max_rect();
    let response = ui.interact(rect, canvas_id(), Sense::CLICK | Sense::DRAG | Sense::FOCUSABLE);
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, "Journey map"));
    lock_keys(ui, &response);
    let screen = Screen { rect, camera: view.camera };
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let manner = Manner { view: screen.view(), is_zooming: view.is_zooming };
    paint::paint_scene(&painter, view.scene, manner, store, |_| true);
    pinned_headings(&painter, view, screen);
    cards_ui(ui, view, screen, out);
    let field = edit_ui(ui, view, screen, out);
    let under = if view.is_behind { None } else { hovered(ui, view, screen, field) };
    overlay(&painter, view, screen, *gesture, under);
    above_overlay(&painter, view, manner, store);
    if !view.is_behind {
        listen(ui, view, screen, field, gesture, out);
    }
    cursor(ui, view, *gesture, under);
    minimap_ui(ui, view, screen, out);
    rect
}

/// The canvas on the screen.
#[derive(Clone, Copy)]
struct Screen {
    rect: Rect,
    camera: Camera,
}

impl Screen {
    fn view(self) -> View {
        let corner = self.camera.screen_from_doc(Point::default());
        View { corner: self.rect.min + vec2(corner.x, corner.y), scale: self.camera.zoom() }
    }

    fn local(self, place: Pos2) -> Point {
        Point::new(place.x - self.rect.left(), place.y - self.rect.top())
    }

    fn document(self, place: Pos2) -> Point {
        self.camera.doc_from_screen(self.local(place))
    }

    fn rect_of(self, rect: geometry::Rect) -> Rect {
        self.view().rect_to_screen(rect)
    }
}

/// While the canvas has the keyboard, Tab and the arrows are its own; Escape leaves it.
fn lock_keys(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let filter =
            egui::EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(canvas_id(), filter));
    }
}

/// Height of the strip of pinned headings, in screen points.
const STRIP: f32 = 36.0;

/// Headings stay in view when the map is panned: as soon as they would leave at the top, they stand in a strip there.
fn pinned_headings(painter: &Painter, view: &CanvasView<'_>, screen: Screen) {
    let lens = screen.view();
    let highest = view.layout.columns.iter().map(|column| column.heading.at.y).reduce(f32::min);
    if highest.is_none_or(|top| lens.corner.y + top * lens.scale >= screen.rect.top()) {
        return;
    }
    let strip = Rect::from_min_size(screen.rect.min, vec2(screen.rect.width(), STRIP));
    let letters = size::LARGE * lens.scale.clamp(0.75, 1.0);
    for column in &view.layout.columns {
        let place = lens.rect_to_screen(column.rect);
        let head = Rect::from_x_y_ranges(place.x_range(), strip.y_range()).intersect(strip);
        let name = view.map.stages.get(column.id).map_or("", |stage| stage.name.as_str());
        if head.width() < 2.0 {
            continue;
        }
        let tint = view.theme.phase(column.phase);
        let painter = painter.with_clip_rect(head.intersect(painter.clip_rect()));
        painter.rect_filled(head, 0, paint::colour(tint.column));
        let at = head.left_center() + vec2(16.0 * lens.scale.min(1.0), 0.0);
        let font = tokens::semibold(letters);
        painter.text(at, egui::Align2::LEFT_CENTER, name, font, paint::colour(tint.text));
    }
    painter.hline(strip.x_range(), strip.bottom(), Stroke::new(1.0, view.palette.hairline));
}

/// Cards in the accessibility tree, and their short menu.
fn cards_ui(ui: &mut Ui, view: &CanvasView<'_>, screen: Screen, out: &mut Vec<Intent>) {
    for card in &view.layout.cards {
        let rect = screen.rect_of(card.rect).intersect(screen.rect);
        if !rect.is_positive() {
            continue;
        }
        let subject = Subject::Touchpoint(card.id);
        let response = ui.interact(rect, canvas_id().with(card.id.raw()), Sense::CLICK);
        let name = view.names.get(&card.id).map_or("", String::as_str);
        let is_selected = view.selection.contains(subject);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, name));
        // A click of the pointer is the gesture's; this is one of a screen reader.
        if response.clicked() && !ui.input(|input| input.pointer.any_released()) {
            out.push(Intent::Select(Selection::touchpoint(card.id)));
        }
        response.context_menu(|ui| menu_ui(ui, card.id, out));
    }
}

fn menu_ui(ui: &mut Ui, id: Id<Touchpoint>, out: &mut Vec<Intent>) {
    let mut entry = |ui: &mut Ui, text: &str, key: &str, intent: Intent| {
        if ui.add(egui::Button::new(text).shortcut_text(key).frame(false)).clicked() {
            out.push(intent);
            ui.close();
        }
    };
    ui.set_min_width(190.0);
    entry(ui, "Edit title", "F2", Intent::EditTitle(Subject::Touchpoint(id)));
    entry(ui, "Show details", "", Intent::ShowTab(crate::interact::Tab::Details));
    ui.separator();
    entry(ui, "Delete", "Del", Intent::edit(Command::Remove(vec![Subject::Touchpoint(id)])));
}

/// The title or the capture line being written; where it is on the screen.
fn edit_ui(ui: &mut Ui, view: &CanvasView<'_>, screen: Screen, out: &mut Vec<Intent>) -> Option<Rect> {
    if let Some(stage) = view.capture {
        return Some(capture_ui(ui, view, screen, stage, out));
    }
    let subject = view.editing?;
    let (place, value, letters) = match subject {
        Subject::Touchpoint(id) => {
            let card = view.layout.card(id)?;
            let (left, top) = (card.title.at.x, card.title.at.y);
            let place = geometry::Rect::new(left, top, (card.rect.w - left - 8.0).max(80.0), 24.0);
            (place.moved(card.rect.corner()), &view.map.touchpoints.get(id)?.title, letters(&card.title))
        }
        Subject::Stage(id) => {
            let column = view.layout.columns.iter().find(|column| column.id == id)?;
            let at = column.heading.at;
            let place = geometry::Rect::new(at.x, at.y, (column.rect.right() - at.x - 8.0).max(80.0), 24.0);
            (place, &view.map.stages.get(id)?.name, letters(&column.heading))
        }
        _ => return None,
    };
    let rect = screen.rect_of(place).translate(vec2(-7.0, -5.0));
    let rect = Rect::from_min_size(rect.min, vec2(rect.width().max(120.0) + 8.0, rect.height()));
    let size = letters * screen.camera.zoom();
    let change = |text| Command::Rename(subject, text);
    let edited = field::in_place(ui, rect, subject, value, size, change, out);
    if edited.is_done {
        out.push(Intent::Dismiss);
        ui.memory_mut(|memory| memory.request_focus(canvas_id()));
    }
    Some(edited.rect)
}

fn letters(text: &crate::layout::Placed) -> f32 {
    text.runs.rows.first().and_then(|row| row.runs.first()).map_or(size::BODY, |run| run.size)
}

fn capture_ui(ui: &mut Ui, view: &CanvasView<'_>, screen: Screen, stage: Id<Stage>, out: &mut Vec<Intent>) -> Rect {
    let palette = view.palette;
    if let Some(column) = view.layout.columns.iter().find(|column| column.id == stage) {
        let place = screen.rect_of(column.rect).intersect(screen.rect);
        ui.painter().rect_filled(place, 0, palette.accent.gamma_multiply(0.06));
    }
    let width = 620.0_f32.min(screen.rect.width() - 48.0);
    let centre = pos2(screen.rect.center().x, screen.rect.bottom() - 56.0);
    let rect = Rect::from_center_size(centre, vec2(width, 52.0));
    let corner = CornerRadius::same(radius::CARD);
    ui.painter().add(tokens::shadow(palette).as_shape(rect, corner));
    ui.painter().rect(rect, corner, palette.panel, Stroke::new(1.5, palette.accent), StrokeKind::Inside);
    let left = rect.left() + 10.0 + stage_chip(ui, view, rect, stage) + 10.0;
    let inside = Rect::from_min_max(pos2(left, rect.top() + 8.0), pos2(rect.right() - 14.0, rect.bottom() - 8.0));
    // The field would take Tab for the way to the next control.
    let turned = ui.input_mut(|input| {
        let is_back = input.consume_key(egui::Modifiers::SHIFT, egui::Key::Tab);
        (is_back || input.consume_key(egui::Modifiers::NONE, egui::Key::Tab)).then_some(is_back)
    });
    out.extend(turned.map(|is_backwards| Intent::CaptureElsewhere { is_backwards }));
    let prompt = "What happens? Enter adds it";
    let done = field::capture_line(ui, inside, prompt, |title| out.push(Intent::Captured(title)));
    if done {
        out.push(Intent::Dismiss);
        ui.memory_mut(|memory| memory.request_focus(canvas_id()));
    }
    rect
}

/// The stage in which the line lands, at its left; how wide it is.
fn stage_chip(ui: &mut Ui, view: &CanvasView<'_>, line: Rect, stage: Id<Stage>) -> f32 {
    let name = view.map.stages.get(stage).map_or("", |stage| stage.name.as_str());
    let font = tokens::semibold(size::SMALL);
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), font, view.palette.accent_text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(line.width() * 0.36);
    let galley = ui.painter().layout_job(job);
    let chip =
        Rect::from_min_size(pos2(line.left() + 10.0, line.center().y - 15.0), vec2(galley.size().x + 22.0, 30.0));
    ui.painter().rect_filled(chip, CornerRadius::same(15), view.palette.tint);
    let at = chip.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, view.palette.accent_text);
    let response = ui.interact(chip, canvas_id().with("capture stage"), Sense::HOVER);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("In the stage {name}")));
    response.on_hover_text("Tab: the next stage");
    chip.width()
}

/// How near to a card's edge the handle from which links start can be taken, in screen points.
const HANDLE_REACH: f32 = 9.0;

fn handle_of(card: Rect) -> Pos2 {
    card.right_center()
}

fn hit(view: &CanvasView<'_>, screen: Screen, place: Pos2) -> Option<Hit> {
    let over_handle = view.layout.cards.iter().find(|card| {
        let rect = screen.rect_of(card.rect);
        screen.camera.zoom() > 0.3 && handle_of(rect).distance(place) < HANDLE_REACH
    });
    let at = screen.document(place);
    let (subject, spot) = match over_handle {
        Some(card) => (Subject::Touchpoint(card.id), Spot::Handle),
        None => {
            let subject = scene::hit_within(view.scene, at, 5.0 / screen.camera.zoom())?;
            (of_interest(view, at, subject)?, Spot::Body)
        }
    };
    Some(Hit { subject, spot, is_selected: view.selection.contains(subject) })
}

/// A column is ground; only its heading is the stage. A point of a curve is its touchpoint.
fn of_interest(view: &CanvasView<'_>, at: Point, subject: Subject) -> Option<Subject> {
    match subject {
        Subject::Touchpoint(_) | Subject::Link(_) => Some(subject),
        Subject::Experience((touchpoint, _)) => Some(Subject::Touchpoint(touchpoint)),
        Subject::Stage(id) => {
            let column = view.layout.columns.iter().find(|column| column.id == id)?;
            column.heading.rect().grown(6.0).contains(at).then_some(subject)
        }
        _ => None,
    }
}

fn hovered(ui: &Ui, view: &CanvasView<'_>, screen: Screen, field: Option<Rect>) -> Option<Hit> {
    let place = ui.input(|input| input.pointer.hover_pos())?;
    let covered = [field, minimap_rect(view, screen)].into_iter().flatten().any(|cover| cover.contains(place));
    if !ui.rect_contains_pointer(screen.rect) || covered {
        return None;
    }
    hit(view, screen, place)
}

fn overlay(painter: &Painter, view: &CanvasView<'_>, screen: Screen, gesture: Gesture, under: Option<Hit>) {
    let zoom = screen.camera.zoom();
    let ring = |rect: geometry::Rect, stroke: Stroke| {
        let corner = CornerRadius::from((f32::from(radius::CARD) * zoom).min(40.0));
        painter.rect_stroke(screen.rect_of(rect), corner, stroke, StrokeKind::Middle);
    };
    let accent = view.palette.accent;
    if let (Gesture::Moving { .. }, Some(column)) = (gesture, dragged_column(painter, view, screen)) {
        painter.rect_filled(screen.rect_of(column), 0, accent.gamma_multiply(0.06));
    }
    if let Some(Hit { subject: Subject::Touchpoint(id), is_selected, spot }) = under
        && let Some(card) = view.layout.card(id)
    {
        if !is_selected {
            ring(card.rect, Stroke::new(1.5, accent.gamma_multiply(0.45)));
        }
        let fill = if spot == Spot::Handle { accent } else { view.palette.panel };
        if zoom > 0.3 {
            painter.circle(handle_of(screen.rect_of(card.rect)), 5.0, fill, Stroke::new(1.5, accent));
        }
    }
    for id in view.selection.touchpoints() {
        if let Some(card) = view.layout.card(id) {
            ring(card.rect, Stroke::new(2.0, accent));
        }
    }
    for id in view.selection.links() {
        if let Some(link) = view.layout.link(id) {
            let line: Vec<Pos2> = link.corners.iter().map(|corner| screen.view().to_screen(*corner)).collect();
            painter.add(Shape::line(line, Stroke::new(2.5, accent)));
        }
    }
    if let Some(frame) = gesture.frame() {
        let edge = Stroke::new(1.0, accent);
        painter.rect(screen.rect_of(frame), 2, accent.gamma_multiply(0.08), edge, StrokeKind::Middle);
    }
    if let Gesture::Linking { from, to, over } = gesture {
        linking(painter, view, screen, from, to, over);
    }
}

/// What the rings must not cover: the numbers of selected cards, the shares of selected links.
fn above_overlay(painter: &Painter, view: &CanvasView<'_>, manner: Manner, store: &mut Store) {
    for card in view.selection.touchpoints().filter_map(|id| view.layout.card(id)) {
        let (centre, size) = card.number_disc;
        let disc = Item::Box {
            rect: geometry::Rect::around(centre, 2.0 * size, 2.0 * size),
            radius: size,
            fill: Some(view.theme.number),
            stroke: None,
        };
        let number = &card.number_text;
        let runs = std::sync::Arc::clone(&number.runs);
        let number = Item::Text { runs, at: number.at, colour: view.theme.number_text };
        let manner = Manner { view: manner.view.moved(card.rect.corner()), ..manner };
        paint::paint_items(painter, &[disc, number], manner, store);
    }
    let links: Vec<_> = view.selection.links().map(Subject::Link).collect();
    if !links.is_empty() {
        paint::paint_scene(painter, view.scene, manner, store, |piece| {
            piece.part == scene::Part::Label && piece.subject.is_some_and(|subject| links.contains(&subject))
        });
    }
}

fn dragged_column(painter: &Painter, view: &CanvasView<'_>, screen: Screen) -> Option<geometry::Rect> {
    let place = painter.ctx().input(|input| input.pointer.hover_pos())?;
    let stage = view.layout.stage_at(screen.document(place))?;
    view.layout.columns.iter().find(|column| column.id == stage).map(|column| column.rect)
}

fn linking(
    painter: &Painter,
    view: &CanvasView<'_>,
    screen: Screen,
    from: Id<Touchpoint>,
    to: Point,
    over: Option<Id<Touchpoint>>,
) {
    let Some(start) = view.layout.card(from).map(|card| handle_of(screen.rect_of(card.rect))) else { return };
    let target = over.and_then(|id| view.layout.card(id)).map(|card| screen.rect_of(card.rect));
    let end = target.map_or(screen.view().to_screen(to), |card| card.left_center());
    let stroke = Stroke::new(2.0, view.palette.accent);
    painter.line_segment([start, end], stroke);
    painter.circle_filled(end, 4.0, view.palette.accent);
    if let Some(card) = target {
        painter.rect_stroke(card, radius::CARD, stroke, StrokeKind::Middle);
    }
}

/// Everything the pointer did since the last frame, one after another.
fn listen(
    ui: &Ui,
    view: &CanvasView<'_>,
    screen: Screen,
    field: Option<Rect>,
    gesture: &mut Gesture,
    out: &mut Vec<Intent>,
) {
    let is_over = ui.rect_contains_pointer(screen.rect);
    let pointer = ui.input(|input| input.pointer.latest_pos()).unwrap_or(screen.rect.center());
    let minimap = minimap_rect(view, screen);
    let mut hand = Hand { view, screen, space: ui.input(|input| input.key_down(egui::Key::Space)), gesture, out };
    for event in ui.input(|input| input.events.clone()) {
        match event {
            egui::Event::PointerButton { pos, button, pressed: true, modifiers } => {
                let is_in_field = field.is_some_and(|field| field.contains(pos));
                if is_over
                    && screen.rect.contains(pos)
                    && !is_in_field
                    && !minimap.is_some_and(|minimap| minimap.contains(pos))
                {
                    ui.memory_mut(|memory| memory.request_focus(canvas_id()));
                    hand.does(button_of(button).map(Event::Press), pos, modifiers);
                }
            }
            egui::Event::PointerButton { pos, button, pressed: false, modifiers } => {
                hand.does(button_of(button).map(Event::Release), pos, modifiers);
            }
            egui::Event::PointerMoved(pos) => hand.does(Some(Event::Move), pos, ui.input(|input| input.modifiers)),
            egui::Event::PointerGone | egui::Event::WindowFocused(false) => {
                hand.does(Some(Event::Lost), pointer, egui::Modifiers::NONE);
            }
            egui::Event::Key { key: egui::Key::Escape, pressed: true, .. } => {
                hand.does(Some(Event::Escape), pointer, egui::Modifiers::NONE);
            }
            _ => {}
        }
    }
    let (wheel, pinch, modifiers, is_double) = ui.input(|input| {
        let is_double = input.pointer.button_double_clicked(egui::PointerButton::Primary);
        let is_exact = input.events.iter().any(|event| matches!(event, egui::Event::Zoom(_)));
        // Two fingers are followed exactly; a notch of the wheel is a fifth.
        let pinch = if is_exact { input.zoom_delta() } else { input.zoom_delta().sqrt() };
        (input.smooth_scroll_delta(), pinch, input.modifiers, is_double)
    });
    if is_over {
        let scrolled = (wheel != egui::Vec2::ZERO).then_some(Event::Wheel(Point::new(wheel.x, wheel.y)));
        // egui has turned Shift and Control into an axis and a factor already.
        hand.does(scrolled, pointer, egui::Modifiers::NONE);
        hand.does(((pinch - 1.0).abs() > 1e-4).then_some(Event::Pinch(pinch)), pointer, modifiers);
        let is_in_field = field.is_some_and(|field| field.contains(pointer));
        hand.does((is_double && !is_in_field).then_some(Event::DoubleClick), pointer, modifiers);
    }
}

struct Hand<'a, 'b> {
    view: &'a CanvasView<'b>,
    screen: Screen,
    space: bool,
    gesture: &'a mut Gesture,
    out: &'a mut Vec<Intent>,
}

impl Hand<'_, '_> {
    fn does(&mut self, event: Option<Event>, place: Pos2, modifiers: egui::Modifiers) {
        let Some(event) = event else { return };
        if self.gesture.is_idle() && matches!(event, Event::Move | Event::Lost | Event::Escape) {
            return;
        }
        let modifiers = Modifiers {
            shift: modifiers.shift,
            command: modifiers.command,
            alt: modifiers.alt,
            space: self.space || self.view.is_hand,
        };
        let (in_screen, in_doc) = (self.screen.local(place), self.screen.document(place));
        let input = Input { event, in_screen, in_doc, modifiers };
        let (next, intents) = self.gesture.next(&input, hit(self.view, self.screen, place));
        *self.gesture = next;
        self.out.extend(intents);
    }
}

fn button_of(button: egui::PointerButton) -> Option<Button> {
    match button {
        egui::PointerButton::Primary => Some(Button::Primary),
        egui::PointerButton::Secondary => Some(Button::Secondary),
        egui::PointerButton::Middle => Some(Button::Middle),
        _ => None,
    }
}

fn cursor(ui: &Ui, view: &CanvasView<'_>, gesture: Gesture, under: Option<Hit>) {
    let is_ready = view.is_hand || ui.input(|input| input.key_down(egui::Key::Space));
    let icon = match (gesture, under) {
        (Gesture::Panning { .. } | Gesture::Moving { .. }, _) => CursorIcon::Grabbing,
        (Gesture::Linking { .. }, _) => CursorIcon::Crosshair,
        (_, Some(Hit { spot: Spot::Handle, .. })) => CursorIcon::Crosshair,
        (_, Some(_)) if !is_ready => CursorIcon::PointingHand,
        (_, _) if is_ready && ui.rect_contains_pointer(ui.max_rect()) => CursorIcon::Grab,
        _ => return,
    };
    ui.set_cursor_icon(icon);
}

/// Where the small picture of the whole stands; none where everything is in view anyway.
fn minimap_rect(view: &CanvasView<'_>, screen: Screen) -> Option<Rect> {
    let is_large = screen.rect.width() > 480.0 && screen.rect.height() > 320.0;
    let is_wanted = view.capture.is_none() && !view.layout.cards.is_empty() && !is_all_in_view(view, screen);
    let (w, h) = view.layout.size;
    let scale = (184.0 / w.max(1.0)).min(140.0 / h.max(1.0));
    let frame = vec2(w, h) * scale + vec2(16.0, 16.0);
    let corner = screen.rect.right_bottom() - frame - vec2(16.0, 16.0);
    (is_large && is_wanted).then(|| Rect::from_min_size(corner, frame))
}

fn is_all_in_view(view: &CanvasView<'_>, screen: Screen) -> bool {
    let seen = screen.view().rect_to_document(screen.rect).grown(2.0);
    view.layout.cards.iter().all(|card| seen.holds(card.rect))
}

/// A small picture of the whole, shown only where something is out of view; a click goes there.
fn minimap_ui(ui: &mut Ui, view: &CanvasView<'_>, screen: Screen, out: &mut Vec<Intent>) {
    let Some(frame) = minimap_rect(view, screen) else { return };
    let corner = CornerRadius::same(radius::CONTROL);
    let painter = ui.painter().with_clip_rect(frame.expand(24.0));
    painter.add(tokens::shadow(view.palette).as_shape(frame, corner));
    let edge = Stroke::new(1.0, view.palette.hairline);
    painter.rect(frame, corner, view.palette.panel, edge, StrokeKind::Inside);
    let (w, h) = view.layout.size;
    let inside = frame.shrink(8.0);
    let small = View::fitting(geometry::Rect::new(0.0, 0.0, w, h), inside, 1.0);
    let painter = painter.with_clip_rect(inside);
    for column in &view.layout.columns {
        painter.rect_filled(small.rect_to_screen(column.rect).shrink2(vec2(0.5, 0.0)), 1, view.palette.ground);
    }
    for card in &view.layout.cards {
        painter.rect_filled(small.rect_to_screen(card.rect), 1, feeling(view, card.emotion));
    }
    let seen = small.rect_to_screen(screen.view().rect_to_document(screen.rect)).intersect(inside);
    painter.rect_stroke(seen, 2, Stroke::new(1.5, view.palette.accent), StrokeKind::Inside);
    let response = ui.interact(frame, canvas_id().with("minimap"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, "Overview"));
    if let Some(place) = response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged()) {
        let now = screen.view().to_screen(small.to_document(place));
        let by = screen.rect.center() - now;
        out.push(Intent::Pan(Point::new(by.x, by.y)));
    }
}

fn feeling(view: &CanvasView<'_>, emotion: Option<crate::model::Emotion>) -> Color32 {
    let palette = view.palette;
    match emotion.map(|emotion| emotion.face().level()) {
        Some(..=-1) => palette.pain,
        Some(1..) => palette.love,
        _ => mix(palette.panel, palette.neutral, 0.7),
    }
}
