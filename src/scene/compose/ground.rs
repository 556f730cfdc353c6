//! Columns, phase bands, headings.

use super::{
    ORIGIN,
    brush::{filled, piece, text},
};
use crate::{
    layout::{Layout, geometry::Rect},
    model::Subject,
    scene::{Part, Piece, Theme},
};

/// Columns in the tints of their phases, thin lines between them, and the phase bands.
pub(super) fn ground(layout: &Layout, theme: &Theme) -> Piece {
    let mut items = Vec::new();
    for column in &layout.columns {
        items.push(filled(column.rect, 0.0, theme.phase(column.phase).column));
    }
    let bands_bottom = layout.phases.iter().map(|band| band.rect.bottom()).fold(0.0, f32::max);
    for (column, next) in layout.columns.iter().zip(layout.columns.iter().skip(1)) {
        let is_same_phase = column.phase == next.phase;
        let top = if is_same_phase { bands_bottom + 2.0 } else { 0.0 };
        let line = Rect::new(next.rect.x - 1.0, top, 2.0, (next.rect.bottom() - top).max(0.0));
        items.push(filled(line, 0.0, theme.separator));
    }
    for band in &layout.phases {
        let tint = theme.phase(band.phase);
        items.push(filled(band.rect, 6.0, tint.band));
        items.push(text(&band.name, tint.text));
    }
    piece(Part::Ground, None, ORIGIN, items)
}

/// The names of the stages.
pub(super) fn headings<'a>(layout: &'a Layout, theme: &'a Theme) -> impl Iterator<Item = Piece> + 'a {
    layout.columns.iter().map(|column| {
        let items = vec![text(&column.heading, theme.phase(column.phase).text)];
        piece(Part::Heading, Some(Subject::Stage(column.id)), ORIGIN, items)
    })
}
