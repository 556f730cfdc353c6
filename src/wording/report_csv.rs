//! The report as a table: one row a touchpoint, with what it says in sentences. Figures have two decimals, as people
//! read them; JSON has them in full.

use super::{
    finding,
    report_json::{fruit_flag, moment_flag},
};
use crate::{
    analysis::{Report, TouchpointReport},
    model::{FindingKind, JourneyMap, VerdictRuling},
};

/// The report as CSV (RFC 4180), journey order; a text that a spreadsheet would take for a formula has an apostrophe
/// before it. What only follows from an assumed flow, and the figures of candidates, are left empty.
#[must_use]
pub fn report_csv(map: &JourneyMap, report: &Report) -> String {
    let heads = "title,stage,emotion,visits,visit_probability,success_from_here,removal_effect,exit_mass,lost_share,\
                 moment_score,moment_rank,moment_p_top_k,moment_flag,indicative,fruit_score,fruit_rank,fruit_flag,\
                 moment_ruling,fruit_ruling,moment_sentence,fruit_sentence";
    let rows = report.touchpoints.iter().map(|entry| row(map, report, entry));
    std::iter::once(heads.to_owned()).chain(rows).map(|line| line + "\r\n").collect()
}

fn row(map: &JourneyMap, report: &Report, entry: &TouchpointReport) -> String {
    let record = map.touchpoints.get(entry.id);
    let stage = record.and_then(|record| map.stages.get(record.stage));
    let number = |value: Option<f64>| value.map(two_decimals).unwrap_or_default();
    // Of an assumed flow nobody reads success or loss, and a candidate has no figures.
    let of_flow = |value: Option<f64>| number(value.filter(|_| !report.is_flow_assumed));
    let of_moment = |value: Option<f64>| number(value.filter(|_| !entry.moment.is_candidate()));
    let rank = |value: Option<usize>| value.map(|value| value.to_string()).unwrap_or_default();
    let cells = [
        cell(record.map_or("", |record| &record.title)),
        cell(stage.map_or("", |stage| &stage.name)),
        number(entry.emotion),
        of_flow(entry.visits),
        of_flow(entry.visit_probability),
        of_flow(entry.success_from_here),
        of_flow(entry.removal_effect),
        of_flow(entry.exit_mass),
        of_flow(entry.lost_share),
        of_moment(entry.moment.score),
        rank(entry.moment.rank),
        of_moment(entry.moment.p_top_k),
        moment_flag(entry.moment.flag).to_owned(),
        entry.moment.is_indicative.to_string(),
        number(entry.fruit.score),
        rank(entry.fruit.rank),
        fruit_flag(entry.fruit.flag).to_owned(),
        ruling(map, entry, FindingKind::MomentOfTruth),
        ruling(map, entry, FindingKind::LowHangingFruit),
        cell(&finding::moment(map, report, entry.id).unwrap_or_default()),
        cell(&finding::fruit(map, report, entry.id).unwrap_or_default()),
    ];
    cells.join(",")
}

/// What the team decided, for machines; why, the sentences say.
fn ruling(map: &JourneyMap, entry: &TouchpointReport, kind: FindingKind) -> String {
    let verdict = map.touchpoints.get(entry.id).and_then(|record| record.verdicts.get(&kind));
    match verdict.map(|verdict| verdict.ruling) {
        Some(VerdictRuling::Pin) => "pin".to_owned(),
        Some(VerdictRuling::Veto) => "veto".to_owned(),
        None => String::new(),
    }
}

/// With a point and at most two decimals, whatever the language; half away from zero.
fn two_decimals(value: f64) -> String {
    let text = format!("{:.2}", (value * 100.0 + value.signum() * 1e-9).round() / 100.0);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
