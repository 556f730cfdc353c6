//! Personas: the list, the record, the portrait from a file.

use super::*;

fn maya() -> Id<journey_canvas::model::Persona> {
    example().personas_in_order()[0].0
}

fn persona(section: &str) -> Harness<'static, Vec<Intent>> {
    unfolded(example(), Selection::one(Subject::Persona(maya())), &[section])
}

fn write_into(mut harness: Harness<'static, Vec<Intent>>, field: &str, text: &str) -> Harness<'static, Vec<Intent>> {
    harness.get_by_role_and_label(Role::TextInput, field).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Text(text.into()));
    harness.run();
    harness
}

/// The persona as the last preview has her.
fn previewed(harness: &Harness<'static, Vec<Intent>>) -> journey_canvas::model::Persona {
    let previews = harness.state().iter().rev().find_map(|intent| match intent {
        Intent::Preview(Command::Set(journey_canvas::edit::Record::Persona(_, record))) => Some(record.clone()),
        _ => None,
    });
    (*previews.unwrap()).clone()
}

#[test]
fn a_row_of_the_list_opens_the_persona() {
    let mut harness = unfolded(example(), Selection::none(), &["Personas"]);
    harness.get_by_role_and_label(Role::Button, "Persona Maya").click();
    harness.run();
    assert_eq!(harness.state().last(), Some(&Intent::Select(Selection::one(Subject::Persona(maya())))));
}

#[test]
fn goals_are_lines_that_are_added_and_taken_out() {
    let count = example().personas.get(maya()).unwrap().goals.len();
    let mut harness = write_into(persona(""), "New goal", "No surprises");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(done(&harness).personas.get(maya()).unwrap().goals.len(), count + 1);
    let fewer = clicked(persona(""), Role::Button, "Remove goal 1");
    assert_eq!(fewer.personas.get(maya()).unwrap().goals.len(), count - 1);
}

#[test]
fn the_lifetime_value_follows_the_figures() {
    let mut map = example();
    map.personas.update(maya(), |persona| persona.value = None);
    let shown = |map: JourneyMap| unfolded(map, Selection::one(Subject::Persona(maya())), &["Value"]);
    shown(map.clone()).get_by_label("Say margin and retention, and the lifetime value follows.");
    let profile = journey_canvas::model::ValueProfile {
        margin: 10_000,
        retention: BasisPoints::clamped(8_000),
        discount: BasisPoints::clamped(1_000),
        ..Default::default()
    };
    map.personas.update(maya(), |persona| persona.value = Some(profile));
    let mut harness = shown(map);
    harness.get_by_label("Lifetime value: 266.67.");
    harness.get_by_role_and_label(Role::TextInput, "Retention (%)").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Text("90".into()));
    harness.run();
    assert_eq!(previewed(&harness).value.unwrap().retention, BasisPoints::clamped(9_000));
}

#[test]
fn a_share_of_more_than_all_is_not_taken() {
    let harness = write_into(persona(""), "Share of all customers (%)", "120");
    harness.get_by_label("A share from 0 to 100.");
    assert!(!harness.state().iter().any(|intent| matches!(intent, Intent::Preview(_))));
}

#[test]
fn a_duplicate_feels_as_the_first_does() {
    let map = clicked(persona(""), Role::Button, "Duplicate persona");
    assert_eq!(map.personas.len(), example().personas.len() + 1);
    let (copy, record) = map.personas_in_order()[1];
    assert_eq!(record.name, "Maya 2");
    for touchpoint in map.touchpoints.ids() {
        assert_eq!(map.experiences.get(touchpoint, copy), map.experiences.get(touchpoint, maya()));
    }
}

#[test]
fn a_persona_moves_down_the_list() {
    let map = clicked(persona("Protection and place"), Role::Button, "Move down");
    assert_eq!(map.personas_in_order()[1].0, maya());
}

#[test]
fn a_portrait_comes_from_a_file_and_is_made_small() {
    let mut window = Window::with_example();
    let path = window.path("maya.png");
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbaImage::from_pixel(800, 600, image::Rgba([10, 120, 160, 255]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    fs::write(&path, bytes.into_inner()).unwrap();
    window.desk.answers.lock().unwrap().push_back(Answer::File(path));
    window.ask(Intent::ChoosePicture(Subject::Persona(maya())));
    let begun = Instant::now();
    while window.map().personas.get(maya()).unwrap().portrait.picture.is_none() {
        assert!(begun.elapsed() < Duration::from_secs(60), "the picture never came");
        std::thread::sleep(Duration::from_millis(10));
        window.harness.run();
    }
    let picture = window.map().personas.get(maya()).unwrap().portrait.picture.clone().unwrap();
    let pixels = journey_canvas::scene::portrait(&picture).unwrap();
    assert_eq!((pixels.width, pixels.height), (256, 192));
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map(), example());
}

#[test]
fn a_file_that_is_no_picture_is_named_and_changes_nothing() {
    let mut window = Window::with_example();
    let path = window.path("maya.gif");
    fs::write(&path, "GIF89a").unwrap();
    window.desk.answers.lock().unwrap().push_back(Answer::File(path));
    window.ask(Intent::ChoosePicture(Subject::Persona(maya())));
    window.wait_for("This is neither PNG nor JPEG nor WebP");
    assert_eq!(window.map(), example());
}
