//! What was read, as values: every word with what it was understood as, every line with what it makes.

use std::{collections::BTreeSet, ops::Range};

use super::header::Column;
use crate::model::{
    Channel, Creator, Effort, Emotion, Id, JourneyMap, LoveCause, PainCause, Persona, Phase, Place, Rating, Role,
    Stage, Touchpoint,
};

/// What a text is read against.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The map that it comes to.
    pub map: &'a JourneyMap,
    /// The stage in focus; none = the first, and one is made where there is none.
    pub stage: Option<Id<Stage>>,
    /// The touchpoint after which the first new one comes, if it is of that stage; none = after the last.
    pub after: Option<Id<Touchpoint>>,
    /// The touchpoint from which a link leads to the first new one.
    pub from: Option<Id<Touchpoint>>,
    /// Whose feelings those without a name are; none = the first persona's.
    pub persona: Option<Id<Persona>>,
    /// Where channels that are not in the map yet are, as far as somebody said; by [`folded`](super::folded) name.
    pub places: &'a [(String, Place)],
}

impl<'a> Context<'a> {
    /// The map alone: its first stage, its first persona.
    #[must_use]
    pub fn of(map: &'a JourneyMap) -> Self {
        Self { map, stage: None, after: None, from: None, persona: None, places: &[] }
    }
}

/// A text, read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Reading {
    /// Its lines (the rows of a table), in order; empty ones too.
    pub lines: Vec<Line>,
    /// Channels that it makes, in order.
    pub channels: Vec<NewChannel>,
    /// Stages that it makes, in order.
    pub stages: Vec<NewStage>,
    /// Was it read as cells between tabs?
    pub is_table: bool,
    /// The stage in focus when it is done.
    pub focus: Option<StageName>,
}

impl Reading {
    /// The touchpoints that it makes, in order.
    pub fn drafts(&self) -> impl Iterator<Item = &Draft> {
        self.lines.iter().filter_map(|line| match &line.says {
            Says::Touchpoint(draft) => Some(draft.as_ref()),
            _ => None,
        })
    }

    /// Every word of it, in order.
    pub fn spans(&self) -> impl Iterator<Item = &Span> {
        self.lines.iter().flat_map(|line| &line.spans)
    }

    /// The words that were not understood, in order, and why.
    pub fn doubts(&self) -> impl Iterator<Item = (&Range<usize>, &Why)> {
        self.spans().filter_map(|span| match &span.meaning {
            Meaning::NotUnderstood(why) => Some((&span.range, why)),
            _ => None,
        })
    }

    /// Does it say nothing at all?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.says == Says::Nothing)
    }

    /// Is there a line that has signs and no title yet? Added as it is, the whole line would be the title.
    #[must_use]
    pub fn is_untitled(&self) -> bool {
        self.drafts().any(|draft| draft.is_untitled)
    }
}

/// A line, or a row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Line {
    /// Its bytes in the text, without the end of the line.
    pub range: Range<usize>,
    /// Its words (in a table, cells), in order, none upon another. Together they hold everything but white space.
    pub spans: Vec<Span>,
    /// What it makes.
    pub says: Says,
}

/// What a line makes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Says {
    /// Nothing: it is empty.
    Nothing,
    /// It names the columns.
    Header,
    /// From here on in this stage.
    Stage(StageName),
    /// A touchpoint.
    Touchpoint(Box<Draft>),
}

/// A word and what it was understood as.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Span {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it was understood as.
    pub meaning: Meaning,
    /// Does a later word say the same thing otherwise, so that this one does not hold?
    pub is_overruled: bool,
}

/// What a word was understood as.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// Part of the title.
    Title,
    /// A mark that is left out: a list's dash, the sign of a heading.
    Mark,
    /// Where it happens.
    Channel(ChannelName),
    /// Who makes it.
    Creator(Creator),
    /// How it feels.
    Emotion {
        /// To whom.
        persona: Id<Persona>,
        /// How.
        emotion: Emotion,
        /// Was she named?
        is_named: bool,
    },
    /// Why it hurts.
    PainCause(PainCause),
    /// Why it is loved.
    LoveCause(LoveCause),
    /// What it costs to improve.
    Effort(Effort),
    /// How much it matters.
    Importance(Rating),
    /// What comes next.
    Next(Next),
    /// In which stage.
    Stage(StageName),
    /// The phase of a new stage.
    Phase(Phase),
    /// How satisfied customers are.
    Satisfaction(Rating),
    /// What it does in the journey.
    Roles(BTreeSet<Role>),
    /// What the customer does.
    Action,
    /// What she thinks.
    Thought,
    /// Kept in the notes.
    Note,
    /// The name of a column; none = one that is not known, kept in the notes.
    Header(Option<Column>),
    /// Nothing; it stays in the title (in a table, in the notes).
    NotUnderstood(Why),
}

/// Why a word was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Why {
    /// Several channels begin so.
    Channels(Vec<ChannelName>),
    /// `#` and neither a creator nor love nor pain.
    Tag,
    /// `#` and the beginning of several of them.
    Tags(Vec<&'static str>),
    /// A feeling outside -2..=+2.
    Feeling,
    /// A feeling of somebody who is not there.
    Persona(String),
    /// A feeling of one of several.
    Personas(Vec<Id<Persona>>),
    /// `!` and no cause of pain (of love) begins so.
    Cause {
        /// Was the feeling good, so that it would be a cause of love? None = no feeling yet.
        is_love: Option<bool>,
    },
    /// `!` and the beginning of several causes.
    Causes(Vec<&'static str>),
    /// `~` and no size.
    Effort,
    /// A rating outside 0..=10.
    Rating,
    /// Several titles begin so.
    Titles(Vec<Next>),
    /// Several stages begin so.
    Stages(Vec<StageName>),
}

/// A channel of the map, or one that the text makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChannelName {
    /// It is there.
    Known(Id<Channel>),
    /// The text makes it: its place in [`Reading::channels`].
    New(usize),
}

/// A stage of the map, or one that the text makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StageName {
    /// It is there.
    Known(Id<Stage>),
    /// The text makes it: its place in [`Reading::stages`].
    New(usize),
}

/// The touchpoint that comes next.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Next {
    /// It is there.
    Known(Id<Touchpoint>),
    /// This line of the text makes it: its place in [`Reading::lines`].
    Line(usize),
    /// It is still to come: its title.
    ToCome(String),
}

/// A channel that a text makes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NewChannel {
    /// What it is called.
    pub name: String,
    /// Online or offline.
    pub place: Place,
    /// Was that guessed, and should be asked?
    pub is_guess: bool,
}

/// A stage that a text makes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NewStage {
    /// What it is called.
    pub name: String,
    /// The phase it belongs to.
    pub phase: Phase,
    /// It comes after this one; none = at the beginning of its phase.
    pub after: Option<StageName>,
}

/// A touchpoint as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Draft {
    /// Its title; never empty.
    pub title: String,
    /// Were there signs only, so that all of the line became the title?
    pub is_untitled: bool,
    /// Its stage; none = the map has none yet, and one is made.
    pub stage: Option<StageName>,
    /// Where it happens, each once, in order.
    pub channels: Vec<ChannelName>,
    /// Who makes it.
    pub creator: Option<Creator>,
    /// How it feels, each persona once.
    pub emotions: Vec<(Id<Persona>, Emotion)>,
    /// Why it hurts.
    pub pain_cause: Option<PainCause>,
    /// Why it is loved.
    pub love_cause: Option<LoveCause>,
    /// What it costs to improve.
    pub effort: Option<Effort>,
    /// How much it matters.
    pub importance: Option<Rating>,
    /// How satisfied customers are.
    pub satisfaction: Option<Rating>,
    /// What it does in the journey.
    pub roles: BTreeSet<Role>,
    /// What the customer does.
    pub action: String,
    /// What the persona in focus thinks.
    pub thought: String,
    /// What comes next.
    pub next: Vec<Next>,
    /// What is kept in the notes, a line each.
    pub notes: Vec<String>,
}
