//! The only bridge from a [`Scene`] to egui: draws its pieces in view, at the scale of the screen.
//!
//! Text is not laid out here. Each glyph run of the scene becomes one galley of its very face at
//! `size × scale`, so rows break where the scene broke them and glyphs are sharp at every zoom.
//! While the view zooms, sizes are rounded to half pixels and the galley is scaled by the rest, so
//! that a pinch does not fill the glyph atlas; exact sizes return when it rests.
//! Text too small to be read is drawn as bars: a map seen from far away, and thumbnails.
//!
//! Limitations: a run is shaped again by egui (same shaper, same face), so glyphs stand where the
//! scene has them to within a quarter of a pixel, not exactly.

mod moving;
mod outline;
mod text;
mod view;

use std::{collections::BTreeMap, sync::Arc};

use egui::{
    Color32, CornerRadius, Painter, Rect, Shape, Stroke, StrokeKind, TextureHandle, TextureOptions, epaint, pos2,
};

pub use moving::{Moving, paint_moving};
pub(in crate::ui) use text::run_shape;
pub use text::{FaceSet, family};
pub use view::View;

use crate::{
    layout::geometry,
    scene::{self, Colour, Item, Part, Piece, Pixels, Scene},
};

/// How to paint.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Manner {
    /// Where the document lies.
    pub view: View,
    /// Is the zoom changing right now?
    pub is_zooming: bool,
}

/// Things that live on the graphics card, kept from frame to frame.
#[derive(Default)]
pub struct Store {
    /// Faces that egui knows, and those that were asked for and are missing.
    pub faces: FaceSet,
    pictures: BTreeMap<usize, (Arc<Pixels>, TextureHandle)>,
}

/// Below this many screen points, letters become bars, where a point is a pixel.
const LEAST_LEGIBLE: f32 = 5.5;
/// Lines of paths are at least this wide on the screen, in points: a face of a thumbnail keeps its colour.
const LEAST_LINE: f32 = 0.6;
/// Below this scale cards become blocks: no shadow, no icons in them.
const BLOCK_SCALE: f32 = 0.25;
/// A Gaussian of this deviation is as wide as a linear ramp of √12 times it.
const RAMP_OF_DEVIATION: f32 = 3.46;

/// A colour of the scene for egui.
#[must_use]
pub fn colour(colour: Colour) -> Color32 {
    Color32::from_rgba_unmultiplied(colour.r, colour.g, colour.b, colour.a)
}

/// Paints those pieces of the scene that lie in the painter's clip and that `wants` lets through.
pub fn paint_scene(
    painter: &Painter,
    scene: &Scene,
    manner: Manner,
    store: &mut Store,
    mut wants: impl FnMut(&Piece) -> bool,
) {
    let seen = manner.view.rect_to_document(painter.clip_rect());
    for piece in &scene.pieces {
        if piece.bounds.moved(piece.origin).overlaps(seen) && wants(piece) {
            paint_piece(painter, piece, manner, store);
        }
    }
}

/// Paints one piece.
pub fn paint_piece(painter: &Painter, piece: &Piece, manner: Manner, store: &mut Store) {
    let view = manner.view.moved(piece.origin);
    let is_block = view.scale < BLOCK_SCALE && piece.part == Part::Card;
    for item in piece.items.iter() {
        paint_item(painter, item, Manner { view, ..manner }, is_block, store);
    }
}

/// Paints items whose coordinates begin where those of `manner` do.
pub fn paint_items(painter: &Painter, items: &[Item], manner: Manner, store: &mut Store) {
    for item in items {
        paint_item(painter, item, manner, false, store);
    }
}

fn paint_item(painter: &Painter, item: &Item, manner: Manner, is_block: bool, store: &mut Store) {
    let view = manner.view;
    match item {
        Item::Shadow { rect, radius, blur, colour: tint } => {
            if !is_block {
                painter.add(shadow(view.rect_to_screen(*rect), radius * view.scale, blur * view.scale, *tint));
            }
        }
        Item::Box { rect, radius, fill, stroke } => {
            paint_box(painter, view.rect_to_screen(*rect), radius * view.scale, *fill, *stroke, view.scale);
        }
        Item::Shape { path, at, scale, fill, stroke } => {
            if is_block && stroke.is_some_and(|stroke| stroke.width * view.scale < 0.4) {
                return;
            }
            let seen =
                stroke.map(|stroke| scene::Stroke { width: stroke.width.max(LEAST_LINE / view.scale), ..stroke });
            for part in outline::parts(path, *at, *scale, view) {
                paint_part(painter, part, *fill, seen, view.scale);
            }
        }
        Item::Text { runs, at, colour: tint } => {
            text::paint_runs(painter, runs, *at, colour(*tint), manner, &mut store.faces);
        }
        Item::Picture { rect, radius, pixels } => {
            let texture = store.picture(painter.ctx(), pixels).id();
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            let radius = corner(radius * view.scale);
            let shape = epaint::RectShape::filled(view.rect_to_screen(*rect), radius, Color32::WHITE);
            painter.add(shape.with_texture(texture, whole));
        }
    }
}

/// Paints an item that holds neither text nor picture: an icon of the window itself.
pub fn paint_lone(painter: &Painter, item: &Item, view: View) {
    paint_item(painter, item, Manner { view, is_zooming: false }, false, &mut Store::default());
}

impl Store {
    fn picture(&mut self, ctx: &egui::Context, pixels: &Arc<Pixels>) -> &TextureHandle {
        let key = Arc::as_ptr(pixels).addr();
        let (_, texture) = self.pictures.entry(key).or_insert_with(|| {
            let size = [pixels.width, pixels.height].map(|side| usize::try_from(side).unwrap_or_default());
            let image = egui::ColorImage::from_rgba_unmultiplied(size, &pixels.rgba);
            (Arc::clone(pixels), ctx.load_texture("portrait", image, TextureOptions::LINEAR))
        });
        texture
    }
}

fn shadow(rect: Rect, radius: f32, blur: f32, tint: Colour) -> Shape {
    let width = (blur * RAMP_OF_DEVIATION).min(rect.width().min(rect.height()));
    epaint::RectShape::filled(rect, corner(radius), colour(tint)).with_blur_width(width).into()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped into the range of a byte")]
fn corner(radius: f32) -> CornerRadius {
    CornerRadius::same(radius.round().clamp(0.0, 255.0) as u8)
}

fn paint_box(
    painter: &Painter,
    rect: Rect,
    radius: f32,
    fill: Option<Colour>,
    stroke: Option<scene::Stroke>,
    scale: f32,
) {
    let inside = fill.map_or(Color32::TRANSPARENT, colour);
    let edge = stroke.filter(|stroke| stroke.dash.is_none()).map_or(Stroke::NONE, |stroke| pen(stroke, scale));
    let is_circle = (rect.width() - rect.height()).abs() < 0.01 && radius >= rect.width() / 2.0 - 0.01;
    if is_circle {
        let radius = rect.width() / 2.0 - edge.width / 2.0;
        painter.add(epaint::CircleShape { center: rect.center(), radius, fill: inside, stroke: edge });
    } else {
        painter.add(epaint::RectShape::new(rect, corner(radius), inside, edge, StrokeKind::Middle));
    }
    if let Some(stroke) = stroke.filter(|stroke| stroke.dash.is_some()) {
        let mut points = Vec::new();
        let rounded = epaint::RoundedRect::new(rect, radius);
        epaint::tessellator::path::rounded_rectangle(&mut points, rounded);
        points.extend(points.first().copied());
        stroke_line(painter, points, stroke, scale);
    }
}

fn pen(stroke: scene::Stroke, scale: f32) -> Stroke {
    Stroke::new(stroke.width * scale, colour(stroke.colour))
}

fn paint_part(painter: &Painter, part: outline::Part, fill: Option<Colour>, stroke: Option<scene::Stroke>, scale: f32) {
    if let Some(tint) = fill {
        fill_polygon(painter, &part.points, colour(tint));
    }
    let Some(stroke) = stroke else { return };
    let outline::Part { mut points, is_closed } = part;
    if stroke.dash.is_some() {
        if is_closed {
            points.extend(points.first().copied());
        }
        stroke_line(painter, points, stroke, scale);
    } else if is_closed {
        painter.add(Shape::closed_line(points, pen(stroke, scale)));
    } else {
        let pen = pen(stroke, scale);
        if pen.width > 1.5 {
            for end in [points.first(), points.last()].into_iter().flatten() {
                painter.add(Shape::circle_filled(*end, pen.width / 2.0, pen.color));
            }
        }
        painter.add(Shape::line(points, pen));
    }
}

fn stroke_line(painter: &Painter, points: Vec<egui::Pos2>, stroke: scene::Stroke, scale: f32) {
    let pen = pen(stroke, scale);
    match stroke.dash {
        Some((dash, gap)) if (dash + gap) * scale > 1.5 => {
            painter.extend(Shape::dashed_line(&points, pen, dash * scale, gap * scale));
        }
        _ => {
            painter.add(Shape::line(points, pen));
        }
    }
}

fn fill_polygon(painter: &Painter, points: &[egui::Pos2], tint: Color32) {
    if points.len() < 3 {
        return;
    }
    if outline::is_convex(points) {
        painter.add(Shape::convex_polygon(points.to_vec(), tint, Stroke::NONE));
        return;
    }
    let mut mesh = epaint::Mesh::default();
    for (at, triangle) in (0_u32..).step_by(3).zip(outline::triangles(points)) {
        for point in triangle {
            mesh.colored_vertex(point, tint);
        }
        mesh.add_triangle(at, at + 1, at + 2);
    }
    painter.add(mesh);
    if tint.is_opaque() {
        // A mesh of triangles has hard edges: a hair line in the same colour softens them.
        painter.add(Shape::closed_line(points.to_vec(), Stroke::new(0.6, tint)));
    }
}

/// The smallest box around those pieces of the scene that `wants` lets through.
#[must_use]
pub fn bounds_of(scene: &Scene, mut wants: impl FnMut(&Piece) -> bool) -> Option<geometry::Rect> {
    let boxes = scene.pieces.iter().filter(|piece| wants(piece)).map(|piece| piece.bounds.moved(piece.origin));
    boxes.reduce(geometry::Rect::union)
}
