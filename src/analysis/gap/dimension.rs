//! Dimensions of the customer's experience (Lemon & Verhoef 2016) that no touchpoint speaks to.

use std::collections::BTreeSet;

use super::Sight;
use crate::{analysis::report::Gap, model::Dimension};

/// Silent while the team notes dimensions at fewer than half of the touchpoints: what is not noted may be there.
pub(super) fn gaps(sight: &Sight<'_>) -> Vec<Gap> {
    let records = &sight.study.records;
    let noted = records.iter().filter(|record| !record.dimensions.is_empty()).count();
    if noted == 0 || noted * 2 < records.len() {
        return Vec::new();
    }
    let spoken: BTreeSet<Dimension> = records.iter().flat_map(|record| record.dimensions.iter().copied()).collect();
    super::one(Dimension::ALL.into_iter().filter(|dimension| !spoken.contains(dimension)).collect(), Gap::NoDimension)
}
