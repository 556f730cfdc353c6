//! What the report says of a touchpoint as something to fix.

use crate::model::{EffortSize, VerdictRuling};

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
    /// V: the share of the unrealised potential that comes here, 0..=1.
    pub value: f64,
    /// Does nobody say what the personas are worth, so that value is taken as 0.5?
    pub is_value_assumed: bool,
    /// How good the evidence is, 0..=1.
    pub confidence: f64,
    /// 1 + how many are strictly better.
    pub rank: Option<usize>,
    /// Share of the draws of weights and data (C, effort a size up or down among them) in which it is a low-hanging fruit
    /// among the top k; none where the effort is unknown or it is not ours to fix.
    pub p_top_k: Option<f64>,
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

    /// Do the figures find it, while the team does not follow them?
    #[must_use]
    pub fn is_set_aside(&self) -> bool {
        self.ruling == Some(VerdictRuling::Veto) && self.flag == FruitFlag::Fruit
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
