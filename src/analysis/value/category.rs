//! What each persona is worth, and what kind of customer that makes her (Peppers & Rogers 2011).
//!
//! Worth much, and much room to grow, are meant against the other personas: at or above the mean by segment share. So
//! there is no category where only one persona has a value profile, or where all are worth the same; a persona below
//! zero is told in any case.

use crate::{
    analysis::report::{PersonaValue, ValueCategory},
    model::{Id, JourneyMap, Persona},
};

use super::lifetime::{actual, potential, unrealised};

/// Personas with a value profile, in their order.
pub(in crate::analysis) fn values(map: &JourneyMap, shares: &[(Id<Persona>, f64)]) -> Vec<PersonaValue> {
    let known: Vec<(f64, PersonaValue)> =
        shares.iter().filter_map(|(id, share)| Some((*share, value(map, *id)?))).collect();
    let categorised = |(_, value): &(f64, PersonaValue)| PersonaValue { category: category(value, &known), ..*value };
    known.iter().map(categorised).collect()
}

/// What a customer is worth on the whole, by segment share; none unless every persona with a share has a value
/// profile.
pub(in crate::analysis) fn whole_value(map: &JourneyMap, shares: &[(Id<Persona>, f64)]) -> Option<f64> {
    let counted: Vec<(f64, f64)> = shares
        .iter()
        .filter(|(_, share)| *share > 0.0)
        .map(|(id, share)| Some((*share, value(map, *id)?.actual)))
        .collect::<Option<_>>()?;
    let all: f64 = counted.iter().map(|(share, _)| share).sum();
    (all > 0.0).then(|| counted.iter().map(|(share, worth)| share / all * worth).sum())
}

fn value(map: &JourneyMap, persona: Id<Persona>) -> Option<PersonaValue> {
    let profile = map.personas.get(persona)?.value.as_ref()?;
    Some(PersonaValue {
        persona,
        actual: actual(profile)?,
        potential: potential(profile),
        unrealised: unrealised(profile),
        horizon: profile.horizon,
        category: None,
    })
}

fn category(value: &PersonaValue, all: &[(f64, PersonaValue)]) -> Option<ValueCategory> {
    if value.actual < 0.0 {
        return Some(ValueCategory::BelowZero);
    }
    let worth = is_large(value.actual, all.iter().map(|(share, other)| (*share, Some(other.actual))))?;
    let room = is_large(value.unrealised?, all.iter().map(|(share, other)| (*share, other.unrealised)))?;
    Some(match (worth, room) {
        (true, false) => ValueCategory::MostValuable,
        (true, true) => ValueCategory::SuperGrowth,
        (false, true) => ValueCategory::MostGrowable,
        (false, false) => ValueCategory::LowMaintenance,
    })
}

/// Is it at or above the mean? None where one is unknown, or all are about the same.
fn is_large(value: f64, all: impl Iterator<Item = (f64, Option<f64>)>) -> Option<bool> {
    let all: Vec<(f64, f64)> = all.map(|(share, value)| Some((share, value?))).collect::<Option<_>>()?;
    let (low, high) =
        all.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (_, one)| (low.min(*one), high.max(*one)));
    let shares: f64 = all.iter().map(|(share, _)| share).sum();
    if shares <= 0.0 || high - low <= 0.05 * high.abs().max(low.abs()) {
        return None;
    }
    let mean: f64 = all.iter().map(|(share, value)| share / shares * value).sum();
    Some(value >= mean)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BasisPoints, Order, ValueProfile};

    /// Personas by margin (with r .8 and d .1, worth 2.6667 times as much) and potential, in cents; equal shares.
    fn categories(profiles: &[(i64, i64)]) -> Vec<Option<ValueCategory>> {
        let mut map = JourneyMap::default();
        for ((margin, potential), order) in profiles.iter().zip(Order::spread(profiles.len())) {
            let name = format!("{order:?}");
            let value = Some(ValueProfile {
                margin: *margin,
                retention: BasisPoints::clamped(8_000),
                discount: BasisPoints::clamped(1_000),
                potential_lifetime_value: Some(*potential),
                ..ValueProfile::default()
            });
            map.personas.insert(Id::from_words(&name, 0), Persona { value, ..Persona::named(name.clone(), order) });
        }
        let shares: Vec<_> = map.personas_in_order().iter().map(|(id, _)| (*id, 0.25)).collect();
        values(&map, &shares).into_iter().map(|value| value.category).collect()
    }

    #[test]
    fn each_kind_of_customer_is_told_from_the_others() {
        use ValueCategory::*;
        let found = categories(&[(30_000, 80_000), (30_000, 200_000), (3_000, 150_000), (3_000, 9_000), (-1_000, 0)]);
        assert_eq!(found, [MostValuable, SuperGrowth, MostGrowable, LowMaintenance, BelowZero].map(Some));
    }

    #[test]
    fn one_persona_alone_is_not_compared() {
        assert_eq!(categories(&[(30_000, 200_000)]), [None]);
        assert_eq!(categories(&[(10_000, 50_000), (10_000, 50_000)]), [None, None]);
    }

    #[test]
    fn the_potential_beyond_the_actual_value_is_that_of_the_table() {
        let profile = ValueProfile {
            margin: 10_000,
            retention: BasisPoints::clamped(8_000),
            discount: BasisPoints::clamped(1_000),
            potential_lifetime_value: Some(40_800),
            ..ValueProfile::default()
        };
        assert!((unrealised(&profile).expect("both are known") - 14_133.33).abs() < 0.5);
    }
}
