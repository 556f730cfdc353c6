//! What to keep: love points, by how strongly they are loved and by how many.

use super::{
    feeling::{self, intensity},
    point::stored,
    report::{Strength, TouchpointReport},
    study::Study,
};

/// Love points by intensity (of the gains) times reach; the strongest first.
pub(super) fn strengths(study: &Study<'_>, reports: &[TouchpointReport]) -> Vec<Strength> {
    let strength = |(place, report): (usize, &TouchpointReport)| {
        study.emotion(place).filter(|emotion| stored(*emotion) > study.map.settings.love_above)?;
        let felt = feeling::mean(study.feelings.get(place)?, |feeling| {
            intensity(feeling.emotion.max(0.0), study.loss_aversion)
        })?;
        Some(Strength { touchpoint: report.id, weight: felt * report.visit_probability.unwrap_or(0.0) })
    };
    let mut found: Vec<Strength> = reports.iter().enumerate().filter_map(strength).collect();
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    found
}
