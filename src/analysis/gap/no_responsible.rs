//! A moment of truth for which nobody answers.

use super::Sight;
use crate::analysis::report::Gap;

/// Silent at candidates: what they lack first is evidence.
pub(super) fn gaps(sight: &Sight<'_>) -> Vec<Gap> {
    super::one(sight.moments_where(|record| record.responsible.trim().is_empty()), Gap::NoResponsible)
}
