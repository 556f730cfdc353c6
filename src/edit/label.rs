//! What a step of the history did, as a value; `wording` makes "move 2 touchpoints" of it.

use crate::model::Subject;

use super::command::Command;

/// The kinds of record, for labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Word {
    /// A persona.
    Persona,
    /// A stage.
    Stage,
    /// A channel.
    Channel,
    /// A touchpoint.
    Touchpoint,
    /// How a touchpoint feels to a persona.
    Experience,
    /// A link.
    Link,
    /// An opportunity.
    Opportunity,
    /// The map as a whole.
    Map,
    /// Records of several kinds.
    Mixed,
}

impl From<Subject> for Word {
    fn from(subject: Subject) -> Word {
        match subject {
            Subject::About | Subject::Settings => Word::Map,
            Subject::Persona(_) => Word::Persona,
            Subject::Stage(_) => Word::Stage,
            Subject::Channel(_) => Word::Channel,
            Subject::Touchpoint(_) => Word::Touchpoint,
            Subject::Experience(_) => Word::Experience,
            Subject::Link(_) => Word::Link,
            Subject::Opportunity(_) => Word::Opportunity,
        }
    }
}

/// What a step did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Label {
    /// Made so many records.
    Add(Word, usize),
    /// Changed a record.
    Change(Word),
    /// Removed so many records (those asked for, not those that hung on them).
    Remove(Word, usize),
    /// Gave a new name.
    Rename(Word),
    /// Said how it feels.
    SetEmotion,
    /// Said who makes so many touchpoints.
    SetCreator(usize),
    /// Said where it happens.
    SetChannels,
    /// Made one channel of two.
    MergeChannels,
    /// Said what it costs to improve so many touchpoints.
    SetEffort(usize),
    /// Said how many go along a link, or start, succeed or leave.
    SetFlow,
    /// Moved so many touchpoints.
    Move(usize),
    /// Led an end of a link elsewhere.
    Reroute,
    /// Made a stage wider or narrower.
    ResizeStage,
    /// Put a stage elsewhere.
    MoveStage,
    /// Put so many touchpoints in line.
    Align(usize),
    /// Made the gaps between so many touchpoints equal.
    Distribute(usize),
    /// Made so many touchpoints once more.
    Duplicate(usize),
    /// Took so many touchpoints out, to the clipboard.
    Cut(usize),
    /// Took so many touchpoints in, from the clipboard.
    Paste(usize),
    /// Put all cards back to where the layout puts them.
    Tidy,
    /// Chose thresholds, weights, theme.
    SetSettings,
    /// Took records from a file or the clipboard.
    Import,
    /// Made the to-be map of what was tried out.
    KeepToBe,
    /// So many changes at once.
    Several(usize),
}

impl Label {
    /// The label of a command that is a step of its own.
    #[must_use]
    pub fn of(command: &Command) -> Label {
        match command {
            Command::Add(record) => Label::Add(record.subject().into(), 1),
            Command::Set(record) => Label::Change(record.subject().into()),
            Command::Remove(subjects) => Label::Remove(common(subjects), subjects.len()),
            Command::SetAbout(_) => Label::Change(Word::Map),
            Command::SetSettings(_) => Label::SetSettings,
            Command::Rename(subject, _) => Label::Rename((*subject).into()),
            Command::SetEmotion { .. } => Label::SetEmotion,
            Command::SetCreator { touchpoints, .. } => Label::SetCreator(touchpoints.len()),
            Command::SetChannels { .. } => Label::SetChannels,
            Command::MergeChannels { .. } => Label::MergeChannels,
            Command::SetEffort { touchpoints, .. } => Label::SetEffort(touchpoints.len()),
            Command::SetFlow { .. } => Label::SetFlow,
            Command::MoveTouchpoints { placements } => Label::Move(placements.len()),
            Command::Tidy => Label::Tidy,
            Command::All(commands) => of_all(commands),
        }
    }
}

/// One kind of thing done several times keeps its name: two touchpoints added are "add 2 touchpoints".
fn of_all(commands: &[Command]) -> Label {
    let labels: Vec<Label> = commands.iter().map(Label::of).collect();
    let first = labels.first().copied();
    match first {
        Some(only) if labels.iter().all(|label| *label == only) => match only {
            Label::Add(word, _) => Label::Add(word, labels.len()),
            Label::Remove(word, _) => Label::Remove(word, labels.len()),
            Label::SetCreator(1) => Label::SetCreator(labels.len()),
            Label::SetEffort(1) => Label::SetEffort(labels.len()),
            Label::Move(1) => Label::Move(labels.len()),
            other => other,
        },
        _ => Label::Several(labels.len()),
    }
}

fn common(subjects: &[Subject]) -> Word {
    let mut words = subjects.iter().map(|subject| Word::from(*subject));
    let first = words.next().unwrap_or(Word::Mixed);
    if words.all(|word| word == first) { first } else { Word::Mixed }
}
