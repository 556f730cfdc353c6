//! The floors: paths lead downward only, and what belongs to one floor stays there.
//!
//! Every source file is read as text, its comments and strings blanked, and every `crate::floor` path in it is held
//! against the list. Limitations: a path that a macro makes, or that begins with a rename of the crate, is not seen.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on says so")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Each floor, and the floors whose words it may use.
const FLOORS: [(&str, &[&str]); 14] = [
    ("model", &[]),
    ("graph", &["model"]),
    ("analysis", &["graph", "model"]),
    ("edit", &["model"]),
    ("import", &["edit", "model"]),
    ("persist", &["model"]),
    // Sentences for everything beneath, refusals of edit, import and persist included.
    ("wording", &["analysis", "graph", "model", "edit", "import", "persist"]),
    ("layout", &["wording", "analysis", "graph", "model"]),
    ("scene", &["layout", "wording", "analysis", "graph", "model"]),
    ("export", &["scene", "layout", "wording", "analysis", "graph", "model"]),
    ("interact", &["edit", "scene", "layout", "wording", "analysis", "graph", "model"]),
    ("ui", &["interact", "edit", "export", "scene", "layout", "wording", "analysis", "graph", "model"]),
    (
        "app",
        &[
            "ui", "interact", "edit", "import", "persist", "export", "scene", "layout", "wording", "analysis", "graph",
            "model",
        ],
    ),
    ("cli", &["edit", "import", "persist", "export", "scene", "layout", "wording", "analysis", "graph", "model"]),
];

/// Words that only these floors may use.
const AT_HOME: [(&str, &[&str]); 11] = [
    ("petgraph", &["graph"]),
    ("egui", &["ui", "app"]),
    ("eframe", &["ui", "app"]),
    ("egui_extras", &["ui", "app"]),
    ("rfd", &["ui", "app"]),
    ("clap", &["cli"]),
    ("fs", &["persist", "cli", "app"]),
    ("SystemTime", &["app", "cli"]),
    ("Instant", &["app", "cli"]),
    ("getrandom", &["app", "cli"]),
    ("tempfile", &["persist"]),
];

/// What one source text does that its floor must not.
fn offences(floor: &str, source: &str) -> Vec<String> {
    let code = words(&bare(&without_tests(source)));
    let mut offences = Vec::new();
    let may: &[&str] = FLOORS.iter().find(|(name, _)| *name == floor).map_or(&[], |(_, may)| may);
    for used in floors_used(&code) {
        if used != floor && !may.contains(&used.as_str()) {
            offences.push(format!("{floor} uses {used}"));
        }
    }
    for (word, homes) in AT_HOME {
        if !homes.contains(&floor) && code.iter().any(|used| used == word) {
            offences.push(format!("{floor} uses {word}"));
        }
    }
    offences
}

/// The floors behind `crate::`, also inside braces: `crate::{edit::perform, model::{Id, Link}}`.
fn floors_used(code: &[String]) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, _) in code.iter().enumerate().filter(|(_, word)| matches!(word.as_str(), "crate" | "journey_canvas")) {
        if code.get(at + 1).is_none_or(|next| next != "::") {
            continue;
        }
        let rest = &code[at + 2..];
        if rest.first().is_some_and(|word| word == "{") {
            used.extend(first_words(rest));
        } else {
            used.extend(rest.first().cloned());
        }
    }
    used.retain(|word| FLOORS.iter().any(|(floor, _)| floor == word));
    used
}

/// The first word of each path in a group that begins at `code`.
fn first_words(code: &[String]) -> Vec<String> {
    let mut depth = 0;
    let mut firsts = Vec::new();
    let mut before = "";
    for word in code {
        match word.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            name if depth == 1 && matches!(before, "{" | ",") => firsts.push(name.to_owned()),
            _ => {}
        }
        if depth == 0 {
            break;
        }
        before = word;
    }
    firsts
}

/// Names, `::`, braces and commas; everything else is only a gap.
fn words(code: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut name = String::new();
    let mut letters = code.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_alphanumeric() || letter == '_' {
            name.push(letter);
            continue;
        }
        if !name.is_empty() {
            words.push(std::mem::take(&mut name));
        }
        match letter {
            ':' if letters.next_if_eq(&':').is_some() => words.push("::".to_owned()),
            '{' | '}' | ',' | ';' | '(' | ')' => words.push(letter.to_string()),
            _ => {}
        }
    }
    words.extend((!name.is_empty()).then_some(name));
    words
}

/// A test may use what its floor may not.
fn without_tests(source: &str) -> String {
    source.split("#[cfg(test)]\nmod ").next().unwrap_or_default().to_owned()
}

/// The code without comments, strings and characters.
fn bare(source: &str) -> String {
    let mut code = String::new();
    let mut rest = source;
    while let Some(letter) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("r\"") || rest.starts_with("r#") {
            raw_string(rest)
        } else if letter == '"' {
            quoted(rest, '"')
        } else if letter == '\'' && is_character(rest) {
            quoted(rest, '\'')
        } else {
            code.push(letter);
            rest = &rest[letter.len_utf8()..];
            continue;
        };
        code.push(' ');
        rest = &rest[skipped..];
    }
    code
}

/// `'x'` or `'\n'`, and not the lifetime `'x`.
fn is_character(rest: &str) -> bool {
    let mut letters = rest.chars().skip(1);
    letters.next() == Some('\\') || letters.next() == Some('\'')
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        if letter == quote && !is_escaped {
            return at + 1;
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    rest.len()
}

fn raw_string(rest: &str) -> usize {
    let hashes = rest[1..].chars().take_while(|letter| *letter == '#').count();
    if !rest[1 + hashes..].starts_with('"') {
        return 1;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    rest[2 + hashes..].find(&close).map_or(rest.len(), |end| 2 + hashes + end + close.len())
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn every_floor_uses_only_floors_beneath_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for path in sources(&src) {
        let inside = path.strip_prefix(&src).unwrap();
        let floor = inside.components().next().unwrap().as_os_str().to_str().unwrap();
        // A file of tests of its own is declared `#[cfg(test)]` by its module.
        if matches!(floor, "lib.rs" | "main.rs") || path.file_stem().is_some_and(|name| name == "tests") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        found.extend(offences(floor, &text).into_iter().map(|what| format!("{}: {what}", inside.display())));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_floor_is_on_the_list_and_the_list_goes_downward() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folders = fs::read_dir(src).unwrap().map(|entry| entry.unwrap()).filter(|entry| entry.path().is_dir());
    let there: BTreeSet<String> = folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    let listed: BTreeSet<String> = FLOORS.iter().map(|(floor, _)| (*floor).to_owned()).collect();
    assert_eq!(there, listed);
    for (place, (floor, may)) in FLOORS.iter().enumerate() {
        for beneath in *may {
            assert!(FLOORS[..place].iter().any(|(name, _)| name == beneath), "{floor} stands beneath {beneath}");
        }
    }
}

#[test]
fn a_path_upward_is_found() {
    for (floor, source, offence) in [
        ("model", "use crate::edit::perform;", "model uses edit"),
        ("graph", "use crate::{model::{Id, Link}, analysis::Report};", "graph uses analysis"),
        ("scene", "fn f() { crate::export::svg(); }", "scene uses export"),
        ("edit", "pub use\n    crate :: { self as _, model::Id, wording };", "edit uses wording"),
        ("layout", "use petgraph::Graph;", "layout uses petgraph"),
        ("scene", "fn f(ui: &egui::Ui) {}", "scene uses egui"),
        ("export", "use std::{fs, io};", "export uses fs"),
        ("wording", "let now = std::time::SystemTime::now();", "wording uses SystemTime"),
        ("analysis", "let now = Instant::now();", "analysis uses Instant"),
    ] {
        assert_eq!(offences(floor, source), [offence], "{source}");
    }
}

#[test]
fn a_path_downward_and_words_that_are_no_code_are_not_found() {
    for (floor, source) in [
        ("edit", "use crate::{edit::Refusal, model::{self, Id}};"),
        (
            "model",
            "//! As `crate::edit::perform` does.\n/* crate::ui */ let s = \"crate::app \\\" petgraph\"; let q = '\"';",
        ),
        ("model", "let s = r#\"use crate::app;\"#; fn f<'a>(x: &'a str) {}"),
        ("model", "fn f() {}\n#[cfg(test)]\nmod tests { use crate::edit::perform; use std::fs; }"),
        ("persist", "use std::fs;"),
        ("graph", "use petgraph::Graph;"),
        ("model", "let offset = Edge { instant: 1, fsync: 2 };"),
    ] {
        assert_eq!(offences(floor, source), Vec::<String>::new(), "{source}");
    }
}
