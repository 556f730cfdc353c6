//! The mix of stages, channels and creators in words.

use super::{
    canvas,
    fault::upper_first,
    figure::{list, percent, signed},
};
use crate::{
    analysis::{CREATORS, MixCell},
    model::JourneyMap,
};

/// Where no share and no count is given.
pub const NO_FLOW: &str = "No share and no count is given anywhere, so nobody knows how many customers meet a touchpoint: the cells count touchpoints instead.";
/// The row of touchpoints whose channel nobody named.
pub const NO_CHANNEL: &str = "No channel named";

/// "no earned", "all three", "only owned"; "1 unnamed" where a creator is not known; nothing for an empty stage.
#[must_use]
pub fn missing(whole: &MixCell) -> String {
    if whole.touchpoints.is_empty() {
        return "nothing yet".to_owned();
    }
    if whole.unnamed > 0 {
        return format!("{} unnamed", whole.unnamed);
    }
    let named = |creator| canvas::creator(creator).to_lowercase();
    match whole.missing().as_slice() {
        [] => "all three".to_owned(),
        [one] => format!("no {}", named(*one)),
        several => {
            let only = CREATORS.into_iter().find(|creator| !several.contains(creator));
            only.map(|only| format!("only {}", named(only))).unwrap_or_default()
        }
    }
}

/// "one channel", "4 channels".
#[must_use]
pub fn channels(count: usize) -> String {
    match count {
        0 => "no channel".to_owned(),
        1 => "one channel".to_owned(),
        _ => format!("{count} channels"),
    }
}

/// "1 paid, 2 earned".
#[must_use]
pub fn creators(cell: &MixCell) -> String {
    let named = CREATORS.into_iter().zip(cell.creators).filter(|(_, count)| *count > 0);
    let mut parts: Vec<String> =
        named.map(|(creator, count)| format!("{count} {}", canvas::creator(creator).to_lowercase())).collect();
    if cell.unnamed > 0 {
        parts.push(format!("{} without a creator", cell.unnamed));
    }
    parts.join(", ")
}

/// "Social, Awareness: 100 % of those who enter meet Instagram ad or Friend shows her sofa. 1 paid, 1 earned. It feels
/// +0.19 on average."
#[must_use]
pub fn cell(map: &JourneyMap, channel: &str, stage: &str, cell: &MixCell) -> String {
    let titles: Vec<&str> =
        cell.touchpoints.iter().filter_map(|id| Some(map.touchpoints.get(*id)?.title.trim())).collect();
    let place = format!("{channel}, {stage}");
    if titles.is_empty() {
        return format!("{place}: no touchpoint.");
    }
    let met = match cell.share {
        Some(share) if titles.len() == 1 => {
            format!("{} of those who enter come to {}", percent(share), titles.join(""))
        }
        Some(share) => format!("{} of those who enter come to at least one of {}", percent(share), list(&titles)),
        None => list(&titles),
    };
    let felt = cell.emotion.map(|emotion| {
        let mean = if titles.len() > 1 { " on average" } else { "" };
        format!(" It feels {}{mean}.", signed(emotion))
    });
    format!("{place}: {met}. {}.{}", upper_first(&creators(cell)), felt.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(creators: [usize; 3], unnamed: usize) -> MixCell {
        let id = crate::model::Id::from_words("a", 0);
        MixCell {
            touchpoints: vec![id; creators.iter().sum::<usize>() + unnamed],
            creators,
            unnamed,
            ..MixCell::default()
        }
    }

    #[test]
    fn what_is_missing_is_said_in_two_words() {
        let said = [of([1, 0, 1], 0), of([1, 1, 1], 0), of([0, 2, 0], 0), of([1, 0, 0], 1), of([0, 0, 0], 0)];
        let said: Vec<String> = said.iter().map(missing).collect();
        assert_eq!(said, ["no owned", "all three", "only owned", "1 unnamed", "nothing yet"]);
    }

    #[test]
    fn creators_are_counted_in_words() {
        assert_eq!(creators(&of([1, 0, 2], 1)), "1 paid, 2 earned, 1 without a creator");
    }
}
