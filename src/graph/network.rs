//! Touchpoints and the ways between them, by id.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use petgraph::{
    Direction,
    algo::{dominators::simple_fast, kosaraju_scc},
    graph::{DiGraph, NodeIndex},
    unionfind::UnionFind,
};

use crate::model::{Id, Touchpoint};

/// Touchpoints, and the ways that customers really take between them.
#[derive(Debug, Clone, Default)]
pub struct Network {
    ways: DiGraph<Id<Touchpoint>, ()>,
    places: BTreeMap<Id<Touchpoint>, NodeIndex>,
}

impl Network {
    /// A network of these touchpoints and ways; a way whose ends are not among the touchpoints is left out.
    pub fn new(
        touchpoints: impl IntoIterator<Item = Id<Touchpoint>>,
        ways: impl IntoIterator<Item = (Id<Touchpoint>, Id<Touchpoint>)>,
    ) -> Self {
        let mut network = Self::default();
        for touchpoint in touchpoints {
            let place = network.ways.add_node(touchpoint);
            network.places.insert(touchpoint, place);
        }
        for (from, to) in ways {
            if let (Some(from), Some(to)) = (network.places.get(&from), network.places.get(&to)) {
                network.ways.add_edge(*from, *to, ());
            }
        }
        network
    }

    /// Strongly connected components, each before those that it leads to.
    #[must_use]
    pub fn components(&self) -> Vec<Vec<Id<Touchpoint>>> {
        // Kosaraju's keeps its own stack, so that a journey of ten thousand steps does not exhaust ours.
        let mut components: Vec<Vec<_>> =
            kosaraju_scc(&self.ways).iter().map(|component| self.ids(component.iter().copied())).collect();
        components.reverse();
        components
    }

    /// The touchpoints that every way from an entry to a success passes (dominators of the super-sink, with a
    /// super-source before the entries). None where no success can be reached.
    #[must_use]
    pub fn on_every_way(
        &self,
        entries: &BTreeSet<Id<Touchpoint>>,
        successes: &BTreeSet<Id<Touchpoint>>,
    ) -> BTreeSet<Id<Touchpoint>> {
        let mut whole = self.ways.map(|_, id| Some(*id), |_, ()| ());
        let source = whole.add_node(None);
        let sink = whole.add_node(None);
        for entry in entries.iter().filter_map(|id| self.places.get(id)) {
            whole.add_edge(source, *entry, ());
        }
        for success in successes.iter().filter_map(|id| self.places.get(id)) {
            whole.add_edge(*success, sink, ());
        }
        let dominators = simple_fast(&whole, source);
        let above = dominators.strict_dominators(sink).into_iter().flatten();
        above.filter_map(|place| whole.node_weight(place).copied().flatten()).collect()
    }

    /// The fewest steps from an entry; a touchpoint that no entry leads to is absent.
    #[must_use]
    pub fn fewest_hops(&self, entries: &BTreeSet<Id<Touchpoint>>) -> BTreeMap<Id<Touchpoint>, usize> {
        let starts: Vec<_> = entries.iter().filter_map(|id| self.places.get(id).copied()).collect();
        self.steps_from(&starts, Direction::Outgoing)
    }

    /// The fewest steps to one of `goals`; a touchpoint from which none is reached is absent.
    #[must_use]
    pub fn fewest_hops_to(&self, goals: &BTreeSet<Id<Touchpoint>>) -> BTreeMap<Id<Touchpoint>, usize> {
        let ends: Vec<_> = goals.iter().filter_map(|id| self.places.get(id).copied()).collect();
        self.steps_from(&ends, Direction::Incoming)
    }

    /// Sets of touchpoints that nobody can leave, `exits` being where one can go; each set hangs together.
    #[must_use]
    pub fn closed(&self, exits: &BTreeSet<Id<Touchpoint>>) -> Vec<Vec<Id<Touchpoint>>> {
        let open = self.fewest_hops_to(exits);
        let is_closed = |place: NodeIndex| self.ways.node_weight(place).is_some_and(|id| !open.contains_key(id));
        let mut sets = UnionFind::new(self.ways.node_count());
        for way in self.ways.edge_indices() {
            if let Some((from, to)) = self.ways.edge_endpoints(way)
                && is_closed(from)
                && is_closed(to)
            {
                sets.union(from.index(), to.index());
            }
        }
        let mut together: BTreeMap<usize, Vec<NodeIndex>> = BTreeMap::new();
        for place in self.ways.node_indices().filter(|place| is_closed(*place)) {
            together.entry(sets.find(place.index())).or_default().push(place);
        }
        let mut closed: Vec<Vec<NodeIndex>> = together.into_values().collect();
        closed.sort();
        closed.into_iter().map(|set| self.ids(set)).collect()
    }

    fn steps_from(&self, starts: &[NodeIndex], along: Direction) -> BTreeMap<Id<Touchpoint>, usize> {
        let mut steps: BTreeMap<NodeIndex, usize> = starts.iter().map(|place| (*place, 0)).collect();
        let mut ahead: VecDeque<(NodeIndex, usize)> = starts.iter().map(|place| (*place, 0)).collect();
        while let Some((place, step)) = ahead.pop_front() {
            for next in self.ways.neighbors_directed(place, along) {
                if let std::collections::btree_map::Entry::Vacant(free) = steps.entry(next) {
                    free.insert(step + 1);
                    ahead.push_back((next, step + 1));
                }
            }
        }
        steps.into_iter().filter_map(|(place, step)| Some((*self.ways.node_weight(place)?, step))).collect()
    }

    /// Ids in the order in which the touchpoints were given.
    fn ids(&self, places: impl IntoIterator<Item = NodeIndex>) -> Vec<Id<Touchpoint>> {
        let mut places: Vec<_> = places.into_iter().collect();
        places.sort();
        places.into_iter().filter_map(|place| self.ways.node_weight(place).copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> Id<Touchpoint> {
        Id::from_words(name, 0)
    }

    fn ids(names: &str) -> BTreeSet<Id<Touchpoint>> {
        names.split_whitespace().map(id).collect()
    }

    /// `network("a b c", "ab bc")`: single letters, and ways as pairs of them.
    fn network(names: &str, ways: &str) -> Network {
        let ways = ways.split_whitespace().map(|way| (id(&way[..1]), id(&way[1..])));
        Network::new(names.split_whitespace().map(id), ways)
    }

    #[test]
    fn a_component_stands_before_those_that_it_leads_to() {
        let found = network("a b c d", "ab bc cb cd").components();
        assert_eq!(found, [vec![id("a")], vec![id("b"), id("c")], vec![id("d")]]);
    }

    #[test]
    fn what_every_way_passes_is_found() {
        let found = network("a b c d e", "ab ac bd cd de").on_every_way(&ids("a"), &ids("e"));
        assert_eq!(found, ids("a d e"));
        assert!(network("a b", "").on_every_way(&ids("a"), &ids("b")).is_empty());
    }

    #[test]
    fn hops_are_counted_along_the_shortest_way() {
        let found = network("a b c d", "ab bc ac").fewest_hops(&ids("a"));
        assert_eq!(found, [(id("a"), 0), (id("b"), 1), (id("c"), 1)].into());
    }

    #[test]
    fn a_set_that_nobody_can_leave_is_named() {
        let found = network("a b c d e", "ab ac bd db").closed(&ids("c e"));
        assert_eq!(found, [vec![id("b"), id("d")]]);
    }
}
