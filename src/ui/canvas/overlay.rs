//! What lies on top of the scene: selection, hover, frame, a link being drawn, the headings that stay in view.

use egui::{CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, vec2};

use super::{
    CanvasView, Screen,
    pointer::{handle_of, has_handles},
};
use crate::{
    interact::{Gesture, Hit, Spot},
    layout::geometry::{self, Point},
    model::{Id, Subject, Touchpoint},
    scene::{self, Item},
    ui::{
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
    for card in view.found.iter().filter_map(|id| view.layout.card(*id)) {
        ring(card.rect.grown(3.0), Stroke::new(4.0, view.palette.moment));
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

/// The handle of the card beneath the pointer, from which a link is drawn; above everything that frames the card.
pub(super) fn handle(painter: &Painter, view: &CanvasView<'_>, screen: Screen, under: Option<Hit>) {
    let Some(Hit { subject: Subject::Touchpoint(id), spot, .. }) = under else { return };
    let Some(card) = view.layout.card(id).filter(|_| has_handles(view, screen)) else { return };
    let fill = if spot == Spot::Handle { view.palette.accent } else { view.palette.panel };
    let edge = Stroke::new(1.5, view.palette.accent);
    painter.circle(handle_of(screen.rect_of(card.rect)), 5.0, fill, edge);
}

/// What the rings must not cover: the numbers of selected cards, the shares of selected links.
pub(super) fn above_overlay(painter: &Painter, view: &CanvasView<'_>, manner: Manner, store: &mut Store) {
    let is_raised = |piece: &scene::Piece| match (piece.part, piece.subject) {
        (scene::Part::Mark, Some(Subject::Touchpoint(_))) | (scene::Part::Label, Some(Subject::Link(_))) => {
            piece.subject.is_some_and(|subject| view.selection.contains(subject))
        }
        _ => false,
    };
    if !view.selection.is_empty() {
        paint::paint_scene(painter, view.scene, manner, store, is_raised);
    }
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

/// Height of the strip of pinned headings, in screen points.
const STRIP: f32 = 36.0;

/// Headings stay in view when the map is panned: as soon as they would leave at the top, they stand in a strip there.
pub(super) fn pinned_headings(painter: &Painter, view: &CanvasView<'_>, screen: Screen) {
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
