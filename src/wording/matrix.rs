//! Impact against effort in words.

use super::{
    figure::score,
    finding::{fruit_name, moment_name},
};
use crate::{
    analysis::{Fruit, FruitFlag, TouchpointReport},
    model::{Effort, JourneyMap},
};

/// Of the legend.
pub const MOMENT: &str = "moment of truth";
/// Of the legend.
pub const FRUIT: &str = "low-hanging fruit";
/// Of the legend.
pub const NOT_OURS: &str = "not ours to fix";
/// Of the legend.
pub const OTHER: &str = "other";

/// "Checkout asks for account: effort S, benefit 0.62, low-hanging fruit (0.74), firm moment of truth".
#[must_use]
pub fn point(map: &JourneyMap, entry: &TouchpointReport, effort: Option<Effort>) -> String {
    let title = map.touchpoints.get(entry.id).map_or("", |record| record.title.trim());
    let fruit = &entry.fruit;
    let mut parts =
        vec![effort.map_or_else(|| "no effort yet".to_owned(), |effort| format!("effort {}", size(effort)))];
    parts.push(match fruit.benefit.filter(|benefit| *benefit > 0.0) {
        Some(benefit) => format!("benefit {}", score(benefit)),
        None => "no need found, or unknown".to_owned(),
    });
    if !matches!(fruit.flag, FruitFlag::None) {
        let figure = fruit.score.map(|value| format!(" ({})", score(value))).unwrap_or_default();
        parts.push(format!("{}{figure}", fruit_name(fruit)));
    }
    if entry.moment.is_marked() {
        parts.push(moment_name(&entry.moment).to_owned());
    }
    format!("{title}: {}", parts.join(", "))
}

/// "M", or "0.40 (M)" for a number.
#[must_use]
pub fn size(effort: Effort) -> String {
    match effort {
        Effort::Size(size) => format!("{size:?}"),
        Effort::Number(share) => format!("{} ({:?})", score(share.value()), effort.nearest_size()),
    }
}

/// "Waits for the van: effort L to M".
#[must_use]
pub fn change(title: &str, from: Option<Effort>, to: Option<Effort>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from != to => format!("{title}: effort {} to {}", size(from), size(to)),
        (_, Some(to)) => format!("{title}: effort {}", size(to)),
        (_, None) => format!("{title}: no effort"),
    }
}

/// "0.45 to 0.55, low-hanging fruit".
#[must_use]
pub fn result(before: &Fruit, after: &Fruit) -> String {
    let is_known = |fruit: &Fruit| fruit.score.filter(|value| *value > 0.0);
    let figures = match (is_known(before), is_known(after)) {
        (Some(from), Some(to)) if score(from) != score(to) => format!("{} to {}", score(from), score(to)),
        (_, Some(to)) => score(to),
        (_, None) => return fruit_name(after).to_owned(),
    };
    format!("{figures}, {}", fruit_name(after))
}
