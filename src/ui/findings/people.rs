//! Where personas differ, and their journeys side by side.

use egui::{Align2, Color32, CornerRadius, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::layout;
use crate::{
    interact::Intent,
    model::{Id, Touchpoint},
    ui::{
        control,
        tokens::{self, Palette, mix, radius, size},
    },
};

/// A persona as a small disc with her letter.
#[derive(Debug, Clone, PartialEq)]
pub struct Badge {
    /// Her letter.
    pub letter: String,
    /// Her name.
    pub name: String,
    /// Her colour.
    pub colour: Color32,
}

/// A touchpoint where two personas differ by a full point or more.
#[derive(Debug, Clone, PartialEq)]
pub struct DivergenceCard {
    /// Where.
    pub touchpoint: Id<Touchpoint>,
    /// "4 Reads reviews".
    pub title: String,
    /// "1.20 apart".
    pub apart: String,
    /// Who feels worse, and how, -1..=1.
    pub low: (Badge, f64),
    /// Who feels better, and how.
    pub high: (Badge, f64),
    /// Who said what about it.
    pub quote: Option<(String, String)>,
    /// All of it in a sentence.
    pub says: String,
}

/// Two or more journeys side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Journeys {
    /// Whose.
    pub heads: Vec<Badge>,
    /// A figure for each: what it is, and how it is for each persona.
    pub rows: Vec<(String, Vec<Option<Figure>>)>,
}

/// A figure of a journey.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// As it is printed.
    pub printed: String,
    /// Good (above nothing), bad, or neither; none where it is not a feeling.
    pub feeling: Option<f64>,
}

/// One divergence: the two on a scale from bad to good.
pub(super) fn divergence_ui(ui: &mut Ui, card: &DivergenceCard, palette: &Palette, out: &mut Vec<Intent>) {
    let width = ui.available_width();
    let quote = card.quote.as_ref().map(|(who, what)| {
        let mut job = egui::text::LayoutJob::default();
        let format = |font, color| egui::TextFormat { font_id: font, color, ..egui::TextFormat::default() };
        job.append(&format!("{who}: "), 0.0, format(tokens::semibold(size::TINY), card.low.0.colour));
        job.append(&format!("“{what}”"), 0.0, format(tokens::regular(size::TINY), palette.muted));
        job.wrap.max_width = width - 28.0;
        ui.painter().layout_job(job)
    });
    let title = layout(ui, &card.title, tokens::semibold(size::BODY), palette.ink, width - 120.0);
    // A title of several rows moves what stands beneath it down.
    let row = title.rows.first().map_or(0.0, |row| row.size.y);
    let more = (title.size().y - row).max(0.0);
    let height = 62.0 + more + quote.as_ref().map_or(0.0, |quote| quote.size().y + 6.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &card.says));
    super::paint_card(ui, rect, false, &response, palette);
    ui.painter().galley(rect.min + vec2(14.0, 11.0), title, palette.ink);
    let text = ui.painter().layout_no_wrap(card.apart.clone(), tokens::semibold(size::TINY), palette.panel);
    let pill = egui::Rect::from_min_size(
        pos2(rect.right() - 26.0 - text.size().x, rect.top() + 10.0),
        text.size() + vec2(14.0, 5.0),
    );
    ui.painter().rect_filled(pill, CornerRadius::same(9), palette.ink);
    ui.painter().galley(pill.min + vec2(7.0, 2.5), text, palette.panel);
    let (left, right, y) = (rect.left() + 24.0, rect.right() - 24.0, rect.top() + 45.0 + more);
    let at = |emotion: f64| pos2(left + (right - left) * part(f64::midpoint(emotion, 1.0)), y);
    ui.painter().hline(left..=right, y, Stroke::new(3.0, mix(palette.well, palette.hairline, 0.9)));
    ui.painter().vline(at(0.0).x, y - 4.0..=y + 4.0, Stroke::new(1.0, palette.muted));
    let (low, high) = (at(card.low.1), at(card.high.1));
    ui.painter().line_segment([low, high], Stroke::new(2.5, palette.ink));
    badge(ui, &card.low.0, low, palette);
    badge(ui, &card.high.0, high, palette);
    if let Some(quote) = quote {
        ui.painter().galley(rect.min + vec2(14.0, 58.0 + more), quote, palette.muted);
    }
    if response.clicked() {
        out.push(Intent::ShowTouchpoint(card.touchpoint));
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a share of a length")]
fn part(share: f64) -> f32 {
    share.clamp(0.0, 1.0) as f32
}

fn badge(ui: &Ui, badge: &Badge, at: egui::Pos2, palette: &Palette) {
    ui.painter().circle(at, 8.0, badge.colour, Stroke::new(1.5, palette.panel));
    let font = tokens::bold(size::TINY - 2.0);
    ui.painter().text(at, Align2::CENTER_CENTER, &badge.letter, font, palette.on_persona);
}

/// The journeys as a table.
pub(super) fn journeys_ui(ui: &mut Ui, journeys: &Journeys, palette: &Palette) {
    const ROW: f32 = 21.0;
    let rows = f32::from(u16::try_from(journeys.rows.len()).unwrap_or(u16::MAX));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0 + rows * ROW + 8.0), Sense::hover());
    let edge = Stroke::new(1.0, palette.hairline);
    ui.painter().rect(rect, CornerRadius::same(radius::CARD), palette.well, edge, StrokeKind::Inside);
    let (names, wide) = room_of(ui, journeys, rect.width() - 28.0);
    let column = |place: usize| {
        let back = f32::from(u16::try_from(journeys.heads.len() - place).unwrap_or(1)) - 1.0;
        rect.right() - 14.0 - back * wide
    };
    for (place, head) in journeys.heads.iter().enumerate() {
        let at = pos2(column(place), rect.top() + 20.0);
        if wide < NAMED_COLUMN {
            badge(ui, head, pos2(at.x - 10.0, at.y), palette);
            continue;
        }
        let font = tokens::semibold(size::SMALL);
        let name = control::shortened(ui, &head.name, &font, wide - 30.0);
        let text = ui.painter().layout_no_wrap(name, font, palette.ink);
        let width = text.size().x;
        ui.painter().galley(pos2(at.x - width, at.y - text.size().y / 2.0), text, palette.ink);
        badge(ui, head, pos2(at.x - width - 12.0, at.y), palette);
    }
    let mut y = rect.top() + 40.0 + ROW / 2.0;
    for (name, figures) in &journeys.rows {
        let row = egui::Rect::from_center_size(pos2(rect.center().x, y), vec2(rect.width(), ROW));
        let told: Vec<String> = journeys
            .heads
            .iter()
            .zip(figures)
            .map(|(head, figure)| {
                format!("{} {}", head.name, figure.as_ref().map_or("unknown", |figure| figure.printed.as_str()))
            })
            .collect();
        let says = format!("{name}: {}", told.join(", "));
        let response = ui.interact(row, egui::Id::unique(("journeys", name)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &says));
        let at = pos2(rect.left() + 14.0, y);
        let font = tokens::regular(size::SMALL);
        let name = control::shortened(ui, name, &font, names);
        ui.painter().text(at, Align2::LEFT_CENTER, name, font, palette.muted);
        for (place, figure) in figures.iter().enumerate() {
            let tint = match figure.as_ref().and_then(|figure| figure.feeling) {
                Some(feeling) if feeling > 0.005 => palette.love_text,
                Some(feeling) if feeling < -0.005 => palette.pain_text,
                _ => palette.ink,
            };
            let text = figure.as_ref().map_or("–", |figure| figure.printed.as_str());
            let font = tokens::semibold(size::SMALL);
            ui.painter().text(pos2(column(place), y), Align2::RIGHT_CENTER, text, font, tint);
        }
        y += ROW;
    }
}

/// A column that is narrower has the persona's disc alone above it, in points.
const NAMED_COLUMN: f32 = 60.0;

/// How wide the names of rows may be and how wide each column is: many personas in a narrow panel leave the names less.
fn room_of(ui: &Ui, journeys: &Journeys, width: f32) -> (f32, f32) {
    let (least, most) = (44.0, 74.0);
    let count = f32::from(u16::try_from(journeys.heads.len().max(1)).unwrap_or(u16::MAX));
    let wide = |name: &String| {
        ui.painter().layout_no_wrap(name.clone(), tokens::regular(size::SMALL), Color32::PLACEHOLDER).size().x
    };
    let names = journeys.rows.iter().map(|(name, _)| wide(name)).fold(0.0, f32::max);
    let column = ((width - names - 8.0) / count).clamp(least, most);
    ((width - column * count - 4.0).max(20.0), column)
}

/// The success of the journey, in a box of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Success {
    /// 0..=1.
    pub share: f64,
    /// "30.4 %".
    pub printed: String,
    /// The largest lift of success that a halved exit would bring, as it ends on the bar.
    pub best: Option<f64>,
    /// What a halved exit would make of it: what is halved, and the success then.
    pub lifts: Vec<(String, String)>,
}

/// Shows it.
pub(super) fn success_ui(ui: &mut Ui, success: &Success, palette: &Palette) {
    let lines = f32::from(u16::try_from(success.lifts.len()).unwrap_or(u16::MAX));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 96.0 + lines * 19.0), Sense::hover());
    let says = format!("Success of the journey: {} of those who enter reach the goal", success.printed);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &says));
    let edge = Stroke::new(1.0, palette.hairline);
    ui.painter().rect(rect, CornerRadius::same(radius::CARD), palette.well, edge, StrokeKind::Inside);
    let left = rect.left() + 16.0;
    let at = pos2(left, rect.top() + 20.0);
    ui.painter().text(at, Align2::LEFT_CENTER, "Success of the journey", tokens::semibold(size::SMALL), palette.ink);
    let big = ui.painter().layout_no_wrap(success.printed.clone(), tokens::bold(BIG), palette.ink);
    let wide = big.size().x;
    ui.painter().galley(pos2(left, rect.top() + 33.0), big, palette.ink);
    let note = pos2(left + wide + 10.0, rect.top() + 49.0);
    let text = "of those who enter reach the goal";
    ui.painter().text(note, Align2::LEFT_CENTER, text, tokens::regular(size::SMALL), palette.muted);
    let track = egui::Rect::from_min_max(pos2(left, rect.top() + 68.0), pos2(rect.right() - 16.0, rect.top() + 76.0));
    let upto = |share: f64| {
        egui::Rect::from_min_max(track.min, pos2(track.left() + track.width() * part(share), track.bottom()))
    };
    let corner = CornerRadius::same(4);
    ui.painter().rect_filled(track, corner, palette.track);
    if let Some(best) = success.best {
        ui.painter().rect_filled(upto(best), corner, mix(palette.track, palette.love, 0.45));
    }
    ui.painter().rect_filled(upto(success.share), corner, palette.love);
    let mut y = rect.top() + 94.0;
    for (what, then) in &success.lifts {
        let row = egui::Rect::from_center_size(pos2(rect.center().x, y), vec2(rect.width(), 19.0));
        let response = ui.interact(row, egui::Id::unique(("lift", what)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{what} {then}")));
        let then = ui.painter().layout_no_wrap(then.clone(), tokens::semibold(size::SMALL), palette.ink);
        let mut job = egui::text::LayoutJob::simple_singleline(
            control::unbroken(what),
            tokens::regular(size::SMALL),
            palette.muted,
        );
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 40.0 - then.size().x);
        let galley = ui.painter().layout_job(job);
        let top = y - galley.size().y / 2.0;
        let end = left + galley.size().x + 6.0;
        ui.painter().galley(pos2(left, top), galley, palette.muted);
        ui.painter().galley(pos2(end, top), then, palette.ink);
        y += 19.0;
    }
}

/// Size of the one large figure.
const BIG: f32 = 24.0;
