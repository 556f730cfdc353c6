//! SVG: text stays text, set in the embedded faces with the length that it has in the scene; or outlines on
//! request. No script, no reference to anything outside.
//!
//! Limitations: a run is placed as a whole, so a viewer that ignores both the embedded face and `textLength`
//! shows its own letter widths within a row; rows never break anew.

use std::{
    collections::{BTreeMap, BTreeSet, btree_map::Entry},
    fmt::{self, Display, Formatter, Write},
    sync::Arc,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use ttf_parser::Face;

use super::{
    ExportError, outline, picture,
    xml::{Escaped, Number},
};
use crate::{
    layout::{
        geometry::{Path, Point, Rect, Step},
        text::{FaceFile, FaceId, Faces, GlyphRun, Runs},
    },
    scene::{Colour, Item, Page, Part, Pixels, Stroke},
};

/// How a page becomes SVG.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SvgOptions {
    /// Letters as paths: looks the same without any font, but cannot be searched.
    pub outlines: bool,
    /// Leave out the ground.
    pub is_transparent: bool,
}

/// The page as a file of its own.
///
/// # Errors
/// A page without a size, and text in a face that `faces` lacks or whose file is no font.
pub fn svg(page: &Page, options: &SvgOptions, faces: &dyn Faces) -> Result<String, ExportError> {
    let (width, height) = page.size;
    let is_real = |side: f32| side.is_finite() && side > 0.0;
    if !is_real(width) || !is_real(height) {
        return Err(ExportError::Empty { width, height, scale: 1.0 });
    }
    let mut writer = Writer::new(page, options, faces)?;
    if let (Some(ground), false) = (page.scene.ground, options.is_transparent) {
        let _ = writeln!(writer.body, r#"<rect width="100%" height="100%"{}/>"#, Fill(Some(ground)));
    }
    for piece in &page.scene.pieces {
        let (class, x, y) = (class(piece.part), Number(piece.origin.x), Number(piece.origin.y));
        let _ = writeln!(writer.body, r#"<g class="{class}" transform="translate({x} {y})">"#);
        for item in piece.items.iter() {
            writer.item(item)?;
        }
        writer.body.push_str("</g>\n");
    }
    Ok(writer.file(page))
}

fn class(part: Part) -> &'static str {
    match part {
        Part::Ground => "ground",
        Part::Heading => "heading",
        Part::Side => "side",
        Part::Curve => "curve",
        Part::Link => "link",
        Part::Label => "label",
        Part::Card => "card",
        Part::Mark => "mark",
        Part::Page => "page",
    }
}

/// A blur, and how far beyond its box it reaches in tenths of the box: SVG clips filters to such a frame.
type Blur = (u32, u32);

struct Writer {
    outlines: bool,
    faces: BTreeMap<FaceId, FaceFile>,
    body: String,
    blurs: BTreeSet<Blur>,
    pictures: Vec<Arc<Pixels>>,
    clips: String,
    clip_count: usize,
}

impl Writer {
    fn new(page: &Page, options: &SvgOptions, faces: &dyn Faces) -> Result<Self, ExportError> {
        let items = page.scene.pieces.iter().flat_map(|piece| piece.items.iter());
        let texts = items.filter_map(|item| if let Item::Text { runs, .. } = item { Some(runs) } else { None });
        let mut used = BTreeMap::new();
        for id in texts.flat_map(|runs| &runs.rows).flat_map(|row| &row.runs).map(|run| run.face) {
            if let Entry::Vacant(place) = used.entry(id) {
                place.insert(faces.face(id).ok_or(ExportError::NoFace(id))?);
            }
        }
        Ok(Self {
            outlines: options.outlines,
            faces: used,
            body: String::new(),
            blurs: BTreeSet::new(),
            pictures: Vec::new(),
            clips: String::new(),
            clip_count: 0,
        })
    }

    fn item(&mut self, item: &Item) -> Result<(), ExportError> {
        match item {
            Item::Shadow { rect, radius, blur, colour } => self.shadow(*rect, *radius, *blur, *colour),
            Item::Box { rect, radius, fill, stroke } => {
                let shape = Rounded(*rect, *radius);
                let _ = writeln!(self.body, "<rect{shape}{}{}/>", Fill(*fill), Line(*stroke));
            }
            Item::Shape { path, at, scale, fill, stroke } => {
                let data = Data { path, at: *at, scale: *scale };
                let _ = writeln!(self.body, r#"<path d="{data}"{}{}/>"#, Fill(*fill), Line(*stroke));
            }
            Item::Text { runs, at, colour } => self.text(runs, *at, *colour)?,
            Item::Picture { rect, radius, pixels } => self.picture(*rect, *radius, pixels),
        }
        Ok(())
    }

    fn shadow(&mut self, rect: Rect, radius: f32, blur: f32, colour: Colour) {
        let reach = (blur * 3.0 / rect.w.min(rect.h).max(1.0) * 10.0).ceil().clamp(1.0, 1000.0);
        let thousandths = (blur * 1000.0).round().clamp(0.0, 1e6);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped; NaN becomes 0")]
        let kind = (thousandths as u32, reach as u32);
        self.blurs.insert(kind);
        let (shape, fill) = (Rounded(rect, radius), Fill(Some(colour)));
        let _ = writeln!(self.body, r#"<rect{shape}{fill} filter="url(#blur-{}-{})"/>"#, kind.0, kind.1);
    }

    fn text(&mut self, runs: &Runs, at: Point, colour: Colour) -> Result<(), ExportError> {
        for run in runs.rows.iter().flat_map(|row| &row.runs) {
            let origin = at + run.origin;
            let face = self.faces.get(&run.face).ok_or(ExportError::NoFace(run.face))?;
            if self.outlines {
                let parsed = Face::parse((*face.bytes).as_ref(), face.index);
                let parsed = parsed.map_err(|_| ExportError::BadFace(run.face))?;
                let data = outline::outlines(&parsed, run, origin);
                if !data.is_empty() {
                    let _ = writeln!(self.body, r#"<path d="{data}"{}/>"#, Fill(Some(colour)));
                }
            } else {
                write_run(&mut self.body, run, origin, face, colour);
            }
        }
        Ok(())
    }

    fn picture(&mut self, rect: Rect, radius: f32, pixels: &Arc<Pixels>) {
        if !picture::is_whole(pixels) {
            return;
        }
        let known = self.pictures.iter().position(|known| Arc::ptr_eq(known, pixels));
        let number = known.unwrap_or_else(|| {
            self.pictures.push(Arc::clone(pixels));
            self.pictures.len() - 1
        });
        let clip = self.clip_count;
        self.clip_count += 1;
        let _ = writeln!(self.clips, r#"<clipPath id="clip-{clip}"><rect{}/></clipPath>"#, Rounded(rect, radius));
        let whole = picture::covering(pixels, rect);
        #[expect(clippy::cast_precision_loss, reason = "at most 65,535 pixels")]
        let scale = whole.w / pixels.width as f32;
        let (x, y) = (Number(whole.x), Number(whole.y));
        let _ = writeln!(
            self.body,
            r##"<g clip-path="url(#clip-{clip})"><use xlink:href="#picture-{number}" transform="translate({x} {y}) scale({scale})"/></g>"##
        );
    }

    fn file(self, page: &Page) -> String {
        let (w, h) = (Number(page.size.0), Number(page.size.1));
        let mut file = String::with_capacity(self.body.len() + 4096);
        let _ = writeln!(
            file,
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img" aria-labelledby="page-title page-words" xml:space="preserve">"#
        );
        let _ = writeln!(file, r#"<title id="page-title">{}</title>"#, Escaped(&page.name));
        let _ = writeln!(file, r#"<desc id="page-words">{}</desc>"#, Escaped(&page.alternative));
        file.push_str("<defs>\n");
        if !self.outlines {
            write_faces(&mut file, self.faces.values().filter(|face| face.is_bundled));
        }
        for (thousandths, tenths) in &self.blurs {
            let (out, all) = (tenths * 10, 100 + tenths * 20);
            #[expect(clippy::cast_precision_loss, reason = "at most a million")]
            let blur = Number(*thousandths as f32 / 1000.0);
            let _ = writeln!(
                file,
                r#"<filter id="blur-{thousandths}-{tenths}" x="-{out}%" y="-{out}%" width="{all}%" height="{all}%" color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation="{blur}"/></filter>"#
            );
        }
        file.push_str(&self.clips);
        for (number, pixels) in self.pictures.iter().enumerate() {
            let (w, h) = (pixels.width, pixels.height);
            let data = STANDARD.encode(picture::encoded(pixels).unwrap_or_default());
            let _ = writeln!(
                file,
                r#"<image id="picture-{number}" width="{w}" height="{h}" xlink:href="data:image/png;base64,{data}"/>"#
            );
        }
        file.push_str("</defs>\n");
        file.push_str(&self.body);
        file.push_str("</svg>\n");
        file
    }
}

fn write_run(body: &mut String, run: &GlyphRun, origin: Point, face: &FaceFile, colour: Colour) {
    let (x, direction) = match run.is_rtl {
        true => (origin.x + run.width, r#" direction="rtl" unicode-bidi="embed""#),
        false => (origin.x, ""),
    };
    let (x, y, size) = (Number(x), Number(origin.y), Number(run.size));
    let _ = write!(body, r#"<text x="{x}" y="{y}" font-family="{}" font-size="{size}""#, Family(&face.family));
    if face.weight != 400 {
        let _ = write!(body, r#" font-weight="{}""#, face.weight);
    }
    if run.glyphs.len() > 1 {
        let _ = write!(body, r#" textLength="{}""#, Number(run.width));
    }
    let _ = writeln!(body, "{direction}{}>{}</text>", Fill(Some(colour)), Escaped(&run.text));
}

fn write_faces<'a>(file: &mut String, faces: impl Iterator<Item = &'a FaceFile>) {
    // Said twice: older viewers know only `xml:space`, newer browsers only the style.
    file.push_str("<style>\ntext{white-space:pre}\n");
    for face in faces {
        let data = STANDARD.encode((*face.bytes).as_ref());
        let (family, weight) = (Escaped(&face.family), face.weight);
        let _ = writeln!(
            file,
            r#"@font-face{{font-family:"{family}";font-weight:{weight};src:url(data:font/otf;base64,{data}) format("opentype")}}"#
        );
    }
    file.push_str("</style>\n");
}

/// A family's name, and what to take without it.
struct Family<'a>(&'a str);

impl Display for Family<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let plain: String = self.0.chars().filter(|letter| letter.is_alphanumeric() || *letter == ' ').collect();
        if plain.is_empty() { f.write_str("sans-serif") } else { write!(f, "{plain}, sans-serif") }
    }
}

/// Where a box is and how round, as attributes.
struct Rounded(Rect, f32);

impl Display for Rounded {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Rounded(rect, radius) = self;
        let [x, y, w, h] = [rect.x, rect.y, rect.w.max(0.0), rect.h.max(0.0)].map(Number);
        write!(f, r#" x="{x}" y="{y}" width="{w}" height="{h}""#)?;
        match radius.min(rect.w / 2.0).min(rect.h / 2.0) {
            radius if radius > 0.0 => write!(f, r#" rx="{}""#, Number(radius)),
            _ => Ok(()),
        }
    }
}

/// The inside, as attributes.
struct Fill(Option<Colour>);

impl Display for Fill {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => f.write_str(r#" fill="none""#),
            Some(colour) => write_colour(f, "fill", colour),
        }
    }
}

/// The line along the edge, as attributes.
struct Line(Option<Stroke>);

impl Display for Line {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Some(stroke) = self.0.filter(|stroke| stroke.width > 0.0) else { return Ok(()) };
        write_colour(f, "stroke", stroke.colour)?;
        write!(f, r#" stroke-width="{}" stroke-linejoin="round""#, Number(stroke.width))?;
        match stroke.dash.filter(|(dash, gap)| *dash > 0.0 && *gap > 0.0) {
            Some((dash, gap)) => write!(f, r#" stroke-dasharray="{} {}""#, Number(dash), Number(gap)),
            None => f.write_str(r#" stroke-linecap="round""#),
        }
    }
}

fn write_colour(f: &mut Formatter<'_>, name: &str, colour: Colour) -> fmt::Result {
    write!(f, r##" {name}="#{:02x}{:02x}{:02x}""##, colour.r, colour.g, colour.b)?;
    if colour.a == 255 {
        return Ok(());
    }
    write!(f, r#" {name}-opacity="{}""#, Number(f32::from(colour.a) / 255.0))
}

/// A path in place and in size, as path data.
struct Data<'a> {
    path: &'a Path,
    at: Point,
    scale: f32,
}

impl Display for Data<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let at = |point: Point| {
            let place = self.at + point * self.scale;
            (Number(place.x), Number(place.y))
        };
        for step in &self.path.steps {
            match *step {
                Step::Move(p) => write!(f, "M{} {}", at(p).0, at(p).1)?,
                Step::Line(p) => write!(f, "L{} {}", at(p).0, at(p).1)?,
                Step::Cubic(a, b, c) => {
                    let [(ax, ay), (bx, by), (cx, cy)] = [a, b, c].map(at);
                    write!(f, "C{ax} {ay} {bx} {by} {cx} {cy}")?;
                }
                Step::Close => f.write_str("Z")?,
            }
        }
        Ok(())
    }
}
