//! The capture line in the window: what is typed, what it becomes, and how many keys that takes.

use super::*;
use journey_canvas::model::{Effort, PainCause};

fn line(window: &Window) -> String {
    let field =
        window.harness.query_by(|node| node.label().as_deref() == Some("New touchpoint") && is_field(node.role()));
    field.and_then(|field| field.value()).unwrap_or_default()
}

fn is_field(role: Role) -> bool {
    matches!(role, Role::TextInput | Role::MultilineTextInput)
}

fn open(window: &mut Window) {
    window.key(Modifiers::NONE, Key::N);
    window.harness.run();
}

fn says(window: &Window, text: &str) -> bool {
    window.harness.query_by_label(text).is_some()
}

#[test]
fn a_line_is_repeated_in_words_and_becomes_a_touchpoint_in_one_step() {
    let mut window = Window::with_example();
    open(&mut window);
    window.write("Waits for a call back @phone #owned -2 !delay ~S");
    for chip in ["Phone", "Owned", "−2 very bad", "delay", "effort S", "all understood"] {
        assert!(says(&window, chip), "{chip}");
    }
    window.key(Modifiers::NONE, Key::Enter);
    let map = window.map();
    let id = titled(&map, "Waits for a call back");
    let touchpoint = map.touchpoints.get(id).unwrap();
    assert_eq!(touchpoint.creator, Some(Creator::Owned));
    assert_eq!(touchpoint.pain_cause, Some(PainCause::Delay));
    assert_eq!(touchpoint.effort, Some(Effort::Size(EffortSize::S)));
    assert_eq!(map.emotion(id, map.personas_in_order()[0].0), Some(Emotion::from(Face::VeryBad)));
    assert_eq!(line(&window), "");
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map(), example(), "one step, taken back from the empty line");
}

#[test]
fn what_is_not_understood_is_said_and_stays_in_the_title() {
    let mut window = Window::with_example();
    open(&mut window);
    window.write("Asks a friend #frend ");
    assert!(says(&window, "#frend stays in the title: not paid, owned, earned, love or pain"));
    window.key(Modifiers::NONE, Key::Enter);
    titled(&window.map(), "Asks a friend #frend");
}

#[test]
fn the_list_offers_channels_and_tab_takes_one() {
    let mut window = Window::with_example();
    open(&mut window);
    window.write("Looks @s");
    assert!(window.harness.query_by_role_and_label(Role::ListBoxOption, "Store, offline").is_some());
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Tab);
    let written = line(&window);
    assert!(written.starts_with("Looks @") && written.ends_with(' '), "{written}");
    window.write("@s");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.harness.query_by_role_and_label(Role::ListBoxOption, "Store, offline").is_none());
    assert!(!line(&window).is_empty(), "the first Escape closes the list alone");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.harness.query_by(|node| is_field(node.role())).is_none(), "the second the line");
}

#[test]
fn a_new_channel_is_asked_for_once_and_never_in_the_way() {
    let mut window = Window::with_example();
    open(&mut window);
    window.write("Checks in @kiosk ");
    assert!(says(&window, "Kiosk, new, offline"));
    window.key(Modifiers::COMMAND, Key::Num1);
    assert!(says(&window, "Kiosk, new, online"));
    window.key(Modifiers::NONE, Key::Enter);
    let place = |window: &Window, name: &str| {
        let map = window.map();
        map.channels.values().find(|channel| channel.name == name).unwrap().place
    };
    assert_eq!(place(&window, "Kiosk"), Place::Online);
    window.write("Parks @garage");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(place(&window, "Garage"), Place::Offline, "guessed, for nobody said");
    window.key(Modifiers::COMMAND, Key::Num1);
    assert_eq!(place(&window, "Garage"), Place::Online, "and said afterwards");
}

#[test]
fn several_lines_are_pasted_counted_and_added_as_one_step() {
    let mut window = Window::with_example();
    open(&mut window);
    let text = "Sees the van @home +1\n## Assembly\nUnpacks it -1 !effort\nSits down +2";
    window.harness.event(egui::Event::Paste(text.into()));
    window.harness.run();
    assert!(says(&window, "3 touchpoints in 2 stages, 1 new stage"));
    window.key(Modifiers::NONE, Key::Enter);
    let map = window.map();
    assert_eq!(map.touchpoints.len(), example().touchpoints.len() + 3);
    assert!(map.stages.values().any(|stage| stage.name == "Assembly"));
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map(), example());
}

#[test]
fn a_line_that_is_closed_keeps_what_was_typed() {
    let mut window = Window::with_example();
    open(&mut window);
    window.write("Half a thou");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.harness.query_by(|node| is_field(node.role())).is_none());
    open(&mut window);
    assert_eq!(line(&window), "Half a thou");
}

#[test]
fn the_grammar_is_one_key_away() {
    let mut window = Window::with_example();
    open(&mut window);
    window.key(Modifiers::NONE, Key::F1);
    assert!(says(&window, "One line, one touchpoint"));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "One line, one touchpoint"));
}

/// Channels by the shortest beginning that no other shares, creators by a letter, feelings, efforts.
const CHANNELS: [&str; 6] = ["st", "we", "p", "r", "h", "so"];
const CREATORS: [&str; 3] = ["o", "p", "e"];
const FEELINGS: [&str; 5] = ["-2", "-1", "+0", "+1", "+2"];
const EFFORTS: [&str; 5] = ["xs", "s", "m", "l", "xl"];

#[test]
fn thirty_tagged_touchpoints_take_twelve_keys_each_or_fewer_beyond_the_title() {
    let mut window = Window::with_example();
    open(&mut window);
    let (mut most, mut all, mut held) = (0, 0, 0);
    for n in 0..30 {
        window.write(&format!("Step number {}", n + 1));
        let pick = |list: &[&'static str]| list[n % list.len()];
        let tags = format!(" @{}#{}{}~{}", pick(&CHANNELS), pick(&CREATORS), pick(&FEELINGS), pick(&EFFORTS));
        for letter in tags.chars() {
            window.write(&letter.to_string());
        }
        window.key(Modifiers::NONE, Key::Enter);
        most = most.max(tags.chars().count());
        all += tags.chars().count();
        // On an American keyboard @ # ~ + need Shift.
        held += tags.chars().filter(|letter| "@#~+".contains(*letter)).count();
    }
    let map = window.map();
    let made: Vec<_> = map.touchpoints.iter().filter(|(_, one)| one.title.starts_with("Step number")).collect();
    assert_eq!(made.len(), 30);
    let maya = map.personas_in_order()[0].0;
    for (id, one) in made {
        let is_whole = one.channels.len() == 1 && one.creator.is_some() && one.effort.is_some();
        assert!(is_whole && map.emotion(id, maya).is_some(), "{one:?}");
    }
    println!(
        "keys beyond the title: at most {most}, on average {:.1}; Shift held for {:.1} of them",
        f64::from(u32::try_from(all).unwrap()) / 30.0,
        f64::from(u32::try_from(held).unwrap()) / 30.0
    );
    assert!(most <= 12, "{most}");
}

#[test]
fn letters_and_enter_that_come_with_one_slow_frame_are_all_heard() {
    let mut window = Window::with_example();
    let before = window.map().touchpoints.len();
    window.key(Modifiers::NONE, Key::N);
    let enter = |pressed| egui::Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    for words in ["Unpacks it #owned", "Reads the leaflet"] {
        for part in words.split_inclusive(' ') {
            window.harness.input_mut().events.push(egui::Event::Text(part.to_owned()));
        }
        window.harness.input_mut().events.push(enter(true));
        window.harness.input_mut().events.push(enter(false));
    }
    window.harness.run();
    let map = window.map();
    assert_eq!(map.touchpoints.len(), before + 2);
    assert_eq!(map.touchpoints.get(titled(&map, "Unpacks it")).unwrap().creator, Some(Creator::Owned));
    titled(&map, "Reads the leaflet");
}

#[test]
fn enter_is_heard_though_shift_is_down_already_for_the_next_title() {
    let mut window = Window::with_example();
    let before = window.map().touchpoints.len();
    window.key(Modifiers::NONE, Key::N);
    let key = |key, modifiers| egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    let input = window.harness.input_mut();
    input.events.push(egui::Event::Text("Unpacks it ~M".into()));
    input.events.push(key(Key::Enter, Modifiers::NONE));
    input.events.push(egui::Event::ModifiersChanged(Modifiers::SHIFT));
    input.events.push(key(Key::R, Modifiers::SHIFT));
    input.events.push(egui::Event::Text("R".into()));
    window.harness.run();
    window.harness.event(egui::Event::ModifiersChanged(Modifiers::NONE));
    window.write("eads the leaflet");
    window.key(Modifiers::NONE, Key::Enter);
    let map = window.map();
    assert_eq!(map.touchpoints.len(), before + 2);
    titled(&map, "Unpacks it");
    titled(&map, "Reads the leaflet");
}
