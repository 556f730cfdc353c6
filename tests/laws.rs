//! Laws of editing: what must hold for any map and any script of edits.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics has found something")]

#[path = "support/edits.rs"]
mod edits;

use edits::{Model, Tally, maps, recipes, scripts, start};
use journey_canvas::{
    edit::{Command, Document, Label, Patch, Placement, perform},
    model::{Id, JourneyMap, Link, Offset, Order, Phase, Stage, Touchpoint, check},
};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, FileFailurePersistence, TestRunner},
};

fn config() -> Config {
    // What failed once stands in tests/laws.regressions and is tried first.
    let failure_persistence = Some(Box::new(FileFailurePersistence::WithSource("regressions")) as Box<_>);
    Config { cases: 128, failure_persistence, ..Config::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_patch_leads_from_the_one_map_to_the_other_and_back(a in maps(), b in maps()) {
        let patch = Patch::between(&a, &b);
        prop_assert_eq!(patch.apply(&a), Ok(b.clone()));
        prop_assert_eq!(patch.inverse().apply(&b), Ok(a.clone()));
        prop_assert_eq!(patch.inverse(), Patch::between(&b, &a));
        prop_assert_eq!(patch.is_empty(), a == b);
        prop_assert!(patch.is_empty() || patch.apply(&b).is_err());
    }

    #[test]
    fn patches_in_a_row_are_one_patch(a in maps(), b in maps(), c in maps()) {
        let both = Patch::between(&a, &b).then(&Patch::between(&b, &c));
        prop_assert_eq!(both.apply(&a), Ok(c.clone()));
        prop_assert_eq!(both, Patch::between(&a, &c));
    }

    #[test]
    fn a_patch_tells_every_record_that_changed(a in maps(), b in maps()) {
        let patch = Patch::between(&a, &b);
        let subjects: Vec<_> = patch.subjects().collect();
        prop_assert!(subjects.windows(2).all(|pair| pair[0] < pair[1]));
        let changed = |id: &Id<Touchpoint>| a.touchpoints.get(*id) != b.touchpoints.get(*id);
        let cards: Vec<_> = subjects
            .iter()
            .filter_map(|subject| match subject {
                journey_canvas::model::Subject::Touchpoint(id) => Some(*id),
                _ => None,
            })
            .collect();
        let mut all: Vec<_> = a.touchpoints.ids().chain(b.touchpoints.ids()).filter(changed).collect();
        all.sort();
        all.dedup();
        prop_assert_eq!(cards, all);
    }

    #[test]
    fn a_command_keeps_a_sound_map_sound_and_says_the_same_twice(map in maps(), recipe in recipes()) {
        let command = recipe.command(&map);
        let before = map.clone();
        let next = perform(&command, &map);
        prop_assert_eq!(&next, &perform(&command, &map));
        prop_assert_eq!(&map, &before);
        prop_assert_eq!(next.as_ref().map_or(Vec::new(), check), []);
    }

    #[test]
    fn a_document_does_what_a_list_of_maps_would(script in scripts()) {
        let mut document = Document::new(start());
        let (mut model, mut tally) = (Model::new(start()), Tally::default());
        for act in &script {
            model.act(act, &mut document, &mut tally);
            prop_assert_eq!(document.map(), model.map(), "after {:?}", act);
            prop_assert_eq!(document.settled(), &model.steps[model.at]);
            prop_assert_eq!(check(document.map()), []);
            prop_assert_eq!(document.is_saved(), model.map() == &model.saved);
            prop_assert_eq!(document.undo_label().is_some(), model.at > 0);
            prop_assert_eq!(document.redo_label().is_some(), model.can_redo());
            prop_assert!(document.selection().iter().all(|subject| subject.is_in(document.map())));
        }
        document.cancel();
        while document.undo().is_some() {}
        prop_assert_eq!(document.map(), &start());
        while document.redo().is_some() {}
        prop_assert_eq!(Some(document.map()), model.steps.last());
    }

    #[test]
    fn a_cancelled_drag_keeps_map_selection_and_redo(script in scripts(), previews in prop::collection::vec(recipes(), 0..6)) {
        let mut document = Document::new(start());
        let (mut model, mut tally) = (Model::new(start()), Tally::default());
        script.iter().for_each(|act| model.act(act, &mut document, &mut tally));
        document.cancel();
        document.undo();
        let before = (document.map().clone(), document.selection().clone(), document.redo_label().copied());
        document.begin(Label::Move(1));
        for recipe in previews {
            let command = recipe.command(document.settled());
            let _ = document.preview(&command);
        }
        document.cancel();
        let after = (document.map().clone(), document.selection().clone(), document.redo_label().copied());
        prop_assert_eq!(before, after);
    }
}

/// The laws above are worth nothing if the scripts never reach what they speak of.
#[test]
fn the_scripts_make_links_break_them_refuse_and_cancel() {
    let mut runner = TestRunner::deterministic();
    let mut tally = Tally::default();
    for _ in 0..200 {
        let script = scripts().new_tree(&mut runner).unwrap().current();
        let mut document = Document::new(start());
        let mut model = Model::new(start());
        script.iter().for_each(|act| model.act(act, &mut document, &mut tally));
    }
    assert!(tally.links_made > 200, "{tally:?}");
    assert!(tally.links_gone_with_a_touchpoint > 100, "{tally:?}");
    assert!(tally.refused > 200 && tally.done > 2 * tally.refused, "{tally:?}");
    assert!(tally.cancelled_with_redo > 20 && tally.committed_drags > 50, "{tally:?}");
}

fn large(touchpoints: u32) -> JourneyMap {
    let mut map = JourneyMap::empty();
    map.stages.insert(id(0), Stage::named("Stage", Phase::Purchase, Order::after(None)));
    for (n, order) in (0..touchpoints).zip(Order::spread(touchpoints as usize)) {
        map.touchpoints.insert(id(n), Touchpoint::titled(format!("Touchpoint {n}"), id(0), order));
        if n > 0 {
            map.links.insert(id(n), Link::between(id(n - 1), id(n)));
        }
    }
    map
}

fn id<T: journey_canvas::model::Kind>(n: u32) -> Id<T> {
    Id::from_words("large", n)
}

/// In a release build a preview takes about a millisecond; the bound leaves room for unoptimised builds on busy
/// machines and still fails if a preview ever compares or copies whole records.
#[test]
fn a_drag_among_ten_thousand_touchpoints_is_quick() {
    let mut document = Document::new(large(10_000));
    document.begin(Label::Move(1));
    let mut quickest = std::time::Duration::MAX;
    for x in 0..20 {
        let order = Order::after(None);
        let placement = Placement { touchpoint: id(7), stage: id(0), order, offset: Some(Offset { x, y: 0 }) };
        let began = std::time::Instant::now();
        document.preview(&Command::MoveTouchpoints { placements: vec![placement] }).unwrap();
        quickest = quickest.min(began.elapsed());
    }
    let began = std::time::Instant::now();
    document.commit();
    let commit = began.elapsed();
    println!("preview {quickest:?}, commit {commit:?}");
    assert!(quickest.as_millis() < 40, "{quickest:?}");
    document.undo();
    assert_eq!(document.map(), &large(10_000));
}
