//! Writing on the canvas: a title in place.

use egui::{Rect, Ui, vec2};

use super::{CanvasView, Screen, canvas_id};
use crate::{
    edit::Command,
    interact::Intent,
    layout::geometry,
    model::Subject,
    ui::{field, tokens::size},
};

/// The title being written; where it is on the screen.
pub(super) fn edit_ui(ui: &mut Ui, view: &CanvasView<'_>, screen: Screen, out: &mut Vec<Intent>) -> Option<Rect> {
    let subject = view.editing?;
    let (place, value, letters) = match subject {
        Subject::Touchpoint(id) => {
            let card = view.layout.card(id)?;
            let (left, top) = (card.title.at.x, card.title.at.y);
            let place = geometry::Rect::new(left, top, (card.rect.w - left - 8.0).max(80.0), 24.0);
            (place.moved(card.rect.corner()), &view.map.touchpoints.get(id)?.title, letters(&card.title))
        }
        Subject::Stage(id) => {
            let column = view.layout.columns.iter().find(|column| column.id == id)?;
            let at = column.heading.at;
            let place = geometry::Rect::new(at.x, at.y, (column.rect.right() - at.x - 8.0).max(80.0), 24.0);
            (place, &view.map.stages.get(id)?.name, letters(&column.heading))
        }
        _ => return None,
    };
    let rect = screen.rect_of(place).translate(vec2(-7.0, -5.0));
    let rect = Rect::from_min_size(rect.min, vec2(rect.width().max(120.0) + 8.0, rect.height()));
    let size = letters * screen.camera.zoom();
    let change = |text| Command::Rename(subject, text);
    let edited = field::in_place(ui, rect, subject, value, size, change, out);
    if edited.is_done {
        out.push(Intent::Dismiss);
        ui.memory_mut(|memory| memory.request_focus(canvas_id()));
    }
    Some(edited.rect)
}

fn letters(text: &crate::layout::Placed) -> f32 {
    text.runs.rows.first().and_then(|row| row.runs.first()).map_or(size::BODY, |run| run.size)
}
