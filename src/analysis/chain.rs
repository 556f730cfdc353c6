//! The journey as an absorbing Markov chain, made ready to be solved: who starts where, and which ways lead out.
//!
//! Touchpoints are known by their *place*: their number in journey order, counted over all touchpoints of the map, so
//! that every figure of a chain is a plain row of numbers. A place never leaves this floor.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    graph::Network,
    model::{Id, Touchpoint},
};

use super::report::Assumption;

/// Number of a touchpoint in journey order.
pub(super) type Place = usize;

/// Where a way leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum To {
    /// To another touchpoint.
    Place(Place),
    /// The customer has what she came for.
    Success,
    /// The customer is lost.
    Leave,
}

/// One way out of a touchpoint.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Way {
    /// Where it leads.
    pub to: To,
    /// Share of those who are here that take it.
    pub share: f64,
    /// How many were counted, where the row rests on counts.
    pub count: u64,
    /// A way that does not exist: tried out, to see what it would change.
    pub is_tried: bool,
}

/// What the shares of a row rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis {
    /// Shares that somebody gave.
    Given,
    /// Equal parts.
    Assumed,
    /// Customers counted.
    Counted,
}

/// All ways out of one touchpoint (or, at the start, into the journey). The shares fill 1, or nothing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// The ways, each place once.
    pub ways: Vec<Way>,
    /// What they rest on.
    pub basis: Basis,
}

impl Row {
    /// No way out.
    pub fn empty() -> Self {
        Self { ways: Vec::new(), basis: Basis::Assumed }
    }

    /// Share of those who are here that go there.
    pub fn share_to(&self, to: To) -> f64 {
        self.ways.iter().filter(|way| way.to == to).map(|way| way.share).sum()
    }
}

/// The chain of a map.
#[derive(Debug, Clone)]
pub(super) struct Chain {
    /// All touchpoints of the map, in journey order.
    pub ids: Vec<Id<Touchpoint>>,
    /// Is the touchpoint part of the chain?
    pub is_member: Vec<bool>,
    /// Where journeys start.
    pub start: Row,
    /// Ways out, by place; empty outside the chain.
    pub rows: Vec<Row>,
    /// Strongly connected components of the chain, each before those that it leads to.
    pub components: Vec<Vec<Place>>,
    /// Is it on every way from an entry to success?
    pub is_on_every_way: Vec<bool>,
    /// Fewest hops from an entry.
    pub hops: Vec<Option<usize>>,
    /// Is no share and no count given anywhere?
    pub is_flow_assumed: bool,
    /// Customers who enter, where counts say so.
    pub entered: Option<f64>,
    /// What was inferred.
    pub assumed: Vec<Assumption>,
    /// Touchpoints without a link on a map with links.
    pub not_linked: Vec<Id<Touchpoint>>,
}

/// The largest component that is solved: beyond, a dense solution takes too long.
pub(super) const LARGEST_COMPONENT: usize = 2_000;

impl Chain {
    /// How many touchpoints it has.
    pub fn len(&self) -> usize {
        self.is_member.iter().filter(|is_member| **is_member).count()
    }

    /// Places of its touchpoints, in journey order.
    pub fn members(&self) -> impl Iterator<Item = Place> + '_ {
        self.is_member.iter().enumerate().filter(|(_, is_member)| **is_member).map(|(place, _)| place)
    }

    /// Is it part of the chain, and does an entry lead to it?
    pub fn is_reached(&self, place: Place) -> bool {
        self.is_member.get(place) == Some(&true) && self.hops.get(place).is_some_and(Option::is_some)
    }

    /// Finds components, dominators and hops anew, after its ways have changed.
    pub fn survey(&mut self) {
        let places: BTreeMap<Id<Touchpoint>, Place> =
            self.ids.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        // Components are those of all ways, zero shares too: a draw may give such a way a share.
        let drawn = self.network(|_| true);
        self.components = drawn.components().iter().map(|component| places_of(component, &places)).collect();
        let taken = self.network(|way| way.share > 0.0);
        let entries = self.ids_where(|chain, place| chain.start.share_to(To::Place(place)) > 0.0);
        let successes = self.ids_where(|chain, place| chain.row(place).share_to(To::Success) > 0.0);
        let on_every_way = taken.on_every_way(&entries, &successes);
        self.is_on_every_way = self.ids.iter().map(|id| on_every_way.contains(id)).collect();
        let hops = taken.fewest_hops(&entries);
        self.hops = self.ids.iter().map(|id| hops.get(id).copied()).collect();
    }

    /// The same chain with a part of those who go from one touchpoint to another going to a third place instead.
    pub fn rerouted(&self, from: Place, around: Place, to: To, part: f64) -> Chain {
        let mut chain = self.clone();
        if let Some(row) = chain.rows.get_mut(from) {
            let moved = part * row.share_to(To::Place(around));
            row.ways.iter_mut().filter(|way| way.to == To::Place(around)).for_each(|way| way.share *= 1.0 - part);
            row.ways.push(Way { to, share: moved, count: 0, is_tried: true });
        }
        chain.survey();
        chain
    }

    /// Ways out of a place.
    pub fn row(&self, place: Place) -> &Row {
        static NOWHERE: Row = Row { ways: Vec::new(), basis: Basis::Assumed };
        self.rows.get(place).unwrap_or(&NOWHERE)
    }

    /// The chain as a network of the ways that `counts`.
    pub fn network(&self, counts: impl Fn(&Way) -> bool) -> Network {
        let members = self.members().filter_map(|place| self.ids.get(place).copied());
        let ways = self.ids.iter().zip(&self.rows).flat_map(|(from, row)| {
            row.ways.iter().filter(|way| counts(way)).filter_map(|way| match way.to {
                To::Place(to) => Some((*from, *self.ids.get(to)?)),
                To::Success | To::Leave => None,
            })
        });
        Network::new(members, ways.collect::<Vec<_>>())
    }

    fn ids_where(&self, is_wanted: impl Fn(&Chain, Place) -> bool) -> BTreeSet<Id<Touchpoint>> {
        self.members()
            .filter(|place| is_wanted(self, *place))
            .filter_map(|place| self.ids.get(place).copied())
            .collect()
    }
}

fn places_of(ids: &[Id<Touchpoint>], places: &BTreeMap<Id<Touchpoint>, Place>) -> Vec<Place> {
    let mut found: Vec<Place> = ids.iter().filter_map(|id| places.get(id).copied()).collect();
    found.sort_unstable();
    found
}
