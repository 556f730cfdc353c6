//! The few words that stand on the canvas itself.

use crate::model::{BasisPoints, Creator, Flow, Phase};

/// The lens with cards and arrows.
pub const MAP_LENS: &str = "Map";
/// The lens of the classic sheet.
pub const JOURNEY_LENS: &str = "Journey";
/// Height is feeling.
pub const EMOTION_LENS: &str = "Emotion";
/// A lane for each channel.
pub const CHANNELS_LENS: &str = "Channels";
/// Lanes for paid, owned and earned.
pub const CREATORS_LENS: &str = "Creators";
/// The lens of the service blueprint.
pub const BLUEPRINT_LENS: &str = "Blueprint";
/// Heading of the emotion band.
pub const HOW_IT_FEELS: &str = "How it feels";
/// The upper end of its axis.
pub const LOVE: &str = "love";
/// The lower end of its axis.
pub const PAIN: &str = "pain";
/// The mean of all personas, at the end of its curve.
pub const AVERAGE: &str = "Average";
/// On a page whose map has no touchpoints.
pub const NO_TOUCHPOINTS: &str = "No touchpoints yet";
/// A touchpoint in two channels or more.
pub const OMNI_CHANNEL: &str = "omni-channel";

/// A phase's name.
#[must_use]
pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::PrePurchase => "Pre-purchase",
        Phase::Purchase => "Purchase",
        Phase::PostPurchase => "Post-purchase",
    }
}

/// A creator's name.
#[must_use]
pub fn creator(creator: Creator) -> &'static str {
    match creator {
        Creator::Paid => "Paid",
        Creator::Owned => "Owned",
        Creator::Earned => "Earned",
    }
}

/// Channels side by side.
#[must_use]
pub fn channels<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(" · ")
}

/// A flow as it stands on a link: "70%", or customers counted, "1,240".
#[must_use]
pub fn flow(flow: Flow) -> String {
    match flow {
        Flow::Share(share) => format!("{}%", percent(share)),
        Flow::Count(count) => grouped(count),
    }
}

/// Those who leave: "40 % leave".
#[must_use]
pub fn leave(flow: Flow) -> String {
    match flow {
        Flow::Share(share) => format!("{} % leave", percent(share)),
        Flow::Count(count) => format!("{} leave", grouped(count)),
    }
}

/// Whole per cent where it is one, else one decimal.
fn percent(share: BasisPoints) -> String {
    let tenths = (u32::from(share.points()) + 5) / 10;
    match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{whole}.{rest}"),
    }
}

fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let length = digits.len();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (length - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_said_in_per_cent_and_a_count_in_groups_of_three() {
        assert_eq!(flow(Flow::Share(BasisPoints::clamped(7_000))), "70%");
        assert_eq!(flow(Flow::Share(BasisPoints::clamped(333))), "3.3%");
        assert_eq!(flow(Flow::Count(1_240)), "1,240");
        assert_eq!(leave(Flow::Share(BasisPoints::clamped(4_000))), "40 % leave");
        assert_eq!(leave(Flow::Count(999)), "999 leave");
    }
}
