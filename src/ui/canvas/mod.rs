//! The canvas: paints the scene where the camera is, listens to the pointer, and lies the overlay on
//! top (selection, hover, frame, link being drawn, a title being written).
//!
//! Knows the scene, the layout and the gesture; changes nothing, asks. Every card in view is in the
//! accessibility tree with role and name, in journey order.
//!
//! Limitations: the minimap shows cards only.

mod dragging;
mod far;
mod flow;
mod ghosts;
mod lens;
mod linking;
mod menu;
mod overlay;
mod overview;
mod pointer;
mod resting;
mod writing;

pub use linking::has_link_field;

use std::collections::BTreeMap;

use egui::{Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::{
    paint::{self, Manner, Store, View},
    rows,
    tokens::Palette,
};
use crate::{
    edit::Selection,
    interact::{Camera, Gesture, Intent, Landing, Situation},
    layout::{
        Layout,
        geometry::{self, Point},
    },
    model::{FindingKind, Id, JourneyMap, Persona, Subject, Touchpoint},
    scene::{Part, Piece, Scene, Theme},
};

/// What the canvas shows.
pub struct CanvasView<'a> {
    /// The map.
    pub map: &'a JourneyMap,
    /// Where everything stands.
    pub layout: &'a Layout,
    /// What is drawn.
    pub scene: &'a Scene,
    /// Tells this scene from all others.
    pub stamp: u64,
    /// What is selected.
    pub selection: &'a Selection,
    /// What is in view.
    pub camera: Camera,
    /// Does the pointer pull the map?
    pub is_hand: bool,
    /// Whose title is being written.
    pub editing: Option<Subject>,
    /// Touchpoints that are typed in the capture line and not there yet: they are in the layout and in `map`.
    pub ghosts: &'a [Id<Touchpoint>],
    /// Touchpoints that were looked for and found.
    pub found: &'a [Id<Touchpoint>],
    /// The name of each touchpoint's card for those who cannot see it.
    pub names: &'a BTreeMap<Id<Touchpoint>, String>,
    /// Where the cards in the hand would land.
    pub landing: Option<&'a Landing>,
    /// Where things come from that are on their way to where they stand.
    pub moving: Option<OnTheWay<'a>>,
    /// Whose feelings the keys set.
    pub persona: Option<Id<Persona>>,
    /// Where the stage in the hand would be put, in document units.
    pub stage_line: Option<f32>,
    /// How things stand: what the menu can offer.
    pub situation: Situation<'a>,
    /// Is the zoom changing right now?
    pub is_zooming: bool,
    /// Is something in front that has the pointer?
    pub is_behind: bool,
    /// The colours of the picture.
    pub theme: &'a Theme,
    /// The colours of the window.
    pub palette: &'a Palette,
}

/// From one picture to the next.
#[derive(Clone, Copy)]
pub struct OnTheWay<'a> {
    /// What was shown.
    pub from: &'a Scene,
    /// What was in view.
    pub camera: Camera,
    /// Cards that were carried, and how far, in document units.
    pub carried: (&'a [Id<Touchpoint>], Point),
    /// How much of the way is done, 0 to 1.
    pub share: f32,
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
    let is_in_hand = |piece: &Piece| in_hand(view, piece);
    if let Some(way) = &view.moving {
        lens::moving(&painter, view, screen, way, manner, store);
    } else if view.landing.is_some() {
        let is_ground = |piece: &Piece| matches!(piece.part, Part::Ground | Part::Heading);
        paint::paint_scene(&painter, view.scene, manner, store, is_ground);
        dragging::stages(&painter, view, screen);
        lens::target(&painter, view, screen);
        let is_far = far::is_far(view, screen);
        let is_still = |piece: &Piece| !is_ground(piece) && !is_in_hand(piece) && !lens::is_side(piece);
        let is_painted = |piece: &Piece| is_still(piece) && (!is_far || far::is_seen(piece));
        paint::paint_scene(&painter, view.scene, manner, store, is_painted);
        dragging::places(&painter, view, screen);
        let lift = lens::lift(view, screen, *gesture, &painter);
        if is_far {
            far::blocks(&painter, view, screen, lift, store);
        } else {
            let mut lifted = manner;
            lifted.view.corner += lift;
            paint::paint_scene(&painter, view.scene, lifted, store, is_in_hand);
        }
    } else {
        resting::paint_resting(&painter, view, screen, manner, store);
    }
    menu::ground_menu_ui(&response, view, screen, out);
    linking::links_ui(ui, view, screen, out);
    cards_ui(ui, view, screen, out);
    lens::heads_ui(ui, view, screen);
    let target = linking::target_ui(ui, view, screen, gesture, out);
    let field = writing::edit_ui(ui, view, screen, out).or(target);
    let under = if view.is_behind { None } else { pointer::hovered(ui, view, screen, field) };
    let is_still = view.moving.is_none();
    if gesture.is_idle() && is_still {
        overlay::hovered_link(&painter, view, screen, under);
    }
    if is_still {
        overlay::overlay(&painter, view, screen, *gesture, under);
        overlay::above_overlay(&painter, view, (*gesture, under), manner, store);
        ghosts::ghosts(&painter, view, screen, manner, store);
    }
    if gesture.is_idle() && is_still {
        overlay::link_ends(&painter, view, screen, under);
        overlay::handle(&painter, view, screen, under);
    }
    dragging::guides(&painter, view, screen);
    if view.moving.is_none() {
        lens::side(&painter, view, screen, manner, store);
    }
    lens::ratings(&painter, view, screen);
    overlay::pinned_headings(&painter, view, screen);
    rows::pinned_labels(&painter, view.layout, rect, screen.view(), view.palette);
    overlay::stage_in_hand(&painter, view, screen, *gesture, under);
    if !view.is_behind {
        pointer::listen(ui, view, screen, field, gesture, out);
    }
    pointer::cursor(ui, view, *gesture, under);
    overview::minimap_ui(ui, view, screen, out);
    rect
}

/// Is it a card that is dragged? It lies on top of everything then.
fn in_hand(view: &CanvasView<'_>, piece: &Piece) -> bool {
    let is_of_card = matches!(piece.part, Part::Card | Part::Mark);
    match (view.landing, piece.subject) {
        (Some(landing), Some(Subject::Touchpoint(id))) => is_of_card && landing.dragged.contains(&id),
        _ => false,
    }
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

/// Cards in the accessibility tree, and their short menu.
fn cards_ui(ui: &mut Ui, view: &CanvasView<'_>, screen: Screen, out: &mut Vec<Intent>) {
    for (place, card) in view.layout.cards.iter().enumerate() {
        // On a sheet a touchpoint is its whole column.
        let whole = view.layout.strips.get(place).map_or(card.rect, |strip| strip.rect);
        let rect = screen.rect_of(whole).intersect(screen.rect);
        if !rect.is_positive() {
            continue;
        }
        if view.ghosts.contains(&card.id) {
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
        response.context_menu(|ui| menu::menu_ui(ui, view, out));
        let corner = card.rect.corner();
        let marks = [
            (card.star, FindingKind::MomentOfTruth, "star"),
            (card.cherries, FindingKind::LowHangingFruit, "cherries"),
        ];
        for (mark, kind, name) in marks {
            let Some((centre, radius)) = mark else { continue };
            let disc = geometry::Rect::around(centre + corner, 2.0 * radius, 2.0 * radius);
            let disc = screen.rect_of(disc).intersect(screen.rect);
            if disc.is_positive() {
                let response = ui.interact(disc, canvas_id().with((card.id.raw(), name)), Sense::CLICK);
                if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                    out.push(Intent::Explain(card.id, kind));
                }
            }
        }
        lens::apart_ui(ui, view, screen, card);
    }
}
