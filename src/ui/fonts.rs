//! The typesetter's faces as egui's fonts.
//!
//! Every face is a family of its own (so that a glyph run is drawn in exactly its face), and all of
//! them together, Inter first, are the family of the controls.
//!
//! Limitations: a fallback face serves text fields only once some text of the map has asked for it.

use std::{collections::BTreeSet, sync::Arc};

use egui::{
    FontData, FontDefinitions, FontFamily,
    epaint::text::{FontTweak, VariationCoords},
};

use super::paint::family;
use crate::layout::text::{FaceFile, FaceId, Faces};

/// The bundled weights: regular, semibold, bold.
pub const BUNDLED: [FaceId; 3] = [FaceId(0), FaceId(1), FaceId(2)];

/// egui's fonts for these faces, and those of them that there are.
#[must_use]
pub fn definitions(faces: &dyn Faces, wanted: &BTreeSet<FaceId>) -> (FontDefinitions, BTreeSet<FaceId>) {
    let mut fonts = FontDefinitions::default();
    let mut found = BTreeSet::new();
    let mut controls = Vec::new();
    for id in BUNDLED.iter().chain(wanted) {
        let Some(file) = faces.face(*id) else { continue };
        let name = format!("face {}", id.0);
        fonts.font_data.insert(name.clone(), Arc::new(data(file)));
        fonts.families.insert(family(*id), vec![name.clone()]);
        if *id == FaceId(0) || !BUNDLED.contains(id) {
            controls.push(name);
        }
        found.insert(*id);
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        let last = fonts.families.remove(&family).unwrap_or_default();
        fonts.families.insert(family, controls.iter().cloned().chain(last).collect());
    }
    // Semibold and bold controls may hold names in other scripts too.
    for id in [FaceId(1), FaceId(2)] {
        if let Some(list) = fonts.families.get_mut(&family(id)) {
            list.extend(controls.iter().skip(1).cloned());
        }
    }
    (fonts, found)
}

fn data(file: FaceFile) -> FontData {
    let tweak = FontTweak { hinting: Some(false), coords: VariationCoords::default(), ..FontTweak::default() };
    FontData::from_blob(file.bytes, file.index).tweak(tweak)
}
