//! Nothing is lost: what was not saved is offered at the next start, and nobody's file is overwritten unasked.

use std::{path::Path, time::SystemTime};

use journey_canvas::persist::recovery::left_over;

use super::*;

fn rename(window: &mut Window, title: &str) {
    let command = Command::Rename(Subject::About, title.to_owned());
    window.ask(Intent::edit(command));
    window.harness.step();
}

/// A window that keeps what is not saved in this folder, as far as it has found what was there.
fn keeping(window: &mut Window, folder: &Path) {
    drop(window.harness.state().borrow_mut().keep_in(folder, SystemTime::now()));
    for _ in 0..400 {
        window.harness.step();
        if window.harness.query_by_role_and_label(Role::Button, "Later").is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// A run that ends with an unsaved title.
fn crashed(folder: &Path, title: &str) -> Window {
    let mut window = Window::with_example();
    drop(window.harness.state().borrow_mut().keep_in(folder, SystemTime::now()));
    rename(&mut window, title);
    let Window { harness, desk, folder } = window;
    drop(harness);
    let mut next = Window::new();
    next.desk = desk;
    next.folder = folder;
    next
}

#[test]
fn what_was_not_saved_is_offered_at_the_next_start_and_is_still_unsaved() {
    let own = tempfile::tempdir().unwrap();
    let mut window = crashed(own.path(), "A day's work");
    keeping(&mut window, own.path());
    window.click(Role::Button, "Open A day's work");
    assert_eq!(window.map().about.title, "A day's work");
    assert!(!window.is_saved());
    window.ask(Intent::Save);
    assert_eq!(persist::open(&window.path("sofa.ron")).unwrap().about.title, "A day's work");
    drop(window);
    assert_eq!(left_over(&own.path().join("recovery")), []);
}

#[test]
fn later_leaves_it_for_the_next_start_and_discarding_takes_two_clicks() {
    let own = tempfile::tempdir().unwrap();
    let mut window = crashed(own.path(), "A day's work");
    keeping(&mut window, own.path());
    window.click(Role::Button, "Later");
    assert!(window.harness.query_by_role_and_label(Role::Button, "Later").is_none());
    drop(window);
    let mut window = Window::new();
    keeping(&mut window, own.path());
    window.click(Role::Button, "Discard… A day's work");
    assert_eq!(std::fs::read_dir(own.path().join("recovery")).unwrap().count(), 1);
    window.click(Role::Button, "Discard for good A day's work");
    assert_eq!(std::fs::read_dir(own.path().join("recovery")).unwrap().count(), 0);
}

#[test]
fn a_file_that_somebody_else_changed_is_not_overwritten_unasked() {
    let mut window = Window::with_example();
    rename(&mut window, "Mine");
    let mut theirs = example();
    theirs.about.title = "Theirs".to_owned();
    persist::save(&window.path("sofa.ron"), &theirs).unwrap();
    window.ask(Intent::Save);
    assert_eq!(persist::open(&window.path("sofa.ron")).unwrap(), theirs);
    window.click(Role::Button, "Overwrite");
    assert_eq!(persist::open(&window.path("sofa.ron")).unwrap().about.title, "Mine");
    assert!(window.is_saved());
}

#[test]
fn their_version_can_be_loaded_in_place_of_mine() {
    let mut window = Window::with_example();
    rename(&mut window, "Mine");
    let mut theirs = example();
    theirs.about.title = "Theirs".to_owned();
    persist::save(&window.path("sofa.ron"), &theirs).unwrap();
    window.ask(Intent::Save);
    window.click(Role::Button, "Load theirs");
    assert_eq!(window.map(), theirs);
    assert!(window.is_saved());
}

#[test]
fn a_file_open_in_another_window_is_noticed() {
    let own = tempfile::tempdir().unwrap();
    let mut first = Window::with_example();
    let path = first.path("sofa.ron");
    drop(first.harness.state().borrow_mut().keep_in(own.path(), SystemTime::now()));
    first.ask(Intent::OpenFile(path.clone()));
    let mut second = Window::new();
    drop(second.harness.state().borrow_mut().keep_in(own.path(), SystemTime::now()));
    second.ask(Intent::OpenFile(path));
    second.wait_for("This map is open in another window");
}
