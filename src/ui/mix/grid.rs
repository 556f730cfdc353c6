//! The heat map itself: channels at the left, stages sideways, what each stage lacks beneath.

use egui::{
    Align2, Color32, CornerRadius, Painter, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::{Cell, ChannelRow, Measure, MixView, StageHead, letter, letters};
use crate::{
    analysis::CREATORS,
    interact::Intent,
    model::Creator,
    ui::{
        control,
        tokens::{self, Palette, mix, size},
    },
    wording::canvas,
};

/// Height of the stage headings.
const HEAD: f32 = 24.0;
/// Height of a row.
const ROW: f32 = 26.0;
/// Between cells.
const GAP: f32 = 2.0;
/// Between online and offline.
const BREAK: f32 = 8.0;
/// Width of the word beside a group.
const GROUP: f32 = 16.0;
/// A column is never narrower.
const NARROWEST: f32 = 74.0;
/// Nor wider.
const WIDEST: f32 = 170.0;
/// Height of a line beneath.
const LINE: f32 = 19.0;
/// Size of the letters in their boxes, which are marks rather than text.
const LETTERS: f32 = 9.0;
/// What a heading leaves free at its sides, both together.
const HEAD_PAD: f32 = 6.0;
/// Size of letters with a count.
const COUNTS: f32 = 10.0;
/// A letter's box.
const LETTER: f32 = 13.0;

/// Where each row begins, and where the rows end; from the top of the grid.
fn tops(rows: &[ChannelRow]) -> (Vec<f32>, f32) {
    let mut tops = Vec::new();
    let mut y = HEAD + BREAK;
    let mut before: Option<&str> = None;
    for row in rows {
        if before.is_some_and(|group| group != row.group) {
            y += BREAK;
        }
        before = Some(row.group);
        tops.push(y);
        y += ROW + GAP;
    }
    (tops, y)
}

pub(super) fn grid_ui(ui: &mut Ui, view: &MixView, measure: Measure, palette: &Palette, out: &mut Vec<Intent>) {
    let (tops, end) = tops(&view.rows);
    let height = end + 8.0 + 3.0 * LINE + 10.0;
    let names = name_width(ui, view);
    let room = ui.available_width() - names;
    let count = columns(view.stages.len());
    let width = ((room - GAP * (count - 1.0)) / count).clamp(NARROWEST, WIDEST);
    let letters = head_letters(ui, view, width);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (rect, _) = ui.allocate_exact_size(vec2(names, height), Sense::hover());
        names_ui(ui, view, rect, &tops, end, palette);
        ScrollArea::horizontal().id_salt("mix columns").auto_shrink([false, true]).show(ui, |ui| {
            let whole = vec2(count * width + GAP * (count - 1.0), height);
            let (rect, _) = ui.allocate_exact_size(whole, Sense::hover());
            for (place, stage) in view.stages.iter().enumerate() {
                let left = rect.left() + columns(place) * (width + GAP);
                let column = Rect::from_min_size(pos2(left, rect.top()), vec2(width, height));
                column_ui(ui, (place, stage), column, letters, palette, out);
                let cells = view.rows.iter().zip(&tops).filter_map(|(row, top)| Some((row.cells.get(place)?, top)));
                for (number, (cell, top)) in cells.enumerate() {
                    let at = Rect::from_min_size(pos2(left, rect.top() + top), vec2(width, ROW));
                    cell_ui(ui, cell, (place, number), at, measure, palette, out);
                }
                foot(ui.painter(), stage, column, rect.top() + end + 8.0, palette);
            }
            let line = Stroke::new(1.0, palette.hairline);
            ui.painter().hline(rect.x_range(), rect.top() + end + 2.0, line);
        });
    });
}

#[expect(clippy::cast_precision_loss, reason = "a number of columns")]
fn columns(count: usize) -> f32 {
    count as f32
}

/// As wide as the longest name, within reason.
fn name_width(ui: &Ui, view: &MixView) -> f32 {
    let width = |name: &str| {
        ui.painter().layout_no_wrap(name.to_owned(), tokens::regular(size::SMALL), Color32::PLACEHOLDER).size().x
    };
    let longest = view.rows.iter().map(|row| width(&row.name)).fold(84.0, f32::max);
    (GROUP + 22.0 + longest + 8.0).min(158.0)
}

fn names_ui(ui: &Ui, view: &MixView, rect: Rect, tops: &[f32], end: f32, palette: &Palette) {
    let painter = ui.painter();
    let mut groups: Vec<(&str, f32, f32)> = Vec::new();
    for (row, top) in view.rows.iter().zip(tops) {
        let y = rect.top() + top + ROW / 2.0;
        let icon = Rect::from_center_size(pos2(rect.left() + GROUP + 8.0, y), Vec2::splat(14.0));
        control::icon(painter, icon, row.icon, palette.ink);
        let left = rect.left() + GROUP + 20.0;
        let galley = shortened(ui, &row.name, rect.right() - left - 4.0, palette.ink);
        painter.galley(pos2(left, y - galley.size().y / 2.0), galley, palette.ink);
        match groups.last_mut() {
            Some((group, _, bottom)) if *group == row.group => *bottom = rect.top() + top + ROW,
            _ => groups.push((row.group, rect.top() + top, rect.top() + top + ROW)),
        }
    }
    for (group, top, bottom) in groups {
        upright(painter, group, pos2(rect.left() + 7.0, f32::midpoint(top, bottom)), bottom - top, palette);
    }
    let line = Stroke::new(1.0, palette.hairline);
    painter.hline(rect.x_range(), rect.top() + end + 2.0, line);
    let captions = [("Split by creator", palette.ink), ("Missing", palette.ink), ("Channels", palette.ink)];
    let mut y = rect.top() + end + 8.0 + LINE / 2.0;
    for (caption, tint) in captions {
        painter.text(pos2(rect.left(), y), Align2::LEFT_CENTER, caption, tokens::semibold(size::TINY), tint);
        y += LINE;
    }
}

fn shortened(ui: &Ui, text: &str, width: f32, tint: Color32) -> std::sync::Arc<egui::Galley> {
    let font = tokens::regular(size::SMALL);
    let shown = control::shortened(ui, text, &font, width.max(20.0));
    ui.painter().layout_no_wrap(shown, font, tint)
}

/// A word that reads upwards; left out where there is no room for it.
fn upright(painter: &Painter, word: &str, centre: egui::Pos2, room: f32, palette: &Palette) {
    let galley = painter.layout_no_wrap(word.to_owned(), tokens::regular(size::TINY), palette.muted);
    if galley.size().x > room + 6.0 {
        return;
    }
    let corner = centre + vec2(-galley.size().y / 2.0, galley.size().x / 2.0);
    let turned = egui::epaint::TextShape::new(corner, galley, palette.muted).with_angle(-std::f32::consts::FRAC_PI_2);
    painter.add(turned);
}

/// The size of the letters of the headings: a little smaller, all of them, where a long name would be cut else.
fn head_letters(ui: &Ui, view: &MixView, width: f32) -> f32 {
    let is_wide = |stage: &StageHead| {
        let font = tokens::semibold(size::TINY);
        ui.painter().layout_no_wrap(stage.name.clone(), font, Color32::PLACEHOLDER).size().x >= width - HEAD_PAD
    };
    if view.stages.iter().any(is_wide) { COUNTS } else { size::TINY }
}

fn column_ui(
    ui: &Ui,
    (place, stage): (usize, &StageHead),
    column: Rect,
    letters: f32,
    palette: &Palette,
    out: &mut Vec<Intent>,
) {
    let head = Rect::from_min_size(column.min, vec2(column.width(), HEAD));
    let (fill, ink) = palette.phase(stage.phase);
    ui.painter().rect_filled(head, CornerRadius::same(5), fill);
    let font = tokens::semibold(letters);
    let shown = control::shortened(ui, &stage.name, &font, head.width() - HEAD_PAD);
    let galley = ui.painter().layout_no_wrap(shown, font, ink);
    let text_size = galley.size();
    ui.painter().galley(head.center() - text_size / 2.0, galley, ink);
    if stage.touchpoints.is_empty() {
        return;
    }
    let response = ui.interact(head, egui::Id::unique(("mix stage", place)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &stage.says));
    control::focus_ring(ui.painter(), head.shrink(2.0), 5, &response, palette);
    if response.on_hover_text(control::unbroken(&stage.says)).clicked() {
        out.push(Intent::Show(stage.touchpoints.clone()));
    }
}

fn cell_ui(
    ui: &Ui,
    cell: &Cell,
    key: (usize, usize),
    rect: Rect,
    measure: Measure,
    palette: &Palette,
    out: &mut Vec<Intent>,
) {
    let corner = CornerRadius::same(4);
    if cell.touchpoints.is_empty() {
        let edge = Stroke::new(1.0, mix(palette.panel, palette.hairline, 0.7));
        ui.painter().rect(rect, corner, mix(palette.panel, palette.well, 0.5), edge, StrokeKind::Inside);
        ui.interact(rect, egui::Id::unique(("mix cell", key)), Sense::hover()).on_hover_text(&cell.says);
        return;
    }
    let response = ui.interact(rect, egui::Id::unique(("mix cell", key)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, cell.is_selected, &cell.says));
    let fill = heat(cell, measure, palette);
    let fill = if response.hovered() { mix(fill, palette.accent, 0.14) } else { fill };
    ui.painter().rect_filled(rect, corner, fill);
    if cell.is_selected {
        ui.painter().rect_stroke(rect, corner, Stroke::new(1.5, palette.accent), StrokeKind::Inside);
    }
    let text = match measure {
        Measure::Customers => &cell.shows[0],
        Measure::Touchpoints => &cell.shows[1],
        Measure::Feeling => &cell.shows[2],
    };
    let at = pos2(rect.left() + 6.0, rect.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, text, tokens::semibold(size::TINY), palette.ink);
    let mut right = rect.right() - 4.0;
    for creator in letters(cell.creators).into_iter().rev() {
        let place = Rect::from_min_max(
            pos2(right - LETTER, rect.center().y - LETTER / 2.0 - 0.5),
            pos2(right, rect.center().y + LETTER / 2.0 + 0.5),
        );
        right -= LETTER + 1.5;
        let (fill, ink) = palette.creator(creator);
        ui.painter().rect(
            place,
            CornerRadius::same(3),
            fill,
            Stroke::new(0.5, mix(fill, ink, 0.3)),
            StrokeKind::Inside,
        );
        control::centred(ui.painter(), place, letter(creator), tokens::semibold(LETTERS), ink);
    }
    control::focus_ring(ui.painter(), rect.shrink(2.0), 4, &response, palette);
    if response.on_hover_text(control::unbroken(&cell.says)).clicked() {
        out.push(Intent::Show(cell.touchpoints.clone()));
    }
}

/// How strongly a cell is tinted.
fn heat(cell: &Cell, measure: Measure, palette: &Palette) -> Color32 {
    let tinted = |tone: Color32, strength: f64| palette.heat(tone, part(strength));
    match measure {
        Measure::Customers => tinted(palette.accent, cell.share.unwrap_or(0.0)),
        Measure::Touchpoints => tinted(palette.accent, (number(cell.touchpoints.len()) - 1.0) / 4.0),
        Measure::Feeling => match cell.emotion {
            Some(emotion) if emotion > 0.0 => tinted(palette.love, emotion),
            Some(emotion) if emotion < 0.0 => tinted(palette.pain, -emotion),
            Some(_) => tinted(palette.neutral, 0.1),
            None => palette.well,
        },
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a share of a colour")]
fn part(share: f64) -> f32 {
    share as f32
}

#[expect(clippy::cast_precision_loss, reason = "a number of touchpoints")]
fn number(count: usize) -> f64 {
    count as f64
}

/// Split by creator, what is missing, how many channels.
fn foot(painter: &Painter, stage: &StageHead, column: Rect, top: f32, palette: &Palette) {
    let split = Rect::from_min_size(pos2(column.left(), top), vec2(column.width(), LINE - 3.0));
    let all: usize = stage.creators.iter().sum();
    let mut left = split.left();
    let parts: Vec<(Creator, usize)> =
        CREATORS.into_iter().zip(stage.creators).filter(|(_, count)| *count > 0).collect();
    // So that the letter and the count can be read, each part has a least width.
    let least = 20.0;
    let free = split.width() - least * columns(parts.len());
    for (creator, count) in &parts {
        let width = least + free * columns(*count) / columns(all.max(1));
        let place = Rect::from_min_size(pos2(left, split.top()), vec2(width - 1.0, split.height()));
        left += width;
        let (fill, ink) = palette.creator(*creator);
        painter.rect(place, CornerRadius::same(4), fill, Stroke::new(0.5, mix(fill, ink, 0.3)), StrokeKind::Inside);
        let long = format!("{} {count}", canvas::creator(*creator));
        let fits = |text: &str| {
            painter.layout_no_wrap(text.to_owned(), tokens::semibold(COUNTS), ink).size().x < place.width() - 4.0
        };
        let text = if parts.len() == 1 && fits(&long) { long } else { format!("{} {count}", letter(*creator)) };
        control::centred(painter, place, &text, tokens::semibold(COUNTS), ink);
    }
    let line = |row: f32, text: &str, is_red: bool| {
        let font = if is_red { tokens::semibold(size::TINY) } else { tokens::regular(size::TINY) };
        let tint = if is_red { palette.pain_text } else { palette.muted };
        let galley = painter.layout_no_wrap(text.to_owned(), font, tint);
        let clip = painter.with_clip_rect(column.intersect(painter.clip_rect()));
        let at = pos2(column.center().x - galley.size().x.min(column.width()) / 2.0, top + row * LINE + 2.0);
        clip.galley(at, galley, tint);
    };
    line(1.0, &stage.missing, stage.lacks_earned);
    line(2.0, &stage.channels, stage.has_one_channel);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::icon::Icon;

    #[test]
    fn online_and_offline_stand_apart() {
        let row = |group| ChannelRow { name: String::new(), icon: Icon::Circle, group, cells: Vec::new() };
        let (tops, end) = tops(&[row("online"), row("online"), row("offline")]);
        let steps: Vec<f32> = tops.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?)).collect();
        assert_eq!(steps, [ROW + GAP, ROW + GAP + BREAK]);
        assert_eq!(Some(end), tops.last().map(|top| top + ROW + GAP));
    }
}
