//! A moment of truth without a standard operating procedure.

use super::Sight;
use crate::analysis::report::Gap;

/// Silent at candidates: what they lack first is evidence.
pub(super) fn gaps(sight: &Sight<'_>) -> Vec<Gap> {
    super::one(sight.moments_where(|record| record.procedure.is_none()), Gap::NoProcedure)
}
