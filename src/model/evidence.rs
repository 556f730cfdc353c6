//! What a rating rests on.

use serde::{Deserialize, Serialize};

use super::unit::Emotion;

/// One source for how it feels.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What kind of source.
    pub kind: EvidenceKind,
    /// Which one: a file, a person, a place.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// How many customers answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    /// Their mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mean: Option<Emotion>,
    /// Their standard deviation, hundredths on the scale -100..=100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sd: Option<u8>,
    /// When, as `2026-10-31` or `2026-10`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// In the customer's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub verbatim: String,
}

impl Evidence {
    /// Evidence of which only the kind is known.
    #[must_use]
    pub fn of(kind: EvidenceKind) -> Self {
        Self {
            kind,
            source: String::new(),
            n: None,
            mean: None,
            sd: None,
            date: String::new(),
            verbatim: String::new(),
        }
    }
}

/// Kinds of evidence, from weakest to strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EvidenceKind {
    /// Nobody asked; drawn hatched.
    Assumption,
    /// The team agreed on it.
    Workshop,
    /// A store visit, mystery shopping.
    Observation,
    /// Customers in person.
    Interview,
    /// A questionnaire.
    Survey,
    /// A published review.
    Review,
    /// A complaint.
    Complaint,
    /// Measured behaviour.
    Analytics,
}
