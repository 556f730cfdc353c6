//! Statements to commands.

use std::collections::BTreeMap;

use super::{
    phase,
    statement::{Journey, Part, Task},
};
use crate::{
    edit::Command,
    import::{
        Imported,
        error::ImportError,
        names::Names,
        note::{Note, Noted},
    },
    model::{About, Emotion, Experience, Id, Link, Order, Persona, Stage, Touchpoint},
};

/// What the persona is called where nobody is named, as in every new map.
const NOBODY: &str = "Customer";
/// What the stage is called that tasks before the first section get.
const NO_SECTION: &str = "Journey";
const TASK_LIMIT: usize = 100_000;
const RATING_LIMIT: usize = 1_000_000;
const TEXT_LIMIT: usize = 64 << 10;

/// A section with its tasks.
struct Section<'a> {
    line: usize,
    name: &'a str,
    is_added: bool,
    tasks: Vec<&'a Task>,
}

/// One command and all notes for these journeys, which become one map.
pub(super) fn imported(journeys: &[Journey], unread: Option<(usize, usize)>) -> Result<Imported, ImportError> {
    let sections: Vec<Vec<Section<'_>>> = journeys.iter().map(sections).collect();
    refuse_too_much(journeys, &sections)?;
    let mut build = Build::default();
    build.about(journeys);
    build.personas(&sections);
    build.stages(&sections);
    for journey in &sections {
        build.links(journey);
    }
    if let Some((line, count)) = unread {
        build.note(line, Noted::MoreBlocks { count });
    }
    build.notes.sort_by_key(|note| note.line);
    Ok(Imported { command: Command::All(build.commands), notes: build.notes })
}

fn sections(journey: &Journey) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    for part in &journey.parts {
        match part {
            Part::Section { line, name } => {
                sections.push(Section { line: *line, name, is_added: false, tasks: Vec::new() });
            }
            Part::Task(task) => match sections.last_mut() {
                Some(section) => section.tasks.push(task),
                None => {
                    let tasks = vec![task];
                    sections.push(Section { line: task.line, name: NO_SECTION, is_added: true, tasks });
                }
            },
        }
    }
    sections
}

fn refuse_too_much(journeys: &[Journey], sections: &[Vec<Section<'_>>]) -> Result<(), ImportError> {
    let tasks: Vec<&Task> = tasks(sections).collect();
    let over = |count: usize, limit: usize| {
        if count > limit { Err(ImportError::TooMany { count, limit }) } else { Ok(()) }
    };
    over(tasks.len(), TASK_LIMIT)?;
    let personas = actors(sections).len().max(1);
    let ratings = tasks.iter().map(|task| if task.actors.is_empty() { personas } else { task.actors.len() });
    over(ratings.fold(0, usize::saturating_add), RATING_LIMIT)?;
    let heads = journeys.iter().flat_map(|journey| [(1, &journey.title), (1, &journey.description)]);
    let names = tasks.iter().flat_map(|task| task.actors.iter().chain([&task.name]).map(|text| (task.line, text)));
    let stages = journeys.iter().flat_map(|journey| &journey.parts).filter_map(|part| match part {
        Part::Section { line, name } => Some((*line, name)),
        Part::Task(_) => None,
    });
    match heads.chain(names).chain(stages).find(|(_, text)| text.len() > TEXT_LIMIT) {
        Some((line, text)) => Err(ImportError::TextTooLong { line, bytes: text.len() }),
        None => Ok(()),
    }
}

fn tasks<'s, 'a>(sections: &'s [Vec<Section<'a>>]) -> impl Iterator<Item = &'a Task> + 's {
    sections.iter().flatten().flat_map(|section| section.tasks.iter().copied())
}

/// Everybody who is named, by first appearance.
fn actors<'a>(sections: &[Vec<Section<'a>>]) -> Vec<&'a str> {
    let mut seen = std::collections::BTreeSet::new();
    tasks(sections).flat_map(|task| &task.actors).map(String::as_str).filter(|name| seen.insert(*name)).collect()
}

#[derive(Default)]
struct Build {
    commands: Vec<Command>,
    notes: Vec<Note>,
    /// In order of appearance.
    personas: Vec<Id<Persona>>,
    persona_by_name: BTreeMap<String, Id<Persona>>,
    stages: Names<Stage>,
    touchpoints: Names<Touchpoint>,
    links: Names<Link>,
    /// By the line of its task.
    touchpoint_by_line: BTreeMap<usize, Id<Touchpoint>>,
}

impl Build {
    fn note(&mut self, line: usize, what: Noted) {
        self.notes.push(Note { line, what });
    }

    fn about(&mut self, journeys: &[Journey]) {
        let first = |text: fn(&Journey) -> &String| {
            journeys.iter().map(text).find(|text| !text.is_empty()).cloned().unwrap_or_default()
        };
        let title = first(|journey| &journey.title);
        let scenario = first(|journey| &journey.description);
        self.commands.push(Command::SetAbout(Box::new(About { title, scenario, ..About::default() })));
    }

    fn personas(&mut self, sections: &[Vec<Section<'_>>]) {
        let mut names = actors(sections);
        let unnamed: Vec<&Task> = tasks(sections).filter(|task| task.actors.is_empty()).collect();
        let first_line = tasks(sections).next().map_or(1, |task| task.line);
        if names.is_empty() {
            names.push(NOBODY);
            self.note(first_line, Noted::PersonaAdded { name: NOBODY.to_owned() });
        } else if let Some(first) = unnamed.first() {
            self.note(first.line, Noted::RatedForAll { task: first.name.clone(), tasks: unnamed.len() });
        }
        let mut ids = Names::default();
        for (name, order) in names.iter().zip(Order::spread(names.len())) {
            let id = ids.id(name);
            self.personas.push(id);
            self.persona_by_name.insert((*name).to_owned(), id);
            self.commands.push(Command::add(id, Persona::named(*name, order)));
        }
    }

    fn stages(&mut self, sections: &[Vec<Section<'_>>]) {
        let mut orders = Order::spread(sections.iter().map(Vec::len).sum()).into_iter();
        for journey in sections {
            if journey.iter().all(|section| section.tasks.is_empty()) {
                self.note(journey.first().map_or(1, |section| section.line), Noted::NoTasks);
            }
            let names: Vec<&str> = journey.iter().map(|section| section.name).collect();
            let guesses = phase::guesses(&names);
            if guesses.iter().all(|(_, because)| because.is_none()) {
                self.by_place(journey);
            }
            for ((section, (phase, because)), order) in journey.iter().zip(guesses).zip(orders.by_ref()) {
                let stage = section.name.to_owned();
                if section.is_added {
                    self.note(section.line, Noted::StageAdded { name: stage.clone() });
                } else if section.tasks.is_empty() {
                    self.note(section.line, Noted::StageEmpty { name: stage.clone() });
                }
                if let Some(because) = because {
                    self.note(section.line, Noted::PhaseGuessed { stage: stage.clone(), phase, because });
                }
                let id = self.stages.id(section.name);
                self.commands.push(Command::add(id, Stage::named(stage, phase, order)));
                self.touchpoints(id, &section.tasks);
            }
        }
    }

    /// Says once for all stages what their phases rest on.
    fn by_place(&mut self, journey: &[Section<'_>]) {
        let Some(first) = journey.first() else { return };
        let last = journey.iter().skip(1).next_back().map(|section| section.name.to_owned());
        let between = journey.len().saturating_sub(2);
        self.note(first.line, Noted::PhasesByPlace { first: first.name.to_owned(), last, between });
    }

    fn touchpoints(&mut self, stage: Id<Stage>, tasks: &[&Task]) {
        for (task, order) in tasks.iter().zip(Order::spread(tasks.len())) {
            let id = self.touchpoints.id(&task.name);
            let mut touchpoint = Touchpoint::titled(&task.name, stage, order);
            let taken = task.score.clamp(1.0, 5.0);
            if taken.total_cmp(&task.score).is_ne() {
                touchpoint.notes = format!("Mermaid score: {}", task.score);
                let taken = if taken > 3.0 { 5 } else { 1 };
                let what = Noted::ScoreClamped { task: task.name.clone(), score: task.score, taken };
                self.note(task.line, what);
            }
            if let Some(dropped) = &task.dropped {
                self.note(task.line, Noted::ThirdPartDropped { dropped: dropped.clone() });
            }
            self.touchpoint_by_line.insert(task.line, id);
            self.commands.push(Command::add(id, touchpoint));
            self.experiences(id, task, emotion(taken));
        }
    }

    fn experiences(&mut self, touchpoint: Id<Touchpoint>, task: &Task, emotion: Emotion) {
        let named = task.actors.iter().filter_map(|name| self.persona_by_name.get(name)).copied();
        let personas: Vec<_> = if task.actors.is_empty() { self.personas.clone() } else { named.collect() };
        let rated = personas.into_iter().map(|persona| Command::add((touchpoint, persona), Experience::feels(emotion)));
        self.commands.extend(rated);
    }

    /// Each task leads to the next one of its journey.
    fn links(&mut self, journey: &[Section<'_>]) {
        let tasks = journey.iter().flat_map(|section| &section.tasks);
        let ids: Vec<_> = tasks.filter_map(|task| self.touchpoint_by_line.get(&task.line)).copied().collect();
        for (from, to) in ids.iter().zip(ids.iter().skip(1)) {
            let id = self.links.id(&format!("{from} {to}"));
            self.commands.push(Command::add(id, Link::between(*from, *to)));
        }
    }
}

/// 1 → -2, 3 → 0, 5 → +2, and in hundredths between; a half goes to the worse side.
fn emotion(score: f64) -> Emotion {
    let meant = (score - 3.0) * 50.0;
    let distance = |hundredths: &i32| (f64::from(*hundredths) - meant).abs();
    let nearest = (-100..=100_i32).min_by(|a, b| distance(a).total_cmp(&distance(b)));
    Emotion::clamped(i64::from(nearest.unwrap_or_default()))
}
