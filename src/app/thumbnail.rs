//! Pictures of the templates for the welcome page: real maps, laid out once.

use std::sync::Arc;

use crate::{
    analysis::Report,
    layout::{Request, layout, text::Typesetter},
    model::JourneyMap,
    persist,
    scene::{Scene, Theme, compose},
};

/// A map to begin with, and its picture.
pub(super) struct Thumbnail {
    /// What it is asked for by.
    pub(super) name: &'static str,
    /// What it is called.
    pub(super) title: String,
    /// What is in it.
    pub(super) says: String,
    /// Its picture.
    pub(super) scene: Arc<Scene>,
}

/// The templates in the order of their keys, and the example.
#[derive(Default)]
pub(super) struct Thumbnails {
    made: Option<(Vec<Thumbnail>, Option<Thumbnail>)>,
}

/// The name by which the example is asked for.
pub(super) const EXAMPLE: &str = "example";

/// The example, inside the program.
const EXAMPLE_FILE: &str = include_str!("../../examples/furniture-retailer.ron");

/// The templates in the order of their keys: the plainest last.
pub(super) fn names() -> Vec<&'static str> {
    let mut names: Vec<_> = persist::TEMPLATES.iter().map(|template| template.name).collect();
    if let Some(place) = names.iter().position(|name| *name == "blank") {
        let blank = names.remove(place);
        names.push(blank);
    }
    names
}

/// The map that is asked for by this name.
pub(super) fn map_named(name: &str) -> Option<JourneyMap> {
    let text = if name == EXAMPLE { Some(EXAMPLE_FILE) } else { persist::template(name) };
    // A test proves that all of them can be read.
    persist::read(text?).ok()
}

impl Thumbnails {
    /// All of them, made at the first call.
    pub(super) fn all(&mut self, theme: &Theme, set: &dyn Typesetter) -> (&[Thumbnail], Option<&Thumbnail>) {
        let (tiles, example) = self.made.get_or_insert_with(|| {
            let tiles = names().into_iter().filter_map(|name| make(name, theme, set)).collect();
            (tiles, make(EXAMPLE, theme, set))
        });
        (tiles, example.as_ref())
    }
}

fn make(name: &'static str, theme: &Theme, set: &dyn Typesetter) -> Option<Thumbnail> {
    let map = map_named(name)?;
    let report: Option<Report> = super::worker::analyse_now(&map);
    let mut request = Request::of(&map);
    if let Some(report) = &report {
        request = request.with_report(report);
    }
    let layout = layout(&request, set);
    let scene = Arc::new(compose(&map, &layout, theme, report.as_ref()));
    Some(Thumbnail { name, title: title(name, &map), says: says(name, &map), scene })
}

fn title(name: &str, map: &JourneyMap) -> String {
    let name = match name {
        EXAMPLE => return format!("The example: {}", map.about.title),
        name => name.replace('-', " "),
    };
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn says(name: &str, map: &JourneyMap) -> String {
    if name == EXAMPLE {
        return "A finished map with two personas, and an analysis that explains every star and every cherry.".into();
    }
    if map.touchpoints.is_empty() {
        return "Three phases, and a line to type into".into();
    }
    format!("{} stages, {} touchpoints", map.stages.len(), map.touchpoints.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_map_to_begin_with_can_be_read() {
        for name in names().into_iter().chain([EXAMPLE]) {
            let map = map_named(name).unwrap_or_else(|| panic!("{name} cannot be read"));
            assert!(crate::model::check(&map).is_empty(), "{name}");
        }
    }

    #[test]
    fn the_blank_map_has_the_last_key() {
        assert_eq!(names().last(), Some(&"blank"));
    }
}
