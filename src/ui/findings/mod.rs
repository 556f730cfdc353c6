//! The Findings tab: moments of truth, low-hanging fruit, strengths to protect, gaps, and what the
//! analysis still wants to know.
//!
//! Knows sentences and scores that were made for it; a click asks for the card.

mod long;
mod people;
mod reading;
mod todo;

pub use people::{Badge, DivergenceCard, Figure, Journeys, Success};

use egui::{Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use long::listed_ui;

use super::{
    control,
    details::effort_name,
    mix::{GapLine, gap_ui},
    tokens::{self, Palette, mix, radius, size},
};
use crate::{
    edit::Command,
    interact::Intent,
    model::{Effort, EffortSize, Face, FindingKind, Id, Touchpoint},
    scene::icon::Icon,
    wording::lens::Sign,
};

/// A finding with a score.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingCard {
    /// Where.
    pub touchpoint: Id<Touchpoint>,
    /// "7 Checkout asks for account".
    pub title: String,
    /// Why, in a sentence or two.
    pub sentence: String,
    /// The whole of it, told when the pointer rests on it.
    pub more: String,
    /// Which finding.
    pub kind: FindingKind,
    /// 0..=1; none for a candidate.
    pub score: Option<f64>,
    /// The score as it is printed.
    pub printed: String,
    /// A candidate: its star is hollow.
    pub is_candidate: bool,
}

/// A strength to protect.
#[derive(Debug, Clone, PartialEq)]
pub struct StrengthLine {
    /// Where.
    pub touchpoint: Id<Touchpoint>,
    /// "11 Posts a photo".
    pub title: String,
    /// How it feels.
    pub face: Face,
}

/// What the tab shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FindingsView {
    /// Moments of truth, best first.
    pub moments: Vec<FindingCard>,
    /// Low-hanging fruit, best first.
    pub fruits: Vec<FindingCard>,
    /// Strengths to protect.
    pub strengths: Vec<StrengthLine>,
    /// Gaps, a sentence each.
    pub gaps: Vec<GapLine>,
    /// Where personas differ.
    pub divergences: Vec<DivergenceCard>,
    /// Their journeys side by side, where two or more are shown.
    pub journeys: Option<Journeys>,
    /// The success of the journey, where flow is given.
    pub success: Option<Success>,
    /// Neither rated nor weighed, in journey order: nothing can be said of them yet.
    pub rate_first: Vec<(Id<Touchpoint>, String)>,
    /// Without any link on a map that has links.
    pub not_linked: Vec<(Id<Touchpoint>, String)>,
    /// What needs an effort, and how the first of them is called.
    pub effort_missing: Vec<(Id<Touchpoint>, String)>,
    /// "4 pain points need an effort".
    pub effort_says: String,
    /// What the signs of the Emotion lens mean, while the map is seen through it; else nothing. Where personas differ
    /// comes first then.
    pub reading: Vec<(Sign, String)>,
    /// Is the analysis switched off?
    pub is_off: bool,
    /// Has nothing been found out about the map so far? The first analysis is at work then.
    pub is_awaited: bool,
    /// What is selected.
    pub selected: Option<Id<Touchpoint>>,
}

/// Shows the tab.
pub fn findings_ui(ui: &mut Ui, view: &FindingsView, palette: &Palette, out: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.y = 8.0;
    if view.is_off {
        empty_ui(ui, "The analysis is off", "Press A, or the star above, to switch it on.", palette);
        return;
    }
    if view.is_awaited {
        empty_ui(ui, "The analysis is at work", "What it finds stands here as soon as it is done.", palette);
        return;
    }
    if !view.reading.is_empty() {
        differing_ui(ui, view, palette, out);
        ui.add_space(8.0);
        reading::reading_ui(ui, &view.reading, palette);
    }
    section_ui(ui, "Moments of truth", view.moments.len(), palette);
    if view.moments.is_empty() {
        let hint = "None yet. Rate how the touchpoints feel and link them: then the map can say which ones decide.";
        control::paragraph(ui, hint, tokens::regular(size::SMALL), palette.muted);
    }
    for card in &view.moments {
        let star = if card.is_candidate { Icon::StarHollow } else { Icon::Star };
        card_ui(ui, card, star, (palette.moment, palette.moment_text), view.selected, palette, out);
    }
    todo::todo_ui(ui, ("Rate these first", "nobody has rated it"), &view.rate_first, palette, out);
    section_ui(ui, "Low-hanging fruit", view.fruits.len(), palette);
    if view.fruits.is_empty() {
        let hint = "None yet. A pain point with a small effort that is ours to fix shows up here.";
        control::paragraph(ui, hint, tokens::regular(size::SMALL), palette.muted);
    }
    for card in &view.fruits {
        card_ui(ui, card, Icon::Cherries, (palette.fruit, palette.fruit_text), view.selected, palette, out);
    }
    if !view.strengths.is_empty() {
        section_ui(ui, "Strengths to protect", view.strengths.len(), palette);
        listed_ui(ui, "Strengths to protect", &view.strengths, palette, |ui, line| strength_ui(ui, line, palette, out));
    }
    if !view.gaps.is_empty() {
        section_ui(ui, "Gaps", view.gaps.len(), palette);
        listed_ui(ui, "Gaps", &view.gaps, palette, |ui, gap| gap_ui(ui, gap, palette, out));
    }
    todo::todo_ui(ui, ("Not linked yet", "no link leads here or on"), &view.not_linked, palette, out);
    if view.reading.is_empty() {
        differing_ui(ui, view, palette, out);
    }
    if let Some(success) = &view.success {
        ui.add_space(8.0);
        people::success_ui(ui, success, palette);
    }
}

/// Where personas differ, and their journeys side by side.
fn differing_ui(ui: &mut Ui, view: &FindingsView, palette: &Palette, out: &mut Vec<Intent>) {
    if !view.divergences.is_empty() {
        section_ui(ui, "Where they diverge", view.divergences.len(), palette);
        let show = |ui: &mut Ui, card: &DivergenceCard| people::divergence_ui(ui, card, palette, out);
        listed_ui(ui, "Where they diverge", &view.divergences, palette, show);
    }
    if let Some(journeys) = &view.journeys {
        ui.add_space(8.0);
        let text = egui::RichText::new(format!("{} journeys, one map", count_word(journeys.heads.len())));
        ui.label(text.font(tokens::semibold(size::LARGE)).color(palette.ink));
        people::journeys_ui(ui, journeys, palette);
    }
}

fn empty_ui(ui: &mut Ui, title: &str, hint: &str, palette: &Palette) {
    ui.add_space(8.0);
    control::line(ui, title, tokens::semibold(size::LARGE), palette.ink);
    control::paragraph(ui, hint, tokens::regular(size::SMALL), palette.muted);
}

fn section_ui(ui: &mut Ui, title: &str, count: usize, palette: &Palette) {
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.label(egui::RichText::new(title).font(tokens::semibold(size::LARGE)).color(palette.ink));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let count = count.to_string();
            ui.label(egui::RichText::new(count).font(tokens::regular(size::BODY)).color(palette.muted));
        });
    });
}

const MARK: f32 = 38.0;

fn card_ui(
    ui: &mut Ui,
    card: &FindingCard,
    mark: Icon,
    (fill, text): (Color32, Color32),
    selected: Option<Id<Touchpoint>>,
    palette: &Palette,
    out: &mut Vec<Intent>,
) {
    let width = ui.available_width();
    let font = if card.score.is_some() { tokens::bold(size::BODY) } else { tokens::semibold(size::TINY) };
    let score = ui.painter().layout_no_wrap(card.printed.clone(), font, text);
    // The title keeps clear of the score, or of the word that stands in its place.
    let beside = (score.size().x + 14.0 + 10.0).max(62.0);
    let title = layout(ui, &card.title, tokens::semibold(size::BODY), palette.ink, width - MARK - beside);
    let sentence = layout(ui, &card.sentence, tokens::regular(size::SMALL), palette.muted, width - MARK - 16.0);
    let bar_height = if card.score.is_some() { 12.0 } else { 0.0 };
    let height = 12.0 + title.size().y + 5.0 + sentence.size().y + bar_height + 11.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let name = format!("{}, {}. {}", card.title, card.printed, card.sentence);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let is_selected = selected == Some(card.touchpoint);
    paint_card(ui, rect, is_selected, &response, palette);
    let place = Rect::from_min_size(rect.min + vec2(11.0, 11.0), Vec2::splat(20.0));
    control::icon(ui.painter(), place, mark, fill);
    let left = rect.left() + MARK;
    let mut top = rect.top() + 12.0;
    let title_height = title.size().y;
    ui.painter().galley(pos2(left, top), title, palette.ink);
    let score_left = rect.right() - 14.0 - score.size().x;
    ui.painter().galley(pos2(score_left, top), score, text);
    top += title_height + 5.0;
    let sentence_height = sentence.size().y;
    ui.painter().galley(pos2(left, top), sentence, palette.muted);
    top += sentence_height + 8.0;
    bar(ui, Rect::from_min_max(pos2(left, top), pos2(rect.right() - 28.0, top + 4.0)), card.score, fill, palette);
    let response = if card.more.is_empty() { response } else { response.on_hover_text(control::unbroken(&card.more)) };
    if response.clicked() {
        out.push(Intent::Explain(card.touchpoint, card.kind));
    }
}

fn paint_card(ui: &Ui, rect: Rect, is_selected: bool, response: &Response, palette: &Palette) {
    let fill = if response.hovered() { mix(palette.well, palette.accent, 0.05) } else { palette.well };
    let edge = if is_selected { Stroke::new(1.5, palette.accent) } else { Stroke::new(1.0, palette.hairline) };
    ui.painter().rect(rect, CornerRadius::same(radius::CARD), fill, edge, StrokeKind::Inside);
    control::focus_ring(ui.painter(), rect, radius::CARD, response, palette);
}

fn layout(ui: &Ui, text: &str, font: egui::FontId, tint: Color32, width: f32) -> std::sync::Arc<egui::Galley> {
    control::laid_out(ui, text, font, tint, width.max(40.0))
}

#[expect(clippy::cast_possible_truncation, reason = "a share of a bar’s width")]
fn bar(ui: &Ui, track: Rect, score: Option<f64>, fill: Color32, palette: &Palette) {
    let Some(score) = score else { return };
    ui.painter().rect_filled(track, CornerRadius::same(2), mix(palette.track, palette.well, 0.3));
    let mut done = track;
    done.set_width(track.width() * score.clamp(0.0, 1.0) as f32);
    ui.painter().rect_filled(done, CornerRadius::same(2), fill);
}

fn strength_ui(ui: &mut Ui, line: &StrengthLine, palette: &Palette, out: &mut Vec<Intent>) {
    let width = ui.available_width();
    let galley = layout(ui, &line.title, tokens::semibold(size::BODY), palette.ink, width - MARK - 14.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, (galley.size().y + 6.0).max(24.0)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}, a strength to protect", line.title)));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(radius::BAND), palette.well);
    }
    let place = Rect::from_center_size(pos2(rect.left() + 20.0, rect.center().y), Vec2::splat(20.0));
    control::icon(ui.painter(), place, Icon::face(line.face.level()), palette.love);
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(rect.left() + MARK, top), galley, palette.ink);
    control::focus_ring(ui.painter(), rect, radius::BAND, &response, palette);
    if response.clicked() {
        out.push(Intent::ShowFinding(line.touchpoint));
    }
}

/// "Two", "Three" …; beyond, in digits.
fn count_word(count: usize) -> String {
    match count {
        2 => "Two".to_owned(),
        3 => "Three".to_owned(),
        4 => "Four".to_owned(),
        _ => count.to_string(),
    }
}

/// The foot of the tab: pain points that need an effort. Nothing where none does.
pub fn effort_ui(ui: &mut Ui, view: &FindingsView, palette: &Palette, out: &mut Vec<Intent>) {
    let Some((first, title)) = view.effort_missing.first() else { return };
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.set_width((ui.available_width() - 172.0).max(60.0));
            control::line(ui, &view.effort_says, tokens::semibold(size::SMALL), palette.ink);
            control::line(ui, title, tokens::regular(size::TINY), palette.muted);
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for size in EffortSize::ALL.into_iter().rev() {
                let name = format!("{}: {} effort", title, effort_name(size));
                if small_button(ui, effort_name(size), &name, palette).clicked() {
                    out.push(Intent::edit(estimate(*first, size)));
                }
            }
        });
    });
}

fn estimate(touchpoint: Id<Touchpoint>, size: EffortSize) -> Command {
    Command::SetEffort { touchpoints: vec![touchpoint], effort: Some(Effort::Size(size)) }
}

fn small_button(ui: &mut Ui, text: &str, name: &str, palette: &Palette) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(29.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let fill = if response.hovered() { palette.tint } else { palette.panel };
    let edge = Stroke::new(1.0, palette.hairline);
    ui.painter().rect(rect, CornerRadius::same(radius::BAND), fill, edge, StrokeKind::Inside);
    control::centred(ui.painter(), rect, text, tokens::semibold(size::TINY), palette.ink);
    control::focus_ring(ui.painter(), rect, radius::BAND, &response, palette);
    response
}
