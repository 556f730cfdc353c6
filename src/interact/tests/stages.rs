//! Stages under the hand. Columns are 200 from one left edge to the next; their right edges at 180, 380, 580.

use super::*;
use crate::model::{Phase, Stage};

const THREE: &str = "Buy: Cart | Use: Box | Keep: Call";

/// Like [`THREE`], with a phase for each stage.
fn in_phases() -> Hand {
    let mut hand = Hand::on(THREE);
    for (name, phase) in [("Buy", Phase::PrePurchase), ("Use", Phase::Purchase), ("Keep", Phase::PostPurchase)] {
        let stage = Stage { phase, ..hand.document.map().stages.get(id(name)).unwrap().clone() };
        hand.document.edit(&Command::set(id::<Stage>(name), stage)).unwrap();
    }
    hand
}

fn phase_of(hand: &Hand, name: &str) -> Phase {
    hand.document.map().stages.get(id(name)).unwrap().phase
}

fn width_of(hand: &Hand, name: &str) -> Option<u32> {
    hand.document.map().stages.get(id(name)).unwrap().width
}

#[test]
fn a_heading_dragged_puts_the_stage_elsewhere() {
    assert_gesture(THREE, "press stage:Buy; to 570,20; release", "Use: Box | Keep: Call | Buy: Cart");
    assert_gesture(THREE, "press stage:Keep; to 20,20; release", "Keep: Call | Buy: Cart | Use: Box");
    assert_gesture(THREE, "press stage:Buy; to 370,400; release", "Use: Box | Buy: Cart | Keep: Call");
    assert_gesture(THREE, "press stage:Buy; to 570,20; release; undo", THREE);
}

#[test]
fn a_stage_put_back_beside_its_neighbour_or_given_up_is_no_step() {
    for script in ["to 210,20; release", "to 90,20; release", "to 570,20; escape; release"] {
        let hand = Hand::on(THREE).after(&format!("press stage:Buy; {script}"));
        assert_eq!(hand.shown(), THREE, "{script}");
        assert_eq!(hand.document.undo_label(), None, "{script}");
    }
}

#[test]
fn a_stage_put_among_those_of_another_phase_comes_into_that_phase() {
    let hand = in_phases().after("press stage:Buy; to 570,20; release");
    assert_eq!(phase_of(&hand, "Buy"), Phase::PostPurchase);
    assert_eq!(hand.shown(), "Use: Box | Keep: Call | Buy: Cart");
    let hand = in_phases().after("press stage:Buy; to 210,20; release");
    assert_eq!((phase_of(&hand, "Buy"), hand.shown().as_str()), (Phase::Purchase, THREE));
}

#[test]
fn keys_move_a_stage_one_place_and_over_the_end_of_its_phase() {
    let stepped = |hand: &mut Hand, name: &str, is_left: bool| {
        let step = Intent::StepStage { stage: id(name), is_left };
        assert!(answer(&step, &mut hand.document, &hand.facts, &mut hand.source).unwrap());
        hand.shown()
    };
    let mut hand = Hand::on(THREE);
    assert_eq!(stepped(&mut hand, "Buy", false), "Use: Box | Buy: Cart | Keep: Call");
    assert_eq!(stepped(&mut hand, "Buy", true), THREE);
    // All stages are of the purchase: to the left lies the phase before it.
    assert_eq!(stepped(&mut hand, "Buy", true), THREE);
    assert_eq!(phase_of(&hand, "Buy"), Phase::PrePurchase);
    stepped(&mut hand, "Buy", true);
    assert_eq!(phase_of(&hand, "Buy"), Phase::PrePurchase, "there is no phase before the first");
    let mut hand = in_phases();
    assert_eq!(stepped(&mut hand, "Buy", false), THREE);
    assert_eq!(phase_of(&hand, "Buy"), Phase::Purchase);
    assert_eq!(stepped(&mut hand, "Buy", false), "Use: Box | Buy: Cart | Keep: Call");
}

#[test]
fn an_edge_dragged_makes_a_stage_wider_in_one_step() {
    // The last edge: all stages to its left give way, so the width grows by what the hand moves.
    let hand = Hand::on(THREE).after("press edge:Keep; by 10,0; by 30,0; release");
    assert_eq!(width_of(&hand, "Keep"), Some(220));
    assert_eq!(hand.document.undo_label(), Some(&Label::ResizeStage));
    let hand = hand.after("undo");
    assert_eq!((width_of(&hand, "Keep"), hand.document.undo_label()), (None, None));
    // The first edge: nothing to its left gives way.
    let hand = Hand::on(THREE).after("press edge:Buy; by 40,0; release");
    assert_eq!(width_of(&hand, "Buy"), Some(220));
    // The middle one: half of what it takes comes from the left, so it takes twice as much.
    let hand = Hand::on(THREE).after("press edge:Use; by 20,0; release");
    assert_eq!(width_of(&hand, "Use"), Some(220));
}

#[test]
fn a_stage_is_never_narrower_than_it_can_be() {
    let hand = Hand::on(THREE).after("press edge:Buy; by -500,0; release");
    assert_eq!(width_of(&hand, "Buy"), Some(120));
}

#[test]
fn a_width_is_given_up_and_a_double_click_takes_it_back() {
    let hand = Hand::on(THREE).after("press edge:Buy; by 40,0; escape; release");
    assert_eq!((width_of(&hand, "Buy"), hand.document.undo_label()), (None, None));
    let hand = Hand::on(THREE).after("press edge:Buy; by 40,0; release; double edge:Buy");
    assert_eq!(width_of(&hand, "Buy"), None);
    assert!(hand.document.selection().is_empty(), "an edge is no stage to select");
}

#[test]
fn a_click_on_a_heading_selects_the_stage() {
    let hand = Hand::on(THREE).after("click stage:Use");
    assert_eq!(hand.document.selection(), &Selection::one(Subject::Stage(id("Use"))));
}
