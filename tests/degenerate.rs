//! Maps that have nothing, too little, or too much: sentences, never NaN or a panic; and the same report however many
//! threads draw it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of a test may stop it, as the test itself may"
)]

mod support;

use std::fmt::Write;

use journey_canvas::{analysis::*, model::*, wording};
use support::{map, map_for, plain_workshop, retail_graph, touchpoint};

fn report(map: &JourneyMap) -> Report {
    analyse(map, None, Seed::default(), &NoWatch).expect("nobody stops it")
}

/// The report in every form; each must be there, and none may hold what is no number.
#[track_caller]
fn told(map: &JourneyMap) -> String {
    let report = report(map);
    let lint = lint(map);
    let text = wording::report_text(map, &report, &lint);
    let json = wording::report_json(map, &report, &lint).to_string();
    let all = [&text, &wording::report_markdown(map, &report, &lint), &wording::report_csv(map, &report), &json];
    for form in all {
        assert!(!form.is_empty() && !form.contains("NaN") && !form.contains("inf,"), "{form}");
    }
    text
}

#[track_caller]
fn assert_says(map: &JourneyMap, sentences: &[&str]) {
    let text = told(map);
    for sentence in sentences {
        assert!(text.contains(sentence), "`{sentence}` is not said:\n{text}");
    }
}

#[test]
fn a_map_without_touchpoints_says_so() {
    assert_says(&JourneyMap::empty(), &["0 touchpoints, 0 links, 1 persona.", "There is nothing to analyse yet."]);
    assert_says(&JourneyMap::default(), &["0 touchpoints, 0 links, 0 personas."]);
}

#[test]
fn one_touchpoint_is_where_journeys_start() {
    assert_says(
        &map("Buy: pay(-2)"),
        &[
            "1 touchpoint, 0 links, 1 persona.",
            "There is no touchpoint before the purchase.",
            "1 pain point needs an effort: pay.",
        ],
    );
}

#[test]
fn without_links_the_order_is_the_path() {
    assert_says(
        &map("Pre: a(0) | b(-1); Buy: c(+1)"),
        &["No arrows are drawn: the order of the touchpoints is taken as the path."],
    );
}

#[test]
fn a_journey_that_only_goes_round_is_named() {
    let text = told(&map("Pre: a(-1) -> b(0); Buy: c(+1); Links: b -> c -> a"));
    assert!(text.contains("Nobody can leave: “a”, “b” and “c”; left out of the figures."), "{text}");
    assert!(!text.contains("reach the goal"), "{text}");
}

#[test]
fn a_closed_loop_behind_an_exit_is_left_out() {
    assert_says(
        &map(
            "Pre: a(start=1, -1) -.5> b(0); Buy: c(0) -> d(0); Post: z(ok=1, +1); Links: a -.5> z; Links: b -> c; Links: d -> c",
        ),
        &["Nobody can leave: “b”, “c” and “d”; left out of the figures.", "50.0 % of those who enter reach the goal."],
    );
}

#[test]
fn two_goals_share_the_success() {
    let map = map("Pre: a(start=1, 0) -.6> b; Buy: b(ok=1, +1) | c(ok=1, -1); Links: a -.4> c");
    assert_says(&map, &["100.0 % of those who enter reach the goal."]);
    let effects =
        ["b", "c"].map(|title| report(&map).touchpoint(touchpoint(&map, title)).and_then(|one| one.removal_effect));
    assert!((effects[0].expect("solved") - 0.6).abs() < 1e-12 && (effects[1].expect("solved") - 0.4).abs() < 1e-12);
}

#[test]
fn a_goal_in_mid_path_is_one_more_way_out() {
    let map = map("Pre: a(start=1, 0) -> b; Buy: b(ok=.7, +1) -.3> c; Post: c(x=1, -1)");
    assert_says(&map, &["70.0 % of those who enter reach the goal."]);
}

#[test]
fn a_part_that_nobody_reaches_is_asked_about_and_changes_nothing() {
    let map = map("Pre: a(start=1, 0) -> b(0); Buy: c(ok=1, +1); Links: b -> c; Pre: lost(-2); Links: lost -> c");
    assert_says(&map, &["No way in leads to lost.", "100.0 % of those who enter reach the goal."]);
}

#[test]
fn without_emotions_there_is_a_list_of_what_to_rate() {
    assert_says(
        &map("Pre: a -> b; Buy: c; Links: b -> c"),
        &["No touchpoint stands out as a moment of truth yet.", "Rate these first: a, b and c."],
    );
}

#[test]
fn a_persona_who_skips_everything_has_no_curve() {
    let map = map_for(&["Maya", "Jonas"], "Pre: a(Maya:+1, Jonas:absent) -> b(Maya:-2, Jonas:absent)");
    let text = told(&map);
    assert!(text.contains("Maya: starts at +0.50") && !text.contains("Jonas: starts"), "{text}");
    let jonas = Id::from_words("Jonas", 0);
    let alone = analyse(&map, Some(jonas), Seed::default(), &NoWatch).expect("nobody stops it");
    assert!(alone.touchpoints.iter().all(|entry| entry.emotion.is_none() && !entry.moment.is_marked()));
    assert!(alone.rate_first.is_empty(), "she does not come");
}

#[test]
fn nobody_who_succeeds_is_said_of_the_figures() {
    let map = map("Pre: a(start=1, x=1, -2) ; Buy: b(ok=0, +1)\nLinks: a -0> b");
    let text = told(&map);
    assert!(text.contains("0.0 % of those who enter reach the goal."), "{text}");
    assert!(report(&map).touchpoints.iter().all(|entry| entry.removal_effect.is_none()));
}

/// `size` touchpoints in three stages, all alike, each leading to the next.
fn large(size: usize, emotion: Option<i64>) -> JourneyMap {
    let mut map = JourneyMap::empty();
    let persona = map.personas.ids().next().expect("a customer");
    let stages = Phase::ALL.map(|phase| (Id::from_words(&format!("{phase:?}"), 0), phase));
    for ((id, phase), order) in stages.into_iter().zip(Order::spread(3)) {
        map.stages.insert(id, Stage::named(format!("{phase:?}"), phase, order));
    }
    let ids: Vec<Id<Touchpoint>> = (0..size).map(|number| Id::from_words(&format!("t{number}"), 0)).collect();
    for ((number, id), order) in ids.iter().enumerate().zip(Order::spread(size)) {
        let record = Touchpoint::titled(format!("t{number}"), stages[number * 3 / size].0, order);
        map.touchpoints.insert(*id, record);
        if let Some(emotion) = emotion {
            map.experiences.insert((*id, persona), Experience::feels(Emotion::clamped(emotion)));
        }
    }
    for (number, pair) in ids.windows(2).enumerate() {
        map.links.insert(Id::from_words(&format!("l{number}"), 0), Link::between(pair[0], pair[1]));
    }
    map
}

fn link(map: &mut JourneyMap, from: usize, to: usize, hundredths: i64) {
    let id = |number: usize| Id::from_words(&format!("t{number}"), 0);
    let flow = Some(Flow::Share(BasisPoints::clamped(hundredths * 100)));
    map.links.insert(Id::from_words(&format!("{from} {to}"), 1), Link { flow, ..Link::between(id(from), id(to)) });
}

#[test]
fn ten_thousand_equal_touchpoints_have_no_star() {
    let mut map = large(10_000, Some(60));
    let stages: Vec<_> = map.stages.ids().collect();
    for stage in stages {
        map.stages.update(stage, |stage| stage.phase = Phase::Purchase);
    }
    let report = report(&map);
    assert!(report.touchpoints.iter().all(|entry| entry.moment.score.is_none_or(f64::is_finite)));
    assert_eq!(report.dropped_terms.len(), 5, "{:?}", report.dropped_terms);
    assert!(report.touchpoints.iter().all(|entry| !entry.moment.is_marked()));
    assert!(!wording::report_text(&map, &report, &[]).contains("NaN"));
}

#[test]
fn a_single_loop_of_a_thousand_is_solved() {
    let mut map = large(1_000, None);
    link(&mut map, 998, 0, 50);
    map.touchpoints.update(Id::from_words("t0", 0), |record| record.start = Some(Flow::Share(BasisPoints::ONE)));
    map.touchpoints.update(Id::from_words("t999", 0), |record| record.roles = [Role::Goal].into());
    let success = chain_success(&map).expect("it is solved");
    assert!((success - 1.0).abs() < 1e-9, "{success}");
}

#[test]
fn a_loop_of_more_than_two_thousand_is_refused_with_a_sentence() {
    let mut map = large(2_100, Some(-60));
    link(&mut map, 2_098, 0, 50);
    map.touchpoints.update(Id::from_words("t0", 0), |record| record.start = Some(Flow::Share(BasisPoints::ONE)));
    let report = report(&map);
    assert_eq!(report.success, None);
    let sentences: Vec<String> = report.assumed.iter().map(|one| wording::finding::assumption(&map, one)).collect();
    assert!(
        sentences.iter().any(|said| said.contains("touchpoints all lead to one another; beyond 2,000")),
        "{sentences:?}"
    );
}

#[test]
fn a_chain_of_ten_thousand_with_small_loops_is_solved() {
    let mut map = large(10_000, None);
    for number in (10..9_990).step_by(10) {
        link(&mut map, number, number - 3, 20);
    }
    map.touchpoints.update(Id::from_words("t0", 0), |record| record.start = Some(Flow::Share(BasisPoints::ONE)));
    assert!((chain_success(&map).expect("it is solved") - 1.0).abs() < 1e-6);
}

#[test]
fn any_number_of_threads_gives_the_same_report() {
    for map in [retail_graph(), plain_workshop(), large(310, Some(60))] {
        let [one, two, five] =
            [1, 2, 5].map(|threads| analyse_on(threads, &map, None, Seed(3), &NoWatch).expect("nobody stops it"));
        assert!(one == two && one == five);
    }
}

#[test]
fn an_analysis_can_be_stopped_halfway_and_tells_how_far_it_is() {
    use std::sync::Mutex;
    struct Halfway(Mutex<Vec<f32>>);
    impl Watch for Halfway {
        fn is_stopped(&self) -> bool {
            self.0.lock().expect("no panic").iter().any(|done| *done > 0.5)
        }
        fn progress(&self, done: f32) {
            self.0.lock().expect("no panic").push(done);
        }
    }
    let watch = Halfway(Mutex::new(Vec::new()));
    assert!(analyse_on(3, &retail_graph(), None, Seed::default(), &watch).is_none());
    let told = watch.0.into_inner().expect("no panic");
    assert!(told.len() > 10 && told.iter().all(|done| (0.0..=1.0).contains(done)), "{told:?}");
}

#[test]
fn the_effort_of_a_fruit_is_drawn_too() {
    let map = retail_graph();
    let share = |title: &str| report(&map).touchpoint(touchpoint(&map, title)).and_then(|entry| entry.fruit.p_top_k);
    let (checkout, site) = (share("checkout").expect("drawn"), share("site").expect("drawn"));
    assert!(checkout > 0.95, "{checkout}");
    // Effort M is one size more in a quarter of the draws: then it is a major project.
    assert!(site < 0.80 && site > 0.40, "{site}");
}

/// Every key of the form for machines, with what it must hold: `n` a number or null, `s` a text, `b` a truth, `a` a
/// list, `o` an object; a capital may not be null.
const TOP: &str = "schema:N map:S seed:N focus:s k:N success:n entered:n assumed:A touchpoints:A dropped_terms:A curves:A \
                   robustness:O opportunities:A strengths:A gaps:A divergences:A lint:A balance:O channel_switches:O weights:O";
const TOUCHPOINT: &str = "id:S title:S stage:S phase:S in_chain:B emotion:n emotions:O visits:n visit_probability:n \
                          success_from_here:n removal_effect:n observed_pass_through:n exit_mass:n lost_share:n \
                          dominates_success:B success_lift_if_exit_halved:n moment_of_truth:O low_hanging_fruit:O";
const MOMENT: &str = "score:n low:n high:n coverage:N eligible:B rank:n p_top_k:n p_top_k_weights:n p_top_k_any_weights:n \
                      flag:S indicative:B label:s polarity:s memory_maker:B terms:O pinned:B vetoed:B sentence:S";
const TERMS: &str = "criticality:n intensity:n gateway:n importance:n memory:n";
const FRUIT: &str = "score:n severity:n gap:n need:n benefit:n ease:n confidence:N rank:n flag:S p_top_k:n sentence:S";
const CURVE: &str = "persona:s points:A mean:n sd:n mean_step:n lowest:n highest:n start:n end:n peak_end:n area:n \
                     loss_averse_mean:n slope:n";
const ROBUSTNESS: &str = "draws:N data_draws:N ranks:O central_weights:O tornado:O";
const TOLD: &str = "kind:S sentence:S subjects:A";

#[track_caller]
fn assert_keys(found: &serde_json::Value, schema: &str) {
    let object = found.as_object().expect("an object");
    let mut wrong = String::new();
    let expected: Vec<(&str, &str)> = schema.split_whitespace().filter_map(|one| one.split_once(':')).collect();
    for (key, kind) in &expected {
        let value = object.get(*key);
        let is_right = value.is_some_and(|value| match kind.to_lowercase().as_str() {
            "n" => value.is_number(),
            "s" => value.is_string(),
            "b" => value.is_boolean(),
            "a" => value.is_array(),
            _ => value.is_object(),
        } || value.is_null() && kind.chars().all(char::is_lowercase));
        if !is_right {
            writeln!(wrong, "{key} should be {kind}, and is {value:?}").expect("a text");
        }
    }
    let keys: Vec<&str> = expected.iter().map(|(key, _)| *key).collect();
    assert_eq!(object.keys().map(String::as_str).collect::<Vec<_>>(), keys);
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_form_for_machines_has_every_key_and_no_other() {
    let read = |text: &str| journey_canvas::persist::read(text).expect("a shipped map can be read");
    let shipped = read(include_str!("../examples/furniture-retailer.ron"));
    for map in [shipped, retail_graph(), plain_workshop(), JourneyMap::empty()] {
        let json = wording::report_json(&map, &report(&map), &lint(&map));
        assert_keys(&json, TOP);
        for entry in json["touchpoints"].as_array().expect("a list") {
            assert_keys(entry, TOUCHPOINT);
            assert_keys(&entry["moment_of_truth"], MOMENT);
            assert_keys(&entry["moment_of_truth"]["terms"], TERMS);
            assert_keys(&entry["low_hanging_fruit"], FRUIT);
            assert!(["pre_purchase", "purchase", "post_purchase"].contains(&entry["phase"].as_str().expect("a text")));
        }
        json["curves"].as_array().expect("a list").iter().for_each(|curve| assert_keys(curve, CURVE));
        assert_keys(&json["robustness"], ROBUSTNESS);
        for list in ["strengths", "gaps", "divergences", "lint"] {
            json[list].as_array().expect("a list").iter().for_each(|one| assert_keys(one, TOLD));
        }
    }
}
