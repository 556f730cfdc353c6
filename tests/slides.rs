//! Presentations, read part by part: the rules that readers of slides insist on.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
    sync::LazyLock,
};

use journey_canvas::{
    analysis::{NoWatch, Seed, analyse},
    export::{Format, Made, Order, PptxOptions, make, pptx},
    layout::{Lens, typeset::Parley},
    model::{FindingKind, JourneyMap, Verdict, VerdictRuling},
    persist,
    scene::{Item, Page, PageRequest, PageSize, Pages, pages, smallest_text, smallest_title},
};
use roxmltree::Document;

static SET: LazyLock<Parley> = LazyLock::new(Parley::bundled);
const EXAMPLES: [&str; 6] = [
    "furniture-retailer",
    "bank-account-opening",
    "clinic-visit",
    "grocery-click-and-collect",
    "plain-workshop",
    "retail-graph",
];

fn example(name: &str) -> JourneyMap {
    persist::open(format!("{}/examples/{name}.ron", env!("CARGO_MANIFEST_DIR")).as_ref()).unwrap()
}

fn slides(map: &JourneyMap, pages: Pages) -> Vec<u8> {
    let report = analyse(map, None, Seed::default(), &NoWatch);
    let request = PageRequest { page: PageSize::Slide16x9, pages, ..PageRequest::default() };
    let order = Order { format: Format::Pptx, request, size: None, outlines: false, stem: "x".to_owned() };
    make(map, report.as_ref(), &order, &*SET, &NoWatch).unwrap().files.remove(0).bytes
}

/// The parts by name; those of XML as text.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for place in 0..package.len() {
        let mut file = package.by_index(place).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        parts.insert(file.name().unwrap().to_string(), String::from_utf8_lossy(&bytes).into_owned());
    }
    parts
}

fn is_xml(name: &str) -> bool {
    name.ends_with(".xml") || name.ends_with(".rels")
}

#[test]
fn every_part_is_well_formed_named_with_its_type_and_no_type_is_of_a_part_that_is_not_there() {
    for name in EXAMPLES {
        let parts = parts(&slides(&example(name), Pages::DeckWithStages));
        for (part, text) in parts.iter().filter(|(part, _)| is_xml(part)) {
            assert!(Document::parse(text).is_ok(), "{name}: {part}");
        }
        let types = Document::parse(&parts["[Content_Types].xml"]).unwrap();
        let named: BTreeSet<&str> = types.descendants().filter_map(|node| node.attribute("PartName")).collect();
        for part in &named {
            assert!(parts.contains_key(part.trim_start_matches('/')), "{name}: {part} is not there");
        }
        for part in parts.keys().filter(|part| part.ends_with(".xml") && *part != "[Content_Types].xml") {
            assert!(named.contains(format!("/{part}").as_str()), "{name}: {part} has no type");
        }
        let has_pictures = parts.keys().any(|part| part.ends_with(".png"));
        assert_eq!(parts["[Content_Types].xml"].contains("image/png"), has_pictures);
    }
}

#[test]
fn every_relation_leads_to_a_part_and_every_part_is_led_to() {
    let parts = parts(&slides(&example("furniture-retailer"), Pages::DeckWithStages));
    let mut reached = BTreeSet::new();
    for (name, text) in parts.iter().filter(|(name, _)| name.ends_with(".rels")) {
        let folder = name.split("_rels/").next().unwrap();
        let document = Document::parse(text).unwrap();
        let mut ids = BTreeSet::new();
        for relation in document.root_element().children().filter(roxmltree::Node::is_element) {
            assert!(ids.insert(relation.attribute("Id").unwrap().to_owned()), "{name}: twice");
            let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
            for step in relation.attribute("Target").unwrap().split('/') {
                if step == ".." {
                    path.pop();
                } else {
                    path.push(step);
                }
            }
            let target = path.join("/");
            assert!(parts.contains_key(&target), "{name} leads to {target}");
            reached.insert(target);
        }
    }
    let own = |name: &&String| !name.ends_with(".rels") && *name != "[Content_Types].xml";
    assert!(parts.keys().filter(own).all(|name| reached.contains(name)));
}

#[test]
fn shapes_have_ids_of_their_own_and_whole_places() {
    for name in EXAMPLES {
        for (part, text) in
            parts(&slides(&example(name), Pages::Deck)).iter().filter(|(part, _)| part.contains("slides/slide"))
        {
            let document = Document::parse(text).unwrap();
            let mut ids = BTreeSet::new();
            for node in document.descendants() {
                match node.tag_name().name() {
                    "cNvPr" => {
                        assert!(ids.insert(node.attribute("id").unwrap().parse::<u32>().unwrap()), "{name} {part}")
                    }
                    "off" | "chOff" => assert!(["x", "y"].iter().all(|side| is_whole(node.attribute(*side)))),
                    "ext" | "chExt" => assert!(["cx", "cy"].iter().all(|side| is_natural(node.attribute(*side)))),
                    _ => {}
                }
            }
        }
    }
}

fn is_whole(text: Option<&str>) -> bool {
    text.is_some_and(|text| text.parse::<i64>().is_ok())
}

fn is_natural(text: Option<&str>) -> bool {
    text.is_some_and(|text| text.parse::<u64>().is_ok())
}

#[test]
fn the_theme_holds_what_readers_ask_for() {
    let parts = parts(&slides(&example("plain-workshop"), Pages::Deck));
    let theme = Document::parse(&parts["ppt/theme/theme1.xml"]).unwrap();
    let count = |name: &str| {
        let list = theme
            .descendants()
            .find(|node| node.has_tag_name(("http://schemas.openxmlformats.org/drawingml/2006/main", name)));
        list.unwrap().children().filter(roxmltree::Node::is_element).count()
    };
    for list in ["fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst"] {
        assert_eq!(count(list), 3, "{list}");
    }
    assert_eq!(count("clrScheme"), 12);
    assert!(parts["ppt/slideMasters/slideMaster1.xml"].contains("<p:clrMap "));
}

#[test]
fn text_never_wraps_anew_and_every_slide_has_a_title() {
    for (part, text) in parts(&slides(&example("furniture-retailer"), Pages::Deck))
        .iter()
        .filter(|(part, _)| part.contains("slides/slide"))
    {
        if part.ends_with(".rels") {
            continue;
        }
        assert!(!text.contains("wrap=\"square\""), "{part}");
        assert_eq!(text.matches("<p:ph type=\"title\"/>").count(), 1, "{part}");
        assert!(text.contains(" descr=\""), "{part}");
    }
}

#[test]
fn the_slides_are_the_pages_that_are_presented() {
    let map = example("furniture-retailer");
    let report = analyse(&map, None, Seed::default(), &NoWatch);
    let request = PageRequest { page: PageSize::Slide16x9, pages: Pages::Deck, ..PageRequest::default() };
    let pages = pages(&map, report.as_ref(), &request, &*SET);
    let parts = parts(&slides(&map, Pages::Map));
    let count = parts.keys().filter(|name| name.starts_with("ppt/slides/slide")).count();
    assert_eq!(count, pages.len());
    let names: Vec<&str> = pages.iter().map(|page| page.name.as_str()).collect();
    assert_eq!(names[0], "Personas");
    assert!(names.ends_with(&["Matrix", "Plan"]), "{names:?}");
    for (number, page) in (1..).zip(&pages) {
        let text = &parts[&format!("ppt/slides/slide{number}.xml")];
        let words: String = Document::parse(text)
            .unwrap()
            .descendants()
            .filter(|node| node.has_tag_name(("http://schemas.openxmlformats.org/drawingml/2006/main", "t")))
            .filter_map(|node| node.text())
            .collect();
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        assert!(plain(&words).contains(&plain(&page.heading)), "{}", page.name);
    }
}

#[test]
fn no_letters_of_a_presentation_are_below_eight_points_and_no_title_of_a_card_below_eleven() {
    for name in EXAMPLES {
        let map = example(name);
        let report = analyse(&map, None, Seed::default(), &NoWatch);
        for (lens, size, which) in [
            (Lens::Journey, PageSize::Slide16x9, Pages::Deck),
            (Lens::Journey, PageSize::Slide16x9, Pages::DeckWithStages),
            (Lens::Journey, PageSize::Slide4x3, Pages::Deck),
            (Lens::Journey, PageSize::A4, Pages::Deck),
            (Lens::Map, PageSize::Slide16x9, Pages::Deck),
            (Lens::Blueprint, PageSize::Slide16x9, Pages::DeckWithStages),
        ] {
            let request = PageRequest { lens, page: size, pages: which, ..PageRequest::default() };
            for page in pages(&map, report.as_ref(), &request, &*SET) {
                let points = |units: Option<f32>| units.unwrap_or(99.0) / 2.0;
                let (least, title) = (points(smallest_text(&page.scene)), points(smallest_title(&map, &page.scene)));
                let told = format!("{name}, {lens:?} {size:?} {which:?}, {}: {least}, {title}", page.name);
                assert!(least >= 7.999 && title >= 10.999, "{told}");
            }
        }
    }
}

/// A page with the whole map on it, through each lens. Titles in the two that need most room for a card are a little
/// smaller on a slide, and nowhere else.
#[test]
fn every_lens_of_every_example_uses_its_page() {
    for name in EXAMPLES {
        let map = example(name);
        let report = analyse(&map, None, Seed::default(), &NoWatch);
        for (lens, size, letters, titles) in [
            (Lens::Emotion, PageSize::Slide16x9, 8.0, 9.5),
            (Lens::Channels, PageSize::Slide16x9, 8.0, 9.5),
            (Lens::Creators, PageSize::Slide16x9, 8.0, 11.0),
            (Lens::Map, PageSize::Slide16x9, 8.0, 11.0),
            (Lens::Emotion, PageSize::A3, 8.0, 11.0),
            (Lens::Channels, PageSize::A3, 8.0, 11.0),
            (Lens::Creators, PageSize::A3, 8.0, 11.0),
        ] {
            let request = PageRequest { lens, page: size, ..PageRequest::default() };
            let page = &pages(&map, report.as_ref(), &request, &*SET)[0];
            let points = |units: Option<f32>| units.unwrap_or(99.0) / 2.0;
            let (least, title) = (points(smallest_text(&page.scene)), points(smallest_title(&map, &page.scene)));
            let told = format!("{name}, {lens:?} {size:?}: {least}, {title}");
            assert!(least >= letters - 0.001 && title >= titles - 0.001, "{told}");
        }
    }
}

/// Where the map needs the room, the page names the findings, and its notes still say what they mean.
#[test]
fn findings_that_give_room_to_the_map_are_named_on_the_page_and_said_in_its_notes() {
    let map = example("grocery-click-and-collect");
    let report = analyse(&map, None, Seed::default(), &NoWatch);
    let page = |lens| {
        let request = PageRequest { lens, page: PageSize::Slide16x9, ..PageRequest::default() };
        pages(&map, report.as_ref(), &request, &*SET).remove(0)
    };
    let has = |page: &Page, words: &str| {
        let mut items = page.scene.pieces.iter().flat_map(|piece| piece.items.iter());
        items.any(|item| matches!(item, Item::Text { runs, .. } if runs.text.contains(words)))
    };
    let (brief, full) = (page(Lens::Emotion), page(Lens::Creators));
    for page in [&brief, &full] {
        assert!(has(page, "7 Pays in the app"));
        assert!(page.notes.contains("Everyone who succeeds passes here"), "{}", page.notes);
    }
    assert!(has(&full, "Everyone who succeeds") && !has(&brief, "Everyone who succeeds"));
}

/// No word of a title is broken by a card that is narrow.
#[test]
fn a_card_of_a_page_is_as_wide_as_the_longest_word_of_its_title() {
    let lenses = [Lens::Emotion, Lens::Channels, Lens::Creators];
    let asked = lenses.iter().flat_map(|lens| [(*lens, PageSize::Slide16x9), (*lens, PageSize::Slide4x3)]);
    for (name, (lens, size)) in asked.flat_map(|asked| EXAMPLES.map(|name| (name, asked))) {
        let request = PageRequest { lens, page: size, ..PageRequest::default() };
        let page = &pages(&example(name), None, &request, &*SET)[0];
        for item in page.scene.pieces.iter().flat_map(|piece| piece.items.iter()) {
            let Item::Text { runs, .. } = item else { continue };
            for row in runs.rows.iter().rev().skip(1) {
                let is_whole = !row.text.ends_with(char::is_alphanumeric) || is_whole_word(&runs.text, &row.text);
                assert!(is_whole, "{name}, {lens:?} {size:?}: {}", runs.text);
            }
        }
    }
}

/// Does a row end where a word does?
fn is_whole_word(text: &str, row: &str) -> bool {
    text.split_whitespace().any(|word| row.split_whitespace().next_back() == Some(word))
}

/// Every touchpoint is on a page of the map in full, whichever pages it takes.
#[test]
fn a_map_too_long_for_a_slide_goes_on_several_and_nothing_is_left_out() {
    for name in EXAMPLES {
        let map = example(name);
        let request = PageRequest { page: PageSize::Slide4x3, pages: Pages::Deck, ..PageRequest::default() };
        let pages = pages(&map, None, &request, &*SET);
        let words = |page: &Page| -> String {
            let items = page.scene.pieces.iter().flat_map(|piece| piece.items.iter());
            let texts =
                items.filter_map(|item| if let Item::Text { runs, .. } = item { Some(&runs.text) } else { None });
            texts.map(|text| format!("{}\n", text.trim())).collect()
        };
        for (_, touchpoint) in map.touchpoints.iter() {
            let told = |page: &Page| {
                let words = words(page);
                [&touchpoint.title, &touchpoint.action].iter().all(|text| words.contains(text.trim()))
            };
            assert!(pages.iter().any(told), "{name}: {}", touchpoint.title);
        }
    }
}

#[test]
fn text_of_users_cannot_break_a_slide() {
    let mut map = example("plain-workshop");
    let id = map.touchpoints_in_order()[0].0;
    map.touchpoints.update(id, |touchpoint| touchpoint.title = "</a:t><x> & \"q\" \u{1}\u{FFFE}".to_owned());
    map.about.title = "a\u{0}b".to_owned();
    for (part, text) in parts(&slides(&map, Pages::Deck)).iter().filter(|(part, _)| is_xml(part)) {
        assert!(Document::parse(text).is_ok(), "{part}");
    }
}

/// Presents the retail graph where the team sets aside what the figures say of the checkout.
fn presented(kinds: &[FindingKind]) -> Vec<Page> {
    let mut map = example("retail-graph");
    let (id, _) = map.touchpoints.iter().find(|(_, record)| record.title == "checkout").unwrap();
    for kind in kinds {
        let verdict = Verdict { ruling: VerdictRuling::Veto, reason: "we close it in May".into() };
        map.touchpoints.update(id, |record| drop(record.verdicts.insert(*kind, verdict.clone())));
    }
    let report = analyse(&map, None, Seed::default(), &NoWatch);
    let request = PageRequest { page: PageSize::Slide16x9, pages: Pages::Deck, ..PageRequest::default() };
    pages(&map, report.as_ref(), &request, &*SET)
}

fn named<'a>(pages: &'a [Page], name: &str) -> Option<&'a Page> {
    pages.iter().find(|page| page.name == name)
}

#[test]
fn what_the_team_set_aside_is_not_presented_as_a_finding_and_its_reason_is_told() {
    const ASIDE: &str = "Set aside by the team";
    assert!(named(&presented(&[]), ASIDE).is_none());
    let moment = presented(&[FindingKind::MomentOfTruth]);
    let told = named(&moment, ASIDE).unwrap();
    assert!(
        told.alternative.starts_with(
            "Checkout was set aside by the team: we close it in May. By the figures it is a firm moment of truth (0.92;"
        ),
        "{}",
        told.alternative
    );
    // It is a fruit still, and told as nothing else.
    let fruit = named(&moment, "checkout").unwrap();
    assert!(fruit.heading.ends_with("effort would ease it."), "{}", fruit.heading);
    let both = presented(&[FindingKind::MomentOfTruth, FindingKind::LowHangingFruit]);
    assert!(named(&both, "checkout").is_none());
    let told = &named(&both, ASIDE).unwrap().alternative;
    let says = "checkout. Set aside by the team: we close it in May. By the figures: low-hanging fruit (0.74).";
    assert!(told.contains(says), "{told}");
    // Nobody may hear of it first from the matrix.
    let matrix = &named(&both, "Matrix").unwrap().alternative;
    assert!(!matrix.contains("checkout"), "{matrix}");
}

/// Cards that spare never do so in silence: the page says it, and so does what made it.
#[test]
fn what_cards_leave_out_is_said_on_the_page_and_by_the_command() {
    let map = example("grocery-click-and-collect");
    let says = |lens, size| {
        let request = PageRequest { lens, page: size, ..PageRequest::default() };
        let page = pages(&map, None, &request, &*SET).remove(0);
        let mut items = page.scene.pieces.iter().flat_map(|piece| piece.items.iter());
        let said = items.find_map(|item| match item {
            Item::Text { runs, .. } => runs.text.strip_prefix("not on the cards: ").map(str::to_owned),
            _ => None,
        });
        let made = Made { left_out: page.left_out, ..Made::default() };
        (said, made.told("--page fit"))
    };
    let told = |what: &str| {
        let sentence = format!("Cards leave out {what} so that their titles can be large. --page fit");
        (Some(what.to_owned()), vec![sentence])
    };
    assert_eq!(says(Lens::Emotion, PageSize::Slide16x9), told("channels and creators"));
    // A lane tells the channel, and marks tell the others.
    assert_eq!(says(Lens::Channels, PageSize::Slide16x9), told("creators"));
    for lens in [Lens::Emotion, Lens::Channels, Lens::Map] {
        assert_eq!(says(lens, PageSize::Fit), (None, Vec::new()));
    }
    assert_eq!(says(Lens::Creators, PageSize::Slide16x9), (None, Vec::new()));
}

/// Where a box has the sites that links are glued to, in English metric units.
fn sites(shape: roxmltree::Node<'_, '_>) -> [(i64, i64); 4] {
    let find = |name: &str| shape.descendants().find(|node| node.tag_name().name() == name).unwrap();
    let number = |node: roxmltree::Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse::<i64>().unwrap();
    assert_eq!(find("prstGeom").attribute("prst"), Some("rect"));
    let (off, ext) = (find("off"), find("ext"));
    let (x, y, w, h) = (number(off, "x"), number(off, "y"), number(ext, "cx"), number(ext, "cy"));
    [(x + w / 2, y), (x, y + h / 2), (x + w / 2, y + h), (x + w, y + h / 2)]
}

#[test]
fn a_link_on_a_slide_is_glued_to_its_cards_exactly_where_it_is_drawn() {
    let map = example("furniture-retailer");
    let request = PageRequest { lens: Lens::Map, page: PageSize::Slide16x9, ..PageRequest::default() };
    let pages = pages(&map, None, &request, &*SET);
    let parts = parts(&pptx(&pages, &PptxOptions::default(), &*SET).unwrap());
    let text = &parts["ppt/slides/slide1.xml"];
    let document = Document::parse(text).unwrap();
    let links: Vec<_> = document.descendants().filter(|node| node.tag_name().name() == "cxnSp").collect();
    let mut glued = 0;
    for link in &links {
        let find = |name: &str| link.descendants().find(|node| node.tag_name().name() == name);
        let (Some(start), Some(end)) = (find("stCxn"), find("endCxn")) else { continue };
        glued += 1;
        let number = |node: roxmltree::Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse::<i64>().unwrap();
        let (place, off, ext) = (find("xfrm").unwrap(), find("off").unwrap(), find("ext").unwrap());
        let (x, y, w, h) = (number(off, "x"), number(off, "y"), number(ext, "cx"), number(ext, "cy"));
        let (from_x, to_x) = if place.attribute("flipH").is_some() { (x + w, x) } else { (x, x + w) };
        let (from_y, to_y) = if place.attribute("flipV").is_some() { (y + h, y) } else { (y, y + h) };
        for (cxn, (x, y)) in [(start, (from_x, from_y)), (end, (to_x, to_y))] {
            let mut shapes = document.descendants().filter(|node| node.tag_name().name() == "sp");
            let is_it = |shape: &roxmltree::Node<'_, '_>| {
                let mut names = shape.descendants().filter(|node| node.tag_name().name() == "cNvPr");
                names.next().and_then(|name| name.attribute("id")) == cxn.attribute("id")
            };
            let sites = sites(shapes.find(is_it).expect("a shape of that number"));
            let (site_x, site_y) = sites[usize::try_from(number(cxn, "idx")).unwrap()];
            // Half a unit.
            assert!((site_x - x).abs() <= 3_200 && (site_y - y).abs() <= 3_200, "{site_x}, {site_y} and {x}, {y}");
        }
    }
    // Those that turn elsewhere than half-way are drawn: LibreOffice leads every bent connector half-way.
    let bent = links.iter().flat_map(|link| link.descendants()).filter_map(|node| node.attribute("fmla"));
    let parts: Vec<f32> = bent.filter_map(|part| part.strip_prefix("val ")?.parse().ok()).collect();
    assert!(parts.iter().all(|part| (part - 50_000.0).abs() <= 10_000.0), "{parts:?}");
    assert!(glued >= 6 && glued <= map.links.len(), "{glued} of {}", map.links.len());
    let shapes = document.descendants().filter(|node| node.tag_name().name() == "cNvPr");
    let drawn = shapes.filter(|name| name.attribute("name").is_some_and(|name| name == "Link")).count();
    assert_eq!(glued + drawn, map.links.len());
}

#[test]
fn no_slide_tells_a_feeling_that_is_nobodys() {
    let map = example("grocery-click-and-collect");
    let report = analyse(&map, None, Seed::default(), &NoWatch);
    let request = PageRequest { page: PageSize::Slide16x9, pages: Pages::Deck, ..PageRequest::default() };
    let pages = pages(&map, report.as_ref(), &request, &*SET);
    // One of them feels good at the payment, the other bad.
    let told = named(&pages, "Pays in the app").unwrap();
    assert!(told.heading.contains("does not feel the same to everyone"), "{}", told.heading);
}

#[test]
fn a_deck_has_pages_of_one_size_in_every_format() {
    let map = example("bank-account-opening");
    for format in [Format::Pptx, Format::Pdf, Format::Png] {
        let request = PageRequest { pages: Pages::Deck, ..PageRequest::default() };
        let order = Order { format, request, size: None, outlines: false, stem: "deck".into() };
        let pages = pages(&map, None, &order.pages(), &*SET);
        assert!(pages.len() > 2 && pages.iter().all(|page| page.size == pages[0].size), "{format:?}");
    }
}
