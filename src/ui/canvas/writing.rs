//! Writing on the canvas: a title in place, the share of a link.

use egui::{Rect, Ui, vec2};

use super::{CanvasView, Screen, canvas_id, flow};
use crate::{
    edit::{Command, FlowPlace},
    interact::Intent,
    layout::geometry::{self, Point},
    model::{Id, Link, Subject},
    ui::{
        field::{self, InPlaceField, Unread},
        tokens::{self, size},
    },
    wording::window,
};

/// From row to row of a title, in parts of its letters.
const LINE_HEIGHT: f32 = 1.35;

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
        Subject::Link(id) => return flow_ui(ui, view, screen, id, out),
        _ => return None,
    };
    let size = letters * screen.camera.zoom();
    // The field's rows are closer than those of the picture: half of the difference, and no letter jumps.
    let row = ui.fonts_mut(|fonts| fonts.row_height(&tokens::semibold(field::written_size(size))));
    let down = ((size * LINE_HEIGHT - row) / 2.0).max(0.0);
    let rect = screen.rect_of(place).translate(vec2(-7.0, down - 5.0));
    let rect = Rect::from_min_size(rect.min, vec2(rect.width().max(100.0) + 8.0, rect.height()));
    let change = |text: &str| Some(Command::Rename(subject, text.to_owned()));
    let place = InPlaceField { rect, subject, value, letters: size, unread: Unread::NEVER, palette: view.palette };
    let edited = field::in_place(ui, &place, change, out);
    if edited.is_done {
        out.push(Intent::Dismiss);
        ui.memory_mut(|memory| memory.request_focus(canvas_id()));
    }
    Some(edited.rect)
}

/// How many go along a link, written where its share stands: "40 %" or "120".
fn flow_ui(ui: &mut Ui, view: &CanvasView<'_>, screen: Screen, id: Id<Link>, out: &mut Vec<Intent>) -> Option<Rect> {
    let (link, path) = (view.map.links.get(id)?, view.layout.link(id)?);
    let middle = path.label.as_ref().map_or_else(|| middle_of(&path.corners), |label| label.rect.centre());
    let rect = Rect::from_center_size(screen.view().to_screen(middle), vec2(76.0, 28.0));
    let subject = Subject::Link(id);
    let change = |text: &str| {
        let flow = flow::flow_of(view.map, link, text).ok()?;
        Some(Command::SetFlow { at: FlowPlace::Link(id), flow })
    };
    let value = flow::written(link);
    let unread = Unread { must_be: window::A_FLOW, not_taken: window::no_flow };
    let place = InPlaceField { rect, subject, value: &value, letters: size::BODY, unread, palette: view.palette };
    let edited = field::in_place(ui, &place, change, out);
    if edited.is_done {
        out.push(Intent::Dismiss);
        ui.memory_mut(|memory| memory.request_focus(canvas_id()));
    }
    Some(edited.rect)
}

/// The place halfway along.
fn middle_of(corners: &[Point]) -> Point {
    let length = |a: &Point, b: &Point| (b.x - a.x).hypot(b.y - a.y);
    let pairs = || corners.iter().zip(corners.iter().skip(1));
    let mut rest = pairs().map(|(a, b)| length(a, b)).sum::<f32>() / 2.0;
    for (a, b) in pairs() {
        let whole = length(a, b);
        if whole >= rest {
            return *a + (*b - *a) * (rest / whole.max(f32::EPSILON));
        }
        rest -= whole;
    }
    corners.last().copied().unwrap_or_default()
}

fn letters(text: &crate::layout::Placed) -> f32 {
    text.runs.rows.first().and_then(|row| row.runs.first()).map_or(size::BODY, |run| run.size)
}
