//! Presenting: the pages of a deck, full screen, one at a time.
//!
//! Limitations: the pages are made when presenting begins; a map that changes meanwhile shows in the next one.

use egui::{CentralPanel, Context, Frame, Key, Sense, Ui, ViewportCommand};

use super::App;
use crate::{
    scene::{Page, PageRequest, PageSize, Pages, pages},
    ui::export_dialog::page_ui,
};

/// What is presented.
pub(super) struct Presenting {
    pages: Vec<Page>,
    here: usize,
}

impl App {
    /// Begins with the first page: the same pages as the slides of an export.
    pub(super) fn present(&mut self) {
        let Some(open) = &self.open else { return };
        let report = open.analysed.last().cloned();
        let request = PageRequest {
            lens: open.looking.lens,
            page: PageSize::Slide16x9,
            pages: Pages::DeckWithStages,
            theme: std::sync::Arc::clone(&self.theme),
            persona: open.persona,
            ..PageRequest::default()
        };
        let pages = pages(open.document.map(), report.as_deref(), &request, self.set.as_ref());
        self.presenting = Some(Presenting { pages, here: 0 });
        self.full_screen(true);
    }

    fn full_screen(&self, is_full: bool) {
        self.wake.iter().for_each(|ctx: &Context| ctx.send_viewport_cmd(ViewportCommand::Fullscreen(is_full)));
    }

    /// Is something presented?
    pub(super) fn is_presenting(&self) -> bool {
        self.presenting.is_some()
    }

    /// Shows the page; arrows, Page keys, blank, Enter and a click go on, Escape leaves.
    pub(super) fn present_ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let Some(presenting) = &mut self.presenting else { return };
        let last = presenting.pages.len().saturating_sub(1);
        let pressed = |keys: &[Key]| ctx.input(|input| keys.iter().any(|key| input.key_pressed(*key)));
        let ground = self.palette.ground;
        let shown = CentralPanel::default().frame(Frame::new().fill(ground)).show(ui, |ui| {
            let rect = ui.max_rect();
            let response = ui.allocate_rect(rect, Sense::click());
            if let Some(page) = presenting.pages.get(presenting.here) {
                response.widget_info(|| {
                    egui::WidgetInfo::labeled(
                        egui::Role::Document,
                        true,
                        format!("{}. {}", page.name, page.alternative),
                    )
                });
                page_ui(ui, page, rect, &mut self.store);
            }
            response.clicked()
        });
        let is_on = shown.inner || pressed(&[Key::ArrowRight, Key::ArrowDown, Key::PageDown, Key::Space, Key::Enter]);
        if is_on {
            presenting.here = (presenting.here + 1).min(last);
            ctx.request_repaint();
        }
        if pressed(&[Key::ArrowLeft, Key::ArrowUp, Key::PageUp, Key::Backspace]) {
            presenting.here = presenting.here.saturating_sub(1);
            ctx.request_repaint();
        }
        if pressed(&[Key::Home]) {
            presenting.here = 0;
        }
        if pressed(&[Key::End]) {
            presenting.here = last;
        }
        if pressed(&[Key::Escape]) {
            self.presenting = None;
            self.full_screen(false);
            ctx.request_repaint();
        }
    }
}
