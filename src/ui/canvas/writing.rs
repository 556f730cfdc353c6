//! Writing on the canvas: a title in place, and the capture line of a new touchpoint.

use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{CanvasView, Screen, canvas_id, flow};
use crate::{
    edit::{Command, FlowPlace},
    interact::Intent,
    layout::geometry::{self, Point},
    model::{Id, Link, Stage, Subject},
    ui::{
        field,
        tokens::{self, radius, size},
    },
};

/// The title or the capture line being written; where it is on the screen.
pub(super) fn edit_ui(ui: &mut Ui, view: &CanvasView<'_>, screen: Screen, out: &mut Vec<Intent>) -> Option<Rect> {
    if let Some(stage) = view.capture {
        return Some(capture_ui(ui, view, screen, stage, out));
    }
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

/// How many go along a link, written where its share stands: "40 %" or "120".
fn flow_ui(ui: &mut Ui, view: &CanvasView<'_>, screen: Screen, id: Id<Link>, out: &mut Vec<Intent>) -> Option<Rect> {
    let (link, path) = (view.map.links.get(id)?, view.layout.link(id)?);
    let middle = path.label.as_ref().map_or_else(|| middle_of(&path.corners), |label| label.rect.centre());
    let rect = Rect::from_center_size(screen.view().to_screen(middle), vec2(76.0, 28.0));
    let subject = Subject::Link(id);
    let change =
        |text: String| Command::SetFlow { at: FlowPlace::Link(id), flow: flow::flow_of(view.map, link, &text) };
    let value = flow::written(link);
    let edited = field::in_place(ui, rect, subject, &value, size::BODY, change, out);
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

fn capture_ui(ui: &mut Ui, view: &CanvasView<'_>, screen: Screen, stage: Id<Stage>, out: &mut Vec<Intent>) -> Rect {
    let palette = view.palette;
    if let Some(column) = view.layout.columns.iter().find(|column| column.id == stage) {
        let place = screen.rect_of(column.rect).intersect(screen.rect);
        let edge = Stroke::new(1.5, palette.accent.gamma_multiply(0.6));
        ui.painter().rect_stroke(place.shrink(1.0), CornerRadius::same(radius::BAND), edge, StrokeKind::Inside);
    }
    let width = 620.0_f32.min(screen.rect.width() - 48.0);
    let centre = pos2(screen.rect.center().x, screen.rect.bottom() - 56.0);
    let rect = Rect::from_center_size(centre, vec2(width, 52.0));
    let corner = CornerRadius::same(radius::CARD);
    ui.painter().add(tokens::shadow(palette).as_shape(rect, corner));
    ui.painter().rect(rect, corner, palette.panel, Stroke::new(1.5, palette.accent), StrokeKind::Inside);
    let left = rect.left() + 10.0 + stage_chip(ui, view, rect, stage) + 10.0;
    let inside = Rect::from_min_max(pos2(left, rect.top() + 8.0), pos2(rect.right() - 14.0, rect.bottom() - 8.0));
    // The field would take Tab for the way to the next control.
    let turned = ui.input_mut(|input| {
        let is_back = input.consume_key(egui::Modifiers::SHIFT, egui::Key::Tab);
        (is_back || input.consume_key(egui::Modifiers::NONE, egui::Key::Tab)).then_some(is_back)
    });
    out.extend(turned.map(|is_backwards| Intent::CaptureElsewhere { is_backwards }));
    let prompt = "What happens? Enter adds it";
    let done = field::capture_line(ui, inside, prompt, |title| out.push(Intent::Captured(title)));
    if done {
        out.push(Intent::Dismiss);
        ui.memory_mut(|memory| memory.request_focus(canvas_id()));
    }
    rect
}

/// The stage in which the line lands, at its left; how wide it is.
fn stage_chip(ui: &mut Ui, view: &CanvasView<'_>, line: Rect, stage: Id<Stage>) -> f32 {
    let name = view.map.stages.get(stage).map_or("", |stage| stage.name.as_str());
    let font = tokens::semibold(size::SMALL);
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), font, view.palette.accent_text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(line.width() * 0.36);
    let galley = ui.painter().layout_job(job);
    let chip =
        Rect::from_min_size(pos2(line.left() + 10.0, line.center().y - 15.0), vec2(galley.size().x + 22.0, 30.0));
    ui.painter().rect_filled(chip, CornerRadius::same(15), view.palette.tint);
    let at = chip.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, view.palette.accent_text);
    let response = ui.interact(chip, canvas_id().with("capture stage"), Sense::HOVER);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("In the stage {name}")));
    response.on_hover_text("Tab: the next stage");
    chip.width()
}
