//! Figures as people type them.

/// A number with a decimal point or a decimal comma, a plus or any minus, a per cent sign perhaps. None where it is no
/// number.
pub(in crate::import) fn figure(text: &str) -> Option<f64> {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let text = text.replace(['−', '–'], "-");
    let (text, parts) = text.strip_suffix('%').map_or((text.as_str(), 1.0), |text| (text, 100.0));
    let is_comma = text.matches(',').count() == 1 && !text.contains('.');
    let text = if is_comma { text.replace(',', ".") } else { text.to_owned() };
    let is_plain = text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | '-' | '+'));
    text.parse::<f64>().ok().filter(|number| is_plain && number.is_finite()).map(|number| number / parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_people_type_them() {
        for (text, number) in [("1,5", 1.5), ("-2", -2.0), ("−0.5", -0.5), ("+1", 1.0), (" 30 % ", 0.3), ("7.25", 7.25)]
        {
            assert_eq!(figure(text), Some(number), "{text}");
        }
        for text in ["", "good", "1,000.5", "inf", "NaN", "1e9", "--1", "%"] {
            assert_eq!(figure(text), None, "{text}");
        }
    }
}
