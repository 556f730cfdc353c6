//! A shaped layout becomes rows of runs: white space at a row's end goes, and the glyphs left are placed one
//! after the other, so that a row is exactly as wide as their advances.

use std::ops::Range;

use parley::{BreakReason, Cluster, Layout, Line, Run};

use super::{divide, faces::Shelf};
use crate::layout::{
    geometry::{Point, Rect},
    text::{Align, Glyph, GlyphRun, Row, TextStyle},
};

/// Ascent and descent of the bundled family in parts of the size: rows are as high, and baselines stand where
/// they stand, whichever faces a row happens to hold.
const ASCENT: f32 = 0.968_75;
const DESCENT: f32 = 0.241_21;

/// What is drawn where a word is divided. The text of a row does not hold it, that of its last run does.
pub(super) const HYPHEN: &str = "\u{2010}";
/// Where a word may be divided, says whoever wrote it; seen only where it is.
const SOFT_HYPHEN: char = '\u{AD}';

/// Does this row end where its writer allows a word to be divided, or within a word that is too long for a row, of a
/// script that divides words?
pub(super) fn ends_within_a_word(line: &Line<'_, ()>, text: &str) -> bool {
    let end = line.text_range().end;
    let (before, after) = (text.get(..end).unwrap_or_default(), text.get(end..).unwrap_or_default());
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else { return false };
    match line.break_reason() {
        BreakReason::Regular => last == SOFT_HYPHEN,
        BreakReason::Emergency => last == SOFT_HYPHEN || divides(last) && divides(next),
        _ => false,
    }
}

/// How wide a row may be that ends within a word, so that the word is divided before a syllable; none where it is well
/// divided as it is.
pub(super) fn divided_width(line: &Line<'_, ()>, text: &str) -> Option<f32> {
    let range = line.text_range();
    let own = text.get(range.clone()).unwrap_or_default();
    let start = own.char_indices().rev().find(|(_, letter)| !divides(*letter)).map_or(0, |(at, it)| at + it.len_utf8());
    let before = own.get(start..).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let rest = after.find(|letter: char| !divides(letter)).map_or(after, |at| after.get(..at).unwrap_or_default());
    let back = divide::letters_back(before, rest);
    let (at, _) = own.char_indices().rev().nth(back.checked_sub(1)?)?;
    let end = range.start + at;
    let clusters =
        line.runs().flat_map(|run| run.clusters().map(|it| (it.text_range(), it.advance())).collect::<Vec<_>>());
    let width: f32 = clusters.filter(|(own, _)| own.start < end).map(|(_, advance)| advance).sum();
    Some(width + 0.01)
}

/// Letters of scripts whose words are divided with a hyphen: Latin, Greek, Cyrillic, Armenian.
fn divides(letter: char) -> bool {
    letter.is_alphabetic() && matches!(letter, 'A'..='\u{58F}' | '\u{1E00}'..='\u{1FFF}')
}

/// The byte ranges of clusters for which the chosen face has no glyph.
pub(super) fn lacking(layout: &Layout<()>) -> Vec<Range<usize>> {
    let runs = layout.lines().flat_map(|line| line.runs());
    let lacks =
        |cluster: &Cluster<'_, ()>| cluster.glyphs().any(|glyph| glyph.id == 0) && !cluster.is_hard_line_break();
    let mut ranges: Vec<_> =
        runs.flat_map(|run| run.clusters()).filter(lacks).map(|cluster| cluster.text_range()).collect();
    ranges.sort_by_key(|range| range.start);
    ranges
}

/// The rows, aligned. `text` has the same byte ranges as the text that was shaped; `hyphen` is drawn where a row ends
/// within a word.
pub(super) fn rows(
    layout: &Layout<()>,
    text: &str,
    (style, width): (TextStyle, Option<f32>),
    hyphen: Option<&GlyphRun>,
    shelf: &mut Shelf,
) -> Vec<Row> {
    let height = style.size() * f32::from(style.line_height) / 100.0;
    let baseline = (height - (ASCENT + DESCENT) * style.size()) / 2.0 + ASCENT * style.size();
    let mut rows: Vec<Row> = Vec::with_capacity(layout.len());
    let mut top = 0.0;
    for line in layout.lines() {
        let place = Place { top, height, baseline: top + baseline, size: style.size() };
        let mut row = row(&line, text, place, shelf);
        if let Some(hyphen) = hyphen.filter(|_| ends_within_a_word(&line, text)) {
            divide(&mut row, hyphen);
        }
        rows.push(row);
        top += height;
    }
    let widest = rows.iter().fold(0.0_f32, |widest, row| widest.max(row.rect.w));
    let room = width.filter(|width| *width < f32::MAX).unwrap_or(widest);
    for row in &mut rows {
        shift(row, offset(style.align, layout.is_rtl(), room - row.rect.w));
    }
    rows
}

/// Puts the hyphen at the end of a row that is read from left to right.
fn divide(row: &mut Row, hyphen: &GlyphRun) {
    let Some(last) = row.runs.last().filter(|run| !run.is_rtl) else { return };
    let origin = Point::new(row.rect.w, row.baseline);
    let hyphen = GlyphRun { origin, ..hyphen.clone() };
    row.rect.w += hyphen.width;
    let joins = last.face == hyphen.face;
    match row.runs.last_mut() {
        Some(last) if joins => join(last, hyphen),
        _ => row.runs.push(hyphen),
    }
}

/// How far a row with this much room beside it stands from the left.
fn offset(align: Align, is_rtl: bool, spare: f32) -> f32 {
    let spare = spare.max(0.0);
    match (align, is_rtl) {
        (Align::Centre, _) => spare / 2.0,
        (Align::Start, false) | (Align::End, true) => 0.0,
        (Align::Start, true) | (Align::End, false) => spare,
    }
}

fn shift(row: &mut Row, by: f32) {
    row.rect.x += by;
    for run in &mut row.runs {
        run.origin.x += by;
    }
}

#[derive(Clone, Copy)]
struct Place {
    top: f32,
    height: f32,
    baseline: f32,
    size: f32,
}

fn row(line: &Line<'_, ()>, text: &str, place: Place, shelf: &mut Shelf) -> Row {
    let range = line.text_range();
    let whole = text.get(range.clone()).unwrap_or_default();
    let shown = whole.trim_end();
    let end = range.start + shown.len();
    let mut runs: Vec<GlyphRun> = Vec::new();
    let (mut x, mut read_to) = (0.0, None);
    for run in line.runs() {
        let Some(next) = glyphs(&run, text, end, Point::new(x, place.baseline), place.size, shelf) else { continue };
        x += next.width;
        let follows = read_to == Some(run.text_range().start);
        read_to = Some(run.text_range().end);
        match runs.last_mut() {
            Some(last) if follows && last.face == next.face && !last.is_rtl && !next.is_rtl => join(last, next),
            _ => runs.push(next),
        }
    }
    let rect = Rect::new(0.0, place.top, x, place.height);
    Row { rect, baseline: place.baseline, runs, text: shown.to_owned() }
}

/// Appends a run that is read on from this one in the same face: parley parts runs where the script changes too.
fn join(run: &mut GlyphRun, next: GlyphRun) {
    let bytes = u32::try_from(run.text.len()).unwrap_or(u32::MAX);
    for glyph in next.glyphs {
        let (start, end) = glyph.cluster;
        let cluster = (start.saturating_add(bytes), end.saturating_add(bytes));
        run.glyphs.push(Glyph { x: glyph.x + run.width, cluster, ..glyph });
    }
    run.text.push_str(&next.text);
    run.width += next.width;
}

/// The glyphs of a run that stand for text before `end`; none if there are none.
fn glyphs(run: &Run<'_, ()>, text: &str, end: usize, origin: Point, size: f32, shelf: &mut Shelf) -> Option<GlyphRun> {
    let range = run.text_range().start..run.text_range().end.min(end);
    let shown = text.get(range.clone()).filter(|shown| !shown.is_empty())?;
    let mut glyphs = Vec::with_capacity(shown.len());
    let mut pen = 0.0;
    for cluster in run.visual_clusters().filter(|cluster| cluster.text_range().start < end) {
        let bytes = place_in(&cluster.text_range(), &range);
        for glyph in cluster.glyphs() {
            glyphs.push(Glyph { id: glyph.id, x: pen + glyph.x, y: glyph.y, advance: glyph.advance, cluster: bytes });
            pen += glyph.advance;
        }
    }
    let (face, is_rtl) = (shelf.id(run.font()), run.is_rtl());
    Some(GlyphRun { face, size, origin, width: pen, glyphs, text: shown.to_owned(), is_rtl })
}

/// A byte range of the whole text as one within a run.
fn place_in(range: &Range<usize>, run: &Range<usize>) -> (u32, u32) {
    let within = |at: usize| u32::try_from(at.clamp(run.start, run.end.max(run.start)) - run.start).unwrap_or(u32::MAX);
    (within(range.start), within(range.end))
}
