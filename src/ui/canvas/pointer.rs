//! The pointer on the canvas: what lies beneath it, what the hand does with it, how it looks.

use egui::{CursorIcon, Pos2, Rect, Ui};

use super::{CanvasView, Screen, canvas_id, lens, overlay, overview::minimap_rect};
use crate::{
    interact::{Button, End, Event, Gesture, Hit, Input, Intent, Modifiers, Spot},
    layout::{LinkPath, geometry::Point},
    model::{Id, Link, Stage, Subject},
    scene,
};

/// How near to a card's edge the handle from which links start can be taken, in screen points.
const HANDLE_REACH: f32 = 9.0;

pub(super) fn handle_of(card: Rect) -> Pos2 {
    card.right_center()
}

/// How near to an edge between stages it can be taken, in screen points.
const EDGE_REACH: f32 = 4.0;
/// How far along a link its handles stand from its ends, in screen points, clear of the handles of cards.
const END_INSET: f32 = 16.0;

/// Where the handles of a link stand, first where it begins.
pub(super) fn ends_of(link: &LinkPath, screen: Screen) -> Option<[(End, Pos2); 2]> {
    let corners: Vec<Pos2> = link.corners.iter().map(|corner| screen.view().to_screen(*corner)).collect();
    let length: f32 = corners.iter().zip(corners.iter().skip(1)).map(|(a, b)| a.distance(*b)).sum();
    let inset = END_INSET.min(length / 3.0);
    Some([(End::From, along(corners.iter(), inset)?), (End::To, along(corners.iter().rev(), inset)?)])
}

/// The place that a way reaches after so many points.
fn along<'a>(mut corners: impl Iterator<Item = &'a Pos2>, mut rest: f32) -> Option<Pos2> {
    let mut at = *corners.next()?;
    for next in corners {
        let length = at.distance(*next);
        if length >= rest {
            return Some(at + (*next - at) * (rest / length.max(f32::EPSILON)));
        }
        rest -= length;
        at = *next;
    }
    Some(at)
}

fn end_at(view: &CanvasView<'_>, screen: Screen, id: Id<Link>, place: Pos2) -> Option<End> {
    let ends = ends_of(view.layout.link(id)?, screen)?;
    let near = ends.into_iter().filter(|(_, at)| at.distance(place) < HANDLE_REACH);
    near.min_by(|(_, a), (_, b)| a.distance(place).total_cmp(&b.distance(place))).map(|(end, _)| end)
}

fn hit(view: &CanvasView<'_>, screen: Screen, place: Pos2) -> Option<Hit> {
    let (subject, spot) = spot(view, screen, place)?;
    Some(Hit { subject, spot, is_selected: view.selection.contains(subject) })
}

fn spot(view: &CanvasView<'_>, screen: Screen, place: Pos2) -> Option<(Subject, Spot)> {
    if lens::side_rect(view, screen).is_some_and(|side| side.contains(place)) {
        return Some((Subject::Channel(lens::channel_at(view, screen, place)?), Spot::Body));
    }
    if let Some(strip) = overlay::strip(view, screen).filter(|strip| strip.contains(place)) {
        return edge(view, screen, place, strip.bottom()).or_else(|| {
            let column =
                view.layout.columns.iter().find(|column| screen.rect_of(column.rect).x_range().contains(place.x));
            column.map(|column| (Subject::Stage(column.id), Spot::Body))
        });
    }
    let selected = view.selection.links().filter(|_| has_handles(view, screen));
    let mut ends = selected.filter_map(|id| Some((Subject::Link(id), Spot::End(end_at(view, screen, id, place)?))));
    if let Some(end) = ends.next() {
        return Some(end);
    }
    let over_handle = view.layout.cards.iter().find(|card| {
        let rect = screen.rect_of(card.rect);
        has_handles(view, screen) && handle_of(rect).distance(place) < HANDLE_REACH
    });
    if let Some(card) = over_handle {
        return Some((Subject::Touchpoint(card.id), Spot::Handle));
    }
    let headings = view.layout.columns.iter().map(|column| column.heading.rect().bottom()).fold(0.0, f32::max);
    if let Some(edge) = edge(view, screen, place, screen.view().to_screen(Point::new(0.0, headings)).y + 8.0) {
        return Some(edge);
    }
    let at = screen.document(place);
    let drawn = scene::hit_within(view.scene, at, 5.0 / screen.camera.zoom());
    let drawn = drawn.and_then(|subject| of_interest(view, at, subject));
    // On a sheet a touchpoint is its whole column.
    let subject = drawn.or_else(|| view.layout.strip_at(at).map(Subject::Touchpoint))?;
    let end = match subject {
        Subject::Link(id) => end_at(view, screen, id, place),
        _ => None,
    };
    Some((subject, end.map_or(Spot::Body, Spot::End)))
}

/// The right edge of a stage, in the row of headings, which ends at `bottom` on the screen.
fn edge(view: &CanvasView<'_>, screen: Screen, place: Pos2, bottom: f32) -> Option<(Subject, Spot)> {
    let distance = |id: Id<Stage>, right: f32| (id, (right - place.x).abs());
    let edges = view.layout.columns.iter().map(|column| distance(column.id, screen.rect_of(column.rect).right()));
    let near = edges.filter(|(_, distance)| *distance <= EDGE_REACH).min_by(|(_, a), (_, b)| a.total_cmp(b));
    near.filter(|_| place.y <= bottom && view.layout.lens.is_free()).map(|(id, _)| (Subject::Stage(id), Spot::Edge))
}

/// Can links be drawn here, from the edges of cards?
pub(super) fn has_handles(view: &CanvasView<'_>, screen: Screen) -> bool {
    let has_links = view.layout.lens.is_free() || !view.layout.lanes.is_empty();
    has_links && screen.camera.zoom() > 0.3
}

/// A column is ground; only its heading is the stage. A point of a curve is its touchpoint.
fn of_interest(view: &CanvasView<'_>, at: Point, subject: Subject) -> Option<Subject> {
    match subject {
        Subject::Touchpoint(id) if view.ghosts.contains(&id) => None,
        Subject::Touchpoint(_) | Subject::Link(_) => Some(subject),
        Subject::Experience((touchpoint, _)) => Some(Subject::Touchpoint(touchpoint)),
        Subject::Stage(id) => {
            let column = view.layout.columns.iter().find(|column| column.id == id)?;
            column.heading.rect().grown(6.0).contains(at).then_some(subject)
        }
        _ => None,
    }
}

pub(super) fn hovered(ui: &Ui, view: &CanvasView<'_>, screen: Screen, field: Option<Rect>) -> Option<Hit> {
    let place = ui.input(|input| input.pointer.hover_pos())?;
    let covered = [field, minimap_rect(view, screen)].into_iter().flatten().any(|cover| cover.contains(place));
    if !ui.rect_contains_pointer(screen.rect) || covered {
        return None;
    }
    hit(view, screen, place)
}

/// Everything the pointer did since the last frame, one after another.
pub(super) fn listen(
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
    if let Some(touch) = ui.input(egui::InputState::multi_touch) {
        // The first finger is the pointer too: that is not heard while there are two.
        let by = Point::new(touch.translation_delta.x, touch.translation_delta.y);
        let fingers = Event::Fingers { by, factor: touch.zoom_delta };
        if screen.rect.contains(touch.center_pos) {
            hand.does(Some(fingers), touch.center_pos, egui::Modifiers::NONE);
        }
        return;
    }
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

pub(super) fn cursor(ui: &Ui, view: &CanvasView<'_>, gesture: Gesture, under: Option<Hit>) {
    let is_ready = view.is_hand || ui.input(|input| input.key_down(egui::Key::Space));
    let icon = match (gesture, under) {
        (Gesture::Panning { .. } | Gesture::Moving { .. }, _) => CursorIcon::Grabbing,
        (Gesture::Placing { .. }, _) => CursorIcon::Grabbing,
        (Gesture::Sizing { .. }, _) | (Gesture::Idle, Some(Hit { spot: Spot::Edge, .. })) => CursorIcon::ResizeColumn,
        (Gesture::Linking { .. } | Gesture::Aiming { .. } | Gesture::Rerouting { .. }, _) => CursorIcon::Crosshair,
        (_, Some(Hit { spot: Spot::Handle, .. })) => CursorIcon::Crosshair,
        (_, Some(Hit { spot: Spot::End(_), .. })) => CursorIcon::Grab,
        (_, Some(_)) if !is_ready => CursorIcon::PointingHand,
        (_, _) if is_ready && ui.rect_contains_pointer(ui.max_rect()) => CursorIcon::Grab,
        _ => return,
    };
    ui.set_cursor_icon(icon);
}
