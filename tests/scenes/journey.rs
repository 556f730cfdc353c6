//! Sheets: the Journey and the Blueprint lens.

use journey_canvas::{
    edit::{Command, perform},
    interact::{Drag, Facts, placing::placements},
    layout::{BandShown, Cell, CellPart, Lens, RowKind, SheetRow, extent},
    model::{Experiences, Metric, Opportunity, OpportunityKind},
    scene::hit,
};

use super::*;

fn sheet_of(map: &JourneyMap, change: impl FnOnce(&mut Request)) -> Layout {
    let mut request = Request { lens: Lens::Journey, ..Request::of(map) };
    change(&mut request);
    layout(&request, &*SET)
}

fn sheet(map: &JourneyMap) -> Layout {
    sheet_of(map, |_| {})
}

/// The texts of a part of a cell, in the coordinates of the cell.
fn words(part: &CellPart) -> Option<(&Runs, Point)> {
    match part {
        CellPart::Words(placed, _) | CellPart::Missing(_, placed) => Some((&placed.runs, placed.at)),
        CellPart::Chip(chip) => Some((&chip.word.runs, chip.word.at)),
        CellPart::Channel(..) => None,
    }
}

/// Everything that is told lies where it belongs: words in their cells, cells in their rows, rows beneath each other.
fn assert_nothing_is_cut(laid: &Layout) {
    let whole = Rect::new(0.0, 0.0, laid.size.0, laid.size.1).grown(0.75);
    for cell in laid.rows.iter().flat_map(|row: &SheetRow| &row.cells) {
        let inside = Rect::new(0.0, 0.0, cell.rect.w, cell.rect.h).grown(0.75);
        for (runs, at) in cell.parts.iter().filter_map(words) {
            for glyph in glyphs(runs, at) {
                assert!(inside.holds(glyph), "{:?} in a cell of {:?}", runs.text, cell.rect);
            }
        }
        assert!(whole.holds(cell.rect), "{:?}", cell.rect);
    }
    for card in &laid.cards {
        let inside = Rect::new(0.0, 0.0, card.rect.w, card.rect.h).grown(0.75);
        for text in [&card.title, &card.number_text] {
            assert!(glyphs(&text.runs, text.at).iter().all(|glyph| inside.holds(*glyph)), "{}", text.runs.text);
        }
        let discs = [Some(card.number_disc), card.star, card.cherries].into_iter().flatten();
        for (middle, radius) in discs {
            assert!(inside.grown(1.0).holds(Rect::around(middle, 2.0 * radius, 2.0 * radius)), "{}", card.number);
        }
    }
    for column in &laid.columns {
        assert!(glyphs(&column.heading.runs, column.heading.at).iter().all(|glyph| column.rect.holds(*glyph)));
    }
    for (above, below) in laid.rows.iter().zip(laid.rows.iter().skip(1)) {
        assert!(above.rect.bottom() <= below.rect.y + 0.5, "{:?} reaches into {:?}", above.kind, below.kind);
    }
    for row in &laid.rows {
        let (label, left) = (row.label.rect(), laid.columns[0].rect.x);
        assert!(label.right() <= left && label.y >= row.rect.y - 0.75 && label.bottom() <= row.rect.bottom() + 0.75);
        assert!(row.line.as_ref().is_none_or(|line| line.rect().right() <= left));
    }
}

fn assert_points_stand_over_their_columns(laid: &Layout) {
    for band in laid.band.iter().chain(&laid.more_bands) {
        for point in band.curves.iter().flat_map(|curve| &curve.points) {
            let strip = laid.whole(point.touchpoint).unwrap();
            assert!((strip.centre().x - point.at.x).abs() < 0.01, "{point:?} over {strip:?}");
            assert!(band.rect.contains(point.at));
        }
    }
}

/// A map whose every row has something to tell, in many scripts and lengths.
fn told(count: usize, title: &str) -> JourneyMap {
    const WORDS: [&str; 5] = [
        "Donaudampfschifffahrtsgesellschaftskapitänspatent wird vor Ort geprüft",
        "Περιμένει στην ουρά για πολλή ώρα και δεν ξέρει γιατί",
        "ينتظر العميل في الطابور طويلا ولا يعرف السبب",
        "お客様は長い間列に並んで待っていますが理由はわかりません",
        "ok",
    ];
    let mut map = example("furniture-retailer");
    let stage = map.stages.ids().next().unwrap();
    let persona = map.personas.ids().next().unwrap();
    map.touchpoints = journey_canvas::model::Table::default();
    map.experiences = Experiences::default();
    for (n, order) in Order::spread(count).into_iter().enumerate() {
        let id = Id::from_words("told", u32::try_from(n).unwrap());
        let words = WORDS[n % WORDS.len()];
        let mut touchpoint = Touchpoint::titled(if title.is_empty() { words } else { title }, stage, order);
        touchpoint.action = words.repeat(1 + n % 3);
        touchpoint.channels = map.channels.ids().take(n % 4).collect();
        touchpoint.creator = Some(Creator::Owned);
        touchpoint.metrics.push(Metric {
            name: words.to_owned(),
            unit: "%".to_owned(),
            target: "95".to_owned(),
            actual: "80".to_owned(),
        });
        map.touchpoints.insert(id, touchpoint);
        let feels = Experience {
            thought: words.to_owned(),
            motivation: words.to_owned(),
            expectation: words.to_owned(),
            ..Experience::feels(Emotion::clamped(i64::try_from(n).unwrap() * 37 % 201 - 100))
        };
        map.experiences.insert((id, persona), feels);
        let mut opportunity = Opportunity::titled(words, Order::after(None), OpportunityKind::FixPain);
        opportunity.touchpoints.insert(id);
        map.opportunities.insert(Id::from_words("told", u32::try_from(n).unwrap()), opportunity);
    }
    map
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, ..ProptestConfig::default() })]

    #[test]
    fn no_text_of_a_sheet_is_ever_cut(
        map in a_map(),
        tiers in 1_u16..5,
        width in proptest::option::of(200_u32..4_000),
        height in proptest::option::of(200_u32..3_000),
        is_compact: bool,
        lens in prop_oneof![Just(Lens::Journey), Just(Lens::Blueprint)],
    ) {
        let density = if is_compact { Density::Compact } else { Density::Roomy };
        let laid = sheet_of(&map, |request| {
            *request = Request { lens, tiers, width, height, density, ..request.clone() };
            request.framed = map.touchpoints.ids().take(5).collect();
            request.fruit = map.touchpoints.ids().take(9).collect();
        });
        assert_nothing_is_cut(&laid);
        assert_points_stand_over_their_columns(&laid);
        prop_assert_eq!(laid.strips.len(), map.touchpoints.len());
        let numbers: Vec<usize> = laid.cards.iter().map(|card| card.number).collect();
        prop_assert_eq!(numbers, (1..=map.touchpoints.len()).collect::<Vec<_>>());
    }
}

#[test]
fn long_texts_of_every_script_make_rows_higher_and_are_never_cut() {
    for (count, title) in [(1, ""), (7, ""), (30, ""), (5, &*"Weit ".repeat(60)), (3, &*"x".repeat(300))] {
        for tiers in [1, 3] {
            let map = told(count, title);
            let laid = sheet_of(&map, |request| request.tiers = tiers);
            assert_nothing_is_cut(&laid);
            assert_points_stand_over_their_columns(&laid);
        }
    }
}

#[test]
fn a_thousand_touchpoints_have_a_thousand_columns() {
    let laid = sheet_of(&told(1_000, "ok"), |request| request.tiers = 40);
    assert_eq!((laid.strips.len(), laid.more_bands.len()), (1_000, 39));
    assert_nothing_is_cut(&laid);
}

#[test]
fn rows_that_have_nothing_to_tell_are_left_out() {
    let laid = sheet(&built(&[], &[], 2));
    assert!(laid.rows.is_empty());
    let kinds = |map: &JourneyMap| sheet(map).rows.iter().map(|row| row.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&example("plain-workshop")).first(), Some(&RowKind::Feeling));
    assert!(!kinds(&example("plain-workshop")).contains(&RowKind::Metric));
    assert_eq!(
        kinds(&told(3, "")),
        [
            RowKind::Feeling,
            RowKind::Doing,
            RowKind::Where,
            RowKind::Thinking,
            RowKind::Motivation,
            RowKind::Expectation,
            RowKind::Opportunity,
            RowKind::Metric,
        ]
    );
}

#[test]
fn a_hidden_row_is_not_drawn_and_the_others_move_up() {
    let map = told(4, "");
    let all = sheet(&map);
    let hidden = sheet_of(&map, |request| request.hidden = [RowKind::Doing, RowKind::Feeling].into());
    assert!(hidden.rows.iter().all(|row| row.kind != RowKind::Doing) && hidden.band.is_none());
    assert!(hidden.content_height < all.content_height);
    assert!(sheet_of(&map, |request| request.band = BandShown::Folded).band.is_none());
}

#[test]
fn equal_requests_have_equal_sheets() {
    let map = example("furniture-retailer");
    let request = || Request { lens: Lens::Journey, width: Some(1_500), ..Request::of(&map) };
    assert_eq!(request(), request());
    assert_eq!(layout(&request(), &*SET), layout(&request(), &Parley::bundled()));
}

#[test]
fn a_touchpoint_is_found_in_its_whole_column() {
    let map = example("furniture-retailer");
    let laid = sheet(&map);
    let scene = compose(&map, &laid, &Theme::paper(), None);
    for card in &laid.cards {
        let title = card.title.rect().moved(card.rect.corner());
        assert_eq!(hit(&scene, title.centre()), Some(Subject::Touchpoint(card.id)));
        let strip = laid.whole(card.id).unwrap();
        assert_eq!(laid.strip_at(Point::new(strip.centre().x, strip.bottom() - 2.0)), Some(card.id));
    }
    for cell in laid.rows.iter().flat_map(|row| &row.cells).filter(|cell: &&Cell| !cell.parts.is_empty()) {
        let (runs, at) = cell.parts.iter().find_map(words).unwrap();
        let first = glyphs(runs, at)[0].moved(cell.rect.corner());
        assert_eq!(hit(&scene, first.centre()), Some(Subject::Touchpoint(cell.touchpoint)));
    }
}

#[test]
fn what_the_others_think_is_told_with_their_names() {
    let map = example("furniture-retailer");
    let texts = |laid: &Layout| {
        let row = laid.rows.iter().find(|row| row.kind == RowKind::Thinking).unwrap();
        let parts = row.cells.iter().flat_map(|cell| &cell.parts);
        parts.filter_map(words).map(|(runs, _)| runs.text.clone()).collect::<Vec<_>>()
    };
    let both = texts(&sheet(&map));
    assert!(both.iter().any(|text| text.starts_with("Jonas: “")), "{both:?}");
    let alone = texts(&sheet_of(&map, |request| request.overlaid = Some(BTreeSet::new())));
    assert!(!alone.is_empty() && alone.iter().all(|text| text.starts_with('“')), "{alone:?}");
}

#[test]
fn a_column_that_is_dragged_changes_its_place_and_keeps_its_place_on_the_map() {
    let mut map = example("furniture-retailer");
    let order = |map: &JourneyMap| map.touchpoints_in_order().into_iter().map(|(id, _)| id).collect::<Vec<_>>();
    let ids = order(&map);
    let mut third = map.touchpoints.get(ids[2]).unwrap().clone();
    third.offset = Some(journey_canvas::model::Offset { x: 12, y: 34 });
    map.touchpoints.insert(ids[2], third.clone());
    let laid = sheet(&map);
    let facts = Facts::of(&laid);
    let (from, to) = (laid.whole(ids[2]).unwrap().centre(), laid.whole(ids[4]).unwrap().centre());
    let by = Point::new(to.x - from.x + 5.0, 0.0);
    let placements = placements(&map, &facts, &[ids[2]].into(), Drag::free(by, to));
    let moved = perform(&Command::MoveTouchpoints { placements }, &map).unwrap();
    assert_eq!(order(&moved)[2..5], [ids[3], ids[4], ids[2]]);
    assert_eq!(moved.touchpoints.get(ids[2]).unwrap().offset, third.offset);
}

#[test]
fn a_long_map_is_broken_into_tiers_where_that_makes_its_letters_larger() {
    let map = told(40, "Asks for a date");
    let request = PageRequest { page: PageSize::Slide16x9, ..PageRequest::default() };
    let page = &pages(&map, None, &request, &*SET)[0];
    let headings = page.scene.pieces.iter().filter(|piece| piece.part == Part::Heading).count();
    assert!(headings > 1, "one stage, more than one tier");
    let whole = Rect::new(0.0, 0.0, page.size.0, page.size.1).grown(0.75);
    for piece in &page.scene.pieces {
        assert!(whole.holds(piece.bounds.moved(piece.origin)), "{:?}", piece.part);
    }
}

#[test]
fn the_sheet_of_the_example_can_be_read_on_a_slide() {
    let map = example("furniture-retailer");
    let report = analyse(&map, None, Seed::default(), &NoWatch).unwrap();
    let request = PageRequest { page: PageSize::Slide16x9, ..PageRequest::default() };
    let page = &pages(&map, Some(&report), &request, &*SET)[0];
    // 16 pixels of a slide are 8 points.
    assert!(smallest_text(&page.scene).unwrap() >= 16.0);
}

#[test]
fn a_blueprint_says_what_is_missing_at_moments_of_truth_only() {
    let map = built(&[], &[], 1);
    let stage = map.stages.ids().next().unwrap();
    let mut map = map;
    for (n, order) in Order::spread(2).into_iter().enumerate() {
        map.touchpoints
            .insert(Id::from_words("t", u32::try_from(n).unwrap()), Touchpoint::titled("Pays", stage, order));
    }
    let moment = map.touchpoints_in_order()[1].0;
    let laid = sheet_of(&map, |request| {
        request.lens = Lens::Blueprint;
        request.framed = [moment].into();
    });
    assert_eq!(laid.rows.len(), 4);
    assert_eq!(laid.rows.iter().filter(|row| row.line.is_some()).count(), 3);
    for cell in laid.rows.iter().flat_map(|row| &row.cells) {
        let is_missing = cell.parts.iter().any(|part| matches!(part, CellPart::Missing(..)));
        assert_eq!(is_missing, cell.touchpoint == moment);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_extent_of_a_sheet_is_that_of_its_layout(
        map in a_map(),
        (is_compact, is_tight, has_large_titles) in any::<(bool, bool, bool)>(),
        width in proptest::option::of(400_u32..3_000),
        tiers in 1_u16..4,
    ) {
        let density = if is_compact { Density::Compact } else { Density::Roomy };
        for lens in [Lens::Journey, Lens::Blueprint] {
            let plain = Request { lens, density, is_tight, has_large_titles, width, tiers, ..Request::of(&map) };
            let laid = layout(&plain, &*SET);
            prop_assert_eq!(extent(&plain, &*SET), (laid.size.0, laid.content_height));
            assert_nothing_is_cut(&laid);
            // What is left over is given away, and no more than that.
            for spare in [3.0, 17.0, 60.0, 240.0] {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height")]
                let height = (laid.content_height + spare).floor() as u32;
                let filled = layout(&Request { height: Some(height), ..plain.clone() }, &*SET);
                prop_assert!(filled.size.1 <= laid.content_height + spare + 0.01, "{lens:?}: {} of {height}, {spare}", filled.size.1);
            }
        }
    }
}
