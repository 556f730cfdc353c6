//! A brand in pictures: its colours, its logo and its letters, from the map and from the command line.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use journey_canvas::{model::JourneyMap, persist};

struct Desk(tempfile::TempDir);

/// What was said on standard error, and the exit code.
type Answer = (String, i32);

impl Desk {
    /// A folder with the example in it.
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/furniture-retailer.ron");
        fs::copy(example, desk.path("map.ron")).unwrap();
        fs::copy(font(), desk.path("own.otf")).unwrap();
        fs::write(desk.path("logo.png"), logo()).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn export(&self, out: &str, more: &[&str]) -> Answer {
        let program = env!("CARGO_BIN_EXE_journey-canvas");
        let mut command = Command::new(program);
        command.current_dir(self.0.path()).args(["export", "map.ron", "-o", out]).args(more);
        let output = command.output().unwrap();
        (String::from_utf8_lossy(&output.stderr).into_owned(), output.status.code().unwrap())
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn change(&self, change: impl FnOnce(&mut JourneyMap)) {
        let mut map = persist::open(&self.path("map.ron")).unwrap();
        change(&mut map);
        persist::save(&self.path("map.ron"), &map).unwrap();
    }
}

fn font() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts/Inter-Bold.otf")
}

/// A wide picture, 90 by 30.
fn logo() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 90, 30);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(&[120; 90 * 30 * 3]).unwrap();
    bytes
}

/// What was said, but for letters that a crowded slide makes small.
fn said_of_brand(said: &str) -> Vec<&str> {
    said.lines().filter(|line| !line.starts_with("The smallest text")).collect()
}

#[test]
fn a_picture_has_the_colour_and_the_logo_that_are_asked_for() {
    let desk = Desk::new();
    assert_eq!(desk.export("plain.svg", &["--page", "16:9"]).1, 0);
    let (said, code) = desk.export("own.svg", &["--page", "16:9", "--accent", "7A1FA2", "--logo", "logo.png"]);
    assert_eq!((said_of_brand(&said), code), (vec![], 0));
    let (plain, own) = (desk.text("plain.svg"), desk.text("own.svg"));
    assert!(own.contains("#7a1fa2") && !plain.contains("#7a1fa2"));
    assert_eq!(own.matches("<image").count(), plain.matches("<image").count() + 1);
}

#[test]
fn what_the_map_brings_is_used_and_can_be_left_out() {
    let desk = Desk::new();
    desk.change(|map| {
        map.about.brand.accent = "7A1FA2".parse().ok();
        map.about.brand.headings = "004D40".parse().ok();
        map.about.brand.logo = Some(journey_canvas::model::Picture { png: STANDARD.encode(logo()) });
        map.about.brand.font = "own.otf".to_owned();
    });
    for (name, more) in [("own.svg", &[][..]), ("plain.svg", &["--without", "brand"])] {
        let (said, code) = desk.export(name, &[&["--page", "16:9"], more].concat());
        assert_eq!((said_of_brand(&said), code), (vec![], 0), "{name}");
    }
    let (plain, own) = (desk.text("plain.svg"), desk.text("own.svg"));
    for (colour, name) in [("#7a1fa2", "the accent"), ("#004d40", "the headings")] {
        assert!(own.contains(colour) && !plain.contains(colour), "{name}");
    }
    assert!(own.contains("<image") && !plain.contains("<image"));
    // The brand's font is not embedded, as its licence is not known; the bundled one is.
    assert!(!own.contains("@font-face") && plain.contains("@font-face"));
}

#[test]
fn an_accent_that_cannot_be_read_as_letters_is_said() {
    let desk = Desk::new();
    let (said, code) = desk.export("own.svg", &["--accent", "#FFCC00"]);
    assert!(said.contains("Letters in FFCC00 could not be read") && code == 0, "{said}");
}

#[test]
fn a_wrong_colour_and_a_broken_logo_are_refused_and_nothing_is_written() {
    let desk = Desk::new();
    fs::write(desk.path("broken.png"), b"not a picture").unwrap();
    for more in [["--accent", "red"], ["--logo", "broken.png"], ["--logo", "nowhere.png"]] {
        let (said, code) = desk.export("own.svg", &more);
        assert!(code == 2 && !said.is_empty() && !desk.path("own.svg").exists(), "{more:?}: {said}");
    }
}

#[test]
fn a_font_that_cannot_be_used_is_said_and_the_picture_is_made_all_the_same() {
    let desk = Desk::new();
    fs::write(desk.path("broken.otf"), b"OTTO and nothing more").unwrap();
    for (font, said_of_it) in [
        ("broken.otf", "no TrueType or OpenType font"),
        ("nowhere.otf", "is not there"),
        ("../own.otf", "outside the folder"),
        ("/etc/hostname", "outside the folder"),
    ] {
        desk.change(|map| map.about.brand.font = font.to_owned());
        let (said, code) = desk.export("own.svg", &[]);
        assert!(code == 0 && said.contains(said_of_it), "{font}: {said}");
        assert!(desk.text("own.svg").contains("@font-face"), "the program's own letters");
    }
}

#[test]
fn slides_and_pages_of_a_brand_name_its_family_and_embed_its_letters() {
    let desk = Desk::new();
    desk.change(|map| map.about.brand.font = "own.otf".to_owned());
    assert_eq!(desk.export("own.pptx", &[]).1, 0);
    assert_eq!(desk.export("own.pdf", &["--page", "16:9"]).1, 0);
    assert!(fs::read(desk.path("own.pdf")).unwrap().starts_with(b"%PDF"));
}
