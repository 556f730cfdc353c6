//! Presenting: the pages of a deck, full screen, one at a time; the same pages as the slides of an export.
//!
//! Limitations: a map that changes while it is presented shows as it was at the beginning.

use egui::{CentralPanel, Context, Frame, Key, Sense, Ui, ViewportCommand};

use super::{App, page_maker::Asked};
use crate::{
    scene::{PageRequest, PageSize, Pages},
    ui::{
        export_dialog::page_ui,
        tokens::{self, size},
    },
};

/// What is presented.
pub(super) struct Presenting {
    asked: Asked,
    here: usize,
}

impl App {
    /// Begins with the first page.
    pub(super) fn present(&mut self) {
        let Some(open) = &self.open else { return };
        let request = PageRequest {
            lens: open.looking.lens,
            page: PageSize::Slide16x9,
            pages: Pages::DeckWithStages,
            theme: self.picture_theme(),
            persona: open.persona,
            hidden: open.looking.hidden.clone(),
            ..PageRequest::default()
        };
        let asked = self.asked(request);
        self.presenting = asked.map(|asked| Presenting { asked, here: 0 });
        self.full_screen(true);
    }

    /// A question for pages about the map as it is now.
    pub(super) fn asked(&self, request: PageRequest) -> Option<Asked> {
        let open = self.open.as_ref()?;
        let report = open.analysed.last().cloned();
        Some(Asked { revision: open.document.revision(), path: open.file.clone(), report, request })
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
        let (Some(presenting), Some(open)) = (&mut self.presenting, &self.open) else { return };
        let (ready, is_coming) = self.page_maker.ask(&presenting.asked, open.document.map(), &self.set, &ctx);
        let pages = if is_coming { &[][..] } else { ready.pages.as_slice() };
        let last = pages.len().saturating_sub(1);
        let pressed = |keys: &[Key]| ctx.input(|input| keys.iter().any(|key| input.key_pressed(*key)));
        let ground = self.palette.ground;
        let shown = CentralPanel::default().frame(Frame::new().fill(ground)).show(ui, |ui| {
            let rect = ui.max_rect();
            let response = ui.allocate_rect(rect, Sense::click());
            if let Some(page) = pages.get(presenting.here) {
                response.widget_info(|| {
                    let told = format!("{}. {}", page.name, page.alternative);
                    egui::WidgetInfo::labeled(egui::Role::Document, true, told)
                });
                page_ui(ui, page, rect, &mut self.store);
            } else {
                let font = tokens::regular(size::TITLE);
                let words = "Making the pages…";
                ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, words, font, self.palette.muted);
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
