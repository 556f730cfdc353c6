//! Where the card stands.
//!
//! Knows boxes on the screen and no finding.

use egui::{Rect, Vec2, pos2, vec2};

/// Beneath, above, right or left of its card: where it covers the least of others.
pub(in crate::ui) fn place(anchor: Rect, canvas: Rect, cards: &[Rect], size: Vec2) -> egui::Pos2 {
    const GAP: f32 = 12.0;
    let wishes = [
        pos2(anchor.left(), anchor.bottom() + GAP),
        pos2(anchor.right() - size.x, anchor.bottom() + GAP),
        pos2(anchor.right() + GAP, anchor.center().y - size.y / 2.0),
        pos2(anchor.left() - GAP - size.x, anchor.center().y - size.y / 2.0),
        pos2(anchor.left(), anchor.top() - GAP - size.y),
        pos2(anchor.right() - size.x, anchor.top() - GAP - size.y),
    ];
    let inside = |at: egui::Pos2| {
        let most = (canvas.max - size - vec2(8.0, 8.0)).max(canvas.min + vec2(8.0, 8.0));
        at.clamp(canvas.min + vec2(8.0, 8.0), most)
    };
    let cost = |at: &egui::Pos2| {
        let rect = Rect::from_min_size(*at, size);
        let covered = |card: &Rect| {
            let both = card.intersect(rect);
            let share = if both.is_positive() { both.area() / card.area().max(1.0) } else { 0.0 };
            // A card that is covered halfway looks broken; one that is hidden whole does not.
            share.min(1.2 - share).max(0.0)
        };
        let own = anchor.intersect(rect);
        let own = if own.is_positive() { 10.0 * own.area() / anchor.area().max(1.0) } else { 0.0 };
        own + cards.iter().filter(|card| **card != anchor).map(covered).sum::<f32>()
    };
    wishes.map(inside).into_iter().min_by(|a, b| cost(a).total_cmp(&cost(b))).unwrap_or(canvas.min)
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
        assert_eq!(free, pos2(500.0, 392.0));
        let found = Rect::from_min_size(place(anchor, canvas, &[anchor, beneath], size), size);
        assert!(!found.intersects(beneath) && !found.intersects(anchor), "{found:?}");
    }
}
