//! `journey-canvas analyze`: the report.

use std::path::Path;

use super::{
    args::{Analyze, ReportFormat},
    console::{Console, persona},
    exit::{Exit, Stop},
};
use crate::{
    analysis::{Lint, NoWatch, Report, Seed, analyse, lint},
    export::{self, Format, Order},
    layout::typeset::Parley,
    model::{Id, JourneyMap, Persona},
    persist,
    scene::{PageRequest, Theme},
    wording,
};

pub(super) fn run(asked: &Analyze, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let map = console.sound_map(&asked.file)?;
    let focus = asked.persona.as_deref().map(|name| persona(&map, name)).transpose()?;
    // Nobody stops it, so there always is a report.
    let Some(report) = analyse(&map, focus, Seed(asked.seed), &NoWatch) else { return Ok(Exit::Done) };
    let lint = lint(&map);
    let Some(out) = asked.output.as_deref().filter(|out| *out != Path::new("-")) else {
        console.result(said(asked, &map, (&report, &lint), None).as_bytes())?;
        return Ok(Exit::Done);
    };
    let mut picture = None;
    let beside = persist::beside(out, "", Format::Png.ending());
    if asked.format == ReportFormat::Markdown && beside != out {
        match drawn(&map, &report, focus, out) {
            Ok(bytes) => {
                console.write_file(&beside, &bytes)?;
                picture = beside.file_name().map(|name| name.to_string_lossy().into_owned());
            }
            // The report is what was asked for; without its picture it is still one.
            Err(sentence) => console.say(&sentence),
        }
    }
    console.write_file(out, said(asked, &map, (&report, &lint), picture.as_deref()).as_bytes())?;
    Ok(Exit::Done)
}

fn said(asked: &Analyze, map: &JourneyMap, (report, lint): (&Report, &[Lint]), picture: Option<&str>) -> String {
    let mut sections = wording::report_sections(map, report, lint);
    sections.extend(wording::value_section(map, report).filter(|_| asked.values));
    match asked.format {
        ReportFormat::Text => wording::sections_text(map, report, &sections),
        ReportFormat::Json => {
            let mut json = wording::report_json(map, report, lint);
            if let Some(report_of) = json.as_object_mut().filter(|_| asked.values) {
                report_of.insert("values".to_owned(), wording::values_json(map, report));
            }
            format!("{json:#}\n")
        }
        ReportFormat::Markdown => wording::sections_markdown(map, report, &sections, picture),
        ReportFormat::Csv => wording::report_csv(map, report),
    }
}

/// The classic sheet with its findings, as `export` draws it.
fn drawn(map: &JourneyMap, report: &Report, focus: Option<Id<Persona>>, out: &Path) -> Result<Vec<u8>, String> {
    let theme = map.settings.theme.as_deref().and_then(Theme::named).unwrap_or_else(Theme::paper);
    let request = PageRequest { theme, persona: focus, ..PageRequest::default() };
    let stem = out.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let order = Order { format: Format::Png, request, size: None, outlines: false, stem };
    let path = out.display().to_string();
    let failed = |error: export::ExportError| wording::command::picture_failed(&error.to_string(), &path);
    let made = export::make(map, Some(report), &order, &Parley::with_system_fonts(), &NoWatch).map_err(failed)?;
    Ok(made.files.into_iter().next().map(|file| file.bytes).unwrap_or_default())
}
