//! The report as a table: one row a touchpoint, every figure in full.

use super::report_json::{fruit_flag, moment_flag};
use crate::{
    analysis::{Report, TouchpointReport},
    model::JourneyMap,
};

/// The report as CSV (RFC 4180), journey order; a text that a spreadsheet would take for a formula has an apostrophe
/// before it.
#[must_use]
pub fn report_csv(map: &JourneyMap, report: &Report) -> String {
    let heads = "title,stage,emotion,visits,visit_probability,success_from_here,removal_effect,exit_mass,lost_share,\
                 moment_score,moment_rank,moment_p_top_k,moment_flag,indicative,fruit_score,fruit_rank,fruit_flag";
    let rows = report.touchpoints.iter().map(|entry| row(map, entry));
    std::iter::once(heads.to_owned()).chain(rows).map(|line| line + "\r\n").collect()
}

fn row(map: &JourneyMap, entry: &TouchpointReport) -> String {
    let record = map.touchpoints.get(entry.id);
    let stage = record.and_then(|record| map.stages.get(record.stage));
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let rank = |value: Option<usize>| value.map(|value| value.to_string()).unwrap_or_default();
    let cells = [
        cell(record.map_or("", |record| &record.title)),
        cell(stage.map_or("", |stage| &stage.name)),
        number(entry.emotion),
        number(entry.visits),
        number(entry.visit_probability),
        number(entry.success_from_here),
        number(entry.removal_effect),
        number(entry.exit_mass),
        number(entry.lost_share),
        number(entry.moment.score),
        rank(entry.moment.rank),
        number(entry.moment.p_top_k),
        moment_flag(entry.moment.flag).to_owned(),
        entry.moment.is_indicative.to_string(),
        number(entry.fruit.score),
        rank(entry.fruit.rank),
        fruit_flag(entry.fruit.flag).to_owned(),
    ];
    cells.join(",")
}

fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
