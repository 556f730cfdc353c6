//! Simulation C: weights and data are drawn together, and the chain is solved again for each draw.
//!
//! Limitations: effort is not drawn, because no figure that is reported of these draws depends on it.
#![expect(clippy::indexing_slicing, reason = "all columns are as long as the chain; terms are five")]

use super::{
    chain::{Basis as RestsOn, Row, To},
    draw::{BLOCK, Draws, Stream},
    feeling::Feeling,
    report::Seed,
    robustness::{Acceptability, Alternatives, Tally, Weighting},
    row::number,
    solve::{Shares, Solution},
    study::{Outcome, Study},
    terms::{self, Terms},
    watch::Watch,
};

/// Draws, for journeys of a size that one can look at.
const DRAWS: usize = 1_000;
/// Draws for larger ones.
const FEWER_DRAWS: usize = 200;
/// Beyond so many touchpoints there are fewer draws.
const LARGE: usize = 300;

/// How many draws a chain of this size gets.
pub(super) fn draws(touchpoints: usize) -> usize {
    if touchpoints > LARGE { FEWER_DRAWS } else { DRAWS }
}

/// The draws for those that can be flagged. None = cancelled.
pub(super) fn weights_and_data(
    study: &Study<'_>,
    outcome: &Outcome,
    seed: Seed,
    watch: &dyn Watch,
) -> Option<Acceptability> {
    let candidates = study.candidates(outcome);
    let count = draws(study.chain.len());
    let mut tally = Tally::new(candidates.len(), study.k);
    let mut scores = Vec::new();
    for block in 0..count.div_ceil(BLOCK) {
        let mut draws = Draws::block(seed, Stream::WeightsAndData, u32::try_from(block).ok()?);
        for _ in 0..BLOCK {
            if watch.is_stopped() {
                return None;
            }
            let weights = Weighting::Around(study.weights).draw(outcome.kept, &mut draws);
            let terms = drawn_terms(study, outcome, &mut draws);
            let of_candidates: Vec<Terms> = candidates.iter().map(|place| terms[*place]).collect();
            Alternatives::new(&of_candidates, outcome.kept).scores(&weights, &mut draws, &mut scores);
            tally.add(&scores, &weights);
        }
    }
    Some(tally.shares(count))
}

fn drawn_terms(study: &Study<'_>, outcome: &Outcome, draws: &mut Draws) -> Vec<Terms> {
    let feelings: Vec<Vec<Feeling>> = study.feelings.iter().map(|feelings| drawn_feelings(feelings, draws)).collect();
    let start = drawn_shares(&study.chain.start, draws);
    let rows: Vec<Vec<f64>> = study.chain.rows.iter().map(|row| drawn_shares(row, draws)).collect();
    let drawn =
        outcome.solution.as_ref().and_then(|_| Solution::with(&study.chain, Shares { start: &start, rows: &rows }));
    match (&drawn, &outcome.solution) {
        // A draw that cannot be solved says nothing about the flow: the chain as it is stands in.
        (None, Some(solution)) => terms::terms(study.basis(), Some(solution), None, &feelings),
        (drawn, _) => terms::terms(study.basis(), drawn.as_ref(), Some(&rows), &feelings),
    }
}

fn drawn_feelings(feelings: &[Feeling], draws: &mut Draws) -> Vec<Feeling> {
    let drawn = |feeling: &Feeling| {
        let off = (2.0 * draws.uniform() - 1.0) * feeling.spread;
        Feeling { emotion: (feeling.emotion + off).clamp(-1.0, 1.0), ..*feeling }
    };
    feelings.iter().map(drawn).collect()
}

/// Shares around those of a row: the firmer, the better they are known.
fn drawn_shares(row: &Row, draws: &mut Draws) -> Vec<f64> {
    let mut shares: Vec<f64> = row
        .ways
        .iter()
        .map(|way| match row.basis {
            RestsOn::Given => 50.0 * way.share,
            RestsOn::Assumed => 10.0 * way.share,
            RestsOn::Counted => number(way.count) + 0.5,
        })
        .collect();
    if shares.len() == 1 || row.ways.iter().all(|way| way.to == To::Leave) {
        return row.ways.iter().map(|way| way.share).collect();
    }
    draws.dirichlet(&mut shares);
    shares
}
