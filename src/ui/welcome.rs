//! The welcome page: templates as pictures, opening, the example in one click.
//!
//! Knows finished scenes of the templates; draws them as small as the tile.

use egui::{
    Align, Align2, CentralPanel, CornerRadius, Frame, Layout, Margin, Panel, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::{
    control::{self, Button, Look},
    paint::{self, Manner, Store, View},
    recent::{ROW, RecentRow, recent_ui},
    tokens::{self, Palette, mix, radius, size},
};
use crate::{
    interact::{Action, Intent},
    scene::{Scene, icon::Icon},
};

/// A map to begin with.
pub struct Tile<'a> {
    /// What it is asked for by.
    pub name: &'a str,
    /// What it is called.
    pub title: &'a str,
    /// What is in it.
    pub says: &'a str,
    /// Is there no touchpoint in it?
    pub is_empty: bool,
    /// Its picture; none while it is being made.
    pub scene: Option<&'a Scene>,
}

/// What the page shows.
pub struct WelcomeView<'a> {
    /// Templates in the order of their keys.
    pub tiles: Vec<Tile<'a>>,
    /// The example.
    pub example: Option<Tile<'a>>,
    /// Which tile stands out.
    pub chosen: usize,
    /// The files that were open last, newest first.
    pub recent: &'a [RecentRow],
    /// Which of them the arrow keys have reached.
    pub chosen_recent: Option<usize>,
}

/// Shows the page.
pub fn welcome_ui(ui: &mut Ui, view: &WelcomeView<'_>, palette: &Palette, store: &mut Store, out: &mut Vec<Intent>) {
    foot_ui(ui, view.tiles.len(), palette);
    let frame = Frame::new().fill(palette.ground);
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        egui::ScrollArea::vertical().show(ui, |ui| {
            let margin = margin(ui.available_width());
            let width = ui.available_width() - 2.0 * margin;
            let height = ui.available_height();
            ui.add_space(if height > 880.0 { 44.0 } else { 24.0 });
            ui.horizontal_top(|ui| {
                ui.add_space(margin);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    head_ui(ui, palette, out);
                    ui.add_space(if height > 880.0 { 36.0 } else { 20.0 });
                    body_ui(ui, view, height, palette, store, out);
                    ui.add_space(16.0);
                });
            });
        });
    });
}

/// From the sides of the window to what stands on the page.
fn margin(width: f32) -> f32 {
    ((width - 1456.0) / 2.0).max(24.0)
}

/// Width of the buttons at the top.
const BUTTON: f32 = 138.0;

fn head_ui(ui: &mut Ui, palette: &Palette, out: &mut Vec<Intent>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        sign_ui(ui, palette);
        ui.add_space(6.0);
        ui.vertical(|ui| {
            // The buttons keep their place in a small window; the sentence is cut there.
            ui.set_max_width((ui.available_width() - 2.0 * BUTTON - 36.0).max(120.0));
            ui.spacing_mut().item_spacing.y = 2.0;
            let title = egui::RichText::new("Journey Canvas").font(tokens::bold(size::DISPLAY)).color(palette.ink);
            ui.label(title);
            let says = "Map how your customers go and feel, find the moments of truth, and know what to fix first.";
            control::line(ui, says, tokens::regular(size::LARGE), palette.muted);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let shown =
                |action: Action| action.shortcut().map(|key| key.shown(cfg!(target_os = "macos"))).unwrap_or_default();
            let (new_key, open_key) = (shown(Action::New), shown(Action::Open));
            let new = Button { height: 36.0, width: BUTTON, key: &new_key, ..Button::new(Look::Primary, "New map") };
            if new.show(ui, palette).clicked() {
                out.push(Intent::New("blank".to_owned()));
            }
            let open = Button { height: 36.0, width: BUTTON, key: &open_key, ..Button::new(Look::Plain, "Open…") };
            if open.show(ui, palette).clicked() {
                out.push(Intent::Open);
            }
        });
    });
}

/// The app's sign: a curve with a star at its end.
fn sign_ui(ui: &mut Ui, palette: &Palette) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(52.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(12), palette.accent);
    let at = |x: f32, y: f32| rect.min + vec2(x, y);
    let curve = egui::epaint::CubicBezierShape::from_points_stroke(
        [at(8.0, 34.0), at(18.0, 2.0), at(28.0, 60.0), at(43.0, 20.0)],
        false,
        egui::Color32::TRANSPARENT,
        Stroke::new(3.5, palette.on_accent),
    );
    ui.painter().add(curve);
    let star = Rect::from_center_size(at(42.0, 13.0), Vec2::splat(15.0));
    control::icon(ui.painter(), star, Icon::Star, palette.moment);
}

fn body_ui(
    ui: &mut Ui,
    view: &WelcomeView<'_>,
    height: f32,
    palette: &Palette,
    store: &mut Store,
    out: &mut Vec<Intent>,
) {
    let width = ui.available_width();
    let side = (width * 0.27).clamp(260.0, 392.0);
    let gap = 44.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        let left = ui.vertical(|ui| {
            ui.set_width(width - side - gap);
            heading(ui, "New from template", palette);
            tiles_ui(ui, view, height, palette, store, out);
            ui.add_space(4.0);
            drop_ui(ui, if height > 760.0 { 96.0 } else { 72.0 }, palette)
        });
        let bottom = left.inner.bottom();
        ui.vertical(|ui| {
            ui.set_width(side);
            heading(ui, "Recent", palette);
            beside_ui(ui, view, bottom, palette, store, out);
        });
    });
}

/// The recent files and the example beneath them, which end where the other column ends.
fn beside_ui(
    ui: &mut Ui,
    view: &WelcomeView<'_>,
    bottom: f32,
    palette: &Palette,
    store: &mut Store,
    out: &mut Vec<Intent>,
) {
    let gap = 20.0;
    let room = bottom - ui.cursor().top();
    let list = recent_height(view.recent.len());
    let example =
        view.example.as_ref().map(|example| (example, example_height(ui, example, room - gap - list, palette)));
    // A short list leaves its card higher, so that the example stands where it stands beside a long one.
    let rest = example.map_or(list, |(_, height)| room - gap - height);
    ui.spacing_mut().item_spacing.y = gap;
    recent_ui(ui, view.recent, view.chosen_recent, list.max(rest), palette, store, out);
    if let Some((example, height)) = example {
        example_ui(ui, example, height, palette, store, out);
    }
}

fn heading(ui: &mut Ui, text: &str, palette: &Palette) {
    let text = egui::RichText::new(text).font(tokens::semibold(size::TITLE)).color(palette.ink);
    ui.label(text);
    ui.add_space(4.0);
}

/// Everything on the page but the tiles, in points.
const REST: f32 = 330.0;

fn tiles_ui(
    ui: &mut Ui,
    view: &WelcomeView<'_>,
    height: f32,
    palette: &Palette,
    store: &mut Store,
    out: &mut Vec<Intent>,
) {
    let width = ui.available_width();
    let columns = if view.tiles.len() > 4 && width > 760.0 { 3 } else { 2 };
    let gap = 20.0;
    #[expect(clippy::cast_precision_loss, reason = "two or three columns")]
    let tile = (width - gap * (columns - 1) as f32) / columns as f32;
    ui.spacing_mut().item_spacing = Vec2::splat(gap);
    // As high as the window has room for, so that nothing scrolls that need not.
    let rows = if view.tiles.len() > columns { 2.0 } else { 1.0 };
    let rest = if height > 760.0 { REST } else { REST - 24.0 };
    let room = (height - rest - (rows - 1.0) * gap) / rows;
    let size = vec2(tile, room.clamp(tile / 4.0 + CAPTION, tile / 1.6 + CAPTION));
    for (row, tiles) in view.tiles.chunks(columns).enumerate() {
        ui.horizontal(|ui| {
            for (column, entry) in tiles.iter().enumerate() {
                let place = row * columns + column;
                let response = tile_ui(ui, size, entry, Some(place + 1), view.chosen == place, palette, store);
                if response.clicked() {
                    out.push(Intent::New(entry.name.to_owned()));
                }
            }
        });
    }
}

/// How high the list of so many recent files is.
#[expect(clippy::cast_precision_loss, reason = "a few rows")]
fn recent_height(rows: usize) -> f32 {
    rows.max(1) as f32 * ROW + 12.0
}

/// Room for title and content beneath a tile's picture.
const CAPTION: f32 = 62.0;

fn tile_ui(
    ui: &mut Ui,
    size: Vec2,
    tile: &Tile<'_>,
    key: Option<usize>,
    is_chosen: bool,
    palette: &Palette,
    store: &mut Store,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}: {}", tile.title, tile.says)));
    card(ui, rect, is_chosen || response.has_focus(), response.hovered(), palette);
    let picture = Rect::from_min_max(rect.min + Vec2::splat(10.0), pos2(rect.right() - 10.0, rect.bottom() - CAPTION));
    picture_ui(ui, picture, tile.scene, palette, store);
    if tile.is_empty {
        dashed(ui, Rect::from_center_size(picture.center(), vec2(252.0, 52.0)), "the first touchpoint", false, palette);
    }
    let text = ui.painter().with_clip_rect(rect);
    let left = rect.left() + 16.0;
    let line = rect.bottom() - CAPTION + 13.0;
    text.text(pos2(left, line), Align2::LEFT_TOP, tile.title, tokens::semibold(size::LARGE), palette.ink);
    let font = tokens::regular(size::SMALL);
    let mut says = egui::text::LayoutJob::simple_singleline(tile.says.to_owned(), font, palette.muted);
    says.wrap = egui::text::TextWrapping::truncate_at_width(rect.right() - 16.0 - left);
    text.galley(pos2(left, line + 21.0), text.layout_job(says), palette.muted);
    if let Some(key) = key {
        let cap = Rect::from_center_size(pos2(rect.right() - 27.0, line + 11.0), Vec2::splat(23.0));
        let fill = if is_chosen { palette.tint } else { palette.panel };
        ui.painter().rect(cap, CornerRadius::same(6), fill, Stroke::new(1.0, palette.hairline), StrokeKind::Inside);
        let ink = if is_chosen { palette.accent_text } else { palette.ink };
        control::centred(ui.painter(), cap, &key.to_string(), tokens::semibold(size::SMALL), ink);
    }
    response
}

/// How an empty map is begun: a card to be clicked, with its key.
pub fn invitation(ui: &Ui, centre: egui::Pos2, palette: &Palette) -> Response {
    let place = Rect::from_center_size(centre, vec2(288.0, 72.0));
    let response = ui.interact(place, egui::Id::unique("invitation"), Sense::click());
    let says = "Add the first touchpoint";
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, says));
    let at = dashed(ui, place, says, response.hovered(), palette) + vec2(0.0, 13.0);
    let hint = "one line each; Tab: the next stage";
    ui.painter().text(at, Align2::LEFT_CENTER, hint, tokens::regular(size::SMALL), palette.muted);
    control::focus_ring(ui.painter(), place, radius::CARD, &response, palette);
    response
}

/// A card to come, with the key that makes it; where its text stands. A high one leaves room for a second line.
fn dashed(ui: &Ui, place: Rect, says: &str, is_hovered: bool, palette: &Palette) -> egui::Pos2 {
    let mut points = Vec::new();
    let rounded = egui::epaint::RoundedRect::new(place, f32::from(radius::CARD));
    egui::epaint::tessellator::path::rounded_rectangle(&mut points, rounded);
    points.extend(points.first().copied());
    let fill = if is_hovered { mix(palette.panel, palette.accent, 0.06) } else { palette.panel };
    ui.painter().rect_filled(place, radius::CARD, fill);
    ui.painter().extend(egui::Shape::dashed_line(&points, Stroke::new(1.5, palette.accent), 6.0, 4.0));
    let key = Rect::from_center_size(place.left_center() + vec2(34.0, 0.0), Vec2::splat(26.0));
    ui.painter().rect_filled(key, radius::BAND, palette.tint);
    control::centred(ui.painter(), key, "N", tokens::semibold(size::BODY), palette.accent_text);
    let up = if place.height() > 60.0 { 10.0 } else { 0.0 };
    let at = place.left_center() + vec2(60.0, 0.0);
    let above = at - vec2(0.0, up);
    ui.painter().text(above, Align2::LEFT_CENTER, says, tokens::semibold(size::BODY), palette.ink);
    at
}

/// A card of the page.
pub(super) fn card(ui: &Ui, rect: Rect, is_chosen: bool, is_hovered: bool, palette: &Palette) {
    let corner = CornerRadius::same(radius::CARD);
    let soft = egui::Shadow { offset: [0, 2], blur: 8, spread: 0, ..tokens::shadow(palette) };
    ui.painter().add(soft.as_shape(rect, corner));
    let edge = match (is_chosen, is_hovered) {
        (true, _) => Stroke::new(2.0, palette.accent),
        (false, true) => Stroke::new(1.0, mix(palette.hairline, palette.accent, 0.6)),
        (false, false) => Stroke::new(1.0, palette.hairline),
    };
    ui.painter().rect(rect, corner, palette.panel, edge, StrokeKind::Inside);
}

/// A map as a picture, as wide as the box.
pub(super) fn picture_ui(ui: &Ui, rect: Rect, scene: Option<&Scene>, palette: &Palette, store: &mut Store) {
    let corner = CornerRadius::same(radius::BAND);
    ui.painter().rect_filled(rect, corner, palette.ground);
    if let Some(scene) = scene {
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        // As wide as the tile, from the top: columns may go on beneath its lower edge.
        let scale = rect.width() / scene.bounds.w.max(1.0);
        let view = View { corner: rect.min - vec2(scene.bounds.x, scene.bounds.y) * scale, scale };
        paint::paint_scene(&painter, scene, Manner { view, is_zooming: false }, store, |_| true);
    }
    ui.painter().rect_stroke(rect, corner, Stroke::new(1.0, palette.hairline), StrokeKind::Inside);
}

/// What can be dropped: what it is called, how the names of its files end. No more than the app can read.
const KINDS: [(&str, &str); 3] = [("Map", ".ron"), ("Mermaid", ".mmd, .md"), ("Table", ".csv, .tsv")];

/// Where a file can be dropped; where it is.
fn drop_ui(ui: &mut Ui, height: f32, palette: &Palette) -> Rect {
    let is_over = ui.input(|input| !input.raw.hovered_files.is_empty());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let kinds: Vec<String> = KINDS.iter().map(|(name, ends)| format!("{name} ({ends})")).collect();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Drop a file here: {}", kinds.join(", "))));
    let edge = mix(palette.panel, palette.accent, if is_over { 0.9 } else { 0.35 });
    let fill = mix(palette.ground, palette.accent, if is_over { 0.08 } else { 0.0 });
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CARD), fill);
    let mut points = Vec::new();
    let rounded = egui::epaint::RoundedRect::new(rect, f32::from(radius::CARD));
    egui::epaint::tessellator::path::rounded_rectangle(&mut points, rounded);
    points.extend(points.first().copied());
    ui.painter().extend(egui::Shape::dashed_line(&points, Stroke::new(1.5, edge), 6.0, 4.0));
    let centre = pos2(rect.left() + 56.0, rect.center().y);
    ui.painter().circle_filled(centre, 25.0, palette.tint);
    let place = Rect::from_center_size(centre, Vec2::splat(22.0));
    control::icon(ui.painter(), place, Icon::Download, palette.accent_text);
    let left = rect.left() + 100.0;
    let (title, says) = (pos2(left, rect.center().y - 4.0), pos2(left, rect.center().y + 4.0));
    ui.painter().text(title, Align2::LEFT_BOTTOM, "Drop a file here", tokens::semibold(size::TITLE), palette.ink);
    let hint = "a map, a diagram or a table of touchpoints";
    let said = ui.painter().text(says, Align2::LEFT_TOP, hint, tokens::regular(size::BODY), palette.muted);
    // From the right; a narrow page keeps the sentence and leaves out what does not fit beside it.
    let mut right = rect.right() - 28.0;
    for (name, ends) in KINDS.iter().rev() {
        let Some(at) = kind_ui(ui, (said.right() + 16.0, right), rect.center().y, (name, ends), palette) else { break };
        right = at - 10.0;
    }
    rect
}

/// A kind of file as a small tile that ends at `right`; its left side, none where it has no room.
fn kind_ui(
    ui: &Ui,
    (least, right): (f32, f32),
    middle: f32,
    (name, ends): (&str, &str),
    palette: &Palette,
) -> Option<f32> {
    let set = |text: &str, font, tint| ui.painter().layout_no_wrap(text.to_owned(), font, tint);
    let name = set(name, tokens::semibold(size::BODY), palette.ink);
    let ends = set(ends, tokens::regular(size::SMALL), palette.muted);
    let width = 44.0 + name.size().x.max(ends.size().x) + 16.0;
    let tile = Rect::from_center_size(pos2(right - width / 2.0, middle), vec2(width, 52.0));
    if tile.left() < least {
        return None;
    }
    let edge = Stroke::new(1.0, palette.hairline);
    ui.painter().rect(tile, CornerRadius::same(radius::CONTROL), palette.panel, edge, StrokeKind::Inside);
    let sign = Rect::from_center_size(tile.left_center() + vec2(25.0, 0.0), Vec2::splat(20.0));
    control::icon(ui.painter(), sign, Icon::File, palette.muted);
    let top = middle - f32::midpoint(name.size().y, ends.size().y) - 1.0;
    let below = top + name.size().y + 2.0;
    ui.painter().galley(pos2(tile.left() + 44.0, top), name, palette.ink);
    ui.painter().galley(pos2(tile.left() + 44.0, below), ends, palette.muted);
    Some(tile.left())
}

/// How high the example's card is where this much room is left.
fn example_height(ui: &Ui, example: &Tile<'_>, room: f32, palette: &Palette) -> f32 {
    let width = ui.available_width();
    let caption = example_caption(ui, example, width, palette);
    (room - caption).clamp((width - 20.0) / 3.2, (width - 20.0) / 1.6) + caption
}

/// Room for what is said beneath the example's picture.
fn example_caption(ui: &Ui, example: &Tile<'_>, width: f32, palette: &Palette) -> f32 {
    let says = control::unbroken(example.says);
    ui.painter().layout(says, tokens::regular(size::SMALL), palette.muted, width - 36.0).size().y + 98.0
}

fn example_ui(
    ui: &mut Ui,
    example: &Tile<'_>,
    height: f32,
    palette: &Palette,
    store: &mut Store,
    out: &mut Vec<Intent>,
) {
    let width = ui.available_width();
    let caption = example_caption(ui, example, width, palette);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, example.title));
    card(ui, rect, response.has_focus(), response.hovered(), palette);
    let picture = Rect::from_min_size(rect.min + Vec2::splat(10.0), vec2(width - 20.0, height - caption));
    picture_ui(ui, picture, example.scene, palette, store);
    let inside = Rect::from_min_max(pos2(rect.left() + 20.0, picture.bottom() + 12.0), rect.max - vec2(16.0, 12.0));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inside));
    child.spacing_mut().item_spacing = vec2(10.0, 4.0);
    control::line(&mut child, example.title, tokens::semibold(size::LARGE), palette.ink);
    control::paragraph(&mut child, example.says, tokens::regular(size::SMALL), palette.muted);
    child.add_space(4.0);
    child.horizontal(|ui| {
        let open = Button { width: 150.0, ..Button::new(Look::Tinted, "Open the example") };
        if open.show(ui, palette).clicked() || response.clicked() {
            out.push(Intent::New(example.name.to_owned()));
        }
        control::line(ui, "or press E", tokens::regular(size::SMALL), palette.muted);
    });
}

fn foot_ui(ui: &mut Ui, tiles: usize, palette: &Palette) {
    let frame = Frame::new().fill(palette.panel).inner_margin(Margin::ZERO);
    let margin = margin(ui.available_width());
    Panel::bottom("welcome keys").exact_size(56.0).frame(frame).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.add_space(margin);
            let last = tiles.to_string();
            let keys: [(&[&str], &str); 6] = [
                (&["1", "–", &last], "template"),
                (&["↑", "↓"], "recent"),
                (&["Enter"], "open"),
                (&["E"], "example"),
                (&["Ctrl", ","], "preferences"),
                (&["?"], "all keys"),
            ];
            for (caps, what) in keys {
                for cap in caps {
                    if *cap == "–" {
                        control::line(ui, cap, tokens::regular(size::SMALL), palette.muted);
                    } else {
                        control::key_cap(ui, cap, palette);
                    }
                }
                ui.add_space(2.0);
                control::line(ui, what, tokens::regular(size::SMALL), palette.muted);
                ui.add_space(20.0);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(margin);
                let says = "Works offline, without an account. Your map is one plain-text file that you own.";
                control::line(ui, says, tokens::regular(size::SMALL), palette.muted);
            });
        });
    });
}
