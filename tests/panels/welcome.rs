//! The welcome page: templates, recent files, what is opened by the keyboard.

use super::*;

/// A window with a folder of its own in which two maps were open, and the example's file among them.
fn with_recent() -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::keeping(Some(folder.path().to_path_buf()));
    for (name, title) in [("old.ron", "The old map"), ("new.ron", "The new map")] {
        let mut map = example();
        map.about.title = title.into();
        fs::write(window.path(name), persist::write(&map)).unwrap();
        let path = window.path(name);
        window.ask(Intent::OpenFile(path));
    }
    window.ask(Intent::Welcome);
    (window, folder)
}

fn row<'a>(window: &'a Window, title: &str) -> Option<egui_kittest::Node<'a>> {
    let starts = format!("{title}, ");
    window
        .harness
        .query_by(move |node| node.role() == Role::Button && node.label().is_some_and(|name| name.starts_with(&starts)))
}

#[test]
fn files_that_were_open_are_listed_and_open_with_a_click() {
    let (mut window, _folder) = with_recent();
    let (old, new) = (row(&window, "The old map").unwrap().rect(), row(&window, "The new map").unwrap().rect());
    assert!(new.top() < old.top(), "the newest stands first");
    row(&window, "The old map").unwrap().click();
    window.harness.run();
    assert_eq!(window.map().about.title, "The old map");
}

#[test]
fn the_arrow_keys_choose_a_recent_file_and_enter_opens_it() {
    let (mut window, _folder) = with_recent();
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.map().about.title, "The old map");
}

#[test]
fn a_file_that_is_gone_says_so_and_can_be_taken_out_of_the_list() {
    let (mut window, _folder) = with_recent();
    fs::remove_file(window.path("old.ron")).unwrap();
    window.ask(Intent::Welcome);
    let begun = Instant::now();
    while window.harness.query_by_label("Remove The old map from the list").is_none() {
        assert!(begun.elapsed() < Duration::from_secs(60), "never said to be missing");
        std::thread::sleep(Duration::from_millis(10));
        window.harness.run();
    }
    window.click(Role::Button, "Remove The old map from the list");
    window.harness.run();
    assert!(row(&window, "The old map").is_none());
    assert!(row(&window, "The new map").is_some());
}

#[test]
fn the_list_comes_back_with_the_next_window() {
    let (_window, folder) = with_recent();
    let mut again = Window::keeping(Some(folder.path().to_path_buf()));
    again.harness.run();
    assert!(row(&again, "The new map").is_some());
}

#[test]
fn a_large_file_is_opened_beside_the_window_and_can_be_given_up() {
    let large = |window: &Window| {
        let mut map = example();
        let (id, card) = map.touchpoints.iter().next().map(|(id, card)| (id, card.clone())).unwrap();
        let words = "a long note ".repeat(5_000);
        map.touchpoints.update(id, |record| record.notes.clone_from(&words));
        for number in 0..12 {
            let mut other = card.clone();
            other.notes.clone_from(&words);
            map.touchpoints.insert(Id::from_words("large", number), other);
        }
        fs::write(window.path("large.ron"), persist::write(&map)).unwrap();
        (window.path("large.ron"), map)
    };
    let mut window = Window::new();
    let (path, map) = large(&window);
    window.harness.state().borrow_mut().ask_for(Intent::OpenFile(path.clone()));
    window.harness.step();
    let begun = Instant::now();
    while window.harness.state().borrow().map().is_none() {
        assert!(begun.elapsed() < Duration::from_secs(120), "never opened");
        std::thread::sleep(Duration::from_millis(20));
        window.harness.step();
    }
    assert_eq!(window.map(), map);
    window.ask(Intent::Welcome);
    window.harness.state().borrow_mut().ask_for(Intent::OpenFile(path));
    window.harness.state().borrow_mut().ask_for(Intent::StopOpening);
    std::thread::sleep(Duration::from_millis(300));
    window.harness.run();
    assert!(window.harness.state().borrow().map().is_none());
}

#[test]
fn what_was_noted_while_a_diagram_was_read_can_be_read() {
    let mut window = Window::new();
    let path = window.path("way.mmd");
    fs::write(&path, "journey\n  title The way\n  section Discover\n    Search: 3: Buyer\n").unwrap();
    window.ask(Intent::OpenFile(path));
    window.wait_for("Imported The way, 1 note");
    window.click(Role::Button, "Read it");
    let said = "Line 3: No section’s name tells its phase: by its place, “Discover” is taken for pre-purchase.";
    let is_said = |window: &Window| {
        let is_it = |text: Option<String>| text.is_some_and(|text| text == said);
        window.harness.query_all_by(|node| is_it(node.label()) || is_it(node.value())).next().is_some()
    };
    assert!(is_said(&window));
    window.click(Role::Button, "Close");
    assert!(!is_said(&window));
}

/// Where what stands under this name ends.
fn bottom(window: &Window, name: &'static str) -> f32 {
    let is_meant = |said: Option<String>| said.is_some_and(|said| said.starts_with(name));
    let meant = window.harness.get_all_by(|node| is_meant(node.label()) || is_meant(node.value()));
    meant.map(|node| node.rect().bottom()).fold(0.0, f32::max)
}

#[test]
fn both_columns_end_on_one_line_however_many_files_were_open() {
    for count in [0, 1, 5] {
        let folder = tempfile::tempdir().unwrap();
        let mut window = Window::keeping(Some(folder.path().to_path_buf()));
        for number in 0..count {
            let path = window.path(&format!("map {number}.ron"));
            fs::write(&path, persist::write(&example())).unwrap();
            window.ask(Intent::OpenFile(path));
        }
        window.ask(Intent::Welcome);
        let (left, right) = (bottom(&window, "Drop a file here"), bottom(&window, "The example"));
        assert!((left - right).abs() < 1.0, "{count} files: {left} and {right}");
    }
}
