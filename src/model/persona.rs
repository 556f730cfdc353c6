//! Who the customer is.

use serde::{Deserialize, Serialize};

use super::{id::Kind, order::Order, unit::BasisPoints};

/// A persona: one kind of customer, as the team sees her.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persona {
    /// What she is called.
    pub name: String,
    /// Place among the personas.
    pub order: Order,
    /// Her picture, or her initial on a colour.
    #[serde(default, skip_serializing_if = "is_default")]
    pub portrait: Portrait,
    /// A sentence of hers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// Share of all customers; those without one share the rest equally.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<BasisPoints>,
    /// In a few words: age, household, situation. Printed under her name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub demographics: String,
    /// What she wants to reach.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
    /// Why she wants it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub motivations: Vec<String>,
    /// What she cannot do without.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
    /// What gets in her way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frustrations: Vec<String>,
    /// What she does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub behaviours: Vec<String>,
    /// What she is worth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<ValueProfile>,
    /// How loyal she is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub loyalty: Loyalty,
    /// May she be a child under thirteen?
    #[serde(default, skip_serializing_if = "is_default")]
    pub may_be_under_13: bool,
}

impl Kind for Persona {
    const PREFIX: &'static str = "pe";
}

impl Persona {
    /// A persona of whom only the name is known.
    #[must_use]
    pub fn named(name: impl Into<String>, order: Order) -> Self {
        Self {
            name: name.into(),
            order,
            portrait: Portrait::default(),
            quote: String::new(),
            share: None,
            demographics: String::new(),
            goals: Vec::new(),
            motivations: Vec::new(),
            needs: Vec::new(),
            frustrations: Vec::new(),
            behaviours: Vec::new(),
            value: None,
            loyalty: Loyalty::default(),
            may_be_under_13: false,
        }
    }
}

/// How a persona is shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portrait {
    /// Which of the theme's persona colours; none = by her place among the personas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<u8>,
    /// A picture in place of the initial.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
}

/// A picture inside the file: PNG, at most 256 px a side, base 64.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// The PNG file, in base 64.
    pub png: String,
}

/// What a persona is worth to the company.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueProfile {
    /// Margin a year, in cents.
    pub margin: i64,
    /// Share who stay from one year to the next.
    pub retention: BasisPoints,
    /// Discount rate a year.
    pub discount: BasisPoints,
    /// Years to count; none = for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub horizon: Option<u32>,
    /// What she could be worth over her life, in cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub potential_lifetime_value: Option<i64>,
    /// Our share of what she spends on such things.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share_of_customer: Option<BasisPoints>,
}

/// Loyalty in attitude and in behaviour, 0 to 1 each.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Loyalty {
    /// How she thinks of us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attitude: Option<BasisPoints>,
    /// What she does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub behaviour: Option<BasisPoints>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
