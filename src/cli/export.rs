//! `journey-canvas export`: read, analyse, lay out, draw, write.

use std::{path::Path, sync::Arc};

use super::{
    args::Export,
    console::{Console, persona},
    exit::{Exit, Stop},
};
use crate::{
    analysis::{NoWatch, Report, Seed, analyse},
    export::{self, Format, Order, Size},
    import,
    layout::{
        Lens, RowKind,
        typeset::{Branded, MOST_FONT_BYTES, Parley},
    },
    model::{Id, JourneyMap, Persona, Tint},
    persist,
    scene::{PageRequest, PageSize, Pages, Parts, Theme, UNITS_PER_INCH},
    wording,
};

pub(super) fn run(asked: &Export, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let format = format(&asked.output)?;
    refuse_mismatch(asked, format)?;
    let lens = lens(&asked.lens)?;
    let page = page_size(&asked.page)?;
    let (pages, parts) = (wanted_pages(asked)?, parts(&asked.without)?);
    let theme = asked.theme.as_deref().map(theme).transpose()?;
    let mut map = console.sound_map(&asked.file)?;
    let focus = asked.persona.as_deref().map(|name| persona(&map, name)).transpose()?;
    let theme = theme.unwrap_or_else(|| theme_of(&map, console));
    let hidden = asked.hide.iter().map(|name| row(lens, name)).collect::<Result<_, _>>()?;
    if let Some(headline) = &asked.headline {
        map.about.headline.clone_from(headline);
    }
    if let Some(evidence) = &asked.evidence {
        map.about.evidence_line.clone_from(evidence);
    }
    brand(&mut map, asked, &theme, console)?;
    let request = PageRequest {
        hidden,
        lens,
        page,
        pages,
        parts,
        theme,
        has_analysis: !asked.no_analysis,
        persona: focus,
        is_transparent: asked.transparent,
    };
    let stem = asked.output.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let order = Order { format, request, size: size(asked), outlines: asked.outlines, stem };
    let typesetter = letters(&map, asked, console);
    let report = report(&map, focus, asked.no_analysis);
    let made = export::make(&map, report.as_ref(), &order, &typesetter, &NoWatch);
    let made = made.map_err(|error| Stop::wrong(export::refusal(&error, &asked.output.display().to_string())))?;
    made.told(wording::command::LARGER_BY_OPTION).iter().for_each(|sentence| console.say(sentence));
    for file in &made.files {
        console.write_file(&persist::beside(&asked.output, &file.suffix, file.ending), &file.bytes)?;
    }
    Ok(Exit::Done)
}

/// Colours and logo that are asked for, in place of the map's own; says where an accent cannot be read as letters.
fn brand(map: &mut JourneyMap, asked: &Export, theme: &Theme, console: &mut Console<'_>) -> Result<(), Stop> {
    if let Some(text) = &asked.accent {
        let tint: Tint = text.parse().map_err(|_| Stop::wrong(wording::brand::no_colour(text)))?;
        map.about.brand.accent = Some(tint);
    }
    if let Some(path) = &asked.logo {
        let shown = path.display().to_string();
        let bytes = persist::read_bytes(path).map_err(|error| Stop::wrong(wording::load_error(&error, &shown)))?;
        let logo = import::logo(&bytes).map_err(|error| Stop::wrong(wording::picture_error(&error, &shown)))?;
        map.about.brand.logo = Some(logo);
    }
    let dressed = theme.branded(&map.about.brand);
    if map.about.brand.accent.is_some() && dressed.accent != dressed.accent_text {
        let (accent, letters) = (dressed.accent.to_string(), dressed.accent_text.to_string());
        console.say(&wording::brand::accent_adjusted(&accent, &letters));
    }
    Ok(())
}

/// The typesetter, in the letters of the brand where there are any that can be used.
fn letters(map: &JourneyMap, asked: &Export, console: &mut Console<'_>) -> Branded {
    let set = Arc::new(Parley::with_system_fonts());
    let most = u64::try_from(MOST_FONT_BYTES).unwrap_or(u64::MAX);
    let own = map.about.brand.font.trim();
    let (shown, read) = match &asked.font {
        Some(path) => (path.display().to_string(), persist::font_file(path, most)),
        None if own.is_empty() || asked.without.iter().any(|part| part == "brand") => return Branded::plain(&set),
        None => (own.to_owned(), persist::font_beside(&asked.file, own, most)),
    };
    let said = match read.map(|bytes| Branded::with(&set, &bytes)) {
        Ok(Ok(branded)) => return branded,
        Ok(Err(_)) => wording::brand::no_font_file(&shown),
        Err(error) => wording::brand::font_file_refused(&error, &shown),
    };
    console.say(&said);
    Branded::plain(&set)
}

fn wanted_pages(asked: &Export) -> Result<Pages, Stop> {
    match asked.slices.as_deref() {
        None if asked.deck => Ok(Pages::Deck),
        None => Ok(Pages::Map),
        Some("stage") if asked.deck => Ok(Pages::DeckWithStages),
        Some("stage") => Ok(Pages::Stages),
        Some(other) => Err(Stop::wrong(wording::command::no_such_value("slices", other, &["stage"]))),
    }
}

/// All but those that are not wanted.
fn parts(without: &[String]) -> Result<Parts, Stop> {
    without.iter().try_fold(Parts::ALL, |parts, name| {
        parts.without(name).ok_or_else(|| Stop::wrong(wording::command::unknown("part", name, &Parts::NAMES)))
    })
}

fn size(asked: &Export) -> Option<Size> {
    match (asked.dpi, asked.width, asked.scale) {
        (Some(dpi), ..) => Some(Size::Scale(dpi / UNITS_PER_INCH)),
        (_, Some(width), _) => Some(Size::Width(width)),
        (.., scale) => scale.map(Size::Scale),
    }
}

fn report(map: &JourneyMap, focus: Option<Id<Persona>>, is_unwanted: bool) -> Option<Report> {
    if is_unwanted { None } else { analyse(map, focus, Seed::default(), &NoWatch) }
}

fn format(path: &Path) -> Result<Format, Stop> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    Format::of_ending(&ending).ok_or_else(|| {
        Stop::wrong(if ending.is_empty() {
            wording::command::no_ending(&path.display().to_string(), &Format::ENDINGS)
        } else {
            wording::command::not_made("export", &ending, &Format::ENDINGS)
        })
    })
}

/// An option that has no meaning for the kind of file is a mistake, not a wish to be forgotten.
fn refuse_mismatch(asked: &Export, format: Format) -> Result<(), Stop> {
    let has_size = asked.dpi.is_some() || asked.scale.is_some() || asked.width.is_some();
    if has_size && !matches!(format, Format::Png | Format::Markdown) {
        return Err(Stop::wrong(wording::command::only_for("--dpi, --scale and --width", "png")));
    }
    if (asked.slices.is_some() || asked.deck) && !format.is_drawn() {
        return Err(Stop::wrong(wording::command::only_for("--slices and --deck", "png, svg, pdf or pptx")));
    }
    if asked.outlines && format != Format::Svg {
        return Err(Stop::wrong(wording::command::only_for("--outlines", "svg")));
    }
    Ok(())
}

fn lens(name: &str) -> Result<Lens, Stop> {
    let names = Lens::ALL.map(Lens::name);
    Lens::named(name).ok_or_else(|| Stop::wrong(wording::command::no_such_value("lens", name, &names)))
}

/// A row that the lens has.
fn row(lens: Lens, name: &str) -> Result<RowKind, Stop> {
    let rows = lens.rows();
    if rows.is_empty() {
        let sheets: Vec<&str> = Lens::ALL.into_iter().filter(|lens| lens.is_sheet()).map(Lens::name).collect();
        return Err(Stop::wrong(wording::command::no_rows(lens.name(), &sheets)));
    }
    let names: Vec<&str> = rows.iter().map(|row| row.name()).collect();
    let found = RowKind::named(name).filter(|row| rows.contains(row));
    found.ok_or_else(|| Stop::wrong(wording::command::no_such_value("row", name, &names)))
}

fn page_size(name: &str) -> Result<PageSize, Stop> {
    let mut names: Vec<&str> = PageSize::NAMED.iter().map(|(name, _)| *name).collect();
    names.push("900x600mm");
    PageSize::named(name).ok_or_else(|| Stop::wrong(wording::command::no_such_value("page", name, &names)))
}

fn theme(name: &str) -> Result<Arc<Theme>, Stop> {
    Theme::named(name).ok_or_else(|| Stop::wrong(wording::command::unknown("theme", name, &Theme::names())))
}

/// The theme that the map asks for; one that is not there is no reason to draw nothing.
fn theme_of(map: &JourneyMap, console: &mut Console<'_>) -> Arc<Theme> {
    let Some(name) = map.settings.theme.as_deref() else { return Theme::paper() };
    theme(name).unwrap_or_else(|stop| {
        stop.sentences.iter().for_each(|sentence| console.say(sentence));
        Theme::paper()
    })
}
