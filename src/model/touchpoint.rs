//! A touchpoint: one contact between customer and company, a card on the canvas.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    channel::Channel,
    id::{Id, Kind},
    order::Order,
    persona::Picture,
    stage::Stage,
    unit::{BasisPoints, Effort, Flow, Rating},
};

/// A touchpoint.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Touchpoint {
    /// What happens, in the customer's words.
    pub title: String,
    /// The stage it belongs to.
    pub stage: Id<Stage>,
    /// Place in its stage.
    pub order: Order,
    /// Where its card stands in the Map lens, from the corner of its stage; none = laid out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<Offset>,
    /// What the customer does.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub action: String,
    /// Where it happens; two or more is omni-channel.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Id<Channel>>,
    /// Does it cross from online to offline or back?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub crosses_online_offline: bool,
    /// Paid, owned or earned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub creator: Option<Creator>,
    /// Who runs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run_by: Option<RunBy>,
    /// Can the customer answer?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_interactive: Option<bool>,
    /// Who begins it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initiator: Option<Initiator>,
    /// What it does in the journey.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub roles: BTreeSet<Role>,
    /// How much it matters to customers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub importance: Option<Rating>,
    /// How satisfied they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfaction: Option<Rating>,
    /// Why it hurts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pain_cause: Option<PainCause>,
    /// Why it is loved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub love_cause: Option<LoveCause>,
    /// What is measured.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub metrics: Vec<Metric>,
    /// The standard operating procedure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<Procedure>,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub responsible: String,
    /// May the front line solve problems on the spot? None = unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub front_line_may_solve: Option<bool>,
    /// How long it takes the customer, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u64>,
    /// Which personal data are collected.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub personal_data: String,
    /// How consent is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// Dimensions of the experience that it speaks to.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub dimensions: BTreeSet<Dimension>,
    /// A picture of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// Dots of the room.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub votes: u32,
    /// What it costs to improve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<Effort>,
    /// How far it is in our hands; none = derived from creator and run by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub control: Option<BasisPoints>,
    /// Share of successful journeys that passed here, measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed_pass_through: Option<BasisPoints>,
    /// What the team decided about a finding here.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "super::table::unique")]
    pub verdicts: BTreeMap<FindingKind, Verdict>,
    /// Customers who start here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Flow>,
    /// Customers who succeed here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub succeed: Option<Flow>,
    /// Customers who leave here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leave: Option<Flow>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

impl Kind for Touchpoint {
    const PREFIX: &'static str = "tp";
}

impl Touchpoint {
    /// A touchpoint of which only the title and the place are known.
    #[must_use]
    pub fn titled(title: impl Into<String>, stage: Id<Stage>, order: Order) -> Self {
        Self {
            title: title.into(),
            stage,
            order,
            offset: None,
            action: String::new(),
            channels: Vec::new(),
            crosses_online_offline: false,
            creator: None,
            run_by: None,
            is_interactive: None,
            initiator: None,
            roles: BTreeSet::new(),
            importance: None,
            satisfaction: None,
            pain_cause: None,
            love_cause: None,
            metrics: Vec::new(),
            procedure: None,
            responsible: String::new(),
            front_line_may_solve: None,
            seconds: None,
            personal_data: String::new(),
            consent: None,
            dimensions: BTreeSet::new(),
            picture: None,
            votes: 0,
            effort: None,
            control: None,
            observed_pass_through: None,
            verdicts: BTreeMap::new(),
            start: None,
            succeed: None,
            leave: None,
            notes: String::new(),
        }
    }

    /// Two channels or more.
    #[must_use]
    pub fn is_omni_channel(&self) -> bool {
        self.channels.len() >= 2
    }
}

/// A place on the Map lens, whole document units from the corner of the stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offset {
    /// To the right.
    pub x: i32,
    /// Down.
    pub y: i32,
}

/// Who makes a touchpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Creator {
    /// Bought, and seen as coming from a third party.
    Paid,
    /// Run by the company, with the most control.
    Owned,
    /// Made by customers unpaid, and trusted more.
    Earned,
}

impl Creator {
    /// From the one that costs money to the one that costs none.
    pub const ALL: [Creator; 3] = [Creator::Paid, Creator::Owned, Creator::Earned];
}

/// Who runs a touchpoint day by day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RunBy {
    /// The company itself.
    Brand,
    /// A partner: a carrier, a market place.
    Partner,
    /// The customer.
    Customer,
    /// Other people.
    Social,
}

/// Who begins the contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Initiator {
    /// The customer comes.
    Customer,
    /// The company reaches out.
    Company,
    /// Somebody else.
    ThirdParty,
}

/// What a touchpoint does in the journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Journeys start here.
    Entry,
    /// The customer has what she came for.
    Goal,
    /// She looks things up.
    Research,
    /// She decides.
    Choose,
    /// She pays.
    Pay,
    /// She signs.
    Sign,
    /// She consents.
    Consent,
    /// She uses it for the first time.
    FirstUse,
    /// She makes a claim.
    Claim,
    /// She cancels.
    Cancel,
    /// She tells others.
    Share,
}

impl Role {
    /// Does she commit herself here?
    #[must_use]
    pub fn is_commitment(self) -> bool {
        matches!(self, Role::Pay | Role::Sign | Role::Consent | Role::FirstUse | Role::Claim | Role::Cancel)
    }
}

/// Why it hurts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PainCause {
    /// It does not work.
    Failure,
    /// It takes too long.
    Delay,
    /// It differs from what was said elsewhere.
    Inconsistency,
    /// It is too much work.
    Effort,
    /// It costs too much.
    Price,
    /// It does not feel safe.
    Trust,
    /// Something else.
    Other,
}

/// Why it is loved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LoveCause {
    /// It looks, sounds, feels good.
    Sensory,
    /// It helps.
    Service,
    /// It is quick.
    Speed,
    /// It is a bargain.
    Price,
    /// It is a person.
    Person,
    /// It surprises.
    Surprise,
    /// Something else.
    Other,
}

/// Something measured.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metric {
    /// What.
    pub name: String,
    /// In what.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// What it should be.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub target: String,
    /// What it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub actual: String,
}

/// A standard operating procedure.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// What it is called.
    pub title: String,
    /// Where it is found.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
    /// When it was last looked at.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub last_reviewed: String,
}

/// How consent to the use of personal data is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Consent {
    /// None is needed.
    NotNeeded,
    /// The customer agrees first.
    OptIn,
    /// The customer may object.
    OptOut,
    /// Nobody asks.
    NotAsked,
}

/// Dimensions of the customer's experience (Lemon & Verhoef 2016).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Dimension {
    /// Thinking.
    Cognitive,
    /// Feeling.
    Emotional,
    /// Doing.
    Behavioural,
    /// Sensing.
    Sensorial,
    /// Being with others.
    Social,
}

impl Dimension {
    /// All five.
    pub const ALL: [Dimension; 5] =
        [Dimension::Cognitive, Dimension::Emotional, Dimension::Behavioural, Dimension::Sensorial, Dimension::Social];
}

/// The kinds of finding that a team can pin or veto.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FindingKind {
    /// Moment of truth.
    MomentOfTruth,
    /// Low-hanging fruit.
    LowHangingFruit,
}

/// What the team decided about a finding.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// Shown in any case, or not at all.
    pub ruling: VerdictRuling,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Pin or veto.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum VerdictRuling {
    /// Show it whatever the score says.
    Pin,
    /// Do not show it.
    Veto,
}

fn is_zero(count: &u32) -> bool {
    *count == 0
}
