//! Where the card stands.
//!
//! Knows boxes on the screen and no finding.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// From the touchpoint to the card that explains it.
const GAP: f32 = 14.0;
/// From the card to the sides of the canvas.
const SIDE: f32 = 8.0;
/// By so much a neighbour in the same row may be higher.
const NEIGHBOUR: f32 = 48.0;
/// A card that is smaller than this explains nothing.
const LEAST: Vec2 = vec2(520.0, 260.0);

/// Beneath, right, left of or above its touchpoint, as large as there is room: where it loses least of its height and
/// covers least of the other cards. It covers its own touchpoint only where there is no room on any side.
pub(in crate::ui) fn place(anchor: Rect, canvas: Rect, cards: &[Rect], size: Vec2) -> Rect {
    let canvas = canvas.shrink(SIDE);
    let size = size.min(canvas.size());
    let beneath = Rect::from_min_max(pos2(canvas.left(), anchor.bottom() + GAP), canvas.max);
    let above = Rect::from_min_max(canvas.min, pos2(canvas.right(), anchor.top() - GAP));
    let right = Rect::from_min_max(pos2(anchor.right() + GAP, canvas.top()), canvas.max);
    let left = Rect::from_min_max(canvas.min, pos2(anchor.left() - GAP, canvas.bottom()));
    let middle = anchor.center().y - size.y / 2.0;
    // A neighbour that is a little higher than its touchpoint is not cut: the card begins beneath it.
    let is_beside = |card: &&Rect| (anchor.bottom()..beneath.top() + NEIGHBOUR).contains(&card.bottom());
    let lowest = cards.iter().filter(is_beside).map(|card| card.bottom() + GAP).fold(beneath.top(), f32::max);
    let lower = Rect::from_min_max(pos2(canvas.left(), lowest), canvas.max);
    let wishes = [
        (beneath, pos2(anchor.left(), beneath.top())),
        (beneath, pos2(anchor.right() - size.x, beneath.top())),
        (lower, pos2(anchor.left(), lower.top())),
        (lower, pos2(anchor.right() - size.x, lower.top())),
        (right, pos2(right.left(), middle)),
        (left, pos2(left.right() - size.x, middle)),
        (above, pos2(anchor.left(), above.bottom() - size.y)),
        (above, pos2(anchor.right() - size.x, above.bottom() - size.y)),
    ];
    let least = LEAST.min(size);
    let has_room = |room: &Rect| {
        let free = room.intersect(canvas).size();
        free.x >= least.x && free.y >= least.y
    };
    let beside = wishes
        .into_iter()
        .filter(|(room, _)| has_room(room))
        .map(|(room, at)| within(room.intersect(canvas), at, size));
    let cost = |rect: &Rect| 3.0 * (1.0 - rect.height() / size.y.max(1.0)) + covered(*rect, anchor, cards);
    let best = beside.min_by(|a, b| cost(a).total_cmp(&cost(b)));
    best.unwrap_or_else(|| within(canvas, pos2(anchor.left(), anchor.bottom() + GAP), size))
}

/// As near to `at` as it goes, and no larger than the room.
fn within(room: Rect, at: Pos2, size: Vec2) -> Rect {
    let size = size.min(room.size());
    Rect::from_min_size(at.clamp(room.min, (room.max - size).max(room.min)), size)
}

/// How much of the other cards it spoils.
fn covered(rect: Rect, anchor: Rect, cards: &[Rect]) -> f32 {
    let share = |card: &Rect| {
        let both = card.intersect(rect);
        let share = if both.is_positive() { both.area() / card.area().max(1.0) } else { 0.0 };
        // A card that is covered halfway looks broken; one that is hidden whole does not.
        (3.0 * share).min(1.2 - share).max(0.0)
    };
    cards.iter().filter(|card| **card != anchor).map(share).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_card_stands_where_it_covers_no_other_card() {
        let canvas = Rect::from_min_size(pos2(0.0, 0.0), vec2(1_200.0, 900.0));
        let anchor = Rect::from_min_size(pos2(500.0, 300.0), vec2(200.0, 80.0));
        let beneath = Rect::from_min_size(pos2(480.0, 420.0), vec2(200.0, 80.0));
        let size = vec2(400.0, 280.0);
        let free = place(anchor, canvas, &[anchor], size);
        assert_eq!(free.min, pos2(500.0, 394.0));
        let found = place(anchor, canvas, &[anchor, beneath], size);
        assert!(!found.intersects(beneath) && !found.intersects(anchor), "{found:?}");
        assert_eq!(found.size(), size);
    }

    #[test]
    fn it_does_not_cut_a_neighbour_that_is_a_little_higher() {
        let canvas = Rect::from_min_size(pos2(0.0, 0.0), vec2(1_200.0, 900.0));
        let anchor = Rect::from_min_size(pos2(900.0, 300.0), vec2(200.0, 80.0));
        let neighbour = Rect::from_min_size(pos2(660.0, 300.0), vec2(200.0, 108.0));
        let found = place(anchor, canvas, &[anchor, neighbour], vec2(672.0, 480.0));
        assert!(!found.intersects(neighbour) && found.top() > neighbour.bottom(), "{found:?}");
    }

    #[test]
    fn it_is_lower_rather_than_upon_its_own_touchpoint() {
        let canvas = Rect::from_min_size(pos2(0.0, 0.0), vec2(850.0, 640.0));
        let size = vec2(670.0, 560.0);
        for y in [40.0, 120.0, 200.0, 420.0, 520.0] {
            let anchor = Rect::from_min_size(pos2(330.0, y), vec2(190.0, 90.0));
            let found = place(anchor, canvas, &[anchor], size);
            assert!(!found.intersects(anchor) && canvas.contains_rect(found), "{y}: {found:?}");
            assert!(found.height() >= LEAST.y);
        }
    }

    #[test]
    fn in_a_tiny_canvas_it_stays_within_it() {
        let canvas = Rect::from_min_size(pos2(10.0, 10.0), vec2(300.0, 200.0));
        let anchor = Rect::from_min_size(pos2(100.0, 80.0), vec2(150.0, 60.0));
        let found = place(anchor, canvas, &[anchor], vec2(670.0, 560.0));
        assert!(canvas.contains_rect(found), "{found:?}");
    }
}
