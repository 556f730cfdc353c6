//! Pictures of the templates for the welcome page: real maps, laid out once.

use std::sync::{
    Arc,
    mpsc::{self, Receiver},
};

use super::picture::whole;
use crate::{
    analysis::{NoWatch, Seed, analyse},
    layout::{Request, layout, text::Typesetter, typeset::Parley},
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
    /// Is there no touchpoint in it?
    pub(super) is_empty: bool,
    /// Its picture, as soon as it is made.
    pub(super) scene: Option<Arc<Scene>>,
}

/// The templates in the order of their keys, then the example.
#[derive(Default)]
pub(super) struct Thumbnails {
    all: Vec<Thumbnail>,
    /// In which theme.
    theme: String,
    pictures: Option<Receiver<(&'static str, Scene)>>,
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
    /// The templates and the example. Their pictures are made beside the window, at the first call.
    pub(super) fn all(
        &mut self,
        theme: &Arc<Theme>,
        set: &Arc<Parley>,
        wake: impl Fn() + Send + 'static,
    ) -> (Vec<&Thumbnail>, Option<&Thumbnail>) {
        if self.all.is_empty() || self.theme != theme.name {
            self.theme.clone_from(&theme.name);
            self.all = names().into_iter().chain([EXAMPLE]).filter_map(plain).collect();
            self.pictures = begin(Arc::clone(theme), Arc::clone(set), wake);
        }
        for (name, scene) in self.pictures.iter().flat_map(Receiver::try_iter) {
            if let Some(thumbnail) = self.all.iter_mut().find(|thumbnail| thumbnail.name == name) {
                thumbnail.scene = Some(Arc::new(scene));
            }
        }
        let is_example = |thumbnail: &&Thumbnail| thumbnail.name == EXAMPLE;
        let tiles = self.all.iter().filter(|thumbnail| !is_example(thumbnail)).collect();
        (tiles, self.all.iter().find(is_example))
    }
}

fn plain(name: &'static str) -> Option<Thumbnail> {
    let map = map_named(name)?;
    Some(Thumbnail {
        name,
        title: title(name, &map),
        says: says(name, &map),
        is_empty: map.touchpoints.is_empty(),
        scene: None,
    })
}

fn begin(
    theme: Arc<Theme>,
    set: Arc<Parley>,
    wake: impl Fn() + Send + 'static,
) -> Option<Receiver<(&'static str, Scene)>> {
    let (send, pictures) = mpsc::channel();
    let make = move || {
        for name in names().into_iter().chain([EXAMPLE]) {
            if let Some(map) = map_named(name) {
                let shape = if name == EXAMPLE { EXAMPLE_TILE } else { TILE };
                drop(send.send((name, picture(shape, &map, &theme, set.as_ref()))));
                wake();
            }
        }
    };
    std::thread::Builder::new().name("thumbnails".into()).spawn(make).ok().map(|_| pictures)
}

/// How much wider than high the pictures are: a little less than the tiles, so that they fill them.
pub(super) const TILE: f32 = 1.55;
const EXAMPLE_TILE: f32 = 1.55;

/// The picture of a map that is `shape` times as wide as high.
pub(super) fn picture(shape: f32, map: &JourneyMap, theme: &Theme, set: &dyn Typesetter) -> Scene {
    let report = analyse(map, None, Seed::default(), &NoWatch);
    let mut request = Request::of(map);
    if let Some(report) = &report {
        request = request.with_report(report);
    }
    // First as small as it can be, then as wide or as high as the tile wants it.
    let small = layout(&request, set);
    let (width, height) = small.size;
    request.width = Some(whole(width.max(height * shape)));
    request.height = Some(whole(height.max(width / shape)));
    let layout = layout(&request, set);
    compose(map, &layout, theme, report.as_ref())
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
    let more = match name {
        "retailer" => ": store, web shop, home",
        "service" => ", up to the renewal",
        "software-trial" => ", from trial to paid",
        "bank" => ": branch, app, letter",
        "clinic" => ": a patient and her daughter",
        _ => "",
    };
    format!("{} stages, {} touchpoints{more}", map.stages.len(), map.touchpoints.len())
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
