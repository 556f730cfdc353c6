//! Names and faces on the curves: whose is whose is told everywhere.

use journey_canvas::{
    layout::{CurveLine, EmotionBand, Lens, Seat},
    scene::{Page, Pages, Piece},
};

use super::*;

/// The boxes of the texts of a piece.
fn texts(piece: &Piece) -> Vec<Rect> {
    let text = |item: &Item| match item {
        Item::Text { runs, at, .. } => Some(Rect::new(0.0, 0.0, runs.width, runs.height).moved(*at + piece.origin)),
        _ => None,
    };
    piece.items.iter().filter_map(text).collect()
}

/// The faces on the curves of a page: whose, and where.
fn faces(page: &Page) -> Vec<(Id<Persona>, Rect)> {
    let face = |piece: &Piece| match piece.subject {
        Some(Subject::Experience((_, persona))) if piece.part == Part::Curve => {
            Some((persona, piece.bounds.moved(piece.origin)))
        }
        _ => None,
    };
    page.scene.pieces.iter().filter_map(face).collect()
}

fn assert_every_curve_is_named(page: &Page, told: &str) {
    let faces = faces(page);
    let mut names: Vec<Rect> = Vec::new();
    for piece in page.scene.pieces.iter().filter(|piece| piece.part == Part::Curve) {
        let Some(Subject::Persona(persona)) = piece.subject else { continue };
        let own = texts(piece);
        assert_eq!(own.len(), 1, "{told}, {}: a curve without its name", page.name);
        let name = own[0];
        assert!(names.iter().all(|other| !other.overlaps(name)), "{told}, {}: names overlap", page.name);
        assert!(
            faces.iter().all(|(_, face)| !face.grown(-1.5).overlaps(name)),
            "{told}, {}: a name covers a face",
            page.name
        );
        // Nearest to a face of hers, or to one that touches hers.
        let far = |face: &(Id<Persona>, Rect)| apart(name, face.1.centre());
        let nearest = faces.iter().min_by(|a, b| far(a).total_cmp(&far(b))).unwrap();
        let mut hers = faces.iter().filter(|(owner, _)| *owner == persona);
        assert!(
            hers.any(|(_, face)| face.grown(2.0).overlaps(nearest.1)),
            "{told}, {}: a name beside the face of another",
            page.name
        );
        names.push(name);
    }
}

#[test]
fn on_every_page_each_curve_carries_its_name_beside_a_face_of_its_own() {
    for name in EXAMPLES {
        let map = example(name);
        let report = analyse(&map, None, Seed::default(), &NoWatch);
        for size in [PageSize::Fit, PageSize::Slide16x9, PageSize::Slide4x3, PageSize::A4] {
            for which in [Pages::Map, Pages::Stages] {
                let request = PageRequest { page: size, pages: which, ..PageRequest::default() };
                for page in pages(&map, report.as_ref(), &request, &*SET) {
                    assert_every_curve_is_named(&page, &format!("{name} {size:?} {which:?}"));
                }
            }
        }
    }
}

fn assert_names_are_apart(band: &EmotionBand) {
    let named: Vec<Rect> = band.curves.iter().filter_map(|curve| Some(curve.name.as_ref()?.rect())).collect();
    if band.curves.len() <= 3 {
        assert_eq!(named.len(), band.curves.len(), "a curve without its name");
    }
    for (n, name) in named.iter().enumerate() {
        assert!(named.iter().skip(n + 1).all(|other| !other.overlaps(*name)), "names overlap");
        assert!(band.rect.grown(0.5).holds(*name), "{name:?} leaves the band {:?}", band.rect);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn no_curve_is_without_its_name_whatever_the_map(
        map in a_map(),
        tiers in 1_u16..4,
        width in proptest::option::of(300_u32..3_000),
        (is_compact, is_tight) in any::<(bool, bool)>(),
        lens in prop_oneof![Just(Lens::Journey), Just(Lens::Map)],
    ) {
        let density = if is_compact { Density::Compact } else { Density::Roomy };
        let request = Request { lens, tiers, width, density, is_tight, ..Request::of(&map) };
        let laid = layout(&request, &*SET);
        for band in laid.band.iter().chain(&laid.more_bands) {
            assert_names_are_apart(band);
        }
    }
}

fn seat(curve: &CurveLine, nth: usize) -> (Point, f32) {
    let point = &curve.points[nth];
    match point.seat {
        Seat::Here => (point.at, curve.radius),
        Seat::Aside(by) => (Point::new(point.at.x + by, point.at.y), curve.radius),
        Seat::Ring(ring) => (point.at, ring),
    }
}

#[test]
fn no_face_on_a_sheet_hides_the_greater_part_of_another() {
    // Feelings that are equal, hardly different, different, and far apart.
    let drawn = |second| Drawn {
        title: "x".to_owned(),
        stage: 0,
        channels: 0,
        creator: None,
        feelings: [Some(20), Some(second)],
    };
    let map = built(&[20, 22, 30, 40, -80, 32].map(drawn), &[], 1);
    let laid = layout(&Request { lens: Lens::Journey, ..Request::of(&map) }, &*SET);
    let band = laid.band.unwrap();
    let [other, main] = &band.curves[..] else { panic!("two curves") };
    let mut kinds = Vec::new();
    for nth in 0..6 {
        let ((at, radius), (middle, own)) = (seat(other, nth), seat(main, nth));
        assert_eq!(main.points[nth].seat, Seat::Here, "the one in front stays");
        let is_ring = matches!(other.points[nth].seat, Seat::Ring(_));
        let apart = (at.x - middle.x).hypot(at.y - middle.y);
        assert!(is_ring && radius > own + 2.0 || apart > 0.7 * (own + radius), "{nth}: {apart} apart");
        kinds.push(other.points[nth].seat);
    }
    assert!(matches!(kinds[0], Seat::Ring(_)), "equal feelings: {kinds:?}");
    assert!(matches!(kinds[2], Seat::Aside(by) if by > 0.0), "hardly different ones: {kinds:?}");
    assert_eq!(kinds[4], Seat::Here, "far apart: {kinds:?}");
    assert!(matches!(kinds[5], Seat::Aside(by) if by < 0.0), "names stand to the right of the last: {kinds:?}");
}

#[test]
fn no_title_of_a_page_is_larger_than_the_name_of_its_stage() {
    let largest = |runs: &Runs| runs.rows.iter().flat_map(|row| &row.runs).map(|run| run.size).fold(0.0, f32::max);
    let map = example("bank-account-opening");
    for has_large_titles in [false, true] {
        for density in [Density::Compact, Density::Roomy] {
            let request = Request { lens: Lens::Journey, density, has_large_titles, ..Request::of(&map) };
            let laid = layout(&request, &*SET);
            let least = laid.columns.iter().map(|column| largest(&column.heading.runs)).fold(f32::INFINITY, f32::min);
            assert!(laid.cards.iter().all(|card| largest(&card.title.runs) <= least));
        }
    }
}

#[test]
fn every_example_can_be_read_on_one_slide() {
    for name in EXAMPLES {
        let map = example(name);
        let report = analyse(&map, None, Seed::default(), &NoWatch);
        for lens in [Lens::Journey, Lens::Blueprint] {
            let request = PageRequest { lens, page: PageSize::Slide16x9, ..PageRequest::default() };
            let page = &pages(&map, report.as_ref(), &request, &*SET)[0];
            let least = smallest_text(&page.scene).unwrap();
            assert!(least >= 16.0, "{name}, {lens:?}: {} points", least / 2.0);
        }
    }
}

#[test]
fn pages_of_the_stages_that_are_as_large_as_their_content_are_of_one_size() {
    for name in EXAMPLES {
        let map = example(name);
        let report = analyse(&map, None, Seed::default(), &NoWatch);
        let request = PageRequest { pages: Pages::Stages, ..PageRequest::default() };
        let pages = pages(&map, report.as_ref(), &request, &*SET);
        let (width, height) = pages[0].size;
        for page in &pages {
            let is_same = (page.size.0 - width).abs() < 1.0 && (page.size.1 - height).abs() < 1.0;
            assert!(is_same, "{name}, {}: {:?} of {width} × {height}", page.name, page.size);
        }
    }
}
