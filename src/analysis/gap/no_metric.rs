//! A moment of truth without a metric.

use super::Sight;
use crate::analysis::report::Gap;

/// Silent at candidates: what they lack first is evidence.
pub(super) fn gaps(sight: &Sight<'_>) -> Vec<Gap> {
    super::one(sight.moments_where(|record| record.metrics.is_empty()), Gap::NoMetric)
}
