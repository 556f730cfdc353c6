//! Every field of a touchpoint and of how it feels, asked by role and name.

use super::*;
use journey_canvas::{
    edit::Label,
    model::{Consent, Dimension, EvidenceKind, Initiator, Metric, PainCause, Rating, RunBy, State},
};

/// The touchpoint after a click in a section that is open.
fn after(title: &'static str, section: &str, role: Role, name: &str) -> Touchpoint {
    let map = example();
    let selection = Selection::touchpoint(titled(&map, title));
    let map = clicked(unfolded(map, selection, &[section]), role, name);
    map.touchpoints.get(titled(&map, title)).unwrap().clone()
}

/// What is previewed when this is written into a field.
fn written(mut harness: Harness<'static, Vec<Intent>>, field: &str, text: &str) -> JourneyMap {
    harness.get_by_role_and_label(Role::TextInput, field).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Text(text.into()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let mut document = answered(example(), harness.state());
    document.undo();
    assert!(document.is_saved(), "{field} is one step");
    document.redo();
    document.map().clone()
}

/// The touchpoint after this was written into a field of a section.
fn with_text(title: &'static str, section: &str, field: &str, text: &str) -> Touchpoint {
    let map = example();
    let selection = Selection::touchpoint(titled(&map, title));
    let map = written(unfolded(map, selection, &[section]), field, text);
    map.touchpoints.get(titled(&map, title)).unwrap().clone()
}

#[test]
fn a_section_is_opened_by_its_name() {
    let mut harness = details_of("Instagram ad");
    assert!(harness.query_by_label("Run by").is_none());
    harness.get_by_role_and_label(Role::DisclosureTriangle, "Who").click();
    harness.run();
    assert_eq!(harness.state().as_slice(), [Intent::Unfold("Who".into())]);
}

#[test]
fn who_runs_begins_and_answers_is_chosen() {
    assert_eq!(after("Instagram ad", "Who", Role::Button, "Partner").run_by, Some(RunBy::Partner));
    let begun = after("Instagram ad", "Who", Role::Button, "Somebody else").initiator;
    assert_eq!(begun, Some(Initiator::ThirdParty));
    let touchpoint = after("Instagram ad", "Who", Role::Button, "The front line may solve problems: no");
    assert_eq!(touchpoint.front_line_may_solve, Some(false));
    let touchpoint = after("Instagram ad", "Who", Role::Button, "The customer can answer: yes");
    assert_eq!(touchpoint.is_interactive, Some(true));
}

#[test]
fn roles_dimensions_and_consent_are_chosen() {
    use journey_canvas::model::Role as Part;
    assert!(after("Waits for the van", "Roles", Role::Button, "Claim").roles.contains(&Part::Claim));
    let touchpoint = after("Waits for the van", "Dimensions of the experience", Role::Button, "Sensing");
    assert!(touchpoint.dimensions.contains(&Dimension::Sensorial));
    let touchpoint = after("Waits for the van", "Personal data", Role::Button, "Opt-in");
    assert_eq!(touchpoint.consent, Some(Consent::OptIn));
}

#[test]
fn a_cause_is_asked_where_it_hurts() {
    let map = after_click("Waits for the van", Role::Button, "Inconsistency");
    let cause = map.touchpoints.get(titled(&map, "Waits for the van")).unwrap().pain_cause;
    assert_eq!(cause, Some(PainCause::Inconsistency));
}

#[test]
fn texts_and_figures_are_read_as_they_are_written() {
    let record = |section, field, text| with_text("Waits for the van", section, field, text);
    assert_eq!(record("Who", "Responsible", "Depot").responsible, "Depot");
    assert_eq!(record("Control and time", "Time it takes the customer", "2 h").seconds, Some(7_200));
    let share = record("Customers", "Pass-through, measured (%)", "67,5").observed_pass_through;
    assert_eq!(share, Some(BasisPoints::clamped(6_750)));
    assert_eq!(record("Customers", "Leave here", "12").leave, Some(Flow::Share(BasisPoints::clamped(1_200))));
    assert_eq!(record("Verdicts and votes", "Votes of the room", "7").votes, 7);
    assert_eq!(record("Procedure", "Link", "https://example.org").procedure.unwrap().link, "https://example.org");
}

#[test]
fn a_text_of_several_lines_is_shown_on_the_map_as_it_is_written() {
    use journey_canvas::edit::Record;
    let map = example();
    let selection = Selection::touchpoint(titled(&map, "Waits for the van"));
    let mut harness = unfolded(map, selection, &["Personal data"]);
    harness.get_by_role_and_label(Role::MultilineTextInput, "Which personal data are collected").focus();
    harness.run();
    harness.event(egui::Event::Text("address".into()));
    harness.run();
    let Some(Intent::Preview(Command::Set(Record::Touchpoint(_, record)))) = harness.state().last() else { panic!() };
    assert_eq!(record.personal_data, "address");
}

#[test]
fn what_cannot_be_read_changes_nothing_and_says_what_it_must_be() {
    let map = example();
    let selection = Selection::touchpoint(titled(&map, "Waits for the van"));
    let mut harness = unfolded(map, selection, &["Control and time"]);
    harness.get_by_role_and_label(Role::TextInput, "Time it takes the customer").focus();
    harness.run();
    harness.event(egui::Event::Text("soon".into()));
    harness.run();
    harness.get_by_label("A time such as 90 s, 5 min, 2 h or 3 d.");
    assert!(!harness.state().iter().any(|intent| matches!(intent, Intent::Preview(_))));
    harness.key_press(Key::Tab);
    harness.run();
    let says = "“10 hsoon” was not taken, so what stood there stays. A time such as 90 s, 5 min, 2 h or 3 d.";
    assert!(harness.state().contains(&Intent::NotTaken(says.to_owned())), "{:?}", harness.state());
}

#[test]
fn a_metric_is_added_and_its_target_said() {
    let touchpoint = with_text("Waits for the van", "Metrics", "New metric", "Days to wait");
    assert_eq!(touchpoint.metrics.last().unwrap().name, "Days to wait");
    let mut map = example();
    let id = titled(&map, "Waits for the van");
    let metric = Metric { name: "Days".into(), unit: String::new(), target: String::new(), actual: String::new() };
    map.touchpoints.update(id, |record| record.metrics = vec![metric]);
    let mut harness = unfolded(map, Selection::touchpoint(id), &["Metrics"]);
    harness.get_by_role_and_label(Role::TextInput, "Target").focus();
    harness.run();
    harness.event(egui::Event::Text("3".into()));
    harness.run();
    let Some(Intent::Preview(Command::Set(journey_canvas::edit::Record::Touchpoint(_, record)))) =
        harness.state().last()
    else {
        panic!("a preview")
    };
    assert_eq!(record.metrics[0].target, "3");
}

#[test]
fn importance_is_set_by_the_arrow_keys() {
    let map = example();
    let id = titled(&map, "Waits for the van");
    let mut blank = map.clone();
    blank.touchpoints.update(id, |record| record.importance = Some(Rating::clamped(50)));
    let mut harness = unfolded(blank, Selection::touchpoint(id), &["Need"]);
    harness.get_by_role_and_label(Role::Slider, "Importance, 0 to 10").focus();
    harness.run();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    let changed = done(&harness);
    assert_eq!(changed.touchpoints.get(id).unwrap().importance, Some(Rating::clamped(55)));
}

#[test]
fn a_scale_held_is_one_gesture() {
    let map = example();
    let id = titled(&map, "Waits for the van");
    let mut harness = unfolded(map, Selection::touchpoint(id), &["Need"]);
    let rect = harness.get_by_role_and_label(Role::Slider, "Satisfaction, 0 to 10").rect();
    harness.hover_at(rect.left_center() + vec2(20.0, 0.0));
    harness.run();
    harness.drag_at(rect.left_center() + vec2(20.0, 0.0));
    harness.run();
    harness.hover_at(rect.center());
    harness.run();
    harness.hover_at(rect.right_center());
    harness.run();
    harness.drop_at(rect.right_center());
    harness.run();
    let intents = harness.state();
    assert!(matches!(intents.first(), Some(Intent::Begin(_))), "{intents:?}");
    assert_eq!(intents.last(), Some(&Intent::Commit));
    let Some(Intent::Preview(Command::Set(journey_canvas::edit::Record::Touchpoint(_, record)))) =
        intents.iter().rev().nth(1)
    else {
        panic!("a preview: {intents:?}")
    };
    assert_eq!(record.satisfaction, Some(Rating::clamped(100)));
}

#[test]
fn evidence_is_added_filled_in_and_removed() {
    let map = example();
    let (id, persona) = (titled(&map, "Posts a photo"), map.personas_in_order()[0].0);
    let selection = Selection::touchpoint(id);
    let count = |map: &JourneyMap| map.experiences.get(id, persona).map_or(0, |felt| felt.evidence.len());
    let mut harness = unfolded(map.clone(), selection.clone(), &["Evidence"]);
    harness.get_by_role_and_label(Role::ComboBox, "Add evidence").click();
    harness.run();
    harness.get_by_label("Interview").click();
    harness.run();
    let more = done(&harness);
    assert_eq!(count(&more), count(&map) + 1);
    let added = more.experiences.get(id, persona).unwrap().evidence.last().unwrap().clone();
    assert_eq!(added.kind, EvidenceKind::Interview);
    if count(&map) > 0 {
        let fewer = clicked(unfolded(map.clone(), selection.clone(), &["Evidence"]), Role::Button, "Remove evidence 1");
        assert_eq!(count(&fewer), count(&map) - 1);
        let told = written(unfolded(map, selection, &["Evidence"]), "Answers (n)", "12");
        assert_eq!(told.experiences.get(id, persona).unwrap().evidence[0].n, Some(12));
    }
}

#[test]
fn a_persona_that_does_not_come_here_is_marked_so() {
    let map = after_click("Instagram ad", Role::Button, "Maya does not come here");
    let (id, persona) = (titled(&map, "Instagram ad"), map.personas_in_order()[0].0);
    assert!(map.experiences.get(id, persona).unwrap().is_absent);
}

#[test]
fn what_each_of_the_team_said_is_kept_by_name() {
    let map = example();
    let (id, persona) = (titled(&map, "Instagram ad"), map.personas_in_order()[0].0);
    let map = written(unfolded(map, Selection::touchpoint(id), &["Why it feels so"]), "New rater", "Ada");
    assert!(map.experiences.get(id, persona).unwrap().ratings.contains_key("Ada"));
}

#[test]
fn an_opportunity_is_added_for_the_pain_and_opened() {
    let map = example();
    let id = titled(&map, "Waits for the van");
    let after = written(unfolded(map.clone(), Selection::touchpoint(id), &[]), "New opportunity", "Tell the hour");
    let (opportunity, record) = after.opportunities.iter().find(|(_, record)| record.title == "Tell the hour").unwrap();
    assert!(record.touchpoints.contains(&id));
    assert_eq!(record.kind, journey_canvas::model::OpportunityKind::FixPain);
    let mut harness = unfolded(after, Selection::touchpoint(id), &[]);
    harness.get_by_role_and_label(Role::Button, "Opportunity: Tell the hour").click();
    harness.run();
    assert_eq!(harness.state().last(), Some(&Intent::Select(Selection::one(Subject::Opportunity(opportunity)))));
}

#[test]
fn a_link_opens_only_where_it_leads_to_a_page() {
    let button = |link: &str| {
        let mut map = example();
        let id = titled(&map, "Waits for the van");
        let procedure = journey_canvas::model::Procedure {
            title: "Delivery".into(),
            link: link.into(),
            last_reviewed: String::new(),
        };
        map.touchpoints.update(id, |record| record.procedure = Some(procedure));
        let mut harness = unfolded(map, Selection::touchpoint(id), &["Procedure"]);
        let found =
            harness.query_by_role_and_label(Role::Button, "Open the link").map(|button| button.click()).is_some();
        harness.run();
        (found, harness.state().last().cloned())
    };
    let page = "https://example.org/delivery";
    assert_eq!(button(page), (true, Some(Intent::OpenLink(page.into()))));
    assert_eq!(button("file:///etc/passwd"), (false, None));
}

#[test]
fn a_stage_is_chosen_from_a_list() {
    let map = example();
    let id = titled(&map, "Instagram ad");
    let mut harness = unfolded(map, Selection::touchpoint(id), &["Stage and place"]);
    harness.get_by_role_and_label(Role::ComboBox, "Stage").click();
    harness.run();
    harness.get_by_label("Delivery").click();
    harness.run();
    let map = done(&harness);
    let stage = map.touchpoints.get(id).unwrap().stage;
    assert_eq!(map.stages.get(stage).unwrap().name, "Delivery");
    assert_eq!(map.touchpoints_of(stage).last().unwrap().0, id);
}

#[test]
fn the_map_has_a_scope_sources_and_settings() {
    let open = |section: &str| unfolded(example(), Selection::none(), &[section]);
    let map = written(open("Scope and goal"), "Starts when", "the old sofa breaks");
    assert_eq!(map.about.starts_when, "the old sofa breaks");
    let map = written(open("Sources and authors"), "New source", "Store visit");
    assert_eq!(map.about.sources.last().unwrap(), "Store visit");
    let map = written(open("Settings of the map"), "Customers who enter in a year", "12,000");
    assert_eq!(map.settings.customers, Some(12_000));
    let map = clicked(open(""), Role::Button, "As it should be");
    assert_eq!(map.about.state, State::ToBe);
    let map = clicked(open("Settings of the map"), Role::Button, "Scale to 100 %");
    assert_eq!(map.settings.leftover, journey_canvas::model::Leftover::Normalise);
}

#[test]
fn a_stage_gets_a_width_and_a_checklist() {
    let map = example();
    let (id, _) = map.stages_in_order()[1];
    let open = |section: &str| unfolded(example(), Selection::one(Subject::Stage(id)), &[section]);
    let wide = written(open("Place and width"), "Width on the map", "320");
    assert_eq!(wide.stages.get(id).unwrap().width, Some(320));
    let asked = written(open("Checklist"), "New question", "Is the price clear?");
    assert!(asked.stages.get(id).unwrap().checklist.contains_key("Is the price clear?"));
}

#[test]
fn a_step_from_the_details_says_what_it_changed() {
    let mut harness = details_of("Instagram ad");
    harness.get_by_role_and_label(Role::Button, "Maya does not come here").click();
    harness.run();
    let Some(Intent::Edit(_, label)) = harness.state().last() else { panic!("an edit") };
    assert_eq!(*label, Label::Change(journey_canvas::edit::Word::Experience));
}

#[test]
fn a_click_on_the_name_in_the_bar_leads_to_where_it_is_written() {
    let mut window = Window::with_example();
    window.key(Modifiers::NONE, Key::Tab);
    window.click(Role::Heading, "Sofa in a weekend");
    window.harness.run();
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Journey");
    assert!(field.is_focused());
    window.key(Modifiers::COMMAND, Key::A);
    window.write("A bed in a week");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.map().about.title, "A bed in a week");
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map(), example());
}

#[test]
fn a_list_that_opens_is_as_high_as_a_field() {
    let map = example();
    let card = titled(&map, "Checkout asks for account");
    let harness = unfolded(map, Selection::touchpoint(card), &["Stage and place"]);
    let list = harness.get_by_role_and_label(Role::ComboBox, "Stage").rect();
    let field = harness.get_by_role_and_label(Role::TextInput, "Title").rect();
    assert!((list.height() - field.height()).abs() < 1.0, "{} and {}", list.height(), field.height());
}
