//! What the rest of the house may rely on.

use proptest::prelude::*;

use super::Parley;
use crate::layout::text::{Align, FaceId, Faces, Row, Runs, TextStyle, Typesetter, Weight};

fn body() -> TextStyle {
    TextStyle::new(13.5, Weight::Regular)
}

fn rows_of(runs: &Runs) -> Vec<&str> {
    runs.rows.iter().map(|row| row.text.as_str()).collect()
}

fn advances(row: &Row) -> f32 {
    row.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.advance).sum()
}

/// Widest single glyph at 13.5: below that nothing can be broken further.
const NARROWEST: f32 = 40.0;

#[test]
fn a_title_breaks_between_words() {
    let runs = Parley::bundled().set("Checkout asks for account", body(), Some(120.0));
    assert_eq!(rows_of(&runs), ["Checkout asks for", "account"]);
    assert_eq!(runs.height, 2.0 * 13.5 * 1.35);
}

#[test]
fn a_word_longer_than_the_row_is_broken_and_never_runs_over() {
    let runs = Parley::bundled().set(&"Donaudampfschiff".repeat(5), body(), Some(80.0));
    assert!(runs.rows.len() > 4);
    assert!(runs.rows.iter().all(|row| row.rect.w <= 80.0));
}

/// Rows as they are drawn, with their hyphens.
fn drawn(runs: &Runs) -> Vec<String> {
    runs.rows.iter().map(|row| row.runs.iter().map(|run| run.text.as_str()).collect()).collect()
}

#[test]
fn a_word_that_is_broken_ends_its_row_with_a_hyphen_and_every_glyph_stands_for_letters() {
    let runs = Parley::bundled().set("Kundenzufriedenheitsbefragung", body(), Some(100.0));
    assert_eq!(drawn(&runs), ["Kundenzufrie\u{2010}", "denheitsbefra\u{2010}", "gung"]);
    assert_eq!(rows_of(&runs).concat(), runs.text);
    for run in runs.rows.iter().flat_map(|row| &row.runs) {
        assert!(run.glyphs.iter().all(|glyph| glyph.id != 0));
        let ends: Vec<_> = run.glyphs.iter().map(|glyph| glyph.cluster.1 as usize).collect();
        assert_eq!(ends.last(), Some(&run.text.len()));
    }
    assert!(runs.rows.iter().all(|row| row.rect.w <= 100.0));
}

#[test]
fn a_soft_hyphen_is_seen_only_where_its_word_is_divided() {
    let parley = Parley::bundled();
    let text = "Donau\u{AD}dampf\u{AD}schiff";
    let runs = parley.set(text, body(), Some(90.0));
    assert_eq!(drawn(&runs), ["Donau\u{AD}dampf\u{AD}\u{2010}", "schiff"]);
    assert_eq!(parley.set(text, body(), None).width, parley.set("Donaudampfschiff", body(), None).width);
}

#[test]
fn scripts_without_hyphens_are_broken_without_one() {
    for text in ["ا".repeat(60), "8".repeat(60)] {
        let runs = Parley::bundled().set(&text, body(), Some(100.0));
        assert!(runs.rows.len() > 1 && !drawn(&runs).concat().contains('\u{2010}'));
    }
}

#[test]
fn a_figure_stays_with_its_unit_unless_a_word_would_be_torn_for_it() {
    let parley = Parley::bundled();
    assert_eq!(rows_of(&parley.set("Types “grey sofa 2 m”", body(), Some(125.0))), ["Types “grey sofa", "2 m”"]);
    assert_eq!(rows_of(&parley.set("Guest checkout (S)", body(), Some(110.0))), ["Guest", "checkout (S)"]);
    assert_eq!(rows_of(&parley.set("Guest checkout (S)", body(), Some(72.0))), ["Guest", "checkout", "(S)"]);
}

#[test]
fn without_a_width_there_is_a_row_for_each_line() {
    let runs = Parley::bundled().set("one\r\ntwo two\u{2028}three\n", body(), None);
    assert_eq!(rows_of(&runs), ["one", "two two", "three"]);
}

#[test]
fn empty_text_takes_no_room() {
    let runs = Parley::bundled().set("", body(), Some(100.0));
    assert_eq!((runs.rows.len(), runs.height), (0, 0.0));
}

#[test]
fn weights_are_three_faces_and_each_has_its_file() {
    let parley = Parley::bundled();
    for (weight, face) in [(Weight::Regular, 0), (Weight::SemiBold, 1), (Weight::Bold, 2)] {
        let runs = parley.set("Waits", TextStyle::new(12.0, weight), None);
        assert_eq!(runs.rows[0].runs[0].face, FaceId(face));
        let file = parley.face(FaceId(face)).expect("a file");
        assert!(file.is_bundled && (*file.bytes).as_ref().starts_with(b"OTTO"));
    }
    assert!(parley.face(FaceId(3)).is_none());
}

#[test]
fn bold_is_wider_than_regular() {
    let parley = Parley::bundled();
    let width = |weight| parley.set("Moments of truth", TextStyle::new(12.0, weight), None).width;
    assert!(width(Weight::Regular) < width(Weight::SemiBold) && width(Weight::SemiBold) < width(Weight::Bold));
}

#[test]
fn rows_are_aligned_in_the_width_or_else_in_the_widest_row() {
    let parley = Parley::bundled();
    let lefts = |align, width| -> Vec<f32> {
        let runs = parley.set("wide row\nx", body().aligned(align), width);
        runs.rows.iter().map(|row| row.rect.x + row.rect.w * if align == Align::Centre { 0.5 } else { 1.0 }).collect()
    };
    for (align, at) in [(Align::Centre, 100.0), (Align::End, 200.0)] {
        assert!(lefts(align, Some(200.0)).iter().all(|x| (x - at).abs() < 1e-3));
        let free = lefts(align, None);
        assert!((free[0] - free[1]).abs() < 1e-3);
    }
}

#[test]
fn arabic_and_hebrew_stand_at_the_right_when_they_start() {
    let runs = Parley::bundled().set("אבג", body(), Some(200.0));
    assert!((runs.rows[0].rect.right() - 200.0).abs() < 1e-3);
}

#[test]
fn german_greek_and_cyrillic_are_complete() {
    let text = "Größe ÄÖÜ ß „Zitat“ – Ελληνικά ώ Ταξίδι · Путешествие ё ї · naïve œuvre Łódź ğ ş";
    assert!(Parley::bundled().set(text, body(), None).missing.is_empty());
}

#[test]
fn signs_that_maps_use_are_complete_in_all_weights() {
    for weight in [Weight::Regular, Weight::SemiBold, Weight::Bold] {
        let runs =
            Parley::bundled().set("→ ← ✓ ★ ☆ − × ± ≥ ≤ Ø ∅ … “ ” ‘ ’ • · € % ‰ ½", TextStyle::new(11.0, weight), None);
        assert_eq!(runs.missing, Vec::<char>::new());
    }
}

#[test]
fn a_missing_character_is_told_and_drawn_as_a_mark() {
    let runs = Parley::bundled().set("Tea 茶 and 👩‍👩‍👧 茶 ◆", body(), None);
    assert_eq!(runs.missing, ['茶', '👧', '👩']);
    assert_eq!(runs.text, "Tea \u{FFFD} and \u{FFFD} \u{FFFD} ◆");
    let glyphs: Vec<u32> = runs.rows[0].runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.id).collect();
    assert!(!glyphs.contains(&0));
}

#[test]
fn control_characters_and_direction_overrides_are_taken_out() {
    let runs = Parley::bundled().set("a\u{0}b\u{202E}c\u{1B}[d\te\u{7F}", body(), None);
    assert_eq!(rows_of(&runs), ["abc[d e"]);
}

#[test]
fn white_space_at_the_end_of_a_row_takes_no_room() {
    let parley = Parley::bundled();
    assert_eq!(parley.set("word   ", body(), None).width, parley.set("word", body(), None).width);
}

#[test]
fn clusters_tell_which_letters_a_glyph_stands_for() {
    let runs = Parley::bundled().set("für alle", body(), None);
    let run = &runs.rows[0].runs[0];
    let spelled: String =
        run.glyphs.iter().map(|glyph| &run.text[glyph.cluster.0 as usize..glyph.cluster.1 as usize]).collect();
    assert_eq!(spelled, "für alle");
}

#[test]
fn scripts_in_one_face_are_one_run() {
    let runs = Parley::bundled().set("Größe Ελληνικά Привет", body(), None);
    let [run] = runs.rows[0].runs.as_slice() else { panic!("{:?}", runs.rows[0].runs) };
    assert_eq!(run.text, "Größe Ελληνικά Привет");
    let last = run.glyphs.last().expect("a glyph");
    assert_eq!(&run.text[last.cluster.0 as usize..last.cluster.1 as usize], "т");
    assert!((last.x + last.advance - run.width).abs() < 1e-3);
}

#[test]
fn the_baseline_is_where_the_bundled_face_says() {
    let parley = Parley::bundled();
    let (one, all) = (parley.set("x", body(), None), parley.set("x\nx", body(), None));
    assert!((all.rows[1].baseline - all.rows[0].baseline - one.height).abs() < 1e-3);
}

#[test]
fn the_typesetter_is_shared_between_threads() {
    let parley = Parley::bundled();
    let set = || parley.set("Compares on website", body(), Some(90.0));
    let there = std::thread::scope(|scope| scope.spawn(set).join().expect("no panic"));
    assert!(std::sync::Arc::ptr_eq(&there, &set()));
}

#[test]
fn folders_without_fonts_are_no_trouble() {
    let runs = Parley::with_folders(vec!["/nowhere".into()]).set("茶", body(), None);
    assert_eq!(runs.missing, ['茶']);
}

fn title() -> impl Strategy<Value = String> {
    let words = prop_oneof![
        "[a-zA-Z]{1,14}",
        "[a-z]{30,90}",
        "[äöüßéñçÀ-ÿ]{1,12}",
        "[\u{4E00}-\u{4E40}]{1,20}",
        "[\u{627}-\u{64A}]{1,15}",
        "[א-ת]{1,15}",
        "[\u{900}-\u{97F}]{1,10}",
        "[ -~]{1,10}",
        "\\PC{1,6}",
    ];
    proptest::collection::vec(words, 1..14).prop_map(|words| words.join(" ").chars().take(300).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_same_question_has_the_same_answer(text in title(), width in NARROWEST..400.0_f32) {
        let (one, other) = (Parley::bundled(), Parley::bundled());
        let _ = other.set("something else", body(), None);
        prop_assert_eq!(one.set(&text, body(), Some(width)), other.set(&text, body(), Some(width)));
    }

    #[test]
    fn no_row_is_wider_than_the_width_and_each_is_as_wide_as_its_glyphs(text in title(), width in NARROWEST..400.0_f32) {
        let runs = Parley::bundled().set(&text, body(), Some(width));
        for row in &runs.rows {
            prop_assert!(row.rect.w <= width + 0.01, "{:?} is {} wide", row.text, row.rect.w);
            prop_assert!((row.rect.w - advances(row)).abs() < 0.01);
            prop_assert!(row.rect.x >= -0.01 && row.rect.right() <= width + 0.01);
        }
    }

    #[test]
    fn no_letter_is_lost(text in title(), width in NARROWEST..400.0_f32) {
        let runs = Parley::bundled().set(&text, body(), Some(width));
        let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        let shown: String = runs.rows.iter().map(|row| row.text.as_str()).collect();
        prop_assert_eq!(letters(&shown), letters(&runs.text));
    }
}

#[test]
fn system_fonts_fill_in_what_they_can_and_keep_the_bundled_faces() {
    let parley = Parley::with_system_fonts();
    let runs = parley.set("Tea 茶", body(), None);
    assert_eq!(runs.rows[0].runs[0].face, FaceId(0));
    for run in runs.rows.iter().flat_map(|row| &row.runs) {
        assert!(parley.face(run.face).is_some());
    }
    assert_eq!(runs.missing.is_empty(), !runs.text.contains('\u{FFFD}'));
}
