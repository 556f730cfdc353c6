//! What comes in from other programs: read whole, by their own rules, or refused with the place.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so")]

use std::collections::BTreeMap;

use journey_canvas::{
    import::{Because, Blocks, Fix, ImportError, Note, Noted, Wrong, mermaid},
    model::{JourneyMap, Phase, check},
    persist,
};

const LAMP: &str = include_str!("files/mermaid/lamp.mmd");
const NOTES: &str = include_str!("files/mermaid/notes.md");

#[track_caller]
fn map(text: &str) -> JourneyMap {
    let imported = mermaid(text, Blocks::First).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let map = imported.map().unwrap();
    assert_eq!(check(&map), []);
    map
}

#[track_caller]
fn notes(text: &str) -> Vec<Note> {
    mermaid(text, Blocks::First).unwrap().notes
}

/// Notes but those about phases, which every import has.
#[track_caller]
fn other_notes(text: &str) -> Vec<(usize, Noted)> {
    let is_phase = |note: &Note| matches!(note.what, Noted::PhaseGuessed { .. } | Noted::PhasesByPlace { .. });
    notes(text).into_iter().filter(|note| !is_phase(note)).map(|note| (note.line, note.what)).collect()
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused_and_never_a_panic(text in "(journey\n)?([ \t]*(title|section|accDescr \\{|a|#35;|\\PC{0,3}|%%\\{|```mermaid)?[ :;,#0-9\n]{0,3}){0,12}") {
        if let Ok(imported) = mermaid(&text, Blocks::All) {
            proptest::prop_assert_eq!(imported.map().map(|map| check(&map)), Ok(vec![]));
        }
    }
}

/// "stage/title persona=emotion …", in journey order.
fn lines(map: &JourneyMap) -> Vec<String> {
    let name = |persona| map.personas.get(persona).unwrap().name.clone();
    map.touchpoints_in_order()
        .into_iter()
        .map(|(id, touchpoint)| {
            let stage = &map.stages.get(touchpoint.stage).unwrap().name;
            let felt: BTreeMap<_, _> =
                map.experiences.at(id).map(|(persona, felt)| (name(persona), felt.emotion.unwrap())).collect();
            let felt = felt.iter().map(|(name, emotion)| format!(" {name}={}", emotion.hundredths()));
            format!("{stage}/{}{}", touchpoint.title, felt.collect::<String>())
        })
        .collect()
}

#[track_caller]
fn assert_refused(text: &str, line: usize, column: usize, wrong: Wrong) {
    let refusal = mermaid(text, Blocks::First).expect_err("should be refused");
    assert_eq!(refusal, ImportError::Malformed { line, column, wrong }, "{text}");
}

#[test]
fn the_whole_grammar_is_read() {
    let map = map(LAMP);
    assert_eq!(map.about.title, "A lamp for the hall");
    assert_eq!(map.about.scenario, "She moves in, and the hall is dark.");
    assert_eq!(
        lines(&map),
        [
            "Journey/Notice the dark hall Maya=-50",
            "Look around/See a lamp at friends Jonas=50 Maya=50",
            "Look around/Read reviews (many) Maya=25",
            "Order/Pay Maya=-100",
            "Order/Wait for the mail Maya=-100",
            "Delivery/Unpack Jonas=100 Maya=100",
            "Delivery/Pay Jonas=0 Maya=0",
        ]
    );
    let personas: Vec<_> = map.personas_in_order().into_iter().map(|(_, persona)| persona.name.as_str()).collect();
    assert_eq!(personas, ["Maya", "Jonas"]);
}

#[test]
fn tasks_follow_each_other_as_links() {
    let map = map(LAMP);
    let order: Vec<_> = map.touchpoints_in_order().into_iter().map(|(id, _)| id).collect();
    let mut links: Vec<_> = map.links.values().map(|link| (link.from, link.to)).collect();
    links.sort_by_key(|(from, _)| order.iter().position(|id| id == from));
    assert_eq!(links, order.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>());
}

#[test]
fn everything_that_was_guessed_or_left_out_is_noted_with_its_line() {
    let clamped = |task: &str, score, taken| Noted::ScoreClamped { task: task.into(), score, taken };
    assert_eq!(
        other_notes(LAMP),
        [
            (17, Noted::StageAdded { name: "Journey".into() }),
            (22, Noted::ThirdPartDropped { dropped: "by card".into() }),
            (23, clamped("Wait for the mail", -3.0, 1)),
            (25, clamped("Unpack", 9.0, 5)),
            (26, Noted::RatedForAll { task: "Pay".into(), tasks: 1 }),
        ]
    );
}

#[test]
fn the_guess_of_each_phase_is_said() {
    let guessed = notes(LAMP).into_iter().filter_map(|note| match note.what {
        Noted::PhaseGuessed { phase, because, .. } => Some((note.line, phase, because)),
        _ => None,
    });
    assert_eq!(
        guessed.collect::<Vec<_>>(),
        [
            (17, Phase::PrePurchase, Because::Before),
            (18, Phase::PrePurchase, Because::Before),
            (21, Phase::Purchase, Because::Word("order".into())),
            (24, Phase::PostPurchase, Because::Word("delivery".into())),
        ]
    );
}

#[test]
fn a_guess_by_place_is_said_once() {
    let text = "journey\nsection A\na: 1\nsection B\nb: 1\nsection C\nc: 1";
    let by_place = Noted::PhasesByPlace { first: "A".into(), last: Some("C".into()), between: 1 };
    assert!(notes(text).contains(&Note { line: 2, what: by_place }));
    assert!(notes(text).iter().all(|note| !matches!(note.what, Noted::PhaseGuessed { .. })));
}

#[test]
fn a_score_out_of_range_is_kept_in_the_notes() {
    let map = map("journey\nWait: -3.5\nUnpack: 1e3\nPay: 5");
    let kept: Vec<_> = map.touchpoints_in_order().into_iter().map(|(_, record)| record.notes.as_str()).collect();
    assert_eq!(kept, ["Mermaid score: -3.5", "Mermaid score: 1000", ""]);
}

#[test]
fn scores_between_the_faces_are_kept_in_hundredths() {
    let felt = |score: &str| lines(&map(&format!("journey\na: {score}"))).remove(0);
    for (score, hundredths) in
        [("1", -100), ("2", -50), ("3.0", 0), ("+4", 50), ("5", 100), ("4.33", 66), (".5e1", 100)]
    {
        assert_eq!(felt(score), format!("Journey/a Customer={hundredths}"), "{score}");
    }
}

#[test]
fn without_actors_the_persona_is_customer() {
    let text = "journey\nsection Try\nSign up: 5:\nLook: 3\n";
    assert_eq!(lines(&map(text)), ["Try/Sign up Customer=100", "Try/Look Customer=0"]);
    assert_eq!(other_notes(text), [(3, Noted::PersonaAdded { name: "Customer".into() })]);
}

#[test]
fn the_same_task_and_the_same_section_may_stand_twice() {
    let map = map("journey\nsection Home\nTea: 5\nsection Work\nTea: 1\nsection Home\nTea: 3\nTea: 4");
    assert_eq!((map.stages.len(), map.touchpoints.len(), map.links.len()), (3, 4, 3));
}

#[test]
fn an_actor_who_is_not_named_is_left_unrated() {
    assert_eq!(lines(&map("journey\na: 1: Ana\nb: 2: Ben")), ["Journey/a Ana=-100", "Journey/b Ben=-50"]);
}

#[test]
fn a_rating_from_mermaid_has_no_evidence() {
    assert!(map(LAMP).experiences.iter().all(|(_, experience)| experience.evidence.is_empty()));
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    let bytes = || persist::write(&map(LAMP));
    assert_eq!(bytes(), bytes());
    assert_eq!(persist::read(&bytes()), Ok(map(LAMP)));
    assert_eq!(map(LAMP), map(&format!("\u{feff}{}", LAMP.replace('\n', "\r\n"))));
}

#[test]
fn other_scripts_are_read() {
    assert_eq!(lines(&map("journey\n  section 帰宅\n    夕食: 4: 私, 家族")), ["帰宅/夕食 家族=50 私=50"]);
}

#[test]
fn the_title_comes_from_the_next_best_place() {
    assert_eq!(map("journey\naccTitle: B # and more\na: 1").about.title, "B # and more");
    assert_eq!(map("---\ntitle: \"C\"\n---\njourney\na: 1").about.title, "C");
    assert_eq!(map("journey title On one line\na: 1").about.title, "On one line");
    assert_eq!(map("journey\naccDescr : One line\na: 1").about.scenario, "One line");
}

#[test]
fn entity_codes_are_letters_and_forced_breaks_are_blanks() {
    let map = map("journey\nsection A#58; B\nPay #quot;now#quot;<br/>or #35;2: 3: Ana#44; B");
    assert_eq!(lines(&map), ["A: B/Pay \"now\" or #2 Ana, B=0"]);
}

#[test]
fn a_score_that_is_a_word_is_refused_with_its_place() {
    let found = |found: &str, fix| Wrong::ScoreIsNoNumber { found: found.into(), fix };
    assert_refused("journey\n\n  Make tea: Hello: Me", 3, 13, found("Hello", None));
    assert_refused("journey\nÄgypten: 4,5: Me", 2, 10, found("4,5", Some(Fix::Write("4.5".into()))));
    assert_refused("journey\na: Me: 5", 2, 4, found("Me", Some(Fix::Swapped("5".into()))));
    for word in ["NaN", "inf", "-infinity", "5/5", "★★★", "0x5"] {
        assert_refused(&format!("journey\na: {word}"), 2, 4, found(word, None));
    }
}

#[test]
fn a_line_outside_the_grammar_is_refused_with_its_place() {
    let no_score = |name: &str, is_cut| Wrong::NoScore { name: name.into(), is_cut };
    assert_refused("journey\n  Make tea", 2, 11, no_score("Make tea", false));
    assert_refused("journey\n  Order #12: 5", 2, 8, no_score("Order", true));
    assert_refused("journey\nMake tea:", 2, 10, no_score("Make tea:", false));
    assert_refused("journey\n: 5: Me", 2, 1, Wrong::NoName);
    assert_refused("journey\n section", 2, 2, Wrong::SectionUnnamed);
    assert_refused("journey\nsection A: B", 2, 10, Wrong::SectionWithColon);
    assert_refused("journey\na: 5: Me; You", 2, 9, Wrong::Semicolon);
    assert_refused("journey\ntitle a;b", 2, 8, Wrong::Semicolon);
    assert_refused("journey\naccDescr {\nnever closed", 2, 11, Wrong::BraceOpen);
    assert_refused("%%{init: {\njourney\na: 1", 1, 1, Wrong::DirectiveOpen);
    assert_refused("\n---\ntitle: x\njourney", 2, 1, Wrong::FrontmatterOpen);
}

#[test]
fn words_that_only_begin_like_a_keyword_are_tasks() {
    let text = "journey\nTitles are read: 3\nSectional sofa: 4";
    assert_eq!(lines(&map(text)), ["Journey/Titles are read Customer=0", "Journey/Sectional sofa Customer=50"]);
}

#[test]
fn another_diagram_is_refused_by_its_name() {
    for header in ["flowchart LR", "graph TD;", "sequenceDiagram", "stateDiagram-v2", "xychart-beta", "gantt"] {
        let refusal = mermaid(&format!("%% x\n{header}\n a"), Blocks::First).unwrap_err();
        let header = header.split([' ', ';']).next().unwrap().to_owned();
        assert_eq!(refusal, ImportError::OtherDiagram { line: 2, header });
    }
}

#[test]
fn what_is_no_diagram_is_refused() {
    let refusal = |text: &str| mermaid(text, Blocks::First).unwrap_err();
    assert_eq!(refusal(""), ImportError::Empty);
    assert_eq!(refusal("\n%% nothing\n"), ImportError::Empty);
    assert_eq!(refusal("title,score\n"), ImportError::NotMermaid { line: 1, word: "title,score".into() });
    assert_eq!(refusal("journeys\na: 1"), ImportError::NotMermaid { line: 1, word: "journeys".into() });
}

#[test]
fn of_markdown_the_first_journey_is_read_and_the_others_are_noted() {
    assert_eq!(lines(&map(NOTES)), ["In the store/Ask for help Ana=-50", "In the store/Pay Ana=50"]);
    assert_eq!(map(NOTES).about.title, "Monday");
    assert_eq!(other_notes(NOTES), [(23, Noted::MoreBlocks { count: 1 })]);
}

#[test]
fn of_markdown_all_journeys_are_read_on_request() {
    let imported = mermaid(NOTES, Blocks::All).unwrap();
    let map = imported.map().unwrap();
    assert_eq!(check(&map), []);
    assert_eq!((map.stages.len(), map.touchpoints.len(), map.links.len()), (2, 3, 1));
    assert_eq!(map.about.title, "Monday");
}

#[test]
fn a_fault_in_markdown_has_the_line_of_the_whole_text() {
    assert_refused(
        &NOTES.replace("Pay: 4", "Pay: four"),
        19,
        12,
        Wrong::ScoreIsNoNumber { found: "four".into(), fix: None },
    );
}

#[test]
fn markdown_without_a_journey_is_refused() {
    let refusal = |text: &str| mermaid(text, Blocks::First).unwrap_err();
    let flowchart = "# x\n```mermaid\nflowchart LR\n```\n";
    assert_eq!(refusal(flowchart), ImportError::OtherDiagram { line: 3, header: "flowchart".into() });
    assert_eq!(refusal(&flowchart.repeat(2)), ImportError::NoJourneyBlock { others: 2 });
    assert_eq!(refusal("```mermaid\n```"), ImportError::NoJourneyBlock { others: 0 });
}

#[test]
fn a_journey_without_tasks_is_a_map_without_touchpoints() {
    let imported = mermaid("journey\ntitle Later\nsection A", Blocks::First).unwrap();
    assert_eq!(imported.map().map(|map| (map.stages.len(), map.touchpoints.len())), Ok((1, 0)));
    assert!(imported.notes.iter().any(|note| note.what == Noted::NoTasks));
}

#[test]
fn too_many_tasks_and_too_long_a_name_are_refused() {
    let tasks = "a: 1\n".repeat(100_001);
    let refusal = mermaid(&format!("journey\n{tasks}"), Blocks::First).unwrap_err();
    assert_eq!(refusal, ImportError::TooMany { count: 100_001, limit: 100_000 });
    let name = "x".repeat((64 << 10) + 1);
    let refusal = mermaid(&format!("journey\n{name}: 1"), Blocks::First).unwrap_err();
    assert_eq!(refusal, ImportError::TextTooLong { line: 2, bytes: name.len() });
}
