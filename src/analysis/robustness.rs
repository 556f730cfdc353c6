//! How steady the ranks are: stochastic multicriteria acceptability (SMAA-2: Lahdelma & Salminen 2001).
#![expect(clippy::indexing_slicing, reason = "all columns are as long as the alternatives; terms are five")]

use super::{
    draw::{BLOCK, Draws, Stream},
    feeling::count,
    report::Seed,
    terms::Terms,
    watch::Watch,
};

/// Draws of weights.
pub(super) const WEIGHT_DRAWS: usize = 10_000;
/// How firmly draws "around ours" hold to our weights.
const CONCENTRATION: f64 = 20.0;
/// Beyond so many alternatives only the ranks that count are kept.
const WHOLE_MATRIX: usize = 300;

/// What the draws showed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Acceptability {
    /// Share of draws in which an alternative is among the top k; those at a tie share the better rank.
    pub top: Vec<f64>,
    /// Rank acceptability: a row for each alternative, a column for each rank from 1 (beyond 300 alternatives, the
    /// first k). The earlier of two that tie has the better rank.
    pub ranks: Vec<Vec<f64>>,
    /// Mean of the weights that make an alternative the first; none where none do.
    pub central: Vec<Option<[f64; 5]>>,
}

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

/// A tally of draws.
pub(super) struct Tally {
    k: usize,
    columns: usize,
    top: Vec<u32>,
    ranks: Vec<u32>,
    firsts: Vec<[f64; 5]>,
    order: Vec<usize>,
}

impl Tally {
    /// An empty one.
    pub fn new(alternatives: usize, k: usize) -> Self {
        let columns = if alternatives <= WHOLE_MATRIX { alternatives } else { k.min(alternatives) };
        Self {
            k,
            columns,
            top: vec![0; alternatives],
            ranks: vec![0; alternatives * columns],
            firsts: vec![[0.0; 5]; alternatives],
            order: (0..alternatives).collect(),
        }
    }

    /// Counts one draw.
    pub fn add(&mut self, scores: &[f64], weights: &[f64; 5]) {
        let size = scores.len();
        if size == 0 {
            return;
        }
        let by_score = |a: &usize, b: &usize| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b));
        if self.columns < size {
            self.order.select_nth_unstable_by(self.columns - 1, by_score);
            self.order[..self.columns].sort_unstable_by(by_score);
        } else {
            self.order.sort_unstable_by(by_score);
        }
        for (rank, alternative) in self.order[..self.columns].iter().enumerate() {
            self.ranks[alternative * self.columns + rank] += 1;
        }
        let last = if self.k >= size { f64::NEG_INFINITY } else { scores[self.order[self.k - 1]] };
        for (score, top) in scores.iter().zip(&mut self.top) {
            *top += u32::from(*score >= last);
        }
        let first = &mut self.firsts[self.order[0]];
        first.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
    }

    /// Adds what another tally counted.
    fn join(&mut self, other: &Tally) {
        self.top.iter_mut().zip(&other.top).for_each(|(sum, more)| *sum += more);
        self.ranks.iter_mut().zip(&other.ranks).for_each(|(sum, more)| *sum += more);
        for (sum, more) in self.firsts.iter_mut().zip(&other.firsts) {
            sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        }
    }

    /// As shares of the draws.
    pub fn shares(&self, draws: usize) -> Acceptability {
        let share = |times: &u32| f64::from(*times) / count(draws).max(1.0);
        let ranks = self.ranks.chunks(self.columns.max(1)).map(|row| row.iter().map(share).collect()).collect();
        let central = |sums: &[f64; 5]| {
            let total: f64 = sums.iter().sum();
            (total > 0.0).then(|| sums.map(|sum| sum / total))
        };
        Acceptability {
            top: self.top.iter().map(share).collect(),
            ranks,
            central: self.firsts.iter().map(central).collect(),
        }
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
            scores[*alternative] += weights[*term] * draws.uniform();
        }
    }
}

/// Simulations A and B: weights are drawn, the data stay. None = cancelled.
pub(super) fn weights(
    terms: &[Terms],
    kept: [bool; 5],
    k: usize,
    weighting: Weighting,
    seed: Seed,
    watch: &dyn Watch,
) -> Option<Acceptability> {
    let alternatives = Alternatives::new(terms, kept);
    let mut whole = Tally::new(terms.len(), k);
    for block in 0..WEIGHT_DRAWS.div_ceil(BLOCK) {
        if watch.is_stopped() {
            return None;
        }
        // Each block has its own sums, so that blocks could be drawn side by side with the same result.
        let mut tally = Tally::new(terms.len(), k);
        let mut draws = Draws::block(seed, weighting.stream(), u32::try_from(block).ok()?);
        let mut scores = Vec::new();
        for _ in 0..BLOCK {
            let weights = weighting.draw(kept, &mut draws);
            alternatives.scores(&weights, &mut draws, &mut scores);
            tally.add(&scores, &weights);
        }
        whole.join(&tally);
    }
    Some(whole.shares(WEIGHT_DRAWS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::watch::NoWatch;

    /// Two terms, any weights: the closed forms of two alternatives.
    fn any(alternatives: &[(f64, f64)]) -> Acceptability {
        let terms: Vec<Terms> = alternatives.iter().map(|(a, b)| [Some(*a), Some(*b), None, None, None]).collect();
        weights(&terms, [true, true, false, false, false], 1, Weighting::Any, Seed::default(), &NoWatch)
            .expect("not stopped")
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
