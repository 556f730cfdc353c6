//! What is taken over from the last layout and the last scene changes nothing: both equal those made from scratch.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics has found something")]

#[path = "support/edits.rs"]
#[allow(dead_code, reason = "each test program uses its own part of the support")]
mod edits;

use std::{collections::BTreeSet, fs, sync::LazyLock};

use edits::{Recipe, recipes, start};
use journey_canvas::{
    edit::perform,
    layout::{
        Layout, Lens, LinkPath, Request, Reuse,
        geometry::{Point, Rect},
        layout, layout_again,
        typeset::Parley,
    },
    model::{Id, JourneyMap, Offset, Touchpoint},
    persist,
    scene::{Drawn, Theme, compose, compose_again},
};
use proptest::prelude::*;

static SET: LazyLock<Parley> = LazyLock::new(Parley::bundled);

fn example() -> JourneyMap {
    let text = fs::read_to_string("examples/furniture-retailer.ron").unwrap_or_default();
    persist::read(&text).unwrap()
}

/// How the map is looked at besides: from which persona's side, how wide, with which cards framed.
#[derive(Debug, Clone)]
struct Look {
    lens: usize,
    persona: usize,
    width: u32,
    framed: Vec<usize>,
    in_hand: Vec<usize>,
}

fn looks() -> impl Strategy<Value = Look> {
    let some = || proptest::collection::vec(0_usize..12, 0..4);
    let in_hand = prop_oneof![2 => Just(Vec::new()), 1 => some()];
    let lens = prop_oneof![4 => Just(0_usize), 1 => 0_usize..6];
    (lens, 0_usize..2, prop_oneof![Just(1_174), 600_u32..2_400], some(), in_hand)
        .prop_map(|(lens, persona, width, framed, in_hand)| Look { lens, persona, width, framed, in_hand })
}

fn request(map: &JourneyMap, look: &Look) -> Request {
    let ids: Vec<Id<Touchpoint>> = map.touchpoints.ids().collect();
    let chosen: BTreeSet<_> = look.framed.iter().filter_map(|place| ids.get(*place).copied()).collect();
    let personas = map.personas_in_order();
    Request {
        lens: Lens::ALL[look.lens],
        active: personas.get(look.persona).map(|(id, _)| *id),
        width: Some(look.width),
        height: Some(900),
        fruit: chosen.iter().copied().skip(1).collect(),
        framed: chosen,
        in_hand: look.in_hand.iter().filter_map(|place| ids.get(*place).copied()).collect(),
        ..Request::of(map)
    }
}

fn assert_same(first: JourneyMap, edits: &[(Recipe, Look)]) {
    let (reuse, drawn, theme) = (Reuse::default(), Drawn::default(), Theme::paper());
    let mut map = first;
    for (recipe, look) in edits {
        if let Ok(next) = perform(&recipe.command(&map), &map) {
            map = next;
        }
        let request = request(&map, look);
        let (again, anew) = (layout_again(&request, &*SET, &reuse), layout(&request, &*SET));
        assert!(again == anew, "{:?}", differing(&again, &anew));
        let (again, anew) = (compose_again(&map, &anew, &theme, None, &drawn), compose(&map, &anew, &theme, None));
        assert!(again == anew, "the scenes differ");
    }
}

fn differing(a: &Layout, b: &Layout) -> Vec<&'static str> {
    let parts = [
        ("cards", a.cards == b.cards),
        ("links", a.links == b.links),
        ("band", a.band == b.band),
        ("columns", a.columns == b.columns),
        ("size", a.size == b.size),
    ];
    parts.into_iter().filter(|(_, is_same)| !is_same).map(|(name, _)| name).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_taken_over_is_what_would_be_made(
        edits in proptest::collection::vec((recipes(), looks()), 1..24),
        is_example in any::<bool>(),
    ) {
        assert_same(if is_example { example() } else { start() }, &edits);
    }
}

#[test]
fn one_edit_makes_one_card_and_its_pieces() {
    use journey_canvas::{edit::Command, model::Subject};
    let (reuse, drawn, theme) = (Reuse::default(), Drawn::default(), Theme::paper());
    let mut map = example();
    let look = Look { lens: 0, persona: 0, width: 1_600, framed: vec![1], in_hand: vec![] };
    let made = |map: &JourneyMap| {
        let before = (reuse.made_cards(), drawn.made());
        let laid = layout_again(&request(map, &look), &*SET, &reuse);
        assert_eq!(compose_again(map, &laid, &theme, None, &drawn).bounds, compose(map, &laid, &theme, None).bounds);
        (reuse.made_cards() - before.0, drawn.made() - before.1)
    };
    assert!(made(&map).0 >= 11);
    assert_eq!(made(&map), (0, 0), "the same again");
    let id = map.touchpoints_in_order()[3].0;
    let touchpoint = map.touchpoints.get(id).map(|touchpoint| touchpoint.title.clone()).unwrap_or_default();
    // A letter more: the card keeps its height, so that nothing else moves.
    let edit = Command::Rename(Subject::Touchpoint(id), format!("{touchpoint}."));
    map = perform(&edit, &map).unwrap_or(map);
    let (cards, pieces) = made(&map);
    assert!(cards <= 2, "one card, in two widths at most: {cards}");
    assert!(pieces <= 3, "its frame, itself, its marks: {pieces}");
}

/// The example with its fourth touchpoint carried this far from its column's corner, in the hand.
fn carried(by: (i32, i32)) -> (Request, Id<Touchpoint>) {
    let mut map = example();
    let id = map.touchpoints_in_order()[3].0;
    map.touchpoints.update(id, |touchpoint| touchpoint.offset = Some(Offset { x: by.0, y: by.1 }));
    let request = Request { in_hand: BTreeSet::from([id]), width: Some(1_600), ..Request::of(&map) };
    (request, id)
}

#[test]
fn a_card_in_the_hand_moves_nothing_but_what_hangs_on_it() {
    let (request, id) = carried((400, 150));
    let held = layout(&request, &*SET);
    let mut map = request.map.clone();
    map.touchpoints.update(id, |touchpoint| touchpoint.offset = None);
    let rest = layout(&Request { map, in_hand: BTreeSet::new(), ..request }, &*SET);
    let (card, slot) = (held.card(id).unwrap(), rest.card(id).unwrap());
    let corner = held.stage_corner(card.stage).unwrap();
    assert_eq!((card.rect.x, card.rect.y), (corner.x + 400.0, corner.y + 150.0));
    assert_eq!(card.home, slot.rect.corner(), "its place is kept free");
    let others = |layout: &Layout| layout.cards.iter().filter(|card| card.id != id).cloned().collect::<Vec<_>>();
    assert_eq!(others(&held), others(&rest));
    assert_eq!(held.band, rest.band);
    let is_own = |link: &LinkPath| link.from == id || link.to == id;
    let strange = |layout: &Layout| layout.links.iter().filter(|link| !is_own(link)).cloned().collect::<Vec<_>>();
    assert_eq!(strange(&held), strange(&rest));
    assert!(held.links.iter().any(is_own));
    for link in held.links.iter().filter(|link| is_own(link)) {
        let (from, to) = (held.card(link.from).unwrap().rect, held.card(link.to).unwrap().rect);
        let ends = [(link.corners[0], from), (link.corners[link.corners.len() - 1], to)];
        assert!(ends.iter().all(|(end, card)| card.grown(8.0).contains(*end)), "{:?}", link.corners);
        assert!(link.label.as_ref().is_none_or(|label| touches(&link.corners, label.rect)), "a share on its link");
    }
}

#[test]
fn shares_on_links_of_a_card_in_the_hand_cover_no_card_and_no_other_share() {
    for by in [(400, 150), (-120, 40), (10, 60), (700, 20), (0, 400), (-300, 300)] {
        let (request, id) = carried(by);
        let held = layout(&request, &*SET);
        let labels: Vec<(bool, Rect)> = held
            .links
            .iter()
            .filter_map(|link| Some((link.from == id || link.to == id, link.label.as_ref()?.rect)))
            .collect();
        for (place, (is_own, label)) in labels.iter().enumerate().filter(|(_, (is_own, _))| *is_own) {
            assert!(held.cards.iter().all(|card| !card.rect.overlaps(*label)), "{by:?}: {is_own} {label:?}");
            let mut others = labels.iter().enumerate().filter(|(other, _)| *other != place);
            assert!(others.all(|(_, (_, other))| !other.overlaps(*label)), "{by:?}: {label:?}");
        }
    }
    let (request, id) = carried((700, 300));
    let held = layout(&request, &*SET);
    assert!(held.links.iter().any(|link| link.from == id && link.label.is_some()), "where there is room they are seen");
}

#[test]
fn a_link_to_a_card_further_right_in_the_hand_never_leaves_on_the_left() {
    // Beneath its neighbour, over the edge of its column: neither beside each other nor one above the other.
    for by in [-20, -40, -60, -90] {
        let (request, id) = carried((by, 420));
        let held = layout(&request, &*SET);
        let own = held.links.iter().filter(|link| link.to == id);
        let cards = own.map(|link| (held.card(link.from).unwrap().rect, held.card(id).unwrap().rect, &link.corners));
        for (from, _, corners) in cards.filter(|(from, to, _)| to.x > from.x && to.y > from.bottom() + 30.0) {
            assert!(corners.iter().all(|corner| corner.x >= from.x), "{by}: {from:?} {corners:?}");
        }
    }
}

fn touches(corners: &[Point], rect: Rect) -> bool {
    let part = |(a, b): (&Point, &Point)| {
        Rect::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs(), (a.y - b.y).abs()).grown(1.0).overlaps(rect)
    };
    corners.iter().zip(corners.iter().skip(1)).any(part)
}

#[test]
fn cards_that_are_carried_together_keep_the_links_between_them() {
    let (request, id) = carried((60, 600));
    let link = request.map.links.iter().find(|(_, link)| link.from == id).map(|(id, link)| (id, link.to)).unwrap();
    let rest = layout(&Request { in_hand: BTreeSet::new(), ..request.clone() }, &*SET);
    let mut both = request;
    both.in_hand.insert(link.1);
    for id in both.in_hand.clone() {
        let slot = rest.card(id).unwrap();
        let corner = rest.stage_corner(slot.stage).unwrap();
        let at = slot.home - corner + Point::new(30.0, 500.0);
        #[expect(clippy::cast_possible_truncation, reason = "a place on the map is far below the largest number")]
        let offset = Offset { x: at.x as i32, y: at.y as i32 };
        both.map.touchpoints.update(id, |touchpoint| touchpoint.offset = Some(offset));
    }
    let laid = |in_hand: bool| {
        let mut request = both.clone();
        if !in_hand {
            for id in &both.in_hand {
                request.map.touchpoints.update(*id, |touchpoint| touchpoint.offset = None);
            }
            request.in_hand.clear();
        }
        layout(&request, &*SET)
    };
    let (held, rest) = (laid(true), laid(false));
    let by = held.card(id).unwrap().rect.corner() - rest.card(id).unwrap().rect.corner();
    let (now, before) = (held.link(link.0).unwrap(), rest.link(link.0).unwrap());
    let moved: Vec<Point> = before.corners.iter().map(|corner| *corner + by).collect();
    assert_eq!(now.corners, moved);
}

#[test]
fn while_a_card_is_in_the_hand_no_link_is_led_anew() {
    let reuse = Reuse::default();
    let led = |by: i32| {
        let before = reuse.led_links();
        drop(layout_again(&carried((by, 2 * by)).0, &*SET, &reuse));
        reuse.led_links() - before
    };
    assert!(led(1) > 0);
    assert_eq!((2..40).map(led).sum::<u64>(), 0);
}
