//! What a map may not do to whoever opens its exports: a test for each rule. (The limits of sizes are in `identity` and
//! beside `Size`; those of map files in `formats`; the formula guard and long cells in `documents`; fonts beside their
//! readers.)
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
    sync::LazyLock,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use journey_canvas::{
    analysis::{NoWatch, Seed, analyse},
    export::{ExportError, Format, MOST_SLIDE_POINTS, Made, Order as Wanted, Size, make},
    layout::typeset::Parley,
    model::*,
    persist,
    scene::{PageRequest, PageSize, Pages},
};
use roxmltree::Document;

static SET: LazyLock<Parley> = LazyLock::new(Parley::bundled);

/// Whatever a text could try, in one.
const HOSTILE: &str =
    "=cmd|' /C calc'!A0</text><script>alert(1)</script><a href=\"javascript:x()\">]]>&#0;\u{1}\u{85}\u{FFFE}\u{202E}";

/// A map with that in every text that is drawn or written.
fn hostile() -> JourneyMap {
    let path = format!("{}/examples/plain-workshop.ron", env!("CARGO_MANIFEST_DIR"));
    let mut map = persist::open(path.as_ref()).unwrap();
    let text = || HOSTILE.to_owned();
    map.about.title = text();
    map.about.organisation = text();
    map.about.evidence_line = text();
    map.about.authors = vec![text()];
    for id in map.personas.ids().collect::<Vec<_>>() {
        map.personas.update(id, |persona| {
            (persona.name, persona.quote, persona.demographics) = (text(), text(), text());
            persona.goals = vec![text()];
        });
    }
    for id in map.stages.ids().collect::<Vec<_>>() {
        map.stages.update(id, |stage| stage.name = text());
    }
    for id in map.touchpoints.ids().collect::<Vec<_>>() {
        map.touchpoints.update(id, |touchpoint| {
            (touchpoint.title, touchpoint.action, touchpoint.notes) = (text(), text(), text());
        });
    }
    map
}

fn made_as(map: &JourneyMap, format: Format, pages: Pages) -> Made {
    let report = analyse(map, None, Seed::default(), &NoWatch);
    let page = if format == Format::Pptx { PageSize::Slide16x9 } else { PageSize::Fit };
    let request = PageRequest { page, pages, ..PageRequest::default() };
    let order = Wanted { format, request, size: Some(Size::Scale(0.2)), outlines: false, stem: "x".to_owned() };
    make(map, report.as_ref(), &order, &*SET, &NoWatch).unwrap()
}

fn text_of(map: &JourneyMap, format: Format) -> String {
    String::from_utf8(made_as(map, format, Pages::Map).files.remove(0).bytes).unwrap()
}

/// The parts of a package that are XML.
fn parts(bytes: Vec<u8>) -> BTreeMap<String, String> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for place in 0..package.len() {
        let mut file = package.by_index(place).unwrap();
        let name = file.name().unwrap().to_string();
        let mut text = String::new();
        if file.read_to_string(&mut text).is_ok() {
            parts.insert(name, text);
        }
    }
    parts
}

#[test]
fn an_svg_has_no_script_no_link_and_nothing_from_outside() {
    let text = text_of(&hostile(), Format::Svg);
    let document = Document::parse(&text).unwrap();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert!(!["script", "a", "foreignObject", "iframe", "use"].contains(&name), "{name}");
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on"), "{}", attribute.name());
            let leads = attribute.name() == "href" || attribute.value().contains("url(");
            assert!(
                !leads || attribute.value().contains('#') || attribute.value().starts_with("data:"),
                "{attribute:?}"
            );
        }
    }
    assert!(!text.contains("http://www.w3.org/1999/xhtml"));
}

#[test]
fn a_presentation_leads_to_nothing_outside_of_itself() {
    for (name, text) in parts(made_as(&hostile(), Format::Pptx, Pages::DeckWithStages).files.remove(0).bytes) {
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let document = Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        for node in document.descendants() {
            assert_ne!(node.attribute("TargetMode"), Some("External"), "{name}");
            assert!(!["hlinkClick", "hlinkHover", "oleObj", "control"].contains(&node.tag_name().name()), "{name}");
        }
    }
}

#[test]
fn a_workbook_holds_no_formula_and_no_link() {
    for (name, text) in parts(made_as(&hostile(), Format::Xlsx, Pages::Map).files.remove(0).bytes) {
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let document = Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            for node in document.descendants() {
                assert!(!["f", "hyperlink", "externalLink"].contains(&node.tag_name().name()), "{name}");
                assert_ne!(node.attribute("TargetMode"), Some("External"), "{name}");
            }
        }
    }
}

#[test]
fn no_cell_of_a_csv_begins_like_a_formula() {
    for file in made_as(&hostile(), Format::Csv, Pages::Map).files {
        let text = String::from_utf8(file.bytes).unwrap();
        let mut reader =
            csv::ReaderBuilder::new().flexible(true).from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
        for row in reader.records() {
            for cell in row.unwrap().iter().filter(|cell| cell.parse::<f64>().is_err()) {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{1}']), "{cell}");
            }
        }
    }
}

#[test]
fn markdown_and_mermaid_hold_no_markup_of_the_map() {
    let markdown = text_of(&hostile(), Format::Markdown);
    for (at, sign) in markdown.match_indices(['<', '>', '[', ']']) {
        let before = markdown.get(..at).unwrap_or_default();
        let is_ours = matches!(sign, "[" | "]") && markdown.get(at..).is_some_and(|rest| rest.starts_with("]("));
        let begins_ours = sign == "[" && before.ends_with('!');
        assert!(before.ends_with('\\') || is_ours || begins_ours, "{sign} after {:?}", before.lines().last());
    }
    let mermaid = text_of(&hostile(), Format::Mermaid);
    assert!(mermaid.lines().count() < 200, "no text breaks out of its line");
    assert!(mermaid.lines().all(|line| !line.contains('\u{1}')));
}

#[test]
fn every_drawn_format_takes_hostile_texts() {
    let map = hostile();
    for format in [Format::Png, Format::Pdf, Format::Svg, Format::Pptx] {
        assert!(made_as(&map, format, Pages::Deck).files.iter().all(|file| !file.bytes.is_empty()), "{format:?}");
    }
}

/// A PNG that says of itself to be of this size, and holds next to nothing.
fn bomb(width: u32, height: u32) -> Picture {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    // The header alone: whoever believes it asks for gigabytes.
    drop(encoder.write_header().unwrap());
    Picture { png: STANDARD.encode(bytes) }
}

#[test]
fn a_picture_that_claims_to_be_huge_is_left_out_and_asks_for_no_memory() {
    let mut map = hostile();
    map.about.brand.logo = Some(bomb(65_000, 65_000));
    for id in map.personas.ids().collect::<Vec<_>>() {
        map.personas.update(id, |persona| persona.portrait.picture = Some(bomb(50_000, 60_000)));
    }
    for format in [Format::Svg, Format::Pptx] {
        let bytes = made_as(&map, format, Pages::Map).files.remove(0).bytes;
        assert!(bytes.len() < 8 << 20, "{format:?}: {}", bytes.len());
    }
}

#[test]
fn a_slide_longer_than_readers_take_is_refused_with_the_most() {
    let map = hostile();
    let request = PageRequest { page: PageSize::Paper(20_000, 3_000), ..PageRequest::default() };
    let order = Wanted { format: Format::Pptx, request, size: None, outlines: false, stem: String::new() };
    let refused = make(&map, None, &order, &*SET, &NoWatch);
    let Err(ExportError::PageTooLarge { most, .. }) = refused else { panic!("{refused:?}") };
    assert!((most - MOST_SLIDE_POINTS).abs() < f32::EPSILON);
}

#[test]
fn the_same_map_is_the_same_bytes_in_every_format() {
    let map = hostile();
    for format in Format::ALL {
        let bytes = || made_as(&map, format, Pages::Map).files.into_iter().map(|file| file.bytes).collect::<Vec<_>>();
        assert!(bytes() == bytes(), "{format:?}");
    }
    // Made within the same second, two workbooks would be alike even with the time in them.
    let core = parts(made_as(&map, Format::Xlsx, Pages::Map).files.remove(0).bytes).remove("docProps/core.xml");
    assert!(core.is_some_and(|core| core.contains("2000-01-01T00:00:00Z</dcterms:created>")));
}
