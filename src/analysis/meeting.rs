//! The chance of meeting at least one of some touchpoints: the chain is solved once, and asked again and again.
//!
//! With the wanted places absorbing, only the visits behind them change. So the work for one question goes from the
//! first component that holds a wanted place to the last, and starts from the visits of the whole chain. Inside a
//! component with the inverse N = (I − Q)⁻¹ of all its ways, the visits v split into those before the first meeting and
//! those after it: h N_SS = v_S gives h, the chance of the first meeting by place, and v − h N_S are the visits before
//! it (Kemeny & Snell 1960, ch. III; the first-passage decomposition). Nothing is approximated.
#![expect(
    clippy::indexing_slicing,
    reason = "places and components come from one chain, whose columns have one length"
)]

use super::{
    chain::{Chain, Place, To},
    kernel,
    solve::{Shares, Solution, Solver},
};

/// A chain made ready to be asked.
pub(super) struct Meeting<'a> {
    chain: &'a Chain,
    solver: Solver<'a>,
    shares: Shares,
    solution: &'a Solution,
    /// Ways in from other components, by place: from where, and with which share.
    ways_in: Vec<Vec<(Place, f64)>>,
    /// Share of those who enter that enter here, by place.
    starts: Vec<f64>,
    /// (I − Q)⁻¹ of components of more than one, as they are needed.
    inverses: Vec<Option<Vec<f64>>>,
    /// Visits before the first meeting, by place; of the question at hand.
    before: Vec<f64>,
}

impl<'a> Meeting<'a> {
    /// Of a chain and its solution. None where a component is too large.
    pub fn new(chain: &'a Chain, solution: &'a Solution) -> Option<Self> {
        let solver = Solver::new(chain)?;
        let mut ways_in = vec![Vec::new(); chain.ids.len()];
        for (from, row) in chain.rows.iter().enumerate() {
            for way in &row.ways {
                if let To::Place(to) = way.to
                    && way.share > 0.0
                    && solver.component(to) != solver.component(from)
                {
                    ways_in[to].push((from, way.share));
                }
            }
        }
        let mut starts = vec![0.0; chain.ids.len()];
        for way in &chain.start.ways {
            if let To::Place(place) = way.to {
                starts[place] += way.share;
            }
        }
        let shares = solver.own_shares();
        let inverses = vec![None; chain.components.len()];
        let before = vec![0.0; chain.ids.len()];
        Some(Self { chain, solver, shares, solution, ways_in, starts, inverses, before })
    }

    /// Probability of coming to at least one of these places of the chain (in journey order), 0..=1. None where a component is singular.
    pub fn chance(&mut self, wanted: &[Place]) -> Option<f64> {
        let numbers = || wanted.iter().map(|place| self.solver.component(*place));
        let (first, last) = (numbers().min()?, numbers().max()?);
        let mut met = 0.0;
        for number in first..=last {
            let component = &self.chain.components[number];
            let came: Vec<f64> = component.iter().map(|place| self.came(*place, first)).collect();
            let is_wanted: Vec<bool> = component.iter().map(|place| wanted.binary_search(place).is_ok()).collect();
            let visits = match component.as_slice() {
                [_] => came,
                _ => self.visits(number, &came)?,
            };
            let (meetings, visits) = self.parted(number, &is_wanted, visits)?;
            met += meetings;
            for (place, visits) in component.iter().zip(visits) {
                self.before[*place] = visits;
            }
        }
        Some(met.clamp(0.0, 1.0))
    }

    /// Those who come to a place from other components, or start there; before `first` nobody has met anything.
    fn came(&self, place: Place, first: usize) -> f64 {
        let visits = |from: Place| {
            if self.solver.component(from) < first { self.solution.visits[from] } else { self.before[from] }
        };
        self.starts[place] + self.ways_in[place].iter().map(|(from, share)| visits(*from) * share).sum::<f64>()
    }

    fn inverse(&mut self, number: usize) -> Option<&Vec<f64>> {
        if self.inverses[number].is_none() {
            self.inverses[number] = Some(self.solver.within(&self.shares, &self.chain.components[number])?);
        }
        self.inverses[number].as_ref()
    }

    /// Visits inside a component, of those who came.
    fn visits(&mut self, number: usize, came: &[f64]) -> Option<Vec<f64>> {
        let inverse = self.inverse(number)?;
        let mut visits = vec![0.0; came.len()];
        for (row, came) in inverse.chunks(came.len()).zip(came).filter(|(_, came)| **came > 0.0) {
            visits.iter_mut().zip(row).for_each(|(visits, share)| *visits += came * share);
        }
        Some(visits)
    }

    /// The chance of a first meeting inside a component, and the visits before it.
    fn parted(&mut self, number: usize, is_wanted: &[bool], mut visits: Vec<f64>) -> Option<(f64, Vec<f64>)> {
        let slots: Vec<usize> = (0..is_wanted.len()).filter(|slot| is_wanted[*slot]).collect();
        if slots.is_empty() || visits.len() == 1 {
            let met = if slots.is_empty() { 0.0 } else { std::mem::take(&mut visits[0]) };
            return Some((met, visits));
        }
        let size = visits.len();
        let inverse = self.inverse(number)?;
        let among: Vec<f64> =
            slots.iter().flat_map(|row| slots.iter().map(move |column| inverse[row * size + column])).collect();
        let back = kernel::inverse(among, slots.len())?;
        let first = |column: usize| -> f64 {
            slots.iter().enumerate().map(|(row, slot)| visits[*slot] * back[row * slots.len() + column]).sum()
        };
        let meetings: Vec<f64> = (0..slots.len()).map(first).collect();
        for (met, slot) in meetings.iter().zip(&slots) {
            let after = &inverse[slot * size..(slot + 1) * size];
            visits.iter_mut().zip(after).for_each(|(visits, share)| *visits -= met * share);
        }
        slots.iter().for_each(|slot| visits[*slot] = 0.0);
        Some((meetings.iter().sum(), visits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::chain::{Basis, Row, Way};
    use crate::analysis::solve::tests::chains;
    use proptest::prelude::*;

    /// The plain way: the wanted places are the only goals, and the chain is solved again.
    fn plainly(chain: &Chain, wanted: &[Place]) -> f64 {
        let mut chain = chain.clone();
        for (place, row) in chain.rows.iter_mut().enumerate() {
            if wanted.contains(&place) {
                let arrived = Way { to: To::Success, share: 1.0, count: 0, is_tried: false };
                *row = Row { ways: vec![arrived], basis: Basis::Given };
            } else {
                row.ways.iter_mut().filter(|way| way.to == To::Success).for_each(|way| way.to = To::Leave);
            }
        }
        Solution::of(&chain).expect("it is small").success
    }

    proptest! {
        #[test]
        fn a_chance_is_what_solving_again_with_other_goals_says(chain in chains(), picked in proptest::collection::vec(any::<bool>(), 9)) {
            let solution = Solution::of(&chain).expect("it is small");
            let mut meeting = Meeting::new(&chain, &solution).expect("it is small");
            let all: Vec<Place> = (0..chain.ids.len()).collect();
            let wanted: Vec<Place> = all.iter().copied().filter(|place| picked[*place]).collect();
            if !wanted.is_empty() {
                let (found, expected) = (meeting.chance(&wanted).expect("it is solved"), plainly(&chain, &wanted));
                prop_assert!((found - expected).abs() < 1e-12, "{wanted:?}: {found}, not {expected}");
            }
            // Asked again, whatever was asked before.
            for place in all {
                let found = meeting.chance(&[place]).expect("it is solved");
                prop_assert!((found - solution.visit_probability(place)).abs() < 1e-12, "{place}: {found}");
            }
        }
    }
}
