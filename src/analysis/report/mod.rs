//! What the analysis says: values and their sources, no sentences (those are made by `wording`).
//! Plain numbers; `None` = unknown; never NaN or infinite. Touchpoints stand in journey order.

mod curve;
mod finding;
mod fruit;
mod moment;
mod robustness;

pub use curve::*;
pub use finding::*;
pub use fruit::*;
pub use moment::*;
pub use robustness::*;

use std::collections::BTreeMap;

use super::mix::Mix;
use crate::model::{Id, Link, Persona, Phase, Touchpoint, Weights};

/// The seed of all draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Seed(pub u64);

impl Default for Seed {
    fn default() -> Self {
        Seed(7)
    }
}

/// The five terms of the moment-of-truth score, in order of their weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// Share of successful journeys that pass here.
    Criticality,
    /// How strongly customers feel, bad counts more.
    Intensity,
    /// Share of the flow between two phases.
    Gateway,
    /// What customers say matters.
    Importance,
    /// Strongest high, strongest low, or last impression.
    Memory,
}

impl Term {
    /// In order of their weight.
    pub const ALL: [Term; 5] = [Term::Criticality, Term::Intensity, Term::Gateway, Term::Importance, Term::Memory];
}

/// Something that was inferred because the map does not say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Assumption {
    /// No share and no count anywhere: nothing is known about how many go where.
    Flow,
    /// No links: journey order is taken as the path.
    Path,
    /// Where journeys start.
    Entries(Vec<Id<Touchpoint>>),
    /// Where journeys succeed.
    Goals(Vec<Id<Touchpoint>>),
    /// An arrow joined from neighbour to neighbour ("is an arrow missing?").
    Arrow {
        /// From.
        from: Id<Touchpoint>,
        /// To.
        to: Id<Touchpoint>,
    },
    /// Several ways in, and no flow says how many take which: equal parts.
    EqualStarts(Vec<Id<Touchpoint>>),
    /// Ways out of a touchpoint taken as equal parts.
    EqualParts(Id<Touchpoint>),
    /// Some ways out have no share: they split the rest.
    SplitRest(Id<Touchpoint>),
    /// The given shares fill 1 already, and others are missing: those get 0.01 each.
    Overfull(Id<Touchpoint>),
    /// Shares were ignored beside counts.
    SharesIgnored(Id<Touchpoint>),
    /// Shares of those who start were ignored here, beside counts elsewhere.
    StartsIgnored(Vec<Id<Touchpoint>>),
    /// A link back, read as loyalty.
    Loyalty(Id<Link>),
    /// Nobody can leave these; they were left out.
    Closed(Vec<Id<Touchpoint>>),
    /// A component too large to solve.
    TooLarge(usize),
}

/// Everything that the analysis says about a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The seed of the draws.
    pub seed: Seed,
    /// The persona in focus; none = all.
    pub focus: Option<Id<Persona>>,
    /// How many at the top count.
    pub k: usize,
    /// Share of those who enter that reach a goal.
    pub success: Option<f64>,
    /// Customers who enter, where counts say so.
    pub entered: Option<f64>,
    /// What was inferred.
    pub assumed: Vec<Assumption>,
    /// Is no share and no count given anywhere? Then no success, exits, lift may be shown to persons.
    pub is_flow_assumed: bool,
    /// Touchpoints without any link on a linked map.
    pub not_linked: Vec<Id<Touchpoint>>,
    /// Touchpoints without a rating and without importance.
    pub rate_first: Vec<Id<Touchpoint>>,
    /// Pain points that lack an effort.
    pub effort_missing: Vec<Id<Touchpoint>>,
    /// Every touchpoint, in journey order.
    pub touchpoints: Vec<TouchpointReport>,
    /// Terms that could not discriminate.
    pub dropped_terms: Vec<Term>,
    /// A curve for each persona, then the mean (persona none).
    pub curves: Vec<CurveReport>,
    /// How steady the ranks are.
    pub robustness: Robustness,
    /// What to keep.
    pub strengths: Vec<Strength>,
    /// What is missing.
    pub gaps: Vec<Gap>,
    /// Where personas differ by a full point or more.
    pub divergences: Vec<Divergence>,
    /// Love against pain.
    pub balance: Balance,
    /// Where customers change the channel.
    pub channel_switches: ChannelSwitches,
    /// What personas are worth, those with a value profile. Not for clients' eyes unless asked for.
    pub values: Vec<PersonaValue>,
    /// The lines of the action plan that are open, in the order of the plan.
    pub opportunities: Vec<OpportunityReport>,
    /// The weights that were used.
    pub weights: Weights,
    /// λ: how much a loss weighs against a gain.
    pub loss_aversion: f64,
    /// Stage by channel by creator.
    pub mix: Mix,
}

impl Report {
    /// What it says of one touchpoint.
    #[must_use]
    pub fn touchpoint(&self, id: Id<Touchpoint>) -> Option<&TouchpointReport> {
        self.touchpoints.iter().find(|entry| entry.id == id)
    }
}

/// What the analysis says of one touchpoint.
#[derive(Debug, Clone, PartialEq)]
pub struct TouchpointReport {
    /// Which.
    pub id: Id<Touchpoint>,
    /// Its phase.
    pub phase: Phase,
    /// Is it part of the chain?
    pub is_in_chain: bool,
    /// Mean over personas by segment share, -1..=1.
    pub emotion: Option<f64>,
    /// Each persona's, -1..=1.
    pub emotions: BTreeMap<Id<Persona>, Option<f64>>,
    /// Expected visits for one who enters.
    pub visits: Option<f64>,
    /// Probability of coming here at all.
    pub visit_probability: Option<f64>,
    /// Probability of success from here.
    pub success_from_here: Option<f64>,
    /// Share of successful journeys that pass here.
    pub removal_effect: Option<f64>,
    /// The same, measured.
    pub observed_pass_through: Option<f64>,
    /// Share of those who enter that leave here.
    pub exit_mass: Option<f64>,
    /// Share of lost journeys that end here.
    pub lost_share: Option<f64>,
    /// Share of successes whose last touchpoint this is.
    pub last_touch_share: Option<f64>,
    /// Its part of the successes, by removal effect: RE / ΣRE.
    pub attribution: Option<f64>,
    /// Share of those who are here that leave at once.
    pub leave_share: Option<f64>,
    /// Does every successful path pass here?
    pub dominates_success: bool,
    /// How much success would rise if half of those who leave here stayed.
    pub success_lift_if_exit_halved: Option<f64>,
    /// Moment of truth.
    pub moment: Moment,
    /// Low-hanging fruit.
    pub fruit: Fruit,
}
