//! What to keep, what is missing, where personas differ, and where customers change the channel.

use crate::model::{Channel, Creator, Dimension, Id, Link, Opportunity, Persona, Phase, Stage, Touchpoint};

/// A love point to protect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strength {
    /// Which.
    pub touchpoint: Id<Touchpoint>,
    /// Intensity times reach, 0..=1.
    pub weight: f64,
}

/// Something that is missing. Touchpoints with the same gap share one.
#[derive(Debug, Clone, PartialEq)]
pub enum Gap {
    /// A phase without touchpoints.
    EmptyPhase(Phase),
    /// Customers leave here and we do not know why: touchpoint, share of its visitors who leave, share of all lost journeys.
    UnexplainedExit {
        /// Where, the largest leak first.
        touchpoints: Vec<(Id<Touchpoint>, f64, f64)>,
    },
    /// A moment of truth without a metric.
    NoMetric(Vec<Id<Touchpoint>>),
    /// A moment of truth for which nobody answers.
    NoResponsible(Vec<Id<Touchpoint>>),
    /// A moment of truth without a standard operating procedure.
    NoProcedure(Vec<Id<Touchpoint>>),
    /// A moment of truth between people whose front line may not solve problems.
    FrontLineBound(Vec<Id<Touchpoint>>),
    /// A stage of three or more with one channel only.
    SingleChannel {
        /// The stage.
        stage: Id<Stage>,
        /// Its channel.
        channel: Id<Channel>,
    },
    /// Nothing earned before, or after, the purchase.
    NoEarned(Vec<Phase>),
    /// Nothing after the purchase that customers can answer.
    NothingInteractive,
    /// Nothing after the purchase where customers can complain.
    NoPlaceToComplain,
    /// Pain points with nobody at hand, or within two steps, who could put it right.
    NoRecovery(Vec<Id<Touchpoint>>),
    /// The company reaches out there, and no step before asks for consent.
    ContactWithoutConsent(Vec<Id<Touchpoint>>),
    /// Personal data are collected there, and nobody asks for consent.
    ConsentNotAsked(Vec<Id<Touchpoint>>),
    /// Personal data of those who may be under thirteen.
    DataOfChildren {
        /// Who may be.
        personas: Vec<Id<Persona>>,
        /// Where data are collected and one of them comes.
        touchpoints: Vec<Id<Touchpoint>>,
    },
    /// Dimensions of the experience that no touchpoint speaks to.
    NoDimension(Vec<Dimension>),
    /// Questions of a checklist that nobody has answered, by stage.
    Unanswered {
        /// The name of the checklist.
        checklist: String,
        /// The names of the questions.
        stages: Vec<(Id<Stage>, Vec<String>)>,
    },
    /// Questions of a checklist that were answered with no, by stage.
    AnsweredNo {
        /// The name of the checklist.
        checklist: String,
        /// The names of the questions.
        stages: Vec<(Id<Stage>, Vec<String>)>,
    },
}

/// Two personas who differ by a full point or more.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Divergence {
    /// Where.
    pub touchpoint: Id<Touchpoint>,
    /// Who feels worse, and how.
    pub low: (Id<Persona>, f64),
    /// Who feels better, and how.
    pub high: (Id<Persona>, f64),
}

/// How many touchpoints are loved, and how many hurt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LovePain {
    /// Loved by a persona in focus.
    pub love: usize,
    /// Painful for a persona in focus.
    pub pain: usize,
}

impl LovePain {
    /// Neither love nor pain.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// Love against pain. Lines without either are left out; each table stands in the order of the map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Balance {
    /// By phase.
    pub by_phase: Vec<(Phase, LovePain)>,
    /// By channel; a touchpoint with two channels counts in both.
    pub by_channel: Vec<(Id<Channel>, LovePain)>,
    /// By creator.
    pub by_creator: Vec<(Creator, LovePain)>,
    /// By persona, each her own feelings.
    pub by_persona: Vec<(Id<Persona>, LovePain)>,
}

/// Where customers change the channel.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChannelSwitches {
    /// Share of the flow along links whose channels are known that switches; none where flow is not given.
    pub share: Option<f64>,
    /// Every switch, in journey order.
    pub switches: Vec<ChannelSwitch>,
}

/// A link between touchpoints that share no channel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChannelSwitch {
    /// Which link.
    pub link: Id<Link>,
    /// From.
    pub from: Id<Touchpoint>,
    /// To.
    pub to: Id<Touchpoint>,
    /// By how much the mean emotion falls (a rise is below 0); none where an end is not rated.
    pub fall: Option<f64>,
}

impl ChannelSwitch {
    /// Does it feel so much worse after the switch that one should look at it?
    #[must_use]
    pub fn is_fall(&self) -> bool {
        self.fall.is_some_and(|fall| fall > 0.2 + 1e-12)
    }
}

/// What a persona is worth over her life with the company. Amounts in the unit of the margin (cents).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PersonaValue {
    /// Whose.
    pub persona: Id<Persona>,
    /// What she is worth as things are.
    pub actual: f64,
    /// What she could be worth; none = nobody said.
    pub potential: Option<f64>,
    /// The part of it that is not realised, never below 0.
    pub unrealised: Option<f64>,
    /// Years that were counted; none = for ever.
    pub horizon: Option<u32>,
    /// What kind of customer she is; none where there is nobody to compare her with.
    pub category: Option<ValueCategory>,
}

/// Kinds of customers by what they are worth and could be worth (Peppers & Rogers 2011).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueCategory {
    /// Worth much, with little room to grow: keep them.
    MostValuable,
    /// Worth little yet, with much room to grow: grow them.
    MostGrowable,
    /// Worth much, with much room to grow.
    SuperGrowth,
    /// Worth little, with little room to grow: serve them cheaply.
    LowMaintenance,
    /// They cost more than they bring.
    BelowZero,
}

/// What a line of the action plan is expected to bring.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OpportunityReport {
    /// Which line.
    pub opportunity: Id<Opportunity>,
    /// By how much success would rise if half of those who leave at its touchpoints stayed; none where flow is not
    /// given.
    pub lift: Option<f64>,
    /// What that is worth in a year's entrants, in cents: customers × lift × lifetime value; none unless all are known.
    pub worth: Option<f64>,
}
