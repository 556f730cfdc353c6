//! Simulation C: weights and data are drawn together, and the chain is solved again for each draw.
#![expect(clippy::indexing_slicing, reason = "all columns are as long as the chain; terms are five")]

use super::{
    chain::{Basis as RestsOn, Row, To},
    draw::{Draws, Stream},
    feeling::Feeling,
    fruit_draws::FruitDraws,
    report::Seed,
    robustness::{Alternatives, Weighting},
    row::number,
    solve::{Shares, Solution, Solver},
    study::{Outcome, Study},
    tally::Tally,
    terms::{self, Crossing, Terms},
    watch::Watch,
};

/// Draws, for journeys of a size that one can look at.
const DRAWS: usize = 1_000;
/// Draws for larger ones.
const FEWER_DRAWS: usize = 200;
/// Beyond so many touchpoints there are fewer draws.
const LARGE: usize = 300;
/// How many draws one stream serves: few, as each of them is work.
pub(super) const BLOCK: usize = 20;

/// How many draws a chain of this size gets.
pub(super) fn draws(touchpoints: usize) -> usize {
    if touchpoints > LARGE { FEWER_DRAWS } else { DRAWS }
}

/// One thread's place of work: what it draws into is kept from draw to draw.
pub(super) struct DataDraws<'a> {
    study: &'a Study<'a>,
    outcome: &'a Outcome,
    candidates: &'a [usize],
    crossings: Vec<Crossing>,
    solver: Option<Solver<'a>>,
    shares: Shares,
    solution: Solution,
    feelings: Vec<Vec<Feeling>>,
    scores: Vec<f64>,
    /// Ranks of moments of truth.
    pub tally: Tally,
    /// How often each place is a fruit of the top k.
    pub fruits: FruitDraws,
}

impl<'a> DataDraws<'a> {
    /// For the candidates of a study.
    pub fn new(study: &'a Study<'a>, outcome: &'a Outcome, candidates: &'a [usize]) -> Self {
        let solver = outcome.solution.as_ref().and_then(|_| Solver::new(&study.chain));
        Self {
            crossings: terms::crossings(study.basis()),
            shares: solver.as_ref().map(Solver::own_shares).unwrap_or_default(),
            solver,
            solution: Solution::default(),
            feelings: study.feelings.clone(),
            scores: Vec::new(),
            tally: Tally::new(candidates.len(), study.k),
            fruits: FruitDraws::new(study),
            study,
            outcome,
            candidates,
        }
    }

    /// Draws one block. Whether it came to its end.
    pub fn run(&mut self, seed: Seed, block: u32, watch: &dyn Watch) -> bool {
        let mut draws = Draws::block(seed, Stream::WeightsAndData, block);
        for _ in 0..BLOCK {
            if watch.is_stopped() {
                return false;
            }
            self.draw(&mut draws);
        }
        true
    }

    fn draw(&mut self, draws: &mut Draws) {
        let study = self.study;
        let weights = Weighting::Around(study.weights).draw(self.outcome.kept, draws);
        for (drawn, given) in self.feelings.iter_mut().zip(&study.feelings) {
            for (drawn, given) in drawn.iter_mut().zip(given) {
                let off = (2.0 * draws.uniform() - 1.0) * given.spread;
                drawn.emotion = (given.emotion + off).clamp(-1.0, 1.0);
            }
        }
        let is_solved = self.solve_drawn(draws);
        // A draw that cannot be solved says nothing about the flow: the chain as it is stands in.
        let (solution, ways) = match (is_solved, &self.outcome.solution) {
            (true, _) => (Some(&self.solution), Some(self.shares.ways.as_slice())),
            (false, stands_in) => (stands_in.as_ref(), None),
        };
        let gates = solution.map(|found| terms::gateways(&self.crossings, found, ways)).unwrap_or_default();
        let extremes = terms::extremes(study.basis(), &self.feelings);
        let of = |place: &usize| terms::at(study.basis(), *place, solution, &gates, &extremes, &self.feelings[*place]);
        let terms: Vec<Terms> = self.candidates.iter().map(of).collect();
        self.fruits.draw(solution, &self.feelings, study.k, draws);
        Alternatives::new(&terms, self.outcome.kept).scores(&weights, draws, &mut self.scores);
        self.tally.add(&self.scores, &weights);
    }

    fn solve_drawn(&mut self, draws: &mut Draws) -> bool {
        let Some(solver) = &self.solver else { return false };
        let chain = &self.study.chain;
        draw_shares(&chain.start, &mut self.shares.start, draws);
        for (place, row) in chain.rows.iter().enumerate() {
            draw_shares(row, &mut self.shares.ways[solver.ways_of(place)], draws);
        }
        solver.solve(&self.shares, &mut self.solution)
    }
}

/// Shares around those of a row: the firmer, the better they are known.
fn draw_shares(row: &Row, shares: &mut [f64], draws: &mut Draws) {
    // One way takes all; among ways that all leave there is nothing to draw.
    if shares.len() <= 1 || row.ways.iter().all(|way| way.to == To::Leave) {
        return;
    }
    for (share, way) in shares.iter_mut().zip(&row.ways) {
        *share = match row.basis {
            RestsOn::Given => 50.0 * way.share,
            RestsOn::Assumed => 10.0 * way.share,
            RestsOn::Counted => number(way.count) + 0.5,
        };
    }
    draws.dirichlet(shares);
}
