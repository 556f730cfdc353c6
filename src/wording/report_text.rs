//! The whole report as a consultant would write it: findings first, then how sure they are, then what was assumed.

use crate::{
    analysis::{FruitFlag, Lint, MomentFlag, Report, TouchpointReport},
    model::{Id, JourneyMap, State, Touchpoint},
    wording::{
        fault::upper_first,
        figure::{count, fine_percent, list, signed},
        finding,
    },
};

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: &'static str,
    /// Paragraphs, or points of a list.
    pub paragraphs: Vec<String>,
    /// Are they points of a list?
    pub is_list: bool,
}

/// The report, section by section; empty sections are left out.
#[must_use]
pub fn report_sections(map: &JourneyMap, report: &Report, lint: &[Lint]) -> Vec<Section> {
    let ready = |heading, paragraphs, is_list| Section { heading, paragraphs, is_list };
    let gaps = report.gaps.iter().map(|gap| finding::gap(map, gap));
    let open = [finding::not_linked(map, report), finding::rate_first(map, report)].into_iter().flatten();
    let mut sections = vec![
        ready("Moments of truth", moments(map, report), false),
        ready("Low-hanging fruit", fruits(map, report), false),
        ready("Other things to fix", other_fixes(map, report), true),
        ready(
            "Strengths to protect",
            report.strengths.iter().map(|one| finding::strength(map, report, one)).collect(),
            true,
        ),
        ready(
            "Where personas differ",
            report.divergences.iter().map(|one| finding::divergence(map, one)).collect(),
            true,
        ),
        ready("Love and pain", finding::balance(map, report), true),
        ready("Changes of channel", finding::channel_switches(map, report), true),
        ready("Gaps", gaps.chain(open).collect(), true),
        ready("What the plan would bring", plan(map, report), true),
        ready("How it feels along the way, from −1 to +1", curves(map, report), true),
        ready("Assumptions", assumptions(map, report), true),
        ready("Still to be said", lint.iter().map(|one| finding::lint(map, one)).collect(), true),
    ];
    sections.retain(|section| !section.paragraphs.is_empty());
    sections
}

/// What personas and the plan are worth, with the convention: only for those who ask for it.
#[must_use]
pub fn value_section(map: &JourneyMap, report: &Report) -> Option<Section> {
    let values = report.values.iter().map(|value| finding::value(map, value));
    let plan = report.opportunities.iter().filter_map(|one| finding::worth(map, one));
    let paragraphs = values.chain(plan).chain([finding::CONVENTION.to_owned()]).collect();
    let section = Section { heading: "What personas are worth", paragraphs, is_list: true };
    (!report.values.is_empty()).then_some(section)
}

/// The report as plain text.
#[must_use]
pub fn report_text(map: &JourneyMap, report: &Report, lint: &[Lint]) -> String {
    sections_text(map, report, &report_sections(map, report, lint))
}

/// These sections as plain text, with heading and method.
#[must_use]
pub fn sections_text(map: &JourneyMap, report: &Report, sections: &[Section]) -> String {
    let mut text = format!("{}\n{}\n", heading(map), summary(map, report));
    for section in sections {
        text.push_str(&format!("\n{}\n{}\n", section.heading, "-".repeat(section.heading.chars().count())));
        let (mark, gap) = if section.is_list { ("- ", "\n") } else { ("", "\n\n") };
        let paragraphs: Vec<String> = section.paragraphs.iter().map(|paragraph| format!("{mark}{paragraph}")).collect();
        text.push_str(&format!("{}\n", paragraphs.join(gap)));
    }
    let foot = [crate::wording::page::evidence(map), method(report)];
    foot.iter().filter(|line| !line.is_empty()).for_each(|line| text.push_str(&format!("\n{line}\n")));
    text
}

/// Title, organisation, state.
#[must_use]
pub fn heading(map: &JourneyMap) -> String {
    let title = if map.about.title.trim().is_empty() { "Untitled map" } else { map.about.title.trim() };
    let state = match map.about.state {
        State::AsIs => "as-is map",
        State::ToBe => "to-be map",
    };
    let organisation = map.about.organisation.trim();
    if organisation.is_empty() { format!("{title} ({state})") } else { format!("{title} ({organisation}, {state})") }
}

/// The size of the map, and success where flow is given.
#[must_use]
pub fn summary(map: &JourneyMap, report: &Report) -> String {
    let counted = |of: usize, word: &str| format!("{} {word}{}", count(of), if of == 1 { "" } else { "s" });
    let mut text = format!(
        "{}, {}, {}.",
        counted(map.touchpoints.len(), "touchpoint"),
        counted(map.links.len(), "link"),
        counted(map.personas.len(), "persona")
    );
    if let Some(persona) = report.focus.and_then(|id| map.personas.get(id)) {
        text.push_str(&format!(" Through the eyes of {}.", persona.name.trim()));
    }
    if map.touchpoints.is_empty() {
        text.push_str(" There is nothing to analyse yet.");
    }
    if let Some(success) = report.success.filter(|_| !report.is_flow_assumed) {
        text.push_str(&format!(" {} of those who enter reach the goal.", fine_percent(success)));
    }
    text
}

fn ranked(
    report: &Report,
    is_wanted: impl Fn(&TouchpointReport) -> bool,
    rank: impl Fn(&TouchpointReport) -> Option<usize>,
) -> Vec<&TouchpointReport> {
    let mut entries: Vec<&TouchpointReport> = report.touchpoints.iter().filter(|entry| is_wanted(entry)).collect();
    entries.sort_by_key(|entry| rank(entry).unwrap_or(usize::MAX));
    entries
}

/// Those that are marked, then those to watch, then those the team set aside.
fn moments(map: &JourneyMap, report: &Report) -> Vec<String> {
    let by_rank = |entry: &TouchpointReport| entry.moment.rank;
    let is_watched = |entry: &TouchpointReport| entry.moment.flag == MomentFlag::Watch && !entry.moment.is_marked();
    let is_set_aside = |entry: &TouchpointReport| entry.moment.is_set_aside();
    let marked = ranked(report, |entry| entry.moment.is_marked(), by_rank);
    let watched = ranked(report, |entry| is_watched(entry) && !is_set_aside(entry), by_rank);
    let set_aside = ranked(report, is_set_aside, by_rank);
    if marked.is_empty() && watched.is_empty() && set_aside.is_empty() && !report.touchpoints.is_empty() {
        return vec!["No touchpoint stands out as a moment of truth yet.".to_owned()];
    }
    let all = marked.into_iter().chain(watched).chain(set_aside);
    all.filter_map(|entry| moment(map, report, entry.id)).collect()
}

fn moment(map: &JourneyMap, report: &Report, id: Id<Touchpoint>) -> Option<String> {
    let needed = finding::evidence_needed(map, report, id);
    let parts = [finding::moment(map, report, id), finding::change_of_mind(map, report, id), needed];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
}

fn fruits(map: &JourneyMap, report: &Report) -> Vec<String> {
    let by_rank = |entry: &TouchpointReport| entry.fruit.rank;
    let marked = ranked(report, |entry| entry.fruit.is_marked(), by_rank);
    let all = marked.into_iter().chain(ranked(report, |entry| entry.fruit.is_set_aside(), by_rank));
    let mut texts: Vec<String> = all.filter_map(|entry| titled(map, report, entry.id)).collect();
    texts.extend(finding::effort_missing(map, report).map(|text| {
        let titles: Vec<&str> = report.effort_missing.iter().map(|id| title(map, *id)).collect();
        format!("{}: {}.", upper_first(&text), list(&titles))
    }));
    texts
}

fn titled(map: &JourneyMap, report: &Report, id: Id<Touchpoint>) -> Option<String> {
    Some(format!("{}. {}", upper_first(title(map, id)), finding::fruit(map, report, id)?))
}

fn other_fixes(map: &JourneyMap, report: &Report) -> Vec<String> {
    let is_other = |entry: &TouchpointReport| {
        matches!(entry.fruit.flag, FruitFlag::MajorProject | FruitFlag::Influence | FruitFlag::FillIn)
            && !entry.fruit.is_marked()
            && entry.fruit.need.is_some_and(|need| need > 0.0)
    };
    let entries = ranked(report, is_other, |entry| entry.fruit.rank);
    entries.iter().filter_map(|entry| titled(map, report, entry.id)).collect()
}

/// What the lines of the plan would bring. Two of them may hold the same customers, so they are not added up.
fn plan(map: &JourneyMap, report: &Report) -> Vec<String> {
    let mut lines: Vec<String> =
        report.opportunities.iter().filter_map(|one| finding::opportunity(map, report, one)).collect();
    if lines.len() > 1 {
        lines.push("Each line is counted alone; what several bring together is not their sum.".to_owned());
    }
    lines
}

/// Where each persona starts, her lowest and highest, and where she ends.
fn curves(map: &JourneyMap, report: &Report) -> Vec<String> {
    let curve = |curve: &crate::analysis::CurveReport| {
        let name = map.personas.get(curve.persona?)?.name.trim();
        let figures = curve.figures?;
        let rated = curve.points.iter().filter(|(_, emotion)| emotion.is_some()).count();
        if rated == 1 {
            return Some(format!("{}: {} at the one touchpoint rated.", upper_first(name), signed(figures.mean)));
        }
        if figures.highest - figures.lowest < 0.005 {
            return Some(format!("{}: {} at all {rated} touchpoints rated.", upper_first(name), signed(figures.mean)));
        }
        Some(format!(
            "{}: starts at {}, lowest {}, highest {}, ends at {}; {} on average, {} as remembered (peak and end).",
            upper_first(name),
            signed(figures.start),
            signed(figures.lowest),
            signed(figures.highest),
            signed(figures.end),
            signed(figures.mean),
            signed(figures.peak_end)
        ))
    };
    report.curves.iter().filter_map(curve).collect()
}

fn assumptions(map: &JourneyMap, report: &Report) -> Vec<String> {
    if report.touchpoints.is_empty() {
        return Vec::new();
    }
    let inferred = report.assumed.iter().map(|one| finding::assumption(map, one));
    inferred.chain(finding::dropped_term(map, report)).collect()
}

/// How the figures came about.
#[must_use]
pub fn method(report: &Report) -> String {
    let weights = finding::weights_used(report).map(|used| format!("{used} ")).unwrap_or_default();
    if report.robustness.subjects.is_empty() {
        return weights.trim_end().to_owned();
    }
    format!(
        "{weights}Ranks were tried with {} other weightings and {} draws of weights and data (seed {}).",
        count(report.robustness.draws),
        count(report.robustness.data_draws),
        report.seed.0
    )
}

fn title(map: &JourneyMap, id: Id<Touchpoint>) -> &str {
    map.touchpoints.get(id).map_or("", |record| record.title.trim())
}
