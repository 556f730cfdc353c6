//! Lanes: channels and creators across the stages.

use journey_canvas::{
    edit::Document,
    interact::{Drag, Facts, Intent, answer},
    layout::{LaneKind, Lens},
    model::Offset,
};
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

use super::*;

fn seen(map: &JourneyMap, lens: Lens) -> Layout {
    layout(&Request { lens, ..Request::of(map) }, &*SET)
}

fn titled(map: &JourneyMap, title: &str) -> Id<Touchpoint> {
    map.touchpoints.iter().find(|(_, touchpoint)| touchpoint.title == title).map(|(id, _)| id).unwrap()
}

fn channel(map: &JourneyMap, name: &str) -> Id<Channel> {
    map.channels.iter().find(|(_, channel)| channel.name == name).map(|(id, _)| id).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_card_stands_in_its_lane_and_stage_and_covers_no_other(map in a_map(), is_compact in any::<bool>(), is_tight in any::<bool>(), of_channels in any::<bool>(), height in proptest::option::of(400_u32..1_400)) {
        let lens = if of_channels { Lens::Channels } else { Lens::Creators };
        let density = if is_compact { Density::Compact } else { Density::Roomy };
        let laid = layout(&Request { lens, density, is_tight, height, ..Request::of(&map) }, &*SET);
        prop_assert_eq!(laid.cards.len(), map.touchpoints.len());
        for (n, card) in laid.cards.iter().enumerate() {
            prop_assert!(laid.cards.iter().skip(n + 1).all(|other| !card.rect.overlaps(other.rect)));
            prop_assert!(laid.also.iter().all(|mark| !card.rect.overlaps(mark.rect)), "a mark lies on card {}", card.number);
            let touchpoint = map.touchpoints.get(card.id).unwrap();
            let own = if of_channels {
                touchpoint.channels.first().map_or(LaneKind::NoChannel, |id| LaneKind::Channel(*id))
            } else {
                touchpoint.creator.map_or(LaneKind::NoCreator, LaneKind::Creator)
            };
            let lane = laid.lanes.iter().find(|lane| lane.kind == own).unwrap();
            let column = laid.columns.iter().find(|column| column.id == card.stage).unwrap();
            prop_assert!(lane.rect.holds(card.rect) && column.rect.x < card.rect.x && card.rect.right() < column.rect.right() + 1.0);
            prop_assert!(card.rect.x >= lane.head.right(), "card {} lies beneath the headings", card.number);
        }
        for (lane, next) in laid.lanes.iter().zip(laid.lanes.iter().skip(1)) {
            prop_assert!((lane.rect.bottom() - next.rect.y).abs() < 0.1, "lanes follow each other");
            let words: Vec<Rect> = lane.name.iter().chain(&lane.notes).map(journey_canvas::layout::Placed::rect).collect();
            prop_assert!(words.iter().all(|rect| lane.head.grown(0.6).holds(*rect)), "a heading is cut");
        }
    }
}

#[test]
fn online_channels_come_first_and_what_is_in_several_is_marked_in_each() {
    let map = example("furniture-retailer");
    let laid = seen(&map, Lens::Channels);
    let places: Vec<Place> = laid
        .lanes
        .iter()
        .filter_map(|lane| match lane.kind {
            LaneKind::Channel(id) => map.channels.get(id).map(|channel| channel.place),
            _ => None,
        })
        .collect();
    assert!(places.is_sorted() && places.len() == map.channels.len());
    assert_eq!(laid.lanes.iter().filter(|lane| lane.begins_group).count(), 1);
    let also: Vec<_> = laid.also.iter().map(|mark| (mark.touchpoint, mark.lane)).collect();
    let friend = (titled(&map, "Friend shows her sofa"), LaneKind::Channel(channel(&map, "Social")));
    assert!(also.contains(&friend));
    let further: usize = map.touchpoints.values().map(|touchpoint| touchpoint.channels.len().saturating_sub(1)).sum();
    assert_eq!(also.len(), further);
}

#[test]
fn what_nobody_said_has_a_lane_only_where_there_is_any() {
    let mut map = example("furniture-retailer");
    assert_eq!(seen(&map, Lens::Creators).lanes.len(), 3);
    let id = titled(&map, "Instagram ad");
    map.touchpoints.update(id, |touchpoint| {
        touchpoint.creator = None;
        touchpoint.channels.clear();
    });
    let last = |lens| seen(&map, lens).lanes.last().map(|lane| lane.kind);
    assert_eq!([last(Lens::Creators), last(Lens::Channels)], [Some(LaneKind::NoCreator), Some(LaneKind::NoChannel)]);
}

/// What a drag of one card into a lane and a stage makes of the map.
fn dragged(map: &JourneyMap, lens: Lens, title: &str, to: (LaneKind, &str), is_free: bool) -> Document {
    dragged_together(map, lens, &[title], to, is_free)
}

/// The same of several cards, the first of them in the hand.
fn dragged_together(map: &JourneyMap, lens: Lens, titles: &[&str], to: (LaneKind, &str), is_free: bool) -> Document {
    let laid = seen(map, lens);
    let (facts, id) = (Facts::of(&laid), titled(map, titles[0]));
    let lane = laid.lanes.iter().find(|lane| lane.kind == to.0).unwrap();
    let column = laid.columns.iter().find(|column| map.stages.get(column.id).unwrap().name == to.1).unwrap();
    let goal = Point::new(column.rect.centre().x, lane.rect.centre().y);
    let drag = Drag { by: goal - laid.card(id).unwrap().rect.centre(), pointer: goal, is_free, is_copy: false };
    let mut document = Document::new(map.clone());
    document.select(titles.iter().map(|title| Subject::Touchpoint(titled(map, title))).collect());
    for intent in [Intent::BeginMove, Intent::PreviewMove(drag), Intent::Drop(drag), Intent::Commit] {
        answer(&intent, &mut document, &facts, &mut ChaCha8Rng::from_seed([7; 32])).unwrap();
    }
    document
}

/// Creator and stage of each.
fn told(document: &Document, titles: &[&str]) -> Vec<(Option<Creator>, String)> {
    let map = document.map();
    let cards = titles.iter().map(|title| map.touchpoints.get(titled(map, title)).unwrap());
    cards.map(|card| (card.creator, map.stages.get(card.stage).unwrap().name.clone())).collect()
}

#[test]
fn cards_dragged_together_keep_their_lanes_and_stages_apart() {
    let map = example("furniture-retailer");
    // Paid in Awareness, owned in Purchase.
    let titles = ["Instagram ad", "Checkout asks for account"];
    let is = |creator, stage: &str| (Some(creator), stage.to_owned());
    let before = told(&Document::new(map.clone()), &titles);
    assert_eq!(before, [is(Creator::Paid, "Awareness"), is(Creator::Owned, "Purchase")]);
    let down = dragged_together(&map, Lens::Creators, &titles, (LaneKind::Creator(Creator::Owned), "Awareness"), false);
    assert_eq!(told(&down, &titles), [is(Creator::Owned, "Awareness"), is(Creator::Earned, "Purchase")]);
    let right =
        dragged_together(&map, Lens::Creators, &titles, (LaneKind::Creator(Creator::Paid), "Consideration"), false);
    assert_eq!(told(&right, &titles), [is(Creator::Paid, "Consideration"), is(Creator::Owned, "Delivery")]);
    let mut both = right;
    both.undo();
    assert_eq!((both.map(), both.undo_label()), (&map, None), "one step");
}

#[test]
fn a_card_that_comes_along_loses_its_creator_only_where_the_one_in_the_hand_does() {
    let mut map = example("furniture-retailer");
    let photo = titled(&map, "Posts a photo");
    map.touchpoints.update(photo, |touchpoint| touchpoint.creator = None);
    let titles = ["Instagram ad", "Checkout asks for account"];
    let creators = |lane| {
        let document = dragged_together(&map, Lens::Creators, &titles, (lane, "Awareness"), false);
        told(&document, &titles).into_iter().map(|(creator, _)| creator).collect::<Vec<_>>()
    };
    let earned = Some(Creator::Earned);
    assert_eq!(creators(LaneKind::Creator(Creator::Earned)), [earned, earned], "at the last lane with a name");
    assert_eq!(creators(LaneKind::NoCreator), [None, None]);
}

#[test]
fn a_drag_into_another_lane_takes_its_channel_in_place_of_the_first() {
    let map = example("furniture-retailer");
    let (phone, social) = (channel(&map, "Phone"), channel(&map, "Social"));
    let lane = (LaneKind::Channel(phone), "Awareness");
    let channels = |document: &Document| {
        document.map().touchpoints.get(titled(&map, "Friend shows her sofa")).unwrap().channels.clone()
    };
    let mut document = dragged(&map, Lens::Channels, "Friend shows her sofa", lane, false);
    assert_eq!(channels(&document), [phone, social]);
    document.undo();
    assert_eq!((document.map(), document.undo_label()), (&map, None), "one step");
    let added = dragged(&map, Lens::Channels, "Friend shows her sofa", lane, true);
    assert_eq!(channels(&added).len(), 3, "with Control it comes to the others");
}

#[test]
fn a_drag_into_another_column_changes_the_stage_and_one_into_a_creators_lane_the_creator() {
    let map = example("furniture-retailer");
    let to = (LaneKind::Creator(Creator::Earned), "Delivery");
    let document = dragged(&map, Lens::Creators, "Instagram ad", to, false);
    let now = document.map().touchpoints.get(titled(&map, "Instagram ad")).unwrap();
    assert_eq!(document.map().stages.get(now.stage).unwrap().name, "Delivery");
    assert_eq!(now.creator, Some(Creator::Earned));
}

#[test]
fn a_place_in_the_map_lens_outlives_a_change_of_lane() {
    let mut map = example("furniture-retailer");
    let (id, offset) = (titled(&map, "Instagram ad"), Some(Offset { x: 12, y: 300 }));
    map.touchpoints.update(id, |touchpoint| touchpoint.offset = offset);
    for (lens, lane) in [
        (Lens::Channels, LaneKind::Channel(channel(&map, "Phone"))),
        (Lens::Creators, LaneKind::Creator(Creator::Owned)),
    ] {
        let document = dragged(&map, lens, "Instagram ad", (lane, "Awareness"), false);
        assert_ne!(document.map(), &map);
        assert_eq!(document.map().touchpoints.get(id).unwrap().offset, offset, "{lens:?}");
    }
}

#[test]
fn no_lens_but_the_map_lays_out_by_hand_or_changes_the_map() {
    let map = example("furniture-retailer");
    let mut moved = map.clone();
    for id in map.touchpoints.ids() {
        moved.touchpoints.update(id, |touchpoint| touchpoint.offset = Some(Offset { x: 900, y: -700 }));
    }
    for lens in [Lens::Emotion, Lens::Channels, Lens::Creators] {
        let rects = |map| seen(map, lens).cards.iter().map(|card| card.rect).collect::<Vec<_>>();
        assert_eq!(rects(&map), rects(&moved), "{lens:?}");
    }
}
