//! The card that explains a finding.

use super::*;

fn window() -> Window {
    let mut window = Window::with_example();
    window.ask(Intent::ShowTab(Tab::Findings));
    let begins = |name: Option<String>| name.is_some_and(|name| name.starts_with("7 Checkout asks for account, 0.9"));
    window.until(|window| window.harness.query_all_by(|node| begins(node.label())).next().is_some());
    window.harness.query_all_by(|node| begins(node.label())).next().unwrap().click();
    window.harness.run();
    window
}

fn is_open(window: &Window, title: &str) -> bool {
    window
        .harness
        .query_all_by(|node| node.role() == Role::Dialog && node.label().is_some_and(|name| name.starts_with(title)))
        .next()
        .is_some()
}

#[test]
fn a_click_on_a_finding_opens_its_card_and_escape_closes_it() {
    let mut window = window();
    assert!(is_open(&window, "Checkout asks for account: Firm moment of truth"));
    window.harness.get_by_label_contains("Criticality: all successes pass 1.00 × 0.30 = 0.30");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!is_open(&window, "Checkout"));
}

#[test]
fn an_arrow_leads_to_the_next_finding() {
    let mut window = window();
    window.key(Modifiers::NONE, Key::ArrowRight);
    assert!(is_open(&window, "Waits for the van"));
    assert_eq!(window.selected(), ["Waits for the van"]);
    window.key(Modifiers::NONE, Key::ArrowLeft);
    assert!(is_open(&window, "Checkout asks for account"));
}

#[test]
fn a_veto_asks_why_and_is_kept_in_the_map() {
    let mut window = window();
    window.click(Role::Button, "Veto…");
    window.harness.get_by_role_and_label(Role::TextInput, "Reason of the veto").focus();
    window.harness.run();
    window.write("It is gone next week");
    window.click(Role::Button, "Set aside");
    let map = window.map();
    let verdicts = &map.touchpoints.get(titled(&map, "Checkout asks for account")).unwrap().verdicts;
    let verdict = verdicts.get(&FindingKind::MomentOfTruth).unwrap();
    assert_eq!(verdict.reason, "It is gone next week");
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.map() == example());
}

#[test]
fn an_opportunity_is_made_from_the_card() {
    let mut window = window();
    window.click(Role::Button, "Make an opportunity");
    let map = window.map();
    let made = map.opportunities_in_order().last().unwrap().1.clone();
    assert_eq!(made.title, "Fix “Checkout asks for account”");
    assert!(made.touchpoints.contains(&titled(&map, "Checkout asks for account")));
}

#[test]
fn the_buttons_of_a_narrow_card_lie_beside_each_other() {
    let mut window = Window::with_example();
    window.until(|window| !window.harness.state().borrow().is_analysing());
    window.harness.set_size(vec2(880.0, 560.0));
    let id = titled(&window.map(), "Checkout asks for account");
    window.ask(Intent::Explain(id, FindingKind::MomentOfTruth));
    window.harness.run();
    let places = ["Pin", "Veto…", "What if…", "Make an opportunity"]
        .map(|name| window.harness.get_by_role_and_label(Role::Button, name).rect());
    assert!(places.is_sorted_by(|a, b| a.right() <= b.left()), "{places:?}");
}
