//! From a map to its chain: rules 1 to 6, each inference kept as an assumption.
//!
//! Where the rules could be read in two ways:
//! - Links that lead from a goal to an earlier phase are taken out before entries are sought, so that a loyalty loop
//!   does not hide where journeys start.
//! - A dead end is joined to its neighbour before entries are sought, so that a forgotten arrow in the first phase
//!   does not make a second entry of the touchpoint after it.
//! - Dead ends of the last phase are goals only after arrows were joined, so that a forgotten arrow there is not one.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Flow, Id, JourneyMap, Link, Phase, Role, Touchpoint};

use super::{
    chain::{Basis, Chain, LARGEST_COMPONENT, Place, Row, To, Way},
    report::Assumption,
    row::{Drawn, Remark, number, row},
};

/// A link between two touchpoints, by place.
#[derive(Debug, Clone, Copy)]
struct Arrow {
    from: Place,
    to: Place,
    flow: Option<Flow>,
    link: Option<Id<Link>>,
    is_loyalty: bool,
}

/// What is known while a chain is made ready.
struct Workshop<'a> {
    map: &'a JourneyMap,
    touchpoints: Vec<(Id<Touchpoint>, &'a Touchpoint)>,
    phases: Vec<Option<Phase>>,
    arrows: Vec<Arrow>,
    /// How many arrows lead on from a place, loyalty apart.
    out: Vec<usize>,
    /// How many arrows lead to a place, loyalty apart.
    into: Vec<usize>,
    is_member: Vec<bool>,
    goals: BTreeSet<Place>,
    entries: BTreeSet<Place>,
    assumed: Vec<Assumption>,
}

/// The chain of a map.
pub(super) fn chain(map: &JourneyMap) -> Chain {
    let mut shop = Workshop::new(map);
    let is_flow_assumed = !shop.is_any_flow_given();
    if is_flow_assumed {
        shop.assumed.push(Assumption::Flow);
    }
    let not_linked = shop.join_unlinked_or_leave_out();
    shop.find_given_goals();
    shop.take_out_loyalty(|shop, arrow| shop.phase(arrow.to) < shop.phase(arrow.from));
    shop.join_dead_ends();
    shop.find_entries();
    shop.take_out_loyalty(|shop, arrow| shop.entries.contains(&arrow.to));
    shop.join_ends_without_way_in();
    shop.find_inferred_goals();
    let (start, entered) = shop.start();
    let rows = shop.rows();
    let mut chain = Chain {
        ids: shop.touchpoints.iter().map(|(id, _)| *id).collect(),
        is_member: shop.is_member,
        start,
        rows,
        components: Vec::new(),
        is_on_every_way: Vec::new(),
        hops: Vec::new(),
        is_flow_assumed,
        entered,
        assumed: shop.assumed,
        not_linked,
    };
    leave_out_closed(&mut chain);
    chain.survey();
    let largest = chain.components.iter().map(Vec::len).max().unwrap_or_default();
    if largest > LARGEST_COMPONENT {
        chain.assumed.push(Assumption::TooLarge(largest));
    }
    chain
}

impl<'a> Workshop<'a> {
    fn new(map: &'a JourneyMap) -> Self {
        let touchpoints = map.touchpoints_in_order();
        let places: BTreeMap<_, _> = touchpoints.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
        let phases = touchpoints.iter().map(|(_, record)| Some(map.stages.get(record.stage)?.phase)).collect();
        let arrow = |(id, link): (Id<Link>, &Link)| {
            let (from, to) = (*places.get(&link.from)?, *places.get(&link.to)?);
            (from != to).then_some(Arrow { from, to, flow: link.flow, link: Some(id), is_loyalty: false })
        };
        let mut arrows: Vec<Arrow> = map.links.iter().filter_map(arrow).collect();
        // Sums must not depend on the ids of links.
        arrows.sort_by_key(|arrow| (arrow.from, arrow.to));
        let count = touchpoints.len();
        let mut shop = Self {
            map,
            touchpoints,
            phases,
            arrows: Vec::new(),
            out: vec![0; count],
            into: vec![0; count],
            is_member: vec![true; count],
            goals: BTreeSet::new(),
            entries: BTreeSet::new(),
            assumed: Vec::new(),
        };
        arrows.into_iter().for_each(|arrow| shop.add(arrow));
        shop
    }

    fn is_any_flow_given(&self) -> bool {
        let at = |record: &Touchpoint| record.start.or(record.succeed).or(record.leave).is_some();
        self.arrows.iter().any(|arrow| arrow.flow.is_some()) || self.touchpoints.iter().any(|(_, record)| at(record))
    }

    /// Rule 1.
    fn join_unlinked_or_leave_out(&mut self) -> Vec<Id<Touchpoint>> {
        if self.arrows.is_empty() {
            for to in 1..self.touchpoints.len() {
                self.add(Arrow { from: to - 1, to, flow: None, link: None, is_loyalty: false });
            }
            if !self.arrows.is_empty() {
                self.assumed.push(Assumption::Path);
            }
            return Vec::new();
        }
        let linked: BTreeSet<Place> = self.arrows.iter().flat_map(|arrow| [arrow.from, arrow.to]).collect();
        self.is_member = (0..self.touchpoints.len()).map(|place| linked.contains(&place)).collect();
        let strays = self.touchpoints.iter().enumerate().filter(|(place, _)| !linked.contains(place));
        strays.map(|(_, (id, _))| *id).collect()
    }

    /// Rule 4, first half.
    fn find_given_goals(&mut self) {
        let is_goal =
            |record: &Touchpoint| record.succeed.is_some_and(is_some_flow) || record.roles.contains(&Role::Goal);
        self.goals = self.members_where(|_, record| is_goal(record));
    }

    /// Rule 6: a link back from a goal. It stays a way out, for its share, until the rows are made.
    fn take_out_loyalty(&mut self, is_back: impl Fn(&Self, &Arrow) -> bool) {
        let is_loyal = |arrow: &Arrow| {
            arrow.link.is_some() && !arrow.is_loyalty && self.goals.contains(&arrow.from) && is_back(self, arrow)
        };
        let marks: Vec<bool> = self.arrows.iter().map(is_loyal).collect();
        for (arrow, is_loyal) in self.arrows.iter_mut().zip(marks) {
            if is_loyal {
                arrow.is_loyalty = true;
                self.assumed.extend(arrow.link.map(Assumption::Loyalty));
                lessen(&mut self.out, arrow.from);
                lessen(&mut self.into, arrow.to);
            }
        }
    }

    /// Rule 3, first half: a dead end before the last phase.
    fn join_dead_ends(&mut self) {
        let last = self.members().filter_map(|place| self.phase(place)).max();
        let ends = self.members_where(|place, record| {
            self.phase(place) < last && record.leave.is_none() && !self.goals.contains(&place) && !self.leads_on(place)
        });
        for from in ends {
            let next = self.members().find(|place| *place > from);
            if let Some(to) = next {
                self.join(from, to);
            }
        }
    }

    /// Rule 3, second half: a touchpoint after the first phase that nothing leads to.
    fn join_ends_without_way_in(&mut self) {
        let first = self.members().filter_map(|place| self.phase(place)).min();
        let ends = self.members_where(|place, record| {
            self.phase(place) > first
                && record.start.is_none()
                && !self.entries.contains(&place)
                && !self.is_led_to(place)
        });
        for to in ends {
            let before = self.members().filter(|place| *place < to).last();
            if let Some(from) = before.filter(|_| !self.is_led_to(to)) {
                self.join(from, to);
            }
        }
    }

    fn add(&mut self, arrow: Arrow) {
        for (counts, place) in [(&mut self.out, arrow.from), (&mut self.into, arrow.to)] {
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        }
        self.arrows.push(arrow);
    }

    fn join(&mut self, from: Place, to: Place) {
        self.add(Arrow { from, to, flow: None, link: None, is_loyalty: false });
        if let (Some((from, _)), Some((to, _))) = (self.touchpoints.get(from), self.touchpoints.get(to)) {
            self.assumed.push(Assumption::Arrow { from: *from, to: *to });
        }
    }

    /// Rule 2.
    fn find_entries(&mut self) {
        self.entries = self.members_where(|_, record| record.start.is_some_and(is_some_flow));
        if !self.entries.is_empty() {
            return;
        }
        self.entries = self.members_where(|_, record| record.roles.contains(&Role::Entry));
        if !self.entries.is_empty() {
            if self.entries.len() > 1 {
                let ids = self.ids_of(&self.entries);
                self.assumed.push(Assumption::EqualStarts(ids));
            }
            return;
        }
        let first = self.members().filter_map(|place| self.phase(place)).min();
        self.entries = self.members_where(|place, record| {
            let leads_on = self.leads_on(place) || record.leave.is_some() || self.goals.contains(&place);
            self.phase(place) == first && leads_on && !self.is_led_to(place)
        });
        if self.entries.is_empty() {
            let stage =
                self.members().next().and_then(|place| self.touchpoints.get(place)).map(|(_, record)| record.stage);
            self.entries = self.members_where(|_, record| Some(record.stage) == stage);
        }
        if !self.entries.is_empty() {
            let ids = self.ids_of(&self.entries);
            self.assumed.push(Assumption::Entries(ids));
        }
    }

    /// Rule 4, second half.
    fn find_inferred_goals(&mut self) {
        if !self.goals.is_empty() {
            return;
        }
        let last = self.members().filter_map(|place| self.phase(place)).max();
        self.goals = self.members_where(|place, _| self.phase(place) == last && !self.leads_on(place));
        if !self.goals.is_empty() {
            let ids = self.ids_of(&self.goals);
            self.assumed.push(Assumption::Goals(ids));
        }
    }

    fn start(&self) -> (Row, Option<f64>) {
        let flow_at = |place: &Place| self.touchpoints.get(*place).and_then(|(_, record)| record.start);
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
        let ways = if total > 0.0 { flows.iter().map(way).collect() } else { Vec::new() };
        (Row { ways, basis }, has_counts.then_some(total))
    }

    /// Rule 5.
    fn rows(&mut self) -> Vec<Row> {
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

    fn members(&self) -> impl Iterator<Item = Place> + '_ {
        self.is_member.iter().enumerate().filter(|(_, is_member)| **is_member).map(|(place, _)| place)
    }

    fn members_where(&self, is_wanted: impl Fn(Place, &Touchpoint) -> bool) -> BTreeSet<Place> {
        let record = |place: Place| self.touchpoints.get(place).map(|(_, record)| *record);
        self.members().filter(|place| record(*place).is_some_and(|record| is_wanted(*place, record))).collect()
    }

    fn phase(&self, place: Place) -> Option<Phase> {
        self.phases.get(place).copied().flatten()
    }

    fn leads_on(&self, place: Place) -> bool {
        self.out.get(place).is_some_and(|arrows| *arrows > 0)
    }

    fn is_led_to(&self, place: Place) -> bool {
        self.into.get(place).is_some_and(|arrows| *arrows > 0)
    }

    fn ids_of(&self, places: &BTreeSet<Place>) -> Vec<Id<Touchpoint>> {
        places.iter().filter_map(|place| self.touchpoints.get(*place)).map(|(id, _)| *id).collect()
    }
}

fn lessen(counts: &mut [usize], place: Place) {
    if let Some(count) = counts.get_mut(place) {
        *count = count.saturating_sub(1);
    }
}

fn is_some_flow(flow: Flow) -> bool {
    match flow {
        Flow::Share(share) => share.points() > 0,
        Flow::Count(count) => count > 0,
    }
}

/// The row with its ways led elsewhere; ways that then lead to the same place become one.
fn redirected(row: Row, to: impl Fn(To) -> To) -> Row {
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

/// Rule 6: what nobody can leave is named and left out; flow into it counts as leaving.
fn leave_out_closed(chain: &mut Chain) {
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
