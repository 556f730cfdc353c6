//! The shelf of faces: three bundled ones, and those found in font folders once something was missing.

use std::{path::PathBuf, sync::Arc};

use parley::{
    FontContext, FontData, FontWeight,
    fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache},
};

use super::{FAMILY, FontError, brand};
use crate::layout::text::{FaceFile, FaceId};

/// The bundled files, in the order of their `FaceId`s, with their weights.
const BUNDLED: [(&[u8], u16); 3] = [
    (include_bytes!("../../../assets/fonts/Inter-Regular.otf"), 400),
    (include_bytes!("../../../assets/fonts/Inter-SemiBold.otf"), 600),
    (include_bytes!("../../../assets/fonts/Inter-Bold.otf"), 700),
];

/// What the bundled family is called on the shelf, so that another edition of it on the system never mixes in.
const BUNDLED_FAMILY: &str = "Journey Canvas bundled";

/// What brands are called on the shelf, so that a system font of the same name never mixes in.
const BRANDS: [&str; 16] = [
    "Journey Canvas brand 1",
    "Journey Canvas brand 2",
    "Journey Canvas brand 3",
    "Journey Canvas brand 4",
    "Journey Canvas brand 5",
    "Journey Canvas brand 6",
    "Journey Canvas brand 7",
    "Journey Canvas brand 8",
    "Journey Canvas brand 9",
    "Journey Canvas brand 10",
    "Journey Canvas brand 11",
    "Journey Canvas brand 12",
    "Journey Canvas brand 13",
    "Journey Canvas brand 14",
    "Journey Canvas brand 15",
    "Journey Canvas brand 16",
];

/// Families that fill in other scripts, tried in this order: the free ones first, as they are the same on
/// every machine that has them, then what the systems bring. Emoji in one colour before coloured ones.
const FALLBACKS: [&str; 34] = [
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Naskh Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Tamil",
    "Noto Sans Thai",
    "Noto Sans Armenian",
    "Noto Sans Georgian",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans CJK KR",
    "Noto Sans SC",
    "Noto Sans JP",
    "Noto Sans KR",
    "Source Han Sans",
    "PingFang SC",
    "Hiragino Sans",
    "Apple SD Gothic Neo",
    "Microsoft YaHei",
    "Yu Gothic",
    "Malgun Gothic",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "Geeza Pro",
    "Kohinoor Devanagari",
    "Nirmala UI",
    "Noto Emoji",
    "Noto Sans Symbols",
    "Noto Sans Symbols 2",
    "Segoe UI Symbol",
    "DejaVu Sans",
    "Arial Unicode MS",
];

/// Where the systems keep their fonts; those that are not there are passed over.
pub(super) fn system_folders() -> Vec<PathBuf> {
    let fixed =
        ["/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts", "C:\\Windows\\Fonts"];
    let own = [".local/share/fonts", ".fonts", "Library/Fonts", "AppData\\Local\\Microsoft\\Windows\\Fonts"];
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).map(PathBuf::from);
    let own = home.into_iter().flat_map(|home| own.map(|folder| home.join(folder)));
    fixed.into_iter().map(PathBuf::from).chain(own).collect()
}

/// The faces given out so far, and where more may be.
pub(super) struct Shelf {
    pub(super) context: FontContext,
    families: Vec<&'static str>,
    given: Vec<Given>,
    folders: Vec<PathBuf>,
    brands: Vec<Brand>,
}

/// A font file of somebody's own.
struct Brand {
    bytes: Arc<Vec<u8>>,
    /// What it is called on the shelf.
    key: &'static str,
    /// What it calls itself.
    name: String,
}

struct Given {
    font: FontData,
    family: String,
    weight: u16,
}

impl Shelf {
    pub(super) fn new(folders: Vec<PathBuf>) -> Self {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let mut given = Vec::with_capacity(BUNDLED.len());
        for (bytes, weight) in BUNDLED {
            let data = Blob::new(Arc::new(bytes));
            let names = FontInfoOverride {
                family_name: Some(BUNDLED_FAMILY),
                weight: Some(FontWeight::new(f32::from(weight))),
                ..FontInfoOverride::default()
            };
            collection.register_fonts(data.clone(), Some(names));
            given.push(Given { font: FontData::new(data, 0), family: FAMILY.to_owned(), weight });
        }
        let context = FontContext { collection, source_cache: SourceCache::default() };
        Self { context, families: vec![BUNDLED_FAMILY], given, folders, brands: Vec::new() }
    }

    /// The families to shape with: the brand of this number, the bundled one, those that fill in.
    pub(super) fn families(&self, brand: u8) -> Vec<&'static str> {
        let brand = usize::from(brand).checked_sub(1).and_then(|place| self.brands.get(place));
        brand.map(|brand| brand.key).into_iter().chain(self.families.iter().copied()).collect()
    }

    /// Takes a font file in, and gives its number, from 1; the same file keeps its number.
    pub(super) fn adopt(&mut self, bytes: &[u8]) -> Result<u8, FontError> {
        let known = self.brands.iter().position(|brand| *brand.bytes == bytes);
        let place = match known {
            Some(place) => place,
            None => {
                let name = brand::checked(bytes)?;
                let place = self.brands.len();
                let key = BRANDS.get(place).copied().ok_or(FontError::TooMany)?;
                let bytes = Arc::new(bytes.to_vec());
                let names = FontInfoOverride { family_name: Some(key), ..FontInfoOverride::default() };
                self.context.collection.register_fonts(Blob::new(Arc::clone(&bytes) as _), Some(names));
                self.brands.push(Brand { bytes, key, name });
                place
            }
        };
        u8::try_from(place + 1).map_err(|_| FontError::TooMany)
    }

    /// Loads what the folders hold, the first time; true if that found a family that may help.
    pub(super) fn look_in_folders(&mut self) -> bool {
        if self.folders.is_empty() {
            return false;
        }
        let folders: Vec<_> = std::mem::take(&mut self.folders).into_iter().filter(|folder| folder.is_dir()).collect();
        self.context.collection.load_fonts_from_paths(folders);
        let found = FALLBACKS.into_iter().filter(|name| self.context.collection.family_id(name).is_some());
        let found: Vec<_> = found.collect();
        self.families.extend(&found);
        !found.is_empty()
    }

    /// The number of a face; a new one for a face not given out before.
    pub(super) fn id(&mut self, font: &FontData) -> FaceId {
        let known = self.given.iter().position(|given| given.font == *font);
        let place = known.unwrap_or_else(|| {
            let (family, weight) = self.describe(font);
            self.given.push(Given { font: font.clone(), family, weight });
            self.given.len() - 1
        });
        // There are 34 families of a few faces each.
        FaceId(u16::try_from(place).unwrap_or(0))
    }

    pub(super) fn file(&self, id: FaceId) -> Option<FaceFile> {
        let given = self.given.get(usize::from(id.0))?;
        let (bytes, _) = given.font.data.clone().into_raw_parts();
        Some(FaceFile {
            bytes,
            index: given.font.index,
            family: given.family.clone(),
            weight: given.weight,
            is_bundled: usize::from(id.0) < BUNDLED.len(),
        })
    }

    /// Family and weight of a fallback face: of the families in use, the one that holds this very file.
    fn describe(&mut self, font: &FontData) -> (String, u16) {
        let own = self.families.iter().map(|name| (*name, (*name).to_owned()));
        let brands = self.brands.iter().map(|brand| (brand.key, brand.name.clone()));
        for (key, name) in brands.chain(own).collect::<Vec<_>>() {
            let Some(family) = self.context.collection.family_by_name(key) else { continue };
            for info in family.fonts() {
                let same = |data: Blob<u8>| data.id() == font.data.id() && info.index() == font.index;
                if info.load(Some(&mut self.context.source_cache)).is_some_and(same) {
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
                    let weight = info.weight().value().round().clamp(1.0, 1000.0) as u16;
                    return (name, weight);
                }
            }
        }
        (String::new(), 400)
    }
}
