//! The one place that answers intents.

use super::{App, Open};
use crate::{
    edit::{Command, Selection},
    interact::{Action, Camera, Intent, Notice, Preference, Tab, answer, is_openable},
    layout::{
        Lens,
        geometry::{Point, Rect},
    },
    model::{Id, JourneyMap, Order, Persona, Phase, Stage, Subject, Touchpoint},
    scene::Theme,
    ui::{ask::Ask, details::SETTINGS, tokens::Palette},
    wording,
};

/// Free screen pixels around a card that is brought into view.
const MARGIN: f32 = 56.0;
/// With so much around it in view, a card stays where it is; document units.
const EDGE: f32 = 8.0;
/// Shown whole, a map is never larger than this.
const FIT_AT_MOST: f32 = 1.0;
/// Shown smaller, letters of cards are hard to read.
const LEGIBLE: f32 = 0.8;
/// Shown smaller, letters are no letters any more: a map is not opened so, however wide it is.
pub(super) const LEAST_OPENED: f32 = 0.65;

impl App {
    /// Answers an intent. `now` in seconds of the clock.
    pub(super) fn apply(&mut self, intent: Intent, now: f64) {
        self.expect_motion(&intent);
        match intent {
            Intent::Act(Action::Preferences) => self.is_preferring = true,
            Intent::Act(Action::Larger) => self.prefer(Preference::Larger),
            Intent::Act(Action::Smaller) => self.prefer(Preference::Smaller),
            Intent::Act(action) => {
                if let Some(intent) = self.intent_of(action) {
                    self.apply(intent, now);
                }
            }
            Intent::New(_)
            | Intent::Open
            | Intent::OpenFile(_)
            | Intent::Save
            | Intent::SaveAs
            | Intent::Export
            | Intent::Present
            | Intent::Welcome
            | Intent::Quit => self.apply_to_file(intent, now),
            Intent::Recover(_) | Intent::DiscardKept(_) | Intent::Later => self.apply_to_kept(&intent, now),
            Intent::Pan(_)
            | Intent::ZoomAbout { .. }
            | Intent::Zoom(_)
            | Intent::ZoomTo(_)
            | Intent::FitAll
            | Intent::FitSelection
            | Intent::ShowTouchpoint(_)
            | Intent::Show(_)
            | Intent::ShowFinding(_) => self.apply_to_view(&intent, now),
            Intent::ChoosePersona(persona) => {
                if let Some(open) = &mut self.open {
                    open.persona = Some(persona);
                }
            }
            Intent::OverlayPersona(persona) => self.overlay(persona),
            Intent::SetLens(lens) => self.set_lens(lens),
            Intent::ToggleRow(row) => self.toggle_row(row),
            Intent::ReduceMotion => self.reduce_motion(now),
            Intent::SetAnalysis(is_on) => {
                self.is_analysis_on = is_on;
                self.stopped_at = None;
                if !is_on {
                    self.worker.stop();
                }
            }
            Intent::StopAnalysis => {
                self.worker.stop();
                self.stopped_at = self.open.as_ref().map(|open| open.document.revision());
            }
            Intent::ShowTab(tab) => {
                self.tab = tab;
                self.is_panel_open = true;
            }
            Intent::Explain(id, kind) => {
                self.explained = Some((id, kind));
                self.trial = None;
                self.apply(Intent::ShowFinding(id), now);
            }
            Intent::CloseExplained => self.explained = None,
            Intent::NameMap => {
                self.apply(Intent::Select(Selection::none()), now);
                self.apply(Intent::ShowTab(Tab::Details), now);
                if let Some(ctx) = &self.wake {
                    crate::ui::field::give_keys(ctx, crate::ui::details::map_name_id());
                }
            }
            Intent::ShowWeights => {
                self.unfolded.insert(SETTINGS.to_owned());
                self.reveal = Some(SETTINGS.to_owned());
                self.apply(Intent::Select(Selection::none()), now);
                self.apply(Intent::ShowTab(Tab::Details), now);
            }
            Intent::WhatIf(asked) => self.try_out(asked, now),
            Intent::Rule { touchpoint, kind, verdict } => self.rule(touchpoint, kind, verdict, now),
            Intent::NewOpportunity { title, touchpoints, kind } => self.add_opportunity(&title, touchpoints, kind, now),
            Intent::Split(is_split) => self.is_split = is_split,
            Intent::ShowPanel(is_open) => self.is_panel_open = is_open,
            Intent::Unfold(section) => {
                if !self.unfolded.remove(&section) {
                    self.unfolded.insert(section);
                }
            }
            Intent::ChoosePicture(subject) => self.choose_picture(subject, now),
            Intent::OpenLink(link) => {
                // What a map holds may come from anybody: only pages and addresses are handed on.
                if let Some(ctx) = self.wake.as_ref().filter(|_| is_openable(&link)) {
                    ctx.open_url(egui::OpenUrl::new_tab(link));
                }
            }
            Intent::Cut => self.cut(now),
            Intent::Copy => self.copy(now),
            Intent::Paste(text) => self.paste(&text, now),
            Intent::AskPaste(at) => {
                self.paste_at = at.map(|at| (at, now));
                if let Some(ctx) = &self.wake {
                    ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
                }
            }
            Intent::LinkFrom(id) => {
                self.reveal(id);
                let at = self.facts().cards.get(&id).map(|card| card.centre());
                if let Some(at) = at {
                    self.gesture = crate::interact::Gesture::aiming(id, at);
                }
            }
            Intent::SetTheme(name) => self.prefer(Preference::Theme(Some(name))),
            Intent::Prefer(preference) => self.prefer(preference),
            Intent::ShowPreferences(is_shown) => self.is_preferring = is_shown,
            Intent::ForgetFile(path) => self.forget_file(&path),
            Intent::StopOpening => self.opening = None,
            Intent::TakeHand(is_hand) => self.is_hand = is_hand,
            Intent::EditTitle(subject) => self.begin_title(subject),
            Intent::Capture { at, from } => self.begin_capture(at, from),
            Intent::Captured(title) => self.capture(&title, now),
            Intent::CaptureElsewhere { is_backwards } => self.capture_elsewhere(is_backwards),
            Intent::NewStage => self.add_stage(now),
            Intent::ShowPalette => self.open_palette(),
            Intent::ShowMenu => self.open_menus(),
            Intent::TogglePanel => self.is_panel_open = !self.is_panel_open,
            Intent::Find => self.open_search(),
            Intent::FindNext { is_backwards } => self.find_next(is_backwards),
            Intent::CloseFind { keeps } => self.close_search(keeps),
            Intent::ShowNotes(notes) => self.ask = Some(Ask::Notes(notes)),
            Intent::ShowKeys => self.ask = Some(Ask::Keys(super::finding::keys())),
            Intent::Dismiss => {
                if let Some(open) = &mut self.open {
                    open.editing = None;
                    open.capture = None;
                }
            }
            Intent::NotTaken(why) => self.tell(Notice::refused(why), now),
            Intent::DismissNotice(id) => self.notices.retain(|shown| shown.id != id),
            other => self.apply_to_document(&other, now),
        }
    }

    fn apply_to_document(&mut self, intent: &Intent, now: f64) {
        let is_drag = matches!(intent, Intent::PreviewMove(_) | Intent::Drop(_));
        let facts = if is_drag { self.seen_facts() } else { self.facts() };
        let Some(open) = &mut self.open else { return };
        let is_step = matches!(intent, Intent::SelectNext { .. } | Intent::SelectToward { .. } | Intent::Nudge(_));
        match answer(intent, &mut open.document, &facts, &mut self.ids) {
            Ok(_) => {}
            // While a text is typed it may be empty for a moment: that is no news.
            Err(_) if matches!(intent, Intent::Preview(_)) => {}
            Err(refusal) => {
                let text = wording::refusal(&refusal, open.document.map());
                self.tell(Notice::refused(text), now);
            }
        }
        if matches!(intent, Intent::Undo | Intent::Redo) {
            self.reveal_step(*intent == Intent::Redo, now);
        }
        if is_step && let Some(id) = self.only_touchpoint() {
            self.reveal(id);
        }
    }

    /// The touchpoint that alone is selected.
    pub(super) fn only_touchpoint(&self) -> Option<Id<Touchpoint>> {
        match self.open.as_ref()?.document.selection().only()? {
            Subject::Touchpoint(id) => Some(id),
            _ => None,
        }
    }

    fn apply_to_view(&mut self, intent: &Intent, now: f64) {
        self.glide = None;
        let size = self.canvas_size;
        let (middle, pointer) = (size * 0.5, self.pointer_on_canvas());
        let Some(open) = &mut self.open else { return };
        let before = open.camera;
        open.is_fresh = false;
        match *intent {
            Intent::Show(ref selection) => {
                open.document.select(selection.clone());
                self.reveal_all();
            }
            Intent::Pan(by) => open.camera = open.camera.pan(by),
            Intent::ZoomAbout { in_screen, factor } => open.camera = open.camera.zoom_about(in_screen, factor),
            Intent::Zoom(factor) => open.camera = open.camera.zoom_about(pointer.unwrap_or(middle), factor),
            Intent::ZoomTo(zoom) => {
                open.camera = open.camera.zoomed_to(middle, zoom);
                self.stay_over_map();
            }
            Intent::FitAll => self.fit_all(),
            Intent::FitSelection => self.fit_selection(),
            Intent::ShowTouchpoint(id) | Intent::ShowFinding(id) => {
                open.document.select(Selection::touchpoint(id));
                self.reveal(id);
            }
            _ => {}
        }
        let after = self.open.as_ref().map_or(before, |open| open.camera);
        if (after.zoom() - before.zoom()).abs() > f32::EPSILON {
            self.zoomed_at = now;
        }
    }

    /// Columns go on beneath the last card: nobody is left there with nothing in view.
    fn stay_over_map(&mut self) {
        let Some(picture) = self.picture() else { return };
        let content = Rect::new(0.0, 0.0, picture.layout.size.0, picture.layout.content_height.max(1.0));
        let size = self.canvas_size;
        if let Some(open) = &mut self.open {
            open.camera = open.camera.kept_over(content, size);
        }
    }

    /// Where the pointer is on the canvas, if it is there.
    fn pointer_on_canvas(&self) -> Option<Point> {
        let at = self.wake.as_ref()?.input(|input| input.pointer.hover_pos())?;
        let at = Point::new(at.x, at.y) - self.canvas_corner;
        Rect::new(0.0, 0.0, self.canvas_size.x, self.canvas_size.y).contains(at).then_some(at)
    }

    /// The whole map in view, from its upper left corner if it fits at its own size.
    pub(super) fn fit_all(&mut self) {
        let Some(picture) = self.picture() else { return };
        let size = self.canvas_size;
        let (width, height) = picture.layout.size;
        let is_wide = width > size.x + 1.0;
        // Beneath the cards of a wide map is nothing to see, unless height means something.
        let is_cut = is_wide && picture.layout.field.is_none();
        let height = if is_cut { picture.layout.content_height } else { height.max(1.0) };
        let whole = Camera::fit(Rect::new(0.0, 0.0, width, height), size, 0.0, FIT_AT_MOST);
        if let Some(open) = &mut self.open {
            open.camera = Camera::new(Point::default(), whole.zoom());
            // Narrower than the canvas: in the middle of it.
            let rest = size.x - width * whole.zoom();
            if rest > 1.0 {
                open.camera = open.camera.pan(Point::new(rest / 2.0, 0.0));
            }
            open.is_fresh = true;
        }
    }

    /// The map as it is shown when it is opened: whole where its letters can be read then, else as wide as the
    /// canvas, from the top; and where that is too small to be read, its beginning.
    pub(super) fn fit_fresh(&mut self) {
        self.fit_all();
        let Some(picture) = self.picture() else { return };
        let size = self.canvas_size;
        let Some(open) = &mut self.open else { return };
        let wide = (size.x / picture.layout.size.0.max(1.0)).min(FIT_AT_MOST);
        // Where height is feeling, a part of it says little.
        let least = if open.looking.lens == Lens::Emotion { 0.7 * LEGIBLE } else { LEGIBLE };
        if open.camera.zoom() < least && wide > open.camera.zoom() {
            open.camera = Camera::new(Point::default(), wide);
        }
        if open.camera.zoom() < LEAST_OPENED {
            open.camera = Camera::new(Point::default(), LEAST_OPENED);
        }
    }

    fn fit_selection(&mut self) {
        let Some(picture) = self.picture() else { return };
        let Some(open) = &mut self.open else { return };
        let cards = open.document.selection().touchpoints().filter_map(|id| picture.layout.card(id));
        if let Some(rect) = cards.map(|card| card.rect).reduce(Rect::union) {
            open.camera = Camera::fit(rect, self.canvas_size, MARGIN, 2.0);
        }
    }

    pub(super) fn reveal(&mut self, id: Id<Touchpoint>) {
        let Some(picture) = self.picture() else { return };
        let Some(open) = &mut self.open else { return };
        if let Some(card) = picture.layout.card(id) {
            let is_seen = open.camera.view(self.canvas_size).holds(card.rect.grown(EDGE));
            if !is_seen {
                open.is_fresh = false;
                open.camera = open.camera.revealing(card.rect, self.canvas_size, MARGIN);
            }
        }
    }

    /// All that is selected comes into view: the camera stays where it is in view already.
    fn reveal_all(&mut self) {
        if let Some(id) = self.only_touchpoint() {
            self.reveal(id);
            return;
        }
        let Some(picture) = self.picture() else { return };
        let Some(open) = &mut self.open else { return };
        let cards = open.document.selection().touchpoints().filter_map(|id| picture.layout.card(id));
        if let Some(rect) = cards.map(|card| card.rect).reduce(Rect::union)
            && !open.camera.view(self.canvas_size).holds(rect.grown(EDGE))
        {
            open.is_fresh = false;
            open.camera = Camera::fit(rect, self.canvas_size, MARGIN, open.camera.zoom());
        }
    }

    /// A persona's curve is drawn, or no longer.
    fn overlay(&mut self, persona: Id<Persona>) {
        let Some(open) = &mut self.open else { return };
        let all = open.document.map().personas.ids().collect();
        let mut shown = open.overlaid.take().unwrap_or(all);
        if !shown.remove(&persona) {
            shown.insert(persona);
        }
        open.overlaid = Some(shown);
    }

    pub(super) fn set_theme(&mut self, name: &str) {
        if let Some(theme) = Theme::named(name) {
            self.palette = Palette::of(&theme);
            self.theme = theme;
        }
    }

    fn begin_title(&mut self, subject: Subject) {
        let Some(open) = &mut self.open else { return };
        if matches!(subject, Subject::Touchpoint(_) | Subject::Stage(_) | Subject::Link(_)) {
            open.document.commit();
            open.document.select(Selection::one(subject));
            open.editing = Some(subject);
            open.capture = None;
        }
        match subject {
            Subject::Touchpoint(id) => self.reveal(id),
            Subject::Stage(id) => self.reveal_stage(id),
            Subject::Link(_) => {}
            // What has no title on the canvas is edited beside it.
            _ => {
                open.document.select(Selection::one(subject));
                self.apply(Intent::ShowTab(Tab::Details), 0.0);
            }
        }
    }

    /// The heading of a stage comes into view.
    pub(super) fn reveal_stage(&mut self, id: Id<Stage>) {
        let Some(picture) = self.picture() else { return };
        let Some(open) = &mut self.open else { return };
        if let Some(column) = picture.layout.columns.iter().find(|column| column.id == id) {
            let at = column.heading.at;
            let head = Rect::new(column.rect.x, at.y, column.rect.w, 24.0);
            if !open.camera.view(self.canvas_size).holds(head) {
                open.is_fresh = false;
                open.camera = open.camera.revealing(head, self.canvas_size, EDGE);
            }
        }
    }

    /// A stage after the one in hand, in its phase, its name to be written at once.
    fn add_stage(&mut self, now: f64) {
        let Some(open) = &mut self.open else { return };
        let map = open.document.map();
        let stages = map.stages_in_order();
        let chosen = stage_of(open.document.selection(), map);
        let place = chosen.and_then(|id| stages.iter().position(|(other, _)| *other == id));
        let before = place.map_or(stages.last(), |place| stages.get(place));
        let phase = before.map_or(Phase::PrePurchase, |(_, stage)| stage.phase);
        let after = place.and_then(|place| stages.get(place + 1)).filter(|(_, stage)| stage.phase == phase);
        let order = Order::between(before.map(|(_, stage)| &stage.order), after.map(|(_, stage)| &stage.order));
        let id = map.stages.free_id(&mut self.ids);
        match open.document.edit(&Command::add(id, Stage::named("New stage", phase, order))) {
            Ok(()) => {
                if open.is_fresh {
                    self.fit_fresh();
                }
                self.begin_title(Subject::Stage(id));
            }
            Err(refusal) => {
                let text = wording::refusal(&refusal, open.document.map());
                self.tell(Notice::refused(text), now);
            }
        }
    }

    /// Takes a report that the worker has finished, and sends it to work if the map has moved on. While a
    /// gesture is open the last report stays.
    pub(super) fn analyse(&mut self, ctx: &egui::Context) {
        while let Some((revision, report)) = self.worker.take() {
            if let Some(open) = &mut self.open {
                open.analysed.put(revision, report);
            }
        }
        let Some(open) = self.open.as_ref().filter(|_| self.is_analysis_on) else { return };
        let revision = open.document.revision();
        if open.document.is_in_gesture()
            || open.analysed.is_for(&revision)
            || self.worker.is_at(revision)
            || self.stopped_at == Some(revision)
        {
            return;
        }
        let wake = ctx.clone();
        self.work.analyses += 1;
        self.worker.begin(revision, open.document.map().clone(), move || wake.request_repaint());
    }

    /// Is the report on the screen that of the map as it is?
    pub(super) fn is_report_stale(&self) -> bool {
        self.open.as_ref().is_some_and(|open| !open.analysed.is_for(&open.document.revision()))
    }

    /// A map comes to the front.
    pub(super) fn show_map(&mut self, open: Open) {
        self.open = Some(open);
        self.explained = None;
        self.trial = None;
        self.stopped_at = None;
        self.forget_told();
        self.gesture = crate::interact::Gesture::Idle;
        self.worker.stop();
        self.picture = super::picture::Memory::default();
        self.forget_motion();
        self.fit_fresh();
    }
}

/// The stage that is selected, or that of a selected touchpoint.
pub(super) fn stage_of(selection: &Selection, map: &JourneyMap) -> Option<Id<Stage>> {
    selection.iter().find_map(|subject| match subject {
        Subject::Touchpoint(id) => map.touchpoints.get(id).map(|touchpoint| touchpoint.stage),
        Subject::Stage(id) => Some(id),
        _ => None,
    })
}
