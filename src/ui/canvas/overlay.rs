//! What lies on top of the scene: selection, hover, frame, a link being drawn, the headings that stay in view.

use std::collections::BTreeSet;

use egui::{CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, vec2};

use super::{
    CanvasView, Screen, far,
    pointer::{ends_of, handle_of, has_handles},
};
use crate::{
    interact::{End, Gesture, Hit, Spot},
    layout::{
        LinkKind, LinkPath,
        geometry::{self, Point},
    },
    model::{Id, Subject, Touchpoint},
    scene,
    ui::{
        control,
        paint::{self, Manner, Store},
        tokens::{self, radius, size},
    },
};

pub(super) fn overlay(painter: &Painter, view: &CanvasView<'_>, screen: Screen, gesture: Gesture, under: Option<Hit>) {
    let zoom = screen.camera.zoom();
    let ring = |rect: geometry::Rect, stroke: Stroke| {
        let corner = CornerRadius::from((f32::from(radius::CARD) * zoom).min(40.0));
        painter.rect_stroke(screen.rect_of(rect), corner, stroke, StrokeKind::Middle);
    };
    let accent = view.palette.accent;
    if let Some(Hit { subject: Subject::Touchpoint(id), is_selected: false, .. }) = under
        && let Some(whole) = view.layout.whole(id)
    {
        ring(whole, Stroke::new(1.5, accent.gamma_multiply(0.45)));
    }
    for id in view.selection.touchpoints() {
        if let Some(whole) = view.layout.whole(id) {
            ring(whole, Stroke::new(2.0, accent));
        }
    }
    for column in &view.layout.columns {
        let is_editing = view.editing == Some(Subject::Stage(column.id));
        if view.selection.contains(Subject::Stage(column.id)) && !is_editing {
            let head = screen.rect_of(column.heading.rect().grown(6.0)).intersect(screen.rect);
            let edge = Stroke::new(2.0, accent);
            painter.rect_stroke(head, CornerRadius::same(radius::BAND), edge, StrokeKind::Middle);
        }
    }
    for id in view.selection.links() {
        if let Some(link) = view.layout.link(id) {
            painter.add(way(link, screen, Stroke::new(2.5, accent)));
        }
    }
    if let Some(frame) = gesture.frame() {
        for whole in framed(view, gesture).filter_map(|id| view.layout.whole(id)) {
            ring(whole, Stroke::new(2.0, accent.gamma_multiply(0.7)));
        }
        let edge = Stroke::new(1.0, accent);
        painter.rect(screen.rect_of(frame), 2, accent.gamma_multiply(0.08), edge, StrokeKind::Middle);
    }
    in_hand(painter, view, screen, gesture);
}

/// The cards that the frame in the hand touches: letting go would select them.
pub(super) fn framed<'a>(view: &'a CanvasView<'_>, gesture: Gesture) -> impl Iterator<Item = Id<Touchpoint>> + use<'a> {
    let frame = gesture.frame();
    let is_touched = move |id: &Id<Touchpoint>| {
        frame.zip(view.layout.whole(*id)).is_some_and(|(frame, whole)| whole.overlaps(frame))
    };
    view.layout.cards.iter().filter(move |_| frame.is_some()).map(|card| card.id).filter(is_touched)
}

/// The handle of the card beneath the pointer, from which a link is drawn; above everything that frames the card.
pub(super) fn handle(painter: &Painter, view: &CanvasView<'_>, screen: Screen, under: Option<Hit>) {
    let Some(Hit { subject: Subject::Touchpoint(id), spot, .. }) = under else { return };
    let Some(card) = view.layout.card(id).filter(|_| has_handles(view, screen)) else { return };
    let fill = if spot == Spot::Handle { view.palette.accent } else { view.palette.panel };
    let edge = Stroke::new(1.5, view.palette.accent);
    painter.circle(handle_of(screen.rect_of(card.rect)), 5.0, fill, edge);
}

/// What the rings must not cover: numbers and marks of cards that are selected, in the frame or beneath the pointer, the
/// shares of selected links.
pub(super) fn above_overlay(
    painter: &Painter,
    view: &CanvasView<'_>,
    (gesture, under): (Gesture, Option<Hit>),
    manner: Manner,
    store: &mut Store,
) {
    if manner.view.scale < far::FAR {
        return;
    }
    let hovered = under.and_then(|hit| if let Subject::Touchpoint(id) = hit.subject { Some(id) } else { None });
    let ringed: BTreeSet<Id<Touchpoint>> =
        view.selection.touchpoints().chain(hovered).chain(framed(view, gesture)).collect();
    let is_raised = |piece: &scene::Piece| match (piece.part, piece.subject) {
        (scene::Part::Mark, Some(Subject::Touchpoint(id))) => ringed.contains(&id),
        (scene::Part::Label, Some(subject @ Subject::Link(_))) => view.selection.contains(subject),
        _ => false,
    };
    if !view.selection.is_empty() || !ringed.is_empty() {
        paint::paint_scene(painter, view.scene, manner, store, is_raised);
    }
    for card in ringed.into_iter().filter_map(|id| view.layout.card(id)) {
        let manner = Manner { view: manner.view.moved(card.rect.corner()), ..manner };
        paint::paint_items(painter, &scene::corner_marks(card, view.theme), manner, store);
    }
}

/// The handles of links that are selected or beneath the pointer.
pub(super) fn link_ends(painter: &Painter, view: &CanvasView<'_>, screen: Screen, under: Option<Hit>) {
    let hovered = under.and_then(|hit| if let Subject::Link(id) = hit.subject { Some(id) } else { None });
    let shown = view.selection.links().chain(hovered.filter(|id| !view.selection.contains(Subject::Link(*id))));
    for link in shown.filter(|_| has_handles(view, screen)).filter_map(|id| view.layout.link(id)) {
        for (end, at) in ends_of(link, screen).into_iter().flatten() {
            let is_under = under.is_some_and(|hit| hit.spot == Spot::End(end) && is_of(hit.subject, link));
            let fill = if is_under { view.palette.accent } else { view.palette.panel };
            painter.circle(at, 5.0, fill, Stroke::new(1.5, view.palette.accent));
        }
    }
}

fn is_of(subject: Subject, link: &LinkPath) -> bool {
    matches!((subject, link.kind), (Subject::Link(id), LinkKind::Drawn(drawn)) if id == drawn)
}

/// A link beneath the pointer, a little stronger than the others.
pub(super) fn hovered_link(painter: &Painter, view: &CanvasView<'_>, screen: Screen, under: Option<Hit>) {
    let Some(Hit { subject: Subject::Link(id), is_selected: false, .. }) = under else { return };
    if let Some(link) = view.layout.link(id) {
        painter.add(way(link, screen, Stroke::new(2.0, view.palette.accent.gamma_multiply(0.55))));
    }
}

fn way(link: &LinkPath, screen: Screen, stroke: Stroke) -> Shape {
    Shape::line(link.corners.iter().map(|corner| screen.view().to_screen(*corner)).collect(), stroke)
}

/// A link in the hand: from a card, or from an end that stays, to the pointer or the card beneath it.
pub(super) fn in_hand(painter: &Painter, view: &CanvasView<'_>, screen: Screen, gesture: Gesture) {
    let rect = |id: Id<Touchpoint>| view.layout.card(id).map(|card| screen.rect_of(card.rect));
    match gesture {
        Gesture::Linking { from, to, over } | Gesture::Aiming { from, to, over } => {
            let Some(start) = rect(from).map(handle_of) else { return };
            let target = over.and_then(rect);
            let end = target.map_or(screen.view().to_screen(to), |card| card.left_center());
            drawn(painter, view, [start, end], target);
        }
        Gesture::Rerouting { link, end, to, over } => {
            let Some(link) = view.layout.link(link) else { return };
            let stays = if end == End::From { link.corners.last() } else { link.corners.first() };
            let Some(stays) = stays.map(|corner| screen.view().to_screen(*corner)) else { return };
            let fixed = if end == End::From { link.to } else { link.from };
            let target = over.filter(|over| *over != fixed).and_then(rect);
            let side = |card: Rect| if end == End::From { card.right_center() } else { card.left_center() };
            drawn(painter, view, [stays, target.map_or(screen.view().to_screen(to), side)], target);
        }
        _ => {}
    }
}

fn drawn(painter: &Painter, view: &CanvasView<'_>, line: [Pos2; 2], target: Option<Rect>) {
    let stroke = Stroke::new(2.0, view.palette.accent);
    painter.line_segment(line, stroke);
    painter.circle_filled(line[1], 4.0, view.palette.accent);
    if let Some(card) = target {
        painter.rect_stroke(card.expand(2.0), radius::CARD, stroke, StrokeKind::Outside);
    }
}

/// A stage that is made wider, or put elsewhere.
pub(super) fn stage_in_hand(
    painter: &Painter,
    view: &CanvasView<'_>,
    screen: Screen,
    gesture: Gesture,
    under: Option<Hit>,
) {
    let accent = view.palette.accent;
    let upright = |x: f32, stroke: Stroke| painter.vline(x, screen.rect.y_range(), stroke);
    let right = |id| {
        view.layout.columns.iter().find(|column| column.id == id).map(|column| screen.rect_of(column.rect).right())
    };
    match (gesture, under) {
        (Gesture::Sizing { stage, .. }, _) => {
            if let Some(x) = right(stage) {
                upright(x, Stroke::new(2.0, accent));
            }
        }
        (Gesture::Idle, Some(Hit { spot: Spot::Edge, subject: Subject::Stage(stage), .. })) => {
            if let Some(x) = right(stage) {
                upright(x, Stroke::new(2.0, accent.gamma_multiply(0.5)));
            }
        }
        (Gesture::Placing { stage, at }, _) => {
            let column = view.layout.columns.iter().find(|column| column.id == stage);
            if let Some(column) = column {
                let place = screen.rect_of(column.rect).intersect(screen.rect);
                painter.rect_filled(place, 0, view.palette.ground.gamma_multiply(0.55));
            }
            if let Some(line) = view.stage_line {
                let x = screen.view().to_screen(Point::new(line, 0.0)).x;
                let x = x.clamp(screen.rect.left() + 2.0, screen.rect.right() - 2.0);
                upright(x, Stroke::new(3.0, accent));
            }
            let name = view.map.stages.get(stage).map_or("", |stage| stage.name.as_str());
            let at = screen.view().to_screen(at);
            let galley = painter.layout_no_wrap(name.to_owned(), tokens::semibold(size::LARGE), view.palette.ink);
            let chip = Rect::from_center_size(at + vec2(0.0, -4.0), galley.size() + vec2(28.0, 16.0));
            let corner = CornerRadius::same(radius::CONTROL);
            painter.add(tokens::shadow(view.palette).as_shape(chip, corner));
            painter.rect(chip, corner, view.palette.panel, Stroke::new(1.5, accent), StrokeKind::Inside);
            painter.galley(chip.center() - galley.size() / 2.0, galley, view.palette.ink);
        }
        _ => {}
    }
}

/// Headings that are smaller than this are read in the strip, in screen points.
const LEAST_HEADING: f32 = 6.0;
/// Height of the strip of pinned headings, in screen points.
const STRIP: f32 = 36.0;

/// A stage's name in the strip is told from its neighbours where its column is at least as wide as this, in screen
/// points.
const NAMED: f32 = 40.0;

/// The strip in which headings stand that would leave the canvas at the top, or that are too small to be read.
pub(super) fn strip(view: &CanvasView<'_>, screen: Screen) -> Option<Rect> {
    let lens = screen.view();
    let columns = &view.layout.columns;
    let highest = columns.iter().map(|column| column.heading.at.y).reduce(f32::min)?;
    let is_out = lens.corner.y + highest * lens.scale < screen.rect.top();
    let is_small = size::LARGE * lens.scale < LEAST_HEADING;
    let has_room = || columns.iter().map(|column| column.rect.w * lens.scale).fold(f32::INFINITY, f32::min) >= NAMED;
    (is_out || (is_small && has_room())).then(|| Rect::from_min_size(screen.rect.min, vec2(screen.rect.width(), STRIP)))
}

/// Headings stay in view when the map is panned: as soon as they would leave at the top, they stand in a strip there.
pub(super) fn pinned_headings(painter: &Painter, view: &CanvasView<'_>, screen: Screen) {
    let lens = screen.view();
    let Some(strip) = strip(view, screen) else { return };
    painter.rect_filled(strip, 0, view.palette.ground);
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
        let inset = (16.0 * lens.scale).clamp(4.0, 16.0);
        let font = tokens::semibold(letters);
        let name = control::fitted(&painter, name, &font, head.width() - inset - 4.0);
        if name == "…" {
            // A sliver of a column at the edge of the canvas.
            continue;
        }
        let at = head.left_center() + vec2(inset, 0.0);
        painter.text(at, egui::Align2::LEFT_CENTER, name, font, paint::colour(tint.text));
    }
    painter.hline(strip.x_range(), strip.bottom(), Stroke::new(1.0, view.palette.hairline));
}
