//! The hand and the keys in the whole window: clipboard, links by name, the short list, undo that shows what it did.

use super::*;
use journey_canvas::layout::geometry::Point;

fn titles(map: &JourneyMap) -> Vec<String> {
    map.touchpoints_in_order().into_iter().map(|(_, touchpoint)| touchpoint.title.clone()).collect()
}

/// What the window last gave to the clipboard.
fn copied(window: &Window) -> Option<String> {
    window.harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn what_is_copied_is_a_map_of_its_own_and_comes_into_another() {
    let mut window = Window::with_example();
    window.key(Modifiers::COMMAND, Key::A);
    window.harness.event(egui::Event::Copy);
    window.harness.step();
    let text = copied(&window).unwrap();
    let clip = persist::read(&text).unwrap();
    assert_eq!((clip.touchpoints.len(), clip.links.len()), (11, 15));
    let mut other = Window::new();
    other.ask(Intent::New("blank".into()));
    other.ask(Intent::Paste(text));
    assert_eq!(titles(&other.map()), titles(&example()));
    assert_eq!(other.map().links.len(), 15);
    other.key(Modifiers::COMMAND, Key::Z);
    assert!(other.map().touchpoints.is_empty(), "one step");
}

#[test]
fn lines_and_cells_from_elsewhere_become_touchpoints() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::Tab);
    window.harness.event(egui::Event::Paste("Asks a neighbour #earned\nLooks at the budget".into()));
    window.harness.run();
    let map = window.map();
    assert_eq!(titles(&map)[..3], ["Instagram ad", "Asks a neighbour", "Looks at the budget"]);
    window.harness.get_by(|node| node.label().is_some_and(|text| text.starts_with("Pasted 2 touchpoints")));
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map(), example());
}

#[test]
fn whatever_is_pasted_is_taken_or_refused_in_a_sentence() {
    for text in
        ["(format: \"journey-canvas\", version: 1, map: (", "\u{0}\u{feff}\n\t", "journey\n  x", "(((", "a\tb\n\tc"]
    {
        let mut window = Window::with_example();
        window.ask(Intent::Paste(text.into()));
        window.map();
    }
    let mut window = Window::with_example();
    window.ask(Intent::Paste("x".repeat(3 << 20)));
    assert_eq!(window.map(), example());
    window.harness.get_by(|node| node.label().is_some_and(|text| text.starts_with("The clipboard holds 3 MB")));
}

#[test]
fn a_cut_is_one_step_with_a_name_of_its_own() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::Tab);
    window.harness.event(egui::Event::Cut);
    window.harness.run();
    assert_eq!(window.map().touchpoints.len(), 10);
    window.harness.get_by_label("Undo: cut touchpoint");
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map(), example());
}

#[test]
fn a_touchpoint_is_duplicated_by_key() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::Tab);
    window.key(Modifiers::COMMAND, Key::D);
    assert_eq!(titles(&window.map())[..2], ["Instagram ad", "Instagram ad"]);
    window.harness.get_by_label("Undo: duplicate touchpoint");
}

#[test]
fn a_link_is_drawn_by_key_and_name() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::Tab);
    window.key(Modifiers::NONE, Key::L);
    window.write("posts");
    window.key(Modifiers::NONE, Key::Enter);
    let map = window.map();
    let (from, to) = (titled(&map, "Instagram ad"), titled(&map, "Posts a photo"));
    assert!(map.links.values().any(|link| link.from == from && link.to == to));
    assert_eq!(map.links.len(), 16);
    window.key(Modifiers::NONE, Key::Tab);
    window.key(Modifiers::NONE, Key::L);
    window.write("posts");
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.map().links.len(), 16, "Escape gives it up");
}

#[test]
fn alt_and_an_arrow_go_to_the_nearest_card() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::Tab);
    for (key, title) in [
        (Key::ArrowDown, "Friend shows her sofa"),
        (Key::ArrowRight, "Reads reviews"),
        (Key::ArrowUp, "Searches the web"),
        (Key::ArrowLeft, "Instagram ad"),
    ] {
        window.key(Modifiers::ALT, key);
        assert_eq!(window.selected(), [title]);
    }
    assert_eq!(window.map(), example());
}

#[test]
fn a_stage_is_moved_by_alt_and_an_arrow() {
    let mut window = Window::with_example();
    let stage = example().stages_in_order()[0].0;
    window.ask(Intent::Select(Selection::one(Subject::Stage(stage))));
    window.key(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(window.map().stages_in_order()[1].0, stage);
    window.harness.get_by_label("Undo: move stage");
}

#[test]
fn links_are_read_out_with_their_ends_and_their_share() {
    let window = Window::with_example();
    window.harness.get_by_label("Instagram ad to Searches the web, 70 %");
}

#[test]
fn undo_shows_a_change_that_is_out_of_view_and_survives_saving() {
    let mut window = Window::with_example();
    // The report frames cards: what is measured here is where they stand with it.
    window.until(is_analysed);
    window.key(Modifiers::NONE, Key::Tab);
    window.ask(Intent::Zoom(1.25));
    settled(&mut window);
    let (before, seen) = (window.card("Instagram ad"), window.camera());
    window.key(Modifiers::NONE, Key::Num5);
    window.key(Modifiers::COMMAND, Key::S);
    window.until(is_analysed);
    window.ask(Intent::Select(Selection::none()));
    window.ask(Intent::Zoom(0.8));
    window.ask(Intent::Pan(Point::new(-3_000.0, 0.0)));
    settled(&mut window);
    assert!(window.query_card("Instagram ad").is_none(), "out of view");
    window.key(Modifiers::COMMAND, Key::Z);
    settled(&mut window);
    assert_eq!(window.map(), example());
    assert!(!window.is_saved());
    assert_eq!(window.selected(), ["Instagram ad"]);
    assert_eq!((window.card("Instagram ad"), window.camera()), (before, seen), "seen as it was when it was done");
    window.ask(Intent::Pan(Point::new(-3_000.0, 0.0)));
    window.key(Modifiers::COMMAND, Key::Y);
    settled(&mut window);
    assert_eq!((window.card("Instagram ad"), window.camera()), (before, seen), "and so when it is done again");
}

#[test]
fn undo_leaves_the_view_alone_where_the_change_is_in_view() {
    let mut window = Window::with_example();
    window.until(is_analysed);
    window.key(Modifiers::NONE, Key::Tab);
    window.key(Modifiers::NONE, Key::Num5);
    window.ask(Intent::Pan(Point::new(-20.0, 10.0)));
    settled(&mut window);
    let seen = window.camera();
    window.key(Modifiers::COMMAND, Key::Z);
    settled(&mut window);
    assert_eq!(window.camera(), seen);
}

#[test]
fn undo_goes_to_a_change_that_was_made_out_of_view() {
    let mut window = Window::with_example();
    window.until(is_analysed);
    let id = titled(&window.map(), "Instagram ad");
    window.ask(Intent::Pan(Point::new(-3_000.0, 0.0)));
    window.ask(Intent::edit(Command::Rename(Subject::Touchpoint(id), "Sees the ad".into())));
    settled(&mut window);
    window.key(Modifiers::COMMAND, Key::Z);
    settled(&mut window);
    let (card, canvas) =
        (window.card("Instagram ad"), window.harness.get_by_role_and_label(Role::Canvas, "Journey map"));
    assert!(canvas.rect().contains_rect(card.expand(8.0)));
}

/// Opens the menu of the ground and chooses from it; it stays while the report of the last edit arrives.
fn choose_at(window: &mut Window, at: egui::Pos2, name: &str) {
    let key = name.replace("Ctrl+", if cfg!(target_os = "macos") { "⌘" } else { "Ctrl+" });
    window.press_at(at, egui::PointerButton::Secondary);
    window.until(is_analysed);
    settled(window);
    window.harness.get_by(|node| node.label().is_some_and(|label| label == key)).click();
    window.harness.run();
}

fn is_analysed(window: &Window) -> bool {
    !window.harness.state().borrow().is_analysing()
}

/// Whatever moves has come to its place.
fn settled(window: &mut Window) {
    for _ in 0..40 {
        window.harness.step();
    }
}

#[test]
fn a_share_that_is_no_number_is_told_and_changes_nothing() {
    let mut window = Window::with_example();
    let link = link_between("Instagram ad", "Searches the web");
    let says = "A share, such as 40 %, or a count, such as 120";
    window.ask(Intent::EditTitle(Subject::Link(link)));
    window.write("4 or so");
    window.harness.get_by_label(says);
    window.key(Modifiers::NONE, Key::Enter);
    window.harness.get_by_label(says);
    let ground =
        window.harness.get_by_role_and_label(Role::Canvas, "Journey map").rect().left_bottom() + vec2(300.0, -9.0);
    window.press_at(ground, egui::PointerButton::Primary);
    window.wait_for("“4 or so” is neither");
    assert_eq!(window.map(), example());
    window.ask(Intent::EditTitle(Subject::Link(link)));
    window.write("55 %");
    window.key(Modifiers::NONE, Key::Enter);
    assert_ne!(window.map(), example());
    assert!(window.harness.query_by_label(says).is_none());
}

#[test]
fn what_the_menu_of_the_ground_adds_comes_to_where_it_was_opened() {
    let mut window = Window::with_example();
    window.until(is_analysed);
    window.key(Modifiers::NONE, Key::Tab);
    assert_eq!(window.selected(), ["Instagram ad"]);
    let canvas = window.harness.get_by_role_and_label(Role::Canvas, "Journey map").rect();
    let ground = pos2(window.card("Waits for the van").center().x, canvas.bottom() - 12.0);
    let stage_of = |window: &Window, title: &str| {
        let map = window.map();
        map.stages.get(map.touchpoints.get(titled(&map, title)).unwrap().stage).unwrap().name.clone()
    };
    choose_at(&mut window, ground, "New touchpoint N");
    window.write("Rings the bell");
    window.key(Modifiers::NONE, Key::Enter);
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(stage_of(&window, "Rings the bell"), stage_of(&window, "Waits for the van"));
    window.key(Modifiers::NONE, Key::Tab);
    choose_at(&mut window, ground, "Paste Ctrl+V");
    window.harness.event(egui::Event::Paste("Signs for the sofa".into()));
    window.harness.run();
    assert_eq!(stage_of(&window, "Signs for the sofa"), stage_of(&window, "Waits for the van"));
}

#[test]
fn keys_zoom_about_the_pointer_where_it_is_on_the_canvas() {
    let mut window = Window::with_example();
    // What the analysis finds makes cards a little wider.
    window.until(|window| window.harness.query_by_label("Moments of truth").is_some());
    let there = window.card("Searches the web").center();
    window.harness.hover_at(there);
    window.harness.run();
    for key in [Key::Plus, Key::Plus, Key::Minus] {
        let before = window.camera().zoom();
        window.key(Modifiers::NONE, key);
        assert!((window.camera().zoom() - before).abs() > 0.01);
        let card = window.card("Searches the web").center();
        assert!(card.distance(there) < 1.0, "{key:?}: the card went from {there:?} to {card:?}");
    }
}

#[test]
fn letters_for_a_field_that_is_about_to_open_are_no_keys() {
    let letters = [(Key::P, "P"), (Key::O, "o"), (Key::S, "s"), (Key::T, "t")];
    for opens in [Key::L, Key::F2] {
        let mut window = Window::with_example();
        window.key(Modifiers::NONE, Key::Tab);
        let modifiers = Modifiers::NONE;
        let pressed = |key| egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        window.harness.input_mut().events.push(pressed(opens));
        // The key is heard in this frame, and the field is there in the next, with the letters.
        window.harness.step();
        for (key, text) in letters {
            window.harness.input_mut().events.extend([pressed(key), egui::Event::Text(text.into())]);
        }
        window.harness.run();
        window.key(Modifiers::NONE, Key::Enter);
        let map = window.map();
        let id = if opens == Key::L { titled(&map, "Instagram ad") } else { titled(&map, "Post") };
        assert_eq!(map.touchpoints.get(id).unwrap().creator, Some(Creator::Paid), "{opens:?}");
        assert_eq!(map.stages.len(), example().stages.len());
        assert_eq!(map.links.len(), example().links.len() + usize::from(opens == Key::L));
    }
}
