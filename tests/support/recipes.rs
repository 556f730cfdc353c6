//! Recipes: a few numbers that become a command for whatever map they meet, so that a script of them can be cut short
//! anywhere and still makes sense. About one in ten is meant to be refused.

use std::collections::BTreeSet;

use journey_canvas::{
    edit::{Command, FlowPlace, Placement, perform},
    model::{
        BasisPoints, Channel, Creator, Effort, EffortSize, Emotion, Experience, Flow, Id, JourneyMap, Kind, Link,
        Offset, Opportunity, OpportunityKind, Order, Persona, Phase, Place, Stage, Subject, Table, Touchpoint,
    },
};

/// So many kinds of command there are.
pub const KINDS: u8 = 32;

/// A command in the making.
#[derive(Debug, Clone)]
pub struct Recipe {
    /// Which command, below [`KINDS`].
    pub what: u8,
    /// Picks what it is about.
    pub first: u16,
    /// Picks the other end, the stage, the name.
    pub second: u16,
    /// How much.
    pub number: i32,
}

/// The map after those of the recipes that are not refused.
pub fn changed(map: JourneyMap, recipes: &[Recipe]) -> JourneyMap {
    recipes.iter().fold(map, |map, recipe| perform(&recipe.command(&map), &map).unwrap_or(map))
}

/// Two stages of three touchpoints, linked in a row, felt by two personas.
pub fn start() -> JourneyMap {
    let mut map = JourneyMap::empty();
    map.personas.insert(id("Maya"), Persona::named("Maya", Order::after(None)));
    map.channels.insert(id("Web"), channel("Web"));
    let (mut stages, mut previous) = (Order::spread(2).into_iter(), None);
    for (stage, cards) in [("Before", ["Ad", "Search", "Site"]), ("After", ["Cart", "Box", "Call"])] {
        map.stages.insert(id(stage), Stage::named(stage, Phase::Purchase, stages.next().unwrap()));
        for (card, order) in cards.into_iter().zip(Order::spread(3)) {
            map.touchpoints.insert(id(card), Touchpoint::titled(card, id(stage), order));
            map.experiences.insert((id(card), id("Maya")), Experience::feels(Emotion::clamped(40)));
            if let Some(from) = previous.replace(id(card)) {
                map.links.insert(id(card), Link::between(from, id(card)));
            }
        }
    }
    map
}

fn id<T: Kind>(name: &str) -> Id<T> {
    Id::from_words(name, 0)
}

fn channel(name: &str) -> Channel {
    Channel { name: name.to_owned(), order: Order::after(None), place: Place::Online, icon: None }
}

impl Recipe {
    /// The command for this map.
    pub fn command(&self, map: &JourneyMap) -> Command {
        let (touchpoint, other) = (some(&map.touchpoints, self.first), some(&map.touchpoints, self.second));
        let (stage, persona) = (some(&map.stages, self.second), some(&map.personas, self.second));
        let fresh = u32::from(self.first % 64);
        let name = if self.second.is_multiple_of(23) { String::from(" ") } else { format!("n{}", self.second % 50) };
        let emotion = (self.number % 3 != 0).then(|| Emotion::clamped(i64::from(self.number)));
        let flow = (self.number > -200).then(|| Flow::Share(BasisPoints::clamped(i64::from(self.number) * 30)));
        match self.what {
            0 => Command::add(new(fresh), Persona::named(name, Order::after(None))),
            1 => Command::add(new(fresh), Stage::named(name, Phase::PostPurchase, Order::after(None))),
            2 => Command::add(new(fresh), channel(&name)),
            3..=5 => Command::add(new(fresh), Touchpoint::titled(name, stage, Order::after(None))),
            6..=12 => Command::add(new(fresh), Link::between(touchpoint, other)),
            13 => {
                let mut opportunity = Opportunity::titled(name, Order::after(None), OpportunityKind::FixPain);
                opportunity.touchpoints = BTreeSet::from([touchpoint, other]);
                Command::add(new(fresh), opportunity)
            }
            14..=16 => Command::SetEmotion { touchpoint, persona, emotion },
            17 => {
                let experience = Experience { thought: name.trim().to_owned(), emotion, ..Experience::default() };
                Command::set((touchpoint, persona), experience)
            }
            18 => Command::Rename(Subject::Touchpoint(touchpoint), name),
            19 => Command::Rename(Subject::About, name),
            20 => Command::SetCreator { touchpoints: vec![touchpoint, other], creator: Some(Creator::Earned) },
            21 => {
                let channels = vec![some(&map.channels, self.first), some(&map.channels, self.second)];
                Command::SetChannels { touchpoint, channels }
            }
            22 => Command::SetEffort { touchpoints: vec![touchpoint], effort: Some(Effort::Size(EffortSize::S)) },
            23 => Command::SetFlow { at: FlowPlace::Link(some(&map.links, self.first)), flow },
            24 => Command::SetFlow { at: FlowPlace::Leave(touchpoint), flow },
            25..=26 => {
                let offset = (self.number % 4 != 0).then_some(Offset { x: self.number, y: -self.number });
                let order = Order::spread(30).swap_remove(usize::from(self.second % 30));
                Command::MoveTouchpoints { placements: vec![Placement { touchpoint, stage, order, offset }] }
            }
            27 => Command::Tidy,
            28 => Command::Remove(vec![Subject::Touchpoint(touchpoint)]),
            29 => Command::Remove(vec![Subject::Link(some(&map.links, self.first)), Subject::Persona(persona)]),
            30 => match self.number {
                ..-150 => Command::Remove(vec![Subject::Stage(stage)]),
                -150..0 => Command::Remove(vec![Subject::Channel(some(&map.channels, self.first))]),
                _ => Command::Remove(vec![Subject::Opportunity(some(&map.opportunities, self.first))]),
            },
            _ => {
                let mut settings = map.settings.clone();
                settings.pain_below = Emotion::clamped(-i64::from(self.first % 40));
                Command::SetSettings(settings)
            }
        }
    }
}

fn new<T: Kind>(occurrence: u32) -> Id<T> {
    Id::from_words("new", occurrence)
}

/// One of the table, or an id that is not there where the table is empty.
pub fn some<T: Kind>(table: &Table<T>, pick: u16) -> Id<T> {
    let ids: Vec<_> = table.ids().collect();
    ids.get(usize::from(pick) % ids.len().max(1)).copied().unwrap_or(id("gone"))
}
