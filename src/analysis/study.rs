//! A map under study: its chain, its facts and feelings, and the scores that follow. One study can be changed and
//! scored again, to see what would change our mind.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Id, JourneyMap, Persona, Touchpoint};

use super::{
    chain::{Chain, Place},
    feeling::{self, Feeling, count, feelings, segment_shares},
    moment::{self, Score, is_eligible, ranks, score},
    prepare,
    solve::Solution,
    terms::{self, Basis, Facts, Terms},
    value,
};

/// Everything about a map that scores follow from. Columns by place.
#[derive(Debug, Clone)]
pub(super) struct Study<'a> {
    pub map: &'a JourneyMap,
    pub focus: Option<Id<Persona>>,
    pub records: Vec<&'a Touchpoint>,
    /// Where each touchpoint stands in journey order.
    pub places: BTreeMap<Id<Touchpoint>, Place>,
    pub chain: Chain,
    pub facts: Vec<Facts>,
    pub feelings: Vec<Vec<Feeling>>,
    pub shares: Vec<(Id<Persona>, f64)>,
    pub is_eligible: Vec<bool>,
    pub loss_aversion: f64,
    pub weights: [f64; 5],
    /// How many at the top count.
    pub k: usize,
    /// The most hops from an entry.
    farthest: usize,
    /// How the unrealised potential is shared among personas.
    potentials: Option<Vec<(Id<Persona>, f64)>>,
}

/// What follows from a study.
#[derive(Debug, Clone)]
pub(super) struct Outcome {
    /// None where a component is too large, or nothing is in the chain.
    pub solution: Option<Solution>,
    pub terms: Vec<Terms>,
    pub kept: [bool; 5],
    pub scores: Vec<Score>,
    /// 1 + how many are strictly better, among those that can be flagged.
    pub ranks: Vec<Option<usize>>,
}

impl<'a> Study<'a> {
    /// Of a map, all personas or one.
    pub fn new(map: &'a JourneyMap, focus: Option<Id<Persona>>) -> Self {
        let chain = prepare::chain(map);
        let shares = segment_shares(map);
        let records: Vec<&Touchpoint> = map.touchpoints_in_order().into_iter().map(|(_, record)| record).collect();
        let feelings: Vec<Vec<Feeling>> = chain.ids.iter().map(|id| feelings(map, *id, &shares, focus)).collect();
        let given_links = map.links.values().filter(|link| link.flow.is_some());
        let at_given_link: BTreeSet<Id<Touchpoint>> = given_links.flat_map(|link| [link.from, link.to]).collect();
        let facts = records.iter().map(|record| facts(map, record)).collect();
        let eligible = |place: Place, record: &&Touchpoint| {
            let has_flow = chain.ids.get(place).is_some_and(|id| at_given_link.contains(id));
            let feelings = feelings.get(place).map(Vec::as_slice).unwrap_or_default();
            // What nobody reaches must change nothing: it takes no rank from others.
            chain.is_reached(place) && is_eligible(record, has_flow, feelings)
        };
        let is_eligible = records.iter().enumerate().map(|(place, record)| eligible(place, record)).collect();
        let k = top(chain.len());
        Self {
            map,
            focus,
            places: chain.ids.iter().enumerate().map(|(place, id)| (*id, place)).collect(),
            records,
            facts,
            feelings,
            is_eligible,
            loss_aversion: f64::from(map.settings.loss_aversion.clamp(100, 300)) / 100.0,
            weights: moment::weights(&map.settings.weights),
            k,
            farthest: chain.hops.iter().flatten().max().copied().unwrap_or_default(),
            potentials: value::potentials(map, &shares),
            shares,
            chain,
        }
    }

    /// What the terms follow from.
    pub fn basis(&self) -> Basis<'_> {
        Basis { chain: &self.chain, facts: &self.facts, personas: self.shares.len(), loss_aversion: self.loss_aversion }
    }

    /// Solves the chain and scores.
    pub fn outcome(&self) -> Outcome {
        let solution = Solution::of(&self.chain).filter(|_| self.chain.len() > 0);
        let terms = terms::terms(self.basis(), solution.as_ref(), &self.feelings);
        self.scored(solution, terms)
    }

    /// Scores these terms.
    pub fn scored(&self, solution: Option<Solution>, terms: Vec<Terms>) -> Outcome {
        let kept = terms::kept(&self.chain, solution.as_ref(), &terms);
        let scores: Vec<Score> = terms.iter().map(|terms| score(terms, kept, &self.weights)).collect();
        let ranked: Vec<Option<f64>> =
            scores.iter().zip(&self.is_eligible).map(|(score, eligible)| score.score.filter(|_| *eligible)).collect();
        Outcome { solution, terms, kept, ranks: ranks(&ranked), scores }
    }

    /// Places of those that can be flagged and have a score, in journey order.
    pub fn candidates(&self, outcome: &Outcome) -> Vec<Place> {
        outcome.ranks.iter().enumerate().filter(|(_, rank)| rank.is_some()).map(|(place, _)| place).collect()
    }

    /// The place of a touchpoint.
    pub fn place(&self, id: Id<Touchpoint>) -> Option<Place> {
        self.places.get(&id).copied()
    }

    /// d: how far along the journey a place is, 0..=1, by the fewest hops from an entry; 0 where no entry leads to it.
    pub fn position(&self, place: Place) -> f64 {
        let hops = self.chain.hops.get(place).copied().flatten().filter(|_| self.farthest > 0);
        hops.map_or(0.0, |hops| count(hops) / count(self.farthest))
    }

    /// V: the share of the unrealised potential that comes to a place; none where it is not known.
    pub fn value_at(&self, place: Place) -> Option<f64> {
        let (id, potentials) = (self.chain.ids.get(place)?, self.potentials.as_ref()?);
        Some(value::value_at(self.map, *id, potentials))
    }

    /// Mean feeling at a place.
    pub fn emotion(&self, place: Place) -> Option<f64> {
        feeling::mean(self.feelings.get(place)?, |feeling| feeling.emotion)
    }
}

/// k: a fifth of the touchpoints of the chain, at least 3 and at most 20.
fn top(touchpoints: usize) -> usize {
    touchpoints.div_ceil(5).clamp(3, 20)
}

fn facts(map: &JourneyMap, record: &Touchpoint) -> Facts {
    Facts {
        phase: map.stages.get(record.stage).map(|stage| stage.phase),
        observed: record.observed_pass_through.map(|share| share.value()),
        is_commitment: record.roles.iter().any(|role| role.is_commitment()),
        importance: record.importance.map(|importance| importance.value() / 10.0),
    }
}
