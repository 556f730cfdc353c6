//! Trying out another feeling, share or exit on a scratch copy.

use journey_canvas::{edit::Label, interact::Trying, model::State};

use super::*;

/// The card at the checkout, with today's report there.
fn window() -> Window {
    let mut window = Window::with_example();
    let id = titled(&window.map(), "Checkout asks for account");
    window.ask(Intent::WhatIf(Trying::Open(id)));
    window.until(|window| says(window, "Moment of truth: 0.92, rank 1"));
    window
}

/// Is there a line that begins so?
fn says(window: &Window, begins: &str) -> bool {
    let is_told = |text: Option<String>| text.is_some_and(|text| text.starts_with(begins));
    window.harness.query_all_by(|node| is_told(node.label()) || is_told(node.value())).next().is_some()
}

/// A slider one step on by its key, so many times.
fn step(window: &mut Window, name: &str, key: Key, times: usize) {
    window.harness.get_by_role_and_label(Role::Slider, name).focus();
    window.harness.run();
    for _ in 0..times {
        window.key(Modifiers::NONE, key);
    }
}

#[test]
fn another_exit_stands_beside_todays_and_the_map_stays_as_it_is() {
    let mut window = window();
    step(&mut window, "Leave here", Key::ArrowLeft, 10);
    assert!(says(&window, "Success of the journey: 30.4 % today, then 34.2 %"));
    window.harness.get_by_role_and_label(Role::Slider, "Go on to “Waits for the van”");
    assert!(window.map() == example() && window.is_saved());
    window.click(Role::Button, "As today");
    assert!(says(&window, "Success of the journey: 30.4 %, as today"));
}

#[test]
fn another_feeling_moves_scores_and_marks() {
    let mut window = window();
    step(&mut window, "How it feels to Maya", Key::ArrowRight, 12);
    step(&mut window, "How it feels to Jonas", Key::ArrowRight, 18);
    window.until(|window| says(window, "Mean feeling here: −0.75 today, then 0"));
    assert!(says(&window, "Moment of truth: 0.92, rank 1 today, then 0.64, rank 2"));
    assert!(says(&window, "Success of the journey: 30.4 %, as today"));
    assert!(window.map() == example());
}

#[test]
fn what_is_kept_becomes_the_to_be_map_in_one_step_with_a_file_of_its_own() {
    let mut window = window();
    step(&mut window, "Leave here", Key::ArrowLeft, 10);
    step(&mut window, "How it feels to Maya", Key::ArrowRight, 4);
    window.click(Role::Button, "Keep as to-be map");
    let map = window.map();
    let id = titled(&map, "Checkout asks for account");
    assert_eq!(map.about.state, State::ToBe);
    assert_eq!(map.touchpoints.get(id).unwrap().leave, Some(Flow::Share(BasisPoints::clamped(1_000))));
    assert!(!says(&window, "What if, at Checkout"));
    let other = window.path("sofa-to-be.ron");
    window.desk.answers.lock().unwrap().push_back(Answer::File(other.clone()));
    window.ask(Intent::Save);
    assert_eq!(window.desk.asked.lock().unwrap().last().unwrap().name, "sofa-to-be.ron");
    assert_eq!(persist::open(&other).unwrap().about.state, State::ToBe);
    assert!(persist::open(&window.path("sofa.ron")).unwrap() == example());
}

#[test]
fn undo_brings_the_as_is_map_back_and_its_file_is_its_own_again() {
    let mut window = window();
    step(&mut window, "Leave here", Key::ArrowLeft, 10);
    window.click(Role::Button, "Keep as to-be map");
    assert_eq!(window.harness.state().borrow().document().unwrap().undo_label(), Some(&Label::KeepToBe));
    window.ask(Intent::Undo);
    assert!(window.map() == example() && window.is_saved());
    window.ask(Intent::edit(Command::Rename(Subject::About, "Sofa".into())));
    window.ask(Intent::Save);
    assert!(window.desk.asked.lock().unwrap().is_empty());
    assert_eq!(persist::open(&window.path("sofa.ron")).unwrap().about.title, "Sofa");
}

#[test]
fn what_is_dropped_leaves_nothing() {
    for way in ["Drop", "Close what-if", "Escape"] {
        let mut window = window();
        step(&mut window, "Leave here", Key::ArrowRight, 3);
        if way == "Escape" {
            window.key(Modifiers::NONE, Key::Escape);
        } else {
            window.click(Role::Button, way);
        }
        assert!(window.harness.query_by_role_and_label(Role::Slider, "Leave here").is_none(), "{way}");
        assert!(window.map() == example() && window.is_saved(), "{way}");
    }
}

#[test]
fn a_drag_goes_on_while_something_is_tried() {
    let mut window = window();
    let from = window.card("Instagram ad").center();
    window.drag(from, from + vec2(0.0, 60.0));
    let dragged = window.map();
    assert!(dragged != example());
    let checkout = titled(&example(), "Checkout asks for account");
    let leave =
        Command::SetFlow { at: FlowPlace::Leave(checkout), flow: Some(Flow::Share(BasisPoints::clamped(1_000))) };
    window.ask(Intent::WhatIf(Trying::Set(leave)));
    assert!(window.harness.state().borrow().document().unwrap().is_in_gesture());
    assert!(window.map() == dragged);
    window.until(|window| says(window, "Success of the journey: 30.4 % today, then 34.2 %"));
    window.harness.drop_at(from + vec2(0.0, 60.0));
    window.harness.run();
    assert!(!window.harness.state().borrow().document().unwrap().is_in_gesture());
    assert!(says(&window, "Success of the journey: 30.4 % today, then 34.2 %"));
}

#[test]
fn the_card_opens_from_a_finding_from_a_touchpoint_and_from_a_link() {
    let is_open = |window: &Window, title: &str| {
        let name = format!("What if: {title}");
        window
            .harness
            .query_all_by(|node| node.role() == Role::Dialog && node.label() == Some(name.clone()))
            .next()
            .is_some()
    };
    let mut window = Window::with_example();
    let map = window.map();
    let checkout = titled(&map, "Checkout asks for account");
    window.until(|window| says(window, "7 Checkout asks for account, 0.9"));
    window.ask(Intent::Explain(checkout, FindingKind::MomentOfTruth));
    window.click(Role::Button, "What if…");
    assert!(is_open(&window, "Checkout asks for account"));
    window.key(Modifiers::NONE, Key::Escape);
    window.ask(Intent::ShowTab(Tab::Details));
    window.ask(Intent::Select(Selection::one(Subject::Link(link_between("Instagram ad", "Searches the web")))));
    window.click(Role::Button, "What if…");
    assert!(is_open(&window, "Instagram ad"));
    window.ask(Intent::WhatIf(Trying::Drop));
    window.ask(Intent::Select(Selection::touchpoint(titled(&map, "Calls support"))));
    window.ask(Intent::Act(journey_canvas::interact::Action::WhatIf));
    assert!(is_open(&window, "Calls support"));
}
