//! From what was read to one command: stages, channels, touchpoints, feelings, links, in this order.

use std::collections::{BTreeMap, BTreeSet};

use rand_core::Rng;

use super::{
    name::folded,
    reader::first_stage,
    reading::{ChannelName, Context, Draft, NewStage, Next, Reading, Says, StageName},
};
use crate::{
    edit::{Command, Label, Word},
    model::{Channel, Experience, Id, JourneyMap, Kind, Link, Order, Phase, Place, Stage, Table, Touchpoint},
};

/// How a line of the notes begins that names what comes next, until that is there.
const TO_COME: &str = "next: ";

/// A text as a command, and what it makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// All of it, as one step; [`Command::All`] of nothing where the text is empty.
    pub command: Command,
    /// What the step is called.
    pub label: Label,
    /// The touchpoints, in order.
    pub touchpoints: Vec<Id<Touchpoint>>,
    /// The channels of which was guessed whether they are online or offline.
    pub guessed: Vec<(Id<Channel>, Place)>,
    /// The stage in focus when it is done.
    pub stage: Option<Id<Stage>>,
}

impl Reading {
    /// What was read, as one command; new ids are drawn from `source`. `context` is the one it was read against.
    /// Performed on that map, it is never refused.
    #[must_use]
    pub fn make(&self, context: &Context<'_>, source: &mut impl Rng) -> Made {
        let mut maker = Maker::new(context, source);
        maker.stages(&self.stages);
        maker.channels(self);
        let ids: Vec<Option<Id<Touchpoint>>> = self.lines.iter().map(|line| maker.touchpoint(&line.says)).collect();
        maker.links(self, &ids);
        let focus = self.focus.and_then(|stage| maker.stage_id(stage)).or(maker.made_first);
        let touchpoints: Vec<_> = ids.into_iter().flatten().collect();
        let label = match (touchpoints.len(), maker.new_stages.len()) {
            (0, stages @ 1..) => Label::Add(Word::Stage, stages),
            (count, _) => Label::Add(Word::Touchpoint, count),
        };
        let guessed = maker.guessed;
        Made { command: Command::All(maker.commands), label, touchpoints, guessed, stage: focus }
    }
}

struct Maker<'a, R: Rng> {
    context: &'a Context<'a>,
    source: &'a mut R,
    commands: Vec<Command>,
    /// Every stage with its place, those to be made included.
    placed: Vec<(Id<Stage>, Phase, Order)>,
    new_stages: Vec<Id<Stage>>,
    new_channels: Vec<Id<Channel>>,
    guessed: Vec<(Id<Channel>, Place)>,
    /// The stage of a map that had none.
    made_first: Option<Id<Stage>>,
    /// Between which orders the next touchpoint of a stage comes.
    gaps: BTreeMap<Id<Stage>, (Option<Order>, Option<Order>)>,
    /// Ids drawn, which are not free any more.
    touchpoints: BTreeSet<Id<Touchpoint>>,
    linked: BTreeSet<(Id<Touchpoint>, Id<Touchpoint>)>,
    links: BTreeSet<Id<Link>>,
}

impl<'a, R: Rng> Maker<'a, R> {
    fn new(context: &'a Context<'a>, source: &'a mut R) -> Self {
        let stages = context.map.stages_in_order();
        Self {
            context,
            source,
            commands: Vec::new(),
            placed: stages.iter().map(|(id, stage)| (*id, stage.phase, stage.order.clone())).collect(),
            new_stages: Vec::new(),
            new_channels: Vec::new(),
            guessed: Vec::new(),
            made_first: None,
            gaps: BTreeMap::new(),
            touchpoints: BTreeSet::new(),
            linked: BTreeSet::new(),
            links: BTreeSet::new(),
        }
    }

    fn map(&self) -> &'a JourneyMap {
        self.context.map
    }

    fn stages(&mut self, stages: &[NewStage]) {
        for stage in stages {
            let id = free(&self.map().stages, self.source, |id| self.new_stages.contains(&id));
            let after = stage.after.and_then(|stage| self.stage_id(stage));
            let order = self.order_of_stage(stage.phase, after);
            self.commands.push(Command::add(id, Stage::named(stage.name.clone(), stage.phase, order.clone())));
            self.placed.push((id, stage.phase, order));
            self.new_stages.push(id);
        }
    }

    /// After `after` where that is in this phase, else at the beginning of the phase; where the phase is an earlier
    /// one, at its end.
    fn order_of_stage(&self, phase: Phase, after: Option<Id<Stage>>) -> Order {
        let before = after.and_then(|id| self.placed.iter().find(|(other, ..)| *other == id));
        let mut orders: Vec<&Order> =
            self.placed.iter().filter(|(_, other, _)| *other == phase).map(|(.., order)| order).collect();
        orders.sort();
        match before {
            Some((_, reached, order)) if *reached == phase => {
                Order::between(Some(order), orders.into_iter().find(|other| *other > order))
            }
            Some((_, reached, _)) if *reached < phase => Order::between(None, orders.first().copied()),
            _ => Order::after(orders.last().copied()),
        }
    }

    fn stage_id(&self, stage: StageName) -> Option<Id<Stage>> {
        match stage {
            StageName::Known(id) => Some(id),
            StageName::New(place) => self.new_stages.get(place).copied(),
        }
    }

    fn channels(&mut self, reading: &Reading) {
        let mut last = self.map().channels_in_order().last().map(|(_, channel)| channel.order.clone());
        for channel in &reading.channels {
            let id = free(&self.map().channels, self.source, |id| self.new_channels.contains(&id));
            let order = Order::after(last.as_ref());
            last = Some(order.clone());
            let record = Channel { name: channel.name.clone(), order, place: channel.place, icon: None };
            self.commands.push(Command::add(id, record));
            self.new_channels.push(id);
            self.guessed.extend(channel.is_guess.then_some((id, channel.place)));
        }
    }

    fn touchpoint(&mut self, says: &Says) -> Option<Id<Touchpoint>> {
        let Says::Touchpoint(draft) = says else { return None };
        let stage = self.stage_of(draft);
        let order = self.next_order(stage);
        let id = free(&self.map().touchpoints, self.source, |id| self.touchpoints.contains(&id));
        self.touchpoints.insert(id);
        let channels = draft.channels.iter().filter_map(|channel| match channel {
            ChannelName::Known(id) => Some(*id),
            ChannelName::New(place) => self.new_channels.get(*place).copied(),
        });
        let mut touchpoint = Touchpoint::titled(draft.title.clone(), stage, order);
        touchpoint.channels = channels.collect();
        touchpoint.creator = draft.creator;
        touchpoint.pain_cause = draft.pain_cause;
        touchpoint.love_cause = draft.love_cause;
        touchpoint.effort = draft.effort;
        touchpoint.importance = draft.importance;
        touchpoint.satisfaction = draft.satisfaction;
        touchpoint.roles.clone_from(&draft.roles);
        touchpoint.action.clone_from(&draft.action);
        touchpoint.notes = notes(draft);
        self.commands.push(Command::add(id, touchpoint));
        self.experiences(id, draft);
        Some(id)
    }

    fn stage_of(&mut self, draft: &Draft) -> Id<Stage> {
        if let Some(stage) = draft.stage.and_then(|stage| self.stage_id(stage)).or(self.made_first) {
            return stage;
        }
        let id = free(&self.map().stages, self.source, |id| self.new_stages.contains(&id));
        self.commands.push(Command::add(id, first_stage()));
        self.made_first = Some(id);
        id
    }

    /// After the touchpoint in hand or the last of the stage; each one after the one before it.
    fn next_order(&mut self, stage: Id<Stage>) -> Order {
        let (map, after) = (self.map(), self.context.after);
        let gap = self.gaps.entry(stage).or_insert_with(|| {
            let there = map.touchpoints_of(stage);
            let place = there.iter().position(|(id, _)| Some(*id) == after);
            let order = |place: usize| there.get(place).map(|(_, touchpoint)| touchpoint.order.clone());
            place.map_or_else(
                || (there.last().map(|(_, last)| last.order.clone()), None),
                |place| (order(place), order(place + 1)),
            )
        });
        let order = Order::between(gap.0.as_ref(), gap.1.as_ref());
        gap.0 = Some(order.clone());
        order
    }

    fn experiences(&mut self, id: Id<Touchpoint>, draft: &Draft) {
        let mut thought = draft.thought.as_str();
        let first = self.map().personas_in_order().first().map(|(id, _)| *id);
        let thinks = self.context.persona.filter(|id| self.map().personas.contains(*id)).or(first);
        for (persona, emotion) in &draft.emotions {
            let mut experience = Experience::feels(*emotion);
            if Some(*persona) == thinks {
                experience.thought = std::mem::take(&mut thought).to_owned();
            }
            self.commands.push(Command::set((id, *persona), experience));
        }
        if let Some(persona) = thinks.filter(|_| !thought.is_empty()) {
            let experience = Experience { thought: thought.to_owned(), ..Experience::default() };
            self.commands.push(Command::set((id, persona), experience));
        }
    }

    fn links(&mut self, reading: &Reading, ids: &[Option<Id<Touchpoint>>]) {
        if let (Some(from), Some(first)) = (self.context.from, ids.iter().flatten().next())
            && self.map().touchpoints.contains(from)
        {
            self.link(from, *first);
        }
        for (line, from) in reading.lines.iter().zip(ids) {
            let (Says::Touchpoint(draft), Some(from)) = (&line.says, from) else { continue };
            for next in &draft.next {
                let to = match next {
                    Next::Known(id) => Some(*id),
                    Next::Line(place) => ids.get(*place).copied().flatten(),
                    Next::ToCome(_) => None,
                };
                if let Some(to) = to {
                    self.link(*from, to);
                }
            }
        }
        self.fulfil(reading, ids);
    }

    fn link(&mut self, from: Id<Touchpoint>, to: Id<Touchpoint>) {
        if from != to && self.linked.insert((from, to)) {
            let id = free(&self.map().links, self.source, |id| self.links.contains(&id));
            self.links.insert(id);
            self.commands.push(Command::add(id, Link::between(from, to)));
        }
    }

    /// What others named as coming next has come: the line of their notes becomes a link.
    fn fulfil(&mut self, reading: &Reading, ids: &[Option<Id<Touchpoint>>]) {
        let titles: Vec<(String, Id<Touchpoint>)> = reading
            .lines
            .iter()
            .zip(ids)
            .filter_map(|(line, id)| match &line.says {
                Says::Touchpoint(draft) => Some((folded(&draft.title), (*id)?)),
                _ => None,
            })
            .collect();
        for (from, waiting) in self.map().touchpoints.iter().filter(|(_, waiting)| waiting.notes.contains(TO_COME)) {
            let mut kept = Vec::new();
            let mut come = Vec::new();
            for note in waiting.notes.lines() {
                let asked = note.strip_prefix(TO_COME).map(folded);
                match titles.iter().find(|(title, _)| Some(title) == asked.as_ref()) {
                    Some((_, id)) => come.push(*id),
                    None => kept.push(note),
                }
            }
            if !come.is_empty() {
                let notes = kept.join("\n");
                self.commands.push(Command::set(from, Touchpoint { notes, ..waiting.clone() }));
                come.into_iter().for_each(|to| self.link(from, to));
            }
        }
    }
}

/// The notes of a draft, with what is still to come.
fn notes(draft: &Draft) -> String {
    let to_come = draft.next.iter().filter_map(|next| match next {
        Next::ToCome(title) => Some(format!("{TO_COME}{title}")),
        _ => None,
    });
    draft.notes.iter().cloned().chain(to_come).collect::<Vec<_>>().join("\n")
}

/// An id that neither the table has nor was drawn before.
fn free<T: Kind>(table: &Table<T>, source: &mut impl Rng, is_drawn: impl Fn(Id<T>) -> bool) -> Id<T> {
    loop {
        let id = table.free_id(source);
        if !is_drawn(id) {
            return id;
        }
    }
}
