//! A part of a map, taken out to be put into another map (or the same one): a clip is a small map of its own.
//!
//! What it is put into is joined by name: personas, channels and stages whose names are the same but for letters' size,
//! spaces and hyphens are the ones that are there; others are made. Touchpoints and links are always made.
//!
//! Limitations: what the plan says about a touchpoint stays behind.

use std::collections::{BTreeMap, BTreeSet};

use rand_core::Rng;

use super::{capture::folded, command::Command};
use crate::model::{Channel, Id, JourneyMap, Kind, Link, Offset, Order, Persona, Phase, Stage, Table, Touchpoint};

/// These touchpoints with their stages, channels and personas, how they feel, and the links among them.
#[must_use]
pub fn clip(map: &JourneyMap, touchpoints: &BTreeSet<Id<Touchpoint>>) -> JourneyMap {
    let mut clip = JourneyMap::default();
    for (id, touchpoint) in touchpoints.iter().filter_map(|id| Some((*id, map.touchpoints.get_shared(*id)?))) {
        if let Some(stage) = map.stages.get_shared(touchpoint.stage) {
            clip.stages.insert(touchpoint.stage, stage.clone());
        }
        for channel in &touchpoint.channels {
            if let Some(record) = map.channels.get_shared(*channel) {
                clip.channels.insert(*channel, record.clone());
            }
        }
        for (persona, experience) in map.experiences.at(id) {
            if let Some(record) = map.personas.get_shared(persona) {
                clip.personas.insert(persona, record.clone());
                clip.experiences.insert((id, persona), experience.clone());
            }
        }
        clip.touchpoints.insert(id, touchpoint.clone());
    }
    if clip.personas.is_empty()
        && let Some((id, persona)) = map.personas_in_order().first()
    {
        // Every map has a persona.
        clip.personas.insert(*id, (*persona).clone());
    }
    let is_within = |link: &Link| touchpoints.contains(&link.from) && touchpoints.contains(&link.to);
    for (id, link) in map.links.iter().filter(|(_, link)| is_within(link)) {
        clip.links.insert(id, link.clone());
    }
    clip
}

/// What puts a clip into a map, and which touchpoints come of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// All of it, as one step.
    pub command: Command,
    /// The new touchpoints, in journey order.
    pub touchpoints: Vec<Id<Touchpoint>>,
}

/// Puts all touchpoints of a clip into a map: into `stage`, or each into the stage that is called as its own is. They
/// come last in their stages. New ids are drawn from `source`.
#[must_use]
pub fn join(map: &JourneyMap, clip: &JourneyMap, stage: Option<Id<Stage>>, source: &mut impl Rng) -> Joined {
    let mut joiner = Joiner {
        map,
        clip,
        source,
        commands: Vec::new(),
        personas: BTreeMap::new(),
        channels: BTreeMap::new(),
        stages: BTreeMap::new(),
        last: BTreeMap::new(),
        last_stage: BTreeMap::new(),
        last_channel: BTreeMap::new(),
        last_persona: BTreeMap::new(),
    };
    let mut new = BTreeMap::new();
    let mut touchpoints = Vec::new();
    for (id, touchpoint) in clip.touchpoints_in_order() {
        if let Some(made) = joiner.touchpoint(id, touchpoint, stage, &touchpoints) {
            new.insert(id, made);
            touchpoints.push(made);
        }
    }
    let mut taken = BTreeSet::new();
    for link in clip.links.values() {
        if let (Some(from), Some(to)) = (new.get(&link.from), new.get(&link.to)) {
            let id = free(&map.links, &taken, joiner.source);
            taken.insert(id);
            joiner.commands.push(Command::add(id, Link { from: *from, to: *to, ..link.clone() }));
        }
    }
    Joined { command: Command::All(joiner.commands), touchpoints }
}

struct Joiner<'a, R: Rng> {
    map: &'a JourneyMap,
    clip: &'a JourneyMap,
    source: &'a mut R,
    commands: Vec<Command>,
    personas: BTreeMap<Id<Persona>, Id<Persona>>,
    channels: BTreeMap<Id<Channel>, Id<Channel>>,
    stages: BTreeMap<Id<Stage>, Id<Stage>>,
    /// The last place in each stage.
    last: BTreeMap<Id<Stage>, Option<Order>>,
    /// The last place of what was made, stages by phase.
    last_stage: BTreeMap<Phase, Order>,
    last_channel: BTreeMap<(), Order>,
    last_persona: BTreeMap<(), Order>,
}

/// How far a card that was placed by hand comes to stand from where it was.
const ASIDE: i32 = 16;

impl<R: Rng> Joiner<'_, R> {
    fn touchpoint(
        &mut self,
        id: Id<Touchpoint>,
        was: &Touchpoint,
        into: Option<Id<Stage>>,
        before: &[Id<Touchpoint>],
    ) -> Option<Id<Touchpoint>> {
        let stage = match into {
            Some(stage) => stage,
            None => self.stage(was.stage)?,
        };
        let mut touchpoint = was.clone();
        let map = self.map;
        let last = self
            .last
            .entry(stage)
            .or_insert_with(|| map.touchpoints_of(stage).last().map(|(_, touchpoint)| touchpoint.order.clone()));
        touchpoint.order = Order::after(last.as_ref());
        *last = Some(touchpoint.order.clone());
        touchpoint.stage = stage;
        let aside = |at: Offset| Offset { x: at.x.saturating_add(ASIDE), y: at.y.saturating_add(ASIDE) };
        touchpoint.offset = was.offset.filter(|_| into.is_none()).map(aside);
        let mut seen = BTreeSet::new();
        let channels: Vec<_> = was.channels.iter().filter_map(|channel| self.channel(*channel)).collect();
        touchpoint.channels = channels.into_iter().filter(|channel| seen.insert(*channel)).collect();
        let new = free(&self.map.touchpoints, &before.iter().copied().collect(), self.source);
        self.commands.push(Command::add(new, touchpoint));
        let clip = self.clip;
        for (persona, experience) in clip.experiences.at(id) {
            if let Some(persona) = self.persona(persona) {
                self.commands.push(Command::set((new, persona), experience.clone()));
            }
        }
        Some(new)
    }

    fn stage(&mut self, id: Id<Stage>) -> Option<Id<Stage>> {
        if let Some(known) = self.stages.get(&id) {
            return Some(*known);
        }
        let stage = self.clip.stages.get(id)?;
        let there = self.map.stages_in_order();
        let same = there.iter().find(|(_, other)| folded(&other.name) == folded(&stage.name)).map(|(id, _)| *id);
        let found = same.unwrap_or_else(|| {
            let taken: BTreeSet<_> = self.stages.values().copied().collect();
            let new = free(&self.map.stages, &taken, self.source);
            let order =
                next(&mut self.last_stage, stage.phase, there.iter().map(|(_, other)| (other.phase, &other.order)));
            self.commands.push(Command::add(new, Stage { order, ..stage.clone() }));
            new
        });
        self.stages.insert(id, found);
        Some(found)
    }

    fn channel(&mut self, id: Id<Channel>) -> Option<Id<Channel>> {
        if let Some(known) = self.channels.get(&id) {
            return Some(*known);
        }
        let channel = self.clip.channels.get(id)?;
        let there = self.map.channels_in_order();
        let same = there.iter().find(|(_, other)| folded(&other.name) == folded(&channel.name)).map(|(id, _)| *id);
        let found = same.unwrap_or_else(|| {
            let taken: BTreeSet<_> = self.channels.values().copied().collect();
            let new = free(&self.map.channels, &taken, self.source);
            let order = next(&mut self.last_channel, (), there.iter().map(|(_, other)| ((), &other.order)));
            self.commands.push(Command::add(new, Channel { order, ..channel.clone() }));
            new
        });
        self.channels.insert(id, found);
        Some(found)
    }

    fn persona(&mut self, id: Id<Persona>) -> Option<Id<Persona>> {
        if let Some(known) = self.personas.get(&id) {
            return Some(*known);
        }
        let persona = self.clip.personas.get(id)?;
        let there = self.map.personas_in_order();
        let same = there.iter().find(|(_, other)| folded(&other.name) == folded(&persona.name)).map(|(id, _)| *id);
        let found = same.unwrap_or_else(|| {
            let taken: BTreeSet<_> = self.personas.values().copied().collect();
            let new = free(&self.map.personas, &taken, self.source);
            let order = next(&mut self.last_persona, (), there.iter().map(|(_, other)| ((), &other.order)));
            self.commands.push(Command::add(new, Persona { order, ..persona.clone() }));
            new
        });
        self.personas.insert(id, found);
        Some(found)
    }
}

/// The next place at the end of a row: beyond those that are there, and those made before.
fn next<'a, K: Ord>(made: &mut BTreeMap<K, Order>, row: K, there: impl Iterator<Item = (K, &'a Order)>) -> Order {
    let last = there.filter(|(other, _)| *other == row).map(|(_, order)| order).max();
    let order = Order::after(made.get(&row).or(last));
    made.insert(row, order.clone());
    order
}

fn free<T: Kind>(table: &Table<T>, taken: &BTreeSet<Id<T>>, source: &mut impl Rng) -> Id<T> {
    loop {
        let id = table.free_id(source);
        if !taken.contains(&id) {
            return id;
        }
    }
}

#[cfg(test)]
mod tests {
    use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

    use super::*;
    use crate::{
        edit::{
            perform,
            sample::{id, map, text},
        },
        model::check,
    };

    fn joined(into: &str, from: &str, titles: &[&str], stage: Option<&str>) -> JourneyMap {
        let into = map(into);
        let clip = clip(&map(from), &titles.iter().map(|title| id(title)).collect());
        assert_eq!(check(&clip), []);
        let mut source = ChaCha8Rng::seed_from_u64(1);
        let joined = join(&into, &clip, stage.map(id), &mut source);
        let after = perform(&joined.command, &into).unwrap();
        assert_eq!(check(&after), []);
        assert_eq!(joined.touchpoints.len(), titles.len());
        after
    }

    #[track_caller]
    fn assert_joins(into: &str, from: &str, titles: &[&str], stage: Option<&str>, after: &str) {
        assert_eq!(text(&joined(into, from, titles, stage)), after);
    }

    #[test]
    fn stages_are_joined_by_name_or_made() {
        let from = "buy: Cart Pay | Keep: Call | Cart>Pay Pay>Call";
        assert_joins("Buy: Ad", from, &["Cart", "Pay"], None, "Buy: Ad Cart Pay | Cart>Pay");
        let both = "Buy: Ad Pay | Keep: Call | Pay>Call";
        assert_joins("Buy: Ad", from, &["Pay", "Call"], None, both);
        assert_joins("Buy: Ad", from, &["Pay", "Call"], Some("Buy"), "Buy: Ad Pay Call | Pay>Call");
        assert_joins("Buy: Cart", from, &["Cart"], None, "Buy: Cart Cart");
    }

    #[test]
    fn channels_and_personas_are_those_that_are_called_so() {
        let after = joined("Buy: Ad", "Buy: Cart", &["Cart"], None);
        assert_eq!((after.channels.len(), after.personas.len(), after.experiences.len()), (1, 1, 2));
        let mut from = map("Buy: Cart");
        from.channels.update(id("Web"), |channel| channel.name = "Kiosk".into());
        from.personas.update(id("Customer"), |persona| persona.name = "Maya".into());
        let into = map("Buy: Ad");
        let clip = clip(&from, &BTreeSet::from([id("Cart")]));
        let joined = join(&into, &clip, None, &mut ChaCha8Rng::seed_from_u64(1));
        let after = perform(&joined.command, &into).unwrap();
        assert_eq!((after.channels.len(), after.personas.len(), after.experiences.len()), (2, 2, 2));
    }

    #[test]
    fn a_card_placed_by_hand_comes_to_stand_a_little_aside() {
        assert_joins("Buy: Cart@5,5", "Buy: Cart@5,5", &["Cart"], None, "Buy: Cart@5,5 Cart@21,21");
        assert_joins("Buy: Cart@5,5", "Buy: Cart@5,5", &["Cart"], Some("Buy"), "Buy: Cart@5,5 Cart");
    }
}
