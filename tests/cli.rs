//! The command line as it is typed: the real program, in a folder of its own.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so")]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

const JOURNEY: &str =
    "journey\n  title A lamp\n  section Look\n    See one: 4: Maya\n  section Order\n    Pay: 1: Maya\n";

/// A folder to type in.
struct Desk(tempfile::TempDir);

/// What came of a command.
struct Ran {
    exit: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        Desk(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn put(&self, name: &str, text: &str) -> &Self {
        fs::write(self.path(name), text).unwrap();
        self
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Runs `journey-canvas` with these words, split at blanks.
    fn run(&self, words: &str) -> Ran {
        self.run_with(words, "")
    }

    fn run_with(&self, words: &str, input: &str) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_journey-canvas"))
            .args(words.split_whitespace())
            .current_dir(self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that does not read its input may be gone already.
        let _written = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        Ran {
            exit: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    #[track_caller]
    fn exits(self, exit: i32) -> Self {
        assert_eq!(self.exit, exit, "out: {}\nerr: {}", self.out, self.err);
        self
    }

    #[track_caller]
    fn says(self, words: &str) -> Self {
        assert!(self.err.contains(words), "not said: {words}\nbut: {}", self.err);
        self
    }

    #[track_caller]
    fn silent(self) -> Self {
        assert_eq!(self.err, "");
        self
    }

    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

/// A desk with a sound map, `shop.ron`.
fn with_map() -> Desk {
    let desk = Desk::new();
    desk.run("new retailer -o shop.ron").exits(0).silent();
    desk
}

/// A desk with `broken.ron`, whose one link leads nowhere.
fn with_faults() -> Desk {
    let desk = Desk::new();
    desk.put("day.mmd", JOURNEY).run("import day.mmd -o day.ron").exits(0);
    let text = desk.read("day.ron");
    let at = text.find("to: \"tp-").unwrap() + "to: \"tp-".len();
    desk.put("broken.ron", &format!("{}zzzzzzzz{}", &text[..at], &text[at + 8..]));
    desk
}

#[test]
fn help_and_version_are_results() {
    let desk = Desk::new();
    let help = desk.run("--help").exits(0).silent();
    for word in ["new", "check", "analyze", "export", "import", "Exit codes"] {
        assert!(help.out.contains(word), "{word}");
    }
    assert!(!help.out.contains("merge"), "what is not there is not offered");
    let version = desk.run("--version").exits(0);
    assert_eq!(version.out.trim(), concat!("journey-canvas ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_command_that_cannot_be_understood_exits_with_2() {
    let desk = Desk::new();
    for words in [
        "check",
        "new",
        "new retailer",
        "export",
        "analyze",
        "import day.mmd",
        "check --format yaml a.ron",
        "new --list retailer",
        "map.ron other.ron",
        "--unknown",
    ] {
        let ran = desk.run(words).exits(2).says("--help");
        assert_eq!(ran.out, "", "{words}");
    }
}

#[test]
fn a_command_that_is_not_there_yet_names_those_that_are() {
    let desk = Desk::new();
    desk.run("diff old.ron new.ron").exits(2).says("no `diff` yet. What works: new, check,");
    desk.run("merge a b c -o d").exits(2).says("no `merge` yet");
    desk.run("completions bash").exits(2).says("no `completions` yet");
}

#[test]
fn templates_are_listed_and_every_one_is_sound() {
    let desk = Desk::new();
    let list = desk.run("new --list").exits(0).silent().out;
    let names: Vec<_> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.contains(&"blank") && names.contains(&"retailer"), "{list}");
    for name in names {
        desk.run(&format!("new {name} -o {name}.ron")).exits(0).silent();
        desk.run(&format!("check {name}.ron")).exits(0).silent();
    }
}

#[test]
fn a_template_that_is_not_there_is_answered_with_the_nearest() {
    let desk = Desk::new();
    desk.run("new retialer -o x.ron").exits(2).says("There is no template “retialer”. Perhaps “retailer” is meant");
    assert!(desk.names().is_empty());
}

#[test]
fn check_answers_yes_no_or_cannot_be_read() {
    let desk = with_faults();
    assert!(desk.run("check day.ron").exits(0).silent().out.starts_with("Sound, with 1 persona, 2 stages,"));
    let no = desk.run("check day.ron broken.ron").exits(1).silent();
    assert!(no.out.contains("One fault: broken.ron"), "{}", no.out);
    assert!(no.out.contains("has an end that is not there (tp-zzzzzzzz)"), "{}", no.out);
    desk.run("check broken.ron nowhere.ron").exits(2).says("There is no such file");
}

#[test]
fn check_reads_standard_input() {
    let desk = with_map();
    let text = desk.read("shop.ron");
    assert!(desk.run_with("check -", &text).exits(0).out.trim_end().ends_with(": standard input"));
    desk.run_with("check -", "nonsense").exits(2).says("not a Journey Canvas map").says(": standard input");
}

#[test]
fn check_answers_programs_in_json() {
    let desk = with_faults();
    let json = desk.run("check --format json day.ron broken.ron nowhere.ron").exits(2).silent().json();
    assert_eq!(json["schema"], 1);
    let files = json["files"].as_array().unwrap();
    assert_eq!(files[0]["faults"], Value::Array(Vec::new()));
    assert_eq!((&files[0]["map"], &files[0]["touchpoints"]), (&Value::from("A lamp"), &Value::from(2)));
    assert_eq!(files[1]["faults"][0]["kind"], "lost_end");
    assert_eq!(files[1]["faults"][0]["subjects"][1], "tp-zzzzzzzz");
    assert!(files[2]["error"].as_str().unwrap().contains("no such file"));
}

#[test]
fn check_answers_spreadsheets_in_csv() {
    let desk = with_faults();
    let csv = desk.run("check --format csv broken.ron").exits(1).silent().out;
    let lines: Vec<_> = csv.lines().collect();
    assert_eq!(lines[0], "file,severity,kind,sentence,subjects");
    assert!(lines[1].starts_with("broken.ron,fault,lost_end,") && lines[1].ends_with("tp-zzzzzzzz"), "{csv}");
}

#[test]
fn what_is_wrong_with_a_file_is_said_with_its_place() {
    let desk = with_map();
    let text = desk.read("shop.ron");
    desk.put("typo.ron", &text.replacen("        about: (", "        abuot: (", 1));
    desk.run("check typo.ron")
        .exits(2)
        .says("Line 5, column 9: there is no field “abuot” here. Perhaps “about” is meant: typo.ron");
    desk.put("newer.ron", &text.replacen("version: 1", "version: 2", 1));
    desk.run("check newer.ron").exits(2).says("A newer Journey Canvas wrote this file (version 2)").says(": newer.ron");
    desk.put("conflict.ron", &format!("{}<<<<<<< HEAD\n", text));
    desk.run("check conflict.ron").exits(2).says("git left a merge conflict here");
    desk.run("check .").exits(2).says("This is a folder. Name a file in it: .");
}

#[test]
fn a_journey_is_imported_and_what_was_guessed_is_said() {
    let desk = Desk::new();
    let ran = desk.put("day.mmd", JOURNEY).run("import day.mmd -o day.ron").exits(0);
    let ran = ran.says("Read as mermaid").says("Line 5: “Order” is taken for purchase, because of “order”.");
    let ran = ran.says("Imported 1 persona, 2 stages, 2 touchpoints and 1 link.");
    assert_eq!(ran.out, "");
    let first = desk.read("day.ron");
    desk.run("import --as mermaid day.mmd -o day.ron").exits(0);
    assert_eq!(desk.read("day.ron"), first, "the same import gives the same bytes");
    desk.run_with("import - -o again.ron", JOURNEY).exits(0);
    assert_eq!(desk.read("again.ron"), first);
}

#[test]
fn a_map_called_dash_is_a_result() {
    let desk = Desk::new();
    let map = desk.run_with("import - -o -", JOURNEY).exits(0).out;
    let sound = desk.run_with("check -", &map).exits(0).silent();
    assert!(sound.out.starts_with("Sound, with 1 persona"));
    assert_eq!(desk.run("new blank -o -").exits(0).silent().out, include_str!("../assets/templates/blank.ron"));
    assert!(desk.names().is_empty());
}

#[test]
fn a_dry_run_writes_nothing() {
    let desk = Desk::new();
    let ran = desk.put("day.mmd", JOURNEY).run("import day.mmd -o day.ron --dry-run").exits(0);
    assert_eq!(ran.out, "Imported 1 persona, 2 stages, 2 touchpoints and 1 link.\n");
    assert_eq!(desk.names(), ["day.mmd"]);
}

#[test]
fn of_markdown_one_journey_or_all_are_imported() {
    let desk = Desk::new();
    let block = format!("```mermaid\n{JOURNEY}```\n\n");
    desk.put("notes.md", &format!("# Notes\n\n{block}{block}"));
    desk.run("import notes.md -o one.ron").exits(0).says("--all reads it too").says("2 touchpoints");
    desk.run("import notes.md -o all.ron --all").exits(0).says("4 touchpoints");
}

#[test]
fn a_table_of_touchpoints_is_imported_and_joins_a_map() {
    let desk = Desk::new();
    desk.put("steps.csv", "Step;Score\nLooks;0,5\nPays;-2\n").put("more.tsv", "What\tImportance\nPays\t9\n");
    desk.run("import steps.csv -o x.ron").exits(0).says("Read as touchpoints").says("semicolons").says("2 touchpoints");
    desk.run("import more.tsv --map x.ron --column title=What -o x.ron").exits(0).says("2 touchpoints and 1 link");
    desk.run("import steps.csv --as touchpoints --dry-run").exits(0).says("Line 1: Read as UTF-8");
    desk.run("check x.ron").exits(0);
}

#[test]
fn an_import_that_is_refused_writes_nothing_and_names_place_and_fix() {
    let desk = Desk::new();
    desk.put("word.mmd", "journey\n  Tea: Hello: Me\n").put("flow.mmd", "flowchart LR\n").put("data.csv", "a,b\n");
    desk.run("import word.mmd -o x.ron")
        .exits(2)
        .says("Line 2, column 8: the score “Hello” is not a number. Write a number from 1 to 5: word.mmd");
    desk.run("import flow.mmd -o x.ron").exits(2).says("this is a Mermaid flowchart, not a journey");
    desk.run("import data.csv -o x.ron").exits(2).says("No column holds the titles of touchpoints");
    desk.run("import flow.mmd --as events -o x.ron")
        .exits(2)
        .says("cannot import events. What works: mermaid, touchpoints.");
    desk.run("import word.mmd --map x.ron -o x.ron").exits(2);
    desk.run("import nowhere.mmd -o x.ron").exits(2).says("There is no such file");
    assert_eq!(desk.names(), ["data.csv", "flow.mmd", "word.mmd"]);
}

#[test]
fn an_output_that_cannot_be_written_exits_with_3_and_leaves_the_old_one() {
    let desk = Desk::new();
    desk.put("day.mmd", JOURNEY);
    fs::create_dir(desk.path("folder")).unwrap();
    desk.run("import day.mmd -o folder").exits(3).says("This is a folder. Name a file in it: folder");
    desk.run("new blank -o no/such/x.ron")
        .exits(3)
        .says("The folder is not there. Make it, or choose another: no/such/x.ron");
    desk.put("kept.ron", "old");
    let mut permissions = fs::metadata(desk.path("kept.ron")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(desk.path("kept.ron"), permissions).unwrap();
    desk.run("new blank -o kept.ron").exits(3).says("marked read-only");
    assert_eq!(desk.read("kept.ron"), "old");
    assert_eq!(desk.names(), ["day.mmd", "folder", "kept.ron"]);
}

#[test]
fn an_output_that_is_there_is_replaced_as_a_whole() {
    let desk = Desk::new();
    desk.put("x.ron", &"old ".repeat(100_000));
    desk.run("new blank -o x.ron").exits(0).silent();
    desk.run("check x.ron").exits(0);
    assert_eq!(desk.names(), ["x.ron"]);
}

#[test]
fn every_example_is_sound() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let maps = paths.filter(|path| path.extension().is_some_and(|ending| ending == "ron"));
    let words: Vec<_> = maps.map(|path| path.display().to_string()).collect();
    Desk::new().run(&format!("check {}", words.join(" "))).exits(0).silent();
}

#[cfg(not(feature = "gui"))]
#[test]
fn without_a_window_the_bare_program_names_the_export() {
    Desk::new().run("").exits(2).says("This build has no window. `journey-canvas export MAP -o PICTURE.png`");
}

/// Width, height and dots a metre of a PNG, from its header chunks.
fn png_size(desk: &Desk, name: &str) -> (u32, u32, u32) {
    let decoder = png::Decoder::new(std::io::BufReader::new(fs::File::open(desk.path(name)).unwrap()));
    let reader = decoder.read_info().unwrap();
    let info = reader.info();
    (info.width, info.height, info.pixel_dims.map_or(0, |dims| dims.xppu))
}

#[test]
fn a_picture_has_the_size_that_was_asked_for() {
    let desk = with_map();
    desk.run("export shop.ron -o wide.png --page 16:9").exits(0);
    assert_eq!(png_size(&desk, "wide.png"), (1_920, 1_080, 5_669));
    desk.run("export shop.ron -o old.png --page 4:3 --scale 0.5").exits(0);
    assert_eq!(png_size(&desk, "old.png"), (720, 540, 2_835));
    desk.run("export shop.ron -o dots.png --page 16:9 --dpi 72").exits(0);
    assert_eq!(png_size(&desk, "dots.png").0, 960);
    desk.run("export shop.ron -o fit.png --width 800 --no-analysis").exits(0);
    assert_eq!(png_size(&desk, "fit.png").0, 800);
}

#[test]
fn every_stage_has_a_picture_of_its_own_and_paper_has_300_dots() {
    let desk = with_map();
    desk.run("export shop.ron -o s.png --page 16:9 --scale 0.25 --slices stage").exits(0);
    let names = desk.names();
    assert!(names.iter().filter(|name| name.starts_with("s-") && name.ends_with(".png")).count() > 1, "{names:?}");
    assert!(!names.contains(&"s.png".to_owned()), "{names:?}");
    desk.run("export shop.ron -o sheet.png --page 100x50mm").exits(0);
    assert_eq!(png_size(&desk, "sheet.png"), (1181, 591, 11811));
}

#[test]
fn the_message_and_the_line_about_evidence_can_be_said_and_parts_left_out() {
    let desk = with_map();
    desk.run("export shop.ron -o a.svg --headline Waiting --evidence Guesses").exits(0);
    let all = desk.read("a.svg");
    assert!(all.contains(">Waiting</text>") && all.contains(">Guesses</text>"));
    desk.run("export shop.ron -o b.svg --headline Waiting --evidence Guesses --without title,evidence").exits(0);
    let less = desk.read("b.svg");
    assert!(!less.contains(">Waiting</text>") && !less.contains(">Guesses</text>"));
}

#[test]
fn a_theme_of_the_map_that_is_not_there_is_said_and_does_without() {
    let desk = with_map();
    let text = desk.read("shop.ron");
    let themed = text.replacen("            leftover:", "            theme: \"neon\",\n            leftover:", 1);
    desk.put("neon.ron", &themed).run("export neon.ron -o neon.svg").exits(0).says("There is no theme “neon”.");
    desk.run("export shop.ron -o shop.svg").exits(0);
    assert_eq!(desk.read("neon.svg"), desk.read("shop.svg"));
}

#[test]
fn a_drawing_is_well_formed_and_says_what_the_map_says() {
    let desk = with_map();
    desk.run("export shop.ron -o map.svg --theme night --transparent").exits(0);
    let svg = desk.read("map.svg");
    assert!(svg.starts_with("<svg "), "{}", &svg[..80]);
    assert!(svg.contains("<title id=") && svg.trim_end().ends_with("</svg>"));
    let first = desk.read("map.svg");
    desk.run("export shop.ron -o map.svg --theme night --transparent").exits(0);
    assert_eq!(desk.read("map.svg"), first, "the same map gives the same drawing");
}

#[test]
fn a_picture_that_cannot_be_made_is_refused_with_what_works() {
    let desk = with_map();
    for (words, said) in [
        ("-o x.doc", "cannot export doc. What works: png, svg, pdf"),
        ("-o x", "this one has none. What works: png, svg, pdf"),
        (
            "-o x.png --lens sideways",
            "no lens sideways. What works: map, journey, emotion, channels, creators, blueprint.",
        ),
        ("-o x.png --page a9", "no page a9. What works: fit, 16:9, 4:3, a4, a3, a0, 900x600mm."),
        ("-o x.pdf --dpi 300", "is there for png only"),
        ("-o x.pdf --page 6000x100mm", "no side of a PDF may be longer than 5.08 m"),
        ("-o x.png --without legends", "Perhaps “legend” is meant"),
        ("-o x.png --hide sideways", "no row sideways. What works: feeling, doing,"),
        ("-o x.png --lens map --hide doing", "The lens map has no rows to hide"),
        ("-o x.png --theme nihgt", "Perhaps “night” is meant"),
        ("-o x.png --slices phase", "no slices phase. What works: stage."),
        ("-o x.svg --dpi 300", "is there for png only"),
        ("-o x.png --outlines", "is there for svg only"),
        ("-o x.png --persona Nobody", "There is no persona “Nobody”"),
        ("-o x.png --width 70000", "The largest that works is"),
        ("-o x.png --scale 0", "above 0"),
        ("-o x.png --scale 2 --dpi 300", "cannot be used with"),
    ] {
        desk.run(&format!("export shop.ron {words}")).exits(2).says(said);
    }
    assert_eq!(desk.names(), ["shop.ron"]);
    desk.run("export shop.ron -o no/such.png").exits(3).says("The folder is not there");
}

#[test]
fn a_report_is_read_by_people_and_by_programs() {
    let desk = with_map();
    let text = desk.run("analyze shop.ron").exits(0).silent().out;
    assert!(text.lines().count() > 3, "{text}");
    let json = desk.run("analyze shop.ron --format json").exits(0).silent().json();
    assert_eq!((&json["schema"], &json["seed"], &json["focus"]), (&Value::from(1), &Value::from(7), &Value::Null));
    let titles: Vec<_> = json["touchpoints"].as_array().unwrap().iter().map(|entry| &entry["title"]).collect();
    assert!(titles.len() > 3 && titles.iter().all(|title| title.is_string()));
    assert_eq!(desk.run("analyze shop.ron --format json").out, desk.run("analyze shop.ron --format json --seed 7").out);
}

#[test]
fn a_report_looks_through_the_eyes_of_a_persona() {
    let desk = Desk::new();
    desk.put("day.mmd", JOURNEY).run("import day.mmd -o day.ron").exits(0);
    let json = desk.run("analyze day.ron --format json --persona maya").exits(0).json();
    assert_eq!(json["focus"], "Maya");
    desk.run("analyze day.ron --persona Maja")
        .exits(2)
        .says("There is no persona “Maja”. Perhaps “Maya” is meant; there is Maya.");
}

#[test]
fn a_map_with_faults_is_neither_analysed_nor_exported() {
    let desk = with_faults();
    for words in ["analyze broken.ron", "export broken.ron -o x.png"] {
        let ran = desk.run(words).exits(2).says("has an end that is not there").says("mend it first: broken.ron");
        assert_eq!(ran.out, "");
    }
    assert!(!desk.names().contains(&"x.png".to_owned()));
}

#[test]
fn a_journey_of_somebody_else_goes_all_the_way() {
    let desk = Desk::new();
    desk.put("lamp.mmd", include_str!("files/mermaid/lamp.mmd"));
    desk.run("import lamp.mmd -o lamp.ron").exits(0);
    desk.run("check lamp.ron").exits(0).silent();
    desk.run("analyze lamp.ron").exits(0).silent();
    desk.run("export lamp.ron -o lamp.png --page 16:9").exits(0);
    assert_eq!(desk.names(), ["lamp.mmd", "lamp.png", "lamp.ron"]);
}

#[test]
fn what_a_sound_map_still_lacks_is_said_and_is_no_fault() {
    let desk = Desk::new();
    desk.put("day.mmd", JOURNEY).run("import day.mmd -o day.ron").exits(0);
    let text = desk.run("check day.ron").exits(0).silent().out;
    assert!(text.starts_with("Sound, ") && text.contains("\n  ") && text.contains("channel"), "{text}");
    let json = desk.run("check day.ron --format json").exits(0).json();
    assert_eq!(json["files"][0]["lint"][0]["kind"], "no_channel");
    let csv = desk.run("check day.ron --format csv").exits(0).out;
    assert!(csv.contains("\nday.ron,lint,no_channel,"), "{csv}");
}

#[test]
fn a_report_is_also_a_document_and_a_table() {
    let desk = with_map();
    assert!(desk.run("analyze shop.ron --format markdown").exits(0).silent().out.starts_with("# "));
    let csv = desk.run("analyze shop.ron --format csv").exits(0).silent().out;
    let json = desk.run("analyze shop.ron --format json").exits(0).json();
    assert_eq!(csv.lines().count(), 1 + json["touchpoints"].as_array().unwrap().len());
}

#[test]
fn a_report_in_a_file_has_its_picture_beside_it() {
    let desk = with_map();
    desk.run("analyze shop.ron --format md -o report.md").exits(0).silent();
    let text = desk.read("report.md");
    assert!(text.contains("](<report.png>)"), "{text}");
    assert!(fs::read(desk.path("report.png")).unwrap().starts_with(b"\x89PNG"));
    desk.run("analyze shop.ron --format csv -o report.csv").exits(0).silent();
    assert!(desk.read("report.csv").starts_with("title,stage,"));
    assert!(!desk.run("analyze shop.ron --format md").exits(0).out.contains("]("));
}

#[test]
fn a_report_holds_every_key_of_its_schema_and_no_number_that_is_none() {
    let desk = with_map();
    let json = desk.run("analyze shop.ron --format json").exits(0).json();
    for key in [
        "schema",
        "map",
        "seed",
        "focus",
        "k",
        "success",
        "entered",
        "assumed",
        "touchpoints",
        "dropped_terms",
        "curves",
        "robustness",
        "opportunities",
        "strengths",
        "gaps",
        "divergences",
        "lint",
    ] {
        assert!(json.get(key).is_some(), "{key}");
    }
    for key in [
        "id",
        "title",
        "stage",
        "phase",
        "in_chain",
        "emotion",
        "emotions",
        "visits",
        "visit_probability",
        "success_from_here",
        "removal_effect",
        "observed_pass_through",
        "exit_mass",
        "lost_share",
        "dominates_success",
        "success_lift_if_exit_halved",
        "moment_of_truth",
        "low_hanging_fruit",
    ] {
        assert!(json["touchpoints"][0].get(key).is_some(), "{key}");
    }
}

#[test]
fn the_retail_graph_has_the_scores_that_were_reckoned_by_hand() {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/retail-graph.ron");
    let json = Desk::new().run(&format!("analyze {} --format json", map.display())).exits(0).silent().json();
    let near = |value: &Value, wanted: f64| (value.as_f64().unwrap() - wanted).abs() < 0.000_05;
    assert!(near(&json["success"], 0.303_733), "{}", json["success"]);
    let touchpoints = json["touchpoints"].as_array().unwrap();
    let checkout = touchpoints.iter().find(|entry| entry["title"] == "checkout").unwrap();
    assert!(near(&checkout["moment_of_truth"]["score"], 0.922_5), "{checkout}");
    assert!(near(&checkout["low_hanging_fruit"]["score"], 0.742_0), "{checkout}");
}
