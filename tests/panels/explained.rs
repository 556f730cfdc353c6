//! The card that explains a finding.

use super::*;
use journey_canvas::model::{BasisPoints, Weights};

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
fn the_way_to_the_weights_leads_where_they_can_be_seen() {
    let mut window = window();
    window.click(Role::Button, "Change the weights");
    window.until(|window| {
        let seen = window
            .harness
            .query_all_by(|node| node.label().is_some_and(|name| name.starts_with("Settings of the map")));
        let bottom = window.harness.ctx.content_rect().bottom();
        seen.into_iter().any(|node| node.rect().top() > 0.0 && node.rect().bottom() < bottom)
    });
}

/// What was asked of the settings of this map.
fn weights_after(map: &JourneyMap, act: impl FnOnce(&mut Harness<'static, Vec<Intent>>)) -> Weights {
    let mut harness = unfolded(map.clone(), Selection::none(), &["Settings of the map"]);
    act(&mut harness);
    harness.run();
    answered(map.clone(), harness.state()).map().settings.weights
}

#[test]
fn weights_are_set_per_map_and_set_back() {
    let ours = weights_after(&example(), |harness| {
        harness.get_by_role_and_label(Role::Slider, "Criticality: success passes here").focus();
        harness.run();
        harness.key_press(Key::ArrowRight);
    });
    assert_eq!(ours, Weights { criticality: BasisPoints::clamped(3_250), ..Weights::default() });
    let mut map = example();
    assert!(
        unfolded(map.clone(), Selection::none(), &["Settings of the map"])
            .query_by_label("Weights as at first")
            .is_none()
    );
    map.settings.weights = ours;
    let back =
        weights_after(&map, |harness| harness.get_by_role_and_label(Role::Button, "Weights as at first").click());
    assert_eq!(back, Weights::default());
}

#[test]
fn a_candidate_names_the_terms_that_are_not_counted() {
    let map = persist::open(format!("{}/examples/plain-workshop.ron", env!("CARGO_MANIFEST_DIR")).as_ref()).unwrap();
    let mut window = Window::new();
    let path = window.path("workshop.ron");
    persist::save(&path, &map).unwrap();
    window.ask(Intent::OpenFile(path));
    window.ask(Intent::Explain(titled(&map, "Waits"), FindingKind::MomentOfTruth));
    let says =
        |text: Option<String>| text.is_some_and(|text| text.contains("Importance is not counted: nobody has said"));
    window
        .until(|window| window.harness.query_all_by(|node| says(node.label()) || says(node.value())).next().is_some());
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
