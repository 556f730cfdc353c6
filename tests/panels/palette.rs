//! The command palette in the window.

use super::*;

fn row(window: &Window, name: &str) -> Option<bool> {
    let row = window.harness.query_by_role_and_label(Role::ListBoxOption, name)?;
    Some(!row.accesskit_node().is_disabled())
}

#[test]
fn an_action_is_found_by_a_few_letters_and_done_by_enter() {
    let mut window = Window::with_example();
    window.key(Modifiers::COMMAND, Key::K);
    window.write("sel all");
    window.key(Modifiers::NONE, Key::Enter);
    let count = window.map().touchpoints.len();
    assert_eq!(window.harness.state().borrow().document().unwrap().selection().len(), count);
    assert_eq!(row(&window, "Select all"), None, "it is closed");
}

#[test]
fn what_asks_for_nothing_is_there_and_cannot_be_chosen() {
    let mut window = Window::with_example();
    window.key(Modifiers::COMMAND, Key::K);
    window.write("undo");
    assert_eq!(row(&window, "Undo"), Some(false));
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(row(&window, "Undo"), Some(false), "still open");
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(row(&window, "Undo"), None);
}

#[test]
fn a_touchpoint_is_gone_to_by_its_name() {
    let mut window = Window::with_example();
    window.key(Modifiers::COMMAND, Key::K);
    window.write("waits for the");
    window.key(Modifiers::NONE, Key::Enter);
    let van = titled(&window.map(), "Waits for the van");
    let chosen = window.harness.state().borrow().document().unwrap().selection().only();
    assert_eq!(chosen, Some(Subject::Touchpoint(van)));
}

#[test]
fn the_arrows_choose_and_what_was_used_comes_first_the_next_time() {
    let mut window = Window::with_example();
    window.key(Modifiers::COMMAND, Key::K);
    window.write("zoom out");
    window.key(Modifiers::NONE, Key::Enter);
    window.key(Modifiers::COMMAND, Key::K);
    let first = window.harness.get_by_role_and_label(Role::ListBoxOption, "Zoom out");
    assert_eq!(first.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
    window.key(Modifiers::NONE, Key::ArrowDown);
    let first = window.harness.get_by_role_and_label(Role::ListBoxOption, "Zoom out");
    assert_eq!(first.accesskit_node().toggled(), Some(egui::accesskit::Toggled::False));
}

#[test]
fn the_list_is_as_long_again_as_it_was_once_what_was_typed_is_gone() {
    let mut window = Window::with_example();
    window.key(Modifiers::COMMAND, Key::K);
    window.write("show plan");
    window.harness.run();
    window.key(Modifiers::NONE, Key::Enter);
    window.key(Modifiers::COMMAND, Key::K);
    window.harness.run();
    window.harness.run();
    // A row that is not in view cannot be clicked.
    window.click(Role::ListBoxOption, "Present");
    window.harness.run();
    assert!(window.harness.query_by_role_and_label(Role::Button, "Menu").is_none(), "the pages fill the window");
}
