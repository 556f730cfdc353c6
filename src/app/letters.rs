//! The letters of a map's pages: those of its brand, where there is a font that can be used, else the program's own.

use std::{path::Path, sync::Arc};

use crate::{
    layout::typeset::{Branded, MOST_FONT_BYTES, Parley},
    model::JourneyMap,
    persist,
    scene::Parts,
    wording,
};

/// The typesetter of the pages, and what there is to say where the font is not used. Reads a file: not for the window's
/// own thread.
pub(super) fn letters(
    set: &Arc<Parley>,
    map: &JourneyMap,
    path: Option<&Path>,
    parts: Parts,
) -> (Branded, Option<String>) {
    let plain = || Branded::plain(set);
    let font = map.about.brand.font.trim();
    if font.is_empty() || !parts.has_brand {
        return (plain(), None);
    }
    let Some(path) = path else { return (plain(), Some(wording::brand::font_before_saving())) };
    let most = u64::try_from(MOST_FONT_BYTES).unwrap_or(u64::MAX);
    match persist::font_beside(path, font, most).map(|bytes| Branded::with(set, &bytes)) {
        Ok(Ok(branded)) => (branded, None),
        Ok(Err(_)) => (plain(), Some(wording::brand::no_font_file(font))),
        Err(error) => (plain(), Some(wording::brand::font_file_refused(&error, font))),
    }
}
