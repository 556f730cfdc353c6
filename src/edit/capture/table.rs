//! Cells between tabs: by their header, or the first column the title and the others as they read.

use std::collections::BTreeSet;

use super::{
    cell::{Cell, rows},
    header::{Column, columns},
    line::{Said, exact_channel, settle},
    name::folded,
    reader::Reader,
    reading::{Draft, Line, Meaning, Next, Says, Span},
    sign::{self, LOVES, PAINS, ROLES, Sign, hundredths, level, rating, size},
};
use crate::model::{BasisPoints, Creator, Effort, Emotion, Phase, Role};

/// What stands between several names in a cell.
const BETWEEN: [char; 4] = [';', ',', '|', '·'];

/// The rows of a table.
pub(super) fn read(reader: &mut Reader<'_>, text: &str) -> Vec<Line> {
    let rows = rows(text);
    let first = rows.iter().position(|(_, cells)| !is_empty(cells));
    let header = first.and_then(|first| {
        let cells: Vec<&str> = rows.get(first)?.1.iter().map(|cell| cell.text.as_str()).collect();
        columns(&cells, &reader.personas)
    });
    let header_row = first.filter(|_| header.is_some());
    let columns = header.unwrap_or_default();
    let scales = scales(&rows.iter().map(|(_, cells)| cells.as_slice()).collect::<Vec<_>>(), &columns, header_row);
    let names: Vec<String> = header_row
        .and_then(|row| rows.get(row))
        .map(|(_, cells)| cells.iter().map(|cell| cell.text.clone()).collect())
        .unwrap_or_default();
    let table = Table { columns, names, scales };
    let mut lines = Vec::new();
    for (place, (range, cells)) in rows.into_iter().enumerate() {
        let (mut spans, says) = if is_empty(&cells) {
            (Vec::new(), Says::Nothing)
        } else if header_row == Some(place) {
            (table.header(&cells), Says::Header)
        } else {
            table.row(reader, text, &cells)
        };
        // Quotes around nothing are left out.
        let hollow = cells.iter().filter(|cell| cell.text.is_empty() && !cell.range.is_empty());
        spans.extend(hollow.map(|cell| Span::new(cell.range.clone(), Meaning::Mark)));
        spans.sort_by_key(|span| span.range.start);
        let line = Line { range, spans, says };
        lines.push(line);
    }
    lines
}

fn is_empty(cells: &[Cell]) -> bool {
    cells.iter().all(|cell| cell.text.is_empty())
}

/// What is known of the columns; empty without a header.
struct Table {
    columns: Vec<Option<Column>>,
    names: Vec<String>,
    /// Is this column a score from 1 to 5?
    scales: Vec<bool>,
}

/// Columns of feelings whose figures are 1 to 5 and not -2 to +2.
fn scales(rows: &[&[Cell]], columns: &[Option<Column>], header: Option<usize>) -> Vec<bool> {
    let is_one = |place: usize| {
        let cells = rows.iter().enumerate().filter(|(row, _)| Some(*row) != header);
        let cells = cells.filter_map(|(_, cells)| cells.get(place)).filter(|cell| !cell.text.is_empty());
        let figures: Vec<i64> = cells.filter_map(|cell| figure(&cell.text)).collect();
        figures.iter().any(|figure| *figure > 200) && figures.iter().all(|figure| (100..=500).contains(figure))
    };
    let is_feeling = |column: &Option<Column>| matches!(column, Some(Column::Emotion(_)));
    columns.iter().enumerate().map(|(place, column)| is_feeling(column) && is_one(place)).collect()
}

/// A figure with or without its sign, in hundredths.
fn figure(text: &str) -> Option<i64> {
    if let Some(digits) = text.strip_prefix(['-', '−', '–']) {
        return hundredths(digits).map(|number| -number);
    }
    hundredths(text.strip_prefix('+').unwrap_or(text))
}

impl Table {
    fn header(&self, cells: &[Cell]) -> Vec<Span> {
        let columns = self.columns.iter().chain(std::iter::repeat(&None));
        let named = cells.iter().zip(columns).filter(|(cell, _)| !cell.text.is_empty());
        named.map(|(cell, column)| Span::new(cell.range.clone(), Meaning::Header(*column))).collect()
    }

    /// The column of a cell; without a header, the first is the title.
    fn column(&self, place: usize) -> Option<Column> {
        if self.columns.is_empty() {
            (place == 0).then_some(Column::Title)
        } else {
            self.columns.get(place).copied()?
        }
    }

    fn row(&self, reader: &mut Reader<'_>, text: &str, cells: &[Cell]) -> (Vec<Span>, Says) {
        if let Some(stage) = stage_row(reader, text, cells) {
            return stage;
        }
        let filled = || cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty());
        let phase = filled().find(|(place, _)| self.column(*place) == Some(Column::Phase));
        let phase = phase.and_then(|(_, cell)| phase_of(&cell.text));
        let mut said = Vec::new();
        let mut row = Row::default();
        for (place, cell) in filled() {
            let meanings = match self.column(place) {
                Some(column) => self.cell(reader, column, place, cell, phase, &mut row),
                None if self.columns.is_empty() => bare(reader, cell, &mut row),
                None => None,
            };
            match meanings {
                Some(meanings) => said.extend(meanings),
                None => {
                    let name = self.names.get(place).filter(|name| !name.is_empty());
                    row.notes.push(name.map_or_else(|| cell.text.clone(), |name| format!("{name}: {}", cell.text)));
                    said.push((cell.range.clone(), Said::This(Meaning::Note)));
                }
            }
        }
        let mut spans = settle(said);
        spans.sort_by_key(|span| span.range.start);
        let draft = row.draft(reader, cells, &mut spans, text);
        (spans, Says::Touchpoint(Box::new(draft)))
    }

    /// What a cell of a known column says; none = it cannot be read.
    fn cell(
        &self,
        reader: &mut Reader<'_>,
        column: Column,
        place: usize,
        cell: &Cell,
        phase: Option<Phase>,
        row: &mut Row,
    ) -> Option<Vec<(std::ops::Range<usize>, Said)>> {
        let text = cell.text.as_str();
        let one = |meaning| Some(vec![(cell.range.clone(), Said::This(meaning))]);
        match column {
            Column::Title => {
                row.title.clone_from(&cell.text);
                one(Meaning::Title)
            }
            Column::Stage => reader.stage(text, phase, false).ok().map(Meaning::Stage).and_then(one),
            Column::Phase => phase_of(text).map(Meaning::Phase).and_then(one),
            Column::Channels => channels(reader, cell),
            Column::Creator => creator(text).map(Meaning::Creator).and_then(one),
            Column::Emotion(hers) => {
                let is_score = self.scales.get(place).copied().unwrap_or_default();
                let persona = hers.or_else(|| reader.persona())?;
                let emotion = emotion(text, is_score)?;
                one(Meaning::Emotion { persona, emotion, is_named: hers.is_some() })
            }
            Column::Importance => hundredths(text).and_then(rating).map(Meaning::Importance).and_then(one),
            Column::Satisfaction => hundredths(text).and_then(rating).map(Meaning::Satisfaction).and_then(one),
            Column::Effort => effort(text).map(Meaning::Effort).and_then(one),
            Column::Cause => is_cause(text).then(|| vec![(cell.range.clone(), Said::Cause(folded(text)))]),
            Column::Roles => roles(text).map(Meaning::Roles).and_then(one),
            Column::Action => {
                row.action.clone_from(&cell.text);
                one(Meaning::Action)
            }
            Column::Thought => {
                row.thought.clone_from(&cell.text);
                one(Meaning::Thought)
            }
            Column::Next => Some(
                cell.parts(&[';'])
                    .into_iter()
                    .map(|(range, title)| (range, Said::This(Meaning::Next(Next::ToCome(title.to_owned())))))
                    .collect(),
            ),
            Column::Notes => {
                row.notes.push(cell.text.clone());
                one(Meaning::Note)
            }
        }
    }
}

/// What of a row is text.
#[derive(Default)]
struct Row {
    title: String,
    action: String,
    thought: String,
    notes: Vec<String>,
}

impl Row {
    fn draft(self, reader: &Reader<'_>, cells: &[Cell], spans: &mut [Span], text: &str) -> Draft {
        let is_untitled = self.title.is_empty();
        let all = || cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect::<Vec<_>>();
        let title = if is_untitled { all().join(" ") } else { self.title };
        let mut draft = Draft { is_untitled, ..Draft::titled(title, reader.focus) };
        draft.action = self.action;
        draft.thought = self.thought;
        draft.notes = self.notes;
        for span in spans.iter_mut() {
            // A cause that does not go with the feeling.
            if let Meaning::NotUnderstood(_) = span.meaning {
                draft.notes.push(text.get(span.range.clone()).unwrap_or_default().to_owned());
                span.meaning = Meaning::Note;
            }
        }
        spans.iter().filter(|span| !span.is_overruled).for_each(|span| draft.take(&span.meaning));
        draft
    }
}

/// A row of one cell that is a heading.
fn stage_row(reader: &mut Reader<'_>, text: &str, cells: &[Cell]) -> Option<(Vec<Span>, Says)> {
    let mut filled = cells.iter().filter(|cell| !cell.text.is_empty());
    let (Some(only), None) = (filled.next(), filled.next()) else { return None };
    if !only.text.starts_with("##") {
        return None;
    }
    let line = super::line::read(reader, text, only.range.clone());
    Some((line.spans, line.says))
}

/// A cell without a header: signs, or a name in full.
fn bare(reader: &mut Reader<'_>, cell: &Cell, row: &mut Row) -> Option<Vec<(std::ops::Range<usize>, Said)>> {
    let text = cell.text.as_str();
    if row.title.is_empty() {
        // The first column was empty: the next text is the title.
        row.title.clone_from(&cell.text);
        return Some(vec![(cell.range.clone(), Said::This(Meaning::Title))]);
    }
    if cell.is_verbatim
        && let Some(said) = super::line::all_signs(reader, text, cell.range.start)
    {
        return Some(said);
    }
    let one = |meaning| Some(vec![(cell.range.clone(), Said::This(meaning))]);
    if let Some(creator) = creator(text) {
        return one(Meaning::Creator(creator));
    }
    if let Some(size) = size(text) {
        return one(Meaning::Effort(Effort::Size(size)));
    }
    if is_cause(text) {
        return Some(vec![(cell.range.clone(), Said::Cause(folded(text)))]);
    }
    if let (Some(emotion), Some(persona)) = (level(text), reader.persona()) {
        return one(Meaning::Emotion { persona, emotion, is_named: false });
    }
    let named: Option<Vec<_>> = cell
        .parts(&BETWEEN)
        .into_iter()
        .map(|(range, name)| Some((range, Said::This(Meaning::Channel(exact_channel(reader, name)?)))))
        .collect();
    named
}

fn channels(reader: &mut Reader<'_>, cell: &Cell) -> Option<Vec<(std::ops::Range<usize>, Said)>> {
    let mut said = Vec::new();
    for (range, name) in cell.parts(&BETWEEN) {
        let quoted = format!("\"{}\"", name.trim_start_matches('@'));
        let meaning = match exact_channel(reader, name) {
            Some(channel) => Meaning::Channel(channel),
            None => reader.channel(&quoted, true).map_or(Meaning::Mark, Meaning::Channel),
        };
        said.push((range, Said::This(meaning)));
    }
    Some(said)
}

fn creator(text: &str) -> Option<Creator> {
    match folded(text.trim_start_matches('#')).as_str() {
        "paid" => Some(Creator::Paid),
        "owned" => Some(Creator::Owned),
        "earned" => Some(Creator::Earned),
        _ => None,
    }
}

fn emotion(text: &str, is_score: bool) -> Option<Emotion> {
    let words = [("very bad", -100), ("bad", -50), ("neutral", 0), ("good", 50), ("very good", 100)];
    let told = words.iter().find(|(word, _)| *word == folded(text)).map(|(_, hundredths)| *hundredths);
    if let Some(hundredths) = told {
        return Some(Emotion::clamped(hundredths));
    }
    if let Sign::Emotion(emotion) = sign::sign(text) {
        return Some(emotion);
    }
    let figure = figure(text)?;
    let hundredths = if is_score { (figure - 300) / 2 } else { figure / 2 };
    Emotion::try_from(hundredths).ok()
}

fn effort(text: &str) -> Option<Effort> {
    let text = text.trim_start_matches('~');
    let share = || hundredths(text.strip_suffix('%')?.trim()).filter(|share| *share <= 10_000);
    size(text).map(Effort::Size).or_else(|| share().map(|share| Effort::Number(BasisPoints::clamped(share))))
}

fn is_cause(text: &str) -> bool {
    let text = folded(text.trim_start_matches('!'));
    PAINS.iter().any(|(name, _)| *name == text) || LOVES.iter().any(|(name, _)| *name == text)
}

fn roles(text: &str) -> Option<BTreeSet<Role>> {
    let role = |word: &str| ROLES.iter().find(|(name, _)| *name == folded(word)).map(|(_, role)| *role);
    text.split(BETWEEN).map(str::trim).filter(|word| !word.is_empty()).map(role).collect()
}

fn phase_of(text: &str) -> Option<Phase> {
    match folded(text) {
        name if name.starts_with("pre") || name == "before" => Some(Phase::PrePurchase),
        name if name.starts_with("post") || name == "after" => Some(Phase::PostPurchase),
        name if name == "purchase" => Some(Phase::Purchase),
        _ => None,
    }
}
