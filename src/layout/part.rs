//! A part of the map as a question of its own: some touchpoints that follow each other, numbered as on the whole.

use std::collections::BTreeSet;

use super::{Request, leaving::Leaving};
use crate::model::{BasisPoints, Flow, Id, JourneyMap, Stage, Table, Touchpoint};

impl Request {
    /// The same question about these touchpoints and their stages only. They follow each other in the journey, so their
    /// numbers do too. Links to others are left out; who leaves is as on the whole map.
    #[must_use]
    pub fn among(&self, touchpoints: &BTreeSet<Id<Touchpoint>>) -> Self {
        let map = &self.map;
        let before = map.touchpoints_in_order().iter().take_while(|(id, _)| !touchpoints.contains(id)).count();
        let here = |id: &Id<Touchpoint>| map.touchpoints.get(*id).map(|touchpoint| touchpoint.stage);
        let stages: BTreeSet<Id<Stage>> = touchpoints.iter().filter_map(here).collect();
        let leaving = Leaving::from(map);
        let mut part = JourneyMap {
            stages: Table::default(),
            touchpoints: Table::default(),
            links: Table::default(),
            ..map.clone()
        };
        for (id, stage) in map.stages.iter().filter(|(id, _)| stages.contains(id)) {
            // A part may be as wide as its page.
            part.stages.insert(id, Stage { width: None, ..stage.clone() });
        }
        for (id, touchpoint) in map.touchpoints.iter().filter(|(id, _)| touchpoints.contains(id)) {
            let leave = leaving.of(id).or(Some(Flow::Share(BasisPoints::clamped(0))));
            part.touchpoints.insert(id, Touchpoint { leave, offset: None, ..touchpoint.clone() });
        }
        let is_kept = |id| part.touchpoints.contains(id);
        let links = map.links.iter().filter(|(_, link)| is_kept(link.from) && is_kept(link.to));
        part.links = links.map(|(id, link)| (id, link.clone())).collect();
        let felt = map.experiences.iter().filter(|((id, _), _)| is_kept(*id));
        part.experiences = felt.map(|(key, record)| (key, record.clone())).collect();
        let missing = self.missing_arrows.iter().filter(|(from, to)| is_kept(*from) && is_kept(*to)).copied().collect();
        Request { map: part, first_number: self.first_number + before, missing_arrows: missing, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Link, Order, Phase};

    #[test]
    fn a_part_keeps_numbers_and_who_leaves() {
        let mut map = JourneyMap::empty();
        let keys = Order::spread(2);
        let (look, buy) = (Id::from_words("Look", 0), Id::from_words("Buy", 0));
        map.stages.insert(look, Stage::named("Look", Phase::PrePurchase, keys[0].clone()));
        map.stages.insert(buy, Stage::named("Buy", Phase::Purchase, keys[1].clone()));
        let [see, ask, pay] = ["See", "Ask", "Pay"].map(|title| Id::from_words(title, 0));
        for (id, stage, order) in [(see, look, 0), (ask, look, 1), (pay, buy, 0)] {
            map.touchpoints.insert(id, Touchpoint::titled("x", stage, keys[order].clone()));
        }
        let share = |points| Some(Flow::Share(BasisPoints::clamped(points)));
        for (number, (from, to, points)) in (0..).zip([(see, ask, 5_000), (see, pay, 4_000), (ask, pay, 10_000)]) {
            map.links.insert(Id::from_words("link", number), Link { flow: share(points), ..Link::between(from, to) });
        }
        let whole = Request::of(&map);
        let part = whole.among(&BTreeSet::from([see, ask]));
        assert_eq!((part.first_number, part.map.touchpoints.len(), part.map.links.len()), (1, 2, 1));
        assert_eq!(Leaving::from(&part.map).of(see), share(1_000));
        assert_eq!(Leaving::from(&part.map).of(ask), None);
        assert_eq!(whole.among(&BTreeSet::from([pay])).first_number, 3);
    }
}
