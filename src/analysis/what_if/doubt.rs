//! What would change our mind about a moment of truth: each single change, and where none suffices, the best pair.
//!
//! A change suffices when the touchpoint would no longer be among the top k, or its score would fall below 0.50. The
//! draws are not repeated.
//!
//! Where the choice is open:
//! - A bypass takes everybody who now comes by one way in straight to one way out (half of them where that is the
//!   only way in). Of all bypasses the best is the one
//!   that moves the fewest customers among those that suffice (alone, or else together with a feeling of 0); where
//!   none does, the one that lowers the score most.
//! - A pair of changes in the world (feeling and bypass) comes before a pair with an unknown term, which is a doubt and
//!   not a change; among pairs of doubts, the one that lowers the score most.

use crate::{
    analysis::{
        chain::{Place, Row, To},
        report::{MomentFlag, Report, Term},
        study::Study,
        terms::term,
    },
    model::{Id, JourneyMap, Touchpoint},
};

/// A change to the map or to what we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Everybody feels neither good nor bad here.
    FeelsNeutral,
    /// A term is not known here.
    Unknown(Term),
    /// Those who come from `from`, or half of them, go straight on to `to`; none = to success.
    Bypass {
        /// The way in.
        from: Id<Touchpoint>,
        /// The way out.
        to: Option<Id<Touchpoint>>,
        /// Only half of them, as there is no other way in: else nobody would come here at all.
        takes_half: bool,
    },
}

/// What a change, or two at once, would make of a touchpoint.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIf {
    /// One change, or two.
    pub changes: Vec<Change>,
    /// The score then.
    pub score: Option<f64>,
    /// The rank then.
    pub rank: Option<usize>,
    /// Would it no longer be a moment of truth?
    pub suffices: bool,
}

/// What would change our mind about a flagged touchpoint: a feeling of 0, the best bypass, each term unknown, and where
/// none of them suffices the best pair. Empty where the touchpoint is neither firm nor likely.
#[must_use]
pub fn what_would_change(map: &JourneyMap, report: &Report, touchpoint: Id<Touchpoint>) -> Vec<WhatIf> {
    let is_found = |id| {
        report.touchpoint(id).is_some_and(|entry| matches!(entry.moment.flag, MomentFlag::Firm | MomentFlag::Likely))
    };
    let study = Study::new(map, report.focus);
    let Some(place) = study.chain.ids.iter().position(|id| *id == touchpoint).filter(|_| is_found(touchpoint)) else {
        return Vec::new();
    };
    let trial = Trial { study: &study, place };
    let mut singles: Vec<WhatIf> = trial.feeling().into_iter().map(|change| trial.with(&[change])).collect();
    let bypass = trial.best_bypass();
    singles.extend(bypass.iter().map(|change| trial.with(&[*change])));
    singles.extend(trial.doubts().into_iter().map(|change| trial.with(&[change])));
    if singles.iter().any(|single| single.suffices) {
        return singles;
    }
    let pair = trial.best_pair(&singles);
    singles.extend(pair);
    singles
}

/// One touchpoint, tried out in changed studies.
struct Trial<'a> {
    study: &'a Study<'a>,
    place: Place,
}

impl Trial<'_> {
    fn with(&self, changes: &[Change]) -> WhatIf {
        let mut study = self.study.clone();
        for change in changes {
            match change {
                Change::FeelsNeutral => {
                    let feelings = study.feelings.get_mut(self.place).into_iter().flatten();
                    feelings.for_each(|feeling| feeling.emotion = 0.0);
                }
                Change::Bypass { from, to, takes_half } => {
                    let at = |id: &Id<Touchpoint>| study.chain.ids.iter().position(|other| other == id);
                    if let Some(from) = at(from) {
                        let to = to.as_ref().map_or(Some(To::Success), |to| at(to).map(To::Place));
                        study.chain = to.map_or_else(
                            || study.chain.clone(),
                            |to| study.chain.rerouted(from, self.place, to, if *takes_half { 0.5 } else { 1.0 }),
                        );
                    }
                }
                Change::Unknown(_) => {}
            }
        }
        let mut outcome = study.outcome();
        if changes.iter().any(|change| matches!(change, Change::Unknown(_))) {
            let mut terms = outcome.terms.clone();
            for (number, value) in terms.get_mut(self.place).into_iter().flatten().enumerate() {
                if term(number).is_some_and(|term| changes.contains(&Change::Unknown(term))) {
                    *value = None;
                }
            }
            outcome = study.scored(outcome.solution, terms);
        }
        let score = outcome.scores.get(self.place).and_then(|score| score.score);
        let rank = outcome.ranks.get(self.place).copied().flatten();
        let stays = score.is_some_and(|score| score >= 0.50 - 1e-12) && rank.is_some_and(|rank| rank <= study.k);
        WhatIf { changes: changes.to_vec(), score, rank, suffices: !stays }
    }

    /// None where all feel so already, or nobody said.
    fn feeling(&self) -> Option<Change> {
        let felt = self.study.feelings.get(self.place)?.iter().any(|feeling| feeling.emotion != 0.0);
        felt.then_some(Change::FeelsNeutral)
    }

    /// Each term that counts and is known here.
    fn doubts(&self) -> Vec<Change> {
        let outcome = self.study.outcome();
        let terms = outcome.terms.get(self.place).copied().unwrap_or_default();
        let known = terms.iter().zip(outcome.kept).enumerate().filter(|(_, (value, kept))| value.is_some() && *kept);
        known.filter_map(|(number, _)| term(number)).map(Change::Unknown).collect()
    }

    fn best_bypass(&self) -> Option<Change> {
        let flows = self.bypasses();
        let mut tried: Vec<(f64, WhatIf)> = flows.iter().map(|(flow, change)| (*flow, self.with(&[*change]))).collect();
        if !tried.iter().any(|(_, single)| single.suffices) {
            let feeling = self.feeling();
            for (_, single) in &mut tried {
                let both: Vec<Change> = feeling.iter().chain(&single.changes).copied().collect();
                single.suffices = self.with(&both).suffices;
            }
        }
        let fewest = tried.iter().filter(|(_, single)| single.suffices).min_by(|(a, _), (b, _)| a.total_cmp(b));
        let lowest = || tried.iter().min_by(|(_, a), (_, b)| order(a.score).total_cmp(&order(b.score)));
        fewest.or_else(lowest).and_then(|(_, single)| single.changes.first().copied())
    }

    /// Every way round: the customers it would take, and the change. In journey order.
    fn bypasses(&self) -> Vec<(f64, Change)> {
        let chain = &self.study.chain;
        let Some(solution) = self.study.outcome().solution else { return Vec::new() };
        // Of two ways round that move equally many, the one to where most go on is tried first.
        let mut outs: Vec<_> = chain.row(self.place).ways.iter().filter(|way| way.share > 0.0).collect();
        outs.sort_by(|a, b| b.share.total_cmp(&a.share));
        let outs: Vec<To> = outs.into_iter().map(|way| way.to).collect();
        let leads_here = |row: &&Row| row.share_to(To::Place(self.place)) > 0.0;
        let is_entry = chain.start.share_to(To::Place(self.place)) > 0.0;
        let takes_half = !is_entry && chain.rows.iter().filter(leads_here).count() == 1;
        let mut found = Vec::new();
        for (from, row) in chain.rows.iter().enumerate() {
            let share = row.share_to(To::Place(self.place));
            let flow = solution.visits.get(from).copied().unwrap_or_default() * share;
            if flow <= 0.0 || from == self.place {
                continue;
            }
            let Some(from_id) = chain.ids.get(from) else { continue };
            for out in &outs {
                match out {
                    To::Leave => {}
                    To::Success => found.push((flow, Change::Bypass { from: *from_id, to: None, takes_half })),
                    To::Place(to) if *to == from => {}
                    To::Place(to) => {
                        let to = chain.ids.get(*to).copied();
                        found.extend(to.map(|to| (flow, Change::Bypass { from: *from_id, to: Some(to), takes_half })));
                    }
                }
            }
        }
        found
    }

    fn best_pair(&self, singles: &[WhatIf]) -> Option<WhatIf> {
        let changes: Vec<Change> = singles.iter().filter_map(|single| single.changes.first().copied()).collect();
        let is_doubt = |change: &Change| matches!(change, Change::Unknown(_));
        let mut best: Option<(bool, WhatIf)> = None;
        for (number, one) in changes.iter().enumerate() {
            for other in changes.iter().skip(number + 1) {
                let (has_doubt, pair) = (is_doubt(one) || is_doubt(other), self.with(&[*one, *other]));
                let is_better = best
                    .as_ref()
                    .is_none_or(|(doubted, before)| (has_doubt, order(pair.score)) < (*doubted, order(before.score)));
                if pair.suffices && is_better {
                    best = Some((has_doubt, pair));
                }
            }
        }
        best.map(|(_, pair)| pair)
    }
}

fn order(score: Option<f64>) -> f64 {
    score.unwrap_or(f64::NEG_INFINITY)
}
