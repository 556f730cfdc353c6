//! Rows to commands.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    TableOptions,
    column::{Columns, Role, folded},
    record::Read,
};
use crate::{
    edit::Command,
    import::{
        Imported,
        mermaid::phase,
        names::Names,
        note::{Note, Noted},
    },
    model::{
        About, Channel, Emotion, Experience, Id, JourneyMap, Link, Order, Persona, Phase, Place, Stage, Touchpoint,
    },
};

/// What the persona is called where nobody is named, as in every new map.
const NOBODY: &str = "Customer";
/// What the stage is called where none is named.
const NO_STAGE: &str = "Journey";
/// Words in the name of a channel that is in the world and not on a screen.
const OFFLINE: [&str; 21] = [
    "billboard",
    "branch",
    "call",
    "counter",
    "courier",
    "desk",
    "event",
    "fair",
    "hotline",
    "in person",
    "letter",
    "leaflet",
    "mail box",
    "phone",
    "post",
    "poster",
    "print",
    "radio",
    "shop floor",
    "store",
    "van",
];

/// One command and all notes for these rows.
pub(super) fn imported(
    rows: Vec<Read>,
    columns: Columns,
    options: &TableOptions,
    onto: Option<&JourneyMap>,
    notes: Vec<Note>,
) -> Imported {
    let empty = JourneyMap::default();
    let mut build = Build::new(onto.unwrap_or(&empty), notes);
    if onto.is_none() {
        build.commands.push(Command::SetAbout(Box::new(About { title: options.title.clone(), ..About::default() })));
    }
    build.personas(&columns);
    build.channels(&rows);
    build.stages(&rows);
    build.touchpoints(&rows);
    build.links(&rows, columns.contains_key(&Role::Next), onto.is_some());
    build.notes.sort_by_key(|note| note.line);
    Imported { command: Command::All(build.commands), notes: build.notes }
}

struct Build<'a> {
    map: &'a JourneyMap,
    commands: Vec<Command>,
    notes: Vec<Note>,
    /// By folded name.
    personas: BTreeMap<String, Id<Persona>>,
    channels: BTreeMap<String, Id<Channel>>,
    stages: BTreeMap<String, Id<Stage>>,
    /// The first touchpoint of each folded title.
    titles: BTreeMap<String, Id<Touchpoint>>,
    /// By row.
    places: Vec<Id<Touchpoint>>,
    /// What earlier rows said of records that are there: several rows may join one touchpoint.
    filled: BTreeMap<Id<Touchpoint>, Touchpoint>,
    felt: BTreeMap<(Id<Touchpoint>, Id<Persona>), Experience>,
    links: BTreeSet<(Id<Touchpoint>, Id<Touchpoint>)>,
}

impl<'a> Build<'a> {
    fn new(map: &'a JourneyMap, notes: Vec<Note>) -> Self {
        let mut titles = BTreeMap::new();
        for (id, record) in map.touchpoints_in_order() {
            titles.entry(folded(&record.title)).or_insert(id);
        }
        Self {
            commands: Vec::new(),
            notes,
            personas: map.personas_in_order().into_iter().map(|(id, one)| (folded(&one.name), id)).collect(),
            channels: map.channels_in_order().into_iter().map(|(id, one)| (folded(&one.name), id)).collect(),
            stages: map.stages_in_order().into_iter().map(|(id, one)| (folded(&one.name), id)).collect(),
            titles,
            places: Vec::new(),
            filled: BTreeMap::new(),
            felt: BTreeMap::new(),
            links: map.links.values().map(|link| (link.from, link.to)).collect(),
            map,
        }
    }

    /// Those named in headings, in the order of their columns; "Customer" where there is nobody.
    fn personas(&mut self, columns: &Columns) {
        let named = columns.iter().filter_map(|(role, place)| match role {
            Role::Emotion(Some(name)) => Some((*place, name.as_str())),
            _ => None,
        });
        let mut named: Vec<(usize, &str)> = named.collect();
        named.sort_unstable();
        let is_new = |name: &&str| !self.personas.contains_key(&folded(name));
        let mut new: Vec<&str> = named.into_iter().map(|(_, name)| name).filter(is_new).collect();
        if new.is_empty() && self.personas.is_empty() {
            new.push(NOBODY);
        }
        let mut ids = Names::taken(self.map.personas.ids());
        let mut last = self.map.personas_in_order().last().map(|(_, persona)| persona.order.clone());
        for name in new {
            let (id, order) = (ids.id(name), Order::after(last.as_ref()));
            last = Some(order.clone());
            self.personas.insert(folded(name), id);
            self.commands.push(Command::add(id, Persona::named(name, order)));
        }
    }

    fn channels(&mut self, rows: &[Read]) {
        let mut ids = Names::taken(self.map.channels.ids());
        let mut last = self.map.channels_in_order().last().map(|(_, channel)| channel.order.clone());
        let (mut online, mut offline) = (Vec::new(), Vec::new());
        for name in rows.iter().flat_map(|row| &row.channels) {
            if self.channels.contains_key(&folded(name)) {
                continue;
            }
            let (id, order) = (ids.id(name), Order::after(last.as_ref()));
            last = Some(order.clone());
            self.channels.insert(folded(name), id);
            let lower = name.to_lowercase();
            let is_offline = OFFLINE.iter().any(|word| lower.contains(word)) && !lower.contains("online");
            let (place, told) = if is_offline { (Place::Offline, &mut offline) } else { (Place::Online, &mut online) };
            told.push(name.clone());
            self.commands.push(Command::add(id, Channel { name: name.clone(), order, place, icon: None }));
        }
        if !online.is_empty() || !offline.is_empty() {
            let line = rows.first().map_or(1, |row| row.line);
            self.notes.push(Note { line, what: Noted::ChannelsPlaced { online, offline } });
        }
    }

    /// Stages in the order in which the table names them; a row without one is in the stage of the row before.
    fn stages(&mut self, rows: &[Read]) {
        let mut new: Vec<(usize, String, Option<Phase>)> = Vec::new();
        for (row, stage) in rows.iter().zip(stages_of(rows)) {
            let is_there = self.stages.contains_key(&folded(stage));
            match new.iter_mut().find(|(_, name, _)| folded(name) == folded(stage)) {
                _ if is_there => {}
                Some((_, _, phase)) => *phase = phase.or(row.phase),
                None => new.push((row.line, stage.to_owned(), row.phase)),
            }
        }
        let names: Vec<&str> = new.iter().map(|(_, name, _)| name.as_str()).collect();
        let guesses = phase::guesses(&names);
        let by_place =
            guesses.iter().all(|(_, because)| because.is_none()) && new.iter().all(|(_, _, phase)| phase.is_none());
        if let (true, Some((line, first, _))) = (by_place, new.first()) {
            let last = new.iter().skip(1).next_back().map(|(_, name, _)| name.clone());
            let what = Noted::PhasesByPlace { first: first.clone(), last, between: new.len().saturating_sub(2) };
            self.notes.push(Note { line: *line, what });
        }
        let mut ids = Names::taken(self.map.stages.ids());
        let last = self.map.stages_in_order().iter().map(|(_, stage)| stage.order.clone()).max();
        let mut last = last;
        for ((line, name, given), (guess, because)) in new.into_iter().zip(guesses) {
            let phase = given.unwrap_or(guess);
            if let (None, Some(because)) = (given, because) {
                self.notes.push(Note { line, what: Noted::PhaseGuessed { stage: name.clone(), phase, because } });
            }
            let (id, order) = (ids.id(&name), Order::after(last.as_ref()));
            last = Some(order.clone());
            self.stages.insert(folded(&name), id);
            self.commands.push(Command::add(id, Stage::named(name, phase, order)));
        }
    }

    fn touchpoints(&mut self, rows: &[Read]) {
        let mut ids = Names::taken(self.map.touchpoints.ids());
        let mut last: BTreeMap<Id<Stage>, Order> = BTreeMap::new();
        for (_, record) in self.map.touchpoints_in_order() {
            last.insert(record.stage, record.order.clone());
        }
        let known: Vec<String> = self.map.touchpoints_in_order().iter().map(|(_, one)| one.title.clone()).collect();
        for (row, stage) in rows.iter().zip(stages_of(rows)) {
            let there = self.titles.get(&folded(&row.title)).copied();
            let before = |id| self.filled.get(&id).or_else(|| self.map.touchpoints.get(id)).cloned();
            let joined = there.and_then(|id| Some((id, before(id)?)));
            let id = if let Some((id, record)) = joined {
                let record = self.filled(record, row);
                self.filled.insert(id, record.clone());
                self.commands.push(Command::set(id, record));
                id
            } else {
                let Some(stage) = self.stages.get(&folded(stage)).copied() else { continue };
                if !known.is_empty() {
                    let what = Noted::NotOnMap { title: row.title.clone(), known: known.clone() };
                    self.notes.push(Note { line: row.line, what });
                }
                let (id, order) = (ids.id(&row.title), Order::after(last.get(&stage)));
                last.insert(stage, order.clone());
                let record = self.filled(Touchpoint::titled(&row.title, stage, order), row);
                self.commands.push(Command::add(id, record));
                self.titles.entry(folded(&row.title)).or_insert(id);
                id
            };
            self.places.push(id);
            self.experiences(id, row);
        }
    }

    /// The record with what the row says; what it does not say stays.
    fn filled(&self, mut record: Touchpoint, row: &Read) -> Touchpoint {
        let channels: Vec<_> =
            row.channels.iter().filter_map(|name| self.channels.get(&folded(name)).copied()).collect();
        for channel in channels {
            if !record.channels.contains(&channel) {
                record.channels.push(channel);
            }
        }
        record.creator = row.creator.or(record.creator);
        record.importance = row.importance.or(record.importance);
        record.satisfaction = row.satisfaction.or(record.satisfaction);
        record.effort = row.effort.or(record.effort);
        record.pain_cause = row.pain_cause.or(record.pain_cause);
        record.love_cause = row.love_cause.or(record.love_cause);
        record.roles.extend(&row.roles);
        for (text, said) in [(&mut record.action, &row.action), (&mut record.notes, &row.notes)] {
            if !said.is_empty() {
                text.clone_from(said);
            }
        }
        record
    }

    fn experiences(&mut self, touchpoint: Id<Touchpoint>, row: &Read) {
        let mut felt: BTreeMap<Id<Persona>, Emotion> = BTreeMap::new();
        for (_, emotion) in row.emotions.iter().filter(|(whose, _)| whose.is_none()) {
            felt.extend(self.personas.values().map(|persona| (*persona, *emotion)));
        }
        for (whose, emotion) in &row.emotions {
            let persona = whose.as_ref().and_then(|name| self.personas.get(&folded(name)));
            felt.extend(persona.map(|persona| (*persona, *emotion)));
        }
        let thinking: Vec<Id<Persona>> = match (felt.is_empty(), row.thought.is_empty()) {
            (_, true) => Vec::new(),
            (true, false) => self.personas.values().copied().collect(),
            (false, false) => felt.keys().copied().collect(),
        };
        let all: BTreeSet<Id<Persona>> = felt.keys().copied().chain(thinking.iter().copied()).collect();
        for persona in all {
            let key = (touchpoint, persona);
            let before = self.felt.get(&key).or_else(|| self.map.experiences.get(touchpoint, persona)).cloned();
            let mut experience: Experience = before.clone().unwrap_or_default();
            if let Some(emotion) = felt.get(&persona) {
                (experience.emotion, experience.is_absent) = (Some(*emotion), false);
            }
            if thinking.contains(&persona) {
                experience.thought.clone_from(&row.thought);
            }
            self.felt.insert(key, experience.clone());
            self.commands.push(if before.is_some() {
                Command::set(key, experience)
            } else {
                Command::add(key, experience)
            });
        }
    }

    fn links(&mut self, rows: &[Read], has_next: bool, is_joined: bool) {
        let mut wanted: Vec<(Id<Touchpoint>, Id<Touchpoint>)> = Vec::new();
        if has_next {
            let titles: Vec<String> = rows.iter().map(|row| row.title.clone()).collect();
            let there = self.map.touchpoints_in_order();
            let known: Vec<String> = titles.into_iter().chain(there.iter().map(|(_, one)| one.title.clone())).collect();
            for (row, from) in rows.iter().zip(self.places.clone()) {
                for next in &row.next {
                    match self.titles.get(&folded(next)) {
                        Some(to) => wanted.push((from, *to)),
                        None => {
                            let what = Noted::NextUnknown { title: next.clone(), known: known.clone() };
                            self.notes.push(Note { line: row.line, what });
                        }
                    }
                }
            }
        } else if !is_joined {
            wanted.extend(self.places.iter().copied().zip(self.places.iter().skip(1).copied()));
        }
        let mut ids = Names::taken(self.map.links.ids());
        for (from, to) in wanted {
            if from != to && self.links.insert((from, to)) {
                self.commands.push(Command::add(ids.id(&format!("{from} {to}")), Link::between(from, to)));
            }
        }
    }
}

/// The stage of each row: its own, else that of the row before.
fn stages_of(rows: &[Read]) -> Vec<&str> {
    let mut before = NO_STAGE;
    let stage = |row: &'_ Read| !row.stage.is_empty();
    rows.iter()
        .map(|row| {
            if stage(row) {
                before = row.stage.as_str();
            }
            before
        })
        .collect()
}
