//! The map file: what is written is read again, and every known trap of the format is closed.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so")]

use std::{collections::BTreeSet, fs, path::Path};

use journey_canvas::{
    model::{Fault, Id, JourneyMap, Order, Stage, Touchpoint, check},
    persist::{
        FILE_LIMIT, Limited, LoadError, Position, Problem, TEMPLATES, TEXT_LIMIT, TOUCHPOINT_LIMIT, VERSION, decode,
        read, write,
    },
};
use proptest::prelude::*;

/// A file with every field of every record, frozen as version 1 writes it.
const V1: &str = include_str!("files/map-v1.ron");
/// The same version with the brand that a map may bring since.
const V1_BRAND: &str = include_str!("files/map-v1-brand.ron");

#[track_caller]
fn refused(text: &str) -> LoadError {
    read(text).expect_err("should be refused")
}

#[track_caller]
fn malformed(text: &str) -> (usize, usize, Problem) {
    match refused(text) {
        LoadError::Malformed { at: Position { line, column }, problem } => (line, column, problem),
        other => panic!("{other:?}"),
    }
}

/// The frozen file with one text in place of another, which must be in it.
#[track_caller]
fn changed(from: &str, to: &str) -> String {
    assert!(V1.contains(from), "{from}");
    V1.replacen(from, to, 1)
}

#[test]
fn every_version_has_a_frozen_file_that_is_still_read() {
    for version in 1..=VERSION {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/files/map-v{version}.ron"));
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let map = read(&text).expect("a frozen file is read for ever");
        assert_eq!(check(&map), [], "{}", path.display());
    }
}

#[test]
fn reading_and_writing_changes_nothing() {
    for frozen in [V1, V1_BRAND] {
        assert_eq!(write(&read(frozen).unwrap()), frozen);
    }
    for template in TEMPLATES {
        let map = read(template.text).unwrap_or_else(|error| panic!("{}: {error}", template.name));
        assert_eq!(write(&map), template.text, "{}", template.name);
        assert_eq!(check(&map), [], "{}", template.name);
    }
}

#[test]
fn every_example_is_sound_and_written_as_the_program_writes_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let Ok(entries) = fs::read_dir(folder) else { return };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    for path in paths.filter(|path| path.extension().is_some_and(|ending| ending == "ron")) {
        let text = fs::read_to_string(&path).unwrap();
        let map = read(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(write(&map) == text, "{} is not as the program writes it", path.display());
        assert_eq!(check(&map), [], "{}", path.display());
    }
}

/// A made-up field in each record makes the reader list the record's own: all must be in the file.
#[test]
fn the_frozen_file_holds_every_field_of_every_record() {
    let mut kinds = BTreeSet::new();
    for (opening, _) in V1_BRAND.match_indices("(\n").skip(2) {
        let text = format!("{}(\nno_such_field: (),{}", &V1_BRAND[..opening], &V1_BRAND[opening + 1..]);
        let (_, _, Problem::UnknownField { field, known }) = malformed(&text) else { panic!("{text}") };
        assert_eq!(field, "no_such_field");
        kinds.insert(known);
    }
    assert!(kinds.len() >= 18, "{} kinds of record", kinds.len());
    for field in kinds.iter().flatten() {
        assert!(V1_BRAND.contains(&format!(" {field}: ")), "no record of the frozen file has the field {field}");
    }
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    for (from, to) in [
        ("\"pe-3456789a\": (\n                name", "\"pe-23456789\": (\n                name"),
        ("\"Is it fun?\": No", "\"Are reviews shown?\": No"),
        ("\"Ben\": -90", "\"Ana\": -90"),
        ("LowHangingFruit: (", "MomentOfTruth: ("),
        ("\"pe-3456789a\": (\n                    is_absent", "\"pe-23456789\": (\n                    is_absent"),
    ] {
        let (line, _, problem) = malformed(&changed(from, to));
        assert!(problem.to_string().contains("stands twice"), "line {line}: {problem}");
    }
    let (line, _, problem) = malformed(&changed("order: \"f\",", "name: \"Mia\","));
    assert_eq!((line, problem), (45, Problem::RepeatedField("name".into())));
}

#[test]
fn an_unknown_field_is_refused_with_its_place() {
    let (line, column, problem) = malformed(&changed("organisation:", "organization:"));
    assert_eq!((line, column), (7, 13));
    let Problem::UnknownField { field, known } = problem else { panic!("{problem}") };
    assert_eq!(field, "organization");
    assert!(known.contains(&"organisation".to_owned()));
}

#[test]
fn an_unknown_word_is_refused_with_the_choices() {
    let (_, _, problem) = malformed(&changed("creator: Owned", "creator: Borrowed"));
    let known = ["Paid", "Owned", "Earned"].map(str::to_owned).to_vec();
    assert_eq!(problem, Problem::UnknownWord { word: "Borrowed".into(), known });
}

#[test]
fn a_missing_field_is_named() {
    let (_, _, problem) = malformed(&changed("title: \"Pay\",", ""));
    assert_eq!(problem, Problem::MissingField("title".into()));
}

#[test]
fn a_newer_version_is_refused_before_anything_else_is_read() {
    for text in [
        "( format: \"journey-canvas\", version: 2, world: Strange[ )",
        "// hello\n( version: 2, format: \"journey-canvas\"",
        "( hall: { \"a\": Some(Thing(1..2)) }, version: 2, format: \"journey-canvas\", ",
    ] {
        assert_eq!(refused(text), LoadError::Newer { found: 2 }, "{text}");
    }
    assert_eq!(refused("( format: \"journey-canvas\", version: 0, map: () )"), LoadError::NoSuchVersion { found: 0 });
}

#[test]
fn something_else_is_not_taken_for_a_map() {
    assert_eq!(refused("( format: \"shopping\", version: 1 )"), LoadError::WrongFormat { found: "shopping".into() });
    for text in
        ["", "\u{feff}", "journey\n title x", "{}", "[1, 2]", "( map: () )", "{\"format\": \"journey-canvas\"}x"]
    {
        let error = refused(text);
        assert!(matches!(error, LoadError::NotAMap | LoadError::Malformed { .. }), "{text}: {error:?}");
    }
    assert_eq!(refused("shopping list"), LoadError::NotAMap);
}

#[test]
fn a_conflict_marker_is_named_with_its_line() {
    let ours = changed("            state: ToBe,\n", "<<<<<<< HEAD\n            state: ToBe,\n=======\n");
    assert_eq!(refused(&ours), LoadError::ConflictMarker { line: 8 });
    let version = V1.replacen("    version: 1,\n", "||||||| base\n    version: 1,\n", 1);
    assert_eq!(refused(&version), LoadError::ConflictMarker { line: 3 });
}

#[test]
fn a_number_that_is_none_or_out_of_range_is_refused() {
    for wrong in ["NaN", "inf", "-inf", "101", "-101", "1e2", "99999999999999999999", "0.5", "\"-70\""] {
        let (line, _, problem) = malformed(&changed("emotion: -70", &format!("emotion: {wrong}")));
        assert!((212..=214).contains(&line), "{wrong} on line {line}: {problem}");
    }
    assert!(malformed(&changed("votes: 4,", "votes: 4294967296,")).2 == Problem::NumberOutOfRange);
    assert!(malformed(&changed("share: 6500,", "share: 10001,")).2.to_string().contains("10001"));
}

#[test]
fn a_nesting_bomb_is_refused() {
    let bomb = |depth: usize| format!("( bomb: {}{}, format: \"journey-canvas\"", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(malformed(&bomb(200)).2, Problem::TooDeep);
    assert_eq!(malformed(&bomb(1_000_000)).2, Problem::TooDeep);
}

#[test]
fn a_text_beyond_its_limit_is_refused() {
    let title = |length: usize| changed("title: \"Pay\"", &format!("title: \"{}\"", "x".repeat(length)));
    assert!(read(&title(TEXT_LIMIT)).is_ok());
    let LoadError::TextTooLong { at, bytes } = refused(&title(TEXT_LIMIT + 1)) else { panic!() };
    assert_eq!((at.column, bytes), (24, TEXT_LIMIT + 1));
}

#[test]
fn a_map_beyond_its_limits_is_refused() {
    let stage = Id::<Stage>::from_words("Buy", 0);
    let touchpoints = |count: usize| {
        let mut map = JourneyMap::empty();
        let titled = |n: u32| (Id::from_words("x", n), Touchpoint::titled("x", stage, Order::after(None)));
        map.touchpoints = (0..).map(titled).take(count).collect();
        map
    };
    assert!(read(&write(&touchpoints(1_000))).is_ok());
    let many = touchpoints(TOUCHPOINT_LIMIT + 1);
    let error = refused(&write(&many));
    assert_eq!(error, LoadError::TooMany { what: Limited::Touchpoints, count: TOUCHPOINT_LIMIT + 1 });
}

#[test]
fn a_file_beyond_its_limit_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.ron");
    fs::File::create(&path).unwrap().set_len(FILE_LIMIT + 1).unwrap();
    let error = journey_canvas::persist::load(&path).unwrap_err();
    assert_eq!(error, LoadError::FileTooLarge { bytes: FILE_LIMIT + 1 });
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_are_read() {
    let windows = format!("\u{feff}{}", V1.replace('\n', "\r\n"));
    assert_eq!(read(&windows), read(V1));
    let (line, _, _) = malformed(&windows.replacen("organisation:", "organization:", 1));
    assert_eq!(line, 7);
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    let mut bytes = V1.as_bytes().to_vec();
    bytes[30] = 0xff;
    assert_eq!(decode(&bytes), Err(LoadError::NotText(Position { line: 2, column: 29 })));
}

#[test]
fn a_file_that_breaks_off_anywhere_is_refused_without_a_panic() {
    for (end, _) in V1.char_indices().step_by(11).filter(|(end, _)| *end < V1.trim_end().len()) {
        assert!(read(&V1[..end]).is_err(), "{}", &V1[..end]);
    }
}

#[test]
fn a_map_with_faults_is_read_and_the_faults_are_told() {
    let map = read(&changed("from: \"tp-3456789a\"", "from: \"tp-zzzzzzzz\"")).unwrap();
    assert!(matches!(check(&map)[..], [Fault::LostEnd { .. }]));
}

#[test]
fn a_note_by_hand_does_not_disturb() {
    let noted = changed("    map: (", "    // by hand, \"quoted\" <<<<<<<\n    /* and /* nested */ */\n    map: (");
    assert_eq!(read(&noted), read(V1));
}

proptest! {
    #[test]
    fn any_text_comes_back_as_it_was(title in any::<String>(), notes in "([ \\n\\t\"\\\\'#a]|\\PC){0,40}") {
        let mut map = read(V1).unwrap();
        map.about.title = title;
        map.about.scenario = notes.clone();
        map.about.sources = vec![notes];
        let text = write(&map);
        prop_assert!(!text.contains('\r') && text.ends_with(")\n"));
        prop_assert_eq!(read(&text), Ok(map));
    }

    #[test]
    fn any_damage_is_an_error_and_never_a_panic(at in any::<prop::sample::Index>(), put in "\\PC|[(){}\\[\\]\",:#/*\\\\]") {
        let letters: Vec<char> = V1.chars().collect();
        let at = at.index(letters.len());
        let damaged: String = letters[..at].iter().copied().chain(put.chars()).chain(letters[at + 1..].iter().copied()).collect();
        let _either = read(&damaged);
    }
}
