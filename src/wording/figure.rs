//! Figures, names and lists as people read them: at most two decimals, a true minus, a space before the per cent sign.

/// `0.92`.
#[must_use]
pub fn score(value: f64) -> String {
    let text = format!("{:.2}", rounded(value, 100.0));
    text.replace('-', "−")
}

/// `−0.75`, `+0.50`, `0`.
#[must_use]
pub fn signed(value: f64) -> String {
    match rounded(value, 100.0) {
        value if value > 0.0 => format!("+{value:.2}"),
        value if value < 0.0 => format!("−{:.2}", -value),
        _ => "0".to_owned(),
    }
}

/// `40 %`; what is neither nothing nor all never reads as nothing or all: `under 1 %`, `over 99 %`.
#[must_use]
pub fn percent(share: f64) -> String {
    let whole = rounded(share * 100.0, 1.0);
    if whole < 1.0 && share > 1e-9 {
        "under 1 %".to_owned()
    } else if whole > 99.0 && share < 1.0 - 1e-9 {
        "over 99 %".to_owned()
    } else {
        format!("{whole:.0} %")
    }
}

/// `30.4 %`.
#[must_use]
pub fn fine_percent(share: f64) -> String {
    format!("{:.1} %", rounded(share * 100.0, 10.0))
}

/// `9`, `8.5`.
#[must_use]
pub fn rating(tenths: u8) -> String {
    if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

/// `1,000`.
#[must_use]
pub fn count(of: usize) -> String {
    let digits = of.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// An amount given in hundredths: `266.67`, and from a thousand on without them: `101,244`.
#[must_use]
pub fn amount(cents: f64) -> String {
    let sign = if cents < -0.5 { "−" } else { "" };
    let size = cents.abs() / 100.0;
    if size < 1_000.0 {
        return format!("{sign}{:.2}", rounded(size, 100.0));
    }
    let whole = format!("{:.0}", rounded(size, 1.0));
    format!("{sign}{}", whole.parse().map_or(whole.clone(), count))
}

/// `ad, site and store`.
#[must_use]
pub fn list<S: AsRef<str>>(words: &[S]) -> String {
    match words {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", before.join(", "), last.as_ref())
        }
    }
}

/// Half away from zero, as people round; a hair beneath a half counts as the half.
fn rounded(value: f64, parts: f64) -> f64 {
    let scaled = value * parts;
    (scaled + scaled.signum() * 1e-9).round() / parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_as_people_write_them() {
        assert_eq!([score(0.9225), score(0.635), score(1.0)], ["0.92", "0.64", "1.00"]);
        assert_eq!([signed(-0.75), signed(0.5), signed(0.0), signed(-0.001)], ["−0.75", "+0.50", "0", "0"]);
        assert_eq!(
            [percent(0.404), percent(0.001), percent(0.999), percent(1.0)],
            ["40 %", "under 1 %", "over 99 %", "100 %"]
        );
        assert_eq!([fine_percent(0.303_733), fine_percent(0.3417)], ["30.4 %", "34.2 %"]);
        assert_eq!([rating(90), rating(85)], ["9", "8.5"]);
        assert_eq!([count(7), count(1_000), count(123_456)], ["7", "1,000", "123,456"]);
        assert_eq!(list(&["ad", "site", "store"]), "ad, site and store");
        assert_eq!(
            [amount(26_666.67), amount(10_124_400.2), amount(-500.0), amount(0.0)],
            ["266.67", "101,244", "−5.00", "0.00"]
        );
    }
}
