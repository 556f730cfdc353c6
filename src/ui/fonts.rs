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
    let mut fallbacks = Vec::new();
    for id in BUNDLED.iter().chain(wanted) {
        let Some(file) = faces.face(*id) else { continue };
        let name = format!("face {}", id.0);
        let weight = file.weight;
        fonts.font_data.insert(name.clone(), Arc::new(data(file)));
        fonts.families.insert(family(*id), vec![name.clone()]);
        if !BUNDLED.contains(id) {
            fallbacks.push((weight, name));
        }
        found.insert(*id);
    }
    // Of several weights of a face the one that is nearest is asked first.
    let filling = |weight: u16| {
        let mut names = fallbacks.clone();
        names.sort_by_key(|(other, _)| other.abs_diff(weight));
        names.into_iter().map(|(_, name)| name)
    };
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        let last = fonts.families.remove(&family).unwrap_or_default();
        let first = found.contains(&FaceId(0)).then(|| "face 0".to_owned());
        fonts.families.insert(family, first.into_iter().chain(filling(400)).chain(last).collect());
    }
    // Semibold and bold controls may hold names in other scripts too.
    for (id, weight) in [(FaceId(1), 600), (FaceId(2), 700)] {
        if let Some(list) = fonts.families.get_mut(&family(id)) {
            list.extend(filling(weight));
        }
    }
    (fonts, found)
}

fn data(file: FaceFile) -> FontData {
    let tweak = FontTweak { hinting: Some(false), coords: VariationCoords::default(), ..FontTweak::default() };
    FontData::from_blob(file.bytes, file.index).tweak(tweak)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{text::Faces, typeset::Parley};

    /// The bundled faces again as fallbacks, the bold one first.
    struct Shelf(Parley);

    impl Faces for Shelf {
        fn face(&self, id: FaceId) -> Option<FaceFile> {
            self.0.face(match id {
                FaceId(3) => FaceId(2),
                FaceId(4) => FaceId(0),
                own => own,
            })
        }
    }

    #[test]
    fn other_scripts_are_as_bold_as_the_control_that_holds_them() {
        let (fonts, found) = definitions(&Shelf(Parley::bundled()), &BTreeSet::from([FaceId(3), FaceId(4)]));
        assert_eq!(found.len(), 5);
        let order = |family: FontFamily| {
            let names = fonts.families.get(&family).map(|names| names.iter().take(3).cloned().collect::<Vec<_>>());
            names.unwrap_or_default()
        };
        assert_eq!(order(FontFamily::Proportional), ["face 0", "face 4", "face 3"]);
        assert_eq!(order(family(FaceId(2))), ["face 2", "face 3", "face 4"]);
    }
}
