//! What the panels show, made from the map and the report.

use std::{collections::BTreeMap, sync::Arc};

use super::App;
use crate::{
    analysis::Report,
    interact::{Action, Memo},
    model::{Id, JourneyMap, Persona, State, Touchpoint},
    ui::{
        findings::FindingsView,
        paint::colour,
        top_bar::{PersonaChip, TopBarView},
    },
    wording,
};

/// Names of cards and sentences of findings, made last.
#[derive(Default)]
pub(super) struct Memory {
    names: Memo<NameQuestion, Arc<BTreeMap<Id<Touchpoint>, String>>>,
    findings: Memo<(u64, Option<usize>), Arc<FindingsView>>,
}

type NameQuestion = (u64, Option<usize>, Option<Id<Persona>>);

fn place(report: Option<&Arc<Report>>) -> Option<usize> {
    report.map(|report| Arc::as_ptr(report).addr())
}

/// Every action that has a key, for the list of keys.
pub(super) fn keys() -> Vec<(String, String)> {
    let is_mac = cfg!(target_os = "macos");
    let named =
        Action::ALL.into_iter().filter_map(|action| Some((action.shortcut()?.shown(is_mac), action.name().to_owned())));
    let more = [("Space + drag", "Pan"), ("Ctrl + wheel", "Zoom about the pointer"), ("V / H", "Select / pan")];
    named.chain(more.into_iter().map(|(key, what)| (key.to_owned(), what.to_owned()))).collect()
}

impl App {
    pub(super) fn card_names(&mut self) -> Arc<BTreeMap<Id<Touchpoint>, String>> {
        let report = self.shown_report();
        let Some(open) = &self.open else { return Arc::default() };
        let question = (open.document.revision(), place(report.as_ref()), open.persona);
        let map = open.document.map();
        let name = |id| (id, wording::window::card(map, id, open.persona, report.as_deref()));
        Arc::clone(self.views.names.get_or_make(question, |_| Arc::new(map.touchpoints.ids().map(name).collect())))
    }

    pub(super) fn top_bar(&self) -> Option<TopBarView> {
        let open = self.open.as_ref()?;
        let map = open.document.map();
        let personas = map.personas_in_order().into_iter().enumerate().map(|(place, (id, persona))| PersonaChip {
            id,
            name: persona.name.clone(),
            colour: colour(self.theme.persona(persona.portrait.colour.map_or(place, usize::from))),
            is_active: open.persona == Some(id),
        });
        Some(TopBarView {
            title: super::files::named(map),
            about: about(map),
            personas: personas.collect(),
            undo: open.document.undo_label().map(wording::label),
            redo: open.document.redo_label().map(wording::label),
            is_analysis_on: self.is_analysis_on,
            is_saved: open.document.is_saved(),
            has_file: open.file.is_some(),
        })
    }

    pub(super) fn findings(&mut self) -> Arc<FindingsView> {
        let report = self.shown_report();
        let Some(open) = &self.open else { return Arc::default() };
        let question = (open.document.revision(), place(report.as_ref()));
        let map = open.document.map();
        let make =
            |_: &_| Arc::new(report.as_deref().map_or_else(FindingsView::default, |report| findings(map, report)));
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

fn findings(_map: &JourneyMap, _report: &Report) -> FindingsView {
    FindingsView::default()
}
