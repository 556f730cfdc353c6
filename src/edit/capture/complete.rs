//! What the word at the caret could become: channels, tags, causes, sizes, titles, stages, personas.

use std::ops::Range;

use super::{
    name::{Found, find, folded, made},
    reading::Context,
    sign::{LOVES, PAINS, SIZES, TAGS},
};
use crate::model::{Channel, Id, Persona, Place, Stage, Touchpoint};

/// The word at the caret, and what it could become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The bytes that a choice takes the place of: the word from its sign to the caret.
    pub range: Range<usize>,
    /// Best first.
    pub choices: Vec<Choice>,
    /// Does the word need a choice? It is understood as it stands if not.
    pub is_open: bool,
}

/// One thing that the word could become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A channel of the map.
    Channel(Id<Channel>, String),
    /// A channel of this name, to be made, online or offline.
    NewChannel(String, Place),
    /// A tag: a creator, love or pain.
    Tag(&'static str),
    /// A cause; of love, or of pain.
    Cause {
        /// As it is typed.
        name: &'static str,
        /// Of love?
        is_love: bool,
    },
    /// A size of effort.
    Effort(&'static str),
    /// A touchpoint that comes next.
    Title(Id<Touchpoint>, String),
    /// A stage of the map.
    Stage(Id<Stage>, String),
    /// A persona, whose feeling follows.
    Persona(Id<Persona>, String),
}

impl Choice {
    /// What is written in place of the word; a space follows where the word is finished.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Choice::Channel(_, name) | Choice::NewChannel(name, _) => format!("@{} ", quoted(name)),
            Choice::Tag(name) => format!("#{name} "),
            Choice::Cause { name, .. } => format!("!{name} "),
            Choice::Effort(name) => format!("~{} ", name.to_uppercase()),
            Choice::Title(_, title) => format!(">{} ", quoted(title)),
            Choice::Stage(_, name) => format!("## {name}"),
            Choice::Persona(_, name) => format!("{}:", quoted(name)),
        }
    }
}

fn quoted(name: &str) -> String {
    if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name.to_owned() }
}

/// At most so many choices: what does not fit is found by typing on.
const AT_MOST: usize = 8;

/// What the word before byte `caret` could become; none where there is nothing to choose.
#[must_use]
pub fn complete(text: &str, caret: usize, context: &Context<'_>) -> Option<Completion> {
    let before = text.get(..caret)?;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.get(line_start..)?;
    let indent = line.len() - line.trim_start().len();
    if let Some(typed) = line.trim_start().strip_prefix("##") {
        return stage(typed.trim_start_matches('#').trim_start(), line_start + indent..caret, context);
    }
    let start = word_start(line);
    let word = line.get(start..)?;
    let range = line_start + start..caret;
    let mut letters = word.chars();
    match letters.next()? {
        '@' => channel(letters.as_str(), range, context),
        '#' => Some(words(letters.as_str(), range, TAGS.into_iter().map(|name| (name, Choice::Tag(name))))),
        '!' => causes(letters.as_str(), range),
        '~' => Some(words(letters.as_str(), range, SIZES.into_iter().map(|(name, _)| (name, Choice::Effort(name))))),
        '>' => title(letters.as_str(), range, context),
        _ => persona(word, range, start, context),
    }
    .filter(|completion| !completion.choices.is_empty())
}

/// Where the word at the end of a line begins: at its sign, quotes and titles included.
fn word_start(line: &str) -> usize {
    let after_space = line.rfind(char::is_whitespace).map_or(0, |at| at + space_length(line, at));
    let sign = |sign: char| {
        let at = line.rfind(sign)?;
        let is_first = line.get(..at)?.chars().next_back().is_none_or(char::is_whitespace);
        is_first.then_some(at)
    };
    let is_open = |at: usize| {
        let rest = line.get(at + 1..).unwrap_or_default();
        !rest.contains(['@', '#', '!', '~', '*']) && !rest.starts_with(char::is_whitespace)
    };
    // A title may have several words; a name in quotes that is not closed, too.
    let title = sign('>').filter(|at| is_open(*at) && line.matches('"').count().is_multiple_of(2));
    let quote = sign('@').or(sign('>')).filter(|at| {
        let rest = line.get(at + 1..).unwrap_or_default();
        rest.starts_with('"') && rest.matches('"').count() == 1
    });
    quote.or(title).unwrap_or(after_space)
}

fn space_length(line: &str, at: usize) -> usize {
    line.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

/// Those whose name or a word of it begins as typed; the name before a word of it.
fn matching<T: Clone>(typed: &str, all: Vec<(T, String)>) -> Vec<(T, String)> {
    let asked = folded(typed.trim_start_matches('"'));
    let within = format!(" {asked}");
    let (first, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, name)| folded(name).starts_with(&asked));
    let rest = rest.into_iter().filter(|(_, name)| format!(" {}", folded(name)).contains(&within));
    first.into_iter().chain(rest).take(AT_MOST).collect()
}

fn is_unique<T: Clone>(typed: &str, all: &[(T, String)]) -> bool {
    let names: Vec<(usize, String)> = all.iter().map(|(_, name)| folded(name)).enumerate().collect();
    matches!(find(&folded(typed.trim_matches('"')), &names), Found::One(_))
}

fn channel(typed: &str, range: Range<usize>, context: &Context<'_>) -> Option<Completion> {
    let all: Vec<_> =
        context.map.channels_in_order().into_iter().map(|(id, channel)| (id, channel.name.clone())).collect();
    let asked = folded(typed.trim_matches('"'));
    let is_known = is_unique(typed, &all);
    let found = matching(typed, all);
    let is_new = found.is_empty() && !asked.is_empty();
    let told = context.places.iter().any(|(name, _)| *name == asked);
    let mut choices: Vec<Choice> = found.into_iter().map(|(id, name)| Choice::Channel(id, name)).collect();
    if is_new && !told {
        let name = typed.strip_prefix('"').map_or_else(|| made(typed), |name| name.trim_matches('"').to_owned());
        choices = [Place::Online, Place::Offline].map(|place| Choice::NewChannel(name.clone(), place)).to_vec();
    }
    Some(Completion { range, choices, is_open: !is_known && !is_new })
}

fn words(typed: &str, range: Range<usize>, all: impl Iterator<Item = (&'static str, Choice)>) -> Completion {
    let asked = typed.to_lowercase();
    let found: Vec<(&str, Choice)> = all.filter(|(name, _)| name.starts_with(&asked)).collect();
    // `#p` is paid, `~s` is S: what is understood needs no choice.
    let is_understood = found.len() == 1 || found.iter().any(|(name, _)| *name == asked) || asked == "p";
    Completion {
        range,
        is_open: !is_understood,
        choices: found.into_iter().map(|(_, choice)| choice).take(AT_MOST).collect(),
    }
}

fn causes(typed: &str, range: Range<usize>) -> Option<Completion> {
    let pains = PAINS.iter().map(|(name, _)| (*name, Choice::Cause { name, is_love: false }));
    let loves = LOVES.iter().filter(|(name, _)| !PAINS.iter().any(|(pain, _)| pain == name));
    let loves = loves.map(|(name, _)| (*name, Choice::Cause { name, is_love: true }));
    let asked = typed.to_lowercase();
    let found: Vec<Choice> =
        pains.chain(loves).filter(|(name, _)| name.starts_with(&asked)).map(|(_, choice)| choice).collect();
    // Which list holds depends on the feeling, so the line says itself whether it understood.
    Some(Completion { range, choices: found, is_open: false })
}

fn title(typed: &str, range: Range<usize>, context: &Context<'_>) -> Option<Completion> {
    let order = context.map.touchpoints_in_order();
    let all: Vec<_> = order.into_iter().map(|(id, touchpoint)| (id, touchpoint.title.clone())).collect();
    let choices = matching(typed, all).into_iter().map(|(id, title)| Choice::Title(id, title)).collect();
    Some(Completion { range, choices, is_open: false })
}

fn stage(typed: &str, range: Range<usize>, context: &Context<'_>) -> Option<Completion> {
    let all: Vec<_> = context.map.stages_in_order().into_iter().map(|(id, stage)| (id, stage.name.clone())).collect();
    let is_whole = all.iter().any(|(_, name)| folded(name) == folded(typed));
    let found = matching(typed, all);
    let choices: Vec<Choice> = found.into_iter().map(|(id, name)| Choice::Stage(id, name)).collect();
    (!choices.is_empty() && !is_whole).then_some(Completion { range, choices, is_open: typed.is_empty() })
}

/// A persona's name is offered from its second letter on, behind the first word, where it may be meant.
fn persona(word: &str, range: Range<usize>, start: usize, context: &Context<'_>) -> Option<Completion> {
    if start == 0 || word.chars().count() < 2 || word.contains(':') {
        return None;
    }
    let asked = folded(word);
    let order = context.map.personas_in_order();
    let found: Vec<Choice> = order
        .into_iter()
        .filter(|(_, persona)| folded(&persona.name).starts_with(&asked))
        .map(|(id, persona)| Choice::Persona(id, persona.name.clone()))
        .collect();
    Some(Completion { range, choices: found, is_open: false })
}
