//! PPTX: slides of native shapes that a consultant edits: a card is a group, a text a box whose rows break where they
//! break everywhere, a link between cards a connector that is glued to both where every reader leads it as it is drawn, else a shape of its
//! own.
//!
//! The file is kept plain, so that no reader has to mend it: one master, one layout, no part that nothing refers to.
//!
//! Limitations: the corners of connectors are square, and links that turn elsewhere than half-way do not follow a card
//! that somebody moves; no fonts are embedded, so a reader without the family sees its own
//! letters (rows never break anew); letters of weight 600 are written as bold.

mod glue;
mod ink;
mod link;
mod notes;
mod parts;
mod slide;
mod words;

use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use self::{
    parts::{relation, relations},
    slide::Slide,
};
use super::ExportError;
use crate::{
    layout::text::Faces,
    scene::{Page, Pixels, Theme},
};

/// English metric units for a document unit: 914,400 an inch.
const UNIT: f32 = 6_350.0;
/// The longest side of a slide, 56 inches, in points.
pub const MOST_SLIDE_POINTS: f32 = 4_032.0;

/// How pages become slides.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PptxOptions {
    /// Colours of the presentation's own theme.
    pub theme: Theme,
    /// Who made it.
    pub authors: Vec<String>,
}

/// The pages as one presentation; all slides are as large as the first page.
///
/// # Errors
/// No page, a page without a size or longer than 56 inches, text in a face that `faces` lacks.
pub fn pptx(pages: &[Page], options: &PptxOptions, faces: &dyn Faces) -> Result<Vec<u8>, ExportError> {
    let Some(first) = pages.first() else {
        return Err(ExportError::Empty { width: 0.0, height: 0.0, scale: 1.0 });
    };
    let size = slide_size(first.size)?;
    let mut package = Package::new();
    let mut pictures: Vec<std::sync::Arc<Pixels>> = Vec::new();
    let mut family = String::new();
    let mut slides = Vec::new();
    for page in pages {
        let slide = Slide::of(page, faces, &mut pictures)?;
        if family.is_empty() {
            family.clone_from(&slide.family);
        }
        slides.push(slide);
    }
    package.put("[Content_Types].xml", &parts::content_types(pages.len(), !pictures.is_empty()))?;
    package.put(
        "_rels/.rels",
        &relations(&[
            relation(1, "officeDocument", "ppt/presentation.xml"),
            relation(2, "core-properties", "docProps/core.xml"),
            relation(3, "extended-properties", "docProps/app.xml"),
        ]),
    )?;
    package.put("docProps/core.xml", &parts::core(&first.heading, &first.alternative, &options.authors))?;
    package.put("docProps/app.xml", &parts::app(pages.len()))?;
    package.put("ppt/presentation.xml", &parts::presentation(pages.len(), size))?;
    let mut all = vec![relation(1, "slideMaster", "slideMasters/slideMaster1.xml")];
    all.extend((1..=pages.len()).map(|number| relation(number + 1, "slide", format!("slides/slide{number}.xml"))));
    all.push(relation(pages.len() + 2, "theme", "theme/theme1.xml"));
    all.push(relation(pages.len() + 3, "notesMaster", "notesMasters/notesMaster1.xml"));
    package.put("ppt/_rels/presentation.xml.rels", &relations(&all))?;
    package.put("ppt/slideMasters/slideMaster1.xml", &parts::master(size))?;
    package.put(
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        &relations(&[
            relation(1, "slideLayout", "../slideLayouts/slideLayout1.xml"),
            relation(2, "theme", "../theme/theme1.xml"),
        ]),
    )?;
    package.put("ppt/slideLayouts/slideLayout1.xml", &parts::layout(size))?;
    package.put(
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
        &relations(&[relation(1, "slideMaster", "../slideMasters/slideMaster1.xml")]),
    )?;
    let family = if family.is_empty() { "Inter" } else { family.as_str() };
    let theme = parts::theme(&options.theme, family);
    package.put("ppt/theme/theme1.xml", &theme)?;
    package.put("ppt/notesMasters/notesMaster1.xml", &notes::master(size))?;
    let own = [relation(1, "theme", "../theme/theme2.xml")];
    package.put("ppt/notesMasters/_rels/notesMaster1.xml.rels", &relations(&own))?;
    // A theme belongs to one master.
    package.put("ppt/theme/theme2.xml", &theme)?;
    for (number, slide) in (1..).zip(&slides) {
        package.put(&format!("ppt/slides/slide{number}.xml"), &slide.text)?;
        let mut all = vec![relation(1, "slideLayout", "../slideLayouts/slideLayout1.xml")];
        let shown = (2..).zip(&slide.pictures);
        all.extend(shown.map(|(name, picture)| relation(name, "image", format!("../media/image{}.png", picture + 1))));
        all.push(relation(all.len() + 1, "notesSlide", format!("../notesSlides/notesSlide{number}.xml")));
        package.put(&format!("ppt/slides/_rels/slide{number}.xml.rels"), &relations(&all))?;
        package.put(&format!("ppt/notesSlides/notesSlide{number}.xml"), &notes::page(&slide.notes))?;
        let own = [
            relation(1, "notesMaster", "../notesMasters/notesMaster1.xml"),
            relation(2, "slide", format!("../slides/slide{number}.xml")),
        ];
        package.put(&format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels"), &relations(&own))?;
    }
    for (number, pixels) in (1..).zip(&pictures) {
        package.put_bytes(&format!("ppt/media/image{number}.png"), &super::picture::encoded(pixels)?)?;
    }
    package.finish()
}

fn slide_size((width, height): (f32, f32)) -> Result<(i64, i64), ExportError> {
    let is_real = |side: f32| side.is_finite() && side > 0.0;
    if !is_real(width) || !is_real(height) {
        return Err(ExportError::Empty { width, height, scale: 1.0 });
    }
    let (wide, high) = (width / 2.0, height / 2.0);
    if wide.max(high) > MOST_SLIDE_POINTS {
        return Err(ExportError::PageTooLarge { width: wide, height: high, most: MOST_SLIDE_POINTS });
    }
    Ok((emu(width), emu(height)))
}

/// Document units as whole English metric units.
fn emu(units: f32) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "clamped; NaN becomes 0")]
    let whole = (units * UNIT).round().clamp(-2e9, 2e9) as i64;
    whole
}

/// The file, part by part.
struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Package {
    fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    fn put(&mut self, name: &str, text: &str) -> Result<(), ExportError> {
        self.put_bytes(name, text.as_bytes())
    }

    fn put_bytes(&mut self, name: &str, bytes: &[u8]) -> Result<(), ExportError> {
        // Always the same time, so that the same map gives the same bytes.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default());
        self.0.start_file(name, options).map_err(refused)?;
        self.0.write_all(bytes)?;
        Ok(())
    }

    fn finish(self) -> Result<Vec<u8>, ExportError> {
        Ok(self.0.finish().map_err(refused)?.into_inner())
    }
}

fn refused(error: zip::result::ZipError) -> ExportError {
    ExportError::Write(std::io::Error::other(error))
}
