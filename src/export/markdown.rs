//! Markdown: the report as a document, with its picture beside it.

use crate::{
    analysis::{Report, lint},
    model::JourneyMap,
    wording::{self, choice, markdown_escaped as escaped},
};

/// The document; `picture` is the name of the file beside it.
#[must_use]
pub fn markdown(map: &JourneyMap, report: Option<&Report>, picture: &str, words: &str) -> String {
    let mut text = format!("# {}\n\n{}\n", escaped(wording::page::title(map)), escaped(&wording::page::subtitle(map)));
    text.push_str(&format!("\n![{}]({})\n", escaped(words), linked(picture)));
    if let Some(report) = report {
        text.push_str(&format!("\n{}\n", escaped(&wording::summary(map, report))));
    }
    text.push_str(&personas(map));
    if let Some(report) = report {
        for section in wording::report_sections(map, report, &lint(map)) {
            let (mark, gap) = if section.is_list { ("- ", "\n") } else { ("", "\n\n") };
            let paragraphs: Vec<String> =
                section.paragraphs.iter().map(|text| format!("{mark}{}", escaped(text))).collect();
            text.push_str(&format!("\n## {}\n\n{}\n", section.heading, paragraphs.join(gap)));
        }
    }
    text.push_str(&journey(map));
    text.push_str(&plan(map));
    let foot = [wording::page::evidence(map), report.map(wording::method).unwrap_or_default()];
    for line in foot.iter().filter(|line| !line.is_empty()) {
        text.push_str(&format!("\n{}\n", escaped(line)));
    }
    text
}

fn personas(map: &JourneyMap) -> String {
    let mut text = String::from("\n## Personas\n\n");
    for (_, persona) in map.personas_in_order() {
        let about = persona.demographics.trim();
        let about = if about.is_empty() { String::new() } else { format!(": {}", escaped(about)) };
        let quote = persona.quote.trim();
        let quote = if quote.is_empty() { String::new() } else { format!(" “{}”", escaped(quote)) };
        text.push_str(&format!("- **{}**{about}.{quote}\n", escaped(persona.name.trim())));
    }
    text
}

/// Every touchpoint, a row each.
fn journey(map: &JourneyMap) -> String {
    let touchpoints = map.touchpoints_in_order();
    if touchpoints.is_empty() {
        return String::new();
    }
    let personas = map.personas_in_order();
    let names: Vec<String> = personas.iter().map(|(_, persona)| escaped(persona.name.trim())).collect();
    let mut text = format!(
        "\n## The journey\n\n| | Touchpoint | Stage | Where | Creator | {} |\n|--:|---|---|---|---|{}\n",
        names.join(" | "),
        "---|".repeat(names.len())
    );
    for (number, (id, touchpoint)) in (1..).zip(touchpoints) {
        let stage = map.stages.get(touchpoint.stage).map_or("", |stage| stage.name.trim());
        let channels = touchpoint.channels.iter().filter_map(|id| map.channels.get(*id));
        let channels: Vec<&str> = channels.map(|channel| channel.name.trim()).collect();
        let felt = personas.iter().map(|(persona, _)| {
            map.emotion(id, *persona).map_or(String::new(), |emotion| wording::page::face(emotion.face()).to_owned())
        });
        let felt: Vec<String> = felt.collect();
        text.push_str(&format!(
            "| {number} | {} | {} | {} | {} | {} |\n",
            escaped(touchpoint.title.trim()),
            escaped(stage),
            escaped(&channels.join(", ")),
            touchpoint.creator.map_or("", choice::creator),
            felt.join(" | ")
        ));
    }
    text
}

fn plan(map: &JourneyMap) -> String {
    let opportunities = map.opportunities_in_order();
    if opportunities.is_empty() {
        return String::new();
    }
    let mut text = String::from(
        "\n## Action plan\n\n| What | Purpose | Effort | Who | By | Status |\n|---|---|---|---|---|---|\n",
    );
    for (_, opportunity) in opportunities {
        text.push_str(&format!(
            "| {} | {} | {} | {} | {} | {} |\n",
            escaped(opportunity.title.trim()),
            choice::purpose(opportunity.kind),
            opportunity.effort.map_or(String::new(), |effort| format!("{effort:?}")),
            escaped(opportunity.responsible.trim()),
            escaped(opportunity.due.trim()),
            choice::status(opportunity.status)
        ));
    }
    text
}

/// A file's name as the target of a link.
fn linked(name: &str) -> String {
    let mut linked = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            ' ' => linked.push_str("%20"),
            '(' => linked.push_str("%28"),
            ')' => linked.push_str("%29"),
            '<' => linked.push_str("%3C"),
            '>' => linked.push_str("%3E"),
            '%' => linked.push_str("%25"),
            '\\' => linked.push_str("%5C"),
            letter if letter.is_control() => {}
            letter => linked.push(letter),
        }
    }
    linked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_blanks_can_be_linked() {
        assert_eq!(linked("my map (3).png"), "my%20map%20%283%29.png");
    }

    #[test]
    fn text_of_users_is_never_markup() {
        let mut map = JourneyMap::empty();
        map.about.title = "<script> [x](y) | *z*".to_owned();
        let text = markdown(&map, None, "a.png", "words");
        assert!(text.starts_with("# \\<script\\> \\[x\\](y) \\| \\*z\\*\n"), "{text}");
    }
}
