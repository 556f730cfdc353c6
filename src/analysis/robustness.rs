//! How steady the ranks are: stochastic multicriteria acceptability (SMAA-2: Lahdelma & Salminen 2001).
#![expect(clippy::indexing_slicing, reason = "all columns are as long as the alternatives; terms are five")]

use super::{
    draw::{BLOCK, Draws, Stream},
    report::Seed,
    tally::Tally,
    terms::Terms,
};

/// Draws of weights.
pub(super) const WEIGHT_DRAWS: usize = 10_000;
/// How firmly draws "around ours" hold to our weights.
const CONCENTRATION: f64 = 20.0;

/// Which weights are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Weighting {
    /// Any, all alike: Dirichlet(1, …, 1).
    Any,
    /// Around these: Dirichlet(20 w).
    Around([f64; 5]),
}

impl Weighting {
    fn stream(self) -> Stream {
        match self {
            Weighting::Any => Stream::AnyWeights,
            Weighting::Around(_) => Stream::AroundOurs,
        }
    }

    /// Weights of the kept terms that sum to 1; the others are 0.
    pub(super) fn draw(self, kept: [bool; 5], draws: &mut Draws) -> [f64; 5] {
        let mut weights: [f64; 5] = std::array::from_fn(|term| match self {
            _ if !kept[term] => 0.0,
            Weighting::Any => 1.0,
            Weighting::Around(ours) => ours[term],
        });
        if matches!(self, Weighting::Around(_)) {
            let total: f64 = weights.iter().sum();
            weights.iter_mut().for_each(|weight| *weight *= CONCENTRATION / total.max(f64::MIN_POSITIVE));
        }
        draws.dirichlet(&mut weights);
        weights
    }
}

/// Alternatives as columns of numbers, so that a draw is five multiplications each.
pub(super) struct Alternatives {
    columns: [Vec<f64>; 5],
    unknown: Vec<(usize, usize)>,
    kept: [bool; 5],
}

impl Alternatives {
    /// Of these terms, the dropped ones left out.
    pub fn new(terms: &[Terms], kept: [bool; 5]) -> Self {
        let column = |term: usize| terms.iter().map(|values| values[term].unwrap_or(0.0)).collect();
        let is_unknown = |(alternative, term): &(usize, usize)| kept[*term] && terms[*alternative][*term].is_none();
        let all = (0..terms.len()).flat_map(|alternative| (0..5).map(move |term| (alternative, term)));
        Self { columns: std::array::from_fn(column), unknown: all.filter(is_unknown).collect(), kept }
    }

    /// The scores under these weights; what is unknown is drawn from 0 to 1.
    pub fn scores(&self, weights: &[f64; 5], draws: &mut Draws, scores: &mut Vec<f64>) {
        scores.clear();
        scores.resize(self.columns[0].len(), 0.0);
        for term in (0..5).filter(|term| self.kept[*term]) {
            for (score, value) in scores.iter_mut().zip(&self.columns[term]) {
                *score += weights[term] * value;
            }
        }
        for (alternative, term) in &self.unknown {
            scores[*alternative] += weights[*term] * draws.coarse();
        }
    }
}

/// A block of simulation A or B: weights are drawn, the data stay.
pub(super) fn weigh(
    alternatives: &Alternatives,
    weighting: Weighting,
    (seed, block): (Seed, u32),
    scores: &mut Vec<f64>,
    tally: &mut Tally,
) {
    let mut draws = Draws::block(seed, weighting.stream(), block);
    for _ in 0..BLOCK {
        let weights = weighting.draw(alternatives.kept, &mut draws);
        alternatives.scores(&weights, &mut draws, scores);
        tally.add(scores, &weights);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tally::Acceptability;

    /// Two terms, any weights: the closed forms of two alternatives.
    fn any(alternatives: &[(f64, f64)]) -> Acceptability {
        let terms: Vec<Terms> = alternatives.iter().map(|(a, b)| [Some(*a), Some(*b), None, None, None]).collect();
        let alternatives = Alternatives::new(&terms, [true, true, false, false, false]);
        let mut tally = Tally::new(terms.len(), 1);
        for block in 0..100 {
            weigh(&alternatives, Weighting::Any, (Seed::default(), block), &mut Vec::new(), &mut tally);
        }
        tally.shares(WEIGHT_DRAWS)
    }

    #[track_caller]
    fn assert_close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 0.02, "{found} is not about {expected}");
    }

    #[test]
    fn two_opposite_views_are_first_half_of_the_time() {
        let found = any(&[(1.0, 0.0), (0.0, 1.0)]);
        assert_close(found.top[0], 0.5);
        assert_close(found.top[1], 0.5);
    }

    #[test]
    fn acceptabilities_and_central_weights_have_their_closed_forms() {
        let found = any(&[(1.0, 0.0), (0.25, 0.5)]);
        assert_close(found.top[0], 0.6);
        assert_close(found.ranks[1][0], 0.4);
        let [first, second] = [found.central[0].expect("it can win"), found.central[1].expect("it can win")];
        [(first[0], 0.7), (first[1], 0.3), (second[0], 0.2), (second[1], 0.8)]
            .into_iter()
            .for_each(|(a, b)| assert_close(a, b));
    }

    #[test]
    fn a_dominated_alternative_is_never_first() {
        let found = any(&[(0.5, 0.5), (0.4, 0.3)]);
        assert_eq!(found.top, [1.0, 0.0]);
        assert_eq!(found.central[1], None);
    }

    #[test]
    fn rank_acceptabilities_sum_to_one_by_row_and_by_column() {
        let found = any(&[(0.5, 0.5), (0.4, 0.9), (0.5, 0.5), (0.9, 0.1)]);
        for place in 0..4 {
            assert!((found.ranks[place].iter().sum::<f64>() - 1.0).abs() < 1e-9);
            assert!((found.ranks.iter().map(|row| row[place]).sum::<f64>() - 1.0).abs() < 1e-9);
        }
    }
}
