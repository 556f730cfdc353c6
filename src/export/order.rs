//! One way from a map to the bytes of its files, for the window and the command line alike.

use std::collections::BTreeSet;

use super::{
    ExportError, Format, Losses, PdfOptions, PngOptions, PptxOptions, Size, SvgOptions,
    markdown::markdown,
    mermaid::mermaid,
    pdf::pdf,
    png::{png_watched, stopped},
    pptx::pptx,
    svg::svg,
    table::{csv, tables, xlsx},
};
use crate::{
    analysis::{Report, Watch},
    layout::{
        LeftOut,
        text::{Faces, Typesetter},
    },
    model::JourneyMap,
    scene::{
        Item, Page, PageRequest, PageSize, Pages, Scene, UNITS_PER_INCH, pages_watched, smallest_read, smallest_text,
        smallest_title,
    },
};

/// Dots an inch on paper.
const PAPER_DOTS: f32 = 300.0;

/// What is to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// The kind of file.
    pub format: Format,
    /// What is drawn.
    pub request: PageRequest,
    /// How large a PNG is; none = scale 1, or 300 dots an inch where it is for paper.
    pub size: Option<Size>,
    /// Letters as paths (SVG).
    pub outlines: bool,
    /// What the first file will be called, without its ending: what others refer to it by.
    pub stem: String,
}

impl Order {
    /// What is drawn: slides hold everything that is presented, and are never as large as their content.
    #[must_use]
    pub fn pages(&self) -> PageRequest {
        let mut request = self.request.clone();
        if self.format == Format::Pptx {
            request.pages = match request.pages {
                Pages::Map | Pages::Deck => Pages::Deck,
                Pages::Stages | Pages::DeckWithStages => Pages::DeckWithStages,
            };
        }
        // What is presented has one size throughout, in every format.
        let is_deck = matches!(request.pages, Pages::Deck | Pages::DeckWithStages);
        if is_deck && request.page == PageSize::Fit {
            request.page = PageSize::Slide16x9;
        }
        request
    }

    /// The size of a PNG, wherever nothing is said.
    #[must_use]
    pub fn png_size(&self) -> Size {
        let usual = if self.request.page.is_paper() { PAPER_DOTS / UNITS_PER_INCH } else { 1.0 };
        self.size.unwrap_or(Size::Scale(usual))
    }
}

/// One file, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// What is put behind the name that was asked for; none for the first.
    pub suffix: String,
    /// How its name ends.
    pub ending: &'static str,
    /// The whole file.
    pub bytes: Vec<u8>,
}

/// What came of an order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Made {
    /// The files, the one that was asked for first.
    pub files: Vec<File>,
    /// The smallest letters on a page of fixed size, in points.
    pub smallest_points: Option<f32>,
    /// The smallest letters that tell of a touchpoint, and are no caption, where a map is one slide alone, in points:
    /// several pages take as many as they need.
    pub smallest_read_points: Option<f32>,
    /// The smallest title of a card on a slide, in points.
    pub smallest_title_points: Option<f32>,
    /// What cards do not tell so that they can be read.
    pub left_out: LeftOut,
    /// Characters that no font here has.
    pub missing: BTreeSet<char>,
    /// What Mermaid could not hold.
    pub losses: Option<Losses>,
}

impl Made {
    fn of(bytes: Vec<u8>, ending: &'static str) -> Self {
        Self { files: vec![File { suffix: String::new(), ending, bytes }], ..Self::default() }
    }
}

/// Lays out, draws and encodes.
///
/// # Errors
/// What the format refuses: sizes that cannot be made, fonts that are not there; [`ExportError::Stopped`] where `watch`
/// says so.
pub fn make<S: Typesetter + Faces>(
    map: &JourneyMap,
    report: Option<&Report>,
    order: &Order,
    set: &S,
    watch: &dyn Watch,
) -> Result<Made, ExportError> {
    let ending = order.format.ending();
    let shown = report.filter(|_| order.request.has_analysis);
    match order.format {
        Format::Png | Format::Svg | Format::Pdf | Format::Pptx => {}
        Format::Markdown => return document(map, shown, order, set, watch),
        Format::Xlsx => return Ok(Made::of(xlsx(&tables(map, shown), &order.request.theme)?, ending)),
        Format::Csv => {
            let files = tables(map, shown).into_iter().enumerate().map(|(place, table)| {
                let suffix = if place == 0 { String::new() } else { format!("-{}", table.name) };
                Ok(File { suffix, ending, bytes: csv(&table)? })
            });
            return Ok(Made { files: files.collect::<Result<_, ExportError>>()?, ..Made::default() });
        }
        Format::Mermaid => {
            let (text, losses) = mermaid(map);
            return Ok(Made { losses: Some(losses), ..Made::of(text.into_bytes(), ending) });
        }
    }
    let request = &order.pages();
    let pages = pages_watched(map, report, request, set, watch).ok_or(ExportError::Stopped)?;
    stopped(watch)?;
    let left_out = pages.iter().map(|page| page.left_out).fold(LeftOut::default(), LeftOut::and);
    let mut made = Made { missing: missing(&pages), left_out, ..Made::default() };
    if request.page.units().is_some() {
        let sizes = pages.iter().filter_map(|page| smallest_text(&page.scene));
        made.smallest_points = sizes.min_by(f32::total_cmp).map(|units| units / 2.0);
    }
    if matches!(request.page, PageSize::Slide16x9 | PageSize::Slide4x3) {
        let sizes = pages.iter().filter_map(|page| smallest_title(map, &page.scene));
        made.smallest_title_points = sizes.min_by(f32::total_cmp).map(|units| units / 2.0);
        if request.pages == Pages::Map {
            let sizes = pages.iter().filter_map(|page| smallest_read(&page.scene));
            made.smallest_read_points = sizes.min_by(f32::total_cmp).map(|units| units / 2.0);
        }
    }
    if order.format.holds_pages() {
        let bytes = bound(&pages, order, map, set)?;
        made.files.push(File { suffix: String::new(), ending, bytes });
        return Ok(made);
    }
    let is_alone = pages.len() == 1;
    for (number, page) in (1..).zip(&pages) {
        stopped(watch)?;
        let suffix = if is_alone { String::new() } else { format!("-{number}-{}", slug(&page.name)) };
        made.files.push(File { suffix, ending, bytes: picture(page, order, set, watch)? });
    }
    Ok(made)
}

/// The report, and the picture that it shows.
fn document<S: Typesetter + Faces>(
    map: &JourneyMap,
    report: Option<&Report>,
    order: &Order,
    set: &S,
    watch: &dyn Watch,
) -> Result<Made, ExportError> {
    let request = PageRequest { pages: Pages::Map, ..order.request.clone() };
    let drawn = Order { format: Format::Png, request, ..order.clone() };
    let pages = pages_watched(map, report, &drawn.request, set, watch).ok_or(ExportError::Stopped)?;
    let words = pages.first().map(|page| page.alternative.clone()).unwrap_or_default();
    let text = markdown(map, report, &format!("{}.png", order.stem), &words);
    let mut made = Made { missing: missing(&pages), ..Made::of(text.into_bytes(), order.format.ending()) };
    for page in pages.iter().take(1) {
        let bytes = picture(page, &drawn, set, watch)?;
        made.files.push(File { suffix: String::new(), ending: Format::Png.ending(), bytes });
    }
    Ok(made)
}

/// Several pages in one file.
fn bound(pages: &[Page], order: &Order, map: &JourneyMap, faces: &dyn Faces) -> Result<Vec<u8>, ExportError> {
    if order.format == Format::Pptx {
        let plain = order.request.theme.as_ref();
        let theme = if order.request.parts.has_brand { plain.branded(&map.about.brand) } else { plain.clone() };
        let options = PptxOptions { theme, authors: map.about.authors.clone() };
        return pptx(pages, &options, faces);
    }
    let options = PdfOptions { is_transparent: order.request.is_transparent, authors: map.about.authors.clone() };
    pdf(pages, &options, faces)
}

/// One page as a file of its own.
fn picture(page: &Page, order: &Order, faces: &dyn Faces, watch: &dyn Watch) -> Result<Vec<u8>, ExportError> {
    let is_transparent = order.request.is_transparent;
    if order.format == Format::Svg {
        let options = SvgOptions { outlines: order.outlines, is_transparent };
        return svg(page, &options, faces).map(String::into_bytes);
    }
    let size = order.png_size();
    let mut bytes = Vec::new();
    let options = PngOptions { size, dpi: Some(dots_per_inch(page, size)), is_transparent };
    png_watched(page, &options, faces, watch, &mut bytes)?;
    Ok(bytes)
}

/// So that the picture is printed as large as the page is meant to be.
fn dots_per_inch(page: &Page, size: Size) -> f32 {
    match size {
        Size::Scale(scale) => UNITS_PER_INCH * scale,
        #[expect(clippy::cast_precision_loss, reason = "pixels of a side are far below 2^24")]
        Size::Width(width) => UNITS_PER_INCH * width as f32 / page.size.0.max(1.0),
    }
}

fn missing(pages: &[Page]) -> BTreeSet<char> {
    let of = |scene: &Scene| {
        let items = scene.pieces.iter().flat_map(|piece| piece.items.iter());
        let texts = items.filter_map(|item| if let Item::Text { runs, .. } = item { Some(runs) } else { None });
        texts.flat_map(|runs| runs.missing.iter().copied()).collect::<BTreeSet<char>>()
    };
    pages.iter().flat_map(|page| of(&page.scene)).collect()
}

/// A name as a part of a file's name: letters and digits of any script, everything else a hyphen.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.to_lowercase().chars() {
        if letter.is_alphanumeric() {
            slug.push(letter);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
        if slug.chars().count() >= 40 {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "page".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_part_of_a_files_name() {
        for (name, expected) in
            [("Use & loyalty", "use-loyalty"), ("../etc/x", "etc-x"), ("Größe", "größe"), ("…", "page")]
        {
            assert_eq!(slug(name), expected);
        }
        assert!(slug(&"x".repeat(300)).len() <= 40);
    }
}
