//! Sheets: one column a touchpoint, and rows that tell of it. The classic sheet of the Journey lens has the curve above
//! its rows, each point exactly over its column; the blueprint has lanes with lines between them (Shostack 1984; Bitner,
//! Ostrom & Morgan 2008).
//!
//! A sheet knows no links and no places chosen by hand. Rows that are empty on the whole sheet are left out; a row is
//! as high as its highest cell, so no text is ever cut.
//!
//! The columns of a tier are equally wide, but where a page spares: there they are as wide as they need.

mod breadth;
mod cell;
mod head;
mod measure;
mod tier;

use super::{
    column::real_of,
    emotion::{Band, Station},
    geometry::{Point, Rect},
    plan::{Cell, CellPart, Layout, PhaseBand, Placed, SheetRow, StageColumn, Strip},
    real,
    request::{BandShown, Density, Lens, Request},
    row::RowKind,
    text::{Align, Typesetter},
};
use crate::{
    model::{Id, Touchpoint},
    wording::{canvas, sheet},
};
use breadth::Breadth;
use cell::Cells;
use measure::SheetMeasure;
use tier::{Slot, Tier};

/// How wide the sheet is, and how high its content: that of its layout, without drawing its curves.
pub(super) fn extent(request: &Request, set: &dyn Typesetter) -> (f32, f32) {
    let sheet = Sheet { draws_curves: false, ..Sheet::of(request, SheetMeasure::of(request), set) };
    let plain = sheet.layout(0.0);
    (plain.size.0, plain.content_height)
}

/// The sheet that is asked for.
pub(super) fn layout(request: &Request, set: &dyn Typesetter) -> Layout {
    let measure = SheetMeasure::of(request);
    let sheet = Sheet::of(request, measure, set);
    let plain = sheet.layout(0.0);
    let wished = request.height.map_or(0.0, real_of);
    let spare = wished - plain.content_height;
    if spare < 4.0 || plain.columns.is_empty() {
        return plain;
    }
    // A page with room to spare: some of it goes to the curve, some between the rows, the rest beneath them. Where there
    // are few rows or none, the curve is what the page is about.
    let tiers = real(sheet.tiers.len().max(1));
    let told = plain.rows.iter().filter(|row| row.kind != RowKind::Feeling).count();
    let (part, most) = match told {
        0 => (1.0, 5.0),
        1..4 => (0.7, 2.5),
        _ => (0.5, 1.2),
    };
    let rows = real(told.max(1));
    // On a canvas the lanes of a blueprint share out the window: nothing else on it could.
    let has_wide_lanes = request.lens == Lens::Blueprint && request.density == Density::Roomy;
    let widest = measure.row_pad * if has_wide_lanes { 5.0 } else { 2.5 };
    // A lane has air once more.
    let pads = if request.lens == Lens::Blueprint { 3.0 } else { 2.0 };
    let with = |spare: f32| {
        let band = if plain.band.is_some() { (spare * part / tiers).min(measure.band * most) } else { 0.0 };
        let row_pad = ((spare - band * tiers) * 0.8 / (pads * rows)).min(widest);
        let larger = SheetMeasure { band: measure.band + band, row_pad: measure.row_pad + row_pad, ..measure };
        let larger = Sheet::of(request, larger, set);
        let rest = wished - larger.layout(0.0).content_height;
        (larger, rest)
    };
    // Rows end on whole units: together they may be higher than was given to them.
    let mut wishes = [spare, spare - rows].into_iter().filter(|spare| *spare > 0.0).map(with);
    let fitting = wishes.find(|(_, rest)| *rest >= 0.0);
    let (larger, rest) = fitting.unwrap_or((sheet, spare));
    // Whole units: what stands beneath stays on them.
    larger.layout((rest / tiers).floor())
}

/// Everything that the parts of a sheet share.
struct Sheet<'a> {
    request: &'a Request,
    measure: SheetMeasure,
    set: &'a dyn Typesetter,
    cells: Cells<'a>,
    tiers: Vec<Tier<'a>>,
    kinds: Vec<RowKind>,
    is_rated: bool,
    /// Else only their place is kept.
    draws_curves: bool,
}

/// What a cell tells of which touchpoint, and how high that is.
type Told = (Id<Touchpoint>, Vec<CellPart>, f32);

/// Where a tier stands, and its columns.
#[derive(Debug, Clone, Copy)]
struct Place<'a> {
    top: f32,
    /// The left edges of its columns, and the right one of the last.
    edges: &'a [f32],
    /// Where it ends: to the right of the last column there may be room for the names of curves.
    right: f32,
}

impl Place<'_> {
    fn left(self) -> f32 {
        self.edges.first().copied().unwrap_or_default()
    }

    fn column(self, place: usize) -> f32 {
        self.edges.get(place).or(self.edges.last()).copied().unwrap_or_default()
    }

    fn width(self, place: usize) -> f32 {
        self.column(place + 1) - self.column(place)
    }

    /// Where these columns end.
    fn end(self, beyond: usize) -> f32 {
        if beyond + 1 >= self.edges.len() { self.right } else { self.column(beyond) }
    }
}

impl<'a> Sheet<'a> {
    fn of(request: &'a Request, measure: SheetMeasure, set: &'a dyn Typesetter) -> Self {
        let is_rated = request.map.experiences.iter().any(|(_, experience)| experience.emotion.is_some());
        let kinds = request.lens.rows().iter().copied().filter(|kind| !request.hidden.contains(kind)).collect();
        let cells = Cells::of(request, measure, set);
        Self { request, measure, set, cells, tiers: tier::tiers(request), kinds, is_rated, draws_curves: true }
    }

    /// The sheet, each tier reaching so much beneath its rows.
    fn layout(&self, rest: f32) -> Layout {
        let measure = &self.measure;
        let labels = self.label_width();
        let left = measure.side + labels + measure.label_gap;
        let fixed = left + measure.side;
        let column = self.least_column();
        let breadths: Vec<Breadth<'_>> = self.tiers.iter().map(|tier| Breadth::of(self, tier, column)).collect();
        let of_widest = |widths: Vec<f32>| fixed + widths.into_iter().fold(0.0, f32::max);
        let least_width = of_widest(breadths.iter().map(Breadth::least).collect());
        let usual = of_widest(breadths.iter().map(Breadth::usual).collect());
        let most = of_widest(breadths.iter().map(Breadth::most).collect());
        let width = self.request.width.map_or(usual, real_of).min(most).max(least_width);
        let mut layout = Layout { lens: self.request.lens, least_width, ..Layout::default() };
        let mut top = measure.top;
        for (nth, (tier, breadth)) in self.tiers.iter().zip(&breadths).enumerate() {
            let (edges, right) = breadth.edges(left, width - fixed);
            if nth > 0 {
                top += measure.below;
            }
            top = self.place_tier(tier, Place { top, edges: &edges, right }, rest, &mut layout);
        }
        layout.content_height = top - rest * real(self.tiers.len()) + measure.end;
        layout.size = (width, layout.content_height + rest * real(self.tiers.len()));
        layout.places = layout.cards.iter().enumerate().map(|(place, card)| (card.id, place)).collect();
        layout
    }

    fn label_width(&self) -> f32 {
        let label = |kind: &RowKind| {
            let line = line_above(*kind)
                .map_or(0.0, |words| self.set.set(words, self.measure.quiet_text, Some(LINE_MOST)).width);
            self.set.set(kind.label(), self.measure.label_text, None).width.max(line)
        };
        self.kinds.iter().map(label).fold(0.0, f32::max).ceil()
    }

    /// One tier; its lower edge.
    fn place_tier(&self, tier: &Tier<'_>, place: Place<'_>, rest: f32, layout: &mut Layout) -> f32 {
        let measure = &self.measure;
        let heads_top = self.place_stages(tier, place, layout);
        let first = layout.cards.len();
        let mut bottom = self.place_heads(tier, place, heads_top, layout);
        if let Some(band) = self.place_band(tier, place, bottom, layout) {
            bottom = band.bottom() + measure.below_band;
        }
        for kind in &self.kinds {
            bottom = self.place_row(*kind, tier, place, bottom, layout);
        }
        bottom += measure.tail + rest;
        for strip in layout.strips.iter_mut().skip(first) {
            strip.rect.h = bottom - strip.rect.y;
        }
        let spans = layout.columns.len() - tier.spans.len();
        for column in layout.columns.iter_mut().skip(spans) {
            column.rect.h = bottom - column.rect.y;
        }
        bottom
    }

    /// Phase bands and the names of the stages; their lower edge.
    fn place_stages(&self, tier: &Tier<'_>, place: Place<'_>, layout: &mut Layout) -> f32 {
        let measure = &self.measure;
        for span in &tier.spans {
            let (left, right) = (place.column(span.first), place.end(span.end));
            let phase = span.stage.1.phase;
            let rect = Rect::new(left, place.top, right - left, measure.phase);
            // A phase that comes again after another has a band of its own again.
            match layout.phases.last_mut().filter(|band| {
                band.phase == phase && (band.rect.y - rect.y).abs() < 0.5 && (band.rect.right() - left).abs() < 0.5
            }) {
                Some(band) => band.rect = band.rect.union(rect),
                None => layout.phases.push(PhaseBand { phase, rect, name: Placed::default() }),
            }
        }
        for band in layout.phases.iter_mut().filter(|band| (band.rect.y - place.top).abs() < 0.5) {
            let room = (band.rect.w - 8.0).max(20.0);
            let name = self.set.set(canvas::phase(band.phase), measure.phase_text, None);
            let name = if name.width > room {
                let style = measure.phase_text.aligned(Align::Start);
                self.set.set(canvas::phase(band.phase), style, Some(room))
            } else {
                name
            };
            band.name = Placed::centred(name, band.rect.centre());
        }
        let top = place.top + measure.phase + measure.below_phase;
        let mut bottom = top;
        for span in &tier.spans {
            let (left, right) = (place.column(span.first), place.end(span.end));
            let (id, stage) = span.stage;
            let name = if span.goes_on { sheet::goes_on(&stage.name) } else { stage.name.clone() };
            let room = (right - left - 2.0 * measure.pad).max(20.0);
            let runs = self.set.set(&name, measure.heading_text, Some(room));
            let at = Point::new(left + measure.pad, top + measure.heading_pad);
            bottom = bottom.max(at.y + runs.height.max(measure.heading_text.size() * 1.24));
            let rect = Rect::new(left, place.top, right - left, 0.0);
            let corner = Point::new(left, top);
            let (phase, breadth, heading) = (stage.phase, (rect.w, rect.w), Placed::new(runs, at));
            layout.columns.push(StageColumn { id, phase, rect, corner, breadth, heading });
        }
        bottom + measure.heading_pad
    }

    /// Is there a row for the curve?
    fn has_curve(&self) -> bool {
        let is_shown = match self.request.band {
            BandShown::Always => true,
            BandShown::WhenRated => self.is_rated,
            BandShown::Folded => false,
        };
        is_shown && self.kinds.contains(&RowKind::Feeling)
    }

    fn band(&self, rect: Rect) -> Band<'_> {
        Band { request: self.request, measure: self.measure.curve, set: self.set, rect }
    }

    /// The curve over the columns; none where it is not shown.
    fn place_band(&self, tier: &Tier<'_>, place: Place<'_>, top: f32, layout: &mut Layout) -> Option<Rect> {
        let measure = &self.measure;
        let stations: Vec<Station> = (0..)
            .zip(&tier.slots)
            .filter_map(|(nth, slot)| {
                let (number, id, _) = slot.touchpoint?;
                Some(Station { id, number, x: place.column(nth) + place.width(nth) / 2.0 })
            })
            .collect();
        if !self.has_curve() || stations.is_empty() {
            return None;
        }
        let rect = Rect::new(place.left(), top, place.right - place.left(), measure.band);
        let band = self.band(rect);
        let band = self.draws_curves.then(|| band.place_on_sheet(&stations, measure.side));
        let zero = band.as_ref().map_or(rect.centre().y, |band| band.zero);
        let label = self.set.set(RowKind::Feeling.label(), measure.label_text, None);
        let label = Placed::new(label.clone(), Point::new(measure.side, zero - label.height / 2.0));
        let whole = Rect::new(measure.side, top, place.right - measure.side, measure.band);
        layout.rows.push(SheetRow { kind: RowKind::Feeling, rect: whole, label, line: None, cells: Vec::new() });
        if layout.band.is_none() {
            layout.band = band;
        } else {
            layout.more_bands.extend(band);
        }
        Some(rect)
    }

    /// A row; nothing where it is empty all along the tier. Its lower edge.
    fn place_row(&self, kind: RowKind, tier: &Tier<'_>, place: Place<'_>, top: f32, layout: &mut Layout) -> f32 {
        let measure = &self.measure;
        let told = |(nth, slot): (usize, &Slot<'_>)| {
            let (_, id, touchpoint) = slot.touchpoint?;
            let (parts, height) = self.cells.cell(kind, id, touchpoint, place.width(nth));
            Some((id, parts, height))
        };
        let told: Vec<Option<Told>> = tier.slots.iter().enumerate().map(told).collect();
        // The lanes of a blueprint stand for something even where nobody has written anything.
        let is_lane = self.request.lens == Lens::Blueprint;
        if !is_lane && told.iter().flatten().all(|(_, parts, _)| parts.is_empty()) {
            return top;
        }
        let label = self.set.set(kind.label(), measure.label_text, None);
        let least = if is_lane { label.height + 18.0 } else { label.height };
        let highest = told.iter().flatten().map(|(_, _, height)| *height).fold(least, f32::max);
        let is_first = layout.rows.last().is_none_or(|row| row.rect.bottom() + 0.5 < top);
        let line = line_above(kind).filter(|_| !is_first).map(|words| {
            let runs = self.set.set(words, measure.quiet_text, Some(LINE_MOST));
            Placed::new(runs.clone(), Point::new(measure.side, top - runs.height / 2.0))
        });
        // The words on the line reach into the row.
        let pad = measure.row_pad + line.as_ref().map_or(0.0, |line| line.runs.height / 2.0);
        let height = (highest + pad + measure.row_pad + if is_lane { measure.row_pad } else { 0.0 }).ceil();
        let text_top = top + pad;
        let cell = |(nth, told): (usize, Option<Told>)| {
            let (touchpoint, parts, _) = told?;
            let rect = Rect::new(place.column(nth), top, place.width(nth), height);
            let parts = parts.into_iter().map(|part| lowered(part, pad)).collect();
            Some(Cell { touchpoint, rect, parts })
        };
        let cells = told.into_iter().enumerate().filter_map(cell).collect();
        let rect = Rect::new(measure.side, top, place.right - measure.side, height);
        let label = Placed::new(label, Point::new(measure.side, text_top));
        layout.rows.push(SheetRow { kind, rect, label, line, cells });
        top + height
    }

    /// Is there air to spare?
    fn is_roomy(&self) -> bool {
        self.request.density == Density::Roomy
    }
}

/// The words on a line are broken to be no wider than this.
const LINE_MOST: f32 = 96.0;

/// What the line above a lane of a blueprint parts.
fn line_above(kind: RowKind) -> Option<&'static str> {
    match kind {
        RowKind::Frontstage => Some(sheet::LINE_OF_INTERACTION),
        RowKind::Backstage => Some(sheet::LINE_OF_VISIBILITY),
        RowKind::Support => Some(sheet::LINE_WITHIN),
        _ => None,
    }
}

/// A part of a cell, further down.
fn lowered(part: CellPart, by: f32) -> CellPart {
    let down = Point::new(0.0, by);
    match part {
        CellPart::Words(placed, tone) => CellPart::Words(Placed::new(placed.runs, placed.at + down), tone),
        CellPart::Channel(id, middle, size) => CellPart::Channel(id, middle + down, size),
        CellPart::Chip(mut chip) => {
            chip.rect = chip.rect.moved(down);
            chip.word.at = chip.word.at + down;
            CellPart::Chip(chip)
        }
        CellPart::Missing(rect, words) => CellPart::Missing(rect.moved(down), Placed::new(words.runs, words.at + down)),
    }
}

/// The strip of a column whose head begins here; its height comes last.
fn strip(touchpoint: Id<Touchpoint>, left: f32, top: f32, width: f32) -> Strip {
    Strip { touchpoint, rect: Rect::new(left, top, width, 0.0) }
}
