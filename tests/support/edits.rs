//! Scripts of edits for the laws: a recipe is a few numbers that become a command for whatever map it meets, so that
//! a script can be shrunk and still make sense. About one recipe in ten is meant to be refused.

use std::collections::BTreeSet;

use journey_canvas::{
    edit::{Command, Document, FlowPlace, Label, Placement, Refusal, Selection, perform},
    model::{
        BasisPoints, Channel, Creator, Effort, EffortSize, Emotion, Experience, Flow, Id, JourneyMap, Kind, Link,
        Offset, Opportunity, OpportunityKind, Order, Persona, Phase, Place, Stage, Subject, Table, Touchpoint,
    },
};
use proptest::{collection::vec, prelude::*};

/// A command in the making.
#[derive(Debug, Clone)]
pub struct Recipe {
    what: u8,
    first: u16,
    second: u16,
    number: i32,
}

/// What is done to a document.
#[derive(Debug, Clone)]
pub enum Act {
    Edit(Recipe),
    EditAll(Vec<Recipe>),
    Begin,
    Preview(Recipe),
    Commit,
    Cancel,
    Undo,
    Redo,
    Select(u16),
    Save,
}

pub fn recipes() -> impl Strategy<Value = Recipe> {
    (0..32_u8, any::<u16>(), any::<u16>(), -300..300_i32).prop_map(|(what, first, second, number)| Recipe {
        what,
        first,
        second,
        number,
    })
}

/// Scripts are made of phrases, so that drags are begun, previewed and ended more often than chance would have it.
pub fn scripts() -> impl Strategy<Value = Vec<Act>> {
    let ends = prop_oneof![3 => Just(Act::Commit), 3 => Just(Act::Cancel), 1 => Just(Act::Undo), 1 => any_act()];
    let drag = (vec(recipes().prop_map(Act::Preview), 0..4), ends)
        .prop_map(|(previews, end)| [vec![Act::Begin], previews, vec![end]].concat());
    let phrase = prop_oneof![4 => any_act().prop_map(|act| vec![act]), 1 => drag];
    vec(phrase, 0..40).prop_map(|phrases| phrases.concat())
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        12 => recipes().prop_map(Act::Edit),
        2 => vec(recipes(), 1..4).prop_map(Act::EditAll),
        1 => Just(Act::Begin),
        1 => recipes().prop_map(Act::Preview),
        1 => Just(Act::Commit),
        1 => Just(Act::Cancel),
        4 => Just(Act::Undo),
        3 => Just(Act::Redo),
        2 => any::<u16>().prop_map(Act::Select),
        1 => Just(Act::Save),
    ]
}

/// Sound maps: the small one below after some edits.
pub fn maps() -> impl Strategy<Value = JourneyMap> {
    vec(recipes(), 0..40).prop_map(|recipes| changed(start(), &recipes))
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
fn some<T: Kind>(table: &Table<T>, pick: u16) -> Id<T> {
    let ids: Vec<_> = table.ids().collect();
    ids.get(usize::from(pick) % ids.len().max(1)).copied().unwrap_or(id("gone"))
}

/// What a document should be, told as simply as can be: all maps that were, one after another.
#[derive(Debug, Clone)]
pub struct Model {
    pub steps: Vec<JourneyMap>,
    pub at: usize,
    pub preview: Option<JourneyMap>,
    pub saved: JourneyMap,
}

/// What happened in a script, for asking whether the generator reaches what the laws speak of.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    pub done: usize,
    pub refused: usize,
    pub links_made: usize,
    pub links_gone_with_a_touchpoint: usize,
    pub cancelled_with_redo: usize,
    pub committed_drags: usize,
}

impl Model {
    pub fn new(map: JourneyMap) -> Self {
        Self { steps: vec![map.clone()], at: 0, preview: None, saved: map }
    }

    pub fn map(&self) -> &JourneyMap {
        self.preview.as_ref().unwrap_or(&self.steps[self.at])
    }

    pub fn can_redo(&self) -> bool {
        self.at + 1 < self.steps.len()
    }

    fn keep(&mut self, next: JourneyMap) {
        if next != self.steps[self.at] {
            self.steps.truncate(self.at + 1);
            self.steps.push(next);
            self.at += 1;
        }
    }

    fn commit(&mut self) {
        if let Some(next) = self.preview.take() {
            self.keep(next);
        }
    }

    /// Does the same to document and model.
    pub fn act(&mut self, act: &Act, document: &mut Document, tally: &mut Tally) {
        match act {
            Act::Edit(recipe) => self.edit(&recipe.command(document.map()), document, tally),
            Act::EditAll(recipes) => {
                let commands = recipes.iter().map(|recipe| recipe.command(document.map())).collect();
                self.edit(&Command::All(commands), document, tally);
            }
            Act::Begin => {
                self.commit();
                document.begin(Label::Move(1));
                self.preview = Some(self.steps[self.at].clone());
            }
            Act::Preview(recipe) => {
                let command = recipe.command(document.settled());
                match &self.preview {
                    Some(_) => match (perform(&command, &self.steps[self.at]), document.preview(&command)) {
                        (Ok(next), Ok(())) => self.preview = Some(next),
                        (expected, got) => assert_eq!(expected.map(|_| ()), got),
                    },
                    None => assert_eq!(document.preview(&command), Err(Refusal::NotBegun)),
                }
            }
            Act::Commit => {
                let before = self.at;
                self.commit();
                document.commit();
                tally.committed_drags += self.at - before;
            }
            Act::Cancel => {
                tally.cancelled_with_redo += usize::from(self.preview.is_some() && self.can_redo());
                self.preview = None;
                document.cancel();
            }
            Act::Undo if self.preview.is_some() => {
                self.preview = None;
                assert_eq!(document.undo(), None);
            }
            Act::Undo => {
                assert_eq!(document.undo().is_some(), self.at > 0);
                self.at = self.at.saturating_sub(1);
            }
            Act::Redo if self.preview.is_some() => assert_eq!(document.redo(), None),
            Act::Redo => {
                assert_eq!(document.redo().is_some(), self.can_redo());
                self.at += usize::from(self.can_redo());
            }
            Act::Select(pick) => {
                document.select(Selection::touchpoint(some(&document.map().touchpoints, *pick)));
            }
            Act::Save => {
                document.mark_saved(document.settled().clone());
                self.saved = self.steps[self.at].clone();
            }
        }
    }

    fn edit(&mut self, command: &Command, document: &mut Document, tally: &mut Tally) {
        self.commit();
        let before = self.steps[self.at].clone();
        let expected = perform(command, &before);
        let got = document.edit(command);
        match expected {
            Ok(next) => {
                assert_eq!(got, Ok(()));
                tally.done += 1;
                tally.links_made += next.links.len().saturating_sub(before.links.len());
                if next.touchpoints.len() < before.touchpoints.len() {
                    tally.links_gone_with_a_touchpoint += before.links.len().saturating_sub(next.links.len());
                }
                self.keep(next);
            }
            Err(refusal) => {
                assert_eq!(got, Err(refusal));
                tally.refused += 1;
            }
        }
    }
}
