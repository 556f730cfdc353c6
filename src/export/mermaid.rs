//! Mermaid `journey`: what another program reads, and an account of what it cannot hold.
//!
//! Limitations: a score is one number for all: the mean of those who rated, from 1 to 5.

use std::fmt::Write;

use crate::{
    model::{EvidenceKind, Id, JourneyMap, Persona, Touchpoint},
    wording::is_forbidden,
};

/// How many of each were left out or made coarser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Losses {
    /// Touchpoints where personas feel differently: their mean is written.
    pub averaged: usize,
    /// Feelings between two whole scores.
    pub rounded: usize,
    /// Touchpoints that nobody rated: written as neutral.
    pub unrated: usize,
    /// Touchpoints with channels.
    pub channels: usize,
    /// Touchpoints with a creator.
    pub creators: usize,
    /// Links: Mermaid knows only what follows what.
    pub links: usize,
    /// Experiences with a thought.
    pub thoughts: usize,
    /// Experiences with evidence beyond assumption.
    pub evidence: usize,
    /// Lines of the plan.
    pub opportunities: usize,
    /// Stages without touchpoints.
    pub empty_stages: usize,
}

/// The map as a Mermaid journey, and what it lost.
#[must_use]
pub fn mermaid(map: &JourneyMap) -> (String, Losses) {
    let mut losses = counted(map);
    let mut text = String::from("journey\n");
    let title = coded(map.about.title.trim(), &[';', '#']);
    if !title.is_empty() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "    title {title}");
    }
    for (stage, record) in map.stages_in_order() {
        let touchpoints = map.touchpoints_of(stage);
        if touchpoints.is_empty() {
            losses.empty_stages += 1;
            continue;
        }
        let _ = writeln!(text, "    section {}", named(&record.name, "Stage"));
        for (id, touchpoint) in touchpoints {
            let line = task(map, id, touchpoint, &mut losses);
            let _ = writeln!(text, "      {line}");
        }
    }
    (text, losses)
}

fn counted(map: &JourneyMap) -> Losses {
    let touchpoints = || map.touchpoints.values();
    let experiences = || map.experiences.iter().map(|(_, experience)| experience);
    let is_proved = |kind: EvidenceKind| kind != EvidenceKind::Assumption;
    Losses {
        channels: touchpoints().filter(|touchpoint| !touchpoint.channels.is_empty()).count(),
        creators: touchpoints().filter(|touchpoint| touchpoint.creator.is_some()).count(),
        links: map.links.len(),
        thoughts: experiences().filter(|experience| !experience.thought.trim().is_empty()).count(),
        evidence: experiences()
            .filter(|experience| experience.evidence.iter().any(|evidence| is_proved(evidence.kind)))
            .count(),
        opportunities: map.opportunities.len(),
        ..Losses::default()
    }
}

/// `Pays: 2: Maya, Jonas`.
fn task(map: &JourneyMap, id: Id<Touchpoint>, touchpoint: &Touchpoint, losses: &mut Losses) -> String {
    let is_here =
        |persona: Id<Persona>| !map.experiences.get(id, persona).is_some_and(|experience| experience.is_absent);
    let personas: Vec<_> = map.personas_in_order().into_iter().filter(|(persona, _)| is_here(*persona)).collect();
    let felt: Vec<i32> = personas
        .iter()
        .filter_map(|(persona, _)| map.emotion(id, *persona))
        .map(|emotion| i32::from(emotion.hundredths()))
        .collect();
    let count = i32::try_from(felt.len()).unwrap_or(i32::MAX);
    let mean = if count == 0 { 0 } else { felt.iter().sum::<i32>() / count };
    losses.unrated += usize::from(count == 0);
    losses.averaged += usize::from(felt.iter().any(|one| Some(one) != felt.first()));
    losses.rounded += usize::from(mean % 50 != 0);
    // Halves away from nothing: −25 is a 2, as its face is a bad one.
    let steps = (mean.abs() + 25) / 50 * mean.signum();
    let actors: Vec<String> =
        personas.iter().map(|(_, persona)| coded(persona.name.trim(), &[':', ';', ',', '#'])).collect();
    let title = named(&touchpoint.title, "Touchpoint");
    let actors = actors.join(", ");
    if actors.is_empty() { format!("{title}: {}", 3 + steps) } else { format!("{title}: {}: {actors}", 3 + steps) }
}

fn named(name: &str, otherwise: &str) -> String {
    let name = coded(name.trim(), &[':', ';', '#']);
    if name.is_empty() { otherwise.to_owned() } else { name }
}

/// One line, with signs that Mermaid would read as its own as entity codes.
fn coded(text: &str, signs: &[char]) -> String {
    let mut coded = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.chars() {
        // Two per cent signs begin a comment.
        if signs.contains(&letter) || (letter == '%' && before == '%') {
            let _ = write!(coded, "#{};", u32::from(letter));
        } else if letter.is_control() || is_forbidden(letter) {
            coded.push(' ');
        } else {
            coded.push(letter);
        }
        before = letter;
    }
    coded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Emotion, Experience, Order, Phase, Stage};

    fn map(title: &str, feelings: &[i64]) -> JourneyMap {
        let mut map = JourneyMap::default();
        let (stage, id) = (Id::from_words("s", 0), Id::from_words("t", 0));
        let keys = Order::spread(4);
        map.about.title = "A; b # c: d".to_owned();
        map.stages.insert(stage, Stage::named("Buy: now; #1", Phase::Purchase, keys[0].clone()));
        map.touchpoints.insert(id, Touchpoint::titled(title, stage, keys[0].clone()));
        for (place, feeling) in feelings.iter().enumerate() {
            let persona = Id::from_words(&format!("p{place}"), 0);
            map.personas.insert(persona, Persona::named(format!("P{place}, \"x\""), keys[place].clone()));
            map.experiences.insert((id, persona), Experience::feels(Emotion::clamped(*feeling)));
        }
        map
    }

    #[test]
    fn signs_of_mermaids_own_are_written_as_codes() {
        let (text, _) = mermaid(&map("Pays: 5; #tip\nnow", &[50]));
        assert_eq!(
            text,
            "journey\n    title A#59; b #35; c: d\n    section Buy#58; now#59; #35;1\n      Pays#58; 5#59; #35;tip now: 4: P0#44; \"x\"\n"
        );
    }

    #[test]
    fn a_score_is_the_nearest_whole_one_and_what_it_hides_is_counted() {
        let score = |feelings: &[i64]| {
            let (text, losses) = mermaid(&map("Pays", feelings));
            (text.lines().last().unwrap().split(": ").nth(1).unwrap().parse::<i32>().unwrap(), losses)
        };
        for (feeling, expected) in
            [(-100, 1), (-75, 1), (-74, 2), (-25, 2), (-24, 3), (0, 3), (24, 3), (25, 4), (75, 5)]
        {
            assert_eq!(score(&[feeling]).0, expected, "{feeling}");
        }
        let (mean, losses) = score(&[-100, 50]);
        assert_eq!((mean, losses.averaged, losses.rounded), (2, 1, 1));
        let (_, losses) = mermaid(&map("Pays", &[]));
        assert_eq!(losses.unrated, 1);
    }
}
