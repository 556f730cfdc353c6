//! One line of the grammar.

use std::ops::Range;

use super::{
    name::{Found, find, folded},
    reader::Reader,
    reading::{ChannelName, Draft, Line, Meaning, Next, Says, Span, Why},
    sign::{LOVES, PAINS, Sign, level, sign},
    word::{Word, unquoted, words},
};
use crate::model::{Emotion, Id, Persona};

/// What a word was understood as, but for causes, which wait for the feeling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// As it stands.
    This(Meaning),
    /// The beginning of a cause.
    Cause(String),
}

/// The line at these bytes of `text`.
pub(super) fn read(reader: &mut Reader<'_>, text: &str, range: Range<usize>) -> Line {
    let line = text.get(range.clone()).unwrap_or_default();
    let words = words(line, range.start);
    if words.is_empty() {
        return Line { range, spans: Vec::new(), says: Says::Nothing };
    }
    if let Some(line) = stage_line(reader, line, &range, &words) {
        return line;
    }
    let said = said(reader, line, range.start, &words);
    let spans = settle(said);
    let draft = draft(reader, text, &spans);
    Line { range, spans, says: Says::Touchpoint(Box::new(draft)) }
}

/// `## Delivery`.
fn stage_line(reader: &mut Reader<'_>, line: &str, range: &Range<usize>, words: &[Word<'_>]) -> Option<Line> {
    let trimmed = line.trim();
    let name = trimmed.strip_prefix("##")?.trim_start_matches('#').trim();
    if folded(name).is_empty() {
        return None;
    }
    let start = words.first()?.range.start;
    let end = start + trimmed.len();
    let line = match reader.stage(name, None, true) {
        Ok(stage) => {
            let mark = trimmed.len() - trimmed.trim_start_matches('#').len();
            let name = Span::new(end - name.len()..end, Meaning::Stage(stage));
            let spans = vec![Span::new(start..start + mark, Meaning::Mark), name];
            Line { range: range.clone(), spans, says: Says::Stage(stage) }
        }
        Err(why) => {
            let title = words.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
            let draft = Draft { is_untitled: true, ..Draft::titled(title, reader.focus) };
            let spans = vec![Span::new(start..end, Meaning::NotUnderstood(why))];
            Line { range: range.clone(), spans, says: Says::Touchpoint(Box::new(draft)) }
        }
    };
    Some(line)
}

/// Every word with what it says.
fn said(reader: &mut Reader<'_>, line: &str, base: usize, words: &[Word<'_>]) -> Vec<(Range<usize>, Said)> {
    let mut said: Vec<(Range<usize>, Said)> = Vec::new();
    let mut place = 0;
    while let Some(word) = words.get(place) {
        if place == 0 && words.len() > 1 && is_list_mark(word.text, reader.is_list) {
            said.push((word.range.clone(), Said::This(Meaning::Mark)));
            place += 1;
            continue;
        }
        // Only plain words before it can belong to the name of a persona.
        let is_plain = |(_, said): &&(Range<usize>, Said)| *said == Said::This(Meaning::Title);
        let before = said.iter().rev().take_while(is_plain).count();
        let (taken, parts) = one(reader, line, base, words, (place, before));
        // "Busy Ben:-1": the words before belong to the name.
        if let [(range, Said::This(Meaning::Emotion { is_named: true, .. }))] = parts.as_slice() {
            while said.last().is_some_and(|(before, _)| before.start >= range.start) {
                said.pop();
            }
        }
        said.extend(parts);
        place += taken;
    }
    behind_title(&mut said, line, base, reader);
    said
}

/// A dash or a point before a line of a list; a number only where there are several lines.
fn is_list_mark(word: &str, is_list: bool) -> bool {
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    matches!(word, "-" | "*" | "•" | "–" | "—" | "·")
        || (is_list && word.strip_suffix(['.', ')']).is_some_and(is_number))
}

pub(super) type Parts = Vec<(Range<usize>, Said)>;

/// What begins with the word at `place`: how many words it takes, and what they say.
fn one(
    reader: &mut Reader<'_>,
    line: &str,
    base: usize,
    words: &[Word<'_>],
    (place, before): (usize, usize),
) -> (usize, Parts) {
    let Some(word) = words.get(place) else { return (1, Vec::new()) };
    if let Some(typed) = word.text.strip_prefix('@') {
        return at_channel(reader, line, base, words, place, typed);
    }
    if let Some(typed) = word.text.strip_prefix('>').filter(|typed| !typed.is_empty()) {
        let taken = title_words(reader, words, place, typed);
        let last = words.get(place + taken - 1).unwrap_or(word);
        let range = word.range.start..last.range.end;
        let title = slice(line, base, &(range.start + 1..range.end));
        return (taken, vec![(range, Said::This(Meaning::Next(Next::ToCome(title.to_owned()))))]);
    }
    if let Some((typed, emotion)) = hers(word.text) {
        return lone_persona(reader, line, base, words, (place, before), (typed, emotion));
    }
    let said = said_of(sign(word.text), reader.persona());
    let is_open = matches!(said, Said::Cause(_) | Said::This(Meaning::Title | Meaning::NotUnderstood(_)));
    let parts = if is_open { glued(reader, word) } else { None };
    (1, parts.unwrap_or_else(|| vec![(word.range.clone(), said)]))
}

fn said_of(sign: Sign, persona: Option<Id<Persona>>) -> Said {
    Said::This(match sign {
        Sign::Plain => Meaning::Title,
        Sign::Creator(creator) => Meaning::Creator(creator),
        Sign::Emotion(emotion) => match persona {
            Some(persona) => Meaning::Emotion { persona, emotion, is_named: false },
            None => Meaning::Title,
        },
        Sign::Cause(cause) => return Said::Cause(cause),
        Sign::Effort(effort) => Meaning::Effort(effort),
        Sign::Importance(rating) => Meaning::Importance(rating),
        Sign::Not(why) => Meaning::NotUnderstood(why),
    })
}

/// `@web shop`: the longest name that is there, else the word alone.
fn at_channel(
    reader: &mut Reader<'_>,
    line: &str,
    base: usize,
    words: &[Word<'_>],
    place: usize,
    typed: &str,
) -> (usize, Parts) {
    let Some(word) = words.get(place) else { return (1, Vec::new()) };
    let behind = words.iter().skip(place + 1).take(6).take_while(|word| !begins_sign(word.text)).count();
    for more in (1..=behind).rev() {
        let Some(last) = words.get(place + more) else { continue };
        let name = folded(slice(line, base, &(word.range.start + 1..last.range.end)));
        if let Some((channel, _)) = reader.channels.iter().find(|(_, other)| *other == name) {
            let said = Said::This(Meaning::Channel(*channel));
            return (more + 1, vec![(word.range.start..last.range.end, said)]);
        }
    }
    // What is glued to it is tried before a channel of such a name is made.
    let known = reader.channel(typed, false);
    if let (Err(_), Some(parts)) = (&known, glued(reader, word)) {
        return (1, parts);
    }
    let meaning = match known {
        Ok(channel) => Meaning::Channel(channel),
        Err(Some(why)) => Meaning::NotUnderstood(why),
        Err(None) => reader.channel(typed, true).map_or(Meaning::Title, Meaning::Channel),
    };
    (1, vec![(word.range.clone(), Said::This(meaning))])
}

/// `Maya:+2`: the name and the feeling.
fn hers(word: &str) -> Option<(&str, Emotion)> {
    let (name, feeling) = word.rsplit_once(':')?;
    let has_name = name.chars().any(char::is_alphabetic);
    Some((name, level(feeling).filter(|_| has_name)?))
}

fn lone_persona(
    reader: &Reader<'_>,
    line: &str,
    base: usize,
    words: &[Word<'_>],
    (place, before): (usize, usize),
    (typed, emotion): (&str, Emotion),
) -> (usize, Parts) {
    let Some(word) = words.get(place) else { return (1, Vec::new()) };
    let hers = |persona| Said::This(Meaning::Emotion { persona, emotion, is_named: true });
    let name_end = word.range.start + typed.len();
    for before in (1..=before.min(place).min(4)).rev() {
        let Some(first) = words.get(place - before) else { continue };
        let name = folded(slice(line, base, &(first.range.start..name_end)));
        if folded(first.text).is_empty() {
            continue;
        }
        if let Some((persona, _)) = reader.personas.iter().find(|(_, other)| *other == name) {
            return (1, vec![(first.range.start..word.range.end, hers(*persona))]);
        }
    }
    let said = match reader.named_persona(typed) {
        Ok(persona) => hers(persona),
        Err(why) => Said::This(Meaning::NotUnderstood(why)),
    };
    (1, vec![(word.range.clone(), said)])
}

/// How many words the title after `>` takes: up to the next sign, unless it is in quotes.
fn title_words(reader: &Reader<'_>, words: &[Word<'_>], place: usize, typed: &str) -> usize {
    if unquoted(typed).is_some() {
        return 1;
    }
    let is_end = |word: &Word<'_>| {
        begins_sign(word.text)
            || matches!(sign(word.text), Sign::Emotion(_))
            || hers(word.text).is_some_and(|(name, _)| reader.named_persona(name).is_ok())
    };
    1 + words.iter().skip(place + 1).take_while(|word| !is_end(word)).count()
}

fn begins_sign(word: &str) -> bool {
    let mut letters = word.chars();
    let is_sign = letters.next().is_some_and(|first| matches!(first, '@' | '#' | '!' | '~' | '*' | '>'));
    is_sign && !letters.as_str().is_empty()
}

/// `@web#o-2~S`: signs that stand together, if each is understood. Only one that no figure could be part of the name
/// of makes a channel.
fn glued(reader: &mut Reader<'_>, word: &Word<'_>) -> Option<Parts> {
    let mut cuts = cuts(word.text);
    if cuts.first() != Some(&0) || cuts.len() < 2 {
        return None;
    }
    cuts.push(word.text.len());
    let pieces = || cuts.iter().zip(cuts.iter().skip(1));
    let channel = |piece: &str| piece.strip_prefix('@').map(str::to_owned);
    let mut parts = Vec::new();
    for (from, to) in pieces() {
        let piece = word.text.get(*from..*to)?;
        let said = match channel(piece) {
            Some(_) => Said::This(Meaning::Mark),
            None => said_of(sign(piece), reader.persona()),
        };
        if matches!(said, Said::This(Meaning::Title | Meaning::NotUnderstood(_))) {
            return None;
        }
        parts.push((word.range.start + from..word.range.start + to, said));
    }
    let may_make = word.text.contains(['#', '~', '!']);
    for ((from, to), part) in pieces().zip(&mut parts) {
        if let Some(typed) = channel(word.text.get(*from..*to)?) {
            part.1 = Said::This(Meaning::Channel(reader.channel(&typed, may_make).ok()?));
        }
    }
    Some(parts)
}

/// Where a sign may begin within a word; one of a figure only before a figure.
fn cuts(word: &str) -> Vec<usize> {
    let next = word.chars().skip(1).map(Some).chain([None]);
    let is_cut = |letter: char, next: Option<char>| match letter {
        '@' | '#' | '!' | '~' => true,
        '*' | '+' | '-' | '−' | '–' => next.is_some_and(|next| next.is_ascii_digit()),
        _ => false,
    };
    word.char_indices().zip(next).filter(|((_, letter), next)| is_cut(*letter, *next)).map(|((at, _), _)| at).collect()
}

/// A bare `0` behind everything that is title is a feeling.
fn behind_title(said: &mut [(Range<usize>, Said)], line: &str, base: usize, reader: &Reader<'_>) {
    let Some(persona) = reader.persona() else { return };
    let is_title = |said: &Said| matches!(said, Said::This(Meaning::Title | Meaning::NotUnderstood(_)));
    let titles = said.iter().filter(|(_, said)| is_title(said)).count();
    let last = said.iter_mut().rev().find(|(_, said)| is_title(said));
    if let Some((_, said)) = last.filter(|(range, _)| titles > 1 && slice(line, base, range) == "0") {
        *said = Said::This(Meaning::Emotion { persona, emotion: Emotion::NEUTRAL, is_named: false });
    }
}

fn slice<'a>(line: &'a str, base: usize, range: &Range<usize>) -> &'a str {
    line.get(range.start.saturating_sub(base)..range.end.saturating_sub(base)).unwrap_or_default()
}

/// Causes get their meaning from the feelings; what is said again later does not hold.
pub(super) fn settle(said: Parts) -> Vec<Span> {
    let feelings = || {
        said.iter().filter_map(|(_, said)| match said {
            Said::This(Meaning::Emotion { emotion, .. }) => Some(emotion.hundredths().signum()),
            _ => None,
        })
    };
    let (is_bad, is_good) = (feelings().any(|sign| sign < 0), feelings().any(|sign| sign > 0));
    let first = feelings().find(|sign| *sign != 0).unwrap_or_default();
    let mut spans: Vec<Span> = said
        .iter()
        .map(|(range, said)| {
            let meaning = match said {
                Said::This(meaning) => meaning.clone(),
                Said::Cause(asked) => cause(asked, is_bad, is_good, first),
            };
            Span::new(range.clone(), meaning)
        })
        .collect();
    overrule(&mut spans);
    spans
}

fn cause(asked: &str, is_bad: bool, is_good: bool, first: i8) -> Meaning {
    let pains: Vec<_> = PAINS.iter().map(|(name, cause)| (Meaning::PainCause(*cause), *name)).collect();
    let loves: Vec<_> = LOVES.iter().map(|(name, cause)| (Meaning::LoveCause(*cause), *name)).collect();
    let nobody = !is_bad && !is_good;
    let lists = [(is_bad || nobody, &pains), (is_good || nobody, &loves)];
    let in_order: Vec<_> = if first > 0 { lists.into_iter().rev().collect() } else { lists.into_iter().collect() };
    let mut several = Vec::new();
    for (_, list) in in_order.into_iter().filter(|(may, _)| *may) {
        let exact = list.iter().find(|(_, name)| *name == asked);
        let found: Vec<_> = list.iter().filter(|(_, name)| name.starts_with(asked)).collect();
        match (exact, found.as_slice()) {
            (Some((meaning, _)), _) | (None, [(meaning, _)]) => return meaning.clone(),
            (None, found) => several.extend(found.iter().map(|(_, name)| *name)),
        }
    }
    let is_love = if nobody { None } else { Some(!is_bad) };
    Meaning::NotUnderstood(if several.is_empty() { Why::Cause { is_love } } else { Why::Causes(several) })
}

/// The last word of a kind holds; a channel named twice counts once.
fn overrule(spans: &mut [Span]) {
    let meanings: Vec<Meaning> = spans.iter().map(|span| span.meaning.clone()).collect();
    for (place, span) in spans.iter_mut().enumerate() {
        let mut later = meanings.iter().skip(place + 1);
        span.is_overruled = match &span.meaning {
            Meaning::Channel(_) => meanings.iter().take(place).any(|other| *other == span.meaning),
            Meaning::Creator(_) => later.any(|other| matches!(other, Meaning::Creator(_))),
            Meaning::PainCause(_) => later.any(|other| matches!(other, Meaning::PainCause(_))),
            Meaning::LoveCause(_) => later.any(|other| matches!(other, Meaning::LoveCause(_))),
            Meaning::Effort(_) => later.any(|other| matches!(other, Meaning::Effort(_))),
            Meaning::Importance(_) => later.any(|other| matches!(other, Meaning::Importance(_))),
            Meaning::Satisfaction(_) => later.any(|other| matches!(other, Meaning::Satisfaction(_))),
            Meaning::Emotion { persona, .. } => {
                later.any(|other| matches!(other, Meaning::Emotion { persona: again, .. } if again == persona))
            }
            _ => false,
        };
    }
}

/// The touchpoint that these words make.
fn draft(reader: &Reader<'_>, text: &str, spans: &[Span]) -> Draft {
    let is_title = |span: &&Span| matches!(span.meaning, Meaning::Title | Meaning::NotUnderstood(_));
    let words = |spans: &[&Span]| {
        // A name in quotes may hold white space of its own: a title is one line.
        let texts = spans.iter().filter_map(|span| text.get(span.range.clone()));
        texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    };
    // A word of signs alone is no title: it is half typed.
    let is_word = |text: &str| text.chars().any(|letter| !letter.is_ascii_punctuation());
    let is_untitled =
        !spans.iter().any(|span| span.meaning == Meaning::Title && text.get(span.range.clone()).is_some_and(is_word));
    let of_title: Vec<&Span> = spans.iter().filter(|span| is_untitled || is_title(span)).collect();
    let mut draft = Draft { is_untitled, ..Draft::titled(words(&of_title), reader.focus) };
    spans.iter().filter(|span| !span.is_overruled).for_each(|span| draft.take(&span.meaning));
    draft
}

impl Draft {
    /// A draft of which only the title and the stage are known.
    pub(super) fn titled(title: String, stage: Option<super::reading::StageName>) -> Self {
        Self {
            title,
            is_untitled: false,
            stage,
            channels: Vec::new(),
            creator: None,
            emotions: Vec::new(),
            pain_cause: None,
            love_cause: None,
            effort: None,
            importance: None,
            satisfaction: None,
            roles: std::collections::BTreeSet::new(),
            action: String::new(),
            thought: String::new(),
            next: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Takes what a word was understood as. What comes next is taken when all lines are read.
    pub(super) fn take(&mut self, meaning: &Meaning) {
        match meaning {
            Meaning::Channel(channel) if !self.channels.contains(channel) => self.channels.push(*channel),
            Meaning::Creator(creator) => self.creator = Some(*creator),
            Meaning::Emotion { persona, emotion, .. } => {
                self.emotions.retain(|(other, _)| other != persona);
                self.emotions.push((*persona, *emotion));
            }
            Meaning::PainCause(cause) => self.pain_cause = Some(*cause),
            Meaning::LoveCause(cause) => self.love_cause = Some(*cause),
            Meaning::Effort(effort) => self.effort = Some(*effort),
            Meaning::Importance(rating) => self.importance = Some(*rating),
            Meaning::Satisfaction(rating) => self.satisfaction = Some(*rating),
            Meaning::Roles(roles) => self.roles.extend(roles),
            _ => {}
        }
    }
}

impl Span {
    /// A word that holds.
    pub(super) fn new(range: Range<usize>, meaning: Meaning) -> Self {
        Self { range, meaning, is_overruled: false }
    }
}

/// The one channel among those known that a bare cell names, in full.
pub(super) fn exact_channel(reader: &Reader<'_>, name: &str) -> Option<ChannelName> {
    match find(&folded(name), &reader.channels) {
        Found::One(channel) => {
            let is_whole = reader.channels.iter().any(|(one, whole)| *one == channel && *whole == folded(name));
            is_whole.then_some(channel)
        }
        _ => None,
    }
}

/// A cell of signs alone, if each is understood.
pub(super) fn all_signs(reader: &mut Reader<'_>, text: &str, base: usize) -> Option<Parts> {
    let is_signs = words(text, base).iter().all(|word| {
        begins_sign(word.text) || hers(word.text).is_some() || { matches!(sign(word.text), Sign::Emotion(_)) }
    });
    if !is_signs {
        return None;
    }
    let said = said(reader, text, base, &words(text, base));
    let is_open = |said: &Said| matches!(said, Said::This(Meaning::Title | Meaning::NotUnderstood(_)));
    (!said.iter().any(|(_, said)| is_open(said))).then_some(said)
}
