//! Few customers bring much: ABC classes, and the share that the first fifth really brings.

use crate::analysis::feeling::count;

/// A class of customers by what they bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AbcClass {
    /// The first 80 % of the whole.
    A,
    /// The next 15 %.
    B,
    /// The rest.
    C,
}

/// The class of each value by the share that stands *before* it when the largest comes first: below 80 % A, below 95 %
/// B, else C. Of equal values the earlier comes first. Losses count as nothing; where there is nothing, all are C.
#[must_use]
pub fn abc(values: &[f64]) -> Vec<AbcClass> {
    let gains: Vec<f64> = values.iter().map(|value| value.max(0.0)).collect();
    let all: f64 = gains.iter().sum();
    let mut classes = vec![AbcClass::C; values.len()];
    let mut before = 0.0;
    for (place, gain) in largest_first(&gains) {
        let share = if all > 0.0 { before / all } else { 1.0 };
        if let Some(class) = classes.get_mut(place) {
            *class = match share {
                share if share < 0.80 - 1e-12 => AbcClass::A,
                share if share < 0.95 - 1e-12 => AbcClass::B,
                _ => AbcClass::C,
            };
        }
        before += gain;
    }
    classes
}

/// What the first fifth of the customers really brings: shown as it is, never taken for 80 %.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pareto {
    /// How many customers a fifth is, rounded up.
    pub customers: usize,
    /// Of how many.
    pub of: usize,
    /// Share of the whole that they bring.
    pub share: f64,
}

/// The actual Pareto share. None where nobody brings anything.
#[must_use]
pub fn pareto(values: &[f64]) -> Option<Pareto> {
    let gains: Vec<f64> = values.iter().map(|value| value.max(0.0)).collect();
    let all: f64 = gains.iter().sum();
    let customers = gains.len().div_ceil(5);
    let first: f64 = largest_first(&gains).into_iter().take(customers).map(|(_, gain)| gain).sum();
    (all > 0.0).then(|| Pareto { customers, of: gains.len(), share: (first / all).min(1.0) })
}

/// Mean of the ranks that equal values share, from 1 for the smallest.
pub(super) fn average_ranks(values: &[f64]) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let below = |value: f64| sorted.partition_point(|other| other.total_cmp(&value).is_lt());
    let up_to = |value: f64| sorted.partition_point(|other| other.total_cmp(&value).is_le());
    values.iter().map(|value| f64::midpoint(count(below(*value) + 1), count(up_to(*value)))).collect()
}

fn largest_first(values: &[f64]) -> Vec<(usize, f64)> {
    let mut sorted: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
    sorted.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_follow_the_share_before_the_customer() {
        use AbcClass::*;
        let found = abc(&[500.0, 200.0, 100.0, 60.0, 50.0, 40.0, 20.0, 15.0, 10.0, 5.0]);
        assert_eq!(found, [A, A, A, B, B, B, C, C, C, C]);
        assert_eq!(abc(&[0.0, -5.0]), [C, C]);
    }

    #[test]
    fn the_first_fifth_brings_what_it_brings() {
        let found = pareto(&[5.0, 10.0, 500.0, 200.0, 100.0, 60.0, 50.0, 40.0, 20.0, 15.0]);
        assert_eq!(found, Some(Pareto { customers: 2, of: 10, share: 0.7 }));
        assert_eq!(pareto(&[]), None);
    }

    #[test]
    fn equal_values_share_the_mean_of_their_ranks() {
        assert_eq!(average_ranks(&[3.0, 1.0, 3.0, 2.0]), [3.5, 1.0, 3.5, 2.0]);
    }
}
