//! From one touchpoint to the next.

use serde::{Deserialize, Serialize};

use super::{
    id::{Id, Kind},
    touchpoint::Touchpoint,
    unit::Flow,
};

/// A link: customers go from one touchpoint to another. Loops are legal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Where they come from.
    pub from: Id<Touchpoint>,
    /// Where they go.
    pub to: Id<Touchpoint>,
    /// How many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flow: Option<Flow>,
    /// Anything to say about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Kind for Link {
    const PREFIX: &'static str = "li";
}

impl Link {
    /// A link of which only the ends are known.
    #[must_use]
    pub fn between(from: Id<Touchpoint>, to: Id<Touchpoint>) -> Self {
        Self { from, to, flow: None, note: String::new() }
    }
}
