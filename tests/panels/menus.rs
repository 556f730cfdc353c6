//! The menus and the list of keys in the window.

use super::*;
use journey_canvas::interact::{Action, Menu};

fn selected_count(window: &Window) -> usize {
    window.harness.state().borrow().document().unwrap().selection().len()
}

#[test]
fn the_menus_open_by_button_and_by_key_and_hold_every_action() {
    let mut window = Window::with_example();
    window.click(Role::Button, "Menu");
    for menu in Menu::ALL {
        window.click(Role::MenuItem, &format!("{} menu", menu.name()));
        for action in menu.actions().filter(|action| *action != Action::Menu) {
            window.harness.get_by_role_and_label(Role::MenuItem, action.name());
        }
    }
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.harness.query_by_role_and_label(Role::MenuItem, "File menu").is_none());
    window.key(Modifiers::NONE, Key::F10);
    window.harness.get_by_role_and_label(Role::MenuItem, "File menu");
}

#[test]
fn an_entry_is_reached_by_the_arrows_and_done_by_enter() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::F10);
    window.key(Modifiers::NONE, Key::ArrowDown);
    // In the Edit menu, the first thing that can be done with nothing selected and nothing to undo.
    window.key(Modifiers::NONE, Key::ArrowRight);
    let at = |window: &Window, name: &str| {
        window.harness.get_by_role_and_label(Role::MenuItem, name).accesskit_node().toggled()
    };
    let mut steps = 0;
    while at(&window, "Select all") != Some(egui::accesskit::Toggled::True) {
        window.key(Modifiers::NONE, Key::ArrowDown);
        steps += 1;
        assert!(steps < 40);
    }
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(selected_count(&window), window.map().touchpoints.len());
}

#[test]
fn an_entry_that_asks_for_nothing_is_greyed() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::F10);
    window.click(Role::MenuItem, "Edit menu");
    assert!(window.harness.get_by_role_and_label(Role::MenuItem, "Undo").accesskit_node().is_disabled());
}

#[test]
fn the_list_of_keys_names_every_action_that_has_one() {
    let mut window = Window::with_example();
    window.ask(Intent::ShowKeys);
    for action in Action::ALL.into_iter().filter(|action| action.shortcut().is_some()) {
        assert!(window.harness.query_all_by_label(action.name()).next().is_some(), "{action:?}");
    }
}
