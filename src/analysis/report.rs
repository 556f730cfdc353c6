//! What the analysis says: values and their sources, no sentences (those are made by `wording`).
//! Plain numbers; `None` = unknown; never NaN or infinite. Touchpoints stand in journey order.

use std::collections::BTreeMap;

use super::mix::Mix;
use crate::model::{Channel, EffortSize, Id, Link, Persona, Phase, Stage, Touchpoint, VerdictRuling};

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

/// The moment-of-truth score of one touchpoint and what it makes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// 0..=1.
    pub score: Option<f64>,
    /// With unknown terms at 0.
    pub low: Option<f64>,
    /// With unknown terms at 1.
    pub high: Option<f64>,
    /// Weight of the terms known here, given and kept.
    pub coverage: f64,
    /// May it be flagged at all?
    pub is_eligible: bool,
    /// 1 + how many are strictly better, among those that may be flagged.
    pub rank: Option<usize>,
    /// P(top k), weights and data drawn (C).
    pub p_top_k: Option<f64>,
    /// P(top k), weights drawn around ours (B).
    pub p_top_k_weights: Option<f64>,
    /// P(top k), any weights (A).
    pub p_top_k_any_weights: Option<f64>,
    /// What it is called.
    pub flag: MomentFlag,
    /// Does it rest on assumption too much to be called firm?
    pub is_indicative: bool,
    /// Zero, first, second or ultimate.
    pub label: Option<MomentLabel>,
    /// Does it make or break?
    pub polarity: Option<Polarity>,
    /// Is it some persona's highest or lowest?
    pub is_memory_maker: bool,
    /// The terms' values, 0..=1; a term that is dropped for the map is absent.
    pub terms: BTreeMap<Term, Option<f64>>,
    /// The team's ruling.
    pub ruling: Option<VerdictRuling>,
}

impl Moment {
    /// Is it marked with a star, filled or hollow? A pin shows it, a veto hides it.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        match self.ruling {
            Some(VerdictRuling::Pin) => true,
            Some(VerdictRuling::Veto) => false,
            None => matches!(self.flag, MomentFlag::Firm | MomentFlag::Likely),
        }
    }

    /// Is its star hollow: a candidate, the team's view?
    #[must_use]
    pub fn is_candidate(&self) -> bool {
        self.is_indicative
    }
}

/// What a touchpoint is as a moment of truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MomentFlag {
    /// In the top k in at least 80 % of the draws.
    Firm,
    /// In at least 50 %.
    Likely,
    /// Nobody succeeds without it, and it hurts.
    Watch,
    /// Nothing.
    None,
}

/// The field's names for moments of truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MomentLabel {
    /// ZMOT
    Zero,
    /// FMOT
    First,
    /// SMOT
    Second,
    /// UMOT
    Ultimate,
}

/// Does it make or break?
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// All feel good, or nothing.
    Make,
    /// All feel bad, or nothing.
    Break,
    /// Both.
    Mixed,
}

/// The low-hanging-fruit score of one touchpoint and what it makes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Fruit {
    /// 0..=1.
    pub score: Option<f64>,
    /// How much it hurts, 0..=1.
    pub severity: Option<f64>,
    /// Important but not satisfying, 0..=1.
    pub gap: Option<f64>,
    /// The larger of the two, or the recorded cause.
    pub need: Option<f64>,
    /// What fixing it is worth, 0..=1.
    pub benefit: Option<f64>,
    /// How easy it is, 0..=1.
    pub ease: Option<f64>,
    /// Effort, 0..=1.
    pub effort: Option<f64>,
    /// Effort as a size, for words.
    pub effort_size: Option<EffortSize>,
    /// How far it is in our hands, 0..=1.
    pub control: f64,
    /// Does nobody say who makes or runs it, so that it is taken as ours alone?
    pub is_control_assumed: bool,
    /// Does nobody say what the personas are worth, so that value is taken as 0.5?
    pub is_value_assumed: bool,
    /// How good the evidence is, 0..=1.
    pub confidence: f64,
    /// 1 + how many are strictly better.
    pub rank: Option<usize>,
    /// What it is called.
    pub flag: FruitFlag,
    /// Is it among the top k fruits, so that cherries are drawn?
    pub is_top: bool,
    /// The team's ruling.
    pub ruling: Option<VerdictRuling>,
}

impl Fruit {
    /// Is it marked with cherries? A pin shows it, a veto hides it.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        match self.ruling {
            Some(VerdictRuling::Pin) => true,
            Some(VerdictRuling::Veto) => false,
            None => self.is_top && self.flag == FruitFlag::Fruit,
        }
    }
}

/// What a touchpoint is as something to fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FruitFlag {
    /// Low-hanging fruit: a quick win.
    Fruit,
    /// Worth it, but large.
    MajorProject,
    /// Small in both.
    FillIn,
    /// Not ours to fix: influence it.
    Influence,
    /// Nobody said what it costs.
    EffortMissing,
    /// Nothing.
    None,
}

/// Emotion along the journey.
#[derive(Debug, Clone, PartialEq)]
pub struct CurveReport {
    /// Whose; none = the mean of all, drawn but never scored.
    pub persona: Option<Id<Persona>>,
    /// Touchpoints she visits, in journey order.
    pub points: Vec<(Id<Touchpoint>, Option<f64>)>,
    /// Its figures; none where nothing is rated.
    pub figures: Option<CurveFigures>,
}

/// Figures of a curve over its rated points, x from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurveFigures {
    /// Mean.
    pub mean: f64,
    /// Standard deviation of the population.
    pub sd: f64,
    /// Mean of |step|.
    pub mean_step: f64,
    /// Lowest.
    pub lowest: f64,
    /// Highest.
    pub highest: f64,
    /// First.
    pub start: f64,
    /// Last.
    pub end: f64,
    /// Mean of the λ-weighted peak and the end.
    pub peak_end: f64,
    /// Trapezoid area.
    pub area: f64,
    /// Mean with losses times λ.
    pub loss_averse_mean: f64,
    /// Least-squares slope.
    pub slope: f64,
}

/// How steady the ranks are (SMAA-2: Lahdelma & Salminen 2001).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Robustness {
    /// Draws of weights (A and B).
    pub draws: usize,
    /// Draws of weights and data (C).
    pub data_draws: usize,
    /// Those that can be flagged, in journey order: the rows of what follows.
    pub subjects: Vec<Id<Touchpoint>>,
    /// Rank acceptability with any weights (A): a row for each subject, a column for each rank from 1 (beyond 300
    /// subjects, the first k).
    pub ranks_any_weights: Vec<Vec<f64>>,
    /// The same with weights around ours (B).
    pub ranks_weights: Vec<Vec<f64>>,
    /// The same with weights and data drawn (C).
    pub ranks: Vec<Vec<f64>>,
    /// The mean of all weights that make a subject the first (A); none where none do.
    pub central_weights: Vec<Option<BTreeMap<Term, f64>>>,
    /// What the score would be with one weight halved, and half again as large.
    pub tornado: Vec<Vec<Swing>>,
}

/// The score of a touchpoint under another weight of one term.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Swing {
    /// Whose weight.
    pub term: Term,
    /// With half of it.
    pub half: f64,
    /// With half of it more.
    pub more: f64,
}

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
