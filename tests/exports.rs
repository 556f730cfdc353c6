//! A page built by hand, exported, and read back.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test may panic, and its page is small"
)]

use std::sync::Arc;

use journey_canvas::{
    export::{ExportError, PngOptions, Size, SvgOptions, pixels, png, svg},
    layout::{
        LeftOut,
        geometry::{Path, Point, Rect, Step},
        text::{Align, FaceFile, FaceId, Faces, TextStyle, Typesetter, Weight},
        typeset::Parley,
    },
    scene::{Colour, Item, Page, Part, Piece, Pixels, Scene, Stroke, icon::Icon},
};

const GROUND: Colour = Colour { r: 0xF7, g: 0xF6, b: 0xF3, a: 255 };
const INK: Colour = Colour { r: 0x1F, g: 0x24, b: 0x30, a: 255 };
const WHITE: Colour = Colour { r: 255, g: 255, b: 255, a: 255 };
const LOVE: Colour = Colour { r: 0x16, g: 0x87, b: 0x6A, a: 255 };
const PAIN: Colour = Colour { r: 0xC9, g: 0x3A, b: 0x4B, a: 255 };
const STAR: Colour = Colour { r: 0xD9, g: 0x9A, b: 0x00, a: 255 };
const FRUIT: Colour = Colour { r: 0x2F, g: 0x6F, b: 0xED, a: 255 };

fn text(parley: &Parley, words: &str, size: f32, weight: Weight, at: (f32, f32), width: f32) -> Item {
    let runs = parley.set(words, TextStyle::new(size, weight), Some(width));
    Item::Text { runs, at: Point::new(at.0, at.1), colour: INK }
}

fn line(colour: Colour, width: f32) -> Option<Stroke> {
    Some(Stroke { colour, width, dash: None })
}

fn quarters() -> Arc<Pixels> {
    let colours = [[255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255], [255, 255, 0, 255]];
    let at = |x: usize, y: usize| colours[x / 8 + 2 * (y / 8)];
    let rgba = (0..16).flat_map(|y| (0..16).flat_map(move |x| at(x, y))).collect();
    Arc::new(Pixels { width: 16, height: 16, rgba })
}

/// A card with everything that can be drawn.
fn card(parley: &Parley) -> Vec<Item> {
    let curve = Path {
        steps: vec![
            Step::Move(Point::new(0.0, 60.0)),
            Step::Cubic(Point::new(60.0, 60.0), Point::new(60.0, 0.0), Point::new(120.0, 0.0)),
            Step::Cubic(Point::new(180.0, 0.0), Point::new(180.0, 60.0), Point::new(240.0, 60.0)),
        ],
    };
    let rect = Rect::new(0.0, 0.0, 220.0, 90.0);
    let mut items = vec![
        Item::Shadow {
            rect: rect.moved(Point::new(0.0, 2.0)),
            radius: 10.0,
            blur: 4.0,
            colour: Colour { a: 40, ..INK },
        },
        Item::Box { rect, radius: 10.0, fill: Some(WHITE), stroke: line(STAR, 2.0) },
        text(parley, "Checkout asks for <account> & \"more\"", 13.5, Weight::SemiBold, (44.0, 12.0), 160.0),
        text(parley, "Web shop → ✓ ★ Größe Ελληνικά Привет", 11.0, Weight::Regular, (34.0, 62.0), 180.0),
        Item::Shape {
            path: Arc::new(curve),
            at: Point::new(0.0, 110.0),
            scale: 1.0,
            fill: None,
            stroke: Some(Stroke { colour: PAIN, width: 2.0, dash: Some((6.0, 4.0)) }),
        },
        Item::Picture { rect: Rect::new(240.0, 0.0, 64.0, 48.0), radius: 12.0, pixels: quarters() },
    ];
    items.push(Icon::face(-1).item(Point::new(12.0, 12.0), 24.0, PAIN));
    items.push(Icon::AppWindow.item(Point::new(14.0, 60.0), 16.0, INK));
    items
}

fn all_icons() -> Vec<Item> {
    let colour = |icon: Icon| match icon {
        Icon::Star | Icon::StarHollow => STAR,
        Icon::Cherries => FRUIT,
        Icon::FaceGood | Icon::FaceGreat => LOVE,
        Icon::FaceBad | Icon::FaceAwful => PAIN,
        _ => INK,
    };
    let place = |number: usize| Point::new((number % 13) as f32 * 34.0, (number / 13) as f32 * 34.0);
    Icon::ALL.iter().enumerate().map(|(number, icon)| icon.item(place(number), 26.0, colour(*icon))).collect()
}

fn piece(part: Part, origin: (f32, f32), items: Vec<Item>) -> Piece {
    let bounds = Rect::new(-20.0, -20.0, 500.0, 300.0);
    Piece { subject: None, part, origin: Point::new(origin.0, origin.1), bounds, items: items.into() }
}

fn page(parley: &Parley) -> Page {
    let title = text(parley, "Waiting & the forced account", 17.0, Weight::Bold, (0.0, 0.0), 420.0);
    let pieces = vec![
        piece(Part::Page, (20.0, 12.0), vec![title]),
        piece(Part::Card, (40.0, 60.0), card(parley)),
        piece(Part::Mark, (20.0, 260.0), all_icons()),
    ];
    let size = (480.0, 420.0);
    let bounds = Rect::new(0.0, 0.0, size.0, size.1);
    Page {
        name: "A <test> page".into(),
        heading: "Waiting & the forced account".into(),
        size,
        scene: Scene { bounds, ground: Some(GROUND), pieces },
        alternative: "Maya & Jonas: ü\u{1}".into(),
        notes: String::new(),
        left_out: LeftOut::default(),
    }
}

fn png_of(page: &Page, options: &PngOptions, faces: &dyn Faces) -> Vec<u8> {
    let mut bytes = Vec::new();
    png(page, options, faces, &mut bytes).expect("a picture");
    bytes
}

/// Width, height, bytes of a pixel, and the pixels.
fn read(bytes: &[u8]) -> (usize, usize, usize, Vec<u8>, png::Info<'static>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut pixels).expect("whole");
    let parts = frame.color_type.samples();
    (frame.width as usize, frame.height as usize, parts, pixels, reader.info().clone())
}

fn keep(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("JOURNEY_CANVAS_PICTURES") {
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).expect("written");
    }
}

#[test]
fn a_png_has_its_size_colours_dots_and_words() {
    let parley = Parley::bundled();
    let options = PngOptions { size: Size::Scale(2.0), dpi: Some(300.0), is_transparent: false };
    let bytes = png_of(&page(&parley), &options, &parley);
    keep("page.png", &bytes);
    let (w, h, parts, pixels, info) = read(&bytes);
    assert_eq!((w, h, parts), (960, 840, 3));
    let at = |x: usize, y: usize| [0, 1, 2].map(|part| pixels[(y * w + x) * parts + part]);
    assert_eq!(at(4, 4), [0xF7, 0xF6, 0xF3], "the ground");
    assert_eq!(at(2 * 140, 2 * 110), [255, 255, 255], "the card");
    assert_eq!(at(2 * 150, 2 * 60), [0xD9, 0x9A, 0x00], "its edge");
    assert_eq!(at(2 * 290, 2 * 65), [255, 0, 0], "the picture, upper left");
    assert_eq!(at(2 * 330, 2 * 95), [255, 255, 0], "the picture, lower right");
    assert_eq!(at(2 * 280 + 1, 2 * 60 + 1), [0xF7, 0xF6, 0xF3], "its corner is round");
    assert_eq!(info.pixel_dims.map(|dims| dims.xppu), Some(11811));
    let words = info.utf8_text.iter().map(|chunk| (chunk.keyword.as_str(), chunk.get_text().expect("text")));
    let words: Vec<_> = words.collect();
    assert_eq!(words, [("Title", "A <test> page".to_owned()), ("Description", "Maya & Jonas: ü\u{1}".to_owned())]);
}

#[test]
fn letters_are_drawn_where_the_runs_say() {
    let parley = Parley::bundled();
    let page = page(&parley);
    let (w, _, parts, pixels, _) = read(&png_of(&page, &PngOptions::default(), &parley));
    let dark = |rect: Rect| {
        let columns = rect.x as usize..rect.right() as usize;
        let inside = (rect.y as usize..rect.bottom() as usize).flat_map(|y| columns.clone().map(move |x| (x, y)));
        inside.filter(|(x, y)| pixels[(y * w + x) * parts] < 0x80).count()
    };
    let title = Rect::new(20.0, 12.0, 250.0, 23.0);
    assert!(dark(title) > 400, "{}", dark(title));
    assert_eq!(dark(Rect::new(285.0, 12.0, 150.0, 23.0)), 0, "nothing after the title");
}

#[test]
fn bands_give_the_same_pixels_as_one_picture() {
    let parley = Parley::bundled();
    let page = page(&parley);
    let size = Size::Width(1601);
    let whole = pixels(&page, size, &parley).expect("pixels");
    let options = PngOptions { size, ..PngOptions::default() };
    let (w, h, parts, banded, _) = read(&png_of(&page, &options, &parley));
    assert_eq!((w, h, parts), (1601, 1401, 3));
    let differing = whole
        .rgba
        .chunks(4)
        .zip(banded.chunks(3))
        .map(|(one, other)| one.iter().zip(other).map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(0));
    // A band moves the curves up by whole rows, and sums of fractions round differently there.
    assert!(differing.max() <= Some(1));
}

#[test]
fn without_ground_the_rest_shines_through() {
    let parley = Parley::bundled();
    let options = PngOptions { is_transparent: true, ..PngOptions::default() };
    let (w, _, parts, pixels, _) = read(&png_of(&page(&parley), &options, &parley));
    assert_eq!(parts, 4);
    let at = |x: usize, y: usize| &pixels[(y * w + x) * 4..][..4];
    assert_eq!(at(2, 2)[3], 0);
    assert_eq!(at(140, 110), [255, 255, 255, 255]);
}

#[test]
fn what_is_too_large_or_empty_is_refused_before_anything_is_written() {
    let parley = Parley::bundled();
    let mut page = page(&parley);
    let mut bytes = Vec::new();
    let options = PngOptions { size: Size::Width(60_000), ..PngOptions::default() };
    let refused = png(&page, &options, &parley, &mut bytes);
    assert!(matches!(refused, Err(ExportError::TooLarge { width: 60_000, height: 52_500, .. })), "{refused:?}");
    page.size.0 = f32::NAN;
    assert!(matches!(png(&page, &PngOptions::default(), &parley, &mut bytes), Err(ExportError::Empty { .. })));
    assert!(matches!(svg(&page, &SvgOptions::default(), &parley), Err(ExportError::Empty { .. })));
    assert!(bytes.is_empty());
}

struct Nobody;

impl Faces for Nobody {
    fn face(&self, _: FaceId) -> Option<FaceFile> {
        None
    }
}

#[test]
fn a_face_that_is_not_there_is_said() {
    let page = page(&Parley::bundled());
    let png = png(&page, &PngOptions::default(), &Nobody, &mut Vec::new());
    assert!(matches!(png, Err(ExportError::NoFace(FaceId(2)))));
    assert!(matches!(svg(&page, &SvgOptions::default(), &Nobody), Err(ExportError::NoFace(_))));
}

#[test]
fn a_writer_that_fails_stops_the_export() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("full"))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let parley = Parley::bundled();
    let refused = png(&page(&parley), &PngOptions::default(), &parley, &mut Full);
    assert!(matches!(refused, Err(ExportError::Write(_))), "{refused:?}");
}

#[test]
fn an_svg_is_well_formed_and_its_text_can_be_read() {
    let parley = Parley::bundled();
    let text = svg(&page(&parley), &SvgOptions::default(), &parley).expect("an SVG");
    keep("page.svg", text.as_bytes());
    let document = roxmltree::Document::parse(&text).expect("well-formed");
    let named = |name: &str| document.descendants().find(|part| part.has_tag_name(name)).and_then(|part| part.text());
    assert_eq!(named("title"), Some("A <test> page"));
    assert_eq!(named("desc"), Some("Maya & Jonas: ü\u{FFFD}"));
    let rows: Vec<_> = document.descendants().filter(|part| part.has_tag_name("text")).collect();
    let words: Vec<_> = rows.iter().filter_map(|row| row.text()).collect();
    assert_eq!(words[..3], ["Waiting & the forced account", "Checkout asks for", "<account> & \"more\""]);
    assert_eq!(rows[1].attribute("font-weight"), Some("600"));
    assert!(rows.iter().all(|row| row.attribute("textLength").is_some()));
}

#[test]
fn an_svg_holds_the_faces_it_uses_and_nothing_from_outside() {
    let parley = Parley::bundled();
    let text = svg(&page(&parley), &SvgOptions::default(), &parley).expect("an SVG");
    assert_eq!(text.matches("@font-face").count(), 3);
    assert!(!text.contains("<script"));
    let outside = text.match_indices("href=\"").map(|(at, _)| &text[at + 6..at + 11]);
    assert!(outside.into_iter().all(|target| target.starts_with('#') || target == "data:"));
}

#[test]
fn letters_as_outlines_need_no_font() {
    let parley = Parley::bundled();
    let options = SvgOptions { outlines: true, ..SvgOptions::default() };
    let text = svg(&page(&parley), &options, &parley).expect("an SVG");
    keep("outlines.svg", text.as_bytes());
    assert!(roxmltree::Document::parse(&text).is_ok());
    assert!(!text.contains("<text") && !text.contains("@font-face"));
}

#[test]
fn the_same_page_is_the_same_bytes() {
    let parley = Parley::bundled();
    let bytes = || {
        let page = page(&Parley::bundled());
        (png_of(&page, &PngOptions::default(), &parley), svg(&page, &SvgOptions::default(), &parley).expect("an SVG"))
    };
    assert!(bytes() == bytes());
}

#[test]
fn rows_from_right_to_left_begin_at_their_right() {
    let parley = Parley::with_system_fonts();
    let runs = parley.set("שלום", TextStyle::new(16.0, Weight::Regular).aligned(Align::Start), Some(200.0));
    if !runs.missing.is_empty() {
        return; // no font here has these letters
    }
    let mut page = page(&parley);
    page.scene.pieces =
        vec![piece(Part::Page, (0.0, 0.0), vec![Item::Text { runs, at: Point::default(), colour: INK }])];
    let text = svg(&page, &SvgOptions::default(), &parley).expect("an SVG");
    assert!(text.contains(r#"<text x="200" "#) && text.contains(r#"direction="rtl""#), "{text}");
    assert!(!text.contains("@font-face"), "a font of the system is not embedded");
}
