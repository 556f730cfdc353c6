//! The Plan tab: add, edit, order, remove.

use super::*;

fn window() -> Window {
    let mut window = Window::with_example();
    window.ask(Intent::ShowTab(Tab::Plan));
    window.until(|window| window.harness.query_all_by_label_contains("if half of those who leave").next().is_some());
    window
}

fn titles(window: &Window) -> Vec<String> {
    window.map().opportunities_in_order().into_iter().map(|(_, record)| record.title.clone()).collect()
}

fn open(window: &mut Window, begins: &str) {
    let is_it = |name: Option<String>| name.is_some_and(|name| name.starts_with(begins));
    window.harness.get_by(|node| node.role() == Role::Button && is_it(node.label())).click();
    window.harness.run();
}

#[test]
fn a_line_that_is_typed_becomes_an_opportunity_for_what_is_selected() {
    let mut window = window();
    let support = titled(&window.map(), "Calls support");
    window.ask(Intent::ShowTouchpoint(support));
    window.harness.get_by_role_and_label(Role::TextInput, "New opportunity").focus();
    window.harness.run();
    window.write("Call back");
    window.key(Modifiers::NONE, Key::Enter);
    let map = window.map();
    let (_, made) = map.opportunities.iter().find(|(_, record)| record.title == "Call back").unwrap();
    assert!(made.touchpoints.contains(&support));
    assert_eq!(titles(&window).last().map(String::as_str), Some("Call back"));
}

#[test]
fn the_plan_is_put_in_order_by_due_date_in_one_step() {
    let mut window = window();
    let before = titles(&window);
    let by_due = "Order the plan by due date, the nearest first";
    let is_so = |window: &Window| {
        window.harness.get_by_role_and_label(Role::Button, by_due).accesskit_node().toggled()
            == Some(egui::accesskit::Toggled::True)
    };
    assert!(!is_so(&window));
    window.click(Role::Button, by_due);
    assert!(is_so(&window), "the order in force stands out");
    assert_eq!(titles(&window).first().map(String::as_str), Some("Ask for a review now"));
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(titles(&window), before);
}

#[test]
fn a_line_opens_for_who_does_it_and_shows_its_touchpoint() {
    let mut window = window();
    open(&mut window, "Two-hour slots.");
    assert_eq!(window.selected(), ["Waits for the van"]);
    window.harness.get_by_role_and_label(Role::TextInput, "Responsible").focus();
    window.harness.run();
    window.key(Modifiers::COMMAND, Key::A);
    window.write("Ana");
    window.key(Modifiers::NONE, Key::Enter);
    let map = window.map();
    let (_, slots) = map.opportunities.iter().find(|(_, record)| record.title == "Two-hour slots").unwrap();
    assert_eq!(slots.responsible, "Ana");
}

#[test]
fn a_line_is_removed_and_comes_back_by_undo() {
    let mut window = window();
    open(&mut window, "Two-hour slots.");
    window.click(Role::Button, "Remove opportunity");
    assert!(!titles(&window).contains(&"Two-hour slots".to_owned()));
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.map() == example());
}
