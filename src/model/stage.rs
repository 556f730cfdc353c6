//! The way the customer goes, in stages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{id::Kind, order::Order};

/// The three phases of every journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Phase {
    /// Until the decision.
    PrePurchase,
    /// Choosing, ordering, paying.
    Purchase,
    /// Everything after.
    PostPurchase,
}

impl Phase {
    /// In the order of the journey.
    pub const ALL: [Phase; 3] = [Phase::PrePurchase, Phase::Purchase, Phase::PostPurchase];
}

/// A stage of the journey: one column of the map.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// What it is called.
    pub name: String,
    /// The phase it belongs to.
    pub phase: Phase,
    /// Place in its phase.
    pub order: Order,
    /// Width on the Map lens in document units; none = as wide as its cards need.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// What the customer wants to reach here.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub customer_goal: String,
    /// What the customer asks herself here.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub customer_question: String,
    /// Answers to the field's checklists, by the name of the question.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "super::table::unique")]
    pub checklist: BTreeMap<String, Answer>,
}

impl Kind for Stage {
    const PREFIX: &'static str = "st";
}

impl Stage {
    /// A stage of which only the name and the place are known.
    #[must_use]
    pub fn named(name: impl Into<String>, phase: Phase, order: Order) -> Self {
        Self {
            name: name.into(),
            phase,
            order,
            width: None,
            customer_goal: String::new(),
            customer_question: String::new(),
            checklist: BTreeMap::new(),
        }
    }
}

/// An answer to a question of a checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Answer {
    /// It is so.
    Yes,
    /// In part.
    Partly,
    /// It is not.
    No,
}
