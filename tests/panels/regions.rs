//! F6 goes round the regions of the window.

use super::*;

fn focused(window: &Window) -> String {
    window.harness.get_by(|node| node.is_focused()).accesskit_node().label().unwrap_or_default()
}

#[test]
fn f6_goes_round_five_regions_and_back() {
    let mut window = Window::with_example();
    window.harness.run();
    assert_eq!(focused(&window), "Journey map");
    let round = ["Panel", "Status bar", "Top bar", "Tools", "Journey map"];
    for name in round {
        window.key(Modifiers::NONE, Key::F6);
        assert_eq!(focused(&window), name);
    }
    for name in round.into_iter().rev().cycle().skip(1).take(5) {
        window.key(Modifiers::SHIFT, Key::F6);
        assert_eq!(focused(&window), name);
    }
}

#[test]
fn tab_goes_on_within_the_region_that_was_reached() {
    let mut window = Window::with_example();
    window.harness.run();
    for _ in 0..4 {
        window.key(Modifiers::NONE, Key::F6);
    }
    assert_eq!(focused(&window), "Tools");
    window.key(Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&window), "Select");
    window.key(Modifiers::NONE, Key::F6);
    assert_eq!(focused(&window), "Journey map", "from a tool to the region after the tools");
}

#[test]
fn a_panel_that_is_put_away_is_passed_over() {
    let mut window = Window::with_example();
    window.ask(Intent::ShowPanel(false));
    for _ in 0..30 {
        window.harness.step();
    }
    window.key(Modifiers::NONE, Key::F6);
    assert_eq!(focused(&window), "Status bar");
}
