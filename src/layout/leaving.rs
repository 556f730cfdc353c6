//! Who leaves: where a leave flow is given, or the given shares leave a rest.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    geometry::Point,
    link::{self, FRAME},
    measure::Measure,
    plan::{CardBox, LeaveStub, Placed},
    text::{Runs, Typesetter},
};
use crate::{
    model::{BasisPoints, Flow, Id, JourneyMap, Leftover, Link, Role, Touchpoint},
    wording::canvas,
};

/// For each touchpoint that loses customers, how many.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Leaving(Arc<BTreeMap<Id<Touchpoint>, Flow>>);

impl Leaving {
    /// What the map itself says or leaves open; nothing is inferred beyond the rest of given shares.
    pub fn from(map: &JourneyMap) -> Self {
        let mut ways: BTreeMap<Id<Touchpoint>, Vec<&Link>> = BTreeMap::new();
        for link in map.links.values() {
            ways.entry(link.from).or_default().push(link);
        }
        let leaving = map.touchpoints.iter().filter_map(|(id, touchpoint)| {
            let links = ways.get(&id).map_or(&[][..], Vec::as_slice);
            Some((id, leaves(touchpoint, links, map.settings.leftover)?))
        });
        Self(Arc::new(leaving.collect()))
    }

    /// How many leave here.
    pub fn of(&self, id: Id<Touchpoint>) -> Option<Flow> {
        self.0.get(&id).copied()
    }

    pub fn iter(&self) -> impl Iterator<Item = (Id<Touchpoint>, Flow)> {
        self.0.iter().map(|(id, flow)| (*id, *flow))
    }
}

/// A short way out at the lower edge of a card, left of where upright links run.
pub(super) fn stubs(leaving: &Leaving, cards: &[CardBox], measure: &Measure, set: &dyn Typesetter) -> Vec<LeaveStub> {
    let by_id: BTreeMap<Id<Touchpoint>, &CardBox> = cards.iter().map(|card| (card.id, card)).collect();
    let placed = |(id, flow)| {
        let words = || set.set(&canvas::leave(flow), measure.label_text, None);
        by_id.get(&id).map(|card| stub(card, words()))
    };
    leaving.iter().filter_map(placed).collect()
}

/// The one of this card, with these words.
pub(super) fn stub(card: &CardBox, words: Arc<Runs>) -> LeaveStub {
    let below = if card.is_framed { FRAME } else { 0.0 };
    let x = card.rect.x + 10.0;
    let top = card.rect.bottom() + below;
    let length = words.height + 2.0;
    let (line, head) = link::arrow(&[Point::new(x, top), Point::new(x, top + length)]);
    let text = Placed::new(words, Point::new(x + 8.0, top + 3.0));
    LeaveStub { from: card.id, line: Arc::new(line), head: Arc::new(head), text }
}

fn leaves(touchpoint: &Touchpoint, links: &[&Link], leftover: Leftover) -> Option<Flow> {
    match touchpoint.leave {
        Some(Flow::Share(share)) if share.points() == 0 => return None,
        Some(Flow::Count(0)) => return None,
        Some(flow) => return Some(flow),
        None => {}
    }
    let may_succeed_unsaid = touchpoint.succeed.is_none() && touchpoint.roles.contains(&Role::Goal);
    if links.is_empty() || may_succeed_unsaid || leftover == Leftover::Normalise {
        return None;
    }
    let flows = links.iter().map(|link| link.flow).chain(touchpoint.succeed.map(Some));
    let given: Option<i64> = flows
        .map(|flow| match flow {
            Some(Flow::Share(share)) => Some(i64::from(share.points())),
            _ => None,
        })
        .sum();
    let rest = 10_000 - given?;
    (rest > 0).then(|| Flow::Share(BasisPoints::clamped(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Order;

    fn one(shares: &[Option<i64>], change: impl FnOnce(&mut Touchpoint)) -> Option<Flow> {
        let id = Id::from_words("a", 0);
        let mut touchpoint = Touchpoint::titled("a", Id::from_words("s", 0), Order::after(None));
        change(&mut touchpoint);
        let links: Vec<Link> = shares
            .iter()
            .map(|share| {
                let flow = share.map(|points| Flow::Share(BasisPoints::clamped(points)));
                Link { flow, ..Link::between(id, Id::from_words("b", 0)) }
            })
            .collect();
        leaves(&touchpoint, &links.iter().collect::<Vec<_>>(), Leftover::Leaves)
    }

    fn share(points: i64) -> Option<Flow> {
        Some(Flow::Share(BasisPoints::clamped(points)))
    }

    #[test]
    fn the_rest_of_given_shares_leaves() {
        assert_eq!(one(&[Some(6_000)], |_| {}), share(4_000));
        assert_eq!(one(&[Some(4_000), Some(5_000)], |_| {}), share(1_000));
        assert_eq!(one(&[Some(4_000), Some(6_000)], |_| {}), None);
    }

    #[test]
    fn nobody_is_said_to_leave_where_a_share_is_missing() {
        assert_eq!(one(&[Some(4_000), None], |_| {}), None);
        assert_eq!(one(&[None], |_| {}), None);
        assert_eq!(one(&[], |_| {}), None);
    }

    #[test]
    fn a_goal_takes_the_rest() {
        assert_eq!(
            one(&[Some(4_000)], |touchpoint| {
                touchpoint.roles.insert(Role::Goal);
            }),
            None
        );
        assert_eq!(one(&[Some(3_000)], |touchpoint| touchpoint.succeed = share(6_000)), share(1_000));
    }

    #[test]
    fn a_given_leave_stands_as_it_is() {
        assert_eq!(one(&[], |touchpoint| touchpoint.leave = Some(Flow::Count(12))), Some(Flow::Count(12)));
    }
}
