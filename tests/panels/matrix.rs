//! The Matrix tab: points, drag, keys.

use super::*;

const VAN: &str = "Waits for the van: ";

/// The whole window on the Matrix tab, its report made.
fn window() -> Window {
    let mut window = Window::with_example();
    window.ask(Intent::ShowTab(Tab::Matrix));
    window.until(|window| window.harness.query_by_label_contains(VAN).is_some());
    window
}

fn point(window: &Window, begins: &str) -> egui::Rect {
    let is_it =
        |role: Role, name: Option<String>| role == Role::Slider && name.is_some_and(|name| name.starts_with(begins));
    window.harness.get_by(|node| is_it(node.role(), node.label())).rect()
}

fn effort(window: &Window, title: &str) -> Option<EffortSize> {
    let map = window.map();
    map.touchpoints.get(titled(&map, title)).unwrap().effort.map(|effort| effort.nearest_size())
}

fn undo_label(window: &Window) -> bool {
    window.harness.state().borrow().document().unwrap().undo_label().is_some()
}

#[test]
fn a_point_dragged_sideways_changes_the_effort_in_one_step() {
    let mut window = window();
    assert_eq!(effort(&window, "Waits for the van"), Some(EffortSize::L));
    let place = point(&window, VAN).center();
    // A column of the chart is about a hundred points wide.
    let to = place - vec2(110.0, 0.0);
    window.drag(place, to);
    assert_eq!(effort(&window, "Waits for the van"), Some(EffortSize::M));
    window.harness.drop_at(to);
    window.harness.run();
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.map() == example());
    assert!(!undo_label(&window));
}

#[test]
fn escape_puts_a_dragged_point_back() {
    let mut window = window();
    let place = point(&window, VAN).center();
    let to = place - vec2(110.0, 0.0);
    window.drag(place, to);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.map() == example());
    window.harness.drop_at(to);
    window.harness.run();
    assert!(window.map() == example());
    assert!(!undo_label(&window));
}

#[test]
fn arrows_change_the_effort_of_the_point_that_has_the_keyboard() {
    let mut window = window();
    let is_van = |name: Option<String>| name.is_some_and(|name| name.starts_with(VAN));
    window.harness.get_by(|node| node.role() == Role::Slider && is_van(node.label())).focus();
    window.harness.run();
    window.key(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(effort(&window, "Waits for the van"), Some(EffortSize::M));
    window.key(Modifiers::NONE, Key::ArrowRight);
    window.key(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(effort(&window, "Waits for the van"), Some(EffortSize::XL));
}

#[test]
fn a_click_on_a_point_selects_its_touchpoint() {
    let mut window = window();
    window.harness.get_by_label_contains("Compares on website: effort").click();
    window.harness.run();
    assert_eq!(window.selected(), ["Compares on website"]);
}

#[test]
fn a_touchpoint_without_an_effort_is_dragged_onto_the_chart() {
    let mut window = window();
    let van = titled(&window.map(), "Waits for the van");
    window.ask(Intent::edit(Command::SetEffort { touchpoints: vec![van], effort: None }));
    window.until(|window| window.harness.query_by_label_contains("Waits for the van: no effort yet").is_some());
    let chip = point(&window, VAN).center();
    let checkout = point(&window, "Checkout asks for account: ").center();
    window.drag(chip, checkout);
    window.harness.drop_at(checkout);
    window.harness.run();
    assert_eq!(effort(&window, "Waits for the van"), Some(EffortSize::S));
}
