//! Two touchpoints of one stage with one title.

use std::collections::BTreeMap;

use super::{Lint, Sight};

/// One question for each such title, in journey order of its first touchpoint.
pub(super) fn lint(sight: &Sight<'_>) -> Vec<Lint> {
    let mut by_title: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (place, (_, record)) in sight.touchpoints.iter().enumerate() {
        by_title.entry((record.stage, record.title.trim().to_lowercase())).or_default().push(place);
    }
    let mut equal: Vec<Vec<usize>> = by_title.into_values().filter(|places| places.len() > 1).collect();
    equal.sort();
    let ids = |places: Vec<usize>| places.into_iter().filter_map(|place| sight.touchpoints.get(place));
    equal.into_iter().map(|places| Lint::EqualTitles(ids(places).map(|(id, _)| *id).collect())).collect()
}
