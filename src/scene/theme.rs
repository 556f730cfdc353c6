//! Every colour has a name. A theme is a file of names and colours; nothing else in the program says a colour.
//!
//! Limitations: a theme is read whole.

use std::{
    fmt,
    sync::{Arc, LazyLock},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::Colour;
use crate::model::{Creator, Phase};

/// The colours of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// What it is called.
    pub name: String,
    /// Behind everything.
    pub ground: Colour,
    /// Panels, menus, pages.
    pub panel: Colour,
    /// Cards.
    pub card: Colour,
    /// Sunken fields.
    pub well: Colour,
    /// Thin lines.
    pub hairline: Colour,
    /// Text.
    pub ink: Colour,
    /// Headings of pages.
    pub heading: Colour,
    /// Text beside the point.
    pub muted: Colour,
    /// What can be pressed, what is chosen.
    pub accent: Colour,
    /// The same as letters.
    pub accent_text: Colour,
    /// Letters on the accent.
    pub on_accent: Colour,
    /// Love points.
    pub love: Colour,
    /// The same as letters.
    pub love_text: Colour,
    /// Neither love nor pain.
    pub neutral: Colour,
    /// The same as letters.
    pub neutral_text: Colour,
    /// Pain points.
    pub pain: Colour,
    /// The same as letters.
    pub pain_text: Colour,
    /// Moments of truth.
    pub moment: Colour,
    /// The same as letters.
    pub moment_text: Colour,
    /// Low-hanging fruit.
    pub fruit: Colour,
    /// The same as letters.
    pub fruit_text: Colour,
    /// The emotion band, over the columns.
    pub band: Colour,
    /// The line of neither love nor pain.
    pub zero: Colour,
    /// Between columns.
    pub separator: Colour,
    /// Links.
    pub link: Colour,
    /// Pills on links.
    pub label: Colour,
    /// Their edges.
    pub label_edge: Colour,
    /// Letters on them.
    pub label_text: Colour,
    /// Discs with the numbers of cards.
    pub number: Colour,
    /// The numbers.
    pub number_text: Colour,
    /// Beneath cards.
    pub shadow: Colour,
    /// A feeling that nobody has named.
    pub unrated: Colour,
    /// Around what is selected.
    pub selection: Colour,
    /// The three phases.
    pub phases: Phases,
    /// Paid, owned, earned.
    pub creators: Creators,
    /// Personas, by their place.
    pub personas: Vec<Colour>,
    /// Letters on a persona's colour.
    pub on_persona: Colour,
}

/// Tints of the three phases.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phases {
    /// Before.
    pub pre_purchase: PhaseTint,
    /// During.
    pub purchase: PhaseTint,
    /// After.
    pub post_purchase: PhaseTint,
}

/// Tints of one phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseTint {
    /// Its columns.
    pub column: Colour,
    /// The band with its name.
    pub band: Colour,
    /// Its name, and the names of its stages.
    pub text: Colour,
}

/// Chips of the three creators.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Creators {
    /// Bought.
    pub paid: ChipTint,
    /// The company's own.
    pub owned: ChipTint,
    /// Made by customers.
    pub earned: ChipTint,
}

/// A chip's colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChipTint {
    /// Inside.
    pub fill: Colour,
    /// Letters.
    pub text: Colour,
}

/// The themes that come with the program: name and file.
const SHIPPED: [(&str, &str); 4] = [
    ("paper", include_str!("../../assets/themes/paper.ron")),
    ("night", include_str!("../../assets/themes/night.ron")),
    ("print", include_str!("../../assets/themes/print.ron")),
    ("contrast", include_str!("../../assets/themes/contrast.ron")),
];

impl Theme {
    /// The names of the themes that come with the program.
    #[must_use]
    pub fn names() -> [&'static str; 4] {
        SHIPPED.map(|(name, _)| name)
    }

    /// A theme that comes with the program.
    #[must_use]
    pub fn named(name: &str) -> Option<Arc<Theme>> {
        static READ: LazyLock<Vec<Arc<Theme>>> = LazyLock::new(|| {
            // A test proves that all of them can be read.
            SHIPPED.iter().filter_map(|(_, text)| Theme::read(text).ok()).map(Arc::new).collect()
        });
        READ.iter().find(|theme| theme.name == name).cloned()
    }

    /// The theme `paper`.
    #[must_use]
    pub fn paper() -> Arc<Theme> {
        Theme::named("paper").unwrap_or_default()
    }

    /// Reads a theme from its file's text.
    ///
    /// # Errors
    /// Where the text is not a theme, with line and column.
    pub fn read(text: &str) -> Result<Theme, ron::error::SpannedError> {
        ron::from_str(text)
    }

    /// The tints of a phase.
    #[must_use]
    pub fn phase(&self, phase: Phase) -> PhaseTint {
        match phase {
            Phase::PrePurchase => self.phases.pre_purchase,
            Phase::Purchase => self.phases.purchase,
            Phase::PostPurchase => self.phases.post_purchase,
        }
    }

    /// The colours of a creator's chip.
    #[must_use]
    pub fn creator(&self, creator: Creator) -> ChipTint {
        match creator {
            Creator::Paid => self.creators.paid,
            Creator::Owned => self.creators.owned,
            Creator::Earned => self.creators.earned,
        }
    }

    /// The nth persona's colour. When all are used they come round again, halfway to ink each time, so that no two
    /// personas look alike.
    #[must_use]
    pub fn persona(&self, place: usize) -> Colour {
        let count = self.personas.len().max(1);
        let first = self.personas.get(place % count).copied().unwrap_or(self.ink);
        (0..place / count).fold(first, |colour, _| self.ink.with_alpha(0x80).over(colour))
    }
}

impl Colour {
    /// With this opacity in place of its own.
    #[must_use]
    pub const fn with_alpha(self, a: u8) -> Self {
        Self { a, ..self }
    }

    /// Laid over an opaque ground.
    #[must_use]
    pub fn over(self, ground: Colour) -> Self {
        let mix = |top: u8, bottom: u8| {
            let sum = u32::from(top) * u32::from(self.a) + u32::from(bottom) * (255 - u32::from(self.a));
            u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
        };
        Self { r: mix(self.r, ground.r), g: mix(self.g, ground.g), b: mix(self.b, ground.b), a: 255 }
    }

    /// Contrast with another opaque colour, 1 to 21 (WCAG 2.2, relative luminance).
    #[must_use]
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }
}

impl Default for Colour {
    fn default() -> Self {
        Self { r: 0, g: 0, b: 0, a: 255 }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02X}{:02X}{:02X}", self.r, self.g, self.b)?;
        if self.a == 255 { Ok(()) } else { write!(f, "{:02X}", self.a) }
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        colour_from_text(&text).ok_or_else(|| D::Error::custom(format_args!("`{text}` is not RRGGBB or RRGGBBAA")))
    }
}

fn colour_from_text(text: &str) -> Option<Colour> {
    let part = |from: usize| u8::from_str_radix(text.get(from..from + 2)?, 16).ok();
    let is_hex = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    match text.len() {
        6 if is_hex => Some(Colour { r: part(0)?, g: part(2)?, b: part(4)?, a: 255 }),
        8 if is_hex => Some(Colour { r: part(0)?, g: part(2)?, b: part(4)?, a: part(6)? }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_theme_can_be_read_by_its_name() {
        for name in Theme::names() {
            let theme = Theme::named(name).unwrap_or_else(|| panic!("{name} cannot be read"));
            assert_eq!(theme.name, name);
            assert!(theme.personas.len() >= 5, "{name}");
        }
    }

    #[test]
    fn ten_personas_have_ten_colours_and_all_can_be_read() {
        for name in Theme::names() {
            let theme = Theme::named(name).unwrap();
            let colours: std::collections::BTreeSet<Colour> = (0..10).map(|place| theme.persona(place)).collect();
            assert_eq!(colours.len(), 10, "{name}");
            for colour in colours {
                assert!(
                    theme.on_persona.contrast(colour) >= 4.5 && colour.contrast(theme.panel) >= 4.5,
                    "{name} {colour}"
                );
            }
        }
    }

    #[test]
    fn a_colour_is_read_back_as_it_was_written() {
        for text in ["1F2430", "FFFFFFCC", "00000000"] {
            assert_eq!(colour_from_text(text).map(|colour| colour.to_string()).as_deref(), Some(text));
        }
        assert!(["", "FFF", "GG0000", "é0000", "+1+1+1"].iter().all(|text| colour_from_text(text).is_none()));
    }

    #[test]
    fn black_on_white_has_the_contrast_of_the_standard() {
        let (black, white) = (Colour::default(), Colour { r: 255, g: 255, b: 255, a: 255 });
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
    }
}
