//! Layout and scene of the map, remade only where their question has changed.

use crate::{
    analysis::Report,
    interact::{Drag, Facts, Gesture, Landing, Memo, meaning, snap::Seen, staging::stage_place},
    layout::{Layout, Lens, Request, Reuse, RowKind, layout_again},
    model::{Experiences, Id, JourneyMap, Persona, Touchpoint},
    scene::{Drawn, Scene, Theme, compose_again},
};
use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
};

use super::{App, Work};

/// From how far a dragged card is drawn into line, in screen points at every zoom.
const SNAP: f32 = 6.0;

/// What a sheet leaves free at the sides of the canvas, in document units.
const EDGE: u16 = 16;

/// How the map is looked at.
#[derive(Debug, Clone, PartialEq, Default)]
struct Shown {
    lens: Lens,
    hidden: BTreeSet<RowKind>,
    active: Option<Id<Persona>>,
    /// Whose curves are drawn beside hers.
    overlaid: Option<BTreeSet<Id<Persona>>>,
    /// The feelings before a card was taken up to be rated.
    steady: Option<Experiences>,
    /// The cards that are dragged.
    in_hand: BTreeSet<Id<Touchpoint>>,
}

impl Shown {
    fn of(open: &super::Open) -> Self {
        let is_rating = open.looking.lens == Lens::Emotion && open.document.is_in_gesture();
        Self {
            lens: open.looking.lens,
            hidden: open.looking.hidden.clone(),
            active: open.persona,
            overlaid: open.overlaid.clone(),
            steady: is_rating.then(|| open.document.settled().experiences.clone()),
            in_hand: BTreeSet::new(),
        }
    }
}

/// Everything that the picture depends on: the revision of the map, the report, who is active, how large.
#[derive(Debug, Clone, PartialEq)]
struct Question {
    revision: u64,
    report: Option<usize>,
    shown: Shown,
    size: (u32, u32),
    /// What is typed in the capture line, by number.
    preview: Option<u64>,
    theme: String,
}

/// A layout and the scene made of it.
pub(super) struct Picture {
    /// Where everything stands.
    pub(super) layout: Layout,
    /// What is drawn.
    pub(super) scene: Scene,
    facts: OnceLock<Facts>,
}

impl Picture {
    /// Where cards and stages stand.
    fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| Facts::of(&self.layout))
    }
}

/// What was made last.
#[derive(Default)]
pub(super) struct Memory {
    now: Memo<Question, Arc<Picture>>,
    settled: Memo<(JourneyMap, Lens), Facts>,
    reuse: Reuse,
    drawn: Drawn,
}

impl Memory {
    /// How many cards and pieces were made and links led so far.
    pub(super) fn made(&self) -> (u64, u64, u64) {
        (self.reuse.made_cards(), self.drawn.made(), self.reuse.led_links())
    }
}

/// Whole document units, within reason.
pub(super) fn whole(length: f32) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped into range")]
    let whole = length.floor().clamp(0.0, 100_000.0) as u32;
    whole
}

impl super::Open {
    /// The cards that are dragged where places are told by hand.
    fn in_hand(&self, gesture: &Gesture) -> BTreeSet<Id<Touchpoint>> {
        match gesture {
            Gesture::Moving { .. } if self.looking.lens.is_free() && self.document.is_in_gesture() => {
                self.document.selection().touchpoints().collect()
            }
            _ => BTreeSet::new(),
        }
    }

    /// The map of which names and panels tell, and its revision. While cards are dragged to another place that is the
    /// one before: nothing else is told of them until they are let go.
    pub(super) fn told(&self, gesture: &Gesture) -> (u64, &JourneyMap) {
        let settled = self.document.settled();
        let in_hand = self.in_hand(gesture);
        // Copies in the hand are told of at once.
        let is_carried = !in_hand.is_empty() && in_hand.iter().all(|id| settled.touchpoints.contains(*id));
        if is_carried {
            (self.document.settled_revision(), settled)
        } else {
            (self.document.revision(), self.document.map())
        }
    }
}

impl App {
    /// The picture of the map as it is now, while a gesture goes on with the last report.
    pub(super) fn picture(&mut self) -> Option<Arc<Picture>> {
        let (report, preview) = (self.shown_report(), self.preview());
        let open = self.open.as_ref()?;
        let in_hand = open.in_hand(&self.gesture);
        let question = Question {
            revision: open.document.revision(),
            report: report.as_ref().map(|report| Arc::as_ptr(report).addr()),
            shown: Shown { in_hand, ..Shown::of(open) },
            size: (whole(self.canvas_size.x), whole(self.canvas_size.y)),
            preview: preview.as_ref().map(|preview| preview.number),
            theme: self.theme.name.clone(),
        };
        let map = preview.as_ref().map_or_else(|| open.document.map(), |preview| &preview.map);
        let (set, theme, work) = (&self.set, &self.theme, &mut self.work);
        let kept = (&self.picture.reuse, &self.picture.drawn);
        let made = self.picture.now.get_or_make(question, |question| {
            Arc::new(paint(map, report.as_deref(), question, theme, set.as_ref(), kept, work))
        });
        Some(Arc::clone(made))
    }

    /// The report that is marked on the canvas: none while the analysis is off.
    pub(super) fn shown_report(&self) -> Option<Arc<Report>> {
        let open = self.open.as_ref().filter(|_| self.is_analysis_on)?;
        open.analysed.last().cloned()
    }

    /// Where cards and stages stood before the open gesture.
    pub(super) fn facts(&mut self) -> Facts {
        let Some(question) = self.open.as_ref().map(|open| (open.document.settled().clone(), open.looking.lens)) else {
            return Facts::default();
        };
        let is_settled =
            self.open.as_ref().is_some_and(|open| !open.document.is_in_gesture() && open.capture.is_none());
        if is_settled && let Some(picture) = self.picture() {
            let facts = picture.facts().clone();
            self.picture.settled.put(question, facts.clone());
            return facts;
        }
        let size = (whole(self.canvas_size.x), whole(self.canvas_size.y));
        let (report, set) = (self.shown_report(), Arc::clone(&self.set));
        let shown = self.open.as_ref().map(Shown::of).unwrap_or_default();
        let (work, reuse) = (&mut self.work, &self.picture.reuse);
        let make = |(map, _): &(JourneyMap, Lens)| {
            work.layouts += 1;
            Facts::of(&lay(map, report.as_deref(), &shown, size, set.as_ref(), reuse))
        };
        self.picture.settled.get_or_make(question, make).clone()
    }

    /// The same with what a dragged card can be aligned with: the cards that are in view now.
    pub(super) fn seen_facts(&mut self) -> Facts {
        let facts = self.facts();
        let (Some(open), Some(picture)) = (&self.open, self.picture.now.last()) else { return facts };
        if facts.is_sheet {
            // Columns stand in line by themselves.
            return facts;
        }
        let view = open.camera.view(self.canvas_size);
        let cards = picture.layout.cards.iter().filter(|card| card.rect.overlaps(view));
        let cards = cards.map(|card| (card.id, card.rect)).collect();
        facts.with_seen(Seen { cards, reach: SNAP / open.camera.zoom() })
    }

    /// Where the stage in the hand would be put now.
    pub(super) fn stage_line(&mut self) -> Option<f32> {
        let Gesture::Placing { stage, at } = self.gesture else { return None };
        let facts = self.facts();
        stage_place(self.open.as_ref()?.document.map(), &facts, stage, at.x).map(|place| place.line)
    }

    /// Where the cards in the hand would land now.
    pub(super) fn landing(&mut self, picture: &Picture) -> Option<Landing> {
        let Gesture::Moving { from, to, is_free } = self.gesture else { return None };
        let facts = self.seen_facts();
        let document = &self.open.as_ref()?.document;
        let dragged = document.selection().touchpoints().collect();
        if facts.meaning.is_own() {
            let drag = Drag { by: to - from, pointer: to, is_free, is_copy: false };
            let cells = meaning::cells(document.settled(), &facts, &dragged, drag);
            return Some(Landing { cells, ..Landing::carried(dragged, &facts.meaning) });
        }
        let before = (document.settled(), &facts);
        Some(Landing::of(document.map(), &picture.layout, before, dragged, is_free))
    }
}

#[expect(clippy::cast_precision_loss, reason = "lengths in a window lie far below 2^24")]
fn real(length: u32) -> f32 {
    length as f32
}

fn lay(
    map: &JourneyMap,
    report: Option<&Report>,
    shown: &Shown,
    (width, height): (u32, u32),
    set: &dyn crate::layout::text::Typesetter,
    reuse: &Reuse,
) -> Layout {
    let mut request = Request::of(map);
    if let Some(report) = report {
        request = request.with_report(report);
    }
    request.lens = shown.lens;
    request.edge = EDGE;
    request.hidden.clone_from(&shown.hidden);
    request.active = shown.active;
    request.steady.clone_from(&shown.steady);
    request.in_hand.clone_from(&shown.in_hand);
    request.overlaid.clone_from(&shown.overlaid);
    request.width = Some(width);
    request.height = Some(height);
    layout_again(&request, set, reuse)
}

/// The layout of a map that is shown smaller, so that it fills the window in both directions.
fn shown_smaller(
    first: &Layout,
    (wide, high): (f32, f32),
    lens: Lens,
    mut lay: impl FnMut(f32, f32) -> Layout,
) -> Layout {
    let (wanted, taller) = (first.size.0, high * first.size.0 / wide);
    let second = lay(wanted, taller);
    let least = high * second.least_width / wide;
    if lens != Lens::Emotion || least + 1.0 >= taller {
        return second;
    }
    // Where feelings stand further apart, cards need less room beside each other: the height between the two at which
    // both directions are filled.
    let (lacks, spares) = (taller - high, taller - least);
    let between = high + lacks * lacks / (lacks + spares);
    let third = lay(wide * between / high, between);
    let zoom = |layout: &Layout| (wide / layout.size.0).min(high / layout.size.1);
    if zoom(&third) > zoom(&second) { third } else { second }
}

fn paint(
    map: &JourneyMap,
    report: Option<&Report>,
    question: &Question,
    theme: &Theme,
    set: &dyn crate::layout::text::Typesetter,
    (reuse, drawn): (&Reuse, &Drawn),
    work: &mut Work,
) -> Picture {
    work.layouts += 1;
    let mut layout = lay(map, report, &question.shown, question.size, set, reuse);
    // Shown whole, a map wider than the window is shown smaller: its columns reach down all the same.
    let (width, height) = question.size;
    let (wide, high) = (real(width.max(1)), real(height));
    if layout.size.0 > wide + 1.0 {
        layout = match question.shown.lens {
            Lens::Map => {
                let taller = high * layout.size.0 / wide;
                layout.reaching(taller)
            }
            _ => {
                let again = |width: f32, height: f32| {
                    work.layouts += 1;
                    lay(map, report, &question.shown, (whole(width), whole(height)), set, reuse)
                };
                shown_smaller(&layout, (wide, high), question.shown.lens, again)
            }
        };
    }
    let scene = compose_again(map, &layout, theme, report, drawn);
    work.scenes += 1;
    Picture { layout, scene, facts: OnceLock::new() }
}
