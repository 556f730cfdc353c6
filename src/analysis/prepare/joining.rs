//! Rules 1, 3 and 6: arrows that are missing, strays, and ways back that are loyalty.

use std::collections::BTreeSet;

use super::{Arrow, Workshop};
use crate::{
    analysis::{chain::Place, report::Assumption},
    model::{Id, Touchpoint},
};

impl Workshop<'_> {
    /// Rule 1.
    pub(super) fn join_unlinked_or_leave_out(&mut self) -> Vec<Id<Touchpoint>> {
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

    /// Rule 6: a link back from a goal. It stays a way out, for its share, until the rows are made.
    pub(super) fn take_out_loyalty(&mut self, is_back: impl Fn(&Self, &Arrow) -> bool) {
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
    pub(super) fn join_dead_ends(&mut self) {
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
    pub(super) fn join_ends_without_way_in(&mut self) {
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

    fn join(&mut self, from: Place, to: Place) {
        self.add(Arrow { from, to, flow: None, link: None, is_loyalty: false });
        if let (Some((from, _)), Some((to, _))) = (self.touchpoints.get(from), self.touchpoints.get(to)) {
            self.assumed.push(Assumption::Arrow { from: *from, to: *to });
        }
    }
}

fn lessen(counts: &mut [usize], place: Place) {
    if let Some(count) = counts.get_mut(place) {
        *count = count.saturating_sub(1);
    }
}
