//! What is tried out on a scratch copy, in words: what would follow, beside today.

use super::figure::{fine_percent, score, signed};
use crate::{
    analysis::{Compared, Comparison, Exit, FruitFlag, MomentFlag, Report},
    model::{Id, JourneyMap, Touchpoint},
};

/// Which way something goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Trend {
    /// More than today.
    Up,
    /// Less.
    Down,
    /// As today.
    #[default]
    Same,
}

/// One thing that would follow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What it is about.
    pub name: String,
    /// Today.
    pub today: String,
    /// Then; empty where it stays.
    pub then: String,
    /// Which way it goes.
    pub trend: Trend,
    /// In words, where a mark comes or goes.
    pub note: String,
    /// Is more of it better? A score is neither good nor bad.
    pub is_gain: bool,
}

/// So many other touchpoints are named.
const NAMED: usize = 5;

fn trend(today: f64, then: f64, least: f64) -> Trend {
    if then > today + least {
        Trend::Up
    } else if then < today - least {
        Trend::Down
    } else {
        Trend::Same
    }
}

/// The share of those who enter that reach the goal.
#[must_use]
pub fn success(today: f64, then: f64) -> Line {
    let trend = trend(today, then, 0.000_5);
    let told = if trend == Trend::Same { String::new() } else { fine_percent(then) };
    let name = "Success of the journey".to_owned();
    Line { name, today: fine_percent(today), then: told, trend, is_gain: true, ..Line::default() }
}

/// What would follow beside success: what that is worth, how the touchpoint itself would stand, and which others gain
/// or lose a mark. A candidate has no figures.
#[must_use]
pub fn lines(
    map: &JourneyMap,
    (today, then): (&Report, &Report),
    found: &Comparison,
    touchpoint: Id<Touchpoint>,
) -> Vec<Line> {
    let mut lines = Vec::new();
    lines.extend(found.worth.filter(|worth| worth.abs() >= 100.0).map(|worth| Line {
        name: "Worth in a year".to_owned(),
        today: "0".to_owned(),
        then: format!("{}{}", if worth > 0.0 { "+" } else { "" }, super::figure::amount(worth)),
        trend: trend(0.0, worth, 0.0),
        is_gain: true,
        ..Line::default()
    }));
    let own = found.changed.iter().find(|one| one.touchpoint == touchpoint);
    lines.extend(own.and_then(feeling));
    lines.push(moment((today, then), own, touchpoint));
    lines.push(fruit((today, then), own, touchpoint));
    let others: Vec<&Compared> =
        found.changed.iter().filter(|one| one.touchpoint != touchpoint && is_mark_changed(one)).collect();
    lines.extend(others.iter().take(NAMED).map(|one| other(map, one)));
    let more = others.len().saturating_sub(NAMED);
    lines.extend((more > 0).then(|| Line { name: format!("and {more} more"), ..Line::default() }));
    lines
}

/// Is it marked otherwise, or not any more? That a term crosses a threshold without a mark is no news.
fn is_mark_changed(one: &Compared) -> bool {
    one.moment_flag.0 != one.moment_flag.1
        || (one.fruit_flag.0 == Some(FruitFlag::Fruit)) != (one.fruit_flag.1 == Some(FruitFlag::Fruit))
}

fn feeling(one: &Compared) -> Option<Line> {
    let (Some(today), Some(then)) = one.emotion else { return None };
    let trend = trend(today, then, 0.005);
    (trend != Trend::Same).then(|| Line {
        name: "Mean feeling here".to_owned(),
        today: signed(today),
        then: signed(then),
        trend,
        is_gain: true,
        ..Line::default()
    })
}

fn placed(value: Option<f64>, rank: Option<usize>) -> String {
    match (value, rank) {
        (Some(value), Some(rank)) => format!("{}, rank {rank}", score(value)),
        (Some(value), None) => score(value),
        _ => "not known".to_owned(),
    }
}

fn moment((today, then): (&Report, &Report), own: Option<&Compared>, id: Id<Touchpoint>) -> Line {
    let of = |report: &Report| report.touchpoint(id).map(|entry| entry.moment.clone());
    let (Some(before), Some(after)) = (of(today), of(then)) else { return Line::default() };
    let is_candidate = before.is_candidate() || after.is_candidate();
    let name = "Moment of truth".to_owned();
    let flag = match (own.map(|own| own.moment_flag), before.flag == after.flag) {
        (Some((Some(one), Some(other))), false) => format!("{} → {}", moment_word(one), moment_word(other)),
        _ => format!("{}, as today", moment_word(before.flag)),
    };
    if is_candidate {
        let flag = flag.replace("likely", "candidate");
        return Line { name, note: flag, ..Line::default() };
    }
    let (one, other) = (placed(before.score, before.rank), placed(after.score, after.rank));
    let trend = trend(before.score.unwrap_or_default(), after.score.unwrap_or_default(), 0.005);
    let told = if one == other { String::new() } else { other };
    Line { name, today: one, then: told, trend, note: flag, is_gain: false }
}

fn fruit((today, then): (&Report, &Report), own: Option<&Compared>, id: Id<Touchpoint>) -> Line {
    let of = |report: &Report| report.touchpoint(id).map(|entry| entry.fruit.clone());
    let (Some(before), Some(after)) = (of(today), of(then)) else { return Line::default() };
    let flag = match (own.map(|own| own.fruit_flag), before.flag == after.flag) {
        (Some((Some(one), Some(other))), false) => format!("{} → {}", fruit_word(one), fruit_word(other)),
        _ => format!("{}, as today", fruit_word(before.flag)),
    };
    let name = "To fix".to_owned();
    let (Some(one), Some(other)) = (before.score, after.score) else {
        return Line { name, note: flag, ..Line::default() };
    };
    let trend = trend(one, other, 0.005);
    let told = if trend == Trend::Same { String::new() } else { score(other) };
    Line { name, today: score(one), then: told, trend, note: flag, is_gain: false }
}

fn other(map: &JourneyMap, one: &Compared) -> Line {
    let title = map.touchpoints.get(one.touchpoint).map_or("", |record| record.title.trim()).to_owned();
    let mut notes = Vec::new();
    if let (Some(before), Some(after)) = one.moment_flag
        && before != after
    {
        notes.push(format!("{} → {}", moment_word(before), moment_word(after)));
    }
    if let (Some(before), Some(after)) = one.fruit_flag
        && (before == FruitFlag::Fruit) != (after == FruitFlag::Fruit)
    {
        notes.push(format!("{} → {}", fruit_word(before), fruit_word(after)));
    }
    Line { name: title, note: notes.join("; "), ..Line::default() }
}

fn moment_word(flag: MomentFlag) -> &'static str {
    match flag {
        MomentFlag::Firm => "firm",
        MomentFlag::Likely => "likely",
        MomentFlag::Watch => "to watch",
        MomentFlag::None => "no star",
    }
}

fn fruit_word(flag: FruitFlag) -> &'static str {
    match flag {
        FruitFlag::Fruit => "low-hanging fruit",
        FruitFlag::MajorProject => "major project",
        FruitFlag::FillIn => "fill-in",
        FruitFlag::Influence => "influence, do not fix",
        FruitFlag::EffortMissing => "effort missing",
        FruitFlag::None => "nothing to fix first",
    }
}

/// What a way out is called: "Go on to “Waits for the van”".
#[must_use]
pub fn exit(map: &JourneyMap, exit: Exit) -> String {
    match exit {
        Exit::Link(id) => {
            let to = map.links.get(id).and_then(|link| map.touchpoints.get(link.to));
            format!("Go on to “{}”", to.map_or("", |record| record.title.trim()))
        }
        Exit::Succeed => "Reach the goal here".to_owned(),
        Exit::Leave => "Leave here".to_owned(),
    }
}

/// Said when what was tried out has become the map.
#[must_use]
pub fn kept(has_as_is_file: bool) -> String {
    if has_as_is_file {
        "This is the to-be map now. Saving asks for a file of its own; undo brings the as-is map back.".to_owned()
    } else {
        "This is the to-be map now; undo brings the map back as it was.".to_owned()
    }
}

/// What each line says, for those who cannot see it.
#[must_use]
pub fn spoken(line: &Line) -> String {
    let figures = match (line.today.is_empty(), line.then.is_empty()) {
        (true, _) => String::new(),
        (false, true) => format!(": {}, as today", line.today),
        (false, false) => format!(": {} today, then {}", line.today, line.then),
    };
    let note = if line.note.is_empty() { String::new() } else { format!("; {}", line.note) };
    format!("{}{figures}{note}", line.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn success_stands_beside_todays_with_its_way() {
        let up = success(0.303_7, 0.341_7);
        assert_eq!((up.today.as_str(), up.then.as_str(), up.trend), ("30.4 %", "34.2 %", Trend::Up));
        assert_eq!(spoken(&up), "Success of the journey: 30.4 % today, then 34.2 %");
        assert_eq!(spoken(&success(0.3, 0.3)), "Success of the journey: 30.0 %, as today");
    }
}
