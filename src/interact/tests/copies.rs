//! Copies, cards in line, equal gaps.

use super::*;

const LINKED: &str = "Buy: Cart Pay | Use: Box | Cart>Pay Pay>Box";

#[track_caller]
fn assert_answers(before: &str, select: &str, intents: &[Intent], after: &str) {
    let mut hand = Hand::on(before).after(select);
    for intent in intents {
        assert!(answer(intent, &mut hand.document, &hand.facts, &mut hand.source).unwrap());
        assert_eq!(check(hand.document.map()), []);
        hand.facts = facts(hand.document.map());
    }
    assert_eq!(hand.shown(), after);
}

#[test]
fn a_drag_with_alt_takes_a_copy_along() {
    let drag = "press Box; alt by 250,300; alt by 50,0; alt release";
    let hand = Hand::on("Buy: Cart | Use: Box").after(drag);
    assert_eq!(text(hand.document.map()), "Buy: Cart | Use: Box Box@320,320");
    assert_eq!(hand.document.undo_label(), Some(&Label::Duplicate(1)));
    let copy = hand.document.selection().touchpoints().next().unwrap();
    assert!(copy != id("Box") && hand.document.selection().len() == 1, "the copy is selected");
    let hand = hand.after("undo");
    assert_eq!(hand.shown(), "Buy: Cart | Use: [Box]");
}

#[test]
fn alt_may_come_and_go_in_the_midst_of_a_drag() {
    let hand = Hand::on("Buy: Cart | Use: Box").after("press Box; alt by 250,300; by 50,0; release");
    assert_eq!(hand.shown(), "Buy: Cart | Use: [Box]@320,320");
    assert_eq!(hand.document.undo_label(), Some(&Label::Move(1)));
    let hand = Hand::on("Buy: Cart | Use: Box").after("press Box; alt by 250,300; alt by 50,0; escape; release");
    assert_eq!(hand.shown(), "Buy: Cart | Use: [Box]");
}

#[test]
fn what_is_duplicated_is_selected_and_keeps_the_links_among_it() {
    let hand = Hand::on(LINKED).after("click Cart; shift click Pay");
    let mut hand = hand;
    assert!(answer(&Intent::Duplicate, &mut hand.document, &hand.facts, &mut hand.source).unwrap());
    assert_eq!(text(hand.document.map()), "Buy: Cart Pay Cart Pay | Use: Box | Cart>Pay Cart>Pay Pay>Box");
    assert!(hand.document.selection().touchpoints().all(|id| id != self::id("Cart") && id != self::id("Pay")));
    assert_eq!(hand.document.undo_label(), Some(&Label::Duplicate(2)));
}

#[test]
fn cards_are_brought_in_line() {
    // Cards are 160 × 60, in columns that begin at 0 and 200, 100 down.
    let before = "Buy: Cart@10,20 Pay@50,200 | Use: Box@30,90";
    let all = "click Cart; shift click Pay; shift click Box";
    for (alignment, after) in [
        (Alignment::Left, "Buy: [Cart]@10,20 [Pay]@10,200 | Use: [Box]@-190,90"),
        (Alignment::Centre, "Buy: [Cart]@120,20 [Pay]@120,200 | Use: [Box]@-80,90"),
        (Alignment::Right, "Buy: [Cart]@230,20 [Pay]@230,200 | Use: [Box]@30,90"),
        (Alignment::Top, "Buy: [Cart]@10,20 [Pay]@50,20 | Use: [Box]@30,20"),
        (Alignment::Middle, "Buy: [Cart]@10,110 [Pay]@50,110 | Use: [Box]@30,110"),
        (Alignment::Bottom, "Buy: [Cart]@10,200 [Pay]@50,200 | Use: [Box]@30,200"),
    ] {
        assert_answers(before, all, &[Intent::Align(alignment)], after);
        // Twice is once.
        assert_answers(before, all, &[Intent::Align(alignment), Intent::Align(alignment)], after);
    }
}

#[test]
fn cards_that_stand_in_line_already_stay_laid_out() {
    let both = "click Cart; shift click Pay";
    assert_answers("Buy: Cart Pay", both, &[Intent::Align(Alignment::Left)], "Buy: [Cart] [Pay]");
}

#[test]
fn gaps_become_equal_between_the_first_and_the_last() {
    let before = "Buy: Cart@0,0 Pay@0,70 Sign@0,300";
    let all = "click Cart; shift click Pay; shift click Sign";
    let spread = [Intent::Distribute(Spread::Down)];
    assert_answers(before, all, &spread, "Buy: [Cart]@0,0 [Pay]@0,150 [Sign]@0,300");
    let across = "Buy: Cart@0,0 | Use: Box@180,90 | Keep: Call@40,0";
    let all = "click Cart; shift click Box; shift click Call";
    let spread = [Intent::Distribute(Spread::Across)];
    assert_answers(across, all, &spread, "Buy: [Cart]@0,0 | Use: [Box]@20,90 | Keep: [Call]@40,0");
}
