//! What an opportunity is expected to bring: the journey is solved again as if it had worked.
//!
//! Where customers leave at its touchpoints, half of them stay: the other ways out, success included, are scaled to
//! fill the whole. Where nobody leaves, the feeling changes instead: a pain becomes neutral, a love point rises by a
//! step of the scale.
//!
//! Limitations: only where flow is given; several opportunities are not added up, as they may hold the same
//! customers.

use std::collections::BTreeSet;

use crate::model::{Id, JourneyMap, OpportunityKind, Persona, Touchpoint};

use super::{
    chain::{Chain, Place, To},
    feeling::count,
    solve::Solution,
    study::Study,
};

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

/// What each of these (touchpoints, and what is done there) would bring; none where no flow is given, or nothing would
/// change.
#[must_use]
pub fn lifts(
    map: &JourneyMap,
    focus: Option<Id<Persona>>,
    wanted: &[(BTreeSet<Id<Touchpoint>>, OpportunityKind)],
) -> Vec<Option<Lift>> {
    let study = Study::new(map, focus);
    let solution = Solution::of(&study.chain).filter(|_| !study.chain.is_flow_assumed && study.chain.len() > 0);
    let Some(solution) = solution else { return vec![None; wanted.len()] };
    let lift = |(touchpoints, kind): &(BTreeSet<Id<Touchpoint>>, OpportunityKind)| {
        let is_wanted = |place: &Place| study.chain.ids.get(*place).is_some_and(|id| touchpoints.contains(id));
        let places: Vec<Place> = study.chain.members().filter(is_wanted).collect();
        let after = Solution::of(&half_stays(&study.chain, &places))?.success;
        if after > solution.success + 1e-9 {
            return Some(Lift::Success { before: solution.success, after });
        }
        feeling(&study, &places, *kind)
    };
    wanted.iter().map(lift).collect()
}

fn half_stays(chain: &Chain, places: &[Place]) -> Chain {
    let mut chain = chain.clone();
    for place in places {
        let Some(row) = chain.rows.get_mut(*place) else { continue };
        let leave = row.share_to(To::Leave);
        if leave > 0.0 && leave < 1.0 - 1e-12 {
            let stay = (1.0 - leave / 2.0) / (1.0 - leave);
            for way in &mut row.ways {
                way.share *= if way.to == To::Leave { 0.5 } else { stay };
            }
        }
    }
    chain
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
    use crate::model::{BasisPoints, Emotion, Experience, Flow, Link, Order, Persona as Someone, Phase, Stage};

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

    fn lift(map: &JourneyMap, title: &str, kind: OpportunityKind) -> Option<Lift> {
        lifts(map, None, &[(BTreeSet::from([Id::from_words(title, 0)]), kind)]).into_iter().next().flatten()
    }

    #[test]
    fn where_customers_leave_half_of_them_stay() {
        let Some(Lift::Success { before, after }) = lift(&shop(true), "look", OpportunityKind::FixPain) else {
            panic!("a lift of success")
        };
        assert!((before - 0.5).abs() < 1e-9 && (after - 0.75).abs() < 1e-9, "{before} {after}");
    }

    #[test]
    fn where_nobody_leaves_the_pain_is_gone() {
        let Some(Lift::Feeling { before, after }) = lift(&shop(true), "buy", OpportunityKind::FixPain) else {
            panic!("a lift of feeling")
        };
        assert!(before.abs() < 1e-9 && (after - 1.0 / 3.0).abs() < 1e-9, "{before} {after}");
    }

    #[test]
    fn without_flow_nothing_is_expected() {
        assert_eq!(lift(&shop(false), "look", OpportunityKind::FixPain), None);
        assert_eq!(lift(&shop(true), "elsewhere", OpportunityKind::AmplifyLove), None);
    }
}
