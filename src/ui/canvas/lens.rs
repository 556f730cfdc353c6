//! What lenses other than the Map show on top: the axis and the headings of lanes, which stay in view; the links of
//! what is selected, where links are quiet; how a card is being rated; the lane into which one would fall.

use egui::{CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::{CanvasView, OnTheWay, Screen};
use crate::{
    interact::{Carried, Cell, Gesture},
    layout::{CardBox, LinkKind, LinkPath, geometry::Point},
    model::{Channel, Id, Subject},
    scene::{Part, Piece},
    ui::{
        control,
        paint::{self, Manner, Moving, Store},
        tokens::{self, radius, size},
    },
    wording::lens,
};

/// Is it part of what stays in view at the left side?
pub(super) fn is_side(piece: &Piece) -> bool {
    piece.part == Part::Side
}

/// Is there anything of the kind in this lens?
fn has_side(view: &CanvasView<'_>) -> bool {
    !view.layout.lanes.is_empty() || view.layout.field.is_some()
}

/// By how much the left side is moved to stay in view, in screen points.
fn shift(screen: Screen) -> f32 {
    (screen.rect.left() - screen.view().corner.x).max(0.0)
}

/// What stays in view at the left side, above the cards.
pub(super) fn side(painter: &Painter, view: &CanvasView<'_>, screen: Screen, manner: Manner, store: &mut Store) {
    if !has_side(view) {
        return;
    }
    let mut pinned = manner;
    pinned.view.corner.x += shift(screen);
    paint::paint_scene(painter, view.scene, pinned, store, is_side);
    if shift(screen) > 0.0
        && let Some(place) = side_rect(view, screen)
    {
        painter.vline(place.right(), place.intersect(screen.rect).y_range(), Stroke::new(1.0, view.palette.hairline));
    }
}

/// Lanes and rows in the accessibility tree, each where its name stands.
pub(super) fn heads_ui(ui: &egui::Ui, view: &CanvasView<'_>, screen: Screen) {
    let id = super::canvas_id().with("head");
    let lanes = view.layout.lanes.iter().enumerate().map(|(place, lane)| {
        let name = lane.chip.as_ref().map(|chip| &chip.word).or(lane.name.as_ref());
        let head = screen.rect_of(lane.head).translate(vec2(shift(screen), 0.0));
        (id.with(("lane", place)), head, name.map_or("", |name| name.runs.text.as_str()))
    });
    let rows = view.layout.rows.iter().enumerate().map(|(place, row)| {
        let mut label = screen.rect_of(row.label.rect());
        // In view at the side, as it is painted there.
        label = label.translate(vec2((screen.rect.left() - label.left()).max(0.0), 0.0));
        (id.with(("row", place)), label, row.kind.label())
    });
    for (id, place, name) in lanes.chain(rows) {
        let place = place.intersect(screen.rect);
        if place.is_positive() {
            let response = ui.interact(place, id, egui::Sense::empty());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::RowHeader, true, name));
        }
    }
}

/// Where that is on the screen; none in lenses without it.
pub(super) fn side_rect(view: &CanvasView<'_>, screen: Screen) -> Option<Rect> {
    if !has_side(view) {
        return None;
    }
    let bounds = paint::bounds_of(view.scene, is_side)?;
    Some(screen.rect_of(bounds).translate(vec2(shift(screen), 0.0)))
}

/// The channel whose lane has its heading here.
pub(super) fn channel_at(view: &CanvasView<'_>, screen: Screen, place: Pos2) -> Option<Id<Channel>> {
    let at = screen.document(place - vec2(shift(screen), 0.0));
    view.layout.lanes.iter().find(|lane| lane.head.contains(at)).and_then(|lane| match lane.kind {
        crate::layout::LaneKind::Channel(id) => Some(id),
        _ => None,
    })
}

/// How far cards in the hand are moved from where they stand, where they are carried before they fall.
pub(super) fn lift(view: &CanvasView<'_>, screen: Screen, gesture: Gesture, painter: &Painter) -> egui::Vec2 {
    let is_lifted = view.landing.is_some_and(|landing| landing.carried == Carried::Lifted);
    let (Gesture::Moving { from, .. }, true) = (gesture, is_lifted) else { return egui::Vec2::ZERO };
    let Some(place) = painter.ctx().input(|input| input.pointer.hover_pos()) else { return egui::Vec2::ZERO };
    place - screen.view().to_screen(from)
}

/// The lanes and stages into which cards would fall.
pub(super) fn target(painter: &Painter, view: &CanvasView<'_>, screen: Screen) {
    if !view.landing.is_some_and(|landing| landing.carried == Carried::Lifted) {
        return;
    }
    let Some(landing) = view.landing else { return };
    let accent = view.palette.accent;
    for lane in view.layout.lanes.iter().filter(|lane| landing.cells.iter().any(|cell| cell.lane == lane.kind)) {
        painter.rect_filled(screen.rect_of(lane.rect).intersect(screen.rect), 0, accent.gamma_multiply(0.05));
    }
    landing.cells.iter().for_each(|cell| target_cell(painter, view, screen, *cell));
}

fn target_cell(painter: &Painter, view: &CanvasView<'_>, screen: Screen, cell: Cell) {
    let lane = view.layout.lanes.iter().find(|lane| lane.kind == cell.lane);
    let column = view.layout.columns.iter().find(|column| column.id == cell.stage);
    let (Some(lane), Some(column)) = (lane, column) else { return };
    let accent = view.palette.accent;
    let cell = Rect::from_x_y_ranges(screen.rect_of(column.rect).x_range(), screen.rect_of(lane.rect).y_range());
    let cell = cell.intersect(screen.rect).shrink(2.0);
    painter.rect_filled(cell, CornerRadius::same(radius::BAND), accent.gamma_multiply(0.07));
    let edge = Stroke::new(1.5, accent.gamma_multiply(0.55));
    painter.rect_stroke(cell, CornerRadius::same(radius::BAND), edge, StrokeKind::Inside);
}

/// What a card that is being rated says by now, beside its face.
pub(super) fn ratings(painter: &Painter, view: &CanvasView<'_>, screen: Screen) {
    let Some(landing) = view.landing.filter(|landing| landing.carried == Carried::Rated) else { return };
    let Some(persona) = view.layout.field.as_ref().and_then(|field| field.persona) else { return };
    for card in landing.dragged.iter().filter_map(|id| view.layout.card(*id)) {
        let said = view.map.emotion(card.id, persona).map_or_else(|| lens::NOT_RATED.to_owned(), lens::feeling);
        rating(painter, view, screen, card, &said);
    }
    if let Some(field) = &view.layout.field {
        // A line across to the axis says how high that is.
        let first = landing.dragged.iter().find_map(|id| view.layout.card(*id));
        if let Some(face) = first.and_then(|card| Some(card.rect.corner() + card.face.as_ref()?.at)) {
            let (left, right) = (field.side.right(), face.x - 18.0);
            let ends = [Point::new(left, face.y), Point::new(right, face.y)].map(|end| screen.view().to_screen(end));
            let ends = [pos2(ends[0].x + shift(screen), ends[0].y), ends[1]];
            if ends[0].x < ends[1].x {
                painter.extend(Shape::dashed_line(&ends, Stroke::new(1.0, view.palette.accent), 3.0, 3.0));
            }
        }
    }
}

fn rating(painter: &Painter, view: &CanvasView<'_>, screen: Screen, card: &CardBox, said: &str) {
    let Some(face) = card.face.as_ref() else { return };
    let at = screen.view().to_screen(card.rect.corner() + face.at);
    let font = tokens::semibold(size::BODY);
    let galley = painter.layout_no_wrap(said.to_owned(), font.clone(), view.palette.on_accent);
    let (place, size) = (screen.rect_of(card.rect), galley.size() + vec2(16.0, 8.0));
    // To the right of the card, where the axis never is; to the left where the window ends.
    let right = place.right() + size.x / 2.0 + 10.0;
    let has_room = right + size.x / 2.0 < screen.rect.right() - 4.0;
    let x = if has_room { right } else { place.left() - size.x / 2.0 - 14.0 };
    let pill = Rect::from_center_size(pos2(x, at.y), size);
    painter.rect_filled(pill, CornerRadius::same(13), view.palette.accent);
    control::centred(painter, pill, said, font, view.palette.on_accent);
}

/// Links of what is selected, where the others are quiet.
pub(super) fn links(painter: &Painter, view: &CanvasView<'_>, screen: Screen) {
    if !view.layout.has_quiet_links || view.selection.is_empty() {
        return;
    }
    for link in view.layout.links.iter().filter(|link| is_asked_for(view, link)) {
        let way: Vec<Pos2> = link.corners.iter().map(|corner| screen.view().to_screen(*corner)).collect();
        let stroke = Stroke::new(1.75, view.palette.accent);
        if let (Some(tip), Some(before)) = (way.last(), way.iter().rev().nth(1)) {
            let back = (*before - *tip).normalized() * 9.0;
            let side = vec2(-back.y, back.x) * 0.5;
            let head = vec![*tip, *tip + back + side, *tip + back - side];
            painter.add(Shape::convex_polygon(head, view.palette.accent, Stroke::NONE));
        }
        painter.add(Shape::line(way, stroke));
    }
}

/// The shares of these links, wherever they cover no card.
pub(super) fn shares(painter: &Painter, view: &CanvasView<'_>, screen: Screen) {
    if !view.layout.has_quiet_links || view.selection.is_empty() {
        return;
    }
    let labels =
        view.layout.links.iter().filter(|link| is_asked_for(view, link)).filter_map(|link| link.label.as_ref());
    for label in labels {
        let pill = screen.rect_of(label.rect);
        let pill = Rect::from_center_size(pill.center(), pill.size().max(vec2(34.0, 18.0)));
        if view.layout.cards.iter().any(|card| screen.rect_of(card.rect).intersects(pill)) {
            continue;
        }
        let stroke = Stroke::new(1.75, view.palette.accent);
        painter.rect(pill, CornerRadius::same(9), view.palette.panel, stroke, StrokeKind::Inside);
        control::centred(painter, pill, &label.text.runs.text, tokens::regular(size::TINY), view.palette.ink);
    }
}

fn is_asked_for(view: &CanvasView<'_>, link: &LinkPath) -> bool {
    let is_own = match link.kind {
        LinkKind::Drawn(id) => view.selection.contains(Subject::Link(id)),
        LinkKind::Missing => false,
    };
    is_own || [link.from, link.to].into_iter().any(|end| view.selection.contains(Subject::Touchpoint(end)))
}

/// Everything on its way from where it stood.
pub(super) fn moving(
    painter: &Painter,
    view: &CanvasView<'_>,
    screen: Screen,
    way: &OnTheWay<'_>,
    manner: Manner,
    store: &mut Store,
) {
    let from_view = Screen { camera: way.camera, ..screen }.view();
    let (cards, by) = way.carried;
    let carried = (cards, vec2(by.x, by.y) * from_view.scale);
    let moving = Moving { from: way.from, from_view, carried, share: way.share };
    paint::paint_moving(painter, view.scene, &moving, manner, store, |_| true);
}

/// What the mark of those who are far apart says, where the pointer is on it.
pub(super) fn apart_ui(ui: &egui::Ui, view: &CanvasView<'_>, screen: Screen, card: &CardBox) {
    let Some((middle, radius)) = card.apart else { return };
    let around = crate::layout::geometry::Rect::around(middle + card.rect.corner(), 2.0 * radius, 2.0 * radius);
    let place = screen.rect_of(around).intersect(screen.rect);
    let is_over = ui.input(|input| input.pointer.hover_pos()).is_some_and(|at| place.contains(at));
    let Some(persona) = view.persona.filter(|_| is_over && place.is_positive()) else { return };
    let said = lens::apart_from(view.map, card.id, persona).join("\n");
    let response = ui.interact(place, super::canvas_id().with((card.id.raw(), "apart")), egui::Sense::hover());
    response.on_hover_text(said);
}
