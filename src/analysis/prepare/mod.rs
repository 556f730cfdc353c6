//! From a map to its chain: rules 1 to 6, each inference kept as an assumption.
//!
//! Where the rules could be read in two ways:
//! - Links that lead from a goal to an earlier phase are taken out before entries are sought, so that a loyalty loop
//!   does not hide where journeys start.
//! - A dead end is joined to its neighbour before entries are sought, so that a forgotten arrow in the first phase
//!   does not make a second entry of the touchpoint after it.
//! - Dead ends of the last phase are goals only after arrows were joined, so that a forgotten arrow there is not one.

mod closed;
mod ends;
mod joining;
mod ways;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Flow, Id, JourneyMap, Link, Phase, Touchpoint};

use super::{
    chain::{Chain, LARGEST_COMPONENT, Place},
    report::Assumption,
};

/// A link between two touchpoints, by place.
#[derive(Debug, Clone, Copy)]
struct Arrow {
    from: Place,
    to: Place,
    flow: Option<Flow>,
    link: Option<Id<Link>>,
    is_loyalty: bool,
}

/// What is known while a chain is made ready.
struct Workshop<'a> {
    map: &'a JourneyMap,
    touchpoints: Vec<(Id<Touchpoint>, &'a Touchpoint)>,
    phases: Vec<Option<Phase>>,
    arrows: Vec<Arrow>,
    /// How many arrows lead on from a place, loyalty apart.
    out: Vec<usize>,
    /// How many arrows lead to a place, loyalty apart.
    into: Vec<usize>,
    is_member: Vec<bool>,
    goals: BTreeSet<Place>,
    entries: BTreeSet<Place>,
    assumed: Vec<Assumption>,
}

/// The chain of a map.
pub(super) fn chain(map: &JourneyMap) -> Chain {
    let mut shop = Workshop::new(map);
    let is_flow_assumed = !shop.is_any_flow_given();
    if is_flow_assumed {
        shop.assumed.push(Assumption::Flow);
    }
    let not_linked = shop.join_unlinked_or_leave_out();
    shop.find_given_goals();
    shop.take_out_loyalty(|shop, arrow| shop.phase(arrow.to) < shop.phase(arrow.from));
    shop.join_dead_ends();
    shop.find_entries();
    shop.take_out_loyalty(|shop, arrow| shop.entries.contains(&arrow.to));
    shop.join_ends_without_way_in();
    shop.find_inferred_goals();
    let (start, entered) = shop.start();
    let rows = shop.rows();
    let mut chain = Chain {
        ids: shop.touchpoints.iter().map(|(id, _)| *id).collect(),
        is_member: shop.is_member,
        start,
        rows,
        components: Vec::new(),
        is_on_every_way: Vec::new(),
        hops: Vec::new(),
        is_flow_assumed,
        entered,
        assumed: shop.assumed,
        not_linked,
    };
    closed::leave_out(&mut chain);
    chain.survey();
    let largest = chain.components.iter().map(Vec::len).max().unwrap_or_default();
    if largest > LARGEST_COMPONENT {
        chain.assumed.push(Assumption::TooLarge(largest));
    }
    chain
}

impl<'a> Workshop<'a> {
    fn new(map: &'a JourneyMap) -> Self {
        let touchpoints = map.touchpoints_in_order();
        let places: BTreeMap<_, _> = touchpoints.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
        let phases = touchpoints.iter().map(|(_, record)| Some(map.stages.get(record.stage)?.phase)).collect();
        let arrow = |(id, link): (Id<Link>, &Link)| {
            let (from, to) = (*places.get(&link.from)?, *places.get(&link.to)?);
            (from != to).then_some(Arrow { from, to, flow: link.flow, link: Some(id), is_loyalty: false })
        };
        let mut arrows: Vec<Arrow> = map.links.iter().filter_map(arrow).collect();
        // Sums must not depend on the ids of links.
        arrows.sort_by_key(|arrow| (arrow.from, arrow.to));
        let count = touchpoints.len();
        let mut shop = Self {
            map,
            touchpoints,
            phases,
            arrows: Vec::new(),
            out: vec![0; count],
            into: vec![0; count],
            is_member: vec![true; count],
            goals: BTreeSet::new(),
            entries: BTreeSet::new(),
            assumed: Vec::new(),
        };
        arrows.into_iter().for_each(|arrow| shop.add(arrow));
        shop
    }

    fn is_any_flow_given(&self) -> bool {
        let at = |record: &Touchpoint| record.start.or(record.succeed).or(record.leave).is_some();
        self.arrows.iter().any(|arrow| arrow.flow.is_some()) || self.touchpoints.iter().any(|(_, record)| at(record))
    }

    fn add(&mut self, arrow: Arrow) {
        for (counts, place) in [(&mut self.out, arrow.from), (&mut self.into, arrow.to)] {
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        }
        self.arrows.push(arrow);
    }

    fn members(&self) -> impl Iterator<Item = Place> + '_ {
        self.is_member.iter().enumerate().filter(|(_, is_member)| **is_member).map(|(place, _)| place)
    }

    fn members_where(&self, is_wanted: impl Fn(Place, &Touchpoint) -> bool) -> BTreeSet<Place> {
        let record = |place: Place| self.touchpoints.get(place).map(|(_, record)| *record);
        self.members().filter(|place| record(*place).is_some_and(|record| is_wanted(*place, record))).collect()
    }

    fn phase(&self, place: Place) -> Option<Phase> {
        self.phases.get(place).copied().flatten()
    }

    fn leads_on(&self, place: Place) -> bool {
        self.out.get(place).is_some_and(|arrows| *arrows > 0)
    }

    fn is_led_to(&self, place: Place) -> bool {
        self.into.get(place).is_some_and(|arrows| *arrows > 0)
    }

    fn ids_of(&self, places: &BTreeSet<Place>) -> Vec<Id<Touchpoint>> {
        places.iter().filter_map(|place| self.touchpoints.get(*place)).map(|(id, _)| *id).collect()
    }
}

fn is_some_flow(flow: Flow) -> bool {
    match flow {
        Flow::Share(share) => share.points() > 0,
        Flow::Count(count) => count > 0,
    }
}
