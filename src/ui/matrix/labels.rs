//! Where the labels of a chart's points go, so that none lies on another or on a mark.
//!
//! Each label takes the best place of a fixed list: left of its point, beneath, right, above, then farther away with a
//! line that leads to it. Best is a place that covers nothing, and then one that no cut of the chart goes through, that
//! seems to belong to no other point, and that needs no line. The order of the points decides who chooses first, so the
//! same points give the same picture.
//!
//! Limitations: where no place at all is free a label takes the one that covers least.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// A label in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Label {
    /// Where its text stands.
    pub rect: Rect,
    /// Does a line lead from the point to it?
    pub has_leader: bool,
}

/// What wants a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wish {
    /// The middle of its mark.
    pub at: Pos2,
    /// Half of the mark's width and height.
    pub mark: Vec2,
    /// Size of the text.
    pub size: Vec2,
}

/// What is covered weighs so much, a square point.
const COVERED: f32 = 10.0;
/// What it costs that a cut goes through a label.
const CUT: f32 = 10.0;
/// What it costs that a label stands at another point as if it were that one's.
const STRANGER: f32 = 25.0;
/// So near it seems to be another point's.
const NEAR: f32 = 3.0;
/// What a line that leads to a label costs.
const LEADER: f32 = 30.0;
/// Between mark and label.
const GAP: f32 = 4.0;
/// How much further down or up a label without a line may stand.
const STEP: f32 = 9.0;
/// How far away a label with a line may stand.
const FAR: [f32; 4] = [22.0, 38.0, 56.0, 78.0];

/// A place for each, within `bounds`; `cut` is where the two lines cross that part the chart, and `taken` is what
/// stands on it already.
pub(super) fn place(wishes: &[Wish], bounds: Rect, cut: Pos2, taken: &[Rect]) -> Vec<Label> {
    let marks: Vec<Rect> = wishes.iter().map(|wish| Rect::from_center_size(wish.at, wish.mark * 2.0)).collect();
    let mut placed: Vec<Label> = Vec::new();
    for (number, wish) in wishes.iter().enumerate() {
        let covered = |rect: Rect| -> f32 {
            let others = marks.iter().chain(taken).copied().chain(placed.iter().map(|label| label.rect));
            let outside = rect.area() - rect.intersect(bounds).area().max(0.0);
            others.map(|other| overlap(rect, other)).sum::<f32>() + 4.0 * outside
        };
        let unclear = |rect: Rect| -> f32 {
            let is_cut = rect.x_range().contains(cut.x) || rect.y_range().contains(cut.y);
            let near = marks.iter().enumerate().filter(|(other, _)| *other != number);
            let is_strange = { near }.any(|(_, mark)| overlap(rect.expand(NEAR), *mark) > 0.01);
            let costs = [(is_cut, CUT), (is_strange, STRANGER)];
            costs.into_iter().filter(|(is_so, _)| *is_so).map(|(_, cost)| cost).sum()
        };
        let mut best: Option<(f32, Label)> = None;
        for label in candidates(wish) {
            let leads = if label.has_leader { LEADER } else { 0.0 };
            let cost = COVERED * covered(label.rect) + unclear(label.rect) + leads;
            if best.is_none_or(|(least, _)| cost < least - 0.01) {
                best = Some((cost, label));
            }
            if cost <= 0.01 {
                break;
            }
        }
        placed.extend(best.map(|(_, label)| label));
    }
    placed
}

/// Moves marks that would lie on one another sideways, each as little as it takes and by `reach` at most.
pub(super) fn spread(marks: &[(Pos2, Vec2)], reach: f32) -> Vec<Pos2> {
    let mut placed: Vec<Rect> = Vec::new();
    for (at, mark) in marks {
        let step = 2.0 * mark.x + 1.0;
        let tries = [0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0].map(|times| times * step);
        let rect = |by: f32| Rect::from_center_size(pos2(at.x + by, at.y), *mark * 2.0);
        let is_free = |by: &f32| placed.iter().all(|other| overlap(rect(*by), *other) < 0.5);
        let by = tries.into_iter().filter(|by| by.abs() <= reach).find(is_free).unwrap_or(0.0);
        placed.push(rect(by));
    }
    placed.into_iter().map(|rect| rect.center()).collect()
}

fn overlap(one: Rect, other: Rect) -> f32 {
    let both = one.intersect(other);
    if both.is_positive() { both.area() } else { 0.0 }
}

fn candidates(wish: &Wish) -> impl Iterator<Item = Label> + '_ {
    let Wish { at, mark, size } = *wish;
    let (dx, dy) = (mark.x + GAP + size.x / 2.0, mark.y + 1.0 + size.y / 2.0);
    let near = [vec2(-dx, 0.0), vec2(0.0, dy), vec2(dx, 0.0), vec2(0.0, -dy)];
    let aside = [vec2(-size.x / 2.0 + mark.x, dy), vec2(size.x / 2.0 - mark.x, dy)];
    let aslant = [vec2(-size.x / 2.0 + mark.x, -dy), vec2(size.x / 2.0 - mark.x, -dy)];
    let label = move |by: Vec2, has_leader| Label {
        rect: Rect::from_center_size(pos2(at.x + by.x, at.y + by.y), size),
        has_leader,
    };
    // A little further down or up, where a cut would go through it else.
    let lower = [(0.0, 1.0), (-1.0, 1.0), (1.0, 1.0), (0.0, -1.0), (-1.0, -1.0), (1.0, -1.0)]
        .map(|(x, y)| vec2(x * (size.x / 2.0 - mark.x), y * (dy + STEP)));
    let close = near.into_iter().chain(aside).chain(aslant).chain(lower).map(move |by| label(by, false));
    let far = FAR.into_iter().flat_map(move |far| {
        let ways = [(0.0, 1.0), (0.0, -1.0), (-1.0, 0.6), (1.0, 0.6), (-1.0, -0.6), (1.0, -0.6)];
        ways.map(move |(x, y)| label(vec2(x * (dx + far / 3.0), y * (dy + far)), true))
    });
    close.chain(far)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No cut goes through the chart.
    const AWAY: Pos2 = pos2(-1.0, -1.0);

    fn crowd(count: u8) -> Vec<Wish> {
        let at = |n: u8| pos2(100.0 + 9.0 * f32::from(n % 5), 100.0 + 26.0 * f32::from(n / 5));
        (0..count).map(|n| Wish { at: at(n), mark: Vec2::splat(5.0), size: vec2(90.0, 14.0) }).collect()
    }

    #[test]
    fn labels_of_a_crowd_lie_on_no_other_label_and_no_mark() {
        let bounds = Rect::from_min_size(pos2(0.0, 0.0), vec2(420.0, 300.0));
        let wishes = crowd(8);
        let labels = place(&wishes, bounds, AWAY, &[]);
        for (number, label) in labels.iter().enumerate() {
            assert!(bounds.expand(0.1).contains_rect(label.rect));
            let others = labels.iter().enumerate().filter(|(other, _)| *other != number).map(|(_, label)| label.rect);
            let marks = wishes.iter().map(|wish| Rect::from_center_size(wish.at, wish.mark * 2.0));
            assert!(others.chain(marks).all(|other| overlap(label.rect, other) < 0.02), "{number}");
        }
        assert!(labels.iter().any(|label| label.has_leader));
    }

    #[test]
    fn a_label_keeps_clear_of_a_cut_and_of_other_points() {
        let bounds = Rect::from_min_size(pos2(0.0, 0.0), vec2(400.0, 300.0));
        // Left of the point it would be cut.
        let labels = place(&crowd(1), bounds, pos2(60.0, -1.0), &[]);
        assert!(labels.iter().all(|label| !label.has_leader && label.rect.left() > 60.0), "{labels:?}");
        // Beneath, it would stand upon another point as if it were that one's; at the left and above it is cut.
        let mark = Vec2::splat(5.0);
        let wishes = [(100.0, 60.0), (100.0, 82.0)].map(|(x, y)| Wish { at: pos2(x, y), mark, size: vec2(90.0, 14.0) });
        let labels = place(&wishes, bounds, pos2(80.0, -1.0), &[]);
        let first = labels.first().map(|label| label.rect).unwrap_or(Rect::NOTHING);
        assert!(first.left() > 100.0 && first.y_range().contains(60.0), "{first:?}");
    }

    #[test]
    fn a_label_keeps_clear_of_what_stands_there_already() {
        let bounds = Rect::from_min_size(pos2(0.0, 0.0), vec2(400.0, 300.0));
        let name = Rect::from_min_max(pos2(0.0, 90.0), pos2(40.0, 110.0));
        let labels = place(&crowd(1), bounds, AWAY, &[name]);
        assert!(labels.iter().all(|label| overlap(label.rect, name) < 0.01 && !label.has_leader), "{labels:?}");
    }

    #[test]
    fn marks_upon_one_another_move_apart() {
        let same = [(pos2(50.0, 50.0), Vec2::splat(6.0)); 3];
        let found = spread(&same, 40.0);
        assert_eq!(found, [pos2(50.0, 50.0), pos2(63.0, 50.0), pos2(37.0, 50.0)]);
        assert_eq!(spread(&same, 5.0), [pos2(50.0, 50.0); 3]);
    }

    #[test]
    fn a_point_alone_has_its_label_at_its_left_without_a_line() {
        let bounds = Rect::from_min_size(pos2(0.0, 0.0), vec2(400.0, 300.0));
        let labels = place(&crowd(1), bounds, AWAY, &[]);
        assert!(labels.iter().all(|label| !label.has_leader && label.rect.right() < 100.0));
    }
}
