//! Where in a text the journeys are: as a whole, or in the fenced blocks of a Markdown text.

use super::{Blocks, statement};
use crate::import::error::ImportError;

/// One journey's text and where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block<'a> {
    /// Its lines, with their numbers in the whole text.
    pub(super) lines: Vec<(usize, &'a str)>,
}

/// The journeys of a text.
#[derive(Debug)]
pub(super) struct Found<'a> {
    /// Those to be read, at least one.
    pub(super) blocks: Vec<Block<'a>>,
    /// The line of the first journey that is not read, and how many there are.
    pub(super) unread: Option<(usize, usize)>,
}

/// Header words of Mermaid's other diagrams, as its documentation lists them.
const OTHERS: [&str; 29] = [
    "flowchart",
    "graph",
    "sequenceDiagram",
    "classDiagram",
    "stateDiagram",
    "erDiagram",
    "gantt",
    "pie",
    "gitGraph",
    "mindmap",
    "timeline",
    "quadrantChart",
    "requirement",
    "requirementDiagram",
    "C4Context",
    "C4Container",
    "C4Component",
    "C4Dynamic",
    "C4Deployment",
    "sankey",
    "xychart",
    "block",
    "packet",
    "kanban",
    "architecture",
    "radar",
    "treemap",
    "zenuml",
    "info",
];

/// Finds the journeys.
pub(super) fn journeys(text: &str, wanted: Blocks) -> Result<Found<'_>, ImportError> {
    let whole = Block { lines: text.lines().enumerate().map(|(before, line)| (before + 1, line)).collect() };
    if !is_markdown(&whole) {
        let (line, word) = statement::header(&whole)?.ok_or(ImportError::Empty)?;
        return match kind_of(&word) {
            Kind::Journey => Ok(Found { blocks: vec![whole], unread: None }),
            Kind::Other => Err(ImportError::OtherDiagram { line, header: word }),
            Kind::None => Err(ImportError::NotMermaid { line, word }),
        };
    }
    choose(fenced(&whole), wanted)
}

fn choose(fenced: Vec<Block<'_>>, wanted: Blocks) -> Result<Found<'_>, ImportError> {
    let mut blocks = Vec::new();
    let mut others = Vec::new();
    for block in fenced {
        match statement::header(&block)? {
            Some((_, word)) if kind_of(&word) == Kind::Journey => blocks.push(block),
            Some((line, word)) => others.push((line, word)),
            None => {}
        }
    }
    if blocks.is_empty() {
        return Err(match others.into_iter().collect::<Vec<_>>() {
            others if others.len() == 1 => {
                let (line, header) = others.into_iter().next().unwrap_or_default();
                ImportError::OtherDiagram { line, header }
            }
            others => ImportError::NoJourneyBlock { others: others.len() },
        });
    }
    let unread = match wanted {
        Blocks::All => Vec::new(),
        Blocks::First => blocks.split_off(1),
    };
    let first_line = unread.first().and_then(|block| block.lines.first()).map(|(line, _)| *line);
    Ok(Found { blocks, unread: first_line.map(|line| (line, unread.len())) })
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Journey,
    Other,
    None,
}

fn kind_of(word: &str) -> Kind {
    if word.eq_ignore_ascii_case("journey") {
        return Kind::Journey;
    }
    // `stateDiagram-v2`, `xychart-beta`: the version is not part of the kind.
    let bare = word.split('-').next().unwrap_or_default();
    if OTHERS.iter().any(|other| other.eq_ignore_ascii_case(bare)) { Kind::Other } else { Kind::None }
}

/// Does a fence of Mermaid stand before anything that Mermaid itself could begin with?
fn is_markdown(whole: &Block<'_>) -> bool {
    let begins_as_journey = whole
        .lines
        .iter()
        .map(|(_, line)| line.trim_start())
        .find(|line| !line.is_empty() && !line.starts_with("%%"))
        .is_some_and(|line| line.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("journey")));
    !begins_as_journey && whole.lines.iter().any(|(_, line)| Fence::opening(line).is_some_and(|fence| fence.is_mermaid))
}

/// A line of at least three back-ticks or tildes.
#[derive(Debug, Clone, Copy)]
struct Fence {
    letter: char,
    length: usize,
    is_mermaid: bool,
}

impl Fence {
    fn opening(line: &str) -> Option<Fence> {
        let line = line.trim_start();
        let letter = line.chars().next().filter(|letter| matches!(letter, '`' | '~'))?;
        let length = line.chars().take_while(|next| *next == letter).count();
        let info = line.get(length..).unwrap_or_default().trim().trim_start_matches(['{', '.']);
        let word = info.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        let is_fence = length >= 3 && !info.contains('`');
        is_fence.then(|| Fence { letter, length, is_mermaid: word.eq_ignore_ascii_case("mermaid") })
    }

    fn is_closed_by(self, line: &str) -> bool {
        let line = line.trim();
        line.chars().all(|next| next == self.letter) && line.len() >= self.length
    }
}

/// The Mermaid blocks of a Markdown text; one that is never closed goes to the end.
fn fenced<'a>(whole: &Block<'a>) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    let mut open: Option<(Fence, Vec<(usize, &'a str)>)> = None;
    for (number, line) in &whole.lines {
        match &mut open {
            None => open = Fence::opening(line).map(|fence| (fence, Vec::new())),
            Some((fence, _)) if fence.is_closed_by(line) => blocks.extend(open.take()),
            Some((_, lines)) => lines.push((*number, *line)),
        }
    }
    blocks.extend(open);
    blocks.into_iter().filter(|(fence, _)| fence.is_mermaid).map(|(_, lines)| Block { lines }).collect()
}
