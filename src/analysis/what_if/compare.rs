//! Another map beside today's: a scratch copy with a change, or the to-be map. Pure, so that a window can show it while
//! the hand is still on a slider.

use std::collections::BTreeSet;

use crate::{
    analysis::{
        analyse::analyse,
        report::{FruitFlag, MomentFlag, Report},
        study::Study,
        watch::Watch,
    },
    model::{Id, JourneyMap, Touchpoint},
};

use super::opportunity::yearly_value;

/// What another map says, beside what this one says. Pairs are (before, after).
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Share of those who enter that reach a goal; none where flow is not given.
    pub success: (Option<f64>, Option<f64>),
    /// What the difference is worth in a year, in cents: customers × ΔP* × lifetime value, both of the map before; none
    /// unless all are known.
    pub worth: Option<f64>,
    /// Touchpoints of either map for which a figure or a flag changed: those of the new map in journey order, then
    /// those that are gone.
    pub changed: Vec<Compared>,
}

/// One touchpoint in both maps. Pairs are (before, after); none = not in that map, or unknown.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// Which.
    pub touchpoint: Id<Touchpoint>,
    /// Mean emotion.
    pub emotion: (Option<f64>, Option<f64>),
    /// Moment-of-truth score.
    pub moment: (Option<f64>, Option<f64>),
    /// Its rank.
    pub rank: (Option<usize>, Option<usize>),
    /// What it is as a moment of truth.
    pub moment_flag: (Option<MomentFlag>, Option<MomentFlag>),
    /// Low-hanging-fruit score.
    pub fruit: (Option<f64>, Option<f64>),
    /// What it is as something to fix.
    pub fruit_flag: (Option<FruitFlag>, Option<FruitFlag>),
}

impl Compared {
    /// Is anything different?
    #[must_use]
    pub fn is_changed(&self) -> bool {
        fn differ((before, after): (Option<f64>, Option<f64>)) -> bool {
            match (before, after) {
                (Some(before), Some(after)) => (before - after).abs() > 1e-9,
                (before, after) => before.is_some() != after.is_some(),
            }
        }
        differ(self.emotion)
            || differ(self.moment)
            || differ(self.fruit)
            || self.rank.0 != self.rank.1
            || self.moment_flag.0 != self.moment_flag.1
            || self.fruit_flag.0 != self.fruit_flag.1
    }

    /// Does it gain or lose a flag?
    #[must_use]
    pub fn is_flag_changed(&self) -> bool {
        self.moment_flag.0 != self.moment_flag.1 || self.fruit_flag.0 != self.fruit_flag.1
    }
}

/// What `changed` would say, beside the report of `map`: analysed with the same focus and seed, so that only the
/// change makes a difference. `None` = cancelled.
pub fn what_if(map: &JourneyMap, report: &Report, changed: &JourneyMap, watch: &dyn Watch) -> Option<Comparison> {
    let after = analyse(changed, report.focus, report.seed, watch)?;
    Some(compare(map, report, &after))
}

/// Two reports beside one another; `map` is that of the first.
#[must_use]
pub fn compare(map: &JourneyMap, before: &Report, after: &Report) -> Comparison {
    let told = |report: &Report| report.success.filter(|_| !report.is_flow_assumed);
    let success = (told(before), told(after));
    let each = || yearly_value(&Study::new(map, before.focus));
    let worth = success.0.zip(success.1).and_then(|(before, after)| Some((after - before) * each()?));
    let there: BTreeSet<Id<Touchpoint>> = after.touchpoints.iter().map(|entry| entry.id).collect();
    let gone = before.touchpoints.iter().map(|entry| entry.id).filter(|id| !there.contains(id));
    let ids = after.touchpoints.iter().map(|entry| entry.id).chain(gone);
    let changed = ids.map(|id| compared(id, before, after)).filter(Compared::is_changed).collect();
    Comparison { success, worth, changed }
}

fn compared(id: Id<Touchpoint>, before: &Report, after: &Report) -> Compared {
    let (one, other) = (before.touchpoint(id), after.touchpoint(id));
    Compared {
        touchpoint: id,
        emotion: (one.and_then(|entry| entry.emotion), other.and_then(|entry| entry.emotion)),
        moment: (one.and_then(|entry| entry.moment.score), other.and_then(|entry| entry.moment.score)),
        rank: (one.and_then(|entry| entry.moment.rank), other.and_then(|entry| entry.moment.rank)),
        moment_flag: (one.map(|entry| entry.moment.flag), other.map(|entry| entry.moment.flag)),
        fruit: (one.and_then(|entry| entry.fruit.score), other.and_then(|entry| entry.fruit.score)),
        fruit_flag: (one.map(|entry| entry.fruit.flag), other.map(|entry| entry.fruit.flag)),
    }
}
