//! The hand on a real layout: what is dropped stands where it was dropped.

#![expect(clippy::expect_used, reason = "a test that panics has found something")]

use journey_canvas::{
    edit::{Document, Selection},
    interact::{Button, Event, Facts, Gesture, Hit, Input, Intent, Modifiers, Spot, answer},
    layout::{CardBox, Layout, Request, geometry::Point, layout, typeset::Parley},
    model::{Id, JourneyMap, Kind, Link, Order, Phase, Stage, Subject, Touchpoint},
};
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

fn id<T: Kind>(name: &str) -> Id<T> {
    Id::from_words(name, 0)
}

fn shop() -> JourneyMap {
    let mut map = JourneyMap::empty();
    let mut orders = Order::spread(2).into_iter();
    for (stage, phase, cards) in [
        ("Explore", Phase::PrePurchase, ["Sees the ad", "Asks a friend", "Reads reviews"]),
        ("Order", Phase::Purchase, ["Fills the cart", "Makes an account", "Pays"]),
    ] {
        map.stages.insert(id(stage), Stage::named(stage, phase, orders.next().expect("two orders")));
        for (card, order) in cards.into_iter().zip(Order::spread(3)) {
            map.touchpoints.insert(id(card), Touchpoint::titled(card, id(stage), order));
        }
    }
    map.links.insert(id("on"), Link::between(id("Reads reviews"), id("Fills the cart")));
    map
}

fn laid_out(map: &JourneyMap, set: &Parley) -> Layout {
    layout(&Request::of(map), set)
}

/// Drags a card by a vector, in three moves, as a pointer would.
fn drag(document: &mut Document, card: Id<Touchpoint>, by: Point, set: &Parley) {
    drag_with(document, &[card], by, set);
}

/// Drags the first of these cards, the others selected with it.
fn drag_with(document: &mut Document, cards: &[Id<Touchpoint>], by: Point, set: &Parley) {
    let card = *cards.first().expect("a card");
    document.select(cards.iter().copied().map(Subject::Touchpoint).collect());
    let facts = Facts::of(&laid_out(document.settled(), set));
    let from = facts.cards.get(&card).expect("a card").centre();
    let hit = Hit { subject: Subject::Touchpoint(card), spot: Spot::Body, is_selected: true };
    let mut source = ChaCha8Rng::seed_from_u64(1);
    let moves = [0.3, 1.4, 1.0].map(|share| (Event::Move, from + by * share));
    let script = [(Event::Press(Button::Primary), from)]
        .into_iter()
        .chain(moves)
        .chain([(Event::Release(Button::Primary), from + by)]);
    let mut gesture = Gesture::Idle;
    for (event, at) in script {
        let input = Input { event, in_screen: at, in_doc: at, modifiers: Modifiers::default() };
        let (next, intents) = gesture.next(&input, Some(hit));
        gesture = next;
        for intent in intents {
            assert_eq!(answer(&intent, document, &facts, &mut source), Ok(true), "{intent:?}");
        }
    }
    assert!(gesture.is_idle());
}

#[test]
fn a_card_stands_where_it_was_dropped_in_its_stage_and_in_another() {
    let set = Parley::bundled();
    for by in [Point::new(-230.0, 31.0), Point::new(-300.0, 170.0), Point::new(-210.0, -200.0), Point::new(560.0, 40.0)]
    {
        let mut document = Document::new(shop());
        let card = id("Asks a friend");
        let before = laid_out(document.map(), &set);
        drag(&mut document, card, by, &set);
        let after = laid_out(document.map(), &set);
        let stage = document.map().touchpoints.get(card).expect("the card").stage;
        let from_corner = |layout: &Layout, moved: Point| {
            layout.card(card).expect("a card").rect.corner() + moved - layout.stage_corner(stage).expect("a stage")
        };
        let (meant, got) = (from_corner(&before, by), from_corner(&after, Point::default()));
        assert!((meant.x - got.x).abs() <= 0.5 && (meant.y - got.y).abs() <= 0.5, "{by:?}: {meant:?}, {got:?}");
    }
}

#[test]
fn a_card_let_go_in_its_column_is_laid_out_and_covers_no_other() {
    let set = Parley::bundled();
    for y in [-300.0, -90.0, 20.0, 95.0, 400.0] {
        let mut document = Document::new(shop());
        drag(&mut document, id("Asks a friend"), Point::new(9.0, y), &set);
        let layout = laid_out(document.map(), &set);
        let covers = |card: &CardBox| layout.cards.iter().any(|o| o.id != card.id && o.rect.overlaps(card.rect));
        assert!(!layout.cards.iter().any(covers), "{y}");
        assert!(document.map().touchpoints.values().all(|card| card.offset.is_none()), "{y}");
    }
}

#[test]
fn cards_let_go_together_over_a_column_cover_no_other_and_not_each_other() {
    let set = Parley::bundled();
    let both = [id("Fills the cart"), id("Makes an account")];
    let start = laid_out(&shop(), &set);
    let across = start.card(both[0]).expect("a card").rect.x - start.card(id("Sees the ad")).expect("a card").rect.x;
    for x in [-40.0, 0.0, 25.0, 60.0] {
        for y in [-60.0, 0.0, 40.0, 90.0, 160.0, 260.0] {
            let mut document = Document::new(shop());
            drag_with(&mut document, &both, Point::new(x - across, y), &set);
            let layout = laid_out(document.map(), &set);
            let covers = |card: &CardBox| layout.cards.iter().any(|o| o.id != card.id && o.rect.overlaps(card.rect));
            assert!(!layout.cards.iter().any(covers), "{x}, {y}");
        }
    }
}

#[test]
fn a_card_dropped_in_the_next_column_belongs_to_that_stage() {
    let set = Parley::bundled();
    let mut document = Document::new(shop());
    let layout = laid_out(document.map(), &set);
    let card = |title| layout.card(id(title)).expect("a card").rect.centre();
    let by = card("Makes an account") + Point::new(0.0, -30.0) - card("Sees the ad");
    drag(&mut document, id("Sees the ad"), by, &set);
    let titles: Vec<_> =
        document.map().touchpoints_of(id("Order")).iter().map(|(_, card)| card.title.clone()).collect();
    assert_eq!(titles, ["Fills the cart", "Sees the ad", "Makes an account", "Pays"]);
    assert_eq!(document.selection(), &Selection::touchpoint(id("Sees the ad")));
    document.undo();
    assert_eq!(document.map(), &shop());
}

#[test]
fn a_frame_over_a_column_selects_its_cards() {
    let set = Parley::bundled();
    let mut document = Document::new(shop());
    let layout = laid_out(document.map(), &set);
    let rect = layout.columns.first().expect("a column").rect;
    let within = Intent::SelectWithin { rect, adds: false };
    answer(&within, &mut document, &Facts::of(&layout), &mut ChaCha8Rng::seed_from_u64(1)).expect("no refusal");
    assert_eq!(document.selection().len(), 3);
}
