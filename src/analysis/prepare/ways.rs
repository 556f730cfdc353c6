//! Rule 5 for the whole map: the start, and the ways out of every touchpoint.

use std::collections::BTreeSet;

use super::{Arrow, Workshop, is_some_flow};
use crate::{
    analysis::{
        chain::{Basis, Place, Row, To, Way},
        report::Assumption,
        row::{Drawn, Remark, number, row},
    },
    model::Flow,
};

impl Workshop<'_> {
    pub(super) fn start(&mut self) -> (Row, Option<f64>) {
        // A start of 0 is no start: where there are no others, the entries were inferred, and it says nothing of them.
        let flow_at = |place: &Place| {
            self.touchpoints.get(*place).and_then(|(_, record)| record.start).filter(|flow| is_some_flow(*flow))
        };
        let flows: Vec<(Place, Option<Flow>)> = self.entries.iter().map(|place| (*place, flow_at(place))).collect();
        let has_counts = flows.iter().any(|(_, flow)| matches!(flow, Some(Flow::Count(_))));
        let has_shares = flows.iter().any(|(_, flow)| matches!(flow, Some(Flow::Share(_))));
        let part = |flow: Option<Flow>| match flow {
            Some(Flow::Count(count)) if has_counts => number(count),
            Some(Flow::Share(share)) if !has_counts => share.value(),
            _ if has_counts || has_shares => 0.0,
            _ => 1.0,
        };
        let total: f64 = flows.iter().map(|(_, flow)| part(*flow)).sum();
        let basis = match (has_counts, has_shares) {
            (true, _) => Basis::Counted,
            (false, true) => Basis::Given,
            (false, false) => Basis::Assumed,
        };
        let way = |(place, flow): &(Place, Option<Flow>)| Way {
            to: To::Place(*place),
            share: part(*flow) / total,
            count: if let Some(Flow::Count(count)) = flow { *count } else { 0 },
            is_tried: false,
        };
        let is_ignored = |(_, flow): &&(Place, Option<Flow>)| has_counts && matches!(flow, Some(Flow::Share(_)));
        let ignored: BTreeSet<Place> = flows.iter().filter(is_ignored).map(|(place, _)| *place).collect();
        if !ignored.is_empty() {
            self.assumed.push(Assumption::StartsIgnored(self.ids_of(&ignored)));
        }
        let ways = if total > 0.0 { flows.iter().map(way).collect() } else { Vec::new() };
        (Row { ways, basis }, has_counts.then_some(total))
    }

    /// Rule 5.
    pub(super) fn rows(&mut self) -> Vec<Row> {
        let mut by_place: Vec<Vec<Arrow>> = vec![Vec::new(); self.touchpoints.len()];
        for arrow in &self.arrows {
            if let Some(arrows) = by_place.get_mut(arrow.from) {
                arrows.push(*arrow);
            }
        }
        let made: Vec<_> = by_place.iter().enumerate().map(|(place, arrows)| self.row_of(place, arrows)).collect();
        let mut rows = Vec::with_capacity(made.len());
        for ((row, remarks), (id, _)) in made.into_iter().zip(&self.touchpoints) {
            self.assumed.extend(remarks.into_iter().map(|remark| match remark {
                Remark::EqualParts => Assumption::EqualParts(*id),
                Remark::SplitRest => Assumption::SplitRest(*id),
                Remark::Overfull => Assumption::Overfull(*id),
                Remark::SharesIgnored => Assumption::SharesIgnored(*id),
            }));
            rows.push(row);
        }
        rows
    }

    fn row_of(&self, place: Place, arrows: &[Arrow]) -> (Row, Vec<Remark>) {
        let Some((_, record)) = self.touchpoints.get(place).filter(|_| self.is_member.get(place) == Some(&true)) else {
            return (Row::empty(), Vec::new());
        };
        let mut drawn: Vec<Drawn> =
            arrows.iter().map(|arrow| Drawn { to: To::Place(arrow.to), flow: arrow.flow }).collect();
        if self.goals.contains(&place) {
            drawn.push(Drawn { to: To::Success, flow: record.succeed });
        }
        if record.leave.is_some() {
            drawn.push(Drawn { to: To::Leave, flow: record.leave });
        }
        let (row, remarks) = row(&drawn, self.map.settings.leftover);
        let loyal: BTreeSet<Place> = arrows.iter().filter(|arrow| arrow.is_loyalty).map(|arrow| arrow.to).collect();
        let row = redirected(row, |to| match to {
            To::Place(place) if loyal.contains(&place) => To::Success,
            other => other,
        });
        (row, remarks)
    }
}

/// The row with its ways led elsewhere; ways that then lead to the same place become one.
pub(super) fn redirected(row: Row, to: impl Fn(To) -> To) -> Row {
    let mut ways: Vec<Way> = Vec::with_capacity(row.ways.len());
    for way in row.ways {
        let target = to(way.to);
        match ways.iter_mut().find(|other| other.to == target) {
            Some(other) => {
                other.share += way.share;
                other.count = other.count.saturating_add(way.count);
            }
            None => ways.push(Way { to: target, ..way }),
        }
    }
    Row { ways, ..row }
}
