//! Rule 6: sets of touchpoints that nobody can leave.

use std::collections::{BTreeMap, BTreeSet};

use super::ways::redirected;
use crate::analysis::{
    chain::{Chain, Place, Row, To},
    report::Assumption,
};

/// Rule 6: what nobody can leave is named and left out; flow into it counts as leaving.
pub(super) fn leave_out(chain: &mut Chain) {
    let places: BTreeMap<_, _> = chain.ids.iter().enumerate().map(|(place, id)| (*id, place)).collect();
    let is_exit = |row: &Row| {
        let on: f64 = row.ways.iter().filter(|way| matches!(way.to, To::Place(_))).map(|way| way.share).sum();
        row.ways.is_empty() || on < 1.0 && row.ways.iter().any(|way| !matches!(way.to, To::Place(_)) && way.share > 0.0)
    };
    let exits: BTreeSet<_> = chain
        .members()
        .filter(|place| is_exit(chain.row(*place)))
        .filter_map(|place| chain.ids.get(place).copied())
        .collect();
    let closed = chain.network(|way| way.share > 0.0).closed(&exits);
    let shut: BTreeSet<Place> = closed.iter().flatten().filter_map(|id| places.get(id).copied()).collect();
    if shut.is_empty() {
        return;
    }
    for place in &shut {
        if let Some(is_member) = chain.is_member.get_mut(*place) {
            *is_member = false;
        }
        if let Some(row) = chain.rows.get_mut(*place) {
            *row = Row::empty();
        }
    }
    for row in &mut chain.rows {
        *row = redirected(std::mem::replace(row, Row::empty()), |to| match to {
            To::Place(place) if shut.contains(&place) => To::Leave,
            other => other,
        });
    }
    chain.start.ways.retain(|way| !matches!(way.to, To::Place(place) if shut.contains(&place)));
    let total: f64 = chain.start.ways.iter().map(|way| way.share).sum();
    for way in &mut chain.start.ways {
        way.share /= total;
    }
    chain.assumed.extend(closed.into_iter().map(Assumption::Closed));
}
