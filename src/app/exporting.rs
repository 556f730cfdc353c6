//! A picture of the map, by the same pages and writers as on the command line.
//!
//! Limitations: it is made before the next frame, not beside the window; a wall-sized PNG is the
//! command line's work.

use std::{path::Path, sync::Arc};

use super::App;
use crate::{
    export::{self, ExportError},
    interact::{Intent, Notice},
    persist,
    scene::{PageRequest, PageSize, pages},
    wording,
};

/// Pixels for a document unit of a PNG: sharp on a screen of twice the usual density.
const SCALE: f32 = 2.0;

impl App {
    /// Makes the picture and puts it into this file, SVG if it is called so, else PNG.
    pub(super) fn export_to(&mut self, path: &Path, now: f64) {
        let shown = path.display().to_string();
        let notice = match self.picture_bytes(path) {
            None => return,
            Some(Err(error)) => {
                Notice::failed(format!("The picture cannot be made: {error}. {shown}")).or("Try again…", Intent::Export)
            }
            Some(Ok(bytes)) => match persist::replace(path, &bytes) {
                Ok(()) => Notice::done(format!("Exported {shown}")),
                Err(error) => Notice::failed(wording::save_error(&error, &shown)).or("Elsewhere…", Intent::Export),
            },
        };
        self.tell(notice, now);
    }

    fn picture_bytes(&self, path: &Path) -> Option<Result<Vec<u8>, ExportError>> {
        let report = self.shown_report();
        let open = self.open.as_ref()?;
        let request = PageRequest {
            page: if self.export_slide { PageSize::Slide16x9 } else { PageSize::Fit },
            theme: Arc::clone(&self.theme),
            has_analysis: self.is_analysis_on,
            persona: open.persona,
            ..PageRequest::default()
        };
        let pages = pages(open.document.map(), report.as_deref(), &request, self.set.as_ref());
        let page = pages.first()?;
        let is_svg = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
        if is_svg {
            let text = export::svg(page, &export::SvgOptions::default(), self.set.as_ref());
            return Some(text.map(String::into_bytes));
        }
        let options = export::PngOptions { size: export::Size::Scale(SCALE), ..export::PngOptions::default() };
        let mut bytes = Vec::new();
        Some(export::png(page, &options, self.set.as_ref(), &mut bytes).map(|()| bytes))
    }
}
