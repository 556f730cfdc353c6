//! The Mix tab: cells, switch, gaps.

use super::*;

/// The whole window on the Mix tab, its report made.
fn window() -> Window {
    let mut window = Window::with_example();
    window.ask(Intent::ShowTab(Tab::Mix));
    window.until(|window| window.harness.query_by_label_contains("Social, Awareness").is_some());
    window
}

fn shows(window: &Window, text: &str) -> bool {
    window.harness.query_by_label_contains(text).is_some()
}

#[test]
fn a_cell_tells_how_many_customers_meet_its_touchpoints() {
    let window = window();
    assert!(shows(&window, "Social, Awareness: 100 % of those who enter come to at least one of Instagram ad"));
    assert!(shows(&window, "Web shop, Purchase: 40 % of those who enter come to Checkout asks for account"));
}

#[test]
fn a_click_on_a_cell_selects_its_touchpoints() {
    let mut window = window();
    window.harness.get_by_label_contains("Web shop, Purchase").click();
    window.harness.run();
    assert_eq!(window.selected(), ["Checkout asks for account"]);
}

#[test]
fn the_switch_says_what_the_cells_show() {
    let mut window = window();
    let heads =
        [("Touchpoints", "touchpoints, by"), ("Feeling", "how it feels, by"), ("Customers", "share of customers, by")];
    for (name, head) in heads {
        window.click(Role::RadioButton, name);
        assert!(shows(&window, head), "{name}");
    }
}

#[test]
fn a_gap_leads_to_what_it_is_about() {
    let mut window = window();
    window.harness.get_by_label_contains("has no metric").click();
    window.harness.run();
    assert!(window.selected().contains(&"Checkout asks for account".to_owned()));
}

#[test]
fn without_flow_touchpoints_are_counted_and_no_percentage_is_told() {
    let mut window = Window::new();
    let text = include_str!("../../examples/plain-workshop.ron");
    fs::write(window.path("plain.ron"), text).unwrap();
    let path = window.path("plain.ron");
    window.ask(Intent::OpenFile(path));
    window.ask(Intent::ShowTab(Tab::Mix));
    window.until(|window| window.harness.query_by_label_contains("No share and no count").is_some());
    assert!(!shows(&window, "of those who enter"));
    assert!(shows(&window, "touchpoints, by stage and channel"));
}
