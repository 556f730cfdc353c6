//! Lenses in the window, asked by role and label: the switch, the rows of a sheet, lanes.

use super::*;
use journey_canvas::{
    layout::{Lens, RowKind},
    model::Creator,
};

fn see(window: &mut Window, lens: Lens) {
    window.click(Role::Tab, lens.label());
    // The cards come to their places.
    for _ in 0..24 {
        window.harness.step();
    }
}

fn row(window: &Window, name: &str) -> Option<egui::Rect> {
    window.harness.query_by_role_and_label(Role::RowHeader, name).map(|node| node.rect())
}

#[test]
fn every_lens_is_chosen_by_its_name_and_shows_every_touchpoint() {
    let mut window = Window::with_example();
    for lens in Lens::ALL.into_iter().rev() {
        see(&mut window, lens);
        for other in Lens::ALL {
            let tab = window.harness.get_by_role_and_label(Role::Tab, other.label());
            let is_on = tab.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True);
            assert_eq!(is_on, other == lens, "{other:?} in {lens:?}");
        }
        for title in ["Instagram ad", "Posts a photo"] {
            assert!(window.card(title).is_positive(), "{title} in {lens:?}");
        }
    }
    assert_eq!(window.map(), example(), "looking changes nothing");
}

#[test]
fn the_emotion_lens_and_the_blueprint_fill_the_window() {
    let mut window = Window::with_example();
    see(&mut window, Lens::Emotion);
    let canvas = window.harness.get_by_role_and_label(Role::Canvas, "Journey map").rect();
    let (first, last) = (window.card("Instagram ad"), window.card("Posts a photo"));
    assert!(first.left() - canvas.left() < 120.0 && canvas.right() - last.right() < 120.0, "{first:?} {last:?}");
    assert!(window.camera().zoom() > 0.8, "{:?}", window.camera());
    see(&mut window, Lens::Blueprint);
    let support = row(&window, RowKind::Support.label()).unwrap();
    assert!(support.top() > canvas.top() + 0.7 * canvas.height(), "{support:?}");
}

#[test]
fn the_emotion_lens_says_how_it_is_read() {
    let mut window = Window::with_example();
    window.until(|window| !window.harness.state().borrow().is_analysing());
    let says = |window: &Window, text: &str| window.harness.query_by_role_and_label(Role::Label, text).is_some();
    let face = "The card’s face stands where Maya feels.";
    assert!(!says(&window, face));
    see(&mut window, Lens::Emotion);
    assert!(says(&window, face));
    assert!(says(&window, "A ring is Jonas; a letter J where both agree."));
    window.click(Role::RadioButton, "Jonas");
    assert!(says(&window, "A ring is Maya; a letter M where both agree."));
    see(&mut window, Lens::Map);
    assert!(!says(&window, "Green is love, red is pain; 0 is dashed."));
}

#[test]
fn rows_of_a_sheet_are_hidden_and_shown_from_their_list() {
    let mut window = Window::with_example();
    assert!(window.harness.query_by_role_and_label(Role::Button, "Rows").is_none(), "the map has no rows");
    see(&mut window, Lens::Journey);
    let doing = RowKind::Doing.label();
    assert!(row(&window, doing).is_some());
    window.click(Role::Button, "Rows");
    window.click(Role::CheckBox, doing);
    assert!(row(&window, doing).is_none());
    assert!(row(&window, RowKind::Where.label()).is_some());
    window.click(Role::CheckBox, doing);
    assert!(row(&window, doing).is_some());
    see(&mut window, Lens::Blueprint);
    for kind in [RowKind::Action, RowKind::Frontstage, RowKind::Backstage] {
        assert!(row(&window, kind.label()).is_some(), "{kind:?}");
    }
}

#[test]
fn a_card_falls_into_the_lane_in_which_it_is_let_go() {
    let mut window = Window::with_example();
    see(&mut window, Lens::Creators);
    let card = window.card("Instagram ad").center();
    let goal = pos2(card.x, row(&window, "Earned").unwrap().center().y);
    window.drag(card, goal);
    window.harness.drop_at(goal);
    window.harness.run();
    let map = window.map();
    assert_eq!(map.touchpoints.get(titled(&map, "Instagram ad")).unwrap().creator, Some(Creator::Earned));
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map(), example());
    see(&mut window, Lens::Channels);
    assert!(row(&window, "Social").is_some());
}

#[test]
fn a_map_that_is_much_wider_than_the_canvas_opens_at_its_beginning_in_letters_that_can_be_read() {
    let mut window = Window::with_example();
    let lines: Vec<String> = (1..=40).map(|place| format!("Step number {place} of the way #owned -1")).collect();
    window.ask(Intent::Paste(lines.join("\n")));
    window.harness.run();
    for lens in [Lens::Journey, Lens::Emotion, Lens::Blueprint] {
        see(&mut window, lens);
        assert!(window.camera().zoom() >= 0.6, "{lens:?} opens at {}", window.camera().zoom());
        assert!(window.query_card("Instagram ad").is_some(), "{lens:?} opens at its beginning");
        window.ask(Intent::FitAll);
        window.harness.run();
        assert!(window.camera().zoom() < 0.5, "{lens:?} is shown whole when that is asked for");
    }
}

#[test]
fn a_key_that_comes_with_the_frame_in_which_a_card_is_let_go_or_while_it_is_held_comes_after_it() {
    for is_held in [false, true] {
        let mut window = Window::with_example();
        see(&mut window, Lens::Creators);
        let card = window.card("Instagram ad").center();
        let goal = pos2(card.x, row(&window, "Earned").unwrap().center().y);
        window.drag(card, goal);
        let key = |pressed| egui::Event::Key {
            key: Key::Num1,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        if is_held {
            window.key(Modifiers::NONE, Key::Num1);
            window.harness.hover_at(goal + vec2(0.0, 4.0));
            window.harness.run();
        }
        let button = egui::PointerButton::Primary;
        let let_go = egui::Event::PointerButton { pos: goal, button, pressed: false, modifiers: Modifiers::NONE };
        // In one frame.
        let events = &mut window.harness.input_mut().events;
        events.push(let_go);
        if !is_held {
            events.extend([key(true), key(false)]);
        }
        window.harness.run();
        let map = window.map();
        let id = titled(&map, "Instagram ad");
        assert_eq!(map.touchpoints.get(id).unwrap().creator, Some(Creator::Earned), "held {is_held}");
        let persona = map.personas_in_order()[0].0;
        assert_eq!(map.emotion(id, persona), Some(journey_canvas::model::Face::VeryBad.into()), "held {is_held}");
        assert!(window.harness.query_by(|node| node.role() == Role::Alert).is_none(), "held {is_held}");
    }
}

#[test]
fn a_column_of_the_blueprint_is_dragged_past_the_next() {
    let mut window = Window::with_example();
    see(&mut window, Lens::Blueprint);
    let order = |window: &Window| {
        let map = window.map();
        map.touchpoints_in_order().into_iter().take(3).map(|(_, card)| card.title.clone()).collect::<Vec<_>>()
    };
    let before = order(&window);
    let head = |title: &str| window.card(title).center_top() + vec2(0.0, 24.0);
    let (from, to) = (head(&before[0]), head(&before[1]) + vec2(40.0, 0.0));
    window.drag(from, to);
    window.harness.drop_at(to);
    window.harness.run();
    assert_eq!(order(&window)[..2], [before[1].clone(), before[0].clone()]);
}
