//! The typesetter: parley at scale 1 with our own faces, so that rows break alike on the screen and in every file.
//!
//! Knows: the three bundled weights, which families fill in other scripts, and how a shaped line becomes
//! rows and runs. Knows nothing of what the text means.
//!
//! Limitations: a variable fallback font is drawn at its default weight; where Chinese and Japanese write one
//! character differently, the first family found decides; rows are horizontal; U+FFFD itself is drawn as a diamond.

mod brand;
mod clean;
mod divide;
mod faces;
mod kept;
mod rows;
mod together;

#[cfg(test)]
mod tests;

use std::{
    cell::Cell,
    ops::Range,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use parley::{
    BaseDirection, BreakReason, FontFamily, FontFamilyName, FontWeight, Layout, LayoutContext, LineHeight,
    OverflowWrap, StyleProperty, TextWrapMode,
};

use super::text::{FaceFile, FaceId, Faces, GlyphRun, Runs, TextStyle, Typesetter, Weight};
pub use brand::{Branded, FontError, MOST_FONT_BYTES};
use faces::Shelf;
use kept::Kept;

/// The name under which the bundled family is known, here and in exports.
pub const FAMILY: &str = "Inter";

thread_local! {
    static SHAPED: Cell<u64> = const { Cell::new(0) };
}

/// The typesetter. Cheap to share: it locks inside, and keeps what it has set.
pub struct Parley {
    inside: Mutex<Inside>,
}

struct Inside {
    shelf: Shelf,
    scratch: LayoutContext<()>,
    line: Layout<()>,
    kept: Kept,
}

impl std::fmt::Debug for Parley {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Parley")
    }
}

impl Parley {
    /// Knows the bundled faces only: the same rows on every machine.
    #[must_use]
    pub fn bundled() -> Self {
        Self::with_folders(Vec::new())
    }

    /// Looks in the system's font folders too, at the first character that the bundled faces lack.
    #[must_use]
    pub fn with_system_fonts() -> Self {
        Self::with_folders(faces::system_folders())
    }

    /// Looks in these folders for the families that fill in other scripts, at the first character that the
    /// bundled faces lack.
    #[must_use]
    pub fn with_folders(folders: Vec<PathBuf>) -> Self {
        let inside = Inside {
            shelf: Shelf::new(folders),
            scratch: LayoutContext::new(),
            line: Layout::new(),
            kept: Kept::default(),
        };
        Self { inside: Mutex::new(inside) }
    }

    /// How many texts this thread has shaped so far, by whatever typesetter: what was kept is not shaped again.
    #[must_use]
    pub fn shaped() -> u64 {
        SHAPED.get()
    }

    /// The number of the brand that a font file is; the same file has the same number.
    ///
    /// # Errors
    /// [`FontError`] for what is no font, or too large.
    pub fn adopt(&self, bytes: &[u8]) -> Result<u8, FontError> {
        self.inside().shelf.adopt(bytes)
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        // What is kept is only ever replaced whole, so a thread that died in here left nothing half done.
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Parley {
    fn default() -> Self {
        Self::bundled()
    }
}

impl Typesetter for Parley {
    fn set(&self, text: &str, style: TextStyle, width: Option<f32>) -> Arc<Runs> {
        let width = width.map(|width| if width.is_finite() { width.max(0.0) } else { f32::MAX });
        let mut inside = self.inside();
        if let Some(runs) = inside.kept.find(text, style, width) {
            return runs;
        }
        SHAPED.set(SHAPED.get() + 1);
        let runs = Arc::new(inside.set(text, style, width));
        inside.kept.keep(text, style, width, Arc::clone(&runs));
        runs
    }
}

impl Faces for Parley {
    fn face(&self, id: FaceId) -> Option<FaceFile> {
        self.inside().shelf.file(id)
    }
}

impl Inside {
    fn set(&mut self, text: &str, style: TextStyle, width: Option<f32>) -> Runs {
        let mut text = clean::cleaned(text);
        if text.is_empty() {
            return Runs::default();
        }
        self.shape(&text, style, width, BaseDirection::Auto);
        let mut missing = Vec::new();
        let mut lacking = rows::lacking(&self.line);
        if !lacking.is_empty() && self.shelf.look_in_folders() {
            self.shape(&text, style, width, BaseDirection::Auto);
            lacking = rows::lacking(&self.line);
        }
        if !lacking.is_empty() {
            // A stand-in has no direction of its own, so the one of the text is kept.
            let direction = if self.line.is_rtl() { BaseDirection::Rtl } else { BaseDirection::Ltr };
            let drawn;
            (drawn, text) = clean::with_stand_ins(&text, &lacking, &mut missing);
            self.shape(&drawn, style, width, direction);
        }
        let hyphen = self.hyphenated(&text, style, width);
        let rows = rows::rows(&self.line, &text, (style, width), hyphen.as_ref(), &mut self.shelf);
        let widest = rows.iter().fold(0.0_f32, |widest, row| widest.max(row.rect.w));
        let height = rows.last().map_or(0.0, |row| row.rect.bottom());
        Runs { rows, width: widest, height, text, missing }
    }

    /// Shapes and breaks into `self.line`: what belongs together stays so, unless a word would be torn for it.
    fn shape(&mut self, text: &str, style: TextStyle, width: Option<f32>, direction: BaseDirection) {
        let bound = if width.is_some() { together::bound(text) } else { Vec::new() };
        self.break_rows(text, style, width, direction, &bound);
        if !bound.is_empty() && self.has_torn_words() {
            self.break_rows(text, style, width, direction, &[]);
        }
    }

    fn has_torn_words(&self) -> bool {
        self.line.lines().any(|line| line.break_reason() == BreakReason::Emergency)
    }

    fn break_rows(
        &mut self,
        text: &str,
        style: TextStyle,
        width: Option<f32>,
        direction: BaseDirection,
        bound: &[Range<usize>],
    ) {
        let names: Vec<FontFamilyName<'_>> =
            self.shelf.families(style.family).into_iter().map(FontFamilyName::named).collect();
        let properties: [StyleProperty<'_, ()>; 5] = [
            StyleProperty::FontFamily(FontFamily::List(names.into())),
            StyleProperty::FontSize(style.size()),
            StyleProperty::FontWeight(FontWeight::new(f32::from(number(style.weight)))),
            StyleProperty::LineHeight(LineHeight::FontSizeRelative(f32::from(style.line_height) / 100.0)),
            StyleProperty::OverflowWrap(OverflowWrap::Anywhere),
        ];
        let mut builder = self.scratch.ranged_builder(&mut self.shelf.context, text, 1.0, false);
        builder.set_base_direction(direction);
        for property in properties {
            builder.push_default(property);
        }
        for range in bound {
            builder.push(StyleProperty::TextWrapMode(TextWrapMode::NoWrap), range.clone());
        }
        builder.build_into(&mut self.line, text);
        self.line.break_all_lines(width);
    }

    /// Where a row ends within a word, a hyphen is drawn, and the rows are broken anew so that it has room. None where
    /// no row does.
    fn hyphenated(&mut self, text: &str, style: TextStyle, width: Option<f32>) -> Option<GlyphRun> {
        let width = width.filter(|width| *width < f32::MAX)?;
        if !self.line.lines().any(|line| rows::ends_within_a_word(&line, text)) {
            return None;
        }
        let broken = std::mem::take(&mut self.line);
        self.break_rows(rows::HYPHEN, style, None, BaseDirection::Ltr, &[]);
        let hyphen = rows::rows(&self.line, rows::HYPHEN, (style, None), None, &mut self.shelf);
        self.line = broken;
        let hyphen = hyphen.into_iter().next()?.runs.into_iter().next()?;
        // Where there is hardly room for a letter beside it, letters are worth more.
        if width < hyphen.width + 2.0 * style.size() {
            return None;
        }
        self.break_divided(text, width - hyphen.width);
        Some(hyphen)
    }

    /// Breaks rows of this width, each that ends within a word before a syllable of it.
    fn break_divided(&mut self, text: &str, width: f32) {
        let mut widths: Vec<f32> = Vec::new();
        loop {
            let mut lines = self.line.break_lines();
            for place in 0.. {
                let own = widths.get(place).copied().unwrap_or(width);
                lines.state_mut().set_layout_max_advance(own);
                lines.state_mut().set_line_max_advance(own);
                if lines.break_next().is_none() {
                    break;
                }
            }
            lines.finish();
            // Each round settles one row more.
            let rest = self.line.lines().enumerate().skip(widths.len());
            let torn = rest.filter(|(_, line)| line.break_reason() == BreakReason::Emergency);
            let mut shorter = torn.filter_map(|(place, line)| Some((place, rows::divided_width(&line, text)?)));
            let Some((place, own)) = shorter.next() else { return };
            widths.resize(place, width);
            widths.push(own);
        }
    }
}

/// A weight as CSS and OpenType number it.
#[must_use]
pub fn number(weight: Weight) -> u16 {
    match weight {
        Weight::Regular => 400,
        Weight::SemiBold => 600,
        Weight::Bold => 700,
    }
}
