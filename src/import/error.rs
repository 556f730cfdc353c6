//! Why a text cannot be imported: facts, no sentences.

/// A text that cannot be imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Mermaid, but another kind of diagram.
    #[error("line {line}: `{header}` diagram")]
    OtherDiagram {
        /// Where it says so.
        line: usize,
        /// What it says.
        header: String,
    },
    /// The text begins with something that no Mermaid diagram begins with.
    #[error("line {line}: `{word}` begins no diagram")]
    NotMermaid {
        /// Where.
        line: usize,
        /// With what.
        word: String,
    },
    /// A table without a single cell.
    #[error("empty table")]
    EmptyTable,
    /// No column of a table holds the titles.
    #[error("no titles among {found:?}")]
    NoTitles {
        /// The headings.
        found: Vec<String>,
    },
    /// A column that was asked for is not there.
    #[error("no column `{name}`")]
    NoSuchColumn {
        /// Its heading.
        name: String,
        /// The headings.
        known: Vec<String>,
    },
    /// A role that no column can have.
    #[error("no role `{role}`")]
    NoSuchRole {
        /// What was asked for.
        role: String,
        /// The roles.
        known: Vec<String>,
    },
    /// There is nothing but blanks and comments.
    #[error("empty")]
    Empty,
    /// A Markdown text without a journey in it.
    #[error("no journey among {others} Mermaid blocks")]
    NoJourneyBlock {
        /// How many Mermaid blocks of other kinds there are.
        others: usize,
    },
    /// A line that does not follow the grammar.
    #[error("{line}:{column}: {wrong:?}")]
    Malformed {
        /// Where, from 1.
        line: usize,
        /// Where in the line, in characters from 1.
        column: usize,
        /// What is wrong, and what would be right.
        wrong: Wrong,
    },
    /// More than a map may hold.
    #[error("{count} are more than {limit}")]
    TooMany {
        /// How many tasks or ratings there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// A text longer than a map may hold.
    #[error("line {line}: {bytes} bytes")]
    TextTooLong {
        /// Where.
        line: usize,
        /// How long.
        bytes: usize,
    },
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// A score that is not a number.
    ScoreIsNoNumber {
        /// What stands there.
        found: String,
        /// What was meant, perhaps.
        fix: Option<Fix>,
    },
    /// A task without a colon and a score behind its name.
    NoScore {
        /// The task's name.
        name: String,
        /// Does a `#` cut the line short?
        is_cut: bool,
    },
    /// A score without a task's name before it.
    NoName,
    /// `section` without a name.
    SectionUnnamed,
    /// A colon behind the name of a section.
    SectionWithColon,
    /// A semicolon, which Mermaid does not take.
    Semicolon,
    /// A brace that is never closed.
    BraceOpen,
    /// A directive that is never closed.
    DirectiveOpen,
    /// Front matter that is never closed.
    FrontmatterOpen,
}

/// What was meant, perhaps, where a score is not a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fix {
    /// Write this number.
    Write(String),
    /// The score and the actors may have changed places: it stands in the next part.
    Swapped(String),
}
