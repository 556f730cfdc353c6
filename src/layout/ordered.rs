//! The touchpoints of a map by stage, each with its number: what every lens begins with.

use std::collections::BTreeMap;

use super::request::Request;
use crate::model::{Id, Stage, Touchpoint};

/// A touchpoint with its number in journey order, from 1.
pub(super) type Numbered<'a> = (usize, Id<Touchpoint>, &'a Touchpoint);

/// Stages from left to right, and what is in each.
pub(super) struct Ordered<'a> {
    pub stages: Vec<(Id<Stage>, &'a Stage)>,
    /// The touchpoints of each stage, in order.
    pub touchpoints: Vec<Vec<Numbered<'a>>>,
    /// The column of each touchpoint.
    pub columns: BTreeMap<Id<Touchpoint>, usize>,
}

impl<'a> Ordered<'a> {
    /// Those of a request. Touchpoints whose stage is missing are left out.
    pub fn of(request: &'a Request) -> Self {
        let map = &request.map;
        let stages = map.stages_in_order();
        let place: BTreeMap<Id<Stage>, usize> =
            stages.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
        let mut touchpoints: Vec<Vec<Numbered<'a>>> = vec![Vec::new(); stages.len()];
        let mut columns = BTreeMap::new();
        for (number, (id, touchpoint)) in (request.first_number..).zip(map.touchpoints_in_order()) {
            let Some(column) = place.get(&touchpoint.stage) else { continue };
            if let Some(list) = touchpoints.get_mut(*column) {
                list.push((number, id, touchpoint));
                columns.insert(id, *column);
            }
        }
        Self { stages, touchpoints, columns }
    }
}
