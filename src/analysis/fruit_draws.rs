//! How steady the low-hanging fruits are: simulation C with the effort one size up or down.
#![expect(clippy::indexing_slicing, reason = "places come from the study whose columns are used")]

use crate::model::{Effort, EffortSize};

use super::{
    draw::Draws,
    feeling::{Feeling, confidence, mean},
    fruit::{self, Setting},
    report::Fruit,
    solve::Solution,
    study::Study,
};

/// How likely the effort is a size more, and how likely a size less.
const MISJUDGED: f64 = 0.25;

/// What stays the same at one touchpoint from draw to draw.
struct Standing {
    place: usize,
    position: f64,
    /// Need that does not depend on feelings.
    need: f64,
    /// V, control and confidence, each to its power in H.
    rest: f64,
    /// Effort as it is, a size less, a size more; each with its part of H.
    efforts: [(f64, f64); 3],
}

/// Counts in how many draws a touchpoint is a low-hanging fruit among the top k.
pub(super) struct FruitDraws {
    standing: Vec<Standing>,
    times: Vec<u32>,
    /// H in this draw, of those that are fruits.
    found: Vec<(usize, f64)>,
}

impl FruitDraws {
    /// Of touchpoints in the chain whose effort is known and which are ours to fix.
    pub fn new(study: &Study<'_>) -> Self {
        let standing = study.chain.members().filter_map(|place| standing(study, place)).collect();
        Self { standing, times: vec![0; study.chain.ids.len()], found: Vec::new() }
    }

    /// One draw, with its feelings and flow.
    pub fn draw(&mut self, solution: Option<&Solution>, feelings: &[Vec<Feeling>], k: usize, draws: &mut Draws) {
        self.found.clear();
        for (number, standing) in self.standing.iter().enumerate() {
            let chance = draws.coarse();
            let misjudged = usize::from(chance < MISJUDGED) + 2 * usize::from(chance >= 1.0 - MISJUDGED);
            let (effort, ease) = standing.efforts[misjudged];
            let hurt = mean(&feelings[standing.place], |feeling| fruit::severity(feeling.emotion, standing.position));
            let need = hurt.unwrap_or(0.0).max(standing.need);
            let Some(reach) = solution.map(|found| found.visit_probability(standing.place)) else { continue };
            if need < fruit::NEEDED || effort > fruit::LITTLE_EFFORT {
                continue;
            }
            let score = libm::pow(need, 0.5 * 0.45) * libm::pow(reach, 0.3 * 0.45) * standing.rest * ease;
            if score >= fruit::WORTH_IT {
                self.found.push((number, score));
            }
        }
        self.found.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        let last = self.found.get(k.saturating_sub(1)).map_or(0.0, |(_, score)| *score);
        for (number, _) in self.found.iter().filter(|(_, score)| *score >= last) {
            self.times[self.standing[*number].place] += 1;
        }
    }

    /// Adds what another thread counted.
    pub fn join(&mut self, other: &Self) {
        self.times.iter_mut().zip(&other.times).for_each(|(sum, more)| *sum += more);
    }

    /// Share of the draws, by place; none where the effort is unknown or it is not ours to fix.
    pub fn shares(&self, all: usize) -> Vec<Option<f64>> {
        let mut shares = vec![None; self.times.len()];
        for standing in &self.standing {
            let times = self.times[standing.place];
            shares[standing.place] = Some(f64::from(times) / super::feeling::count(all).max(1.0));
        }
        shares
    }
}

fn standing(study: &Study<'_>, place: usize) -> Option<Standing> {
    let (id, record) = (*study.chain.ids.get(place)?, *study.records.get(place)?);
    let setting = Setting {
        feelings: study.feelings.get(place)?,
        reach: Some(1.0),
        position: study.position(place),
        value: study.value_at(place),
        confidence: confidence(study.map, id, study.focus),
    };
    let fruit = fruit::fruit(record, setting);
    let cause = record.pain_cause.map(|_| fruit::CAUSE);
    let need = [fruit.gap, cause].into_iter().flatten().fold(0.0, f64::max);
    let effort = record.effort.filter(|_| fruit.control >= fruit::OURS)?;
    Some(Standing {
        place,
        position: setting.position,
        need,
        rest: rest(&fruit, setting.value),
        efforts: [effort.value(), beside(effort, false), beside(effort, true)]
            .map(|effort| (effort, libm::pow(1.0 - effort, 0.7 * 0.40))),
    })
}

fn rest(fruit: &Fruit, value: Option<f64>) -> f64 {
    let value = value.unwrap_or(fruit::UNKNOWN_VALUE);
    libm::pow(value, 0.2 * 0.45) * libm::pow(fruit.control, 0.3 * 0.40) * libm::pow(fruit.confidence, 0.15)
}

/// The effort a size more or less; of a number, by as much as its nearest size changes.
fn beside(effort: Effort, is_more: bool) -> f64 {
    let size = effort.nearest_size();
    let place = EffortSize::ALL.iter().position(|other| *other == size).unwrap_or_default();
    let other = if is_more { place + 1 } else { place.wrapping_sub(1) };
    let step = EffortSize::ALL.get(other).map_or(0.0, |other| other.share().value() - size.share().value());
    (effort.value() + step).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BasisPoints;

    #[test]
    fn an_effort_may_be_a_size_more_or_less() {
        let near = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-12, "{found}");
        near(beside(Effort::Size(EffortSize::S), false), 0.10);
        near(beside(Effort::Size(EffortSize::S), true), 0.50);
        near(beside(Effort::Size(EffortSize::XL), true), 0.90);
        near(beside(Effort::Number(BasisPoints::clamped(3_000)), true), 0.55);
    }
}
