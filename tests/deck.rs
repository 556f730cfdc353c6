//! The pages that are presented, as one deck.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use journey_canvas::{
    analysis::{NoWatch, Seed, analyse},
    layout::{
        geometry::{Point, Rect, Step},
        typeset::Parley,
    },
    model::JourneyMap,
    persist,
    scene::{Item, Page, PageRequest, PageSize, Pages, pages},
};

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

fn deck(map: &JourneyMap) -> Vec<Page> {
    let report = analyse(map, None, Seed::default(), &NoWatch);
    let request = PageRequest { page: PageSize::Slide16x9, pages: Pages::DeckWithStages, ..PageRequest::default() };
    pages(map, report.as_ref(), &request, &*SET)
}

/// Every item of a page, and where its piece begins.
fn items(page: &Page) -> impl Iterator<Item = (&Item, Point)> {
    page.scene.pieces.iter().flat_map(|piece| piece.items.iter().map(|item| (item, piece.origin)))
}

/// Everything that is written on a page, and where.
fn texts(page: &Page) -> Vec<(&str, Rect)> {
    items(page)
        .filter_map(|(item, origin)| match item {
            Item::Text { runs, at, .. } => {
                let corner = *at + origin;
                Some((runs.text.as_str(), Rect::new(corner.x, corner.y, runs.width, runs.height)))
            }
            _ => None,
        })
        .collect()
}

/// "2 of 3", behind the name of a kind of finding.
fn counted(words: &str) -> Option<(usize, usize)> {
    let (place, count) = words.split_once(" of ")?;
    Some((place.parse().ok()?, count.parse().ok()?))
}

#[test]
fn a_count_of_findings_has_no_holes() {
    for name in EXAMPLES {
        let mut places: BTreeMap<(bool, usize), BTreeSet<usize>> = BTreeMap::new();
        for page in deck(&example(name)) {
            let texts = texts(&page);
            for pair in texts.windows(2) {
                let is_fruit = pair[0].0 == "Low-hanging fruit";
                if let Some((place, count)) =
                    counted(pair[1].0).filter(|_| is_fruit || pair[0].0.starts_with("Moment of truth"))
                {
                    assert!(places.entry((is_fruit, count)).or_default().insert(place), "{name}: {place} twice");
                }
            }
        }
        assert!(!places.is_empty(), "{name}");
        for ((_, count), places) in places {
            assert_eq!(places, (1..=count).collect(), "{name}");
        }
    }
}

#[test]
fn all_pages_of_a_deck_stand_on_one_ground() {
    for name in EXAMPLES {
        let pages = deck(&example(name));
        assert!(pages.iter().all(|page| page.scene.ground == pages[0].scene.ground), "{name}");
    }
}

/// A straight line, as a box without a breadth.
fn straight(item: &Item, origin: Point) -> Option<Rect> {
    let Item::Shape { path, at, scale, stroke: Some(_), .. } = item else { return None };
    let [Step::Move(from), Step::Line(to)] = path.steps[..] else { return None };
    let place = |point: Point| point * *scale + *at + origin;
    let (from, to) = (place(from), place(to));
    Some(Rect::new(from.x.min(to.x), from.y.min(to.y), (from.x - to.x).abs(), (from.y - to.y).abs()))
}

#[test]
fn no_line_of_the_matrix_runs_through_words_and_no_words_stand_on_others() {
    let mut seen = 0;
    for name in EXAMPLES {
        let pages = deck(&example(name));
        let Some(page) = pages.iter().find(|page| page.name == "Matrix") else { continue };
        seen += 1;
        let texts = texts(page);
        let lines: Vec<Rect> = items(page).filter_map(|(item, origin)| straight(item, origin)).collect();
        assert!(lines.len() >= 6, "{name}");
        for (words, rect) in &texts {
            let crossed = lines.iter().find(|line| line.grown(0.1).overlaps(*rect));
            assert!(crossed.is_none(), "{name}: {words} by {crossed:?}");
            let other = texts.iter().find(|(other, own)| other != words && own.grown(-1.0).overlaps(*rect));
            assert!(other.is_none(), "{name}: {words} on {other:?}");
        }
    }
    assert!(seen > 3);
}

#[test]
fn the_matrix_explains_the_marks_that_occur_and_no_others() {
    let has = |name: &str, words: &str| {
        let pages = deck(&example(name));
        let page = pages.iter().find(|page| page.name == "Matrix").unwrap();
        texts(page).iter().any(|(text, _)| *text == words)
    };
    // The team of the clinic only believes in its moments of truth, and all of it is its own to mend.
    assert!(has("clinic-visit", "candidate (the team’s view)") && !has("clinic-visit", "moment of truth"));
    assert!(!has("clinic-visit", "not ours to fix"));
    assert!(has("furniture-retailer", "not ours to fix") && !has("furniture-retailer", "candidate (the team’s view)"));
}

#[test]
fn no_words_of_the_map_behind_a_finding_stand_under_the_sentence_or_the_curve() {
    for name in EXAMPLES {
        let map = example(name);
        for page in deck(&map).iter().filter(|page| map.touchpoints.values().any(|one| one.title.trim() == page.name)) {
            let (width, height) = page.size;
            for piece in page.scene.pieces.iter().filter(|piece| piece.subject.is_some()) {
                for item in piece.items.iter() {
                    let Item::Text { runs, at, .. } = item else { continue };
                    let corner = *at + piece.origin;
                    let rect = Rect::new(corner.x, corner.y, runs.width, runs.height);
                    let free = Rect::new(width * 0.43, 0.0, width * 0.57, height * 0.74);
                    assert!(free.holds(rect), "{name}, {}: {} {rect:?}", page.name, runs.text);
                }
            }
        }
    }
}
