//! Letters of a brand: a font file that is checked before it is used, and a typesetter that sets everything in it.
//!
//! Limitations: one file, so a file of one weight sets headings and text alike, and a variable font at its default
//! weight; what the file has no letter for is set in the bundled family.

use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions};

use super::Parley;
use crate::layout::text::{FaceFile, FaceId, Faces, Runs, TextStyle, Typesetter};

/// Bytes of a font file that is taken: 16 MiB.
pub const MOST_FONT_BYTES: usize = 16 << 20;
/// Faces of one file.
const MOST_FACES: usize = 32;
/// How font files begin: TrueType, OpenType with other outlines, Apple's TrueType, a collection.
const BEGINNINGS: [&[u8]; 4] = [&[0, 1, 0, 0], b"OTTO", b"true", b"ttcf"];

/// Why a file is not taken for letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FontError {
    /// More bytes than [`MOST_FONT_BYTES`].
    #[error("{0} bytes are more than {MOST_FONT_BYTES}")]
    TooLarge(usize),
    /// Neither TrueType nor OpenType, or broken.
    #[error("no font that can be read")]
    NotAFont,
    /// The shelf holds as many brands as it can number.
    #[error("too many fonts")]
    TooMany,
}

/// The family that a font file holds.
pub(super) fn checked(bytes: &[u8]) -> Result<String, FontError> {
    if bytes.len() > MOST_FONT_BYTES {
        return Err(FontError::TooLarge(bytes.len()));
    }
    if !BEGINNINGS.iter().any(|beginning| bytes.starts_with(beginning)) {
        return Err(FontError::NotAFont);
    }
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
    let found = collection.register_fonts(Blob::new(Arc::new(bytes.to_vec())), None);
    let faces: usize = found.iter().map(|(_, faces)| faces.len()).sum();
    let (id, _) = found.first().filter(|_| (1..=MOST_FACES).contains(&faces)).ok_or(FontError::NotAFont)?;
    let name = collection.family_name(*id).unwrap_or_default();
    // The name is written into files: what no name holds is left out.
    let name: String = name.chars().filter(|letter| !letter.is_control()).take(64).collect();
    if name.trim().is_empty() { Err(FontError::NotAFont) } else { Ok(name.trim().to_owned()) }
}

/// The typesetter, setting everything in the letters of a brand.
#[derive(Debug, Clone)]
pub struct Branded {
    set: Arc<Parley>,
    family: u8,
}

impl Branded {
    /// Sets in the letters of this font file.
    ///
    /// # Errors
    /// [`FontError`]; the typesetter stays as it was.
    pub fn with(set: &Arc<Parley>, bytes: &[u8]) -> Result<Self, FontError> {
        Ok(Self { set: Arc::clone(set), family: set.adopt(bytes)? })
    }

    /// Sets in the program's own letters.
    #[must_use]
    pub fn plain(set: &Arc<Parley>) -> Self {
        Self { set: Arc::clone(set), family: 0 }
    }
}

impl Typesetter for Branded {
    fn set(&self, text: &str, style: TextStyle, width: Option<f32>) -> Arc<Runs> {
        self.set.set(text, TextStyle { family: self.family, ..style }, width)
    }
}

impl Faces for Branded {
    fn face(&self, id: FaceId) -> Option<FaceFile> {
        self.set.face(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::text::Weight;

    const BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-Bold.otf");

    #[test]
    fn letters_of_a_brand_are_its_own_and_the_others_stay_as_they_were() {
        let set = Arc::new(Parley::bundled());
        let style = TextStyle::new(16.0, Weight::Regular);
        let plain = set.set("Waits for the van", style, None);
        let branded = Branded::with(&set, BOLD).unwrap();
        let wide = branded.set("Waits for the van", style, None);
        assert!(wide.width > plain.width + 2.0);
        let face = wide.rows[0].runs[0].face;
        let file = branded.face(face).unwrap();
        assert!(face.0 >= 3 && !file.is_bundled && file.family == "Inter", "{}", file.family);
        assert_eq!(set.set("Waits for the van", style, None), plain);
        // The same file again is the same brand.
        assert_eq!(Branded::with(&set, BOLD).unwrap().family, branded.family);
    }

    #[test]
    fn what_a_brand_has_no_letter_for_is_set_in_the_bundled_family() {
        let set = Arc::new(Parley::bundled());
        let branded = Branded::with(&set, BOLD).unwrap();
        assert!(branded.set("Größe Ελληνικά", TextStyle::new(12.0, Weight::Regular), None).missing.is_empty());
    }

    #[test]
    fn what_is_no_font_is_refused() {
        let set = Arc::new(Parley::bundled());
        let refused = |bytes: &[u8]| Branded::with(&set, bytes).err();
        assert_eq!(refused(b""), Some(FontError::NotAFont));
        assert_eq!(refused(b"<svg/>"), Some(FontError::NotAFont));
        assert_eq!(refused(b"OTTO and then nothing that a font holds"), Some(FontError::NotAFont));
        assert_eq!(refused(&BOLD[..200]), Some(FontError::NotAFont));
        let large = vec![0; MOST_FONT_BYTES + 1];
        assert_eq!(refused(&large), Some(FontError::TooLarge(MOST_FONT_BYTES + 1)));
    }

    #[test]
    fn a_font_with_bytes_turned_about_never_takes_the_program_down() {
        let set = Arc::new(Parley::bundled());
        let mut state = 7_u32;
        for _ in 0..60 {
            let mut bytes = BOLD.to_vec();
            for _ in 0..40 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = state as usize % bytes.len();
                bytes[at] ^= (state >> 24) as u8;
            }
            if let Ok(branded) = Branded::with(&set, &bytes) {
                branded.set("Waits for the van", TextStyle::new(14.0, Weight::Bold), Some(60.0));
            }
        }
    }
}
