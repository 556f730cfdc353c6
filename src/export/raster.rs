//! Draws a page with `vello_cpu`, band by band: only what touches a band is drawn into it.
//!
//! Limitations: pictures in colour fonts are drawn only where the font has them as outlines.

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::Arc,
};

use vello_cpu::{
    Glyph, Image, ImageSource, Pixmap, PixmapMut, RenderContext, Resources,
    color::{AlphaColor, PremulRgba8, Srgb},
    kurbo::{Affine, BezPath, Cap, Join, Rect as Area, RoundedRect, Shape, Stroke as Pen},
    peniko::{Blob, FontData, ImageSampler},
};

use super::{ExportError, Size, picture, size::Raster};
use crate::{
    layout::{
        geometry::{Path, Point, Rect, Step},
        text::{FaceId, Faces, Runs},
    },
    scene::{Colour, Item, Page, Pixels, Stroke},
};

/// How exactly round corners are made of curves, in document units.
const ROUNDNESS: f64 = 0.01;

/// The page in memory: RGBA, not premultiplied, transparent where nothing is drawn.
///
/// # Errors
/// A page without a size, one too large, and text in a face that `faces` lacks.
pub fn pixels(page: &Page, size: Size, faces: &dyn Faces) -> Result<Pixels, ExportError> {
    let raster = size.of(page.size)?;
    let mut artist = Artist::new(page, raster, page.scene.ground, faces)?;
    let mut rgba = vec![0; usize::from(raster.width) * usize::from(raster.height) * 4];
    artist.draw(0, raster.height, &mut rgba);
    for pixel in rgba.as_chunks_mut::<4>().0 {
        *pixel = unmultiplied(*pixel);
    }
    Ok(Pixels { width: u32::from(raster.width), height: u32::from(raster.height), rgba })
}

/// A premultiplied pixel as one that is not.
pub(super) fn unmultiplied([r, g, b, a]: [u8; 4]) -> [u8; 4] {
    if a == 255 || a == 0 {
        return [r, g, b, a];
    }
    let whole = u16::from(a);
    let part = |part: u8| u8::try_from(((u16::from(part) * 255 + whole / 2) / whole).min(255)).unwrap_or(255);
    [part(r), part(g), part(b), a]
}

/// Something to draw: its rows in document units, the origin of its piece, and what it is.
struct Spot<'a> {
    top: f32,
    bottom: f32,
    origin: Point,
    item: &'a Item,
}

/// Draws any band of one page.
pub(super) struct Artist<'a> {
    spots: Vec<Spot<'a>>,
    ground: Option<Colour>,
    raster: Raster,
    faces: HashMap<FaceId, FontData>,
    pictures: HashMap<usize, (Arc<Pixmap>, f32)>,
    context: RenderContext,
    resources: Resources,
}

impl<'a> Artist<'a> {
    pub(super) fn new(
        page: &'a Page,
        raster: Raster,
        ground: Option<Colour>,
        faces: &dyn Faces,
    ) -> Result<Self, ExportError> {
        let mut artist = Self {
            spots: Vec::new(),
            ground,
            raster,
            faces: HashMap::new(),
            pictures: HashMap::new(),
            context: RenderContext::new(raster.width, 1),
            resources: Resources::new(),
        };
        for piece in &page.scene.pieces {
            for item in piece.items.iter() {
                let (top, bottom) = rows(item);
                let (top, bottom) = (top + piece.origin.y, bottom + piece.origin.y);
                artist.spots.push(Spot { top, bottom, origin: piece.origin, item });
                artist.prepare(item, faces)?;
            }
        }
        Ok(artist)
    }

    /// Fetches the faces and makes ready the picture that an item needs.
    fn prepare(&mut self, item: &Item, faces: &dyn Faces) -> Result<(), ExportError> {
        match item {
            Item::Text { runs, .. } => {
                for id in runs.rows.iter().flat_map(|row| &row.runs).map(|run| run.face) {
                    if let Entry::Vacant(place) = self.faces.entry(id) {
                        let file = faces.face(id).ok_or(ExportError::NoFace(id))?;
                        place.insert(FontData::new(Blob::new(file.bytes), file.index));
                    }
                }
            }
            Item::Picture { rect, pixels, .. } if picture::is_whole(pixels) => {
                let wanted = picture::covering(pixels, *rect).w * self.raster.scale;
                let known = self.pictures.get(&address(pixels)).map_or(0.0, |(_, width)| *width);
                if wanted > known {
                    let pixmap = premultiplied(&picture::fitted(pixels, wanted));
                    self.pictures.insert(address(pixels), (Arc::new(pixmap), wanted));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Draws `count` rows of pixels from row `first` on into premultiplied RGBA.
    pub(super) fn draw(&mut self, first: u16, count: u16, into: &mut [u8]) {
        self.context.reset_and_resize(self.raster.width, count);
        let scale = f64::from(self.raster.scale);
        let page = Affine::translate((0.0, -f64::from(first))) * Affine::scale(scale);
        if let Some(ground) = self.ground {
            self.context.set_transform(Affine::IDENTITY);
            self.context.set_paint(paint(ground));
            self.context.fill_rect(&Area::new(0.0, 0.0, f64::from(self.raster.width), f64::from(count)));
        }
        let top = f32::from(first) / self.raster.scale;
        let bottom = (f32::from(first) + f32::from(count)) / self.raster.scale;
        let spots = std::mem::take(&mut self.spots);
        for spot in spots.iter().filter(|spot| spot.top <= bottom && spot.bottom >= top) {
            let at = page * Affine::translate((f64::from(spot.origin.x), f64::from(spot.origin.y)));
            self.item(spot.item, at);
        }
        self.spots = spots;
        self.context.flush();
        if let Some(target) = PixmapMut::new(self.raster.width, count, into) {
            self.context.render(target, &mut self.resources);
        }
    }

    fn item(&mut self, item: &Item, at: Affine) {
        self.context.set_transform(at);
        match item {
            Item::Shadow { rect, radius, blur, colour } => {
                self.context.set_paint(paint(*colour));
                self.context.fill_blurred_rounded_rect(&area(*rect), *radius, blur.max(0.01), false);
            }
            Item::Box { rect, radius, fill, stroke } => {
                if let (Some(fill), true) = (fill, *radius <= 0.0) {
                    self.context.set_paint(paint(*fill));
                    self.context.fill_rect(&area(*rect));
                    self.paint(&area(*rect).to_path(ROUNDNESS), None, *stroke, 1.0);
                } else {
                    self.paint(&rounded(*rect, *radius), *fill, *stroke, 1.0);
                }
            }
            Item::Shape { path, at: corner, scale, fill, stroke } => {
                let place = Affine::translate((f64::from(corner.x), f64::from(corner.y)));
                self.context.set_transform(at * place * Affine::scale(f64::from(*scale)));
                self.paint(&curve(path), *fill, *stroke, *scale);
            }
            Item::Text { runs, at: corner, colour } => self.text(runs, *corner, *colour, at),
            Item::Picture { rect, radius, pixels } => self.picture(*rect, *radius, pixels),
        }
    }

    /// Fills and strokes a path; the stroke's width is not enlarged by `scale`.
    fn paint(&mut self, path: &BezPath, fill: Option<Colour>, stroke: Option<Stroke>, scale: f32) {
        if let Some(fill) = fill {
            self.context.set_paint(paint(fill));
            self.context.fill_path(path);
        }
        if let Some(stroke) = stroke.filter(|stroke| stroke.width > 0.0 && scale > 0.0) {
            self.context.set_paint(paint(stroke.colour));
            self.context.set_stroke(pen(stroke, f64::from(scale)));
            self.context.stroke_path(path);
        }
    }

    fn text(&mut self, runs: &Runs, corner: Point, colour: Colour, at: Affine) {
        self.context.set_paint(paint(colour));
        for run in runs.rows.iter().flat_map(|row| &row.runs) {
            let Some(font) = self.faces.get(&run.face) else { continue };
            let origin = corner + run.origin;
            self.context.set_transform(at * Affine::translate((f64::from(origin.x), f64::from(origin.y))));
            let glyphs = run.glyphs.iter().map(|glyph| Glyph { id: glyph.id, x: glyph.x, y: glyph.y });
            let line = self.context.glyph_run(&mut self.resources, font);
            line.font_size(run.size).hint(false).fill_glyphs(glyphs);
        }
    }

    fn picture(&mut self, rect: Rect, radius: f32, pixels: &Arc<Pixels>) {
        let Some((pixmap, _)) = self.pictures.get(&address(pixels)) else { return };
        let whole = picture::covering(pixels, rect);
        let scale = f64::from(whole.w) / f64::from(pixmap.width().max(1));
        let place = Affine::translate((f64::from(whole.x), f64::from(whole.y)));
        let image = Image { image: ImageSource::Pixmap(Arc::clone(pixmap)), sampler: ImageSampler::default() };
        self.context.set_paint(image);
        self.context.set_paint_transform(place * Affine::scale(scale));
        self.context.fill_path(&rounded(rect, radius));
        self.context.reset_paint_transform();
    }
}

/// The first and last row that an item may touch, in the coordinates of its piece, with a margin for soft edges.
fn rows(item: &Item) -> (f32, f32) {
    let wide = |stroke: &Option<Stroke>| stroke.map_or(0.0, |stroke| stroke.width);
    let (top, bottom, margin) = match item {
        Item::Shadow { rect, blur, .. } => (rect.y, rect.bottom(), blur * 3.0),
        Item::Box { rect, stroke, .. } => (rect.y, rect.bottom(), wide(stroke)),
        Item::Shape { path, at, scale, stroke, .. } => {
            let (top, bottom) = reach(path);
            (at.y + top * scale, at.y + bottom * scale, wide(stroke))
        }
        // Letters with marks above and below may leave their row.
        Item::Text { runs, at, .. } => (at.y, at.y + runs.height, runs.height.min(200.0)),
        Item::Picture { rect, .. } => (rect.y, rect.bottom(), 0.0),
    };
    (top - margin - 1.0, bottom + margin + 1.0)
}

/// The rows between which a path and all its handles lie.
fn reach(path: &Path) -> (f32, f32) {
    let mut reach = (f32::INFINITY, f32::NEG_INFINITY);
    let mut add = |point: Point| reach = (reach.0.min(point.y), reach.1.max(point.y));
    for step in &path.steps {
        match *step {
            Step::Move(p) | Step::Line(p) => add(p),
            Step::Cubic(a, b, c) => [a, b, c].into_iter().for_each(&mut add),
            Step::Close => {}
        }
    }
    reach
}

/// Which picture this is: the scene holds it in place as long as the artist lives.
fn address(pixels: &Arc<Pixels>) -> usize {
    Arc::as_ptr(pixels).addr()
}

fn paint(colour: Colour) -> AlphaColor<Srgb> {
    AlphaColor::from_rgba8(colour.r, colour.g, colour.b, colour.a)
}

fn area(rect: Rect) -> Area {
    let (x, y) = (f64::from(rect.x), f64::from(rect.y));
    Area::new(x, y, x + f64::from(rect.w), y + f64::from(rect.h))
}

fn rounded(rect: Rect, radius: f32) -> BezPath {
    let radius = radius.min(rect.w / 2.0).min(rect.h / 2.0).max(0.0);
    RoundedRect::from_rect(area(rect), f64::from(radius)).to_path(ROUNDNESS)
}

fn curve(path: &Path) -> BezPath {
    let at = |point: Point| (f64::from(point.x), f64::from(point.y));
    let mut curve = BezPath::new();
    // A path that does not begin with a move has no place to begin; it is nothing.
    if !matches!(path.steps.first(), Some(Step::Move(_))) {
        return curve;
    }
    for step in &path.steps {
        match *step {
            Step::Move(p) => curve.move_to(at(p)),
            Step::Line(p) => curve.line_to(at(p)),
            Step::Cubic(a, b, c) => curve.curve_to(at(a), at(b), at(c)),
            Step::Close => curve.close_path(),
        }
    }
    curve
}

fn pen(stroke: Stroke, scale: f64) -> Pen {
    let pen = Pen::new(f64::from(stroke.width) / scale).with_join(Join::Round);
    match stroke.dash.filter(|(dash, gap)| *dash > 0.0 && *gap > 0.0) {
        Some((dash, gap)) => {
            pen.with_caps(Cap::Butt).with_dashes(0.0, [f64::from(dash) / scale, f64::from(gap) / scale])
        }
        None => pen.with_caps(Cap::Round),
    }
}

fn premultiplied(pixels: &Pixels) -> Pixmap {
    let times = |part: u8, whole: u8| u8::try_from((u16::from(part) * u16::from(whole) + 127) / 255).unwrap_or(255);
    let colour = |&[r, g, b, a]: &[u8; 4]| PremulRgba8 { r: times(r, a), g: times(g, a), b: times(b, a), a };
    let data: Vec<PremulRgba8> = pixels.rgba.as_chunks::<4>().0.iter().map(colour).collect();
    let side = |side: u32| u16::try_from(side).unwrap_or(u16::MAX);
    Pixmap::from_parts(data, side(pixels.width), side(pixels.height))
}
