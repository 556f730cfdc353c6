//! What may stand on the command line. The help that clap prints is made of these comments.

use std::{ffi::OsString, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Customer journey maps that say where the moments of truth are.
#[derive(Debug, Parser)]
#[command(
    name = "journey-canvas",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Without a command the window opens. Exit codes: 0 done; 1 done, and the answer is no; 2 the command or the \
                  input is wrong; 3 the output could not be written."
)]
pub(super) struct Arguments {
    /// A map to open in the window
    pub(super) file: Option<PathBuf>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Begin a map from a template
    New(New),
    /// Say whether maps are sound
    Check(Check),
    /// Say where the moments of truth are and what to fix first
    Analyze(Analyze),
    /// Make a picture, a document or tables of a map; the kind is told by the ending: png, svg, pdf, pptx, xlsx, csv, md, mmd
    Export(Box<Export>),
    /// Make a map from a Mermaid journey, also inside Markdown, or from a table of touchpoints
    Import(Import),
    /// Edit and save a map without end, for the crash test
    #[command(hide = true)]
    Rehearse(Rehearse),
    #[command(hide = true)]
    Diff(Rest),
    #[command(hide = true)]
    Merge(Rest),
    #[command(hide = true)]
    Completions(Rest),
}

/// Arguments of a command that is not there yet.
#[derive(Debug, Args)]
pub(super) struct Rest {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    _rest: Vec<OsString>,
}

/// Begin a map.
#[derive(Debug, Args)]
pub(super) struct New {
    /// Which template
    #[arg(required_unless_present = "list")]
    pub(super) template: Option<String>,
    /// The map to write; one that is there is replaced
    #[arg(short, long, value_name = "FILE", required_unless_present = "list")]
    pub(super) output: Option<PathBuf>,
    /// Name the templates
    #[arg(long, conflicts_with_all = ["template", "output"])]
    pub(super) list: bool,
}

/// Edit and save without end.
#[derive(Debug, Args)]
pub(super) struct Rehearse {
    /// The map
    pub(super) file: PathBuf,
}

/// Check maps.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Maps; - reads standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// How to say it
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: CheckFormat,
}

/// How `check` answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum CheckFormat {
    /// Sentences
    #[default]
    Text,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
}

/// Analyse a map.
#[derive(Debug, Args)]
pub(super) struct Analyze {
    /// The map; - reads standard input
    pub(super) file: PathBuf,
    /// How to say it
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: ReportFormat,
    /// The file to write, one that is there is replaced; a picture of the map is put beside a markdown file
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
    /// Look through the eyes of one persona
    #[arg(long, value_name = "NAME")]
    pub(super) persona: Option<String>,
    /// Seed of the simulation; the same seed gives the same report
    #[arg(long, value_name = "N", default_value_t = crate::analysis::Seed::default().0)]
    pub(super) seed: u64,
    /// Also say what personas are worth
    #[arg(long)]
    pub(super) values: bool,
}

/// How `analyze` answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum ReportFormat {
    /// Sentences
    #[default]
    Text,
    /// For programs
    Json,
    /// For documents
    #[value(alias = "md")]
    Markdown,
    /// For spreadsheets, a line a touchpoint; figures with two decimals
    Csv,
}

/// Make a picture.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// The map; - reads standard input
    pub(super) file: PathBuf,
    /// The picture to write; one that is there is replaced
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: PathBuf,
    /// Which view: journey, map, emotion, channels, creators, blueprint
    #[arg(long, default_value = "journey")]
    pub(super) lens: String,
    /// Leave rows of a sheet out, as doing,metric
    #[arg(long, value_name = "ROW", value_delimiter = ',')]
    pub(super) hide: Vec<String>,
    /// What it is made for: fit, 16:9, 4:3, a4, a3, a0, or a sheet as 900x600mm
    #[arg(long, default_value = "fit")]
    pub(super) page: String,
    /// Dots per inch (png); 144 is scale 1, and paper has 300 unless said
    #[arg(long, value_name = "N", group = "size", value_parser = positive)]
    pub(super) dpi: Option<f32>,
    /// Times as large (png)
    #[arg(long, value_name = "N", group = "size", value_parser = positive)]
    pub(super) scale: Option<f32>,
    /// This many pixels wide (png)
    #[arg(long, value_name = "PX", group = "size", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) width: Option<u32>,
    /// In which colours; the map's own unless said
    #[arg(long, value_name = "NAME")]
    pub(super) theme: Option<String>,
    /// Without ground
    #[arg(long)]
    pub(super) transparent: bool,
    /// Letters as paths, so that no font is needed (svg)
    #[arg(long)]
    pub(super) outlines: bool,
    /// Without marks and findings
    #[arg(long)]
    pub(super) no_analysis: bool,
    /// Whose curve is in front, and through whose eyes it is analysed
    #[arg(long, value_name = "NAME")]
    pub(super) persona: Option<String>,
    /// A page for every stage: as pages of a pdf, as files of their own otherwise
    #[arg(long, value_name = "stage", num_args = 0..=1, default_missing_value = "stage")]
    pub(super) slices: Option<String>,
    /// Everything that is presented, as a pptx always is: personas, map, findings, matrix, plan; 16:9 unless --page says
    #[arg(long)]
    pub(super) deck: bool,
    /// Leave parts out: title, personas, findings, legend, evidence, brand
    #[arg(long, value_name = "PART", value_delimiter = ',')]
    pub(super) without: Vec<String>,
    /// The message at the head, instead of the map's own
    #[arg(long, value_name = "TEXT")]
    pub(super) headline: Option<String>,
    /// The colour of what is stressed, as 1A73E8, instead of the map's own
    #[arg(long, value_name = "RRGGBB")]
    pub(super) accent: Option<String>,
    /// The organisation's logo (PNG, JPEG, WebP), instead of the map's own
    #[arg(long, value_name = "FILE")]
    pub(super) logo: Option<PathBuf>,
    /// The organisation's letters (TrueType, OpenType), instead of the map's own
    #[arg(long, value_name = "FILE")]
    pub(super) font: Option<PathBuf>,
    /// The line about evidence at the foot, instead of the map's own
    #[arg(long, value_name = "TEXT")]
    pub(super) evidence: Option<String>,
}

/// Import a text.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// The text; - reads standard input
    #[arg(value_name = "IN")]
    pub(super) file: PathBuf,
    /// The map to write; one that is there is replaced
    #[arg(short, long, value_name = "FILE", required_unless_present = "dry_run")]
    pub(super) output: Option<PathBuf>,
    /// What it is: mermaid, touchpoints. Guessed unless said
    #[arg(long = "as", value_name = "KIND")]
    pub(super) kind: Option<String>,
    /// Add to this map, joining touchpoints by title (touchpoints)
    #[arg(long, value_name = "FILE")]
    pub(super) map: Option<PathBuf>,
    /// Which column has which role: title, stage, emotion, emotion:Maya … (touchpoints)
    #[arg(long, value_name = "ROLE=NAME", value_parser = column)]
    pub(super) column: Vec<(String, String)>,
    /// Only say what would come in
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Every journey of a Markdown text, not only the first
    #[arg(long)]
    pub(super) all: bool,
}

fn column(text: &str) -> Result<(String, String), String> {
    let (role, name) = text.split_once('=').ok_or_else(|| "a role, =, and the heading of a column".to_owned())?;
    Ok((role.trim().to_owned(), name.trim().to_owned()))
}

fn positive(text: &str) -> Result<f32, String> {
    match text.parse() {
        Ok(number) if f32::is_finite(number) && number > 0.0 => Ok(number),
        _ => Err("a number above 0".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_grammar_contradicts_itself_nowhere() {
        Arguments::command().debug_assert();
    }
}
