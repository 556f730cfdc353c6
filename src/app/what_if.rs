//! Trying out on a scratch copy: what would follow from another feeling, share or exit, beside today's.
//!
//! Only the changes are kept, never a second map: the scratch copy is made of the map as it is (without an open
//! gesture) and the changes, so it follows every edit, and a drag elsewhere disturbs nothing. The report of the scratch
//! copy is made on a worker of its own; success is found at once.
//!
//! Limitations: one touchpoint at a time; a change whose record goes away goes with it.

use std::{collections::BTreeMap, sync::Arc};

use egui::{Context, Key, Modifiers};

use super::{App, worker::Worker};
use crate::{
    analysis::{Exit, Report, chain_success, compare, shared_out, ways_out},
    edit::{Command, FlowPlace, Label, perform},
    interact::{Intent, Memo, Notice, Trying},
    model::{BasisPoints, Emotion, Flow, Id, JourneyMap, Persona, State, Touchpoint},
    ui::what_if::{FeelingRow, WayRow, WhatIfView, what_if_ui},
    wording,
};

/// What is tried out at one touchpoint.
pub(super) struct Trial {
    touchpoint: Id<Touchpoint>,
    changes: Changes,
    /// The changes when a slider was taken hold of.
    held: Option<Changes>,
    /// Grows with every change.
    version: u64,
    /// The revision of the map that the scratch copy was made of.
    revision: u64,
    scratch: Memo<(u64, u64), Option<Arc<Scratch>>>,
    /// Counts the scratch copies, for the worker.
    made: u64,
    worker: Worker,
    analysed: Memo<u64, Arc<Report>>,
}

#[derive(Debug, Clone, PartialEq, Default)]
struct Changes {
    feelings: BTreeMap<Id<Persona>, Option<Emotion>>,
    flows: BTreeMap<Exit, Flow>,
}

/// The map with the changes.
struct Scratch {
    number: u64,
    map: JourneyMap,
    /// P* where shares are given.
    success: Option<f64>,
}

impl Changes {
    fn is_none(&self) -> bool {
        self.feelings.is_empty() && self.flows.is_empty()
    }

    /// Those that the map can still take.
    fn commands(&self, map: &JourneyMap, touchpoint: Id<Touchpoint>) -> Vec<Command> {
        let feelings = self.feelings.iter().filter(|(persona, _)| map.personas.contains(**persona));
        let feelings =
            feelings.map(|(persona, emotion)| Command::SetEmotion { touchpoint, persona: *persona, emotion: *emotion });
        let is_there = |exit: &Exit| if let Exit::Link(id) = exit { map.links.contains(*id) } else { true };
        let flows = self.flows.iter().filter(|(exit, _)| is_there(exit));
        let flows = flows.map(|(exit, flow)| Command::SetFlow { at: flow_place(*exit, touchpoint), flow: Some(*flow) });
        feelings.chain(flows).collect()
    }
}

fn flow_place(exit: Exit, touchpoint: Id<Touchpoint>) -> FlowPlace {
    match exit {
        Exit::Link(id) => FlowPlace::Link(id),
        Exit::Succeed => FlowPlace::Succeed(touchpoint),
        Exit::Leave => FlowPlace::Leave(touchpoint),
    }
}

fn exit_of(place: FlowPlace) -> Option<Exit> {
    match place {
        FlowPlace::Link(id) => Some(Exit::Link(id)),
        FlowPlace::Succeed(_) => Some(Exit::Succeed),
        FlowPlace::Leave(_) => Some(Exit::Leave),
        FlowPlace::Start(_) => None,
    }
}

impl Trial {
    fn of(touchpoint: Id<Touchpoint>) -> Self {
        Self {
            touchpoint,
            changes: Changes::default(),
            held: None,
            version: 0,
            revision: 0,
            scratch: Memo::default(),
            made: 0,
            worker: Worker::default(),
            analysed: Memo::default(),
        }
    }

    /// Always from where the slider was taken hold of, so that nothing accumulates.
    fn set(&mut self, command: &Command, map: &JourneyMap) {
        let mut changes = self.held.as_ref().unwrap_or(&self.changes).clone();
        match command {
            Command::SetEmotion { persona, emotion, .. } => {
                let today = map.emotion(self.touchpoint, *persona);
                if today == *emotion {
                    changes.feelings.remove(persona);
                } else {
                    changes.feelings.insert(*persona, *emotion);
                }
            }
            Command::SetFlow { at, flow: Some(Flow::Share(share)) } => {
                let before = perform(&Command::All(changes.commands(map, self.touchpoint)), map);
                let exit = exit_of(*at);
                if let (Ok(before), Some(exit)) = (before, exit) {
                    changes.flows.extend(shared_out(&before, self.touchpoint, exit, *share));
                }
            }
            _ => {}
        }
        if changes != self.changes {
            self.changes = changes;
            self.version += 1;
        }
    }

    fn scratch(&mut self, revision: u64, map: &JourneyMap) -> Option<Arc<Scratch>> {
        let (changes, touchpoint, made) = (&self.changes, self.touchpoint, &mut self.made);
        let make = |_: &_| {
            let map = perform(&Command::All(changes.commands(map, touchpoint)), map).ok()?;
            *made += 1;
            Some(Arc::new(Scratch { number: *made, success: chain_success(&map), map }))
        };
        self.scratch.get_or_make((revision, self.version), make).clone()
    }

    /// Takes the report that is finished, and sends the worker to what has none.
    fn analyse(&mut self, scratch: &Scratch, ctx: &Context) {
        while let Some((number, report)) = self.worker.take() {
            self.analysed.put(number, report);
        }
        if self.analysed.is_for(&scratch.number) || self.worker.is_at(scratch.number) {
            return;
        }
        let wake = ctx.clone();
        self.worker.begin(scratch.number, scratch.map.clone(), move || wake.request_repaint());
    }
}

impl App {
    /// Answers what is asked of the scratch copy.
    pub(super) fn try_out(&mut self, asked: Trying, now: f64) {
        match asked {
            Trying::Open(id) => {
                self.explained = None;
                self.is_analysis_on = true;
                self.trial = Some(Trial::of(id));
                self.apply(Intent::ShowTouchpoint(id), now);
            }
            Trying::Drop => self.trial = None,
            Trying::Keep => self.keep_trial(now),
            other => self.change_trial(&other),
        }
    }

    fn change_trial(&mut self, asked: &Trying) {
        let (Some(trial), Some(open)) = (&mut self.trial, &self.open) else { return };
        match asked {
            Trying::Hold => trial.held = Some(trial.changes.clone()),
            Trying::Settle => trial.held = None,
            Trying::Set(command) => trial.set(command, open.document.settled()),
            Trying::Reset => {
                trial.changes = Changes::default();
                trial.held = None;
                trial.version += 1;
            }
            Trying::Open(_) | Trying::Keep | Trying::Drop => {}
        }
    }

    /// The changes and the new state in one step, which undo takes back whole.
    fn keep_trial(&mut self, now: f64) {
        let (Some(trial), Some(open)) = (&self.trial, &mut self.open) else { return };
        open.document.commit();
        let map = open.document.map();
        let mut commands = trial.changes.commands(map, trial.touchpoint);
        let was_as_is = map.about.state == State::AsIs;
        let about = crate::model::About { state: State::ToBe, ..map.about.clone() };
        commands.push(Command::SetAbout(Box::new(about)));
        match open.document.edit_as(Label::KeepToBe, &Command::All(commands)) {
            Ok(()) => {
                open.parts_from_file |= was_as_is && open.file.is_some();
                let has_as_is = open.parts_from_file;
                self.trial = None;
                self.tell(Notice::done(wording::what_if::kept(has_as_is)), now);
            }
            Err(refusal) => {
                let text = wording::refusal(&refusal, open.document.map());
                self.tell(Notice::refused(text), now);
            }
        }
    }

    /// Shows the card of what is tried out, beside its touchpoint.
    pub(super) fn what_if(&mut self, ctx: &Context, canvas: egui::Rect, asked: &mut Vec<Intent>) {
        let Some(view) = self.what_if_view(ctx) else { return };
        let Some((anchor, cards)) = self.cards_on_screen(view.touchpoint, canvas) else { return };
        what_if_ui(ctx, &view, (anchor, canvas, &cards), &self.palette, asked);
    }

    /// Escape gives up what is tried out.
    pub(super) fn what_if_keys(&mut self, ctx: &Context, asked: &mut Vec<Intent>) {
        let is_shown = self.trial.is_some() && !ctx.text_edit_focused();
        if is_shown && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            asked.push(Intent::WhatIf(Trying::Drop));
        }
    }

    fn what_if_view(&mut self, ctx: &Context) -> Option<WhatIfView> {
        let today = self.shown_report();
        let is_there = |trial: &Trial| self.map().is_some_and(|map| map.touchpoints.contains(trial.touchpoint));
        if !self.trial.as_ref().is_some_and(is_there) {
            self.trial = None;
        }
        let (trial, open) = (self.trial.as_mut()?, self.open.as_ref()?);
        let map = open.document.settled();
        // While a gesture is open the map without its preview stays the one that it began with.
        if !open.document.is_in_gesture() {
            trial.revision = open.document.revision();
        }
        let scratch = trial.scratch(trial.revision, map)?;
        trial.analyse(&scratch, ctx);
        let then = trial.analysed.last().cloned();
        let is_busy = !trial.analysed.is_for(&scratch.number) || today.is_none();
        let is_given = today.as_ref().is_some_and(|report| !report.is_flow_assumed);
        let told = today.as_ref().zip(then.as_ref()).map(|(today, then)| {
            let found = compare(map, today, then);
            wording::what_if::lines(map, (today, then), &found, trial.touchpoint)
        });
        let success = today.as_ref().and_then(|today| today.success).zip(scratch.success).filter(|_| is_given);
        Some(WhatIfView {
            touchpoint: trial.touchpoint,
            title: map.touchpoints.get(trial.touchpoint)?.title.trim().to_owned(),
            feelings: feelings(map, &scratch.map, trial.touchpoint),
            ways: if is_given { ways(map, &scratch.map, trial.touchpoint) } else { Vec::new() },
            success: success.map(|(today, then)| wording::what_if::success(today, then)),
            lines: told.unwrap_or_default(),
            is_busy,
            is_changed: !trial.changes.is_none(),
            is_to_be: map.about.state == State::ToBe,
        })
    }
}

fn feelings(map: &JourneyMap, scratch: &JourneyMap, id: Id<Touchpoint>) -> Vec<FeelingRow> {
    let comes = |persona: Id<Persona>| map.experiences.get(id, persona).is_none_or(|experience| !experience.is_absent);
    let row = |(persona, record): (Id<Persona>, &Persona)| FeelingRow {
        persona,
        name: if map.personas.len() == 1 {
            "How it feels".to_owned()
        } else {
            format!("How it feels to {}", record.name.trim())
        },
        today: map.emotion(id, persona),
        then: scratch.emotion(id, persona),
    };
    map.personas_in_order().into_iter().filter(|(persona, _)| comes(*persona)).map(row).collect()
}

fn ways(map: &JourneyMap, scratch: &JourneyMap, id: Id<Touchpoint>) -> Vec<WayRow> {
    #[expect(clippy::cast_possible_truncation, reason = "a share in ten-thousandths")]
    let points = |share: f64| BasisPoints::clamped((share * 10_000.0).round() as i64);
    let today = ways_out(map, id);
    let row = |way: crate::analysis::WayOut| WayRow {
        at: flow_place(way.exit, id),
        name: wording::what_if::exit(map, way.exit),
        today: points(today.iter().find(|one| one.exit == way.exit).map_or(0.0, |one| one.share)),
        then: points(way.share),
    };
    // Who leaves comes first: it is what one most wants to change.
    let mut rows: Vec<_> = ways_out(scratch, id);
    rows.sort_by_key(|way| way.exit != Exit::Leave);
    rows.into_iter().map(row).collect()
}
