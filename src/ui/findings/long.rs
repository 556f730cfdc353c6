//! A long list: its beginning, and a button for the rest.
//!
//! Findings are sorted by how much they matter, and nobody reads the thousandth. Nor should a frame lay it out.

use egui::{Id, Ui};

use crate::ui::{
    control::{Button, Look},
    tokens::Palette,
};

/// So many stand there at first.
const FIRST: usize = 12;

/// Shows the beginning of a list, or all of it once that was asked for. `title` is the list's heading.
pub(super) fn listed_ui<T>(ui: &mut Ui, title: &str, list: &[T], palette: &Palette, mut show: impl FnMut(&mut Ui, &T)) {
    let id = Id::unique(("all of", title));
    let is_all = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
    let shown = if is_all { list.len() } else { FIRST };
    list.iter().take(shown).for_each(|entry| show(ui, entry));
    let more = list.len().saturating_sub(FIRST);
    if more == 0 {
        return;
    }
    let text = if is_all { "Show fewer".to_owned() } else { format!("Show {more} more") };
    let name = format!("{text}: {title}");
    if (Button { name: &name, ..Button::new(Look::Quiet, &text) }).show(ui, palette).clicked() {
        ui.data_mut(|data| data.insert_temp(id, !is_all));
        ui.ctx().request_repaint();
    }
}
