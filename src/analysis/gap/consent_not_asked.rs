//! Personal data are collected, and nobody asks for consent.

use super::Sight;
use crate::{analysis::report::Gap, model::Consent};

/// Silent where nobody said how consent is asked.
pub(super) fn gaps(sight: &Sight<'_>) -> Vec<Gap> {
    let unasked = sight
        .all_where(|_, record| !record.personal_data.trim().is_empty() && record.consent == Some(Consent::NotAsked));
    super::one(unasked, Gap::ConsentNotAsked)
}
