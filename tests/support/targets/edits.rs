//! A script of edits, and its map through analysis, every lens, and every way out, each read back by another's reader.

use std::{io::Cursor, sync::LazyLock};

use calamine::{Reader, Xlsx};
use journey_canvas::{
    analysis::{NoWatch, Report, Seed, analyse, lint},
    export::{Format, Made, Order, make},
    import::{self, Blocks},
    layout::{Lens, typeset::Parley},
    model::{JourneyMap, check},
    persist,
    scene::{PageRequest, PageSize, Pages},
    wording,
};

use super::{
    Outcome, of,
    recipes::{KINDS, Recipe, changed, start},
};

static SET: LazyLock<Parley> = LazyLock::new(Parley::bundled);

/// Texts that have broken programs before.
const TEXTS: [&str; 16] = [
    "=HYPERLINK(\"http://x\")",
    "</svg><script>",
    "]]>&amp;",
    "a\u{202e}b\u{2066}c",
    "\u{0}\u{1}\u{7f}\u{9f}",
    "\u{fffe}\u{ffff}\u{feff}",
    "العربية والنص الطويل",
    "日本語の長い題名がここにあります",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "Z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}a\u{301}",
    "a\tb\nc\r\nd",
    "| `code` | *bold* [x](javascript:1)",
    "section: 5; # %%",
    "\u{a0}\u{200b}\u{2028}",
    "%s %n ${x}",
];

const PAGES: [PageSize; 6] =
    [PageSize::Fit, PageSize::Slide16x9, PageSize::Slide4x3, PageSize::A4, PageSize::A3, PageSize::Paper(300, 5_000)];

const EACH: [Pages; 4] = [Pages::Map, Pages::Stages, Pages::Deck, Pages::DeckWithStages];

/// What is drawn comes first: lens, format, page and pages, whether with analysis, two texts; then seven bytes an edit.
pub fn scripts() -> Vec<Vec<u8>> {
    let script = |format: u8, lens: u8| {
        let edits = (0..12_u8).flat_map(|step| {
            [step.wrapping_mul(37).wrapping_add(lens), 3, step, format, step, step.wrapping_mul(91), 1]
        });
        [lens, format, lens, format, 1, step_text(format), lens].into_iter().chain(edits).collect()
    };
    (0..8)
        .flat_map(|format| (0..6).map(move |lens| (format, lens)))
        .map(|(format, lens)| script(format, lens))
        .collect()
}

fn step_text(format: u8) -> u8 {
    format.wrapping_mul(3)
}

pub fn edits(bytes: &[u8]) -> Outcome {
    let Some((head, script)) = bytes.split_at_checked(7) else { return Outcome::Refused };
    let map = with_texts(changed(start(), &recipes(script)), head);
    if !check(&map).is_empty() {
        return Outcome::Refused;
    }
    assert_eq!(persist::read(&persist::write(&map)).as_ref(), Ok(&map));
    let report = (head[4] % 2 == 1).then(|| analyse(&map, None, Seed::default(), &NoWatch).unwrap());
    if let Some(report) = &report {
        say(&map, report);
    }
    let order = order(head);
    let made = make(&map, report.as_ref(), &order, &*SET, &NoWatch);
    // Only a page that is too large for its format may be refused.
    let made = match made {
        Ok(made) => made,
        Err(error) => panic!("{error}: {order:?}"),
    };
    read_back(order.format, &made);
    of(true)
}

fn recipes(script: &[u8]) -> Vec<Recipe> {
    let recipe = |bytes: &[u8]| Recipe {
        what: bytes[0] % KINDS,
        first: u16::from_le_bytes([bytes[1], bytes[2]]),
        second: u16::from_le_bytes([bytes[3], bytes[4]]),
        number: i32::from(u16::from_le_bytes([bytes[5], bytes[6]])) % 600 - 300,
    };
    script.chunks_exact(7).take(60).map(recipe).collect()
}

/// The map with a few of the texts in its titles, notes and thoughts.
fn with_texts(mut map: JourneyMap, head: &[u8]) -> JourneyMap {
    let text =
        |place: usize| TEXTS[(usize::from(head[5]) + place * (1 + usize::from(head[6]))) % TEXTS.len()].to_owned();
    let touchpoints: Vec<_> = map.touchpoints.ids().collect();
    for (place, id) in touchpoints.into_iter().enumerate().step_by(2) {
        map.touchpoints.update(id, |touchpoint| {
            touchpoint.title = text(place).repeat(1 + usize::from(head[6]) % 30);
            touchpoint.notes = text(place + 1);
        });
    }
    map.about.title = text(1);
    for persona in map.personas.ids().collect::<Vec<_>>() {
        map.personas.update(persona, |persona| persona.name = text(2));
    }
    map
}

fn order(head: &[u8]) -> Order {
    let pick = |byte: u8, count: usize| usize::from(byte) % count;
    let request = PageRequest {
        lens: Lens::ALL[pick(head[0], Lens::ALL.len())],
        page: PAGES[pick(head[2], PAGES.len())],
        pages: EACH[pick(head[3], EACH.len())],
        is_transparent: head[4] % 4 == 2,
        ..PageRequest::default()
    };
    let size = Some(journey_canvas::export::Size::Width(400));
    Order {
        format: Format::ALL[pick(head[1], Format::ALL.len())],
        request,
        size,
        outlines: head[4].is_multiple_of(3),
        stem: "map".to_owned(),
    }
}

/// The report in every form, without a number that is none.
fn say(map: &JourneyMap, report: &Report) {
    let lint = lint(map);
    let sections = wording::report_sections(map, report, &lint);
    let forms = [
        wording::sections_text(map, report, &sections),
        wording::sections_markdown(map, report, &sections, None),
        wording::report_csv(map, report),
        wording::report_json(map, report, &lint).to_string(),
    ];
    for form in forms {
        assert!(
            !form.contains("NaN") && !form.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == "inf"),
            "{form}"
        );
    }
}

fn read_back(format: Format, made: &Made) {
    assert!(!made.files.is_empty());
    for file in &made.files {
        match file.ending {
            "png" => drop(png::Decoder::new(Cursor::new(&file.bytes)).read_info().unwrap()),
            "svg" => xml(&file.bytes),
            "pdf" => assert!(file.bytes.starts_with(b"%PDF-") && file.bytes.len() > 500),
            "pptx" => pptx(&file.bytes),
            "xlsx" => drop(Xlsx::new(Cursor::new(file.bytes.clone())).unwrap().worksheets()),
            "csv" => csv(&file.bytes),
            "md" => assert!(std::str::from_utf8(&file.bytes).is_ok()),
            "mmd" => journey(std::str::from_utf8(&file.bytes).unwrap()),
            other => panic!("{format:?} made a file ending with {other}"),
        }
    }
}

fn xml(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).unwrap();
    roxmltree::Document::parse_with_options(text, roxmltree::ParsingOptions { allow_dtd: false, ..Default::default() })
        .unwrap();
    assert!(!text.contains("NaN") && !text.contains("<script"));
}

fn pptx(bytes: &[u8]) {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for place in 0..package.len() {
        let mut part = package.by_index(place).unwrap();
        let name = part.name().unwrap().into_owned();
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let mut text = Vec::new();
            std::io::Read::read_to_end(&mut part, &mut text).unwrap();
            xml(&text);
        }
    }
}

fn csv(bytes: &[u8]) {
    for row in csv::Reader::from_reader(bytes).records() {
        assert!(row.unwrap().iter().all(|cell| !cell.starts_with(['=', '@', '\t', '\r'])), "no cell is a formula");
    }
}

fn journey(text: &str) {
    match import::mermaid(text, Blocks::First) {
        Ok(back) => assert_eq!(check(&back.map().unwrap()), []),
        Err(error) => panic!("our own Mermaid is refused: {error}\n{text}"),
    }
}
