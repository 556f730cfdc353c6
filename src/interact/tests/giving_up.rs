//! Escape, and a pointer that is lost, out of each gesture: nothing of it stays.

use super::*;

const BEFORE: &str = "Buy: Cart Pay | Use: Box | Cart>Pay";

/// Each gesture in the midst of it, and what is selected then.
const BEGUN: [(&str, &str); 11] = [
    ("press Cart", "Buy: [Cart] Pay | Use: Box | Cart>Pay"),
    ("press Cart; by 30,40", "Buy: [Cart] Pay | Use: Box | Cart>Pay"),
    ("press Cart; by 200,100", "Buy: [Cart] Pay | Use: Box | Cart>Pay"),
    ("press Cart; by 30,0; alt by 200,100", "Buy: [Cart] Pay | Use: Box | Cart>Pay"),
    ("press 190,500; to 10,190", BEFORE),
    ("press Box>; to Cart", "Buy: Cart Pay | Use: [Box] | Cart>Pay"),
    ("aim Box; to Cart", BEFORE),
    ("press end:Cart>Pay; to Box", BEFORE),
    ("press start:Cart>Pay; to Box", BEFORE),
    ("press edge:Buy; by 40,0", BEFORE),
    ("press stage:Buy; to 370,20", BEFORE),
];

#[test]
fn escape_leaves_every_gesture_without_a_trace() {
    for (begun, after) in BEGUN {
        for end in ["escape", "lost"] {
            let hand = Hand::on(BEFORE).after(begun);
            assert!(!hand.gesture.is_idle(), "{begun}");
            let hand = hand.after(&format!("{end}; by 50,50; release"));
            assert_eq!(hand.shown(), after, "{begun}; {end}");
            assert!(hand.gesture.is_idle() && !hand.document.is_in_gesture(), "{begun}; {end}");
            assert_eq!((hand.document.undo_label(), hand.other.len()), (None, 0), "{begun}; {end}");
        }
    }
}

#[test]
fn escape_lets_go_of_the_map_where_it_was_pulled_to() {
    for begin in ["space press 190,500", "press middle 190,500"] {
        let hand = Hand::on(BEFORE).after(&format!("{begin}; by 30,40; escape; by 50,50"));
        assert_eq!(hand.camera.corner(), Point::new(-60.0, -30.0), "{begin}");
        assert!(hand.gesture.is_idle());
    }
}

#[test]
fn what_was_undone_before_a_gesture_that_is_given_up_can_still_be_done_again() {
    for (begun, _) in BEGUN {
        let script = format!("click Pay; press Pay; by 0,-100; release; undo; {begun}; escape; redo");
        let hand = Hand::on(BEFORE).after(&script);
        assert_eq!(hand.shown().replace(['[', ']'], ""), "Buy: Pay Cart | Use: Box | Cart>Pay", "{begun}");
    }
}
