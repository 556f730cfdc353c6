//! PDF: the same glyphs at the same places, with the text that they stand for, so that it can be searched and copied.
//!
//! One PDF page a page, at 144 units an inch; the page's heading is tagged as one, everything else is a figure with the
//! picture in words; a bookmark for every page and every stage.
//!
//! Limitations: soft shadows are a few transparent boxes upon each other; the language is English, as the wording is.

use std::{
    collections::{HashMap, hash_map::Entry},
    num::NonZeroU16,
    sync::Arc,
};

use krilla::{
    Document,
    color::rgb,
    destination::XyzDestination,
    geom::{PathBuilder, Point as Spot, Size, Transform},
    image::Image,
    metadata::Metadata,
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, FillRule, LineCap, LineJoin, Stroke as Pen, StrokeDash},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, Tag, TagGroup, TagTree},
    text::{Font, GlyphId, KrillaGlyph},
};

use super::{ExportError, picture};
use crate::{
    layout::{
        geometry::{Path, Point, Rect, Step},
        text::{FaceId, Faces, GlyphRun, Runs},
    },
    model::Subject,
    scene::{Colour, Item, Page, Part, Piece, Pixels, Stroke},
};

/// The longest side of a page in points, as readers of PDF have it.
pub const MOST_POINTS: f32 = 14_400.0;
/// Points for a document unit.
const POINTS: f32 = 0.5;
/// The language of the wording.
const LANGUAGE: &str = "en";
/// Half of the way round a quarter circle, for a curve's handle.
const ROUND: f32 = 0.552_284_8;
/// A shadow is made of so many boxes, more where it is wide, so that their edges are not seen.
const LAYERS: (f32, f32) = (6.0, 20.0);

/// How pages become a PDF.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PdfOptions {
    /// Leave out the ground.
    pub is_transparent: bool,
    /// Who made it.
    pub authors: Vec<String>,
}

/// The pages as one file.
///
/// # Errors
/// A page without a size or longer than 14,400 points, text in a face that `faces` lacks or whose file is no font, and
/// what the encoder refuses.
pub fn pdf(pages: &[Page], options: &PdfOptions, faces: &dyn Faces) -> Result<Vec<u8>, ExportError> {
    for page in pages {
        check_size(page)?;
    }
    let mut document = Document::new();
    let mut printer = Printer { faces, fonts: HashMap::new(), pictures: HashMap::new() };
    let mut outline = Outline::new();
    let mut tree = TagTree::new().with_lang(Some(LANGUAGE.to_owned()));
    for (number, page) in pages.iter().enumerate() {
        printer.learn(page)?;
        let settings = PageSettings::from_wh(page.size.0 * POINTS, page.size.1 * POINTS);
        let settings = settings.ok_or_else(|| empty(page))?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        surface.push_transform(&Transform::from_scale(POINTS, POINTS));
        let section = printer.page(page, options, &mut surface);
        surface.pop();
        surface.finish();
        sheet.finish();
        tree.push(section);
        bookmark(&mut outline, page, number, pages.len() > 1);
    }
    document.set_outline(outline);
    document.set_tag_tree(tree);
    document.set_metadata(described(pages, options));
    document.finish().map_err(|error| ExportError::Pdf(error.to_string()))
}

fn empty(page: &Page) -> ExportError {
    ExportError::Empty { width: page.size.0, height: page.size.1, scale: POINTS }
}

fn check_size(page: &Page) -> Result<(), ExportError> {
    let (width, height) = page.size;
    let is_real = |side: f32| side.is_finite() && side > 0.0;
    if !is_real(width) || !is_real(height) {
        return Err(empty(page));
    }
    let (width, height) = (width * POINTS, height * POINTS);
    if width.max(height) > MOST_POINTS {
        return Err(ExportError::PageTooLarge { width, height, most: MOST_POINTS });
    }
    Ok(())
}

fn described(pages: &[Page], options: &PdfOptions) -> Metadata {
    let first = pages.first();
    let words = first.map(|page| page.alternative.clone()).unwrap_or_default();
    let mut metadata = Metadata::new()
        .title(first.map(|page| page.heading.clone()).unwrap_or_default())
        .description(words)
        .language(LANGUAGE.to_owned())
        .creator("Journey Canvas".to_owned());
    if !options.authors.is_empty() {
        metadata = metadata.authors(options.authors.clone());
    }
    metadata
}

/// The page, where there are several, and its stages.
fn bookmark(outline: &mut Outline, page: &Page, number: usize, is_one_of_several: bool) {
    let at = |point: Point| XyzDestination::new(number, Spot::from_xy(point.x * POINTS, point.y * POINTS));
    let stages = page.scene.pieces.iter().filter_map(|piece| {
        let is_stage = piece.part == Part::Heading && matches!(piece.subject, Some(Subject::Stage(_)));
        let name =
            piece.items.iter().find_map(|item| if let Item::Text { runs, .. } = item { Some(runs) } else { None });
        let place = piece.origin + piece.bounds.corner();
        let name = name.filter(|name| is_stage && !name.text.trim().is_empty())?;
        Some(OutlineNode::new(name.text.clone(), at(place)))
    });
    if is_one_of_several {
        let mut node = OutlineNode::new(page.name.clone(), at(Point::default()));
        stages.for_each(|stage| node.push_child(stage));
        outline.push_child(node);
    } else {
        stages.for_each(|stage| outline.push_child(stage));
    }
}

struct Printer<'a> {
    faces: &'a dyn Faces,
    fonts: HashMap<FaceId, Font>,
    pictures: HashMap<usize, Image>,
}

impl Printer<'_> {
    /// Fetches the faces that a page needs.
    fn learn(&mut self, page: &Page) -> Result<(), ExportError> {
        let items = page.scene.pieces.iter().flat_map(|piece| piece.items.iter());
        let texts = items.filter_map(|item| if let Item::Text { runs, .. } = item { Some(runs) } else { None });
        for id in texts.flat_map(|runs| &runs.rows).flat_map(|row| &row.runs).map(|run| run.face) {
            if let Entry::Vacant(place) = self.fonts.entry(id) {
                let file = self.faces.face(id).ok_or(ExportError::NoFace(id))?;
                place.insert(Font::new(file.bytes.into(), file.index).ok_or(ExportError::BadFace(id))?);
            }
        }
        Ok(())
    }

    /// Draws a page; its part of the tree that is read aloud.
    fn page(&mut self, page: &Page, options: &PdfOptions, surface: &mut Surface<'_>) -> Node {
        if let (Some(ground), false) = (page.scene.ground, options.is_transparent) {
            let around = krilla::geom::Rect::from_xywh(0.0, 0.0, page.size.0 * POINTS, page.size.1 * POINTS);
            surface.start_tagged(ContentTag::Artifact(Artifact::new(ArtifactType::Background, around)));
            let whole = Rect::new(0.0, 0.0, page.size.0, page.size.1);
            draw(surface, rounded(whole, 0.0), Some(ground), None);
            surface.end_tagged();
        }
        let mut title: Option<Identifier> = None;
        let mut rest = vec![surface.start_tagged(ContentTag::Other)];
        for piece in &page.scene.pieces {
            for item in piece.items.iter() {
                if title.is_none() && is_title(page, piece, item) {
                    surface.end_tagged();
                    title = Some(surface.start_tagged(ContentTag::Span(SpanTag::empty())));
                    self.item(item, piece.origin, surface);
                    surface.end_tagged();
                    rest.push(surface.start_tagged(ContentTag::Other));
                } else {
                    self.item(item, piece.origin, surface);
                }
            }
        }
        surface.end_tagged();
        let mut section = TagGroup::new(Tag::Section);
        if let Some(title) = title {
            section.push(TagGroup::with_children(
                Tag::Hn(NonZeroU16::MIN, Some(page.heading.clone())),
                vec![title.into()],
            ));
        }
        let rest = rest.into_iter().map(Node::from).collect();
        section.push(TagGroup::with_children(Tag::Figure(Some(page.alternative.clone())), rest));
        section.into()
    }

    fn item(&mut self, item: &Item, origin: Point, surface: &mut Surface<'_>) {
        match item {
            Item::Shadow { rect, radius, blur, colour } => shadow(surface, rect.moved(origin), *radius, *blur, *colour),
            Item::Box { rect, radius, fill, stroke } => {
                draw(surface, rounded(rect.moved(origin), *radius), *fill, *stroke);
            }
            Item::Shape { path, at, scale, fill, stroke } => {
                draw(surface, curve(path, *at + origin, *scale), *fill, *stroke);
            }
            Item::Text { runs, at, colour } => self.text(runs, *at + origin, *colour, surface),
            Item::Picture { rect, radius, pixels } => self.picture(rect.moved(origin), *radius, pixels, surface),
        }
    }

    fn text(&self, runs: &Runs, at: Point, colour: Colour, surface: &mut Surface<'_>) {
        surface.set_stroke(None);
        surface.set_fill(Some(fill(colour)));
        for run in runs.rows.iter().flat_map(|row| &row.runs) {
            let Some(font) = self.fonts.get(&run.face) else { continue };
            let start = at + run.origin;
            let glyphs = glyphs(run);
            surface.draw_glyphs(Spot::from_xy(start.x, start.y), &glyphs, font.clone(), &run.text, run.size, false);
        }
    }

    fn picture(&mut self, rect: Rect, radius: f32, pixels: &Arc<Pixels>, surface: &mut Surface<'_>) {
        let whole = picture::covering(pixels, rect);
        let (Some(clip), Some(size), true) =
            (rounded(rect, radius), Size::from_wh(whole.w, whole.h), picture::is_whole(pixels))
        else {
            return;
        };
        let image = self.pictures.entry(Arc::as_ptr(pixels).addr());
        let image =
            image.or_insert_with(|| Image::from_rgba8(pixels.rgba.clone(), pixels.width, pixels.height)).clone();
        surface.push_clip_path(&clip, &FillRule::NonZero);
        surface.push_transform(&Transform::from_translate(whole.x, whole.y));
        surface.draw_image(image, size);
        surface.pop();
        surface.pop();
    }
}

/// Is this the page's heading?
fn is_title(page: &Page, piece: &Piece, item: &Item) -> bool {
    matches!(item, Item::Text { runs, .. } if piece.part == Part::Page && runs.text == page.heading)
}

/// The glyphs of a run as krilla counts: in parts of the size, each from where the ones before it end.
fn glyphs(run: &GlyphRun) -> Vec<KrillaGlyph> {
    let size = run.size.max(f32::EPSILON);
    let mut end = 0.0;
    let place = |glyph: &crate::layout::text::Glyph| {
        let length = run.text.len();
        let whole = |byte: u32| usize::try_from(byte).unwrap_or(length).min(length);
        let (from, to) = (whole(glyph.cluster.0), whole(glyph.cluster.1));
        let across = glyph.x - end;
        end += glyph.advance;
        let (advance, x, y) = (glyph.advance / size, across / size, -glyph.y / size);
        KrillaGlyph::new(GlyphId::new(glyph.id), advance, x, y, 0.0, from..to.max(from), None)
    };
    run.glyphs.iter().map(place).collect()
}

fn draw(surface: &mut Surface<'_>, path: Option<krilla::geom::Path>, inside: Option<Colour>, edge: Option<Stroke>) {
    let edge = edge.filter(|edge| edge.width > 0.0);
    let (Some(path), true) = (path, inside.is_some() || edge.is_some()) else { return };
    surface.set_fill(inside.map(fill));
    surface.set_stroke(edge.map(pen));
    surface.draw_path(&path);
}

fn shadow(surface: &mut Surface<'_>, rect: Rect, radius: f32, blur: f32, colour: Colour) {
    let layers = (blur / 2.0).round().clamp(LAYERS.0, LAYERS.1);
    // So opaque is each that all together are as opaque as the shadow.
    let layer = 1.0 - (1.0 - opacity(colour)).powf(1.0 / layers);
    let Some(opacity) = NormalizedF32::new(layer) else { return };
    let mut place = 0.5;
    while place < layers {
        let reach = quantile(1.0 - place / layers);
        place += 1.0;
        let grown = rect.grown(reach * blur);
        let Some(path) = rounded(grown, radius + (reach * blur).max(-radius) + blur * 0.5) else { continue };
        surface.set_stroke(None);
        surface.set_fill(Some(Fill { opacity, ..fill(colour) }));
        surface.draw_path(&path);
    }
}

/// Where a part of a normal distribution lies below, in standard deviations; by the logistic curve, which is near
/// enough for a shadow.
fn quantile(part: f32) -> f32 {
    (part / (1.0 - part)).ln() / 1.702
}

fn opacity(colour: Colour) -> f32 {
    f32::from(colour.a) / 255.0
}

fn fill(colour: Colour) -> Fill {
    let opacity = NormalizedF32::new(opacity(colour)).unwrap_or(NormalizedF32::ONE);
    Fill { paint: rgb::Color::new(colour.r, colour.g, colour.b).into(), opacity, rule: FillRule::NonZero }
}

fn pen(stroke: Stroke) -> Pen {
    let Fill { paint, opacity, .. } = fill(stroke.colour);
    let dash = stroke.dash.filter(|(dash, gap)| *dash > 0.0 && *gap > 0.0);
    Pen {
        paint,
        opacity,
        width: stroke.width,
        line_cap: if dash.is_some() { LineCap::Butt } else { LineCap::Round },
        line_join: LineJoin::Round,
        dash: dash.map(|(dash, gap)| StrokeDash { array: vec![dash, gap], offset: 0.0 }),
        ..Pen::default()
    }
}

fn curve(path: &Path, at: Point, scale: f32) -> Option<krilla::geom::Path> {
    // A path that does not begin with a move has no place to begin; it is nothing.
    path.steps.first().filter(|step| matches!(step, Step::Move(_)))?;
    let place = |point: Point| at + point * scale;
    let mut made = PathBuilder::new();
    for step in &path.steps {
        match *step {
            Step::Move(p) => made.move_to(place(p).x, place(p).y),
            Step::Line(p) => made.line_to(place(p).x, place(p).y),
            Step::Cubic(a, b, c) => {
                let (a, b, c) = (place(a), place(b), place(c));
                made.cubic_to(a.x, a.y, b.x, b.y, c.x, c.y);
            }
            Step::Close => made.close(),
        }
    }
    made.finish()
}

fn rounded(rect: Rect, radius: f32) -> Option<krilla::geom::Path> {
    if rect.w <= 0.0 || rect.h <= 0.0 {
        return None;
    }
    let radius = radius.min(rect.w / 2.0).min(rect.h / 2.0).max(0.0);
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    let handle = radius * (1.0 - ROUND);
    let mut made = PathBuilder::new();
    made.move_to(left + radius, top);
    made.line_to(right - radius, top);
    made.cubic_to(right - handle, top, right, top + handle, right, top + radius);
    made.line_to(right, bottom - radius);
    made.cubic_to(right, bottom - handle, right - handle, bottom, right - radius, bottom);
    made.line_to(left + radius, bottom);
    made.cubic_to(left + handle, bottom, left, bottom - handle, left, bottom - radius);
    made.line_to(left, top + radius);
    made.cubic_to(left, top + handle, left + handle, top, left + radius, top);
    made.close();
    made.finish()
}
