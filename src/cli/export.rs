//! `journey-canvas export`: read, analyse, lay out, draw, write.

use std::{path::Path, sync::Arc};

use super::{
    args::Export,
    console::{Console, persona},
    exit::{Exit, Stop},
};
use crate::{
    analysis::{NoWatch, Report, Seed, analyse},
    export::{self, ExportError, PngOptions, Size, SvgOptions},
    layout::{Lens, typeset::Parley},
    model::{Id, JourneyMap, Persona},
    scene::{Page, PageRequest, PageSize, Theme, pages, smallest_text},
    wording,
};

/// Document units an inch: a slide of 1,920 units is 13⅓ inches wide.
const UNITS_PER_INCH: f32 = 144.0;
const POINTS_PER_INCH: f32 = 72.0;
/// The smallest letters that a room can read on a slide, in points.
const SMALLEST_ON_SLIDE: f32 = 8.0;

/// The kinds of picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Png,
    Svg,
}

pub(super) fn run(asked: &Export, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let kind = kind(&asked.output)?;
    refuse_mismatch(asked, kind)?;
    let (lens, size) = (lens(&asked.lens)?, page_size(&asked.page)?);
    if asked.slices.is_some() {
        return Err(Stop::wrong(wording::command::no_slices()));
    }
    let theme = asked.theme.as_deref().map(theme).transpose()?;
    let map = console.sound_map(&asked.file)?;
    let focus = asked.persona.as_deref().map(|name| persona(&map, name)).transpose()?;
    let theme = theme.unwrap_or_else(|| theme_of(&map, console));
    let request = PageRequest {
        lens,
        page: size,
        theme,
        has_analysis: !asked.no_analysis,
        persona: focus,
        is_transparent: asked.transparent,
    };
    let typesetter = Parley::with_system_fonts();
    let report = report(&map, focus, asked.no_analysis);
    let page = pages(&map, report.as_ref(), &request, &typesetter).into_iter().next();
    let page = page.ok_or_else(|| Stop::wrong(wording::command::nothing_to_draw()))?;
    warn_of_small_text(&page, size, console);
    let bytes = picture(&page, kind, asked, &typesetter).map_err(|error| refusal(&error, asked))?;
    console.write_file(&asked.output, &bytes)?;
    Ok(Exit::Done)
}

fn report(map: &JourneyMap, focus: Option<Id<Persona>>, is_unwanted: bool) -> Option<Report> {
    if is_unwanted { None } else { analyse(map, focus, Seed::default(), &NoWatch) }
}

fn kind(path: &Path) -> Result<Kind, Stop> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "png" => Ok(Kind::Png),
        "svg" => Ok(Kind::Svg),
        "" => Err(Stop::wrong(wording::command::no_ending(&path.display().to_string(), &["png", "svg"]))),
        other => Err(Stop::wrong(wording::command::not_made("export", other, &["png", "svg"]))),
    }
}

/// An option that has no meaning for the kind of picture is a mistake, not a wish to be forgotten.
fn refuse_mismatch(asked: &Export, kind: Kind) -> Result<(), Stop> {
    let has_size = asked.dpi.is_some() || asked.scale.is_some() || asked.width.is_some();
    match kind {
        Kind::Svg if has_size => Err(Stop::wrong(wording::command::only_for("--dpi, --scale and --width", "png"))),
        Kind::Png if asked.outlines => Err(Stop::wrong(wording::command::only_for("--outlines", "svg"))),
        _ => Ok(()),
    }
}

fn lens(name: &str) -> Result<Lens, Stop> {
    let names = Lens::ALL.map(Lens::name);
    Lens::named(name).ok_or_else(|| Stop::wrong(wording::command::no_such_value("lens", name, &names)))
}

fn page_size(name: &str) -> Result<PageSize, Stop> {
    match name {
        "fit" => Ok(PageSize::Fit),
        "16:9" => Ok(PageSize::Slide16x9),
        "4:3" => Ok(PageSize::Slide4x3),
        other => Err(Stop::wrong(wording::command::no_such_value("page", other, &["fit", "16:9", "4:3"]))),
    }
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

fn warn_of_small_text(page: &Page, size: PageSize, console: &mut Console<'_>) {
    let points = smallest_text(&page.scene).map(|units| units / UNITS_PER_INCH * POINTS_PER_INCH);
    if let (Some(points), true) = (points, size != PageSize::Fit)
        && points < SMALLEST_ON_SLIDE
    {
        console.say(&wording::command::small_text(points, SMALLEST_ON_SLIDE));
    }
}

fn picture(page: &Page, kind: Kind, asked: &Export, faces: &Parley) -> Result<Vec<u8>, ExportError> {
    let is_transparent = asked.transparent;
    if kind == Kind::Svg {
        let options = SvgOptions { outlines: asked.outlines, is_transparent };
        return export::svg(page, &options, faces).map(String::into_bytes);
    }
    let size = match (asked.dpi, asked.width) {
        (Some(dpi), _) => Size::Scale(dpi / UNITS_PER_INCH),
        (_, Some(width)) => Size::Width(width),
        _ => Size::Scale(asked.scale.unwrap_or(1.0)),
    };
    let mut bytes = Vec::new();
    export::png(page, &PngOptions { size, dpi: Some(dots_per_inch(page, size)), is_transparent }, faces, &mut bytes)?;
    Ok(bytes)
}

/// So that the picture is printed as large as the page is meant to be.
fn dots_per_inch(page: &Page, size: Size) -> f32 {
    match size {
        Size::Scale(scale) => UNITS_PER_INCH * scale,
        #[expect(clippy::cast_precision_loss, reason = "pixels of a side are far below 2^24")]
        Size::Width(width) => UNITS_PER_INCH * width as f32 / page.size.0.max(1.0),
    }
}

fn refusal(error: &ExportError, asked: &Export) -> Stop {
    let path = asked.output.display().to_string();
    Stop::wrong(match error {
        ExportError::TooLarge { width, height, most_width, most_height, .. } => {
            wording::command::picture_too_large((*width, *height), (*most_width, *most_height), &path)
        }
        ExportError::Empty { .. } => wording::command::picture_too_small(&path),
        other => wording::command::picture_failed(&other.to_string(), &path),
    })
}
