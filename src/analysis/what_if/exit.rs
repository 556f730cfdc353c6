//! The ways out of one touchpoint, and what becomes of the others when one of them takes another share.

use crate::{
    analysis::{
        chain::To,
        feeling::count as number,
        prepare,
        row::{Drawn, row},
    },
    model::{BasisPoints, Flow, Id, JourneyMap, Link, Role, Touchpoint},
};

/// A way out of a touchpoint that somebody drew or named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exit {
    /// Along a link.
    Link(Id<Link>),
    /// The customer has what she came for.
    Succeed,
    /// The customer is lost.
    Leave,
}

/// A way out, and the share of those who are there that take it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WayOut {
    /// Which.
    pub exit: Exit,
    /// 0..=1; all of a touchpoint fill 1.
    pub share: f64,
}

/// The ways out of a touchpoint as the analysis reads them (see the rules of the chain): links in journey order, then
/// success and leaving. Leaving is one of them wherever there is any other. Empty where no link leads on and nobody
/// succeeds: such ways are inferred, and nobody can change them.
#[must_use]
pub fn ways_out(map: &JourneyMap, touchpoint: Id<Touchpoint>) -> Vec<WayOut> {
    let Some(record) = map.touchpoints.get(touchpoint) else { return Vec::new() };
    let mut exits = links(map, touchpoint);
    exits.extend(is_goal(map, touchpoint).then_some(Exit::Succeed));
    if exits.is_empty() {
        return Vec::new();
    }
    // The place is only a name here: the number of the link.
    let to = |place: usize, exit: &Exit| match exit {
        Exit::Link(_) => To::Place(place),
        Exit::Succeed => To::Success,
        Exit::Leave => To::Leave,
    };
    let flow = |exit: &Exit| match exit {
        Exit::Link(id) => map.links.get(*id).and_then(|link| link.flow),
        Exit::Succeed => record.succeed,
        Exit::Leave => record.leave,
    };
    if record.leave.is_some() {
        exits.push(Exit::Leave);
    }
    let drawn: Vec<Drawn> =
        exits.iter().enumerate().map(|(place, exit)| Drawn { to: to(place, exit), flow: flow(exit) }).collect();
    let (row, _) = row(&drawn, map.settings.leftover);
    if record.leave.is_none() {
        exits.push(Exit::Leave);
    }
    exits.iter().enumerate().map(|(place, exit)| WayOut { exit: *exit, share: row.share_to(to(place, exit)) }).collect()
}

/// What must be given at a touchpoint so that one of its ways out takes this share and the others fill the rest, in
/// their proportions; where the others are nothing, in equal parts. In ten-thousandths that add up.
#[must_use]
pub fn shared_out(map: &JourneyMap, touchpoint: Id<Touchpoint>, exit: Exit, share: BasisPoints) -> Vec<(Exit, Flow)> {
    let ways = ways_out(map, touchpoint);
    if !ways.iter().any(|way| way.exit == exit) {
        return Vec::new();
    }
    let others: f64 = ways.iter().filter(|way| way.exit != exit).map(|way| way.share).sum();
    let count = ways.iter().filter(|way| way.exit != exit && way.exit != Exit::Leave).count();
    let rest = 1.0 - share.value();
    let wanted = |way: &WayOut| match way.exit {
        own if own == exit => share.value(),
        _ if others > 1e-12 => rest * way.share / others,
        Exit::Leave if count > 0 => 0.0,
        _ => rest / number(count.max(1)),
    };
    let points = whole(&ways.iter().map(wanted).collect::<Vec<_>>());
    let record = map.touchpoints.get(touchpoint);
    let is_inferred = record.is_some_and(|record| record.succeed.is_none() && !record.roles.contains(&Role::Goal));
    let given = ways.iter().zip(points).map(|(way, points)| (way.exit, Flow::Share(BasisPoints::clamped(points))));
    // A goal that is only inferred takes what is left; named, it would be the only one.
    let is_said = |exit: &Exit, flow: &Flow| match exit {
        Exit::Succeed => !is_inferred,
        Exit::Leave => *flow != Flow::Share(BasisPoints::clamped(0)) || record.is_some_and(|one| one.leave.is_some()),
        Exit::Link(_) => true,
    };
    given.filter(|(exit, flow)| is_said(exit, flow)).collect()
}

/// Shares in ten-thousandths that add up to the whole: the largest remainders are rounded up.
#[expect(clippy::cast_possible_truncation, reason = "shares lie within 0..=1")]
fn whole(shares: &[f64]) -> Vec<i64> {
    let mut points: Vec<i64> = shares.iter().map(|share| (share * 10_000.0 + 1e-7).floor() as i64).collect();
    let mut order: Vec<(usize, f64)> =
        shares.iter().zip(&points).map(|(share, points)| share * 10_000.0 - float(*points)).enumerate().collect();
    order.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let mut short = 10_000 - points.iter().sum::<i64>();
    for (place, _) in order {
        if short <= 0 {
            break;
        }
        if let Some(points) = points.get_mut(place) {
            *points += 1;
            short -= 1;
        }
    }
    points
}

#[expect(clippy::cast_precision_loss, reason = "at most ten thousand")]
fn float(points: i64) -> f64 {
    points as f64
}

/// Links that lead on to another touchpoint, in journey order of where they lead.
fn links(map: &JourneyMap, touchpoint: Id<Touchpoint>) -> Vec<Exit> {
    let order: Vec<Id<Touchpoint>> = map.touchpoints_in_order().into_iter().map(|(id, _)| id).collect();
    let place = |id: Id<Touchpoint>| order.iter().position(|other| *other == id);
    let mut links: Vec<_> =
        map.links.iter().filter(|(_, link)| link.from == touchpoint && link.to != touchpoint).collect();
    links.sort_by_key(|(id, link)| (place(link.to), *id));
    links.into_iter().map(|(id, _)| Exit::Link(id)).collect()
}

fn is_goal(map: &JourneyMap, touchpoint: Id<Touchpoint>) -> bool {
    let chain = prepare::chain(map);
    let place = chain.ids.iter().position(|id| *id == touchpoint);
    place.is_some_and(|place| chain.row(place).ways.iter().any(|way| way.to == To::Success))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_that_are_rounded_still_fill_the_whole() {
        assert_eq!(whole(&[1.0 / 3.0; 3]), [3_334, 3_333, 3_333]);
        assert_eq!(whole(&[0.1, 0.8, 0.1]), [1_000, 8_000, 1_000]);
    }
}
