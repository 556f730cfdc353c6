//! How the window is liked: chosen on its card, kept in a folder of its own, never in a map.

use super::*;
use journey_canvas::interact::{Preference, Preferences};

fn liked(window: &Window) -> Preferences {
    window.harness.state().borrow().preferences().clone()
}

fn theme(window: &Window) -> Palette {
    *window.harness.state().borrow().palette()
}

#[test]
fn a_theme_is_chosen_on_the_card_and_comes_back_with_the_next_window() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own");
    let mut window = Window::keeping(Some(own.clone()));
    window.key(Modifiers::COMMAND, Key::Comma);
    window.click(Role::Button, "Night");
    window.click(Role::Button, "Reduced motion");
    window.harness.run();
    assert_eq!(theme(&window), Palette::of(&Theme::named("night").unwrap()));
    window.click(Role::Button, "Close");
    assert!(window.harness.query_by_role_and_label(Role::Button, "Reduced motion").is_none());
    let mut again = Window::keeping(Some(own));
    again.harness.run();
    assert_eq!(theme(&again), Palette::of(&Theme::named("night").unwrap()));
    assert!(liked(&again).reduced_motion);
}

#[test]
fn the_theme_of_a_map_leaves_the_window_as_it_is() {
    let mut window = Window::new();
    let mut map = example();
    map.settings.theme = Some("night".into());
    fs::write(window.path("night.ron"), persist::write(&map)).unwrap();
    let path = window.path("night.ron");
    window.ask(Intent::OpenFile(path));
    assert_eq!(theme(&window), Palette::of(&Theme::paper()));
    window.ask(Intent::Prefer(Preference::Theme(Some("contrast".into()))));
    assert!(window.is_saved());
}

#[test]
fn the_interface_grows_by_keys_and_the_canvas_with_it() {
    let mut window = Window::with_example();
    window.key(Modifiers::COMMAND, Key::Plus);
    window.key(Modifiers::COMMAND, Key::Plus);
    window.key(Modifiers::COMMAND, Key::Minus);
    assert_eq!(liked(&window).size, 110);
    window.harness.run();
    assert!((window.harness.ctx.zoom_factor() - 1.1).abs() < 1e-4);
}

#[test]
fn an_open_section_and_the_tab_in_front_are_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().to_path_buf();
    let mut window = Window::keeping(Some(own.clone()));
    window.key(Modifiers::NONE, Key::E);
    window.ask(Intent::ShowTab(Tab::Details));
    window.click(Role::DisclosureTriangle, "Channels");
    window.harness.run();
    let again = Window::keeping(Some(own));
    assert!(liked(&again).unfolded.contains("Channels"));
    assert_eq!(liked(&again).tab, Tab::Details);
}

#[test]
fn in_a_window_as_small_as_a_large_interface_leaves_it_nothing_is_out_of_reach() {
    let mut window = Window::with_example();
    window.harness.set_size(vec2(640.0, 392.0));
    window.harness.run();
    let inside = egui::Rect::from_min_size(Pos2::ZERO, vec2(640.0, 392.0));
    for name in
        ["Menu", "Lens: Map", "Undo", "Redo", "Analysis", "Present", "Export", "Put the panel away", "Fit everything"]
    {
        let all = window.harness.query_all_by(|node| node.label().is_some_and(|label| label == name));
        let rects: Vec<egui::Rect> = all.map(|node| node.rect()).collect();
        assert!(rects.iter().any(|rect| inside.contains_rect(*rect)), "{name}: {rects:?}");
    }
    for (role, name) in
        [(Role::RadioButton, "Maya"), (Role::RadioButton, "Jonas"), (Role::Tab, "Details"), (Role::Tab, "Plan")]
    {
        let rect = window.harness.get_by_role_and_label(role, name).rect();
        assert!(inside.contains_rect(rect), "{name}: {rect:?}");
    }
    window.key(Modifiers::COMMAND, Key::Comma);
    window.harness.run();
    let close = window.harness.get_by_role_and_label(Role::Button, "Close").rect();
    assert!(inside.contains_rect(close), "{close:?}");
    window.click(Role::Button, "Close");
    window.key(Modifiers::COMMAND, Key::E);
    window.harness.run();
    window.harness.run();
    let export = window.harness.get_by_role_and_label(Role::Button, "Export…").rect();
    assert!(inside.contains_rect(export), "{export:?}");
}
