//! A part of the map as a question of its own: some touchpoints that follow each other, numbered as on the whole.

use std::collections::{BTreeMap, BTreeSet};

use super::{Request, leaving::Leaving};
use crate::model::{BasisPoints, Flow, Id, JourneyMap, Link, Stage, Table, Touchpoint};

/// What parts are cut out of a map by: made once, so that a part costs what is in it, however large the map is.
#[derive(Debug, Clone)]
pub struct Cut {
    places: BTreeMap<Id<Touchpoint>, usize>,
    leaving: Leaving,
    links: BTreeMap<Id<Touchpoint>, Vec<Id<Link>>>,
    missing: BTreeMap<Id<Touchpoint>, Vec<Id<Touchpoint>>>,
}

impl Cut {
    /// Of the map of a request, and of any other about the same map.
    #[must_use]
    pub fn of(request: &Request) -> Self {
        let map = &request.map;
        let places = map.touchpoints_in_order().into_iter().enumerate().map(|(place, (id, _))| (id, place)).collect();
        let mut links: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (id, link) in map.links.iter() {
            links.entry(link.from).or_default().push(id);
        }
        let mut missing: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (from, to) in &request.missing_arrows {
            missing.entry(*from).or_default().push(*to);
        }
        Self { places, leaving: Leaving::from(map), links, missing }
    }

    /// A touchpoint's place in the journey, from 0; of one that is not there, 0 too.
    #[must_use]
    pub fn place(&self, id: Id<Touchpoint>) -> usize {
        self.places.get(&id).copied().unwrap_or_default()
    }
}

impl Request {
    /// The same question about these touchpoints and their stages only. They follow each other in the journey, so their
    /// numbers do too. Links to others are left out; who leaves is as on the whole map.
    #[must_use]
    pub fn among(&self, touchpoints: &BTreeSet<Id<Touchpoint>>, cut: &Cut) -> Self {
        let map = &self.map;
        let before = touchpoints.iter().map(|id| cut.place(*id)).min().unwrap_or_default();
        let mut part = JourneyMap {
            stages: Table::default(),
            touchpoints: Table::default(),
            links: Table::default(),
            ..map.clone()
        };
        let here = || touchpoints.iter().filter_map(|id| Some((*id, map.touchpoints.get(*id)?)));
        for (id, touchpoint) in here() {
            let leave = cut.leaving.of(id).or(Some(Flow::Share(BasisPoints::clamped(0))));
            part.touchpoints.insert(id, Touchpoint { leave, offset: None, ..touchpoint.clone() });
        }
        let stages: BTreeSet<Id<Stage>> = here().map(|(_, touchpoint)| touchpoint.stage).collect();
        for (id, stage) in stages.into_iter().filter_map(|id| Some((id, map.stages.get(id)?))) {
            // A part may be as wide as its page.
            part.stages.insert(id, Stage { width: None, ..stage.clone() });
        }
        let links = touchpoints.iter().filter_map(|id| cut.links.get(id)).flatten();
        let links = links.filter_map(|id| Some((*id, map.links.get(*id)?)));
        let inside = links.filter(|(_, link)| touchpoints.contains(&link.to));
        part.links = inside.map(|(id, link)| (id, link.clone())).collect();
        let felt =
            touchpoints.iter().flat_map(|id| map.experiences.at(*id).map(|(persona, felt)| ((*id, persona), felt)));
        part.experiences = felt.map(|(key, record)| (key, record.clone())).collect();
        let kept = |all: &BTreeSet<Id<Touchpoint>>| touchpoints.intersection(all).copied().collect();
        let missing = touchpoints.iter().filter_map(|from| Some((*from, cut.missing.get(from)?)));
        let missing = missing.flat_map(|(from, all)| all.iter().map(move |to| (from, *to)));
        Request {
            map: part,
            first_number: self.first_number + before,
            framed: kept(&self.framed),
            fruit: kept(&self.fruit),
            missing_arrows: missing.filter(|(_, to)| touchpoints.contains(to)).collect(),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Order, Phase};

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
        let whole = Request { fruit: BTreeSet::from([ask, pay]), ..Request::of(&map) };
        let cut = Cut::of(&whole);
        let part = whole.among(&BTreeSet::from([see, ask]), &cut);
        assert_eq!((part.first_number, part.map.touchpoints.len(), part.map.links.len()), (1, 2, 1));
        assert_eq!(Leaving::from(&part.map).of(see), share(1_000));
        assert_eq!(Leaving::from(&part.map).of(ask), None);
        assert_eq!((part.map.stages.len(), part.fruit), (1, BTreeSet::from([ask])));
        assert_eq!(whole.among(&BTreeSet::from([pay]), &cut).first_number, 3);
    }
}
