//! What a row tells of one touchpoint: words, channels, chips, one beneath the other, counted from the cell's corner.

use std::collections::BTreeMap;

use super::measure::SheetMeasure;
use crate::{
    layout::{
        geometry::{Point, Rect},
        plan::{CellPart, Chip, Placed, Tone},
        request::Request,
        row::RowKind,
        text::{TextStyle, Typesetter},
    },
    model::{Experience, Id, Persona, Status, Touchpoint},
    wording::{canvas, sheet},
};

/// What all cells share.
pub(super) struct Cells<'a> {
    request: &'a Request,
    set: &'a dyn Typesetter,
    measure: SheetMeasure,
    /// Those whose words are told, the active one first.
    personas: Vec<(Id<Persona>, &'a Persona)>,
    active: Option<Id<Persona>>,
    /// What could be done at each touchpoint, in the order of the plan.
    plan: BTreeMap<Id<Touchpoint>, Vec<String>>,
}

impl<'a> Cells<'a> {
    pub fn of(request: &'a Request, measure: SheetMeasure, set: &'a dyn Typesetter) -> Self {
        let map = &request.map;
        let active = request.active_persona();
        let mut personas: Vec<(Id<Persona>, &Persona)> =
            request.shown_personas().into_iter().filter_map(|id| Some((id, map.personas.get(id)?))).collect();
        personas.sort_by_key(|(id, _)| Some(*id) != active);
        let mut plan: BTreeMap<Id<Touchpoint>, Vec<String>> = BTreeMap::new();
        let opportunities = map.opportunities_in_order();
        for (_, opportunity) in opportunities.into_iter().filter(|(_, one)| one.status != Status::Dropped) {
            for touchpoint in &opportunity.touchpoints {
                let words = sheet::opportunity(&opportunity.title, opportunity.effort);
                plan.entry(*touchpoint).or_default().push(words);
            }
        }
        Self { request, set, measure, personas, active, plan }
    }

    /// What this row tells of this touchpoint in a column of this width, and how high that is.
    pub fn cell(&self, kind: RowKind, id: Id<Touchpoint>, touchpoint: &Touchpoint, width: f32) -> (Vec<CellPart>, f32) {
        let mut stack = Stack { cells: self, width, parts: Vec::new(), bottom: 0.0 };
        let measure = &self.measure;
        match kind {
            RowKind::Feeling => {}
            RowKind::Doing | RowKind::Action => stack.words(&touchpoint.action, measure.cell_text, Tone::Plain),
            RowKind::Where => stack.place(touchpoint),
            RowKind::Frontstage => {
                stack.place(touchpoint);
                match touchpoint.front_line_may_solve {
                    Some(true) => stack.words(sheet::MAY_SOLVE, measure.quiet_text, Tone::Quiet),
                    Some(false) => stack.words(sheet::MAY_NOT_SOLVE, measure.quiet_text, Tone::Pain),
                    None => {}
                }
            }
            RowKind::Backstage => {
                if let Some(procedure) = &touchpoint.procedure {
                    stack.words(&procedure.title, measure.cell_text, Tone::Plain);
                    if !procedure.last_reviewed.trim().is_empty() {
                        stack.words(&sheet::reviewed(&procedure.last_reviewed), measure.quiet_text, Tone::Quiet);
                    }
                }
                stack.words(&touchpoint.responsible, measure.quiet_text, Tone::Quiet);
            }
            RowKind::Thinking => self.said(&mut stack, id, |experience| sheet::quoted(&experience.thought)),
            RowKind::Motivation => self.said(&mut stack, id, |experience| experience.motivation.trim().to_owned()),
            RowKind::Expectation => self.said(&mut stack, id, |experience| experience.expectation.trim().to_owned()),
            RowKind::Cause => {
                if let Some(cause) = touchpoint.love_cause {
                    stack.words(sheet::love_cause(cause), measure.cell_text, Tone::Love);
                }
                if let Some(cause) = touchpoint.pain_cause {
                    stack.words(sheet::pain_cause(cause), measure.cell_text, Tone::Pain);
                }
            }
            RowKind::Opportunity => {
                for words in self.plan.get(&id).into_iter().flatten() {
                    stack.words(words, measure.cell_text, Tone::Accent);
                }
            }
            RowKind::Metric | RowKind::Support => {
                for metric in &touchpoint.metrics {
                    stack.words(&sheet::metric(metric), measure.quiet_text, Tone::Quiet);
                }
            }
        }
        if self.request.framed.contains(&id)
            && let Some(word) = missing(kind, touchpoint)
        {
            stack.missing(word);
        }
        (stack.parts, stack.bottom)
    }

    /// The active persona's words, then those of the others in their colours, with whose they are.
    fn said(&self, stack: &mut Stack<'_>, id: Id<Touchpoint>, words: impl Fn(&Experience) -> String) {
        for (persona, record) in &self.personas {
            let Some(experience) = self.request.map.experiences.get(id, *persona) else { continue };
            let words = words(experience);
            if words.is_empty() {
                continue;
            }
            if Some(*persona) == self.active {
                stack.words(&words, self.measure.cell_text, Tone::Plain);
            } else {
                stack.words(&sheet::of(&record.name, &words), self.measure.quiet_text, Tone::Of(*persona));
            }
        }
    }
}

/// What a lane of a blueprint lacks at this touchpoint.
fn missing(kind: RowKind, touchpoint: &Touchpoint) -> Option<&'static str> {
    match kind {
        RowKind::Action => touchpoint.action.trim().is_empty().then_some(sheet::NO_ACTION),
        RowKind::Frontstage => touchpoint.channels.is_empty().then_some(sheet::NO_CHANNEL),
        RowKind::Backstage => touchpoint.procedure.is_none().then_some(sheet::NO_PROCEDURE),
        RowKind::Support => touchpoint.metrics.is_empty().then_some(sheet::NO_METRIC),
        _ => None,
    }
}

/// Things one beneath the other.
struct Stack<'a> {
    cells: &'a Cells<'a>,
    width: f32,
    parts: Vec<CellPart>,
    bottom: f32,
}

impl Stack<'_> {
    fn next(&self) -> f32 {
        if self.parts.is_empty() { 0.0 } else { self.bottom + self.cells.measure.part_gap }
    }

    fn words(&mut self, words: &str, style: TextStyle, tone: Tone) {
        let measure = &self.cells.measure;
        if words.trim().is_empty() {
            return;
        }
        let room = (self.width - 2.0 * measure.pad).max(20.0);
        let runs = self.cells.set.set(words.trim(), style, Some(room));
        let top = self.next();
        self.bottom = top + runs.height;
        self.parts.push(CellPart::Words(Placed::new(runs, Point::new(measure.pad, top)), tone));
    }

    /// What should be there at a moment of truth.
    fn missing(&mut self, word: &str) {
        let measure = &self.cells.measure;
        let room = (self.width - 2.0 * measure.pad - 12.0).max(20.0);
        let runs = self.cells.set.set(word, measure.quiet_text, Some(room));
        let rect = Rect::new(measure.pad, self.next(), runs.width + 12.0, runs.height + 4.0);
        self.bottom = rect.bottom();
        let at = Point::new(rect.x + 6.0, rect.y + 2.0);
        self.parts.push(CellPart::Missing(rect, Placed::new(runs, at)));
    }

    /// Its channels, each with its icon, and the chip of its creator.
    fn place(&mut self, touchpoint: &Touchpoint) {
        let measure = self.cells.measure;
        let channels = touchpoint.channels.iter();
        for (id, channel) in channels.filter_map(|id| Some((*id, self.cells.request.map.channels.get(*id)?))) {
            let left = measure.pad + measure.icon + 5.0;
            let room = (self.width - left - measure.pad).max(20.0);
            let runs = self.cells.set.set(&channel.name, measure.quiet_text, Some(room));
            let row = runs.rows.first().map_or(measure.icon, |row| row.rect.h);
            let top = self.next();
            let middle = Point::new(measure.pad + measure.icon / 2.0, top + row / 2.0);
            self.bottom = top + runs.height.max(measure.icon);
            self.parts.push(CellPart::Channel(id, middle, measure.icon));
            self.parts.push(CellPart::Words(Placed::new(runs, Point::new(left, top)), Tone::Quiet));
        }
        if let Some(creator) = touchpoint.creator {
            let word = self.cells.set.set(canvas::creator(creator), measure.chip_text, None);
            let rect = Rect::new(measure.pad, self.next(), word.width + measure.chip, measure.chip);
            self.bottom = rect.bottom();
            self.parts.push(CellPart::Chip(Chip { creator, rect, word: Placed::centred(word, rect.centre()) }));
        }
    }
}
