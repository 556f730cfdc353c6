//! Rules 2 and 4: where journeys start, and where they succeed.

use super::{Workshop, is_some_flow};
use crate::{
    analysis::report::Assumption,
    model::{Role, Touchpoint},
};

impl Workshop<'_> {
    /// Rule 4, first half.
    pub(super) fn find_given_goals(&mut self) {
        let is_goal =
            |record: &Touchpoint| record.succeed.is_some_and(is_some_flow) || record.roles.contains(&Role::Goal);
        self.goals = self.members_where(|_, record| is_goal(record));
    }

    /// Rule 2.
    pub(super) fn find_entries(&mut self) {
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
    pub(super) fn find_inferred_goals(&mut self) {
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
}
