//! Gestures as lines: before, what the hand does, after. Columns are 200 wide and begin 100 beneath the ground;
//! cards are 160 × 60, the first at (20, 120), each 80 beneath the one before. Selected cards stand in brackets.

mod copies;
mod giving_up;
mod rerouting;
mod snapping;
mod stages;

use std::sync::Arc;

use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

use super::{snap::Seen, *};
use crate::{
    edit::{
        Command, Document, Label, Selection,
        sample::{id, map, text},
    },
    layout::geometry::{Point, Rect},
    model::{Flow, Id, JourneyMap, Link, Subject, Touchpoint, check},
};

/// A window without pixels: what `ui` and `app` are to a gesture.
struct Hand {
    document: Document,
    gesture: Gesture,
    facts: Facts,
    camera: Camera,
    in_screen: Point,
    source: ChaCha8Rng,
    other: Vec<Intent>,
    /// From how far cards are drawn into line.
    reach: f32,
    /// The pointer is on this, wherever it is: "stage:Buy", "edge:Buy", "start:Cart>Pay", "end:Cart>Pay".
    on: Option<(Subject, Spot)>,
}

fn facts(map: &JourneyMap) -> Facts {
    let mut facts = Facts::default();
    let mut left = 0.0;
    for (stage, _) in map.stages_in_order() {
        let corner = Point::new(left, 100.0);
        facts.columns.push(Column { stage, left, right: left + 180.0, corner, breadth: (180.0, 120.0) });
        let mut y = 120.0;
        for (card, touchpoint) in map.touchpoints_of(stage) {
            #[expect(clippy::cast_precision_loss, reason = "offsets in tests are small")]
            let at = touchpoint
                .offset
                .map_or(Point::new(left + 20.0, y), |at| corner + Point::new(at.x as f32, at.y as f32));
            Arc::make_mut(&mut facts.cards).insert(card, Rect::new(at.x, at.y, 160.0, 60.0));
            y += 80.0;
        }
        left += 200.0;
    }
    facts
}

impl Hand {
    fn on(before: &str) -> Self {
        let map = map(before);
        Self {
            facts: facts(&map),
            document: Document::new(map),
            gesture: Gesture::Idle,
            camera: Camera::new(Point::new(-30.0, 10.0), 2.0),
            in_screen: Point::default(),
            source: ChaCha8Rng::seed_from_u64(1),
            other: Vec::new(),
            reach: 0.0,
            on: None,
        }
    }

    /// Where cards stand, and with what they can be aligned.
    fn seen_facts(&self) -> Facts {
        let facts = facts(self.document.map());
        let cards = facts.cards.iter().map(|(id, rect)| (*id, *rect)).collect();
        facts.with_seen(Seen { cards, reach: self.reach })
    }

    fn under(&self) -> Option<Hit> {
        let at = self.camera.doc_from_screen(self.in_screen);
        if let Some((subject, spot)) = self.on {
            return Some(Hit { subject, spot, is_selected: self.document.selection().contains(subject) });
        }
        let (card, rect) = facts(self.document.map())
            .cards
            .iter()
            .map(|(id, rect)| (*id, *rect))
            .find(|(_, rect)| rect.contains(at))?;
        let subject = Subject::Touchpoint(card);
        let spot = if at.x > rect.right() - 5.0 { Spot::Handle } else { Spot::Body };
        Some(Hit { subject, spot, is_selected: self.document.selection().contains(subject) })
    }

    fn go(&mut self, event: Event, modifiers: Modifiers) {
        let in_doc = self.camera.doc_from_screen(self.in_screen);
        let input = Input { event, in_screen: self.in_screen, in_doc, modifiers };
        let (next, intents) = self.gesture.next(&input, self.under());
        self.gesture = next;
        for intent in intents {
            match intent {
                Intent::Pan(by) => self.camera = self.camera.pan(by),
                Intent::ZoomAbout { in_screen, factor } => self.camera = self.camera.zoom_about(in_screen, factor),
                intent => {
                    if !answer(&intent, &mut self.document, &self.facts, &mut self.source).unwrap() {
                        self.other.push(intent);
                    }
                }
            }
            let seen = self.seen_facts();
            self.facts = if self.document.is_in_gesture() { self.facts.clone().with_seen(seen.seen) } else { seen };
        }
    }

    fn point_at(&mut self, place: &str) {
        self.on = None;
        if let Some((what, name)) = place.split_once(':') {
            let (subject, spot) = match what {
                "stage" => (Subject::Stage(id(name)), Spot::Body),
                "edge" => (Subject::Stage(id(name)), Spot::Edge),
                "start" => (Subject::Link(id(name)), Spot::End(End::From)),
                "end" => (Subject::Link(id(name)), Spot::End(End::To)),
                other => panic!("the hand does not know `{other}:`"),
            };
            self.on = Some((subject, spot));
            let column = self.facts.columns.iter().find(|column| subject == Subject::Stage(column.stage));
            let x = column.map_or(300.0, |column| if spot == Spot::Edge { column.right } else { column.left + 40.0 });
            self.in_screen = self.camera.screen_from_doc(Point::new(x, 20.0));
            return;
        }
        let in_doc = match place.split_once(',') {
            Some((x, y)) => Point::new(x.parse().unwrap(), y.parse().unwrap()),
            None => {
                let (title, handle) = place.strip_suffix('>').map_or((place, false), |title| (title, true));
                let rect = facts(self.document.map()).cards[&id::<Touchpoint>(title)];
                if handle { Point::new(rect.right(), rect.centre().y) } else { rect.centre() }
            }
        };
        self.in_screen = self.camera.screen_from_doc(in_doc);
    }

    /// "press Cart", "to 30,40", "by 30,40", "release", "click Cart", "shift click Cart", "undo" …
    fn act(&mut self, words: &str) {
        let mut modifiers = Modifiers::default();
        let mut words: Vec<&str> = words.split_whitespace().collect();
        words.retain(|word| match *word {
            "shift" => std::mem::replace(&mut modifiers.shift, true),
            "space" => std::mem::replace(&mut modifiers.space, true),
            "command" => std::mem::replace(&mut modifiers.command, true),
            "alt" => std::mem::replace(&mut modifiers.alt, true),
            _ => true,
        });
        let place = words.get(1).copied().unwrap_or_default();
        let button = if place == "middle" { Button::Middle } else { Button::Primary };
        match words[0] {
            "press" | "click" | "double" => {
                self.point_at(if button == Button::Middle { words[2] } else { place });
                let clicks = if words[0] == "double" { 2 } else { 1 };
                for _ in 0..clicks {
                    self.go(Event::Press(button), modifiers);
                    if words[0] != "press" {
                        self.go(Event::Release(button), modifiers);
                    }
                }
                if words[0] == "double" {
                    self.go(Event::DoubleClick, modifiers);
                }
            }
            "to" | "by" => {
                let from = self.camera.doc_from_screen(self.in_screen);
                self.point_at(place);
                if words[0] == "by" {
                    let by = self.camera.doc_from_screen(self.in_screen);
                    self.in_screen = self.camera.screen_from_doc(from + by);
                }
                self.go(Event::Move, modifiers);
            }
            "aim" => self.gesture = Gesture::aiming(id(place), Point::default()),
            "release" => self.go(Event::Release(button), modifiers),
            "wheel" => self.go(Event::Wheel(Point::new(0.0, place.parse().unwrap())), modifiers),
            "pinch" => self.go(Event::Pinch(place.parse().unwrap()), modifiers),
            "fingers" => {
                let [x, y, factor] = [0, 1, 2].map(|part| place.split(',').nth(part).unwrap().parse().unwrap());
                self.go(Event::Fingers { by: Point::new(x, y), factor }, modifiers);
            }
            "escape" => self.go(Event::Escape, modifiers),
            "lost" => self.go(Event::Lost, modifiers),
            "undo" => drop(self.document.undo().copied()),
            "redo" => drop(self.document.redo().copied()),
            other => panic!("the hand does not know `{other}`"),
        }
    }

    fn after(mut self, script: &str) -> Self {
        script.split(';').map(str::trim).filter(|words| !words.is_empty()).for_each(|words| self.act(words));
        assert_eq!(check(self.document.map()), []);
        self
    }

    fn shown(&self) -> String {
        let mut shown = text(self.document.map());
        for card in self.document.selection().touchpoints() {
            let title = &self.document.map().touchpoints.get(card).unwrap().title;
            shown = shown.replacen(&format!(" {title}"), &format!(" [{title}]"), 1);
        }
        shown
    }
}

#[track_caller]
fn assert_gesture(before: &str, script: &str, after: &str) {
    let hand = Hand::on(before).after(script);
    assert_eq!(hand.shown(), after, "after `{script}`");
    assert_eq!(hand.other, []);
}

#[track_caller]
fn assert_asks(before: &str, script: &str, intents: &[Intent]) {
    assert_eq!(Hand::on(before).after(script).other, intents, "after `{script}`");
}

const TWO: &str = "Buy: Cart Pay | Use: Box";

#[test]
fn a_click_selects_and_shift_adds_and_takes_away() {
    assert_gesture(TWO, "click Cart", "Buy: [Cart] Pay | Use: Box");
    assert_gesture(TWO, "click Cart; click Box", "Buy: Cart Pay | Use: [Box]");
    assert_gesture(TWO, "click Cart; shift click Box", "Buy: [Cart] Pay | Use: [Box]");
    assert_gesture(TWO, "click Cart; shift click Box; shift click Cart", "Buy: Cart Pay | Use: [Box]");
    assert_gesture(TWO, "click Cart; shift click Box; click Cart", "Buy: [Cart] Pay | Use: Box");
}

#[test]
fn a_click_on_the_ground_selects_nothing_unless_with_shift() {
    assert_gesture(TWO, "click Cart; click 190,500", TWO);
    assert_gesture(TWO, "click Cart; shift click 190,500", "Buy: [Cart] Pay | Use: Box");
}

#[test]
fn a_drag_moves_the_card_by_what_the_hand_moved() {
    assert_gesture(TWO, "press Cart; by 3,7; by 10,10; release", "Buy: [Cart]@33,37 Pay | Use: Box");
    assert_gesture(TWO, "press Pay; by 50,50; by -25,-40; release", "Buy: Cart [Pay]@45,110 | Use: Box");
}

#[test]
fn a_card_let_go_in_its_column_or_upon_another_is_laid_out_there() {
    assert_gesture(TWO, "press Cart; by -20,300; release", "Buy: Pay [Cart] | Use: Box");
    assert_gesture(TWO, "press Cart; by 180,-100; release", "Buy: Pay | Use: [Cart] Box");
    assert_gesture(TWO, "press Cart; by 240,30; release", "Buy: Pay | Use: Box [Cart]");
    assert_gesture(TWO, "press Cart; by 240,90; release", "Buy: Pay | Use: Box [Cart]@60,110");
}

#[test]
fn a_press_that_hardly_moves_is_a_click() {
    assert_gesture(TWO, "press Cart; by 1,1; release", "Buy: [Cart] Pay | Use: Box");
}

#[test]
fn a_drag_past_another_card_changes_the_order() {
    assert_gesture(TWO, "press Cart; by 0,100; release", "Buy: Pay [Cart] | Use: Box");
    assert_gesture(TWO, "press Pay; by 0,-100; release", "Buy: [Pay] Cart | Use: Box");
}

#[test]
fn a_drag_across_stages_changes_the_stage() {
    assert_gesture(TWO, "press Cart; by 200,100; release", "Buy: Pay | Use: Box [Cart]@20,120");
    assert_gesture(TWO, "press Pay; by 200,-100; release", "Buy: Cart | Use: [Pay] Box");
    assert_gesture("Buy: Cart | Use:", "press Cart; by 190,0; release", "Buy: | Use: [Cart]");
}

#[test]
fn between_and_beyond_the_columns_the_nearest_stage_is_meant() {
    assert_gesture(TWO, "press Cart; by -500,0; release", "Buy: [Cart]@-480,20 Pay | Use: Box");
    assert_gesture(TWO, "press Box; by 900,0; release", "Buy: Cart Pay | Use: [Box]@920,20");
}

#[test]
fn a_group_moves_together_and_keeps_its_order() {
    let both = "click Cart; shift click Pay; press Pay";
    assert_gesture(TWO, &format!("{both}; by 200,100; release"), "Buy: | Use: Box [Cart]@20,120 [Pay]@20,200");
    let across = "click Cart; shift click Box; press Cart; by 0,-60; release";
    assert_gesture(TWO, across, "Buy: [Cart]@20,-40 Pay | Use: [Box]@20,-40");
    let apart = "Buy: Cart | Use: Box | Keep: Call";
    let shifted = "click Cart; shift click Box; press Cart; by 200,0; release";
    assert_gesture(apart, shifted, "Buy: | Use: [Cart]@20,20 | Keep: Call [Box]");
}

#[test]
fn a_drag_is_one_step_to_undo() {
    let drag = "press Cart; by 30,0; by 40,100; by -10,-20; release";
    assert_gesture(TWO, &format!("{drag}; undo"), "Buy: [Cart] Pay | Use: Box");
    assert_gesture(TWO, &format!("{drag}; undo; undo; redo"), "Buy: Pay [Cart] | Use: Box");
}

#[test]
fn a_drag_back_to_the_start_leaves_the_card_where_it_was() {
    assert_gesture("Buy: Cart@9,9", "press Cart; by 200,50; by -200,-50; release", "Buy: [Cart]@9,9");
}

#[test]
fn escape_gives_a_drag_up_without_a_trace() {
    for end in ["escape", "lost"] {
        let script = format!("press Cart; by 200,100; {end}; by 50,50; release");
        assert_gesture(TWO, &script, "Buy: [Cart] Pay | Use: Box");
    }
    let redo = "press Cart; by 30,0; release; undo; press Cart; by 0,100; escape; redo";
    assert_gesture(TWO, redo, "Buy: [Cart]@50,20 Pay | Use: Box");
}

#[test]
fn a_frame_selects_what_it_touches() {
    assert_gesture(TWO, "press 190,500; to 10,190; release", "Buy: Cart [Pay] | Use: Box");
    assert_gesture(TWO, "click Box; shift press 190,500; to 10,190; release", "Buy: Cart [Pay] | Use: [Box]");
    assert_gesture(TWO, "click Box; press 190,500; to 185,490; release", TWO);
    assert_gesture(TWO, "click Box; press 190,500; to 10,190; escape; release", "Buy: Cart Pay | Use: [Box]");
}

#[test]
fn the_map_is_panned_with_space_or_the_middle_button() {
    for begin in ["space press Cart", "press middle Cart"] {
        let end = if begin.contains("middle") { "release middle" } else { "release" };
        let hand = Hand::on(TWO).after(&format!("{begin}; by 30,40; {end}; by 5,5"));
        assert_eq!(hand.camera, Camera::new(Point::new(-60.0, -30.0), 2.0), "{begin}");
        assert_eq!(hand.shown(), TWO);
    }
}

#[test]
fn the_wheel_pans_and_zooms_even_during_a_drag() {
    let hand = Hand::on(TWO).after("press Cart; by 10,0; wheel 40; command wheel 100; by 10,0; release");
    assert!(hand.camera.zoom() > 2.3 && hand.camera.zoom() < 2.5);
    // The card stays beneath the pointer: 20 from the moves, and 20 up as the map was pulled 20 down beneath it.
    assert_eq!(hand.shown(), "Buy: [Cart]@40,0 Pay | Use: Box");
}

#[test]
fn a_pinch_zooms_about_the_pointer_even_during_a_drag() {
    let hand = Hand::on(TWO).after("to 100,150; pinch 1.5; pinch 2");
    assert!((hand.camera.zoom() - 6.0).abs() < 1e-4);
    let there = hand.camera.doc_from_screen(hand.in_screen);
    assert!((there.x - 100.0).abs() < 1e-3 && (there.y - 150.0).abs() < 1e-3, "what is between the fingers stays");
    assert_gesture(TWO, "press Cart; by 10,0; pinch 2; by 10,5; release", "Buy: [Cart]@40,25 Pay | Use: Box");
    assert_eq!(Hand::on(TWO).after("pinch 1000; pinch 1000").camera.zoom(), Camera::MAX_ZOOM);
    assert_eq!(Hand::on(TWO).after("pinch 0.0001").camera.zoom(), Camera::MIN_ZOOM);
}

#[test]
fn the_wheel_pans_both_ways_and_zooms_with_control() {
    let corner = |script: &str| Hand::on(TWO).after(script).camera.corner();
    assert_eq!(corner("wheel 40"), Point::new(-30.0, -10.0));
    assert_eq!(corner("shift wheel 40"), Point::new(-50.0, 10.0));
    let hand = Hand::on(TWO).after("to 100,150; command wheel 100; command wheel -100");
    assert!((hand.camera.zoom() - 2.0).abs() < 1e-4, "there and back");
}

#[test]
fn two_fingers_hold_the_map_and_give_up_what_the_first_began() {
    let hand = Hand::on(TWO).after("press Cart; by 30,40; fingers 20,-10,2; fingers 0,6,1; by 50,50; release");
    assert_eq!(hand.shown(), "Buy: [Cart] Pay | Use: Box");
    assert_eq!(hand.document.undo_label(), None);
    assert!((hand.camera.zoom() - 4.0).abs() < 1e-4);
    let calm = Hand::on(TWO).after("fingers 20,-10,1");
    assert_eq!(calm.camera.corner(), Point::new(-40.0, 15.0));
}

#[test]
fn a_link_is_drawn_from_a_handle_to_a_card() {
    assert_gesture(TWO, "press Cart>; to Box; release", "Buy: Cart Pay | Use: Box | Cart>Box");
    assert_gesture(TWO, "press Cart>; to Box; release; undo", "Buy: [Cart] Pay | Use: Box");
    assert_gesture(TWO, "press Cart>; to Box; to Cart; release", "Buy: [Cart] Pay | Use: Box");
    assert_gesture(TWO, "press Cart>; to Box; escape; release", "Buy: [Cart] Pay | Use: Box");
}

#[test]
fn a_link_drawn_to_the_ground_asks_for_a_new_touchpoint() {
    let (at, from) = (Some(Point::new(190.0, 500.0)), Some(id("Cart")));
    assert_asks(TWO, "press Cart>; to Box; to 190,500; release", &[Intent::Capture { at, from }]);
}

#[test]
fn a_double_click_edits_the_title_or_asks_for_a_new_touchpoint() {
    assert_asks(TWO, "double Pay", &[Intent::EditTitle(Subject::Touchpoint(id("Pay")))]);
    let at = Some(Point::new(190.0, 500.0));
    assert_asks(TWO, "double 190,500", &[Intent::Capture { at, from: None }]);
}

#[test]
fn a_second_link_between_the_same_two_is_refused() {
    let mut hand = Hand::on("Buy: Cart Pay | Cart>Pay");
    let link = Intent::Link { from: id("Cart"), to: id("Pay") };
    assert!(answer(&link, &mut hand.document, &hand.facts, &mut hand.source).is_err());
}

#[test]
fn keys_move_the_selection_through_the_journey_and_the_cards() {
    let asked = |select: &str, intents: &[Intent]| {
        let mut hand = Hand::on(TWO).after(select);
        for intent in intents {
            assert!(answer(intent, &mut hand.document, &hand.facts, &mut hand.source).unwrap());
            hand.facts = facts(hand.document.map());
        }
        hand.shown()
    };
    let next = Intent::SelectNext { is_backwards: false };
    let previous = Intent::SelectNext { is_backwards: true };
    assert_eq!(asked("", std::slice::from_ref(&next)), "Buy: [Cart] Pay | Use: Box");
    assert_eq!(asked("click Pay", std::slice::from_ref(&next)), "Buy: Cart Pay | Use: [Box]");
    assert_eq!(asked("click Box", &[next]), "Buy: [Cart] Pay | Use: Box");
    assert_eq!(asked("click Cart", &[previous]), "Buy: Cart Pay | Use: [Box]");
    assert_eq!(asked("", &[Intent::SelectAll]), "Buy: [Cart] [Pay] | Use: [Box]");
    let down = Intent::Nudge(Point::new(0.0, 4.0));
    assert_eq!(asked("click Cart", &[down.clone(), down]), "Buy: [Cart]@20,28 Pay | Use: Box");
}

#[test]
fn a_new_card_finds_its_stage_order_and_offset() {
    let map = map(TWO);
    let (stage, order, offset) = placing::spot(&map, &facts(&map), Point::new(60.0, 170.0)).unwrap();
    let order_of = |title| &map.touchpoints.get(id(title)).unwrap().order;
    assert_eq!((stage, offset.x, offset.y), (id("Buy"), 60, 70));
    assert!(order_of("Cart") < &order && &order < order_of("Pay"));
}
