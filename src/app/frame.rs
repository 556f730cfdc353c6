//! One frame: what is asked, answered; then what is seen.

use egui::{CentralPanel, Context, Frame, Margin, Panel, ScrollArea, Ui, ViewportCommand};

use super::{App, regions::Region, thumbnail::Thumbnail};
use crate::{
    interact::{Action, Intent, Tab},
    layout::{Lens, geometry::Point},
    model::Subject,
    ui::{
        ask::ask_ui,
        canvas::{CanvasView, canvas_id, canvas_ui},
        capture::{CaptureView, capture_ui},
        control,
        details::{DetailsView, details_ui},
        findings::{effort_ui, findings_ui},
        notice::notices_ui,
        opening::{OpeningView, opening_ui},
        preferences::preferences_ui,
        rows::rows_ui,
        search::search_ui,
        status_bar::{StatusView, status_bar_ui},
        tokens,
        tool_rail::{tool_rail_ui, tools},
        top_bar::top_bar_ui,
        welcome::{Tile, WelcomeView, invitation, welcome_ui},
    },
    wording,
};

/// An analysis that takes longer than this can be stopped from the bar.
const STOPPABLE: std::time::Duration = std::time::Duration::from_millis(800);

/// How long after the last change of the zoom letters are made exact, in seconds.
const ZOOM_REST: f64 = 0.15;

/// The tabs of the right panel, in their order.
const TABS: [(Tab, &str); 5] = [
    (Tab::Details, "Details"),
    (Tab::Findings, "Findings"),
    (Tab::Matrix, "Matrix"),
    (Tab::Mix, "Mix"),
    (Tab::Plan, "Plan"),
];

fn is_wide(tab: Tab) -> bool {
    matches!(tab, Tab::Matrix | Tab::Mix | Tab::Plan)
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.palette.ground.to_normalized_gamma_f32()
    }
}

impl App {
    /// Shows the whole window in `ui` and answers what is asked.
    pub fn show(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let now = ctx.input(|input| input.time);
        if self.wake.is_none() {
            self.wake = Some(ctx.clone());
        }
        self.hear_system();
        self.take_answer(now);
        self.take_picture(now);
        self.take_small_picture(now);
        self.take_opened(now);
        self.dress_as_preferred(&ctx);
        if self.dressed.is_some_and(|dressed| dressed != self.palette) {
            tokens::dress(&ctx, &self.palette);
            self.dressed = Some(self.palette);
        }
        self.learn_faces(&ctx);
        self.analyse(&ctx);
        if self.is_presenting() {
            self.present_ui(ui);
            return;
        }
        let (mut asked, mut keyed) = (Vec::new(), Vec::new());
        self.hear_window(&ctx, &mut asked);
        let is_hand_first = self.is_hand_first(&ctx);
        let is_behind = self.is_preferring || self.has_offers() || self.is_asked_for_export();
        if self.ask.is_none() && !is_behind {
            self.explained_keys(&ctx, &mut keyed);
            self.what_if_keys(&ctx, &mut keyed);
            self.keys(&ctx, &mut keyed);
        }
        if !is_hand_first {
            asked.append(&mut keyed);
        }
        let mut within = ui.max_rect();
        if self.open.is_some() {
            within = self.map_ui(ui, &mut asked);
            self.explained(&ctx, within, &mut asked);
            self.what_if(&ctx, within, &mut asked);
        } else {
            self.welcome(ui, &mut asked);
        }
        self.take_turns(keyed, &mut asked);
        self.forget_notices(&ctx, now);
        notices_ui(&ctx, within, self.notices.iter().map(|shown| (shown.id, &shown.notice)), &self.palette, &mut asked);
        self.export_ui(&ctx, now);
        if let Some(reply) = self.ask.as_mut().and_then(|ask| ask_ui(&ctx, ask, &self.palette)) {
            self.replied(reply, now);
            ctx.request_repaint();
        }
        if self.is_preferring {
            preferences_ui(&ctx, &self.preferences, &self.palette, &mut asked);
        }
        if let Some(view) = self.opening_view(now) {
            opening_ui(&ctx, &view, &self.palette, &mut asked);
        }
        if self.ask.is_none() {
            self.offers_ui(&ctx, &mut asked);
        }
        if !asked.is_empty() {
            // What was asked is seen in the next frame.
            ctx.request_repaint();
        }
        for intent in asked {
            self.apply(intent, now);
        }
        self.stay_whole();
        self.go_on(&ctx, now);
        self.settle(&ctx);
        self.remember_view();
        self.keep_unsaved(&ctx, now);
        self.tell_window(&ctx);
        self.keep_preferences(&ctx);
        crate::ui::reading_order::put_right(&ctx, self.set.as_ref(), &mut self.store.faces);
    }

    /// A field that vanished with the keyboard leaves its gesture open: it is kept.
    fn settle(&mut self, ctx: &Context) {
        let is_idle =
            self.gesture.is_idle() && !ctx.text_edit_focused() && !ctx.input(|input| input.pointer.any_down());
        if let Some(open) = self.open.as_mut().filter(|open| is_idle && open.document.is_in_gesture()) {
            open.document.commit();
            ctx.request_repaint();
        }
    }

    fn learn_faces(&mut self, ctx: &Context) {
        let wanted = self.store.faces.take_wanted();
        if !wanted.is_empty() {
            self.load_faces(ctx, &wanted);
        }
    }

    /// Dropped files, and the button that closes the window.
    fn hear_window(&mut self, ctx: &Context, asked: &mut Vec<Intent>) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        asked.extend(dropped.iter().take(1).map(|file| Intent::OpenFile(file.path().to_path_buf())));
        if ctx.input(|input| input.viewport().close_requested()) && !self.is_closing {
            if self.is_saved() {
                self.is_closing = true;
            } else {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                asked.push(Intent::Quit);
            }
        }
    }

    fn tell_window(&mut self, ctx: &Context) {
        let title = match self.top_bar() {
            Some(view) if view.is_saved => format!("{} – Journey Canvas", view.title),
            Some(view) => format!("• {} – Journey Canvas", view.title),
            None => "Journey Canvas".to_owned(),
        };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        if self.is_closing {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn forget_notices(&mut self, ctx: &Context, now: f64) {
        self.notices.retain(|shown| shown.until.is_none_or(|until| until > now));
        let next = self.notices.iter().filter_map(|shown| shown.until).reduce(f64::min);
        if let Some(next) = next {
            ctx.request_repaint_after_secs(seconds(next - now));
        }
    }

    /// What is being opened, once it takes long enough to be seen.
    fn opening_view(&self, now: f64) -> Option<OpeningView> {
        let opening = self.opening.as_ref()?;
        let name = opening.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Some(OpeningView {
            name,
            says: wording::window::bytes(opening.bytes),
            since: now - opening.begun,
            moves: !self.is_calm(),
        })
    }

    fn welcome(&mut self, ui: &mut Ui, asked: &mut Vec<Intent>) {
        fn tile(thumbnail: &Thumbnail) -> Tile<'_> {
            let Thumbnail { name, title, says, is_empty, scene } = thumbnail;
            Tile { name, title, says, is_empty: *is_empty, scene: scene.as_deref() }
        }
        let ctx = ui.ctx().clone();
        let (recent, chosen_recent) = (self.recent_rows(&ctx), self.chosen_recent);
        let (tiles, example) = self.thumbnails.all(&self.theme, &self.set, move || ctx.request_repaint());
        let tiles = tiles.into_iter().map(tile).collect();
        let recent = &recent;
        let view = WelcomeView { tiles, example: example.map(tile), chosen: 0, recent, chosen_recent };
        welcome_ui(ui, &view, &self.palette, &mut self.store, asked);
    }

    fn map_ui(&mut self, ui: &mut Ui, asked: &mut Vec<Intent>) -> egui::Rect {
        let palette = self.palette;
        if let Some(view) = self.top_bar() {
            self.region_ui(ui, Region::TopBar, |_, ui| top_bar_ui(ui, &view, &palette, asked));
        }
        self.region_ui(ui, Region::StatusBar, |app, ui| app.status_ui(ui, asked));
        self.region_ui(ui, Region::Tools, |app, ui| tool_rail_ui(ui, tools(app.is_hand), &palette, asked));
        self.region_ui(ui, Region::Panel, |app, ui| app.panel_ui(ui, asked));
        self.capture_ui(ui, asked);
        self.region_ui(ui, Region::Canvas, |app, ui| {
            let frame = Frame::new().fill(palette.ground);
            CentralPanel::no_frame().frame(frame).show(ui, |ui| app.canvas(ui, asked)).inner
        })
    }

    fn status_ui(&mut self, ui: &mut Ui, asked: &mut Vec<Intent>) {
        let Some(open) = &self.open else { return };
        let hints = if open.search.is_some() {
            vec![("Enter", "next"), ("Shift+Enter", "previous"), ("Tab", "stay here"), ("Esc", "back")]
        } else if open.editing.is_some() {
            vec![("Enter", "keep"), ("Esc", "give up")]
        } else if open.capture.is_some() {
            vec![
                ("Enter", "add it, then the next"),
                ("Tab", "next stage"),
                ("## Name", "new stage"),
                ("F1", "how to write a line"),
                ("Ctrl+Z", "take back"),
                ("Esc", "close"),
            ]
        } else if open.document.map().touchpoints.is_empty() {
            vec![("N", "the first touchpoint"), ("S", "a stage"), ("?", "all keys")]
        } else if let Some(Subject::Link(_)) = open.document.selection().only() {
            vec![("Del", "remove the link"), ("Tab", "next touchpoint"), ("Esc", "let go"), ("Ctrl+Z", "undo")]
        } else if matches!(self.tab, Tab::Matrix | Tab::Mix) && crate::ui::matrix::is_at_hand(ui.ctx()) {
            vec![("Drag", "set the effort"), ("Shift+drag", "keep the size"), ("Esc", "put it back"), ("Enter", "open")]
        } else if open.looking.lens == Lens::Emotion {
            vec![
                ("Drag", "a card up or down to rate"),
                ("1–5", "how it feels"),
                ("Tab", "next touchpoint"),
                ("Shift+click", "a persona to overlay"),
                ("Ctrl+Z", "undo"),
            ]
        } else if matches!(open.looking.lens, Lens::Channels | Lens::Creators) {
            vec![
                ("Drag", "a card to another lane"),
                ("Tab", "next touchpoint"),
                ("Enter", "edit"),
                ("N", "new"),
                ("Space", "pan"),
                ("Ctrl+Z", "undo"),
            ]
        } else {
            vec![
                ("Tab", "next touchpoint"),
                ("Enter", "edit"),
                ("1–5", "how it feels"),
                ("N", "new"),
                ("Space", "pan"),
                ("Ctrl+Z", "undo"),
            ]
        };
        let progress = self.worker.progress().filter(|_| self.is_analysis_on && self.is_report_stale());
        let view = StatusView {
            counts: wording::window::counts(open.document.map()),
            hints,
            zoom: open.camera.zoom(),
            analysing: progress.map(|(done, _)| done),
            can_stop: progress.is_some_and(|(_, since)| since > STOPPABLE),
        };
        if progress.is_some() {
            // The bar moves on while it is at work; nothing is painted when it is not.
            ui.ctx().request_repaint_after(std::time::Duration::from_millis(200));
        }
        status_bar_ui(ui, &view, &self.palette, asked);
    }

    fn panel_ui(&mut self, ui: &mut Ui, asked: &mut Vec<Intent>) {
        let palette = self.palette;
        let frame = Frame::new().fill(palette.panel).inner_margin(Margin { left: 0, right: 0, top: 6, bottom: 0 });
        // Tables and charts want more room than a form, and each keeps the width that it was given. However large the
        // interface is, the map keeps some room beside the panel.
        let is_wide = is_wide(self.tab);
        let most = (ui.available_width() * 0.62).clamp(220.0, if is_wide { 900.0 } else { 720.0 });
        let (name, width) = match is_wide {
            true => ("wide side panel", 560.0),
            false => ("side panel", f32::from(self.preferences.panel_width)),
        };
        let panel = Panel::right(name).default_size(width.min(most)).size_range(most.min(300.0)..=most).frame(frame);
        let mut is_open = self.is_panel_open;
        panel.show_collapsible(ui, &mut is_open, |ui| self.tabs_ui(ui, asked));
        self.is_panel_open = is_open;
    }

    fn search_ui(&mut self, ui: &Ui, canvas: egui::Rect, asked: &mut Vec<Intent>) {
        let palette = self.palette;
        let Some(search) = self.open.as_mut().and_then(|open| open.search.as_mut()) else { return };
        search_ui(ui, canvas, &mut search.line, &palette, asked);
        self.look_for();
    }

    fn capture_ui(&mut self, ui: &mut Ui, asked: &mut Vec<Intent>) {
        let palette = self.palette;
        let Some(open) = &self.open else { return };
        let Some(capture) = open.capture else { return };
        // What was said of new channels is the line's own.
        let view = CaptureView { context: super::capturing::context(open, &capture, &[]), palette: &palette };
        capture_ui(ui, &view, &mut self.line, asked);
    }

    fn tabs_ui(&mut self, ui: &mut Ui, asked: &mut Vec<Intent>) {
        let palette = self.palette;
        if ui.input(|input| input.pointer.any_down()) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped into range")]
            let width = ui.max_rect().width().round().clamp(280.0, 720.0) as u16;
            self.preferences.panel_width = width;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.horizontal(|ui| {
            // A narrow panel has all of its tabs too.
            let is_narrow = ui.available_width() < 400.0;
            ui.add_space(if is_narrow { 6.0 } else { 14.0 });
            ui.spacing_mut().item_spacing.x = if is_narrow { 0.0 } else { 2.0 };
            if is_narrow {
                ui.spacing_mut().button_padding.x = 6.0;
            }
            for (tab, name) in TABS {
                let is_shown = self.tab == tab || (self.is_split_now() && matches!(tab, Tab::Mix | Tab::Matrix));
                if control::tab(ui, name, is_shown, &palette).clicked() {
                    asked.push(Intent::ShowTab(tab));
                }
            }
            self.panel_buttons(ui, asked);
        });
        control::rule(ui, &palette);
        match self.tab {
            Tab::Findings => self.findings_tab(ui, asked),
            Tab::Details => self.details_tab(ui, asked),
            Tab::Mix | Tab::Matrix if self.is_split_now() => self.split_tabs(ui, asked),
            Tab::Mix => self.mix_tab(ui, asked),
            Tab::Matrix => self.matrix_tab(ui, asked),
            Tab::Plan => self.plan_tab(ui, asked),
        }
    }

    fn details_tab(&mut self, ui: &mut Ui, asked: &mut Vec<Intent>) {
        let number = self.only_touchpoint().and_then(|id| self.picture()?.layout.card(id).map(|card| card.number));
        let palette = self.palette;
        let reveal = self.reveal.take();
        let Some(open) = &self.open else { return };
        let Some(persona) = open.persona else { return };
        let (map, selection) = (open.document.map(), open.document.selection());
        let (unfolded, reveal) = (&self.unfolded, reveal.as_deref());
        let view = DetailsView { map, selection, persona, number, unfolded, reveal, palette: &palette };
        scrolled(ui, 0.0, |ui| details_ui(ui, &view, asked));
    }

    fn findings_tab(&mut self, ui: &mut Ui, asked: &mut Vec<Intent>) {
        let palette = self.palette;
        let view = self.shown_findings();
        let foot = if view.effort_missing.is_empty() || view.is_off { 0.0 } else { 56.0 };
        scrolled(ui, foot, |ui| findings_ui(ui, &view, &palette, asked));
        if foot > 0.0 {
            control::rule(ui, &palette);
            Frame::new().inner_margin(Margin::symmetric(16, 8)).show(ui, |ui| effort_ui(ui, &view, &palette, asked));
        }
    }

    /// Who has the keyboard when nobody asked for it: the canvas, until Escape leaves it. Escape lets go of the
    /// selection first.
    fn hold_keys(&mut self, ctx: &Context, was_idle: bool, is_selected: bool, asked: &mut Vec<Intent>) {
        let is_nobodys = ctx.memory(|memory| memory.focused().is_none());
        let is_left = was_idle && ctx.input(|input| input.key_pressed(egui::Key::Escape));
        if !is_nobodys {
            self.has_left_canvas = false;
        } else if is_left && self.ask.is_none() && !is_selected {
            self.has_left_canvas = true;
        } else if self.ask.is_none() && !self.has_left_canvas {
            if is_left {
                asked.push(Intent::Select(crate::edit::Selection::none()));
            }
            ctx.memory_mut(|memory| memory.request_focus(canvas_id()));
        }
    }

    fn canvas(&mut self, ui: &mut Ui, asked: &mut Vec<Intent>) -> egui::Rect {
        let ctx = ui.ctx().clone();
        let rect = ui.max_rect();
        let size = Point::new(rect.width(), rect.height());
        let is_resized = (size.x - self.canvas_size.x).abs() > 0.5 || (size.y - self.canvas_size.y).abs() > 0.5;
        self.canvas_size = size;
        self.canvas_corner = Point::new(rect.left(), rect.top());
        if is_resized && self.open.as_ref().is_some_and(|open| open.is_fresh && open.capture.is_none()) {
            self.fit_fresh();
            // The bar beneath tells the zoom, and was drawn before.
            ctx.request_repaint();
        }
        let since_zoom = ctx.input(|input| input.time) - self.zoomed_at;
        let is_zooming = (0.0..ZOOM_REST).contains(&since_zoom);
        if is_zooming {
            ctx.request_repaint_after_secs(seconds(ZOOM_REST - since_zoom));
        }
        let preview = self.preview();
        let (Some(picture), names) = (self.picture(), self.card_names()) else { return rect };
        let landing = self.landing(&picture);
        let now = ctx.input(|input| input.time);
        if let Some(camera) = self.open.as_ref().map(|open| open.camera) {
            self.go_on_moving(&picture, camera, now);
        }
        let stage_line = self.stage_line();
        let Some(open) = &self.open else { return rect };
        let map = preview.as_ref().map_or_else(|| open.document.map(), |preview| &preview.map);
        let ghosts = preview.as_ref().map_or(&[][..], |preview| preview.ghosts.as_slice());
        let view = CanvasView {
            map,
            layout: &picture.layout,
            scene: &picture.scene,
            stamp: self.work.scenes,
            selection: open.document.selection(),
            camera: open.camera,
            is_hand: self.is_hand,
            editing: open.editing.filter(|subject: &Subject| subject.is_in(map)),
            ghosts,
            found: open.search.as_ref().map_or(&[][..], |search| search.found.as_slice()),
            names: &names,
            landing: landing.as_ref(),
            persona: open.persona,
            moving: self.motion.way.as_ref().map(|way| way.seen(now)),
            stage_line,
            situation: super::keys::situation(open, self.is_analysis_on),
            is_zooming,
            is_behind: self.ask.is_some() || self.has_offers(),
            theme: &self.theme,
            palette: &self.palette,
        };
        if view.moving.is_some() {
            ctx.request_repaint();
        }
        let was_idle = self.gesture.is_idle();
        let rect = canvas_ui(ui, &view, &mut self.gesture, &mut self.store, asked);
        if map.touchpoints.is_empty() && open.capture.is_none() {
            // Where it will land: in the first stage.
            let lens = open.camera;
            let column = picture.layout.columns.first().map(|column| column.rect.centre());
            let centre = column.map_or(rect.center(), |centre| {
                let at = lens.screen_from_doc(centre);
                egui::pos2(rect.left() + at.x, rect.center().y)
            });
            let half = egui::vec2(160.0, 44.0).min(rect.size() / 2.0);
            let centre = centre.clamp(rect.min + half, rect.max - half);
            if invitation(ui, centre, &self.palette).clicked() {
                asked.push(Intent::Act(Action::NewTouchpoint));
            }
        }
        let is_selected = !open.document.selection().is_empty();
        let corner = picture.layout.columns.first().map(|column| open.camera.screen_from_doc(column.rect.corner()));
        let is_corner_seen = corner.is_some_and(|corner| corner.x >= 80.0 && corner.y >= -8.0);
        rows_ui(ui, rect, is_corner_seen, &open.looking.choices(&picture.layout), &self.palette, asked);
        self.search_ui(ui, rect, asked);
        if std::mem::take(&mut self.wants_canvas) {
            ctx.memory_mut(|memory| memory.request_focus(canvas_id()));
        }
        self.hold_keys(&ctx, was_idle, is_selected, asked);
        rect
    }
}

/// Scrolls where it must, leaving `foot` points free beneath.
pub(super) fn scrolled(ui: &mut Ui, foot: f32, add: impl FnOnce(&mut Ui)) {
    let height = (ui.available_height() - foot).max(40.0);
    ScrollArea::vertical().auto_shrink([false, false]).max_height(height).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 6, bottom: 16 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 8.0;
            add(ui);
        });
    });
}

#[expect(clippy::cast_possible_truncation, reason = "a few seconds at most")]
fn seconds(time: f64) -> f32 {
    time.max(0.0) as f32
}
