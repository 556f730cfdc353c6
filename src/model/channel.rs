//! Where a touchpoint happens.

use serde::{Deserialize, Serialize};

use super::{id::Kind, order::Order};

/// A channel: the web shop, the store, the phone.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// What it is called.
    pub name: String,
    /// Place among the channels.
    pub order: Order,
    /// Online or offline.
    pub place: Place,
    /// The name of its icon; none = guessed from the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub icon: Option<String>,
}

impl Kind for Channel {
    const PREFIX: &'static str = "ch";
}

/// Online or offline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Place {
    /// On a screen.
    Online,
    /// In the world.
    Offline,
}
