//! `journey-canvas analyze`: the report.

use super::{
    args::{Analyze, ReportFormat},
    console::{Console, persona},
    exit::{Exit, Stop},
};
use crate::{
    analysis::{NoWatch, Seed, analyse, lint},
    wording,
};

pub(super) fn run(asked: &Analyze, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let map = console.sound_map(&asked.file)?;
    let focus = asked.persona.as_deref().map(|name| persona(&map, name)).transpose()?;
    // Nobody stops it, so there always is a report.
    let Some(report) = analyse(&map, focus, Seed(asked.seed), &NoWatch) else { return Ok(Exit::Done) };
    let lint = lint(&map);
    let mut sections = wording::report_sections(&map, &report, &lint);
    sections.extend(wording::value_section(&map, &report).filter(|_| asked.values));
    let said = match asked.format {
        ReportFormat::Text => wording::sections_text(&map, &report, &sections),
        ReportFormat::Json => {
            let mut json = wording::report_json(&map, &report, &lint);
            if let Some(report_of) = json.as_object_mut().filter(|_| asked.values) {
                report_of.insert("values".to_owned(), wording::values_json(&map, &report));
            }
            format!("{json:#}\n")
        }
        ReportFormat::Markdown => wording::sections_markdown(&map, &report, &sections, None),
        ReportFormat::Csv => wording::report_csv(&map, &report),
    };
    console.answer(&said)?;
    Ok(Exit::Done)
}
