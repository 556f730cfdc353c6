//! The chart itself: quarters, columns, points with their labels, the strip of points without a need, the legend.

use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, CursorIcon, Galley, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2,
    pos2, vec2,
};

use super::{
    Live, MatrixView, Point, at_hand_id,
    labels::{self, Wish},
    point,
};
use crate::{
    analysis::matrix::{CUT, size_at},
    interact::Intent,
    model::EffortSize,
    scene::icon::Icon,
    ui::{
        control,
        tokens::{self, Palette, mix, radius, size},
    },
    wording,
};

/// Room at the left for the name of the upright axis.
const LEFT: f32 = 24.0;
/// Radius of a star's or a fruit's disc.
const DISC: f32 = 11.0;
/// Radius of any other point.
const DOT: f32 = 5.0;
/// Free space above the lowest and beneath the highest point.
const INSET: f32 = 16.0;
/// Height of a row of the strip beneath.
const ROW: f32 = 17.0;
/// Above and beneath its rows.
const STRIP_PAD: f32 = 5.0;
/// From its left edge to what it says, in its first row.
const CAPTION: f32 = 10.0;
/// What the strip says.
const WITHOUT_NEED: &str = "No need found, or unknown";

pub(super) fn chart_ui(ui: &mut Ui, view: &MatrixView, whole: Vec2, palette: &Palette, out: &mut Vec<Intent>) {
    ui.data_mut(|data| data.insert_temp(at_hand_id(), false));
    let dragged = point::dragged(ui);
    let rows = rows_without_need(ui, view, whole.x - LEFT);
    let strip_height = if rows.is_empty() { 0.0 } else { ROW * rows_count(&rows) + 2.0 * STRIP_PAD };
    let (rect, _) = ui.allocate_exact_size(whole, Sense::hover());
    let box_rect = Rect::from_min_max(pos2(rect.left() + LEFT, rect.top()), rect.max);
    let plot = Rect::from_min_max(box_rect.min, pos2(box_rect.right(), box_rect.bottom() - strip_height));
    point::remember_chart(ui, plot);
    let band = dragged
        .and_then(|id| view.points.iter().find(|point| point.touchpoint == id))
        .and_then(|point| point.across)
        .map(size_at);
    ground(ui.painter(), box_rect, plot, band, palette);
    upright(ui.painter(), pos2(rect.left() + 8.0, plot.center().y), palette);
    points_ui(ui, view, plot, palette, out);
    if strip_height > 0.0 {
        let strip = Rect::from_min_max(pos2(plot.left(), plot.bottom()), box_rect.max);
        strip_ui(ui, view, strip, &rows, palette, out);
    }
    axis_ui(ui, box_rect, band, palette);
    legend_ui(ui, palette);
}

fn x_of(plot: Rect, across: f64) -> f32 {
    plot.left() + plot.width() * part(across)
}

fn y_of(plot: Rect, up: f64) -> f32 {
    let (low, high) = (plot.bottom() - INSET, plot.top() + INSET);
    low + (high - low) * part(up)
}

#[expect(clippy::cast_possible_truncation, reason = "a share of a length")]
fn part(share: f64) -> f32 {
    share as f32
}

fn column(plot: Rect, size: EffortSize) -> Rect {
    let place = EffortSize::ALL.iter().position(|one| *one == size).unwrap_or_default();
    let width = plot.width() / 5.0;
    let left = plot.left() + width * f32::from(u8::try_from(place).unwrap_or_default());
    Rect::from_min_size(pos2(left, plot.top()), vec2(width, plot.height()))
}

/// The box, its quarters and their names, the column that a drag is over.
fn ground(painter: &Painter, whole: Rect, plot: Rect, band: Option<EffortSize>, palette: &Palette) {
    let corner = CornerRadius::same(radius::CONTROL);
    let cut = pos2(x_of(plot, CUT), plot.center().y);
    painter.rect_filled(whole, corner, palette.panel);
    let first = Rect::from_min_max(plot.min, cut);
    let north_west = CornerRadius { nw: radius::CONTROL, ..CornerRadius::ZERO };
    painter.rect_filled(first, north_west, mix(palette.panel, palette.fruit, 0.10));
    if whole.bottom() > plot.bottom() {
        let foot = CornerRadius { sw: radius::CONTROL, se: radius::CONTROL, ..CornerRadius::ZERO };
        painter.rect_filled(Rect::from_min_max(pos2(plot.left(), plot.bottom()), whole.max), foot, palette.well);
    }
    if let Some(size) = band {
        let place = column(plot, size);
        painter.rect_filled(place, 0, mix(palette.panel, palette.accent, 0.16));
    }
    let thin = Stroke::new(1.0, mix(palette.panel, palette.hairline, 0.8));
    for size in EffortSize::ALL.into_iter().skip(1) {
        painter.vline(column(plot, size).left(), plot.y_range(), thin);
    }
    let cutting = Stroke::new(1.5, mix(palette.hairline, palette.muted, 0.25));
    painter.vline(cut.x, plot.y_range(), cutting);
    painter.hline(plot.x_range(), cut.y, cutting);
    if whole.bottom() > plot.bottom() {
        painter.hline(plot.x_range(), plot.bottom(), Stroke::new(1.0, palette.hairline));
    }
    painter.rect_stroke(whole, corner, Stroke::new(1.0, palette.hairline), StrokeKind::Inside);
    for (galley, place) in quarter_names(painter, plot, palette) {
        painter.galley(place.min, galley, palette.muted);
    }
}

/// The names of the quarters, and where they stand.
fn quarter_names(painter: &Painter, plot: Rect, palette: &Palette) -> [(Arc<Galley>, Rect); 4] {
    let inner = plot.shrink2(vec2(10.0, 8.0));
    let quarters = [
        (inner.left_top(), Align2::LEFT_TOP, "Do first", palette.fruit_text),
        (inner.right_top(), Align2::RIGHT_TOP, "Plan", palette.muted),
        (inner.left_bottom(), Align2::LEFT_BOTTOM, "Fill in", palette.muted),
        (inner.right_bottom(), Align2::RIGHT_BOTTOM, "Leave", palette.muted),
    ];
    quarters.map(|(at, align, name, tint)| {
        let galley = painter.layout_no_wrap(name.to_owned(), tokens::semibold(size::SMALL), tint);
        let place = align.anchor_size(at, galley.size());
        (galley, place)
    })
}

fn upright(painter: &Painter, centre: Pos2, palette: &Palette) {
    let galley = painter.layout_no_wrap("benefit →".to_owned(), tokens::regular(size::TINY), palette.muted);
    let corner = centre + vec2(-galley.size().y / 2.0, galley.size().x / 2.0);
    painter.add(egui::epaint::TextShape::new(corner, galley, palette.muted).with_angle(-std::f32::consts::FRAC_PI_2));
}

/// Half of the width and height of a point's mark.
fn mark(point: &Point) -> Vec2 {
    match (point.star.is_some(), point.is_fruit) {
        (true, true) => vec2(DISC * 1.75, DISC),
        (false, false) => Vec2::splat(DOT),
        _ => Vec2::splat(DISC),
    }
}

fn points_ui(ui: &mut Ui, view: &MatrixView, plot: Rect, palette: &Palette, out: &mut Vec<Intent>) {
    let dragged = point::dragged(ui);
    let shown: Vec<&Point> = view.points.iter().filter(|point| point.up.is_some() && point.across.is_some()).collect();
    let at = |point: &Point| pos2(x_of(plot, point.across.unwrap_or(0.5)), y_of(plot, point.up.unwrap_or(0.0)));
    let marks: Vec<(Pos2, Vec2)> = shown.iter().map(|point| (at(point), mark(point))).collect();
    let places = labels::spread(&marks, plot.width() / 11.0);
    let pointer = ui.ctx().pointer_interact_pos();
    let places: Vec<Pos2> = shown
        .iter()
        .zip(places)
        .map(|(point, place)| match pointer.filter(|_| dragged == Some(point.touchpoint)) {
            // What is in the hand follows it.
            Some(pointer) => pos2(pointer.x.clamp(plot.left() + DISC, plot.right() - DISC), place.y),
            None => place,
        })
        .collect();
    let texts: Vec<_> = shown.iter().map(|point| label(ui, point, palette)).collect();
    let wishes: Vec<Wish> = shown
        .iter()
        .zip(&places)
        .zip(&texts)
        .map(|((point, at), text)| Wish { at: *at, mark: mark(point), size: text.size() })
        .collect();
    let cut = pos2(x_of(plot, CUT), plot.center().y);
    let names = quarter_names(ui.painter(), plot, palette).map(|(_, place)| place.expand(4.0));
    let labels = labels::place(&wishes, plot.shrink2(vec2(6.0, 4.0)), cut, &names);
    for (point, place) in shown.iter().zip(&places) {
        if dragged == Some(point.touchpoint) {
            ghost(ui.painter(), point, *place, plot, palette);
        }
    }
    for (((point, place), text), label) in shown.iter().zip(&places).zip(texts).zip(&labels) {
        if label.has_leader {
            let end = label.rect.clamp(*place);
            ui.painter().line_segment([*place, end], Stroke::new(1.0, mix(palette.panel, palette.muted, 0.5)));
        }
        if dragged != Some(point.touchpoint) || view.live.is_none() {
            ui.painter().galley(label.rect.min, text, palette.ink);
        }
    }
    for (point, place) in shown.iter().zip(&places) {
        point_ui(ui, point, *place, palette, out);
    }
    if let Some(live) = &view.live
        && let Some(place) =
            shown.iter().zip(&places).find(|(point, _)| point.touchpoint == live.touchpoint).map(|(_, place)| *place)
    {
        live_ui(ui, live, place, plot, palette);
    }
}

/// A title is never longer here, in points; the whole of it is told where the pointer is.
const LONGEST: f32 = 168.0;

/// Title and score on one line.
fn label(ui: &Ui, point: &Point, palette: &Palette) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::default();
    let format = |font, color| egui::TextFormat { font_id: font, color, ..egui::TextFormat::default() };
    let title = control::shortened(ui, &point.title, &tokens::semibold(size::TINY), LONGEST);
    job.append(&title, 0.0, format(tokens::semibold(size::TINY), palette.ink));
    if let Some(score) = &point.score {
        let (font, tint) = if point.is_fruit {
            (tokens::bold(size::TINY), palette.fruit_text)
        } else {
            (tokens::regular(size::TINY), palette.muted)
        };
        job.append(score, 6.0, format(font, tint));
    }
    ui.painter().layout_job(job)
}

fn point_ui(ui: &mut Ui, point: &Point, at: Pos2, palette: &Palette, out: &mut Vec<Intent>) {
    let half = mark(point).max(Vec2::splat(9.0));
    let rect = Rect::from_center_size(at, half * 2.0);
    let id = egui::Id::unique(("matrix point", point.touchpoint.raw()));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    point::name(&response, point);
    paint_mark(ui.painter(), point, at, response.hovered() || response.dragged(), palette);
    if point.is_selected {
        let ring = Rect::from_center_size(at, mark(point) * 2.0).expand(3.0);
        let corner = CornerRadius::same(14);
        ui.painter().rect_stroke(ring, corner, Stroke::new(1.5, palette.accent), StrokeKind::Middle);
    }
    control::focus_ring(ui.painter(), rect.expand(1.0), 12, &response, palette);
    point::hear(ui, point, &response, out);
    if !response.dragged() {
        let says = control::unbroken(&point.says);
        response.on_hover_cursor(CursorIcon::Grab).on_hover_text(says);
    }
}

fn paint_mark(painter: &Painter, point: &Point, at: Pos2, is_hot: bool, palette: &Palette) {
    let disc = |at: Pos2, icon: Icon, tint: Color32| {
        let fill = if is_hot { mix(palette.panel, tint, 0.18) } else { palette.panel };
        painter.circle(at, DISC - 0.75, fill, Stroke::new(1.5, tint));
        control::icon(painter, Rect::from_center_size(at, Vec2::splat(13.0)), icon, tint);
    };
    let star = |is_hollow| if is_hollow { Icon::StarHollow } else { Icon::Star };
    match (point.star, point.is_fruit) {
        (Some(is_hollow), true) => {
            disc(at - vec2(DISC * 0.75, 0.0), star(is_hollow), palette.moment);
            disc(at + vec2(DISC * 0.75, 0.0), Icon::Cherries, palette.fruit);
        }
        (Some(is_hollow), false) => disc(at, star(is_hollow), palette.moment),
        (None, true) => disc(at, Icon::Cherries, palette.fruit),
        (None, false) => {
            let tint = if is_hot { palette.ink } else { palette.neutral };
            if point.is_ours {
                painter.circle_filled(at, DOT, tint);
            } else {
                painter.circle(at, DOT - 0.75, palette.panel, Stroke::new(1.8, tint));
            }
        }
    }
}

/// Where it stood, and a dashed line from there.
fn ghost(painter: &Painter, point: &Point, now: Pos2, plot: Rect, palette: &Palette) {
    let Some(before) = point.before else { return };
    let at = pos2(x_of(plot, before), now.y);
    painter.extend(Shape::dashed_line(&[at, now], Stroke::new(1.2, palette.accent), 3.0, 3.0));
    let circle: Vec<Pos2> =
        (0..=36_u8).map(|step| at + DISC * Vec2::angled(f32::from(step) / 36.0 * std::f32::consts::TAU)).collect();
    painter.circle_filled(at, DISC, palette.panel);
    painter.extend(Shape::dashed_line(&circle, Stroke::new(1.2, palette.moment), 2.5, 2.5));
}

/// What the drag would do, beside the point.
fn live_ui(ui: &Ui, live: &Live, at: Pos2, plot: Rect, palette: &Palette) {
    let painter = ui.painter();
    let (ground, ink) = (palette.ink, palette.panel);
    let head = painter.layout_no_wrap(live.headline.clone(), tokens::semibold(size::TINY), ink);
    let result = painter.layout_no_wrap(live.result.clone(), tokens::regular(size::TINY), ink);
    let wanted = vec2(head.size().x.max(result.size().x) + 20.0, 38.0);
    let mut rect = Rect::from_min_size(at + vec2(24.0, -52.0), wanted);
    if rect.right() > plot.right() - 4.0 {
        rect = rect.translate(vec2(plot.right() - 4.0 - rect.right(), 0.0));
    }
    if rect.top() < plot.top() + 4.0 {
        rect = rect.translate(vec2(0.0, 74.0));
    }
    painter.rect_filled(rect, CornerRadius::same(radius::BAND), ground);
    painter.galley(rect.min + vec2(10.0, 4.0), head, ink);
    painter.galley(rect.min + vec2(10.0, 19.0), result, ink);
}

/// The points without a need, in rows so that their names do not touch: row, from where, to where, name at the left?
fn rows_without_need(ui: &Ui, view: &MatrixView, width: f32) -> Vec<(usize, f32, bool)> {
    let plot = Rect::from_min_size(Pos2::ZERO, vec2(width, 1.0));
    let font = tokens::semibold(size::TINY);
    let caption = ui.painter().layout_no_wrap(WITHOUT_NEED.to_owned(), font, Color32::PLACEHOLDER).size().x;
    let mut rows: Vec<Vec<(f32, f32)>> = vec![vec![(0.0, CAPTION + caption + 4.0)]];
    without_need(view)
        .map(|point| {
            let x = x_of(plot, point.across.unwrap_or_default());
            let title = control::shortened(ui, &point.title, &tokens::regular(size::TINY), LONGEST);
            let name = ui.painter().layout_no_wrap(title, tokens::regular(size::TINY), Color32::WHITE);
            let length = name.size().x + DOT + 10.0;
            let is_left = x + length > width - 4.0;
            let span = if is_left { (x - length, x + DOT + 2.0) } else { (x - DOT - 2.0, x + length) };
            let is_free =
                |row: &Vec<(f32, f32)>| row.iter().all(|(from, to)| span.1 + 4.0 < *from || span.0 > *to + 4.0);
            let place = rows.iter().position(is_free).unwrap_or(rows.len());
            if place == rows.len() {
                rows.push(Vec::new());
            }
            if let Some(row) = rows.get_mut(place) {
                row.push(span);
            }
            (place, x, is_left)
        })
        .collect()
}

fn rows_count(rows: &[(usize, f32, bool)]) -> f32 {
    let last = rows.iter().map(|(row, _, _)| *row).max().unwrap_or_default();
    f32::from(u16::try_from(last + 1).unwrap_or(u16::MAX))
}

fn without_need(view: &MatrixView) -> impl Iterator<Item = &Point> {
    view.points.iter().filter(|point| point.up.is_none() && point.across.is_some())
}

fn strip_ui(
    ui: &mut Ui,
    view: &MatrixView,
    strip: Rect,
    rows: &[(usize, f32, bool)],
    palette: &Palette,
    out: &mut Vec<Intent>,
) {
    let at = strip.left_top() + vec2(CAPTION, STRIP_PAD + ROW / 2.0);
    ui.painter().text(at, Align2::LEFT_CENTER, WITHOUT_NEED, tokens::semibold(size::TINY), palette.muted);
    let dragged = point::dragged(ui);
    for (point, (row, x, is_left)) in without_need(view).zip(rows) {
        let down = f32::from(u16::try_from(*row).unwrap_or(u16::MAX));
        let mut at = pos2(strip.left() + x, strip.top() + STRIP_PAD + ROW * (down + 0.5));
        if dragged == Some(point.touchpoint)
            && let Some(pointer) = ui.ctx().pointer_interact_pos()
        {
            at.x = pointer.x.clamp(strip.left() + DOT, strip.right() - DOT);
        }
        let (anchor, by) = if *is_left { (Align2::RIGHT_CENTER, -DOT - 5.0) } else { (Align2::LEFT_CENTER, DOT + 5.0) };
        let font = tokens::regular(size::TINY);
        let title = control::shortened(ui, &point.title, &font, LONGEST);
        ui.painter().text(at + vec2(by, 0.0), anchor, title, font, palette.ink);
        point_ui(ui, point, at, palette, out);
        if let Some(live) = view.live.as_ref().filter(|live| live.touchpoint == point.touchpoint) {
            live_ui(ui, live, at, strip.expand2(vec2(0.0, 200.0)), palette);
        }
    }
}

/// The sizes beneath their columns; the one a drag is over stands out.
fn axis_ui(ui: &mut Ui, box_rect: Rect, band: Option<EffortSize>, palette: &Palette) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    for size in EffortSize::ALL {
        let centre = pos2(column(box_rect, size).center().x, rect.center().y);
        let name = format!("{size:?}");
        let is_on = band == Some(size);
        if is_on {
            let pill = Rect::from_center_size(centre, vec2(30.0, 17.0));
            ui.painter().rect_filled(pill, CornerRadius::same(8), palette.accent);
        }
        let tint = if is_on { palette.on_accent } else { palette.ink };
        ui.painter().text(centre, Align2::CENTER_CENTER, name, tokens::semibold(size::TINY), tint);
    }
}

fn legend_ui(ui: &mut Ui, palette: &Palette) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let painter = ui.painter();
    let mut left = rect.left() + LEFT;
    let mut entry = |draw: &dyn Fn(Pos2), text: &str| {
        let centre = pos2(left + 6.0, rect.center().y);
        let galley = painter.layout_no_wrap(text.to_owned(), tokens::regular(size::TINY), palette.muted);
        let width = galley.size().x;
        if left + 18.0 + width < rect.right() - 54.0 {
            draw(centre);
            painter.galley(pos2(left + 16.0, rect.center().y - galley.size().y / 2.0), galley, palette.muted);
        }
        left += width + 32.0;
    };
    let small = |at: Pos2, icon, tint| {
        control::icon(painter, Rect::from_center_size(at, Vec2::splat(12.0)), icon, tint);
    };
    entry(&|at| small(at, Icon::Star, palette.moment), wording::matrix::MOMENT);
    entry(&|at| small(at, Icon::Cherries, palette.fruit), wording::matrix::FRUIT);
    entry(
        &|at| {
            painter.circle_stroke(at, DOT - 0.75, Stroke::new(1.8, palette.neutral));
        },
        wording::matrix::NOT_OURS,
    );
    entry(
        &|at| {
            painter.circle_filled(at, DOT, palette.neutral);
        },
        wording::matrix::OTHER,
    );
    let at = pos2(rect.right(), rect.center().y);
    painter.text(at, Align2::RIGHT_CENTER, "effort →", tokens::regular(size::TINY), palette.muted);
}
