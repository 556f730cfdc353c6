//! Ends of links led elsewhere.

use super::*;

const LINKED: &str = "Buy: Cart Pay | Use: Box | Cart>Pay";

#[test]
fn an_end_of_a_link_is_led_to_another_card() {
    assert_gesture(LINKED, "press end:Cart>Pay; to Box; release", "Buy: Cart Pay | Use: Box | Cart>Box");
    assert_gesture(LINKED, "press start:Cart>Pay; to Box; release", "Buy: Cart Pay | Use: Box | Box>Pay");
    assert_gesture(LINKED, "press end:Cart>Pay; to Box; release; undo", LINKED);
    assert_gesture(LINKED, "press end:Cart>Pay; to Box; release; undo; redo", "Buy: Cart Pay | Use: Box | Cart>Box");
}

#[test]
fn an_end_led_to_the_ground_or_given_up_stays_where_it_was() {
    for script in ["to Box; to 190,500; release", "to Box; escape; release", "to Box; lost; release"] {
        assert_gesture(LINKED, &format!("press end:Cart>Pay; {script}"), LINKED);
    }
}

#[test]
fn a_link_keeps_its_flow_and_its_note_when_it_is_led_elsewhere() {
    let mut hand = Hand::on(LINKED);
    let id: Id<Link> = id("Cart>Pay");
    let was = Link {
        flow: Some(Flow::Count(7)),
        note: "by bus".into(),
        ..hand.document.map().links.get(id).unwrap().clone()
    };
    hand.document.edit(&Command::set(id, was.clone())).unwrap();
    let hand = hand.after("press end:Cart>Pay; to Box; release");
    assert_eq!(hand.document.map().links.get(id), Some(&Link { to: self::id("Box"), ..was }));
    assert_eq!(hand.document.undo_label(), Some(&Label::Reroute));
}

#[test]
fn a_link_led_to_its_own_other_end_or_beside_another_is_refused() {
    let mut hand = Hand::on("Buy: Cart Pay | Use: Box | Cart>Pay Cart>Box");
    for to in ["Cart", "Box"] {
        let led = Intent::Reroute { link: id("Cart>Pay"), end: End::To, to: id(to) };
        assert!(answer(&led, &mut hand.document, &hand.facts, &mut hand.source).is_err(), "{to}");
    }
}

#[test]
fn a_double_click_on_a_link_asks_how_many_go_along() {
    assert_asks(LINKED, "double start:Cart>Pay", &[Intent::EditTitle(Subject::Link(id("Cart>Pay")))]);
}

#[test]
fn a_link_is_drawn_without_a_button_held() {
    assert_gesture("Buy: Cart Pay", "aim Cart; to 190,500; click Pay", "Buy: Cart Pay | Cart>Pay");
    assert_gesture("Buy: Cart Pay", "aim Cart; to Pay; escape", "Buy: Cart Pay");
    assert_gesture("Buy: Cart Pay", "aim Cart; to Pay; click Cart", "Buy: Cart Pay");
    let (at, from) = (Some(Point::new(190.0, 500.0)), Some(id("Cart")));
    assert_asks("Buy: Cart Pay", "aim Cart; click 190,500", &[Intent::Capture { at, from }]);
}
