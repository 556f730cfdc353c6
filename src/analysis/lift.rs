//! What an opportunity is expected to bring, by what it is for.
//!
//! Where customers leave at its touchpoints, half of them stay (see `Report::opportunities`). Where nobody leaves, the
//! feeling changes instead: a pain becomes neutral, a love point rises by a step of the scale.
//!
//! Limitations: only where flow is given; several opportunities are not added up, as they may hold the same
//! customers.

use crate::model::{Id, JourneyMap, Opportunity, OpportunityKind};

use super::{chain::Place, feeling::count, report::Report, study::Study};

/// What would be different.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Lift {
    /// Success of the journey, if half of those who leave stayed.
    Success {
        /// Today, 0..=1.
        before: f64,
        /// Then.
        after: f64,
    },
    /// Mean feeling along the journey, if the pain were gone or the love point rose by a step.
    Feeling {
        /// Today, -1..=1.
        before: f64,
        /// Then.
        after: f64,
    },
}

/// A step of the scale of feelings.
const STEP: f64 = 0.5;
/// A lift of success below this reads as none.
const TOLD: f64 = 0.0005;

/// What each open line of the plan would bring, in the order of the plan; none where no flow is given, or nothing
/// would change.
#[must_use]
pub fn lifts(map: &JourneyMap, report: &Report) -> Vec<(Id<Opportunity>, Option<Lift>)> {
    let study = Study::new(map, report.focus);
    let today = report.success.filter(|_| !report.is_flow_assumed);
    let lift = |(id, record): (Id<Opportunity>, &Opportunity)| {
        let line = report.opportunities.iter().find(|line| line.opportunity == id)?;
        let before = today?;
        if let Some(lift) = line.lift.filter(|lift| *lift >= TOLD) {
            return Some(Lift::Success { before, after: before + lift });
        }
        let places: Vec<Place> = record.touchpoints.iter().filter_map(|id| study.place(*id)).collect();
        feeling(&study, &places, record.kind)
    };
    map.opportunities_in_order().into_iter().map(|(id, record)| (id, lift((id, record)))).collect()
}

fn feeling(study: &Study<'_>, places: &[Place], kind: OpportunityKind) -> Option<Lift> {
    let mean = |study: &Study<'_>| {
        let felt: Vec<f64> = study.chain.members().filter_map(|place| study.emotion(place)).collect();
        (!felt.is_empty()).then(|| felt.iter().sum::<f64>() / count(felt.len()))
    };
    let mut changed = study.clone();
    for place in places {
        for feeling in changed.feelings.get_mut(*place).into_iter().flatten() {
            feeling.emotion = match kind {
                OpportunityKind::FixPain | OpportunityKind::FillGap => feeling.emotion.max(0.0),
                OpportunityKind::AmplifyLove => (feeling.emotion + STEP).min(1.0),
            };
        }
    }
    let (before, after) = (mean(study)?, mean(&changed)?);
    (after > before + 1e-9).then_some(Lift::Feeling { before, after })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        BasisPoints, Emotion, Experience, Flow, Link, Order, Persona as Someone, Phase, Stage, Touchpoint,
    };

    /// Look, buy and use: half of those who look leave, everybody who buys feels bad.
    fn shop(is_given: bool) -> JourneyMap {
        let mut map = JourneyMap::default();
        let customer = Id::from_words("Customer", 0);
        map.personas.insert(customer, Someone::named("Customer", Order::after(None)));
        let stage = Id::from_words("All", 0);
        map.stages.insert(stage, Stage::named("All", Phase::Purchase, Order::after(None)));
        for (title, order) in ["look", "buy", "use"].into_iter().zip(Order::spread(3)) {
            let id = Id::from_words(title, 0);
            map.touchpoints.insert(id, Touchpoint::titled(title, stage, order));
            let hundredths = if title == "buy" { -100 } else { 50 };
            map.experiences.insert((id, customer), Experience::feels(Emotion::clamped(hundredths)));
        }
        for (from, to, share) in [("look", "buy", 5_000), ("buy", "use", 10_000)] {
            let flow = is_given.then(|| Flow::Share(BasisPoints::clamped(share)));
            let link = Link::between(Id::from_words(from, 0), Id::from_words(to, 0));
            map.links.insert(Id::from_words(from, 1), Link { flow, ..link });
        }
        map
    }

    fn lift(mut map: JourneyMap, title: &str, kind: OpportunityKind) -> Option<Lift> {
        let id = Id::from_words("line", 0);
        let mut line = Opportunity::titled("Do it", Order::after(None), kind);
        line.touchpoints.insert(Id::from_words(title, 0));
        map.opportunities.insert(id, line);
        let report = crate::analysis::analyse(&map, None, crate::analysis::Seed::default(), &crate::analysis::NoWatch)?;
        lifts(&map, &report).into_iter().find_map(|(_, lift)| lift)
    }

    #[test]
    fn where_customers_leave_half_of_them_stay() {
        let Some(Lift::Success { before, after }) = lift(shop(true), "look", OpportunityKind::FixPain) else {
            panic!("a lift of success")
        };
        assert!((before - 0.5).abs() < 1e-9 && (after - 0.75).abs() < 1e-9, "{before} {after}");
    }

    #[test]
    fn where_nobody_leaves_the_pain_is_gone() {
        let Some(Lift::Feeling { before, after }) = lift(shop(true), "buy", OpportunityKind::FixPain) else {
            panic!("a lift of feeling")
        };
        assert!(before.abs() < 1e-9 && (after - 1.0 / 3.0).abs() < 1e-9, "{before} {after}");
    }

    #[test]
    fn without_flow_nothing_is_expected() {
        assert_eq!(lift(shop(false), "look", OpportunityKind::FixPain), None);
    }
}
