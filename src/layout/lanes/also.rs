//! Marks of touchpoints that happen in another lane too.

use std::sync::Arc;

use super::{AlsoHere, LaneKind, Lanes};
use crate::{
    layout::{
        geometry::{Path, Point, Rect, Step},
        plan::{CardBox, Placed},
    },
    model::{Id, Touchpoint},
};

/// From the right side of the card to the line that joins its marks.
const LINE: f32 = 34.0;

/// A mark before it is joined to its card.
pub(super) struct Mark {
    pub touchpoint: Id<Touchpoint>,
    pub rect: Rect,
    number_disc: (Point, f32),
    number_text: Placed,
    title: Placed,
}

impl Mark {
    pub fn lowered(self, by: f32) -> Self {
        let by = Point::new(0.0, by);
        let lower = |placed: Placed| Placed { at: placed.at + by, ..placed };
        Self {
            touchpoint: self.touchpoint,
            rect: self.rect.moved(by),
            number_disc: (self.number_disc.0 + by, self.number_disc.1),
            number_text: lower(self.number_text),
            title: lower(self.title),
        }
    }
}

/// A mark as wide as a card, as high as the title needs.
pub(super) fn mark(lanes: &Lanes<'_>, touchpoint: Id<Touchpoint>, number: usize, title: &str, at: Rect) -> Mark {
    let measure = &lanes.measure;
    let radius = (measure.number_text.size() * 0.82).round();
    let number = lanes.set.set(&number.to_string(), measure.number_text, None);
    let radius = radius.max(number.width / 2.0 + 4.0);
    let left = 8.0 + 2.0 * radius + 6.0;
    let title = lanes.set.set(title, measure.channel_text, Some((at.w - left - 8.0).max(20.0)));
    let height = (title.height + 8.0).max(2.0 * radius + 8.0).ceil();
    let rect = Rect::new(at.x, at.y, at.w.min(left + title.width + 10.0), height);
    let middle = Point::new(rect.x + 8.0 + radius, rect.y + height / 2.0);
    let title_at = Point::new(rect.x + left, rect.y + (height - title.height) / 2.0);
    Mark {
        touchpoint,
        rect,
        number_disc: (middle, radius),
        number_text: Placed::centred(number, middle),
        title: Placed::new(title, title_at),
    }
}

/// The mark, with the way from its card to it.
pub(super) fn joined(lane: LaneKind, mark: Mark, cards: &[CardBox]) -> Option<AlsoHere> {
    let card = cards.iter().find(|card| card.id == mark.touchpoint)?;
    let x = (card.rect.right() - LINE).min(mark.rect.right() - 12.0).max(card.rect.x + 12.0);
    let (from, to) =
        if card.rect.y < mark.rect.y { (card.rect.bottom(), mark.rect.y) } else { (card.rect.y, mark.rect.bottom()) };
    let end = Point::new(x, to);
    let way = Path { steps: vec![Step::Move(Point::new(x, from)), Step::Line(end)] };
    let Mark { touchpoint, rect, number_disc, number_text, title } = mark;
    Some(AlsoHere { touchpoint, lane, rect, number_disc, number_text, title, way: Arc::new(way), end })
}
