//! The capture line in words: what each sign was understood as, and why one was not.

use super::{
    canvas::{creator, phase},
    choice,
};
use crate::{
    edit::capture::{ChannelName, Meaning, Next, Reading, Says, StageName, Why},
    model::{Creator, Effort, EffortSize, Emotion, Face, JourneyMap, LoveCause, PainCause},
};

/// What a word was understood as, for a chip: "Web shop", "−2 very bad", "effort S". None for words of the title.
#[must_use]
pub fn chip(meaning: &Meaning, reading: &Reading, map: &JourneyMap) -> Option<String> {
    let rating = |tenths| super::figure::rating(tenths);
    Some(match meaning {
        Meaning::Channel(channel) => channel_name(*channel, reading, map),
        Meaning::Creator(made_by) => creator(*made_by).to_owned(),
        Meaning::Emotion { persona, emotion, is_named } => {
            let name = map.personas.get(*persona).map_or("", |persona| persona.name.as_str());
            let name = if *is_named { format!("{name} ") } else { String::new() };
            format!("{name}{} {}", level(*emotion), face(emotion.face()))
        }
        Meaning::PainCause(cause) => pain_cause(*cause).to_owned(),
        Meaning::LoveCause(cause) => love_cause(*cause).to_owned(),
        Meaning::Effort(effort) => format!("effort {}", effort_size(*effort)),
        Meaning::Importance(importance) => format!("importance {}", rating(importance.tenths())),
        Meaning::Satisfaction(satisfaction) => format!("satisfaction {}", rating(satisfaction.tenths())),
        Meaning::Next(next) => format!("next: {}", next_title(next, reading, map)),
        Meaning::Stage(stage) => stage_name(*stage, reading, map),
        _ => return None,
    })
}

/// A channel by name; one that is new says so, and where it is taken to be.
#[must_use]
pub fn channel_name(channel: ChannelName, reading: &Reading, map: &JourneyMap) -> String {
    match channel {
        ChannelName::Known(id) => map.channels.get(id).map_or_else(String::new, |channel| channel.name.clone()),
        ChannelName::New(place) => reading
            .channels
            .get(place)
            .map_or_else(String::new, |new| format!("{}, new, {}", new.name, choice::place(new.place))),
    }
}

/// A stage by name; one that is new says so, with its phase.
#[must_use]
pub fn stage_name(stage: StageName, reading: &Reading, map: &JourneyMap) -> String {
    match stage {
        StageName::Known(id) => map.stages.get(id).map_or_else(String::new, |stage| stage.name.clone()),
        StageName::New(place) => reading
            .stages
            .get(place)
            .map_or_else(String::new, |new| format!("{}, new, {}", new.name, phase(new.phase).to_lowercase())),
    }
}

fn next_title(next: &Next, reading: &Reading, map: &JourneyMap) -> String {
    match next {
        Next::Known(id) => map.touchpoints.get(*id).map_or_else(String::new, |touchpoint| touchpoint.title.clone()),
        Next::Line(place) => match reading.lines.get(*place).map(|line| &line.says) {
            Some(Says::Touchpoint(draft)) => draft.title.clone(),
            _ => String::new(),
        },
        Next::ToCome(title) => format!("{title}, once it is there"),
    }
}

/// `+2`, `−1.5`, `0`: on the scale of the five faces.
#[must_use]
pub fn level(emotion: Emotion) -> String {
    let hundredths = i32::from(emotion.hundredths());
    let sign = match hundredths {
        0 => "",
        1.. => "+",
        _ => "−",
    };
    let (whole, rest) = (hundredths.abs() * 2 / 100, hundredths.abs() * 2 % 100);
    match rest {
        0 => format!("{sign}{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        rest => format!("{sign}{whole}.{rest:02}"),
    }
}

/// A face in words.
#[must_use]
pub fn face(face: Face) -> &'static str {
    match face {
        Face::VeryBad => "very bad",
        Face::Bad => "bad",
        Face::Neutral => "neutral",
        Face::Good => "good",
        Face::VeryGood => "very good",
    }
}

/// A cause of pain, as it can stand alone.
#[must_use]
pub fn pain_cause(cause: PainCause) -> &'static str {
    if cause == PainCause::Other { OTHER_CAUSE } else { choice::pain_cause(cause) }
}

/// A cause of love, as it can stand alone.
#[must_use]
pub fn love_cause(cause: LoveCause) -> &'static str {
    if cause == LoveCause::Other { OTHER_CAUSE } else { choice::love_cause(cause) }
}

const OTHER_CAUSE: &str = "other cause";

fn effort_size(effort: Effort) -> String {
    match effort {
        Effort::Size(size) => match size {
            EffortSize::XS => "XS",
            EffortSize::S => "S",
            EffortSize::M => "M",
            EffortSize::L => "L",
            EffortSize::XL => "XL",
        }
        .to_owned(),
        Effort::Number(share) => format!("{} %", share.points() / 100),
    }
}

/// What a creator is, in a few words.
#[must_use]
pub fn creator_means(creator: Creator) -> &'static str {
    match creator {
        Creator::Paid => "bought, seen as a third party’s",
        Creator::Owned => "run by the company",
        Creator::Earned => "made by customers, unpaid",
    }
}

/// Why a word stays in the title.
#[must_use]
pub fn why(why: &Why, reading: &Reading, map: &JourneyMap) -> String {
    let or = |names: Vec<String>| match names.as_slice() {
        [] => String::new(),
        [before @ .., last] if !before.is_empty() => format!("{} or {last}?", before.join(", ")),
        [only, ..] => only.clone(),
    };
    match why {
        Why::Channels(channels) => or(channels.iter().map(|one| channel_name(*one, reading, map)).collect()),
        Why::Stages(stages) => or(stages.iter().map(|one| stage_name(*one, reading, map)).collect()),
        Why::Titles(titles) => or(titles.iter().map(|one| next_title(one, reading, map)).collect()),
        Why::Personas(personas) => or(personas
            .iter()
            .map(|one| map.personas.get(*one).map_or_else(String::new, |persona| persona.name.clone()))
            .collect()),
        Why::Tags(names) | Why::Causes(names) => or(names.iter().map(|name| (*name).to_owned()).collect()),
        Why::Tag => "not paid, owned, earned, love or pain".to_owned(),
        Why::Feeling => "feelings go from −2 to +2".to_owned(),
        Why::Persona(name) => format!("no persona is called {name}"),
        Why::Cause { is_love: Some(true) } => "no cause of love begins so".to_owned(),
        Why::Cause { is_love: Some(false) } => "no cause of pain begins so".to_owned(),
        Why::Cause { is_love: None } => "no cause begins so".to_owned(),
        Why::Effort => "sizes are XS, S, M, L and XL".to_owned(),
        Why::Rating => "importance goes from 0 to 10".to_owned(),
    }
}

/// What several lines make: "12 touchpoints in 3 stages, 2 new channels".
#[must_use]
pub fn summary(reading: &Reading) -> String {
    let counted = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    let mut text = counted(reading.drafts().count(), "touchpoint");
    let stages: std::collections::BTreeSet<_> = reading.drafts().map(|draft| draft.stage).collect();
    if stages.len() > 1 {
        text.push_str(&format!(" in {}", counted(stages.len(), "stage")));
    }
    for (count, one) in [(reading.stages.len(), "new stage"), (reading.channels.len(), "new channel")] {
        if count > 0 {
            text.push_str(&format!(", {}", counted(count, one)));
        }
    }
    text
}

/// The grammar on a small card: what to type, and what it says.
pub const GRAMMAR: [(&str, &str); 10] = [
    ("words", "the title: what happens, in the customer’s words"),
    ("@web  @\"pick-up desk\"", "channel; several make it omni-channel; a new name makes one"),
    ("#paid  #owned  #earned", "who makes it"),
    ("-2 -1 0 +1 +2", "how it feels to the active persona; also #love, #pain"),
    ("Maya:+2 Jonas:-1", "how it feels to each persona"),
    ("!delay", "why: failure, delay, price, trust, service, speed …"),
    ("~S", "effort to improve it, XS to XL"),
    ("*8", "how much it matters, 0 to 10"),
    (">Pays", "links to what comes next, there or still to come"),
    ("## Delivery", "alone on a line: goes on in that stage, or makes it"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::capture::{Context, read};

    #[test]
    fn a_line_is_repeated_in_words() {
        let map = JourneyMap::empty();
        let reading = read("Asks @kiosk #owned -2 !delay ~S *7.5 >Pays", &Context::of(&map));
        let chips: Vec<String> = reading.spans().filter_map(|span| chip(&span.meaning, &reading, &map)).collect();
        assert_eq!(
            chips,
            [
                "Kiosk, new, offline",
                "Owned",
                "−2 very bad",
                "delay",
                "effort S",
                "importance 7.5",
                "next: Pays, once it is there"
            ]
        );
        assert_eq!(
            [50, -75, 13, 0].map(|hundredths| level(Emotion::clamped(hundredths))),
            ["+1", "−1.5", "+0.26", "0"]
        );
    }

    #[test]
    fn several_lines_are_counted() {
        let map = JourneyMap::empty();
        let reading = read("One\n## Delivery\nTwo @van\nThree", &Context::of(&map));
        assert_eq!(summary(&reading), "3 touchpoints in 2 stages, 1 new stage, 1 new channel");
    }
}
