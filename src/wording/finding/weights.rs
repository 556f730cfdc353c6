//! Which weights were used, where they are not those of the house.

use super::term;
use crate::{
    analysis::{Report, Term},
    model::{Settings, Weights},
    wording::figure::{list, percent, score},
};

/// "The weights are the team's own: criticality 40 % (30 %) …; in brackets those of the house."; none where they are
/// those of the house.
#[must_use]
pub fn weights_used(report: &Report) -> Option<String> {
    let house = Settings::default();
    let mut parts = Vec::new();
    if report.weights != house.weights {
        let named = Term::ALL.into_iter().zip(shares(&report.weights)).zip(shares(&house.weights));
        let words: Vec<String> =
            named.map(|((one, own), house)| format!("{} {} ({})", term(one), percent(own), percent(house))).collect();
        parts.push(format!("The team set its own weights: {}; in brackets those of the house.", list(&words)));
    }
    let usual = f64::from(house.loss_aversion) / 100.0;
    if (report.loss_aversion - usual).abs() > 1e-9 {
        let (own, usual) = (score(report.loss_aversion), score(usual));
        parts
            .push(format!("A bad feeling counts {own} times as much as a good one ({usual} in the house’s settings)."));
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// As they count: parts of their sum.
fn shares(weights: &Weights) -> [f64; 5] {
    let all = [weights.criticality, weights.intensity, weights.gateway, weights.importance, weights.memory];
    let values = all.map(|weight| weight.value());
    let sum: f64 = values.iter().sum();
    if sum > 0.0 { values.map(|value| value / sum) } else { values }
}
