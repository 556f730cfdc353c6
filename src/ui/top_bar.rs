//! The bar at the top: which map, whose feelings, undo and redo, analysis, export, saved or not.
//!
//! Limitations: the presentation stands here once it exists; nothing is shown that does nothing.

use egui::{
    Align, Color32, CornerRadius, Frame, Layout, Margin, Panel, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, pos2, vec2,
};

use super::{
    control::{self, Button, Look},
    lens_switch,
    menu::menu_button,
    portrait,
    tokens::{self, Palette, mix, size},
};
use crate::{
    edit::Selection,
    interact::{Action, Intent, Tab},
    layout::Lens,
    model::{Id, Persona, Picture, Subject},
    scene::icon::Icon,
};

/// A persona as the bar shows her.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonaChip {
    /// Who.
    pub id: Id<Persona>,
    /// Her name.
    pub name: String,
    /// Her picture, if she has one.
    pub picture: Option<Picture>,
    /// Her colour.
    pub colour: Color32,
    /// Do keys and panel change her feelings?
    pub is_active: bool,
    /// Is her curve drawn?
    pub is_shown: bool,
}

/// What the bar shows.
#[derive(Debug, Clone, PartialEq)]
pub struct TopBarView {
    /// The journey's name.
    pub title: String,
    /// Whose map, and of what state.
    pub about: String,
    /// The lens in use.
    pub lens: Lens,
    /// The personas.
    pub personas: Vec<PersonaChip>,
    /// What would be undone, in words.
    pub undo: Option<String>,
    /// What would be redone, in words.
    pub redo: Option<String>,
    /// Is the analysis on?
    pub is_analysis_on: bool,
    /// Is everything saved?
    pub is_saved: bool,
    /// Is the map in a file at all?
    pub has_file: bool,
    /// Is a picture in the making?
    pub is_exporting: bool,
}

/// Height of the bar.
pub const HEIGHT: f32 = 52.0;

/// Shows the bar.
pub fn top_bar_ui(ui: &mut Ui, view: &TopBarView, palette: &Palette, out: &mut Vec<Intent>) {
    let frame = Frame::new().fill(palette.panel).inner_margin(Margin { left: 10, right: 16, top: 0, bottom: 0 });
    Panel::top("top bar").exact_size(HEIGHT).frame(frame).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            let room = Room::of(ui, view);
            ui.spacing_mut().item_spacing.x = if room == Room::Least { 5.0 } else { 12.0 };
            if menu_button(ui, palette).clicked() {
                out.push(Intent::Act(Action::Menu));
            }
            // From the right, so that the title takes what is left.
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                right_ui(ui, view, room, palette, out);
                let lenses = lens_switch::place(ui, ui.available_rect_before_wrap());
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.set_max_width((lenses.left() - 16.0 - ui.min_rect().left()).max(40.0));
                    title_ui(ui, view, palette, out);
                });
                lens_switch::lens_switch_ui(ui, lenses, view.lens, palette, out);
            });
        });
    });
}

/// The name of the map; a click on it is the way to another.
fn title_ui(ui: &mut Ui, view: &TopBarView, palette: &Palette, out: &mut Vec<Intent>) {
    let title = egui::RichText::new(&view.title).font(tokens::bold(size::TITLE)).color(palette.ink);
    let title = ui.add(egui::Label::new(title).truncate().sense(egui::Sense::CLICK));
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &view.title));
    let title = title.on_hover_cursor(egui::CursorIcon::Text).on_hover_text("Click to name the map");
    if title.clicked() {
        out.push(Intent::NameMap);
    }
    if ui.available_width() > 80.0 {
        control::line(ui, &view.about, tokens::regular(size::BODY), palette.muted);
    }
}

/// How much the bar can say: a small window, a large interface or many personas leave it less room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    /// Everything in words.
    Words,
    /// What has a picture is told by that alone, but for the export.
    Pictures,
    /// That too, and personas by their discs.
    Least,
}

/// What the bar needs besides the personas' chips: with words, and with pictures.
const NEEDS: [f32; 2] = [735.0, 560.0];

impl Room {
    fn of(ui: &Ui, view: &TopBarView) -> Self {
        let width = |persona: &PersonaChip| {
            let font = tokens::semibold(size::BODY);
            ui.painter().layout_no_wrap(persona.name.clone(), font, Color32::PLACEHOLDER).size().x + 56.0
        };
        let free = ui.max_rect().width() - view.personas.iter().map(width).sum::<f32>();
        match NEEDS {
            [words, _] if free >= words => Self::Words,
            [_, pictures] if free >= pictures => Self::Pictures,
            _ => Self::Least,
        }
    }
}

fn right_ui(ui: &mut Ui, view: &TopBarView, room: Room, palette: &Palette, out: &mut Vec<Intent>) {
    saved_ui(ui, view, palette, out);
    let (look, text, tip) = match view.is_exporting {
        true => (Look::Plain, "Exporting…", "The picture is being made; you can go on meanwhile"),
        false => (Look::Primary, "Export", "Export a picture (Ctrl+E)"),
    };
    let export =
        Button { icon: Some(Icon::Download), height: 32.0, is_enabled: !view.is_exporting, ..Button::new(look, text) };
    let export = if room == Room::Least { Button { text: "", ..export } } else { export };
    if export.show(ui, palette).on_hover_text(tip).clicked() {
        out.push(Intent::Export);
    }
    let present = Button { icon: Some(Icon::Play), height: 32.0, ..Button::new(Look::Plain, "Present") };
    let present = if room == Room::Words { present } else { Button { text: "", ..present } };
    if present.show(ui, palette).on_hover_text("Full screen, page by page (F5)").clicked() {
        out.push(Intent::Present);
    }
    let text = if view.is_analysis_on { "Analysis on" } else { "Analysis off" };
    let (look, icon) = if view.is_analysis_on { (Look::Tinted, Icon::Star) } else { (Look::Plain, Icon::StarHollow) };
    let analysis = Button {
        icon: Some(icon),
        name: "Analysis",
        is_on: Some(view.is_analysis_on),
        width: 118.0,
        ..Button::new(look, text)
    };
    let analysis = if room == Room::Words { analysis } else { Button { text: "", width: 0.0, ..analysis } };
    if analysis.show(ui, palette).on_hover_text("Show what the map says (A)").clicked() {
        out.push(Intent::SetAnalysis(!view.is_analysis_on));
    }
    step_ui(ui, "Redo", Icon::Redo, view.redo.as_deref(), Action::Redo, palette, out);
    ui.add_space(if room == Room::Least { 0.0 } else { -8.0 });
    step_ui(ui, "Undo", Icon::Undo, view.undo.as_deref(), Action::Undo, palette, out);
    ui.add_space(4.0);
    for persona in view.personas.iter().rev() {
        if persona_chip(ui, persona, room == Room::Least, palette).clicked() {
            let is_overlay = ui.input(|input| input.modifiers.shift) && !persona.is_active;
            if is_overlay {
                out.push(Intent::OverlayPersona(persona.id));
            } else if persona.is_active {
                // Chosen already: a second click asks who she is.
                out.push(Intent::Select(Selection::one(Subject::Persona(persona.id))));
                out.push(Intent::ShowTab(Tab::Details));
            } else {
                out.push(Intent::ChoosePersona(persona.id));
            }
        }
        ui.add_space(-4.0);
    }
}

fn saved_ui(ui: &mut Ui, view: &TopBarView, palette: &Palette, out: &mut Vec<Intent>) {
    let (text, tint) = match (view.is_saved, view.has_file) {
        (true, true) => ("Saved", palette.love_text),
        (true, false) => ("New", palette.muted),
        (false, _) => ("Unsaved", palette.moment_text),
    };
    let galley = ui.painter().layout_no_wrap(text.to_owned(), tokens::regular(size::SMALL), tint);
    let (rect, response) = ui.allocate_exact_size(vec2(58.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    if response.hovered() && !view.is_saved {
        ui.painter().rect_filled(rect, CornerRadius::same(8), mix(palette.panel, palette.ink, 0.05));
    }
    let top_left = rect.center() - galley.size() / 2.0;
    ui.painter().galley(top_left, galley, tint);
    control::focus_ring(ui.painter(), rect, 8, &response, palette);
    let tip = if view.is_saved { "Everything is in the file" } else { "Save (Ctrl+S)" };
    if response.on_hover_text(tip).clicked() {
        out.push(Intent::Save);
    }
}

fn step_ui(
    ui: &mut Ui,
    name: &str,
    icon: Icon,
    step: Option<&str>,
    action: Action,
    palette: &Palette,
    out: &mut Vec<Intent>,
) {
    let spoken = step.map_or_else(|| name.to_owned(), |step| format!("{name}: {step}"));
    let button = Button { icon: Some(icon), name: &spoken, is_enabled: step.is_some(), ..Button::new(Look::Quiet, "") };
    let response = button.show(ui, palette);
    let response = match step {
        Some(_) => response.on_hover_text(&spoken),
        None => response.on_hover_text(format!("Nothing to {}", name.to_lowercase())),
    };
    if response.clicked() {
        out.push(Intent::Act(action));
    }
}

fn persona_chip(ui: &mut Ui, persona: &PersonaChip, is_disc: bool, palette: &Palette) -> Response {
    let font = if persona.is_active { tokens::semibold(size::BODY) } else { tokens::regular(size::BODY) };
    let galley = ui.painter().layout_no_wrap(persona.name.clone(), font, palette.ink);
    let (rect, response) =
        ui.allocate_exact_size(vec2(if is_disc { 32.0 } else { galley.size().x + 44.0 }, 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, persona.is_active, &persona.name));
    let fill = match (persona.is_active, response.hovered()) {
        (true, _) => mix(palette.panel, persona.colour, 0.10),
        (false, true) => mix(palette.panel, palette.ink, 0.04),
        (false, false) => palette.panel,
    };
    let edge = if persona.is_active { Stroke::new(2.0, persona.colour) } else { Stroke::new(1.0, palette.hairline) };
    ui.painter().rect(rect, CornerRadius::same(15), fill, edge, StrokeKind::Inside);
    let disc = Rect::from_center_size(pos2(rect.left() + 16.0, rect.center().y), Vec2::splat(20.0));
    if persona.is_shown {
        portrait::disc(ui, disc, (&persona.name, persona.picture.as_ref()), persona.colour, palette);
    } else {
        ui.painter().circle(disc.center(), 9.5, palette.panel, Stroke::new(1.0, persona.colour));
        let initial = portrait::initial(&persona.name);
        control::centred(ui.painter(), disc, &initial, tokens::semibold(size::TINY), persona.colour);
    }
    let top = rect.center().y - galley.size().y / 2.0;
    if !is_disc {
        ui.painter().galley(pos2(rect.left() + 30.0, top), galley, palette.ink);
    }
    control::focus_ring(ui.painter(), rect, 15, &response, palette);
    let tip = if persona.is_active {
        format!("You see and change how it feels for {0}; click again for {0}'s name and words", persona.name)
    } else {
        format!("Show and change how it feels for {}; with Shift: draw this curve or not", persona.name)
    };
    response.on_hover_text(tip)
}
