//! Panels and the whole window, asked by role and name. No graphics card is needed: nothing is painted.

#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on says so")]

mod capture;
mod degenerate;
mod explained;
mod export;
mod hand;
mod kept;
mod lenses;
mod matrix;
mod menus;
mod mix;
mod palette;
mod plan;
mod regions;
mod search;
mod what_if;
mod work;

use std::{
    cell::RefCell,
    collections::{BTreeSet, VecDeque},
    fs,
    path::PathBuf,
    rc::Rc,
    sync::{Arc, Mutex, mpsc::Sender},
    time::{Duration, Instant},
};

use egui::{Key, Modifiers, Pos2, Role, pos2, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};
use journey_canvas::{
    app::{Answer, App, Dialogs, Question},
    edit::{Command, Document, FlowPlace, Selection},
    interact::{Camera, Intent, Tab},
    layout::typeset::Parley,
    model::{
        BasisPoints, Creator, EffortSize, Emotion, Face, FindingKind, Flow, Id, JourneyMap, Link, Place, Subject,
        Touchpoint,
    },
    persist,
    scene::Theme,
    ui::{
        control,
        details::{DetailsView, details_ui},
        findings::{Badge, DivergenceCard, FindingCard, FindingsView, StrengthLine, effort_ui, findings_ui},
        fonts,
        status_bar::{StatusView, status_bar_ui},
        tokens,
        tokens::Palette,
    },
};

mod channels;
mod details;
mod many;
mod personas;
mod preferences;
mod welcome;

const EXAMPLE: &str = include_str!("../../examples/furniture-retailer.ron");

fn example() -> JourneyMap {
    persist::read(EXAMPLE).unwrap()
}

fn titled(map: &JourneyMap, title: &str) -> Id<Touchpoint> {
    map.touchpoints.iter().find(|(_, touchpoint)| touchpoint.title == title).map(|(id, _)| id).unwrap()
}

fn palette() -> Palette {
    Palette::of(&Theme::paper())
}

/// A panel alone, with what it asks for.
fn panel(show: impl FnMut(&mut egui::Ui, &mut Vec<Intent>) + 'static) -> Harness<'static, Vec<Intent>> {
    let dress = |ctx: &egui::Context| {
        tokens::dress(ctx, &palette());
        ctx.set_fonts(fonts::definitions(&Parley::bundled(), &BTreeSet::new()).0);
    };
    Harness::builder().with_size(vec2(380.0, 2_400.0)).with_context_setup(dress).build_ui_state(show, Vec::new())
}

fn details_of(title: &'static str) -> Harness<'static, Vec<Intent>> {
    details(Selection::touchpoint(titled(&example(), title)))
}

fn details(selection: Selection) -> Harness<'static, Vec<Intent>> {
    unfolded(example(), selection, &[])
}

/// The Details panel of a map with these sections open.
fn unfolded(map: JourneyMap, selection: Selection, sections: &[&str]) -> Harness<'static, Vec<Intent>> {
    let persona = map.personas_in_order()[0].0;
    let unfolded: BTreeSet<String> = sections.iter().map(|name| (*name).to_owned()).collect();
    panel(move |ui, out| {
        let palette = palette();
        let unfolded = &unfolded;
        let (map, selection, palette) = (&map, &selection, &palette);
        let view = DetailsView { map, selection, persona, number: Some(1), unfolded, reveal: None, palette };
        egui::ScrollArea::vertical().show(ui, |ui| details_ui(ui, &view, out));
    })
}

/// What a click on one control of the Details panel makes of the example.
fn after_click(title: &'static str, role: Role, name: &str) -> JourneyMap {
    clicked(details_of(title), role, name)
}

/// What a click in a Details panel makes of the example.
fn clicked(mut harness: Harness<'static, Vec<Intent>>, role: Role, name: &str) -> JourneyMap {
    harness.get_by_role_and_label(role, name).click();
    harness.run();
    done(&harness)
}

/// A map after gestures and edits that were asked for; nothing else may be asked.
fn answered(map: JourneyMap, asked: &[Intent]) -> Document {
    let mut document = Document::new(map);
    for intent in asked {
        match intent {
            Intent::Begin(label) => document.begin(*label),
            Intent::Preview(command) => document.preview(command).unwrap(),
            Intent::Commit => document.commit(),
            Intent::Edit(command, label) => document.edit_as(*label, command).unwrap(),
            other => assert_eq!(*other, Intent::Commit, "nothing else may be asked"),
        }
    }
    document
}

/// What was asked for, done to the example.
fn done(harness: &Harness<'static, Vec<Intent>>) -> JourneyMap {
    let mut document = Document::new(example());
    for intent in harness.state() {
        if let Intent::Edit(command, label) = intent {
            document.edit_as(*label, command).unwrap();
        }
    }
    document.map().clone()
}

#[test]
fn a_face_in_the_details_says_how_it_feels() {
    let map = after_click("Instagram ad", Role::RadioButton, "Very good");
    let feeling = map.emotion(titled(&map, "Instagram ad"), map.personas_in_order()[0].0);
    assert_eq!(feeling, Some(Emotion::from(Face::VeryGood)));
}

#[test]
fn a_creator_in_the_details_takes_the_place_of_the_other() {
    let map = after_click("Instagram ad", Role::Button, "Earned");
    assert_eq!(map.touchpoints.get(titled(&map, "Instagram ad")).unwrap().creator, Some(Creator::Earned));
}

#[test]
fn a_channel_in_the_details_is_added_and_taken_away() {
    let channels = |map: &JourneyMap| map.touchpoints.get(titled(map, "Instagram ad")).unwrap().channels.len();
    assert_eq!(channels(&after_click("Instagram ad", Role::Button, "Store")), channels(&example()) + 1);
    assert_eq!(channels(&after_click("Instagram ad", Role::Button, "Social")), channels(&example()) - 1);
}

#[test]
fn a_new_channel_is_online_or_offline_as_one_says() {
    for (button, place) in [("Add online channel", Place::Online), ("Add offline channel", Place::Offline)] {
        let mut harness = details_of("Instagram ad");
        harness.get_by_role_and_label(Role::TextInput, "New channel").focus();
        harness.run();
        harness.event(egui::Event::Text("Kiosk".into()));
        harness.run();
        let map = clicked(harness, Role::Button, button);
        let (id, channel) = map.channels.iter().find(|(_, channel)| channel.name == "Kiosk").unwrap();
        assert_eq!(channel.place, place);
        assert!(map.touchpoints.get(titled(&map, "Instagram ad")).unwrap().channels.contains(&id));
    }
}

fn link_between(from: &str, to: &str) -> Id<Link> {
    let map = example();
    let (from, to) = (titled(&map, from), titled(&map, to));
    map.links.iter().find(|(_, link)| link.from == from && link.to == to).unwrap().0
}

#[test]
fn the_details_of_a_link_tell_its_ends_and_change_how_many_go_along() {
    let id = link_between("Instagram ad", "Searches the web");
    let mut harness = details(Selection::one(Subject::Link(id)));
    harness.get_by_role_and_label(Role::Button, "From: Instagram ad");
    harness.get_by_role_and_label(Role::Button, "To: Searches the web");
    harness.get_by_role_and_label(Role::TextInput, "How many go along").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Text("55".into()));
    harness.run();
    let Some(Intent::Preview(Command::SetFlow { at, flow })) = harness.state().last() else { panic!() };
    assert_eq!((*at, *flow), (FlowPlace::Link(id), Some(Flow::Share(BasisPoints::clamped(5_500)))));
}

#[test]
fn a_link_is_removed_from_its_details() {
    let id = link_between("Instagram ad", "Searches the web");
    let map = clicked(details(Selection::one(Subject::Link(id))), Role::Button, "Remove link");
    assert!(!map.links.contains(id));
}

#[test]
fn of_several_touchpoints_all_get_the_face_and_the_creator() {
    let map = example();
    let both = ["Instagram ad", "Searches the web"].map(|title| titled(&map, title));
    let selection: Selection = both.into_iter().map(Subject::Touchpoint).collect();
    let harness = details(selection.clone());
    harness.get_by_label("2 touchpoints are selected");
    let rated = clicked(harness, Role::RadioButton, "Very bad");
    let made = clicked(details(selection), Role::Button, "Earned");
    let maya = map.personas_in_order()[0].0;
    for id in both {
        assert_eq!(rated.emotion(id, maya), Some(Emotion::from(Face::VeryBad)));
        assert_eq!(made.touchpoints.get(id).unwrap().creator, Some(Creator::Earned));
    }
}

#[test]
fn the_details_of_a_stage_and_of_a_persona_change_their_names() {
    let map = example();
    for subject in [Subject::Stage(map.stages_in_order()[0].0), Subject::Persona(map.personas_in_order()[0].0)] {
        let mut harness = details(Selection::one(subject));
        harness.get_by_role_and_label(Role::TextInput, "Name").focus();
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.event(egui::Event::Text("Other".into()));
        harness.run();
        assert_eq!(harness.state().last(), Some(&Intent::Preview(Command::Rename(subject, "Other".into()))));
    }
}

#[test]
fn where_nothing_is_selected_the_map_is_described_and_gets_a_persona() {
    let mut harness = unfolded(example(), Selection::none(), &["Personas"]);
    harness.get_by_role_and_label(Role::TextInput, "Journey");
    harness.get_by_role_and_label(Role::Button, "Add persona").click();
    harness.run();
    assert_eq!(done(&harness).personas.len(), example().personas.len() + 1);
    assert!(matches!(harness.state().last(), Some(Intent::Select(_))));
}

#[test]
fn a_figure_and_its_per_cent_sign_stay_on_one_line() {
    assert_eq!(control::unbroken("40 % of those"), "40\u{a0}% of those");
}

#[test]
fn an_effort_in_the_details_is_kept() {
    let map = after_click("Waits for the van", Role::Button, "XL");
    let effort = map.touchpoints.get(titled(&map, "Waits for the van")).unwrap().effort.unwrap();
    assert_eq!(effort.nearest_size(), EffortSize::XL);
}

fn findings() -> FindingsView {
    let map = example();
    let card = FindingCard {
        touchpoint: titled(&map, "Checkout asks for account"),
        title: "7 Checkout asks for account".into(),
        sentence: "Every successful journey passes here.".into(),
        more: String::new(),
        kind: FindingKind::MomentOfTruth,
        score: Some(0.92),
        printed: "0.92".into(),
        is_candidate: false,
    };
    let pain = titled(&map, "Calls support");
    let stray = titled(&map, "Posts a photo");
    FindingsView {
        moments: vec![card],
        effort_missing: vec![(pain, "9 Calls support".into())],
        not_linked: vec![(stray, "11 Posts a photo".into())],
        rate_first: vec![(stray, "11 Posts a photo".into())],
        ..Default::default()
    }
}

#[test]
fn a_click_on_a_finding_asks_for_its_card() {
    let mut harness = panel(|ui, out| findings_ui(ui, &findings(), &palette(), out));
    harness.get_by(|node| node.label().is_some_and(|name| name.starts_with("7 Checkout asks"))).click();
    harness.run();
    let id = titled(&example(), "Checkout asks for account");
    assert_eq!(harness.state().as_slice(), [Intent::Explain(id, FindingKind::MomentOfTruth)]);
}

#[test]
fn what_is_to_be_rated_or_linked_first_is_a_click_away() {
    for says in ["nobody has rated it", "no link leads here or on"] {
        let mut harness = panel(|ui, out| findings_ui(ui, &findings(), &palette(), out));
        harness.get_by_role_and_label(Role::Button, &format!("11 Posts a photo: {says}")).click();
        harness.run();
        assert_eq!(harness.state().as_slice(), [Intent::ShowTouchpoint(titled(&example(), "Posts a photo"))]);
    }
}

#[test]
fn of_a_long_list_the_beginning_is_shown_and_the_rest_is_a_click_away() {
    let mut view = findings();
    let touchpoint = view.moments[0].touchpoint;
    let line = |number: usize| StrengthLine { touchpoint, title: format!("{number} Helps"), face: Face::Good };
    view.strengths = (1..=30).map(line).collect();
    let mut harness = panel(move |ui, out| findings_ui(ui, &view, &palette(), out));
    let is_strength = |name: String| name.ends_with("a strength to protect");
    let count = |harness: &Harness<'static, Vec<Intent>>| {
        harness.query_all_by(|node| node.label().is_some_and(is_strength)).count()
    };
    assert_eq!(count(&harness), 12);
    for (name, shown) in [("Show 18 more", 30), ("Show fewer", 12)] {
        harness.get_by_role_and_label(Role::Button, &format!("{name}: Strengths to protect")).click();
        harness.run();
        assert_eq!(count(&harness), shown, "{name}");
    }
}

#[test]
fn where_they_diverge_a_long_title_has_rows_of_its_own() {
    let height = |title: &str| {
        let mut view = findings();
        let badge = |letter: &str| Badge { letter: letter.into(), name: letter.into(), colour: palette().ink };
        view.divergences = vec![DivergenceCard {
            touchpoint: view.moments[0].touchpoint,
            title: title.into(),
            apart: "1.20 apart".into(),
            low: (badge("J"), -0.85),
            high: (badge("M"), 0.35),
            quote: None,
            says: "they differ".into(),
        }];
        let harness = panel(move |ui, out| findings_ui(ui, &view, &palette(), out));
        harness.get_by_role_and_label(Role::Button, "they differ").rect().height()
    };
    assert!(height("4 Reads what others say of the sofa and of the shop that sells it") > height("4 Reads") + 12.0);
}

#[test]
fn an_effort_beneath_the_findings_is_that_of_the_touchpoint_it_names() {
    let mut harness = panel(|ui, out| effort_ui(ui, &findings(), &palette(), out));
    harness.get_by_role_and_label(Role::Button, "9 Calls support: S effort").click();
    harness.run();
    let [Intent::Edit(Command::SetEffort { touchpoints, .. }, _)] = harness.state().as_slice() else { panic!() };
    assert_eq!(touchpoints.as_slice(), [titled(&example(), "Calls support")]);
}

/// Answers questions for files as it was told to beforehand; what it is asked is kept.
#[derive(Clone, Default)]
struct Desk {
    answers: Arc<Mutex<VecDeque<Answer>>>,
    asked: Arc<Mutex<Vec<Question>>>,
}

impl Dialogs for Desk {
    fn ask(&mut self, question: Question, answer: Sender<Answer>, wake: Box<dyn Fn() + Send>) {
        self.asked.lock().unwrap().push(question);
        let given = self.answers.lock().unwrap().pop_front().unwrap_or(Answer::Cancelled);
        answer.send(given).unwrap();
        wake();
    }
}

/// The whole window.
struct Window {
    harness: Harness<'static, Rc<RefCell<App>>>,
    desk: Desk,
    folder: tempfile::TempDir,
}

impl Window {
    fn new() -> Self {
        Self::keeping(None)
    }

    /// A window that keeps its preferences in a folder of its own.
    fn keeping(own: Option<PathBuf>) -> Self {
        let desk = Desk::default();
        let app = App::new(Arc::new(Parley::bundled()), Box::new(desk.clone()), [7; 32]).keeping(own);
        let app = Rc::new(RefCell::new(app));
        let dressed = Rc::clone(&app);
        let harness = Harness::builder()
            .with_size(vec2(1_600.0, 1_000.0))
            .with_max_steps(24)
            .with_context_setup(move |ctx| dressed.borrow_mut().dress(ctx))
            .build_ui_state(|ui, app: &mut Rc<RefCell<App>>| app.borrow_mut().show(ui), app);
        Self { harness, desk, folder: tempfile::tempdir().unwrap() }
    }

    /// With the example in a file of its own.
    fn with_example() -> Self {
        let mut window = Self::new();
        fs::write(window.path("sofa.ron"), EXAMPLE).unwrap();
        let path = window.path("sofa.ron");
        window.ask(Intent::OpenFile(path));
        window
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn ask(&mut self, intent: Intent) {
        self.harness.state().borrow_mut().ask_for(intent);
        self.harness.run();
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    fn write(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.harness.run();
    }

    fn click(&mut self, role: Role, name: &str) {
        self.harness.get_by_role_and_label(role, name).click();
        self.harness.run();
    }

    /// Goes on until a notice begins so.
    fn wait_for(&mut self, begins: &str) {
        let begun = Instant::now();
        let is_told = |window: &Self| {
            let told = |text: Option<String>| text.is_some_and(|text| text.starts_with(begins));
            window.harness.query_by(|node| node.role() == Role::Alert && told(node.label())).is_some()
        };
        while !is_told(self) {
            assert!(begun.elapsed() < Duration::from_secs(120), "{begins}: never told");
            std::thread::sleep(Duration::from_millis(20));
            self.harness.run();
        }
    }

    /// Goes on until it is so.
    #[track_caller]
    fn until(&mut self, is_so: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        self.harness.run();
        while !is_so(self) {
            assert!(begun.elapsed() < Duration::from_secs(120), "it never came to be so");
            std::thread::sleep(Duration::from_millis(20));
            self.harness.run();
        }
    }

    fn map(&self) -> JourneyMap {
        self.harness.state().borrow().map().unwrap().clone()
    }

    fn selected(&self) -> Vec<String> {
        let map = self.map();
        let app = self.harness.state().borrow();
        let ids: Vec<_> = app.document().unwrap().selection().touchpoints().collect();
        ids.into_iter().map(|id| map.touchpoints.get(id).unwrap().title.clone()).collect()
    }

    fn is_saved(&self) -> bool {
        self.harness.state().borrow().document().unwrap().is_saved()
    }

    fn card(&self, title: &str) -> egui::Rect {
        let card = self.query_card(title);
        assert!(card.is_some(), "{title} is not in view");
        card.unwrap()
    }

    /// The card of a touchpoint, if it is in view.
    fn query_card(&self, title: &str) -> Option<egui::Rect> {
        let starts = format!("{title}, ");
        let is_card = |role: Role, name: Option<String>| {
            role == Role::Button && name.is_some_and(|name| name.starts_with(&starts))
        };
        self.harness.query_by(|node| is_card(node.role(), node.label())).map(|node| node.rect())
    }

    /// What is in view.
    fn camera(&self) -> Camera {
        self.harness.state().borrow().camera().unwrap()
    }

    /// A button is pressed and let go.
    fn press_at(&mut self, at: Pos2, button: egui::PointerButton) {
        self.harness.hover_at(at);
        self.harness.run();
        for pressed in [true, false] {
            let modifiers = Modifiers::NONE;
            self.harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
            // A frame each: a step lasts a quarter of a second, and what is held for longer than 0.8 s is no click.
            self.harness.step();
        }
        self.harness.run();
    }

    /// Drags from here to there, in steps, without letting go.
    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.harness.hover_at(from);
        self.harness.run();
        self.harness.drag_at(from);
        self.harness.run();
        for step in 1..=4_u8 {
            self.harness.hover_at(from + (to - from) * f32::from(step) / 4.0);
            self.harness.run();
        }
    }
}

#[test]
fn the_welcome_page_opens_a_template_and_the_example() {
    let mut window = Window::new();
    window.harness.run();
    window.harness.get_by(|node| node.label().is_some_and(|name| name.starts_with("Retailer: "))).click();
    window.harness.run();
    assert!(window.map().touchpoints.len() > 5);
    window.ask(Intent::Welcome);
    window.key(Modifiers::NONE, Key::E);
    assert_eq!(window.map(), example());
}

#[test]
fn every_card_is_read_out_with_its_stage_and_its_feeling() {
    let window = Window::with_example();
    for (_, touchpoint) in example().touchpoints.iter() {
        window.card(&touchpoint.title);
    }
    let says = |name: Option<String>| name.is_some_and(|name| name.starts_with("Posts a photo, Use & loyalty, love"));
    window.harness.get_by(|node| says(node.label()));
}

#[test]
fn a_title_is_written_in_place_saved_and_undone() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::Tab);
    assert_eq!(window.selected(), ["Instagram ad"]);
    window.key(Modifiers::NONE, Key::F2);
    window.write("Sees an ad");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(!window.is_saved());
    window.key(Modifiers::COMMAND, Key::S);
    assert!(window.is_saved());
    let written = persist::load(&window.path("sofa.ron")).unwrap();
    assert_eq!(written, window.map());
    titled(&written, "Sees an ad");
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map(), example());
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.map(), written);
}

#[test]
fn escape_leaves_a_title_as_it_was() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::Tab);
    window.key(Modifiers::NONE, Key::F2);
    window.write("Sees an ad");
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.map(), example());
    assert!(window.harness.state().borrow().document().unwrap().undo_label().is_none());
}

#[test]
fn a_card_dragged_to_another_stage_is_one_step() {
    let mut window = Window::with_example();
    let (from, to) = (window.card("Friend shows her sofa").center(), window.card("Checkout asks for account").center());
    window.drag(from, to + vec2(0.0, 180.0));
    window.harness.drop_at(to + vec2(0.0, 180.0));
    window.harness.run();
    let map = window.map();
    let stage = |title: &str| map.touchpoints.get(titled(&map, title)).unwrap().stage;
    assert_eq!(stage("Friend shows her sofa"), stage("Checkout asks for account"));
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map(), example());
}

#[test]
fn escape_in_the_midst_of_a_drag_puts_the_card_back() {
    let mut window = Window::with_example();
    let from = window.card("Friend shows her sofa").center();
    window.drag(from, from + vec2(400.0, 60.0));
    assert_ne!(window.map(), example());
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.map(), example());
    assert!(window.is_saved());
}

#[test]
fn keys_rate_and_name_the_creator_of_what_is_selected() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::Tab);
    window.key(Modifiers::NONE, Key::Num5);
    window.key(Modifiers::NONE, Key::E);
    let map = window.map();
    let ad = titled(&map, "Instagram ad");
    assert_eq!(map.emotion(ad, map.personas_in_order()[0].0), Some(Emotion::from(Face::VeryGood)));
    assert_eq!(map.touchpoints.get(ad).unwrap().creator, Some(Creator::Earned));
    window.key(Modifiers::NONE, Key::Delete);
    assert!(!window.map().touchpoints.contains(ad));
}

#[test]
fn letters_typed_into_a_field_are_no_keys_of_the_window() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::Tab);
    window.ask(Intent::ShowTab(Tab::Details));
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "What Maya thinks").focus();
    window.harness.run();
    window.key(Modifiers::NONE, Key::Num5);
    window.write("5");
    let map = window.map();
    let ad = titled(&map, "Instagram ad");
    let maya = map.personas_in_order()[0].0;
    assert_eq!(map.emotion(ad, maya), example().emotion(ad, maya));
    assert!(map.experiences.get(ad, maya).unwrap().thought.contains('5'));
    window.key(Modifiers::COMMAND, Key::S);
    assert_eq!(persist::load(&window.path("sofa.ron")).unwrap(), map);
}

#[test]
fn the_capture_line_makes_one_touchpoint_a_line() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::Tab);
    window.key(Modifiers::NONE, Key::N);
    for title in ["Asks a neighbour", "Looks at the budget"] {
        window.write(title);
        window.key(Modifiers::NONE, Key::Enter);
    }
    window.key(Modifiers::NONE, Key::Escape);
    let map = window.map();
    let stage = |title: &str| map.touchpoints.get(titled(&map, title)).unwrap().stage;
    assert_eq!(map.touchpoints.len(), example().touchpoints.len() + 2);
    assert_eq!(stage("Looks at the budget"), stage("Instagram ad"));
}

#[test]
fn unsaved_changes_are_asked_for_once() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::Tab);
    window.key(Modifiers::NONE, Key::Delete);
    window.ask(Intent::New("blank".into()));
    assert!(window.map().touchpoints.len() > 5);
    window.click(Role::Button, "Cancel");
    assert!(window.map().touchpoints.len() > 5);
    window.ask(Intent::New("blank".into()));
    window.click(Role::Button, "Don’t save");
    assert!(window.map().touchpoints.is_empty());
    assert_eq!(persist::load(&window.path("sofa.ron")).unwrap(), example());
}

#[test]
fn a_new_map_asks_where_to_be_saved_and_goes_on() {
    let mut window = Window::new();
    window.ask(Intent::New("retailer".into()));
    let path = window.path("mine");
    window.desk.answers.lock().unwrap().push_back(Answer::File(path));
    window.key(Modifiers::COMMAND, Key::S);
    assert_eq!(persist::load(&window.path("mine.ron")).unwrap(), window.map());
    assert_eq!(window.desk.asked.lock().unwrap().len(), 1);
}

#[test]
fn where_nobody_shows_a_dialog_a_path_is_typed() {
    let mut window = Window::new();
    window.ask(Intent::New("retailer".into()));
    window.desk.answers.lock().unwrap().push_back(Answer::Nobody);
    window.key(Modifiers::COMMAND, Key::S);
    let path = window.path("typed.ron").display().to_string();
    window.harness.get_by_role_and_label(Role::TextInput, "Path").focus();
    window.harness.run();
    window.key(Modifiers::COMMAND, Key::A);
    window.write(&path);
    window.click(Role::Button, "Save");
    assert_eq!(persist::load(&window.path("typed.ron")).unwrap(), window.map());
}

#[test]
fn a_picture_is_exported_to_the_chosen_file() {
    let mut window = Window::with_example();
    let path = window.path("sofa.svg");
    window.desk.answers.lock().unwrap().push_back(Answer::File(path));
    window.key(Modifiers::COMMAND, Key::E);
    window.click(Role::Button, "SVG");
    window.click(Role::Button, "Export…");
    window.wait_for("Exported");
    let text = fs::read_to_string(window.path("sofa.svg")).unwrap();
    assert!(text.contains("Checkout asks for"), "the picture holds the cards");
}

#[test]
fn the_notice_of_a_mermaid_file_says_what_it_cannot_hold() {
    let mut window = Window::with_example();
    let path = window.path("sofa.mmd");
    let told = format!("Exported {}. A Mermaid journey cannot hold 15 links", path.display());
    window.desk.answers.lock().unwrap().push_back(Answer::File(path));
    window.key(Modifiers::COMMAND, Key::E);
    window.click(Role::Button, "Mermaid");
    window.click(Role::Button, "Export…");
    window.wait_for(&told);
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_window_stays() {
    let mut window = Window::new();
    fs::write(window.path("broken.ron"), "(format: ").unwrap();
    let path = window.path("broken.ron");
    window.ask(Intent::OpenFile(path));
    assert!(window.harness.state().borrow().map().is_none());
    window
        .harness
        .get_by(|node| node.role() == Role::Alert && node.label().is_some_and(|text| text.contains("broken.ron")));
    window.harness.get_by_role_and_label(Role::Button, "Open another…");
}

#[test]
fn the_analysis_comes_by_itself_and_a_click_on_a_finding_selects_its_card() {
    let mut window = Window::with_example();
    let begun = Instant::now();
    let is_found =
        |name: Option<String>| name.is_some_and(|name| name.starts_with("7 Checkout asks for account, 0.92"));
    while window.harness.query_by(|node| is_found(node.label())).is_none() {
        assert!(begun.elapsed() < Duration::from_secs(120), "no findings");
        std::thread::sleep(Duration::from_millis(50));
        window.harness.run();
    }
    window.harness.get_by(|node| is_found(node.label())).click();
    window.harness.run();
    assert_eq!(window.selected(), ["Checkout asks for account"]);
    window.key(Modifiers::NONE, Key::A);
    assert!(window.harness.query_by(|node| is_found(node.label())).is_none());
    window.harness.get_by_label("The analysis is off");
}

#[test]
fn a_persona_chip_changes_whose_feelings_are_rated() {
    let mut window = Window::with_example();
    window.click(Role::RadioButton, "Jonas");
    window.key(Modifiers::NONE, Key::Tab);
    window.key(Modifiers::NONE, Key::Num1);
    let map = window.map();
    let jonas = map.personas_in_order()[1].0;
    assert_eq!(map.emotion(titled(&map, "Instagram ad"), jonas), Some(Emotion::from(Face::VeryBad)));
}

#[test]
fn what_is_selected_is_told_to_those_who_cannot_see_it() {
    let mut window = Window::with_example();
    let id = titled(&example(), "Posts a photo");
    window.ask(Intent::Select(Selection::one(Subject::Touchpoint(id))));
    let says = |name: Option<String>| name.is_some_and(|name| name.starts_with("Posts a photo, Use & loyalty, love"));
    let card = window.harness.get_by(|node| says(node.label()));
    assert_eq!(card.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
}

#[test]
fn while_a_picture_is_made_the_window_goes_on_and_the_notice_names_the_file() {
    let mut window = Window::with_example();
    let path = window.path("sofa.png");
    window.desk.answers.lock().unwrap().push_back(Answer::File(path));
    window.ask(Intent::Export);
    window.harness.get_by_role_and_label(Role::Button, "Export…").click();
    window.harness.step();
    window.harness.step();
    let is_off = window.harness.query_by_role_and_label(Role::Button, "Exporting…");
    assert!(is_off.is_none_or(|button| button.accesskit_node().is_disabled()));
    window.key(Modifiers::NONE, Key::Tab);
    assert_eq!(window.selected(), ["Instagram ad"]);
    window.wait_for("Exported");
    assert!(fs::read(window.path("sofa.png")).unwrap().starts_with(b"\x89PNG"));
    window.harness.get_by_role_and_label(Role::Button, "Export");
}

#[test]
fn a_blank_map_invites_the_first_line_and_tells_the_stage() {
    let mut window = Window::new();
    window.ask(Intent::New("blank".into()));
    window.click(Role::Button, "Add the first touchpoint");
    window.harness.get_by_label("In the stage Before");
    window.write("Hears of it");
    window.key(Modifiers::NONE, Key::Enter);
    window.key(Modifiers::NONE, Key::Tab);
    window.harness.get_by_label("In the stage Purchase");
    window.write("Pays");
    window.key(Modifiers::NONE, Key::Enter);
    let map = window.map();
    let stages: Vec<_> = map.touchpoints_in_order().into_iter().map(|(_, touchpoint)| touchpoint.stage).collect();
    let known: Vec<_> = map.stages_in_order().into_iter().map(|(id, _)| id).collect();
    assert_eq!(stages, known[..2]);
}

#[test]
fn the_key_s_makes_a_stage_after_the_one_in_hand_and_asks_its_name() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::Tab);
    window.key(Modifiers::NONE, Key::S);
    window.write("Wonders");
    window.key(Modifiers::NONE, Key::Enter);
    let names = |map: &JourneyMap| -> Vec<String> {
        map.stages_in_order().into_iter().map(|(_, stage)| stage.name.clone()).collect()
    };
    assert_eq!(names(&window.map())[..3], ["Awareness", "Wonders", "Consideration"]);
    window.key(Modifiers::COMMAND, Key::Z);
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map(), example());
}

#[test]
fn a_second_click_on_a_persona_asks_for_her_name() {
    let mut window = Window::with_example();
    window.click(Role::RadioButton, "Maya");
    window.harness.get_by_role_and_label(Role::TextInput, "Name").focus();
    window.harness.run();
    window.key(Modifiers::COMMAND, Key::A);
    window.write("Mia");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.map().personas_in_order()[0].1.name, "Mia");
    window.harness.get_by_role_and_label(Role::RadioButton, "Mia");
}

#[test]
fn in_a_small_window_a_high_map_opens_as_wide_as_the_canvas_and_can_be_read() {
    let mut window = Window::new();
    window.harness.set_size(vec2(1_280.0, 720.0));
    window.harness.run();
    let path = window.path("shop.ron");
    fs::write(&path, include_str!("../../examples/grocery-click-and-collect.ron")).unwrap();
    window.ask(Intent::OpenFile(path));
    window.harness.run();
    let small = window.card("Picks a time").width();
    window.ask(Intent::FitAll);
    assert!(window.card("Picks a time").width() < small, "everything in view is smaller still");
}

#[test]
fn a_click_into_the_picture_of_the_blank_template_opens_it() {
    let mut window = Window::new();
    window.harness.run();
    let is_blank = |name: Option<String>| name.is_some_and(|name| name.starts_with("Blank: "));
    let place = window.harness.get_by(|node| is_blank(node.label())).rect();
    for at in [place.center(), place.center() - vec2(0.0, place.height() * 0.15)] {
        window.ask(Intent::Welcome);
        window.harness.hover_at(at);
        window.harness.run();
        window.harness.drag_at(at);
        window.harness.drop_at(at);
        window.harness.run();
        assert!(window.map().touchpoints.is_empty());
    }
}

#[test]
fn the_list_of_keys_stands_whole_in_a_small_window() {
    let mut window = Window::with_example();
    window.harness.set_size(vec2(1_280.0, 720.0));
    window.ask(Intent::ShowKeys);
    window.harness.run();
    let (heading, close) = (
        window.harness.get_by_label("Keys").rect(),
        window.harness.get_by_role_and_label(Role::Button, "Close").rect(),
    );
    assert!(heading.top() > 0.0 && close.bottom() < 720.0, "{heading} {close}");
}

#[test]
fn the_bar_tells_how_far_the_analysis_is_and_stops_it() {
    let mut harness = panel(|ui, out| {
        let view =
            StatusView { counts: String::new(), hints: Vec::new(), zoom: 1.0, analysing: Some(0.4), can_stop: true };
        status_bar_ui(ui, &view, &palette(), out);
    });
    harness.get_by_label_contains("analysing 40 %");
    harness.get_by_role_and_label(Role::Button, "Stop the analysis").click();
    harness.run();
    assert_eq!(harness.state().as_slice(), [Intent::StopAnalysis]);
}
