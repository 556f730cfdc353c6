//! Strengths, love against pain, differences between personas, and changes of the channel.

use super::{gap::when, name, quoted, rated, title, titles};
use crate::{
    analysis::{ChannelSwitch, Divergence, LovePain, Report, Strength, TouchpointReport},
    model::{Channel, Creator, Id, JourneyMap},
    wording::{
        fault::upper_first,
        figure::{count, list, percent, signed},
    },
};

/// A love point, in a sentence.
#[must_use]
pub fn strength(map: &JourneyMap, report: &Report, strength: &Strength) -> String {
    let entry = report.touchpoint(strength.touchpoint);
    let feeling = entry.map(|entry| loved_by(map, report, entry)).unwrap_or_default();
    let reach = entry.and_then(|entry| entry.visit_probability).filter(|_| !report.is_flow_assumed);
    let reach = reach.map(|share| format!(", and {} of those who enter pass here", percent(share))).unwrap_or_default();
    format!("{} is loved{feeling}{reach}.", upper_first(title(map, strength.touchpoint)))
}

/// " (+0.75)"; where not everybody loves it, " by Maya (+0.70; Jonas −0.20)".
fn loved_by(map: &JourneyMap, report: &Report, entry: &TouchpointReport) -> String {
    let rated = rated(map, report, entry);
    let loves = |emotion: f64| emotion > map.settings.love_above.value() + 1e-9;
    let (who, others): (Vec<_>, Vec<_>) = rated.iter().partition(|(_, emotion)| loves(*emotion));
    if others.is_empty() || who.is_empty() {
        return entry.emotion.map(|emotion| format!(" ({})", signed(emotion))).unwrap_or_default();
    }
    let names: Vec<&str> = who.iter().map(|(name, _)| *name).collect();
    let felt: Vec<String> = who.iter().map(|(_, emotion)| signed(*emotion)).collect();
    let others: Vec<String> = others.iter().map(|(name, emotion)| format!("{name} {}", signed(*emotion))).collect();
    format!(" by {} ({}; {})", list(&names), list(&felt), list(&others))
}

/// Two personas who differ, in a sentence.
#[must_use]
pub fn divergence(map: &JourneyMap, divergence: &Divergence) -> String {
    let (low, high) = (divergence.low, divergence.high);
    format!(
        "{} divides personas: {} {}, {} {}.",
        upper_first(title(map, divergence.touchpoint)),
        name(map, low.0),
        signed(low.1),
        name(map, high.0),
        signed(high.1)
    )
}

/// "Not linked yet: stray."; none where every touchpoint is.
#[must_use]
pub fn not_linked(map: &JourneyMap, report: &Report) -> Option<String> {
    let ids = &report.not_linked;
    (!ids.is_empty()).then(|| format!("Not linked yet: {}.", list(&titles(map, ids))))
}

/// "Rate this first: site and store."; none where every touchpoint is rated.
#[must_use]
pub fn rate_first(map: &JourneyMap, report: &Report) -> Option<String> {
    let ids = &report.rate_first;
    let this = if ids.len() == 1 { "this" } else { "these" };
    (!ids.is_empty()).then(|| format!("Rate {this} first: {}.", list(&titles(map, ids))))
}

/// "By phase: 3 loved and 1 painful before the purchase; …", a sentence for each way to divide the touchpoints. Empty
/// where nothing is loved and nothing hurts.
#[must_use]
pub fn balance(map: &JourneyMap, report: &Report) -> Vec<String> {
    let told = |by: &str, parts: Vec<String>| (!parts.is_empty()).then(|| format!("{by}: {}.", parts.join("; ")));
    let balance = &report.balance;
    let phases = balance.by_phase.iter().map(|(phase, of)| format!("{} {}", love_pain(*of), when(*phase)));
    let channels = balance.by_channel.iter().map(|(id, of)| format!("{} {}", channel(map, *id), love_pain(*of)));
    let creators = balance.by_creator.iter().map(|(one, of)| format!("{} {}", creator(*one), love_pain(*of)));
    let personas = balance.by_persona.iter().map(|(id, of)| format!("{} {}", name(map, *id), love_pain(*of)));
    let tables = [
        told("By phase", phases.collect()),
        told("By channel", channels.collect()),
        told("By creator", creators.collect()),
        // Of one persona it would say the whole again.
        told("By persona", personas.collect()).filter(|_| balance.by_persona.len() > 1),
        is_anything_both(map, report).then(|| "What one persona loves and another suffers counts as both.".to_owned()),
    ];
    tables.into_iter().flatten().collect()
}

fn is_anything_both(map: &JourneyMap, report: &Report) -> bool {
    let (love, pain) = (map.settings.love_above.value(), map.settings.pain_below.value());
    report.touchpoints.iter().any(|entry| {
        let felt = rated(map, report, entry);
        felt.iter().any(|(_, emotion)| *emotion > love + 1e-9) && felt.iter().any(|(_, emotion)| *emotion < pain - 1e-9)
    })
}

fn love_pain(of: LovePain) -> String {
    match of {
        LovePain { love, pain: 0 } => format!("{} loved", count(love)),
        LovePain { love: 0, pain } => format!("{} painful", count(pain)),
        LovePain { love, pain } => format!("{} loved and {} painful", count(love), count(pain)),
    }
}

fn creator(creator: Creator) -> &'static str {
    match creator {
        Creator::Paid => "paid",
        Creator::Owned => "owned",
        Creator::Earned => "earned",
    }
}

fn channel(map: &JourneyMap, id: Id<Channel>) -> &str {
    map.channels.get(id).map_or("", |record| record.name.trim())
}

/// So many changes of the channel are told in full; the others are named.
const TOLD: usize = 3;

/// How often customers change the channel, and where it feels worse after a change, the deepest falls first. Empty
/// where none is known.
#[must_use]
pub fn channel_switches(map: &JourneyMap, report: &Report) -> Vec<String> {
    let found = &report.channel_switches;
    let all = found.switches.len();
    if all == 0 {
        return Vec::new();
    }
    let ways = if all == 1 { "1 link changes" } else { &format!("{} links change", count(all)) };
    let share = found.share.map(|share| format!(", for {} of the flow between known channels", percent(share)));
    let mut deepest: Vec<&ChannelSwitch> = found.switches.iter().filter(|switch| switch.is_fall()).collect();
    deepest.sort_by(|a, b| b.fall.unwrap_or_default().total_cmp(&a.fall.unwrap_or_default()));
    let mut falls: Vec<String> = deepest.iter().take(TOLD).map(|one| channel_switch(map, report, one)).collect();
    let pair = |one: &&ChannelSwitch| format!("from {} to {}", quoted(map, one.from), quoted(map, one.to));
    let others: Vec<String> = deepest.iter().skip(TOLD).map(pair).collect();
    falls.extend((!others.is_empty()).then(|| format!("It also feels worse after the change {}.", list(&others))));
    let none = if falls.is_empty() { "; after none of them does it feel much worse" } else { "" };
    let none =
        if all == 1 { none.replace("none of them does it feel", "it, it does not feel") } else { none.to_owned() };
    std::iter::once(format!("{ways} the channel{}{none}.", share.unwrap_or_default())).chain(falls).collect()
}

/// "Between “Sits on it in store” and Checkout customers change from Store to Web shop, and it feels worse (−0.75
/// after +0.50)."
#[must_use]
pub fn channel_switch(map: &JourneyMap, report: &Report, switch: &ChannelSwitch) -> String {
    let channels = |id| {
        let names: Vec<&str> = map
            .touchpoints
            .get(id)
            .map(|record| record.channels.iter().map(|one| channel(map, *one)).collect())
            .unwrap_or_default();
        list(&names)
    };
    let emotion = |id| report.touchpoint(id).and_then(|entry| entry.emotion);
    let (before, after) = (emotion(switch.from).unwrap_or_default(), emotion(switch.to).unwrap_or_default());
    format!(
        "Between {} and {} customers change from {} to {}, and it feels worse ({} after {}).",
        quoted(map, switch.from),
        quoted(map, switch.to),
        channels(switch.from),
        channels(switch.to),
        signed(after),
        signed(before)
    )
}
