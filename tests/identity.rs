//! What is seen is what is exported: other programs' pixels beside ours, the same rows everywhere.
#![expect(clippy::unwrap_used, clippy::cast_precision_loss, reason = "a test that cannot go on says so")]

use std::sync::LazyLock;

use journey_canvas::{
    analysis::{NoWatch, Seed, analyse},
    export::{ExportError, PdfOptions, PngOptions, Size, SvgOptions, pdf, pixels, png, svg},
    layout::{Lens, typeset::Parley},
    model::JourneyMap,
    persist,
    scene::{Item, Page, PageRequest, PageSize, Pages, pages},
};
use resvg::{tiny_skia, usvg};

static SET: LazyLock<Parley> = LazyLock::new(Parley::bundled);

fn example(name: &str) -> JourneyMap {
    persist::open(format!("{}/examples/{name}.ron", env!("CARGO_MANIFEST_DIR")).as_ref()).unwrap()
}

fn pages_of(map: &JourneyMap, lens: Lens, page: PageSize, which: Pages) -> Vec<Page> {
    let report = analyse(map, None, Seed::default(), &NoWatch);
    let request = PageRequest { lens, page, pages: which, ..PageRequest::default() };
    pages(map, report.as_ref(), &request, &*SET)
}

/// The SVG as another program draws it: RGBA.
fn drawn_by_resvg(text: &str, width: u32, height: u32) -> Vec<u8> {
    let mut options = usvg::Options::default();
    for weight in ["Regular", "SemiBold", "Bold"] {
        let path = format!("{}/assets/fonts/Inter-{weight}.otf", env!("CARGO_MANIFEST_DIR"));
        options.fontdb_mut().load_font_data(std::fs::read(path).unwrap());
    }
    let tree = usvg::Tree::from_str(text, &options).unwrap();
    let mut pixmap = tiny_skia::Pixmap::new(width, height).unwrap();
    resvg::render(&tree, tiny_skia::Transform::identity(), &mut pixmap.as_mut());
    pixmap.take()
}

#[test]
fn an_svg_drawn_by_another_program_looks_like_the_png() {
    for (name, lens) in
        [("furniture-retailer", Lens::Map), ("furniture-retailer", Lens::Journey), ("plain-workshop", Lens::Map)]
    {
        let page = &pages_of(&example(name), lens, PageSize::Slide16x9, Pages::Map)[0];
        let ours = pixels(page, Size::Scale(1.0), &*SET).unwrap();
        for outlines in [false, true] {
            let text = svg(page, &SvgOptions { outlines, is_transparent: false }, &*SET).unwrap();
            let other = drawn_by_resvg(&text, ours.width, ours.height);
            let far = |(a, b): (&[u8], &[u8])| a.iter().zip(b).take(3).any(|(a, b)| a.abs_diff(*b) > 25);
            let differing = ours.rgba.chunks(4).zip(other.chunks(4)).filter(|pair| far(*pair)).count();
            let share = differing as f64 / (ours.rgba.len() / 4) as f64;
            assert!(share < 0.03, "{name} {lens:?}, outlines {outlines}: {share:.4} of the pixels differ");
        }
    }
}

/// Every row of every text, in the order of painting.
fn rows(page: &Page) -> Vec<String> {
    let items = page.scene.pieces.iter().flat_map(|piece| piece.items.iter());
    let texts = items.filter_map(|item| if let Item::Text { runs, .. } = item { Some(runs) } else { None });
    texts.flat_map(|runs| &runs.rows).flat_map(|row| &row.runs).map(|run| run.text.trim().to_owned()).collect()
}

#[test]
fn rows_break_alike_in_every_format_and_on_every_size_of_screen() {
    let map = example("furniture-retailer");
    let page = &pages_of(&map, Lens::Map, PageSize::Slide16x9, Pages::Map)[0];
    let text = svg(page, &SvgOptions::default(), &*SET).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let drawn: Vec<String> = document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .map(|node| node.text().unwrap_or_default().trim().to_owned())
        .collect();
    assert_eq!(drawn, rows(page));
    // A picture is the same scene at every scale: only its pixels are more.
    for scale in [0.5, 1.0, 1.25, 3.0] {
        let again = &pages_of(&map, Lens::Map, PageSize::Slide16x9, Pages::Map)[0];
        assert!(pixels(again, Size::Scale(scale), &*SET).is_ok());
        assert_eq!(rows(again), rows(page), "{scale}");
    }
}

#[test]
fn a_size_that_cannot_be_made_is_refused_with_one_that_can() {
    let page = &pages_of(&example("plain-workshop"), Lens::Map, PageSize::Slide16x9, Pages::Map)[0];
    let options = |size| PngOptions { size, ..PngOptions::default() };
    let refused = png(page, &options(Size::Width(70_000)), &*SET, &mut Vec::new());
    let Err(ExportError::TooLarge { most_width, most_height, .. }) = refused else { panic!("{refused:?}") };
    assert!(u64::from(most_width) * u64::from(most_height) <= 1_000_000_000);
    let sheet = &pages_of(&example("plain-workshop"), Lens::Map, PageSize::Paper(60_000, 5_000), Pages::Map)[0];
    let refused = pdf(std::slice::from_ref(sheet), &PdfOptions::default(), &*SET);
    assert!(matches!(refused, Err(ExportError::PageTooLarge { .. })), "{refused:?}");
    let most = &pages_of(&example("plain-workshop"), Lens::Map, PageSize::Paper(50_790, 5_000), Pages::Map)[0];
    assert!(pdf(std::slice::from_ref(most), &PdfOptions::default(), &*SET).is_ok());
}
