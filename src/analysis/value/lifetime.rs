//! Lifetime value, and how the unrealised part of it comes to touchpoints.
//!
//! The convention, which every report prints: the first margin comes after a year, if the customer stays; no margin is
//! counted for today.

use crate::{
    analysis::feeling::comes_to,
    model::{Id, JourneyMap, Persona, Touchpoint, ValueProfile},
};

/// Lifetime value in the unit of the margin: m r / (1 + d − r) without a horizon, else Σ m rᵗ / (1 + d)ᵗ for t = 1 to
/// the horizon (Gupta & Lehmann 2003). None unless 0 ≤ r < 1 + d.
#[must_use]
pub fn lifetime_value(margin: f64, retention: f64, discount: f64, horizon: Option<u32>) -> Option<f64> {
    if !(retention >= 0.0 && retention < 1.0 + discount) {
        return None;
    }
    let ratio = retention / (1.0 + discount);
    let multiple = ratio / (1.0 - ratio);
    Some(margin * multiple * horizon.map_or(1.0, |years| 1.0 - libm::pow(ratio, f64::from(years))))
}

/// What a persona is worth as things are, in cents.
pub(in crate::analysis) fn actual(profile: &ValueProfile) -> Option<f64> {
    lifetime_value(number(profile.margin), profile.retention.value(), profile.discount.value(), profile.horizon)
}

/// What a persona could be worth, in cents; none where nobody said.
pub(in crate::analysis) fn potential(profile: &ValueProfile) -> Option<f64> {
    profile.potential_lifetime_value.map(number)
}

/// What a persona could be worth beyond what she is, in cents; none without a stated potential.
pub(in crate::analysis) fn unrealised(profile: &ValueProfile) -> Option<f64> {
    Some((potential(profile)? - actual(profile)?).max(0.0))
}

/// How much of the unrealised potential each persona holds, summing to 1; none unless every persona's is known and
/// somebody has some.
pub(in crate::analysis) fn potentials(
    map: &JourneyMap,
    shares: &[(Id<Persona>, f64)],
) -> Option<Vec<(Id<Persona>, f64)>> {
    let potential = |(id, share): &(Id<Persona>, f64)| {
        let profile = map.personas.get(*id)?.value.as_ref()?;
        Some((*id, share * unrealised(profile)?))
    };
    let found: Vec<(Id<Persona>, f64)> = shares.iter().map(potential).collect::<Option<_>>()?;
    let total: f64 = found.iter().map(|(_, potential)| potential).sum();
    (total > 0.0).then(|| found.into_iter().map(|(id, potential)| (id, potential / total)).collect())
}

/// V: the share of the unrealised potential that comes to a touchpoint.
pub(in crate::analysis) fn value_at(
    map: &JourneyMap,
    touchpoint: Id<Touchpoint>,
    potentials: &[(Id<Persona>, f64)],
) -> f64 {
    potentials.iter().filter(|(persona, _)| comes_to(map, touchpoint, *persona)).map(|(_, part)| part).sum()
}

#[expect(clippy::cast_precision_loss, reason = "amounts beyond 2^53 cents may lose their last digits")]
fn number(amount: i64) -> f64 {
    amount as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lifetime_values_are_those_of_the_tables() {
        let multiples = [(0.6, 1.20), (0.7, 1.75), (0.8, 2.67), (0.9, 4.50)];
        for (retention, expected) in multiples {
            let found = lifetime_value(1.0, retention, 0.1, None).expect("it can be computed");
            assert!((found - expected).abs() < 0.005, "{found}");
        }
        assert!((lifetime_value(100.0, 0.8, 0.1, Some(5)).expect("five years") - 212.4097).abs() < 1e-4);
        assert!((lifetime_value(100.0, 0.8, 0.1, None).expect("for ever") - 266.6667).abs() < 1e-4);
        assert!((lifetime_value(120.0, 0.85, 0.1, None).expect("potential") - 408.0).abs() < 1e-9);
        assert_eq!(lifetime_value(100.0, 1.2, 0.1, None), None);
    }
}
