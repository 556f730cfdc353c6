//! Tables, documents and pages written by the library and read back by others' readers.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on says so")]

use std::{io::Cursor, sync::LazyLock};

use calamine::{Data, Reader, Xlsx};
use journey_canvas::{
    analysis::{NoWatch, Report, Seed, analyse},
    export::{Format, Made, Order, make, mermaid, table},
    import,
    layout::typeset::Parley,
    model::JourneyMap,
    persist,
    scene::{PageRequest, Theme},
};

static SET: LazyLock<Parley> = LazyLock::new(Parley::bundled);

fn example(name: &str) -> (JourneyMap, Report) {
    let path = format!("{}/examples/{name}.ron", env!("CARGO_MANIFEST_DIR"));
    let map = persist::open(path.as_ref()).unwrap();
    let report = analyse(&map, None, Seed::default(), &NoWatch).unwrap();
    (map, report)
}

fn made(map: &JourneyMap, report: &Report, format: Format) -> Made {
    let request = PageRequest::default();
    let order = Order { format, request, size: None, outlines: false, stem: "my map".to_owned() };
    make(map, Some(report), &order, &*SET, &NoWatch).unwrap()
}

fn first(made: &Made) -> &[u8] {
    &made.files[0].bytes
}

#[test]
fn a_workbook_is_read_back_with_typed_cells() {
    let (map, report) = example("furniture-retailer");
    let made = made(&map, &report, Format::Xlsx);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(first(&made).to_vec())).unwrap();
    assert_eq!(book.sheet_names(), ["touchpoints", "experiences", "links", "findings", "opportunities"]);
    let sheet = book.worksheet_range("touchpoints").unwrap();
    assert_eq!(sheet.height(), map.touchpoints.len() + 1);
    let heads: Vec<String> = sheet.rows().next().unwrap().iter().map(ToString::to_string).collect();
    let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let checkout = sheet.rows().find(|row| row[at("title")] == Data::String("Checkout asks for account".to_owned()));
    let checkout = checkout.unwrap();
    assert_eq!(checkout[at("number")], Data::Float(7.0));
    assert_eq!(checkout[at("creator")], Data::String("owned".to_owned()));
    assert!(matches!(checkout[at("emotion:Maya")], Data::Float(feeling) if feeling < 0.0));
    assert_eq!(checkout[at("effort")], Data::String("S".to_owned()));
    assert_eq!(book.worksheet_range("links").unwrap().height(), map.links.len() + 1);
    assert!(book.worksheet_range("findings").unwrap().height() > 5);
}

fn with_title(title: &str) -> JourneyMap {
    let (mut map, _) = example("plain-workshop");
    let id = map.touchpoints_in_order()[0].0;
    map.touchpoints.update(id, |touchpoint| touchpoint.title = title.to_owned());
    map
}

#[test]
fn what_looks_like_a_formula_is_text_in_a_workbook_and_has_an_apostrophe_in_csv() {
    for title in ["=HYPERLINK(\"http://x\")", "+1", "-1+1", "@SUM(A1)"] {
        let map = with_title(title);
        let tables = table::tables(&map, None);
        let bytes = table::xlsx(&tables, &Theme::paper()).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        assert_eq!(book.worksheet_range("touchpoints").unwrap().get((1, 1)), Some(&Data::String(title.to_owned())));
        assert_eq!(book.worksheet_formula("touchpoints").unwrap().used_cells().count(), 0);
        let bytes = table::csv(&tables[0]).unwrap();
        let mut reader = csv::Reader::from_reader(&bytes[3..]);
        let row = reader.records().next().unwrap().unwrap();
        assert_eq!(&row[1], format!("'{title}"));
    }
}

#[test]
fn a_text_longer_than_a_cell_goes_on_behind_the_last_column() {
    let (mut map, _) = example("plain-workshop");
    let id = map.touchpoints_in_order()[0].0;
    let notes = "n".repeat(40_000);
    map.touchpoints.update(id, |touchpoint| touchpoint.notes.clone_from(&notes));
    let bytes = table::xlsx(&table::tables(&map, None), &Theme::paper()).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range("touchpoints").unwrap();
    let row: Vec<String> = sheet.rows().nth(1).unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(row[row.len() - 2..].concat(), notes);
    assert_eq!(sheet.rows().next().unwrap().last(), Some(&Data::String("continued".to_owned())));
}

#[test]
fn a_workbook_is_printed_across_as_wide_as_the_paper_with_its_head_on_every_page() {
    let (map, report) = example("furniture-retailer");
    let bytes = table::xlsx(&table::tables(&map, Some(&report)), &Theme::paper()).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
        text
    };
    let book = read("xl/workbook.xml");
    for number in 1..=5 {
        let sheet = read(&format!("xl/worksheets/sheet{number}.xml"));
        assert!(sheet.contains("orientation=\"landscape\"") && sheet.contains("fitToHeight=\"0\""), "{number}");
        assert!(sheet.contains("<pageSetUpPr fitToPage=\"1\"/>"), "{number}");
    }
    assert_eq!(book.matches("_xlnm.Print_Titles").count(), 5, "{book}");
}

#[test]
fn csv_is_a_file_a_table_and_numbers_below_zero_stay_numbers() {
    let (map, report) = example("furniture-retailer");
    let made = made(&map, &report, Format::Csv);
    let names: Vec<&str> = made.files.iter().map(|file| file.suffix.as_str()).collect();
    assert_eq!(names, ["", "-experiences", "-links", "-findings", "-opportunities"]);
    let text = String::from_utf8(first(&made).to_vec()).unwrap();
    assert!(text.starts_with("\u{FEFF}number,title,stage,phase,channels,creator,emotion:Maya,emotion:Jonas,"));
    assert!(text.contains("\r\n7,Checkout asks for account,Purchase,purchase,Web shop,owned,-1"), "{text}");
}

#[test]
fn a_mermaid_journey_comes_back_as_it_went_out() {
    for name in ["furniture-retailer", "bank-account-opening", "plain-workshop"] {
        let (map, _) = example(name);
        let (text, losses) = mermaid(&map);
        let back = import::mermaid(&text, import::Blocks::First).unwrap().map().unwrap();
        let titles = |map: &JourneyMap| -> Vec<String> {
            map.touchpoints_in_order().iter().map(|(_, touchpoint)| touchpoint.title.trim().to_owned()).collect()
        };
        assert_eq!(titles(&back), titles(&map), "{name}");
        assert_eq!(losses.links, map.links.len());
    }
}

#[test]
fn markdown_names_the_picture_beside_it_and_every_touchpoint() {
    let (map, report) = example("furniture-retailer");
    let made = made(&map, &report, Format::Markdown);
    let text = String::from_utf8(first(&made).to_vec()).unwrap();
    assert!(text.contains("](my%20map.png)"));
    assert_eq!(made.files[1].ending, "png");
    assert!(made.files[1].bytes.starts_with(b"\x89PNG"));
    for (_, touchpoint) in map.touchpoints_in_order() {
        assert!(text.contains(&format!("| {} |", touchpoint.title)), "{}", touchpoint.title);
    }
    for heading in ["## Moments of truth", "## Low-hanging fruit", "## Personas", "## The journey", "## Action plan"] {
        assert!(text.contains(heading), "{heading}");
    }
}

#[test]
fn without_analysis_no_document_tells_findings() {
    let (map, report) = example("furniture-retailer");
    let request = PageRequest { has_analysis: false, ..PageRequest::default() };
    let order = |format| Order { format, request: request.clone(), size: None, outlines: false, stem: String::new() };
    let made = make(&map, Some(&report), &order(Format::Markdown), &*SET, &NoWatch).unwrap();
    assert!(!String::from_utf8_lossy(first(&made)).contains("Moments of truth"));
}
