//! The whole map.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    brand::Brand,
    channel::Channel,
    experience::Experiences,
    id::Id,
    link::Link,
    opportunity::Opportunity,
    order::Order,
    persona::Persona,
    stage::Stage,
    table::Table,
    touchpoint::Touchpoint,
    unit::{BasisPoints, Emotion},
};

/// A customer journey map.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JourneyMap {
    /// What it is about.
    pub about: About,
    /// Thresholds, weights and other choices.
    #[serde(default)]
    pub settings: Settings,
    /// Who the customer is. Every map has at least one.
    pub personas: Table<Persona>,
    /// The columns.
    #[serde(default)]
    pub stages: Table<Stage>,
    /// Where touchpoints happen.
    #[serde(default)]
    pub channels: Table<Channel>,
    /// The cards.
    #[serde(default)]
    pub touchpoints: Table<Touchpoint>,
    /// How each touchpoint feels to each persona.
    #[serde(default)]
    pub experiences: Experiences,
    /// The arrows.
    #[serde(default)]
    pub links: Table<Link>,
    /// The action plan.
    #[serde(default)]
    pub opportunities: Table<Opportunity>,
}

impl JourneyMap {
    /// A map with one persona, "Customer", and nothing else.
    #[must_use]
    pub fn empty() -> Self {
        let mut map = Self::default();
        map.personas.insert(Id::from_words("Customer", 0), Persona::named("Customer", Order::after(None)));
        map
    }

    /// Stages by phase, order, id.
    #[must_use]
    pub fn stages_in_order(&self) -> Vec<(Id<Stage>, &Stage)> {
        let mut stages: Vec<_> = self.stages.iter().collect();
        stages.sort_by(|(a_id, a), (b_id, b)| (a.phase, &a.order, a_id).cmp(&(b.phase, &b.order, b_id)));
        stages
    }

    /// Touchpoints in **journey order**: phase, stage order, order in the stage, id.
    /// One whose stage is missing comes last.
    #[must_use]
    pub fn touchpoints_in_order(&self) -> Vec<(Id<Touchpoint>, &Touchpoint)> {
        let stages = self.stages_in_order();
        let ranks: BTreeMap<Id<Stage>, usize> = stages.iter().enumerate().map(|(rank, (id, _))| (*id, rank)).collect();
        let rank = |touchpoint: &Touchpoint| ranks.get(&touchpoint.stage).copied().unwrap_or(usize::MAX);
        let mut touchpoints: Vec<_> = self.touchpoints.iter().map(|entry| (rank(entry.1), entry)).collect();
        touchpoints.sort_by(|(a_rank, (a_id, a)), (b_rank, (b_id, b))| {
            (a_rank, a.stage, &a.order, a_id).cmp(&(b_rank, b.stage, &b.order, b_id))
        });
        touchpoints.into_iter().map(|(_, entry)| entry).collect()
    }

    /// Touchpoints of one stage, by order, id.
    #[must_use]
    pub fn touchpoints_of(&self, stage: Id<Stage>) -> Vec<(Id<Touchpoint>, &Touchpoint)> {
        let mut touchpoints: Vec<_> =
            self.touchpoints.iter().filter(|(_, touchpoint)| touchpoint.stage == stage).collect();
        touchpoints.sort_by(|(a_id, a), (b_id, b)| (&a.order, a_id).cmp(&(&b.order, b_id)));
        touchpoints
    }

    /// Personas by order, id.
    #[must_use]
    pub fn personas_in_order(&self) -> Vec<(Id<Persona>, &Persona)> {
        let mut personas: Vec<_> = self.personas.iter().collect();
        personas.sort_by(|(a_id, a), (b_id, b)| (&a.order, a_id).cmp(&(&b.order, b_id)));
        personas
    }

    /// Channels by order, id.
    #[must_use]
    pub fn channels_in_order(&self) -> Vec<(Id<Channel>, &Channel)> {
        let mut channels: Vec<_> = self.channels.iter().collect();
        channels.sort_by(|(a_id, a), (b_id, b)| (&a.order, a_id).cmp(&(&b.order, b_id)));
        channels
    }

    /// Opportunities in the order of the plan.
    #[must_use]
    pub fn opportunities_in_order(&self) -> Vec<(Id<Opportunity>, &Opportunity)> {
        let mut opportunities: Vec<_> = self.opportunities.iter().collect();
        opportunities.sort_by(|(a_id, a), (b_id, b)| (&a.order, a_id).cmp(&(&b.order, b_id)));
        opportunities
    }

    /// How `touchpoint` feels to `persona`; none where nobody said or she does not come here.
    #[must_use]
    pub fn emotion(&self, touchpoint: Id<Touchpoint>, persona: Id<Persona>) -> Option<Emotion> {
        self.experiences.get(touchpoint, persona).filter(|experience| !experience.is_absent)?.emotion
    }
}

/// What the map is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The journey's name.
    #[serde(default)]
    pub title: String,
    /// Whose journey map it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    /// As it is, or as it should be.
    #[serde(default)]
    pub state: State,
    /// The situation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub scenario: String,
    /// What it starts with.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub starts_when: String,
    /// What it ends with.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ends_when: String,
    /// What the customer wants to reach.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub customer_goal: String,
    /// The message of an exported picture, in a sentence; empty = the title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub headline: String,
    /// The evidence line of an exported picture; empty = made from the evidence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence_line: String,
    /// Which version of the map, as the team counts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// When it was drawn, as `2026-10-31`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// How its pictures are dressed.
    #[serde(default, skip_serializing_if = "Brand::is_plain")]
    pub brand: Brand,
}

/// As it is, or as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum State {
    /// Today.
    #[default]
    AsIs,
    /// Tomorrow.
    ToBe,
}

/// Thresholds, weights and other choices of a map.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// A love point lies above this.
    pub love_above: Emotion,
    /// A pain point lies below this.
    pub pain_below: Emotion,
    /// How much a loss weighs against a gain, in hundredths, 100..=300 (Tversky & Kahneman 1992: 225).
    pub loss_aversion: u16,
    /// Weights of the moment-of-truth score.
    pub weights: Weights,
    /// What becomes of the rest where shares do not fill 1.
    pub leftover: Leftover,
    /// Customers who enter in a year, for the value of a lift.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customers: Option<u64>,
    /// The theme of the map; none = the app's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            love_above: Emotion::clamped(20),
            pain_below: Emotion::clamped(-20),
            loss_aversion: 225,
            weights: Weights::default(),
            leftover: Leftover::default(),
            customers: None,
            theme: None,
        }
    }
}

/// Weights of the five terms of the moment-of-truth score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Share of successful journeys that pass here.
    pub criticality: BasisPoints,
    /// How strongly customers feel.
    pub intensity: BasisPoints,
    /// Share of the flow between two phases.
    pub gateway: BasisPoints,
    /// What customers say matters.
    pub importance: BasisPoints,
    /// What is remembered.
    pub memory: BasisPoints,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            criticality: BasisPoints::clamped(3_000),
            intensity: BasisPoints::clamped(2_500),
            gateway: BasisPoints::clamped(2_000),
            importance: BasisPoints::clamped(1_500),
            memory: BasisPoints::clamped(1_000),
        }
    }
}

/// What becomes of the rest where the shares of a touchpoint do not fill 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Leftover {
    /// The rest leaves.
    #[default]
    Leaves,
    /// The shares are scaled to fill 1.
    Normalise,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Phase;

    #[test]
    fn journey_order_is_phase_then_stage_then_place() {
        let mut map = JourneyMap::empty();
        let keys = Order::spread(2);
        let stages =
            [("Use", Phase::PostPurchase, 0), ("Compare", Phase::PrePurchase, 1), ("Hear", Phase::PrePurchase, 0)];
        for (name, phase, place) in stages {
            let stage = Id::from_words(name, 0);
            map.stages.insert(stage, Stage::named(name, phase, keys[place].clone()));
            for (n, key) in keys.iter().enumerate().rev() {
                let title = format!("{name} {n}");
                map.touchpoints.insert(Id::from_words(&title, 0), Touchpoint::titled(title, stage, key.clone()));
            }
        }
        let titles: Vec<&str> = map.touchpoints_in_order().into_iter().map(|(_, card)| card.title.as_str()).collect();
        assert_eq!(titles, ["Hear 0", "Hear 1", "Compare 0", "Compare 1", "Use 0", "Use 1"]);
    }

    #[test]
    fn a_clone_shares_its_tables_until_one_changes() {
        let map = JourneyMap::empty();
        let mut other = map.clone();
        assert!(map.personas.is_same(&other.personas));
        let id = Id::from_words("Customer", 0);
        assert!(other.personas.update(id, |persona| persona.name = "Maya".into()));
        assert!(!map.personas.is_same(&other.personas));
        assert_eq!(map.personas.get(id).map(|persona| persona.name.as_str()), Some("Customer"));
    }
}
