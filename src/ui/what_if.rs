//! The card on which another feeling, share or exit is tried out: sliders, and what would follow beside today's.
//!
//! Knows figures and words that were made for it; asks, changes nothing. The map stays as it is until it is kept.

use egui::{
    Align, Area, Color32, CornerRadius, Frame, Layout, Margin, Order, Rect, Role, Sense, Stroke, Ui, WidgetInfo, vec2,
};

use super::{
    control::{self, Button, Look},
    details::{form::Form, scale::Scale},
    explained::{place::place, shared::beside},
    tokens::{self, Palette, radius, size},
};
use crate::{
    edit::{Command, FlowPlace, Label},
    interact::{Intent, Trying},
    model::{BasisPoints, Emotion, Flow, Id, Persona, Touchpoint},
    scene::icon::Icon,
    wording::{
        figure,
        what_if::{Line, Trend, spoken},
    },
};

/// How it feels to one persona.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeelingRow {
    /// Who.
    pub persona: Id<Persona>,
    /// "How it feels to Maya".
    pub name: String,
    /// As the map has it.
    pub today: Option<Emotion>,
    /// As it is tried.
    pub then: Option<Emotion>,
}

/// The share of those who are there that take one way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayRow {
    /// Which way.
    pub at: FlowPlace,
    /// "Leave here".
    pub name: String,
    /// As the analysis reads the map.
    pub today: BasisPoints,
    /// As it is tried.
    pub then: BasisPoints,
}

/// What the card shows.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIfView {
    /// Where.
    pub touchpoint: Id<Touchpoint>,
    /// Its title.
    pub title: String,
    /// Whoever comes here.
    pub feelings: Vec<FeelingRow>,
    /// The ways out; none where no share is given.
    pub ways: Vec<WayRow>,
    /// Success of the journey; none where no share is given.
    pub success: Option<Line>,
    /// What else would follow.
    pub lines: Vec<Line>,
    /// Is it still being found out?
    pub is_busy: bool,
    /// Is anything tried?
    pub is_changed: bool,
    /// Is the map a to-be map already?
    pub is_to_be: bool,
}

/// Width of the card.
const WIDTH: f32 = 672.0;
/// The part of it that the sliders have.
const SLIDERS: f32 = 0.46;
/// What its head, its foot and its edges take of its height.
const FIXED: f32 = 112.0;

fn height_id() -> egui::Id {
    egui::Id::unique("height of the what-if card")
}

/// Shows the card beside `anchor`, within `canvas`; `cards` are the cards in view.
pub fn what_if_ui(
    ctx: &egui::Context,
    view: &WhatIfView,
    (anchor, canvas, cards): (Rect, Rect, &[Rect]),
    palette: &Palette,
    out: &mut Vec<Intent>,
) {
    // How high it would be with all of it in view: what the last frame measured.
    let wanted = ctx.data(|data| data.get_temp::<f32>(height_id())).unwrap_or(480.0);
    let placed = place(anchor, canvas, cards, vec2(WIDTH, wanted));
    let area = Area::new(egui::Id::unique("what if")).order(Order::Foreground).fixed_pos(placed.min).constrain(false);
    let shown = area.show(ctx, |ui| {
        let frame = Frame::new()
            .fill(palette.panel)
            .stroke(Stroke::new(1.0, palette.hairline))
            .corner_radius(CornerRadius::same(radius::CARD + 2))
            .shadow(tokens::shadow(palette))
            .inner_margin(Margin::same(18));
        let frame = frame.show(ui, |ui| {
            ui.set_width(placed.width() - 38.0);
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            head_ui(ui, view, palette, out);
            let scrolled = control::tall((placed.height() - FIXED).max(60.0)).show(ui, |ui| {
                let sliders = |ui: &mut Ui| sliders_ui(ui, view, palette, out);
                beside(ui, SLIDERS, palette, sliders, |ui| follows_ui(ui, view, palette));
            });
            buttons_ui(ui, view, palette, out);
            (scrolled.content_size.y - scrolled.inner_rect.height()).max(0.0)
        });
        frame.inner
    });
    let whole = shown.response.rect.height() + shown.inner;
    if (whole - wanted).abs() > 1.0 {
        ctx.data_mut(|data| data.insert_temp(height_id(), whole));
        ctx.request_repaint();
    }
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, format!("What if: {}", view.title)));
}

fn head_ui(ui: &mut Ui, view: &WhatIfView, palette: &Palette, out: &mut Vec<Intent>) {
    ui.horizontal(|ui| {
        let (disc, _) = ui.allocate_exact_size(egui::Vec2::splat(30.0), Sense::hover());
        ui.painter().circle_filled(disc.center(), 15.0, palette.tint);
        let inner = Rect::from_center_size(disc.center(), egui::Vec2::splat(16.0));
        control::icon(ui.painter(), inner, Icon::Branch, palette.accent_text);
        ui.vertical(|ui| {
            ui.set_width((ui.available_width() - 40.0).max(120.0));
            ui.spacing_mut().item_spacing.y = 2.0;
            let title = format!("What if, at {}", view.title);
            control::line(ui, &title, tokens::semibold(size::TITLE), palette.ink);
            let says = "A scratch copy: your map stays as it is.";
            control::line(ui, says, tokens::regular(size::SMALL), palette.muted);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = Button { icon: Some(Icon::X), name: "Close what-if", ..Button::new(Look::Quiet, "") };
            if close.show(ui, palette).clicked() {
                out.push(Intent::WhatIf(Trying::Drop));
            }
        });
    });
    control::rule(ui, palette);
}

/// What a slider asks of the document is asked of the scratch copy instead.
fn tried(asked: Vec<Intent>, out: &mut Vec<Intent>) {
    out.extend(asked.into_iter().filter_map(|intent| match intent {
        Intent::Begin(_) => Some(Intent::WhatIf(Trying::Hold)),
        Intent::Preview(command) | Intent::Edit(command, _) => Some(Intent::WhatIf(Trying::Set(command))),
        Intent::Commit | Intent::Cancel => Some(Intent::WhatIf(Trying::Settle)),
        _ => None,
    }));
}

/// "−0.75 → 0"; one figure where both are the same.
fn change(today: String, then: String) -> String {
    if today == then { then } else { format!("{today} → {then}") }
}

fn sliders_ui(ui: &mut Ui, view: &WhatIfView, palette: &Palette, out: &mut Vec<Intent>) {
    let form = Form { palette, key: view.touchpoint.raw() ^ 0x77, label: Label::SetEmotion };
    let mut asked = Vec::new();
    ui.spacing_mut().item_spacing.y = 2.0;
    for row in &view.feelings {
        let felt = |value: i64| figure::signed(Emotion::clamped(value).value());
        let today = row.today.map_or("not rated".to_owned(), |today| felt(i64::from(today)));
        let says = |value: i64| change(today.clone(), felt(value));
        let scale = Scale {
            name: &row.name,
            value: row.then.map(i64::from),
            ends: (-100, 100),
            step: 5,
            says: &says,
            unsaid: "not rated",
            can_clear: false,
        };
        let (touchpoint, persona) = (view.touchpoint, row.persona);
        let set =
            |value: Option<i64>| Command::SetEmotion { touchpoint, persona, emotion: value.map(Emotion::clamped) };
        scale.show(ui, &form, set, &mut asked);
    }
    for row in &view.ways {
        let part = |share: BasisPoints| figure::percent(share.value());
        let says = |value: i64| change(part(row.today), part(BasisPoints::clamped(value)));
        let scale = Scale {
            name: &row.name,
            value: Some(i64::from(row.then)),
            ends: (0, 10_000),
            step: 100,
            says: &says,
            unsaid: "",
            can_clear: false,
        };
        let set = |value: Option<i64>| Command::SetFlow {
            at: row.at,
            flow: Some(Flow::Share(BasisPoints::clamped(value.unwrap_or_default()))),
        };
        scale.show(ui, &form, set, &mut asked);
    }
    if view.ways.len() > 1 {
        let says = "Those who do not go one way take the others, in their proportions.";
        control::paragraph(ui, says, tokens::regular(size::TINY), palette.muted);
    } else if view.ways.is_empty() {
        let says = "No share is given on this way on, so only feelings can be tried here.";
        control::paragraph(ui, says, tokens::regular(size::TINY), palette.muted);
    }
    tried(asked, out);
    ui.spacing_mut().item_spacing.y = 6.0;
}

fn follows_ui(ui: &mut Ui, view: &WhatIfView, palette: &Palette) {
    ui.horizontal(|ui| {
        control::line(ui, "What would follow", tokens::semibold(size::SMALL), palette.ink);
        if view.is_busy {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                control::line(ui, "looking again…", tokens::regular(size::TINY), palette.muted);
            });
        }
    });
    for line in view.success.iter().chain(&view.lines) {
        line_ui(ui, line, palette);
    }
    if !view.is_changed {
        let says = "Move a slider, and today stands beside it.";
        control::paragraph(ui, says, tokens::regular(size::SMALL), palette.muted);
    }
}

fn line_ui(ui: &mut Ui, line: &Line, palette: &Palette) {
    let tint = match line.trend {
        Trend::Up if line.is_gain => palette.love_text,
        Trend::Down if line.is_gain => palette.pain_text,
        _ => palette.ink,
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken(line)));
    let put = |ui: &Ui, text: &str, font, tint: Color32, right: f32| {
        let galley = ui.painter().layout_no_wrap(text.to_owned(), font, tint);
        let at = egui::pos2(right - galley.size().x, rect.center().y - galley.size().y / 2.0);
        let left = at.x;
        ui.painter().galley(at, galley, tint);
        left
    };
    let mut right = rect.right();
    if !line.then.is_empty() {
        right = put(ui, &line.then, tokens::semibold(size::BODY), tint, right);
        let arrow = match line.trend {
            Trend::Up => "↑",
            Trend::Down => "↓",
            Trend::Same => "→",
        };
        right = put(ui, arrow, tokens::semibold(size::BODY), tint, right - 6.0) - 6.0;
    }
    if !line.today.is_empty() {
        right = put(ui, &line.today, tokens::regular(size::BODY), palette.muted, right);
    }
    let has_figures = right < rect.right();
    if !has_figures && !line.note.is_empty() {
        right = put(ui, &line.note, tokens::semibold(size::SMALL), palette.ink, right);
    }
    let mut job = egui::text::LayoutJob::simple_singleline(line.name.clone(), tokens::regular(size::BODY), palette.ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width((right - rect.left() - 8.0).max(40.0));
    let name = ui.painter().layout_job(job);
    ui.painter().galley(egui::pos2(rect.left(), rect.center().y - name.size().y / 2.0), name, palette.ink);
    if has_figures && !line.note.is_empty() {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            control::line(ui, &line.note, tokens::regular(size::SMALL), palette.muted);
        });
    }
}

fn buttons_ui(ui: &mut Ui, view: &WhatIfView, palette: &Palette, out: &mut Vec<Intent>) {
    control::rule(ui, palette);
    ui.horizontal(|ui| {
        let drop = Button::new(Look::Plain, "Drop");
        if drop.show(ui, palette).on_hover_text("Give it up: the map stays as it is").clicked() {
            out.push(Intent::WhatIf(Trying::Drop));
        }
        let back =
            Button { icon: Some(Icon::Undo), is_enabled: view.is_changed, ..Button::new(Look::Plain, "As today") };
        if back.show(ui, palette).clicked() && view.is_changed {
            out.push(Intent::WhatIf(Trying::Reset));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let text = if view.is_to_be { "Keep in the to-be map" } else { "Keep as to-be map" };
            let keep = Button { is_enabled: view.is_changed, ..Button::new(Look::Primary, text) };
            if keep.show(ui, palette).clicked() && view.is_changed {
                out.push(Intent::WhatIf(Trying::Keep));
            }
        });
    });
}
