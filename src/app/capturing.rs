//! The capture line: where its touchpoints land, what they would look like there, and how they are added.

use std::sync::Arc;

use rand_chacha::ChaCha8Rng;
use rand_core::SeedableRng;

use super::{App, Open};
use crate::{
    edit::{
        Selection,
        capture::{Context, read},
        perform,
    },
    interact::Notice,
    layout::geometry::Point,
    model::{Id, JourneyMap, Persona, Place, Stage, Subject, Touchpoint},
    ui::capture::Line,
    wording,
};

/// The capture line, open: where the next touchpoint comes to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Capture {
    /// In this stage; none = the map has none yet.
    pub(super) stage: Option<Id<Stage>>,
    /// Behind this touchpoint; none = behind the last.
    pub(super) after: Option<Id<Touchpoint>>,
    /// Linked from this one.
    pub(super) from: Option<Id<Touchpoint>>,
}

/// The map as it would be with what is typed, and the touchpoints that are not there yet.
pub(super) struct Preview {
    /// Tells one preview from the next.
    pub(super) number: u64,
    /// The map.
    pub(super) map: JourneyMap,
    /// The touchpoints that are typed.
    pub(super) ghosts: Vec<Id<Touchpoint>>,
}

/// What a preview depends on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    revision: u64,
    capture: Capture,
    persona: Option<Id<Persona>>,
    text: String,
    places: Vec<(String, Place)>,
}

/// What stands on the dashed card before anything is typed.
const BLANK: &str = "New touchpoint";

/// What the line is read against.
pub(super) fn context<'a>(open: &'a Open, capture: &Capture, places: &'a [(String, Place)]) -> Context<'a> {
    let map = open.document.map();
    Context {
        map,
        stage: capture.stage.filter(|stage| map.stages.contains(*stage)),
        after: capture.after,
        from: capture.from,
        persona: open.persona,
        places,
    }
}

impl App {
    /// The map with what is typed, while the capture line is open and nothing is dragged.
    pub(super) fn preview(&mut self) -> Option<Arc<Preview>> {
        let open = self.open.as_ref().filter(|_| self.gesture.is_idle())?;
        let capture = open.capture?;
        let asked = Asked {
            revision: open.document.revision(),
            capture,
            persona: open.persona,
            text: self.line.text.clone(),
            places: self.line.places.clone(),
        };
        let (line, count) = (&self.line, &mut self.preview_count);
        let make = |_: &Asked| {
            *count += 1;
            Arc::new(previewed(open, &capture, line, *count))
        };
        Some(Arc::clone(self.previews.get_or_make(asked, make)))
    }

    /// The line opens: in the stage beneath `at`, else in that of the selection, else in the first.
    pub(super) fn begin_capture(&mut self, at: Option<Point>, from: Option<Id<Touchpoint>>) {
        if let Some(open) = &mut self.open {
            open.document.commit();
        }
        let beneath = at.and_then(|at| self.beneath(at));
        let Some(open) = &mut self.open else { return };
        let map = open.document.map();
        let chosen = super::apply::stage_of(open.document.selection(), map);
        let stage = beneath.map(|(stage, _)| stage).or(chosen);
        let stage = stage.or_else(|| map.stages_in_order().first().map(|(id, _)| *id));
        let selected = open.document.selection().touchpoints().last();
        let after = beneath.map_or(selected, |(_, after)| after);
        open.capture = Some(Capture { stage, after, from });
        open.editing = None;
        self.line.wants_keys = true;
        self.reveal_ghost();
    }

    /// The stage at a place on the map, and after which of its touchpoints that is.
    pub(super) fn beneath(&mut self, at: Point) -> Option<(Id<Stage>, Option<Id<Touchpoint>>)> {
        let facts = self.facts();
        let stage = facts.column_at(at.x)?.stage;
        let map = self.open.as_ref()?.document.map();
        let mut before = map.touchpoints_of(stage).into_iter().map(|(id, _)| id);
        Some((stage, before.rfind(|id| facts.is_before(*id, at))))
    }

    /// The capture line goes on in the neighbouring stage, round in a circle.
    pub(super) fn capture_elsewhere(&mut self, is_backwards: bool) {
        let Some(open) = &mut self.open else { return };
        let stages: Vec<_> = open.document.map().stages_in_order().into_iter().map(|(id, _)| id).collect();
        let Some(capture) = &mut open.capture else { return };
        let Some(place) = stages.iter().position(|id| Some(*id) == capture.stage) else { return };
        let by = if is_backwards { stages.len().saturating_sub(1) } else { 1 };
        if let Some(next) = stages.get((place + by) % stages.len().max(1)).copied() {
            capture.stage = Some(next);
            capture.after = None;
            self.reveal_stage(next);
            self.reveal_ghost();
        }
    }

    /// What is typed is added, as one step; the line stays for the next.
    pub(super) fn capture(&mut self, text: &str, now: f64) {
        let Some(open) = &mut self.open else { return };
        let Some(capture) = open.capture else { return };
        let context = context(open, &capture, &self.line.places);
        let made = read(text, &context).make(&context, &mut self.ids);
        match open.document.edit_as(made.label, &made.command) {
            Ok(()) => {
                let last = made.touchpoints.last().copied();
                open.capture = Some(Capture { stage: made.stage.or(capture.stage), after: last, from: None });
                if last.is_some() {
                    open.document.select(made.touchpoints.iter().copied().map(Subject::Touchpoint).collect());
                } else if let Some(stage) = made.stage {
                    open.document.select(Selection::one(Subject::Stage(stage)));
                }
                self.line.clear();
                self.line.asked = made.guessed.into_iter().map(|(id, _)| id).collect();
                if let Some(last) = last {
                    self.reveal(last);
                }
                self.reveal_ghost();
            }
            Err(refusal) => {
                let text = wording::refusal(&refusal, open.document.map());
                self.tell(Notice::refused(text), now);
            }
        }
    }

    /// The place where the next touchpoint lands comes into view.
    fn reveal_ghost(&mut self) {
        let ghost = self.preview().and_then(|preview| preview.ghosts.first().copied());
        if let Some(ghost) = ghost {
            self.reveal(ghost);
        }
    }
}

fn previewed(open: &Open, capture: &Capture, line: &Line, number: u64) -> Preview {
    let context = context(open, capture, &line.places);
    let mut reading = read(&line.text, &context);
    if reading.drafts().next().is_none() {
        reading = read(&format!("{}\n{BLANK}", line.text), &context);
    }
    // Always the same ids, so that what is typed on stays where it is.
    let made = reading.make(&context, &mut ChaCha8Rng::from_seed([0x67; 32]));
    let map = perform(&made.command, context.map).unwrap_or_else(|_| context.map.clone());
    Preview { number, ghosts: made.touchpoints, map }
}
