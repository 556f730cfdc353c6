//! What is taken over from the last layout and the last scene changes nothing: both equal those made from scratch.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics has found something")]

#[path = "support/edits.rs"]
#[allow(dead_code, reason = "each test program uses its own part of the support")]
mod edits;

use std::{collections::BTreeSet, fs, sync::LazyLock};

use edits::{Recipe, recipes, start};
use journey_canvas::{
    edit::perform,
    layout::{Layout, Lens, Request, Reuse, layout, layout_again, typeset::Parley},
    model::{Id, JourneyMap, Touchpoint},
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
}

fn looks() -> impl Strategy<Value = Look> {
    let framed = proptest::collection::vec(0_usize..12, 0..4);
    (prop_oneof![4 => Just(0_usize), 1 => 0_usize..6], 0_usize..2, prop_oneof![Just(1_174), 600_u32..2_400], framed)
        .prop_map(|(lens, persona, width, framed)| Look { lens, persona, width, framed })
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
    let look = Look { lens: 0, persona: 0, width: 1_600, framed: vec![1] };
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
