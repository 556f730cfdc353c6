//! What the report says of a touchpoint as a moment of truth.

use std::collections::BTreeMap;

use super::Term;
use crate::model::VerdictRuling;

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
    /// Where it is a gateway: is it where the flow between the phases comes in? Else it is where it leaves.
    pub is_way_in: bool,
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

    /// Do the figures find it, while the team does not follow them?
    #[must_use]
    pub fn is_set_aside(&self) -> bool {
        self.ruling == Some(VerdictRuling::Veto) && self.flag != MomentFlag::None
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
