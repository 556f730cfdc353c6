//! What is drawn: nothing is cut, nothing covers what must be read, and what is drawn is found by the pointer.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop where the map is not as it was made"
)]

mod emotion;
mod lanes;

use std::{collections::BTreeSet, path::Path, sync::LazyLock};

use journey_canvas::{
    analysis::{NoWatch, Seed, analyse},
    layout::{
        CardBox, Density, Layout, LinkKind, Request,
        geometry::{Point, Rect},
        layout,
        text::Runs,
        typeset::Parley,
    },
    model::{
        BasisPoints, Channel, Creator, Emotion, Evidence, EvidenceKind, Experience, Flow, Id, JourneyMap, Link, Order,
        Persona, Phase, Picture, Place, Stage, Subject, Touchpoint,
    },
    persist,
    scene::{Item, PageRequest, PageSize, Part, Scene, Theme, compose, dump, hit, pages, smallest_text},
};
use proptest::prelude::*;

mod journey;
mod names;

static SET: LazyLock<Parley> = LazyLock::new(Parley::bundled);

fn example(name: &str) -> JourneyMap {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name).with_extension("ron");
    persist::load(&path).unwrap()
}

const EXAMPLES: [&str; 6] = [
    "furniture-retailer",
    "retail-graph",
    "plain-workshop",
    "grocery-click-and-collect",
    "bank-account-opening",
    "clinic-visit",
];

/// What a random touchpoint is like.
#[derive(Debug, Clone)]
struct Drawn {
    title: String,
    stage: usize,
    channels: usize,
    creator: Option<Creator>,
    feelings: [Option<i64>; 2],
}

fn a_touchpoint() -> impl Strategy<Value = Drawn> {
    let title = prop_oneof![
        "[A-Za-zäöüß ]{1,40}",
        "[A-Za-z]{1,300}",
        "([a-z]{1,14} ){1,20}",
        Just("Donaudampfschifffahrtsgesellschaftskapitän meldet sich".to_owned())
    ];
    let creator = proptest::option::of(prop_oneof![Just(Creator::Paid), Just(Creator::Owned), Just(Creator::Earned)]);
    let feeling = || proptest::option::of(-100_i64..=100);
    (title, 0_usize..7, 0_usize..4, creator, [feeling(), feeling()])
        .prop_map(|(title, stage, channels, creator, feelings)| Drawn { title, stage, channels, creator, feelings })
}

/// From, to, share.
type Arrow = (prop::sample::Index, prop::sample::Index, Option<i64>);

fn a_map() -> impl Strategy<Value = JourneyMap> {
    let links = proptest::collection::vec(
        (any::<prop::sample::Index>(), any::<prop::sample::Index>(), proptest::option::of(0_i64..=10_000)),
        0..60,
    );
    (proptest::collection::vec(a_touchpoint(), 1..=60), links, 1_usize..=7)
        .prop_map(|(touchpoints, links, stages)| built(&touchpoints, &links, stages))
}

fn built(touchpoints: &[Drawn], links: &[Arrow], stages: usize) -> JourneyMap {
    let mut map = JourneyMap::empty();
    let second = Id::from_words("Jonas", 0);
    map.personas.insert(second, Persona::named("Jonas", Order::spread(9)[8].clone()));
    let personas: Vec<_> = map.personas_in_order().iter().map(|(id, _)| *id).collect();
    let stage_ids: Vec<Id<Stage>> = (0..stages).map(|n| Id::from_words(&format!("stage {n}"), 0)).collect();
    for (n, (id, order)) in stage_ids.iter().zip(Order::spread(stages)).enumerate() {
        map.stages.insert(*id, Stage::named(format!("Stage {n}"), Phase::ALL[n * 3 / stages], order));
    }
    let channel_ids: Vec<Id<Channel>> = ["Web shop", "Phone", "Word of mouth"]
        .iter()
        .map(|name| {
            let id = Id::from_words(name, 0);
            let channel =
                Channel { name: (*name).to_owned(), order: Order::after(None), place: Place::Online, icon: None };
            map.channels.insert(id, channel);
            id
        })
        .collect();
    let mut ids = Vec::new();
    for (n, (drawn, order)) in touchpoints.iter().zip(Order::spread(touchpoints.len())).enumerate() {
        let id = Id::from_words(&drawn.title, u32::try_from(n).unwrap());
        let mut touchpoint = Touchpoint::titled(drawn.title.clone(), stage_ids[drawn.stage % stages], order);
        touchpoint.channels = channel_ids.iter().take(drawn.channels).copied().collect();
        touchpoint.creator = drawn.creator;
        map.touchpoints.insert(id, touchpoint);
        for (persona, feeling) in personas.iter().zip(drawn.feelings) {
            if let Some(feeling) = feeling {
                map.experiences.insert((id, *persona), Experience::feels(Emotion::clamped(feeling)));
            }
        }
        ids.push(id);
    }
    for (n, (from, to, share)) in links.iter().enumerate() {
        let (from, to) = (ids[from.index(ids.len())], ids[to.index(ids.len())]);
        if from != to {
            let flow = share.map(|points| Flow::Share(BasisPoints::clamped(points)));
            map.links
                .insert(Id::from_words("link", u32::try_from(n).unwrap()), Link { flow, ..Link::between(from, to) });
        }
    }
    map
}

fn laid_out(map: &JourneyMap) -> Layout {
    layout(&Request::of(map), &*SET)
}

/// The box of every run of glyphs of a text.
fn glyphs(runs: &Runs, at: Point) -> Vec<Rect> {
    let rows = runs.rows.iter();
    rows.flat_map(|row| row.runs.iter().map(move |run| Rect::new(run.origin.x, row.rect.y, run.width, row.rect.h)))
        .map(|rect| rect.moved(at))
        .collect()
}

fn letters(card: &CardBox) -> Vec<Rect> {
    let chip = card.chip.as_ref().map(|chip| &chip.word);
    let texts = [Some(&card.title), card.channels.as_ref(), card.omni_channel.as_ref(), chip];
    texts.into_iter().flatten().flat_map(|placed| glyphs(&placed.runs, placed.at)).collect()
}

/// Everything that must hold of every layout.
fn assert_legible(map: &JourneyMap, laid: &Layout) {
    assert_eq!(laid.cards.len(), map.touchpoints.len());
    for card in &laid.cards {
        let inside = Rect::new(0.0, 0.0, card.rect.w, card.rect.h).grown(0.51);
        for letters in letters(card) {
            assert!(inside.holds(letters), "{letters:?} sticks out of card {} {:?}", card.number, card.rect);
        }
        let title = map.touchpoints.get(card.id).unwrap().title.split_whitespace().collect::<String>();
        let set: String = card.title.runs.rows.iter().flat_map(|row| row.text.split_whitespace()).collect();
        assert_eq!(title, set, "the whole title stands on the card");
        if let (Some(chip), Some(channels)) = (&card.chip, &card.channels) {
            assert!(!channels.rect().overlaps(chip.rect), "channels run into the chip of card {}", card.number);
        }
    }
    for (n, a) in laid.cards.iter().enumerate() {
        for b in laid.cards.iter().skip(n + 1) {
            assert!(!a.rect.overlaps(b.rect), "card {} covers card {}", a.number, b.number);
        }
    }
    let labels: Vec<Rect> = laid.links.iter().filter_map(|link| link.label.as_ref()).map(|label| label.rect).collect();
    let said = map.links.values().filter(|link| link.flow.is_some()).count();
    assert_eq!(labels.len(), said, "every share is written");
    for (n, label) in labels.iter().enumerate() {
        assert!(laid.cards.iter().all(|card| !card.rect.overlaps(*label)), "a label covers a card");
        assert!(labels.iter().skip(n + 1).all(|other| !other.overlaps(*label)), "a label covers a label");
        assert!(label.x >= 0.0 && label.right() <= laid.size.0, "a label hangs over the side");
    }
    let drawn: BTreeSet<_> = laid.links.iter().map(|link| link.kind).collect();
    assert!(map.links.ids().all(|id| drawn.contains(&LinkKind::Drawn(id))), "every link is drawn");
    assert!(laid.cards.iter().all(|card| card.rect.bottom() < laid.size.1 && card.rect.right() <= laid.size.0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_cut_and_nothing_is_covered(map in a_map(), is_compact in any::<bool>(), width in proptest::option::of(400_u32..3_000)) {
        let density = if is_compact { Density::Compact } else { Density::Roomy };
        let laid = layout(&Request { density, width, ..Request::of(&map) }, &*SET);
        assert_legible(&map, &laid);
    }

    #[test]
    fn the_same_request_is_drawn_alike(map in a_map()) {
        let (one, two) = (laid_out(&map), layout(&Request::of(&map), &Parley::bundled()));
        prop_assert_eq!(&one, &two);
        let theme = Theme::paper();
        prop_assert_eq!(compose(&map, &one, &theme, None), compose(&map, &two, &theme, None));
    }

    #[test]
    fn a_pointer_on_a_card_finds_its_touchpoint(map in a_map()) {
        let laid = laid_out(&map);
        let scene = compose(&map, &laid, &Theme::paper(), None);
        for card in &laid.cards {
            let label = laid.links.iter().filter_map(|link| link.label.as_ref()).any(|label| label.rect.contains(card.rect.centre()));
            prop_assert!(label || hit(&scene, card.rect.centre()) == Some(Subject::Touchpoint(card.id)));
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_map_a_slide_holds_all_of_it(map in a_map()) {
        for page in [PageSize::Slide16x9, PageSize::Slide4x3, PageSize::Fit] {
            let page = &pages(&map, None, &PageRequest { page, ..PageRequest::default() }, &*SET)[0];
            let whole = Rect::new(0.0, 0.0, page.size.0, page.size.1).grown(1.0);
            for piece in page.scene.pieces.iter().filter(|piece| piece.part != Part::Ground) {
                let painted = piece.bounds.moved(piece.origin);
                prop_assert!(whole.holds(painted), "{:?} {:?} of {:?}", piece.part, painted, page.size);
            }
        }
    }
}

#[test]
fn every_example_is_legible_on_the_canvas_and_close_together() {
    for name in EXAMPLES {
        let map = example(name);
        assert_legible(&map, &laid_out(&map));
        assert_legible(&map, &layout(&Request { density: Density::Compact, ..Request::of(&map) }, &*SET));
    }
}

#[test]
fn a_slide_of_the_furniture_retailer_can_be_read_from_the_back() {
    let map = example("furniture-retailer");
    let report = analyse(&map, None, Seed::default(), &NoWatch).unwrap();
    let request = PageRequest { page: PageSize::Slide16x9, ..PageRequest::default() };
    let page = &pages(&map, Some(&report), &request, &*SET)[0];
    assert_eq!(page.size, (1_920.0, 1_080.0));
    let smallest = smallest_text(&page.scene).unwrap();
    assert!(smallest >= 16.0, "8 points are 16 pixels, not {smallest}");
    let text = dump(&page.scene);
    for words in [
        "Waiting and the forced account",
        "7 Checkout asks for account",
        "moment of truth",
        "low-hanging fruit",
        "n = 41",
    ] {
        assert!(text.contains(words), "{words}");
        assert!(
            words == "n = 41" || words.contains("truth") || words.contains("fruit") || page.alternative.contains(words)
        );
    }
}

#[test]
fn marks_are_drawn_only_with_the_analysis() {
    let map = example("furniture-retailer");
    let report = analyse(&map, None, Seed::default(), &NoWatch).unwrap();
    let marks = |has_analysis: bool| {
        let request = PageRequest { has_analysis, ..PageRequest::default() };
        let page = &pages(&map, Some(&report), &request, &*SET)[0];
        page.scene.pieces.iter().filter(|piece| piece.part == Part::Mark).count()
    };
    assert!(marks(true) >= 5);
    assert_eq!(marks(false), 0);
}

#[test]
fn cards_of_a_stage_stand_in_one_line_at_a_regular_pitch() {
    let laid = laid_out(&example("clinic-visit"));
    let column: Vec<&CardBox> = laid.cards.iter().filter(|card| (8..=10).contains(&card.number)).collect();
    assert!(column.windows(2).all(|pair| pair[0].rect.x == pair[1].rect.x));
    let steps: Vec<f32> = column.windows(2).map(|pair| pair[1].rect.y - pair[0].rect.y).collect();
    assert!(steps.iter().all(|step| (step - steps[0]).abs() < 0.01), "{steps:?}");
}

#[test]
fn a_point_of_the_curve_stands_over_its_column() {
    let map = example("furniture-retailer");
    let laid = laid_out(&map);
    let band = laid.band.as_ref().unwrap();
    for point in band.curves.iter().flat_map(|curve| &curve.points) {
        let stage = map.touchpoints.get(point.touchpoint).unwrap().stage;
        assert_eq!(laid.stage_at(point.at), Some(stage));
        assert!(band.rect.contains(point.at));
    }
}

#[test]
fn a_way_around_cards_runs_beside_them_on_a_wide_page_too() {
    let mut map = JourneyMap::empty();
    let stage = Id::from_words("stage", 0);
    map.stages.insert(stage, Stage::named("Compare", Phase::PrePurchase, Order::between(None, None)));
    let card = |number: u32| Id::from_words("card", number);
    for (number, order) in (0..).zip(Order::spread(3)) {
        map.touchpoints.insert(card(number), Touchpoint::titled("Compares", stage, order));
    }
    let around = Link { flow: Some(Flow::Share(BasisPoints::clamped(5_000))), ..Link::between(card(0), card(2)) };
    map.links.insert(Id::from_words("around", 0), around);
    let laid = layout(&Request { width: Some(2_400), ..Request::of(&map) }, &*SET);
    let left = laid.cards.iter().map(|card| card.rect.x).fold(f32::INFINITY, f32::min);
    let right = laid.cards.iter().map(|card| card.rect.right()).fold(0.0, f32::max);
    assert!(left > 200.0, "there is much empty ground beside the cards: {left}");
    let corners = laid.links.iter().flat_map(|link| &link.corners);
    let far: Vec<_> = corners.filter(|corner| corner.x < left - 60.0 || corner.x > right + 60.0).collect();
    assert!(!laid.links.is_empty() && far.is_empty(), "{far:?}");
}

/// Both ways of standing: with air, and close as on a slide.
fn both_ways(map: &JourneyMap) -> [Layout; 2] {
    [Density::Roomy, Density::Compact].map(|density| layout(&Request { density, ..Request::of(map) }, &*SET))
}

/// How far a point is from a box.
fn apart(rect: Rect, point: Point) -> f32 {
    let x = (rect.x - point.x).max(point.x - rect.right()).max(0.0);
    let y = (rect.y - point.y).max(point.y - rect.bottom()).max(0.0);
    x.hypot(y)
}

#[test]
fn names_stand_beside_a_point_of_their_curve_and_overlap_no_other() {
    for name in EXAMPLES {
        let map = example(name);
        for laid in both_ways(&map) {
            let band = laid.band.as_ref().unwrap();
            let named: Vec<_> =
                band.curves.iter().filter_map(|curve| Some((curve, curve.name.as_ref()?.rect()))).collect();
            assert!(named.iter().any(|(curve, _)| curve.is_main), "{name}");
            for (n, (curve, rect)) in named.iter().enumerate() {
                assert!(band.rect.holds(*rect), "{name}: a name leaves the band");
                assert!(named.iter().skip(n + 1).all(|(_, other)| !rect.overlaps(*other)), "{name}: names overlap");
                let nearest = curve.points.iter().map(|point| apart(*rect, point.at)).fold(f32::INFINITY, f32::min);
                // At the end it may have to keep off the face of the one in front.
                assert!(curve.is_main || nearest < 16.0, "{name}: a name floats {nearest} away from its curve");
            }
        }
    }
}

#[test]
fn where_points_stand_closer_than_numbers_are_wide_only_numbers_are_written_that_cover_nothing() {
    let mut map = JourneyMap::empty();
    let customer: Id<Persona> = Id::from_words("customer", 0);
    map.personas.insert(customer, Persona::named("Customer", Order::after(None)));
    for (place, order) in (0_u32..).zip(Order::spread(6)) {
        let stage = Id::from_words("stage", place);
        map.stages.insert(stage, Stage::named("Stage", Phase::Purchase, order));
        for (nth, order) in (0_u32..).zip(Order::spread(50)) {
            let card = Id::from_words("card", place * 50 + nth);
            map.touchpoints.insert(card, Touchpoint::titled("Card", stage, order));
            let feeling = i64::from(nth * 70 % 190) - 95;
            map.experiences.insert((card, customer), Experience::feels(Emotion::clamped(feeling)));
        }
    }
    let laid = layout(&Request::of(&map), &*SET);
    let curve = laid.band.as_ref().unwrap().curves.iter().find(|curve| curve.is_main).unwrap().clone();
    assert_eq!(curve.points.len(), 300);
    let numbers: Vec<Rect> =
        curve.points.iter().filter_map(|point| point.number.as_ref()).map(|number| number.rect()).collect();
    assert!(numbers.len() < 150, "{} numbers are written", numbers.len());
    for (n, number) in numbers.iter().enumerate() {
        assert!(numbers.iter().skip(n + 1).all(|other| !other.overlaps(*number)), "numbers overlap");
        assert!(curve.points.iter().all(|point| !number.contains(point.at)), "a number lies on a point");
    }
}

#[test]
fn numbers_on_the_curve_keep_off_the_points_of_others() {
    for name in EXAMPLES {
        let map = example(name);
        for laid in both_ways(&map) {
            let band = laid.band.as_ref().unwrap();
            let others = band.curves.iter().filter(|curve| !curve.is_main).flat_map(|curve| &curve.points);
            let dots: Vec<Rect> = others.map(|point| Rect::around(point.at, 4.0, 4.0)).collect();
            let main = band.curves.iter().find(|curve| curve.is_main).unwrap();
            for number in main.points.iter().filter_map(|point| point.number.as_ref()) {
                assert!(band.rect.grown(3.0).holds(number.rect()), "{name}: {} leaves the band", number.runs.text);
                assert!(
                    dots.iter().all(|dot| !dot.overlaps(number.rect())),
                    "{name}: {} lies on a dot",
                    number.runs.text
                );
            }
        }
    }
}

#[test]
fn a_second_face_keeps_off_the_title() {
    for name in EXAMPLES {
        let map = example(name);
        for card in both_ways(&map).iter().flat_map(|laid| &laid.cards) {
            let Some(face) = card.other_face else { continue };
            let first =
                glyphs(&card.title.runs, card.title.at).iter().map(|letters| letters.x).fold(f32::INFINITY, f32::min);
            assert!(first - (face.at.x + face.radius) >= 3.0, "{name}: card {}", card.number);
        }
    }
}

#[test]
fn where_only_another_persona_rated_her_face_is_large_and_the_mean_goes_on() {
    let drawn = |feelings| Drawn { title: "x".to_owned(), stage: 0, channels: 0, creator: None, feelings };
    let map = built(&[[Some(50), None], [None, Some(-50)], [Some(80), Some(20)]].map(drawn), &[], 1);
    let second = map.personas_in_order()[1].0;
    let laid = laid_out(&map);
    let card = &laid.cards[1];
    let face = card.face.unwrap();
    assert_eq!((face.persona, face.is_active, face.emotion), (second, false, Some(Emotion::clamped(-50))));
    assert_eq!((card.emotion, card.other_face), (Some(Emotion::clamped(-50)), None), "the edge follows the face");
    let curves = laid.band.unwrap().curves;
    let mean = curves.last().unwrap();
    assert_eq!((mean.persona, mean.is_main, mean.parts.len()), (None, true, 1));
    let feelings: Vec<i8> = mean.points.iter().map(|point| point.emotion.hundredths()).collect();
    assert_eq!(feelings, [50, -50, 50]);
    assert_eq!(mean.name.as_ref().unwrap().runs.text, "Average");
    assert!(curves.iter().rev().skip(1).all(|curve| !curve.is_main));
}

#[test]
fn without_gaps_no_mean_is_drawn() {
    let drawn = |feelings| Drawn { title: "x".to_owned(), stage: 0, channels: 0, creator: None, feelings };
    let mut map = built(&[[Some(50), None], [None, None], [Some(80), Some(20)]].map(drawn), &[], 1);
    let has_mean = |map: &JourneyMap| laid_out(map).band.unwrap().curves.iter().any(|curve| curve.persona.is_none());
    assert!(!has_mean(&map), "nobody rated the second");
    let (second, persona) = (map.touchpoints_in_order()[1].0, map.personas_in_order());
    let (first, other) = (persona[0].0, persona[1].0);
    map.experiences.insert((second, other), Experience::feels(Emotion::clamped(10)));
    assert!(has_mean(&map));
    map.experiences.insert((second, first), Experience { is_absent: true, ..Experience::default() });
    assert!(!has_mean(&map), "she does not come there, so her line passes over it");
}

#[test]
fn a_missing_feeling_breaks_the_line_and_an_absent_persona_is_passed_over() {
    let drawn =
        |feeling| Drawn { title: "x".to_owned(), stage: 0, channels: 0, creator: None, feelings: [feeling, None] };
    let titles = [Some(50), None, Some(-50), Some(0)].map(drawn);
    let mut map = built(&titles, &[], 1);
    let parts = |map: &JourneyMap| laid_out(map).band.unwrap().curves.last().unwrap().parts.len();
    assert_eq!(parts(&map), 1, "a lone point and a line of two");
    let (gap, persona) = (map.touchpoints_in_order()[1].0, map.personas_in_order()[0].0);
    map.experiences.insert((gap, persona), Experience { is_absent: true, ..Experience::default() });
    let band = laid_out(&map).band.unwrap();
    assert_eq!(band.curves.last().unwrap().points.len(), 3);
    assert_eq!(band.curves.last().unwrap().parts[0].steps.len(), 3, "one line through all three");
}

#[test]
fn a_card_moved_by_hand_stands_where_it_was_put_and_moves_no_other() {
    let map = example("furniture-retailer");
    let before = laid_out(&map);
    let moved = before.cards[3].id;
    let mut after = map.clone();
    after
        .touchpoints
        .update(moved, |touchpoint| touchpoint.offset = Some(journey_canvas::model::Offset { x: 12, y: 700 }));
    let laid = laid_out(&after);
    let corner = laid.stage_corner(map.touchpoints.get(moved).unwrap().stage).unwrap();
    assert_eq!(laid.card(moved).unwrap().rect.corner(), corner + Point::new(12.0, 700.0));
    for card in before.cards.iter().filter(|card| card.id != moved) {
        assert_eq!(laid.card(card.id).unwrap().rect, card.rect);
    }
}

#[test]
fn only_assumptions_are_hatched() {
    let mut map = built(
        &[Drawn { title: "x".to_owned(), stage: 0, channels: 0, creator: None, feelings: [Some(50), None] }],
        &[],
        1,
    );
    let key = (map.touchpoints_in_order()[0].0, map.personas_in_order()[0].0);
    let mut with = |kinds: &[EvidenceKind]| {
        let evidence = kinds.iter().map(|kind| Evidence::of(*kind)).collect();
        map.experiences.insert(key, Experience { evidence, ..Experience::feels(Emotion::clamped(50)) });
        laid_out(&map).cards[0].is_assumed
    };
    assert!(with(&[EvidenceKind::Assumption]));
    assert!(!with(&[EvidenceKind::Assumption, EvidenceKind::Survey]));
    assert!(!with(&[]));
}

#[test]
fn links_and_labels_are_found_by_the_pointer() {
    let map = example("furniture-retailer");
    let laid = laid_out(&map);
    let scene = compose(&map, &laid, &Theme::paper(), None);
    for link in &laid.links {
        let LinkKind::Drawn(id) = link.kind else { continue };
        if let Some(label) = &link.label {
            assert_eq!(hit(&scene, label.rect.centre()), Some(Subject::Link(id)));
        }
    }
    assert_eq!(hit(&scene, Point::new(laid.size.0 - 30.0, laid.size.1 - 4.0)), None);
}

#[test]
fn a_scene_can_be_read_as_text() {
    let map = example("furniture-retailer");
    let scene: Scene = compose(&map, &laid_out(&map), &Theme::paper(), None);
    let text = dump(&scene);
    for words in
        ["Pre-purchase", "How it feels", "Checkout asks for account", "70%", "30 % leave", "omni-channel", "Maya"]
    {
        assert!(text.contains(words), "{words}");
    }
}

/// The texts around the map: their boxes and words.
fn texts(scene: &Scene) -> Vec<(Rect, String)> {
    let pieces = scene.pieces.iter().filter(|piece| piece.part == Part::Page);
    let items = pieces.flat_map(|piece| piece.items.iter().map(move |item| (piece.origin, item)));
    items
        .filter_map(|(origin, item)| match item {
            Item::Text { runs, at, .. } => {
                let boxes = glyphs(runs, *at + origin).into_iter().reduce(Rect::union);
                boxes.map(|rect| (rect, runs.text.clone()))
            }
            _ => None,
        })
        .collect()
}

fn slide(map: &JourneyMap, page: PageSize) -> Scene {
    pages(map, None, &PageRequest { page, ..PageRequest::default() }, &*SET)[0].scene.clone()
}

#[test]
fn a_crowd_of_personas_never_runs_into_the_title() {
    let mut map = example("furniture-retailer");
    let names =
        ["Alexandra Papadopoulou-Konstantinou", "Bartholomew Featherstonehaugh", "Ann", "Dmitri Schostakowitsch"];
    for (n, order) in (0_u32..9).zip(Order::spread(9)) {
        let mut persona = Persona::named(names[n as usize % names.len()], order);
        persona.demographics = "lives alone, works much, likes to talk".to_owned();
        map.personas.insert(Id::from_words("persona", n), persona);
        for page in [PageSize::Slide16x9, PageSize::Slide4x3, PageSize::Fit] {
            let texts = texts(&slide(&map, page));
            for (n, (a, one)) in texts.iter().enumerate() {
                for (b, two) in texts.iter().skip(n + 1) {
                    assert!(!a.grown(-0.5).overlaps(b.grown(-0.5)), "{page:?}: “{one}” runs into “{two}”");
                }
            }
        }
    }
    let dumped = dump(&slide(&map, PageSize::Slide16x9));
    assert!((1..11).any(|more| dumped.contains(&format!("\"+{more}\""))), "those who are not shown are counted");
}

#[test]
fn a_portrait_is_drawn_round_and_a_broken_one_is_an_initial() {
    let mut map = example("furniture-retailer");
    let first = map.personas_in_order()[0].0;
    let mut drawn = |png: &str| {
        let picture = Some(Picture { png: png.to_owned() });
        map.personas.update(first, |persona| persona.portrait.picture = picture);
        let scene = slide(&map, PageSize::Slide16x9);
        let items = scene.pieces.iter().flat_map(|piece| piece.items.to_vec());
        items.filter(|item| matches!(item, Item::Picture { rect, radius, .. } if *radius * 2.0 == rect.w)).count()
    };
    let pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    assert_eq!((drawn(pixel), drawn("no picture"), drawn(&pixel[..40])), (1, 0, 0));
}

#[test]
fn a_map_without_touchpoints_says_that_it_is_empty() {
    let mut map = JourneyMap::empty();
    for stages in 0..4_u32 {
        for page in [PageSize::Slide16x9, PageSize::Fit] {
            let scene = slide(&map, page);
            let texts = texts(&scene);
            let (said, _) = texts.iter().find(|(_, words)| words == "No touchpoints yet").unwrap();
            assert!(scene.bounds.holds(*said));
            let mut others = texts.iter().filter(|(_, words)| words != "No touchpoints yet");
            assert!(others.all(|(rect, _)| !rect.overlaps(*said)));
            let headings = scene.pieces.iter().filter(|piece| piece.part == Part::Heading);
            assert!(headings.map(|piece| piece.bounds.moved(piece.origin)).all(|rect| !rect.overlaps(*said)));
        }
        let stage = Stage::named("Purchase", Phase::Purchase, Order::after(None));
        map.stages.insert(Id::from_words("stage", stages), stage);
    }
    assert!(!dump(&slide(&example("plain-workshop"), PageSize::Fit)).contains("No touchpoints yet"));
}

#[test]
fn an_empty_map_is_drawn_as_an_empty_page() {
    let map = JourneyMap::empty();
    let laid = laid_out(&map);
    assert!(laid.cards.is_empty() && laid.band.is_none());
    assert_eq!(pages(&map, None, &PageRequest::default(), &*SET).len(), 1);
}
