//! The search line in the window.

use super::*;

fn selected(window: &Window) -> Option<String> {
    let app = window.harness.state().borrow();
    match app.document()?.selection().only()? {
        Subject::Touchpoint(id) => Some(app.map()?.touchpoints.get(id)?.title.clone()),
        _ => None,
    }
}

fn says(window: &Window, text: &str) -> bool {
    window.harness.query_by_label(text).is_some()
}

#[test]
fn enter_goes_round_what_is_found_in_journey_order() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::F);
    window.harness.run();
    window.write("@phone");
    assert!(says(&window, "1 of 2"));
    assert_eq!(selected(&window).as_deref(), Some("Waits for the van"));
    window.key(Modifiers::NONE, Key::Enter);
    assert!(says(&window, "2 of 2"));
    assert_eq!(selected(&window).as_deref(), Some("Calls support"));
    window.key(Modifiers::NONE, Key::Enter);
    assert!(says(&window, "1 of 2"));
    window.key(Modifiers::SHIFT, Key::Enter);
    assert!(says(&window, "2 of 2"));
}

#[test]
fn escape_gives_the_selection_back_and_tab_keeps_what_was_found() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::Tab);
    let before = selected(&window);
    for (key, kept) in [(Key::Escape, before.as_deref()), (Key::Tab, Some("Posts a photo"))] {
        window.key(Modifiers::NONE, Key::F);
        window.harness.run();
        window.write("photo");
        assert_eq!(selected(&window).as_deref(), Some("Posts a photo"));
        window.key(Modifiers::NONE, key);
        assert_eq!(selected(&window).as_deref(), kept);
        assert!(window.harness.query_by_label("Close search").is_none());
    }
}

#[test]
fn what_is_not_found_is_said() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::F);
    window.harness.run();
    window.write("zebra");
    assert!(says(&window, "none"));
}

#[test]
fn what_is_typed_before_the_line_has_the_keyboard_is_in_it_and_acts_on_nothing() {
    let mut window = Window::with_example();
    window.harness.key_press(Key::F);
    window.harness.step();
    for (key, letter) in [(Key::P, "p"), (Key::H, "h")] {
        window.harness.key_press(key);
        window.harness.event(egui::Event::Text(letter.to_owned()));
        window.harness.step();
    }
    window.harness.run();
    window.write("oto");
    assert_eq!(selected(&window).as_deref(), Some("Posts a photo"));
    assert!(window.map() == example(), "P would have made it paid");
}
