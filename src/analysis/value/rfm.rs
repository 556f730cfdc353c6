//! Recency, frequency, monetary value: codes from 1 to 5 (Hughes 1994).

use super::abc::average_ranks;
use crate::analysis::feeling::count;

/// The fifth in which each value lies, 1 for the lowest and 5 for the highest. Equal values share the mean of their
/// ranks, and so one code. Give recency as the day of the last purchase, so that later is more.
#[must_use]
pub fn quintiles(values: &[f64]) -> Vec<u8> {
    let n = count(values.len());
    let code = |rank: f64| (1..=5_u8).find(|code| rank / n * 5.0 <= f64::from(*code) + 1e-12).unwrap_or(5);
    average_ranks(values).into_iter().map(code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_customers_lie_two_in_a_fifth() {
        let days: Vec<f64> = (1..=10).map(f64::from).collect();
        assert_eq!(quintiles(&days), [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    }

    #[test]
    fn equal_customers_have_equal_codes() {
        assert_eq!(quintiles(&[1.0, 1.0, 1.0, 1.0, 9.0]), [3, 3, 3, 3, 5]);
        assert_eq!(quintiles(&[7.0; 4]), [4; 4]);
        assert!(quintiles(&[]).is_empty());
    }
}
