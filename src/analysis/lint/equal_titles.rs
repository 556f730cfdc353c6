//! Two touchpoints of one stage with one title.

use std::collections::BTreeMap;

use super::{Lint, Sight};
use crate::model::{Id, Stage, Touchpoint};

/// One question for each such title, in journey order of its first touchpoint.
pub(super) fn lint(sight: &Sight<'_>) -> Vec<Lint> {
    let mut by_title: BTreeMap<(Id<Stage>, String), Vec<(usize, Id<Touchpoint>)>> = BTreeMap::new();
    for (place, (id, record)) in sight.touchpoints.iter().enumerate() {
        by_title.entry((record.stage, record.title.trim().to_lowercase())).or_default().push((place, *id));
    }
    let mut equal: Vec<Vec<(usize, Id<Touchpoint>)>> = by_title.into_values().filter(|all| all.len() > 1).collect();
    equal.sort();
    equal.into_iter().map(|all| Lint::EqualTitles(all.into_iter().map(|(_, id)| id).collect())).collect()
}
