//! The fundamental quantities of the chain (Kemeny & Snell 1960), component by component in topological order.
//!
//! Limitations: a first-order chain forgets where a customer came from; see `observed_pass_through`.
#![expect(clippy::indexing_slicing, reason = "places and rows come from one chain, whose columns have one length")]

use std::ops::Range;

use super::{
    chain::{Chain, LARGEST_COMPONENT, Place, To},
    kernel,
};

/// What follows from the shares of a chain. Columns by place; 0 outside the chain.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Solution {
    /// E: expected visits for one who enters.
    pub visits: Vec<f64>,
    /// B: probability of success from here.
    pub success_from: Vec<f64>,
    /// N_tt: expected visits for one who is here, this one counted.
    pub returns: Vec<f64>,
    /// g: share of those who are here that succeed at once.
    pub succeed: Vec<f64>,
    /// x: share of those who are here that leave.
    pub leave: Vec<f64>,
    /// P*: share of those who enter that succeed.
    pub success: f64,
}

/// Shares on the ways of a chain: those of the start, and those of all rows one after another.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Shares {
    /// Of the start, way by way.
    pub start: Vec<f64>,
    /// Of the rows; a solver knows where each begins.
    pub ways: Vec<f64>,
}

/// A chain made ready to be solved again and again with other shares on the same ways.
#[derive(Debug, Clone)]
pub(super) struct Solver<'a> {
    chain: &'a Chain,
    /// Where the ways of a place begin among all; one more at the end.
    offsets: Vec<usize>,
    /// Which component a place is in.
    component_of: Vec<usize>,
    /// Where it stands in its component.
    slot: Vec<usize>,
}

/// What is in no component.
const NOWHERE: usize = usize::MAX;

impl<'a> Solver<'a> {
    /// None where a component is too large.
    pub fn new(chain: &'a Chain) -> Option<Self> {
        if chain.components.iter().any(|component| component.len() > LARGEST_COMPONENT) {
            return None;
        }
        let size = chain.ids.len();
        let mut solver = Self { chain, offsets: vec![0], component_of: vec![NOWHERE; size], slot: vec![0; size] };
        for row in &chain.rows {
            solver.offsets.push(solver.offsets[solver.offsets.len() - 1] + row.ways.len());
        }
        for (number, component) in chain.components.iter().enumerate() {
            for (slot, place) in component.iter().enumerate() {
                (solver.component_of[*place], solver.slot[*place]) = (number, slot);
            }
        }
        Some(solver)
    }

    /// The chain's own shares.
    pub fn own_shares(&self) -> Shares {
        Shares {
            start: self.chain.start.ways.iter().map(|way| way.share).collect(),
            ways: self.chain.rows.iter().flat_map(|row| row.ways.iter().map(|way| way.share)).collect(),
        }
    }

    /// Which of all ways are those of a place.
    pub fn ways_of(&self, place: Place) -> Range<usize> {
        self.offsets[place]..self.offsets[place + 1]
    }

    /// Solves with these shares. None where a component is singular.
    pub fn solution(&self, shares: &Shares) -> Option<Solution> {
        let mut found = Solution::default();
        self.solve(shares, &mut found).then_some(found)
    }

    /// The same into a solution that is there. Whether it could be solved.
    pub fn solve(&self, shares: &Shares, found: &mut Solution) -> bool {
        found.clear(self.chain.ids.len());
        for (way, share) in self.chain.start.ways.iter().zip(&shares.start) {
            if let To::Place(place) = way.to {
                found.visits[place] += share;
            }
        }
        // Components of one, the most, are their own inverse.
        let mut inverses: Vec<Vec<f64>> = Vec::new();
        for component in &self.chain.components {
            if component.len() > 1 {
                let Some(inverse) = self.within(shares, component) else { return false };
                inverses.push(inverse);
            }
        }
        let mut ahead = inverses.iter();
        for component in &self.chain.components {
            let inverse = if component.len() > 1 { ahead.next() } else { None };
            self.go_forward(shares, component, inverse, found);
        }
        let mut behind = inverses.iter().rev();
        for component in self.chain.components.iter().rev() {
            let inverse = if component.len() > 1 { behind.next() } else { None };
            self.look_back(shares, component, inverse, found);
        }
        for (way, share) in self.chain.start.ways.iter().zip(&shares.start) {
            if let To::Place(place) = way.to {
                found.success += share * found.success_from[place];
            }
        }
        true
    }

    /// `visits` holds what came from outside the component; multiplied by its inverse it is E, and is handed on.
    fn go_forward(&self, shares: &Shares, component: &[Place], inverse: Option<&Vec<f64>>, found: &mut Solution) {
        let size = component.len();
        if let Some(inverse) = inverse {
            let came: Vec<f64> = component.iter().map(|place| found.visits[*place]).collect();
            for (column, place) in component.iter().enumerate() {
                let part = |(row, came): (usize, &f64)| came * inverse[row * size + column];
                // Folded from 0: the sum of nothing is -0, and a report would print it.
                let parts = came.iter().enumerate().filter(|(_, came)| **came > 0.0).map(part);
                found.visits[*place] = parts.fold(0.0, |sum, part| sum + part);
                found.returns[*place] = inverse[column * size + column];
            }
        } else {
            component.iter().for_each(|place| found.returns[*place] = 1.0);
        }
        for from in component {
            let row = &self.chain.rows[*from];
            let (mut succeed, mut leave) = (0.0, 0.0);
            for (way, share) in row.ways.iter().zip(&shares.ways[self.ways_of(*from)]) {
                match way.to {
                    To::Place(to) if self.component_of[to] != self.component_of[*from] => {
                        found.visits[to] += found.visits[*from] * share;
                    }
                    To::Place(_) => {}
                    To::Success => succeed += share,
                    To::Leave => leave += share,
                }
            }
            found.succeed[*from] = succeed;
            // Without a way out everybody is lost here.
            found.leave[*from] = if row.ways.is_empty() { 1.0 } else { leave };
        }
    }

    fn look_back(&self, shares: &Shares, component: &[Place], inverse: Option<&Vec<f64>>, found: &mut Solution) {
        let size = component.len();
        let mut ahead = Vec::with_capacity(if inverse.is_some() { size } else { 0 });
        for from in component {
            let mut onward = 0.0;
            for (way, share) in self.chain.rows[*from].ways.iter().zip(&shares.ways[self.ways_of(*from)]) {
                onward += match way.to {
                    To::Place(to) if self.component_of[to] != self.component_of[*from] => {
                        share * found.success_from[to]
                    }
                    To::Success => *share,
                    _ => 0.0,
                };
            }
            match inverse {
                Some(_) => ahead.push(onward),
                None => found.success_from[*from] = onward,
            }
        }
        if let Some(inverse) = inverse {
            for (row, place) in component.iter().enumerate() {
                let chances = &inverse[row * size..(row + 1) * size];
                found.success_from[*place] = chances.iter().zip(&ahead).map(|(visits, ahead)| visits * ahead).sum();
            }
        }
    }

    /// The number of the component that a place is in; of places outside the chain, larger than any.
    pub fn component(&self, place: Place) -> usize {
        self.component_of[place]
    }

    /// (I − Q)⁻¹ inside a component.
    pub fn within(&self, shares: &Shares, component: &[Place]) -> Option<Vec<f64>> {
        let size = component.len();
        let mut matrix = vec![0.0; size * size];
        for (row, from) in component.iter().enumerate() {
            matrix[row * size + row] = 1.0;
            for (way, share) in self.chain.rows[*from].ways.iter().zip(&shares.ways[self.ways_of(*from)]) {
                if let To::Place(to) = way.to
                    && self.component_of[to] == self.component_of[*from]
                {
                    matrix[row * size + self.slot[to]] -= share;
                }
            }
        }
        kernel::inverse(matrix, size)
    }
}

impl Solution {
    /// Solves the chain with its own shares. None where a component is too large.
    pub fn of(chain: &Chain) -> Option<Self> {
        let solver = Solver::new(chain)?;
        solver.solution(&solver.own_shares())
    }

    /// Nothing, for so many places.
    fn clear(&mut self, size: usize) {
        for column in [&mut self.visits, &mut self.success_from, &mut self.returns, &mut self.succeed, &mut self.leave]
        {
            column.clear();
            column.resize(size, 0.0);
        }
        self.success = 0.0;
    }

    /// f: probability of coming here at all.
    pub fn visit_probability(&self, place: Place) -> f64 {
        if self.returns[place] > 0.0 { (self.visits[place] / self.returns[place]).clamp(0.0, 1.0) } else { 0.0 }
    }

    /// RE: share of successful journeys that pass here (Anderl et al. 2016). None where nobody succeeds.
    pub fn removal_effect(&self, place: Place) -> Option<f64> {
        let passing = self.visit_probability(place) * self.success_from[place];
        (self.success > 0.0).then(|| (passing / self.success).clamp(0.0, 1.0))
    }

    /// L: share of those who enter that are lost here.
    pub fn exit_mass(&self, place: Place) -> f64 {
        self.visits[place] * self.leave[place]
    }

    /// Share of lost journeys that end here. None where nobody is lost.
    pub fn lost_share(&self, place: Place) -> Option<f64> {
        let lost = 1.0 - self.success;
        (lost > 1e-12).then(|| (self.exit_mass(place) / lost).clamp(0.0, 1.0))
    }

    /// Share of successes whose last touchpoint this is. None where nobody succeeds.
    pub fn last_touch_share(&self, place: Place) -> Option<f64> {
        (self.success > 0.0).then(|| (self.visits[place] * self.succeed[place] / self.success).clamp(0.0, 1.0))
    }

    /// By how much success rises when half of those who leave here take the other ways, in their proportions.
    ///
    /// With the row times c, success from here is c·a / (1 − c·h), where h is the chance of a return and a that of
    /// succeeding without one: no second solution is needed.
    pub fn lift_if_exit_halved(&self, place: Place) -> Option<f64> {
        let (leave, returns) = (self.leave[place], self.returns[place]);
        if leave >= 1.0 || returns <= 0.0 {
            return None;
        }
        let factor = (1.0 - leave / 2.0) / (1.0 - leave);
        let at_once = self.success_from[place] / returns;
        let comes_back = 1.0 - 1.0 / returns;
        let raised = factor * at_once / (1.0 - factor * comes_back);
        Some(self.visit_probability(place) * (raised - self.success_from[place]))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::{
        analysis::chain::{Basis, Row, Way},
        model::Id,
    };
    use proptest::prelude::*;

    /// A chain that starts at place 0: for each place, ways (target, tenths); the rest of 1 leaves, the last one
    /// succeeds with what is left.
    fn chain(ways: &[Vec<(usize, u32)>]) -> Chain {
        let size = ways.len();
        let way = |to, share| Way { to, share, count: 0, is_tried: false };
        let row = |(place, ways): (usize, &Vec<(usize, u32)>)| {
            let mut left = 0.95;
            let mut row = Row { ways: Vec::new(), basis: Basis::Given };
            for (to, tenths) in ways {
                let share = f64::from(*tenths) / 10.0;
                if to % size != place && share < left {
                    left -= share;
                    row.ways.push(way(To::Place(to % size), share));
                }
            }
            row.ways.push(way(if place + 1 == size { To::Success } else { To::Leave }, left + 0.05));
            row
        };
        let mut chain = Chain {
            ids: (0..size).map(|place| Id::from_words(&place.to_string(), 0)).collect(),
            is_member: vec![true; size],
            start: Row { ways: vec![way(To::Place(0), 1.0)], basis: Basis::Given },
            rows: ways.iter().enumerate().map(row).collect(),
            components: Vec::new(),
            is_on_every_way: Vec::new(),
            hops: Vec::new(),
            is_flow_assumed: false,
            entered: None,
            assumed: Vec::new(),
            not_linked: Vec::new(),
        };
        chain.survey();
        chain
    }

    /// Whoever would come to a place leaves.
    fn without(chain: &Chain, place: Place) -> Chain {
        let mut chain = chain.clone();
        for way in chain.rows.iter_mut().flat_map(|row| &mut row.ways).chain(&mut chain.start.ways) {
            if way.to == To::Place(place) {
                way.to = To::Leave;
            }
        }
        chain.survey();
        chain
    }

    /// Small chains with loops, of any shape.
    pub fn chains() -> impl Strategy<Value = Chain> {
        proptest::collection::vec(proptest::collection::vec((0_usize..9, 1_u32..6), 1..5), 2..9)
            .prop_map(|ways| chain(&ways))
    }

    proptest! {
        #[test]
        fn a_removal_effect_is_what_success_loses_without_the_touchpoint(chain in chains()) {
            let whole = Solution::of(&chain).expect("it is small");
            for place in 0..chain.ids.len() {
                let left = Solution::of(&without(&chain, place)).expect("it is small").success;
                let expected = (whole.success > 0.0).then(|| 1.0 - left / whole.success);
                let found = whole.removal_effect(place);
                prop_assert_eq!(found.is_some(), expected.is_some());
                prop_assert!((found.unwrap_or(0.0) - expected.unwrap_or(0.0)).abs() < 1e-9);
            }
        }

        #[test]
        fn halving_an_exit_is_what_solving_again_says(chain in chains()) {
            let whole = Solution::of(&chain).expect("it is small");
            for place in 0..chain.ids.len() {
                let Some(lift) = whole.lift_if_exit_halved(place) else { continue };
                let mut chain = chain.clone();
                let leave = chain.rows[place].share_to(To::Leave);
                for way in &mut chain.rows[place].ways {
                    way.share *= if way.to == To::Leave { 0.5 } else { (1.0 - leave / 2.0) / (1.0 - leave) };
                }
                let again = Solution::of(&chain).expect("it is small").success;
                prop_assert!((whole.success + lift - again).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn random_chains_have_loops_and_successes() {
        let chain = chain(&[vec![(1, 5)], vec![(0, 4), (2, 3)], vec![(1, 1)]]);
        assert_eq!(chain.components, [[0, 1, 2]]);
        assert!(Solution::of(&chain).is_some_and(|found| found.success > 0.0 && found.returns[0] > 1.0));
    }
}
