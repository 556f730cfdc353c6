//! Figures of satisfaction surveys, each with how many answered and how far it may be off.

use super::feeling::count;

/// A figure with its sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// The figure.
    pub value: f64,
    /// How many answered.
    pub n: usize,
    /// Standard error, in the unit of the figure.
    pub standard_error: f64,
}

/// Net promoter score, −100..=100: promoters (9, 10) less detractors (0 to 6) in per cent of those who answered
/// (Reichheld 2003). SE = 100 √((p + d − (p − d)²) / n). None where nobody answered.
#[must_use]
pub fn nps(answers: &[u8]) -> Option<Measured> {
    let n = count(answers.len());
    let promoters = count(answers.iter().filter(|answer| **answer >= 9).count()) / n;
    let detractors = count(answers.iter().filter(|answer| **answer <= 6).count()) / n;
    let net = promoters - detractors;
    let variance = ((promoters + detractors - net * net) / n).max(0.0);
    measured(answers.len(), 100.0 * net, 100.0 * libm::sqrt(variance))
}

/// Customer satisfaction: per cent of those who answered in the two highest boxes of a scale that ends at `highest`.
/// None where nobody answered.
#[must_use]
pub fn csat(answers: &[u8], highest: u8) -> Option<Measured> {
    let n = count(answers.len());
    let satisfied = count(answers.iter().filter(|answer| **answer >= highest.saturating_sub(1)).count()) / n;
    measured(answers.len(), 100.0 * satisfied, 100.0 * libm::sqrt(satisfied * (1.0 - satisfied) / n))
}

/// Customer effort score: the mean answer, in the unit of the scale (Dixon, Freeman & Toman 2010). None where nobody
/// answered.
#[must_use]
pub fn ces(answers: &[u8]) -> Option<Measured> {
    let n = count(answers.len());
    let mean = answers.iter().map(|answer| f64::from(*answer)).sum::<f64>() / n;
    let squares: f64 = answers.iter().map(|answer| (f64::from(*answer) - mean) * (f64::from(*answer) - mean)).sum();
    let error = if answers.len() > 1 { libm::sqrt(squares / (n - 1.0) / n) } else { 0.0 };
    measured(answers.len(), mean, error)
}

fn measured(n: usize, value: f64, standard_error: f64) -> Option<Measured> {
    (n > 0).then_some(Measured { value, n, standard_error })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_measured(found: Option<Measured>, value: f64, n: usize, error: f64) {
        let found = found.expect("somebody answered");
        assert!((found.value - value).abs() < 1e-9 && found.n == n, "{found:?}");
        assert!((found.standard_error - error).abs() < 0.05, "{found:?}");
    }

    #[test]
    fn ten_answers_have_a_net_promoter_score_of_ten() {
        assert_measured(nps(&[10, 9, 9, 8, 7, 7, 6, 5, 10, 3]), 10.0, 10, 26.3);
    }

    #[test]
    fn satisfaction_counts_the_two_highest_boxes() {
        assert_measured(csat(&[5, 4, 4, 3, 1], 5), 60.0, 5, 21.9);
    }

    #[test]
    fn effort_is_the_mean_answer() {
        assert_measured(ces(&[1, 2, 3, 6]), 3.0, 4, 1.08);
    }

    #[test]
    fn without_answers_there_is_no_figure() {
        assert_eq!((nps(&[]), csat(&[], 5), ces(&[])), (None, None, None));
    }
}
