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
    let said = match asked.format {
        ReportFormat::Text => wording::report_text(&map, &report, &lint),
        ReportFormat::Json => format!("{:#}\n", wording::report_json(&map, &report, &lint)),
        ReportFormat::Markdown => wording::report_markdown(&map, &report, &lint),
        ReportFormat::Csv => wording::report_csv(&map, &report),
    };
    console.result(said.as_bytes())?;
    Ok(Exit::Done)
}
