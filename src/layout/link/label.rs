//! Shares on links: each near the beginning of its own line, where it covers nothing.

use super::taken::{Taken, Weight};
use crate::{
    layout::{
        geometry::{Point, Rect},
        measure::Measure,
        plan::{LinkKind, LinkLabel, LinkPath, Placed},
        text::Typesetter,
    },
    model::{Flow, JourneyMap},
    wording::canvas,
};

/// Puts pills on links.
pub(in crate::layout) struct Pills<'a> {
    pub map: &'a JourneyMap,
    pub measure: Measure,
    pub set: &'a dyn Typesetter,
}

impl Pills<'_> {
    /// Width of the widest pill of the map.
    pub fn widest(&self) -> f32 {
        let flows = self.map.links.values().filter_map(|link| link.flow);
        flows.map(|flow| self.size(flow).0).fold(0.0, f32::max)
    }

    fn size(&self, flow: Flow) -> (f32, f32) {
        let runs = self.set.set(&canvas::flow(flow), self.measure.label_text, None);
        let height = (self.measure.label_text.size() * self.measure.pill).round();
        ((runs.width + 8.0).ceil(), height)
    }

    /// Places all pills on a map of this width; what they must not cover is in `taken`, and they join it.
    pub fn place(&self, links: &mut [LinkPath], taken: &mut Taken, width: f32) {
        for link in links.iter() {
            taken.add_line(&link.corners, Weight::Line);
            if let Some(tip) = link.corners.last() {
                taken.add(Rect::around(*tip, 12.0, 12.0), Weight::Mark);
            }
        }
        for link in links {
            let LinkKind::Drawn(id) = link.kind else { continue };
            let Some(flow) = self.map.links.get(id).and_then(|record| record.flow) else { continue };
            let (w, h) = self.size(flow);
            let rect = free_place(&link.corners, w, h, taken, width);
            taken.add(rect, Weight::Solid);
            let runs = self.set.set(&canvas::flow(flow), self.measure.label_text, None);
            link.label = Some(LinkLabel { rect, text: Placed::centred(runs, rect.centre()) });
        }
    }
}

/// The cost of covering something solid: more than everything else together.
const SOLID: u64 = 100_000_000;

/// The best place along the way; where all are taken, the nearest free one around it.
fn free_place(corners: &[Point], w: f32, h: f32, taken: &Taken, width: f32) -> Rect {
    let is_inside = |rect: &Rect| rect.x >= 0.0 && rect.right() <= width && rect.y >= 0.0;
    let cost = |place: u64, rect: Rect| {
        let [lines, marks, solid] = taken.covered(rect.grown(1.0));
        let others = usize::from(lines).saturating_sub(own_parts(corners, rect.grown(1.0)));
        let others = u64::try_from(others).unwrap_or_default();
        u64::from(solid) * SOLID + u64::from(marks) * 10_000 + others * 60 + place
    };
    let places = (0..).zip(along(corners, w, h)).map(|(place, middle)| (place, Rect::around(middle, w, h)));
    let mut best: Option<(u64, Rect)> = None;
    for (place, rect) in places.filter(|(_, rect)| is_inside(rect)) {
        // A place costs at least its own number: those that come later are no better.
        if best.is_some_and(|(least, _)| least <= place) {
            break;
        }
        let cost = cost(place, rect);
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, rect));
        }
    }
    if let Some((_, rect)) = best.filter(|(cost, _)| *cost < SOLID) {
        return rect;
    }
    let middle = corners.first().copied().unwrap_or_default();
    around(middle, w, h).find(|rect| is_inside(rect) && taken.covered(rect.grown(1.0))[2] == 0).unwrap_or(Rect::new(
        middle.x.max(w) - w / 2.0,
        taken.bottom() + 4.0,
        w,
        h,
    ))
}

/// How many parts of its own way a pill covers.
fn own_parts(corners: &[Point], rect: Rect) -> usize {
    let parts = corners.iter().zip(corners.iter().skip(1));
    parts.filter(|(a, b)| Taken::part(**a, **b).overlaps(rect)).count()
}

/// Middles of places along a way, the best first.
fn along(corners: &[Point], w: f32, h: f32) -> Vec<Point> {
    let mut places = Vec::new();
    if let [from, to] = corners {
        let middle = Point::new(f32::midpoint(from.x, to.x), f32::midpoint(from.y, to.y));
        if (from.x - to.x).abs() < 0.01 {
            // Upright: on the line, a little before the middle, for the head to show.
            let back = if to.y > from.y { -3.0 } else { 3.0 };
            let on = [0.0, -4.0, 4.0, -8.0, 8.0].map(|by| Point::new(middle.x, middle.y + back + by));
            let beside = [w / 2.0 + 4.0, -w / 2.0 - 4.0].map(|by| Point::new(middle.x + by, middle.y + back));
            // A short arrow would vanish beneath its pill.
            if (to.y - from.y).abs() < h + 18.0 {
                places.extend(beside);
            }
            places.extend(on);
            places.extend(beside);
        } else {
            // Level: above the line, which is mostly too short to carry it.
            let away = h / 2.0 + 5.0;
            // A little aside where the next card's number stands in the way.
            let aside = [0.0, -2.0, 2.0, -4.0, 4.0];
            places.extend([-away, away].iter().flat_map(|by| aside.map(|x| middle + Point::new(x, *by))));
            places.push(middle);
        }
    }
    let turns: Vec<(Point, Point)> = corners.iter().copied().zip(corners.iter().copied().skip(1)).collect();
    let is_upright = |(a, b): &&(Point, Point)| (a.x - b.x).abs() < 0.01;
    for (a, b) in turns.iter().filter(is_upright) {
        places.extend(steps(*a, *b, 6.0, 10.0));
        let aside: Vec<Point> = steps(*a, *b, 6.0, 10.0).collect();
        for by in [-4.0, 4.0, -8.0, 8.0, -12.0, 12.0] {
            places.extend(aside.iter().map(|place| Point::new(place.x + by, place.y)));
        }
    }
    for (a, b) in turns.iter().filter(|turn| !is_upright(turn)) {
        places.extend(steps(*a, *b, w / 2.0 + 4.0, 16.0));
    }
    places
}

/// From `a` towards `b`, beginning and ending `inset` from the ends.
fn steps(a: Point, b: Point, inset: f32, step: f32) -> impl Iterator<Item = Point> {
    let length = (b.x - a.x).hypot(b.y - a.y);
    let count = ((length - 2.0 * inset) / step).clamp(0.0, 200.0).floor();
    let direction = if length > 0.0 { (b - a) * (1.0 / length) } else { Point::default() };
    let begin = if length > 2.0 * inset { inset } else { length / 2.0 };
    (0..=200_u16)
        .map(f32::from)
        .take_while(move |nth| *nth <= count)
        .map(move |nth| a + direction * (begin + nth * step))
}

/// Boxes around a point, further and further out.
fn around(middle: Point, w: f32, h: f32) -> impl Iterator<Item = Rect> {
    (0..60_u16).flat_map(move |ring| {
        let ring = i16::try_from(ring).unwrap_or_default();
        (-ring..=ring).flat_map(move |x| {
            (-ring..=ring).filter(move |y| x.abs().max(y.abs()) == ring).map(move |y| {
                let by = Point::new(f32::from(x) * (w / 2.0), f32::from(y) * (h / 2.0 + 2.0));
                Rect::around(middle + by, w, h)
            })
        })
    })
}
