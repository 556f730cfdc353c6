//! Lines to statements, by the rules of Mermaid's own reader: comments with `%%` and `#`, keywords in
//! any case, a task as `name : score : actor, actor`. Front matter and directives are stepped over.

use super::source::Block;
use crate::import::error::{Fix, ImportError, Wrong};

/// A journey as written.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Journey {
    pub(super) title: String,
    pub(super) description: String,
    /// In order; a task belongs to the section before it.
    pub(super) parts: Vec<Part>,
}

/// A section or a task.
#[derive(Debug, PartialEq)]
pub(super) enum Part {
    Section { line: usize, name: String },
    Task(Task),
}

/// A task as written.
#[derive(Debug, PartialEq)]
pub(super) struct Task {
    pub(super) line: usize,
    pub(super) name: String,
    /// Finite.
    pub(super) score: f64,
    /// Each once, in order.
    pub(super) actors: Vec<String>,
    /// What stands behind a third colon.
    pub(super) dropped: Option<String>,
}

/// A line that says something: its number and how many characters were cut from its front.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    number: usize,
    whole: &'a str,
    /// Without directives, comments and blanks around it.
    text: &'a str,
    /// Did a `#` end it?
    is_cut: bool,
}

impl<'a> Line<'a> {
    /// A fault at the place where `part`, a piece of this line, begins.
    fn wrong(&self, part: &str, wrong: Wrong) -> ImportError {
        let offset = (part.as_ptr().addr()).saturating_sub(self.whole.as_ptr().addr());
        let column = 1 + self.whole.get(..offset).unwrap_or_default().chars().count();
        ImportError::Malformed { line: self.number, column, wrong }
    }

    /// What follows a keyword and a blank; none where the line does not begin with it.
    fn after(&self, keyword: &str) -> Option<&'a str> {
        let rest = strip_word(self.text, keyword)?;
        (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
    }

    /// What follows `keyword :` or `keyword {`, up to the end of the line, comments and all.
    fn after_mark(&self, keyword: &str, mark: char) -> Option<&'a str> {
        let start = self.whole.len() - self.whole.trim_start().len();
        let rest = strip_word(self.whole.get(start..)?, keyword)?;
        rest.trim_start().strip_prefix(mark)
    }
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    if head.eq_ignore_ascii_case(word) { text.get(word.len()..) } else { None }
}

/// The first word that is not front matter, directive or comment, with its line.
pub(super) fn header(block: &Block<'_>) -> Result<Option<(usize, String)>, ImportError> {
    let mut reader = Reader::new(block)?;
    Ok(reader.next()?.map(|line| {
        let word = line.text.split(|letter: char| letter.is_whitespace() || letter == ';').next();
        (line.number, word.unwrap_or_default().to_owned())
    }))
}

/// Reads a journey whose header is known to be one.
pub(super) fn journey(block: &Block<'_>) -> Result<Journey, ImportError> {
    let mut reader = Reader::new(block)?;
    let mut journey = Journey::default();
    let mut second_title = String::new();
    let mut is_first = true;
    while let Some(mut line) = reader.next()? {
        if is_first {
            is_first = false;
            line.text = strip_word(line.text, "journey").unwrap_or(line.text).trim_start();
            if line.text.is_empty() {
                continue;
            }
        }
        if let Some(title) = line.after_mark("accTitle", ':') {
            second_title = decoded(title.trim());
        } else if let Some(description) = line.after_mark("accDescr", ':') {
            journey.description = decoded(description.trim());
        } else if let Some(first) = line.after_mark("accDescr", '{') {
            journey.description = decoded(&reader.braces(&line, first)?);
        } else if let Some(title) = line.after("title") {
            refuse_semicolon(&line, title)?;
            journey.title = decoded(title);
        } else if let Some(name) = line.after("section") {
            journey.parts.push(section(&line, name)?);
        } else {
            journey.parts.push(Part::Task(task(&line)?));
        }
    }
    for title in [second_title, reader.frontmatter_title] {
        if journey.title.is_empty() {
            journey.title = title;
        }
    }
    Ok(journey)
}

fn section(line: &Line<'_>, name: &str) -> Result<Part, ImportError> {
    refuse_semicolon(line, name)?;
    match (name.is_empty(), name.find(':')) {
        (true, _) => Err(line.wrong(line.text, Wrong::SectionUnnamed)),
        (_, Some(colon)) => Err(line.wrong(name.get(colon..).unwrap_or(name), Wrong::SectionWithColon)),
        _ => Ok(Part::Section { line: line.number, name: decoded(name) }),
    }
}

fn task(line: &Line<'_>) -> Result<Task, ImportError> {
    refuse_semicolon(line, line.text)?;
    let no_score = || {
        let end = line.text.get(line.text.len()..).unwrap_or_default();
        line.wrong(end, Wrong::NoScore { name: decoded(line.text), is_cut: line.is_cut })
    };
    let mut parts = line.text.splitn(4, ':');
    let name = parts.next().unwrap_or_default();
    if name.trim().is_empty() {
        return Err(line.wrong(line.text, Wrong::NoName));
    }
    let score = parts.next().ok_or_else(no_score)?;
    let actors = parts.next().unwrap_or_default();
    let dropped = parts.next().map(|rest| decoded(rest.trim())).filter(|rest| !rest.is_empty());
    let score = match score.trim() {
        "" if actors.trim().is_empty() => return Err(no_score()),
        text => number(text).ok_or_else(|| line.wrong(text, no_number(text, actors)))?,
    };
    Ok(Task { line: line.number, name: decoded(name.trim()), score, actors: names(actors), dropped })
}

/// Any finite number.
fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|score: &f64| score.is_finite())
}

fn no_number(found: &str, actors: &str) -> Wrong {
    let with_point = found.replace(',', ".");
    let fix = if number(&with_point).is_some() {
        Some(Fix::Write(with_point))
    } else {
        number(actors.trim()).map(|_| Fix::Swapped(actors.trim().to_owned()))
    };
    Wrong::ScoreIsNoNumber { found: decoded(found), fix }
}

fn names(actors: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in actors.split(',').map(|name| decoded(name.trim())) {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn refuse_semicolon(line: &Line<'_>, text: &str) -> Result<(), ImportError> {
    let mut rest = text;
    while let Some(place) = rest.find(['#', ';']) {
        let tail = rest.get(place..).unwrap_or_default();
        let Some((_, length)) = entity(tail) else { return Err(line.wrong(tail, Wrong::Semicolon)) };
        rest = tail.get(length..).unwrap_or_default();
    }
    Ok(())
}

/// Steps over front matter, directives and comments.
struct Reader<'b, 'a> {
    lines: std::slice::Iter<'b, (usize, &'a str)>,
    frontmatter_title: String,
}

impl<'b, 'a> Reader<'b, 'a> {
    fn new(block: &'b Block<'a>) -> Result<Self, ImportError> {
        let mut reader = Self { lines: block.lines.iter(), frontmatter_title: String::new() };
        let mut ahead = reader.lines.clone().skip_while(|(_, line)| line.trim().is_empty());
        if let Some((number, opening)) = ahead.next().filter(|(_, line)| line.trim_end().trim_start() == "---") {
            reader.frontmatter(*number, opening)?;
        }
        Ok(reader)
    }

    /// Of the front matter only the title counts: what else may stand there says how to draw.
    fn frontmatter(&mut self, number: usize, opening: &'a str) -> Result<(), ImportError> {
        let opened = self.lines.by_ref().find(|(line, _)| *line == number).is_some();
        for (_, line) in self.lines.by_ref() {
            if line.trim() == "---" {
                return Ok(());
            }
            if let Some(title) = strip_word(line.trim(), "title:") {
                self.frontmatter_title = title.trim().trim_matches(['"', '\'']).to_owned();
            }
        }
        let line = Line { number, whole: opening, text: opening.trim(), is_cut: !opened };
        Err(line.wrong(line.text, Wrong::FrontmatterOpen))
    }

    /// The next line that says something.
    fn next(&mut self) -> Result<Option<Line<'a>>, ImportError> {
        while let Some((number, whole)) = self.lines.next() {
            let mut line = Line { number: *number, whole, text: whole.trim_start(), is_cut: false };
            if line.text.starts_with("%%{") {
                line = self.directive(line)?;
            }
            let text = without_comment(line.text);
            line.is_cut = text.len() < line.text.len();
            line.text = text.trim();
            if !line.text.is_empty() {
                return Ok(Some(line));
            }
        }
        Ok(None)
    }

    /// What follows a directive on the line where it ends.
    fn directive(&mut self, opening: Line<'a>) -> Result<Line<'a>, ImportError> {
        let mut line = opening;
        loop {
            if let Some(end) = line.text.find("}%%") {
                line.text = line.text.get(end + 3..).unwrap_or_default().trim_start();
                return Ok(line);
            }
            match self.lines.next() {
                Some((number, whole)) => line = Line { number: *number, whole, text: whole, is_cut: false },
                None => return Err(opening.wrong(opening.text, Wrong::DirectiveOpen)),
            }
        }
    }

    /// Everything up to the closing brace, its lines joined by blanks.
    fn braces(&mut self, opening: &Line<'a>, first: &'a str) -> Result<String, ImportError> {
        let mut words: Vec<&str> = Vec::new();
        let mut rest = first;
        loop {
            if let Some((last, _)) = rest.split_once('}') {
                words.extend(last.split_whitespace());
                return Ok(words.join(" "));
            }
            words.extend(rest.split_whitespace());
            match self.lines.next() {
                Some((_, whole)) => rest = whole,
                None => return Err(opening.wrong(first, Wrong::BraceOpen)),
            }
        }
    }
}

/// The line up to a comment: `#` that begins no entity code, or `%%` at the start or after a blank.
fn without_comment(line: &str) -> &str {
    let mut from = 0;
    while let Some(found) = line.get(from..).and_then(|rest| rest.find(['#', '%'])) {
        let at = from + found;
        let (before, tail) = line.split_at(at);
        let is_percent = tail.starts_with("%%") && (before.is_empty() || before.ends_with(char::is_whitespace));
        let entity = entity(tail);
        if is_percent || (tail.starts_with('#') && entity.is_none()) {
            return before;
        }
        from = at + entity.map_or(1, |(_, length)| length);
    }
    line
}

/// A letter written as an entity code (`#35;`, `#quot;`) at the start of `text`, and the code's length.
fn entity(text: &str) -> Option<(char, usize)> {
    const NAMED: [(&str, char); 12] = [
        ("quot", '"'),
        ("apos", '\''),
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("nbsp", '\u{a0}'),
        ("num", '#'),
        ("semi", ';'),
        ("colon", ':'),
        ("comma", ','),
        ("percnt", '%'),
        ("hash", '#'),
    ];
    let (code, _) = text.strip_prefix('#')?.split_once(';')?;
    let number = |code: &str| match code.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
        None => code.parse().ok(),
    };
    let named = NAMED.iter().find(|(name, _)| *name == code).map(|(_, letter)| *letter);
    let letter = named.or_else(|| number(code).and_then(char::from_u32))?;
    Some((letter, code.len() + 2))
}

/// The text with its entity codes as letters and its forced line breaks as blanks.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find(['#', '<']) {
        let (before, tail) = rest.split_at(place);
        out.push_str(before);
        let line_break = ["<br>", "<br/>", "<br />"].into_iter().find(|mark| strip_word(tail, mark).is_some());
        let (letter, length) = match line_break {
            Some(mark) => (' ', mark.len()),
            None => entity(tail).unwrap_or_else(|| (if tail.starts_with('#') { '#' } else { '<' }, 1)),
        };
        out.push(letter);
        rest = tail.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out.trim().to_owned()
}
