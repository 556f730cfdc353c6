//! How wide the columns of a tier are: all the same, or, where a page spares, as wide as they need so that its rows are
//! low. For that the texts are taken for areas: a row is as high as the area of its fullest cell over the width of the
//! column, and columns take from each other until that is low.

use super::{Sheet, Slot, Tier, measure::SheetMeasure};
use crate::layout::{
    geometry::Rect,
    plan::CellPart,
    real,
    request::Density,
    text::{Runs, TextStyle},
};

/// Words of so many bytes may be wider than the narrowest column, ...
const LONG_WORD: usize = 9;
/// ... and such ones than the narrowest of columns that have widths of their own.
const LONG_IN_NARROW: usize = 4;
/// For a whole word such a column is so many times as wide as the narrowest, but no wider.
const FOR_A_WORD: f32 = 1.6;
/// Columns of their own width are no narrower than this part of a usual one, ...
const NARROWEST: f32 = 0.78;
/// ... and no wider than so many times their share.
const WIDEST: f32 = 1.6;
/// Times that columns take from each other.
const ROUNDS: usize = 32;
/// Rows of text do not end exactly where the column does: on the whole half a word is missing, times the height of a
/// row. So a narrow column holds less than its area.
const RAGGED: f32 = 0.6;

/// A text of a cell: how wide it is in one row, and how high that is.
type Text = (f32, f32);

/// What one column needs.
struct Need {
    /// In no narrower one all words are whole.
    least: f32,
    /// The texts of its title and of its cells, from top to bottom.
    cells: Vec<Vec<Text>>,
}

/// How wide the columns of a tier may be, without the labels beside them.
pub(super) struct Breadth<'a> {
    measure: &'a SheetMeasure,
    count: usize,
    /// The narrowest column of the sheet.
    column: f32,
    /// Of each column, where they have widths of their own.
    needs: Option<Vec<Need>>,
    /// From the middle of the last column to the end of the names beside it.
    names: f32,
}

impl<'a> Breadth<'a> {
    pub fn of(sheet: &'a Sheet<'_>, tier: &Tier<'_>, column: f32) -> Self {
        let last = tier.slots.last().and_then(|slot| slot.touchpoint).filter(|_| sheet.has_curve());
        let names = last.map_or(0.0, |(_, id, _)| sheet.band(Rect::default()).reach_of_names(id));
        let is_sparing = sheet.request.is_tight && sheet.request.density == Density::Compact;
        let needs = is_sparing.then(|| sheet.needs(tier));
        Self { measure: &sheet.measure, count: tier.slots.len().max(1), column, needs, names }
    }

    /// The least width.
    pub fn least(&self) -> f32 {
        match &self.needs {
            Some(needs) => least(needs) + self.beyond(needs.last().map_or(0.0, |need| need.least)),
            None => self.of_columns(self.column),
        }
    }

    /// The width where none is asked for.
    pub fn usual(&self) -> f32 {
        self.of_columns(self.measure.usual.max(self.column))
    }

    /// The greatest width.
    pub fn most(&self) -> f32 {
        self.of_columns(self.measure.column_most.max(self.column))
    }

    /// With columns of this width.
    fn of_columns(&self, width: f32) -> f32 {
        real(self.count) * width + self.beyond(width)
    }

    /// Room for names beyond the last column, if that would be so wide without it. It takes a little from all of them.
    fn beyond(&self, last: f32) -> f32 {
        ((self.names - last / 2.0).max(0.0) * (1.0 + 1.0 / real(self.count))).ceil()
    }

    /// The left edges of the columns, the right one of the last, and where the tier ends.
    pub fn edges(&self, left: f32, room: f32) -> (Vec<f32>, f32) {
        let last = self.columns(room).last().copied().unwrap_or_default();
        let beyond = self.beyond(last);
        let mut edges = vec![left];
        let mut right = left;
        for width in self.columns(room - beyond) {
            right += width;
            // Columns of their own widths end on whole units: no rounding of sums breaks a row.
            edges.push(if self.needs.is_some() { left + (right - left).round() } else { right });
        }
        (edges, right + beyond)
    }

    fn columns(&self, room: f32) -> Vec<f32> {
        if let Some(needs) = &self.needs {
            return widths(needs, room, self.measure.pad);
        }
        let column = (room / real(self.count)).min(self.measure.column_most.max(self.column));
        vec![column; self.count]
    }
}

impl Sheet<'_> {
    /// The narrowest column in which no usual word of a title or of a channel's name is broken.
    pub(super) fn least_column(&self) -> f32 {
        let measure = &self.measure;
        let map = &self.request.map;
        let title =
            map.touchpoints.values().map(|touchpoint| self.widest(&touchpoint.title, measure.title_text, LONG_WORD));
        let name = map.channels.values().map(|channel| self.widest(&channel.name, measure.quiet_text, LONG_WORD));
        let (title, name) = (title.fold(0.0, f32::max), name.fold(0.0, f32::max));
        let needed = title.max(name + measure.icon + 5.0) + 2.0 * measure.pad + 1.0;
        needed.clamp(measure.column, measure.column * 1.25)
    }

    /// Width of the widest word of so many bytes at least; shorter ones fit in any case.
    fn widest(&self, text: &str, style: TextStyle, long: usize) -> f32 {
        let long = text.split_whitespace().filter(|word| word.len() >= long);
        long.map(|word| self.set.set(word, style, None).width).fold(0.0, f32::max)
    }

    fn needs(&self, tier: &Tier<'_>) -> Vec<Need> {
        let mut needs: Vec<Need> = tier.slots.iter().map(|slot| self.need(slot)).collect();
        for span in &tier.spans {
            let heading = self.widest(&span.stage.1.name, self.measure.heading_text, LONG_IN_NARROW)
                + 2.0 * self.measure.pad
                + 2.0;
            let each = heading / real(span.end - span.first).max(1.0);
            for need in needs.iter_mut().take(span.end).skip(span.first) {
                need.least = need.least.max(each.min(self.measure.column * FOR_A_WORD)).ceil();
            }
        }
        needs
    }

    fn need(&self, slot: &Slot<'_>) -> Need {
        let measure = &self.measure;
        let narrowest = measure.column * NARROWEST;
        let Some((_, id, touchpoint)) = slot.touchpoint else { return Need { least: narrowest, cells: Vec::new() } };
        let title = self.set.set(&touchpoint.title, measure.title_text, None);
        let row = |runs: &Runs| (runs.width, runs.rows.first().map_or(0.0, |row| row.rect.h));
        let mut cells = vec![vec![row(&title)]];
        let mut word = self.widest(&touchpoint.title, measure.title_text, LONG_IN_NARROW);
        for kind in &self.kinds {
            let (parts, _) = self.cells.cell(*kind, id, touchpoint, ENDLESS);
            let mut texts = Vec::new();
            for part in parts {
                match part {
                    CellPart::Words(placed, _) => {
                        let aside = placed.at.x - measure.pad;
                        let (width, height) = row(&placed.runs);
                        texts.push((width + aside, height));
                        word = word.max(self.widest(&placed.runs.text, measure.cell_text, LONG_IN_NARROW) + aside);
                    }
                    CellPart::Chip(chip) => texts.push((0.0, chip.rect.h)),
                    CellPart::Missing(rect, _) => texts.push((rect.w, rect.h)),
                    CellPart::Channel(..) => {}
                }
            }
            cells.push(texts);
        }
        let least = (word + 2.0 * measure.pad + 2.0).clamp(narrowest, measure.column * FOR_A_WORD).ceil();
        Need { least, cells }
    }
}

/// Wide enough for any text in one row.
const ENDLESS: f32 = 100_000.0;

impl Need {
    /// How high a cell becomes in so much room for its texts, about, and by how much less if that were a unit wider.
    fn height(texts: &[Text], room: f32) -> (f32, f32) {
        texts.iter().fold((0.0, 0.0), |(height, gain), (width, row)| {
            if *width <= room {
                return (height + row, gain);
            }
            let filled = (room - RAGGED * row).max(room / 2.0);
            let rows = (width / filled).max(1.0);
            (height + rows * row, gain + rows * row / filled)
        })
    }
}

fn least(needs: &[Need]) -> f32 {
    needs.iter().map(|need| need.least).sum()
}

/// The widths with which the rows are lowest, as far as that can be told from areas; `room` in all, if it is enough.
fn widths(needs: &[Need], room: f32, pad: f32) -> Vec<f32> {
    let mut widths = shared(needs, &vec![1.0; needs.len()], room);
    let (mut best, mut least) = (widths.clone(), f32::INFINITY);
    for _ in 0..ROUNDS {
        let (height, pulls) = pulls(needs, &widths, pad);
        // Equal widths are calmer than a unit less of height.
        if height < least - 1.0 {
            (best, least) = (widths.clone(), height);
        }
        let mean = pulls.iter().sum::<f32>() / real(pulls.len().max(1));
        if mean <= 0.0 {
            break;
        }
        let wishes: Vec<f32> = widths
            .iter()
            .zip(&pulls)
            .map(|(width, pull)| width * (pull / mean).sqrt().sqrt().clamp(0.85, 1.2))
            .collect();
        widths = shared(needs, &wishes, room);
    }
    best
}

/// The height of all rows together, and how much each column would lower it if it were wider.
fn pulls(needs: &[Need], widths: &[f32], pad: f32) -> (f32, Vec<f32>) {
    let rows = needs.iter().map(|need| need.cells.len()).max().unwrap_or_default();
    let mut pulls = vec![0.0; needs.len()];
    let mut whole = 0.0;
    for row in 0..rows {
        let cell = |(need, width): (&Need, &f32)| {
            need.cells.get(row).map_or((0.0, 0.0), |texts| Need::height(texts, (width - 2.0 * pad).max(1.0)))
        };
        let cells: Vec<(f32, f32)> = needs.iter().zip(widths).map(cell).collect();
        let highest = cells.iter().map(|(height, _)| *height).fold(0.0, f32::max);
        if highest <= 0.0 {
            continue;
        }
        whole += highest;
        // The fullest cells make the row high; those that are nearly as full would be next.
        let parts = cells.iter().map(|(height, _)| {
            let part = height / highest;
            let part = part * part * part * part;
            part * part * part
        });
        let parts: Vec<f32> = parts.collect();
        let sum: f32 = parts.iter().sum();
        for ((pull, (_, gain)), part) in pulls.iter_mut().zip(&cells).zip(parts) {
            *pull += gain * part / sum;
        }
    }
    (whole, pulls)
}

/// The room shared out after these wishes, nobody below what is least or far above an equal share.
fn shared(needs: &[Need], wishes: &[f32], room: f32) -> Vec<f32> {
    let most = room / real(needs.len().max(1)) * WIDEST;
    let with = |factor: f32| {
        let width = move |(need, wish): (&Need, &f32)| (wish * factor).clamp(need.least, most.max(need.least));
        needs.iter().zip(wishes).map(width)
    };
    let (mut low, mut high) = (0.0, 2.0 * room / wishes.iter().copied().fold(f32::INFINITY, f32::min).max(0.01));
    for _ in 0..32 {
        let middle = (low + high) / 2.0;
        if with(middle).sum::<f32>() <= room { low = middle } else { high = middle }
    }
    with(low).collect()
}
