//! What stands around the map on an exported page, and the picture in words for those who cannot see it.

use std::collections::{BTreeMap, BTreeSet};

use super::canvas;
use crate::{
    analysis::Report,
    model::{EvidenceKind, Face, Id, JourneyMap, Persona, Stage, State, Touchpoint},
};

/// Legend: a good feeling.
pub const LOVE_POINT: &str = "love point";
/// Legend: a bad feeling.
pub const PAIN_POINT: &str = "pain point";
/// Legend: a star.
pub const MOMENT_OF_TRUTH: &str = "moment of truth";
/// Legend: a hollow star.
pub const CANDIDATE: &str = "candidate (the team’s view)";
/// Legend: cherries.
pub const LOW_HANGING_FRUIT: &str = "low-hanging fruit";
/// Legend: a hatched edge.
pub const ASSUMPTION: &str = "assumption";
/// Legend: a dotted arrow.
pub const MISSING_ARROW: &str = "arrow missing?";
/// Legend: what cards do not tell; none where they tell both where it happens and who made it.
#[must_use]
pub fn left_out(channels: bool, creators: bool) -> Option<&'static str> {
    match (channels, creators) {
        (true, true) => Some("not on the cards: channels and creators"),
        (true, false) => Some("not on the cards: channels"),
        (false, true) => Some("not on the cards: creators"),
        (false, false) => None,
    }
}

/// A page of a map without a title.
pub const UNTITLED: &str = "Untitled journey";

/// The page's message: the headline, else the title.
#[must_use]
pub fn title(map: &JourneyMap) -> &str {
    let candidates = [map.about.headline.trim(), map.about.title.trim()];
    candidates.into_iter().find(|text| !text.is_empty()).unwrap_or(UNTITLED)
}

/// "Sofa in a weekend · Hearth & Home, as-is · from “we need a sofa” to “the first weeks of use”".
#[must_use]
pub fn subtitle(map: &JourneyMap) -> String {
    let about = &map.about;
    let state = match about.state {
        State::AsIs => "as-is",
        State::ToBe => "to-be",
    };
    let own_title = if about.headline.trim().is_empty() { "" } else { about.title.trim() };
    let whose = match about.organisation.trim() {
        "" => format!("{state} map"),
        name => format!("{name}, {state}"),
    };
    let span = match (about.starts_when.trim(), about.ends_when.trim()) {
        ("", "") => String::new(),
        (start, "") => format!("from “{start}”"),
        ("", end) => format!("to “{end}”"),
        (start, end) => format!("from “{start}” to “{end}”"),
    };
    [own_title, &whose, &span].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// "Stage 3 of 5: Purchase · wants: a sofa by Friday · asks: “Is it safe to pay here?”": beneath the title of a page about
/// one stage, or one part of it.
#[must_use]
pub fn stage_subtitle(
    map: &JourneyMap,
    stage: Id<Stage>,
    (number, of): (usize, usize),
    (part, parts): (usize, usize),
) -> String {
    let Some(stage) = map.stages.get(stage) else { return String::new() };
    let mut said = vec![format!("Stage {number} of {of}: {}", stage.name.trim())];
    said.extend((parts > 1).then(|| format!("part {part} of {parts}")));
    let goal = stage.customer_goal.trim().trim_end_matches('.');
    let question = stage.customer_question.trim();
    said.extend((!goal.is_empty()).then(|| format!("wants: {goal}")));
    said.extend((!question.is_empty()).then(|| format!("asks: “{question}”")));
    said.join(" · ")
}

/// "Part 1 of 2: Plan, Fill the basket": beneath the title of a page about a part of the map.
#[must_use]
pub fn part_subtitle(name: &str, (part, parts): (usize, usize)) -> String {
    format!("Part {part} of {parts}: {name}")
}

/// "Plan, Fill the basket" or "Purchase (2 of 3)": the name of a page about a part of the map.
#[must_use]
pub fn part_name(stages: &[&str], (part, parts): (usize, usize)) -> String {
    let names = stages.join(", ");
    if parts > 1 { format!("{names} ({part} of {parts})") } else { names }
}

/// The subtitle of a page that holds the whole map without some of its rows.
#[must_use]
pub fn shortened_subtitle(map: &JourneyMap) -> String {
    format!("{} · in full on the next pages", subtitle(map))
}

/// What feelings rest on, when, and which version: the page's last line.
#[must_use]
pub fn evidence(map: &JourneyMap) -> String {
    if !map.about.evidence_line.trim().is_empty() {
        return map.about.evidence_line.trim().to_owned();
    }
    let version = match map.about.version.trim() {
        "" => None,
        number if number.starts_with(|first: char| first.is_ascii_digit()) => Some(format!("version {number}")),
        name => Some(name.to_owned()),
    };
    let rests = if is_hypothesis(map) { Some(hypothesis(map)) } else { sources(map) };
    rests.into_iter().chain(version).collect::<Vec<_>>().join(" · ")
}

/// Does most of what is rated rest on the team's view only?
#[must_use]
pub fn is_hypothesis(map: &JourneyMap) -> bool {
    let rated = || map.experiences.iter().filter(|(_, experience)| experience.emotion.is_some());
    let of_customers = |kind: EvidenceKind| kind > EvidenceKind::Workshop;
    let proved = rated().filter(|(_, experience)| experience.evidence.iter().any(|found| of_customers(found.kind)));
    proved.count() * 2 < rated().count()
}

fn hypothesis(map: &JourneyMap) -> String {
    let date = latest(map).map_or(String::new(), |date| format!(", {date}"));
    format!("Hypothesis map: most feelings are the team’s view{date}")
}

/// "Evidence: survey n = 41, 9 interviews, Oct 2026".
fn sources(map: &JourneyMap) -> Option<String> {
    let mut most: BTreeMap<EvidenceKind, u32> = BTreeMap::new();
    let mut named: BTreeMap<EvidenceKind, BTreeSet<&str>> = BTreeMap::new();
    for evidence in map.experiences.iter().flat_map(|(_, experience)| &experience.evidence) {
        let count = most.entry(evidence.kind).or_default();
        *count = (*count).max(evidence.n.unwrap_or_default());
        named.entry(evidence.kind).or_default().insert(evidence.source.as_str());
    }
    let said = |(kind, n): (&EvidenceKind, &u32)| {
        let n = u64::from(*n);
        let distinct = named.get(kind).map_or(0, BTreeSet::len) as u64;
        let count = if n > 0 { n } else { distinct };
        Some(match kind {
            EvidenceKind::Survey if n > 0 => format!("survey n = {n}"),
            EvidenceKind::Survey => "survey".to_owned(),
            EvidenceKind::Interview => counted(count, "interview"),
            EvidenceKind::Observation => counted(count, "observation"),
            EvidenceKind::Review if n > 0 => counted(n, "review"),
            EvidenceKind::Review => "reviews".to_owned(),
            EvidenceKind::Complaint if n > 0 => counted(n, "complaint"),
            EvidenceKind::Complaint => "complaints".to_owned(),
            EvidenceKind::Analytics => "analytics".to_owned(),
            EvidenceKind::Workshop => "workshop".to_owned(),
            EvidenceKind::Assumption => return None,
        })
    };
    let mut parts: Vec<String> = most.iter().rev().filter_map(said).collect();
    if parts.is_empty() {
        return None;
    }
    parts.extend(latest(map));
    Some(format!("Evidence: {}", parts.join(", ")))
}

fn counted(count: u64, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
}

/// The latest date of the map or its evidence, as "Oct 2026".
fn latest(map: &JourneyMap) -> Option<String> {
    let evidence = map.experiences.iter().flat_map(|(_, experience)| &experience.evidence);
    let dates = evidence.map(|evidence| evidence.date.as_str()).chain([map.about.date.as_str()]);
    dates.filter(|date| !date.is_empty()).max().map(month)
}

/// "Oct 2026" of `2026-10-31`; what is no date stays as it is.
#[must_use]
pub fn month(date: &str) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next().and_then(|month| month.parse::<usize>().ok());
    match month.and_then(|month| MONTHS.get(month.checked_sub(1)?)) {
        Some(month) => format!("{month} {year}"),
        None => date.to_owned(),
    }
}

/// The picture in words: title, personas, the journey or a part of it, the findings (sentences are handed in, and how
/// touchpoints are numbered).
#[must_use]
pub fn alternative(
    map: &JourneyMap,
    persona: Option<Id<Persona>>,
    only: Option<&BTreeSet<Id<Touchpoint>>>,
    number: &dyn Fn(Id<Touchpoint>) -> usize,
    findings: &[(String, String)],
) -> String {
    let mut text = format!("{}. {}.", title(map), subtitle(map));
    let personas: Vec<String> = map
        .personas_in_order()
        .iter()
        .map(|(_, persona)| match persona.demographics.trim() {
            "" => persona.name.clone(),
            about => format!("{} ({about})", persona.name),
        })
        .collect();
    text.push_str(&format!(" Personas: {}.", personas.join("; ")));
    let is_here = |id: &Id<Touchpoint>| only.is_none_or(|only| only.contains(id));
    // Of a long map a page tells a few stages: the others are not even looked at.
    let stage_of = |id: &Id<Touchpoint>| map.touchpoints.get(*id).map(|touchpoint| touchpoint.stage);
    let told: Option<BTreeSet<Id<Stage>>> = only.map(|only| only.iter().filter_map(stage_of).collect());
    let is_told = |id: Id<Stage>| told.as_ref().is_none_or(|told| told.contains(&id));
    for (id, stage) in map.stages_in_order().into_iter().filter(|(id, _)| is_told(*id)) {
        let told: Vec<String> = map
            .touchpoints_of(id)
            .iter()
            .filter(|(id, _)| is_here(id))
            .map(|(id, touchpoint)| {
                let number = number(*id);
                match persona.and_then(|persona| map.emotion(*id, persona)) {
                    Some(emotion) => format!("{number} {} ({})", touchpoint.title, face(emotion.face())),
                    None => format!("{number} {}", touchpoint.title),
                }
            })
            .collect();
        if !told.is_empty() {
            text.push_str(&format!(" {}, {}: {}.", canvas::phase(stage.phase), stage.name, told.join(", ")));
        }
    }
    for (title, sentence) in findings {
        text.push_str(&format!(" {title}: {sentence}"));
    }
    text
}

/// A feeling in words.
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

/// The marks that the analysis put on a map, for the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    /// A star.
    pub has_moment: bool,
    /// A hollow star.
    pub has_candidate: bool,
    /// Cherries.
    pub has_fruit: bool,
}

impl Marks {
    /// What a report puts on those touchpoints that are on the page.
    #[must_use]
    pub fn of(report: Option<&Report>, is_here: impl Fn(Id<Touchpoint>) -> bool) -> Self {
        let mut marks = Marks::default();
        let entries = report.into_iter().flat_map(|report| &report.touchpoints);
        for entry in entries.filter(|entry| is_here(entry.id)) {
            let is_moment = entry.moment.is_marked();
            marks.has_candidate |= is_moment && entry.moment.is_candidate();
            marks.has_moment |= is_moment && !entry.moment.is_candidate();
            marks.has_fruit |= entry.fruit.is_marked();
        }
        marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Emotion, Evidence, Experience};

    fn rated(evidence: Evidence) -> JourneyMap {
        let mut map = JourneyMap::empty();
        let persona = map.personas.ids().next().unwrap();
        let experience = Experience { evidence: vec![evidence], ..Experience::feels(Emotion::clamped(50)) };
        map.experiences.insert((Id::from_words("a", 0), persona), experience);
        map
    }

    #[test]
    fn the_headline_goes_before_the_title_and_the_title_then_stands_beneath() {
        let mut map = JourneyMap::empty();
        assert_eq!(title(&map), "Untitled journey");
        map.about.title = "Sofa in a weekend".to_owned();
        map.about.organisation = "Hearth & Home".to_owned();
        assert_eq!((title(&map), subtitle(&map).as_str()), ("Sofa in a weekend", "Hearth & Home, as-is"));
        map.about.headline = "Waiting costs us the good start".to_owned();
        map.about.starts_when = "we need a sofa".to_owned();
        map.about.ends_when = "the first weeks of use".to_owned();
        assert_eq!(title(&map), "Waiting costs us the good start");
        assert_eq!(
            subtitle(&map),
            "Sofa in a weekend · Hearth & Home, as-is · from “we need a sofa” to “the first weeks of use”"
        );
    }

    #[test]
    fn evidence_is_counted_and_dated() {
        let survey = Evidence { n: Some(41), date: "2026-10".to_owned(), ..Evidence::of(EvidenceKind::Survey) };
        let mut map = rated(survey);
        map.about.version = "3".to_owned();
        assert_eq!(evidence(&map), "Evidence: survey n = 41, Oct 2026 · version 3");
    }

    #[test]
    fn a_map_of_the_teams_view_says_so() {
        let map = rated(Evidence::of(EvidenceKind::Workshop));
        assert!(is_hypothesis(&map));
        assert!(evidence(&map).starts_with("Hypothesis map"));
    }

    #[test]
    fn what_the_team_wrote_stands_as_it_is() {
        let mut map = rated(Evidence::of(EvidenceKind::Workshop));
        map.about.evidence_line = "Evidence: nine visits".to_owned();
        assert_eq!(evidence(&map), "Evidence: nine visits");
    }
}
