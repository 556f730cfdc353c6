//! What a persona is worth, in words.

use super::figure;
use crate::model::ValueProfile;

/// How lifetime value is counted here.
pub const CONVENTION: &str = "The margin comes at the end of each year that a customer stays, the first after one year: \
    margin × retention ÷ (1 + discount − retention), or the sum over the years to count (Gupta & Lehmann 2003).";

/// An amount of cents as people write it: `1,234`, `99.50`; without a currency, which the map does not say.
#[must_use]
pub fn money(cents: f64) -> String {
    let (sign, cents) = if cents < -0.5 { ("−", -cents) } else { ("", cents) };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped into range")]
    let cents = cents.round().clamp(0.0, 1e15) as u64;
    let whole = figure::count(usize::try_from(cents / 100).unwrap_or(usize::MAX));
    match cents % 100 {
        0 => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}.{rest:02}"),
    }
}

/// The lifetime value in a sentence, beside what could be. `worth` in cents; none = it cannot be counted.
#[must_use]
pub fn lifetime_value(profile: &ValueProfile, worth: Option<f64>) -> String {
    let Some(worth) = worth else {
        return "With so high a retention and no discount the sum has no end: give a discount rate or the years to \
                count."
            .to_owned();
    };
    let years = match profile.horizon {
        None => String::new(),
        Some(1) => " over one year".to_owned(),
        Some(years) => format!(" over {years} years"),
    };
    let worth_now = format!("Lifetime value{years}: {}.", money(worth));
    #[expect(clippy::cast_precision_loss, reason = "amounts beyond 2^53 cents may lose their last digits")]
    match profile.potential_lifetime_value.map(|cents| cents as f64) {
        Some(could) if could > worth => format!("{worth_now} {} more could be had.", money(could - worth)),
        Some(_) => format!("{worth_now} All that could be had is had."),
        None => worth_now,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BasisPoints;

    #[test]
    fn amounts_read_as_people_write_them() {
        assert_eq!([money(123_400.0), money(9_950.0), money(-500.0), money(0.2)], ["1,234", "99.50", "−5", "0"]);
    }

    #[test]
    fn a_lifetime_value_stands_beside_what_could_be() {
        let profile = ValueProfile {
            margin: 10_000,
            retention: BasisPoints::clamped(8_000),
            discount: BasisPoints::clamped(1_000),
            potential_lifetime_value: Some(40_000),
            ..ValueProfile::default()
        };
        let says = lifetime_value(&profile, Some(26_666.67));
        assert_eq!(says, "Lifetime value: 266.67. 133.33 more could be had.");
        assert!(lifetime_value(&profile, None).contains("discount rate"));
    }
}
