//! Why a touchpoint is a moment of truth: the parts that its sentences are put together from.

use super::{best_evidence, rated, title};
use crate::{
    analysis::{Assumption, Report, Term, TouchpointReport},
    model::{JourneyMap, Phase},
    wording::figure::{list, percent, rating, signed},
};

/// A feeling beyond this is good or bad.
const FELT: f64 = 0.2;
/// A share of last impressions worth telling.
const MANY_LAST: f64 = 0.2;

/// Everything that a sentence about one touchpoint is made from.
pub(super) struct Reasons<'a> {
    pub map: &'a JourneyMap,
    pub report: &'a Report,
    pub entry: &'a TouchpointReport,
}

impl Reasons<'_> {
    /// "every successful journey passes here"; where flow is assumed, only what is drawn.
    pub fn passing(&self) -> Option<String> {
        if self.report.is_flow_assumed {
            let is_drawn = !self.report.assumed.contains(&Assumption::Path);
            return (is_drawn && self.entry.dominates_success).then(|| "every drawn path passes here".to_owned());
        }
        if let Some(seen) = self.entry.observed_pass_through {
            // Side by side: a chain forgets where customers came from, and may say something else than the log.
            let modelled = self.entry.removal_effect.filter(|_| !self.report.is_flow_assumed);
            let modelled = modelled.map(|share| format!(" ({} by the arrows)", percent(share))).unwrap_or_default();
            return Some(format!("{} of successful journeys were seen to pass here{modelled}", percent(seen)));
        }
        if self.entry.dominates_success {
            return Some("every successful journey passes here".to_owned());
        }
        let share = self.entry.removal_effect.filter(|share| *share > 0.0)?;
        Some(format!("{} of successful journeys pass here", percent(share)))
    }

    /// "the low point of the journey"; none where it is neither lowest nor highest for all who rated it.
    pub fn extreme(&self) -> Option<String> {
        let emotion = self.entry.emotion?;
        if !self.entry.moment.is_memory_maker || emotion == 0.0 {
            return None;
        }
        let is_low = emotion < 0.0;
        let alike = |other: &&TouchpointReport| {
            other.moment.is_memory_maker
                && other.emotion.is_some_and(|emotion| (emotion < 0.0) == is_low && emotion != 0.0)
        };
        let article = if self.report.touchpoints.iter().filter(alike).count() > 1 { "a" } else { "the" };
        let several = match rated(self.map, self.report, self.entry).len() {
            0 | 1 => "",
            2 => " for both",
            _ => " for all",
        };
        Some(format!("{article} {} point of the journey{several}", if is_low { "low" } else { "high" }))
    }

    /// "customers feel bad (−0.75, the low point of the journey)"; a candidate's without the figure.
    pub fn feeling(&self) -> Option<String> {
        let feelings = rated(self.map, self.report, self.entry);
        let mean = self.entry.emotion?;
        if feelings.len() > 1 && feelings.iter().any(|(_, emotion)| word(*emotion) != word(mean)) {
            let each = feelings
                .iter()
                .map(|(name, emotion)| format!("{name} feels {}{}", word(*emotion), self.figure(*emotion)));
            return Some(list(&each.collect::<Vec<_>>()));
        }
        let who = self.who_feels(&feelings);
        let figure = (!self.entry.moment.is_candidate()).then(|| signed(mean));
        let notes: Vec<String> = figure.into_iter().chain(self.extreme()).collect();
        let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
        Some(format!("{who} {}{notes}", word(mean)))
    }

    /// "both personas feel", "IT feels".
    pub fn who_feels(&self, rated: &[(&str, f64)]) -> String {
        match rated {
            [(name, _)] if self.map.personas.len() > 1 => format!("{name} feels"),
            _ => format!("{} feel", super::who(self.map, rated)),
        }
    }

    fn figure(&self, emotion: f64) -> String {
        if self.entry.moment.is_candidate() { String::new() } else { format!(" ({})", signed(emotion)) }
    }

    /// "(−0.75, n = 41)", for behind the extreme on a card; nothing for a candidate.
    pub fn figures(&self) -> String {
        let Some(emotion) = self.entry.emotion.filter(|_| !self.entry.moment.is_candidate()) else {
            return String::new();
        };
        let n = best_evidence(self.map, self.report, self.entry.id).and_then(|evidence| evidence.n);
        let n = n.map(|n| format!(", n = {n}")).unwrap_or_default();
        format!(" ({}{n})", signed(emotion))
    }

    /// "it is the step from choosing to buying", where (nearly) the whole flow between two phases goes here.
    pub fn gateway(&self) -> Option<String> {
        let share = self.entry.moment.terms.get(&Term::Gateway).copied().flatten()?;
        if share < 0.995 {
            return None;
        }
        let record = self.map.touchpoints.get(self.entry.id)?;
        if record.roles.iter().any(|role| role.is_commitment()) {
            return Some("customers commit themselves here".to_owned());
        }
        let mut phases = self.report.touchpoints.iter().filter(|entry| entry.is_in_chain).map(|entry| entry.phase);
        if !phases.any(|phase| phase == Phase::Purchase) {
            return self.step_between_stages();
        }
        Some(match (self.entry.phase, self.entry.moment.is_way_in) {
            (Phase::PrePurchase, _) => "it is the last step before the purchase".to_owned(),
            (Phase::Purchase, true) => "it is the step from choosing to buying".to_owned(),
            (Phase::Purchase, false) => "it is the last step of the purchase".to_owned(),
            (Phase::PostPurchase, _) => "it is the first touchpoint after the purchase".to_owned(),
        })
    }

    /// "it is the step from “Go to work” to “Go home”": on a map where nothing is bought.
    fn step_between_stages(&self) -> Option<String> {
        let stage_of = |id| Some(self.map.stages.get(self.map.touchpoints.get(id)?.stage)?.name.trim());
        let is_way_in = self.entry.moment.is_way_in;
        let is_other = |entry: &&TouchpointReport| entry.is_in_chain && entry.phase != self.entry.phase;
        let mut others = self.report.touchpoints.iter().filter(is_other);
        let other = stage_of(if is_way_in { others.next_back()? } else { others.next()? }.id)?;
        let own = stage_of(self.entry.id)?;
        let (from, to) = if is_way_in { (other, own) } else { (own, other) };
        Some(format!("it is the step from “{from}” to “{to}”"))
    }

    /// "customers rate its importance 9 of 10".
    pub fn importance(&self) -> Option<String> {
        let importance = self.map.touchpoints.get(self.entry.id)?.importance?;
        Some(format!("customers rate its importance {} of 10", rating(importance.tenths())))
    }

    /// "it is the last impression of 67 % of those who succeed".
    pub fn last_impression(&self) -> Option<String> {
        let share = self.entry.last_touch_share.filter(|share| *share >= MANY_LAST && !self.report.is_flow_assumed)?;
        Some(format!("it is the last impression of {} of those who succeed", percent(share)))
    }

    /// The title, as it begins a sentence.
    pub fn name(&self) -> String {
        crate::wording::fault::upper_first(title(self.map, self.entry.id))
    }
}

/// Good, bad, or neither.
pub(super) fn word(emotion: f64) -> &'static str {
    if emotion > FELT {
        "good"
    } else if emotion < -FELT {
        "bad"
    } else {
        "neither good nor bad"
    }
}

/// Parts as sentences of their own.
pub(super) fn sentences(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let parts = parts.into_iter().flatten().map(|part| format!("{}.", crate::wording::fault::upper_first(&part)));
    parts.collect::<Vec<_>>().join(" ")
}

/// Parts as one sentence, semicolons between.
pub(super) fn one_sentence(parts: &[String]) -> String {
    if parts.is_empty() { String::new() } else { format!("{}.", crate::wording::fault::upper_first(&parts.join("; "))) }
}
