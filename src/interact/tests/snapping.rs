//! Cards that are drawn into line, and where dragged cards would land.

use super::*;

const TWO_COLUMNS: &str = "Buy: Cart Pay | Use: Box@60,140";

#[track_caller]
fn assert_snaps(before: &str, script: &str, after: &str) {
    let mut hand = Hand::on(before);
    hand.reach = 6.0;
    hand.facts = hand.seen_facts();
    let hand = hand.after(script);
    assert_eq!(hand.shown(), after, "after `{script}`");
}

#[test]
fn a_dragged_card_is_drawn_into_line_with_those_in_view() {
    // Box stands at (260, 240); Cart comes from (20, 120).
    assert_snaps(TWO_COLUMNS, "press Cart; by 236,303; release", "Buy: Pay | Use: Box@60,140 [Cart]@60,323");
    assert_snaps(TWO_COLUMNS, "press Cart; by 450,124; release", "Buy: Pay | Use: Box@60,140 [Cart]@270,140");
    assert_snaps(TWO_COLUMNS, "press Cart; by 225,303; release", "Buy: Pay | Use: Box@60,140 [Cart]@45,323");
}

#[test]
fn control_lets_a_drag_go_where_it_will() {
    let script = "press Cart; by 200,200; command by 36,103; command release";
    assert_snaps(TWO_COLUMNS, script, "Buy: Pay | Use: Box@60,140 [Cart]@56,323");
}

#[test]
fn what_is_drawn_into_line_is_given_up_like_any_drag() {
    assert_snaps(TWO_COLUMNS, "press Cart; by 236,303; escape", "Buy: [Cart] Pay | Use: Box@60,140");
}

#[test]
fn a_group_is_drawn_as_a_whole_and_keeps_its_places() {
    let before = "Buy: Cart@60,20 Pay@100,110 | Use: Box@60,300";
    // The group's left side, that of Cart, meets Box's.
    let script = "click Cart; shift click Pay; press Cart; by 203,400; release";
    assert_snaps(before, script, "Buy: | Use: Box@60,300 [Cart]@60,420 [Pay]@100,510");
}
