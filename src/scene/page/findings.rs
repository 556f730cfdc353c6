//! The most important findings, as cards side by side.

use super::{Block, Sheet, balance::without_a_word_alone};
use crate::{
    analysis::TouchpointReport,
    layout::{
        Placed,
        geometry::{Point, Rect},
        text::Weight,
    },
    scene::{
        Colour, Item,
        compose::brush::{icon, solid, text},
        icon::Icon,
    },
    wording::finding,
};

/// So many findings fit side by side.
const MOST: usize = 4;

/// What a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Moment { is_candidate: bool },
    Fruit,
}

/// A finding in words.
struct Told {
    kind: Kind,
    title: String,
    sentence: String,
}

/// The cards, and what they say.
pub(super) fn findings(sheet: &Sheet<'_>) -> (Block, Vec<(String, String)>) {
    let told = top(sheet);
    let count = f32::from(u8::try_from(told.len()).unwrap_or(u8::MAX));
    if told.is_empty() {
        return (Block { items: Vec::new(), height: 0.0 }, Vec::new());
    }
    let unit = sheet.unit;
    let gap = 20.0 * unit;
    // Never wider than a third: a single card across the page reads badly.
    let columns = count.max(3.0);
    let width = (sheet.inner() - gap * (columns - 1.0)) / columns;
    let texts: Vec<(Placed, Option<Placed>)> = told.iter().map(|told| words(sheet, told, width)).collect();
    let pad = 16.0 * unit;
    let bottom = |(title, sentence): &(Placed, Option<Placed>)| {
        let last = sentence.as_ref().unwrap_or(title);
        let pad = if sentence.is_some() { pad } else { title.at.y };
        last.at.y + last.runs.height + pad
    };
    let height = texts.iter().map(bottom).fold(0.0, f32::max);
    let mut items = Vec::new();
    let mut left = sheet.margin;
    for (told, (title, sentence)) in told.iter().zip(texts) {
        items.push(frame(sheet, Rect::new(left, 0.0, width, height)));
        let (picture, colour) = mark(sheet, told.kind);
        let row = title.runs.rows.first().map_or(0.0, |row| row.rect.h);
        let middle = Point::new(left + 30.0 * unit, title.at.y + row / 2.0);
        items.push(icon(picture, middle, 25.0 * unit, colour));
        let by = Point::new(left, 0.0);
        items.push(text(&Placed::new(title.runs, title.at + by), sheet.theme.ink));
        items.extend(sentence.map(|own| text(&Placed::new(own.runs, own.at + by), sheet.theme.muted)));
        left += width + gap;
    }
    let said = told.into_iter().map(|told| (told.title, told.sentence)).collect();
    (Block { items, height }, said)
}

fn frame(sheet: &Sheet<'_>, rect: Rect) -> Item {
    Item::Box {
        rect: rect.grown(-0.75 * sheet.unit),
        radius: 12.0 * sheet.unit,
        fill: Some(sheet.theme.card),
        stroke: Some(solid(sheet.theme.hairline, 1.5 * sheet.unit)),
    }
}

fn mark(sheet: &Sheet<'_>, kind: Kind) -> (Icon, Colour) {
    match kind {
        Kind::Moment { is_candidate: false } => (Icon::Star, sheet.theme.moment),
        Kind::Moment { is_candidate: true } => (Icon::StarHollow, sheet.theme.moment),
        Kind::Fruit => (Icon::Cherries, sheet.theme.fruit),
    }
}

/// Title and sentence; without the sentence where the map needs the room.
fn words(sheet: &Sheet<'_>, told: &Told, width: f32) -> (Placed, Option<Placed>) {
    let unit = sheet.unit;
    let left = 52.0 * unit;
    let inset = 20.0 * unit;
    let style = sheet.style(18.0, Weight::SemiBold);
    let title = without_a_word_alone(sheet.set, &told.title, style, width - left - inset);
    let top = if sheet.is_brief { 9.0 } else { 15.0 };
    let title = Placed::new(title, Point::new(left, top * unit));
    if sheet.is_brief {
        return (title, None);
    }
    let sentence = sheet.text(&told.sentence, 16.0, Weight::Regular, Some(width - 2.0 * inset));
    let at = Point::new(inset, title.at.y + title.runs.height + 5.0 * unit);
    (title, Some(Placed::new(sentence, at)))
}

/// Two moments of truth and two fruits, or more of the one where there are less of the other; best first.
fn top(sheet: &Sheet<'_>) -> Vec<Told> {
    let Some(report) = sheet.report.filter(|_| sheet.parts.has_findings) else { return Vec::new() };
    let is_here = |entry: &TouchpointReport| sheet.has(entry.id);
    let ranked = |is: fn(&TouchpointReport) -> bool, rank: fn(&TouchpointReport) -> Option<usize>| {
        let mut entries: Vec<&TouchpointReport> =
            report.touchpoints.iter().filter(|entry| is(entry) && is_here(entry)).collect();
        entries.sort_by_key(|entry| rank(entry).unwrap_or(usize::MAX));
        entries
    };
    let moments = ranked(|entry| entry.moment.is_marked(), |entry| entry.moment.rank);
    let fruits = ranked(|entry| entry.fruit.is_marked(), |entry| entry.fruit.rank);
    let moment_count = moments.len().min(MOST - fruits.len().min(MOST / 2));
    let fruit_count = fruits.len().min(MOST - moment_count);
    let moments = moments.into_iter().take(moment_count).map(|entry| {
        let kind = Kind::Moment { is_candidate: entry.moment.is_candidate() };
        let sentence = finding::moment_footer(sheet.map, report, entry.id).unwrap_or_default();
        Told { kind, title: title(sheet, entry), sentence }
    });
    let fruits = fruits.into_iter().take(fruit_count).map(|entry| Told {
        kind: Kind::Fruit,
        title: title(sheet, entry),
        sentence: finding::fruit_footer(sheet.map, report, entry.id).unwrap_or_default(),
    });
    moments.chain(fruits).collect()
}

fn title(sheet: &Sheet<'_>, entry: &TouchpointReport) -> String {
    let number = sheet.facts.cut.place(entry.id) + 1;
    let title = sheet.map.touchpoints.get(entry.id).map_or("", |touchpoint| touchpoint.title.trim());
    format!("{number} {title}")
}
