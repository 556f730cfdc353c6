//! Figures as they are typed and as they stand in a field: shares, money, time, counts, feelings.
//!
//! A comma may stand for the point. What cannot be read is none, and the field says what it must be.

use crate::model::{BasisPoints, Emotion};

/// A number in hundredths: "12", "12.5", "12,50", "-3".
fn hundredths(text: &str) -> Option<i64> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, rest) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let is_number = rest.len() <= 2
        && !(whole.is_empty() && rest.is_empty())
        && whole.chars().chain(rest.chars()).all(|letter| letter.is_ascii_digit());
    if !is_number {
        return None;
    }
    let parts: i64 = format!("{whole}{rest:0<2}").parse().ok()?;
    Some(sign * parts)
}

/// Hundredths as they are typed: "12", "12.5".
fn from_hundredths(parts: i64) -> String {
    let sign = if parts < 0 { "-" } else { "" };
    let (whole, rest) = (parts.unsigned_abs() / 100, parts.unsigned_abs() % 100);
    if rest == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{rest:02}").trim_end_matches('0').to_owned()
    }
}

/// A reader for fields that may stay empty: nothing written = nothing said.
pub(super) fn optional<T>(read: impl Fn(&str) -> Option<T>) -> impl Fn(&str) -> Option<Option<T>> {
    move |text| if text.trim().is_empty() { Some(None) } else { read(text).map(Some) }
}

/// Per cent, 0 to 100.
pub(super) fn share(text: &str) -> Option<BasisPoints> {
    let text = text.trim();
    let number = text.strip_suffix('%').map_or(text, str::trim_end);
    hundredths(number).filter(|points| (0..=10_000).contains(points)).map(BasisPoints::clamped)
}

/// A share as per cent, without the sign.
pub(super) fn of_share(share: BasisPoints) -> String {
    from_hundredths(i64::from(share))
}

/// An amount in cents; spaces and apostrophes between thousands are let through.
pub(super) fn money(text: &str) -> Option<i64> {
    let digits: String = text.chars().filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '\'' | '’')).collect();
    hundredths(&digits)
}

/// An amount in cents as it is typed.
pub(super) fn of_money(cents: i64) -> String {
    from_hundredths(cents)
}

/// A whole number.
pub(super) fn whole<T: std::str::FromStr>(text: &str) -> Option<T> {
    let digits: String = text.chars().filter(|letter| !matches!(letter, ' ' | '\u{a0}' | ',' | '\'' | '’')).collect();
    digits.parse().ok()
}

/// A feeling from -1 to 1, as the findings have it.
pub(super) fn feeling(text: &str) -> Option<Emotion> {
    hundredths(text).filter(|parts| (-100..=100).contains(parts)).map(Emotion::clamped)
}

/// A feeling as it is typed.
pub(super) fn of_feeling(emotion: Emotion) -> String {
    from_hundredths(i64::from(emotion))
}

/// A standard deviation on the same scale, 0 to 2.
pub(super) fn spread(text: &str) -> Option<u8> {
    hundredths(text).filter(|parts| (0..=200).contains(parts)).and_then(|parts| u8::try_from(parts).ok())
}

/// A standard deviation as it is typed.
pub(super) fn of_spread(sd: u8) -> String {
    from_hundredths(i64::from(sd))
}

const UNITS: [(&str, &[&str], u64); 4] = [
    ("d", &["d", "day", "days"], 86_400),
    ("h", &["h", "hour", "hours"], 3_600),
    ("min", &["min", "m", "minute", "minutes"], 60),
    ("s", &["s", "sec", "second", "seconds", ""], 1),
];

/// A time: "90 s", "5 min", "1 h 30 min", "3 d". A number alone is minutes.
pub(super) fn time(text: &str) -> Option<u64> {
    let mut total = 0_u64;
    let mut rest = text.trim();
    let mut is_first = true;
    while !rest.is_empty() {
        let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        let (digits, after) = rest.split_at(end);
        let number: u64 = digits.parse().ok()?;
        let after = after.trim_start();
        let end = after.find(|letter: char| !letter.is_alphabetic()).unwrap_or(after.len());
        let (word, after) = after.split_at(end);
        let seconds = if word.is_empty() && is_first && after.trim().is_empty() {
            60
        } else {
            UNITS.iter().find(|(_, words, _)| words.contains(&word.to_lowercase().as_str()))?.2
        };
        total = total.checked_add(number.checked_mul(seconds)?)?;
        rest = after.trim_start();
        is_first = false;
    }
    (!is_first).then_some(total)
}

/// A time as it is typed.
pub(super) fn of_time(seconds: u64) -> String {
    let mut rest = seconds;
    let mut parts = Vec::new();
    for (name, _, unit) in UNITS {
        let count = rest / unit;
        rest %= unit;
        if count > 0 {
            parts.push(format!("{count} {name}"));
        }
    }
    if parts.is_empty() { "0 s".to_owned() } else { parts.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_read_as_it_is_written() {
        for points in [0, 5, 330, 7_000, 10_000] {
            let points = BasisPoints::clamped(points);
            assert_eq!(share(&of_share(points)), Some(points));
        }
        assert_eq!(share("3,5 %"), Some(BasisPoints::clamped(350)));
        assert!(["", "%", "101", "-1", "many", "1.234"].iter().all(|text| share(text).is_none()));
    }

    #[test]
    fn money_is_read_in_cents() {
        assert_eq!((money("1 200.50"), money("-3"), money("0,05")), (Some(120_050), Some(-300), Some(5)));
        assert_eq!((of_money(120_050).as_str(), of_money(-300).as_str()), ("1200.5", "-3"));
        assert_eq!(money("a lot"), None);
    }

    #[test]
    fn a_time_is_read_in_any_unit_and_a_bare_number_is_minutes() {
        let read = [("90 s", 90), ("5", 300), ("1 h 30 min", 5_400), ("3d", 259_200), ("2 hours", 7_200)];
        for (text, seconds) in read {
            assert_eq!(time(text), Some(seconds), "{text}");
        }
        assert!(["", "soon", "5 parsecs", "1 h x"].iter().all(|text| time(text).is_none()));
        for seconds in [0, 59, 61, 5_400, 90_061] {
            assert_eq!(time(&of_time(seconds)), Some(seconds));
        }
    }

    #[test]
    fn a_feeling_is_read_between_minus_one_and_one() {
        assert_eq!(feeling("-0,75"), Some(Emotion::clamped(-75)));
        assert_eq!(feeling("+1"), Some(Emotion::clamped(100)));
        assert_eq!(feeling("1.5"), None);
        assert_eq!((of_feeling(Emotion::clamped(-75)).as_str(), spread("0.8")), ("-0.75", Some(80)));
    }
}
