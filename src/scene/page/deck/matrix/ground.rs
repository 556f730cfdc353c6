//! What the marks of the matrix stand on.

use std::sync::Arc;

use super::super::{Deck, on_top};
use crate::{
    analysis::matrix,
    layout::{
        Placed,
        geometry::{Path, Point, Rect, Step},
        text::Weight,
    },
    model::EffortSize,
    scene::{
        Colour, Item,
        compose::brush::{shape, solid, straight, text},
    },
    wording::deck as words,
};

/// Where effort is cut.
#[expect(clippy::cast_possible_truncation, reason = "a share")]
pub(super) const CUT: f32 = matrix::CUT as f32;

/// Radius of the corners.
const RADIUS: f32 = 14.0;
/// No part of a line is shorter.
const SHORTEST: f32 = 30.0;

/// The names of the quarters, and where they stand.
pub(super) fn quarters(deck: &Deck<'_>, chart: Rect) -> Vec<(Item, Rect)> {
    let theme = deck.theme();
    let pad = 18.0;
    let corners = [
        (words::DO_FIRST, theme.fruit_text, false, false),
        (words::PLAN_IT, theme.muted, true, false),
        (words::FILL_IN, theme.muted, false, true),
        (words::LEAVE, theme.muted, true, true),
    ];
    let named = |(name, colour, is_right, is_low): (&str, Colour, bool, bool)| {
        let runs = deck.text(name, 22.0, Weight::SemiBold, None);
        let x = if is_right { chart.right() - pad - runs.width } else { chart.x + pad };
        let y = if is_low { chart.bottom() - pad - runs.height + 6.0 } else { chart.y + pad - 6.0 };
        let placed = Placed::new(runs, Point::new(x, y));
        (text(&placed, colour), placed.rect())
    };
    corners.into_iter().map(named).collect()
}

/// Quarters, columns, axes; no line of a column runs through what is taken.
pub(super) fn ground(deck: &Deck<'_>, chart: Rect, strip: f32, taken: &[Rect]) -> Vec<Item> {
    let theme = deck.theme();
    let cut = Point::new(chart.x + chart.w * CUT, chart.centre().y);
    let whole = Rect { h: chart.h + strip, ..chart };
    let mut items = vec![
        Item::Box { rect: whole, radius: RADIUS, fill: Some(theme.card), stroke: None },
        shape(&Arc::new(first(chart, cut)), on_top(theme.fruit, 0x1A)),
    ];
    let thin = solid(theme.hairline, 1.5);
    for column in [0.2, 0.4, 0.8] {
        let x = chart.x + chart.w * column;
        let free = spared(x, (chart.y, chart.bottom()), taken).into_iter();
        items.extend(free.map(|(from, to)| straight(Point::new(x, from), Point::new(x, to), thin)));
    }
    if strip > 0.0 {
        items.push(straight(Point::new(chart.x, chart.bottom()), Point::new(chart.right(), chart.bottom()), thin));
    }
    let thick = solid(theme.neutral, 2.0);
    items.push(straight(Point::new(cut.x, chart.y), Point::new(cut.x, chart.bottom()), thick));
    items.push(straight(Point::new(chart.x, cut.y), Point::new(chart.right(), cut.y), thick));
    items.push(Item::Box { rect: whole, radius: RADIUS, fill: None, stroke: Some(thin) });
    for (size, place) in EffortSize::ALL.iter().zip([0.1, 0.3, 0.5, 0.7, 0.9]) {
        let runs = deck.text(&format!("{size:?}"), 20.0, Weight::SemiBold, None);
        let middle = Point::new(chart.x + chart.w * place, whole.bottom() + 24.0);
        items.push(text(&Placed::centred(runs, middle), theme.ink));
    }
    for (name, y, weight) in [
        (words::HIGH, chart.y + 16.0, Weight::Regular),
        (words::BENEFIT, chart.centre().y, Weight::SemiBold),
        (words::LOW, chart.bottom() - 16.0, Weight::Regular),
    ] {
        let runs = deck.text(name, 18.0, weight, None);
        let at = Point::new(chart.x - 14.0 - runs.width, y - runs.height / 2.0);
        items.push(text(&Placed::new(runs, at), if weight == Weight::SemiBold { theme.ink } else { theme.muted }));
    }
    items
}

/// The quarter of what to do first: only its outer corner is round.
fn first(chart: Rect, cut: Point) -> Path {
    let (left, top) = (chart.x, chart.y);
    // A quarter of a circle as a curve.
    let bend = RADIUS * 0.448;
    let steps = vec![
        Step::Move(Point::new(left + RADIUS, top)),
        Step::Line(Point::new(cut.x, top)),
        Step::Line(cut),
        Step::Line(Point::new(left, cut.y)),
        Step::Line(Point::new(left, top + RADIUS)),
        Step::Cubic(Point::new(left, top + bend), Point::new(left + bend, top), Point::new(left + RADIUS, top)),
        Step::Close,
    ];
    Path { steps }
}

/// The parts of a vertical line that run through nothing; what is left between two names is no line.
fn spared(x: f32, (top, bottom): (f32, f32), taken: &[Rect]) -> Vec<(f32, f32)> {
    let mut gaps: Vec<Rect> =
        taken.iter().map(|rect| rect.grown(5.0)).filter(|rect| rect.x < x && x < rect.right()).collect();
    gaps.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut free = Vec::new();
    let mut from = top;
    for gap in gaps {
        if gap.y > from + SHORTEST {
            free.push((from, gap.y.min(bottom)));
        }
        from = from.max(gap.bottom());
    }
    if from + SHORTEST < bottom {
        free.push((from, bottom));
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_leaves_out_what_stands_across_it() {
        let beside = Rect::new(20.0, 10.0, 30.0, 10.0);
        assert_eq!(spared(0.0, (0.0, 100.0), &[beside]), [(0.0, 100.0)]);
        let (above, below) = (Rect::new(-20.0, 45.0, 40.0, 10.0), Rect::new(-5.0, 205.0, 10.0, 40.0));
        assert_eq!(spared(0.0, (0.0, 240.0), &[below, above]), [(0.0, 40.0), (60.0, 200.0)]);
        // Between two names close to each other nothing is left of it.
        let near = Rect::new(-20.0, 80.0, 40.0, 10.0);
        assert_eq!(spared(0.0, (0.0, 240.0), &[below, near, above]), [(0.0, 40.0), (95.0, 200.0)]);
    }
}
