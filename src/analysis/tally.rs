//! Counting draws: ranks, the top k, and the weights of those that come first.
//!
//! Everything is counted in whole numbers, weights too (in 2⁻⁴⁰). So sums do not depend on their order, and draws can
//! be counted by any number of threads with the same result.
#![expect(clippy::indexing_slicing, reason = "all columns are as long as the alternatives; terms are five")]

use super::feeling::count;

/// Beyond so many alternatives only the ranks that count are kept.
const WHOLE_MATRIX: usize = 300;
/// Bits of a sorting key that hold the place of the alternative; more than the whole matrix has.
const PLACE_BITS: u64 = 0x1FF;

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

/// A tally of draws.
pub(super) struct Tally {
    k: usize,
    columns: usize,
    top: Vec<u32>,
    ranks: Vec<u32>,
    firsts: Vec<[u64; 5]>,
    keys: Vec<u64>,
    best: Vec<(f64, usize)>,
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
            firsts: vec![[0; 5]; alternatives],
            keys: Vec::with_capacity(columns),
            best: Vec::with_capacity(columns + 1),
        }
    }

    /// Counts one draw. Scores are 0 or more.
    pub fn add(&mut self, scores: &[f64], weights: &[f64; 5]) {
        if scores.is_empty() {
            return;
        }
        let (first, last) = if self.columns < scores.len() { self.rank_best(scores) } else { self.rank_all(scores) };
        let last = if self.k >= scores.len() { f64::NEG_INFINITY } else { last };
        for (score, top) in scores.iter().zip(&mut self.top) {
            *top += u32::from(*score >= last);
        }
        self.firsts[first].iter_mut().zip(weights).for_each(|(sum, weight)| *sum += fixed(*weight));
    }

    /// The first, and the k-th best score. A key is the score turned round, so that the best comes first, with the
    /// place in its lowest bits, so that the earlier of two that tie does.
    fn rank_all(&mut self, scores: &[f64]) -> (usize, f64) {
        self.keys.clear();
        self.keys.extend((0_u64..).zip(scores).map(|(place, score)| (!score.to_bits() & !PLACE_BITS) | place));
        self.keys.sort_unstable();
        for (rank, key) in self.keys.iter().enumerate() {
            self.ranks[place(*key) * self.columns + rank] += 1;
        }
        // Keys of scores that are a hair apart are equal: the lowest score of the first k counts.
        let first_k = self.keys.iter().take(self.k);
        (place(self.keys[0]), first_k.map(|key| scores[place(*key)]).fold(f64::INFINITY, f64::min))
    }

    /// The same for the best only, of many.
    fn rank_best(&mut self, scores: &[f64]) -> (usize, f64) {
        self.best.clear();
        let mut least = f64::NEG_INFINITY;
        for (place, score) in scores.iter().enumerate() {
            if *score > least {
                let rank = self.best.partition_point(|(other, _)| *other >= *score);
                self.best.insert(rank, (*score, place));
                self.best.truncate(self.columns);
                if self.best.len() == self.columns {
                    least = self.best[self.columns - 1].0;
                }
            }
        }
        for (rank, (_, place)) in self.best.iter().enumerate() {
            self.ranks[place * self.columns + rank] += 1;
        }
        (self.best[0].1, least)
    }

    /// Adds what another tally of the same alternatives counted.
    pub fn join(&mut self, other: &Tally) {
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
        Acceptability {
            top: self.top.iter().map(share).collect(),
            ranks,
            central: self.firsts.iter().map(central).collect(),
        }
    }
}

/// Sums of weights, scaled to 1.
#[expect(clippy::cast_precision_loss, reason = "the sums of 10,000 draws are below 2⁵⁴, and the last bit is nothing")]
fn central(sums: &[u64; 5]) -> Option<[f64; 5]> {
    let total: u64 = sums.iter().sum();
    (total > 0).then(|| sums.map(|sum| sum as f64 / total as f64))
}

/// A weight in 2⁻⁴⁰.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a weight lies within 0..=1")]
fn fixed(weight: f64) -> u64 {
    (weight * 1_099_511_627_776.0).round() as u64
}

fn place(key: u64) -> usize {
    usize::try_from(key & PLACE_BITS).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_of_many_are_ranked_as_all_of_few_would_be() {
        let scores: Vec<f64> = (0..400).map(|place| f64::from(place * 7919 % 97) / 97.0).collect();
        let mut many = Tally::new(400, 20);
        many.add(&scores, &[0.2; 5]);
        let mut order: Vec<usize> = (0..400).collect();
        order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
        let found = many.shares(1);
        for (rank, place) in order.into_iter().take(20).enumerate() {
            assert_eq!(found.ranks[place][rank], 1.0, "rank {rank}");
        }
    }

    #[test]
    fn those_at_a_tie_share_the_better_rank_and_the_earlier_has_it_in_the_matrix() {
        let mut tally = Tally::new(4, 2);
        tally.add(&[0.5, 0.9, 0.5, 0.1], &[1.0, 0.0, 0.0, 0.0, 0.0]);
        let found = tally.shares(1);
        assert_eq!(found.top, [1.0, 1.0, 1.0, 0.0]);
        assert_eq!((found.ranks[0][1], found.ranks[2][2]), (1.0, 1.0));
    }
}
