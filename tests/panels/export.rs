//! The dialog of an export, what it remembers, and presenting: all with the pages made beside the window.

use super::*;
use journey_canvas::{
    analysis::{NoWatch, Seed, analyse},
    edit::Command,
    layout::Lens,
    model::About,
    scene::{PageRequest, PageSize, Pages, pages},
};

/// The name of a node that begins so is there.
fn says(window: &Window, begins: &str) -> bool {
    let told = |text: Option<String>| text.is_some_and(|text| text.starts_with(begins));
    window.harness.query_all_by(|node| told(node.label()) || told(node.value())).next().is_some()
}

fn with_brand(window: &mut Window, change: impl FnOnce(&mut About)) {
    let mut about = window.map().about.clone();
    change(&mut about);
    window.ask(Intent::edit(Command::SetAbout(Box::new(about))));
}

#[test]
fn what_was_chosen_for_an_export_is_remembered_from_one_run_to_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().to_path_buf();
    let mut window = Window::keeping(Some(own.clone()));
    window.ask(Intent::New("retailer".into()));
    window.key(Modifiers::COMMAND, Key::E);
    window.click(Role::Button, "PDF");
    window.click(Role::Button, "A3");
    window.click(Role::Button, "One for every stage");
    window.click(Role::Button, "Legend");
    window.click(Role::Button, "Cancel");
    let again = Window::keeping(Some(own));
    let habit = again.harness.state().borrow().preferences().export.clone();
    assert_eq!((habit.format.as_str(), habit.page.as_str(), habit.stages), ("pdf", "a3", true));
    assert_eq!(habit.without.into_iter().collect::<Vec<_>>(), ["legend"]);
}

#[test]
fn the_preview_comes_by_itself_and_follows_every_choice() {
    let mut window = Window::with_example();
    window.key(Modifiers::COMMAND, Key::E);
    window.click(Role::Button, "16:9");
    window.click(Role::Button, "All that is presented");
    window.until(|window| says(window, "Page 1 of"));
    window.click(Role::Button, "Next page");
    assert!(says(&window, "Page 2 of"));
    window.click(Role::Button, "One for every stage");
    let map = window.map();
    let report = analyse(&map, None, Seed::default(), &NoWatch);
    let request = PageRequest {
        lens: Lens::Map,
        page: PageSize::Slide16x9,
        pages: Pages::DeckWithStages,
        ..PageRequest::default()
    };
    let count = pages(&map, report.as_ref(), &request, &Parley::bundled()).len();
    window.until(|window| says(window, &format!("Page 2 of {count}")));
}

#[test]
fn a_sheet_of_any_size_is_typed_and_a_wrong_one_is_said() {
    let mut window = Window::with_example();
    window.key(Modifiers::COMMAND, Key::E);
    let field = "A sheet of your own, in millimetres";
    window.harness.get_by_role_and_label(Role::TextInput, field).focus();
    window.harness.run();
    window.write("900x600");
    assert!(says(&window, "Write it as 900x600mm"));
    window.write("mm");
    assert!(!says(&window, "Write it as 900x600mm"));
    assert_eq!(window.harness.state().borrow().preferences().export.page, "900x600mm");
}

#[test]
fn a_brand_has_a_part_of_its_own_and_a_font_that_is_not_there_is_said() {
    let mut window = Window::with_example();
    window.key(Modifiers::COMMAND, Key::E);
    assert!(window.harness.query_by_role_and_label(Role::Button, "Brand").is_none());
    window.click(Role::Button, "Cancel");
    with_brand(&mut window, |about| {
        about.brand.accent = "7A1FA2".parse().ok();
        about.brand.font = "no such.otf".to_owned();
    });
    window.key(Modifiers::COMMAND, Key::E);
    window.until(|window| says(window, "The font is not there"));
    window.click(Role::Button, "Brand");
    window.until(|window| !says(window, "The font is not there"));
}

#[test]
fn an_export_that_takes_long_can_be_stopped_and_leaves_nothing_behind() {
    let mut window = Window::with_example();
    let path = window.path("wall.png");
    window.desk.answers.lock().unwrap().push_back(Answer::File(path.clone()));
    window.key(Modifiers::COMMAND, Key::E);
    window.click(Role::Button, "A0");
    window.click(Role::Button, "4×");
    window.click(Role::Button, "Export…");
    window.until(|window| window.harness.query_by_role_and_label(Role::Button, "Stop").is_some());
    window.click(Role::Button, "Stop");
    window.wait_for("The export was stopped");
    assert!(!path.exists());
}

#[test]
fn what_is_presented_goes_from_the_first_page_to_the_last_and_back_to_the_map() {
    let mut window = Window::with_example();
    window.until(|window| says(window, "7 Checkout asks for account"));
    window.key(Modifiers::NONE, Key::F5);
    window.until(|window| says(window, "Personas."));
    window.key(Modifiers::NONE, Key::End);
    assert!(says(&window, "Plan."));
    window.key(Modifiers::NONE, Key::ArrowRight);
    assert!(says(&window, "Plan."), "after the last page comes none");
    window.key(Modifiers::NONE, Key::Home);
    window.key(Modifiers::NONE, Key::PageDown);
    assert!(!says(&window, "Personas.") && !says(&window, "Plan."));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(says(&window, "Export"), "the map is there again");
}
