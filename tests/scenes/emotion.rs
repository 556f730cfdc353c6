//! The Emotion lens: height is feeling.

use journey_canvas::{
    edit::{Command, Document, Selection},
    interact::{Drag, Facts, Intent, answer},
    layout::{Lens, Tie},
};
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

use super::*;

fn seen(map: &JourneyMap) -> Layout {
    layout(&Request { lens: Lens::Emotion, ..Request::of(map) }, &*SET)
}

fn titled(map: &JourneyMap, title: &str) -> Id<Touchpoint> {
    map.touchpoints.iter().find(|(_, touchpoint)| touchpoint.title == title).map(|(id, _)| id).unwrap()
}

/// The middle of a card's face.
fn face(laid: &Layout, id: Id<Touchpoint>) -> Point {
    let card = laid.card(id).unwrap();
    card.rect.corner() + card.face.as_ref().unwrap().at
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_card_covers_another_and_faces_stand_as_high_as_they_feel(map in a_map(), height in proptest::option::of(300_u32..1_200), is_compact in any::<bool>(), is_tight in any::<bool>()) {
        let density = if is_compact { Density::Compact } else { Density::Roomy };
        let request = Request { lens: Lens::Emotion, height, density, is_tight, ..Request::of(&map) };
        let laid = layout(&request, &*SET);
        let field = laid.field.as_ref().unwrap();
        prop_assert_eq!(laid.cards.len(), map.touchpoints.len());
        for (n, a) in laid.cards.iter().enumerate() {
            prop_assert!(laid.cards.iter().skip(n + 1).all(|b| !a.rect.overlaps(b.rect)), "card {} is covered", a.number);
            prop_assert!(a.rect.right() <= laid.size.0 && a.rect.bottom() <= laid.size.1, "card {} hangs over", a.number);
            let at = face(&laid, a.id);
            match map.emotion(a.id, field.persona.unwrap()) {
                Some(emotion) => {
                    let height = field.zero - f32::from(emotion.hundredths()) / 100.0 * field.reach;
                    prop_assert!((at.y - height).abs() < 0.1, "card {} stands at {} for {height}", a.number, at.y);
                    let column = laid.columns.iter().find(|column| column.id == a.stage).unwrap();
                    prop_assert!(column.rect.x < at.x && at.x < column.rect.right(), "a face in its own stage");
                }
                None => prop_assert!(field.unrated.as_ref().is_some_and(|strip| strip.rect.holds(a.rect)), "never at 0"),
            }
        }
        for ring in &field.rings {
            let around = Rect::around(ring.at, 2.0 * ring.radius, 2.0 * ring.radius);
            let others = laid.cards.iter().filter(|card| card.id != ring.touchpoint);
            prop_assert!(others.clone().all(|card| !card.rect.overlaps(around)), "a ring lies on another's card");
            if let Some(Tie::Apart { pill, .. }) = &ring.tie {
                prop_assert!(others.clone().all(|card| !card.rect.overlaps(*pill)), "words lie on another's card");
            }
        }
        let stations: Vec<f32> = laid.cards.iter().filter(|card| field.unrated.as_ref().is_none_or(|strip| card.rect.y < strip.rect.y)).map(|card| face(&laid, card.id).x).collect();
        prop_assert!(stations.is_sorted(), "faces follow the journey");
    }
}

#[test]
fn thresholds_stand_where_the_settings_of_the_map_say_and_say_it() {
    let mut map = example("furniture-retailer");
    map.settings.love_above = Emotion::clamped(40);
    let laid = seen(&map);
    let field = laid.field.as_ref().unwrap();
    let [love, pain] = &field.thresholds;
    assert!((love.y - (field.zero - 0.4 * field.reach)).abs() < 0.1);
    assert_eq!(
        [&love.label, &pain.label].map(|label| label.runs.text.as_str()),
        ["love point above +0.40", "pain point below −0.20"]
    );
}

#[test]
fn a_whole_point_apart_is_said_in_words_and_the_same_feeling_by_a_letter() {
    let map = example("furniture-retailer");
    let laid = seen(&map);
    let field = laid.field.as_ref().unwrap();
    let apart: Vec<&str> = field
        .rings
        .iter()
        .filter_map(|ring| match &ring.tie {
            Some(Tie::Apart { text, .. }) => Some(text.runs.text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(apart, ["1.20 apart", "1.00 apart", "1.00 apart"]);
    let agreed: Vec<usize> =
        laid.cards.iter().filter(|card| !card.letters.is_empty()).map(|card| card.number).collect();
    assert_eq!(agreed, [1, 3, 8, 9, 10]);
}

#[test]
fn a_touchpoint_that_only_another_persona_rated_keeps_its_number_at_her_ring() {
    let mut map = example("furniture-retailer");
    let id = titled(&map, "Reads reviews");
    let [maya, jonas] = [0, 1].map(|place| map.personas_in_order()[place].0);
    map.experiences.remove((id, maya));
    let laid = seen(&map);
    let field = laid.field.as_ref().unwrap();
    let ring = field.rings.iter().find(|ring| ring.touchpoint == id).unwrap();
    assert_eq!((ring.persona, ring.number.as_ref().map(|number| number.runs.text.as_str())), (jonas, Some("4")));
    assert!(field.unrated.as_ref().unwrap().rect.holds(laid.card(id).unwrap().rect));
}

#[test]
fn hidden_personas_have_neither_ring_nor_curve() {
    let map = example("furniture-retailer");
    let request = Request { lens: Lens::Emotion, overlaid: Some(BTreeSet::new()), ..Request::of(&map) };
    let laid = layout(&request, &*SET);
    let field = laid.field.as_ref().unwrap();
    assert_eq!((field.rings.len(), field.curves.len()), (0, 1));
    assert!(laid.cards.iter().all(|card| card.letters.is_empty()));
}

/// A hand that drags the selected cards in this lens.
struct Hand {
    document: Document,
    facts: Facts,
    source: ChaCha8Rng,
}

impl Hand {
    fn with(map: JourneyMap, title: &str) -> Self {
        let facts = Facts::of(&seen(&map));
        let id = titled(&map, title);
        let mut document = Document::new(map);
        document.select(Selection::touchpoint(id));
        Self { document, facts, source: ChaCha8Rng::from_seed([7; 32]) }
    }

    fn asks(&mut self, intent: &Intent) {
        answer(intent, &mut self.document, &self.facts, &mut self.source).unwrap();
    }

    fn drags(&mut self, title: &str, by: Point, is_free: bool) {
        let at = self.facts.cards[&titled(self.document.map(), title)].centre();
        let drag = Drag { by, pointer: at + by, is_free, is_copy: false };
        for intent in [Intent::BeginMove, Intent::PreviewMove(drag), Intent::Drop(drag), Intent::Commit] {
            self.asks(&intent);
        }
    }

    fn feels(&self, title: &str) -> Option<i8> {
        let map = self.document.map();
        map.emotion(titled(map, title), map.personas_in_order()[0].0).map(Emotion::hundredths)
    }
}

#[test]
fn a_card_dragged_up_is_rated_in_steps_of_five_and_one_undo_takes_it_back() {
    let map = example("furniture-retailer");
    let reach = seen(&map).field.unwrap().reach;
    let mut hand = Hand::with(map, "Instagram ad");
    hand.drags("Instagram ad", Point::new(60.0, -0.52 * reach), false);
    assert_eq!(hand.feels("Instagram ad"), Some(50));
    hand.asks(&Intent::Undo);
    assert_eq!(hand.feels("Instagram ad"), Some(0));
    assert!(hand.document.undo_label().is_none(), "one step");
    hand.drags("Instagram ad", Point::new(0.0, 0.52 * reach), true);
    assert_eq!(hand.feels("Instagram ad"), Some(-52), "with Control to the hundredth");
}

#[test]
fn rating_by_hand_never_touches_a_place_in_the_map_lens() {
    let mut map = example("furniture-retailer");
    let id = titled(&map, "Instagram ad");
    let offset = Some(journey_canvas::model::Offset { x: 12, y: 300 });
    map.touchpoints.update(id, |touchpoint| touchpoint.offset = offset);
    let mut hand = Hand::with(map, "Instagram ad");
    hand.drags("Instagram ad", Point::new(400.0, -80.0), false);
    hand.asks(&Intent::Nudge(Point::new(0.0, -4.0)));
    let now = hand.document.map().touchpoints.get(id).unwrap();
    assert_eq!((now.offset, hand.feels("Instagram ad").is_some_and(|felt| felt > 0)), (offset, true));
}

#[test]
fn a_card_from_the_strip_feels_as_high_as_it_is_let_go() {
    let mut map = example("furniture-retailer");
    let (id, maya) = (titled(&map, "Waits for the van"), map.personas_in_order()[0].0);
    let unsaid = Command::SetEmotion { touchpoint: id, persona: maya, emotion: None };
    map = journey_canvas::edit::perform(&unsaid, &map).unwrap();
    let laid = seen(&map);
    let (at, field) = (face(&laid, id), laid.field.as_ref().unwrap());
    let mut hand = Hand::with(map.clone(), "Waits for the van");
    hand.drags("Waits for the van", Point::new(0.0, field.zero - 0.75 * field.reach - at.y), false);
    assert_eq!(hand.feels("Waits for the van"), Some(75));
    let back = Hand::with(hand.document.map().clone(), "Waits for the van");
    assert!(back.feels("Waits for the van").is_some());
}

#[test]
fn nothing_runs_away_beneath_a_card_that_is_being_rated() {
    let map = example("furniture-retailer");
    let (id, maya) = (titled(&map, "Instagram ad"), map.personas_in_order()[0].0);
    let rated = Command::SetEmotion { touchpoint: id, persona: maya, emotion: Some(Emotion::clamped(90)) };
    let now = journey_canvas::edit::perform(&rated, &map).unwrap();
    let steady = Some(map.experiences.clone());
    let during = layout(&Request { lens: Lens::Emotion, steady, ..Request::of(&now) }, &*SET);
    let before = seen(&map);
    for card in &before.cards {
        let other = during.card(card.id).unwrap();
        assert!((card.rect.x - other.rect.x).abs() < 0.01, "card {} stays where it is across", card.number);
        assert_eq!((card.rect.y - other.rect.y).abs() > 1.0, card.id == id);
    }
}
