//! The report as Markdown.

use super::report_text::{heading, method, report_sections, summary};
use crate::{
    analysis::{Lint, Report},
    model::JourneyMap,
};

/// The report as Markdown.
#[must_use]
pub fn report_markdown(map: &JourneyMap, report: &Report, lint: &[Lint]) -> String {
    let mut text = format!("# {}\n\n{}\n", escaped(&heading(map)), escaped(&summary(map, report)));
    for section in report_sections(map, report, lint) {
        text.push_str(&format!("\n## {}\n\n", section.heading));
        let mark = if section.is_list { "- " } else { "" };
        let gap = if section.is_list { "\n" } else { "\n\n" };
        let paragraphs: Vec<String> =
            section.paragraphs.iter().map(|text| format!("{mark}{}", escaped(text))).collect();
        text.push_str(&paragraphs.join(gap));
        text.push('\n');
    }
    text.push_str(&format!("\n{}\n", method(report)));
    text
}

/// A text in which nothing is markup, on one line.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            escaped.push('\\');
        }
        escaped.push(if letter == '\n' { ' ' } else { letter });
    }
    escaped
}
