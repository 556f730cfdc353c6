//! What is missing: a rule a file, each with a limit that keeps it silent where the map does not say enough. A rule
//! fires on what is known to be missing, never on what nobody has written down yet (that is what lint asks for).

mod checklist;
mod children;
mod consent_not_asked;
mod contact_without_consent;
mod dimension;
mod empty_phase;
mod front_line;
mod no_complaint;
mod no_earned;
mod no_interaction;
mod no_metric;
mod no_procedure;
mod no_recovery;
mod no_responsible;
mod single_channel;
mod unexplained_exit;

use crate::model::{Id, JourneyMap, Phase, Touchpoint, VerdictRuling};

use super::{
    report::{Gap, Moment, TouchpointReport},
    study::{Outcome, Study},
};

/// What a rule may look at.
pub(super) struct Sight<'a> {
    /// The map under study.
    pub study: &'a Study<'a>,
    /// What followed from it.
    pub outcome: &'a Outcome,
    /// What the report says of each touchpoint.
    pub reports: &'a [TouchpointReport],
}

/// The rules, in the order in which their findings are told.
const RULES: [fn(&Sight<'_>) -> Vec<Gap>; 16] = [
    empty_phase::gaps,
    unexplained_exit::gaps,
    no_recovery::gaps,
    no_complaint::gaps,
    no_interaction::gaps,
    single_channel::gaps,
    no_earned::gaps,
    no_metric::gaps,
    no_responsible::gaps,
    no_procedure::gaps,
    front_line::gaps,
    consent_not_asked::gaps,
    contact_without_consent::gaps,
    children::gaps,
    dimension::gaps,
    checklist::gaps,
];

/// All gaps, in a fixed order.
pub(super) fn gaps(study: &Study<'_>, outcome: &Outcome, reports: &[TouchpointReport]) -> Vec<Gap> {
    let sight = Sight { study, outcome, reports };
    RULES.iter().flat_map(|rule| rule(&sight)).collect()
}

impl<'a> Sight<'a> {
    fn map(&self) -> &'a JourneyMap {
        self.study.map
    }

    /// Touchpoints of a phase, in journey order.
    fn within(&self, phase: Phase) -> impl Iterator<Item = (Id<Touchpoint>, &'a Touchpoint)> + '_ {
        let all = self.study.chain.ids.iter().copied().zip(self.study.records.iter().copied());
        all.filter(move |(_, record)| self.map().stages.get(record.stage).is_some_and(|stage| stage.phase == phase))
    }

    /// Touchpoints where this holds, in journey order.
    fn all_where(&self, is_wanted: impl Fn(Id<Touchpoint>, &Touchpoint) -> bool) -> Vec<Id<Touchpoint>> {
        let all = self.study.chain.ids.iter().zip(&self.study.records);
        all.filter(|(id, record)| is_wanted(**id, record)).map(|(id, _)| *id).collect()
    }

    /// Moments of truth that are more than candidates, where this holds: a candidate is the team's view, and what it
    /// lacks first is evidence.
    fn moments_where(&self, is_wanted: impl Fn(&Touchpoint) -> bool) -> Vec<Id<Touchpoint>> {
        let settled = self.reports.iter().filter(|report| is_settled(&report.moment));
        let record = |id| self.map().touchpoints.get(id);
        settled.filter(|report| record(report.id).is_some_and(&is_wanted)).map(|report| report.id).collect()
    }
}

fn is_settled(moment: &Moment) -> bool {
    moment.is_marked() && (!moment.is_indicative || moment.ruling == Some(VerdictRuling::Pin))
}

/// One gap for all of them; none where there is none.
fn one<T>(found: Vec<T>, gap: impl FnOnce(Vec<T>) -> Gap) -> Vec<Gap> {
    if found.is_empty() { Vec::new() } else { vec![gap(found)] }
}
