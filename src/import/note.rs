//! What a reader guessed, changed or left out.

use super::table::TableForm;
use crate::model::Phase;

/// One remark on a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The line, from 1.
    pub line: usize,
    /// What about it.
    pub what: Noted,
}

// Scores in notes are finite: a reader refuses any other.
impl Eq for Note {}

/// What a remark says.
#[derive(Debug, Clone, PartialEq)]
pub enum Noted {
    /// The phase of a stage is a guess.
    PhaseGuessed {
        /// The stage's name.
        stage: String,
        /// The guess.
        phase: Phase,
        /// What it rests on.
        because: Because,
    },
    /// No stage has a word that tells its phase: the first, the last, and what is between.
    PhasesByPlace {
        /// The stage taken for pre-purchase.
        first: String,
        /// The stage taken for post-purchase; none = there is one stage only.
        last: Option<String>,
        /// How many are between, taken for purchase.
        between: usize,
    },
    /// A score outside 1 to 5 was moved to the nearer end.
    ScoreClamped {
        /// The task's name.
        task: String,
        /// What the source says; also kept in the notes of the touchpoint.
        score: f64,
        /// What was taken for it.
        taken: u8,
    },
    /// Everything behind a third colon was left out, as Mermaid does.
    ThirdPartDropped {
        /// What it says.
        dropped: String,
    },
    /// Nobody is named at a task: it counts for every persona.
    RatedForAll {
        /// The first task of which it is so.
        task: String,
        /// How many tasks there are.
        tasks: usize,
    },
    /// No task names anyone: one persona stands for all.
    PersonaAdded {
        /// What she is called.
        name: String,
    },
    /// Tasks stand before the first section: they have a stage of their own.
    StageAdded {
        /// What it is called.
        name: String,
    },
    /// A section has no tasks; the stage is there all the same.
    StageEmpty {
        /// What it is called.
        name: String,
    },
    /// There are more journeys in the text, which were not read.
    MoreBlocks {
        /// How many.
        count: usize,
    },
    /// A journey without tasks.
    NoTasks,
    /// How a table was read.
    TableRead(TableForm),
    /// Columns whose headings say nothing that a map holds.
    ColumnsUnread {
        /// Their headings.
        names: Vec<String>,
    },
    /// A row was left out as a whole.
    RowRefused(RowFault),
    /// Which new channels are taken for online and which for offline.
    ChannelsPlaced {
        /// On a screen.
        online: Vec<String>,
        /// In the world.
        offline: Vec<String>,
    },
    /// A touchpoint that the map did not have; it was added.
    NotOnMap {
        /// Its title.
        title: String,
        /// The titles that the map had.
        known: Vec<String>,
    },
    /// What comes next is no touchpoint of the table or the map; no link was made.
    NextUnknown {
        /// What the cell says.
        title: String,
        /// All titles.
        known: Vec<String>,
    },
}

/// Why a row of a table was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowFault {
    /// It has no title.
    NoTitle,
    /// A cell should hold a number.
    NoNumber {
        /// What the column holds.
        column: &'static str,
        /// What the cell says.
        text: String,
    },
    /// A number beyond its scale.
    Outside {
        /// What the column holds.
        column: &'static str,
        /// What the cell says.
        text: String,
        /// Where the scale begins.
        least: i8,
        /// Where it ends.
        most: i8,
    },
    /// A word that the column does not know.
    Unknown {
        /// What the column holds.
        column: &'static str,
        /// What the cell says.
        text: String,
    },
    /// A cell longer than a map may hold.
    TooLong {
        /// How long.
        bytes: usize,
    },
}

/// What the guess of a phase rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// This word in the name of the stage.
    Word(String),
    /// The stage before is in it, and no word says otherwise.
    Before,
    /// A word says an earlier phase, but a journey does not go back.
    NotBack(String),
}
