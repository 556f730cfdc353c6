//! What to do about it: a line of the action plan.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    id::{Id, Kind},
    order::Order,
    touchpoint::Touchpoint,
    unit::{BasisPoints, EffortSize},
};

/// An opportunity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opportunity {
    /// What to do.
    pub title: String,
    /// Place in the plan.
    pub order: Order,
    /// Where.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub touchpoints: BTreeSet<Id<Touchpoint>>,
    /// What it is for.
    pub kind: OpportunityKind,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<EffortSize>,
    /// Who does it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub responsible: String,
    /// By when, as `2026-10-31`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub due: String,
    /// How far it is.
    #[serde(default, skip_serializing_if = "is_open")]
    pub status: Status,
    /// Get, keep, grow or win back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifecycle: Option<Lifecycle>,
    /// The metric it should move.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub metric: String,
    /// How much it should lift success.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_lift: Option<BasisPoints>,
}

impl Kind for Opportunity {
    const PREFIX: &'static str = "op";
}

impl Opportunity {
    /// An opportunity of which only the title, the place and the purpose are known.
    #[must_use]
    pub fn titled(title: impl Into<String>, order: Order, kind: OpportunityKind) -> Self {
        Self {
            title: title.into(),
            order,
            touchpoints: BTreeSet::new(),
            kind,
            effort: None,
            responsible: String::new(),
            due: String::new(),
            status: Status::Open,
            lifecycle: None,
            metric: String::new(),
            expected_lift: None,
        }
    }
}

/// What an opportunity is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OpportunityKind {
    /// Take a pain away.
    FixPain,
    /// Make more of what is loved.
    AmplifyLove,
    /// Add what is missing.
    FillGap,
}

/// How far an opportunity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Status {
    /// Not begun.
    #[default]
    Open,
    /// Begun.
    InProgress,
    /// Done.
    Done,
    /// Given up.
    Dropped,
}

/// What an opportunity does to the customer base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lifecycle {
    /// New customers.
    Get,
    /// Customers stay.
    Keep,
    /// Customers buy more.
    Grow,
    /// Customers come back.
    WinBack,
}

fn is_open(status: &Status) -> bool {
    *status == Status::Open
}
