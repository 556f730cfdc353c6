//! A pain point from which customers find nobody to put it right: nothing interactive at hand or within two steps.
//!
//! A touchpoint counts as a recovery where customers can answer and the front line is not barred from solving problems.

use std::collections::BTreeSet;

use super::Sight;
use crate::analysis::{
    chain::{Chain, Place, To},
    point::is_pain,
    report::Gap,
};

/// How far customers go for help.
const STEPS: usize = 2;

/// Silent where it is not known whether one of the touchpoints at hand is interactive.
pub(super) fn gaps(sight: &Sight<'_>) -> Vec<Gap> {
    let study = sight.study;
    let is_left_alone = |place: Place| {
        let near = near(&study.chain, place);
        let mut known = near.iter().filter_map(|near| study.records.get(*near));
        known.all(|record| {
            record.is_interactive == Some(false)
                || record.is_interactive == Some(true) && record.front_line_may_solve == Some(false)
        })
    };
    let hurts = |place: Place| study.chain.ids.get(place).is_some_and(|id| is_pain(study.map, *id, study.focus));
    let places = study.chain.members().filter(|place| hurts(*place) && is_left_alone(*place));
    super::one(places.filter_map(|place| study.chain.ids.get(place).copied()).collect(), Gap::NoRecovery)
}

/// The place itself and those that customers reach from it within two steps.
fn near(chain: &Chain, place: Place) -> BTreeSet<Place> {
    let mut near = BTreeSet::from([place]);
    for _ in 0..STEPS {
        let onward = |from: &Place| {
            let taken = chain.row(*from).ways.iter().filter(|way| way.share > 0.0);
            taken.filter_map(|way| if let To::Place(to) = way.to { Some(to) } else { None }).collect::<Vec<_>>()
        };
        let next: Vec<Place> = near.iter().flat_map(onward).collect();
        near.extend(next);
    }
    near
}
