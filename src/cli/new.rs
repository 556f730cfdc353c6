//! `journey-canvas new`: a map from a template.

use std::fmt::Write;

use super::{
    args::New,
    console::Console,
    exit::{Exit, Stop},
};
use crate::{persist, wording};

pub(super) fn run(asked: &New, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (Some(name), Some(path)) = (&asked.template, &asked.output) else {
        console.result(list().as_bytes())?;
        return Ok(Exit::Done);
    };
    let text = persist::template(name).ok_or_else(|| {
        let known: Vec<_> = persist::TEMPLATES.iter().map(|template| template.name).collect();
        Stop::wrong(wording::command::unknown("template", name, &known))
    })?;
    console.write_file(path, text.as_bytes())?;
    Ok(Exit::Done)
}

/// A line for each template: its name, and its title where it has one.
fn list() -> String {
    let width = persist::TEMPLATES.iter().map(|template| template.name.len()).max().unwrap_or_default();
    persist::TEMPLATES.iter().fold(String::new(), |mut lines, template| {
        let about = persist::read(template.text).map(|map| map.about).unwrap_or_default();
        let line = format!("{:width$}  {}", template.name, about.title);
        let _infallible = writeln!(lines, "{}", line.trim_end());
        lines
    })
}
