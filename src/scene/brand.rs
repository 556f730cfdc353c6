//! A theme in the colours of a brand: its own where they are said, made dark or light enough to be read.
//!
//! Limitations: love, pain, moments of truth and fruit keep their colours, as they mean something; so do personas.

use super::{Colour, Theme};
use crate::model::{Brand, Tint};

/// Contrast of letters (WCAG 2.2, level AA), and in a theme made for contrast (level AAA).
const LETTERS: f64 = 4.5;
const STRONG_LETTERS: f64 = 7.0;
/// The theme made for contrast.
const CONTRAST: &str = "contrast";

impl From<Tint> for Colour {
    fn from(tint: Tint) -> Self {
        Colour { r: tint.r, g: tint.g, b: tint.b, a: 255 }
    }
}

impl Theme {
    /// The same in the colours of a brand.
    #[must_use]
    pub fn branded(&self, brand: &Brand) -> Theme {
        let mut theme = self.clone();
        if let Some(bands) = brand.bands {
            theme.tint_phases(bands.into());
        }
        let least = if self.name == CONTRAST { STRONG_LETTERS } else { LETTERS };
        let grounds = [theme.ground, theme.panel, theme.card, theme.well];
        if let Some(accent) = brand.accent.map(Colour::from) {
            theme.accent = accent;
            theme.accent_text = legible(accent, &theme.letters_on(&grounds), least);
            theme.on_accent = on(accent);
            theme.selection = legible(accent, &grounds, 3.0);
        }
        if let Some(headings) = brand.headings.map(Colour::from) {
            theme.heading = legible(headings, &grounds, least);
            theme.number = headings;
            theme.number_text = on(headings);
        }
        theme
    }

    /// The grounds of letters, and the columns that they stand on too.
    fn letters_on(&self, grounds: &[Colour]) -> Vec<Colour> {
        let columns = [&self.phases.pre_purchase, &self.phases.purchase, &self.phases.post_purchase];
        grounds.iter().copied().chain(columns.map(|tint| tint.column)).collect()
    }

    /// Bands and columns as tints of a colour, the purchase the strongest; too faint for any letters on them to suffer.
    fn tint_phases(&mut self, colour: Colour) {
        let card = self.card;
        let tinted = |alpha: u8| colour.with_alpha(alpha).over(card);
        for (phase, column, band) in [
            (&mut self.phases.pre_purchase, 0x10, 0x24),
            (&mut self.phases.purchase, 0x18, 0x38),
            (&mut self.phases.post_purchase, 0x10, 0x24),
        ] {
            phase.column = tinted(column);
            phase.band = tinted(band);
            phase.text = legible(phase.text, &[phase.column, phase.band], LETTERS);
        }
        let columns = [self.phases.pre_purchase.column, self.phases.purchase.column, self.phases.post_purchase.column];
        let least = if self.name == CONTRAST { STRONG_LETTERS } else { LETTERS };
        for letters in [
            &mut self.ink,
            &mut self.muted,
            &mut self.accent_text,
            &mut self.love_text,
            &mut self.pain_text,
            &mut self.neutral_text,
        ] {
            *letters = legible(*letters, &columns, least);
        }
    }
}

/// The colour, as much darker or lighter as it must be to stand out from all these grounds; itself where it does.
fn legible(colour: Colour, grounds: &[Colour], least: f64) -> Colour {
    let stands_out = |colour: Colour| grounds.iter().all(|ground| colour.contrast(*ground) >= least);
    let white = Colour { r: 255, g: 255, b: 255, a: 255 };
    let black = Colour { r: 0, g: 0, b: 0, a: 255 };
    let is_dark = grounds.iter().all(|ground| white.contrast(*ground) > black.contrast(*ground));
    let end = if is_dark { white } else { black };
    let steps = (0..=32_u8).map(|step| end.with_alpha(step.saturating_mul(8)).over(colour));
    steps.into_iter().find(|colour| stands_out(*colour)).unwrap_or(end)
}

/// Letters on a colour: white if they can be read, else black.
fn on(colour: Colour) -> Colour {
    let white = Colour { r: 255, g: 255, b: 255, a: 255 };
    let black = Colour { r: 0, g: 0, b: 0, a: 255 };
    if white.contrast(colour) >= LETTERS { white } else { black }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brand(accent: &str, headings: &str, bands: &str) -> Brand {
        let tint = |text: &str| text.parse().ok();
        Brand { accent: tint(accent), headings: tint(headings), bands: tint(bands), ..Brand::default() }
    }

    #[test]
    fn a_brand_that_says_nothing_changes_nothing() {
        for name in Theme::names() {
            let theme = Theme::named(name).unwrap();
            assert_eq!(theme.branded(&Brand::default()), *theme);
        }
    }

    #[test]
    fn a_dark_accent_stays_as_it_is_and_a_pale_one_is_darkened_as_letters_only() {
        let paper = Theme::paper();
        let dark = paper.branded(&brand("003366", "", ""));
        assert_eq!((dark.accent.to_string(), dark.accent_text.to_string()), ("003366".into(), "003366".into()));
        let pale = paper.branded(&brand("FFCC00", "", ""));
        assert_eq!(pale.accent.to_string(), "FFCC00");
        assert_ne!(pale.accent_text, pale.accent);
        assert_eq!(pale.on_accent.to_string(), "000000");
    }

    #[test]
    fn whatever_the_colours_of_a_brand_letters_can_be_read() {
        let tints =
            ["FFFFFF", "000000", "FFCC00", "7F7F7F", "FF0000", "00FF00", "0000FF", "1A73E8", "F4F1EA", "123456"];
        for name in Theme::names() {
            let least = if name == CONTRAST { STRONG_LETTERS } else { LETTERS };
            for tint in tints {
                let theme = Theme::named(name).unwrap().branded(&brand(tint, tint, tint));
                let columns = [theme.phases.pre_purchase, theme.phases.purchase, theme.phases.post_purchase];
                for ground in [theme.ground, theme.panel, theme.card, theme.well] {
                    for letters in [theme.accent_text, theme.heading, theme.ink, theme.muted] {
                        assert!(letters.contrast(ground) >= least, "{name} {tint}: {letters} on {ground}");
                    }
                }
                for phase in columns {
                    for letters in [theme.ink, theme.muted, theme.accent_text, theme.love_text, theme.pain_text] {
                        assert!(
                            letters.contrast(phase.column) >= LETTERS,
                            "{name} {tint}: {letters} on {}",
                            phase.column
                        );
                    }
                    assert!(phase.text.contrast(phase.band) >= LETTERS);
                }
                assert!(theme.on_accent.contrast(theme.accent) >= LETTERS);
                assert!(theme.number_text.contrast(theme.number) >= LETTERS);
            }
        }
    }
}
