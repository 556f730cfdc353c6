//! The report as Markdown.

use super::{
    finding::{CHANGE_OF_MIND, EVIDENCE_NEEDED},
    report_text::{Section, heading, method, report_sections, summary},
};
use crate::{
    analysis::{Lint, Report},
    model::JourneyMap,
};

/// The report as Markdown.
#[must_use]
pub fn report_markdown(map: &JourneyMap, report: &Report, lint: &[Lint]) -> String {
    sections_markdown(map, report, &report_sections(map, report, lint), None)
}

/// These sections as Markdown, with heading and method; `picture` is the path of the map's picture as the text should
/// name it.
#[must_use]
pub fn sections_markdown(map: &JourneyMap, report: &Report, sections: &[Section], picture: Option<&str>) -> String {
    let mut text = format!("# {}\n\n{}\n", escaped(&heading(map)), escaped(&summary(map, report)));
    if let Some(path) = picture {
        text.push_str(&format!("\n![{}](<{}>)\n", escaped(&heading(map)), path.replace(['<', '>', '\n'], "")));
    }
    for section in sections {
        text.push_str(&format!("\n## {}\n\n", section.heading));
        let mark = if section.is_list { "- " } else { "" };
        let gap = if section.is_list { "\n" } else { "\n\n" };
        let paragraphs: Vec<String> =
            section.paragraphs.iter().map(|text| format!("{mark}{}", emphasised(&escaped(text)))).collect();
        text.push_str(&paragraphs.join(gap));
        text.push('\n');
    }
    let foot = [crate::wording::page::evidence(map), method(report)];
    foot.iter().filter(|line| !line.is_empty()).for_each(|line| text.push_str(&format!("\n{}\n", escaped(line))));
    text
}

/// The words that lead from a finding to its doubts, in italics.
fn emphasised(text: &str) -> String {
    [CHANGE_OF_MIND, EVIDENCE_NEEDED]
        .iter()
        .fold(text.to_owned(), |text, lead| text.replace(lead, &format!("*{lead}*")))
}

/// A text in which nothing is markup, on one line.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in super::printable(text).chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            escaped.push('\\');
        }
        escaped.push(if letter == '\n' { ' ' } else { letter });
    }
    escaped
}
