//! What the panels show, made from the map and the report.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{App, people::People};
use crate::{
    analysis::{Report, TouchpointReport},
    edit::Selection,
    interact::Memo,
    layout::Lens,
    model::{Emotion, Face, FindingKind, Id, JourneyMap, Persona, State, Touchpoint},
    scene::Theme,
    ui::{
        explained::ExplainedView,
        findings::{FindingCard, FindingsView, StrengthLine},
        matrix::MatrixView,
        mix::MixView,
        paint::colour,
        plan::PlanLine,
        top_bar::{PersonaChip, TopBarView},
    },
    wording,
};

/// Names of cards and sentences of findings, made last.
#[derive(Default)]
pub(super) struct Memory {
    names: Memo<NameQuestion, Arc<BTreeMap<Id<Touchpoint>, String>>>,
    findings: Memo<FindingsQuestion, Arc<FindingsView>>,
    /// With the findings of which it is made, so that no others come to be at their place.
    shown_findings: Memo<ShownQuestion, [Arc<FindingsView>; 2]>,
    pub(super) explained: Memo<ExplainedQuestion, Option<Arc<ExplainedView>>>,
    pub(super) plan: Memo<(u64, Option<usize>), Arc<Vec<PlanLine>>>,
    pub(super) matrix: Memo<(u64, Option<usize>, Selection), Arc<MatrixView>>,
    pub(super) fruits: Memo<u64, super::matrix::Fruits>,
    pub(super) mix: Memo<(u64, Option<usize>, Selection), Arc<MixView>>,
}

/// Which findings, by their place; are they off; are they awaited; what is selected; what is said of the lens.
type ShownQuestion = (usize, bool, bool, Option<Id<Touchpoint>>, Vec<(wording::lens::Sign, String)>);

type ExplainedQuestion = (u64, Option<usize>, Id<Touchpoint>, FindingKind);

type FindingsQuestion = (u64, Option<usize>, Option<BTreeSet<Id<Persona>>>, String);

type NameQuestion = (u64, Option<usize>, Option<Id<Persona>>);

pub(super) fn place(report: Option<&Arc<Report>>) -> Option<usize> {
    report.map(|report| Arc::as_ptr(report).addr())
}

impl App {
    pub(super) fn card_names(&mut self) -> Arc<BTreeMap<Id<Touchpoint>, String>> {
        let report = self.shown_report();
        let Some(open) = &self.open else { return Arc::default() };
        let (revision, map) = open.told(&self.gesture);
        let question = (revision, place(report.as_ref()), open.persona);
        let entries = report.iter().flat_map(|report| &report.touchpoints).map(|entry| (entry.id, entry));
        let make = |_: &_| {
            let entries: BTreeMap<_, _> = entries.collect();
            let name = |id| (id, wording::window::card(map, id, open.persona, entries.get(&id).copied()));
            Arc::new(map.touchpoints.ids().map(name).collect())
        };
        Arc::clone(self.views.names.get_or_make(question, make))
    }

    pub(super) fn top_bar(&self) -> Option<TopBarView> {
        let open = self.open.as_ref()?;
        let map = open.document.map();
        let personas = map.personas_in_order().into_iter().enumerate().map(|(place, (id, persona))| PersonaChip {
            id,
            name: persona.name.clone(),
            picture: persona.portrait.picture.clone(),
            colour: colour(self.theme.persona(persona.portrait.colour.map_or(place, usize::from))),
            is_active: open.persona == Some(id),
            is_shown: open.persona == Some(id) || open.overlaid.as_ref().is_none_or(|shown| shown.contains(&id)),
        });
        Some(TopBarView {
            title: super::files::named(map),
            about: about(map),
            lens: open.looking.lens,
            personas: personas.collect(),
            undo: open.document.undo_label().map(wording::label),
            redo: open.document.redo_label().map(wording::label),
            is_analysis_on: self.is_analysis_on,
            is_saved: open.document.is_saved(),
            has_file: open.file.is_some(),
            is_exporting: self.is_exporting(),
        })
    }

    /// The same with what is selected, as the tab shows it.
    pub(super) fn shown_findings(&mut self) -> Arc<FindingsView> {
        let findings = self.findings();
        let (is_off, selected) = (!self.is_analysis_on, self.only_touchpoint());
        // One that was stopped is not waited for.
        let is_awaited = self.shown_report().is_none() && self.stopped_at.is_none();
        let question = (Arc::as_ptr(&findings).addr(), is_off, is_awaited, selected, self.how_to_read());
        let make = |(.., reading): &ShownQuestion| {
            let reading = reading.clone();
            let shown = FindingsView { is_off, is_awaited, selected, reading, ..findings.as_ref().clone() };
            [Arc::new(shown), Arc::clone(&findings)]
        };
        let [shown, _] = self.views.shown_findings.get_or_make(question, make);
        Arc::clone(shown)
    }

    /// What the signs of the lens mean, where it has any of its own.
    fn how_to_read(&self) -> Vec<(wording::lens::Sign, String)> {
        let Some(open) = self.open.as_ref().filter(|open| open.looking.lens == Lens::Emotion) else {
            return Vec::new();
        };
        let personas = open.document.map().personas_in_order();
        let is_shown = |id: &Id<Persona>| open.overlaid.as_ref().is_none_or(|shown| shown.contains(id));
        let active = personas.iter().find(|(id, _)| Some(*id) == open.persona);
        let others = personas.iter().filter(|(id, _)| Some(*id) != open.persona && is_shown(id));
        let others: Vec<&str> = others.map(|(_, persona)| persona.name.as_str()).collect();
        active.map_or_else(Vec::new, |(_, persona)| wording::lens::how_to_read(&persona.name, &others))
    }

    pub(super) fn findings(&mut self) -> Arc<FindingsView> {
        let report = self.shown_report();
        let Some(open) = &self.open else { return Arc::default() };
        let shown = &open.overlaid;
        let theme = &self.theme;
        let (revision, map) = open.told(&self.gesture);
        let question = (revision, place(report.as_ref()), shown.clone(), theme.name.clone());
        let view = |report: &Report| findings(map, report, theme, shown.as_ref());
        let make = |_: &_| Arc::new(report.as_deref().map_or_else(FindingsView::default, view));
        Arc::clone(self.views.findings.get_or_make(question, make))
    }
}

fn about(map: &JourneyMap) -> String {
    let state = match map.about.state {
        State::AsIs => "as-is map",
        State::ToBe => "to-be map",
    };
    match map.about.organisation.trim() {
        "" => state.to_owned(),
        organisation => format!("{organisation} · {state}"),
    }
}

fn findings(map: &JourneyMap, report: &Report, theme: &Theme, shown: Option<&BTreeSet<Id<Persona>>>) -> FindingsView {
    let numbers: BTreeMap<_, _> = map.touchpoints_in_order().into_iter().map(|(id, _)| id).zip(1_usize..).collect();
    let numbered = |id: Id<Touchpoint>| {
        let title = map.touchpoints.get(id).map_or("", |touchpoint| touchpoint.title.trim());
        numbers.get(&id).map_or_else(|| title.to_owned(), |number| format!("{number} {title}"))
    };
    let people = People { map, theme, numbered: &numbered };
    let strengths = report.strengths.iter().map(|strength| StrengthLine {
        touchpoint: strength.touchpoint,
        title: numbered(strength.touchpoint),
        face: report.touchpoint(strength.touchpoint).and_then(|entry| entry.emotion).map_or(Face::Good, face_of),
    });
    FindingsView {
        moments: moments(map, report, &numbered),
        fruits: fruits(map, report, &numbered),
        strengths: strengths.collect(),
        gaps: super::mix::gaps(map, report),
        divergences: people.divergences(report),
        journeys: people.journeys(report, shown),
        success: people.success(report),
        rate_first: report.rate_first.iter().map(|id| (*id, numbered(*id))).collect(),
        not_linked: report.not_linked.iter().map(|id| (*id, numbered(*id))).collect(),
        effort_missing: report.effort_missing.iter().map(|id| (*id, numbered(*id))).collect(),
        effort_says: wording::finding::effort_missing(map, report).unwrap_or_default(),
        ..FindingsView::default()
    }
}

/// Best first; those that the team pinned without a rank come last.
fn by_rank<'a>(
    entries: impl Iterator<Item = &'a TouchpointReport>,
    rank: impl Fn(&TouchpointReport) -> Option<usize>,
) -> Vec<&'a TouchpointReport> {
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by_key(|entry| rank(entry).unwrap_or(usize::MAX));
    entries
}

fn moments(map: &JourneyMap, report: &Report, numbered: &dyn Fn(Id<Touchpoint>) -> String) -> Vec<FindingCard> {
    let marked = report.touchpoints.iter().filter(|entry| entry.moment.is_marked());
    let card = |entry: &TouchpointReport| {
        let is_candidate = entry.moment.is_candidate();
        let score = entry.moment.score.filter(|_| !is_candidate);
        FindingCard {
            touchpoint: entry.id,
            title: numbered(entry.id),
            sentence: wording::finding::moment_card(map, report, entry.id).unwrap_or_default(),
            more: wording::finding::moment(map, report, entry.id).unwrap_or_default(),
            kind: FindingKind::MomentOfTruth,
            score,
            printed: score.map_or_else(|| "candidate".to_owned(), wording::figure::score),
            is_candidate,
        }
    };
    by_rank(marked, |entry| entry.moment.rank).into_iter().map(card).collect()
}

fn fruits(map: &JourneyMap, report: &Report, numbered: &dyn Fn(Id<Touchpoint>) -> String) -> Vec<FindingCard> {
    let marked = report.touchpoints.iter().filter(|entry| entry.fruit.is_marked());
    let card = |entry: &TouchpointReport| FindingCard {
        touchpoint: entry.id,
        title: numbered(entry.id),
        sentence: wording::finding::fruit_card(map, report, entry.id).unwrap_or_default(),
        more: wording::finding::fruit(map, report, entry.id).unwrap_or_default(),
        kind: FindingKind::LowHangingFruit,
        score: entry.fruit.score,
        printed: entry.fruit.score.map_or_else(String::new, wording::figure::score),
        is_candidate: false,
    };
    by_rank(marked, |entry| entry.fruit.rank).into_iter().map(card).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "a mean emotion lies in -1..=1")]
fn face_of(emotion: f64) -> Face {
    Emotion::clamped((emotion * 100.0).round() as i64).face()
}
