//! The look of the window: type sizes, spacing, radii, and egui's style made from the theme.
//!
//! Knows the theme of the scene and egui's style; every colour of the window comes from the theme.
//!
//! Limitations: one density; the size of the whole interface is egui's zoom factor.

use std::collections::BTreeMap;

use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme as Mode,
    style::{HandleShape, ScrollStyle, WidgetVisuals},
    vec2,
};

use super::paint::{colour, family};
use crate::{
    layout::text::FaceId,
    model::{Creator, Phase},
    scene::{Colour, Theme},
};

/// Sizes of type, in points.
pub mod size {
    /// Captions, keys, shares.
    pub const TINY: f32 = 11.0;
    /// Second lines, hints.
    pub const SMALL: f32 = 12.0;
    /// Running text and controls.
    pub const BODY: f32 = 13.5;
    /// Headings in a panel.
    pub const LARGE: f32 = 15.0;
    /// The title of the window.
    pub const TITLE: f32 = 17.0;
    /// The welcome page's title.
    pub const DISPLAY: f32 = 30.0;
}

/// Corner radii, in points.
pub mod radius {
    /// Cards.
    pub const CARD: u8 = 10;
    /// Buttons, fields.
    pub const CONTROL: u8 = 8;
    /// Bands and small chips.
    pub const BAND: u8 = 6;
}

/// One step of the spacing grid.
pub const STEP: f32 = 4.0;

/// Text of weight 400.
#[must_use]
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Text of weight 600.
#[must_use]
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, family(FaceId(1)))
}

/// Text of weight 700.
#[must_use]
pub fn bold(size: f32) -> FontId {
    FontId::new(size, family(FaceId(2)))
}

/// The theme's colours as egui wants them, and a few mixed from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// Text.
    pub ink: Color32,
    /// Second lines.
    pub muted: Color32,
    /// What cannot be used now.
    pub faint: Color32,
    /// Lines between things.
    pub hairline: Color32,
    /// What a bar has not filled.
    pub track: Color32,
    /// Beneath everything.
    pub ground: Color32,
    /// Panels and controls.
    pub panel: Color32,
    /// A card in a panel, a little off the panel.
    pub well: Color32,
    /// The accent as a fill.
    pub accent: Color32,
    /// The accent where the pointer is on it.
    pub accent_hover: Color32,
    /// The accent as text.
    pub accent_text: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Behind what the pointer is on.
    pub hover: Color32,
    /// A touch of the accent behind what is chosen.
    pub tint: Color32,
    /// Behind a card that was looked for and found.
    pub found: Color32,
    /// Lines that say what a dragged card is in line with.
    pub guide: Color32,
    /// Love as a fill.
    pub love: Color32,
    /// Love as text.
    pub love_text: Color32,
    /// Neither.
    pub neutral: Color32,
    /// Pain as a fill.
    pub pain: Color32,
    /// Pain as text.
    pub pain_text: Color32,
    /// Moment of truth as a fill.
    pub moment: Color32,
    /// Moment of truth as text.
    pub moment_text: Color32,
    /// Fruit as a fill.
    pub fruit: Color32,
    /// Fruit as text.
    pub fruit_text: Color32,
    /// Behind and on the chips of paid, owned and earned.
    pub creators: [(Color32, Color32); 3],
    /// Behind and on the headings of the three phases, in their order.
    pub phases: [(Color32, Color32); 3],
    /// Personas, by their place.
    pub personas: [Color32; PERSONAS],
    /// Letters on a persona's colour.
    pub on_persona: Color32,
    /// Dark or light?
    pub is_dark: bool,
}

/// How many colours of personas a theme has at least.
pub const PERSONAS: usize = 5;

impl Palette {
    /// The colours of a theme.
    #[must_use]
    pub fn of(theme: &Theme) -> Self {
        let chip = |creator| {
            let tint = theme.creator(creator);
            (colour(tint.fill), colour(tint.text))
        };
        let is_dark = theme.panel.contrast(theme.ink) > 1.0 && theme.ink.r > theme.panel.r;
        let [panel, ground, accent] = [theme.panel, theme.ground, theme.accent].map(colour);
        Self {
            ink: colour(theme.ink),
            muted: colour(theme.muted),
            faint: mix(panel, colour(theme.muted), 0.72),
            hairline: colour(theme.hairline),
            track: track(panel, colour(theme.hairline)),
            ground,
            panel,
            well: mix(panel, ground, 0.5),
            accent,
            // Darker in any theme, so that light letters on it stay legible.
            accent_hover: mix(accent, if is_dark { ground } else { colour(theme.ink) }, 0.14),
            accent_text: colour(theme.accent_text),
            on_accent: colour(theme.on_accent),
            hover: mix(panel, colour(theme.ink), 0.06),
            tint: mix(panel, accent, 0.1),
            found: if is_dark { mix(panel, colour(theme.accent_text), 0.6) } else { mix(panel, accent, 0.72) },
            guide: colour(theme.fruit),
            love: colour(theme.love),
            love_text: colour(theme.love_text),
            neutral: colour(theme.neutral),
            pain: colour(theme.pain),
            pain_text: colour(theme.pain_text),
            moment: colour(theme.moment),
            moment_text: colour(theme.moment_text),
            fruit: colour(theme.fruit),
            fruit_text: colour(theme.fruit_text),
            creators: [chip(Creator::Paid), chip(Creator::Owned), chip(Creator::Earned)],
            phases: Phase::ALL.map(|phase| {
                let tint = theme.phase(phase);
                (colour(tint.band), colour(tint.text))
            }),
            personas: std::array::from_fn(|place| colour(theme.persona(place))),
            on_persona: colour(theme.on_persona),
            is_dark,
        }
    }

    /// Letters on a fill that may be light or dark: whichever of ink and panel stands out more.
    #[must_use]
    pub fn on(&self, fill: Color32) -> Color32 {
        let far = |letters: Color32| contrast(letters, fill);
        if far(self.ink) >= far(self.panel) { self.ink } else { self.panel }
    }

    /// Behind words that are said of something, in its colour.
    #[must_use]
    pub fn behind(&self, tone: Color32) -> Color32 {
        mix(self.panel, tone, if self.is_dark { 0.22 } else { 0.14 })
    }

    /// A cell of a heat map, `strength` 0 to 1.
    #[must_use]
    pub fn heat(&self, tone: Color32, strength: f32) -> Color32 {
        mix(self.panel, tone, 0.08 + 0.42 * strength.clamp(0.0, 1.0))
    }

    /// Behind and on the heading of a phase.
    #[must_use]
    pub fn phase(&self, phase: Phase) -> (Color32, Color32) {
        let [before, during, after] = self.phases;
        match phase {
            Phase::PrePurchase => before,
            Phase::Purchase => during,
            Phase::PostPurchase => after,
        }
    }

    /// The nth persona's colour; when all are used they come round again, nearer to ink each time.
    #[must_use]
    pub fn persona(&self, place: usize) -> Color32 {
        let first = self.personas.get(place % PERSONAS).copied().unwrap_or(self.ink);
        (0..place / PERSONAS).fold(first, |colour, _| mix(colour, self.ink, 0.5))
    }

    /// Behind and on the chip of a creator.
    #[must_use]
    pub fn creator(&self, creator: Creator) -> (Color32, Color32) {
        let [paid, owned, earned] = self.creators;
        match creator {
            Creator::Paid => paid,
            Creator::Owned => owned,
            Creator::Earned => earned,
        }
    }
}

/// The ground of a bar: as faint as a usual hairline, also where lines are strong, so that what fills it stands out.
fn track(panel: Color32, hairline: Color32) -> Color32 {
    let is_strong = contrast(panel, hairline) > 2.0;
    if is_strong { mix(panel, hairline, 0.25) } else { hairline }
}

/// Contrast of two opaque colours, 1 to 21 (WCAG 2.2, relative luminance).
#[must_use]
pub fn contrast(one: Color32, other: Color32) -> f64 {
    let plain = |tint: Color32| Colour { r: tint.r(), g: tint.g(), b: tint.b(), a: 255 };
    plain(one).contrast(plain(other))
}

/// `share` of `over` mixed into `under`.
#[must_use]
pub fn mix(under: Color32, over: Color32, share: f32) -> Color32 {
    under.lerp_to_gamma(over, share)
}

fn outline(colour: Color32) -> Stroke {
    Stroke::new(1.0, colour)
}

fn visuals(fill: Color32, edge: Color32, ink: Color32) -> WidgetVisuals {
    WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: outline(edge),
        corner_radius: CornerRadius::same(radius::CONTROL),
        fg_stroke: outline(ink),
        expansion: 0.0,
    }
}

/// egui's style in these colours.
#[must_use]
pub fn style(palette: &Palette) -> Style {
    let mode = if palette.is_dark { Mode::Dark } else { Mode::Light };
    let mut style = mode.default_style();
    style.text_styles = BTreeMap::from([
        (TextStyle::Small, regular(size::SMALL)),
        (TextStyle::Body, regular(size::BODY)),
        (TextStyle::Button, regular(size::BODY)),
        (TextStyle::Monospace, FontId::new(size::BODY, FontFamily::Monospace)),
        (TextStyle::Heading, semibold(size::LARGE)),
    ]);
    spacing(&mut style);
    let look = &mut style.visuals;
    look.widgets.noninteractive = visuals(palette.panel, palette.hairline, palette.ink);
    look.widgets.inactive = visuals(palette.panel, palette.hairline, palette.ink);
    look.widgets.hovered = visuals(palette.tint, mix(palette.hairline, palette.accent, 0.4), palette.ink);
    look.widgets.active = visuals(palette.tint, palette.accent, palette.ink);
    look.widgets.open = visuals(palette.tint, palette.accent, palette.ink);
    look.selection.bg_fill = mix(palette.panel, palette.accent, 0.22);
    look.selection.stroke = Stroke::new(2.0, palette.accent);
    look.weak_text_color = Some(palette.muted);
    look.hyperlink_color = palette.accent_text;
    look.faint_bg_color = palette.well;
    look.extreme_bg_color = palette.panel;
    look.text_edit_bg_color = Some(palette.panel);
    look.warn_fg_color = palette.moment_text;
    look.error_fg_color = palette.pain_text;
    look.window_fill = palette.panel;
    look.panel_fill = palette.panel;
    look.window_stroke = outline(palette.hairline);
    look.window_corner_radius = CornerRadius::same(radius::CARD);
    look.menu_corner_radius = CornerRadius::same(radius::CONTROL);
    look.window_shadow = shadow(palette);
    look.popup_shadow = shadow(palette);
    look.text_cursor.stroke = Stroke::new(1.5, palette.accent);
    // A blinking cursor repaints twice a second for ever: idle would cost something.
    look.text_cursor.blink = false;
    look.handle_shape = HandleShape::Circle;
    look.interact_cursor = None;
    style
}

fn spacing(style: &mut Style) {
    style.spacing.item_spacing = vec2(2.0 * STEP, 2.0 * STEP);
    style.spacing.button_padding = vec2(3.0 * STEP, 1.5 * STEP);
    style.spacing.interact_size = vec2(8.0 * STEP, 7.0 * STEP);
    style.spacing.window_margin = Margin::same(20);
    style.spacing.menu_margin = Margin::same(8);
    style.spacing.scroll = ScrollStyle::thin();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.animation_time = 0.1;
}

/// The one shadow, for what floats.
#[must_use]
pub fn shadow(palette: &Palette) -> Shadow {
    let alpha = if palette.is_dark { 110 } else { 36 };
    Shadow { offset: [0, 6], blur: 24, spread: 0, color: Color32::from_black_alpha(alpha) }
}

/// Makes a context look like this.
pub fn dress(ctx: &Context, palette: &Palette) {
    let mode = if palette.is_dark { Mode::Dark } else { Mode::Light };
    ctx.set_theme(mode);
    ctx.set_style_of(mode, style(palette));
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}
