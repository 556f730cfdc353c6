//! What fades: strips of the ground that cover ever more of what lies beneath them.
//!
//! Every strip reaches to the far side, over those before it, so no seam shows between two of them, and a slide needs
//! nothing but boxes that one can see through.

use crate::{
    layout::geometry::{Point, Rect},
    scene::{Colour, Item, compose::brush::filled},
};

/// Which side of a box nothing is left at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Towards {
    Left,
    Right,
    Top,
    Bottom,
}

/// Covers a box with a colour: not at all at its one side, wholly at the other.
pub(super) fn fade(rect: Rect, towards: Towards, colour: Colour, steps: u8) -> Vec<Item> {
    let mut items = Vec::new();
    let mut shines_through = 1.0;
    for step in 1..=steps {
        let reached = f32::from(step) / f32::from(steps.max(1));
        let wanted = 1.0 - eased(reached);
        // A step too small for a byte is made with the next one.
        let alpha = byte(1.0 - wanted / shines_through);
        if alpha == 0 {
            continue;
        }
        shines_through *= 1.0 - f32::from(alpha) / 255.0;
        let begins = f32::from(step - 1) / f32::from(steps);
        items.push(filled(rest(rect, towards, begins), 0.0, colour.with_alpha(alpha)));
        if alpha == u8::MAX {
            break;
        }
    }
    items
}

/// Gentle at both ends.
fn eased(part: f32) -> f32 {
    part * part * (3.0 - 2.0 * part)
}

/// What is left of a box beyond a part of it.
fn rest(rect: Rect, towards: Towards, begins: f32) -> Rect {
    let (across, down) = (rect.w * begins, rect.h * begins);
    match towards {
        Towards::Left => Rect { w: rect.w - across, ..rect },
        Towards::Top => Rect { h: rect.h - down, ..rect },
        Towards::Right => Rect { w: rect.w - across, ..rect.moved(Point::new(across, 0.0)) },
        Towards::Bottom => Rect { h: rect.h - down, ..rect.moved(Point::new(0.0, down)) },
    }
}

/// A colour under a wash of another.
pub(super) fn washed(colour: Colour, wash: Colour) -> Colour {
    let part = f32::from(wash.a) / 255.0;
    let mixed = |own: u8, over: u8| byte((f32::from(own) * (1.0 - part) + f32::from(over) * part) / 255.0);
    Colour { r: mixed(colour.r, wash.r), g: mixed(colour.g, wash.g), b: mixed(colour.b, wash.b), a: colour.a }
}

/// A part of 0..=1 as a byte.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn byte(part: f32) -> u8 {
    (part * 255.0).round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    const INK: Colour = Colour { r: 10, g: 20, b: 30, a: 255 };

    /// How much shines through at a place, from left to right.
    fn through(items: &[Item], x: f32) -> f32 {
        let covers = |item: &Item| match item {
            Item::Box { rect, fill: Some(fill), .. } if rect.contains(Point::new(x, 0.5)) => {
                1.0 - f32::from(fill.a) / 255.0
            }
            _ => 1.0,
        };
        items.iter().map(covers).product()
    }

    #[test]
    fn nothing_is_left_at_the_one_side_and_all_at_the_other_and_no_step_between_is_seen() {
        let items = fade(Rect::new(0.0, 0.0, 100.0, 1.0), Towards::Right, INK, 32);
        let along: Vec<f32> = (0..100_u8).map(|x| through(&items, f32::from(x) + 0.01)).collect();
        assert!(along[0] > 0.99 && along[99] < 0.01, "{along:?}");
        for pair in along.windows(2) {
            assert!(pair[0] >= pair[1] && pair[0] - pair[1] < 0.06, "{pair:?}");
        }
    }

    #[test]
    fn it_fades_to_the_side_that_is_named() {
        let rect = Rect::new(10.0, 20.0, 100.0, 50.0);
        for (towards, corner) in [
            (Towards::Left, rect.corner()),
            (Towards::Top, rect.corner()),
            (Towards::Right, Point::new(rect.right(), rect.bottom())),
            (Towards::Bottom, Point::new(rect.right(), rect.bottom())),
        ] {
            let items = fade(rect, towards, INK, 16);
            let holds =
                |item: &Item| matches!(item, Item::Box { rect: own, .. } if own.contains(corner) && rect.holds(*own));
            assert!(items.len() > 4 && items.iter().all(holds), "{towards:?}");
        }
    }

    #[test]
    fn a_wash_that_hides_all_leaves_only_itself() {
        let white = Colour { r: 255, g: 255, b: 255, a: 255 };
        assert_eq!(washed(INK, white), white);
        assert_eq!(washed(INK, white.with_alpha(0)), INK);
    }
}
